//! What was revoked lately, signed, for business systems that verify mandates by themselves: two or three calls, one round trip.

use domain::rules;
use keys::{RevocationClaims, TokenKeys};
use ports::{Clock, Fault};
use std::collections::BTreeMap;
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
    tokens.sign_revocations(&RevocationClaims {
        iss: issuer.to_owned(),
        iat: now.as_second(),
        exp: (now + rules::REVOCATIONS_FRESH).as_second(),
        organisations: told(revoked.organisations),
        memberships: told(revoked.memberships),
        grants: revoked.grants.iter().map(ToString::to_string).collect(),
    })
}

/// Ids as they are written, each with its epoch.
fn told<Id: std::fmt::Display>(epochs: BTreeMap<Id, u64>) -> BTreeMap<String, u64> {
    epochs.into_iter().map(|(id, epoch)| (id.to_string(), epoch)).collect()
}
