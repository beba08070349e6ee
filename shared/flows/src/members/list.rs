//! Who has a place in the organisation: for its legal representative and administrator, masked; and, to whoever of them
//! has just proven who they are, unmasked, to take out.
//!
//! Listing reads the organisation and the caller's session at the same time, and writes nothing.

use super::{Judged, NotChanged, Placed, amending, permit};
use domain::{Ended, MemberActor, Membership, Operation};
use jiff::Timestamp;
use keys::Veil;
use ports::{Clock, Entropy, Fault};
use store::{Members, Table};

/// The people, as they are told.
#[derive(Debug)]
pub struct Listed {
    /// 单位全称.
    pub organisation_name: String,
    /// How often the organisation was changed.
    pub version: u64,
    /// Everybody.
    pub people: Vec<Placed>,
}

/// Reads the organisation for a member whose session lives and who may do this.
///
/// # Errors
///
/// [`NotChanged`].
pub(crate) async fn look(
    table: &Table,
    actor: &MemberActor,
    operation: Operation,
    now: Timestamp,
) -> Result<(Members, Membership), NotChanged> {
    let (members, session) = tokio::join!(
        table.members(&actor.organisation),
        table.session(&actor.person, &actor.session)
    );
    session?.ok_or(Ended)?;
    let members = members?.ok_or(Ended)?;
    let acting = members.people.acting(actor, now)?.clone();
    permit(&acting, operation, actor, now)?;
    Ok((members, acting))
}

/// Lists the people.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn list(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    actor: &MemberActor,
) -> Result<Listed, NotChanged> {
    let (members, _) = look(table, actor, Operation::SeePeople, clock.now()).await?;
    Ok(listed(&members, veil)?)
}

/// Lists the people to be taken out, unmasked. That it was done is an audit record, and the legal representative is told:
/// two calls, two round trips.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn export(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
) -> Result<Listed, NotChanged> {
    let now = clock.now();
    let (members, _) = amending((table, veil, entropy), actor, now, None, |members, acting| {
        permit(acting, Operation::Export, actor, now)?;
        Ok(Judged::only(members.people.export(acting)))
    })
    .await?;
    Ok(listed(&members, veil)?)
}

fn listed(members: &Members, veil: &Veil) -> Result<Listed, Fault> {
    let people = members
        .all()
        .map(|(membership, kept)| {
            let particulars = kept.particulars(&veil.seal)?;
            Ok(Placed { membership: membership.clone(), particulars })
        })
        .collect::<Result<_, Fault>>()?;
    let (organisation_name, version) = (members.name.clone(), members.people.version);
    Ok(Listed { organisation_name, version, people })
}
