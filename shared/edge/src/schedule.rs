//! The loop of functions that a schedule drives: nothing comes in, and nothing goes out but whether it went well.

use crate::boot::Fatal;
use crate::problem::causes;
use crate::serve::left_of;
use domain::rules;
use flows::notice_sums::Summary;
use jiff::SignedDuration;
use lambda_runtime::{LambdaEvent, service_fn};
use outside::timeouts;
use ports::{Fault, SystemClock};
use serde::de::IgnoredAny;
use std::time::{Duration, Instant};

/// A function that no route leads to: a schedule drives it.
#[derive(Clone, Copy, Debug)]
pub struct Scheduled {
    /// The function's folder.
    pub function: &'static str,
    /// How often it is driven.
    pub every: SignedDuration,
}

/// Every function that a schedule drives.
pub const SCHEDULED: &[Scheduled] =
    &[Scheduled { function: "notice-sums", every: rules::SUMMED_LOOKED_FOR_EVERY }];

/// How long one step may take: a page is read, and a sum is told.
const STEP: Duration = timeouts::TABLE.saturating_mul(2);

/// Why a run did not go well: the schedule's next one goes on, and the function's alarm of errors rings.
#[derive(Debug, thiserror::Error)]
enum NotDone {
    /// The table does not answer.
    #[error("sums of notices are not told: {0}")]
    Fault(#[from] Fault),
    /// Some do not read.
    #[error("{0} sums of notices do not read")]
    Broken(usize),
}

/// Has the sums of notices told that are due, until Lambda ends the function. `tell` is given whether there is time to
/// go on.
///
/// # Errors
///
/// [`Fatal::Runtime`] when the runtime gives up.
pub async fn schedule<T, F>(tell: T) -> Result<(), Fatal>
where
    T: Fn(Box<dyn Fn() -> bool + Send + Sync>) -> F,
    F: Future<Output = Result<Summary, Fault>>,
{
    let tell = &tell;
    let service = service_fn(move |event: LambdaEvent<IgnoredAny>| async move {
        let deadline = event.context.deadline;
        let left = move || left_of(deadline, &SystemClock).is_none_or(|left| left >= STEP);
        let began = Instant::now();
        let told = tell(Box::new(left)).await;
        let duration_ms = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        is_done(told, duration_ms).map_err(lambda_runtime::Error::from)
    });
    Ok(lambda_runtime::run(service).await?)
}

/// One line in the log either way.
fn is_done(told: Result<Summary, Fault>, duration_ms: u64) -> Result<(), NotDone> {
    match told {
        Ok(Summary { told, waiting, broken }) => {
            tracing::info!(
                event = "sums.told",
                told,
                waiting,
                duration_ms,
                "{told} sums told, {waiting} wait"
            );
            for fault in &broken {
                let cause = causes(fault);
                tracing::error!(
                    event = "sums.broken",
                    cause,
                    "a sum of notices waits until it reads: {fault}"
                );
            }
            if broken.is_empty() { Ok(()) } else { Err(NotDone::Broken(broken.len())) }
        }
        Err(fault) => {
            let cause = causes(&fault);
            tracing::error!(
                event = "sums.failed",
                cause,
                duration_ms,
                "sums of notices are not told: {fault}"
            );
            Err(fault.into())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_fails_when_the_table_does_or_a_sum_does_not_read_and_not_otherwise() {
        let summary = |broken| Ok(Summary { told: 1, waiting: 1, broken });
        let fault = || Fault::lasting("a test", "asked for");
        assert!(is_done(summary(Vec::new()), 1).is_ok());
        assert!(matches!(is_done(summary(vec![fault()]), 1), Err(NotDone::Broken(1))));
        assert!(matches!(is_done(Err(fault()), 1), Err(NotDone::Fault(_))));
    }
}
