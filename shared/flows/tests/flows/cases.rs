//! Cases (办件): what business systems tell, in whatever order and however often; who sees what, and a page at a time.

use crate::desk::{
    ARCHIVE, DISPATCH, Desk, OTHER_SYSTEM, PAYMENT, REGISTRATION, SYSTEM, event, moment,
};
use crate::hidden::assert_hidden;
use crate::staff::{Staff, matter};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    CaseEvent, CaseId, CaseList, CaseSubject, CaseTotals, MemberActor, NotUpdated as Judged,
    OrganisationId, PersonId, Role, rules,
};
use flows::cases::list::NotListed;
use flows::cases::one::NotTold;
use flows::cases::update::{CaseNamed, NotUpdated, Updated};
use futures::future::join_all;
use jiff::SignedDuration;
use proptest::prelude::*;
use std::time::Duration;
use testkit::Trouble;

fn totals(in_progress: u64, finished: u64, to_be_rated: u64) -> CaseTotals {
    CaseTotals { in_progress, finished, to_be_rated }
}

#[tokio::test]
async fn a_case_goes_from_list_to_list_as_its_system_tells_and_keeps_its_history() {
    let desk = Desk::open().await;
    let (boss, subject) = (&desk.staff.boss, desk.subject(PAYMENT, None));
    let told = desk.tell("a-1", &subject, event(1, false)).await.unwrap();
    assert!(told.is_applied);
    assert_eq!(desk.totals(boss).await, totals(1, 0, 0));
    desk.assert_consistent().await;
    let id = told.case;
    for (sequence, is_finished, expected) in
        [(2, false, (1, 0, 0)), (3, true, (0, 1, 1)), (4, false, (1, 0, 0)), (5, true, (0, 1, 1))]
    {
        let told = desk.tell("a-1", &subject, event(sequence, is_finished)).await.unwrap();
        assert_eq!(told, Updated { case: id.clone(), is_applied: true });
        let (a, b, c) = expected;
        assert_eq!(desk.totals(boss).await, totals(a, b, c), "after {sequence}");
        desk.assert_consistent().await;
    }
    assert_eq!(desk.whole(boss, CaseList::Finished).await, std::slice::from_ref(&id));
    assert!(desk.whole(boss, CaseList::InProgress).await.is_empty());
    let (case, history) = desk.one(boss, &id).await.unwrap();
    assert_eq!(case.latest, event(5, true));
    assert_eq!((case.subject, case.kind), (subject, desk.kind));
    assert_eq!(history.iter().map(|one| one.sequence).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
}

#[tokio::test]
async fn an_update_that_comes_late_is_history_and_changes_nothing_else() {
    let desk = Desk::open().await;
    let (boss, subject) = (&desk.staff.boss, desk.subject(PAYMENT, None));
    let told = desk.tell("a-1", &subject, event(7, true)).await.unwrap();
    let late = desk.tell("a-1", &subject, event(3, false)).await.unwrap();
    assert_eq!(late, Updated { case: told.case.clone(), is_applied: false });
    let again = desk.tell("a-1", &subject, event(3, false)).await.unwrap();
    assert_eq!(again, late, "the same again is the same answer");
    let first = desk.tell("a-1", &subject, event(7, true)).await.unwrap();
    assert_eq!(first, told);
    let (case, history) = desk.one(boss, &told.case).await.unwrap();
    assert_eq!(case.latest, event(7, true));
    assert_eq!(history, [event(7, true), event(3, false)]);
    assert_eq!(desk.totals(boss).await, totals(0, 1, 1));
    desk.assert_consistent().await;
}

#[tokio::test]
async fn what_is_refused_writes_nothing() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let subject = desk.subject(PAYMENT, None);
    let case = desk.tell("a-1", &subject, event(2, false)).await.unwrap().case;
    let named = CaseNamed::Id(case.clone());
    let before = desk.snapshot().await;

    let nobody = CaseNamed::Id(CaseId::from_random([9; 16]));
    let unknown = desk.tell_as(SYSTEM, nobody, &subject, event(1, false)).await;
    assert!(matches!(unknown, Err(NotUpdated::Unknown)), "{unknown:?}");
    let theirs = desk.tell_as(OTHER_SYSTEM, named.clone(), &subject, event(3, true)).await;
    assert!(matches!(theirs, Err(NotUpdated::Unknown)), "another system's is none: {theirs:?}");
    for code in [ARCHIVE, "no-such.matter"] {
        let told = desk.tell("b-1", &desk.subject(code, None), event(1, false)).await;
        assert!(matches!(told, Err(NotUpdated::MatterNotYours)), "{code}: {told:?}");
    }
    let nowhere =
        CaseSubject { organisation: OrganisationId::from_random([9; 16]), ..subject.clone() };
    let told = desk.tell("b-1", &nowhere, event(1, false)).await;
    assert!(matches!(told, Err(NotUpdated::OrganisationUnknown)), "{told:?}");

    let others = [
        nowhere,
        CaseSubject { matter: matter(REGISTRATION), ..subject.clone() },
        CaseSubject { person: Some(staff.boss.person.clone()), ..subject.clone() },
        CaseSubject { begun_at: moment(1), ..subject.clone() },
    ];
    for other in &others {
        for sequence in [1, 2, 3] {
            let told = desk.tell("a-1", other, event(sequence, true)).await;
            assert!(
                matches!(told, Err(NotUpdated::Judged(Judged::Differs))),
                "{other:?}: {told:?}"
            );
        }
    }
    for known in [event(2, true), CaseEvent { at: moment(90), ..event(2, false) }] {
        let told = desk.tell_as(SYSTEM, named.clone(), &subject, known).await;
        assert!(matches!(told, Err(NotUpdated::Judged(Judged::SequenceUsed))), "{told:?}");
    }
    desk.assert_unwritten(&before).await;
    let told = desk.tell_as(SYSTEM, named, &subject, event(3, true)).await.unwrap();
    assert!(told.is_applied, "by our own name its own system goes on");
}

