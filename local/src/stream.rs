//! The table's stream, as AWS would read it: changes that a function's filter lets through are handed to that function, in
//! order, again and again until it has dealt with them.
//!
//! What drives which function, and by which filter, is read from `template.yaml`. How far the stream was read is kept
//! beside the table, so that a stack that was stopped goes on where it was.

use serde_json::{Value, json};
use serde_yaml_ng::Value as Yaml;
use std::path::PathBuf;
use std::time::Duration;
use testkit::template::{template, untagged};
use testkit::{Changes, Failed};

/// A function that the stream drives.
#[derive(Clone, Debug)]
pub struct Driven {
    /// Its name.
    pub function: String,
    patterns: Vec<Value>,
    batch: usize,
}

const LOOK_EVERY: Duration = Duration::from_millis(100);
/// How long after a batch that was not dealt with it is handed over again.
const AGAIN_AFTER: Duration = Duration::from_secs(1);

/// Every function that the template has the stream drive.
///
/// # Errors
///
/// What the template lacks.
pub fn driven() -> Result<Vec<Driven>, Failed> {
    let template = template()?;
    let resources = template.get("Resources").and_then(Yaml::as_mapping);
    let mut driven = Vec::new();
    for resource in resources.ok_or("the template has no resources")?.values() {
        let of =
            |path: &[&str]| path.iter().try_fold(resource, |at, name| at.get(name)).map(untagged);
        let events = of(&["Properties", "Events"]).and_then(Yaml::as_mapping);
        for event in events.into_iter().flat_map(|events| events.values()) {
            if event.get("Type").and_then(Yaml::as_str) != Some("DynamoDB") {
                continue;
            }
            let function = of(&["Metadata", "BuildProperties", "Binary"]).and_then(Yaml::as_str);
            let function = function.ok_or("a function has no binary")?.to_owned();
            let properties = event.get("Properties").ok_or("an event has no properties")?;
            let filters = properties.get("FilterCriteria").and_then(|all| all.get("Filters"));
            let filters = filters.and_then(Yaml::as_sequence).ok_or("a stream has no filters")?;
            let pattern = |filter: &Yaml| -> Result<Value, Failed> {
                let pattern = filter.get("Pattern").and_then(Yaml::as_str);
                Ok(serde_json::from_str(pattern.ok_or("a filter has no pattern")?)?)
            };
            let patterns = filters.iter().map(pattern).collect::<Result<_, _>>()?;
            let batch = properties.get("BatchSize").and_then(Yaml::as_u64).unwrap_or(100);
            driven.push(Driven { function, patterns, batch: usize::try_from(batch)? });
        }
    }
    Ok(driven)
}

/// Whether a pattern of a filter holds of a record: equal texts, `prefix` and `exists`, which are all that the template
/// uses; anything else holds of nothing.
fn holds(pattern: &Value, record: Option<&Value>) -> bool {
    match pattern {
        Value::Object(members) => members
            .iter()
            .all(|(name, pattern)| holds(pattern, record.and_then(|record| record.get(name)))),
        Value::Array(either) => either.iter().any(|one| is_one(one, record)),
        _ => false,
    }
}

fn is_one(one: &Value, value: Option<&Value>) -> bool {
    if let Some(exists) = one.get("exists").and_then(Value::as_bool) {
        return value.is_some() == exists;
    }
    let text = value.and_then(Value::as_str);
    if let Some(prefix) = one.get("prefix").and_then(Value::as_str) {
        return text.is_some_and(|text| text.starts_with(prefix));
    }
    one.is_string() && value == Some(one)
}

impl Driven {
    fn concerns(&self, record: &Value) -> bool {
        self.patterns.iter().any(|pattern| holds(pattern, Some(record)))
    }
}

fn sequence_number(record: &Value) -> Option<&str> {
    record.pointer("/dynamodb/SequenceNumber").and_then(Value::as_str)
}

/// Where a function is invoked.
#[must_use]
pub fn invocations(base: &str, function: &str) -> String {
    format!("{base}/2015-03-31/functions/{function}/invocations")
}

