//! One case with its history, for whoever sees it: three calls, one round trip. What one does not see is not there.

use crate::acting::acting;
use domain::{Case, CaseEvent, CaseId, CaseViewer, Ended, MemberActor, Membership, rules};
use jiff::Timestamp;
use keys::SealKeys;
use ports::{Clock, Fault};
use store::{Members, Table};

/// Why a case is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such case, or none that they see.
    #[error("there is no such case")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A case that somebody sees.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) case: Case,
    pub(crate) events: Vec<CaseEvent>,
    pub(crate) members: Members,
    pub(crate) member: Membership,
}

/// Reads a case for a member who sees it.
pub(crate) async fn seen(
    table: &Table,
    seal: &SealKeys,
    actor: &MemberActor,
    id: &CaseId,
    now: Timestamp,
) -> Result<Seen, NotTold> {
    let (signed_in, found) =
        tokio::join!(acting::<NotTold>(table, actor, now), table.case_with_history(id, seal));
    let (members, member) = signed_in?;
    let (case, events) = found?.ok_or(NotTold::Unknown)?;
    let subject = &case.subject;
    let is_seen = subject.organisation == actor.organisation
        && CaseViewer { member: &member, now }.sees(&subject.matter, subject.person.as_ref());
    if is_seen { Ok(Seen { case, events, members, member }) } else { Err(NotTold::Unknown) }
}

/// Tells a case, and the latest of its events, the latest first: [`rules::CASE_EVENTS_TOLD`] at most.
///
/// # Errors
///
/// [`NotTold`].
pub async fn one(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &MemberActor,
    id: &CaseId,
) -> Result<(Case, Vec<CaseEvent>), NotTold> {
    let Seen { case, mut events, .. } = seen(table, seal, actor, id, clock.now()).await?;
    events.truncate(rules::CASE_EVENTS_TOLD);
    Ok((case, events))
}
