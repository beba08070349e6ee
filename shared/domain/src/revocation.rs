//! What a change revokes: what mandates rested on that were given before it.
//!
//! Whoever asks us is told at once that somebody may no longer; a business system that verifies a mandate by itself reads it
//! in the list of what was revoked.

use crate::{Amendment, GrantId, Membership, MembershipId, OrganisationId, Place};

/// Mandates that are void from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// Of that organisation, given under an earlier epoch.
    Organisation(OrganisationId, u64),
    /// Of that place, given under an earlier epoch.
    Membership(MembershipId, u64),
    /// That rest on that grant.
    Grant(GrantId),
}

impl Membership {
    /// What is void once the place is gone.
    #[must_use]
    pub fn gone(&self) -> Revocation {
        Revocation::Membership(self.id.clone(), self.epoch + 1)
    }
}

impl Amendment {
    /// What it revokes. A place that was not live gave nobody a mandate.
    #[must_use]
    pub fn revokes(&self) -> Vec<Revocation> {
        let Some(before) = self.before.as_ref().filter(|before| before.place == Place::Live) else {
            return Vec::new();
        };
        let Some(after) = self.after.as_ref().filter(|after| after.place == Place::Live) else {
            return vec![before.gone()];
        };
        if before.epoch < after.epoch {
            return vec![Revocation::Membership(after.id.clone(), after.epoch)];
        }
        let stays = |id: &GrantId| after.grants.iter().any(|grant| grant.id == *id);
        let gone = before.grants.iter().map(|grant| &grant.id).filter(|id| !stays(id));
        gone.cloned().map(Revocation::Grant).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Authority, Basis, BundleCode, Deed, FlowId, FlowKind, Grant, MatterCode, People, Period,
        PersonId, Role, Scope, rules,
    };
    use jiff::{SignedDuration, Timestamp};
    use proptest::prelude::*;

    /// When the change is made.
    const NOW: i64 = 10_000;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn matter() -> MatterCode {
        "talent.archive".parse().unwrap()
    }

    fn scope() -> impl Strategy<Value = Scope> {
        let bundle: BundleCode = "talent".parse().unwrap();
        let other: MatterCode = "employment.subsidy".parse().unwrap();
        prop_oneof![
            Just(Scope::Matter(matter())),
            Just(Scope::Matter(other)),
            Just(Scope::Bundle(bundle))
        ]
    }

    /// Periods about the moment of the change, and about as long as mandates live.
    fn period() -> impl Strategy<Value = Period> {
        let about = [-2000_i64, -700, -1, 0, 1, 300, 599, 600, 601, 630, 700, 2000];
        let moment = prop_oneof![proptest::sample::select(about.to_vec()), -2000_i64..2000];
        (moment, 1_i64..4000).prop_map(|(from, length)| {
            Period::new(at(NOW + from), at(NOW + from + length)).unwrap()
        })
    }

    fn grants(first: u8) -> impl Strategy<Value = Vec<Grant>> {
        proptest::collection::vec((scope(), period()), 0..4).prop_map(move |all| {
            let named = (first..).zip(all);
            named
                .map(|(seed, (scope, period))| {
                    let id = GrantId::from_random([seed; 16]);
                    Grant { id, scope, period }
                })
                .collect()
        })
    }

    fn place() -> impl Strategy<Value = Place> {
        let invitation = FlowId::from_random(FlowKind::Invitation, [9; 16]);
        let invited = Place::invited(invitation, at(NOW - 100));
        prop_oneof![
            6 => Just(Place::Live),
            1 => Just(Place::Suspended),
            1 => Just(Place::Unconfirmed),
            1 => Just(invited)
        ]
    }

    fn member(
        seed: u8,
        role: Role,
        (place, period): (Place, Period),
        grants: Vec<Grant>,
    ) -> Membership {
        Membership {
            id: MembershipId::from_random([seed; 16]),
            person: PersonId::from_random([seed; 16]),
            role,
            period,
            place,
            grants,
            may_appoint: true,
            revision: 1,
            epoch: 5,
        }
    }

    /// What is done to the place.
    #[derive(Clone, Debug)]
    enum Done {
        Changed(Option<Period>),
        Granted(Vec<Grant>),
        GrantedAsBefore(usize),
        Removed,
        Disavowed,
        Password,
        Mobile,
        Exported,
        Confirmed,
    }

    fn done() -> impl Strategy<Value = Done> {
        prop_oneof![
            4 => proptest::option::of(period()).prop_map(Done::Changed),
            2 => grants(100).prop_map(Done::Granted),
            2 => (0_usize..4).prop_map(Done::GrantedAsBefore),
             1 => Just(Done::Removed),
             1 => Just(Done::Disavowed),
             1 => Just(Done::Password),
             1 => Just(Done::Mobile),
             1 => Just(Done::Exported),
             1 => Just(Done::Confirmed)
        ]
    }

