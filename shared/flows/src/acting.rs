//! A member who reads: their session lives, and their place acts now. One round trip.

use domain::{Ended, MemberActor, Membership};
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