#[tokio::test]
async fn a_case_has_two_hundred_updates_at_most_and_one_that_finishes_it() {
    let desk = Desk::open().await;
    let subject = desk.subject(PAYMENT, None);
    for sequence in 1..=rules::CASE_CHANGES_MOST {
        desk.tell("a-1", &subject, event(sequence, false)).await.unwrap();
    }
    let before = desk.snapshot().await;
    let more = desk.tell("a-1", &subject, event(998, false)).await;
    assert!(matches!(more, Err(NotUpdated::Judged(Judged::TooMany))), "{more:?}");
    desk.assert_unwritten(&before).await;
    assert!(desk.tell("a-1", &subject, event(999, true)).await.unwrap().is_applied);
    let before = desk.snapshot().await;
    for (sequence, is_finished) in [(1000, false), (1000, true), (998, true)] {
        let more = desk.tell("a-1", &subject, event(sequence, is_finished)).await;
        assert!(matches!(more, Err(NotUpdated::Judged(Judged::TooMany))), "{more:?}");
    }
    assert_eq!(desk.totals(&desk.staff.boss).await, totals(0, 1, 1));
    let again = desk.tell("a-1", &subject, event(7, false)).await.unwrap();
    assert!(!again.is_applied, "what is known is still answered");
    desk.assert_unwritten(&before).await;
    let (_, history) = desk.one(&desk.staff.boss, &again.case).await.unwrap();
    assert_eq!(history.len(), rules::CASE_EVENTS_TOLD, "the latest of them are told");
    assert_eq!(history[0].sequence, 999);
}

