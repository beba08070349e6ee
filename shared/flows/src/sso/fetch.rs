//! The browser that came back fetches what came of its sign-on: for which organisations it may choose, or that nobody is
//! linked yet.
//!
//! The code is in an address, so it is good once, for a minute, and only with the secret that this browser alone holds.

use super::NotGoneOn;
use domain::{SsoCode, SsoId, SsoSecret, SsoStep, SsoToken, rules};
use jiff::Timestamp;
use keys::{hash, holds};
use ports::{Clock, Entropy, random};
use store::{PlaceOfPerson, Table};

/// What came of a sign-on. The token is told this once.
#[derive(Debug)]
pub struct Fetched {
    /// With what the page goes on.
    pub token: SsoToken,
    /// The places of the person who is linked, if one is.
    pub places: Option<Vec<PlaceOfPerson>>,
    /// Until when the page may go on.
    pub expires_at: Timestamp,
}

/// Fetches.
///
/// # Errors
///
/// [`NotGoneOn`].
pub async fn fetch(
    table: &Table,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (provider, id): (&str, &SsoId),
    (secret, code): (&SsoSecret, &SsoCode),
) -> Result<Fetched, NotGoneOn> {
    let now = clock.now();
    let kept = table.sso(id).await?.filter(|kept| {
        let is_code = kept.code.is_some_and(|hash| holds(code, &hash));
        kept.provider == provider && holds(secret, &kept.browser) && is_code
    });
    let sign_in = kept.ok_or(NotGoneOn::Unknown)?.sign_in;
    if sign_in.deadline <= now {
        return Err(NotGoneOn::Unknown);
    }
    let places = match &sign_in.step {
        SsoStep::Linked { person } => Some(table.places_of(person).await?),
        SsoStep::Unlinked => None,
        SsoStep::Begun | SsoStep::Claimed | SsoStep::Done => return Err(NotGoneOn::Unknown),
    };
    let token = SsoToken::from_random(random(entropy));
    if table.fetch_sso(id, (hash(code), hash(&token)), now).await? {
        Ok(Fetched { token, places, expires_at: now + rules::SSO_CHOICE })
    } else {
        Err(NotGoneOn::Unknown)
    }
}
