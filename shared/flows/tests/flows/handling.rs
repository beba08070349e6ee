//! A member does a matter (办事): who may begin, what is begun once, and what the business system is given to believe.

use crate::desk::{
    ARCHIVE, DISPATCH, Desk, FineClock, PAYMENT, POSTDOCTORAL, REGISTRATION, SYSTEM, claims, event,
};
use crate::hall::person;
use crate::staff::{BOSS, matter};
use domain::{
    Case, CaseId, CaseList, CaseTotals, Catalogue, Denial, Matter, Period, Role, Scope, rules,
};
use flows::cases::update::CaseNamed;
use flows::handling::{AttemptKey, Handed, NotHanded};
use flows::members::change::Change;
use futures::future::join_all;
use jiff::SignedDuration;
use ports::Clock as _;
use store::CaseBeginning;

const ONE: CaseTotals = CaseTotals { in_progress: 1, finished: 0, to_be_rated: 0 };

fn denial(told: Result<Handed, NotHanded>) -> (Denial, Vec<(String, Role)>) {
    match told {
        Err(NotHanded::NotAllowed { denial, granters }) => {
            let named = |one: flows::matters::Granter| (one.name.reveal().to_owned(), one.role);
            (denial, granters.into_iter().map(named).collect())
        }
        other => panic!("it is not allowed: {other:?}"),
    }
}

#[tokio::test]
async fn whoever_begins_is_handed_on_with_a_mandate_and_the_case_is_on_the_lists() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let boss = &staff.boss;
    let handed = desk.begin(boss, PAYMENT, "attempt-1").await.unwrap();
    assert_eq!(handed.url, format!("https://{SYSTEM}.example/{PAYMENT}"));
    let now = staff.hall.clock.now();
    assert_eq!(handed.expires_at, now + rules::MANDATE_LIFE);
    let said = claims(&handed);
    assert_eq!((said.aud.as_str(), said.matter.as_str()), (SYSTEM, PAYMENT));
    assert_eq!((said.sub, said.mem), (boss.person.to_string(), boss.membership.to_string()));
    assert_eq!(said.org, staff.opened.organisation.to_string());
    assert_eq!((said.case, said.role.as_str()), (handed.case.to_string(), "legal_representative"));
    assert_eq!((said.grant, said.epoch.as_str()), (None, "1.1"));
    assert_eq!((said.iat, said.exp), (now.as_second(), now.as_second() + 600));
    assert_eq!(desk.whole(boss, CaseList::InProgress).await, std::slice::from_ref(&handed.case));
    assert_eq!(desk.totals(boss).await, ONE);
    let (case, history) = desk.one(boss, &handed.case).await.unwrap();
    assert_eq!((case.latest.sequence, history.len()), (0, 1), "begun at the hall");
    assert_eq!(case.subject.person.as_ref(), Some(&boss.person));
    desk.assert_consistent().await;
}

/// The moment of a machine's clock is finer than is kept, and what the mandate says is what an update must repeat.
#[tokio::test]
async fn what_a_mandate_says_of_a_case_its_business_system_repeats_and_goes_on() {
    let desk = Desk::open().await;
    let boss = &desk.staff.boss;
    let fine = desk.hall().clock.now() + SignedDuration::from_nanos(123_456_789);
    let handed = desk.begin_at(&FineClock(fine), boss, PAYMENT, "attempt-1").await.unwrap();
    let said = claims(&handed);
    let mut subject = desk.subject(PAYMENT, Some(&said.sub.parse().unwrap()));
    subject.begun_at = said.begun_at.parse().unwrap();
    let named = CaseNamed::Id(said.case.parse().unwrap());
    let told = desk.tell_as(SYSTEM, named, &subject, event(1, true)).await.unwrap();
    assert!(told.is_applied && told.case == handed.case);
    assert_eq!(desk.whole(boss, CaseList::Finished).await, [handed.case]);
    desk.assert_consistent().await;
}