/// DynamoDB reads several rows of one request each by itself: the case may be of before a write, the event of after it.
#[tokio::test]
async fn an_update_that_is_read_while_the_same_is_taken_is_applied_all_the_same() {
    let desk = Desk::open().await;
    let subject = desk.subject(PAYMENT, None);
    let mut case = None;
    for sequence in [1, 2] {
        case = Some(desk.tell("a-1", &subject, event(sequence, false)).await.unwrap().case);
    }
    let pk = format!("CASE#{}", case.unwrap());
    let set = async |sequence: u64| {
        let sequence = AttributeValue::N(sequence.to_string());
        desk.hall().set((&pk, "CASE"), "sequence", sequence).await;
    };
    set(1).await;
    let (told, ()) = tokio::join!(desk.tell("a-1", &subject, event(2, false)), async {
        tokio::time::sleep(Duration::from_millis(50)).await;
        set(2).await;
    });
    assert!(told.unwrap().is_applied, "the case is what it says");
}

#[tokio::test]
async fn what_two_systems_call_alike_is_two_cases() {
    let desk = Desk::open().await;
    let one = desk.tell("a-1", &desk.subject(PAYMENT, None), event(1, false)).await.unwrap();
    let named = CaseNamed::Reference("a-1".into());
    let subject = desk.subject(ARCHIVE, None);
    let other = desk.tell_as(OTHER_SYSTEM, named, &subject, event(1, false)).await.unwrap();
    assert_ne!(one.case, other.case);
    assert_eq!(desk.totals(&desk.staff.boss).await, totals(2, 0, 0));
    desk.assert_consistent().await;
}

/// Business systems write moments to the microsecond, and send them again as they wrote them; the table keeps milliseconds.
#[tokio::test]
async fn moments_finer_than_are_kept_are_the_same_moments_when_they_are_sent_again() {
    let desk = Desk::open().await;
    let fine = SignedDuration::from_nanos(123_456_789);
    let subject = CaseSubject { begun_at: moment(0) + fine, ..desk.subject(PAYMENT, None) };
    let first = CaseEvent { at: moment(1) + fine, ..event(1, false) };
    let told = desk.tell("a-1", &subject, first.clone()).await.unwrap();
    assert_eq!(desk.tell("a-1", &subject, first).await.unwrap(), told);
    let next = CaseEvent { at: moment(2) + fine, ..event(2, true) };
    assert!(desk.tell("a-1", &subject, next).await.unwrap().is_applied);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn of_fifty_that_tell_of_one_new_case_at_once_it_is_one_case() {
    let desk = Desk::open().await;
    let subject = desk.subject(PAYMENT, Some(&desk.staff.boss.person));
    let telling = (0..50).map(|_| desk.tell("a-1", &subject, event(1, false)));
    let told: Vec<Updated> = join_all(telling).await.into_iter().map(Result::unwrap).collect();
    assert!(told.iter().all(|one| *one == told[0] && one.is_applied));
    assert_eq!(desk.totals(&desk.staff.boss).await, totals(1, 0, 0));
    assert_eq!(desk.hall().rows("CASE#").await, 2, "the case and its one event");
    desk.assert_consistent().await;
}

#[tokio::test]
async fn of_fifty_updates_of_one_case_at_once_the_greatest_wins_and_each_is_history() {
    let desk = Desk::open().await;
    let subject = desk.subject(PAYMENT, None);
    // In an order that is none: 7 and 50 have no common divisor but one.
    let events = (0..50).map(|at| event(at * 7 % 50 + 1, at % 3 == 0));
    let telling = events.clone().map(|event| desk.tell("a-1", &subject, event));
    let told: Vec<Updated> = join_all(telling).await.into_iter().map(Result::unwrap).collect();
    let greatest = events.max_by_key(|event| event.sequence).unwrap();
    let boss = &desk.staff.boss;
    let (case, _) = desk.one(boss, &told[0].case).await.unwrap();
    assert_eq!(case.latest, greatest);
    assert_eq!(case.revision, 50);
    assert_eq!(desk.hall().rows("CASE#").await, 51, "the case and its fifty events");
    let all = desk.totals(boss).await;
    assert_eq!(all.in_progress + all.finished, 1);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn of_fifty_cases_begun_at_once_each_counts_and_the_newest_are_the_newest() {
    let desk = Desk::open().await;
    let telling = (0..50).map(|at| {
        let begun_at = moment(i64::from(at * 7 % 50));
        let subject = CaseSubject { begun_at, ..desk.subject(PAYMENT, None) };
        let desk = &desk;
        async move { desk.tell(&format!("a-{at}"), &subject, event(1, false)).await }
    });
    for told in join_all(telling).await {
        told.unwrap();
    }
    let boss = &desk.staff.boss;
    assert_eq!(desk.totals(boss).await, totals(50, 0, 0));
    let newest: Vec<_> =
        desk.centre(boss).await.newest.iter().map(|case| case.subject.begun_at).collect();
    assert_eq!(newest, [49, 48, 47, 46, 45].map(moment));
    desk.assert_consistent().await;
}

#[tokio::test]
async fn trouble_of_the_table_begins_no_second_case_and_counts_none_twice() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let desk = Desk::open().await;
        let subject = desk.subject(PAYMENT, None);
        for (sequence, is_finished) in [(1, false), (2, true)] {
            desk.hall().calls.trouble("TransactWriteItems", trouble);
            let told = desk.tell("a-1", &subject, event(sequence, is_finished)).await.unwrap();
            assert!(told.is_applied, "{trouble:?}");
        }
        assert!(desk.hall().calls.is_calm());
        assert_eq!(desk.totals(&desk.staff.boss).await, totals(0, 1, 1), "{trouble:?}");
        desk.assert_consistent().await;
    }
}

