//! The people of an organisation (经办人管理): who is invited, changed, removed, and what agents may do.
//!
//! Every change reads the organisation whole, lets `domain` judge, and writes one transaction on the condition that
//! nothing has changed since, that the actor's session lives, and with one audit record. Whoever was overtaken reads and
//! judges anew: each time round somebody else has got on, and the caps bound how often that can be.

pub mod audit;
pub mod change;
pub mod confirm;
pub mod grant;
pub mod invitation;
pub mod invite;
pub mod list;
pub mod remove;
pub(crate) mod tell;

use crate::acting::refusal;
use crate::amending::{TRIES, outrun};
use domain::{
    Amendment, Ended, Malformed, MemberActor, Membership, MembershipId, NotAmended, NotFresh,
    Operation, Role, fresh, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::Veil;
use ports::{Entropy, Fault};
use store::{Counted, MemberChange, Members, NewErrand, Particulars, PlaceChange, Table};

/// Why the people of an organisation are not changed, or not told; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// The actor's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The act is grave, and they proved who they are too long ago.
    #[error(transparent)]
    NotFresh(#[from] NotFresh),
    /// What was judged on the whole of the organisation.
    #[error(transparent)]
    NotAmended(#[from] NotAmended),
    /// Nobody is registered with that document and name: one answer for both.
    #[error("no registered person has that document and name")]
    PersonUnknown,
    /// Another place of the organisation is signed in to with that document number or mobile.
    #[error("another place is signed in to with that number")]
    NameTaken,
    /// The mobile is not the one its person has proven to hold.
    #[error("the mobile is not the person's own")]
    MobileNotTheirs,
    /// The bounds that are changed and those that stay make no period.
    #[error("what is changed and what stays make no period")]
    Period {
        /// Where the period is in the request.
        pointer: String,
        /// What is wrong with it.
        why: Malformed,
    },
    /// They changed too many places lately, or named too many persons who are not registered.
    #[error("they changed or named too many")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down; whether it was written is unknown, and looking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What was judged, and what is written with it.
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) amendment: Amendment,
    /// For a new place, and for one whose mobile changes.
    pub(crate) particulars: Option<Particulars>,
    pub(crate) begun: Option<NewErrand>,
    /// Where an invitation is answered.
    pub(crate) link: Option<String>,
}

impl Judged {
    /// A change, and nothing else with it.
    pub(crate) fn only(amendment: Amendment) -> Self {
        Self { amendment, particulars: None, begun: None, link: None }
    }
}

/// A place as it now stands, with who holds it.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The place.
    pub membership: Membership,
    /// Who holds it.
    pub particulars: Particulars,
}

/// Asks whether the actor may do this, by their role and by how lately they proved who they are.
///
/// # Errors
///
/// [`NotChanged::NotAmended`] before [`NotChanged::NotFresh`]: nobody is sent to prove themselves for nothing.
pub(crate) fn permit(
    acting: &Membership,
    operation: Operation,
    actor: &MemberActor,
    now: Timestamp,
) -> Result<(), NotChanged> {
    acting.may(operation)?;
    if operation.is_grave() {
        fresh(actor.authenticated_at, now)?;
    }
    Ok(())
}

/// Reads, judges, writes; and again, as long as somebody else was first. `first` is the organisation, if it was read
/// already.
///
/// # Errors
///
/// [`NotChanged`].
pub(crate) async fn amending(
    (table, veil, entropy): (&Table, &Veil, &impl Entropy),
    actor: &MemberActor,
    now: Timestamp,
    first: Option<Members>,
    judge: impl Fn(&Members, &Membership) -> Result<Judged, NotChanged>,
) -> Result<(Members, Judged), NotChanged> {
    let mut read = first;
    for _ in 0..TRIES {
        let members = match read.take() {
            Some(members) => members,
            None => table.members(&actor.organisation).await?.ok_or(Ended)?,
        };
        let acting = members.people.acting(actor, now)?;
        let judged = match judge(&members, acting) {
            Ok(judged) => judged,
            Err(why) => return Err(refused(table, actor, why, now).await),
        };
        let Judged { amendment, particulars, link, .. } = &judged;
        let (anew, link) = (particulars.as_ref(), link.as_deref());
        let notices = tell::notices(&members, amendment, anew, link, &veil.seal)?;
        let change = PlaceChange { members: &members, amendment, at: now, notices: &notices };
        let new = (judged.particulars.as_ref(), judged.begun.as_ref());
        match table.change_member(&change, actor, new, (veil, entropy)).await? {
            MemberChange::Done => return Ok((members, judged)),
            MemberChange::Stale => {}
            MemberChange::SessionEnded => return Err(Ended.into()),
            MemberChange::Limited { retry_after } => {
                return Err(NotChanged::Limited { retry_after });
            }
            MemberChange::PersonGone => return Err(NotChanged::PersonUnknown),
        }
    }
    Err(outrun().into())
}

/// A refusal, told only to whoever's session lives. That a person is not registered is an answer about somebody, so it is
/// counted before it is told.
async fn refused(
    table: &Table,
    actor: &MemberActor,
    why: NotChanged,
    now: Timestamp,
) -> NotChanged {
    let why = refusal(table, (&actor.person, &actor.session), why).await;
    if !matches!(why, NotChanged::PersonUnknown) {
        return why;
    }
    match table.count_of(&rules::UNKNOWN_PERSONS_PER_MEMBER, &actor.membership, now).await {
        Ok(Counted::Allowed) => why,
        Ok(Counted::Limited { retry_after }) => NotChanged::Limited { retry_after },
        Err(fault) => fault.into(),
    }
}

/// The place that a route means: the one that is named, or the administrator's.
pub(crate) fn named(
    members: &Members,
    role: Role,
    membership: Option<&MembershipId>,
) -> Result<MembershipId, NotAmended> {
    if let Some(id) = membership {
        return Ok(id.clone());
    }
    let of_role = members.people.members.iter().find(|member| member.role == role);
    of_role.map(|member| member.id.clone()).ok_or(NotAmended::Unknown)
}

/// The place as it is once written, with who holds it.
pub(crate) fn placed(members: &Members, judged: Judged, veil: &Veil) -> Result<Placed, Fault> {
    let after = judged.amendment.after;
    let membership = after.ok_or_else(|| Fault::lasting("telling a place", "it is gone"))?;
    let particulars = match judged.particulars {
        Some(particulars) => particulars,
        None => members.particulars(&membership.id, &veil.seal)?,
    };
    Ok(Placed { membership, particulars })
}
