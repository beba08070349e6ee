//! Lock-outs: under whose name failures are counted, what that tells, and what forgives them.

use crate::hall::{Company, Hall, PASSWORD, document, mobile, person};
use crate::staff::Staff;
use domain::{DocumentKind, Identity, Role};
use flows::person_sign_in::{self, Account};
use flows::sign_in::NotSignedIn;
use jiff::SignedDuration;
use keys::{BlindKeys, KeyKind as _, Rotating as _};
use ports::SystemEntropy;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

const WRONG: &str = "Wrong9#password";
const HOLDER: u64 = 3;

/// What a caller can tell of a refusal: which it is, and how long to wait.
type Told = (&'static str, Option<SignedDuration>);

fn told(refused: &NotSignedIn) -> Told {
    match refused {
        NotSignedIn::Wrong => ("wrong", None),
        NotSignedIn::LockedOut { retry_after } => ("locked out", Some(*retry_after)),
        NotSignedIn::Limited { .. }
        | NotSignedIn::NotActing(_)
        | NotSignedIn::Overtaken
        | NotSignedIn::Fault(_) => panic!("{refused:?}"),
    }
}

fn wide(text: &str) -> String {
    let widened = |letter| char::from_u32(u32::from(letter) + 0xFEE0).unwrap();
    text.chars().map(widened).collect()
}

fn spaced(text: &str) -> String {
    text.chars().flat_map(|letter| [letter, ' ']).collect()
}

/// Every way a name is written that is the same name, beginning with `others`.
fn spellings(name: &str, others: &[String]) -> Vec<String> {
    let mut all = others.to_vec();
    all.extend([name.to_owned(), name.to_lowercase(), wide(name), spaced(name)]);
    all.push(format!("\u{202D}{name}\n"));
    all
}

/// How somebody is named: by one mobile and one permit, each in every spelling.
fn accounts(phone: &str, permit: &str) -> Vec<String> {
    let prefixed = ["+86", "0086", "86", "+86 ", "+86-"].map(|prefix| format!("{prefix}{phone}"));
    let issued = ["01", "02"].map(|issue| format!("{permit}{issue}"));
    let mut all = spellings(phone, &prefixed);
    all.extend(spellings(permit, &issued));
    all
}

/// An organisation in which somebody with a permit for Hong Kong and Macau has a place.
async fn with_holder() -> Staff {
    let staff = Staff::open().await;
    let permit = document(DocumentKind::HongKongMacauPermit, "H1234567801");
    let identity = Identity { document: permit, name: person(HOLDER).name };
    staff.hall.person(&identity, &mobile(HOLDER)).await;
    staff.hall.forget_limits().await;
    let year = staff.year();
    let invited = staff.invite_identity(&staff.boss, Role::Agent, identity, year).await.unwrap();
    staff.accept_by_link(&invited.link, HOLDER).await;
    staff.hall.forget_limits().await;
    staff
}

#[test]
fn however_names_are_spelt_a_member_and_nobody_get_the_same_answers() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let staff = runtime.block_on(with_holder());
    let (there, elsewhere) = (Company::new(1).credit_code, Company::new(9).credit_code);
    let number = staff.opened.number.as_str().to_owned();
    let numbers = [number.clone(), wide(&number)];
    let here = spellings(there.as_str(), &numbers);
    let nowhere = spellings(elsewhere.as_str(), &[elsewhere.to_string(), elsewhere.to_string()]);
    let member = accounts(mobile(HOLDER).national(), "H12345678");
    let nobody = accounts(mobile(8).national(), "H87654321");
    let subjects = [(&here, &member), (&here, &nobody), (&nowhere, &member)];

    let wait = prop_oneof![3 => Just(0), 1 => 1..400_i64];
    let step = (0..here.len(), 0..member.len(), wait);
    let tries = prop::collection::vec(step, 12);
    let config = ProptestConfig { cases: 6, failure_persistence: None, ..Default::default() };
    let judged = TestRunner::new(config).run(&tries, |tries| {
        let answers = subjects.map(|(organisations, accounts)| {
            runtime.block_on(answered(&staff.hall, organisations, accounts, &tries))
        });
        for answer in &answers {
            prop_assert_eq!(answer, &answers[0]);
        }
        Ok(())
    });
    judged.unwrap();
}

/// What is told of wrong tries, one after another, each some seconds after the one before.
async fn answered(
    hall: &Hall,
    organisations: &[String],
    accounts: &[String],
    tries: &[(usize, usize, i64)],
) -> Vec<Told> {
    hall.forget_limits().await;
    let mut answers = Vec::new();
    for (organisation, account, seconds) in tries {
        hall.clock.pass_s(*seconds);
        let (organisation, account) = (&organisations[*organisation], &accounts[*account]);
        let refused = hall.sign_in(organisation, account, WRONG).await.unwrap_err();
        answers.push(told(&refused));
    }
    answers
}

