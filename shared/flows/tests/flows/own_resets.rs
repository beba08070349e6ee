//! Resetting a person's own password by their face: who proves it, what nobody learns, and what ends with it.

use crate::hall::{Hall, PASSWORD, mobile, passed, person, presented};
use crate::resets::NEW;
use crate::sessions::person_actor;
use domain::{
    AccountName, FaceRefusal, FlowToken, OutOfStep, PasswordRule, ResetStage, SmsCodeId, rules,
};
use flows::face::NotAdmitted;
use flows::password_reset::complete::NotReset;
use flows::password_reset::person::{Complete, Start, complete, start};
use flows::password_reset::start::NotStarted;
use flows::password_reset::status::{NotTold, status};
use flows::person_registration::start::Opened;
use flows::person_sign_in::{Account, NotSignedIn};
use futures::future::join_all;
use keys::{BlindKeys, KeyKind as _, Rotating as _};
use ports::{Clock as _, SystemEntropy};
use testkit::Trouble;

const WRONG: &str = "Wrong9#password";

impl Hall {
    pub(crate) async fn start_own_reset(&self, account: Account) -> Result<Opened, NotStarted> {
        self.start_own_reset_from(account, "203.0.113.1").await
    }

    async fn start_own_reset_from(
        &self,
        account: Account,
        address: &str,
    ) -> Result<Opened, NotStarted> {
        let request = Start { account, address: address.to_owned() };
        start(&self.table, &self.keys.veil.blind, &self.entropy, &self.clock, request).await
    }

    pub(crate) async fn complete_own_reset(
        &self,
        opened: &Opened,
        password: &str,
    ) -> Result<(), NotReset> {
        let request = Complete {
            reset: opened.registration.clone(),
            token: opened.token.clone(),
            password: presented(password),
            confirmation: presented(password),
        };
        let Self { table, keys, entropy, clock, .. } = self;
        complete(table, &keys.veil, &keys.passwords, entropy, clock, request).await
    }

    async fn own_stage(&self, opened: &Opened) -> ResetStage {
        status(&self.table, &opened.registration, &opened.token).await.unwrap().stage
    }

    async fn own_sign_in(&self, account: Account, password: &str) -> Result<(), NotSignedIn> {
        self.person_sign_in(account, password, "203.0.113.1").await.map(|_| ())
    }
}

fn by_mobile(seed: u64) -> Account {
    Account::Mobile(mobile(seed))
}

fn by_document(seed: u64) -> Account {
    Account::Document(person(seed).document)
}

/// A hall in which two are registered.
async fn hall() -> Hall {
    let hall = Hall::open().await;
    for seed in [1, 2] {
        hall.person(&person(seed), &mobile(seed)).await;
    }
    hall.forget_limits().await;
    hall
}

