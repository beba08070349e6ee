//! The simulated phone: the APP that scans a QR code and shows a face, and the mobile that receives SMS.
//!
//! As the APP it also signs its person in, and scans, approves and denies QR codes of pages that want to be signed in.
//!
//! It signs a finding as the face provider would, with the provider's key, and delivers it to the callback; on command
//! it misbehaves as a provider, or somebody in its place, might. Every page and reply says that it is simulated.
//!
//! | route | what for |
//! | --- | --- |
//! | `GET /`, `GET /scan` | a page to do it by hand |
//! | `POST /scan` | `{"qr","identity","result"}`, and to misbehave: `"delivery"`, `"age_s"`, `"wrong_key"` |
//! | `POST /v1/person-sessions`, `/v1/qr-approvals/scan`, `/v1/qr-approvals/decision`, `GET /v1/me` | what the APP asks of the functions |
//! | `POST /licence` | `{"qr","credit_code","holder"}`, and to misbehave as above: the app of the electronic licence |
//! | `POST /case-system` | `{"mandate"}`: the business system, where a matter is done |
//! | `POST /case-system/matters/…` | a form with a mandate: the business system's page, for people |
//! | `POST /case-system/sample` | `{"organisation"}`: it tells of a sample of cases of that organisation |
//! | `GET /sms/{mobile}` | the messages that a mobile received |
//! | `GET /sample` | an organisation of the sample register that can register now |
//! | `PUT /documents/{document}` | where documents are put that clerks take, by signed addresses only |
//! | `GET /stack` | where everything of this stack is |

mod case_page;
pub mod case_system;
pub mod licence;

use crate::alipay::{self, Gateway};
use crate::documents;
use crate::sample::{self, Identity, Sample};
use crate::sms;
use crate::stack::Whereabouts;
use axum::extract::rejection::JsonRejection;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, Router};
use domain::Mobile;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use keys::{BlindKeys, Rotating, SignedHeaders, WebhookKeys};
use ports::{Clock, SystemClock, SystemEntropy, random};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use store::Table;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The provider whose APP this is.
pub const PROVIDER: &str = "jshrss";

/// What the APP asks of the functions, at the same paths here and there.
const PERSON_SESSIONS: &str = "/v1/person-sessions";
const QR_SCAN: &str = "/v1/qr-approvals/scan";
const QR_DECISION: &str = "/v1/qr-approvals/decision";
const ME: &str = "/v1/me";

/// What the APP says it is.
const APP: &str = "jshrss/3.1 (iPhone; simulated)";

/// What a phone works with.
#[derive(Debug)]
pub struct Phone {
    /// Where everything is.
    pub whereabouts: Whereabouts,
    /// Where the provider's keys are; read at each scan, so that a rotation is noticed.
    pub keys: PathBuf,
    /// To see who has registered.
    pub table: Table,
    /// To look persons up.
    pub blind: BlindKeys,
    /// Who may.
    pub samples: Vec<Sample>,
    /// Where documents are put that clerks take.
    pub papers: outside::documents::Folder,
    /// The simulated gateway of Alipay, which answers below the phone.
    pub alipay: Option<Arc<Gateway>>,
}

/// What is to be done with a scanned code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scan {
    /// The QR code's text, or only its fragment.
    pub qr: String,
    /// Who shows their face.
    pub identity: Identity,
    /// What the provider finds.
    pub result: Finding,
    /// The delivery's name, to send one again; otherwise a fresh one.
    #[serde(default)]
    pub delivery: Option<String>,
    /// How old the timestamp is to be, in seconds; below zero, it is ahead.
    #[serde(default)]
    pub age_s: i64,
    /// Whether to sign with a key that is not the provider's.
    #[serde(default)]
    pub wrong_key: bool,
}

/// What a provider finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Finding {
    /// A living face, and theirs.
    Passed,
    /// Not.
    Failed,
}

/// A delivery, ready to be sent.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// The headers.
    pub headers: SignedHeaders,
    /// The body, exactly as signed.
    pub body: String,
}

