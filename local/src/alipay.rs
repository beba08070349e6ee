//! A simulated gateway of Alipay's open platform (支付宝), and the simulated Alipay app of whoever scans.
//!
//! It verifies what the functions sign and signs what it answers as the platform does, with keys of this stack, and keeps
//! certifications while it runs. It finds what it is told to, and can misbehave. That it is simulated it says in what only
//! people read; to the functions it is Alipay.

use crate::phone::Finding;
use crate::sample::Identity;
use axum::extract::rejection::JsonRejection;
use axum::extract::{RawQuery, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use keys::{AlipayKeys, BadKeys, KeyKind as _, RsaSigner, RsaVerifier};
use operator::keys::{Kind, NotMade, rewrite};
use ports::{SystemEntropy, random};
use reqwest::Url;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where it answers, below the phone.
pub const GATEWAY: &str = "/alipay/gateway.do";
/// Where the simulated Alipay app is told to scan.
pub const SCAN: &str = "/alipay/scan";

const APP_ID: &str = "2021000000000000";
const PREFIX: &str = "alipay.user.certify.open.";

/// The gateway.
#[derive(Debug)]
pub struct Gateway {
    app: RsaVerifier,
    signs: RsaSigner,
    certifications: Mutex<HashMap<String, Certification>>,
}

#[derive(Clone, Debug)]
struct Certification {
    order: String,
    name: String,
    number: String,
    finding: Option<Finding>,
    lie: Option<Lie>,
}

/// How the gateway misbehaves when it is next asked about a certification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lie {
    /// It signs with a key that is not Alipay's.
    WrongKey,
    /// It says the opposite of what it signed.
    Altered,
    /// It does not sign.
    Unsigned,
}

/// What the simulated Alipay app is to do.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlipayScan {
    /// What the QR code holds.
    pub qr: String,
    /// Who shows their face; another's than the asked person's does not pass.
    pub identity: Identity,
    /// What Alipay finds.
    pub result: Finding,
    /// How the gateway then misbehaves, if it is to.
    #[serde(default)]
    pub lie: Option<Lie>,
}

/// Why a request is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refused {
    Signature,
    Parameter,
}

/// A request, its signature verified.
struct Asked {
    method: String,
    content: Value,
}

/// Has the functions know this gateway below the phone, and it them, with fresh keys on both sides.
///
/// # Errors
///
/// [`NotMade`].
pub fn make(keys: &Path, phone: &str) -> Result<Option<Gateway>, NotMade> {
    let Some(kind) = Kind::named(AlipayKeys::NAME) else { return Ok(None) };
    let made = |_: &str| -> Result<(String, Gateway), BadKeys> {
        let (app, alipay) = (RsaSigner::fresh()?, RsaSigner::fresh()?);
        let (gateway, page) = (format!("{phone}{GATEWAY}"), format!("{phone}/face"));
        let json = AlipayKeys::app_json((APP_ID, &app), (&gateway, &page), &alipay)?;
        let certifications = Mutex::default();
        Ok((json, Gateway { app: app.verifier()?, signs: alipay, certifications }))
    };
    rewrite(keys, kind, made).map(|(_, gateway)| Some(gateway))
}

/// Its routes.
pub fn router(gateway: Arc<Gateway>) -> Router {
    let page = get(certify_page).post(asked);
    Router::new().route(GATEWAY, page).route(SCAN, post(scan)).with_state(gateway)
}

/// Names and values, decoded; `None` when one is there twice.
fn pairs(encoded: &[&str]) -> Option<BTreeMap<String, String>> {
    let mut pairs = BTreeMap::new();
    for text in encoded {
        let url = Url::parse(&format!("http://gateway/?{text}")).ok()?;
        for (name, value) in url.query_pairs() {
            if pairs.insert(name.into_owned(), value.into_owned()).is_some() {
                return None;
            }
        }
    }
    Some(pairs)
}

