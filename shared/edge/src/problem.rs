//! The one place where errors become HTTP (RFC 9457); the kinds themselves are in `catalogue`.
//!
//! `code` is the contract: dotted, lower case, stable for ever. `title` is the same for every occurrence. `detail` is a
//! sentence for people, in the language that they ask for, that says what to do next, and may change. Extra members are typed
//! data. Never in a
//! problem: a source error, a table's name, whether *somebody else's* phone is known.

mod appeal;
mod catalogue;
mod centre;
mod counter;
mod english;
mod face_verification;
mod letter;
mod member;
mod own;
mod qr_sign_in;
mod session;
mod sso;
mod succession;
mod upgrade;

pub use catalogue::*;
pub use member::Member;

use crate::language::Language;
use domain::{
    Agreement, Ended, FaceRefusal, Malformed, NotAmended, NotFresh, NotNow, OutOfStep,
    PasswordRule, WeakPassword, rules,
};
use flows::{
    face, members, person_registration, person_sign_in, refresh, registration, sessions, sign_in,
    sms, status,
};
use jiff::SignedDuration;
use keys::NotAuthentic;
use ports::Fault;
use serde_json::{Map, Value, json};

/// A problem as it is told.
#[derive(Debug)]
pub struct Problem {
    /// Which kind.
    pub kind: &'static Kind,
    members: Map<String, Value>,
    /// Those members that hold sentences, in English; in Chinese they are among the others.
    in_english: Map<String, Value>,
    fault: Option<Fault>,
}

/// Seconds to wait; also in `Retry-After`.
pub(crate) const RETRY_AFTER: &str = "retry_after_s";

impl Problem {
    /// A problem of this kind.
    #[must_use]
    pub fn of(kind: &'static Kind) -> Self {
        Self { kind, members: Map::new(), in_english: Map::new(), fault: None }
    }

    /// With a member more, which is one of its kind's.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        debug_assert!(self.has_member(name), "{} has no member {name}", self.kind.code);
        self.members.insert(name.to_owned(), value.into());
        self
    }

    /// With a member more that holds a sentence, in Chinese and in English.
    #[must_use]
    pub(crate) fn with_sentence(
        mut self,
        name: &str,
        chinese: impl Into<Value>,
        english: impl Into<Value>,
    ) -> Self {
        self.in_english.insert(name.to_owned(), english.into());
        self.with(name, chinese)
    }

    fn has_member(&self, name: &str) -> bool {
        self.kind.members.iter().any(|member| member.name == name)
    }

    /// A fault: logged where it becomes a reply, never told.
    #[must_use]
    pub fn fault(fault: Fault) -> Self {
        let kind = match &fault {
            Fault::Passing { .. } => &FAULT_PASSING,
            Fault::Lasting { .. } => &FAULT_LASTING,
        };
        let problem = Self { fault: Some(fault), ..Self::of(kind) };
        if problem.has_member(RETRY_AFTER) { problem.with(RETRY_AFTER, 1) } else { problem }
    }

    fn after(kind: &'static Kind, wait: SignedDuration) -> Self {
        // Rounded up: a caller who waits as told is not told to wait again.
        let seconds = u64::try_from(wait.as_millis()).unwrap_or_default().div_ceil(1000).max(1);
        Self::of(kind).with(RETRY_AFTER, seconds)
    }

    /// Whether something of ours failed.
    pub(crate) fn is_fault(&self) -> bool {
        self.fault.is_some()
    }

    pub(crate) fn retry_after_s(&self) -> Option<u64> {
        self.members.get(RETRY_AFTER).and_then(Value::as_u64)
    }

    /// How the caller may authenticate (RFC 6750, 3; RFC 9470, 3).
    pub(crate) fn challenge(&self) -> String {
        match self.kind.code {
            "token.step_up" => {
                let seconds = rules::STEP_UP.as_secs();
                format!(r#"Bearer error="insufficient_user_authentication", max_age={seconds}"#)
            }
            "token.ended" => r#"Bearer error="invalid_token""#.to_owned(),
            _ => "Bearer".to_owned(),
        }
    }

    /// As it is sent to who names no language.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.json_in(Language::default())
    }

    /// As it is sent to a reader of that language.
    #[must_use]
    pub fn json_in(&self, language: Language) -> Value {
        let mut json = Map::new();
        let Kind { code, status, title, detail, english, .. } = self.kind;
        let detail = match language {
            Language::Chinese => detail,
            Language::English => english,
        };
        json.insert("type".into(), format!("urn:yinxin:problem:{code}").into());
        json.insert("code".into(), (*code).into());
        json.insert("title".into(), (*title).into());
        json.insert("status".into(), (*status).into());
        json.insert("detail".into(), (*detail).into());
        json.extend(self.members.clone());
        if language == Language::English {
            json.extend(self.in_english.clone());
        }
        Value::Object(json)
    }

    /// Refusals are not errors; a fault is, and its causes are named once, here.
    pub(crate) fn log(&self, duration_ms: u64) {
        let Kind { code, status, .. } = self.kind;
        match &self.fault {
            None => tracing::info!(
                event = "request.refused",
                code,
                status,
                duration_ms,
                "refused: {code}"
            ),
            Some(fault) => {
                let cause = causes(fault);
                tracing::error!(
                    event = "request.failed",
                    code,
                    status,
                    duration_ms,
                    cause,
                    "fault: {fault}"
                );
            }
        }
    }
}

