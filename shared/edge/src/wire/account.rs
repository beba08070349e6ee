//! Making the account at the end of a registration.

use super::text;
use crate::problem::{Form, Problem};
use domain::{FlowId, FlowToken, OpenedOrganisation, PersonId, PresentedPassword, Role};
use flows::account::Complete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The account's particulars (填写账户信息).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The SMS code that proved the mobile: `sms_…`.
    #[schemars(with = "text::SmsCode")]
    pub sms_code: String,
    /// 移动电话, as verified.
    #[schemars(with = "text::TypedMobile")]
    pub mobile: String,
    /// 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others.
    #[schemars(with = "text::NewPassword")]
    pub password: String,
    /// 确认密码.
    #[schemars(with = "text::Password")]
    pub password_confirmation: String,
}

impl Account {
    /// Makes the request sound; the password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn complete(&self, registration: FlowId, token: FlowToken) -> Result<Complete, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/sms_code", self.sms_code.parse()),
            form.field("/mobile", self.mobile.parse()),
            form.field("/password", PresentedPassword::parse(&self.password)),
            form.field(
                "/password_confirmation",
                PresentedPassword::parse(&self.password_confirmation),
            ),
        );
        let (Some(sms_code), Some(mobile), Some(password), Some(confirmation)) = sound else {
            return Err(form.problem());
        };
        Ok(Complete { registration, token, sms_code, mobile, password, confirmation })
    }
}

/// A person exists.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonMade {
    /// Who: `per_…`.
    #[schemars(with = "text::Person")]
    pub person: String,
}

impl From<PersonId> for PersonMade {
    fn from(person: PersonId) -> Self {
        Self { person: person.to_string() }
    }
}

/// An organisation exists.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrganisationMade {
    /// The account: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位编号: 8 digits.
    #[schemars(with = "text::Number")]
    pub organisation_number: String,
    /// The legal representative's place in it: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// Always `legal_representative`.
    #[schemars(extend("const" = "legal_representative"))]
    pub role: &'static str,
}

impl From<OpenedOrganisation> for OrganisationMade {
    fn from(opened: OpenedOrganisation) -> Self {
        Self {
            organisation: opened.organisation.to_string(),
            organisation_number: opened.number.as_str().to_owned(),
            membership: opened.membership.to_string(),
            role: Role::LegalRepresentative.as_str(),
        }
    }
}
