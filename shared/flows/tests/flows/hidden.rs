//! I10: no personal value in clear in the table. Persons with marked values go through every flow, well and ill; then
//! the whole table is searched for the marks. (Logs and SMS topics are searched in the walk over the running stack.)

use crate::hall::{Company, Hall, PASSWORD, mobile, passed, person};
use aws_sdk_dynamodb::types::AttributeValue;

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
    assert!(items.len() > 20, "the table is full: {}", items.len());
    for item in &items {
        let mut bytes = Vec::new();
        for (name, value) in item {
            bytes.extend(name.as_bytes());
            search(value, &mut bytes);
        }
        for mark in &marks {
            let mark = mark.as_bytes();
            assert!(
                !bytes.windows(mark.len()).any(|window| window == mark),
                "a mark lies in clear in {:?}",
                item["pk"]
            );
        }
    }
    // Six digits can be anywhere by chance, but not as a value of the code's own row.
    let row = items.iter().find(|item| item["pk"].as_s().unwrap().starts_with("SMS#")).unwrap();
    assert!(!row.values().any(|value| value.as_s().is_ok_and(|text| *text == code)));
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