/// Why nothing was delivered.
#[derive(Debug, thiserror::Error)]
pub enum NotDelivered {
    /// The text is not that of a QR code of ours.
    #[error("the QR text has not what this app looks for in its fragment")]
    Qr,
    /// The provider's keys cannot be used.
    #[error("the provider's keys cannot be used: {0}")]
    Keys(String),
    /// The timestamp would be out of all bounds.
    #[error("no such moment can be written")]
    Age,
}

impl IntoResponse for NotDelivered {
    fn into_response(self) -> Response {
        let status = match &self {
            Self::Keys(_) => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Qr | Self::Age => StatusCode::UNPROCESSABLE_ENTITY,
        };
        refusal(status, &self.to_string())
    }
}

/// Signs a finding as the provider would.
///
/// # Errors
///
/// [`NotDelivered`].
pub fn sign(scan: &Scan, keys: &WebhookKeys, now: Timestamp) -> Result<Delivery, NotDelivered> {
    let (registration, secret) = read_qr(&scan.qr).ok_or(NotDelivered::Qr)?;
    let body = json!({
        "registration": registration,
        "scan_secret": secret,
        "result": scan.result,
        "identity": scan.identity,
    })
    .to_string();
    let id = scan.delivery.clone().unwrap_or_else(fresh_delivery);
    let headers = keys.sign(&id, at_age(now, scan.age_s)?, body.as_bytes());
    let headers = headers.ok_or_else(|| NotDelivered::Keys("none of them signs".to_owned()))?;
    Ok(Delivery { headers, body })
}

/// The moment that is so many seconds old.
fn at_age(now: Timestamp, age_s: i64) -> Result<Timestamp, NotDelivered> {
    now.checked_sub(SignedDuration::from_secs(age_s)).map_err(|_| NotDelivered::Age)
}

/// What a whole QR text or only its fragment has under this name.
fn fragment<'a>(qr: &'a str, name: &str) -> Option<&'a str> {
    let fragment = qr.trim().rsplit('#').next()?;
    let mut parts = fragment.split('&').filter_map(|part| part.split_once('='));
    parts.find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// Registration and scan secret.
fn read_qr(qr: &str) -> Option<(&str, &str)> {
    Some((fragment(qr, "registration")?, fragment(qr, "scan")?))
}

