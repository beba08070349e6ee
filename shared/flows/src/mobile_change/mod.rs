//! Another mobile, for a place or for a person: begun by whoever proved lately who they are, and finished by proving the
//! new number. The proof of the old factor is the recent sign-in, so that a lost phone is no dead end.

pub mod complete;
pub mod start;

use domain::{MemberActor, PersonActor, PersonId};
use jiff::Timestamp;
use store::About;

/// Somebody who is signed in, for an organisation or for themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// For an organisation: the mobile of their place.
    Member(MemberActor),
    /// For themselves: their own mobile.
    Person(PersonActor),
}

impl SignedIn {
    /// Who.
    #[must_use]
    pub fn person(&self) -> &PersonId {
        match self {
            Self::Member(actor) => &actor.person,
            Self::Person(actor) => &actor.person,
        }
    }

    fn authenticated_at(&self) -> Timestamp {
        match self {
            Self::Member(actor) => actor.authenticated_at,
            Self::Person(actor) => actor.authenticated_at,
        }
    }

    /// Whose mobile they change.
    fn about(&self) -> About {
        match self {
            Self::Member(actor) => About::Place {
                organisation: actor.organisation.clone(),
                membership: actor.membership.clone(),
                person: actor.person.clone(),
            },
            Self::Person(actor) => About::Person(actor.person.clone()),
        }
    }
}
