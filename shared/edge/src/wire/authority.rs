//! Whether somebody may do something now, told to a business system.

use super::moment;
use super::text;
use domain::{Authority as Judged, Basis};
use flows::authority::Answered;
use schemars::JsonSchema;
use serde::Serialize;

/// The answer: a no is an answer too.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Authority {
    /// Whether they may.
    pub allowed: bool,
    /// By what (`legal_representative`, `administrator`, `grant`), or why not (`not_a_member`, `not_accepted`,
    /// `suspended`, `before_period`, `after_period`, `not_granted`, `before_grant`, `after_grant`).
    #[schemars(with = "text::AuthorityReason")]
    pub reason: &'static str,
    /// Until when, as things stand. RFC 3339. None: no end is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub until: Option<String>,
    /// The grant it rests on: `gra_…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Grant>")]
    pub grant: Option<String>,
    /// The place it rests on: `mem_…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Membership>")]
    pub membership: Option<String>,
    /// As what they have that place.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::RoleName>")]
    pub role: Option<&'static str>,
}

impl From<Answered> for Authority {
    fn from(answered: Answered) -> Self {
        let Answered { authority, place } = answered;
        let (membership, role) = place.map(|(id, role)| (id.to_string(), role.as_str())).unzip();
        match authority {
            Judged::Allowed { by, until } => Self {
                allowed: true,
                reason: by.as_str(),
                until: until.map(moment),
                grant: match by {
                    Basis::Grant(id) => Some(id.to_string()),
                    Basis::LegalRepresentative | Basis::Administrator => None,
                },
                membership,
                role,
            },
            Judged::Denied(denial) => Self {
                allowed: false,
                reason: denial.as_str(),
                until: None,
                grant: None,
                membership,
                role,
            },
        }
    }
}
