//! Another mobile, of a place or of a person.

use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{FlowId, Secret as _};
use flows::mobile_change::complete::Complete;
use flows::mobile_change::start::Begun;
use flows::mobile_change::status::MobileChangeProgress;
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A change of mobile that was begun. Its secret is told this once.
#[derive(Serialize, JsonSchema)]
pub struct MobileChangeBegun {
    /// The change: `mob_…`.
    #[schemars(with = "text::MobileChange")]
    pub change: String,
    /// Send it as `Authorization: Bearer` to ask for an SMS code and to answer it.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// Until when the mobile must be changed: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl MobileChangeBegun {
    /// Tells it.
    #[must_use]
    pub fn new(begun: &Begun, now: Timestamp) -> Self {
        Self {
            change: begun.change.to_string(),
            token: begun.token.reveal().to_owned(),
            expires_at: moment(begun.expires_at),
            expires_in_s: seconds_until(begun.expires_at, now),
        }
    }
}

/// How far a change is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MobileChangeStatus {
    /// The change: `mob_…`.
    #[schemars(with = "text::MobileChange")]
    pub change: String,
    /// `awaiting_mobile` or `complete`.
    #[schemars(extend("enum" = ["awaiting_mobile", "complete"]))]
    pub step: &'static str,
    /// When it is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl MobileChangeStatus {
    /// Tells it.
    #[must_use]
    pub fn new(change: &FlowId, progress: &MobileChangeProgress, now: Timestamp) -> Self {
        Self {
            change: change.to_string(),
            step: if progress.is_complete { "complete" } else { "awaiting_mobile" },
            expires_at: moment(progress.deadline),
            expires_in_s: seconds_until(progress.deadline, now),
        }
    }
}

/// The new mobile, and the SMS code that proved it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMobile {
    /// The SMS code, verified for this change: `sms_…`.
    #[schemars(with = "text::SmsCode")]
    pub sms_code: String,
    /// 移动电话, as verified.
    #[schemars(with = "text::TypedMobile")]
    pub mobile: String,
}

impl ChangeMobile {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn complete(&self, change: FlowId) -> Result<Complete, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/sms_code", self.sms_code.parse()),
            form.field("/mobile", self.mobile.parse()),
        );
        let (Some(sms_code), Some(mobile)) = sound else { return Err(form.problem()) };
        Ok(Complete { change, sms_code, mobile })
    }
}

/// The mobile is another. Sessions go on.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MobileChanged {
    /// The change: `mob_…`.
    #[schemars(with = "text::MobileChange")]
    pub change: String,
    /// Always `complete`; anything else is a problem.
    #[schemars(extend("const" = "complete"))]
    pub step: &'static str,
}

impl MobileChanged {
    /// Tells it.
    #[must_use]
    pub fn new(change: &FlowId) -> Self {
        Self { change: change.to_string(), step: "complete" }
    }
}
