//! Whatever the order, and however often.

use super::*;
use crate::{Grant, GrantId, Period, Place, Scope};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn subject() -> CaseSubject {
    CaseSubject {
        organisation: OrganisationId::from_random([1; 16]),
        matter: "social-insurance.payment".parse().unwrap(),
        person: Some(PersonId::from_random([2; 16])),
        begun_at: at(0),
    }
}

fn event(sequence: u64, is_finished: bool) -> CaseEvent {
    CaseEvent {
        sequence,
        is_finished,
        title: "社保缴费".parse().unwrap(),
        step: format!("第{sequence}步").parse().unwrap(),
        at: at(i64::try_from(sequence).unwrap()),
        url: None,
    }
}

fn begun() -> Case {
    Case {
        id: CaseId::from_random([3; 16]),
        subject: subject(),
        kind: OrganisationKind::Enterprise,
        system: "case-system".parse().unwrap(),
        latest: event(0, false),
        rating: None,
        revision: 1,
    }
}

fn member(role: Role, person: u8) -> Membership {
    Membership {
        id: crate::MembershipId::from_random([9; 16]),
        person: PersonId::from_random([person; 16]),
        role,
        period: Period { from: at(-10), until: None },
        place: Place::Live,
        grants: Vec::new(),
        may_appoint: true,
        revision: 1,
        epoch: 1,
    }
}

fn rating(score: u8, by: u8) -> Rating {
    Rating {
        score: RatingScore::new(score).unwrap(),
        comment: "很快".parse().unwrap(),
        by: PersonId::from_random([by; 16]),
        at: at(100),
    }
}

/// What a case and its history come to, when these events come.
fn after(events: &[CaseEvent]) -> (Case, BTreeMap<u64, CaseEvent>) {
    let mut case = begun();
    let mut history = BTreeMap::from([(0, case.latest.clone())]);
    for event in events {
        let known = history.get(&event.sequence).cloned();
        match case.clone().update(&subject(), event.clone(), known.as_ref()).unwrap() {
            Updating::Applied(next) | Updating::Late(next) => {
                case = next;
                history.insert(event.sequence, event.clone());
            }
            Updating::Duplicate => {}
        }
    }
    (case, history)
}

proptest! {
    #[test]
    fn in_whatever_order_and_however_often_updates_come_the_end_is_the_same(
        finished in prop::collection::vec(any::<bool>(), 1..8),
        shuffled in prop::collection::vec(any::<prop::sample::Index>(), 0..30),
    ) {
        let events: Vec<CaseEvent> =
            finished.iter().enumerate().map(|(at, is)| event(at as u64 + 1, *is)).collect();
        let in_order = after(&events);
        let mut mixed: Vec<CaseEvent> =
            shuffled.iter().map(|index| index.get(&events).clone()).collect();
        mixed.extend(events.iter().rev().cloned());
        prop_assert_eq!(after(&mixed), in_order);
    }

    #[test]
    fn a_mark_is_read_as_it_is_written_and_orders_as_its_text(first in 0i64..4_000_000_000, second in 0i64..4_000_000_000) {
        let mark = |second| CaseMark {
            at: Timestamp::from_second(second).unwrap(),
            case: CaseId::from_random([7; 16]),
        };
        let (first, second) = (mark(first), mark(second));
        prop_assert_eq!(first.to_string().parse(), Ok(first.clone()));
        prop_assert_eq!(first.cmp(&second), first.to_string().cmp(&second.to_string()));
    }

    #[test]
    fn no_text_is_a_mark_by_accident(text: String) {
        if let Ok(mark) = text.parse::<CaseMark>() {
            prop_assert_eq!(mark.to_string(), text);
        }
    }

    #[test]
    fn the_newest_are_the_newest_in_whatever_order_they_were_begun(seconds in prop::collection::vec(0i64..100, 0..20)) {
        let mark = |(at_, second): (usize, &i64)| CaseMark {
            at: at(*second),
            case: CaseId::from_random([u8::try_from(at_).unwrap(); 16]),
        };
        let mut all: Vec<CaseMark> = seconds.iter().enumerate().map(mark).collect();
        let kept = all.iter().cloned().fold(Vec::new(), newest_with);
        all.sort_by(|one, other| other.cmp(one));
        all.truncate(rules::NEWEST_MOST);
        prop_assert_eq!(kept, all);
    }
}