#[test]
fn by_mobile_and_document_mixed_a_person_and_nobody_get_the_same_answers() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let hall = runtime.block_on(async {
        let hall = Hall::open().await;
        hall.person(&person(1), &mobile(1)).await;
        hall
    });
    let tries = prop::collection::vec((any::<bool>(), 0..200_i64), 12);
    let config = ProptestConfig { cases: 6, failure_persistence: None, ..Default::default() };
    let judged = TestRunner::new(config).run(&tries, |tries| {
        let answers = [1, 9].map(|seed| runtime.block_on(person_answered(&hall, seed, &tries)));
        prop_assert_eq!(&answers[0], &answers[1]);
        Ok(())
    });
    judged.unwrap();
}

async fn person_answered(hall: &Hall, seed: u64, tries: &[(bool, i64)]) -> Vec<Told> {
    use person_sign_in::NotSignedIn;
    hall.forget_limits().await;
    let mut answers = Vec::new();
    for (is_mobile, seconds) in tries {
        hall.clock.pass_s(*seconds);
        let account = if *is_mobile {
            Account::Mobile(mobile(seed))
        } else {
            Account::Document(person(seed).document)
        };
        answers.push(match hall.person_sign_in(account, WRONG, "a").await.unwrap_err() {
            NotSignedIn::Wrong => ("wrong", None),
            NotSignedIn::LockedOut { retry_after } => ("locked out", Some(retry_after)),
            refused => panic!("{refused:?}"),
        });
    }
    answers
}

/// Wrong tries, as many.
async fn fail(hall: &Hall, organisation: &str, account: &str, times: usize) {
    for _ in 0..times {
        let refused = hall.sign_in(organisation, account, WRONG).await;
        assert!(matches!(refused, Err(NotSignedIn::Wrong)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_mobile_locked_out_leaves_the_document_s_number_open() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let phone = mobile(1).national().to_owned();
    fail(hall, number, &phone, 5).await;
    let refused = hall.sign_in(number, &phone, PASSWORD).await;
    assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
    hall.sign_in(number, person(1).document.number(), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn whichever_of_its_identifiers_names_the_organisation_failures_are_counted_together() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let (code, phone) = (Company::new(1).credit_code, mobile(1));
    fail(hall, code.as_str(), phone.national(), 3).await;
    fail(hall, staff.opened.number.as_str(), phone.national(), 2).await;
    let refused = hall.sign_in(code.as_str(), phone.national(), PASSWORD).await;
    assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_success_by_one_name_forgives_the_failures_of_the_place_s_other_name() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let document = person(1).document.number().to_owned();
    fail(hall, number, mobile(1).national(), 4).await;
    fail(hall, number, &document, 4).await;
    hall.sign_in(number, &document, PASSWORD).await.unwrap();
    assert_eq!(hall.rows("RATE#sign-in#").await, 0);
}

#[tokio::test]
async fn a_reset_by_face_forgives_the_failures_of_every_name_of_the_place_and_of_no_other() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let document = person(1).document.number().to_owned();
    for account in [mobile(1).national(), &document, mobile(8).national()] {
        fail(hall, number, account, 5).await;
    }
    let opened = staff.reset_of(1).await;
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_reset(&opened, None, crate::resets::NEW).await.unwrap();
    assert_eq!(hall.rows("RATE#sign-in#").await, 1, "of somebody else");
    for account in [mobile(1).national(), &document] {
        hall.sign_in(number, account, crate::resets::NEW).await.unwrap();
    }
}

#[tokio::test]
async fn after_a_rotation_of_the_blinding_key_failures_are_counted_and_forgiven() {
    let mut hall = Hall::open().await;
    let old = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let new = BlindKeys::rotated(Some(&old), &SystemEntropy).unwrap();
    hall.keys.veil.blind = BlindKeys::read(&old).unwrap();
    let mut staff = Staff::open_in(hall, 5).await;
    let number = staff.opened.number.as_str().to_owned();
    let (phone, document) = (mobile(5), person(5).document);
    fail(&staff.hall, &number, phone.national(), 5).await;
    let opened = staff.reset_of(5).await;
    staff.hall.keys.veil.blind = BlindKeys::read(&new).unwrap();
    fail(&staff.hall, &number, phone.national(), 5).await;
    fail(&staff.hall, &number, document.number(), 4).await;
    let refused = staff.hall.sign_in(&number, phone.national(), PASSWORD).await;
    assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
    staff.hall.pass(&opened, &person(5)).await.unwrap();
    staff.hall.complete_reset(&opened, None, crate::resets::NEW).await.unwrap();
    assert_eq!(staff.hall.rows("RATE#sign-in#").await, 0, "under the old key and the new");
}