/// A colleague goes on with it before its business system has heard of it: the mandate says who began it.
#[tokio::test]
async fn a_case_that_a_colleague_goes_on_with_is_told_of_as_whose_it_is() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let handed = desk.begin(&staff.boss, PAYMENT, "attempt-1").await.unwrap();
    let said = claims(&desk.resume(&administrator, &handed.case).await.unwrap());
    assert_eq!(said.sub, administrator.person.to_string());
    let begun_by = said.begun_by.map(|person| person.parse().unwrap());
    assert_eq!(begun_by.as_ref(), Some(&staff.boss.person));
    let mut subject = desk.subject(PAYMENT, begun_by.as_ref());
    subject.begun_at = said.begun_at.parse().unwrap();
    let named = CaseNamed::Id(handed.case);
    let told = desk.tell_as(SYSTEM, named, &subject, event(1, true)).await.unwrap();
    assert!(told.is_applied);
    let elsewhere = desk.subject(PAYMENT, None);
    let id = desk.tell("a-1", &elsewhere, event(1, false)).await.unwrap().case;
    let said = claims(&desk.resume(&administrator, &id).await.unwrap());
    assert_eq!(said.begun_by, None, "nobody began it here");
    desk.assert_consistent().await;
}

/// A mandate for one system is sent to no page of another.
#[tokio::test]
async fn a_case_of_a_matter_that_moved_to_another_system_is_gone_on_with_where_its_own_says() {
    let mut desk = Desk::open().await;
    let boss = desk.staff.boss.clone();
    let begun = desk.begin(&boss, PAYMENT, "attempt-1").await.unwrap();
    let moved = |one: &Matter| {
        let is_moved = one.code.as_str() == PAYMENT;
        let archive = desk.catalogue.matter(&matter(ARCHIVE)).unwrap();
        let Matter { system, url, .. } = if is_moved { archive } else { one };
        Matter { system: system.clone(), url: url.clone(), ..one.clone() }
    };
    let moved = desk.catalogue.matters().iter().map(moved).collect();
    desk.catalogue = Catalogue::new(9, moved);
    let before = desk.snapshot().await;
    for told in
        [desk.resume(&boss, &begun.case).await, desk.begin(&boss, PAYMENT, "attempt-1").await]
    {
        assert!(matches!(told, Err(NotHanded::NoPage)), "{told:?}");
    }
    desk.assert_unwritten(&before).await;
    let mut subject = desk.subject(PAYMENT, Some(&boss.person));
    subject.begun_at = claims(&begun).begun_at.parse().unwrap();
    let url = Some("https://case-system.example/case/1".parse().unwrap());
    let goes_on = domain::CaseEvent { url, ..event(1, false) };
    let named = CaseNamed::Id(begun.case.clone());
    desk.tell_as(SYSTEM, named, &subject, goes_on).await.unwrap();
    let again = desk.resume(&boss, &begun.case).await.unwrap();
    assert_eq!(again.url, "https://case-system.example/case/1");
    assert_eq!(claims(&again).aud, SYSTEM);
    let fresh = desk.begin(&boss, PAYMENT, "attempt-2").await.unwrap();
    assert_eq!(claims(&fresh).aud, crate::desk::OTHER_SYSTEM, "what is begun now is the other's");
}

#[tokio::test]
async fn a_click_that_is_sent_fifty_times_at_once_begins_one_case() {
    let desk = Desk::open().await;
    let boss = &desk.staff.boss;
    let begun = join_all((0..50).map(|_| desk.begin(boss, PAYMENT, "attempt-1"))).await;
    let cases: Vec<CaseId> = begun.into_iter().map(|one| one.unwrap().case).collect();
    assert!(cases.iter().all(|case| *case == cases[0]));
    assert_eq!(desk.totals(boss).await, ONE);
    assert_eq!(desk.hall().rows("CASE#").await, 2, "the case and its one event");
    desk.assert_consistent().await;
    let other = desk.begin(boss, REGISTRATION, "attempt-1").await;
    assert!(matches!(other, Err(NotHanded::AttemptUsed)), "{other:?}");
    let second = desk.begin(boss, PAYMENT, "attempt-2").await.unwrap();
    assert_ne!(second.case, cases[0], "another click is another case");
}

