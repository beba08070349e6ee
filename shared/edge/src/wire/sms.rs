//! Sending an SMS code and answering it.

use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{FlowToken, SmsBudget, SmsCodeId};
use flows::sms::{send, verify};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A code is asked for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SendSms {
    /// In which flow: a registration `reg_…`, an invitation `inv_…`, a password reset `rst_…`, a change of mobile `mob_…`.
    #[serde(alias = "registration")]
    #[schemars(with = "text::AnyFlow")]
    pub flow: String,
    /// 移动电话: a mainland mobile.
    #[schemars(with = "text::TypedMobile")]
    pub mobile: String,
}

impl SendSms {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn send<'a>(
        &self,
        token: FlowToken,
        address: String,
        signature: &'a str,
        budget: SmsBudget,
    ) -> Result<send::Send<'a>, Problem> {
        let mut form = Form::default();
        let sound =
            (form.field("/flow", self.flow.parse()), form.field("/mobile", self.mobile.parse()));
        let (Some(registration), Some(mobile)) = sound else { return Err(form.problem()) };
        Ok(send::Send { registration, token, mobile, address, signature, budget })
    }
}

/// A code is on its way: accepted by the carrier or, in a password reset, queued for it; neither is delivered yet.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SmsSent {
    /// The code's name: `sms_…`.
    #[schemars(with = "text::SmsCode")]
    pub sms_code: String,
    /// Seconds until it may be sent again (the same code, while it lives).
    pub resend_after_s: i64,
    /// Until when it may be answered. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl SmsSent {
    /// Tells it.
    #[must_use]
    pub fn new(sent: &send::Sent, now: Timestamp) -> Self {
        Self {
            sms_code: sent.sms_code.to_string(),
            resend_after_s: sent.resend_after.as_secs(),
            expires_at: moment(sent.expires_at),
            expires_in_s: seconds_until(sent.expires_at, now),
        }
    }
}

/// A code is answered.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerifySms {
    /// 短信验证码: six digits.
    #[schemars(with = "text::TypedSmsCode")]
    pub code: String,
}

impl VerifySms {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn verify(&self, sms_code: SmsCodeId, token: FlowToken) -> Result<verify::Verify, Problem> {
        let mut form = Form::default();
        match form.field("/code", self.code.parse()) {
            Some(code) => Ok(verify::Verify { sms_code, token, code }),
            None => Err(form.problem()),
        }
    }
}

/// The mobile is verified, for this registration.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SmsVerified {
    /// The code's name: `sms_…`.
    #[schemars(with = "text::SmsCode")]
    pub sms_code: String,
    /// Always true; anything else is a problem.
    pub verified: bool,
}

impl SmsVerified {
    /// Tells it.
    #[must_use]
    pub fn new(sms_code: &SmsCodeId) -> Self {
        Self { sms_code: sms_code.to_string(), verified: true }
    }
}
