//! The people of an organisation on the wire: administrator and agents, their periods and grants.

use super::identity::Identity;
use super::text;
use super::{moment, moment_in_hall};
use crate::problem::{Form, Problem};
use crate::request::today;
use domain::{
    BundleCode, Catalogue, GrantId, Malformed, MemberActor, MembershipId, Mobile, Operation, Place,
    Role, Scope, mask, rules,
};
use flows::members::Placed;
use flows::members::change::Change;
use flows::members::grant::Replace;
use flows::members::invite::Invite;
use flows::members::list::Listed;
use jiff::Timestamp;
use ports::Clock;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When something is good: from `from`, and before `until`. Told in the hall's own offset, `+08:00`.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// RFC 3339. Left out: now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub from: Option<String>,
    /// RFC 3339; the first moment after. The legal representative's office has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub until: Option<String>,
}

fn instant(text: &str) -> Result<Timestamp, Malformed> {
    let malformed =
        |_| Malformed::new("period.moment", "请填写带时区的时间，例如 2027-01-01T00:00:00+08:00。");
    text.parse().map_err(malformed)
}

impl Period {
    pub(crate) fn sound(
        &self,
        form: &mut Form,
        pointer: &str,
        now: Timestamp,
    ) -> Option<domain::Period> {
        let from = match &self.from {
            Some(from) => form.field(&format!("{pointer}/from"), instant(from))?,
            None => now,
        };
        let missing = || Malformed::new("period.until_missing", "请填写有效期的截止时间。");
        let until = self.until.as_deref().ok_or_else(missing).and_then(instant);
        let until = form.field(&format!("{pointer}/until"), until)?;
        let is_over =
            (until <= now).then(|| Malformed::new("period.over", "有效期的截止时间须晚于现在。"));
        let period = is_over.map_or_else(|| domain::Period::new(from, until), Err);
        form.field(pointer, period)
    }

    pub(crate) fn told(period: &domain::Period) -> Self {
        Self { from: Some(moment_in_hall(period.from)), until: period.until.map(moment_in_hall) }
    }
}

/// What a change says of a period. A bound that is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodChange {
    /// RFC 3339. Left out: as it was.
    #[schemars(with = "Option<text::Moment>")]
    pub from: Option<String>,
    /// RFC 3339; the first moment after. Left out: as it was.
    #[schemars(with = "Option<text::Moment>")]
    pub until: Option<String>,
}

/// When something that is granted may be done.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantPeriod {
    /// RFC 3339. Left out: as in the grant of this matter or bundle that is replaced; now, if there is none.
    #[schemars(with = "Option<text::Moment>")]
    pub from: Option<String>,
    /// RFC 3339; the first moment after.
    #[schemars(with = "Option<text::Moment>")]
    pub until: Option<String>,
}

/// The bounds that are there, each sound, and together if both are there. How long they last is judged with what stays.
fn bounds(
    (from, until): (Option<&str>, Option<&str>),
    form: &mut Form,
    pointer: &str,
    now: Timestamp,
) -> Option<domain::PeriodChange> {
    let from = from.map(|from| form.field(&format!("{pointer}/from"), instant(from)));
    let until = until.map(|until| form.field(&format!("{pointer}/until"), instant(until)));
    if from == Some(None) || until == Some(None) {
        return None;
    }
    let (from, until) = (from.flatten(), until.flatten());
    if until.is_some_and(|until| until <= now) {
        let over = Malformed::new("period.over", "有效期的截止时间须晚于现在。");
        return form.field(pointer, Err(over));
    }
    if let Some((from, until)) = from.zip(until)
        && until <= from
    {
        return form.field(pointer, domain::Period::new(from, until).map(Into::into));
    }
    Some(domain::PeriodChange { from, until })
}

impl PeriodChange {
    fn sound(
        &self,
        form: &mut Form,
        pointer: &str,
        now: Timestamp,
    ) -> Option<domain::PeriodChange> {
        bounds((self.from.as_deref(), self.until.as_deref()), form, pointer, now)
    }
}