#[tokio::test]
async fn the_same_click_of_another_member_is_another_case() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let one = desk.begin(&staff.boss, PAYMENT, "attempt-1").await.unwrap();
    let other = desk.begin(&administrator, PAYMENT, "attempt-1").await.unwrap();
    assert_ne!(one.case, other.case);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn fifty_beginnings_at_once_are_fifty_cases_and_each_counts() {
    let desk = Desk::open().await;
    let boss = &desk.staff.boss;
    let attempts: Vec<String> = (0..50).map(|at| format!("attempt-{at}")).collect();
    let begun = join_all(attempts.iter().map(|attempt| desk.begin(boss, PAYMENT, attempt))).await;
    for one in begun {
        one.unwrap();
    }
    assert_eq!(desk.totals(boss).await.in_progress, 50);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn whoever_may_not_is_told_why_and_who_could_let_them_and_nothing_is_written() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 3).await;
    let boss = (person(BOSS).name.reveal().to_owned(), Role::LegalRepresentative);
    let granters = vec![boss.clone(), (person(3).name.reveal().to_owned(), Role::Administrator)];
    let before = desk.snapshot().await;
    let told = denial(desk.begin(&agent, PAYMENT, "attempt-1").await);
    assert_eq!(told, (Denial::NotGranted, granters.clone()));
    let kind = desk.begin(&staff.boss, POSTDOCTORAL, "attempt-1").await;
    assert!(
        matches!(kind, Err(NotHanded::NotForKind)),
        "not even its legal representative: {kind:?}"
    );
    let none = desk.begin(&staff.boss, "no-such.matter", "attempt-1").await;
    assert!(matches!(none, Err(NotHanded::MatterUnknown)), "{none:?}");
    desk.assert_unwritten(&before).await;

    crate::letters::bind(staff, &administrator).await;
    let Err(NotHanded::NotAllowed { granters: who, .. }) =
        desk.begin(&agent, PAYMENT, "attempt-1").await
    else {
        panic!("it is not allowed")
    };
    assert_eq!(who.iter().map(|one| one.may_grant).collect::<Vec<_>>(), [true, false]);
    staff.remove(&staff.boss, Role::Administrator, None).await.unwrap();
    let told = denial(desk.begin(&agent, PAYMENT, "attempt-1").await);
    assert_eq!(told, (Denial::NotGranted, vec![boss]), "whoever is gone could not");
}

#[tokio::test]
async fn a_bundle_lets_no_agent_do_what_is_none_for_agents() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let bundle = Scope::Bundle("labour-relations".parse().unwrap());
    desk.grant_scopes(&agent, vec![(bundle, staff.year())]).await;
    let (why, _) = denial(desk.begin(&agent, DISPATCH, "attempt-1").await);
    assert_eq!(why, Denial::NotForAgents);
    assert!(desk.begin(&staff.boss, DISPATCH, "attempt-1").await.is_ok(), "it is for others");
}

#[tokio::test]
async fn a_mandate_of_an_agent_names_its_grant_and_ends_with_it() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let now = staff.hall.clock.now();
    let short = Period::new(now, now + SignedDuration::from_secs(90)).unwrap();
    let scope = Scope::Matter(crate::staff::matter(PAYMENT));
    desk.grant_scopes(&agent, vec![(scope, short)]).await;
    let handed = desk.begin(&agent, PAYMENT, "attempt-1").await.unwrap();
    assert_eq!(Some(handed.expires_at), short.until);
    let people = staff.people().await;
    let grant = people.member(&agent.membership).unwrap().grants[0].id.to_string();
    assert_eq!((claims(&handed).grant, claims(&handed).exp), (Some(grant), now.as_second() + 90));
    staff.hall.clock.pass_s(90);
    let (why, _) = denial(desk.begin(&agent, PAYMENT, "attempt-2").await);
    assert_eq!(why, Denial::AfterGrant);
    let (why, _) = denial(desk.begin(&agent, PAYMENT, "attempt-1").await);
    assert_eq!(why, Denial::AfterGrant, "nor is there a fresh mandate for what they began");
    let (why, _) = denial(desk.resume(&agent, &handed.case).await);
    assert_eq!(why, Denial::AfterGrant);
}

