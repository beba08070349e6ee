//! Beginning a registration, of a person or of an organisation, and asking how far it is.

use super::identity::Identity;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{Agreement, FlowId, Malformed, Progress, Secret as _, Stage};
use flows::person_registration::start::{self as person_start, Opened};
use flows::registration::start as organisation_start;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Somebody registers as a person (个人实名注册).
pub type StartPerson = Identity;

impl Identity {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start(&self, address: String, today: Date) -> Result<person_start::Start, Problem> {
        let mut form = Form::default();
        match self.sound(&mut form, "", today) {
            Some(identity) => Ok(person_start::Start { identity, address }),
            None => Err(form.problem()),
        }
    }
}

/// A legal representative registers their organisation (单位注册, 途径一).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartOrganisation {
    /// 单位信息.
    pub organisation: OrganisationNamed,
    /// 法定代表人.
    pub legal_representative: Identity,
    /// 《法人用户注册协议》, as read and accepted.
    pub agreement: AgreementAccepted,
}

/// An organisation, as it names itself.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationNamed {
    /// 统一社会信用代码: 18 characters.
    #[schemars(with = "text::TypedCode")]
    pub credit_code: String,
    /// 单位全称.
    #[schemars(with = "text::OrganisationFullName")]
    pub name: String,
}

/// A text that was accepted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementAccepted {
    /// Which version.
    pub version: String,
    /// SHA-256 of the text that was shown, in lower-case hexadecimal.
    pub sha256: String,
}

impl StartOrganisation {
    /// Makes the request sound. Which credit codes it takes is said by what is begun with it.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start<Code>(
        &self,
        address: String,
        today: Date,
    ) -> Result<organisation_start::Start<Code>, Problem>
    where
        Code: FromStr<Err = Malformed>,
    {
        let Self { organisation, legal_representative, agreement } = self;
        let mut form = Form::default();
        let sound = (
            form.field("/organisation/credit_code", organisation.credit_code.parse()),
            form.field("/organisation/name", organisation.name.parse()),
            legal_representative.sound(&mut form, "/legal_representative", today),
            form.field("/agreement/version", short(&agreement.version)),
            form.field("/agreement/sha256", short(&agreement.sha256)),
        );
        let (
            Some(credit_code),
            Some(name),
            Some(legal_representative),
            Some(version),
            Some(sha256),
        ) = sound
        else {
            return Err(form.problem());
        };
        Ok(organisation_start::Start {
            credit_code,
            name,
            legal_representative,
            agreement: Agreement { version, sha256 },
            address,
        })
    }
}

fn short(text: &str) -> Result<String, Malformed> {
    let text = text.trim();
    if text.is_empty() || text.len() > 64 {
        return Err(Malformed::new("agreement", "请先阅读并同意《法人用户注册协议》。"));
    }
    Ok(text.to_owned())
}

/// A registration that was begun. Its secrets are told this once.
#[derive(Serialize, JsonSchema)]
pub struct Begun {
    /// The registration: `reg_…`.
    #[schemars(with = "text::Registration")]
    pub registration: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step.
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

impl Begun {
    /// Tells it, with a QR code that opens this page; the secret sits in the fragment, which no server is sent.
    #[must_use]
    pub fn new(opened: &Opened, qr_base: &str, now: Timestamp) -> Self {
        let Opened { registration, token, scan, expires_at } = opened;
        Self {
            registration: registration.to_string(),
            token: token.reveal().to_owned(),
            qr: format!("{qr_base}#registration={registration}&scan={}", scan.reveal()),
            expires_at: moment(*expires_at),
            expires_in_s: seconds_until(*expires_at, now),
        }
    }
}

/// How far a registration is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Status {
    /// The registration: `reg_…`.
    #[schemars(with = "text::Registration")]
    pub registration: String,
    /// `awaiting_face`, `awaiting_account` or `complete`.
    #[schemars(with = "text::RegistrationStep")]
    pub step: &'static str,
    /// When this step is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Why the last face was refused, if one was: `not_passed`, `other_person`, `person_not_registered` or
    /// `person_already_registered`. Another may be shown until `expires_at`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::FaceRefusalReason>")]
    pub face_refusal: Option<&'static str>,
    /// 单位编号, once an organisation's registration is complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Number>")]
    pub organisation_number: Option<String>,
}

impl Status {
    /// Tells it.
    #[must_use]
    pub fn new(registration: &FlowId, progress: &Progress, now: Timestamp) -> Self {
        let face_refusal = match progress.stage {
            Stage::AwaitingFace { refusal } => refusal.map(domain::FaceRefusal::as_str),
            Stage::AwaitingAccount | Stage::Complete => None,
        };
        Self {
            registration: registration.to_string(),
            step: progress.stage.as_str(),
            expires_at: moment(progress.deadline),
            expires_in_s: seconds_until(progress.deadline, now),
            face_refusal,
            organisation_number: progress
                .organisation_number
                .as_ref()
                .map(|number| number.as_str().to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{CreditCode, StandardCreditCode};
    use jiff::civil::date;
    use serde_json::json;

    #[test]
    fn a_code_from_before_the_standard_succeeds_and_does_not_register_online() {
        let form: StartOrganisation = serde_json::from_value(json!({
            "organisation": { "credit_code": "91350211M0000XUF46", "name": "宜兴市样例有限公司" },
            "legal_representative": {
                "id_type": "resident_id", "id_number": "320282199003070030", "name": "贾样例"
            },
            "agreement": { "version": "1", "sha256": "ab" },
        }))
        .unwrap();
        let today = date(2026, 5, 1);
        assert!(form.start::<CreditCode>(String::new(), today).is_ok());
        assert!(form.start::<StandardCreditCode>(String::new(), today).is_err());
    }
}