impl GrantPeriod {
    fn sound(
        &self,
        form: &mut Form,
        pointer: &str,
        now: Timestamp,
    ) -> Option<domain::PeriodChange> {
        if self.until.is_none() {
            let missing = Malformed::new("period.until_missing", "请填写有效期的截止时间。");
            form.field::<()>(&format!("{pointer}/until"), Err(missing));
        }
        let sound = bounds((self.from.as_deref(), self.until.as_deref()), form, pointer, now);
        sound.filter(|change| change.until.is_some())
    }
}

/// A registered person is invited to a place.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteMember {
    /// Whom. Document and name must be those of a registered person.
    pub person: Identity,
    /// When they may act.
    pub period: Period,
}

impl InviteMember {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn invite(&self, role: Role, clock: &impl Clock) -> Result<Invite, Problem> {
        let mut form = Form::default();
        let identity = self.person.sound(&mut form, "/person", today(clock));
        let period = self.period.sound(&mut form, "/period", clock.now());
        let (Some(identity), Some(period)) = (identity, period) else {
            return Err(form.problem());
        };
        Ok(Invite { role, identity, period })
    }
}

/// A place is changed: its period, its mobile, or both. What is left out stays as it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeMember {
    /// When they may act from now on.
    pub period: Option<PeriodChange>,
    /// 移动电话: the person's own, as they have proven it.
    #[schemars(with = "Option<text::TypedMobile>")]
    pub mobile: Option<String>,
}

impl ChangeMember {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not, or saying that there is nothing to change.
    pub fn change(
        &self,
        role: Role,
        membership: Option<MembershipId>,
        clock: &impl Clock,
    ) -> Result<Change, Problem> {
        let now = clock.now();
        let mut form = Form::default();
        let says_nothing = |period: &PeriodChange| period.from.is_none() && period.until.is_none();
        if self.period.as_ref().is_none_or(says_nothing) && self.mobile.is_none() {
            let nothing = Malformed::new("member.nothing", "请填写要修改的有效期或移动电话。");
            form.field::<()>("", Err(nothing));
            return Err(form.problem());
        }
        let period = self.period.as_ref().map(|one| one.sound(&mut form, "/period", now));
        let mobile = self.mobile.as_ref().map(|text| form.field::<Mobile>("/mobile", text.parse()));
        if period == Some(None) || mobile == Some(None) {
            return Err(form.problem());
        }
        let (period, mobile) = (period.flatten(), mobile.flatten());
        Ok(Change { role, membership, period, mobile })
    }
}

/// A grant (业务授权): of one matter, or of one bundle.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    /// The matter's code.
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub matter: Option<String>,
    /// The bundle's code.
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub bundle: Option<String>,
    /// When it may be done.
    pub period: GrantPeriod,
}

/// What is granted: one matter, or one bundle that there is.
pub(super) fn scope(matter: Option<&str>, bundle: Option<&str>) -> Result<Scope, Malformed> {
    match (matter, bundle) {
        (Some(code), None) => Ok(Scope::Matter(code.parse()?)),
        (None, Some(code)) => {
            let code: domain::BundleCode = code.parse()?;
            let unknown =
                || Malformed::new("bundle.unknown", "没有这个事项组，请从事项组目录中选择。");
            if code.is_known() { Ok(Scope::Bundle(code)) } else { Err(unknown()) }
        }
        _ => Err(Malformed::new("grant.scope", "每项授权须且只须填写 matter 或 bundle 之一。")),
    }
}

/// An agent's grants are replaced as a whole.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceGrants {
    /// The place's revision, as it was read.
    pub revision: u64,
    /// At most 100. An empty list: they may do nothing.
    pub grants: Vec<NewGrant>,
}

