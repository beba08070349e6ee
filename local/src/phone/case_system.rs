//! The simulated business system, where matters are done: it verifies the mandate that somebody brings, offline, as a real one
//! would, and tells of their case by its own credential; on command it tells of a sample of cases of an organisation.
//!
//! It takes and tells what the real one would, and says that it is simulated. What it tells comes as badly as it may: the end
//! first, then the beginning, then the end once more.

use super::{Phone, refusal};
use crate::client;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use jiff::{SignedDuration, Timestamp};
use ports::{Clock as _, SystemClock};
use serde::Deserialize;
use serde_json::{Value, json};
use std::fs;
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};
use yinxin_verifier::{Mandate, Verifier};

/// Where somebody brings a mandate.
pub const HANDLE: &str = "/case-system";
/// The pages of its matters, where the hall's pages post a mandate.
pub const PAGE: &str = "/case-system/matters/{*matter}";
/// Where the sample is told.
pub const SAMPLE: &str = "/case-system/sample";

/// The sample: reference, matter, title, what happened, whether it is finished, when it was begun and when that happened.
const CASES: &str = include_str!("../../cases.csv");

/// Somebody comes with a mandate.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Brought {
    mandate: String,
}

/// The sample is to be told of this organisation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    organisation: String,
}

#[derive(Debug, Deserialize)]
struct SampleCase {
    reference: String,
    matter: String,
    title: String,
    step: String,
    status: String,
    begun_at: String,
    at: String,
}

/// What is told of a case.
struct Told {
    path: String,
    body: Value,
}

pub(super) type Failed = Box<dyn std::error::Error + Send + Sync>;

pub(super) async fn handle(State(phone): State<Arc<Phone>>, brought: Json<Brought>) -> Response {
    match phone.handled(&brought.mandate).await {
        Ok(reply) => Json(reply).into_response(),
        Err(error) => refusal(StatusCode::FORBIDDEN, &error.to_string()),
    }
}

pub(super) async fn sample(State(phone): State<Arc<Phone>>, wanted: Json<Wanted>) -> Response {
    match phone.sampled(&wanted.organisation).await {
        Ok(reply) => Json(reply).into_response(),
        Err(error) => refusal(StatusCode::BAD_GATEWAY, &error.to_string()),
    }
}

impl Phone {
    /// Verifies a mandate with what the hall publishes, and tells that its case is finished.
    async fn handled(&self, token: &str) -> Result<Value, Failed> {
        let mandate = self.believed(token).await?;
        let mut replies = Vec::new();
        // The end, then what was before it, then the end once more: the case is finished all the same.
        for (sequence, status, step) in [
            (2, "finished", "已办结，结果已送达"),
            (1, "in_progress", "已受理"),
            (2, "finished", "已办结，结果已送达"),
        ] {
            replies.push(self.tell(&told(&mandate, sequence, (status, step))?).await?);
        }
        Ok(json!({ "simulated": true, "case": mandate.case, "told": replies }))
    }

    /// What a mandate says that is good now.
    pub(super) async fn believed(&self, token: &str) -> Result<Mandate, Failed> {
        let mut verifier = Verifier::new(&self.whereabouts.issuer, client::ID);
        let since = u64::try_from(SystemClock.now().as_millisecond())?;
        let now = UNIX_EPOCH + Duration::from_millis(since);
        verifier.learn_keys(&self.published("/.well-known/jwks.json").await?)?;
        verifier.learn_revocations(&self.published("/v1/revocations").await?, now)?;
        Ok(verifier.verify(token, now)?)
    }

    /// Tells the hall that this came of a mandate's case.
    pub(super) async fn told(
        &self,
        mandate: &Mandate,
        sequence: u64,
        step: (&str, &str),
    ) -> Result<Value, Failed> {
        self.tell(&told(mandate, sequence, step)?).await
    }

    /// Tells of the sample's cases as the organisation's; telling them again changes nothing.
    async fn sampled(&self, organisation: &str) -> Result<Value, Failed> {
        let mut read = csv::Reader::from_reader(CASES.as_bytes());
        let (mut in_progress, mut finished) = (0, 0);
        for row in read.deserialize() {
            let case: SampleCase = row?;
            let of = if case.status == "finished" { &mut finished } else { &mut in_progress };
            *of += 1;
            let body = json!({
                "organisation": organisation,
                "matter": case.matter,
                "begun_at": case.begun_at,
                "title": case.title,
                "status": case.status,
                "step": case.step,
                "at": case.at,
                "sequence": 1,
            });
            let path = format!("/v1/cases/{organisation}-{}", case.reference);
            self.tell(&Told { path, body }).await?;
        }
        Ok(json!({ "simulated": true, "in_progress": in_progress, "finished": finished }))
    }

    async fn published(&self, path: &str) -> Result<String, Failed> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        let asked = client.get(format!("{}{path}", self.whereabouts.functions)).send().await?;
        Ok(asked.error_for_status()?.text().await?)
    }

    async fn tell(&self, told: &Told) -> Result<Value, Failed> {
        let secret = fs::read_to_string(client::secret_file(&self.whereabouts.data))?;
        let client = reqwest::Client::builder().no_proxy().build()?;
        let request = client.put(format!("{}{}", self.whereabouts.functions, told.path));
        let reply = request.basic_auth(client::ID, Some(secret)).json(&told.body).send().await?;
        let status = reply.status();
        let reply: Value = reply.json().await?;
        if status.is_success() {
            Ok(reply)
        } else {
            Err(format!("the hall does not take it: {status} {reply}").into())
        }
    }
}

fn told(mandate: &Mandate, sequence: u64, (status, step): (&str, &str)) -> Result<Told, Failed> {
    let begun_at: Timestamp = mandate.begun_at.parse()?;
    let at = begun_at + SignedDuration::from_millis(i64::try_from(sequence)?);
    let body = json!({
        "organisation": mandate.organisation,
        "matter": mandate.matter,
        "person": mandate.begun_by,
        "begun_at": mandate.begun_at,
        "title": "大厅发起的办件",
        "status": status,
        "step": step,
        "at": at.to_string(),
        "sequence": sequence,
    });
    Ok(Told { path: format!("/v1/cases/{}", mandate.case), body })
}
