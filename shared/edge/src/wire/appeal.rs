//! Appeals on the wire: begun and filed by whoever appeals, listed and decided at a counter.

use super::identity::Identity;
use super::text;
use super::{moment, registration};
use crate::problem::{Form, Problem};
use domain::{AppealClaim, Contested, FlowId, FlowToken, Malformed, PresentedPassword, mask};
use flows::appeal::decide::Decide;
use flows::appeal::file::File;
use flows::appeal::list::Waiting;
use flows::appeal::start::Start;
use flows::appeal::status::Told;
use flows::person_registration::start::Opened;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Somebody appeals.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartAppeal {
    /// Who: the face must be theirs.
    pub appellant: Identity,
    /// What is occupied: `organisation`, `mobile` or `identity`.
    #[schemars(with = "text::AppealSubject")]
    pub about: String,
    /// 统一社会信用代码, for an organisation and only for that.
    #[schemars(with = "Option<text::TypedCode>")]
    pub credit_code: Option<String>,
    /// 移动电话, for a mobile and only for that.
    #[schemars(with = "Option<text::TypedMobile>")]
    pub mobile: Option<String>,
    /// Why it is theirs: 10 to 500 characters.
    #[schemars(with = "text::StatementText")]
    pub statement: String,
}

impl StartAppeal {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start(&self, address: String, today: Date) -> Result<Start, Problem> {
        let mut form = Form::default();
        let sound = (
            self.appellant.sound(&mut form, "/appellant", today),
            self.about(&mut form),
            form.field("/statement", self.statement.parse()),
        );
        let (Some(appellant), Some(about), Some(statement)) = sound else {
            return Err(form.problem());
        };
        Ok(Start { claim: AppealClaim { appellant, about, statement }, address })
    }

    fn about(&self, form: &mut Form) -> Option<Contested> {
        match (self.about.as_str(), &self.credit_code, &self.mobile) {
            ("organisation", Some(code), None) => {
                form.field("/credit_code", code.parse()).map(Contested::Organisation)
            }
            ("mobile", None, Some(mobile)) => {
                form.field("/mobile", mobile.parse()).map(Contested::Mobile)
            }
            ("identity", None, None) => Some(Contested::Identity),
            _ => {
                let detail = "about 应为 organisation（并填写 credit_code）、mobile（并填写 mobile）或 identity。";
                form.field("/about", Err(Malformed::new("appeal.about", detail)))
            }
        }
    }
}

/// An appeal that was begun. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct AppealBegun {
    /// The appeal: `apl_…`.
    #[schemars(with = "text::Appeal")]
    pub appeal: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step, and keep it: what is decided is told
    /// to whoever holds it.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What the QR code holds. It carries another secret than `token`.
    #[schemars(with = "text::QrText")]
    pub qr: String,
    /// Until when the face must have passed: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl AppealBegun {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let registration::Begun { registration: appeal, token, qr, expires_at, expires_in_s } =
            registration::Begun::new(opened, qr_base, now);
        Self { appeal, token, qr, expires_at, expires_in_s }
    }
}

/// How far an appeal is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealStatus {
    /// The appeal: `apl_…`.
    #[schemars(with = "text::Appeal")]
    pub appeal: String,
    /// `awaiting_face`, `awaiting_account` (a mobile to prove, and to file), `filed`, `upheld` or `dismissed`.
    #[schemars(with = "text::AppealStep")]
    pub step: &'static str,
    /// When this step is out of time; not there once it is filed. RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub expires_at: Option<String>,
    /// Whole seconds until then, from the moment of the reply.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_in_s: Option<i64>,
    /// Why the last face was refused, if one was, as of a registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::FaceRefusalReason>")]
    pub face_refusal: Option<&'static str>,
    /// Why it was decided so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl AppealStatus {
    /// Tells it.
    #[must_use]
    pub fn new(id: &FlowId, told: Told, now: Timestamp) -> Self {
        let appeal = id.to_string();
        let plain = |step| Self {
            appeal,
            step,
            expires_at: None,
            expires_in_s: None,
            face_refusal: None,
            reason: None,
        };
        match told {
            Told::UnderWay(progress) => {
                let registration::Status { step, expires_at, expires_in_s, face_refusal, .. } =
                    registration::Status::new(id, &progress, now);
                Self {
                    expires_at: Some(expires_at),
                    expires_in_s: Some(expires_in_s),
                    face_refusal,
                    ..plain(step)
                }
            }
            Told::Filed => plain("filed"),
            Told::Decided(decision, reason) => {
                Self { reason: Some(reason), ..plain(decision.as_str()) }
            }
        }
    }
}

/// The appeal is filed, with the mobile where it is answered.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAppeal {
    /// The SMS code that proved the mobile: `sms_…`.
    #[schemars(with = "text::SmsCode")]
    pub sms_code: String,
    /// 移动电话, as verified; for an appeal about a mobile, that very one.
    #[schemars(with = "text::TypedMobile")]
    pub mobile: String,
    /// 密码 for the account that is appealed for; not for a mobile.
    #[schemars(with = "Option<text::NewPassword>")]
    pub password: Option<String>,
    /// 确认密码.
    #[schemars(with = "Option<text::Password>")]
    pub password_confirmation: Option<String>,
}