#[tokio::test]
async fn whoever_was_removed_or_signed_out_begins_nothing() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let removed = staff.member(&staff.boss, Role::Administrator, 2).await;
    let out = staff.member(&staff.boss, Role::Agent, 3).await;
    let late = staff.member(&staff.boss, Role::Agent, 4).await;
    desk.grant(&out, &[PAYMENT]).await;
    desk.grant(&late, &[PAYMENT]).await;
    let case = desk.begin(&removed, PAYMENT, "attempt-1").await.unwrap().case;
    staff.remove(&staff.boss, Role::Administrator, None).await.unwrap();
    staff.hall.table.end_sessions(&out.person, [&out.session]).await.unwrap();
    let now = staff.hall.clock.now();
    let change = Change {
        role: Role::Agent,
        membership: Some(late.membership.clone()),
        period: Some(Period::new(now, now + SignedDuration::from_secs(30)).unwrap().into()),
        mobile: None,
    };
    staff.change(&staff.boss, change).await.unwrap();
    staff.hall.clock.pass_s(30);
    let before = desk.snapshot().await;
    for actor in [&removed, &out, &late] {
        for attempt in ["attempt-1", "attempt-2"] {
            let told = desk.begin(actor, PAYMENT, attempt).await;
            assert!(matches!(told, Err(NotHanded::Ended(_))), "{told:?}");
        }
        let told = desk.begin(actor, REGISTRATION, "attempt-3").await;
        assert!(matches!(told, Err(NotHanded::Ended(_))), "nor who could grant it: {told:?}");
        let told = desk.resume(actor, &case).await;
        assert!(matches!(told, Err(NotHanded::Ended(_))), "{told:?}");
    }
    desk.assert_unwritten(&before).await;
}

/// I4: who is removed while they begin has begun before it, or not at all.
#[tokio::test]
async fn nothing_is_begun_after_a_removal_that_comes_at_the_same_moment() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    for seed in 2..6 {
        let agent = staff.member(&staff.boss, Role::Agent, seed).await;
        desk.grant(&agent, &[PAYMENT]).await;
        let attempts: Vec<String> = (0..20).map(|at| format!("attempt-{at}")).collect();
        let beginning = attempts.iter().map(|attempt| desk.begin(&agent, PAYMENT, attempt));
        let removing = staff.remove(&staff.boss, Role::Agent, Some(agent.membership.clone()));
        let (begun, removed) = tokio::join!(join_all(beginning), removing);
        removed.unwrap();
        let done = begun.iter().filter(|one| one.is_ok()).count();
        let is_ended =
            |one: &Result<Handed, NotHanded>| matches!(one, Ok(_) | Err(NotHanded::Ended(_)));
        assert!(begun.iter().all(is_ended), "{begun:?}");
        let seen = desk.whole(&staff.boss, CaseList::InProgress).await.len();
        let cases = desk.hall().rows("CASE#").await / 2;
        assert_eq!(seen, cases);
        let theirs = desk.begin(&agent, PAYMENT, "attempt-later").await;
        assert!(matches!(theirs, Err(NotHanded::Ended(_))), "{theirs:?}");
        assert!(done <= seen);
        desk.assert_consistent().await;
    }
}

/// What was judged on an organisation is written on that organisation, and on no later one.
#[tokio::test]
async fn a_case_is_not_begun_on_what_was_read_before_a_change() {
    let desk = Desk::open().await;
    let (staff, hall) = (&desk.staff, desk.hall());
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.grant(&agent, &[PAYMENT]).await;
    let read = staff.people().await;
    desk.grant(&agent, &[]).await;
    let case = Case {
        id: CaseId::from_random([9; 16]),
        subject: desk.subject(PAYMENT, Some(&agent.person)),
        kind: desk.kind,
        system: SYSTEM.parse().unwrap(),
        latest: event(0, false),
        rating: None,
        revision: 1,
    };
    let before = desk.snapshot().await;
    let with = (&hall.keys.veil.seal, &hall.entropy as &dyn ports::Entropy);
    let begin = || hall.table.begin_case((&agent, &read), (&case, None), hall.clock.now(), with);
    assert_eq!(begin().await.unwrap(), CaseBeginning::Stale);
    hall.table.end_sessions(&agent.person, [&agent.session]).await.unwrap();
    assert_eq!(begin().await.unwrap(), CaseBeginning::SessionEnded);
    assert_eq!(hall.rows("CASE#").await, 0);
    assert_eq!(hall.rows("CASES#").await, 0);
    assert_eq!(hall.rows("RATE#case-member").await, 0, "nor is it counted");
    assert!(desk.snapshot().await.len() < before.len(), "only a session went");
}

