//! Another legal representative (变更法定代表人): the new one shows their face, and the organisation is theirs to confirm.
//!
//! The business register and the face agree on them; then, in one step, the one before is out, the organisation's epoch
//! is raised, so that nobody's session or token goes on, and every place that was live waits to be confirmed or dropped.
//! Whoever was only invited is invited no more: the old representative's word is nobody's now.

use crate::{
    Agreement, CreditCode, FaceRefusal, Identity, Membership, MembershipId, OrganisationId,
    OrganisationName, People, Period, PersonId, Place, Registration, Role, Subject,
};
use jiff::Timestamp;

/// What somebody claims: that they are the legal representative of a registered organisation now.
#[derive(Clone, Debug)]
pub struct SuccessionClaim {
    /// The account.
    pub organisation: OrganisationId,
    /// 统一社会信用代码.
    pub credit_code: CreditCode,
    /// 单位全称, as the business register has it.
    pub name: OrganisationName,
    /// 法定代表人, the new one.
    pub legal_representative: Identity,
    /// 《法人用户注册协议》, as accepted.
    pub agreement: Agreement,
}

impl Subject for SuccessionClaim {
    type Passed = PersonId;
    type Outcome = Succeeded;

    fn face(&self) -> &Identity {
        &self.legal_representative
    }

    fn admit(&self, registered: Option<PersonId>) -> Result<PersonId, FaceRefusal> {
        registered.ok_or(FaceRefusal::PersonNotRegistered)
    }
}

/// A succession under way: the steps of a registration.
pub type SuccessionRegistration = Registration<SuccessionClaim>;

/// What a completed succession came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succeeded {
    /// The account.
    pub organisation: OrganisationId,
    /// The new legal representative's place in it.
    pub membership: MembershipId,
    /// The new legal representative.
    pub person: PersonId,
}

/// Why nobody succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSucceeded {
    /// They are the legal representative already, and may act.
    #[error("they are the legal representative already")]
    AlreadyLegalRepresentative,
}

/// A change of legal representative, judged on the whole of the organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Succession {
    /// The new legal representative's place.
    pub new: Membership,
    /// Places that end: of the one before, of whoever was only invited, and the one that the new one had.
    pub ended: Vec<Membership>,
    /// Places that wait to be confirmed, as they are from now on.
    pub unconfirmed: Vec<Membership>,
}

impl People {
    /// Judges a new legal representative, whose face and business register agree. `sharing` are places that are signed in
    /// to with a number of theirs: they end, so that nobody can keep the new one out by it.
    ///
    /// # Errors
    ///
    /// [`NotSucceeded`].
    pub fn succeed(
        &self,
        person: &PersonId,
        id: MembershipId,
        sharing: &[MembershipId],
        now: Timestamp,
    ) -> Result<Succession, NotSucceeded> {
        if self.is_represented_by(person) {
            return Err(NotSucceeded::AlreadyLegalRepresentative);
        }
        let new = Membership {
            id,
            person: person.clone(),
            role: Role::LegalRepresentative,
            period: Period { from: now, until: None },
            place: Place::Live,
            grants: Vec::new(),
            may_appoint: true,
            revision: 1,
            epoch: 1,
        };
        let ends = |one: &Membership| {
            one.role == Role::LegalRepresentative
                || one.person == *person
                || matches!(one.place, Place::Invited { .. })
                || sharing.contains(&one.id)
        };
        let (ended, kept): (Vec<_>, Vec<_>) = self.members.iter().cloned().partition(ends);
        let waits = |one: Membership| {
            let revision = one.revision + 1;
            (one.place == Place::Live).then_some(Membership {
                place: Place::Unconfirmed,
                revision,
                ..one
            })
        };
        Ok(Succession { new, ended, unconfirmed: kept.into_iter().filter_map(waits).collect() })
    }

