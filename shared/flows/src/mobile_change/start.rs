//! Somebody who is signed in begins to change their mobile.
//!
//! They proved who they are within the last five minutes. For a place, reads the organisation and its people; then writes
//! the errand, on the condition that the session lives. Two calls, two round trips; one for a person.

use super::about;
use domain::{Actor, Ended, FlowId, FlowKind, FlowToken, NotFresh, fresh, rules};
use jiff::Timestamp;
use keys::hash;
use ports::{Clock, Entropy, Fault, random};
use store::{NewErrand, Table};

/// A change that was begun, with the secret that is told this once.
#[derive(Debug)]
pub struct Begun {
    /// Its name.
    pub change: FlowId,
    /// For the SMS code.
    pub token: FlowToken,
    /// Until when it must be finished.
    pub expires_at: Timestamp,
}

/// Why it was not begun; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// They proved who they are too long ago.
    #[error(transparent)]
    NotFresh(#[from] NotFresh),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins a change of mobile.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &Actor,
) -> Result<Begun, NotStarted> {
    let now = clock.now();
    fresh(actor.authenticated_at(), now)?;
    if let Actor::Member(actor) = actor {
        let members = table.members(&actor.organisation).await?.ok_or(Ended)?;
        members.people.acting(actor, now)?;
    }
    let token = FlowToken::from_random(random(entropy));
    let errand = NewErrand {
        id: FlowId::from_random(FlowKind::MobileChange, random(entropy)),
        kind: FlowKind::MobileChange,
        token: hash(&token),
        scan: None,
        bound: None,
        about: about(actor),
        at: now,
        deadline: now + rules::ERRAND_WINDOW,
    };
    if !table.begin_errand_of(&errand, actor).await? {
        return Err(Ended.into());
    }
    Ok(Begun { change: errand.id, token, expires_at: errand.deadline })
}
