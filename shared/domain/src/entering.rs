//! From one's own session into a place, without typing: which sessions lead where, and what the new one may claim.
//!
//! A session in a place is never stronger than what proved it. A forgotten password of an agent's place is reset by an SMS
//! code alone; those of a legal representative, of an administrator and of a person's own account need a face. So whoever
//! holds an agent's telephone must not come into a place of more weight by way of the agent's.

use crate::{Role, rules};
use jiff::Timestamp;

/// What a session rests on: the password that opened the first one, from which others were entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The person's own account.
    Person,
    /// A place with this role.
    Place(Role),
}

impl Origin {
    /// Whether a session that rests on this may go into a place with that role.
    #[must_use]
    pub fn leads_to(self, role: Role) -> bool {
        match self {
            Self::Person | Self::Place(Role::LegalRepresentative | Role::Administrator) => true,
            Self::Place(Role::Agent) => role == Role::Agent,
        }
    }

    /// When the person of the new session proved who they are. The proof of a person's own account counts as it is. That
    /// of another place is never fresh: the gravest acts ask for the password of the place, or a face.
    #[must_use]
    pub fn proven_at(self, authenticated_at: Timestamp, now: Timestamp) -> Timestamp {
        match self {
            Self::Person => authenticated_at,
            Self::Place(_) => authenticated_at.min(now - rules::STEP_UP),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fresh;

    #[test]
    fn an_agent_s_password_leads_to_no_place_of_more_weight() {
        for origin in [
            Origin::Person,
            Origin::Place(Role::LegalRepresentative),
            Origin::Place(Role::Administrator),
        ] {
            assert!(Role::ALL.into_iter().all(|role| origin.leads_to(role)), "{origin:?}");
        }
        let led: Vec<Role> = Role::ALL
            .into_iter()
            .filter(|role| Origin::Place(Role::Agent).leads_to(*role))
            .collect();
        assert_eq!(led, [Role::Agent]);
    }

    #[test]
    fn the_proof_of_one_place_is_not_fresh_in_another() {
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let own = Origin::Person.proven_at(now, now);
        assert_eq!(fresh(own, now), Ok(()));
        for role in Role::ALL {
            assert!(fresh(Origin::Place(role).proven_at(now, now), now).is_err());
        }
    }
}