impl ReplaceGrants {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn replace(
        &self,
        membership: MembershipId,
        clock: &impl Clock,
        catalogue: &Catalogue,
    ) -> Result<Replace, Problem> {
        let now = clock.now();
        let mut form = Form::default();
        if self.grants.len() > rules::GRANTS_MOST {
            let many = Malformed::new("grant.too_many", "每名经办人最多100项授权，请使用事项组。");
            form.field::<()>("/grants", Err(many));
            return Err(form.problem());
        }
        let mut grants = Vec::with_capacity(self.grants.len());
        let mut is_sound = true;
        for (at, grant) in self.grants.iter().enumerate() {
            let pointer = format!("/grants/{at}");
            let granted = form.field(&pointer, grantable(grant, catalogue));
            let period = grant.period.sound(&mut form, &format!("{pointer}/period"), now);
            match granted.zip(period) {
                Some(one) => grants.push(one),
                None => is_sound = false,
            }
        }
        if !is_sound {
            return Err(form.problem());
        }
        Ok(Replace { membership, revision: self.revision, grants })
    }
}

/// What is granted, if it may be: a bundle, or a matter that the catalogue has and that is for agents. Before there is a
/// catalogue, any matter.
fn grantable(grant: &NewGrant, catalogue: &Catalogue) -> Result<Scope, Malformed> {
    let scope = scope(grant.matter.as_deref(), grant.bundle.as_deref())?;
    let Scope::Matter(code) = &scope else { return Ok(scope) };
    match catalogue.matter(code) {
        Some(matter) if !matter.is_for_agents => {
            let detail = "该事项须由法定代表人或管理员本人办理，不能授权经办人。";
            Err(Malformed::new("grant.not_for_agents", detail))
        }
        None if catalogue.version > 0 => {
            Err(Malformed::new("grant.matter_unknown", "没有该事项，请从事项目录中选择。"))
        }
        Some(_) | None => Ok(scope),
    }
}

/// A grant, as it is told.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Grant {
    /// Its name: `gra_…`.
    #[schemars(with = "text::Grant")]
    pub grant: String,
    /// The matter's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub matter: Option<String>,
    /// What the matter is called: in the list of people, of a matter that the catalogue has.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter_name: Option<String>,
    /// The bundle's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub bundle: Option<String>,
    /// What the bundle is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundle_name: Option<&'static str>,
    /// When it may be done.
    pub period: Period,
}

impl Grant {
    fn told(grant: &domain::Grant) -> Self {
        let (matter, bundle) = match &grant.scope {
            Scope::Matter(code) => (Some(code.as_str().to_owned()), None),
            Scope::Bundle(code) => (None, Some(code)),
        };
        Self {
            grant: GrantId::to_string(&grant.id),
            matter,
            matter_name: None,
            bundle: bundle.map(|code| code.as_str().to_owned()),
            bundle_name: bundle.and_then(BundleCode::name),
            period: Period::told(&grant.period),
        }
    }
}

/// A place, told masked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Member {
    /// Which place: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// Whose: `per_…`.
    #[schemars(with = "text::Person")]
    pub person: String,
    /// `legal_representative`, `administrator` or `agent`.
    #[schemars(with = "text::RoleName")]
    pub role: &'static str,
    /// `invited`, `live` or `suspended`.
    #[schemars(with = "text::PlaceState")]
    pub place: &'static str,
    /// Until when the invitation may be accepted. RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub invitation_expires_at: Option<String>,
    /// 孙**.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// As in a registration.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: &'static str,
    /// All but its last characters are stars.
    #[schemars(with = "text::MaskedDocument")]
    pub id_number: String,
    /// 138****0001.
    #[schemars(with = "text::MaskedMobile")]
    pub mobile: String,
    /// When they may act.
    pub period: Period,
    /// What an agent may do.
    pub grants: Vec<Grant>,
    /// Whether they may appoint agents and grant to them: never an agent, and not an administrator whose authorisation
    /// letter says 「代理人无权转换代理权」.
    pub may_appoint_agents: bool,
    /// Whoever replaces the grants names it.
    pub revision: u64,
}