impl Gateway {
    fn kept(&self) -> MutexGuard<'_, HashMap<String, Certification>> {
        self.certifications.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a request as the platform does: `sign` is over everything else that is not empty, by name.
    fn read(&self, encoded: &[&str]) -> Result<Asked, Refused> {
        let mut pairs = pairs(encoded).ok_or(Refused::Parameter)?;
        let sign = pairs.remove("sign").ok_or(Refused::Signature)?;
        let mut signed = String::new();
        for (name, value) in pairs.iter().filter(|(_, value)| !value.is_empty()) {
            let between = if signed.is_empty() { "" } else { "&" };
            signed.extend([between, name, "=", value]);
        }
        if !self.app.verifies(signed.as_bytes(), &sign) {
            return Err(Refused::Signature);
        }
        let is = |name: &str, expected: &str| pairs.get(name).is_some_and(|own| own == expected);
        let is_known = is("app_id", APP_ID)
            && is("sign_type", "RSA2")
            && is("charset", "utf-8")
            && is("format", "JSON")
            && is("version", "1.0")
            && pairs.get("timestamp").is_some_and(|at| at.len() == "2026-11-24 08:00:00".len());
        let method = pairs.get("method").filter(|_| is_known).ok_or(Refused::Parameter)?;
        let content = pairs.get("biz_content").and_then(|text| serde_json::from_str(text).ok());
        Ok(Asked { method: method.clone(), content: content.ok_or(Refused::Parameter)? })
    }

    fn initialize(&self, content: &Value) -> Option<Value> {
        let text = |pointer: &str| content.pointer(pointer)?.as_str().map(str::to_owned);
        let certification = Certification {
            order: text("/outer_order_no")?,
            name: text("/identity_param/cert_name")?,
            number: text("/identity_param/cert_no")?,
            finding: None,
            lie: None,
        };
        let is_sound = certification.order.len() <= 32
            && certification.order.bytes().all(|c| c.is_ascii_alphanumeric())
            && text("/biz_code")? == "FACE"
            && text("/identity_param/identity_type")? == "CERT_INFO"
            && text("/merchant_config/face_reserve_strategy")? == "never"
            && text("/merchant_config/return_url").is_some()
            && text("/identity_param/cert_type").is_some();
        if !is_sound {
            return None;
        }
        let mut kept = self.kept();
        let known = kept.iter().find(|(_, known)| known.order == certification.order);
        let fresh = || format!("{:032x}", u128::from_be_bytes(random(&SystemEntropy)));
        let id = known.map_or_else(fresh, |(id, _)| id.clone());
        kept.entry(id.clone()).or_insert(certification);
        Some(json!({ "code": "10000", "msg": "Success", "certify_id": id }))
    }

    fn query(&self, content: &Value) -> Option<(Value, Option<Lie>)> {
        let id = content.get("certify_id")?.as_str()?;
        let known = self.kept().get(id)?.clone();
        let passed = |word: &str| json!({ "code": "10000", "msg": "Success", "passed": word });
        let node = match known.finding {
            Some(Finding::Passed) => passed("T"),
            Some(Finding::Failed) => passed("F"),
            None => refusal("CERTIFY_NOT_FINISH"),
        };
        Some((node, known.lie))
    }

