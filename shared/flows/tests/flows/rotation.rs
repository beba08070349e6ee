//! Every ring can be rotated while the hall is open.

use crate::hall::{Company, Hall, PASSWORD, mobile, person};
use domain::FaceRefusal;
use flows::face::NotAdmitted;
use keys::{BlindKeys, CodeKeys, KeyKind as _, Passwords, Rotating, SealKeys, Veil};
use ports::SystemEntropy;

/// A ring and its JSON, before and after one rotation.
fn before_and_after<K: Rotating>() -> (K, K) {
    let old = K::rotated(None, &SystemEntropy).unwrap();
    let new = K::rotated(Some(&old), &SystemEntropy).unwrap();
    (K::read(&old).unwrap(), K::read(&new).unwrap())
}

#[tokio::test]
async fn persons_and_members_are_found_after_the_blinding_key_is_rotated() {
    let mut hall = Hall::open().await;
    let (old, new) = before_and_after::<BlindKeys>();
    hall.keys.veil.blind = old;
    let company = Company::new(1);
    let made = hall.organisation(&company, 1).await;
    let unfinished = Company::new(2);
    hall.list(&unfinished).await;
    hall.keys.veil.blind = new;

    let number = person(1).document.number().to_owned();
    hall.sign_in(made.number.as_str(), &number, PASSWORD).await.unwrap();
    hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
    // Known under the old key, so not registered twice under the new one.
    let opened = hall.start_person(&person(1)).await.unwrap();
    let refused = hall.pass(&opened, &person(1)).await.unwrap_err();
    let expected = NotAdmitted::Refused(FaceRefusal::PersonAlreadyRegistered);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
    // A register entry blinded under the old key still agrees.
    hall.person(&unfinished.boss(), &mobile(2)).await;
    hall.start(Hall::form(&unfinished)).await.unwrap();
}

#[tokio::test]
async fn a_mobile_taken_under_the_old_blinding_key_is_taken_under_the_new() {
    let mut hall = Hall::open().await;
    let (old, new) = before_and_after::<BlindKeys>();
    hall.keys.veil.blind = old;
    hall.person(&person(1), &mobile(1)).await;
    hall.keys.veil.blind = new;
    hall.clock.pass_s(60);
    let opened = hall.start_person(&person(2)).await.unwrap();
    hall.pass(&opened, &person(2)).await.unwrap();
    let ready = hall.prove(&opened, &mobile(1)).await;
    let refused = hall.complete_person(ready.with(PASSWORD)).await.unwrap_err();
    assert!(format!("{refused:?}").contains("MobileTaken"), "{refused:?}");
}

#[tokio::test]
async fn a_registration_under_way_survives_the_rotation_of_every_ring() {
    let mut hall = Hall::open().await;
    let (blind, blind_after) = before_and_after::<BlindKeys>();
    let (seal, seal_after) = before_and_after::<SealKeys>();
    let (codes, codes_after) = before_and_after::<CodeKeys>();
    let (passwords, passwords_after) = before_and_after::<Passwords>();
    hall.keys.veil = Veil { blind, seal };
    hall.keys.codes = codes;
    hall.keys.passwords = passwords;
    let company = Company::new(1);
    hall.list(&company).await;
    hall.person(&company.boss(), &mobile(1)).await;
    let opened = hall.start(Hall::form(&company)).await.unwrap();
    hall.pass(&opened, &company.boss()).await.unwrap();
    hall.clock.pass_s(60);
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();

    hall.keys.veil = Veil { blind: blind_after, seal: seal_after };
    hall.keys.codes = codes_after;
    hall.keys.passwords = passwords_after;
    let code = hall.inbox.code(&mobile(1)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    let ready = crate::hall::Ready {
        registration: opened.registration,
        token: opened.token,
        sms_code: sent.sms_code,
        mobile: mobile(1),
    };
    let made = hall.complete(ready.with(PASSWORD)).await.unwrap();
    hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_sign_in_rehashes_under_the_new_pepper_and_the_old_may_then_go() {
    let mut hall = Hall::open().await;
    let first = Passwords::rotated(None, &SystemEntropy).unwrap();
    let both = Passwords::rotated(Some(&first), &SystemEntropy).unwrap();
    let mut only: serde_json::Value = serde_json::from_str(&both).unwrap();
    only["keys"].as_object_mut().unwrap().remove("p1");
    let read = |json: &str| Passwords::read(json).unwrap();

    hall.keys.passwords = read(&first);
    let made = hall.organisation(&Company::new(1), 1).await;
    let phone = mobile(1).national().to_owned();
    hall.keys.passwords = read(&both);
    let _ = hall.calls.cost();
    hall.sign_in(made.number.as_str(), &phone, PASSWORD).await.unwrap();
    assert_eq!(hall.calls.cost(), (4, 3), "rehashing costs no call more");
    hall.keys.passwords = read(&only.to_string());
    hall.sign_in(made.number.as_str(), &phone, PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_function_with_the_old_ring_and_one_with_the_new_never_register_one_person_twice() {
    let mut hall = Hall::open().await;
    let (old, new) = before_and_after::<BlindKeys>();
    hall.keys.veil.blind = old;
    // Two registrations of one identity, both past the face before either finishes.
    let mut ready = Vec::new();
    for seed in [1, 2] {
        let opened = hall.start_person(&person(1)).await.unwrap();
        hall.pass(&opened, &person(1)).await.unwrap();
        ready.push((opened, seed));
    }
    let second = hall.prove(&ready[1].0, &mobile(2)).await;
    let first = hall.prove(&ready[0].0, &mobile(1)).await;
    // The newer function is first; the older one, which is still warm, must see what it wrote.
    let warm = std::mem::replace(&mut hall.keys.veil.blind, new);
    hall.complete_person(first.with(PASSWORD)).await.unwrap();
    hall.keys.veil.blind = warm;
    let refused = hall.complete_person(second.with(PASSWORD)).await.unwrap_err();
    assert!(format!("{refused:?}").contains("IdentityTaken"), "{refused:?}");
    assert_eq!(hall.rows("PER#").await, 1);
}