impl From<&Placed> for Member {
    fn from(placed: &Placed) -> Self {
        let Placed { membership, particulars } = placed;
        let invitation_expires_at = match &membership.place {
            Place::Invited { until, .. } => Some(moment(*until)),
            Place::Live | Place::Suspended | Place::Unconfirmed => None,
        };
        Self {
            membership: membership.id.to_string(),
            person: membership.person.to_string(),
            role: membership.role.as_str(),
            place: membership.place.as_str(),
            invitation_expires_at,
            name: mask::name(&particulars.identity.name),
            id_type: particulars.identity.document.kind().as_str(),
            id_number: mask::document(&particulars.identity.document),
            mobile: mask::mobile(&particulars.mobile),
            period: Period::told(&membership.period),
            grants: membership.grants.iter().map(Grant::told).collect(),
            may_appoint_agents: membership.may(Operation::AddAgent).is_ok(),
            revision: membership.revision,
        }
    }
}

/// The people of an organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct People {
    /// Which: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位全称.
    pub organisation_name: String,
    /// How often it was changed.
    pub version: u64,
    /// 法定代表人.
    pub legal_representative: Option<Member>,
    /// 管理员, if one is appointed or invited.
    pub administrator: Option<Member>,
    /// 经办人, at most ten.
    pub agents: Vec<Member>,
}

impl People {
    /// Tells them, masked, with what the catalogue calls the matters that are granted.
    #[must_use]
    pub fn told(actor: &MemberActor, listed: &Listed, catalogue: &Catalogue) -> Self {
        let told = |placed: &Placed| {
            let mut member = Member::from(placed);
            for grant in &mut member.grants {
                let matter = grant.matter.as_deref().and_then(|code| code.parse().ok());
                let known = matter.and_then(|code| catalogue.matter(&code));
                grant.matter_name = known.map(|matter| matter.name.clone());
            }
            member
        };
        let of = |role: Role| {
            listed.people.iter().filter(move |one| one.membership.role == role).map(told)
        };
        Self {
            organisation: actor.organisation.to_string(),
            organisation_name: listed.organisation_name.clone(),
            version: listed.version,
            legal_representative: of(Role::LegalRepresentative).next(),
            administrator: of(Role::Administrator).next(),
            agents: of(Role::Agent).collect(),
        }
    }
}

/// A place, unmasked, to take out.
#[derive(Serialize, JsonSchema)]
pub struct ExportedMember {
    /// The place, masked as everywhere.
    #[serde(flatten)]
    pub member: Member,
    /// 姓名, whole.
    pub full_name: String,
    /// 证件号码, whole.
    pub full_id_number: String,
    /// 移动电话, whole: `+86…`.
    #[schemars(with = "text::WholeMobile")]
    pub full_mobile: String,
}

/// Everything about the people of an organisation, to take out.
#[derive(Serialize, JsonSchema)]
pub struct Export {
    /// Which: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位全称.
    pub organisation_name: String,
    /// As of which version.
    pub version: u64,
    /// Everybody.
    pub people: Vec<ExportedMember>,
}

impl Export {
    /// Tells them, whole.
    #[must_use]
    pub fn told(actor: &MemberActor, listed: &Listed) -> Self {
        let people = listed.people.iter().map(|placed| ExportedMember {
            member: Member::from(placed),
            full_name: placed.particulars.identity.name.reveal().to_owned(),
            full_id_number: placed.particulars.identity.document.number().to_owned(),
            full_mobile: placed.particulars.mobile.e164(),
        });
        Self {
            organisation: actor.organisation.to_string(),
            organisation_name: listed.organisation_name.clone(),
            version: listed.version,
            people: people.collect(),
        }
    }
}

/// A place that is gone.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Removed {
    /// Which it was: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
}

