//! Signing in by a QR code: what the page is told, and what the APP.

use super::session::{SignedIn, with_cookie};
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use crate::reply::Reply;
use domain::{Malformed, QrDecision, QrId, ScanSecret, Secret as _, rules};
use flows::qr_sign_in::decide::Decided;
use flows::qr_sign_in::open::Opened;
use flows::qr_sign_in::poll::Told;
use flows::qr_sign_in::scan::Scanned;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A QR code to sign in with. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct QrOpened {
    /// The sign-in: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub qr_sign_in: String,
    /// The page's secret: poll with it as `Authorization: Bearer`.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds. It carries another secret than `token`.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// Two digits: show them beside the code, large.
    pub number: Option<u8>,
    /// From when on the code is good for nothing: 120 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Seconds to wait between two polls.
    pub interval_s: i64,
}

impl QrOpened {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let Opened { id, poll, scan, number, expires_at } = opened;
        Self {
            qr_sign_in: id.to_string(),
            token: poll.reveal().to_owned(),
            qr: format!("{qr_base}#sign_in={id}&scan={}", scan.reveal()),
            number: *number,
            expires_at: moment(*expires_at),
            expires_in_s: seconds_until(*expires_at, now),
            interval_s: rules::POLL_EVERY.as_secs(),
        }
    }
}

/// How a QR code stands, told apart by `state`.
#[derive(Serialize, JsonSchema)]
#[serde(untagged)]
pub enum QrPolled {
    /// Nobody has decided yet.
    Waiting(QrWaiting),
    /// The code is approved. This is told once.
    Approved(QrApproved),
}

/// A code that waits.
#[derive(Serialize, JsonSchema)]
pub struct QrWaiting {
    /// `created`, or `scanned` once a person looks at it in the APP.
    #[schemars(extend("enum" = ["created", "scanned"]))]
    pub state: &'static str,
    /// Seconds to wait before the next poll.
    pub interval_s: i64,
    /// From when on the code is good for nothing. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

/// A code that signed its page in.
#[derive(Serialize, JsonSchema)]
pub struct QrApproved {
    /// Always `approved`.
    #[schemars(extend("const" = "approved"))]
    pub state: &'static str,
    /// The session that began.
    #[serde(flatten)]
    pub session: SignedIn,
}

impl QrPolled {
    /// The reply; a browser gets the refresh token as a cookie.
    #[must_use]
    pub fn reply(told: Told, is_from_browser: bool, now: Timestamp) -> Reply {
        match told {
            Told::Waiting { is_scanned, every, expires_at } => {
                Reply::ok(&Self::Waiting(QrWaiting {
                    state: if is_scanned { "scanned" } else { "created" },
                    interval_s: every.as_secs(),
                    expires_at: moment(expires_at),
                    expires_in_s: seconds_until(expires_at, now),
                }))
            }
            Told::SignedIn(session) => {
                let (told, cookie) = SignedIn::told(*session, is_from_browser);
                with_cookie(
                    Reply::ok(&Self::Approved(QrApproved { state: "approved", session: told })),
                    cookie,
                )
            }
        }
    }
}

/// A person scanned a QR code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ScanQr {
    /// What the QR code holds, whole or only what follows its `#`.
    pub qr: String,
}

impl ScanQr {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is no code to sign in with.
    pub fn sound(&self) -> Result<(QrId, ScanSecret), Problem> {
        let mut form = Form::default();
        form.field("/qr", read(&self.qr)).ok_or_else(|| form.problem())
    }
}

fn read(qr: &str) -> Result<(QrId, ScanSecret), Malformed> {
    let malformed = || Malformed::new("qr", "这不是登录二维码，请扫描登录页面上的二维码。");
    let fragment = qr.trim().rsplit('#').next().unwrap_or_default();
    let of = |name| {
        let mut pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(own, _)| *own == name).map(|(_, value)| value).ok_or_else(malformed)
    };
    let id = of("sign_in")?.parse().map_err(|_| malformed())?;
    Ok((id, of("scan")?.parse().map_err(|_| malformed())?))
}

/// What a person is to see before they decide.
#[derive(Serialize, JsonSchema)]
pub struct QrScanned {
    /// The sign-in: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub qr_sign_in: String,
    /// The site that would be signed in to.
    pub site: String,
    /// On what the page is shown, in a few words: `Edge, Windows`.
    pub device: String,
    /// From where it was opened: an address whose end is left out.
    pub place: String,
    /// When it was opened. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub opened_at: String,
    /// When it is too late to decide. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Ask which of them the page shows.
    pub numbers: [u8; 3],
}

impl QrScanned {
    /// Tells it.
    #[must_use]
    pub fn new(scanned: Scanned, now: Timestamp) -> Self {
        let Scanned { id, site, device, network, opened_at, expires_at, numbers } = scanned;
        Self {
            qr_sign_in: id.to_string(),
            site,
            device,
            place: network,
            opened_at: moment(opened_at),
            expires_at: moment(expires_at),
            expires_in_s: seconds_until(expires_at, now),
            numbers,
        }
    }
}

