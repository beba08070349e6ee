//! Passwords that somebody has: reset, or changed.

use super::session::TypedPerson;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use crate::reply::Reply;
use domain::{
    AccountName, FaceRefusal, FlowId, FlowToken, InstitutionCodePattern, Malformed,
    OrganisationIdentifier, PresentedPassword, ResetStage, Secret as _,
};
use flows::password_change::Change;
use flows::password_reset::complete::Complete;
use flows::password_reset::person;
use flows::password_reset::start::Start;
use flows::password_reset::status::ResetProgress;
use flows::person_registration::start::Opened;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody forgot the password of their place (忘记密码), and names it as when they sign in.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartReset {
    /// 统一社会信用代码/单位编号/机构编号.
    #[schemars(with = "text::TypedOrganisation")]
    pub organisation: String,
    /// 证件号码/移动电话.
    #[schemars(with = "text::TypedAccount")]
    pub account: String,
}

impl StartReset {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start(
        &self,
        pattern: &InstitutionCodePattern,
        address: String,
    ) -> Result<Start, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/organisation", OrganisationIdentifier::parse(&self.organisation, pattern)),
            form.field("/account", AccountName::parse(&self.account)),
        );
        let (Some(organisation), Some(account)) = sound else { return Err(form.problem()) };
        Ok(Start { organisation, account, address })
    }
}

/// A person forgot the password of their own account (忘记密码), and names themselves as when they sign in: by `account`, or by
/// `id_type` and `id_number`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartPersonReset {
    /// 移动电话, or 居民身份证号码.
    #[schemars(with = "Option<text::TypedAccount>")]
    pub account: Option<String>,
    /// 证件类型, of any other document: as when registering.
    #[schemars(with = "Option<text::DocumentKindName>")]
    pub id_type: Option<String>,
    /// 证件号码.
    #[schemars(with = "Option<text::TypedDocument>")]
    pub id_number: Option<String>,
    /// ISO 3166-1 alpha-3, for a passport and only for a passport.
    #[schemars(with = "Option<text::Country>")]
    pub country: Option<String>,
}

impl StartPersonReset {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start(&self, address: String, today: Date) -> Result<person::Start, Problem> {
        let mut form = Form::default();
        let typed = TypedPerson {
            account: self.account.as_deref(),
            id_type: self.id_type.as_deref(),
            id_number: self.id_number.as_deref(),
            country: self.country.as_deref(),
        };
        match typed.named(&mut form, today) {
            Some(account) => Ok(person::Start { account, address }),
            None => Err(form.problem()),
        }
    }
}

/// The new password of a person's own account. A face that has passed is the only proof, and is shown beforehand.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPersonAccount {
    /// 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
    #[schemars(with = "text::NewPassword")]
    pub password: String,
    /// 确认密码.
    #[schemars(with = "text::Password")]
    pub password_confirmation: String,
}

impl ResetPersonAccount {
    /// Makes the request sound; the password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn complete(&self, reset: FlowId, token: FlowToken) -> Result<person::Complete, Problem> {
        let mut form = Form::default();
        match twice(&mut form, &self.password, &self.password_confirmation) {
            Some((password, confirmation)) => {
                Ok(person::Complete { reset, token, password, confirmation })
            }
            None => Err(form.problem()),
        }
    }
}

/// A password reset that was begun, whether or not there is such an account. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct ResetBegun {
    /// The reset: `rst_…`.
    #[schemars(with = "text::Reset")]
    pub reset: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds, for whoever proves themselves by their face.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// Until when the password must be set: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl ResetBegun {
    /// Tells it, with a QR code as a registration has one.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let Opened { registration: reset, token, scan, expires_at } = opened;
        Self {
            reset: reset.to_string(),
            token: token.reveal().to_owned(),
            qr: format!("{qr_base}#registration={reset}&scan={}", scan.reveal()),
            expires_at: moment(*expires_at),
            expires_in_s: seconds_until(*expires_at, now),
        }
    }
}

/// How far a password reset is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResetStatus {
    /// The reset: `rst_…`.
    #[schemars(with = "text::Reset")]
    pub reset: String,
    /// `awaiting_proof`, `face_passed` or `complete`.
    #[schemars(with = "text::ProofStep")]
    pub step: &'static str,
    /// When it is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Why the last face was refused, if one was: `not_passed` or `other_person`. Another may be shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::FaceRefusalReason>")]
    pub face_refusal: Option<&'static str>,
}

