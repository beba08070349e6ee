//! Signing in by an electronic business licence (电子营业执照): what the page is told, and what the licence's app sends.
//!
//! The app signs as `keys::WebhookKeys` says, with keys of its own. Polling is that of any code (`wire::qr_sign_in`).

use super::identity::Identity;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{QrId, Secret as _, rules};
use flows::qr_sign_in::licence::Shown;
use flows::qr_sign_in::open::Opened;
use jiff::Timestamp;
use jiff::civil::Date;
use keys::{SignedHeaders, sha256};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A QR code that an electronic business licence is to be shown to. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct LicenceOpened {
    /// The sign-in: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub licence_sign_in: String,
    /// The page's secret: poll with it as `Authorization: Bearer`.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds. It carries another secret than `token`.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// From when on the code is good for nothing: 120 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Seconds to wait between two polls.
    pub interval_s: i64,
}

impl LicenceOpened {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let Opened { id, poll, scan, expires_at, .. } = opened;
        Self {
            licence_sign_in: id.to_string(),
            token: poll.reveal().to_owned(),
            qr: format!("{qr_base}#licence_sign_in={id}&scan={}", scan.reveal()),
            expires_at: moment(*expires_at),
            expires_in_s: seconds_until(*expires_at, now),
            interval_s: rules::POLL_EVERY.as_secs(),
        }
    }
}

/// A licence was shown to a code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LicenceCallback {
    /// The sign-in that the QR code named: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub licence_sign_in: String,
    /// The secret the QR code carried.
    #[schemars(with = "text::Secret")]
    pub scan_secret: String,
    /// 统一社会信用代码 of the licence.
    #[schemars(with = "text::TypedCode")]
    pub credit_code: String,
    /// Who holds it, as the app has verified.
    pub holder: Identity,
}

impl LicenceCallback {
    /// Makes the request sound; its signature has been verified over `body`.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn shown(
        &self,
        headers: SignedHeaders,
        body: &[u8],
        today: Date,
    ) -> Result<Shown, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/licence_sign_in", self.licence_sign_in.parse()),
            form.field("/scan_secret", self.scan_secret.parse()),
            form.field("/credit_code", self.credit_code.parse()),
            self.holder.sound(&mut form, "/holder", today),
        );
        let (Some(id), Some(scan), Some(credit_code), Some(holder)) = sound else {
            return Err(form.problem());
        };
        Ok(Shown { id, scan, credit_code, holder, delivery: headers.id, body: sha256(body) })
    }
}

/// The page is signed in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LicenceTaken {
    /// Which sign-in: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub licence_sign_in: String,
    /// Always `approved`; anything else is a problem.
    #[schemars(extend("const" = "approved"))]
    pub outcome: &'static str,
}

impl LicenceTaken {
    /// Tells it.
    #[must_use]
    pub fn new(id: &QrId) -> Self {
        Self { licence_sign_in: id.to_string(), outcome: "approved" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::qr_sign_in::ScanQr;
    use domain::{PollSecret, ScanSecret};
    use jiff::Timestamp;
    use jiff::civil::date;
    use serde_json::json;

    fn opened() -> Opened {
        Opened {
            id: QrId::from_random([1; 16]),
            poll: PollSecret::from_random([2; 32]),
            scan: ScanSecret::from_random([3; 32]),
            number: None,
            expires_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_licence_s_code_has_nothing_of_the_page_s_secret_and_is_none_that_the_app_scans() {
        let told =
            LicenceOpened::new(&opened(), "https://hall.example/scan", Timestamp::UNIX_EPOCH);
        assert!(told.qr.contains("#licence_sign_in=qr_") && !told.qr.contains(&told.token));
        assert!(ScanQr { qr: told.qr }.sound().is_err());
    }

    #[test]
    fn every_field_of_a_callback_that_is_not_sound_is_named() {
        let headers = || SignedHeaders {
            id: "d-1".into(),
            timestamp: "0".into(),
            key_id: "w1".into(),
            signature: String::new(),
        };
        let sent = |code: &str, number: &str| {
            let sent = json!({
                "licence_sign_in": "qr_00000000000000000000000000",
                "scan_secret": opened().scan.reveal(),
                "credit_code": code,
                "holder": { "id_type": "resident_id", "id_number": number, "name": "贾样例" },
            });
            let sent: LicenceCallback = serde_json::from_value(sent).unwrap();
            sent.shown(headers(), b"{}", date(2026, 4, 26))
        };
        let sound = sent("91320282MA1TERT0XX", "320282199003070030").unwrap();
        assert_eq!((sound.delivery.as_str(), sound.body), ("d-1", sha256(b"{}")));
        let told = sent("91320282MA1TERT1XX", "320282199003070031").unwrap_err().to_json();
        let at = |n: usize| told["errors"][n]["pointer"].as_str().unwrap().to_owned();
        assert_eq!([at(0), at(1)], ["/credit_code", "/holder/id_number"]);
    }
}
