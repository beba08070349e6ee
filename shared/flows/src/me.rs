//! A signed-in person sees who they are here, and every organisation that names them; and says 「不是我」 of a place.
//!
//! Seeing reads the person, their session and their places at once: three calls, one round trip. 「不是我」 reads the
//! organisation and its people, and the session, and suspends the place and raises its epoch: three calls, two round trips. So every session
//! and token of that place is dead at once.

use crate::amending::{TRIES, outrun};
use crate::members::tell::notices;
use domain::{Ended, NotAmended, OrganisationId, PersonActor};
use keys::{SealKeys, Veil};
use ports::{Clock, Entropy, Fault};
use store::{Disavowal, Particulars, PlaceChange, PlaceOfPerson, Table, Whose};

/// Somebody, as they see themselves.
#[derive(Debug)]
pub struct Me {
    /// Who they are: masked before it is shown.
    pub particulars: Particulars,
    /// Their places, in whichever organisation.
    pub places: Vec<PlaceOfPerson>,
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

/// Tells a person who they are here.
///
/// # Errors
///
/// [`NotTold`].
pub async fn me(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &PersonActor,
) -> Result<Me, NotTold> {
    let now = clock.now();
    let (person, session, places) = tokio::join!(
        table.person(&actor.person),
        table.session(&actor.person, &actor.session),
        table.places_of(&actor.person)
    );
    let person = person?.filter(|person| person.epoch == actor.epoch).ok_or(Ended)?;
    let is_theirs = Whose::Person { epoch: actor.epoch };
    let session = session?.ok_or(Ended)?;
    if session.whose != is_theirs || session.ends_at <= now {
        return Err(Ended.into());
    }
    Ok(Me { particulars: person.particulars(seal)?, places: places? })
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