impl ResetStatus {
    /// Tells it.
    #[must_use]
    pub fn new(reset: &FlowId, progress: &ResetProgress, now: Timestamp) -> Self {
        let face_refusal = match progress.stage {
            ResetStage::AwaitingProof { refusal } => refusal.map(FaceRefusal::as_str),
            ResetStage::FacePassed | ResetStage::Complete => None,
        };
        Self {
            reset: reset.to_string(),
            step: progress.stage.as_str(),
            expires_at: moment(progress.deadline),
            expires_in_s: seconds_until(progress.deadline, now),
            face_refusal,
        }
    }
}

/// The new password, and what proves that the place is theirs: a face that has passed, or, for an agent, an SMS code.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetAccount {
    /// The SMS code that proved the mobile, `sms_…`; with `mobile`, and not needed once a face has passed.
    #[schemars(with = "Option<text::SmsCode>")]
    pub sms_code: Option<String>,
    /// 移动电话, the one of this place.
    #[schemars(with = "Option<text::TypedMobile>")]
    pub mobile: Option<String>,
    /// 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
    #[schemars(with = "text::NewPassword")]
    pub password: String,
    /// 确认密码.
    #[schemars(with = "text::Password")]
    pub password_confirmation: String,
}

impl ResetAccount {
    /// Makes the request sound; the password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn complete(&self, reset: FlowId, token: FlowToken) -> Result<Complete, Problem> {
        let missing = || Malformed::new("reset.half", "短信验证码与移动电话须同时填写。");
        let mut form = Form::default();
        let proven = match (&self.sms_code, &self.mobile) {
            (None, None) => Some(None),
            (Some(_), None) => form.field("/mobile", Err(missing())),
            (None, Some(_)) => form.field("/sms_code", Err(missing())),
            (Some(code), Some(mobile)) => {
                let code = form.field("/sms_code", code.parse());
                code.zip(form.field("/mobile", mobile.parse())).map(Some)
            }
        };
        let passwords = twice(&mut form, &self.password, &self.password_confirmation);
        let (Some(proven), Some((password, confirmation))) = (proven, passwords) else {
            return Err(form.problem());
        };
        Ok(Complete { reset, token, proven, password, confirmation })
    }
}

/// The password is set. Every session that rested on the one before has ended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ResetDone {
    /// The reset: `rst_…`.
    #[schemars(with = "text::Reset")]
    pub reset: String,
    /// Always `complete`; anything else is a problem.
    #[schemars(extend("const" = "complete"))]
    pub step: &'static str,
}

impl ResetDone {
    /// Tells it.
    #[must_use]
    pub fn new(reset: &FlowId) -> Self {
        Self { reset: reset.to_string(), step: ResetStage::Complete.as_str() }
    }
}

/// Another password.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The present password.
    #[schemars(with = "text::Password")]
    pub current: String,
    /// 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
    #[schemars(with = "text::NewPassword")]
    pub password: String,
    /// 确认密码.
    #[schemars(with = "text::Password")]
    pub password_confirmation: String,
}

impl ChangePassword {
    /// Makes the request sound; the new password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn change(&self) -> Result<Change, Problem> {
        let mut form = Form::default();
        let current = form.field("/current", PresentedPassword::parse(&self.current));
        let passwords = twice(&mut form, &self.password, &self.password_confirmation);
        let (Some(current), Some((password, confirmation))) = (current, passwords) else {
            return Err(form.problem());
        };
        Ok(Change { current, password, confirmation })
    }
}

fn twice(
    form: &mut Form,
    password: &str,
    confirmation: &str,
) -> Option<(PresentedPassword, PresentedPassword)> {
    let password = form.field("/password", PresentedPassword::parse(password));
    let confirmation = form.field("/password_confirmation", PresentedPassword::parse(confirmation));
    password.zip(confirmation)
}

/// The password is another. Every session it opened has ended, this one too.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PasswordChanged {
    /// Always true; anything else is a problem.
    pub changed: bool,
}

impl PasswordChanged {
    /// The reply.
    #[must_use]
    pub fn reply() -> Reply {
        Reply::ok(&Self { changed: true })
    }
}