#[tokio::test]
async fn an_agent_sees_what_is_granted_while_it_is_and_what_they_began_for_ever() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 3).await;
    let granted = desk.finished("granted", &desk.subject(PAYMENT, None)).await;
    let own = desk.finished("own", &desk.subject(REGISTRATION, Some(&agent.person))).await;
    let both = desk.finished("both", &desk.subject(PAYMENT, Some(&agent.person))).await;
    let other = desk.finished("other", &desk.subject(REGISTRATION, None)).await;
    let all = [&granted, &own, &both, &other];
    let sees = async |expected: &[&CaseId]| {
        for list in [CaseList::Finished, CaseList::ToBeRated] {
            let mut seen = desk.whole(&agent, list).await;
            seen.sort();
            let mut expected: Vec<CaseId> = expected.iter().map(|id| (*id).clone()).collect();
            expected.sort();
            assert_eq!(seen, expected, "each once");
        }
        let count = u64::try_from(expected.len()).unwrap();
        assert_eq!(desk.totals(&agent).await, totals(0, count, count), "lists are as counts");
        for id in all {
            let told = desk.one(&agent, id).await;
            let is_told = expected.contains(&id);
            assert!(is_told == told.is_ok() && (is_told || unknown(&told)), "{told:?}");
        }
    };
    sees(&[&own, &both]).await;
    desk.grant(&agent, &[PAYMENT]).await;
    sees(&[&granted, &own, &both]).await;
    desk.grant(&agent, &[]).await;
    sees(&[&own, &both]).await;
    for actor in [&staff.boss, &administrator] {
        assert_eq!(desk.whole(actor, CaseList::Finished).await.len(), 4, "they see all");
        assert_eq!(desk.totals(actor).await, totals(0, 4, 4));
    }
}

fn unknown<T>(told: &Result<T, NotTold>) -> bool {
    matches!(told, Err(NotTold::Unknown))
}

