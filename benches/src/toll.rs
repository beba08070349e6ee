//! A gate before DynamoDB that counts what passes: calls, round trips, and the units that DynamoDB says they consumed.
//!
//! It asks for `ReturnConsumedCapacity` in the function's stead and holds each reply back a little, so that calls made
//! at the same time are seen at the same time. So it is used for counting, never beside a clock.

use crate::{NotMeasured, machine};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};
use serde_json::Value;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What passed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Toll {
    /// The operations, in the order of their arrival.
    pub calls: Vec<String>,
    /// How many round trips, one after another, they were.
    pub trips: usize,
    /// Read capacity units of those that were done.
    pub read: f64,
    /// Write capacity units of those that were done.
    pub written: f64,
    /// The latest trip of which a call has come back.
    returned: usize,
}

#[derive(Debug)]
struct Book {
    held_back: Duration,
    behind: String,
    client: reqwest::Client,
    toll: Mutex<Toll>,
}

impl Book {
    fn toll(&self) -> MutexGuard<'_, Toll> {
        self.toll.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A running gate. It stops when dropped.
#[derive(Debug)]
pub struct Gate {
    address: SocketAddr,
    book: Arc<Book>,
    server: JoinHandle<()>,
}

impl Gate {
    /// Opens one before `behind`, on a loopback port of its own, that holds each reply back so long.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`].
    pub async fn open(behind: String, held_back: Duration) -> Result<Self, NotMeasured> {
        let doing = "opening a gate before the table";
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(machine(doing))?;
        let address = listener.local_addr().map_err(machine(doing))?;
        let client = reqwest::Client::builder().no_proxy().build();
        let client = client.map_err(|error| NotMeasured::Hall(error.to_string()))?;
        let book = Arc::new(Book { held_back, behind, client, toll: Mutex::default() });
        let router = Router::new().fallback(pass).with_state(book.clone());
        let server = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, book, server })
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What passed since the last asking.
    #[must_use]
    pub fn take(&self) -> Toll {
        std::mem::take(&mut *self.book.toll())
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.server.abort();
    }
}

type Passed = Result<(StatusCode, HeaderMap, Bytes), StatusCode>;

async fn pass(State(book): State<Arc<Book>>, mut headers: HeaderMap, body: Bytes) -> Passed {
    let target = headers.get("x-amz-target").and_then(|target| target.to_str().ok());
    let operation = target.unwrap_or_default().rsplit('.').next().unwrap_or_default().to_owned();
    let trip = {
        let mut toll = book.toll();
        let trip = toll.returned + 1;
        toll.trips = toll.trips.max(trip);
        toll.calls.push(operation.clone());
        trip
    };
    let mut asked: Value = serde_json::from_slice(&body).map_err(|_| StatusCode::BAD_REQUEST)?;
    if let Some(asked) = asked.as_object_mut() {
        asked.insert("ReturnConsumedCapacity".to_owned(), "TOTAL".into());
    }
    for name in [header::HOST, header::CONTENT_LENGTH] {
        headers.remove(name);
    }
    let sent = book.client.post(&book.behind).headers(headers).body(asked.to_string()).send().await;
    let reply = sent.map_err(|_| StatusCode::BAD_GATEWAY)?;
    let status = reply.status();
    // Not the checksum: it would still hold, but nobody need know.
    let kind = (header::CONTENT_TYPE, reply.headers().get(header::CONTENT_TYPE).cloned());
    let kept: Vec<(HeaderName, _)> = vec![kind];
    let headers = kept.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
    let body = reply.bytes().await.map_err(|_| StatusCode::BAD_GATEWAY)?;
    tokio::time::sleep(book.held_back).await;
    let units = serde_json::from_slice(&body).map_or(0.0, |reply| units(&reply));
    let mut toll = book.toll();
    toll.returned = toll.returned.max(trip);
    match operation.as_str() {
        "GetItem" | "Query" | "TransactGetItems" | "BatchGetItem" => toll.read += units,
        _ => toll.written += units,
    }
    Ok((status, headers, body))
}

fn units(reply: &Value) -> f64 {
    let of_table = |consumed: &Value| {
        consumed.get("CapacityUnits").and_then(Value::as_f64).unwrap_or_default()
    };
    match reply.get("ConsumedCapacity") {
        Some(Value::Array(tables)) => tables.iter().map(of_table).sum(),
        Some(table) => of_table(table),
        None => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn units_are_read_of_one_table_and_of_several() {
        assert!(
            (units(&json!({ "ConsumedCapacity": { "CapacityUnits": 0.5 } })) - 0.5).abs() < 1e-9
        );
        let both =
            json!({ "ConsumedCapacity": [{ "CapacityUnits": 4.0 }, { "CapacityUnits": 2.0 }] });
        assert!((units(&both) - 6.0).abs() < 1e-9);
        assert!(units(&json!({})).abs() < 1e-9);
    }
}
