//! A change of legal representative on the wire. It is begun with the form of a registration and completed with its
//! account; what is told is of its own.

use super::registration;
use domain::{FlowId, Progress, Succeeded};
use flows::person_registration::start::Opened;
use schemars::JsonSchema;
use serde::Serialize;

/// A change that was begun. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct SuccessionBegun {
    /// The change: `suc_…`.
    pub succession: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step.
    pub token: String,
    /// What the QR code holds. It carries another secret than `token`.
    pub qr: String,
    /// Until when the face must have passed: 600 s from now. RFC 3339.
    pub expires_at: String,
}

impl SuccessionBegun {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str) -> Self {
        let registration::Begun { registration: succession, token, qr, expires_at } =
            registration::Begun::new(opened, qr_base);
        Self { succession, token, qr, expires_at }
    }
}

/// How far a change is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SuccessionStatus {
    /// The change: `suc_…`.
    pub succession: String,
    /// `awaiting_face`, `awaiting_account` or `complete`.
    pub step: &'static str,
    /// When this step is out of time. RFC 3339.
    pub expires_at: String,
    /// Why the last face was refused, if one was, as of a registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub face_refusal: Option<&'static str>,
}

impl SuccessionStatus {
    /// Tells it.
    #[must_use]
    pub fn new(succession: &FlowId, progress: &Progress) -> Self {
        let registration::Status { registration: succession, step, expires_at, face_refusal } =
            registration::Status::new(succession, progress);
        Self { succession, step, expires_at, face_refusal }
    }
}

/// The organisation has another legal representative.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SuccessionDone {
    /// The account: `org_…`.
    pub organisation: String,
    /// The new legal representative's place in it: `mem_…`.
    pub membership: String,
    /// Always `legal_representative`.
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
