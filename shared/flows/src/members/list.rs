//! Who has a place in the organisation: for its legal representative and administrator, masked; and, to whoever of them
//! has just proven who they are, unmasked, to take out.
//!
//! Reads the organisation and the caller's session at the same time, and writes nothing.

use super::{NotChanged, Placed, permit};
use domain::{Ended, MemberActor, Membership, Operation};
use jiff::Timestamp;
use keys::Veil;
use ports::Clock;
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

/// Lists the people, for [`Operation::SeePeople`] or [`Operation::Export`].
///
/// # Errors
///
/// [`NotChanged`].
pub async fn list(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    actor: &MemberActor,
    operation: Operation,
) -> Result<Listed, NotChanged> {
    let (members, _) = look(table, actor, operation, clock.now()).await?;
    let people = members
        .all()
        .map(|(membership, kept)| {
            let particulars = kept.particulars(&veil.seal)?;
            Ok(Placed { membership: membership.clone(), particulars })
        })
        .collect::<Result<_, ports::Fault>>()?;
    let version = members.people.version;
    Ok(Listed { organisation_name: members.name, version, people })
}
