//! Showing the face: whose it is, when, how often.

use crate::hall::{Company, Hall, PASSWORD, document, mobile, passed, person};
use domain::{
    DocumentKind, FaceRefusal, FaceResult, FlowKind, Identity, OutOfStep, ScanSecret, Stage,
};
use flows::face::NotAdmitted;
use flows::person_registration::start::Opened;
use flows::status::status;
use futures::future::join_all;

async fn stage(hall: &Hall, kind: FlowKind, opened: &Opened) -> Stage {
    status(&hall.table, kind, &opened.registration, &opened.token).await.unwrap().stage
}

const PERSON: FlowKind = FlowKind::PersonRegistration;

#[tokio::test]
async fn somebody_else_s_face_is_refused_and_noted_and_the_right_one_still_passes() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let namesake = Identity { name: boss.name.clone(), ..person(2) };
    let impostor = Identity { name: person(2).name, ..boss.clone() };
    for (delivery, shown) in [("a", person(2)), ("b", namesake), ("c", impostor)] {
        let refused = hall
            .show(&opened.registration, &opened.scan, delivery, passed(&shown))
            .await
            .unwrap_err();
        let NotAdmitted::Refused(FaceRefusal::OtherPerson) = refused else { panic!("{refused:?}") };
        let refusal = Some(FaceRefusal::OtherPerson);
        assert_eq!(stage(&hall, PERSON, &opened).await, Stage::AwaitingFace { refusal });
    }
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(stage(&hall, PERSON, &opened).await, Stage::AwaitingAccount);
}

#[tokio::test]
async fn a_failed_face_is_noted_and_another_may_be_shown() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let refused =
        hall.show(&opened.registration, &opened.scan, "a", FaceResult::Failed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::NotPassed)), "{refused:?}");
    hall.pass(&opened, &boss).await.unwrap();
}

#[tokio::test]
async fn a_renewed_permit_is_the_same_person() {
    let hall = Hall::open().await;
    let name = person(1).name;
    let permit = |number| Identity {
        document: document(DocumentKind::HongKongMacauPermit, number),
        name: name.clone(),
    };
    let opened = hall.start_person(&permit("H1234567801")).await.unwrap();
    hall.pass(&opened, &permit("H1234567802")).await.unwrap();
}

#[tokio::test]
async fn a_wrong_qr_secret_names_nothing_and_writes_nothing() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    let other = ScanSecret::from_random([7; 32]);
    let refused = hall.show(&opened.registration, &other, "a", passed(&boss)).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Unknown), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn the_face_window_is_600_seconds_and_its_end_is_outside() {
    let hall = Hall::open().await;
    let (in_time, late) = (person(1), person(2));
    let opened_in_time = hall.start_person(&in_time).await.unwrap();
    let opened_late = hall.start_person(&late).await.unwrap();
    hall.clock.pass_s(599);
    hall.pass(&opened_in_time, &in_time).await.unwrap();
    hall.clock.pass_s(1);
    let refused = hall.pass(&opened_late, &late).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::OutOfStep(OutOfStep::FaceTooLate)), "{refused:?}");
    assert_eq!(stage(&hall, PERSON, &opened_late).await, Stage::AwaitingFace { refusal: None });
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test]
async fn a_delivery_that_comes_twice_is_one_pass() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    hall.pass(&opened, &boss).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    hall.clock.pass_s(30);
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(hall.engine.scan().await.unwrap(), before, "the deadline did not move either");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_copies_of_one_delivery_at_once_are_one_pass() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let answers = join_all((0..50).map(|_| hall.pass(&opened, &boss))).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_deliveries_at_once_exactly_one_passes() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let deliveries: Vec<String> = (0..50).map(|n| format!("d-{n}")).collect();
    let answers =
        join_all(deliveries.iter().map(|delivery| {
            hall.show(&opened.registration, &opened.scan, delivery, passed(&boss))
        }))
        .await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers.into_iter().filter_map(Result::err) {
        let expected =
            matches!(answer, NotAdmitted::Overtaken | NotAdmitted::OutOfStep(OutOfStep::FaceDone));
        assert!(expected, "{answer:?}");
    }
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test]
async fn a_refused_delivery_repeated_is_refused_again_and_changes_nothing() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let show = || hall.show(&opened.registration, &opened.scan, "a", passed(&person(2)));
    assert!(matches!(show().await, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))));
    let before = hall.engine.scan().await.unwrap();
    assert!(matches!(show().await, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))));
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_delivery_id_used_for_another_body_is_refused() {
    let hall = Hall::open().await;
    let (one, other) = (person(1), person(2));
    let first = hall.start_person(&one).await.unwrap();
    let second = hall.start_person(&other).await.unwrap();
    hall.show(&first.registration, &first.scan, "a", passed(&one)).await.unwrap();
    let refused =
        hall.show(&second.registration, &second.scan, "a", passed(&other)).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::DeliveryReused), "{refused:?}");
    assert_eq!(stage(&hall, PERSON, &second).await, Stage::AwaitingFace { refusal: None });
}

#[tokio::test]
async fn a_legal_representative_is_told_to_register_first_only_after_their_face_passes() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let opened = hall.start(Hall::form(&company)).await.unwrap();
    let boss = company.boss();
    // Somebody else's face is told nothing of whether the legal representative is registered.
    let refused =
        hall.show(&opened.registration, &opened.scan, "a", passed(&person(9))).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::OtherPerson)), "{refused:?}");
    let refused = hall.pass(&opened, &boss).await.unwrap_err();
    let expected = NotAdmitted::Refused(FaceRefusal::PersonNotRegistered);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));

    hall.person(&boss, &mobile(1)).await;
    hall.show(&opened.registration, &opened.scan, "b", passed(&boss)).await.unwrap();
    let kind = FlowKind::OrganisationRegistration;
    assert_eq!(stage(&hall, kind, &opened).await, Stage::AwaitingAccount);
}

#[tokio::test]
async fn a_person_is_told_they_are_registered_already_only_after_their_face_passes() {
    let hall = Hall::open().await;
    let boss = person(1);
    hall.person(&boss, &mobile(1)).await;
    let opened = hall.start_person(&boss).await.unwrap();
    let refused = hall.pass(&opened, &boss).await.unwrap_err();
    let expected = NotAdmitted::Refused(FaceRefusal::PersonAlreadyRegistered);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
    assert_eq!(hall.rows("PER#").await, 1);
}

#[tokio::test]
async fn a_face_that_comes_after_the_pass_is_out_of_step() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    hall.pass(&opened, &boss).await.unwrap();
    let again =
        hall.show(&opened.registration, &opened.scan, "other", passed(&boss)).await.unwrap_err();
    assert!(matches!(again, NotAdmitted::OutOfStep(OutOfStep::FaceDone)), "{again:?}");
    let ready = hall.prove(&opened, &mobile(1)).await;
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    let again =
        hall.show(&opened.registration, &opened.scan, "other", passed(&boss)).await.unwrap_err();
    assert!(matches!(again, NotAdmitted::OutOfStep(OutOfStep::AlreadyComplete)), "{again:?}");
}