/// Hands a batch over; gives the records that were not dealt with: all of them from the first that failed.
///
/// # Errors
///
/// What came instead of an answer; then none was dealt with, as far as we know.
pub async fn hand_over(
    client: &reqwest::Client,
    url: &str,
    records: Vec<Value>,
) -> Result<Vec<Value>, Failed> {
    let event = json!({ "Records": records });
    let told: Value = client.post(url).json(&event).send().await?.json().await?;
    let failures = told.get("batchItemFailures").and_then(Value::as_array);
    let Some(failures) = failures else {
        return Err(format!("{url} does not say which of a batch failed").into());
    };
    let named: Vec<&str> = failures
        .iter()
        .filter_map(|failure| failure.get("itemIdentifier").and_then(Value::as_str))
        .collect();
    let is_named = |record: &Value| sequence_number(record).is_some_and(|at| named.contains(&at));
    Ok(records.into_iter().skip_while(|record| !is_named(record)).collect())
}

/// One function's way through the stream.
#[derive(Debug)]
pub struct Driver {
    /// Whom it drives.
    pub driven: Driven,
    /// Where functions answer.
    pub base: String,
    /// Where how far it was read is kept.
    pub position: PathBuf,
    /// What changes.
    pub changes: Changes,
}

impl Driver {
    /// Hands changes over, for ever.
    pub async fn drive(mut self, client: reqwest::Client) {
        let url = invocations(&self.base, &self.driven.function);
        loop {
            let read = self.changes.next(self.driven.batch).unwrap_or_default();
            let Some(last) = read.last().and_then(sequence_number).map(str::to_owned) else {
                tokio::time::sleep(LOOK_EVERY).await;
                continue;
            };
            let mut left: Vec<Value> =
                read.into_iter().filter(|record| self.driven.concerns(record)).collect();
            while !left.is_empty() {
                if let Ok(rest) = hand_over(&client, &url, left.clone()).await {
                    left = rest;
                }
                if !left.is_empty() {
                    tokio::time::sleep(AGAIN_AFTER).await;
                }
            }
            // A position that is not kept only means that the same is handed over again.
            let _ = std::fs::write(&self.position, last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::post;
    use axum::{Json, Router};
    use domain::{Notice, NoticeEvent};
    use ports::{Clock as _, SystemClock, SystemEntropy};
    use std::sync::{Arc, Mutex};
    use store::Table;
    use testkit::keyring::Keyring;
    use testkit::{Calls, Engine};

    fn record(event: &str, pk: &str, image: &Value) -> Value {
        json!({ "eventName": event, "dynamodb": {
            "Keys": { "pk": { "S": pk }, "sk": { "S": "NOTICE" } },
            "NewImage": image, "SequenceNumber": "1"
        } })
    }

    #[test]
    fn the_template_s_filters_let_new_notices_codes_and_cases_and_released_notices_through() {
        let [notices, usage] = <[Driven; 2]>::try_from(driven().unwrap()).unwrap();
        assert_eq!((notices.function.as_str(), notices.batch), ("notices", 10));
        assert_eq!((usage.function.as_str(), usage.batch), ("matter-usage", 100));
        let begun = |event, pk: &str, sk| {
            let mut begun = record(event, pk, &json!({}));
            begun["dynamodb"]["Keys"]["sk"]["S"] = Value::from(sk);
            usage.concerns(&begun)
        };
        let case = format!("{}cas_1", store::key::CASES);
        assert!(begun("INSERT", &case, "CASE"));
        assert!(!begun("INSERT", &case, "EVENT#000000000001"));
        assert!(!begun("MODIFY", &case, "CASE"));
        assert!(!begun("INSERT", "CASES#org_1", "CASE"));
        let pk = format!("{}ntc_1", store::key::NOTICES);
        let passes = |event, pk: &str, image: Value| notices.concerns(&record(event, pk, &image));
        let released = || json!({ "released_at": { "N": "1" } });
        assert!(passes("INSERT", &pk, json!({})));
        assert!(passes("MODIFY", &pk, released()));
        assert!(!passes("MODIFY", &pk, json!({ "held_at": { "N": "1" } })));
        assert!(!passes("REMOVE", &pk, json!({})));
        assert!(!passes("INSERT", "other", json!({})));
        assert!(!passes("MODIFY", "other", released()));
        let code = format!("{}sms_1", store::key::CODE_OUTBOX);
        assert!(passes("INSERT", &code, json!({})));
        assert!(!passes("MODIFY", &code, released()), "a claim is no other sending");
        assert!(!passes("REMOVE", &code, json!({})));
    }

    #[test]
    fn a_pattern_that_is_not_understood_lets_nothing_through() {
        let record = record("INSERT", "x", &json!({}));
        let unknown = json!({ "eventName": [{ "anything-but": ["REMOVE"] }] });
        assert!(!holds(&unknown, Some(&record)));
        assert!(!holds(&json!("INSERT"), Some(&json!("INSERT"))));
    }

    type Handed = Arc<Mutex<Vec<Vec<String>>>>;

    /// A function that fails at the second record of its first batch.
    async fn function(handed: Handed) -> String {
        let answer = move |Json(event): Json<Value>| async move {
            let records = event["Records"].as_array().unwrap();
            let numbers: Vec<String> =
                records.iter().map(|one| sequence_number(one).unwrap().to_owned()).collect();
            let mut handed = handed.lock().unwrap();
            let is_first = handed.is_empty();
            let failed = numbers.get(1).filter(|_| is_first);
            let failures: Vec<Value> =
                failed.into_iter().map(|at| json!({ "itemIdentifier": at })).collect();
            handed.push(numbers);
            Json(json!({ "batchItemFailures": failures }))
        };
        let path = invocations("", "notices");
        let router = Router::new().route(&path, post(answer));
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    }

    /// A notice in the outbox, and a row that is none.
    async fn put(table: &Table, keys: &Keyring) {
        let to = domain::sample::mobile(1).parse().unwrap();
        let event = NoticeEvent::PasswordChanged;
        let notice = Notice { to, event, organisation: None, sender: None };
        let now = SystemClock.now();
        let veil = &keys.veil;
        table.tell(&[notice], now, &veil.seal, &SystemEntropy).await.unwrap();
        let whose = veil.blind.blind(&keys::Attempted("anybody"));
        table.count(&domain::rules::STARTS_PER_ADDRESS, &whose, now).await.unwrap();
    }

    #[tokio::test]
    async fn changes_are_handed_over_in_order_from_the_first_failure_and_from_where_we_were() {
        let engine = Engine::memory().await.unwrap();
        let (table, keys) = (engine.table(&Calls::default()), Keyring::fresh());
        for _ in 0..3 {
            put(&table, &keys).await;
        }
        let handed = Handed::default();
        let base = function(Arc::clone(&handed)).await;
        let folder = tempfile::tempdir().unwrap();
        let position = folder.path().join("position");
        let driver = |after: Option<&str>| Driver {
            driven: driven().unwrap().remove(0),
            base: base.clone(),
            position: position.clone(),
            changes: engine.changes(after).unwrap(),
        };
        let until = |batches: usize| {
            let handed = Arc::clone(&handed);
            async move {
                while handed.lock().unwrap().len() < batches {
                    tokio::time::sleep(Duration::from_millis(20)).await;
                }
            }
        };
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let driving = tokio::spawn(driver(None).drive(client.clone()));
        until(2).await;
        {
            let handed = handed.lock().unwrap();
            assert_eq!((handed[0].len(), &handed[1][..]), (3, &handed[0][1..]));
        }
        while !position.exists() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        driving.abort();

        put(&table, &keys).await;
        let after = std::fs::read_to_string(&position).unwrap();
        let driving = tokio::spawn(driver(Some(&after)).drive(client));
        until(3).await;
        assert_eq!(handed.lock().unwrap()[2].len(), 1, "only what is new");
        driving.abort();
    }
}
