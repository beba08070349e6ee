//! Whoever is signed in, and how fresh the proof of it is.

use crate::{MembershipId, OrganisationId, PersonId, SessionId, rules};
use jiff::Timestamp;

/// A signed-in member, as their access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberActor {
    /// Who.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// In which place.
    pub membership: MembershipId,
    /// Epochs the session began under: organisation's, membership's.
    pub epochs: (u64, u64),
    /// When they proved who they are.
    pub authenticated_at: Timestamp,
}

/// A signed-in person, as their access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonActor {
    /// Who.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// The epoch the session began under.
    pub epoch: u64,
    /// When they proved who they are.
    pub authenticated_at: Timestamp,
}

/// Whoever is signed in: for an organisation, or for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// For an organisation.
    Member(MemberActor),
    /// For themselves.
    Person(PersonActor),
}

impl Actor {
    /// Who.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        match self {
            Self::Member(actor) => &actor.person,
            Self::Person(actor) => &actor.person,
        }
    }

    /// When they proved who they are.
    #[must_use]
    pub fn authenticated_at(&self) -> Timestamp {
        match self {
            Self::Member(actor) => actor.authenticated_at,
            Self::Person(actor) => actor.authenticated_at,
        }
    }

    /// In which session.
    #[must_use]
    pub fn session(&self) -> &SessionId {
        match self {
            Self::Member(actor) => &actor.session,
            Self::Person(actor) => &actor.session,
        }
    }
}

/// Whether somebody proved who they are so lately that the gravest acts are open to them.
///
/// # Errors
///
/// [`NotFresh`] when it is [`rules::STEP_UP`] ago or longer, or further ahead than clocks differ.
pub fn fresh(authenticated_at: Timestamp, now: Timestamp) -> Result<(), NotFresh> {
    let age = now.duration_since(authenticated_at);
    let is_fresh = -rules::CLOCK_AHEAD_MOST <= age && age < rules::STEP_UP;
    if is_fresh { Ok(()) } else { Err(NotFresh) }
}

/// They proved who they are too long ago for this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("they must prove who they are again")]
pub struct NotFresh;

/// The session's place is gone, suspended, out of its period, or its epoch was raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the session has ended")]
pub struct Ended;

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;

    #[test]
    fn a_proof_is_fresh_for_five_minutes_and_never_when_it_is_of_the_future() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        for (age_s, expected) in [
            (0, Ok(())),
            (299, Ok(())),
            (300, Err(NotFresh)),
            (86_400, Err(NotFresh)),
            (-60, Ok(())),
            (-61, Err(NotFresh)),
            (-3600, Err(NotFresh)),
        ] {
            let at = now - SignedDuration::from_secs(age_s);
            assert_eq!(fresh(at, now), expected, "{age_s} s ago");
        }
        assert_eq!(fresh(Timestamp::MAX, now), Err(NotFresh));
        assert_eq!(fresh(Timestamp::MIN, now), Err(NotFresh));
    }
}
