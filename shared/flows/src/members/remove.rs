//! A place goes: the administrator's or an agent's, or one whose person has yet to answer.
//!
//! With it go its password, its grants and every session of it: there is no place any more that they would be of. Two
//! calls, two round trips.

use super::{Judged, NotChanged, amending, named, permit};
use domain::{MemberActor, MembershipId, Role};
use keys::Veil;
use ports::{Clock, Entropy};
use store::Table;

/// Removes a place; tells which it was.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn remove(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
    role: Role,
    membership: Option<MembershipId>,
) -> Result<MembershipId, NotChanged> {
    let now = clock.now();
    let (members, judged) =
        amending((table, veil, entropy), actor, now, None, |members, acting| {
            permit(acting, role.removing(), actor, now)?;
            let id = named(members, role, membership.as_ref())?;
            let amendment = members.people.remove(acting, &id, role)?;
            Ok(Judged::only(amendment))
        })
        .await?;
    Ok(match judged.amendment.before {
        Some(before) => before.id,
        None => named(&members, role, membership.as_ref())?,
    })
}
