//! Whoever acts: their session lives, and their place acts now. One round trip.

use domain::{Ended, MemberActor, Membership, PersonId, SessionId};
use jiff::Timestamp;
use ports::Fault;
use store::{Members, Table};

/// The organisation, and the member's own place in it.
///
/// # Errors
///
/// [`Ended`], [`Fault`].
pub(crate) async fn acting<E: From<Ended> + From<Fault>>(
    table: &Table,
    actor: &MemberActor,
    now: Timestamp,
) -> Result<(Members, Membership), E> {
    let (members, is_signed_in) = tokio::join!(
        table.members(&actor.organisation),
        table.session_is_there(&actor.person, &actor.session)
    );
    if !is_signed_in? {
        return Err(Ended.into());
    }
    let members = members?.ok_or(Ended)?;
    let member = members.people.acting(actor, now)?.clone();
    Ok((members, member))
}

/// Why somebody is refused, where that says something about an organisation: told only to whoever's session lives.
pub(crate) async fn refusal<E: From<Ended> + From<Fault>>(
    table: &Table,
    (person, session): (&PersonId, &SessionId),
    why: E,
) -> E {
    match table.session_is_there(person, session).await {
        Ok(true) => why,
        Ok(false) => Ended.into(),
        Err(fault) => fault.into(),
    }
}
