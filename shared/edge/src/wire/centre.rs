//! The home page of an organisation on the wire (单位主页): cases above, matters below.

use super::cases::{Case, CaseCounts};
use super::matters::{Matter, matters};
use super::members::Period;
use super::session::SessionTimes;
use super::text;
use domain::{Operation, mask};
use schemars::JsonSchema;
use serde::Serialize;

/// The organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OfOrganisation {
    /// `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位全称.
    pub name: String,
    /// 单位编号.
    #[schemars(with = "text::Number")]
    pub number: String,
    /// 统一社会信用代码.
    #[schemars(with = "text::Code")]
    pub credit_code: String,
}

/// The caller's own place.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OwnPlace {
    /// `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// `legal_representative`, `administrator` or `agent`.
    #[schemars(with = "text::RoleName")]
    pub role: &'static str,
    /// When they may act.
    pub period: Period,
    /// 姓名: the first character, and a star for each other.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// 移动电话: its first three digits and its last four.
    #[schemars(with = "text::MaskedMobile")]
    pub mobile: String,
    /// What they may do here, by role and mandate, such as `see_people`, `add_agent` or `grant`. Some of it needs a fresh
    /// proof of identity beside.
    #[schemars(with = "Vec<text::OperationName>")]
    pub may: Vec<&'static str>,
    /// Whether they may appoint agents: 「代理人无权转换代理权」 takes that from an administrator.
    pub may_appoint_agents: bool,
}

/// The home page.
#[derive(Serialize, JsonSchema)]
pub struct Centre {
    /// Whose it is.
    pub organisation: OfOrganisation,
    /// The caller.
    pub own: OwnPlace,
    /// When the session ends.
    pub session: SessionTimes,
    /// 办件信息: how many cases there are.
    pub counts: CaseCounts,
    /// The newest begun, at most 5.
    pub newest: Vec<Case>,
    /// 推荐: at most 8.
    pub recommended: Vec<Matter>,
    /// 收藏: at most 50.
    pub favourites: Vec<Matter>,
}

impl From<&flows::centre::Centre> for Centre {
    fn from(centre: &flows::centre::Centre) -> Self {
        let flows::centre::Centre { members, member, .. } = centre;
        Self {
            organisation: OfOrganisation {
                organisation: members.people.organisation.to_string(),
                name: members.name.clone(),
                number: members.number.as_str().to_owned(),
                credit_code: members.credit_code.as_str().to_owned(),
            },
            own: OwnPlace {
                membership: member.id.to_string(),
                role: member.role.as_str(),
                period: Period::told(&member.period),
                name: mask::name(&centre.particulars.identity.name),
                mobile: mask::mobile(&centre.particulars.mobile),
                may: member.operations().map(Operation::as_str).collect(),
                may_appoint_agents: member.may(Operation::AddAgent).is_ok(),
            },
            session: SessionTimes::from(&centre.session),
            counts: centre.totals.into(),
            newest: centre.newest.iter().map(Case::from).collect(),
            recommended: matters(&centre.recommended),
            favourites: matters(&centre.favourites),
        }
    }
}
