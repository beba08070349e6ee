//! A Lambda Runtime API for one function: it hands out events and takes answers, over HTTP, as Lambda does.

use crate::{NotMeasured, machine};
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::routing::{get, post};
use ports::{Clock as _, SystemClock};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::net::TcpListener;
use tokio::sync::{Mutex, mpsc, watch};
use tokio::task::JoinHandle;

/// What a function said, and when.
#[derive(Clone, Debug)]
pub enum Said {
    /// It answered an event.
    Answered(Instant, String),
    /// It could not, or did not start.
    Failed(String),
}

#[derive(Debug)]
struct Desk {
    events: Mutex<mpsc::UnboundedReceiver<String>>,
    said: mpsc::UnboundedSender<Said>,
    polls: watch::Sender<u64>,
}

/// A running Runtime API. It stops when dropped.
#[derive(Debug)]
pub struct Runtime {
    address: SocketAddr,
    events: mpsc::UnboundedSender<String>,
    said: mpsc::UnboundedReceiver<Said>,
    polls: watch::Receiver<u64>,
    asked: u64,
    server: JoinHandle<()>,
}

/// How long a function has, as Lambda would give it.
const TIMEOUT: Duration = Duration::from_secs(10);

impl Runtime {
    /// Opens one on a loopback port of its own.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`].
    pub async fn open() -> Result<Self, NotMeasured> {
        let doing = "opening a Runtime API";
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(machine(doing))?;
        let address = listener.local_addr().map_err(machine(doing))?;
        let (events, to_give) = mpsc::unbounded_channel();
        let (to_say, said) = mpsc::unbounded_channel();
        let (counted, polls) = watch::channel(0);
        let desk = Desk { events: Mutex::new(to_give), said: to_say, polls: counted };
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/response", post(response))
            .route("/2018-06-01/runtime/invocation/{id}/error", post(error))
            .route("/2018-06-01/runtime/init/error", post(init_error))
            .with_state(Arc::new(desk));
        let server = tokio::spawn(async move {
            // It ends with the task.
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, events, said, polls, asked: 0, server })
    }

    /// For `AWS_LAMBDA_RUNTIME_API`.
    #[must_use]
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// Has an event ready for whoever polls next.
    pub fn give(&mut self, event: String) {
        self.asked += 1;
        // The receiver lives as long as the server.
        let _ = self.events.send(event);
    }

    /// The answer to an event that was given. `None` when there is none in time.
    pub async fn said(&mut self) -> Option<Said> {
        tokio::time::timeout(TIMEOUT, self.said.recv()).await.ok().flatten()
    }

    /// Waits until every event that was given is answered and the function polls for another: then it rests. Tells
    /// whether it did, in time.
    pub async fn rests(&mut self) -> bool {
        let asked = self.asked;
        let polled = self.polls.wait_for(|polls| *polls > asked);
        tokio::time::timeout(TIMEOUT, polled).await.is_ok_and(|polled| polled.is_ok())
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn next(State(desk): State<Arc<Desk>>) -> Result<(HeaderMap, String), StatusCode> {
    desk.polls.send_modify(|polls| *polls += 1);
    let poll = *desk.polls.borrow();
    let event = desk.events.lock().await.recv().await.ok_or(StatusCode::GONE)?;
    let deadline = SystemClock.now() + TIMEOUT;
    let headers = [
        ("lambda-runtime-aws-request-id", format!("00000000-0000-4000-8000-{poll:012}")),
        ("lambda-runtime-deadline-ms", deadline.as_millisecond().to_string()),
        (
            "lambda-runtime-invoked-function-arn",
            "arn:aws:lambda:ap-southeast-1:000000000000:function:bench".to_owned(),
        ),
        (
            "lambda-runtime-trace-id",
            "Root=1-69eda6e1-000000000000000000000001;Parent=0000000000000001;Sampled=0".to_owned(),
        ),
    ];
    let sent = headers.into_iter().filter_map(|(name, value)| {
        Some((HeaderName::from_static(name), HeaderValue::try_from(value).ok()?))
    });
    Ok((sent.collect(), event))
}

async fn response(
    State(desk): State<Arc<Desk>>,
    Path(_): Path<String>,
    body: String,
) -> StatusCode {
    let _ = desk.said.send(Said::Answered(Instant::now(), body));
    StatusCode::ACCEPTED
}

async fn error(State(desk): State<Arc<Desk>>, Path(_): Path<String>, body: String) -> StatusCode {
    let _ = desk.said.send(Said::Failed(body));
    StatusCode::ACCEPTED
}

async fn init_error(State(desk): State<Arc<Desk>>, body: String) -> StatusCode {
    let _ = desk.said.send(Said::Failed(body));
    StatusCode::ACCEPTED
}
