//! Making the account: order, deadlines, what is taken, what is retried, who wins.

use crate::hall::{Company, Hall, PASSWORD, Ready, mobile, person};
use domain::{FlowToken, OutOfStep, PasswordRule, SmsCodeId};
use flows::person_registration::complete::NotCompleted as PersonNotCompleted;
use flows::registration::complete::NotCompleted;
use futures::future::join_all;
use ports::Entropy;
use std::sync::atomic::{AtomicU64, Ordering};

#[tokio::test]
async fn an_organisation_comes_into_being_whole_with_one_audit_record() {
    let hall = Hall::open().await;
    let company = Company::new(1).with_institution_code("320282001234");
    let ready = hall.ready(&company, 1).await;
    let opened = hall.complete(ready.with(PASSWORD)).await.unwrap();
    let organisation = opened.organisation.clone();
    assert_eq!(hall.rows(&format!("ORG#{organisation}")).await, 2, "itself and one membership");
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(hall.rows(&format!("ORGID#number#{}", opened.number)).await, 1);
    assert_eq!(hall.rows("ORGID#institution_code#320282001234").await, 1);
    assert_eq!(hall.rows(&format!("AUD#{organisation}")).await, 1);
    assert_eq!(
        hall.rows(&format!("PER#{}", opened.person)).await,
        2,
        "the person, and their place"
    );
}

#[tokio::test]
async fn an_audit_record_hashes_to_the_head_of_its_organisation() {
    let hall = Hall::open().await;
    let opened = hall.organisation(&Company::new(1), 1).await;
    let (version, head) = hall.table.audit_head(&opened.organisation).await.unwrap().unwrap();
    assert_eq!(version, 1);
    let items = hall.engine.scan().await.unwrap();
    let record = items.iter().find(|item| item["pk"].as_s().unwrap().starts_with("AUD#")).unwrap();
    assert_eq!(record["sk"].as_s().unwrap(), "000000000001");
    let bytes = |name: &str| record[name].as_b().unwrap().as_ref().to_vec();
    let lines = format!(
        "{}\n1\n{}\n{}\n{}\n",
        opened.organisation,
        record["at"].as_n().unwrap(),
        record["what"].as_s().unwrap(),
        record["actor"].as_s().unwrap()
    );
    let sealed = keys::sha256(&bytes("sealed"));
    let hash = keys::sha256(&[&[0; 32][..], lines.as_bytes(), &sealed].concat());
    assert_eq!(bytes("hash"), hash);
    assert_eq!(head, hash);
    assert_eq!(record["actor"].as_s().unwrap(), opened.person.as_str());

    let audit = hall.table.audit(&opened.organisation).await.unwrap();
    assert_eq!(audit.head, Some(store::audit::AuditHead { version: 1, hash: head }));
    let [Some(record)] = &audit.records[..] else { panic!("one record reads: {audit:?}") };
    assert_eq!((record.hash, record.hash_of(&opened.organisation)), (hash, hash));
}

#[tokio::test]
async fn no_account_is_made_before_the_face_or_without_a_verified_mobile() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    hall.person(&company.boss(), &mobile(1)).await;
    let opened = hall.start(Hall::form(&company)).await.unwrap();
    let mut ready = Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: SmsCodeId::from_random([1; 16]),
        mobile: mobile(2),
    };
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::OutOfStep(OutOfStep::FaceFirst)), "{refused:?}");
    hall.pass(&opened, &company.boss()).await.unwrap();
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::MobileNotVerified), "no code: {refused:?}");
    ready.sms_code = hall.send(&opened, &mobile(2)).await.unwrap().sms_code;
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::MobileNotVerified), "unanswered: {refused:?}");
    assert_eq!(hall.rows("ORG#").await + hall.rows("ORGID#").await + hall.rows("AUD#").await, 0);
}

#[tokio::test]
async fn another_browser_completes_nothing() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    let stranger = Ready { token: FlowToken::from_random([7; 32]), ..ready.clone() };
    let refused = hall.complete(stranger.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::Unknown), "{refused:?}");
    let refused = hall.complete_person(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, PersonNotCompleted::Unknown), "not that kind: {refused:?}");
    assert_eq!(hall.rows("ORG#").await, 0);
}

