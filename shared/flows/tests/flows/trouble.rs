//! DynamoDB in trouble: throttling and conflicts pass unnoticed, a lost reply is no second act, and what does not pass
//! is a fault, never "taken".

use crate::hall::{Company, Hall, PASSWORD, mobile, person};
use crate::resets::NEW;
use crate::staff::Staff;
use domain::{Actor, NotAmended, Role};
use flows::members::NotChanged;
use flows::members::invitation::Invitee;
use flows::registration::complete::NotCompleted;
use ports::Fault;
use testkit::Trouble;

const ALL: [Trouble; 3] = [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply];

#[tokio::test]
async fn every_transaction_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in ALL {
        let hall = Hall::open().await;
        let company = Company::new(1);
        hall.list(&company).await;
        let next = || hall.calls.trouble("TransactWriteItems", trouble);

        next();
        let opened = hall.start_person(&company.boss()).await.unwrap();
        next();
        hall.pass(&opened, &company.boss()).await.unwrap();
        next();
        let ready = hall.prove(&opened, &mobile(1)).await;
        assert_eq!(hall.inbox.count(), 1, "{trouble:?}: one SMS left");
        next();
        hall.complete_person(ready.with(PASSWORD)).await.unwrap();
        assert_eq!(hall.rows("PER#").await, 1);

        next();
        let opened = hall.start(Hall::form(&company)).await.unwrap();
        hall.pass(&opened, &company.boss()).await.unwrap();
        hall.clock.pass_s(60);
        let ready = hall.prove(&opened, &mobile(1)).await;
        next();
        let made = hall.complete(ready.with(PASSWORD)).await.unwrap();
        assert_eq!(hall.rows("ORGID#number#").await, 1);
        next();
        hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
        assert_eq!(hall.rows(&format!("PER#{}", made.person)).await, 3, "one session");
        assert!(hall.calls.is_calm(), "{trouble:?}: all of it happened");
    }
}

#[tokio::test]
async fn a_guess_whose_reply_is_lost_is_counted_once_more_and_never_once_less() {
    for trouble in ALL {
        let hall = Hall::open().await;
        let opened = hall.start_person(&person(1)).await.unwrap();
        hall.pass(&opened, &person(1)).await.unwrap();
        let sent = hall.send(&opened, &mobile(1)).await.unwrap();
        let code = hall.inbox.code(&mobile(1)).unwrap();
        hall.calls.trouble("UpdateItem", trouble);
        hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
        assert!(hall.calls.is_calm());
    }
}

#[tokio::test]
async fn reads_survive_throttling_and_lost_replies() {
    for trouble in [Trouble::Throttled, Trouble::LostReply] {
        let hall = Hall::open().await;
        let made = hall.organisation(&Company::new(1), 1).await;
        hall.calls.trouble("GetItem", trouble);
        hall.calls.trouble("Query", trouble);
        hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
        assert!(hall.calls.is_calm());
    }
}

