//! Matters on the wire (业务事项): found, recommended, kept at hand, and begun.

use super::text;
use super::{moment, seconds_until};
use crate::problem::{Form, Problem};
use domain::{BundleCode, Catalogue, Denial, Malformed, MatterCode, Role, mask};
use flows::handling::{AttemptKey, Handed};
use flows::matters::find::{Found, Sought};
use flows::matters::{Granter as Grants, MatterTold, May};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A matter, and what the caller may do of it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Matter {
    /// Its code, which grants name.
    #[schemars(with = "text::MatterCodeText")]
    pub matter: String,
    /// What it is called.
    pub name: String,
    /// Its category.
    pub category: String,
    /// Whether agents may be granted it.
    pub is_for_agents: bool,
    /// Whether the caller may do it now.
    pub allowed: bool,
    /// Why not: as of `GET /v1/authority`, or `not_for_agents`, or `not_for_organisation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterReason>")]
    pub reason: Option<&'static str>,
    /// Until when they may, as things stand. RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub until: Option<String>,
    /// Whether they keep it at hand.
    pub is_favourite: bool,
}

impl From<&MatterTold> for Matter {
    fn from(told: &MatterTold) -> Self {
        let MatterTold { matter, may, is_favourite } = told;
        let (reason, until) = match may {
            May::Until(until) => (None, until.map(moment)),
            May::Not(denial) => (Some(denial.as_str()), None),
            May::NotForKind => (Some(text::NOT_FOR_ORGANISATION), None),
        };
        Self {
            matter: matter.code.as_str().to_owned(),
            name: matter.name.clone(),
            category: matter.category.clone(),
            is_for_agents: matter.is_for_agents,
            allowed: reason.is_none(),
            reason,
            until,
            is_favourite: *is_favourite,
        }
    }
}

pub(super) fn matters(told: &[MatterTold]) -> Vec<Matter> {
    told.iter().map(Matter::from).collect()
}

/// The bundles that can be granted.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BundlesTold {
    /// All of them.
    pub bundles: Vec<BundleTold>,
}

/// A bundle. Whoever is granted it may do every matter that is in it when it is asked.
#[derive(Debug, Serialize, JsonSchema)]
pub struct BundleTold {
    /// Its code, which grants name.
    #[schemars(with = "text::MatterCodeText")]
    pub code: String,
    /// What it is called.
    pub name: String,
    /// What is in it, of the matters there are.
    pub matters: Vec<MatterInBundle>,
}

/// A matter of a bundle.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatterInBundle {
    /// Its code.
    #[schemars(with = "text::MatterCodeText")]
    pub code: String,
    /// What it is called.
    pub name: String,
}

impl BundlesTold {
    /// Tells them, with the matters that the catalogue has.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Self {
        let bundle = |code: BundleCode| {
            let of_catalogue = |code: &str| catalogue.matter(&code.parse().ok()?);
            let matters = code.matters().filter_map(of_catalogue).map(|matter| MatterInBundle {
                code: matter.code.as_str().to_owned(),
                name: matter.name.clone(),
            });
            let matters = matters.collect();
            let name = code.name()?.to_owned();
            Some(BundleTold { code: code.as_str().to_owned(), name, matters })
        };
        let codes = BundleCode::all().filter_map(|(code, _)| code.parse().ok());
        Self { bundles: codes.filter_map(bundle).collect() }
    }
}

/// Matters that were found.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MattersFound {
    /// A page of them, at most 50: of a search the nearest first.
    pub matters: Vec<Matter>,
    /// How many there are on all pages.
    pub total: usize,
    /// What `after` is for the next page; not there on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub next_after: Option<String>,
    /// Every category there is.
    pub categories: Vec<String>,
}

impl From<&Found> for MattersFound {
    fn from(found: &Found) -> Self {
        Self {
            matters: matters(&found.matters),
            total: found.total,
            next_after: found.next_after.as_ref().map(|code| code.as_str().to_owned()),
            categories: found.categories.clone(),
        }
    }
}