    /// The answer with this node, signed as the platform signs: over the node as it is written.
    fn answer(&self, method: &str, node: &Value, lie: Option<Lie>) -> Result<String, BadKeys> {
        let root = format!("{}_response", method.replace('.', "_"));
        let node = node.to_string();
        let sign = match lie {
            Some(Lie::WrongKey) => RsaSigner::fresh()?.sign(node.as_bytes())?,
            _ => self.signs.sign(node.as_bytes())?,
        };
        let told = match lie {
            Some(Lie::Altered) => node.replace(r#""F""#, r#""T""#),
            _ => node,
        };
        Ok(match lie {
            Some(Lie::Unsigned) => format!(r#"{{"{root}":{told}}}"#),
            _ => format!(r#"{{"{root}":{told},"sign":"{sign}"}}"#),
        })
    }

    fn respond(&self, encoded: &[&str]) -> Result<String, BadKeys> {
        let refused = match self.read(encoded) {
            Ok(Asked { method, content }) => match method.strip_prefix(PREFIX) {
                Some("initialize") => {
                    let node = self.initialize(&content);
                    let node = node.unwrap_or_else(|| refusal("INVALID_PARAMETER"));
                    return self.answer(&method, &node, None);
                }
                Some("query") => {
                    let found = self.query(&content);
                    let (node, lie) = found.unwrap_or_else(|| (refusal("INVALID_PARAMETER"), None));
                    return self.answer(&method, &node, lie);
                }
                _ => Refused::Parameter,
            },
            Err(refused) => refused,
        };
        // Whoever is not known is answered unsigned, and under a root of its own.
        let sub_code = match refused {
            Refused::Signature => "isv.invalid-signature",
            Refused::Parameter => "isv.invalid-parameter",
        };
        let node = json!({ "code": "40002", "msg": "Invalid Arguments", "sub_code": sub_code });
        Ok(json!({ "error_response": node }).to_string())
    }

    /// Which certification an address of ours is of.
    fn certification(&self, qr: &str) -> Option<String> {
        let (_, query) = qr.trim().split_once('?')?;
        let Asked { method, content } = self.read(&[query]).ok()?;
        let id = content.get("certify_id")?.as_str()?.to_owned();
        (method.strip_prefix(PREFIX) == Some("certify")).then_some(id)
    }

    fn scan(&self, scan: &AlipayScan) -> Option<Finding> {
        let id = self.certification(&scan.qr)?;
        let mut kept = self.kept();
        let known = kept.get_mut(&id)?;
        let is_theirs = scan.identity.name == known.name && scan.identity.id_number == known.number;
        let found = if is_theirs { scan.result } else { Finding::Failed };
        // The first finding stands.
        let found = *known.finding.get_or_insert(found);
        known.lie = scan.lie;
        Some(found)
    }
}

fn refusal(sub_code: &str) -> Value {
    json!({ "code": "40004", "msg": "Business Failed", "sub_code": sub_code })
}

async fn asked(
    State(gateway): State<Arc<Gateway>>,
    RawQuery(query): RawQuery,
    body: String,
) -> Response {
    match gateway.respond(&[&query.unwrap_or_default(), &body]) {
        Ok(answer) => ([(header::CONTENT_TYPE, "text/html;charset=utf-8")], answer).into_response(),
        Err(error) => told(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

/// What a browser sees that opens what the QR code holds.
async fn certify_page(State(gateway): State<Arc<Gateway>>, RawQuery(query): RawQuery) -> Response {
    let is_sound = gateway.certification(&format!("?{}", query.unwrap_or_default())).is_some();
    let (status, detail) = if is_sound {
        (StatusCode::OK, "这是模拟的支付宝认证页。请把本页地址作为 qr 提交到 /alipay/scan。")
    } else {
        (StatusCode::FORBIDDEN, "这是模拟的支付宝网关：签名不正确。")
    };
    told(status, detail)
}

async fn scan(
    State(gateway): State<Arc<Gateway>>,
    asked: Result<Json<AlipayScan>, JsonRejection>,
) -> Response {
    let asked = match asked {
        Ok(Json(asked)) => asked,
        Err(rejection) => return told(rejection.status(), &rejection.body_text()),
    };
    match gateway.scan(&asked) {
        Some(found) => Json(json!({ "simulated": true, "found": found })).into_response(),
        None => told(StatusCode::UNPROCESSABLE_ENTITY, "that is no certification of this gateway"),
    }
}

fn told(status: StatusCode, detail: &str) -> Response {
    (status, Json(json!({ "simulated": true, "detail": detail }))).into_response()
}
