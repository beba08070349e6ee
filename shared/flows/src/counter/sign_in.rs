//! A clerk signs in by the word of the staff's own provider, and out.
//!
//! What the provider said is kept, for a minute, for the browser that began and comes back with the code. The session that
//! begins then has one access token, as long as the session lasts; the session's row is asked at every act, so that signing
//! out, half an hour unused, or the end of the working day ends the token too.

use crate::session::Issuer;
use crate::sso::NotGoneOn;
use domain::{
    ClerkActor, Ended, SessionId, SsoCode, SsoId, SsoSecret, StaffSignedOn, clerk_session_ends,
};
use jiff::Timestamp;
use keys::{BlindKeys, ClerkClaims, SealKeys, StaffSubject, TokenKeys, clerk, hash, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{ClerkSession, Table};

/// A clerk's session that began.
#[derive(Debug)]
pub struct SignedIn {
    /// Who, where, in which session.
    pub actor: ClerkActor,
    /// The access token. Told this once.
    pub access_token: String,
    /// Until when, if it is used.
    pub ends_at: Timestamp,
}

/// Keeps what the staff's provider said, for the browser that fetches it with this code.
///
/// # Errors
///
/// [`NotGoneOn`].
pub async fn conclude(
    table: &Table,
    blind: &BlindKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (id, signed_on): (&SsoId, &StaffSignedOn),
) -> Result<SsoCode, NotGoneOn> {
    let who = clerk(&blind.blind(&StaffSubject(&signed_on.subject)));
    let code = SsoCode::from_random(random(entropy));
    let with = (signed_on.authenticated_at, hash(&code));
    let whom = (&who, &signed_on.counter);
    let is_kept = table.conclude_staff(id, whom, with, clock.now()).await?;
    if is_kept { Ok(code) } else { Err(NotGoneOn::Unknown) }
}

/// Signs the clerk in whom the provider named to this browser.
///
/// # Errors
///
/// [`NotGoneOn`]; nothing is written.
pub async fn sign_in(
    table: &Table,
    (tokens, seal): (&TokenKeys, &SealKeys),
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    (id, secret, code): (&SsoId, &SsoSecret, &SsoCode),
) -> Result<SignedIn, NotGoneOn> {
    let now = clock.now();
    let kept = table.staff_sign_on(id).await?.filter(|kept| {
        holds(code, &kept.code) & holds(secret, &kept.browser) && now < kept.deadline
    });
    let kept = kept.ok_or(NotGoneOn::Unknown)?;
    let actor = ClerkActor {
        clerk: kept.clerk,
        counter: kept.counter,
        session: SessionId::from_random(random(entropy)),
        authenticated_at: kept.authenticated_at,
    };
    let ends_at = clerk_session_ends(actor.authenticated_at);
    let access_token = tokens.sign_clerk(&claims(&actor, issuer, now))?;
    match table.begin_clerk_session(id, &actor, now, (seal, entropy)).await? {
        ClerkSession::Done => Ok(SignedIn { actor, access_token, ends_at }),
        ClerkSession::Stale => Err(NotGoneOn::Unknown),
    }
}

fn claims(actor: &ClerkActor, issuer: &Issuer, now: Timestamp) -> ClerkClaims {
    ClerkClaims {
        iss: issuer.issuer.clone(),
        aud: ClerkClaims::audience(&issuer.audience),
        sub: actor.clerk.to_string(),
        counter: actor.counter.to_string(),
        auth_time: actor.authenticated_at.as_second(),
        sid: actor.session.to_string(),
        iat: now.as_second(),
        exp: clerk_session_ends(actor.authenticated_at).as_second(),
    }
}

/// When a clerk's session ends, seen at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClerkTimes {
    /// When that is.
    pub now: Timestamp,
    /// When it ends unless it is used.
    pub idle_ends_at: Timestamp,
    /// When it ends in any case.
    pub ends_at: Timestamp,
}

/// Tells a clerk when their session ends. One call, and no use of the session: a page that only looks keeps none alive.
///
/// # Errors
///
/// [`NotSignedOut`].
pub async fn times(
    table: &Table,
    clock: &impl Clock,
    actor: &ClerkActor,
) -> Result<ClerkTimes, NotSignedOut> {
    let now = clock.now();
    let (idle_ends_at, ends_at) = table.clerk_session_ends(actor, now).await?.ok_or(Ended)?;
    Ok(ClerkTimes { now, idle_ends_at: idle_ends_at.min(ends_at), ends_at })
}

/// Why a clerk is not signed out, or not told when their session ends.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedOut {
    /// The session had ended already.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Signs a clerk out: their session ends at once.
///
/// # Errors
///
/// [`NotSignedOut`].
pub async fn sign_out(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
) -> Result<(), NotSignedOut> {
    Ok(table.end_clerk_session(actor, clock.now(), (seal, entropy)).await??)
}