pub(crate) fn causes(fault: &Fault) -> String {
    let mut causes = Vec::new();
    let mut next = std::error::Error::source(fault);
    while let Some(error) = next {
        causes.push(error.to_string());
        next = error.source();
    }
    causes.join(": ")
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        Self::fault(fault)
    }
}

/// Fields that are not sound, all of them at once, each by its JSON pointer (RFC 6901).
#[derive(Debug, Default)]
pub struct Form(Vec<(String, Malformed)>);

impl Form {
    /// Takes a field, or notes why not.
    pub fn field<T>(&mut self, pointer: &str, read: Result<T, Malformed>) -> Option<T> {
        read.map_err(|malformed| self.0.push((pointer.to_owned(), malformed))).ok()
    }

    /// What was noted.
    #[must_use]
    pub fn problem(self) -> Problem {
        let told = |pointer: &str, code: &str, detail: &str| json!({ "pointer": pointer, "code": code, "detail": detail });
        let chinese: Vec<Value> =
            self.0.iter().map(|(at, why)| told(at, why.code, &why.detail)).collect();
        let english: Vec<Value> =
            self.0.iter().map(|(at, why)| told(at, why.code, &english::of(why))).collect();
        Problem::of(&FIELDS).with_sentence("errors", chinese, english)
    }
}

impl From<Ended> for Problem {
    fn from(_: Ended) -> Self {
        Self::of(&TOKEN_ENDED)
    }
}

impl From<NotFresh> for Problem {
    fn from(_: NotFresh) -> Self {
        Self::of(&STEP_UP).with("max_age_s", rules::STEP_UP.as_secs())
    }
}

impl From<OutOfStep> for Problem {
    fn from(out: OutOfStep) -> Self {
        Self::of(match out {
            OutOfStep::FaceFirst => &FACE_FIRST,
            OutOfStep::FaceDone => &FACE_DONE,
            OutOfStep::FaceTooLate => &FACE_TOO_LATE,
            OutOfStep::AccountTooLate => &ACCOUNT_TOO_LATE,
            OutOfStep::AlreadyComplete => &ALREADY_COMPLETE,
        })
    }
}

impl From<FaceRefusal> for Problem {
    fn from(refusal: FaceRefusal) -> Self {
        Self::of(match refusal {
            FaceRefusal::NotPassed => &FACE_NOT_PASSED,
            FaceRefusal::OtherPerson => &FACE_OTHER_PERSON,
            FaceRefusal::PersonNotRegistered => &FACE_PERSON_NOT_REGISTERED,
            FaceRefusal::PersonAlreadyRegistered => &FACE_PERSON_ALREADY_REGISTERED,
        })
    }
}

impl From<WeakPassword> for Problem {
    fn from(weak: WeakPassword) -> Self {
        let told = |detail: fn(PasswordRule) -> &'static str| -> Vec<Value> {
            let rule =
                |rule: &PasswordRule| json!({ "rule": rule.as_str(), "detail": detail(*rule) });
            weak.rules.iter().map(rule).collect()
        };
        let (chinese, english) = (told(PasswordRule::detail), told(PasswordRule::english));
        Self::of(&PASSWORD_WEAK).with_sentence("rules", chinese, english)
    }
}

impl From<NotNow> for Problem {
    fn from(not_now: NotNow) -> Self {
        match not_now {
            NotNow::Wait { retry_after } => Self::after(&SMS_WAIT, retry_after),
            NotNow::AlreadyVerified => Self::of(&SMS_ALREADY_VERIFIED),
        }
    }
}

impl From<NotAuthentic> for Problem {
    fn from(not: NotAuthentic) -> Self {
        Self::of(match not {
            NotAuthentic::Id | NotAuthentic::Signature => &CALLBACK_NOT_AUTHENTIC,
            NotAuthentic::Stale => &CALLBACK_STALE,
        })
    }
}

