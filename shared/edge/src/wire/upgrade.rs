//! The upgrade of an older hall's account (历史单位用户升级). What is told on the way is masked until its caller typed it.

use super::identity::Identity;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{
    Agreement, FlowToken, LegacyHall, LegacyHalls, Malformed, PresentedPassword, Role, Secret as _,
    UpgradeId, UpgradeStep, UpgradedOrganisation,
};
use flows::upgrade::Recognised;
use flows::upgrade::complete::Complete;
use flows::upgrade::confirm::Confirm;
use flows::upgrade::start::{Begun, Start};
use flows::upgrade::status::UpgradeProgress;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The halls whose accounts can be upgraded, and the notice to be read first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HallsTold {
    /// 原网办大厅, in the order in which they are shown.
    pub halls: Vec<HallTold>,
    /// The notice (升级须知) in force.
    pub notice: NoticeInForce,
}

/// A hall whose accounts can be upgraded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HallTold {
    /// What to name it by.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// A text that must be acknowledged, and what it says.
#[derive(Debug, Serialize, JsonSchema)]
pub struct NoticeInForce {
    /// Its version.
    pub version: String,
    /// SHA-256 of its text, in lower-case hexadecimal.
    #[schemars(with = "text::Digest")]
    pub sha256: String,
}

impl HallsTold {
    /// Tells them.
    #[must_use]
    pub fn new(halls: &LegacyHalls, notice: &Agreement) -> Self {
        let told = |LegacyHall { id, name, .. }: &LegacyHall| HallTold {
            id: id.to_string(),
            name: name.clone(),
        };
        let Agreement { version, sha256 } = notice.clone();
        Self { halls: halls.iter().map(told).collect(), notice: NoticeInForce { version, sha256 } }
    }
}

/// Somebody gives the user name and password they had in an older hall.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StartUpgrade {
    /// 原网办大厅, by its `id`.
    pub legacy_hall: String,
    /// 原用户名.
    pub user_name: String,
    /// 原密码. No rule for new passwords is applied to it.
    #[schemars(with = "text::Password")]
    pub password: String,
    /// The notice (升级须知), as read and acknowledged (我已阅知).
    pub notice: NoticeAcknowledged,
}

/// A notice that was acknowledged.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeAcknowledged {
    /// Which version.
    pub version: String,
    /// SHA-256 of the text that was shown, in lower-case hexadecimal.
    pub sha256: String,
}

impl StartUpgrade {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn start(&self, halls: &LegacyHalls, address: String) -> Result<Start, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/legacy_hall", halls.named(&self.legacy_hall)),
            form.field("/user_name", self.user_name.parse()),
            form.field("/password", self.password.parse()),
            form.field("/notice/version", short(&self.notice.version)),
            form.field("/notice/sha256", short(&self.notice.sha256)),
        );
        let (Some(hall), Some(user_name), Some(password), Some(version), Some(sha256)) = sound
        else {
            return Err(form.problem());
        };
        let notice = Agreement { version, sha256 };
        Ok(Start { hall: hall.clone(), user_name, password, notice, address })
    }
}

fn short(text: &str) -> Result<String, Malformed> {
    let text = text.trim();
    if text.is_empty() || text.len() > 64 {
        return Err(Malformed::new("notice", "请先阅读升级须知并点击“我已阅知”。"));
    }
    Ok(text.to_owned())
}

/// An upgrade that was begun. Its secret is told this once; what it is of is masked.
#[derive(Serialize, JsonSchema)]
pub struct UpgradeBegun {
    /// The upgrade: `upg_…`.
    #[schemars(with = "text::Upgrade")]
    pub upgrade: String,
    /// The browser's secret: send it as `Authorization: Bearer` with every later step.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// Always `awaiting_organisation`.
    #[schemars(extend("const" = "awaiting_organisation"))]
    pub step: &'static str,
    /// Until when the organisation must be confirmed: 600 s from now. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// 单位, masked.
    pub organisation: OrganisationMasked,
    /// 法定代表人, masked.
    pub legal_representative: PersonMasked,
}

