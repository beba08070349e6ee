//! Another mobile, of a place or of a person.

use super::moment;
use crate::problem::{Form, Problem};
use domain::{FlowId, Secret as _};
use flows::mobile_change::complete::Complete;
use flows::mobile_change::start::Begun;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A change of mobile that was begun. Its secret is told this once.
#[derive(Serialize, JsonSchema)]
pub struct MobileChangeBegun {
    /// The change: `mob_…`.
    pub change: String,
    /// Send it as `Authorization: Bearer` to ask for an SMS code and to answer it.
    pub token: String,
    /// Until when the mobile must be changed: 600 s from now. RFC 3339.
    pub expires_at: String,
}

impl From<Begun> for MobileChangeBegun {
    fn from(begun: Begun) -> Self {
        Self {
            change: begun.change.to_string(),
            token: begun.token.reveal().to_owned(),
            expires_at: moment(begun.expires_at),
        }
    }
}

/// The new mobile, and the SMS code that proved it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMobile {
    /// The SMS code, verified for this change: `sms_…`.
    pub sms_code: String,
    /// 移动电话, as verified.
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
    pub change: String,
    /// Always `complete`; anything else is a problem.
    pub step: &'static str,
}

impl MobileChanged {
    /// Tells it.
    #[must_use]
    pub fn new(change: &FlowId) -> Self {
        Self { change: change.to_string(), step: "complete" }
    }
}
