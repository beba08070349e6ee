//! Somebody looks at their sessions, and ends one or all of them.
//!
//! A member sees those of their place; a person sees their own and those of all their places, so that they can end whatever
//! goes on in their name. What one does not see is not there: another's session, or one of another place, is unknown.
//!
//! Two calls in one round trip to look; one more to end. A person who has sessions in organisations is told of those that
//! still stand there, which takes one call for each of these organisations, all at once.

use domain::{Actor, Ended, OrganisationId, SessionId};
use futures::future::try_join_all;
use jiff::Timestamp;
use ports::{Clock, Fault};
use std::collections::HashSet;
use store::{Members, SessionKept, Table, Whose};

/// The most that are told.
pub const TOLD_MOST: usize = 100;

/// Why sessions are not told, or not ended; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotDone {
    /// The caller's own session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such session among theirs.
    #[error("there is no such session")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The caller's sessions, the one used last first: at most [`TOLD_MOST`].
///
/// # Errors
///
/// [`NotDone`].
pub async fn list(
    table: &Table,
    clock: &impl Clock,
    actor: &Actor,
) -> Result<Vec<SessionKept>, NotDone> {
    let now = clock.now();
    let sessions = seen(table, actor, now).await?;
    let mut sessions = match actor {
        Actor::Member(_) => sessions,
        Actor::Person(_) => standing(table, sessions, now).await?,
    };
    sessions.truncate(TOLD_MOST);
    Ok(sessions)
}

/// Those whose place still acts under the epochs they began under: a reset password or a removal ends the others, though
/// their rows are left until their time is over.
async fn standing(
    table: &Table,
    mut sessions: Vec<SessionKept>,
    now: Timestamp,
) -> Result<Vec<SessionKept>, NotDone> {
    let named = |one: &SessionKept| match &one.whose {
        Whose::Member { organisation, .. } => Some(organisation.clone()),
        Whose::Person { .. } => None,
    };
    let organisations: HashSet<OrganisationId> = sessions.iter().filter_map(named).collect();
    let read = organisations.iter().map(|organisation| table.members(organisation));
    let read: Vec<Option<Members>> = try_join_all(read).await?;
    let stands = |one: &SessionKept| match &one.whose {
        Whose::Person { .. } => true,
        Whose::Member { organisation, membership, epochs, .. } => {
            let people = read.iter().flatten().map(|members| &members.people);
            let people = people.filter(|people| people.organisation == *organisation);
            people.filter_map(|people| Some((people, people.member(membership)?))).any(
                |(people, member)| {
                    (people.epoch, member.epoch) == *epochs && people.acts(member, now).is_ok()
                },
            )
        }
    };
    sessions.retain(stands);
    Ok(sessions)
}

/// Ends one of the caller's sessions, which may be the one they call in.
///
/// # Errors
///
/// [`NotDone`].
pub async fn end(
    table: &Table,
    clock: &impl Clock,
    actor: &Actor,
    session: &SessionId,
) -> Result<(), NotDone> {
    let sessions = seen(table, actor, clock.now()).await?;
    let own = sessions.iter().find(|one| one.id == *session).ok_or(NotDone::Unknown)?;
    Ok(table.end_sessions(actor.person(), [&own.id]).await?)
}

/// Ends all of the caller's sessions, the one they call in too; says how many they were.
///
/// # Errors
///
/// [`NotDone`].
pub async fn end_all(table: &Table, clock: &impl Clock, actor: &Actor) -> Result<usize, NotDone> {
    let sessions = seen(table, actor, clock.now()).await?;
    table.end_sessions(actor.person(), sessions.iter().map(|one| &one.id)).await?;
    Ok(sessions.len())
}

/// The living sessions that the caller may see, if their own is one of them.
async fn seen(table: &Table, actor: &Actor, now: Timestamp) -> Result<Vec<SessionKept>, NotDone> {
    let all = table.sessions_of(actor.person(), now);
    let sessions: Vec<SessionKept> = match actor {
        Actor::Member(member) => {
            let (members, all) = tokio::join!(table.members(&member.organisation), all);
            members?.ok_or(Ended)?.people.acting(member, now)?;
            let is_theirs = |one: &SessionKept| {
                matches!(&one.whose,
                Whose::Member { membership, epochs, .. }
                    if (membership, epochs) == (&member.membership, &member.epochs))
            };
            all?.into_iter().filter(is_theirs).collect()
        }
        Actor::Person(own) => {
            let (person, all) = tokio::join!(table.person(&own.person), all);
            if person?.ok_or(Ended)?.epoch != own.epoch {
                return Err(Ended.into());
            }
            let is_theirs = |one: &SessionKept| match one.whose {
                Whose::Person { epoch } => epoch == own.epoch,
                Whose::Member { .. } => true,
            };
            all?.into_iter().filter(is_theirs).collect()
        }
    };
    if !sessions.iter().any(|one| one.id == *actor.session()) {
        return Err(Ended.into());
    }
    Ok(sessions)
}