#[tokio::test]
async fn another_organisation_s_case_is_none_and_lists_are_one_s_own() {
    let desk = Desk::open().await;
    let id = desk.finished("a-1", &desk.subject(PAYMENT, None)).await;
    let own = desk.staff.boss.clone();
    let other = Desk::of(Staff::open_in(desk.staff.hall, 50).await).await;
    let foreign = &other.staff.boss;
    assert!(unknown(&other.one(foreign, &id).await));
    assert!(
        unknown(&other.one(foreign, &CaseId::from_random([9; 16])).await),
        "as one that is none"
    );
    let before = other.snapshot().await;
    assert!(other.rate(foreign, &id, 5).await.is_err());
    assert!(other.resume(foreign, &id).await.is_err());
    other.assert_unwritten(&before).await;
    assert!(other.whole(foreign, CaseList::Finished).await.is_empty());
    assert_eq!(other.totals(foreign).await, CaseTotals::default());
    assert_eq!(other.one(&own, &id).await.unwrap().0.id, id, "its own sees it");
}

#[tokio::test]
async fn whoever_may_no_longer_act_sees_no_case_not_even_their_own() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let id = desk.finished("own", &desk.subject(PAYMENT, Some(&agent.person))).await;
    assert!(desk.one(&agent, &id).await.is_ok());
    staff.remove(&staff.boss, Role::Agent, Some(agent.membership.clone())).await.unwrap();
    let listed = desk.list(&agent, CaseList::Finished, None).await;
    assert!(matches!(listed, Err(NotListed::Ended(_))), "{listed:?}");
    let told = desk.one(&agent, &id).await;
    assert!(matches!(told, Err(NotTold::Ended(_))), "{told:?}");
}

/// Sixty cases, of which the agent sees each: of what is granted to them here, or begun by them.
async fn tell_sixty(
    desk: &Desk,
    agent: &MemberActor,
    told: impl Fn(usize, CaseSubject) -> (CaseSubject, CaseEvent),
) -> Vec<CaseId> {
    desk.grant(agent, &[PAYMENT, DISPATCH]).await;
    let own = Some(&agent.person);
    let mut ids = Vec::new();
    for at in 0..60 {
        let (code, person) =
            [(PAYMENT, None), (PAYMENT, own), (REGISTRATION, own), (DISPATCH, None)][at % 4];
        let (subject, event) = told(at, desk.subject(code, person));
        ids.push(desk.tell(&format!("a-{at}"), &subject, event).await.unwrap().case);
    }
    ids
}

#[tokio::test]
async fn pages_over_cases_of_one_moment_repeat_none_and_skip_none() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let told = tell_sixty(&desk, &agent, |at, subject| (subject, event(1, at % 2 == 0))).await;
    for actor in [&staff.boss, &agent] {
        for (list, parity) in [(CaseList::InProgress, 1), (CaseList::Finished, 0)] {
            let paged = desk.whole(actor, list).await;
            let mut expected: Vec<CaseId> = told.iter().skip(parity).step_by(2).cloned().collect();
            expected.sort_by(|one, other| other.cmp(one));
            assert_eq!(paged, expected, "{list:?}");
        }
        assert_eq!(desk.totals(actor).await, totals(30, 30, 30));
    }
    let first = desk.list(&staff.boss, CaseList::InProgress, None).await.unwrap();
    assert_eq!(first.cases.len(), rules::CASES_PER_PAGE);
    assert!(first.next_after.is_some());
}

#[tokio::test]
async fn pages_tell_the_newest_first_also_where_lists_are_merged() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    // In an order that is none: 7 and 60 have no common divisor but one.
    let second = |at: usize| i64::try_from(at * 7 % 60).unwrap();
    let is_finished = |at: usize| at % 8 < 4;
    // An open case counts from its beginning, a finished one from its end, which is the other way round.
    let moments = |at, subject| {
        let subject = CaseSubject { begun_at: moment(second(at)), ..subject };
        (subject, CaseEvent { at: moment(1_000 - second(at)), ..event(1, is_finished(at)) })
    };
    let ids = tell_sixty(&desk, &agent, moments).await;
    let mut told: Vec<(i64, bool, CaseId)> =
        ids.into_iter().enumerate().map(|(at, id)| (second(at), is_finished(at), id)).collect();
    told.sort();
    let of = |is_finished| {
        let of = told.iter().filter(move |(_, is, _)| *is == is_finished);
        of.map(|(_, _, id)| id.clone()).collect::<Vec<CaseId>>()
    };
    let (open, finished) = (of(false), of(true));
    let open: Vec<CaseId> = open.into_iter().rev().collect();
    for actor in [&staff.boss, &agent] {
        assert_eq!(desk.whole(actor, CaseList::InProgress).await, open);
        assert_eq!(desk.whole(actor, CaseList::Finished).await, finished);
        assert_eq!(desk.whole(actor, CaseList::ToBeRated).await, finished);
    }
}