#[tokio::test]
async fn a_person_named_either_way_resets_by_their_face_and_all_their_own_sessions_end() {
    for account in [by_mobile(1), by_document(1)] {
        let hall = hall().await;
        let before = person_actor(&hall.person_signed_in(1).await);
        let other = person_actor(&hall.person_signed_in(2).await);
        let opened = hall.start_own_reset(account).await.unwrap();
        assert_eq!(hall.own_stage(&opened).await, ResetStage::AwaitingProof { refusal: None });
        hall.pass(&opened, &person(1)).await.unwrap();
        assert_eq!(hall.own_stage(&opened).await, ResetStage::FacePassed);
        let notices = hall.rows("NOTICE#").await;
        hall.complete_own_reset(&opened, NEW).await.unwrap();
        assert_eq!(hall.own_stage(&opened).await, ResetStage::Complete);
        assert_eq!(hall.rows("NOTICE#").await, notices + 1, "the person is told");
        assert!(hall.me(&before).await.is_err(), "the epoch was raised");
        hall.me(&other).await.unwrap();
        assert!(hall.own_sign_in(by_mobile(1), PASSWORD).await.is_err());
        hall.own_sign_in(by_mobile(1), NEW).await.unwrap();
        hall.own_sign_in(by_mobile(2), PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn somebody_and_nobody_begin_wait_and_are_refused_alike_after_the_same_calls() {
    let hall = hall().await;
    let nobody = Account::Nobody(AccountName::parse("110105194912310021").unwrap());
    let operations = || {
        let made = hall.calls.take();
        made.into_iter().map(|call| (call.operation, call.trip)).collect::<Vec<_>>()
    };
    let mut costs = Vec::new();
    for account in [by_mobile(1), by_document(1), by_mobile(9), by_document(9), nobody] {
        let _ = operations();
        let opened = hall.start_own_reset(account).await.unwrap();
        let mut cost = vec![operations()];
        assert!(opened.registration.as_str().starts_with("rst_"));
        assert_eq!(opened.expires_at, hall.clock.now() + rules::ERRAND_WINDOW);
        assert_eq!(hall.own_stage(&opened).await, ResetStage::AwaitingProof { refusal: None });
        let _ = operations();
        let refused = hall.complete_own_reset(&opened, NEW).await;
        assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
        cost.push(operations());
        let face = hall.show(&opened.registration, &opened.scan, "a", passed(&person(2))).await;
        assert!(matches!(face, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))), "{face:?}");
        cost.push(operations());
        hall.remove(&["RATE#", "DELIVERY#"]).await;
        costs.push(cost);
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    hall.own_sign_in(by_mobile(1), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn nobody_s_reset_admits_no_face_not_even_of_a_registered_person() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(9)).await.unwrap();
    for seed in [1, 2] {
        let delivery = format!("d{seed}");
        let shown = hall.show(&opened.registration, &opened.scan, &delivery, passed(&person(seed)));
        let refused = shown.await;
        assert!(matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))));
    }
    let refused = hall.complete_own_reset(&opened, NEW).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    hall.own_sign_in(by_mobile(1), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_face_under_another_name_is_another_person_s_and_the_right_one_still_passes_once() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    let impostor = domain::Identity { name: person(2).name, ..person(1) };
    let refused = hall.show(&opened.registration, &opened.scan, "a", passed(&impostor)).await;
    assert!(matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))), "{refused:?}");
    hall.pass(&opened, &person(1)).await.unwrap();
    let again = hall.show(&opened.registration, &opened.scan, "b", passed(&person(1))).await;
    assert!(matches!(again, Err(NotAdmitted::OutOfStep(OutOfStep::FaceDone))), "{again:?}");
    hall.complete_own_reset(&opened, NEW).await.unwrap();
}

#[tokio::test]
async fn a_reset_of_one_s_own_password_sends_no_sms_code_to_anybody() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    let before = hall.inbox.count();
    for seed in [1, 9] {
        let _ = hall.send(&opened, &mobile(seed)).await.unwrap();
    }
    assert_eq!(hall.inbox.count(), before);
}

#[tokio::test]
async fn a_reset_of_one_s_own_password_ends_a_lock_out_by_every_name() {
    let hall = hall().await;
    for account in [by_mobile(1), by_document(1)] {
        for _ in 0..5 {
            let refused = hall.own_sign_in(account.clone(), WRONG).await;
            assert!(matches!(refused, Err(NotSignedIn::Wrong)), "{refused:?}");
        }
        let refused = hall.own_sign_in(account, PASSWORD).await;
        assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
    }
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    hall.own_sign_in(by_mobile(1), NEW).await.unwrap();
    hall.own_sign_in(by_document(1), NEW).await.unwrap();
}

#[tokio::test]
async fn what_strangers_begin_elsewhere_keeps_nobody_from_resetting_their_own_password() {
    let hall = hall().await;
    for address in ["198.51.100.1", "198.51.100.2"] {
        let begin = || hall.start_own_reset_from(by_mobile(1), address);
        for _ in 0..10 {
            begin().await.unwrap();
        }
        let rows = hall.rows("FLOW#rst_").await;
        let refused = begin().await;
        assert!(matches!(refused, Err(NotStarted::Limited { .. })), "{refused:?}");
        assert_eq!(hall.rows("FLOW#rst_").await, rows);
    }
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
}

#[tokio::test]
async fn one_address_begins_thirty_resets_of_persons_an_hour() {
    let hall = Hall::open().await;
    for seed in 0..30 {
        hall.start_own_reset(by_mobile(seed)).await.unwrap();
    }
    let refused = hall.start_own_reset(by_mobile(30)).await;
    assert!(matches!(refused, Err(NotStarted::Limited { .. })), "{refused:?}");
    hall.clock.pass_s(3600);
    hall.start_own_reset(by_mobile(30)).await.unwrap();
}

