//! Grants (业务授权): replaced as a whole, by whoever read what they replace; and what a business system is told.

use crate::staff::{Staff, days, matter};
use domain::{
    Authority, Basis, Catalogue, Denial, MembershipId, NotAmended, OrganisationId, Period,
    PeriodChange, Place, Role, Scope,
};
use flows::authority::authority;
use flows::members::NotChanged;
use flows::members::change::Change;
use futures::future::join_all;
use jiff::SignedDuration;
use ports::Clock as _;

pub(crate) const ARCHIVE: &str = "talent.archive";

pub(crate) fn one(code: &str, period: Period) -> (Scope, Period) {
    (Scope::Matter(matter(code)), period)
}

fn denied(authority: &Authority) -> Option<Denial> {
    match authority {
        Authority::Denied(denial) => Some(*denial),
        Authority::Allowed { .. } => None,
    }
}

#[tokio::test]
async fn an_agent_may_do_nothing_until_granted_and_then_only_that_and_only_then() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let none = staff.may(&agent.person, ARCHIVE).await;
    assert_eq!(denied(&none.authority), Some(Denial::NotGranted), "default is none");

    let now = staff.hall.clock.now();
    let hour = SignedDuration::from_hours(1);
    let period = Period::new(now + hour, now + hour * 2).unwrap();
    let grants = vec![one(ARCHIVE, period)];
    let revision = staff.people().await.member(&agent.membership).unwrap().revision;
    staff.grant(&staff.boss, &agent.membership, revision, grants).await.unwrap();

    let told = async || denied(&staff.may(&agent.person, ARCHIVE).await.authority);
    staff.hall.clock.pass_s(3599);
    assert_eq!(told().await, Some(Denial::BeforeGrant));
    staff.hall.clock.pass_s(1);
    assert_eq!(told().await, None, "the first second is good");
    let other = staff.may(&agent.person, "employment.subsidy").await;
    assert_eq!(denied(&other.authority), Some(Denial::NotGranted));
    staff.hall.clock.pass_s(3599);
    let last = staff.may(&agent.person, ARCHIVE).await;
    let Authority::Allowed { by: Basis::Grant(_), until } = last.authority else {
        panic!("{last:?}")
    };
    assert_eq!(until, period.until);
    staff.hall.clock.pass_s(1);
    assert_eq!(told().await, Some(Denial::AfterGrant), "the end is not");
}

#[tokio::test]
async fn a_replacement_names_the_revision_it_replaces_or_is_refused_whole() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let id = &agent.membership;
    let read = staff.people().await.member(id).unwrap().revision;
    let grants = vec![one(ARCHIVE, staff.year())];
    let placed = staff.grant(&staff.boss, id, read, grants.clone()).await.unwrap();
    assert_eq!(placed.membership.revision, read + 1);
    let lost = staff.grant(&staff.boss, id, read, Vec::new()).await;
    let NotChanged::NotAmended(NotAmended::Changed { revision }) = lost.unwrap_err() else {
        panic!("the second must be told")
    };
    assert_eq!(revision, read + 1);
    let kept = staff.people().await.member(id).unwrap().grants.clone();
    assert_eq!(kept.len(), 1, "nothing of the first is lost");
    let again = staff.grant(&staff.boss, id, revision, grants).await.unwrap();
    assert_eq!(again.membership.grants, kept, "a grant that stays keeps its id");
}

/// The end of a grant from next month was moved, and it was good at once.
#[tokio::test]
async fn a_grant_whose_end_is_moved_begins_when_it_did_and_keeps_its_other_grants() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let id = &agent.membership;
    let read = staff.people().await.member(id).unwrap().revision;
    let now = staff.hall.clock.now();
    let period = Period::new(now + days(30), now + days(300)).unwrap();
    let granted = vec![one(ARCHIVE, period), one("employment.subsidy", staff.year())];
    let before = staff.grant(&staff.boss, id, read, granted).await.unwrap().membership.grants;
    let scope = |code| Scope::Matter(matter(code));
    let ends = |until| PeriodChange { from: None, until: Some(until) };
    let changes = vec![
        (scope(ARCHIVE), ends(now + days(301))),
        (scope("employment.subsidy"), ends(staff.year().until.unwrap())),
        (scope("a.new-one"), ends(now + days(10))),
    ];
    let after = staff.grant_changes(&staff.boss, id, read + 1, changes).await.unwrap();
    let after = after.membership.grants;
    assert_eq!(after[0].period, Period { until: Some(now + days(301)), ..period });
    assert_eq!(after[1], before[1], "the very same grant");
    assert_eq!(after[2].period.from, now, "a new one begins now");
    let told = staff.may(&agent.person, ARCHIVE).await;
    assert_eq!(denied(&told.authority), Some(Denial::BeforeGrant));
    let early = vec![(scope(ARCHIVE), ends(now + days(29)))];
    let refused = staff.grant_changes(&staff.boss, id, read + 2, early).await;
    let Err(NotChanged::Period { pointer, why }) = refused else { panic!("{refused:?}") };
    assert_eq!((&*pointer, why.code), ("/grants/0/period", "period.empty"));
    assert_eq!(staff.people().await.member(id).unwrap().grants, after, "nothing is written");
}

