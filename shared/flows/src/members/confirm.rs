//! A new legal representative confirms somebody who was there before them: the administrator, or an agent.
//!
//! The place is live again, with the period and the grants it had. Two calls, two round trips. Whom they do not confirm
//! they remove.

use super::{Judged, NotChanged, Placed, amending, named, permit, placed};
use domain::{MemberActor, MembershipId, Operation, Role};
use keys::Veil;
use ports::{Clock, Entropy};
use store::Table;

/// Confirms a place.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn confirm(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
    role: Role,
    membership: Option<MembershipId>,
) -> Result<Placed, NotChanged> {
    let now = clock.now();
    let operation = match role {
        Role::Agent => Operation::ConfirmAgent,
        Role::Administrator | Role::LegalRepresentative => Operation::ConfirmAdministrator,
    };
    let (members, judged) =
        amending((table, veil, entropy), actor, now, None, |members, acting| {
            permit(acting, operation, actor, now)?;
            let id = named(members, role, membership.as_ref())?;
            Ok(Judged::only(members.people.confirm(acting, &id, role)?))
        })
        .await?;
    Ok(placed(&members, judged, veil)?)
}
