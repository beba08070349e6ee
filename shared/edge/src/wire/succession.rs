//! A change of legal representative on the wire. It is begun with the form of a registration and completed with its
//! account; what is told is of its own.

use super::registration;
use super::text;
use domain::{FlowId, Progress, Succeeded};
use flows::person_registration::start::Opened;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::Serialize;

/// A change that was begun. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct SuccessionBegun {
    /// The change: `suc_…`.
    #[schemars(with = "text::Succession")]
    pub succession: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds. It carries another secret than `token`.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// Until when the face must have passed: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl SuccessionBegun {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let registration::Begun { registration: succession, token, qr, expires_at, expires_in_s } =
            registration::Begun::new(opened, qr_base, now);
        Self { succession, token, qr, expires_at, expires_in_s }
    }
}

/// How far a change is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SuccessionStatus {
    /// The change: `suc_…`.
    #[schemars(with = "text::Succession")]
    pub succession: String,
    /// `awaiting_face`, `awaiting_account` or `complete`.
    #[schemars(with = "text::RegistrationStep")]
    pub step: &'static str,
    /// When this step is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Why the last face was refused, if one was, as of a registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::FaceRefusalReason>")]
    pub face_refusal: Option<&'static str>,
}

impl SuccessionStatus {
    /// Tells it.
    #[must_use]
    pub fn new(succession: &FlowId, progress: &Progress, now: Timestamp) -> Self {
        let registration::Status {
            registration: succession,
            step,
            expires_at,
            expires_in_s,
            face_refusal,
            ..
        } = registration::Status::new(succession, progress, now);
        Self { succession, step, expires_at, expires_in_s, face_refusal }
    }
}

/// The organisation has another legal representative.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SuccessionDone {
    /// The account: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// The new legal representative's place in it: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// Always `legal_representative`.
    #[schemars(extend("const" = "legal_representative"))]
    pub role: &'static str,
}

impl From<Succeeded> for SuccessionDone {
    fn from(succeeded: Succeeded) -> Self {
        Self {
            organisation: succeeded.organisation.to_string(),
            membership: succeeded.membership.to_string(),
            role: domain::Role::LegalRepresentative.as_str(),
        }
    }
}