#[tokio::test]
async fn a_page_that_is_just_full_has_no_next() {
    let desk = Desk::open().await;
    for at in 0..rules::CASES_PER_PAGE {
        let subject = desk.subject(PAYMENT, None);
        desk.tell(&format!("a-{at}"), &subject, event(1, false)).await.unwrap();
    }
    let page = desk.list(&desk.staff.boss, CaseList::InProgress, None).await.unwrap();
    assert_eq!((page.cases.len(), page.next_after), (rules::CASES_PER_PAGE, None));
}

#[tokio::test]
async fn nothing_that_is_said_of_a_case_lies_in_clear() {
    let desk = Desk::open().await;
    let subject = desk.subject(PAYMENT, None);
    let url = Some("https://case-system.example/of/zhang-san".parse().unwrap());
    let told = desk.tell("a-1", &subject, CaseEvent { url, ..event(1, true) }).await.unwrap();
    desk.rate(&desk.staff.boss, &told.case, 4).await.unwrap();
    let marks = ["样例办件名称", "样例环节", "zhang-san", "样例评语"].map(str::to_owned);
    assert_hidden(&desk.hall().engine.scan().await.unwrap(), &marks);
}

/// What may come: of one of three cases an update, or a rating.
#[derive(Clone, Copy, Debug)]
struct Step {
    case: usize,
    sequence: u64,
    is_rating: bool,
}

fn step() -> impl Strategy<Value = Step> {
    (0..3_usize, 1..7_u64, prop::bool::weighted(0.2)).prop_map(|(case, sequence, is_rating)| Step {
        case,
        sequence,
        is_rating,
    })
}

/// Walks so, and asserts after it that lists and counts are what the cases say.
async fn walk(steps: &[Step], reversed: bool) -> Vec<(u64, bool, usize)> {
    let desk = Desk::open().await;
    let boss = &desk.staff.boss;
    let person: &PersonId = &boss.person;
    let subjects = [
        desk.subject(PAYMENT, None),
        desk.subject(PAYMENT, None),
        desk.subject(REGISTRATION, Some(person)),
    ];
    let mut steps = steps.to_vec();
    if reversed {
        steps.reverse();
    }
    let mut ids: [Option<CaseId>; 3] = [None, None, None];
    for Step { case, sequence, is_rating } in steps {
        if is_rating {
            if let Some(id) = &ids[case] {
                let _ = desk.rate(boss, id, 5).await;
            }
            continue;
        }
        // What one number says is always the same: it is the order that differs.
        let event = event(sequence, sequence % 2 == 0);
        let told = desk.tell(&format!("a-{case}"), &subjects[case], event).await.unwrap();
        ids[case] = Some(told.case);
    }
    desk.assert_consistent().await;
    let mut ends = Vec::new();
    for id in ids.iter().flatten() {
        let (case, history) = desk.one(boss, id).await.unwrap();
        ends.push((case.latest.sequence, case.latest.is_finished, history.len()));
    }
    ends
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_lists_and_counts_are_what_the_cases_say(steps in proptest::collection::vec(step(), 1..30)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let there = runtime.block_on(walk(&steps, false));
        let back = runtime.block_on(walk(&steps, true));
        prop_assert_eq!(there, back, "the order is no matter");
    }
}
