//! SMS codes: when they are sent, how often, and what guessing gets one.

use crate::hall::{Hall, PASSWORD, mobile, person};
use domain::{FlowToken, NotNow, OutOfStep};
use flows::person_registration::complete::NotCompleted;
use flows::person_registration::start::Opened;
use flows::sms::send::NotSent;
use flows::sms::verify::NotVerified;
use futures::future::join_all;
use jiff::SignedDuration;

/// Somebody whose face has passed.
async fn passed(hall: &Hall, seed: u64) -> Opened {
    let opened = hall.start_person(&person(seed)).await.unwrap();
    hall.pass(&opened, &person(seed)).await.unwrap();
    opened
}

fn wrong(right: &str) -> &'static str {
    if right == "000000" { "111111" } else { "000000" }
}

#[tokio::test]
async fn no_code_is_sent_before_the_face_or_after_the_window_or_to_another_browser() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert!(matches!(refused, NotSent::OutOfStep(OutOfStep::FaceFirst)), "{refused:?}");

    hall.pass(&opened, &person(1)).await.unwrap();
    let other = FlowToken::from_random([7; 32]);
    let refused =
        hall.send_from(&opened.registration, &other, &mobile(1), "203.0.113.1").await.unwrap_err();
    assert!(matches!(refused, NotSent::Unknown), "{refused:?}");

    hall.clock.pass_s(600);
    let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert!(matches!(refused, NotSent::OutOfStep(OutOfStep::AccountTooLate)), "{refused:?}");
    assert_eq!(hall.inbox.count(), 0, "no SMS left");
    assert_eq!(hall.rows("SMS#").await, 0);
}

#[tokio::test]
async fn a_resend_waits_a_minute_and_repeats_the_code() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let first = hall.send(&opened, &mobile(1)).await.unwrap();
    assert_eq!(first.resend_after, SignedDuration::from_secs(60));
    hall.clock.pass_s(59);
    let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
    let NotSent::NotNow(NotNow::Wait { retry_after }) = refused else { panic!("{refused:?}") };
    assert_eq!(retry_after, SignedDuration::from_secs(1));
    assert_eq!(hall.inbox.count(), 1);
    hall.clock.pass_s(1);
    let again = hall.send(&opened, &mobile(1)).await.unwrap();
    let messages = hall.inbox.to(&mobile(1));
    assert_eq!(messages[0], messages[1]);
    assert_eq!((again.sms_code, again.expires_at), (first.sms_code, first.expires_at));
}

#[tokio::test]
async fn a_resend_does_not_forgive_guesses() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    for tries_left in [4, 3] {
        let refused = hall.verify(&opened.token, &sent.sms_code, wrong(&code)).await.unwrap_err();
        assert!(matches!(refused, NotVerified::Wrong { tries_left: left } if left == tries_left));
    }
    hall.clock.pass_s(60);
    hall.send(&opened, &mobile(1)).await.unwrap();
    let refused = hall.verify(&opened.token, &sent.sms_code, wrong(&code)).await.unwrap_err();
    assert!(matches!(refused, NotVerified::Wrong { tries_left: 2 }), "{refused:?}");
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
}

#[tokio::test]
async fn five_wrong_guesses_end_a_code_even_for_the_right_digits() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    for _ in 0..5 {
        let refused = hall.verify(&opened.token, &sent.sms_code, wrong(&code)).await.unwrap_err();
        assert!(matches!(refused, NotVerified::Wrong { .. }), "{refused:?}");
    }
    hall.clock.pass_s(20);
    let refused = hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap_err();
    // Another may be sent when the five minutes of this one are over, which is told.
    let NotVerified::Spent { retry_after } = refused else { panic!("{refused:?}") };
    assert_eq!(retry_after.as_secs(), 280);
    let ready = crate::hall::Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: sent.sms_code,
        mobile: mobile(1),
    };
    let refused = hall.complete_person(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::MobileNotVerified), "{refused:?}");
    assert_eq!(hall.rows("PER#").await, 0);

    // Once it is dead, another code may be had, with guesses of its own.
    hall.clock.pass_s(240);
    let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert!(matches!(refused, NotSent::NotNow(NotNow::Wait { .. })), "{refused:?}");
    hall.clock.pass_s(60);
    hall.prove(&opened, &mobile(1)).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_guesses_at_once_at_most_five_are_compared() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    let guess = wrong(&code);
    let answers =
        join_all((0..50).map(|_| hall.verify(&opened.token, &sent.sms_code, guess))).await;
    let compared =
        answers.iter().filter(|answer| matches!(answer, Err(NotVerified::Wrong { .. }))).count();
    let refused =
        answers.iter().filter(|answer| matches!(answer, Err(NotVerified::Spent { .. }))).count();
    assert_eq!((compared, refused), (5, 45), "{answers:?}");
}