#[test]
fn a_case_is_on_the_lists_that_its_state_says() {
    let lists = |case: &Case| -> Vec<CaseList> {
        case.places().into_iter().map(|(list, _)| list).collect()
    };
    let (case, _) = after(&[event(1, false)]);
    assert_eq!(lists(&case), [CaseList::InProgress]);
    let (case, _) = after(&[event(2, true), event(1, false)]);
    assert_eq!(lists(&case), [CaseList::Finished, CaseList::ToBeRated]);
    assert_eq!(case.places()[0].1.at, at(2), "the newest finished first");
    let case = case.rate(&member(Role::Agent, 2), rating(5, 2)).unwrap().unwrap();
    assert_eq!(lists(&case), [CaseList::Finished]);
    let Updating::Applied(case) = case.update(&subject(), event(3, false), None).unwrap() else {
        panic!("it is the latest")
    };
    assert_eq!(lists(&case), [CaseList::InProgress], "reopened");
    let Updating::Applied(case) = case.update(&subject(), event(4, true), None).unwrap() else {
        panic!("it is the latest")
    };
    assert_eq!(lists(&case), [CaseList::Finished], "the rating stays");
}

#[test]
fn what_never_changes_does_not_and_a_number_is_used_once() {
    let (case, history) = after(&[event(1, false)]);
    let other = CaseSubject { begun_at: at(1), ..subject() };
    assert_eq!(case.clone().update(&other, event(2, true), None), Err(NotUpdated::Differs));
    let again = case.clone().update(&subject(), event(1, true), history.get(&1));
    assert_eq!(again, Err(NotUpdated::SequenceUsed));
    let full = Case { revision: rules::CASE_CHANGES_MOST, ..case };
    assert_eq!(full.clone().update(&subject(), event(2, false), None), Err(NotUpdated::TooMany));
    let Updating::Applied(done) = full.update(&subject(), event(2, true), None).unwrap() else {
        panic!("it is finished all the same")
    };
    for more in [event(3, true), event(3, false)] {
        assert_eq!(done.clone().update(&subject(), more, None), Err(NotUpdated::TooMany));
    }
}

#[test]
fn a_case_is_rated_once_when_it_is_finished_by_whom_it_concerns() {
    let (open, _) = after(&[event(1, false)]);
    let by = member(Role::Agent, 2);
    assert_eq!(open.rate(&by, rating(5, 2)), Err(NotRated::NotFinished));
    let (done, _) = after(&[event(1, true)]);
    assert_eq!(done.rate(&member(Role::Agent, 4), rating(5, 4)), Err(NotRated::NotYours));
    for role in [Role::LegalRepresentative, Role::Administrator] {
        assert!(done.rate(&member(role, 4), rating(5, 4)).unwrap().is_some());
    }
    let rated = done.rate(&by, rating(5, 2)).unwrap().unwrap();
    assert_eq!(rated.rate(&by, rating(5, 2)), Ok(None), "the same again is the same");
    assert_eq!(rated.rate(&by, rating(4, 2)), Err(NotRated::AlreadyRated));
    assert_eq!(
        rated.rate(&member(Role::Administrator, 4), rating(5, 4)),
        Err(NotRated::AlreadyRated)
    );
    for score in [0, 6, 255] {
        assert!(RatingScore::new(score).is_err());
    }
}

#[test]
fn an_agent_sees_what_is_granted_now_and_what_they_began() {
    let matter = |text: &str| text.parse::<MatterCode>().unwrap();
    let granted = Grant {
        id: GrantId::from_random([1; 16]),
        scope: Scope::Matter(matter("talent.archive")),
        period: Period::new(at(0), at(50)).unwrap(),
    };
    let agent = Membership { grants: vec![granted], ..member(Role::Agent, 2) };
    let own = PersonId::from_random([2; 16]);
    let count = |code: &str, person: Option<&PersonId>, second| CaseCount {
        matter: matter(code),
        person: person.cloned(),
        totals: CaseTotals { in_progress: 1, finished: 2, to_be_rated: 1 },
        newest: vec![CaseMark { at: at(second), case: CaseId::from_random([1; 16]) }],
    };
    let counts = CaseCounts(vec![
        count("talent.archive", None, 1),
        count("employment.registration", Some(&own), 2),
        count("employment.registration", None, 3),
    ]);
    let seen = |member: &Membership, second| {
        let viewer = CaseViewer { member, now: at(second) };
        let newest: Vec<_> = counts.newest(&viewer).iter().map(|mark| mark.at).collect();
        (
            counts.totals(&viewer).in_progress,
            newest,
            counts.granted_on(CaseList::Finished, &viewer).len(),
        )
    };
    assert_eq!(seen(&agent, 10), (2, vec![at(2), at(1)], 1));
    assert_eq!(seen(&agent, 50), (1, vec![at(2)], 0), "the grant is over, what they began stays");
    let boss = member(Role::LegalRepresentative, 5);
    assert_eq!(seen(&boss, 10), (3, vec![at(3), at(2), at(1)], 2));
}
