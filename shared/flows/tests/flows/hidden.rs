//! I10: no personal value in clear in the table. Persons with marked values go through every flow, well and ill; then
//! the whole table is searched for the marks. (Logs and SMS topics are searched in the walk over the running stack.)

use crate::hall::{Company, Hall, PASSWORD, mobile, passed, person};
use crate::resets::NEW;
use crate::staff::Staff;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Actor, Role, Secret as _};
use std::collections::HashMap;

#[tokio::test]
async fn no_personal_value_lies_in_clear_anywhere_in_the_table() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    let boss = company.boss();
    let made = hall.organisation(&company, 1).await;
    let number = boss.document.number().to_owned();
    hall.sign_in(made.number.as_str(), &number, PASSWORD).await.unwrap();
    let nobody = person(9);
    let _ = hall.sign_in(made.number.as_str(), nobody.document.number(), PASSWORD).await;
    let _ = hall.sign_in(made.number.as_str(), mobile(9).national(), PASSWORD).await;
    let opened = hall.start_person(&person(2)).await.unwrap();
    let _ = hall.show(&opened.registration, &opened.scan, "a", passed(&person(3))).await;
    hall.pass(&opened, &person(2)).await.unwrap();
    hall.send(&opened, &mobile(2)).await.unwrap();
    let code = hall.inbox.code(&mobile(2)).unwrap();

    let mut marks = vec![PASSWORD.to_owned(), "203.0.113.1".to_owned()];
    for identity in [&boss, &nobody, &person(2), &person(3)] {
        marks.push(identity.document.number().to_owned());
        marks.push(identity.name.reveal().to_owned());
    }
    marks.extend([1, 2, 9].map(|seed| mobile(seed).national().to_owned()));
    for secret in [&opened.token as &dyn domain::Secret, &opened.scan] {
        marks.push(secret.reveal().to_owned());
    }
    let items = hall.engine.scan().await.unwrap();
    assert_hidden(&items, &marks);
    // Six digits can be anywhere by chance, but not as a value of the code's own row.
    let row = items.iter().find(|item| item["pk"].as_s().unwrap().starts_with("SMS#")).unwrap();
    assert!(!row.values().any(|value| value.as_s().is_ok_and(|text| *text == code)));
}

#[tokio::test]
async fn nothing_of_a_reset_or_a_change_of_ones_own_lies_in_clear_either() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let reset = hall.start_reset(number, person(2).document.number()).await.unwrap();
    let _ = hall.start_reset(number, mobile(9).national()).await.unwrap();
    let _ = hall.show(&reset.registration, &reset.scan, "a", passed(&person(1))).await;
    let sent = hall.send(&reset, &mobile(8)).await.unwrap();
    let _ = hall.complete_reset(&reset, Some((sent.sms_code, mobile(8))), NEW).await;
    let by_face = hall.start_reset(number, mobile(1).national()).await.unwrap();
    hall.pass(&by_face, &person(1)).await.unwrap();
    hall.complete_reset(&by_face, None, NEW).await.unwrap();
    let own = staff.person_session(&agent.person).await;
    let mut marks = vec![PASSWORD.to_owned(), NEW.to_owned(), "203.0.113.1".to_owned()];
    for actor in [Actor::Member(agent.clone()), Actor::Person(own.clone())] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let ready = hall.prove_mobile(&begun, 7).await;
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
        marks.push(begun.token.reveal().to_owned());
        hall.clock.pass_s(60);
    }
    hall.change_password(&agent, PASSWORD, NEW).await.unwrap();
    hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    for identity in [person(1), person(2)] {
        marks.push(identity.document.number().to_owned());
        marks.push(identity.name.reveal().to_owned());
    }
    marks.extend([1, 2, 7, 8, 9].map(|seed| mobile(seed).national().to_owned()));
    marks.extend([reset.token.reveal().to_owned(), reset.scan.reveal().to_owned()]);
    assert_hidden(&hall.engine.scan().await.unwrap(), &marks);
}

#[tokio::test]
async fn nothing_of_a_face_that_is_shown_to_alipay_lies_in_clear_either() {
    use domain::CertifyFinding;
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    staff.member(&staff.boss, Role::Agent, 2).await;
    let opened = hall.start_person(&person(3)).await.unwrap();
    hall.ask_face(&opened, None).await;
    hall.found(&opened, CertifyFinding::Failed).await.unwrap_err();
    hall.ask_face(&opened, None).await;
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    let reset = hall.start_reset(number, mobile(2).national()).await.unwrap();
    hall.ask_face(&reset, Some(person(4))).await;
    hall.found(&reset, CertifyFinding::Passed).await.unwrap_err();
    let mut marks = vec![opened.token.reveal().to_owned(), reset.token.reveal().to_owned()];
    for seed in 2..5 {
        marks.push(person(seed).document.number().to_owned());
        marks.push(person(seed).name.reveal().to_owned());
    }
    assert_hidden(&hall.engine.scan().await.unwrap(), &marks);
}

#[tokio::test]
async fn nothing_of_an_old_account_or_its_upgrade_lies_in_clear_either() {
    use crate::old_account::{OLD, OldAccount, USER};
    let old = OldAccount::open().await;
    let hall = &old.hall;
    hall.person(&person(1), &mobile(1)).await;
    let _ = old.start(USER, "not-the-password").await;
    let _ = old.start("nobody-at-all", OLD).await;
    let begun = old.start(USER, OLD).await.unwrap();
    let mut wrong = old.typed(&begun);
    wrong.legal_representative = person(3);
    let _ = old.confirm(wrong).await;
    old.confirm(old.typed(&begun)).await.unwrap();
    let _ = old.complete(OldAccount::naming(&begun, person(4), mobile(4))).await;
    let mut marks = vec![PASSWORD.to_owned(), "203.0.113.1".to_owned(), USER.to_owned()];
    marks.extend(["not-the-password", "nobody-at-all", "900150983cd24fb0"].map(str::to_owned));
    for seed in 1..5 {
        marks.push(person(seed).document.number().to_owned());
        marks.push(person(seed).name.reveal().to_owned());
        marks.push(mobile(seed).national().to_owned());
    }
    marks.push(begun.token.reveal().to_owned());
    assert_hidden(&hall.engine.scan().await.unwrap(), &marks);
    old.finish(&begun).await.unwrap();
    assert_hidden(&hall.engine.scan().await.unwrap(), &marks);
}

pub(crate) fn assert_hidden(items: &[HashMap<String, AttributeValue>], marks: &[String]) {
    assert!(items.len() > 20, "the table is full: {}", items.len());
    for item in items {
        let mut bytes = Vec::new();
        for (name, value) in item {
            bytes.extend(name.as_bytes());
            search(value, &mut bytes);
        }
        for mark in marks {
            let mark = mark.as_bytes();
            assert!(
                !bytes.windows(mark.len()).any(|window| window == mark),
                "a mark lies in clear in {:?}",
                item["pk"]
            );
        }
    }
}

/// Everything that lies in a value.
fn search(value: &AttributeValue, bytes: &mut Vec<u8>) {
    match value {
        AttributeValue::S(text) | AttributeValue::N(text) => bytes.extend(text.as_bytes()),
        AttributeValue::B(blob) => bytes.extend(blob.as_ref()),
        AttributeValue::L(values) => values.iter().for_each(|value| search(value, bytes)),
        AttributeValue::M(values) => values.values().for_each(|value| search(value, bytes)),
        AttributeValue::Null(_) | AttributeValue::Bool(_) => {}
        other => panic!("an attribute of a kind this test does not search: {other:?}"),
    }
    bytes.push(0);
}