    /// The amendment, if the change is allowed.
    fn amendment(
        people: &People,
        boss: &Membership,
        target: &Membership,
        done: Done,
    ) -> Option<Amendment> {
        let (id, role) = (&target.id, target.role);
        match done {
            Done::Changed(period) => people.change(boss, id, role, period, at(NOW)),
            Done::Granted(grants) => people.grant(boss, id, 1, grants),
            Done::GrantedAsBefore(most) => {
                let kept = target.grants.iter().take(most).cloned().collect();
                people.grant(boss, id, 1, kept)
            }
            Done::Removed => people.remove(boss, id, role),
            Done::Disavowed => people.disavow(&target.person),
            Done::Password => people.change_password(id, Deed::PasswordChanged),
            Done::Mobile => people.change_mobile(id),
            Done::Exported => Ok(people.export(target)),
            Done::Confirmed => people.confirm(boss, id, role),
        }
        .ok()
    }

    fn covers(revoked: &[Revocation], target: &Membership, by: &Basis) -> bool {
        revoked.iter().any(|one| match (one, by) {
            (Revocation::Membership(id, epoch), _) => *id == target.id && target.epoch < *epoch,
            (Revocation::Grant(id), Basis::Grant(own)) => id == own,
            (Revocation::Organisation(..) | Revocation::Grant(_), _) => false,
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// Whatever is done to a place: a mandate that was given before, and that would still live at a moment at which its
        /// holder may no longer, is covered by what the change revokes.
        #[test]
        fn whoever_holds_a_mandate_that_would_no_longer_be_given_is_covered(
            is_agent in any::<bool>(),
            stands in (place(), period()),
            granted in grants(10),
            done in done(),
            given_ago in 0_i64..600,
            later in 0_i64..600,
        ) {
            let role = if is_agent { Role::Agent } else { Role::Administrator };
            let always = Period { from: at(0), until: None };
            let boss = member(1, Role::LegalRepresentative, (Place::Live, always), Vec::new());
            let target = member(2, role, stands, granted);
            let people = People {
                organisation: OrganisationId::from_random([1; 16]),
                epoch: 1,
                version: 1,
                attended_until: None,
                members: vec![boss.clone(), target.clone()],
            };
            let given_at = at(NOW - given_ago);
            let Some(amendment) = amendment(&people, &boss, &target, done) else { return Ok(()) };
            let revoked = amendment.revokes();
            for one in &revoked {
                let is_theirs = match one {
                    Revocation::Organisation(..) => false,
                    Revocation::Membership(id, _) => *id == target.id,
                    Revocation::Grant(id) => target.grants.iter().any(|grant| grant.id == *id),
                };
                prop_assert!(is_theirs, "nobody else's mandate is void: {one:?}");
            }
            let Authority::Allowed { by, until } = people.authority(&target, &matter(), given_at) else {
                return Ok(());
            };
            let ends = given_at + rules::MANDATE_LIFE;
            let ends = until.map_or(ends, |until| until.min(ends));
            let after = people.amended(&amendment, at(NOW));
            for moment in [at(NOW), at(NOW + later), ends - SignedDuration::from_secs(1)] {
                if moment < at(NOW) || ends <= moment {
                    continue;
                }
                let still = after.member(&target.id).map(|own| after.authority(own, &matter(), moment));
                let may = matches!(still, Some(Authority::Allowed { .. }));
                prop_assert!(may || covers(&revoked, &target, &by), "{still:?} {revoked:?}");
            }
            // Nor does anything that was revoked come back: a mandate given after it is of the new epoch.
            if let Some(own) = after.member(&target.id).filter(|own| own.place == Place::Live) {
                let is_void = revoked.iter().any(|one| {
                    matches!(one, Revocation::Membership(_, epoch) if own.epoch < *epoch)
                });
                prop_assert!(!is_void, "a fresh mandate is good");
            }
        }
    }

    #[test]
    fn a_period_cut_short_to_a_later_day_revokes_nothing_and_one_cut_to_the_next_minutes_does() {
        let always = Period { from: at(0), until: None };
        let boss = member(1, Role::LegalRepresentative, (Place::Live, always), Vec::new());
        let year = Period { from: at(0), until: Some(at(NOW + 30_000_000)) };
        let target = member(2, Role::Administrator, (Place::Live, year), Vec::new());
        let people = People {
            organisation: OrganisationId::from_random([1; 16]),
            epoch: 1,
            version: 1,
            attended_until: None,
            members: vec![boss.clone(), target.clone()],
        };
        let cut = |from: i64, until: i64| {
            let period = Some(Period::new(at(from), at(until)).unwrap());
            let changed = people.change(&boss, &target.id, Role::Administrator, period, at(NOW));
            changed.unwrap().revokes()
        };
        let void = vec![Revocation::Membership(target.id.clone(), 6)];
        assert_eq!(cut(0, NOW + 630), Vec::new(), "whatever lives ends before");
        assert_eq!(cut(0, NOW + 629), void);
        assert_eq!(cut(NOW + 1, NOW + 10_000), void, "one that is to begin later");
        assert_eq!(cut(0, NOW + 60_000_000), Vec::new(), "one that is longer");
    }
}
