//! Beginning a registration: what the business register, the agreement and the limits say.

use crate::hall::{Company, Hall, mobile, other_name, person};
use domain::{FlowKind, FlowToken, Stage, Standing};
use flows::registration::start::NotStarted;
use flows::status::{NotTold, status};
use flows::{person_registration, registration};
use jiff::SignedDuration;

#[tokio::test]
async fn whatever_disagrees_with_the_register_gets_one_and_the_same_refusal() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let mut closed = Company::new(2);
    closed.record.standing = Standing::Inactive;
    hall.list(&closed).await;

    let sound = || Hall::form(&company);
    let mut other_number = sound();
    other_number.legal_representative.document = person(9).document;
    let mut other_person = sound();
    other_person.legal_representative.name = person(9).name;
    let wrong = [
        registration::start::Start { credit_code: Company::new(3).standard_code(), ..sound() },
        registration::start::Start { name: other_name(), ..sound() },
        other_number,
        other_person,
        Hall::form(&closed),
    ];
    for request in wrong {
        let refused = hall.start(request).await.unwrap_err();
        assert!(matches!(refused, NotStarted::NotInRegister), "{refused:?}");
    }
    assert_eq!(hall.rows("FLOW#").await, 0, "nothing was begun");
    hall.start(sound()).await.unwrap();
}

#[tokio::test]
async fn a_name_written_in_full_width_agrees_with_the_register() {
    let hall = Hall::open().await;
    let mut company = Company::new(1);
    company.record.name = "宜兴市示例(集团)有限公司".parse().unwrap();
    hall.list(&company).await;
    let mut request = Hall::form(&company);
    request.name = "宜兴市示例（集团）有限公司".parse().unwrap();
    hall.start(request).await.unwrap();
}

#[tokio::test]
async fn another_agreement_is_refused_with_the_one_in_force() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let mut request = Hall::form(&company);
    request.agreement.sha256 = "cd".repeat(32);
    let refused = hall.start(request).await.unwrap_err();
    let NotStarted::OtherAgreement { current } = refused else { panic!("{refused:?}") };
    assert_eq!(current, crate::hall::agreement());
    assert_eq!(hall.rows("FLOW#").await, 0);
    assert_eq!(hall.rows("RATE#").await, 0, "a slip of the form is not counted");
}

#[tokio::test]
async fn a_taken_credit_code_is_told_at_once_to_whoever_knows_its_legal_representative() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.organisation(&company, 1).await;
    let flows = hall.rows("FLOW#").await;
    let refused = hall.start(Hall::form(&company)).await.unwrap_err();
    assert!(matches!(refused, NotStarted::CreditCodeTaken), "{refused:?}");
    let mut request = Hall::form(&company);
    request.legal_representative = person(9);
    let refused = hall.start(request).await.unwrap_err();
    assert!(matches!(refused, NotStarted::NotInRegister), "{refused:?}");
    assert_eq!(hall.rows("FLOW#").await, flows);
}

#[tokio::test]
async fn one_address_begins_thirty_registrations_an_hour() {
    let hall = Hall::open().await;
    for seed in 0..30 {
        hall.start_person(&person(seed)).await.unwrap();
        hall.clock.pass_s(10);
    }
    let refused = hall.start_person(&person(30)).await.unwrap_err();
    let person_registration::start::NotStarted::Limited { retry_after } = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(retry_after, SignedDuration::from_secs(3600 - 300));
    assert_eq!(hall.rows("FLOW#").await, 30);
    hall.start_person_from(&person(31), "203.0.113.2").await.unwrap();
    hall.clock.pass(retry_after);
    hall.start_person(&person(30)).await.unwrap();
    let refused = hall.start_person(&person(32)).await.unwrap_err();
    assert!(
        matches!(refused, person_registration::start::NotStarted::Limited { .. }),
        "the window slides: one has left it, one may come"
    );
}

#[tokio::test]
async fn how_far_a_registration_is_is_told_to_its_browser_and_nobody_else() {
    let hall = Hall::open().await;
    let boss = person(1);
    let opened = hall.start_person(&boss).await.unwrap();
    let told = async |kind, token: &FlowToken| {
        status(&hall.table, kind, &opened.registration, token).await
    };
    let person = FlowKind::PersonRegistration;
    let progress = told(person, &opened.token).await.unwrap();
    assert_eq!(progress.stage, Stage::AwaitingFace { refusal: None });
    assert_eq!(progress.deadline, opened.expires_at);

    let other = FlowToken::from_random([7; 32]);
    assert!(matches!(told(person, &other).await, Err(NotTold::Unknown)));
    let kind = FlowKind::OrganisationRegistration;
    assert!(matches!(told(kind, &opened.token).await, Err(NotTold::Unknown)));

    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(told(person, &opened.token).await.unwrap().stage, Stage::AwaitingAccount);
    let ready = hall.prove(&opened, &mobile(1)).await;
    hall.complete_person(ready.with(crate::hall::PASSWORD)).await.unwrap();
    assert_eq!(told(person, &opened.token).await.unwrap().stage, Stage::Complete);
}
