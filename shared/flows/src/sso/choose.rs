//! The page of a sign-on chooses an organisation, and is signed in for it.
//!
//! Reads the sign-on and the organisation at once; then one transaction uses the sign-on up and begins the session, if the
//! person's place acts. A refusal leaves the sign-on for another choice until its time is over.

use super::{AMR, of_page, refused};
use crate::session::{Drawing, Issuer, Session, draw, place};
use domain::{Denial, OrganisationId, SsoId, SsoToken};
use keys::TokenKeys;
use ports::{Clock, Entropy, Fault};
use store::{SsoSession, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Choice {
    /// Which sign-on.
    pub id: SsoId,
    /// What its page goes on with.
    pub token: SsoToken,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// On what.
    pub device: String,
}

/// Why no session began; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotChosen {
    /// There is no such sign-on, it is not this page's, or it is over.
    #[error("there is no such sign-on")]
    Unknown,
    /// Nobody is linked to its subject yet.
    #[error("nobody is linked to the subject")]
    NotLinked,
    /// The person may not act for that organisation now.
    #[error("the person may not act for that organisation now")]
    NotActing(Denial),
    /// Their place there was changed at the same moment.
    #[error("the place was changed at the same moment")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Chooses.
///
/// # Errors
///
/// [`NotChosen`].
pub async fn choose(
    table: &Table,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    provider: &str,
    choice: Choice,
) -> Result<Session, NotChosen> {
    let now = clock.now();
    let Choice { id, token, organisation, device } = choice;
    let (kept, members) = tokio::join!(table.sso(&id), table.members(&organisation));
    let kept = of_page(kept?, provider, &token).ok_or(NotChosen::Unknown)?;
    let person = kept.sign_in.person(now).map_err(refused)?.clone();
    let proven = kept.authenticated_at.ok_or(NotChosen::Unknown)?;
    let whose = place(members?.as_ref(), &person, now).map_err(NotChosen::NotActing)?;
    // No fresher than what the provider says.
    let drawing = Drawing { person, whose, amr: AMR, device, authenticated_at: proven };
    let (session, began) = draw(drawing, tokens, entropy, issuer, now)?;
    match table.begin_session_by_sso(&id, &session).await? {
        SsoSession::Done => Ok(began),
        SsoSession::Stale => Err(NotChosen::Unknown),
        SsoSession::PlaceMoved => Err(NotChosen::Overtaken),
    }
}
