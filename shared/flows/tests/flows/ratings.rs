//! Ratings (评价): once, of what is finished, by whom it concerns.

use crate::desk::{Desk, PAYMENT, REGISTRATION, event};
use domain::{CaseId, CaseList, CaseTotals, NotRated as Judged, Role};
use flows::cases::rate::NotRated;
use futures::future::join_all;
use testkit::Trouble;

const RATED: CaseTotals = CaseTotals { in_progress: 0, finished: 1, to_be_rated: 0 };

#[tokio::test]
async fn a_rated_case_is_finished_and_to_be_rated_no_more_also_when_it_was_open_again() {
    let desk = Desk::open().await;
    let (boss, subject) = (&desk.staff.boss, desk.subject(PAYMENT, None));
    let id = desk.finished("a-1", &subject).await;
    assert_eq!(desk.whole(boss, CaseList::ToBeRated).await, std::slice::from_ref(&id));
    let rated = desk.rate(boss, &id, 4).await.unwrap();
    assert_eq!(rated.rating.as_ref().map(|rating| rating.score.get()), Some(4));
    assert_eq!(desk.one(boss, &id).await.unwrap().0, rated, "it reads as it was told");
    assert_eq!(desk.totals(boss).await, RATED);
    assert!(desk.whole(boss, CaseList::ToBeRated).await.is_empty());
    desk.assert_consistent().await;

    desk.tell("a-1", &subject, event(2, false)).await.unwrap();
    let open = CaseTotals { in_progress: 1, finished: 0, to_be_rated: 0 };
    assert_eq!(desk.totals(boss).await, open);
    desk.tell("a-1", &subject, event(3, true)).await.unwrap();
    assert_eq!(desk.totals(boss).await, RATED, "the rating stays");
    assert_eq!(desk.one(boss, &id).await.unwrap().0.rating, rated.rating);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn whoever_began_it_rates_it_and_whoever_answers_for_the_organisation() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let administrator = staff.member(&staff.boss, Role::Administrator, 3).await;
    for (at, actor) in [&agent, &administrator, &staff.boss].into_iter().enumerate() {
        let subject = desk.subject(PAYMENT, Some(&agent.person));
        let id = desk.finished(&format!("a-{at}"), &subject).await;
        let rated = desk.rate(actor, &id, 5).await.unwrap();
        assert_eq!(rated.rating.unwrap().by, actor.person);
    }
    desk.assert_consistent().await;
}

#[tokio::test]
async fn what_is_not_to_be_rated_is_not_and_nothing_is_written() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let leaving = staff.member(&staff.boss, Role::Agent, 4).await;
    desk.grant(&agent, &[PAYMENT]).await;
    let open = desk.tell("open", &desk.subject(PAYMENT, None), event(1, false)).await.unwrap().case;
    let granted = desk.finished("granted", &desk.subject(PAYMENT, None)).await;
    let hidden = desk.finished("hidden", &desk.subject(REGISTRATION, None)).await;
    let own = desk.finished("own", &desk.subject(PAYMENT, Some(&leaving.person))).await;
    staff.remove(&staff.boss, Role::Agent, Some(leaving.membership.clone())).await.unwrap();
    let rated = desk.finished("rated", &desk.subject(PAYMENT, Some(&agent.person))).await;
    desk.rate(&agent, &rated, 5).await.unwrap();
    let before = desk.snapshot().await;

    let judged = |told| match told {
        Err(NotRated::Judged(judged)) => judged,
        other => panic!("it is judged on the case: {other:?}"),
    };
    assert_eq!(judged(desk.rate(&staff.boss, &open, 5).await), Judged::NotFinished);
    assert_eq!(judged(desk.rate(&agent, &granted, 5).await), Judged::NotYours, "seen, not theirs");
    assert_eq!(judged(desk.rate(&staff.boss, &rated, 5).await), Judged::AlreadyRated);
    assert_eq!(judged(desk.rate(&agent, &rated, 4).await), Judged::AlreadyRated);
    for id in [&hidden, &CaseId::from_random([9; 16])] {
        let told = desk.rate(&agent, id, 5).await;
        assert!(matches!(told, Err(NotRated::Unknown)), "not seen is not there: {told:?}");
    }
    let told = desk.rate(&leaving, &own, 5).await;
    assert!(matches!(told, Err(NotRated::Ended(_))), "{told:?}");
    let again = desk.rate(&agent, &rated, 5).await.unwrap();
    assert_eq!(again.rating.unwrap().score.get(), 5, "the same again is the same answer");
    desk.assert_unwritten(&before).await;
}

#[tokio::test]
async fn of_fifty_ratings_at_once_one_holds() {
    let desk = Desk::open().await;
    let staff = &desk.staff;
    let administrator = staff.member(&staff.boss, Role::Administrator, 3).await;
    let id = desk.finished("a-1", &desk.subject(PAYMENT, None)).await;
    let rating = (0..50_u8).map(|at| {
        let actor = if at % 2 == 0 { &staff.boss } else { &administrator };
        desk.rate(actor, &id, at % 5 + 1)
    });
    let told = join_all(rating).await;
    let (held, _) = desk.one(&staff.boss, &id).await.unwrap();
    assert_eq!(held.revision, 2, "one was written");
    for one in told {
        match one {
            Ok(case) => assert_eq!(case.rating, held.rating, "whoever said the same is told so"),
            Err(NotRated::Judged(Judged::AlreadyRated)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(desk.totals(&staff.boss).await, RATED);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn a_rating_and_updates_at_once_lose_nothing_of_each_other() {
    let desk = Desk::open().await;
    let (boss, subject) = (&desk.staff.boss, desk.subject(PAYMENT, None));
    let id = desk.finished("a-1", &subject).await;
    let telling = (2..22).map(|sequence| desk.tell("a-1", &subject, event(sequence, true)));
    let (told, rated) = tokio::join!(join_all(telling), desk.rate(boss, &id, 3));
    for one in told {
        one.unwrap();
    }
    rated.unwrap();
    let (case, history) = desk.one(boss, &id).await.unwrap();
    assert_eq!((case.latest.sequence, history.len()), (21, 21));
    assert_eq!(case.rating.unwrap().score.get(), 3);
    assert_eq!(desk.totals(boss).await, RATED);
    desk.assert_consistent().await;
}

#[tokio::test]
async fn a_rating_whose_reply_is_lost_is_one_rating() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let desk = Desk::open().await;
        let id = desk.finished("a-1", &desk.subject(PAYMENT, None)).await;
        desk.hall().calls.trouble("TransactWriteItems", trouble);
        desk.rate(&desk.staff.boss, &id, 5).await.unwrap();
        assert!(desk.hall().calls.is_calm());
        assert_eq!(desk.totals(&desk.staff.boss).await, RATED, "{trouble:?}");
    }
}
