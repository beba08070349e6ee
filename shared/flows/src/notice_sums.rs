//! What was summed up for a mobile, and is due, becomes one notice in the outbox: "N further changes".
//!
//! Each sum and its notice are one transaction, so that a sum is told once and is exact. The notice then goes the way of
//! any other, but is counted against no limit: of each mobile there is one at most for each moment at which sums are told.

use keys::SealKeys;
use ports::{Clock, Entropy, Fault};
use store::Table;

/// What became of the sums that were due.
#[derive(Debug, Default)]
pub struct Summary {
    /// Sums that are notices in the outbox now.
    pub told: usize,
    /// Sums that are due and wait for the next time, because they were raised meanwhile.
    pub waiting: usize,
    /// What stands in the way of a sum that does not read: it waits until that is mended.
    pub broken: Vec<Fault>,
}

/// Puts every sum that is due into the outbox, as long as `goes_on`.
///
/// # Errors
///
/// [`Fault`]; then some may be there, none is there twice, and the others wait for the next time.
pub async fn tell_due(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    goes_on: impl Fn() -> bool,
) -> Result<Summary, Fault> {
    let now = clock.now();
    let mut summary = Summary::default();
    loop {
        let due = table.notice_sums_due(now).await?;
        let before = summary.told;
        summary.waiting = due.len();
        summary.broken.clear();
        for sum in due {
            if !goes_on() {
                return Ok(summary);
            }
            let told = match sum {
                Ok(sum) => table.tell_notice_sum(&sum, now, (seal, entropy)).await,
                Err(broken) => Err(broken),
            };
            match told {
                Ok(true) => {
                    summary.told += 1;
                    summary.waiting -= 1;
                }
                Ok(false) => {}
                Err(broken @ Fault::Lasting { .. }) => summary.broken.push(broken),
                Err(passing) => return Err(passing),
            }
        }
        // A page of which nothing could be told would come again.
        if summary.told == before {
            return Ok(summary);
        }
    }
}
