//! A mandate: that somebody may do a matter for an organisation, in one case, told to one business system.

use crate::{MANDATE_LIFE_MOST, moment, whole};
use serde::Deserialize;
use std::time::SystemTime;

pub(crate) const TYP: &str = "mandate+jwt";

/// The characters that a mandate has at most.
pub(crate) const LENGTH_MOST: usize = 4096;

/// As what somebody acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 法定代表人.
    LegalRepresentative,
    /// 管理员.
    Administrator,
    /// 经办人.
    Agent,
}

/// What a mandate that was verified says. Ids only: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mandate {
    /// Who may: `per_…`.
    pub person: String,
    /// For which organisation: `org_…`.
    pub organisation: String,
    /// In which place there: `mem_…`.
    pub membership: String,
    /// As what.
    pub role: Role,
    /// What they may do: the matter's code. Nothing else is allowed by this mandate.
    pub matter: String,
    /// In which case: `cas_…`.
    pub case: String,
    /// When the case was begun, as every update of it repeats: RFC 3339.
    pub begun_at: String,
    /// Who began the case, as every update of it repeats: `per_…`, and another than `person` when a colleague goes on with it.
    /// `None` when it was not begun at the hall.
    pub begun_by: Option<String>,
    /// The grant it rests on, of an agent: `gra_…`.
    pub grant: Option<String>,
    /// When it was issued.
    pub issued_at: SystemTime,
    /// When it ends: at this moment it is good no more. Whoever goes on longer needs a fresh one.
    pub expires_at: SystemTime,
}

#[derive(Deserialize)]
pub(crate) struct MandateClaims {
    pub(crate) iss: String,
    pub(crate) aud: String,
    sub: String,
    org: String,
    mem: String,
    role: Role,
    matter: String,
    case: String,
    begun_at: String,
    begun_by: Option<String>,
    grant: Option<String>,
    epoch: String,
    iat: i64,
    nbf: i64,
    exp: i64,
}

/// A mandate, and what of it only the verifier needs.
pub(crate) struct Read {
    pub(crate) mandate: Mandate,
    /// Of organisation and place.
    pub(crate) epochs: (u64, u64),
    pub(crate) begins: i64,
    pub(crate) ends: i64,
}

impl MandateClaims {
    /// What it says, if it hangs together: epochs that are two numbers, a life no longer than any mandate's, and a grant where
    /// an agent acts and nowhere else.
    pub(crate) fn read(self) -> Option<Read> {
        let (of_all, own) = self.epoch.split_once('.')?;
        let epochs = (of_all.parse().ok()?, own.parse().ok()?);
        let begins = self.iat.max(self.nbf);
        let is_short = self.exp.checked_sub(self.iat)? <= whole(MANDATE_LIFE_MOST);
        let is_founded = self.grant.is_some() == (self.role == Role::Agent);
        let mandate = Mandate {
            person: self.sub,
            organisation: self.org,
            membership: self.mem,
            role: self.role,
            matter: self.matter,
            case: self.case,
            begun_at: self.begun_at,
            begun_by: self.begun_by,
            grant: self.grant,
            issued_at: moment(self.iat),
            expires_at: moment(self.exp),
        };
        (is_short && is_founded).then_some(Read { mandate, epochs, begins, ends: self.exp })
    }
}