/// A person decides on the code that they scanned.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideQr {
    /// The sign-in: `qr_…`.
    #[schemars(with = "text::QrSignIn")]
    pub qr_sign_in: String,
    /// `approve` or `deny`.
    #[schemars(extend("enum" = ["approve", "deny"]))]
    pub decision: String,
    /// Which of the three numbers the page shows; to approve.
    pub number: Option<u8>,
    /// For which organisation, `org_…`; to approve.
    #[schemars(with = "Option<text::Organisation>")]
    pub organisation: Option<String>,
}

impl DecideQr {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn sound(&self) -> Result<(QrId, QrDecision), Problem> {
        let mut form = Form::default();
        let id = form.field("/qr_sign_in", self.qr_sign_in.parse());
        let decision = match self.decision.as_str() {
            "deny" => Some(QrDecision::Deny),
            "approve" => self.approval(&mut form),
            _ => form.field("/decision", Err(missing("decision", "请选择同意或拒绝。"))),
        };
        id.zip(decision).ok_or_else(|| form.problem())
    }

    fn approval(&self, form: &mut Form) -> Option<QrDecision> {
        let number = self.number.ok_or(missing("qr.number", "请选择登录页面上显示的数字。"));
        let number = form.field("/number", number);
        let named = self.organisation.as_deref();
        let named = named.ok_or(missing("qr.organisation", "请选择以哪个单位的身份登录。"));
        let organisation = form.field("/organisation", named.and_then(str::parse));
        Some(QrDecision::Approve { number: number?, organisation: organisation? })
    }
}

fn missing(code: &'static str, detail: &'static str) -> Malformed {
    Malformed::new(code, detail)
}

/// What was decided.
#[derive(Serialize, JsonSchema)]
pub struct QrDecided {
    /// `approved` or `denied`.
    #[schemars(extend("enum" = ["approved", "denied"]))]
    pub state: &'static str,
    /// The session that the page will have: `ses_…`. It can be ended at once.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Session>")]
    pub session: Option<String>,
}

impl From<Decided> for QrDecided {
    fn from(decided: Decided) -> Self {
        match decided {
            Decided::Approved(session) => {
                Self { state: "approved", session: Some(session.to_string()) }
            }
            Decided::Denied => Self { state: "denied", session: None },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::PollSecret;
    use jiff::Timestamp;
    use serde_json::json;

    fn opened() -> Opened {
        Opened {
            id: QrId::from_random([1; 16]),
            poll: PollSecret::from_random([2; 32]),
            scan: ScanSecret::from_random([3; 32]),
            number: Some(42),
            expires_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_code_reads_back_whole_or_as_its_fragment_and_has_nothing_of_the_page_s_secret() {
        let told = QrOpened::new(&opened(), "https://hall.example/scan", Timestamp::UNIX_EPOCH);
        assert!(!told.qr.contains(&told.token) && !told.qr.contains("42"), "{}", told.qr);
        let fragment = told.qr.split_once('#').unwrap().1.to_owned();
        for qr in [told.qr.clone(), format!(" {fragment}\n")] {
            let (id, secret) = ScanQr { qr }.sound().unwrap();
            assert_eq!(id, opened().id);
            assert_eq!(secret.reveal(), opened().scan.reveal());
        }
    }

    #[test]
    fn the_code_of_a_registration_is_no_code_to_sign_in_with() {
        for qr in ["", "https://hall.example/scan", "#registration=reg_1&scan=x", "#sign_in=qr_1"] {
            assert!(ScanQr { qr: qr.into() }.sound().is_err(), "{qr}");
        }
    }

    #[test]
    fn an_approval_needs_number_and_organisation_and_a_denial_neither() {
        let sound = |sent: serde_json::Value| {
            serde_json::from_value::<DecideQr>(sent).unwrap().sound().map(|(_, decision)| decision)
        };
        let id = "qr_00000000000000000000000000";
        let deny = sound(json!({ "qr_sign_in": id, "decision": "deny" }));
        assert_eq!(deny.unwrap(), QrDecision::Deny);
        let bare = sound(json!({ "qr_sign_in": id, "decision": "approve" })).unwrap_err();
        assert_eq!(bare.to_json()["errors"].as_array().unwrap().len(), 2);
        assert!(sound(json!({ "qr_sign_in": id, "decision": "yes" })).is_err());
        let organisation = "org_00000000000000000000000000";
        let whole = json!({
            "qr_sign_in": id, "decision": "approve", "number": 42, "organisation": organisation,
        });
        assert!(matches!(sound(whole).unwrap(), QrDecision::Approve { number: 42, .. }));
    }
}