/// What is looked for, from the query of a request: `query`, `category`, `after`.
///
/// # Errors
///
/// [`Problem`] naming every parameter that is not sound.
pub fn sought(query: &str, category: &str, after: &str) -> Result<Sought, Problem> {
    let mut form = Form::default();
    let mut is_sound = true;
    let mut read = |is_there: bool, field: &mut dyn FnMut(&mut Form) -> bool| {
        if is_there {
            is_sound &= field(&mut form);
        }
    };
    let mut sought = Sought::default();
    read(!query.is_empty(), &mut |form| {
        sought.text = form.field("?query", query.parse());
        sought.text.is_some()
    });
    read(!category.is_empty(), &mut |form| {
        let is_short = category.chars().count() <= 20;
        let read = if is_short { Ok(category.to_owned()) } else { Err(no_category()) };
        sought.category = form.field("?category", read);
        sought.category.is_some()
    });
    read(!after.is_empty(), &mut |form| {
        sought.after = form.field("?after", after.parse::<MatterCode>());
        sought.after.is_some()
    });
    if is_sound { Ok(sought) } else { Err(form.problem()) }
}

fn no_category() -> Malformed {
    Malformed::new("matter.category", "没有该分类，请从categories中选择。")
}

/// Matters that are recommended.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MattersRecommended {
    /// At most 8, the first the most used by organisations of the same kind.
    pub matters: Vec<Matter>,
}

impl MattersRecommended {
    /// Tells them.
    #[must_use]
    pub fn new(told: &[MatterTold]) -> Self {
        Self { matters: matters(told) }
    }
}

/// Somebody who could let the caller do a matter, or do it themselves.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Granter {
    /// 姓名, masked.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// `legal_representative` or `administrator`.
    #[schemars(with = "text::RoleName")]
    pub role: &'static str,
    /// Whether they may let the caller; if not, they may only do it themselves.
    pub may_grant: bool,
}

pub(crate) fn granters(granters: &[Grants]) -> Vec<Granter> {
    let told = |one: &Grants| Granter {
        name: mask::name(&one.name),
        role: one.role.as_str(),
        may_grant: one.may_grant,
    };
    granters.iter().map(told).collect()
}

/// One matter.
#[derive(Debug, Serialize, JsonSchema)]
pub struct MatterDetail {
    /// What it is.
    #[serde(flatten)]
    pub matter: Matter,
    /// To whoever may not do it: who could let them, or do it themselves; else empty.
    pub granters: Vec<Granter>,
}

impl MatterDetail {
    /// Tells it.
    #[must_use]
    pub fn new((told, who): &(MatterTold, Vec<Grants>)) -> Self {
        Self { matter: Matter::from(told), granters: granters(who) }
    }
}

/// Whether a matter is kept at hand.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Favourite {
    /// The matter's code.
    #[schemars(with = "text::MatterCodeText")]
    pub matter: String,
    /// Whether it is, from now on.
    pub is_favourite: bool,
}

impl Favourite {
    /// Tells it.
    #[must_use]
    pub fn new(matter: &MatterCode, is_favourite: bool) -> Self {
        Self { matter: matter.as_str().to_owned(), is_favourite }
    }
}

/// A matter is begun.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BeginMatter {
    /// What the page calls this beginning: 8 to 64 letters, digits, hyphens and underscores, drawn at random, and the same
    /// when the same click is sent again, which then begins nothing anew.
    #[schemars(with = "text::AttemptText")]
    pub attempt: String,
}

impl BeginMatter {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn attempt(&self) -> Result<AttemptKey, Problem> {
        let mut form = Form::default();
        form.field("/attempt", self.attempt.parse()).ok_or_else(|| form.problem())
    }
}