impl FileAppeal {
    /// Makes the request sound; the password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn file(&self, appeal: FlowId, token: FlowToken) -> Result<File, Problem> {
        let mut form = Form::default();
        let read = |form: &mut Form, pointer: &str, text: &Option<String>| {
            let text = text.as_ref()?;
            form.field(pointer, PresentedPassword::parse(text))
        };
        let password = read(&mut form, "/password", &self.password);
        let again = read(&mut form, "/password_confirmation", &self.password_confirmation);
        let sound = (
            form.field("/sms_code", self.sms_code.parse()),
            form.field("/mobile", self.mobile.parse()),
        );
        let is_unread = |text: &Option<String>, read: &Option<PresentedPassword>| {
            text.is_some() && read.is_none()
        };
        let is_wrong =
            is_unread(&self.password, &password) || is_unread(&self.password_confirmation, &again);
        let ((Some(sms_code), Some(mobile)), false) = (sound, is_wrong) else {
            return Err(form.problem());
        };
        Ok(File { appeal, token, sms_code, mobile, password: password.zip(again) })
    }
}

/// It is filed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealFiled {
    /// The appeal: `apl_…`.
    #[schemars(with = "text::Appeal")]
    pub appeal: String,
    /// Always `filed`: a clerk decides, and the mobile is told.
    #[schemars(extend("const" = "filed"))]
    pub step: &'static str,
}

impl AppealFiled {
    /// Tells it.
    #[must_use]
    pub fn new(appeal: &FlowId) -> Self {
        Self { appeal: appeal.to_string(), step: "filed" }
    }
}

/// An appeal that waits, as a clerk sees it: masked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealWaiting {
    /// The appeal: `apl_…`.
    #[schemars(with = "text::Appeal")]
    pub appeal: String,
    /// When it was filed. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub filed_at: String,
    /// 姓名 of the appellant, masked.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// 证件类型.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: &'static str,
    /// 证件号码, masked.
    #[schemars(with = "text::MaskedDocument")]
    pub id_number: String,
    /// 移动电话 that they have proven, masked.
    #[schemars(with = "text::MaskedMobile")]
    pub mobile: String,
    /// Whether they are registered as a person.
    pub is_registered: bool,
    /// What is occupied: `organisation`, `mobile` or `identity`.
    #[schemars(with = "text::AppealSubject")]
    pub about: &'static str,
    /// 统一社会信用代码, of an organisation.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Code>")]
    pub credit_code: Option<String>,
    /// Why it is theirs.
    pub statement: String,
}

/// Appeals that wait.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealsWaiting {
    /// At most 20.
    pub appeals: Vec<AppealWaiting>,
    /// What `after` is for the next page; not there on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_after: Option<String>,
}

impl From<&store::Appeal> for AppealWaiting {
    fn from(appeal: &store::Appeal) -> Self {
        let AppealClaim { appellant, about, statement } = &appeal.claim;
        Self {
            appeal: appeal.id.to_string(),
            filed_at: moment(appeal.filed_at),
            name: mask::name(&appellant.name),
            id_type: appellant.document.kind().as_str(),
            id_number: mask::document(&appellant.document),
            mobile: mask::mobile(&appeal.mobile),
            is_registered: appeal.person.is_some(),
            about: about.as_str(),
            credit_code: match about {
                Contested::Organisation(code) => Some(code.as_str().to_owned()),
                Contested::Mobile(_) | Contested::Identity => None,
            },
            statement: statement.reveal().to_owned(),
        }
    }
}

impl From<&Waiting> for AppealsWaiting {
    fn from(waiting: &Waiting) -> Self {
        let appeals = waiting.appeals.iter().map(AppealWaiting::from).collect();
        Self { appeals, next_after: waiting.next.as_ref().map(ToString::to_string) }
    }
}

/// A clerk decides.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideAppeal {
    /// `upheld` or `dismissed`.
    #[schemars(with = "text::AppealDecision")]
    pub decision: String,
    /// Why, on one line: 4 to 200 characters. The appellant is told.
    #[schemars(with = "text::ReasonText")]
    pub reason: String,
}

impl DecideAppeal {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn decide(&self, appeal: FlowId) -> Result<Decide, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/decision", self.decision.parse()),
            form.field("/reason", self.reason.parse()),
        );
        let (Some(decision), Some(reason)) = sound else { return Err(form.problem()) };
        Ok(Decide { appeal, decision, reason })
    }
}

/// It is decided, and what follows from that is done.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AppealDecided {
    /// The appeal: `apl_…`.
    #[schemars(with = "text::Appeal")]
    pub appeal: String,
    /// `upheld` or `dismissed`.
    #[schemars(with = "text::AppealDecision")]
    pub decision: String,
}

impl AppealDecided {
    /// Tells it.
    #[must_use]
    pub fn new(decide: &Decide) -> Self {
        Self { appeal: decide.appeal.to_string(), decision: decide.decision.as_str().to_owned() }
    }
}
