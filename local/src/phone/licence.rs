//! The simulated app of the electronic business licence (电子营业执照): it says, signed, whose licence was shown to a code.
//!
//! It takes whatever credit code and holder it is told, as a real one would take what it has verified.

use super::{Delivery, NotDelivered, Phone, at_age, fragment, fresh_delivery};
use crate::sample::Identity;
use axum::Json;
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::response::Response;
use jiff::Timestamp;
use keys::LicenceKeys;
use serde::Deserialize;
use serde_json::json;
use std::sync::Arc;

/// Where the functions take it.
const CALLBACK: &str = "/v1/licence-callbacks";

/// A licence is shown to a code.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowLicence {
    /// The QR code's text, or only its fragment.
    pub qr: String,
    /// 统一社会信用代码 of the licence.
    pub credit_code: String,
    /// Who holds it.
    pub holder: Identity,
    /// The delivery's name, to send one again; otherwise a fresh one.
    #[serde(default)]
    pub delivery: Option<String>,
    /// How old the timestamp is to be, in seconds; below zero, it is ahead.
    #[serde(default)]
    pub age_s: i64,
    /// Whether to sign with a key that is not the app's.
    #[serde(default)]
    pub wrong_key: bool,
}

/// Signs it as the app would.
///
/// # Errors
///
/// [`NotDelivered`].
pub fn sign(
    shown: &ShowLicence,
    keys: &LicenceKeys,
    now: Timestamp,
) -> Result<Delivery, NotDelivered> {
    let named = |name| fragment(&shown.qr, name).ok_or(NotDelivered::Qr);
    let body = json!({
        "licence_sign_in": named("licence_sign_in")?,
        "scan_secret": named("scan")?,
        "credit_code": shown.credit_code,
        "holder": shown.holder,
    })
    .to_string();
    let id = shown.delivery.clone().unwrap_or_else(fresh_delivery);
    let headers = keys.sign(&id, at_age(now, shown.age_s)?, body.as_bytes());
    let headers = headers.ok_or_else(|| NotDelivered::Keys("none of them signs".to_owned()))?;
    Ok(Delivery { headers, body })
}

pub(super) async fn show(
    State(phone): State<Arc<Phone>>,
    shown: Result<Json<ShowLicence>, JsonRejection>,
) -> Response {
    phone.act(shown, CALLBACK, |shown| shown.wrong_key, sign).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::{Clock as _, SystemClock};
    use serde_json::Value;
    use testkit::keyring::fresh;

    fn shown(qr: &str) -> ShowLicence {
        serde_json::from_value(json!({
            "qr": qr,
            "credit_code": "91320282MA1TERT0XX",
            "holder": { "id_type": "resident_id", "id_number": "11010519491231002X", "name": "贾样例" },
        }))
        .unwrap()
    }

    #[test]
    fn what_the_licence_s_app_signs_is_what_its_callback_believes() {
        let (keys, now) = (fresh::<LicenceKeys>(), SystemClock.now());
        let qr = "http://127.0.0.1:9003/scan#licence_sign_in=qr_1&scan=s-e_cret";
        let delivery = sign(&shown(qr), &keys, now).unwrap();
        assert_eq!(keys.verify(&delivery.headers, delivery.body.as_bytes(), now), Ok(()));
        let body: Value = serde_json::from_str(&delivery.body).unwrap();
        assert_eq!(body["licence_sign_in"], "qr_1");
        assert_eq!(body["scan_secret"], "s-e_cret");
        assert_eq!(body["holder"]["name"], "贾样例");
    }

    #[test]
    fn a_code_for_the_app_is_none_for_the_licence() {
        let keys = fresh::<LicenceKeys>();
        for qr in
            ["#sign_in=qr_1&scan=x", "#registration=reg_1&scan=x", "", "#licence_sign_in=qr_1"]
        {
            let signed = sign(&shown(qr), &keys, SystemClock.now());
            assert!(matches!(signed, Err(NotDelivered::Qr)), "{qr}");
        }
    }
}
