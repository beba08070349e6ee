//! Over HTTP: codes asked for in password resets are answered alike, whosever the mobile is, and take nothing from others.

use super::{client, post, scan};
use local::stack::Whereabouts;
use local::walk::Account;
use reqwest::Response;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// A person whose mobile is named in resets of nobody: nobody else of the walk has it.
const VICTIM: u64 = 900_010;

async fn messages(at: &Whereabouts, mobile: &str) -> usize {
    local::sms::messages(&at.sns, &format!("+86{mobile}")).await.unwrap().len()
}

async fn begin(at: &Whereabouts, organisation: &str, account: &str) -> Value {
    let body = json!({ "organisation": organisation, "account": account });
    let begun = post(format!("{}/v1/password-resets", at.functions), &body).await;
    assert_eq!(begun.status(), 201);
    begun.json().await.unwrap()
}

async fn ask(at: &Whereabouts, flow: &Value, token: &Value, mobile: &str) -> Response {
    let request = client().post(format!("{}/v1/sms-codes", at.functions));
    let request = request.bearer_auth(token.as_str().unwrap());
    request.json(&json!({ "flow": flow, "mobile": mobile })).send().await.unwrap()
}

/// Status, headers and body of an answer, without what differs between any two.
async fn shape(answer: Response) -> (u16, BTreeMap<String, String>, Value) {
    let status = answer.status().as_u16();
    let changing = ["date", "x-amzn-trace-id", "x-amz-apigw-id", "apigw-requestid"];
    let headers = answer.headers().iter().map(|(name, value)| {
        (name.as_str().to_owned(), value.to_str().unwrap_or_default().to_owned())
    });
    let headers = headers
        .filter(|(name, _)| !changing.contains(&name.as_str()) && !name.contains("request-id"));
    let headers = headers.collect();
    let mut body: Value = answer.json().await.unwrap();
    for id in ["sms_code", "expires_at"] {
        if let Some(value) = body.get_mut(id) {
            assert!(value.is_string(), "{value}");
            *value = Value::from(value.as_str().map(str::len));
        }
    }
    (status, headers, body)
}

/// The walk's legal representative resets, and a stranger names other numbers.
pub(crate) async fn codes_of_resets_are_answered_alike_and_take_nothing_from_others(
    at: &Whereabouts,
    account: &Account,
) {
    let victim = domain::sample::mobile(VICTIM);
    let own = account.sample.mobile.as_str();
    let before = (messages(at, &victim).await, messages(at, own).await);
    let mut answers = Vec::new();
    for _ in 0..5 {
        let nobodys = begin(at, "99999999", &victim).await;
        answers.push(shape(ask(at, &nobodys["reset"], &nobodys["token"], &victim).await).await);
    }
    let place = begin(at, &account.organisation_number, own).await;
    answers.push(shape(ask(at, &place["reset"], &place["token"], own).await).await);
    for answer in &answers {
        assert_eq!(answer.0, 201, "{answer:?}");
        assert_eq!(*answer, answers[0]);
    }
    let began = Instant::now();
    while messages(at, own).await == before.1 {
        assert!(began.elapsed() < Duration::from_secs(20), "no code came by the outbox");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let sixth = begin(at, "99999999", &victim).await;
    let refused = ask(at, &sixth["reset"], &sixth["token"], &victim).await;
    assert_eq!(refused.status(), 429, "a caller has five an hour");
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(messages(at, &victim).await, before.0, "nothing of nobody's resets left");

    // The victim's own registration gets its code.
    let identity = json!({
        "id_type": "resident_id",
        "id_number": domain::sample::resident_id(VICTIM),
        "name": domain::sample::person_name(VICTIM),
    });
    let registration = post(format!("{}/v1/person-registrations", at.functions), &identity).await;
    let registration: Value = registration.json().await.unwrap();
    let shown = json!({ "qr": registration["qr"], "identity": identity, "result": "passed" });
    assert_eq!(scan(at, &shown).await, (200, None));
    let sent = ask(at, &registration["registration"], &registration["token"], &victim).await;
    assert_eq!(sent.status(), 201);
    assert_eq!(messages(at, &victim).await, before.0 + 1);
}
