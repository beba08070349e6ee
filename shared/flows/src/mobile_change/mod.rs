//! Another mobile, for a place or for a person: begun by whoever proved lately who they are, and finished by proving the
//! new number. The proof of the old factor is the recent sign-in, so that a lost phone is no dead end.

pub mod complete;
pub mod start;
pub mod status;

use domain::Actor;
use store::About;

/// Whose mobile they change: of their place, or their own.
pub(crate) fn about(actor: &Actor) -> About {
    match actor {
        Actor::Member(actor) => About::Place {
            organisation: actor.organisation.clone(),
            membership: actor.membership.clone(),
            person: actor.person.clone(),
        },
        Actor::Person(actor) => About::Person(actor.person.clone()),
    }
}
