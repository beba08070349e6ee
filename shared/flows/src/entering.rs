//! Somebody who is signed in goes into a place of theirs, without typing: from their own account, or from another place.
//!
//! They show the refresh token of the session they come from, beside its access token. So whoever copied an access token,
//! which is good for ten minutes, makes no session of twelve hours of it. It is not used up by this.
//!
//! Counts the person; reads the session, the organisation, and the one they come from, at once; then one transaction begins
//! the session. Five calls, two round trips; from a person's own session four.
//!
//! The new session ends when the one it came from does at the latest, and with the password that one rests on:
//! [`store::SessionKept::origin`]. What it may claim: [`domain::Origin`].

use crate::session::{Issuer, Issuing, Session, issue, place};
use domain::{
    Actor, Denial, Ended, FamilySecret, OrganisationId, Origin, RefreshSecret, RefreshToken,
    SessionId, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{TokenKeys, hash, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, Entered, Members, NewSession, SessionKept, Table, Whose};

/// The request, already sound.
#[derive(Debug)]
pub struct Enter {
    /// Into which organisation.
    pub organisation: OrganisationId,
    /// The refresh token of the session they come from.
    pub token: RefreshToken,
    /// On what.
    pub device: String,
}

/// Why no session began; nothing is written but the count.
#[derive(Debug, thiserror::Error)]
pub enum NotEntered {
    /// The session they come from has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The refresh token is none of that session's good ones.
    #[error("the refresh token is none of the session")]
    Unknown,
    /// The person may not act for that organisation now.
    #[error("the person may not act for that organisation now")]
    NotActing(Denial),
    /// Their session rests on an agent's password, and the place is of more weight.
    #[error("the session rests on less than the place asks for")]
    Weaker,
    /// They go into places too often.
    #[error("too many sessions")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Their place there was changed at the same moment.
    #[error("the place was changed at the same moment")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Goes into a place.
///
/// # Errors
///
/// [`NotEntered`].
pub async fn enter(
    table: &Table,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    actor: &Actor,
    request: Enter,
) -> Result<Session, NotEntered> {
    let now = clock.now();
    let Enter { organisation, token, device } = request;
    let (person, id) = (actor.person(), actor.session());
    let (counted, from, own, members) = tokio::join!(
        table.count_of_person(&rules::ENTERING_PER_PERSON, person, now),
        table.session(person, id),
        own_place(table, actor, now),
        table.members(&organisation)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotEntered::Limited { retry_after });
    }
    let from = from?.filter(|from| from.is_alive(now)).ok_or(Ended)?;
    own?;
    if !is_shown(&from, &token, now) {
        return Err(NotEntered::Unknown);
    }
    let whose = place(members?.as_ref(), person, now).map_err(NotEntered::NotActing)?;
    let rests_on = resting(&from, &whose)?;
    let origin = origin(from.origin());
    if let Whose::Member { role, .. } = &whose
        && !origin.leads_to(*role)
    {
        return Err(NotEntered::Weaker);
    }
    let refresh_token = RefreshToken {
        person: person.clone(),
        session: SessionId::from_random(random(entropy)),
        family: FamilySecret::from_random(random(entropy)),
        secret: RefreshSecret::from_random(random(entropy)),
    };
    let session = NewSession {
        id: refresh_token.session.clone(),
        person: person.clone(),
        whose,
        rests_on,
        family: hash(&refresh_token.family),
        refresh: hash(&refresh_token.secret),
        amr: from.amr,
        device,
        authenticated_at: origin.proven_at(from.authenticated_at, now),
        ends_at: from.ends_at,
        at: now,
    };
    let issuing = Issuing {
        whose: &session.whose,
        amr: &session.amr,
        authenticated_at: session.authenticated_at,
        ends_at: session.ends_at,
        refresh_token,
    };
    let began = issue(issuing, tokens, issuer, now)?;
    match table.enter(actor, &session).await? {
        Entered::Done => Ok(began),
        Entered::Ended => Err(Ended.into()),
        Entered::PlaceMoved => Err(NotEntered::Overtaken),
    }
}

/// Asks that the place they come from acts; a person's own account is asked for in the write.
async fn own_place(table: &Table, actor: &Actor, now: Timestamp) -> Result<(), NotEntered> {
    let Actor::Member(member) = actor else { return Ok(()) };
    let members: Members = table.members(&member.organisation).await?.ok_or(Ended)?;
    members.people.acting(member, now)?;
    Ok(())
}

/// Whether the token is one that the session could be refreshed with now.
fn is_shown(from: &SessionKept, token: &RefreshToken, now: Timestamp) -> bool {
    let is_of = (&token.person, &token.session) == (&from.person, &from.id);
    let unused = hash(&token.secret);
    is_of
        && holds(&token.family, &from.family)
        && from.refresh.present(|kept| holds(&token.secret, kept), unused, now).is_ok()
}

/// What the new session rests on beside its own place. One that goes back into the place where it began rests on that
/// alone, if its password is still the same.
fn resting(from: &SessionKept, into: &Whose) -> Result<Option<Whose>, Ended> {
    let origin = from.origin();
    match (origin, into) {
        (
            Whose::Member { organisation, epochs, .. },
            Whose::Member { organisation: other, epochs: stand, .. },
        ) if organisation == other => {
            if epochs == stand {
                Ok(None)
            } else {
                Err(Ended)
            }
        }
        _ => Ok(Some(origin.clone())),
    }
}

fn origin(whose: &Whose) -> Origin {
    match whose {
        Whose::Person { .. } => Origin::Person,
        Whose::Member { role, .. } => Origin::Place(*role),
    }
}