#[tokio::test]
async fn asked_again_for_one_s_own_password_the_same_one_gets_the_same_answer_only() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    let refused = hall.complete_own_reset(&opened, PASSWORD).await;
    assert!(matches!(refused, Err(NotReset::AlreadyComplete)), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_person_s_weak_password_is_told_after_the_face_only_and_uses_nothing_up() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    let weak = format!("Aa#{}", &person(1).document.number()[..17]);
    let refused = hall.complete_own_reset(&opened, &weak).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    hall.pass(&opened, &person(1)).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.complete_own_reset(&opened, &weak).await.unwrap_err();
    let NotReset::Weak(weak) = refused else { panic!("{refused:?}") };
    assert_eq!(weak.rules, [PasswordRule::Context]);
    assert_eq!(hall.engine.scan().await.unwrap(), before);
    hall.complete_own_reset(&opened, NEW).await.unwrap();
}

#[tokio::test]
async fn another_browser_resets_no_person_s_password_and_neither_does_another_route() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    let stranger = Opened {
        registration: opened.registration.clone(),
        token: FlowToken::from_random([7; 32]),
        scan: opened.scan.clone(),
        expires_at: opened.expires_at,
    };
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.complete_own_reset(&stranger, NEW).await;
    assert!(matches!(refused, Err(NotReset::Unknown)), "{refused:?}");
    let told = status(&hall.table, &stranger.registration, &stranger.token).await;
    assert!(matches!(told, Err(NotTold::Unknown)), "{told:?}");
    // The route for a place's password.
    for proven in [None, Some((SmsCodeId::from_random([1; 16]), mobile(1)))] {
        let refused = hall.complete_reset(&opened, proven, NEW).await;
        assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    }
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_place_s_reset_sets_no_person_s_own_password() {
    let staff = crate::staff::Staff::open().await;
    let opened = staff.reset_of(1).await;
    staff.hall.pass(&opened, &person(1)).await.unwrap();
    let refused = staff.hall.complete_own_reset(&opened, NEW).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    staff.hall.own_sign_in(by_mobile(1), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn the_window_of_a_person_s_reset_is_600_seconds_and_its_end_is_outside() {
    let hall = hall().await;
    let late = hall.start_own_reset(by_mobile(1)).await.unwrap();
    let faceless = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&late, &person(1)).await.unwrap();
    hall.clock.pass_s(600);
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.complete_own_reset(&late, NEW).await;
    assert!(matches!(refused, Err(NotReset::TooLate)), "{refused:?}");
    let refused = hall.pass(&faceless, &person(1)).await;
    assert!(matches!(refused, Err(NotAdmitted::OutOfStep(OutOfStep::FaceTooLate))), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_completions_of_a_person_s_reset_at_once_one_is_written() {
    let hall = hall().await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    let id = hall.person_signed_in(1).await.person;
    let notices = hall.rows("NOTICE#").await;
    let answers = join_all((0..50).map(|n| {
        let password = if n % 2 == 0 { NEW } else { "Zhu4=meadow*Qi" };
        hall.complete_own_reset(&opened, password)
    }))
    .await;
    assert_eq!(hall.rows("NOTICE#").await, notices + 1);
    assert_eq!(hall.table.person(&id).await.unwrap().unwrap().epoch, 2);
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 25, "{answers:?}");
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotReset::AlreadyComplete), "{answer:?}");
    }
}

#[tokio::test]
async fn a_person_s_reset_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let hall = hall().await;
        let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
        hall.pass(&opened, &person(1)).await.unwrap();
        hall.calls.trouble("TransactWriteItems", trouble);
        hall.complete_own_reset(&opened, NEW).await.unwrap();
        assert!(hall.calls.is_calm());
        hall.own_sign_in(by_mobile(1), NEW).await.unwrap();
    }
}

#[tokio::test]
async fn a_person_s_reset_under_way_survives_the_rotation_of_the_blinding_key() {
    let mut hall = Hall::open().await;
    let old = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let new = BlindKeys::rotated(Some(&old), &SystemEntropy).unwrap();
    hall.keys.veil.blind = BlindKeys::read(&old).unwrap();
    hall.person(&person(1), &mobile(1)).await;
    let opened = hall.start_own_reset(by_mobile(1)).await.unwrap();
    hall.keys.veil.blind = BlindKeys::read(&new).unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    hall.own_sign_in(by_mobile(1), NEW).await.unwrap();
}