#[tokio::test]
async fn a_conflict_that_does_not_end_is_a_passing_fault_and_not_an_answer() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    for _ in 0..8 {
        hall.calls.trouble("TransactWriteItems", Trouble::Conflict);
    }
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::Fault(Fault::Passing { .. })), "{refused:?}");
    assert_eq!(hall.rows("ORG#").await, 0);
    hall.complete(ready.with(PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn a_completion_whose_every_reply_is_lost_happened_and_says_so_when_asked_again() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    for _ in 0..3 {
        hall.calls.trouble("TransactWriteItems", Trouble::LostReply);
    }
    let lost = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(lost, NotCompleted::Fault(Fault::Passing { .. })), "{lost:?}");
    assert_eq!(hall.rows("ORGID#number#").await, 1);
    let made = hall.complete(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(hall.rows(&format!("ORGID#number#{}", made.number)).await, 1);
    assert_eq!(hall.rows("AUD#").await, 1);
}

#[tokio::test]
async fn a_throttle_that_does_not_end_is_a_passing_fault_and_writes_nothing() {
    let hall = Hall::open().await;
    for _ in 0..3 {
        hall.calls.trouble("TransactWriteItems", Trouble::Throttled);
    }
    let refused = hall.start_person(&person(1)).await.unwrap_err();
    assert!(format!("{refused:?}").contains("Passing"), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap().len(), 0);
}

#[tokio::test]
async fn what_somebody_does_about_their_own_survives_trouble_and_happens_once() {
    for trouble in ALL {
        let staff = Staff::open().await;
        let agent = staff.member(&staff.boss, Role::Agent, 2).await;
        let (hall, number) = (&staff.hall, staff.opened.number.as_str());
        let own = staff.person_session(&agent.person).await;
        let before = staff.audited().await;
        let next = || hall.calls.trouble("TransactWriteItems", trouble);
        for actor in [Actor::Member(agent.clone()), Actor::Person(own.clone())] {
            next();
            let begun = hall.start_mobile_change(&actor).await.unwrap();
            let ready = hall.prove_mobile(&begun, 7).await;
            next();
            hall.complete_mobile_change(&actor, &ready).await.unwrap();
            hall.clock.pass_s(60);
        }
        next();
        hall.change_password(&agent, PASSWORD, NEW).await.unwrap();
        next();
        let opened = hall.start_reset(number, mobile(7).national()).await.unwrap();
        next();
        hall.pass(&opened, &person(2)).await.unwrap();
        next();
        hall.complete_reset(&opened, None, PASSWORD).await.unwrap();
        next();
        hall.not_me(&own, &staff.opened.organisation).await.unwrap();
        next();
        hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
        assert!(hall.calls.is_calm(), "{trouble:?}: all of it happened");
        assert_eq!(staff.audited().await, before + 4, "{trouble:?}: a record each");
    }
}

#[tokio::test]
async fn reading_a_reset_and_its_code_survives_throttling_and_lost_replies() {
    for trouble in [Trouble::Throttled, Trouble::LostReply] {
        let staff = Staff::open().await;
        staff.member(&staff.boss, Role::Agent, 2).await;
        let (hall, number) = (&staff.hall, staff.opened.number.as_str());
        let opened = hall.start_reset(number, mobile(2).national()).await.unwrap();
        let proven = hall.prove_reset(&opened, &mobile(2)).await;
        hall.calls.trouble("BatchGetItem", trouble);
        hall.complete_reset(&opened, proven, NEW).await.unwrap();
        assert!(hall.calls.is_calm());
    }
}

#[tokio::test]
async fn what_members_do_survives_throttling_a_conflict_and_a_lost_reply_and_happens_once() {
    for trouble in ALL {
        let staff = Staff::open().await;
        staff.register(2).await;
        let hall = &staff.hall;
        let next = || hall.calls.trouble("TransactWriteItems", trouble);
        next();
        let invited = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
        let code = staff.prove(&invited.link, 2).await;
        let (id, link) = (keys::invitation(&invited.link), Invitee::Link(invited.link));
        next();
        staff.accept(&id, &link, Some(code), PASSWORD).await.unwrap();
        let place = invited.placed.membership.id;
        let read = staff.people().await.member(&place).unwrap().revision;
        next();
        staff.grant(&staff.boss, &place, read, Vec::new()).await.unwrap();
        next();
        staff.remove(&staff.boss, Role::Agent, Some(place)).await.unwrap();
        assert_eq!((staff.people().await.version, staff.audited().await), (5, 5), "{trouble:?}");
        assert_eq!(hall.rows("NOTICE#").await, 4, "{trouble:?}: told of each once");
        assert!(hall.calls.is_calm());
    }
}

#[tokio::test]
async fn a_change_whose_every_reply_is_lost_happened_and_looking_again_tells() {
    let staff = Staff::open().await;
    staff.register(2).await;
    for _ in 0..3 {
        staff.hall.calls.trouble("TransactWriteItems", Trouble::LostReply);
    }
    let lost = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap_err();
    assert!(matches!(lost, NotChanged::Fault(Fault::Passing { .. })), "{lost:?}");
    assert_eq!(staff.list(&staff.boss).await.unwrap().people.len(), 2);
    let again = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap_err();
    assert!(matches!(again, NotChanged::NotAmended(NotAmended::AlreadyMember)), "{again:?}");
    assert_eq!(staff.audited().await, 2);
}