#[tokio::test]
async fn of_fifty_replacements_of_one_revision_exactly_one_holds() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let id = &agent.membership;
    let read = staff.people().await.member(id).unwrap().revision;
    let before = staff.audited().await;
    let replacing = (0..50).map(|at| {
        let grants = vec![one(&format!("matter-{at}"), staff.year())];
        staff.grant(&staff.boss, id, read, grants)
    });
    let replaced = join_all(replacing).await;
    assert_eq!(replaced.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(staff.audited().await, before + 1);
}

#[tokio::test]
async fn the_administrator_grants_nothing_beyond_their_own_period() {
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&administrator, Role::Agent, 3).await;
    let id = &agent.membership;
    let now = staff.hall.clock.now();
    let read = staff.people().await.member(id).unwrap().revision;
    let longer = vec![one(ARCHIVE, Period::new(now, now + days(400)).unwrap())];
    let refused = staff.grant(&administrator, id, read, longer.clone()).await;
    assert!(matches!(refused, Err(NotChanged::NotAmended(NotAmended::BeyondOwn))), "{refused:?}");
    // The legal representative may; and what they granted stays when the administrator adds to it.
    staff.grant(&staff.boss, id, read, longer.clone()).await.unwrap();
    let more = [longer, vec![one("employment.subsidy", staff.year())]].concat();
    let placed = staff.grant(&administrator, id, read + 1, more).await.unwrap();
    assert_eq!(placed.membership.grants.len(), 2);
}

#[tokio::test]
async fn whoever_is_no_agent_needs_no_grants_and_gets_none() {
    let staff = Staff::open().await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let refused = staff.grant(&staff.boss, &administrator.membership, 2, Vec::new()).await;
    assert!(matches!(refused, Err(NotChanged::NotAmended(NotAmended::Unknown))), "{refused:?}");
    let told = staff.may(&administrator.person, "any.matter-at-all").await;
    let Authority::Allowed { by: Basis::Administrator, until } = told.authority else {
        panic!("{told:?}")
    };
    assert_eq!(until, staff.people().await.member(&administrator.membership).unwrap().period.until);
    let boss = staff.may(&staff.boss.person, "any.matter-at-all").await;
    let by = Basis::LegalRepresentative;
    assert_eq!(boss.authority, Authority::Allowed { by, until: None });
}

#[tokio::test]
async fn authority_is_told_in_one_call_and_a_no_says_why() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let invited = staff.register(3).await;
    staff.invite(&staff.boss, Role::Agent, 3).await.unwrap();
    let stranger = staff.register(4).await;
    let _ = staff.hall.calls.cost();
    for (person, denial) in [
        (&stranger, Denial::NotAMember),
        (&invited, Denial::NotAccepted),
        (&agent.person, Denial::NotGranted),
    ] {
        assert_eq!(denied(&staff.may(person, ARCHIVE).await.authority), Some(denial));
        assert_eq!(staff.hall.calls.cost(), (1, 1));
    }
    let nobody = OrganisationId::from_random([9; 16]);
    let hall = &staff.hall;
    let told = authority(
        &hall.table,
        &hall.clock,
        &Catalogue::default(),
        (&nobody, &agent.person, &matter(ARCHIVE)),
    )
    .await;
    assert_eq!(denied(&told.unwrap().authority), Some(Denial::NotAMember));

    staff.hall.clock.pass(days(365));
    let over = staff.may(&agent.person, ARCHIVE).await;
    assert_eq!(denied(&over.authority), Some(Denial::AfterPeriod));
}

/// I4: nothing that a place allowed is allowed once it has ended.
#[tokio::test]
async fn authority_ends_with_the_place() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let id: &MembershipId = &agent.membership;
    let read = staff.people().await.member(id).unwrap().revision;
    let talent = vec![(Scope::Bundle("talent".parse().unwrap()), staff.year())];
    staff.grant(&staff.boss, id, read, talent).await.unwrap();
    assert_eq!(denied(&staff.may(&agent.person, ARCHIVE).await.authority), None);
    let now = staff.hall.clock.now();
    let change = Change {
        role: Role::Agent,
        membership: Some(id.clone()),
        period: Some(Period::new(now, now + SignedDuration::from_secs(10)).unwrap().into()),
        mobile: None,
    };
    staff.change(&staff.boss, change).await.unwrap();
    let told = staff.may(&agent.person, ARCHIVE).await.authority;
    let Authority::Allowed { until, .. } = told else { panic!("{told:?}") };
    assert_eq!(until, Some(now + SignedDuration::from_secs(10)), "never beyond the place");
    staff.remove(&staff.boss, Role::Agent, Some(id.clone())).await.unwrap();
    let gone = staff.may(&agent.person, ARCHIVE).await.authority;
    assert_eq!(denied(&gone), Some(Denial::NotAMember));
    assert!(staff.people().await.members.iter().all(|one| one.place == Place::Live));
}
