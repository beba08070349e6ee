//! A business system tells of a case: that it was begun, how it goes on, that it is finished.
//!
//! Idempotent, and in any order ([`domain::Case::update`]). Two calls, two round trips; what others changed at the same
//! moment is read and judged anew.

use super::{TRIES, outrun, pause};
use domain::{
    Case, CaseEvent, CaseId, CaseSubject, Catalogue, ClientId, NotUpdated as Judged, Updating,
};
use keys::{SealKeys, case_told};
use ports::{Entropy, Fault};
use store::{CaseAtHand, CaseChange, CaseUpdate, Table};

/// By what a business system names a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseNamed {
    /// By ours: one that is there.
    Id(CaseId),
    /// By its own.
    Reference(String),
}

/// The request, already sound.
#[derive(Debug)]
pub struct Update {
    /// Which system tells.
    pub client: ClientId,
    /// Which case.
    pub case: CaseNamed,
    /// What it is about.
    pub subject: CaseSubject,
    /// What happened.
    pub event: CaseEvent,
}

/// An update that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Updated {
    /// Which case.
    pub case: CaseId,
    /// Whether the case is what this update says: not when a later one is known.
    pub is_applied: bool,
}

/// Why an update is not taken; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotUpdated {
    /// There is no such case, or another system's.
    #[error("there is no such case")]
    Unknown,
    /// The matter is none of the system's.
    #[error("the matter is none of the system's")]
    MatterNotYours,
    /// There is no such organisation.
    #[error("there is no such organisation")]
    OrganisationUnknown,
    /// What was judged on the case.
    #[error(transparent)]
    Judged(#[from] Judged),
    /// The world let us down; sending the same again is safe.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes an update.
///
/// # Errors
///
/// [`NotUpdated`].
pub async fn update(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    catalogue: &Catalogue,
    update: &Update,
) -> Result<Updated, NotUpdated> {
    let update = &Update {
        client: update.client.clone(),
        case: update.case.clone(),
        subject: update.subject.clone().kept(),
        event: update.event.clone().kept(),
    };
    let Update { client, case, subject, event } = update;
    let id = match case {
        CaseNamed::Id(id) => id.clone(),
        CaseNamed::Reference(reference) => case_told(client, reference),
    };
    for tries in 1..=TRIES {
        let found = table.case_at_hand(&id, subject, event.sequence, seal).await?;
        let (before, after) = match judged(update, &id, catalogue, &found)? {
            (_, Updating::Duplicate) => {
                let latest = found.case.as_ref().map(|case| case.latest.sequence);
                if latest < Some(event.sequence) {
                    // Read while the same was being taken: the event is of after that, the case of before.
                    pause(tries, entropy).await;
                    continue;
                }
                let is_applied = latest == Some(event.sequence);
                return Ok(Updated { case: id, is_applied });
            }
            (before, Updating::Applied(after) | Updating::Late(after)) => (before, after),
        };
        let change = CaseChange {
            before: before.as_ref(),
            after: &after,
            event: Some(event),
            newest: found.newest.as_deref(),
        };
        match table.update_case(&change, (seal, entropy)).await? {
            CaseUpdate::Done => {
                let is_applied = after.latest.sequence == event.sequence;
                return Ok(Updated { case: id, is_applied });
            }
            CaseUpdate::OrganisationUnknown => return Err(NotUpdated::OrganisationUnknown),
            CaseUpdate::Stale => pause(tries, entropy).await,
        }
    }
    Err(outrun().into())
}

/// The case as it was, and what the update makes of it.
fn judged(
    update: &Update,
    id: &CaseId,
    catalogue: &Catalogue,
    found: &CaseAtHand,
) -> Result<(Option<Case>, Updating), NotUpdated> {
    let Update { client, case: named, subject, event } = update;
    if let Some(case) = &found.case {
        if case.system != *client {
            return Err(NotUpdated::Unknown);
        }
        let updating = case.clone().update(subject, event.clone(), found.known.as_ref())?;
        return Ok((Some(case.clone()), updating));
    }
    if matches!(named, CaseNamed::Id(_)) {
        return Err(NotUpdated::Unknown);
    }
    let is_theirs =
        catalogue.matter(&subject.matter).is_some_and(|matter| matter.system == *client);
    if !is_theirs {
        return Err(NotUpdated::MatterNotYours);
    }
    let kind = found.kind.ok_or(NotUpdated::OrganisationUnknown)?;
    let case = Case {
        id: id.clone(),
        subject: subject.clone(),
        kind,
        system: client.clone(),
        latest: event.clone(),
        rating: None,
        revision: 1,
    };
    Ok((None, Updating::Applied(case)))
}
