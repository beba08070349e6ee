//! What a clerk opens: 「开通的账号只能是单位法人账号或单位管理员账号」(guide, 注册途径二), and where there is room for it.
//!
//! Nobody's place is live by it: whoever is named accepts, and sets their own password.

use crate::people::changed;
use crate::typed::words;
use crate::{Amendment, Deed, Malformed, Membership, People, Period, Place, Role};

/// Which of the two accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CounterOffice {
    /// 单位法人账号.
    LegalRepresentative,
    /// 单位管理员账号, for this long.
    Administrator(Period),
}

impl CounterOffice {
    /// The role of its place.
    #[must_use]
    pub fn role(self) -> Role {
        match self {
            Self::LegalRepresentative => Role::LegalRepresentative,
            Self::Administrator(_) => Role::Administrator,
        }
    }
}

/// Why a clerk does something that asks for a reason: 4 to 200 characters, on one line.
#[derive(Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Characters, at least.
    pub const SHORTEST: usize = 4;
    /// Characters, at most.
    pub const LONGEST: usize = 200;

    /// The words.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Reason {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let (text, seen) = words(text);
        let is_sound = (Self::SHORTEST..=Self::LONGEST).contains(&seen)
            && text.chars().count() <= 2 * Self::LONGEST
            && !text.chars().any(char::is_control);
        if is_sound {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new("reason", "请填写4至200字的理由。"))
        }
    }
}

impl std::fmt::Debug for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Reason(••••)")
    }
}

/// Why there is no room for what a clerk would open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoRoom {
    /// The organisation has a legal representative who acts.
    #[error("there is a legal representative")]
    LegalRepresentativeThere,
    /// The organisation has an administrator's place, live, suspended, or another person's who has yet to answer.
    #[error("there is an administrator's place")]
    AdministratorThere,
    /// The person has another place in it.
    #[error("the person has a place already")]
    AlreadyMember,
}

/// A place that a clerk opens in an organisation that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedPlace {
    /// The place, new, or its person's who is invited again.
    pub amendment: Amendment,
    /// The legal representative's place that it stands in for: it goes.
    pub replaced: Option<Membership>,
}

impl People {
    /// A clerk opens a place for a person who is to be invited to it.
    ///
    /// A legal representative's is opened where none is live, and stands in for one that is not; an administrator's where
    /// there is none. Whoever was invited to that very role already, and lost the link, is invited again.
    ///
    /// # Errors
    ///
    /// [`NoRoom`].
    pub fn open_at_counter(&self, new: Membership) -> Result<OpenedPlace, NoRoom> {
        let holder = self.members.iter().find(|member| member.role == new.role);
        let own = self.place_of(&new.person);
        if let Some(own) = own {
            let is_waiting = matches!(own.place, Place::Invited { .. });
            if own.role != new.role || !is_waiting {
                return Err(if holder.is_some() { taken(new.role) } else { NoRoom::AlreadyMember });
            }
            let amendment = changed(Deed::InvitedAgain, own, |after| {
                after.place = new.place.clone();
                after.period = new.period;
                after.may_appoint = new.may_appoint;
            });
            return Ok(OpenedPlace { amendment, replaced: None });
        }
        let replaced = match holder {
            None => None,
            Some(holder)
                if new.role == Role::LegalRepresentative && holder.place != Place::Live =>
            {
                Some(holder.clone())
            }
            Some(_) => return Err(taken(new.role)),
        };
        let amendment = Amendment { deed: Deed::Invited, before: None, after: Some(new) };
        Ok(OpenedPlace { amendment, replaced })
    }
}

fn taken(role: Role) -> NoRoom {
    match role {
        Role::LegalRepresentative => NoRoom::LegalRepresentativeThere,
        Role::Administrator | Role::Agent => NoRoom::AdministratorThere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FlowId, FlowKind, MembershipId, OrganisationId, PersonId};
    use jiff::Timestamp;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn invited(id: u8, role: Role) -> Membership {
        let invitation = FlowId::from_random(FlowKind::Invitation, [id; 16]);
        let period = Period { from: NOW, until: None };
        let (own, person) =
            (MembershipId::from_random([id; 16]), PersonId::from_random([id % 10; 16]));
        Membership::invited(own, person, (role, period), invitation, NOW)
    }

    fn at(place: Place, member: Membership) -> Membership {
        Membership { place, ..member }
    }

    fn people(members: Vec<Membership>) -> People {
        let organisation = OrganisationId::from_random([1; 16]);
        People { organisation, epoch: 1, version: 1, attended_until: None, members }
    }

    #[test]
    fn a_legal_representative_is_opened_where_none_is_live_and_stands_in_for_one_who_is_not() {
        let new = || invited(2, Role::LegalRepresentative);
        let opened = people(Vec::new()).open_at_counter(new()).unwrap();
        assert_eq!((opened.amendment.after, opened.replaced), (Some(new()), None));
        let waiting = invited(1, Role::LegalRepresentative);
        for before in [waiting.clone(), at(Place::Suspended, waiting.clone())] {
            let opened = people(vec![before.clone()]).open_at_counter(new()).unwrap();
            assert_eq!(opened.replaced, Some(before));
        }
        let live = people(vec![at(Place::Live, waiting)]);
        assert_eq!(live.open_at_counter(new()), Err(NoRoom::LegalRepresentativeThere));
    }

    #[test]
    fn an_administrator_is_opened_where_there_is_no_such_place_however_it_stands() {
        let new = || invited(2, Role::Administrator);
        let boss = at(Place::Live, invited(3, Role::LegalRepresentative));
        assert!(people(vec![boss.clone()]).open_at_counter(new()).is_ok());
        let waiting = invited(1, Role::Administrator);
        for place in [waiting.place.clone(), Place::Live, Place::Suspended] {
            let before = people(vec![boss.clone(), at(place, waiting.clone())]);
            assert_eq!(before.open_at_counter(new()), Err(NoRoom::AdministratorThere));
        }
    }

    #[test]
    fn whoever_waits_for_that_very_place_is_invited_again_and_whoever_has_another_is_refused() {
        let waiting = invited(1, Role::Administrator);
        let new = Membership { may_appoint: false, ..invited(11, Role::Administrator) };
        let again = people(vec![waiting.clone()]).open_at_counter(new.clone()).unwrap();
        let after = again.amendment.after.unwrap();
        assert_eq!((&after.id, &after.place, after.may_appoint), (&waiting.id, &new.place, false));
        let agent = at(Place::Live, invited(21, Role::Agent));
        assert_eq!(people(vec![agent]).open_at_counter(new), Err(NoRoom::AlreadyMember));
    }

    #[test]
    fn a_reason_says_something_and_never_shows() {
        let reason: Reason = " 执照为旧版 ".parse().unwrap();
        assert_eq!(reason.reveal(), "执照为旧版");
        assert!(!format!("{reason:?}").contains("执照"));
        for text in [
            "",
            "旧执照",
            "    x   ",
            "旧\u{3164}\u{200B}\u{FEFF}照",
            "a\nbcdef",
            &"字".repeat(201),
        ] {
            assert!(text.parse::<Reason>().is_err(), "{text}");
        }
    }
}
