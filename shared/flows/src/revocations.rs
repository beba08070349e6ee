//! What was revoked lately, signed, for business systems that verify mandates by themselves: two or three calls, one round trip.

use domain::rules;
use jiff::{SignedDuration, Timestamp};
use keys::{RevocationClaims, TokenKeys};
use ports::{Clock, Fault};
use std::sync::{Mutex, PoisonError};
use store::Table;

/// The list, as a JWT: good for [`rules::REVOCATIONS_FRESH`] from now.
///
/// # Errors
///
/// [`Fault`].
pub async fn list(
    table: &Table,
    tokens: &TokenKeys,
    clock: &impl Clock,
    issuer: &str,
) -> Result<String, Fault> {
    let now = clock.now();
    let revoked = table.revoked(now).await?;
    let named = |(id, epoch): (String, u64)| (id, epoch);
    tokens.sign_revocations(&RevocationClaims {
        iss: issuer.to_owned(),
        iat: now.as_second(),
        exp: (now + rules::REVOCATIONS_FRESH).as_second(),
        organisations: revoked
            .organisations
            .into_iter()
            .map(|(id, epoch)| named((id.to_string(), epoch)))
            .collect(),
        memberships: revoked
            .memberships
            .into_iter()
            .map(|(id, epoch)| named((id.to_string(), epoch)))
            .collect(),
        grants: revoked.grants.iter().map(ToString::to_string).collect(),
    })
}

/// The list that a function made last, so that a crowd that asks at once costs one reading in
/// [`rules::REVOCATIONS_KEPT`].
#[derive(Debug, Default)]
pub struct Kept(Mutex<Option<(Timestamp, String)>>);

impl Kept {
    /// The list, made now or kept: good for at least [`rules::REVOCATIONS_FRESH`] less [`rules::REVOCATIONS_KEPT`].
    ///
    /// # Errors
    ///
    /// [`Fault`]; a list that is too old is not handed out in its place.
    pub async fn list(
        &self,
        table: &Table,
        tokens: &TokenKeys,
        clock: &impl Clock,
        issuer: &str,
    ) -> Result<String, Fault> {
        let now = clock.now();
        if let Some(list) = self.of(now) {
            return Ok(list);
        }
        let list = list(table, tokens, clock, issuer).await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, list.clone()));
        Ok(list)
    }

    fn of(&self, now: Timestamp) -> Option<String> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (made_at, list) = kept.as_ref()?;
        // Of a clock that was set back nothing is known.
        let age = now.duration_since(*made_at);
        let is_young = SignedDuration::ZERO <= age && age < rules::REVOCATIONS_KEPT;
        is_young.then(|| list.clone())
    }
}
