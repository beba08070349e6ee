//! The loop of a function: a request in, a reply or a problem out, one line in the log.

use crate::boot::Fatal;
use crate::language::Language;
use crate::log;
use crate::problem::Problem;
use crate::reply::{self, Reply};
use crate::request::Request;
use crate::routes::{self, Routes};
use lambda_http::{Body, RequestExt as _, Response, service_fn};
use outside::timeouts;
use ports::{Clock, Fault, SystemClock};
use std::time::{Duration, Instant};
use tracing::Instrument as _;

/// Serves requests until Lambda ends the function. What is for none of its routes does not reach it.
///
/// # Errors
///
/// [`Fatal::Runtime`] when the runtime gives up.
pub async fn serve<R, A, F>(answer: A) -> Result<(), Fatal>
where
    R: Routes,
    A: Fn(R, Request) -> F,
    F: Future<Output = Result<Reply, Problem>> + Send,
{
    let service = service_fn(|request: lambda_http::Request| answered(request, &answer));
    Ok(lambda_http::run(service).await?)
}

/// Answers one request; every line of it is in its span.
pub(crate) fn answered<R, F>(
    request: lambda_http::Request,
    answer: impl Fn(R, Request) -> F,
) -> impl Future<Output = Result<Response<Body>, lambda_http::Error>> + Send
where
    R: Routes,
    F: Future<Output = Result<Reply, Problem>> + Send,
{
    let began = Instant::now();
    let left = request.lambda_context_ref();
    let left = left.and_then(|context| left_of(context.deadline, &SystemClock));
    let request = Request::new(request);
    let language = Language::asked_for(request.header("accept-language"));
    let row = routes::matched::<R>(&request);
    let span = log::span(&request, row.map(|row| &row.route));
    let answer = routes::read(row, &request).map(|route| answer(route, request));
    let answered = async move {
        let answered = match answer {
            Ok(answer) => in_time(left, answer).await,
            Err(problem) => Err(problem),
        };
        told(answered, language, began.elapsed())
    };
    answered.instrument(span)
}

/// How long a function may take, of what Lambda gives it until a moment in milliseconds. `None` when there is no such
/// moment: an emulator names one that has passed.
pub(crate) fn left_of(deadline_ms: u64, clock: &impl Clock) -> Option<Duration> {
    let now = u64::try_from(clock.now().as_millisecond()).ok()?;
    let left = Duration::from_millis(deadline_ms.checked_sub(now)?);
    Some(left.saturating_sub(timeouts::MARGIN))
}

/// The answer, or that it did not come in time. Every call has a timeout of its own, so this ends only what was slow many
/// times over.
async fn in_time(
    left: Option<Duration>,
    answer: impl Future<Output = Result<Reply, Problem>>,
) -> Result<Reply, Problem> {
    let Some(left) = left else { return answer.await };
    let late = |_| Fault::passing("answering in time", "the function's time is over");
    tokio::time::timeout(left, answer).await.unwrap_or_else(|over| Err(late(over).into()))
}

fn told(
    answered: Result<Reply, Problem>,
    language: Language,
    took: Duration,
) -> Result<Response<Body>, lambda_http::Error> {
    let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    match answered {
        Ok(reply) => {
            let status = reply.status();
            tracing::info!(event = "request.answered", status, duration_ms, "answered {status}");
            reply.into_http()
        }
        Err(problem) => {
            problem.log(duration_ms);
            reply::problem(&problem, language)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_http::http::StatusCode;

    #[test]
    fn an_emulator_s_deadline_that_has_passed_is_none() {
        let now = u64::try_from(SystemClock.now().as_millisecond()).unwrap();
        assert_eq!(left_of(600_000, &SystemClock), None);
        let left = left_of(now + 10_000, &SystemClock).unwrap();
        assert!(Duration::from_secs(9) < left && left <= Duration::from_millis(9_500), "{left:?}");
        assert_eq!(left_of(now + 400, &SystemClock), Some(Duration::ZERO));
    }

    #[tokio::test]
    async fn an_answer_that_does_not_come_in_time_is_our_own_passing_fault() {
        let never = std::future::pending::<Result<Reply, Problem>>();
        let late = in_time(Some(Duration::from_millis(20)), never).await;
        let told = told(late, Language::Chinese, Duration::ZERO).unwrap();
        assert_eq!(told.status(), StatusCode::SERVICE_UNAVAILABLE);
        let Body::Text(body) = told.body() else { panic!("{:?}", told.body()) };
        assert!(body.contains("fault.passing"), "{body}");
    }
}
