//! For business systems: whether a mandate of the hall is good, judged here, without asking the hall each time.
//!
//! What follows is the crate's `README.md`; its code is compiled and run as a test.
#![doc = include_str!("../README.md")]

mod keys;
mod list;
mod mandate;
mod refusals;
mod signed;

pub use mandate::{Mandate, Role};
pub use refusals::{NotLearned, NotVerified};

use keys::KeySet;
use list::{List, ListClaims};
use mandate::MandateClaims;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// How long a list of what was revoked is good for, from the moment the hall made it.
pub const LIST_LIFE: Duration = Duration::from_mins(1);

/// How far ahead of ours the hall's clock may be.
pub const CLOCK_AHEAD_MOST: Duration = Duration::from_mins(1);

/// The longest that a mandate lives. The list tells no longer what was revoked before that, so one that would live longer
/// is none.
pub const MANDATE_LIFE_MOST: Duration = Duration::from_mins(10);

/// What verifies mandates for one business system: the hall's public keys, and its latest list of what was revoked.
///
/// Learning needs `&mut`, verifying only `&`: keep it behind an `RwLock`, or hand out a clone after each learning.
#[derive(Clone, Debug)]
pub struct Verifier {
    issuer: String,
    client_id: String,
    keys: KeySet,
    list: Option<List>,
}

impl Verifier {
    /// One that knows nothing yet, and so refuses everything: `issuer` is the hall's as its tokens say it (`iss`),
    /// `client_id` the business system's own id at the hall.
    #[must_use]
    pub fn new(issuer: impl Into<String>, client_id: impl Into<String>) -> Self {
        let (issuer, client_id) = (issuer.into(), client_id.into());
        Self { issuer, client_id, keys: KeySet::default(), list: None }
    }

    /// Learns the hall's public keys: the body of `GET /.well-known/jwks.json`. They take the place of those before, so that a
    /// key that is withdrawn is believed no more.
    ///
    /// # Errors
    ///
    /// [`NotLearned::Malformed`] when it is no set, or has no key of the hall's kind; those before stay.
    pub fn learn_keys(&mut self, jwks: &str) -> Result<(), NotLearned> {
        self.keys = KeySet::read(jwks).ok_or(NotLearned::Malformed)?;
        Ok(())
    }

    /// Learns what was revoked: the body of `GET /v1/revocations`.
    ///
    /// # Errors
    ///
    /// [`NotLearned`]; the list before stays, as long as it is good.
    pub fn learn_revocations(&mut self, jws: &str, now: SystemTime) -> Result<(), NotLearned> {
        let claims: ListClaims = signed::opened(&self.keys, jws.trim(), list::TYP)?;
        if claims.iss != self.issuer {
            return Err(NotLearned::OtherIssuer);
        }
        let list = List::from(claims);
        let now = seconds(now);
        if list.is_from_later(now) {
            return Err(NotLearned::NotYet);
        }
        let is_overtaken = self.list.as_ref().is_some_and(|held| list.made_at < held.made_at);
        if is_overtaken || !list.is_fresh(now) {
            return Err(NotLearned::Old);
        }
        self.list = Some(list);
        Ok(())
    }

    /// When the list that is held was made; none when there is none. Fetch the next one well before it is
    /// [`LIST_LIFE`] old.
    #[must_use]
    pub fn list_made_at(&self) -> Option<SystemTime> {
        self.list.as_ref().map(|list| moment(list.made_at))
    }

    /// What a mandate says, if it is one of this hall for this business system, and good now.
    ///
    /// # Errors
    ///
    /// [`NotVerified`]: whatever it is, nobody may do anything by this token. Each says what to do.
    pub fn verify(&self, token: &str, now: SystemTime) -> Result<Mandate, NotVerified> {
        let token = token.trim();
        if token.len() > mandate::LENGTH_MOST {
            return Err(NotVerified::Malformed);
        }
        let claims: MandateClaims = signed::opened(&self.keys, token, mandate::TYP)?;
        if claims.iss != self.issuer {
            return Err(NotVerified::OtherIssuer);
        }
        if claims.aud != self.client_id {
            return Err(NotVerified::OtherAudience);
        }
        let now = seconds(now);
        let read = claims.read().ok_or(NotVerified::Malformed)?;
        if read.begins > now.saturating_add(whole(CLOCK_AHEAD_MOST)) {
            return Err(NotVerified::NotYet);
        }
        if now >= read.ends {
            return Err(NotVerified::Ended);
        }
        let list = self.list.as_ref().filter(|list| list.is_fresh(now));
        let list = list.ok_or(NotVerified::StaleRevocations)?;
        if list.revokes(&read) {
            return Err(NotVerified::Revoked);
        }
        Ok(read.mandate)
    }
}

fn whole(duration: Duration) -> i64 {
    i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)
}

/// Whole seconds since 1970, rounded down, so that nothing is taken for younger than it is.
fn seconds(at: SystemTime) -> i64 {
    match at.duration_since(UNIX_EPOCH) {
        Ok(after) => whole(after),
        Err(before) => -whole(before.duration()).saturating_add(1),
    }
}

fn moment(seconds: i64) -> SystemTime {
    let after = Duration::from_secs(seconds.unsigned_abs());
    let moment =
        if seconds < 0 { UNIX_EPOCH.checked_sub(after) } else { UNIX_EPOCH.checked_add(after) };
    moment.unwrap_or(UNIX_EPOCH)
}