/// An organisation, so that whoever knows it recognises it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrganisationMasked {
    /// 单位全称, mostly hidden: 宜兴******司.
    pub name: String,
}

/// A person, so that whoever knows them recognises them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PersonMasked {
    /// 证件类型.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: &'static str,
    /// 姓名, but for its first character hidden: 孙**.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
}

impl UpgradeBegun {
    /// Tells it.
    #[must_use]
    pub fn new(begun: &Begun, now: Timestamp) -> Self {
        Self {
            upgrade: begun.upgrade.to_string(),
            token: begun.token.reveal().to_owned(),
            step: "awaiting_organisation",
            expires_at: moment(begun.expires_at),
            expires_in_s: seconds_until(begun.expires_at, now),
            organisation: OrganisationMasked::from(&begun.recognised),
            legal_representative: PersonMasked::from(&begun.recognised),
        }
    }
}

impl From<&Recognised> for OrganisationMasked {
    fn from(recognised: &Recognised) -> Self {
        Self { name: recognised.organisation_name.clone() }
    }
}

impl From<&Recognised> for PersonMasked {
    fn from(recognised: &Recognised) -> Self {
        let Recognised { id_type, legal_representative, .. } = recognised;
        Self { id_type: id_type.as_str(), name: legal_representative.clone() }
    }
}

/// How far an upgrade is.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UpgradeStatus {
    /// The upgrade: `upg_…`.
    #[schemars(with = "text::Upgrade")]
    pub upgrade: String,
    /// `awaiting_organisation`, `awaiting_administrator` or `complete`.
    #[schemars(with = "text::UpgradeStepName")]
    pub step: &'static str,
    /// When this step is out of time. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
    /// Answers left at this step.
    pub tries_left: u8,
    /// 单位, masked; not once the account is upgraded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<OrganisationMasked>,
    /// 法定代表人, masked; not once the account is upgraded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub legal_representative: Option<PersonMasked>,
    /// 单位编号, once it is complete.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Number>")]
    pub organisation_number: Option<String>,
}

impl UpgradeStatus {
    /// Tells it.
    #[must_use]
    pub fn new(progress: &UpgradeProgress, now: Timestamp) -> Self {
        let UpgradeProgress { upgrade, recognised } = progress;
        let number = match &upgrade.step {
            UpgradeStep::AwaitingOrganisation | UpgradeStep::AwaitingAdministrator { .. } => None,
            UpgradeStep::Complete { outcome } => Some(&outcome.number),
        };
        Self {
            upgrade: upgrade.id.to_string(),
            step: upgrade.step_as_str(),
            expires_at: moment(upgrade.deadline()),
            expires_in_s: seconds_until(upgrade.deadline(), now),
            tries_left: upgrade.tries_left,
            organisation: recognised.as_ref().map(OrganisationMasked::from),
            legal_representative: recognised.as_ref().map(PersonMasked::from),
            organisation_number: number.map(|number| number.as_str().to_owned()),
        }
    }
}

/// Organisation and legal representative, typed in full.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfirmOrganisation {
    /// 单位全称.
    #[schemars(with = "text::OrganisationFullName")]
    pub name: String,
    /// 法定代表人.
    pub legal_representative: Identity,
}

impl ConfirmOrganisation {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn confirm(
        &self,
        upgrade: UpgradeId,
        token: FlowToken,
        today: Date,
    ) -> Result<Confirm, Problem> {
        let mut form = Form::default();
        let name = form.field("/name", self.name.parse());
        let whom = self.legal_representative.sound(&mut form, "/legal_representative", today);
        let (Some(name), Some(legal_representative)) = (name, whom) else {
            return Err(form.problem());
        };
        Ok(Confirm { upgrade, token, name, legal_representative })
    }
}