#[tokio::test]
async fn a_member_begins_sixty_in_an_hour_and_then_waits() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    for at in 0..rules::CASES_PER_MEMBER.times {
        desk.begin(&staff.boss, PAYMENT, &format!("attempt-{at}")).await.unwrap();
    }
    let before = desk.snapshot().await;
    staff.hall.clock.pass_s(600);
    let told = desk.begin(&staff.boss, PAYMENT, "attempt-more").await;
    let Err(NotHanded::Limited { retry_after }) = told else { panic!("{told:?}") };
    assert_eq!(retry_after, SignedDuration::from_secs(3000));
    let again = desk.begin(&staff.boss, PAYMENT, "attempt-7").await;
    assert!(again.is_ok(), "what was begun is gone on with: {again:?}");
    desk.assert_unwritten(&before).await;
    assert!(desk.begin(&administrator, PAYMENT, "attempt-1").await.is_ok(), "others may");
    staff.hall.clock.pass(retry_after);
    let boss = staff.sign_in(BOSS).await;
    assert!(desk.begin(&boss, PAYMENT, "attempt-more").await.is_ok());
}

#[tokio::test]
async fn a_case_is_gone_on_with_where_its_system_says_by_whoever_sees_it_and_may() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    desk.grant(&agent, &[PAYMENT]).await;
    let subject = desk.subject(PAYMENT, None);
    let id = desk.tell("a-1", &subject, event(1, false)).await.unwrap().case;
    let handed = desk.resume(&agent, &id).await.unwrap();
    assert_eq!(handed.url, format!("https://{SYSTEM}.example/{PAYMENT}"), "the matter's own page");
    let url = Some("https://case-system.example/case/1".parse().unwrap());
    let moved = domain::CaseEvent { url, ..event(2, false) };
    desk.tell("a-1", &subject, moved).await.unwrap();
    staff.hall.clock.pass_s(300);
    let again = desk.resume(&agent, &id).await.unwrap();
    assert_eq!(again.url, "https://case-system.example/case/1");
    assert_eq!(again.expires_at, handed.expires_at + SignedDuration::from_secs(300), "afresh");
    assert_eq!(claims(&again).sub, agent.person.to_string());
    let hidden =
        desk.tell("b-1", &desk.subject(REGISTRATION, None), event(1, false)).await.unwrap();
    let before = desk.snapshot().await;
    for id in [&hidden.case, &CaseId::from_random([9; 16])] {
        let told = desk.resume(&agent, id).await;
        assert!(matches!(told, Err(NotHanded::CaseUnknown)), "{told:?}");
    }
    desk.assert_unwritten(&before).await;
    assert!(desk.resume(&staff.boss, &hidden.case).await.is_ok());
}

#[tokio::test]
async fn a_mandate_is_for_the_system_of_its_matter_alone() {
    let desk = Desk::open().await;
    let handed = desk.begin(&desk.staff.boss, ARCHIVE, "attempt-1").await.unwrap();
    assert_eq!(claims(&handed).aud, crate::desk::OTHER_SYSTEM);
    let subject = desk.subject(ARCHIVE, Some(&desk.staff.boss.person));
    let named = CaseNamed::Id(handed.case);
    let told = desk.tell_as(SYSTEM, named, &subject, event(1, true)).await;
    assert!(told.is_err(), "and no other system tells of the case");
}

#[test]
fn an_attempt_is_of_a_shape() {
    for text in ["", "seven77", "with space", "带字的尝试", &"a".repeat(65)] {
        assert!(text.parse::<AttemptKey>().is_err(), "{text}");
    }
    for text in ["eight888", "a-b_c-D9", &"a".repeat(64)] {
        assert!(text.parse::<AttemptKey>().is_ok(), "{text}");
    }
}
