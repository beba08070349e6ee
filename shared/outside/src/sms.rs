//! Who carries SMS: SNS straight to the mobile, or an SNS topic that a domestic gateway consumes.
//!
//! SNS cannot send SMS from AWS China regions, and to +86 from elsewhere only with a registered template; hence two.
//! "Accepted" is not "delivered": `Publish` succeeds even where the message is dropped later.

use crate::timeouts;
use aws_config::SdkConfig;
use aws_sdk_sns::Client;
use aws_sdk_sns::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_sns::operation::publish::PublishError;
use aws_sdk_sns::types::MessageAttributeValue;
use domain::{Mobile, SmsText};
use ports::{Fault, SmsSender};
use std::str::FromStr;

/// How SMS leave, as it is configured: `sns-direct` or `sns-topic:<arn>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// `Publish` to the mobile.
    Direct,
    /// `Publish` to a topic, for a gateway.
    Topic {
        /// Its ARN.
        arn: String,
    },
}

/// A setting that names no route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("SMS leave by `sns-direct` or `sns-topic:<arn>`")]
pub struct NoRoute;

impl FromStr for Route {
    type Err = NoRoute;

    fn from_str(text: &str) -> Result<Self, NoRoute> {
        match text.split_once(':') {
            None if text == "sns-direct" => Ok(Self::Direct),
            Some(("sns-topic", arn)) if arn.starts_with("arn:") => {
                Ok(Self::Topic { arn: arn.to_owned() })
            }
            _ => Err(NoRoute),
        }
    }
}

/// SNS, by one of its two routes.
#[derive(Debug)]
pub struct Sns {
    route: Route,
    client: Client,
}

/// The most one message may cost, in US dollars: a guard against a misrouted number, not a budget.
const MAX_PRICE: &str = "0.50";
const SENDING: &str = "sending an SMS";

impl Sns {
    /// SNS by this route.
    #[must_use]
    pub fn new(route: Route, config: &SdkConfig) -> Self {
        let config = aws_sdk_sns::config::Builder::from(config).timeout_config(timeouts::carrier());
        Self { route, client: Client::from_conf(config.build()) }
    }

    async fn direct(&self, to: &Mobile, text: &SmsText) -> Result<(), Fault> {
        self.client
            .publish()
            .phone_number(to.e164())
            .message(text.reveal())
            .message_attributes("AWS.SNS.SMS.SMSType", attribute("String", "Transactional")?)
            .message_attributes("AWS.SNS.SMS.MaxPrice", attribute("Number", MAX_PRICE)?)
            .send()
            .await
            .map(|_| ())
            .map_err(|error| fault(&error))
    }

    /// The gateway's contract: `{"to":"+86…","text":"…"}`. The attributes carry nothing personal.
    async fn topic(&self, arn: &str, to: &Mobile, text: &SmsText) -> Result<(), Fault> {
        let message = serde_json::json!({ "to": to.e164(), "text": text.reveal() });
        self.client
            .publish()
            .topic_arn(arn)
            .message(message.to_string())
            .message_attributes("kind", attribute("String", "sms")?)
            .send()
            .await
            .map(|_| ())
            .map_err(|error| fault(&error))
    }
}

impl SmsSender for Sns {
    async fn send(&self, to: &Mobile, text: &SmsText) -> Result<(), Fault> {
        match &self.route {
            Route::Direct => self.direct(to, text).await,
            Route::Topic { arn } => self.topic(arn, to, text).await,
        }
    }
}

fn attribute(kind: &str, value: &str) -> Result<MessageAttributeValue, Fault> {
    MessageAttributeValue::builder()
        .data_type(kind)
        .string_value(value)
        .build()
        .map_err(|error| Fault::lasting(SENDING, error))
}

/// The SDK has no variant for throttling here: the code tells. The text of the error is SNS's own and names no mobile
/// but where the number itself is refused, so only the code is kept.
fn fault(error: &SdkError<PublishError>) -> Fault {
    let code = error.code().unwrap_or_default().to_owned();
    let is_refused = error.as_service_error().is_some();
    match code.as_str() {
        "Throttling" | "ThrottledException" | "Throttled" | "InternalError" | "InternalFailure"
        | "ServiceUnavailable" => Fault::passing(SENDING, code),
        _ if is_refused => Fault::lasting(SENDING, code),
        _ => Fault::passing(SENDING, "no answer from SNS"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_one_of_two_and_a_topic_has_an_arn() {
        let arn = "arn:aws:sns:ap-southeast-1:000000000000:sms";
        assert_eq!("sns-direct".parse(), Ok(Route::Direct));
        assert_eq!(format!("sns-topic:{arn}").parse(), Ok(Route::Topic { arn: arn.into() }));
        for text in ["", "sns", "sns-topic", "sns-topic:", "sns-topic:sms", "sns-direct:x"] {
            assert_eq!(text.parse::<Route>(), Err(NoRoute), "{text}");
        }
    }
}
