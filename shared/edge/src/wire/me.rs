//! Whoever is signed in, as they see themselves, and 「不是我」.

use super::members::Period;
use super::session::SessionTimes;
use super::text;
use domain::{Actor, OrganisationId, mask};
use flows::me;
use schemars::JsonSchema;
use serde::Serialize;
use store::PlaceOfPerson;

/// Who one is here. What is personal is masked: it is there to be recognised.
#[derive(Serialize, JsonSchema)]
pub struct Me {
    /// Who: `per_…`.
    #[schemars(with = "text::Person")]
    pub person: String,
    /// For which organisation they are signed in, `org_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Organisation>")]
    pub organisation: Option<String>,
    /// In which place, `mem_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Membership>")]
    pub membership: Option<String>,
    /// When the session ends.
    pub session: SessionTimes,
    /// 姓名: the first character, and a star for each other.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// 证件类型.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: &'static str,
    /// 证件号码: its last characters.
    #[schemars(with = "text::MaskedDocument")]
    pub id_number: String,
    /// 移动电话: its first three digits and its last four.
    #[schemars(with = "text::MaskedMobile")]
    pub mobile: String,
    /// Every organisation that names them, as what it does.
    pub organisations: Vec<PlaceOfMine>,
}

/// A place of whoever asks.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PlaceOfMine {
    /// In which organisation: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位全称.
    pub organisation_name: String,
    /// Which place: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// `legal_representative`, `administrator` or `agent`.
    #[schemars(with = "text::RoleName")]
    pub role: String,
    /// `invited`, `live` or `suspended`.
    #[schemars(with = "text::PlaceState")]
    pub place: String,
    /// The invitation that waits, `inv_…`, if one does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Invitation>")]
    pub invitation: Option<String>,
    /// When they may act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
}

impl From<&PlaceOfPerson> for PlaceOfMine {
    fn from(place: &PlaceOfPerson) -> Self {
        Self {
            organisation: place.organisation.to_string(),
            organisation_name: place.organisation_name.clone(),
            membership: place.membership.to_string(),
            role: place.role.clone(),
            place: place.place.clone(),
            invitation: place.invitation.as_ref().map(ToString::to_string),
            period: place.period.as_ref().map(Period::told),
        }
    }
}

impl Me {
    /// Tells it.
    #[must_use]
    pub fn told(actor: &Actor, me: &me::Me) -> Self {
        let (organisation, membership) = match actor {
            Actor::Member(actor) => {
                (Some(actor.organisation.to_string()), Some(actor.membership.to_string()))
            }
            Actor::Person(_) => (None, None),
        };
        let (identity, mobile) = (&me.particulars.identity, &me.particulars.mobile);
        Self {
            person: actor.person().to_string(),
            organisation,
            membership,
            session: SessionTimes::from(&me.session),
            name: mask::name(&identity.name),
            id_type: identity.document.kind().as_str(),
            id_number: mask::document(&identity.document),
            mobile: mask::mobile(mobile),
            organisations: me.places.iter().map(PlaceOfMine::from).collect(),
        }
    }
}

/// The place is suspended: nobody acts in it any more.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Disavowed {
    /// In which organisation: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// Always `suspended`; anything else is a problem.
    #[schemars(extend("const" = "suspended"))]
    pub place: &'static str,
}

impl Disavowed {
    /// Tells it.
    #[must_use]
    pub fn new(organisation: &OrganisationId) -> Self {
        Self { organisation: organisation.to_string(), place: domain::Place::Suspended.as_str() }
    }
}
