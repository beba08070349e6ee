//! What a flow asked of DynamoDB: how many calls, in how many round trips one after another, at what price. And trouble
//! on command: throttling, conflicts, replies that are lost after the work is done.
//!
//! It sits where the SDK sends HTTP, so it sees retries too, and the SDK treats what it makes up as it would the real.

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What goes wrong with the next call of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is refused for its rate; nothing is done.
    Throttled,
    /// Another transaction was at the same rows; nothing is done.
    Conflict,
    /// It is done, and the reply is lost.
    LostReply,
}

/// A call that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `GetItem`, `TransactWriteItems`, …
    pub operation: String,
    /// Which round trip it was part of, from 1: those that did not wait for each other share one.
    pub trip: usize,
    /// Length of what was asked, in bytes.
    pub bytes: usize,
}

#[derive(Debug, Default)]
struct Log {
    made: Vec<Call>,
    /// The latest trip of which a call has come back.
    returned: usize,
    troubles: Vec<(String, Trouble)>,
}

/// The log of a client's calls. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Calls(Arc<Mutex<Log>>);

impl Calls {
    fn log(&self) -> MutexGuard<'_, Log> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was called since the last asking.
    #[must_use]
    pub fn take(&self) -> Vec<Call> {
        let mut log = self.log();
        log.returned = 0;
        std::mem::take(&mut log.made)
    }

    /// How many calls, and how many round trips, since the last asking.
    #[must_use]
    pub fn cost(&self) -> (usize, usize) {
        let made = self.take();
        (made.len(), made.iter().map(|call| call.trip).max().unwrap_or_default())
    }

    /// Lets the next call of this operation go wrong; said twice, the next two.
    pub fn trouble(&self, operation: &str, trouble: Trouble) {
        self.log().troubles.push((operation.to_owned(), trouble));
    }

    /// Whether all the trouble that was asked for has happened.
    #[must_use]
    pub fn is_calm(&self) -> bool {
        self.log().troubles.is_empty()
    }

    /// An HTTP client that writes to this log.
    #[must_use]
    pub fn http_client(&self) -> SharedHttpClient {
        let inner = aws_smithy_http_client::Builder::new().build_http();
        SharedHttpClient::new(Watched { inner, calls: self.clone() })
    }

    fn begin(&self, operation: &str, bytes: usize) -> (usize, Option<Trouble>) {
        let mut log = self.log();
        let trip = log.returned + 1;
        log.made.push(Call { operation: operation.to_owned(), trip, bytes });
        let at = log.troubles.iter().position(|(of, _)| of == operation);
        (trip, at.map(|at| log.troubles.remove(at).1))
    }

    fn end(&self, trip: usize) {
        let mut log = self.log();
        log.returned = log.returned.max(trip);
    }
}

#[derive(Debug)]
struct Watched<C> {
    inner: C,
    calls: Calls,
}

impl HttpClient for Watched<SharedHttpClient> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(Watched { inner, calls: self.calls.clone() })
    }
}

impl HttpConnector for Watched<SharedHttpConnector> {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let target = request.headers().get("x-amz-target").unwrap_or_default();
        let operation = target.rsplit('.').next().unwrap_or_default().to_owned();
        let bytes = request.body().bytes().map(<[u8]>::len).unwrap_or_default();
        let (trip, trouble) = self.calls.begin(&operation, bytes);
        let calls = self.calls.clone();
        let made_up = match trouble {
            Some(Trouble::Throttled) => Some(refusal("ThrottlingException", "asked for by a test")),
            Some(Trouble::Conflict) => Some(conflict(&operation)),
            Some(Trouble::LostReply) | None => None,
        };
        if let Some(reply) = made_up {
            calls.end(trip);
            return HttpConnectorFuture::ready(Ok(reply));
        }
        let answer = self.inner.call(request);
        HttpConnectorFuture::new(async move {
            let answer = answer.await;
            calls.end(trip);
            if trouble == Some(Trouble::LostReply) {
                return Err(ConnectorError::io("the reply was lost, as a test asked".into()));
            }
            answer
        })
    }
}

fn refusal(kind: &str, message: &str) -> HttpResponse {
    let body =
        format!(r#"{{"__type":"com.amazonaws.dynamodb.v20120810#{kind}","message":"{message}"}}"#);
    reply(body)
}

fn conflict(operation: &str) -> HttpResponse {
    if operation == "TransactWriteItems" {
        let message = "Transaction cancelled, please refer cancellation reasons for specific reasons \
                       [None, TransactionConflict]";
        return reply(format!(
            r#"{{"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException","Message":"{message}","CancellationReasons":[{{"Code":"None"}},{{"Code":"TransactionConflict","Message":"Transaction is ongoing for the item"}}]}}"#
        ));
    }
    refusal("TransactionConflictException", "Transaction is ongoing for the item")
}

fn reply(body: String) -> HttpResponse {
    let status = StatusCode::try_from(400).unwrap_or_else(|_| unreachable!("400 is a status"));
    let mut reply = HttpResponse::new(status, SdkBody::from(body));
    reply.headers_mut().insert("content-type", "application/x-amz-json-1.0");
    reply
}