/// The organisation is confirmed. It may be typed again, should the page go back.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrganisationConfirmed {
    /// The upgrade: `upg_…`.
    #[schemars(with = "text::Upgrade")]
    pub upgrade: String,
    /// Always `awaiting_administrator`.
    #[schemars(extend("const" = "awaiting_administrator"))]
    pub step: &'static str,
    /// Until when the administrator must be named: 600 s from the first confirmation. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl OrganisationConfirmed {
    /// Tells it.
    #[must_use]
    pub fn new(upgrade: &UpgradeId, expires_at: Timestamp, now: Timestamp) -> Self {
        let upgrade = upgrade.to_string();
        Self {
            upgrade,
            step: "awaiting_administrator",
            expires_at: moment(expires_at),
            expires_in_s: seconds_until(expires_at, now),
        }
    }
}

/// The administrator (设置管理员): a registered person, who is then invited.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NameAdministrator {
    /// 证件类型: as of every identity.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: String,
    /// 证件号码.
    #[schemars(with = "text::TypedDocument")]
    pub id_number: String,
    /// ISO 3166-1 alpha-3, for a passport and only for a passport.
    #[schemars(with = "Option<text::Country>")]
    pub country: Option<String>,
    /// 姓名, as on the document.
    #[schemars(with = "text::TypedName")]
    pub name: String,
    /// 移动电话, the one that they have proven as their own.
    #[schemars(with = "text::TypedMobile")]
    pub mobile: String,
    /// 密码: 8 to 20 characters, at least three of digits, lower case, upper case, others. Of use only once the
    /// administrator has accepted.
    #[schemars(with = "text::NewPassword")]
    pub password: String,
    /// 确认密码.
    #[schemars(with = "text::Password")]
    pub password_confirmation: String,
}

impl NameAdministrator {
    /// Makes the request sound; the password's own rules are judged by the flow, which knows whose it is.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn complete(
        &self,
        upgrade: UpgradeId,
        token: FlowToken,
        today: Date,
    ) -> Result<Complete, Problem> {
        let mut form = Form::default();
        let identity = Identity {
            id_type: self.id_type.clone(),
            id_number: self.id_number.clone(),
            country: self.country.clone(),
            name: self.name.clone(),
        };
        let sound = (
            identity.sound(&mut form, "", today),
            form.field("/mobile", self.mobile.parse()),
            form.field("/password", PresentedPassword::parse(&self.password)),
            form.field(
                "/password_confirmation",
                PresentedPassword::parse(&self.password_confirmation),
            ),
        );
        let (Some(administrator), Some(mobile), Some(password), Some(confirmation)) = sound else {
            return Err(form.problem());
        };
        Ok(Complete { upgrade, token, administrator, mobile, password, confirmation })
    }
}

/// The account is upgraded. Nobody is a member yet: the administrator, and the legal representative if they are
/// registered as a person, are invited by SMS.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AccountUpgraded {
    /// The upgrade: `upg_…`.
    #[schemars(with = "text::Upgrade")]
    pub upgrade: String,
    /// Always `complete`.
    #[schemars(extend("const" = "complete"))]
    pub step: &'static str,
    /// The account: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位编号: 8 digits.
    #[schemars(with = "text::Number")]
    pub organisation_number: String,
    /// The administrator's place in it: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// Always `administrator`.
    #[schemars(extend("const" = "administrator"))]
    pub role: &'static str,
    /// Always `invited`: the password is of use once the administrator has accepted.
    #[schemars(extend("const" = "invited"))]
    pub place: &'static str,
    /// Until when the administrator may accept. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub invitation_expires_at: String,
}

impl AccountUpgraded {
    /// Tells it.
    #[must_use]
    pub fn new(upgrade: &UpgradeId, made: &UpgradedOrganisation) -> Self {
        Self {
            upgrade: upgrade.to_string(),
            step: "complete",
            organisation: made.organisation.to_string(),
            organisation_number: made.number.as_str().to_owned(),
            membership: made.membership.to_string(),
            role: Role::Administrator.as_str(),
            place: "invited",
            invitation_expires_at: moment(made.invited_until),
        }
    }
}