impl From<status::NotTold> for Problem {
    fn from(error: status::NotTold) -> Self {
        match error {
            status::NotTold::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            status::NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<person_registration::start::NotStarted> for Problem {
    fn from(error: person_registration::start::NotStarted) -> Self {
        use person_registration::start::NotStarted;
        match error {
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<registration::start::NotStarted> for Problem {
    fn from(error: registration::start::NotStarted) -> Self {
        use registration::start::NotStarted;
        match error {
            NotStarted::OtherAgreement { current: Agreement { version, sha256 } } => {
                Self::of(&OTHER_AGREEMENT).with("version", version).with("sha256", sha256)
            }
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::NotInRegister => Self::of(&NOT_IN_REGISTER),
            NotStarted::CreditCodeTaken => Self::of(&CREDIT_CODE_TAKEN),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<face::NotAdmitted> for Problem {
    fn from(error: face::NotAdmitted) -> Self {
        use face::NotAdmitted;
        match error {
            NotAdmitted::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotAdmitted::Refused(refusal) => refusal.into(),
            NotAdmitted::DeliveryReused => Self::of(&CALLBACK_REUSED),
            NotAdmitted::Overtaken => Self::of(&OVERTAKEN),
            NotAdmitted::OutOfStep(out) => out.into(),
            NotAdmitted::Fault(fault) => fault.into(),
        }
    }
}

impl From<sms::send::NotSent> for Problem {
    fn from(error: sms::send::NotSent) -> Self {
        use sms::send::NotSent;
        match error {
            NotSent::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotSent::OutOfStep(out) => out.into(),
            NotSent::FlowOver => Self::of(&SMS_FLOW_OVER),
            NotSent::NotNow(not_now) => not_now.into(),
            NotSent::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotSent::Overtaken => Self::of(&SMS_OVERTAKEN),
            NotSent::BudgetSpent => Self::of(&SMS_BUDGET),
            NotSent::NotTaken(fault) => Self { fault: Some(fault), ..Self::of(&SMS_NOT_TAKEN) },
            NotSent::Fault(fault) => fault.into(),
        }
    }
}

impl From<sms::verify::NotVerified> for Problem {
    fn from(error: sms::verify::NotVerified) -> Self {
        use sms::verify::NotVerified;
        match error {
            NotVerified::Unknown => Self::of(&SMS_UNKNOWN),
            NotVerified::Expired => Self::of(&SMS_EXPIRED),
            NotVerified::Spent { retry_after } => Self::after(&SMS_SPENT, retry_after),
            NotVerified::Wrong { tries_left } => {
                Self::of(&SMS_WRONG).with("tries_left", tries_left)
            }
            NotVerified::Overtaken => Self::of(&SMS_OVERTAKEN),
            NotVerified::Fault(fault) => fault.into(),
        }
    }
}

impl From<registration::complete::NotCompleted> for Problem {
    fn from(error: registration::complete::NotCompleted) -> Self {
        use registration::complete::NotCompleted;
        match error {
            NotCompleted::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotCompleted::OutOfStep(out) => out.into(),
            NotCompleted::Weak(weak) => weak.into(),
            NotCompleted::MobileNotVerified => Self::of(&MOBILE_NOT_VERIFIED),
            NotCompleted::CreditCodeTaken => Self::of(&CREDIT_CODE_TAKEN),
            NotCompleted::InstitutionCodeTaken => Self::of(&INSTITUTION_CODE_TAKEN),
            NotCompleted::PersonGone => Self::of(&PERSON_GONE),
            NotCompleted::Overtaken => Self::of(&OVERTAKEN),
            NotCompleted::Fault(fault) => fault.into(),
        }
    }
}

impl From<person_registration::complete::NotCompleted> for Problem {
    fn from(error: person_registration::complete::NotCompleted) -> Self {
        use person_registration::complete::NotCompleted;
        match error {
            NotCompleted::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotCompleted::OutOfStep(out) => out.into(),
            NotCompleted::Weak(weak) => weak.into(),
            NotCompleted::MobileNotVerified => Self::of(&MOBILE_NOT_VERIFIED),
            NotCompleted::IdentityTaken => Self::of(&IDENTITY_TAKEN),
            NotCompleted::MobileTaken => Self::of(&MOBILE_TAKEN),
            NotCompleted::Overtaken => Self::of(&OVERTAKEN),
            NotCompleted::Fault(fault) => fault.into(),
        }
    }
}

impl From<NotAmended> for Problem {
    fn from(not: NotAmended) -> Self {
        match not {
            NotAmended::NotYours => Self::of(&MEMBER_NOT_ALLOWED),
            NotAmended::NotMandated => Self::of(&MEMBER_NOT_MANDATED),
            NotAmended::Yourself => Self::of(&MEMBER_YOURSELF),
            NotAmended::Unknown => Self::of(&MEMBER_UNKNOWN),
            NotAmended::Full => Self::of(&MEMBER_FULL),
            NotAmended::AlreadyMember => Self::of(&MEMBER_ALREADY),
            NotAmended::NotInvited => Self::of(&MEMBER_NOT_INVITED),
            NotAmended::BeyondOwn => Self::of(&GRANT_BEYOND_OWN),
            NotAmended::Changed { revision } => Self::of(&GRANT_CHANGED).with("revision", revision),
            NotAmended::Suspended => Self::of(&MEMBER_SUSPENDED),
            NotAmended::NotUnconfirmed => Self::of(&MEMBER_NOT_UNCONFIRMED),
        }
    }
}

impl From<members::NotChanged> for Problem {
    fn from(error: members::NotChanged) -> Self {
        use members::NotChanged;
        match error {
            NotChanged::Ended(ended) => ended.into(),
            NotChanged::NotFresh(not_fresh) => not_fresh.into(),
            NotChanged::NotAmended(not) => not.into(),
            NotChanged::PersonUnknown => Self::of(&MEMBER_PERSON_UNKNOWN),
            NotChanged::NameTaken => Self::of(&MEMBER_NUMBER_SHARED),
            NotChanged::MobileNotTheirs => Self::of(&MEMBER_MOBILE_NOT_THEIRS),
            NotChanged::Period { pointer, why } => {
                let mut form = Form::default();
                form.field::<()>(&pointer, Err(why));
                form.problem()
            }
            NotChanged::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotChanged::Fault(fault) => fault.into(),
        }
    }
}

impl From<members::invitation::NotAnswered> for Problem {
    fn from(error: members::invitation::NotAnswered) -> Self {
        use members::invitation::NotAnswered;
        match error {
            NotAnswered::Unknown => Self::of(&INVITATION_UNKNOWN),
            NotAnswered::Ended => Self::of(&TOKEN_ENDED),
            NotAnswered::Weak(weak) => weak.into(),
            NotAnswered::MobileNotVerified => Self::of(&MOBILE_NOT_VERIFIED),
            NotAnswered::AlreadyAccepted => Self::of(&INVITATION_ACCEPTED),
            NotAnswered::LockedOut { retry_after } => Self::after(&SIGN_IN_LOCKED_OUT, retry_after),
            NotAnswered::Fault(fault) => fault.into(),
        }
    }
}

impl From<sign_in::NotSignedIn> for Problem {
    fn from(error: sign_in::NotSignedIn) -> Self {
        use sign_in::NotSignedIn;
        match error {
            NotSignedIn::Wrong => Self::of(&SIGN_IN_WRONG),
            NotSignedIn::LockedOut { retry_after } => Self::after(&SIGN_IN_LOCKED_OUT, retry_after),
            NotSignedIn::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotSignedIn::NotActing(denial) => {
                Self::of(&SIGN_IN_NOT_ACTING).with("reason", denial.as_str())
            }
            NotSignedIn::Overtaken => Self::of(&SIGN_IN_OVERTAKEN),
            NotSignedIn::Fault(fault) => fault.into(),
        }
    }
}

impl From<person_sign_in::NotSignedIn> for Problem {
    fn from(error: person_sign_in::NotSignedIn) -> Self {
        use person_sign_in::NotSignedIn;
        match error {
            NotSignedIn::Wrong => Self::of(&SIGN_IN_WRONG),
            NotSignedIn::LockedOut { retry_after } => Self::after(&SIGN_IN_LOCKED_OUT, retry_after),
            NotSignedIn::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotSignedIn::Overtaken => Self::of(&SIGN_IN_OVERTAKEN),
            NotSignedIn::Fault(fault) => fault.into(),
        }
    }
}

impl From<refresh::NotRefreshed> for Problem {
    fn from(error: refresh::NotRefreshed) -> Self {
        use refresh::NotRefreshed;
        match error {
            NotRefreshed::Unknown => Self::of(&SESSION_UNKNOWN),
            NotRefreshed::Ended => Self::of(&SESSION_ENDED),
            NotRefreshed::TooManySiblings => Self::of(&SESSION_REFRESH_REPEATED),
            NotRefreshed::Reused(_) => Self::of(&SESSION_REUSED),
            NotRefreshed::Fault(fault) => fault.into(),
        }
    }
}

impl From<sessions::NotDone> for Problem {
    fn from(error: sessions::NotDone) -> Self {
        use sessions::NotDone;
        match error {
            NotDone::Ended(ended) => ended.into(),
            NotDone::Unknown => Self::of(&SESSION_NOT_YOURS),
            NotDone::Fault(fault) => fault.into(),
        }
    }
}
