//! The simulated carrier: an SNS that keeps what it is given, and what it was given.
//!
//! `moto_server` shows its whole state at `/moto-api/data.json`: messages to phone numbers under `SMS`, messages to
//! topics in each topic's `sent_notifications`, as `[id, message, subject, attributes, group]`. A message to a topic is
//! the gateway's contract, `{"to":"+86…","text":"…"}`.

use aws_sdk_sns::Client;
use aws_sdk_sns::config::{BehaviorVersion, Credentials, Region};
use serde::Deserialize;
use serde_json::Value;

/// The region everything local claims to be in.
pub const REGION: &str = "ap-southeast-1";

/// What moto shows of its state, of which only this matters.
#[derive(Deserialize)]
struct State {
    sns: Option<Kept>,
}

#[derive(Deserialize)]
struct Kept {
    #[serde(rename = "SMS", default)]
    sms: Vec<Direct>,
    #[serde(rename = "Topic", default)]
    topics: Vec<Topic>,
}

#[derive(Deserialize)]
struct Direct {
    phone_number: String,
    message: String,
}

#[derive(Deserialize)]
struct Topic {
    sent_notifications: Vec<Vec<Value>>,
}

#[derive(Deserialize)]
struct ToGateway {
    to: String,
    text: String,
}

/// Every message to a mobile (E.164), oldest first, from the SNS at this URL.
///
/// # Errors
///
/// When it does not answer, or not as moto does.
pub async fn messages(sns: &str, to: &str) -> Result<Vec<String>, reqwest::Error> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let reply = client.get(format!("{sns}/moto-api/data.json")).send().await?;
    Ok(to_mobile(reply.error_for_status()?.json().await?, to))
}

fn to_mobile(state: State, to: &str) -> Vec<String> {
    let Some(Kept { sms, topics }) = state.sns else { return Vec::new() };
    let direct = sms.into_iter().map(|Direct { phone_number, message }| (phone_number, message));
    let by_topic =
        topics.into_iter().flat_map(|topic| topic.sent_notifications).filter_map(|sent| {
            let ToGateway { to, text } = serde_json::from_str(sent.get(1)?.as_str()?).ok()?;
            Some((to, text))
        });
    let ours = direct.chain(by_topic).filter(|(mobile, _)| mobile == to);
    ours.map(|(_, text)| text).collect()
}

/// Creates the topic that a domestic gateway would subscribe to; tells its ARN.
///
/// # Errors
///
/// What SNS says, in a line.
pub async fn create_topic(sns: &str) -> Result<String, String> {
    let config = aws_sdk_sns::Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .credentials_provider(Credentials::new("local", "local", None, None, "local"))
        .endpoint_url(sns)
        .build();
    let created = Client::from_conf(config).create_topic().name("yinxin-sms").send().await;
    let created =
        created.map_err(|error| aws_sdk_sns::error::DisplayErrorContext(error).to_string());
    created?.topic_arn.ok_or_else(|| "SNS made a topic without an ARN".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_routes_are_read_in_order_and_only_the_mobiles_own() {
        // As moto 5.2.5 shows it, shortened.
        let state = serde_json::json!({ "iam": {}, "sns": {
            "Subscription": [],
            "SMS": [
                { "message": "一", "message_id": "1", "phone_number": "+8615400000001" },
                { "message": "别人的", "message_id": "2", "phone_number": "+8615400000002" },
                { "message": "二", "message_id": "3", "phone_number": "+8615400000001" },
            ],
            "Topic": [{ "arn": "arn:aws:sns:ap-southeast-1:123456789012:yinxin-sms", "sent_notifications": [
                ["4", "{\"to\":\"+8615400000001\",\"text\":\"三\"}", null, {}, null],
                ["5", "not the gateway's contract", null, {}, null],
            ] }],
        } });
        let state: State = serde_json::from_value(state).unwrap();
        assert_eq!(to_mobile(state, "+8615400000001"), ["一", "二", "三"]);
        let nothing_yet: State = serde_json::from_str("{}").unwrap();
        assert!(to_mobile(nothing_yet, "+8615400000001").is_empty());
    }
}