/// Where to go, and what to show there.
#[derive(Serialize, JsonSchema)]
pub struct HandedOver {
    /// The case: `cas_…`.
    #[schemars(with = "text::Case")]
    pub case: String,
    /// The page of the business system where it is done.
    #[schemars(with = "text::Address")]
    pub url: String,
    /// The mandate, a JWT (RFC 7519) of type `mandate+jwt` for that business system, which verifies it by
    /// `/.well-known/jwks.json` and `/v1/revocations`. To be posted to `url` as the field `mandate` of a form, never put into
    /// an address.
    #[schemars(with = "text::Jwt")]
    pub mandate: String,
    /// Until when the mandate is good: ten minutes at most. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl HandedOver {
    /// Tells it.
    #[must_use]
    pub fn new(handed: &Handed, now: Timestamp) -> Self {
        Self {
            case: handed.case.to_string(),
            url: handed.url.clone(),
            mandate: handed.mandate.clone(),
            expires_at: moment(handed.expires_at),
            expires_in_s: seconds_until(handed.expires_at, now),
        }
    }
}

/// What a member who may not do a matter is told to do, in Chinese and in English.
#[must_use]
pub(crate) fn advice(denial: Denial, who: &[Grants]) -> (&'static str, &'static str) {
    let may_grant = |role| who.iter().any(|one| one.role == role && one.may_grant);
    match denial {
        Denial::NotForAgents => (
            "该事项须由法定代表人或管理员本人办理。",
            "The legal representative or the administrator has to do this matter themselves.",
        ),
        _ if may_grant(Role::Administrator) => (
            "请联系法定代表人或管理员为您授权后再办理。",
            "Ask the legal representative or the administrator to authorise you first.",
        ),
        _ if may_grant(Role::LegalRepresentative) => (
            "请联系法定代表人为您授权后再办理。",
            "Ask the legal representative to authorise you first.",
        ),
        _ if !who.is_empty() => (
            "本单位管理员未获准转授权，请由其本人办理，或到经办窗口办理。",
            "The administrator may not authorise others. They can do it themselves, or go to a counter.",
        ),
        _ => (
            "本单位暂无可授权人员，请到经办窗口办理。",
            "Nobody in this organisation can authorise you for now. Please go to a counter.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn bundles_are_told_with_the_matters_that_the_catalogue_has() {
        let (code, name) = BundleCode::all().next().unwrap();
        let bundle: BundleCode = code.parse().unwrap();
        let known = bundle.matters().next().unwrap();
        let matter = domain::Matter {
            code: known.parse().unwrap(),
            name: "单位职工参保登记".into(),
            initials: Vec::new(),
            category: "社会保险".into(),
            audience: Vec::new(),
            is_for_agents: true,
            system: "case-system".parse().unwrap(),
            url: "https://hall.example/a".parse().unwrap(),
        };
        let told =
            serde_json::to_value(BundlesTold::new(&Catalogue::new(1, vec![matter]))).unwrap();
        assert_eq!(
            told["bundles"][0],
            json!({
                "code": code,
                "name": name,
                "matters": [{ "code": known, "name": "单位职工参保登记" }]
            })
        );
        assert_eq!(told["bundles"].as_array().unwrap().len(), BundleCode::all().count());
        assert_eq!(told["bundles"][1]["matters"], json!([]));
    }

    #[test]
    fn nobody_is_sent_for_a_grant_to_whoever_may_give_none() {
        let one = |role, may_grant| Grants { name: "丁合成".parse().unwrap(), role, may_grant };
        let boss = one(Role::LegalRepresentative, true);
        let administrator = |may_grant| one(Role::Administrator, may_grant);
        let told = |who: &[Grants]| advice(Denial::NotGranted, who).0;
        let of_both = told(&[boss.clone(), administrator(true)]);
        assert!(of_both.contains("法定代表人或管理员为您授权"));
        let of_boss = told(&[boss, administrator(false)]);
        assert!(of_boss.contains("法定代表人为您授权") && !of_boss.contains("管理员"));
        let of_bound = told(&[administrator(false)]);
        assert!(of_bound.contains("未获准转授权") && !of_bound.contains("为您授权"));
        assert!(told(&[]).contains("经办窗口"));
        assert!(advice(Denial::NotForAgents, &[]).0.contains("本人办理"));
    }
}
