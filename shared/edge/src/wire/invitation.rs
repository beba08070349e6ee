//! An invitation on the wire: told to whom it is for, and answered by them.

use super::members::Member;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{FlowId, Malformed, PresentedPassword};
use flows::members::Placed;
use flows::members::invitation::{Accept, Told};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An invitation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Invitation {
    /// The invitation: `inv_…`. SMS codes of it name it as their flow.
    #[schemars(with = "text::Invitation")]
    pub invitation: String,
    /// 单位全称.
    pub organisation_name: String,
    /// Until when it may be accepted. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// The place that waits.
    pub member: Member,
}

impl Invitation {
    /// Tells this one.
    #[must_use]
    pub fn new(id: &FlowId, told: Told, now: Timestamp) -> Self {
        Self {
            invitation: id.to_string(),
            organisation_name: told.organisation_name,
            expires_at: moment(told.expires_at),
            expires_in_s: seconds_until(told.expires_at, now),
            member: Member::from(&told.placed),
        }
    }
}

/// An invitation is answered.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerInvitation {
    /// `accept` or `decline`.
    #[schemars(extend("enum" = ["accept", "decline"]))]
    pub decision: String,
    /// The SMS code that proved one's own registered mobile, `sms_…`; by the link only, not in the APP.
    #[schemars(with = "Option<text::SmsCode>")]
    pub sms_code: Option<String>,
    /// 密码, of this place; when accepting.
    #[schemars(with = "Option<text::NewPassword>")]
    pub password: Option<String>,
    /// 确认密码.
    #[schemars(with = "Option<text::Password>")]
    pub password_confirmation: Option<String>,
}

/// What is answered.
#[derive(Debug)]
pub enum Decision {
    /// Yes.
    Accept(Accept),
    /// No.
    Decline,
}

impl AnswerInvitation {
    /// Makes the answer sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn decision(&self) -> Result<Decision, Problem> {
        let mut form = Form::default();
        match self.decision.as_str() {
            "decline" => return Ok(Decision::Decline),
            "accept" => {}
            _ => {
                let unknown =
                    Malformed::new("invitation.decision", "decision 应为 accept 或 decline。");
                form.field::<()>("/decision", Err(unknown));
                return Err(form.problem());
            }
        }
        let password =
            |text: &Option<String>| PresentedPassword::parse(text.as_deref().unwrap_or_default());
        let sms_code = self.sms_code.as_ref().map(|text| form.field("/sms_code", text.parse()));
        let sound = (
            form.field("/password", password(&self.password)),
            form.field("/password_confirmation", password(&self.password_confirmation)),
        );
        match (sound, sms_code) {
            ((Some(password), Some(confirmation)), None) => {
                Ok(Decision::Accept(Accept { sms_code: None, password, confirmation }))
            }
            ((Some(password), Some(confirmation)), Some(Some(sms_code))) => {
                Ok(Decision::Accept(Accept { sms_code: Some(sms_code), password, confirmation }))
            }
            _ => Err(form.problem()),
        }
    }
}

/// What an answer came to.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Answered {
    /// `accepted` or `declined`.
    #[schemars(extend("enum" = ["accepted", "declined"]))]
    pub outcome: &'static str,
    /// The place, when accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<Member>,
}

impl Answered {
    /// It was accepted.
    #[must_use]
    pub fn accepted(placed: &Placed) -> Self {
        Self { outcome: "accepted", member: Some(Member::from(placed)) }
    }

    /// It was declined.
    #[must_use]
    pub fn declined() -> Self {
        Self { outcome: "declined", member: None }
    }
}