#[tokio::test]
async fn the_account_window_is_600_seconds_from_the_pass_and_its_end_is_outside() {
    let hall = Hall::open().await;
    let (one, other) = (Company::new(1), Company::new(2));
    let in_time = hall.ready(&one, 1).await;
    let late = hall.ready(&other, 2).await;
    hall.clock.pass_s(599);
    hall.complete(in_time.with(PASSWORD)).await.unwrap();
    hall.clock.pass_s(1);
    let refused = hall.complete(late.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::OutOfStep(OutOfStep::AccountTooLate)), "{refused:?}");
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
}

#[tokio::test]
async fn a_weak_password_is_told_every_rule_it_breaks_and_nothing_is_written() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    let ready = hall.ready(&company, 1).await;
    let before = hall.engine.scan().await.unwrap().len();
    let rules = async |request| match hall.complete(request).await.unwrap_err() {
        NotCompleted::Weak(weak) => weak.rules,
        other => panic!("{other:?}"),
    };
    let broken = rules(ready.with_both("short", "other")).await;
    for rule in [PasswordRule::Confirmation, PasswordRule::Length, PasswordRule::Composition] {
        assert!(broken.contains(&rule), "{broken:?}");
    }
    let national = mobile(1).national().to_owned();
    let with_mobile = format!("A!{national}");
    assert!(rules(ready.with(&with_mobile)).await.contains(&PasswordRule::Context));
    let with_code = format!("{}a!", company.credit_code.as_str());
    assert!(rules(ready.with(&with_code)).await.contains(&PasswordRule::Context));
    assert!(rules(ready.with("Woaini1314!")).await.contains(&PasswordRule::Common));
    assert_eq!(hall.engine.scan().await.unwrap().len(), before);
    hall.complete(ready.with(PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn a_completion_asked_again_gets_its_answer_unless_the_password_is_another() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    let first = hall.complete(ready.with(PASSWORD)).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    assert_eq!(hall.complete(ready.with(PASSWORD)).await.unwrap(), first);
    let refused = hall.complete(ready.with("Another9#word")).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::OutOfStep(OutOfStep::AlreadyComplete)), "{refused:?}");
    hall.clock.pass_s(3600);
    assert_eq!(hall.complete(ready.with(PASSWORD)).await.unwrap(), first, "even an hour later");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_person_s_completion_asked_again_gets_its_answer_unless_the_password_is_another() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let first = hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(hall.complete_person(ready.with(PASSWORD)).await.unwrap(), first);
    let refused = hall.complete_person(ready.with("Another9#word")).await.unwrap_err();
    let expected = PersonNotCompleted::OutOfStep(OutOfStep::AlreadyComplete);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
    assert_eq!(hall.rows("PER#").await, 1);
}

#[tokio::test]
async fn a_person_s_weak_password_and_late_completion_are_refused() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let early = Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: SmsCodeId::from_random([1; 16]),
        mobile: mobile(1),
    };
    let refused = hall.complete_person(early.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, PersonNotCompleted::OutOfStep(OutOfStep::FaceFirst)), "{refused:?}");
    hall.pass(&opened, &person(1)).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let refused = hall.complete_person(ready.with("password")).await.unwrap_err();
    assert!(matches!(refused, PersonNotCompleted::Weak(_)), "{refused:?}");
    hall.clock.pass_s(600);
    let refused = hall.complete_person(ready.with(PASSWORD)).await.unwrap_err();
    let expected = PersonNotCompleted::OutOfStep(OutOfStep::AccountTooLate);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
    assert_eq!(hall.rows("PER#").await + hall.rows("PERID#").await, 0);
}

