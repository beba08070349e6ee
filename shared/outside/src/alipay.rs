//! Alipay's open platform (支付宝开放平台): `alipay.user.certify.open.initialize`, `.certify` and `.query`.
//!
//! ```text
//! initialize ──▶ certify_id        whose face it must be, in the body of a POST
//! certify    ──▶ an address        signed here, shown as a QR code; nobody is asked
//! query      ──▶ passed T or F     or, as a refusal, that nobody has shown a face yet
//! ```
//!
//! What the browser brings back from Alipay proves nothing and is not looked at: only an answer of the gateway to our own
//! question does, over TLS, and signed. The signature says that Alipay wrote it, TLS that it is the answer to *this*
//! question: `query`'s answer does not repeat which certification it is about. Nothing of the person is in an address,
//! and no image of a face is asked for or kept (`face_reserve_strategy: never`).

mod answer;
mod signing;

use crate::http::Http;
use crate::timeouts;
use answer::{NotBelieved, Said, believed};
use aws_config::SdkConfig;
use domain::{CertifyFinding, CertifyId, CertifyRequest};
use form_urlencoded::Serializer;
use jiff::Timestamp;
use keys::AlipayApp;
use ports::Fault;
use serde_json::{Value, json};
use signing::{Parameters, parameters, text};

const ASKING: &str = "asking Alipay";

const INITIALIZE: &str = "alipay.user.certify.open.initialize";
const CERTIFY: &str = "alipay.user.certify.open.certify";
const QUERY: &str = "alipay.user.certify.open.query";

/// By these `query` says that nobody has shown a face yet (its `sub_code`).
const UNFINISHED: [&str; 3] = ["CERTIFY_NOT_FINISH", "CERTIFY_NOT_EXIST", "CERTIFY_IN_PROCESS"];

/// Why Alipay certifies nobody.
#[derive(Debug, thiserror::Error)]
pub enum NotCertified {
    /// It takes no such request: most likely name and number do not go together.
    #[error("Alipay refuses to certify: {0}")]
    Refused(String),
    /// It does not answer, or not as Alipay.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Alipay, as our app asks it.
#[derive(Debug)]
pub struct Alipay {
    app: AlipayApp,
    http: Http,
}

impl Alipay {
    /// Alipay, as this app asks it.
    #[must_use]
    pub fn new(app: AlipayApp, config: &SdkConfig) -> Self {
        Self { app, http: Http::patient(config, timeouts::ALIPAY) }
    }

    /// Asks for a certification. Asked twice under one order, Alipay gives one.
    ///
    /// # Errors
    ///
    /// [`NotCertified`].
    pub async fn initialize(
        &self,
        request: &CertifyRequest,
        now: Timestamp,
    ) -> Result<CertifyId, NotCertified> {
        let CertifyRequest { order, identity, certificate } = request;
        let content = json!({
            "outer_order_no": order,
            "biz_code": "FACE",
            "identity_param": {
                "identity_type": "CERT_INFO",
                "cert_type": certificate.as_str(),
                "cert_name": identity.name.reveal(),
                "cert_no": identity.document.number(),
            },
            "merchant_config": {
                "return_url": self.app.return_page,
                "face_reserve_strategy": "never",
            },
        });
        let answer = self.asked(INITIALIZE, &content, now).await?;
        match said(INITIALIZE, &answer, &self.app)? {
            Said::Done(members) => {
                let id = members.text("certify_id").and_then(|id| id.parse().ok());
                Ok(id.ok_or_else(|| wrong("it names no certification"))?)
            }
            Said::Refused(sub_code) => Err(NotCertified::Refused(sub_code)),
        }
    }

    /// Where the person shows their face: what a QR code holds.
    ///
    /// # Errors
    ///
    /// [`Fault`], never in practice.
    pub fn address(&self, certification: &CertifyId, now: Timestamp) -> Result<String, Fault> {
        let content = json!({ "certify_id": certification.as_str() });
        let signed = self.signed(CERTIFY, &content, now)?;
        Ok(format!("{}?{}", self.app.gateway, encoded(signed.iter())))
    }

    /// What came of a certification.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn query(
        &self,
        certification: &CertifyId,
        now: Timestamp,
    ) -> Result<CertifyFinding, Fault> {
        let content = json!({ "certify_id": certification.as_str() });
        let answer = self.asked(QUERY, &content, now).await?;
        match said(QUERY, &answer, &self.app)? {
            Said::Done(members) => match members.passed().as_deref() {
                Some("T") => Ok(CertifyFinding::Passed),
                Some("F") => Ok(CertifyFinding::Failed),
                _ => Err(wrong("it says neither that the face passed nor that it did not")),
            },
            Said::Refused(why) if UNFINISHED.contains(&why.as_str()) => {
                Ok(CertifyFinding::Unfinished)
            }
            Said::Refused(why) => Err(Fault::lasting(ASKING, format!("{QUERY}: {why}"))),
        }
    }

    fn signed(&self, method: &str, content: &Value, now: Timestamp) -> Result<Parameters, Fault> {
        let mut parameters = parameters(&self.app.app_id, method, content, now);
        let sign = self.app.sign(text(&parameters).as_bytes());
        let sign = sign.map_err(|error| Fault::lasting(ASKING, error))?;
        parameters.insert("sign", sign);
        Ok(parameters)
    }

    /// Public parameters go into the address, because the gateway looks there for the character set of the body.
    async fn asked(&self, method: &str, content: &Value, now: Timestamp) -> Result<Vec<u8>, Fault> {
        let signed = self.signed(method, content, now)?;
        let (body, public): (Vec<_>, Vec<_>) =
            signed.iter().partition(|(name, _)| **name == signing::CONTENT);
        let request = http::Request::post(format!("{}?{}", self.app.gateway, encoded(public)))
            .header("content-type", "application/x-www-form-urlencoded;charset=utf-8")
            .body(encoded(body).into_bytes())
            .map_err(|error| Fault::lasting(ASKING, error))?;
        let reply = self.http.ask(request).await.map_err(|error| Fault::passing(ASKING, error))?;
        match reply.status() {
            status if status.is_success() => Ok(reply.into_body()),
            status if status.is_server_error() => {
                Err(Fault::passing(ASKING, format!("the gateway answers {status}")))
            }
            status => Err(Fault::lasting(ASKING, format!("the gateway answers {status}"))),
        }
    }
}

fn encoded<'a>(pairs: impl IntoIterator<Item = (&'a &'static str, &'a String)>) -> String {
    Serializer::new(String::new()).extend_pairs(pairs).finish()
}

fn wrong(what: &'static str) -> Fault {
    Fault::lasting(ASKING, what)
}

/// What an answer says, if Alipay wrote it.
fn said<'a>(method: &str, body: &'a [u8], app: &AlipayApp) -> Result<Said<'a>, Fault> {
    believed(method, body, app).map_err(|not| match not {
        NotBelieved::Busy(why) => Fault::passing(ASKING, format!("{method}: {why}")),
        NotBelieved::Refused(why) => Fault::lasting(ASKING, format!("{method}: {why}")),
        NotBelieved::Forged(why) => Fault::lasting(ASKING, why),
    })
}
