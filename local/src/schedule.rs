//! Schedules, as AWS would keep them: each function that one drives is invoked as often as `template.yaml` says.

use crate::stream::invocations;
use serde_json::{Value, json};
use serde_yaml_ng::Value as Yaml;
use std::time::Duration;
use testkit::Failed;
use testkit::template::{template, untagged};

/// A function that a schedule drives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// Its name.
    pub function: String,
    /// How long from one run to the next.
    pub every: Duration,
}

/// Every function that the template has a schedule drive.
///
/// # Errors
///
/// What the template lacks.
pub fn scheduled() -> Result<Vec<Scheduled>, Failed> {
    let template = template()?;
    let resources = template.get("Resources").and_then(Yaml::as_mapping);
    let mut scheduled = Vec::new();
    for resource in resources.ok_or("the template has no resources")?.values() {
        let of =
            |path: &[&str]| path.iter().try_fold(resource, |at, name| at.get(name)).map(untagged);
        let events = of(&["Properties", "Events"]).and_then(Yaml::as_mapping);
        for event in events.into_iter().flat_map(|events| events.values()) {
            if event.get("Type").and_then(Yaml::as_str) != Some("Schedule") {
                continue;
            }
            let function = of(&["Metadata", "BuildProperties", "Binary"]).and_then(Yaml::as_str);
            let function = function.ok_or("a function has no binary")?.to_owned();
            let rate = event.get("Properties").and_then(|properties| properties.get("Schedule"));
            let rate = rate.and_then(Yaml::as_str).and_then(minutes);
            let every = rate.ok_or("a schedule is not so many minutes")?;
            scheduled.push(Scheduled { function, every });
        }
    }
    Ok(scheduled)
}

fn minutes(rate: &str) -> Option<Duration> {
    let minutes = rate.strip_prefix("rate(")?.strip_suffix(" minutes)")?;
    Some(Duration::from_mins(minutes.parse().ok()?))
}

/// Invokes a function as its schedule does, and waits until it is done.
///
/// # Errors
///
/// What it says that failed, or what came instead of an answer.
pub async fn invoke(client: &reqwest::Client, base: &str, function: &str) -> Result<(), Failed> {
    let event = json!({ "source": "aws.events", "detail-type": "Scheduled Event", "detail": {} });
    let sent = client.post(invocations(base, function)).json(&event).send().await?;
    let answer: Value = sent.error_for_status()?.json().await?;
    match answer.get("errorMessage").and_then(Value::as_str) {
        Some(failed) => Err(failed.into()),
        None => Ok(()),
    }
}

impl Scheduled {
    /// Invokes the function again and again, for ever. What fails is in the function's log, and tried again next time.
    pub async fn drive(self, client: reqwest::Client, base: String) {
        loop {
            let _ = invoke(&client, &base, &self.function).await;
            tokio::time::sleep(self.every).await;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::post;
    use axum::{Json, Router};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn the_template_has_the_sums_of_notices_told_every_ten_minutes() {
        let every = Duration::from_mins(10);
        assert_eq!(scheduled().unwrap(), [Scheduled { function: "notice-sums".into(), every }]);
    }

    #[test]
    fn a_schedule_that_is_not_so_many_minutes_is_none() {
        for rate in ["cron(0 9 * * ? *)", "rate(1 hour)", "rate(x minutes)", "10"] {
            assert_eq!(minutes(rate), None, "{rate}");
        }
    }

    /// A function that fails at first, and counts how often it was invoked.
    async fn function(invoked: Arc<AtomicUsize>) -> String {
        let answer = move |Json(event): Json<Value>| async move {
            assert_eq!(event["detail-type"], "Scheduled Event");
            let is_first = invoked.fetch_add(1, Ordering::SeqCst) == 0;
            let failed = json!({ "errorType": "NotDone", "errorMessage": "asked for" });
            Json(if is_first { failed } else { Value::Null })
        };
        let router = Router::new().route(&invocations("", "notice-sums"), post(answer));
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        url
    }

    #[tokio::test]
    async fn a_function_is_invoked_again_and_again_also_when_it_failed() {
        let invoked = Arc::new(AtomicUsize::new(0));
        let base = function(Arc::clone(&invoked)).await;
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let failed = invoke(&client, &base, "notice-sums").await.unwrap_err();
        assert_eq!(failed.to_string(), "asked for");
        invoke(&client, &base, "notice-sums").await.unwrap();
        let every = Duration::from_millis(10);
        let scheduled = Scheduled { function: "notice-sums".into(), every };
        let driving = tokio::spawn(scheduled.drive(client, base));
        while invoked.load(Ordering::SeqCst) < 5 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        driving.abort();
    }
}