impl From<MembershipId> for Removed {
    fn from(id: MembershipId) -> Self {
        Self { membership: id.to_string() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Matter;
    use ports::SystemClock;

    fn matter(code: &str, is_for_agents: bool) -> Matter {
        Matter {
            code: code.parse().unwrap(),
            name: "事项".to_owned(),
            initials: Vec::new(),
            category: "分类".to_owned(),
            audience: Vec::new(),
            is_for_agents,
            system: "case-system".parse().unwrap(),
            url: "https://case.example/".parse().unwrap(),
        }
    }

    fn changed(body: serde_json::Value) -> Result<Change, Vec<(String, String)>> {
        let asked: ChangeMember = serde_json::from_value(body).unwrap();
        asked.change(Role::Agent, None, &SystemClock).map_err(|problem| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let errors = problem.to_json()["errors"].as_array().unwrap().clone();
            errors.iter().map(|one| (text(&one["pointer"]), text(&one["code"]))).collect()
        })
    }

    #[test]
    fn a_bound_that_a_change_leaves_out_is_left_to_stay_and_is_not_now() {
        let until = "2100-01-01T00:00:00Z";
        let sound = changed(serde_json::json!({ "period": { "until": until } })).unwrap();
        let expected = domain::PeriodChange { from: None, until: Some(until.parse().unwrap()) };
        assert_eq!(sound.period, Some(expected));
        assert_eq!(sound.mobile, None);
        let sound = changed(serde_json::json!({ "period": { "from": until } })).unwrap();
        let expected = domain::PeriodChange { from: Some(until.parse().unwrap()), until: None };
        assert_eq!(sound.period, Some(expected));
        let sound = changed(serde_json::json!({ "mobile": "13800000001" })).unwrap();
        assert_eq!(sound.period, None);
    }

    #[test]
    fn a_change_that_says_nothing_or_nothing_possible_is_refused_with_every_field() {
        let refused = |body| changed(body).unwrap_err();
        let one = |pointer: &str, code: &str| vec![(pointer.to_owned(), code.to_owned())];
        for nothing in [serde_json::json!({}), serde_json::json!({ "period": {} })] {
            assert_eq!(refused(nothing), one("", "member.nothing"));
        }
        let over = serde_json::json!({ "period": { "until": "2001-01-01T00:00:00Z" } });
        assert_eq!(refused(over), one("/period", "period.over"));
        let none = serde_json::json!({
            "period": { "from": "2100-01-02T00:00:00Z", "until": "2100-01-01T00:00:00Z" },
        });
        assert_eq!(refused(none), one("/period", "period.empty"));
        let both = serde_json::json!({ "period": { "from": "soon", "until": "later" } });
        let both = refused(both);
        let pointers: Vec<&str> = both.iter().map(|(pointer, _)| &**pointer).collect();
        assert_eq!(pointers, ["/period/from", "/period/until"]);
    }

    fn refused(code: &str, catalogue: &Catalogue) -> Option<String> {
        let grants = serde_json::json!({
            "revision": 1,
            "grants": [{ "matter": code, "period": { "until": "2100-01-01T00:00:00Z" } }],
        });
        let mut asked: ReplaceGrants = serde_json::from_value(grants).unwrap();
        let until = SystemClock.now() + jiff::SignedDuration::from_hours(24);
        asked.grants[0].period.until = Some(until.to_string());
        let membership = "mem_00000000000000000000000000".parse().unwrap();
        let problem = asked.replace(membership, &SystemClock, catalogue).err()?;
        Some(problem.to_json()["errors"][0]["code"].as_str().unwrap().to_owned())
    }

    #[test]
    fn only_a_matter_of_the_catalogue_that_is_for_agents_is_granted() {
        let catalogue = Catalogue::new(1, vec![matter("a.open", true), matter("a.own", false)]);
        assert_eq!(refused("a.open", &catalogue), None);
        assert_eq!(refused("a.own", &catalogue).as_deref(), Some("grant.not_for_agents"));
        assert_eq!(refused("a.none", &catalogue).as_deref(), Some("grant.matter_unknown"));
        assert_eq!(refused("a.none", &Catalogue::default()), None, "before there is a catalogue");
    }
}