#[tokio::test]
async fn a_mobile_belongs_to_one_person_and_that_is_told_only_to_who_holds_it() {
    let hall = Hall::open().await;
    hall.person(&person(1), &mobile(1)).await;
    hall.clock.pass_s(60);
    let opened = hall.start_person(&person(2)).await.unwrap();
    hall.pass(&opened, &person(2)).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let refused = hall.complete_person(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, PersonNotCompleted::MobileTaken), "{refused:?}");
    assert_eq!(hall.rows("PER#").await, 1);
    // The registration is still open: another mobile will do.
    let ready = hall.prove(&opened, &mobile(2)).await;
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn of_two_registrations_of_one_identity_the_first_to_finish_is_the_person() {
    let hall = Hall::open().await;
    let mut ready = Vec::new();
    for seed in [1, 2] {
        let opened = hall.start_person(&person(1)).await.unwrap();
        hall.pass(&opened, &person(1)).await.unwrap();
        ready.push(hall.prove(&opened, &mobile(seed)).await);
    }
    hall.complete_person(ready[0].with(PASSWORD)).await.unwrap();
    let refused = hall.complete_person(ready[1].with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, PersonNotCompleted::IdentityTaken), "{refused:?}");
    assert_eq!(hall.rows("PER#").await, 1);
    assert_eq!(hall.rows("PERID#mobile#").await, 1, "the loser's mobile stays free");
}

#[tokio::test]
async fn an_institution_code_belongs_to_one_organisation() {
    let hall = Hall::open().await;
    let one = Company::new(1).with_institution_code("320282001234");
    let other = Company::new(2).with_institution_code("320282001234");
    hall.organisation(&one, 1).await;
    let ready = hall.ready(&other, 2).await;
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::InstitutionCodeTaken), "{refused:?}");
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
}

#[tokio::test]
async fn a_legal_representative_whose_person_is_gone_opens_nothing() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    hall.remove(&["PER#"]).await;
    let refused = hall.complete(ready.with(PASSWORD)).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::PersonGone), "{refused:?}");
    assert_eq!(hall.rows("ORG#").await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_completions_of_one_registration_one_organisation_comes() {
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    let answers = join_all((0..50).map(|_| hall.complete(ready.with(PASSWORD)))).await;
    let opened: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert!(!opened.is_empty());
    assert!(opened.iter().all(|one| *one == opened[0]), "whoever is answered gets the same answer");
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotCompleted::Overtaken), "{answer:?}");
    }
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(hall.rows("ORGID#number#").await, 1);
    assert_eq!(hall.rows("AUD#").await, 1);
    assert_eq!(hall.complete(ready.with(PASSWORD)).await.unwrap(), *opened[0]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_hundred_registrations_of_one_credit_code_one_wins() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    hall.person(&company.boss(), &mobile(0)).await;
    let mut racing = Vec::new();
    for seed in 1..=100 {
        hall.forget_limits().await;
        let opened = hall.start(Hall::form(&company)).await.unwrap();
        hall.pass(&opened, &company.boss()).await.unwrap();
        racing.push(hall.prove(&opened, &mobile(seed)).await);
    }
    let answers = join_all(racing.iter().map(|ready| hall.complete(ready.with(PASSWORD)))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotCompleted::CreditCodeTaken), "{answer:?}");
    }
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(hall.rows("ORGID#number#").await, 1, "no number was spent on a loser");
    assert_eq!(hall.rows("AUD#").await, 1);
}

/// Gives the same bytes in the same order every time.
#[derive(Default)]
struct Scripted(AtomicU64);

impl Entropy for Scripted {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            let n = self.0.fetch_add(1, Ordering::SeqCst);
            chunk.copy_from_slice(&keys::sha256(&n.to_be_bytes())[..chunk.len()]);
        }
    }
}

#[tokio::test]
async fn a_number_in_use_is_drawn_again() {
    let complete = async |hall: &Hall, ready: &Ready| {
        let entropy = Scripted::default();
        let (veil, passwords) = (&hall.keys.veil, &hall.keys.passwords);
        let request = ready.with(PASSWORD);
        flows::registration::complete::complete(
            &hall.table,
            veil,
            passwords,
            &entropy,
            &hall.clock,
            request,
        )
        .await
        .unwrap()
    };
    let hall = Hall::open().await;
    let ready = hall.ready(&Company::new(1), 1).await;
    let first = complete(&hall, &ready).await.number;
    // The same draws again: the first number is in use now.
    let other = hall.ready(&Company::new(2), 2).await;
    // The ids drawn would be the same too; the first organisation's rows but its number make way.
    hall.remove(&["ORG#", "AUD#"]).await;
    let second = complete(&hall, &other).await.number;
    assert_ne!(second, first);
    assert_eq!(hall.rows("ORGID#number#").await, 2);
}
