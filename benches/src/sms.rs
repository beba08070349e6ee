//! A carrier that keeps the one message it was handed last: the `Publish` of SNS, no more.

use crate::{NotMeasured, machine};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use testkit::inbox::code_in;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

type Last = Arc<Mutex<String>>;

/// A running carrier. It stops when dropped.
#[derive(Debug)]
pub struct Carrier {
    address: SocketAddr,
    last: Last,
    server: JoinHandle<()>,
}

impl Carrier {
    /// Opens one on a loopback port of its own.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Machine`].
    pub async fn open() -> Result<Self, NotMeasured> {
        let doing = "opening a carrier of SMS";
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.map_err(machine(doing))?;
        let address = listener.local_addr().map_err(machine(doing))?;
        let last = Last::default();
        let router = Router::new().fallback(publish).with_state(last.clone());
        let server = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, last, server })
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The code in the last message.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        code_in(&self.last.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Carrier {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn publish(State(last): State<Last>, form: String) -> (HeaderMap, &'static str) {
    let form = reqwest::Url::parse(&format!("http://sns/?{form}"));
    if let Ok(form) = form
        && let Some((_, message)) = form.query_pairs().find(|(name, _)| name == "Message")
    {
        *last.lock().unwrap_or_else(PoisonError::into_inner) = message.into_owned();
    }
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("text/xml"))];
    (
        headers.into_iter().collect(),
        "<PublishResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><PublishResult>\
         <MessageId>00000000-0000-4000-8000-000000000001</MessageId></PublishResult>\
         <ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000002</RequestId></ResponseMetadata>\
         </PublishResponse>",
    )
}
