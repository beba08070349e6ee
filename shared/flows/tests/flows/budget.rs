//! What each flow costs: DynamoDB calls, and round trips one after another. The numbers are DESIGN's budget or less; a
//! change that adds a call fails here.

use crate::hall::{Company, Hall, PASSWORD, mobile, passed, person};

#[tokio::test]
async fn each_flow_costs_what_it_may() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let boss = company.boss();
    let cost = || hall.calls.cost();
    let _ = cost();

    let opened = hall.start_person(&boss).await.unwrap();
    assert_eq!(cost(), (1, 1), "person-registration-start");
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of a person");
    let sent = hall.send(&opened, &mobile(1)).await.unwrap();
    assert_eq!(cost(), (3, 2), "sms-code-send");
    let code = hall.inbox.code(&mobile(1)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    assert_eq!(cost(), (2, 2), "sms-code-verify");
    let ready = crate::hall::Ready {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        sms_code: sent.sms_code,
        mobile: mobile(1),
    };
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "person-registration-complete");

    let opened = hall.start(Hall::form(&company)).await.unwrap();
    assert_eq!(cost(), (3, 2), "registration-start");
    let status = domain::FlowKind::OrganisationRegistration;
    flows::status::status(&hall.table, status, &opened.registration, &opened.token).await.unwrap();
    assert_eq!(cost(), (1, 1), "registration-start, status");
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(cost(), (3, 2), "face-callback, of an organisation");
    hall.clock.pass_s(60);
    let ready = hall.prove(&opened, &mobile(1)).await;
    let _ = cost();
    let made = hall.complete(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "registration-complete");
    hall.complete(ready.with(PASSWORD)).await.unwrap();
    assert_eq!(cost(), (2, 2), "registration-complete, asked again");

    let session = hall.sign_in(made.number.as_str(), mobile(1).national(), PASSWORD).await.unwrap();
    assert_eq!(cost(), (4, 3), "sign-in");
    hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(cost(), (2, 2), "session, refreshed");
    let session = hall.person_signed_in(1).await;
    assert_eq!(cost(), (4, 3), "person-sign-in");
    let actor = crate::sessions::person(&session);
    flows::sessions::list(&hall.table, &hall.clock, &actor).await.unwrap();
    assert_eq!(cost(), (2, 1), "session, listed");
    flows::sessions::end(&hall.table, &hall.clock, &actor, &session.id).await.unwrap();
    assert_eq!(cost(), (3, 2), "session, ended");
}

#[tokio::test]
async fn refusals_cost_no_more_than_what_they_refuse() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let cost = || hall.calls.cost();
    let mut unlisted = Hall::form(&company);
    unlisted.credit_code = Company::new(2).credit_code;
    let _ = cost();
    let _ = hall.start(unlisted).await.unwrap_err();
    assert_eq!(cost(), (2, 1), "not in the register");
    let opened = hall.start_person(&person(1)).await.unwrap();
    let _ = cost();
    let other = passed(&person(2));
    let _ = hall.show(&opened.registration, &opened.scan, "a", other).await.unwrap_err();
    assert_eq!(cost(), (3, 2), "another's face, noted");
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.inbox.set_down(true);
    let _ = cost();
    let _ = hall.send(&opened, &mobile(1)).await.unwrap_err();
    assert_eq!(cost(), (4, 3), "an SMS no carrier took, taken back");
}

#[tokio::test]
async fn each_step_of_a_code_costs_what_it_may() {
    let app = crate::qr_sign_in::app().await;
    let cost = || app.hall().calls.cost();
    let _ = cost();
    let opened = app.open().await;
    assert_eq!(cost(), (1, 1), "qr-sign-in, opened");
    app.poll(&opened).await.unwrap();
    assert_eq!(cost(), (1, 1), "qr-sign-in, polled");
    app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap();
    assert_eq!(cost(), (2, 2), "qr-approval, scanned");
    app.approve(&opened).await.unwrap();
    assert_eq!(cost(), (3, 2), "qr-approval, approved");
    app.collect(&opened).await;
    assert_eq!(cost(), (1, 1), "qr-sign-in, consumed");
    let opened = app.scanned().await;
    let _ = cost();
    app.decide(&app.boss, &opened.id, domain::QrDecision::Deny).await.unwrap();
    assert_eq!(cost(), (2, 2), "qr-approval, denied");
}