#[tokio::test]
async fn a_code_lives_five_minutes() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    hall.clock.pass_s(300);
    let refused = hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap_err();
    assert!(matches!(refused, NotVerified::Expired), "{refused:?}");
    // A new one takes its place under the same name; the old digits are (all but surely) not the new ones.
    let again = hall.send(&opened, &mobile(1)).await.unwrap();
    assert_eq!(again.sms_code, sent.sms_code);
    let fresh = hall.inbox.code(&mobile(1)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &fresh).await.unwrap();
}

#[tokio::test]
async fn another_browser_cannot_even_spend_guesses() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    let stranger = passed(&hall, 2).await;
    for _ in 0..6 {
        let refused = hall.verify(&stranger.token, &sent.sms_code, &code).await.unwrap_err();
        assert!(matches!(refused, NotVerified::Unknown), "{refused:?}");
    }
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
}

#[tokio::test]
async fn a_verification_asked_again_after_a_lost_reply_gets_its_answer() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    let code = hall.inbox.code(&mobile(1)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    let refused = hall.verify(&opened.token, &sent.sms_code, wrong(&code)).await.unwrap_err();
    assert!(matches!(refused, NotVerified::Wrong { tries_left: 2 }), "{refused:?}");
    hall.clock.pass_s(60);
    let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert!(matches!(refused, NotSent::NotNow(NotNow::AlreadyVerified)), "{refused:?}");
}

#[tokio::test]
async fn a_code_proves_one_mobile_for_one_registration_and_once() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let ready = hall.prove(&opened, &mobile(1)).await;
    let other = passed(&hall, 2).await;

    let borrowed = crate::hall::Ready {
        registration: other.registration.clone(),
        token: other.token.clone(),
        ..ready.clone()
    };
    let refused = hall.complete_person(borrowed.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::MobileNotVerified), "{refused:?}");
    let swapped = crate::hall::Ready { mobile: mobile(2), ..ready.clone() };
    let refused = hall.complete_person(swapped.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::MobileNotVerified), "{refused:?}");
    assert_eq!(hall.rows("PER#").await, 0);
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    // Used up: not even the right digits are compared any more.
    let code = hall.inbox.code(&mobile(1)).unwrap();
    let refused = hall.verify(&ready.token, &ready.sms_code, &code).await.unwrap_err();
    assert!(matches!(refused, NotVerified::Spent { .. }), "{refused:?}");
}

#[tokio::test]
async fn one_mobile_gets_five_codes_an_hour_and_ten_a_day() {
    let hall = Hall::open().await;
    let mut sent = 0;
    let mut told = Vec::new();
    for seed in 0..24 {
        // A registration of its own each, so that no step but the limit is in the way; three an hour apart.
        let opened = passed(&hall, seed).await;
        let address = format!("203.0.113.{seed}");
        match hall.send_from(&opened.registration, &opened.token, &mobile(1), &address).await {
            Ok(_) => sent += 1,
            Err(NotSent::Limited { retry_after }) => told.push((seed, retry_after)),
            Err(other) => panic!("{other:?}"),
        }
        if seed == 5 || seed == 12 {
            assert_eq!(told.last().map(|(at, _)| *at), Some(seed), "{told:?}");
        }
        hall.clock.pass_s(if seed == 5 || seed == 6 { 3600 } else { 60 });
    }
    assert_eq!(sent, 10, "{told:?}");
    assert_eq!(hall.inbox.count(), 10);
}