    /// Whether a person is the legal representative, and has accepted that.
    #[must_use]
    pub fn is_represented_by(&self, person: &PersonId) -> bool {
        let representative = self.legal_representative();
        representative.is_some_and(|one| one.person == *person && one.place == Place::Live)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FlowId, FlowKind, Grant, GrantId, MatterCode, Scope, rules};
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_hours(24 * days)
    }

    fn matter() -> MatterCode {
        "talent.archive".parse().unwrap()
    }

    fn member(seed: u8, role: Role, place: Place) -> Membership {
        let period = Period { from: at(0), until: Some(at(500)) };
        let scope = Scope::Matter(matter());
        Membership {
            id: MembershipId::from_random([seed; 16]),
            person: PersonId::from_random([seed; 16]),
            role,
            period,
            place,
            grants: vec![Grant { id: GrantId::from_random([seed; 16]), scope, period }],
            may_appoint: true,
            revision: 1,
            epoch: 1,
        }
    }

    fn invited() -> Place {
        Place::invited(FlowId::from_random(FlowKind::Invitation, [9; 16]), at(1))
    }

    fn people(members: Vec<Membership>, attended_until: Option<Timestamp>) -> People {
        let organisation = OrganisationId::from_random([1; 16]);
        People { organisation, epoch: 1, version: 1, attended_until, members }
    }

    fn place() -> impl Strategy<Value = Place> {
        prop_oneof![
            Just(Place::Live),
            Just(Place::Suspended),
            Just(Place::Unconfirmed),
            Just(invited())
        ]
    }

    proptest! {
        /// Whoever was there: afterwards nobody but the new one may act, each place is of exactly one kind, and confirming
        /// gives back what there was.
        #[test]
        fn nobody_acts_but_the_new_one_until_they_confirm(
            boss in proptest::option::of(place()),
            administrator in proptest::option::of(place()),
            agents in proptest::collection::vec(place(), 0..=10),
            was in 0_usize..12,
        ) {
            let mut members: Vec<Membership> = Vec::new();
            members.extend(boss.map(|place| member(1, Role::LegalRepresentative, place)));
            members.extend(administrator.map(|place| member(2, Role::Administrator, place)));
            for (at, place) in agents.into_iter().enumerate() {
                members.push(member(10 + u8::try_from(at).unwrap(), Role::Agent, place));
            }
            // The new one may have had a place, as anything but the legal representative.
            let own = members.get(was).filter(|one| one.role != Role::LegalRepresentative);
            let person = own.map_or(PersonId::from_random([99; 16]), |one| one.person.clone());
            let before = people(members, None);
            let id = MembershipId::from_random([99; 16]);
            let succession = before.succeed(&person, id, &[], at(2)).unwrap();

            prop_assert!(succession.new.acts(at(2)).is_ok());
            prop_assert!(succession.unconfirmed.iter().all(|one| one.acts(at(2)).is_err()));
            prop_assert!(!succession.ended.iter().any(|one| succession.unconfirmed.contains(one)));
            for one in &before.members {
                let waits = succession.unconfirmed.iter().any(|other| other.id == one.id);
                let ends = succession.ended.contains(one);
                let stays = matches!(one.place, Place::Suspended | Place::Unconfirmed) && !ends;
                prop_assert!(waits ^ ends ^ stays, "{:?}", one.place);
            }
            let mut members = vec![succession.new.clone()];
            members.extend(succession.unconfirmed.clone());
            let after = people(members, None);
            for one in &succession.unconfirmed {
                let confirmed = after.confirm(&succession.new, &one.id, one.role).unwrap();
                let confirmed = confirmed.after.unwrap();
                let had = before.member(&one.id).unwrap();
                prop_assert_eq!(&confirmed.grants, &had.grants);
                prop_assert_eq!(confirmed.place, Place::Live);
                prop_assert_eq!(confirmed.period, had.period);
            }
        }
    }

    #[test]
    fn the_legal_representative_does_not_succeed_themselves_unless_they_never_accepted() {
        for (place, may) in [(Place::Live, false), (invited(), true)] {
            let boss = member(1, Role::LegalRepresentative, place);
            let people = people(vec![boss.clone()], None);
            let id = MembershipId::from_random([2; 16]);
            assert_eq!(people.succeed(&boss.person, id, &[], at(2)).is_ok(), may);
        }
    }

    #[test]
    fn whoever_signs_in_by_a_number_of_the_new_one_is_out() {
        let agent = member(3, Role::Agent, Place::Live);
        let people = people(vec![agent.clone()], None);
        let (person, id) = (PersonId::from_random([2; 16]), MembershipId::from_random([2; 16]));
        let succession =
            people.succeed(&person, id, std::slice::from_ref(&agent.id), at(2)).unwrap();
        assert_eq!((succession.ended, succession.unconfirmed), (vec![agent], Vec::new()));
    }

    #[test]
    fn thirty_days_after_nobody_answers_for_it_an_organisation_is_in_custody_to_the_second() {
        let custody = at(10) + rules::CUSTODY_AFTER;
        let just_before = custody - SignedDuration::from_secs(1);
        let agent = member(3, Role::Agent, Place::Live);
        let people = people(vec![agent.clone()], Some(at(10)));
        assert_eq!(people.acts(&agent, just_before), Ok(()));
        assert_eq!(people.acts(&agent, custody), Err(crate::Denial::InCustody));
    }

    #[test]
    fn what_somebody_may_ends_where_custody_begins() {
        let custody = at(10) + rules::CUSTODY_AFTER;
        let code: crate::MatterCode = "talent.archive".parse().unwrap();
        let until = |own: Option<Timestamp>, attended_until| {
            let period = crate::Period { from: at(0), until: own };
            let administrator =
                Membership { period, ..member(2, Role::Administrator, Place::Live) };
            let people = people(vec![administrator.clone()], attended_until);
            match people.authority(&administrator, &code, at(20)) {
                crate::Authority::Allowed { until, .. } => until,
                denied @ crate::Authority::Denied(_) => panic!("{denied:?}"),
            }
        };
        assert_eq!(until(None, None), None);
        assert_eq!(until(None, Some(at(10))), Some(custody));
        assert_eq!(until(Some(at(30)), Some(at(10))), Some(at(30)), "the earlier of both");
        assert_eq!(until(Some(custody + rules::MANDATE_LIFE), Some(at(10))), Some(custody));
    }

    #[test]
    fn who_answers_for_it_is_counted_anew_with_every_change() {
        let boss = member(1, Role::LegalRepresentative, Place::Live);
        let administrator = member(2, Role::Administrator, Place::Live);
        let removed = |one: &Membership| crate::Amendment {
            deed: crate::Deed::Removed,
            before: Some(one.clone()),
            after: None,
        };
        let both = people(vec![boss.clone(), administrator.clone()], None);
        let one = both.clone().amended(&removed(&administrator), at(3));
        assert_eq!(one.attended_until, None, "the legal representative is there");
        let other = both.amended(&removed(&boss), at(3));
        assert_eq!(other.attended_until, Some(at(500)), "as long as the administrator may act");
        let nobody = other.amended(&removed(&administrator), at(4));
        assert_eq!(nobody.attended_until, Some(at(4)));
        let agent = member(3, Role::Agent, Place::Live);
        let later =
            crate::Amendment { deed: crate::Deed::Invited, before: None, after: Some(agent) };
        assert_eq!(nobody.amended(&later, at(5)).attended_until, Some(at(4)), "an agent does not");
    }
}