fn fresh_delivery() -> String {
    let mut id = "sim_".to_owned();
    for byte in random::<16>(&SystemEntropy) {
        // Writing to a string does not fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

impl Phone {
    /// Answers on this port until the handle is aborted.
    ///
    /// # Errors
    ///
    /// When the port cannot be had.
    pub async fn serve(self, port: u16) -> std::io::Result<JoinHandle<()>> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let alipay = self.alipay.clone().map(alipay::router).unwrap_or_default();
        let router = Router::new()
            .route("/", get(page))
            .route("/scan", get(page).merge(post(scan)))
            .route(PERSON_SESSIONS, post(by_app))
            .route(QR_SCAN, post(by_app))
            .route(QR_DECISION, post(by_app))
            .route(ME, get(by_app))
            .route("/licence", post(licence::show))
            .route(case_system::HANDLE, post(case_system::handle))
            .route(case_system::PAGE, post(case_page::posted))
            .route(case_system::SAMPLE, post(case_system::sample))
            .route("/sms/{mobile}", get(messages))
            .route("/sample", get(next_sample))
            .route("/stack", get(whereabouts))
            .route("/documents/{document}", put(documents::put))
            .layer(DefaultBodyLimit::max(documents::MOST))
            .with_state(Arc::new(self))
            .merge(alipay);
        Ok(tokio::spawn(async move {
            // It ends with the task.
            let _ = axum::serve(listener, router).await;
        }))
    }

    fn keys<K: Rotating>(&self, is_wrong: bool) -> Result<K, NotDelivered> {
        let unusable = |why: &dyn std::fmt::Display| NotDelivered::Keys(why.to_string());
        let ring = if is_wrong {
            K::rotated(None, &SystemEntropy).map_err(|error| unusable(&error))?
        } else {
            let file = self.keys.join(format!("{}.json", K::NAME));
            fs::read_to_string(file).map_err(|error| unusable(&error))?
        };
        K::read(&ring).map_err(|error| unusable(&error))
    }

    /// Asks the functions as the APP would, with the token of its person.
    async fn forward(
        &self,
        (method, path): (Method, &str),
        authorization: Option<&HeaderValue>,
        body: String,
    ) -> Result<Forwarded, reqwest::Error> {
        let client = reqwest::Client::builder().no_proxy().user_agent(APP).build()?;
        let mut request = client.request(method, format!("{}{path}", self.whereabouts.functions));
        if let Some(authorization) = authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        let reply = request.header("content-type", "application/json").body(body).send().await?;
        let status = reply.status().as_u16();
        let text = reply.text().await?;
        let reply = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(Forwarded { simulated: true, status, reply })
    }

    /// Does what it is asked to: signs with the provider's key, or a wrong one, and delivers.
    async fn act<A, K: Rotating>(
        &self,
        asked: Result<Json<A>, JsonRejection>,
        callback: &str,
        is_wrong: impl Fn(&A) -> bool,
        sign: impl Fn(&A, &K, Timestamp) -> Result<Delivery, NotDelivered>,
    ) -> Response {
        let asked = match asked {
            Ok(Json(asked)) => asked,
            Err(rejected) => return refusal(rejected.status(), &rejected.body_text()),
        };
        let keys = self.keys::<K>(is_wrong(&asked));
        let delivery = match keys.and_then(|keys| sign(&asked, &keys, SystemClock.now())) {
            Ok(delivery) => delivery,
            Err(error) => return error.into_response(),
        };
        match self.deliver(callback, &delivery).await {
            Ok(delivered) => Json(delivered).into_response(),
            Err(error) => refusal(StatusCode::BAD_GATEWAY, &error.to_string()),
        }
    }

    async fn deliver(
        &self,
        callback: &str,
        delivery: &Delivery,
    ) -> Result<Delivered, reqwest::Error> {
        let SignedHeaders { id, timestamp, key_id, signature } = &delivery.headers;
        let client = reqwest::Client::builder().no_proxy().build()?;
        let reply = client
            .post(format!("{}{callback}", self.whereabouts.functions))
            .header("content-type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", timestamp)
            .header("webhook-key-id", key_id)
            .header("webhook-signature", signature)
            .body(delivery.body.clone())
            .send()
            .await?;
        let status = reply.status().as_u16();
        let text = reply.text().await?;
        let reply = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(Delivered { simulated: true, delivery: id.clone(), status, reply })
    }
}

/// What came of a delivery.
#[derive(Clone, Debug, Serialize)]
struct Delivered {
    simulated: bool,
    delivery: String,
    status: u16,
    reply: Value,
}

/// What the functions answered to the APP.
#[derive(Clone, Debug, Serialize)]
struct Forwarded {
    simulated: bool,
    status: u16,
    reply: Value,
}

async fn by_app(
    State(phone): State<Arc<Phone>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: String,
) -> Response {
    match phone.forward((method, uri.path()), headers.get(header::AUTHORIZATION), body).await {
        Ok(forwarded) => Json(forwarded).into_response(),
        Err(error) => refusal(StatusCode::BAD_GATEWAY, &error.to_string()),
    }
}

async fn page() -> Response {
    // No inline handlers and nothing from elsewhere.
    const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; \
                          script-src 'unsafe-inline'; connect-src 'self'";
    let headers =
        [(header::CONTENT_SECURITY_POLICY, POLICY), (header::REFERRER_POLICY, "no-referrer")];
    (headers, Html(include_str!("phone.html"))).into_response()
}

async fn scan(
    State(phone): State<Arc<Phone>>,
    scan: Result<Json<Scan>, JsonRejection>,
) -> Response {
    let callback = format!("/v1/face-callbacks/{PROVIDER}");
    phone.act(scan, &callback, |scan| scan.wrong_key, sign).await
}

async fn messages(State(phone): State<Arc<Phone>>, Path(mobile): Path<String>) -> Response {
    let Ok(mobile) = mobile.parse::<Mobile>() else {
        return refusal(StatusCode::UNPROCESSABLE_ENTITY, "that is no mobile number");
    };
    match sms::messages(&phone.whereabouts.sns, &mobile.e164()).await {
        Ok(messages) => Json(json!({ "simulated": true, "messages": messages })).into_response(),
        Err(error) => refusal(StatusCode::BAD_GATEWAY, &error.to_string()),
    }
}

async fn next_sample(State(phone): State<Arc<Phone>>) -> Response {
    // Identity numbers hold dates of China.
    let today = Offset::constant(8).to_datetime(SystemClock.now()).date();
    match sample::next(&phone.samples, &phone.table, &phone.blind, today).await {
        Ok(Some(sample)) => Json(json!({ "simulated": true, "sample": sample })).into_response(),
        Ok(None) => refusal(
            StatusCode::NOT_FOUND,
            "every organisation of the sample is registered: begin anew with ./stack --fresh",
        ),
        Err(error) => refusal(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

async fn whereabouts(State(phone): State<Arc<Phone>>) -> Json<Whereabouts> {
    Json(phone.whereabouts.clone())
}

fn refusal(status: StatusCode, detail: &str) -> Response {
    let problem = json!({ "simulated": true, "status": status.as_u16(), "detail": detail });
    (status, [(header::CONTENT_TYPE, "application/problem+json")], problem.to_string())
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use keys::NotAuthentic;
    use testkit::keyring::fresh;

    const QR: &str = "http://127.0.0.1:9003/scan#registration=reg_1&scan=s-e_cret";

    fn scan(change: impl FnOnce(&mut Scan)) -> Scan {
        let mut scan = serde_json::from_value(json!({
            "qr": QR,
            "identity": { "id_type": "resident_id", "id_number": "11010519491231002X", "name": "贾样例" },
            "result": "passed",
        }))
        .unwrap();
        change(&mut scan);
        scan
    }

    #[test]
    fn what_the_phone_signs_is_what_the_callback_believes() {
        let (keys, now) = (fresh::<WebhookKeys>(), SystemClock.now());
        let delivery = sign(&scan(|_| {}), &keys, now).unwrap();
        assert_eq!(keys.verify(&delivery.headers, delivery.body.as_bytes(), now), Ok(()));
        let body: Value = serde_json::from_str(&delivery.body).unwrap();
        assert_eq!(body["registration"], "reg_1");
        assert_eq!(body["scan_secret"], "s-e_cret");
        assert_eq!(body["result"], "passed");
        assert_eq!(body["identity"]["name"], "贾样例");
        assert_eq!(body["identity"].get("country"), None);
    }

    #[test]
    fn two_deliveries_have_two_names_unless_one_is_asked_for() {
        let (keys, now) = (fresh::<WebhookKeys>(), SystemClock.now());
        let id = |scan: &Scan| sign(scan, &keys, now).unwrap().headers.id;
        assert_ne!(id(&scan(|_| {})), id(&scan(|_| {})));
        assert_eq!(id(&scan(|scan| scan.delivery = Some("again".into()))), "again");
    }

    #[test]
    fn a_stale_delivery_is_soundly_signed_and_still_not_believed() {
        let (keys, now) = (fresh::<WebhookKeys>(), SystemClock.now());
        for age_s in [301, -301] {
            let delivery = sign(&scan(|scan| scan.age_s = age_s), &keys, now).unwrap();
            let verified = keys.verify(&delivery.headers, delivery.body.as_bytes(), now);
            assert_eq!(verified, Err(NotAuthentic::Stale));
        }
        assert!(matches!(
            sign(&scan(|scan| scan.age_s = i64::MAX), &keys, now),
            Err(NotDelivered::Age)
        ));
    }

    #[test]
    fn a_qr_text_is_read_whole_or_as_its_fragment_and_nothing_else_is() {
        for qr in [QR, " registration=reg_1&scan=s-e_cret\n", "#scan=s-e_cret&registration=reg_1"] {
            assert_eq!(read_qr(qr), Some(("reg_1", "s-e_cret")), "{qr}");
        }
        for qr in ["", "http://127.0.0.1/scan", "#registration=reg_1", "#scan=x"] {
            assert_eq!(read_qr(qr), None, "{qr}");
        }
    }

    #[test]
    fn a_misspelt_member_is_refused_and_not_ignored() {
        let misspelt = json!({ "qr": QR, "identity": {}, "result": "passed", "wrongkey": true });
        assert!(serde_json::from_value::<Scan>(misspelt).is_err());
    }
}