#[tokio::test]
async fn one_address_asks_for_twenty_codes_an_hour() {
    let hall = Hall::open().await;
    let mut answers = Vec::new();
    for seed in 0..21 {
        let opened = hall.start_person_from(&person(seed), &format!("198.51.100.{seed}")).await;
        let opened = opened.unwrap();
        hall.pass(&opened, &person(seed)).await.unwrap();
        answers.push(hall.send(&opened, &mobile(seed)).await);
    }
    assert!(matches!(answers.pop(), Some(Err(NotSent::Limited { .. }))));
    assert!(answers.iter().all(Result::is_ok));
    assert_eq!(hall.inbox.count(), 20);
}

#[tokio::test]
async fn a_message_no_carrier_took_is_not_counted_and_may_be_tried_again_at_once() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    hall.inbox.set_down(true);
    for _ in 0..7 {
        let refused = hall.send(&opened, &mobile(1)).await.unwrap_err();
        assert!(matches!(refused, NotSent::NotTaken(_)), "{refused:?}");
    }
    hall.inbox.set_down(false);
    hall.prove(&opened, &mobile(1)).await;
    assert_eq!(hall.inbox.count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_sendings_at_once_one_leaves() {
    let hall = Hall::open().await;
    let opened = passed(&hall, 1).await;
    let to = mobile(1);
    let answers = join_all((0..50).map(|_| hall.send(&opened, &to))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    assert_eq!(hall.inbox.count(), 1);
    for answer in answers.into_iter().filter_map(Result::err) {
        let expected = matches!(answer, NotSent::Overtaken | NotSent::NotNow(NotNow::Wait { .. }));
        assert!(expected, "{answer:?}");
    }
}

#[tokio::test]
async fn a_spent_day_sends_no_code_counts_nothing_and_the_next_day_does() {
    let mut hall = Hall::open().await;
    hall.budget = "3".parse().unwrap(); // one for each share
    let first = passed(&hall, 1).await;
    let second = passed(&hall, 2).await;
    hall.send(&first, &mobile(1)).await.unwrap();
    let before = hall.rows("RATE#").await;
    let refused = hall.send(&second, &mobile(2)).await.unwrap_err();
    assert!(matches!(refused, NotSent::BudgetSpent), "{refused:?}");
    assert_eq!((hall.inbox.count(), hall.rows("SMS#").await), (1, 1));
    assert_eq!(hall.rows("RATE#").await, before, "no limit is counted");
    hall.clock.pass_s(24 * 3600);
    let third = passed(&hall, 3).await;
    hall.send(&third, &mobile(3)).await.unwrap();
}

#[tokio::test]
async fn a_message_no_carrier_took_is_given_back_to_the_budget() {
    let mut hall = Hall::open().await;
    hall.budget = "3".parse().unwrap(); // one for each share
    let opened = passed(&hall, 1).await;
    hall.inbox.set_down(true);
    assert!(matches!(hall.send(&opened, &mobile(1)).await, Err(NotSent::NotTaken(_))));
    hall.inbox.set_down(false);
    hall.send(&opened, &mobile(1)).await.unwrap();
}

#[tokio::test]
async fn of_fifty_codes_at_once_as_many_leave_as_the_budget_has() {
    let mut hall = Hall::open().await;
    hall.budget = "50".parse().unwrap(); // twenty of them for codes
    let hall = &hall;
    let opened = join_all((1..=50).map(|seed| async move {
        let who = person(seed);
        let address = format!("203.0.113.{seed}");
        let opened = hall.start_person_from(&who, &address).await.unwrap();
        hall.pass(&opened, &who).await.unwrap();
        opened
    }))
    .await;
    let sending = opened.iter().zip(1_u64..).map(|(opened, seed)| {
        let address = format!("203.0.113.{seed}");
        async move {
            let Opened { registration, token, .. } = opened;
            hall.send_from(registration, token, &mobile(seed), &address).await
        }
    });
    let sent = join_all(sending).await;
    let left = sent.iter().filter(|sent| sent.is_ok()).count();
    assert!(sent.iter().all(|sent| matches!(sent, Ok(_) | Err(NotSent::BudgetSpent))));
    assert_eq!(hall.inbox.count(), left);
    assert!((10..=20).contains(&left), "{left}");
}
