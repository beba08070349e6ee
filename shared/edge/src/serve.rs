//! The loop of a function: a request in, a reply or a problem out, one line in the log.

use crate::boot::Fatal;
use crate::problem::Problem;
use crate::reply::{self, Reply};
use crate::request::Request;
use lambda_http::{Body, Response, service_fn};
use std::time::{Duration, Instant};

/// Serves requests until Lambda ends the function.
///
/// # Errors
///
/// [`Fatal::Runtime`] when the runtime gives up.
pub async fn serve<A, F>(answer: A) -> Result<(), Fatal>
where
    A: Fn(Request) -> F,
    F: Future<Output = Result<Reply, Problem>> + Send,
{
    let service = service_fn(|request: lambda_http::Request| {
        let began = Instant::now();
        let answer = answer(Request::new(request));
        async move { told(answer.await, began.elapsed()) }
    });
    Ok(lambda_http::run(service).await?)
}

fn told(
    answered: Result<Reply, Problem>,
    took: Duration,
) -> Result<Response<Body>, lambda_http::Error> {
    let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    match answered {
        Ok(reply) => {
            let status = reply.status();
            tracing::info!(status, duration_ms, "answered {status}");
            reply.into_http()
        }
        Err(problem) => {
            problem.log(duration_ms);
            reply::problem(&problem)
        }
    }
}
