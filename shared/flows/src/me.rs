//! Whoever is signed in sees who they are here, and every organisation that names them; a person says 「不是我」 of a place.
//!
//! Seeing reads the person, or the organisation that a member acts for, the session and the places at once: three calls,
//! one round trip. 「不是我」 reads the
//! organisation and its people, and the session, and suspends the place and raises its epoch: three calls, two round trips. So every session
//! and token of that place is dead at once.

use crate::amending::{TRIES, outrun};
use crate::members::tell::notices;
use crate::session::SessionTimes;
use domain::{Actor, Ended, NotAmended, OrganisationId, PersonActor};
use jiff::Timestamp;
use keys::{SealKeys, Veil};
use ports::{Clock, Entropy, Fault};
use store::{Disavowal, Particulars, PlaceChange, PlaceOfPerson, Table, Whose};

/// Somebody, as they see themselves.
#[derive(Debug)]
pub struct Me {
    /// Who they are, as their account or the place they act in has it: masked before it is shown.
    pub particulars: Particulars,
    /// Their places, in whichever organisation.
    pub places: Vec<PlaceOfPerson>,
    /// When their session ends.
    pub session: SessionTimes,
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells somebody who they are here.
///
/// # Errors
///
/// [`NotTold`].
pub async fn me(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &Actor,
) -> Result<Me, NotTold> {
    let now = clock.now();
    let (particulars, session, places) = tokio::join!(
        particulars(table, seal, actor, now),
        table.session(actor.person(), actor.session()),
        table.places_of(actor.person())
    );
    let particulars = particulars?;
    let session = session?.filter(|session| now < session.ends_at).ok_or(Ended)?;
    let is_theirs = match (actor, &session.whose) {
        (Actor::Person(own), Whose::Person { epoch }) => *epoch == own.epoch,
        (Actor::Member(own), Whose::Member { membership, .. }) => *membership == own.membership,
        (Actor::Person(_), Whose::Member { .. }) | (Actor::Member(_), Whose::Person { .. }) => {
            false
        }
    };
    if !is_theirs {
        return Err(Ended.into());
    }
    let session = SessionTimes::new(&session, actor.authenticated_at(), now);
    Ok(Me { particulars, places: places?, session })
}

/// Of the account, or of the place, if it may still be acted in.
async fn particulars(
    table: &Table,
    seal: &SealKeys,
    actor: &Actor,
    now: Timestamp,
) -> Result<Particulars, NotTold> {
    match actor {
        Actor::Person(own) => {
            let person = table.person(&own.person).await?;
            let person = person.filter(|person| person.epoch == own.epoch).ok_or(Ended)?;
            Ok(person.particulars(seal)?)
        }
        Actor::Member(own) => {
            let members = table.members(&own.organisation).await?.ok_or(Ended)?;
            let member = members.people.acting(own, now)?;
            Ok(members.particulars(&member.id, seal)?)
        }
    }
}

/// Why a place is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotDisavowed {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// They are the legal representative there: their own face made that place.
    #[error("they are the legal representative")]
    LegalRepresentative,
    /// They have no place there.
    #[error("there is no such place")]
    NoPlace,
    /// The world let us down; asking again is safe.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Suspends the place that a person says is not theirs, live or invited. Saying it again changes nothing.
///
/// # Errors
///
/// [`NotDisavowed`]; after any of them but `Fault` nothing is written.
pub async fn not_me(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &PersonActor,
    organisation: &OrganisationId,
) -> Result<(), NotDisavowed> {
    let now = clock.now();
    for _ in 0..TRIES {
        let (members, is_there) = tokio::join!(
            table.members(organisation),
            table.session_is_there(&actor.person, &actor.session)
        );
        if !is_there? {
            return Err(Ended.into());
        }
        let members = members?.ok_or(NotDisavowed::NoPlace)?;
        let amendment = match members.people.disavow(&actor.person) {
            Ok(amendment) => amendment,
            Err(NotAmended::Suspended) => return Ok(()),
            Err(NotAmended::Yourself) => return Err(NotDisavowed::LegalRepresentative),
            Err(_) => return Err(NotDisavowed::NoPlace),
        };
        let notices = notices(&members, &amendment, None, None, &veil.seal)?;
        let change =
            PlaceChange { members: &members, amendment: &amendment, at: now, notices: &notices };
        match table.disavow_place(&change, actor, (veil, entropy)).await? {
            Disavowal::Done => return Ok(()),
            Disavowal::Stale => {}
            Disavowal::SessionEnded => return Err(Ended.into()),
        }
    }
    Err(outrun().into())
}
