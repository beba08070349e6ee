//! The list of what was revoked lately, as the hall signs it.
//!
//! It holds whatever was committed before it was made and may still be lived through by a mandate. It counts from its own
//! moment, wherever it lay since, so no cache on the way makes a revocation later.

use crate::mandate::Read;
use crate::{CLOCK_AHEAD_MOST, LIST_LIFE, whole};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};

pub(crate) const TYP: &str = "revocations+jwt";

#[derive(Deserialize)]
pub(crate) struct ListClaims {
    pub(crate) iss: String,
    iat: i64,
    exp: i64,
    organisations: HashMap<String, u64>,
    memberships: HashMap<String, u64>,
    grants: HashSet<String>,
}

/// The list, believed.
#[derive(Clone, Debug)]
pub(crate) struct List {
    pub(crate) made_at: i64,
    ends: i64,
    organisations: HashMap<String, u64>,
    memberships: HashMap<String, u64>,
    grants: HashSet<String>,
}

impl From<ListClaims> for List {
    fn from(claims: ListClaims) -> Self {
        let ListClaims { iat, exp, organisations, memberships, grants, .. } = claims;
        // The hall may say that it ends sooner, never that it lasts longer.
        let ends = exp.min(iat.saturating_add(whole(LIST_LIFE)));
        Self { made_at: iat, ends, organisations, memberships, grants }
    }
}

impl List {
    /// Whether it is of a moment that no clock of ours and the hall's explains.
    pub(crate) fn is_from_later(&self, now: i64) -> bool {
        self.made_at > now.saturating_add(whole(CLOCK_AHEAD_MOST))
    }

    /// Whether one may judge by it.
    pub(crate) fn is_fresh(&self, now: i64) -> bool {
        now < self.ends && !self.is_from_later(now)
    }

    /// Whether a mandate is void by it.
    pub(crate) fn revokes(&self, read: &Read) -> bool {
        let Read { mandate, epochs: (of_all, own), .. } = read;
        let is_below = |epochs: &HashMap<String, u64>, id: &str, epoch: &u64| {
            epochs.get(id).is_some_and(|least| epoch < least)
        };
        is_below(&self.organisations, &mandate.organisation, of_all)
            || is_below(&self.memberships, &mandate.membership, own)
            || mandate.grant.as_ref().is_some_and(|grant| self.grants.contains(grant))
    }
}
