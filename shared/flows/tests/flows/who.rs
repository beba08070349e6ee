//! Who one is and what one may, and when the session ends: of members, persons and clerks.

use crate::desk::Desk;
use crate::hall::{Company, mobile};
use crate::sessions::{person, signed_in};
use crate::staff::{BOSS, Staff, actor};
use crate::window::COUNTER;
use domain::{Actor, Operation, Role, rules};
use flows::counter::sign_in::{NotSignedOut, sign_out, times};
use flows::me::NotTold;
use jiff::SignedDuration;
use ports::Clock as _;

#[tokio::test]
async fn a_member_sees_who_they_are_in_their_place_and_all_their_organisations() {
    let staff = Staff::open().await;
    let mut second = Company::new(7);
    second.record.legal_representative = Company::new(BOSS).boss();
    let there = staff.hall.second_organisation(&second, BOSS).await.organisation;
    let session = signed_in(&staff, BOSS).await;
    let _ = staff.hall.calls.cost();
    let me = staff.hall.me_of(&Actor::Member(actor(&session))).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (3, 1));
    assert_eq!(me.particulars.mobile, mobile(BOSS));
    assert_eq!(me.particulars.identity.name, Company::new(BOSS).boss().name);
    let mut named: Vec<_> = me.places.iter().map(|place| place.organisation.clone()).collect();
    named.sort();
    let mut expected = vec![there, staff.opened.organisation.clone()];
    expected.sort();
    assert_eq!(named, expected);
}

#[tokio::test]
async fn nobody_is_told_who_they_are_once_their_session_or_place_has_ended() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let session = signed_in(&staff, 2).await;
    let himself = staff.person_session(&agent.person).await;
    staff.hall.not_me(&himself, &staff.opened.organisation).await.unwrap();
    let refused = staff.hall.me_of(&Actor::Member(actor(&session))).await;
    assert!(matches!(refused, Err(NotTold::Ended(_))), "suspended");
    let session = signed_in(&staff, BOSS).await;
    staff.hall.table.end_sessions(&session.person, [&session.id]).await.unwrap();
    let refused = staff.hall.me_of(&Actor::Member(actor(&session))).await;
    assert!(matches!(refused, Err(NotTold::Ended(_))), "signed out");
}

#[tokio::test]
async fn a_session_tells_when_it_ends_unused_in_any_case_and_until_when_it_is_proven() {
    let staff = Staff::open().await;
    let began = staff.hall.clock.now();
    let session = staff.hall.person_signed_in(BOSS).await;
    let times = staff.hall.me(&crate::sessions::person_actor(&session)).await.unwrap().session;
    assert_eq!(times.idle_ends_at, began + rules::SESSION_IDLE);
    assert_eq!(times.ends_at, began + rules::SESSION_LIFE);
    assert_eq!(times.proven_until, Some(began + rules::STEP_UP));
    staff.hall.clock.pass(rules::STEP_UP);
    let next = staff.hall.refresh(&session.refresh_token).await.unwrap();
    let times = staff.hall.me_of(&person(&next)).await.unwrap().session;
    assert_eq!(times.idle_ends_at, staff.hall.clock.now() + rules::SESSION_IDLE, "it was used");
    assert_eq!(times.ends_at, began + rules::SESSION_LIFE, "and ends no later for it");
    assert_eq!(times.proven_until, None);
}

#[tokio::test]
async fn a_session_ends_with_its_place_at_the_latest() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let until = staff.hall.clock.now() + SignedDuration::from_hours(1);
    let period = domain::Period::new(staff.hall.clock.now(), until).unwrap();
    let change = flows::members::change::Change {
        role: Role::Agent,
        membership: Some(agent.membership.clone()),
        period: Some(period.into()),
        mobile: None,
    };
    staff.change(&staff.boss, change).await.unwrap();
    let session = signed_in(&staff, 2).await;
    let times = staff.hall.me_of(&Actor::Member(actor(&session))).await.unwrap().session;
    assert_eq!(times.ends_at, until);
}

#[tokio::test]
async fn the_home_page_says_who_looks_and_what_they_may() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let page = desk.centre(&agent).await;
    assert_eq!(page.particulars.mobile, mobile(2));
    let may: Vec<Operation> = page.member.operations().collect();
    assert_eq!(may, [Operation::OwnSessions, Operation::OwnPassword, Operation::OwnMobile]);
    let page = desk.centre(&staff.boss).await;
    assert_eq!(page.member.operations().count(), Operation::ALL.len());
    assert_eq!(page.session.ends_at, staff.boss.authenticated_at + rules::SESSION_LIFE);
}

#[tokio::test]
async fn a_clerk_s_look_at_their_session_is_no_use_of_it() {
    let hall = crate::hall::Hall::open().await;
    let began = hall.clerk_at("clerk-1", COUNTER).await;
    let first = times(&hall.table, &hall.clock, &began.actor).await.unwrap();
    assert_eq!(first.ends_at, began.ends_at);
    assert_eq!(first.idle_ends_at, hall.clock.now() + rules::CLERK_SESSION_IDLE);
    hall.clock.pass(rules::CLERK_SESSION_IDLE - SignedDuration::from_secs(1));
    let _ = hall.calls.cost();
    let again = times(&hall.table, &hall.clock, &began.actor).await.unwrap();
    assert_eq!(hall.calls.cost(), (1, 1));
    assert_eq!(again.idle_ends_at, first.idle_ends_at);
    hall.clock.pass_s(1);
    let over = times(&hall.table, &hall.clock, &began.actor).await;
    assert!(matches!(over, Err(NotSignedOut::Ended(_))), "{over:?}");
    let began = hall.clerk_at("clerk-2", COUNTER).await;
    let hall = &hall;
    let seal = &hall.keys.veil.seal;
    sign_out(&hall.table, seal, &hall.entropy, &hall.clock, &began.actor).await.unwrap();
    let over = times(&hall.table, &hall.clock, &began.actor).await;
    assert!(matches!(over, Err(NotSignedOut::Ended(_))), "{over:?}");
}
