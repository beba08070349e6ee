//! An agent's grants are replaced as a whole (业务授权), by whoever read the revision they replace.
//!
//! Two calls, two round trips. Two who read the same revision and both replace it: the second is told that it has
//! changed, and nothing of the first is lost.

use super::{Judged, NotChanged, Placed, amending, permit, placed};
use domain::{
    Grant, GrantId, MemberActor, MembershipId, Operation, PeriodChange, Scope, granted_period,
};
use keys::Veil;
use ports::{Clock, Entropy, random};
use store::Table;

/// The request, already sound; at most [`GRANTS_MOST`](domain::rules::GRANTS_MOST) grants.
#[derive(Debug)]
pub struct Replace {
    /// Whose.
    pub membership: MembershipId,
    /// The revision that was read.
    pub revision: u64,
    /// What they may do from now on, and nothing else.
    pub grants: Vec<(Scope, PeriodChange)>,
}

/// Replaces an agent's grants.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn replace(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
    request: Replace,
) -> Result<Placed, NotChanged> {
    let now = clock.now();
    let Replace { membership, revision, grants } = request;
    let new = |(scope, change)| (GrantId::from_random(random(entropy)), scope, change);
    let grants: Vec<(GrantId, Scope, PeriodChange)> = grants.into_iter().map(new).collect();
    let (members, judged) =
        amending((table, veil, entropy), actor, now, None, |members, acting| {
            permit(acting, Operation::Grant, actor, now)?;
            let people = &members.people;
            // Who may not grant, or read another revision, is told that first.
            let _ = people.grant(acting, &membership, revision, Vec::new())?;
            let before = people.member(&membership).map_or(&[][..], |member| &member.grants);
            let periods = grants.iter().enumerate().map(|(at, (id, scope, change))| {
                let period = granted_period(before, scope, *change, now).map_err(|why| {
                    NotChanged::Period { pointer: format!("/grants/{at}/period"), why }
                })?;
                Ok(Grant { id: id.clone(), scope: scope.clone(), period })
            });
            let grants: Result<Vec<Grant>, NotChanged> = periods.collect();
            let amendment = people.grant(acting, &membership, revision, grants?)?;
            Ok(Judged::only(amendment))
        })
        .await?;
    Ok(placed(&members, judged, veil)?)
}
