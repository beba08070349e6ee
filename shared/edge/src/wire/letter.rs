//! The authorisation letter (授权委托书): written by anybody, verified by whoever has its digest. Told masked; only the paper has
//! the delegate's name and number in full.

use super::identity::Identity;
use super::members::scope;
use super::text;
use crate::problem::{Form, Problem};
use domain::{
    Malformed, Mandate, MandateDigest, MandateExtent, MandateParties, OrganisationName, Scope,
    Secret as _, letter_date, mask, rules,
};
use flows::letter::write::Written;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A letter is to be written. Nobody is signed in: it is taken to a counter before there is an account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteLetter {
    /// 单位, which gives the mandate.
    pub organisation: LetterOrganisation,
    /// 代理人, who gets it.
    pub delegate: Identity,
    /// What the delegate may do, 1 to 20. Left out: everything (全权代表), which an administrator's account needs.
    pub matters: Option<Vec<LetterMatter>>,
    /// Whether the delegate may let others act in turn. Left out: 代理人无权转换代理权.
    #[serde(default)]
    pub may_appoint_agents: bool,
    /// The day it bears, `YYYY-MM-DD`: today or one of the 90 days before. Left out: today.
    #[schemars(with = "Option<text::Day>")]
    pub date: Option<String>,
}

/// An organisation, as a letter names it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterOrganisation {
    /// 统一社会信用代码. One from before the standard is taken too: it is a counter that decides.
    #[schemars(with = "text::TypedCode")]
    pub credit_code: String,
    /// 单位全称.
    #[schemars(with = "text::OrganisationFullName")]
    pub name: String,
}

/// A matter, or a bundle of them.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterMatter {
    /// The matter's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub matter: Option<String>,
    /// The bundle's code.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::MatterCodeText>")]
    pub bundle: Option<String>,
}

impl LetterMatter {
    fn told(scope: &Scope) -> Self {
        match scope {
            Scope::Matter(code) => Self { matter: Some(code.as_str().to_owned()), bundle: None },
            Scope::Bundle(code) => Self { matter: None, bundle: Some(code.as_str().to_owned()) },
        }
    }
}

impl WriteLetter {
    /// Makes the request sound: the mandate, for the hall of this bureau.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn mandate(&self, bureau: &OrganisationName, today: Date) -> Result<Mandate, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/organisation/credit_code", self.organisation.credit_code.parse()),
            form.field("/organisation/name", self.organisation.name.parse()),
            self.delegate.sound(&mut form, "/delegate", today),
            self.extent(&mut form),
            form.field("/date", self.day(today)),
        );
        let (Some(credit_code), Some(organisation), Some(delegate), Some(extent), Some(date)) =
            sound
        else {
            return Err(form.problem());
        };
        Ok(Mandate {
            parties: MandateParties { credit_code, organisation, delegate },
            extent,
            may_appoint_agents: self.may_appoint_agents,
            date,
            bureau: bureau.clone(),
        })
    }

    fn extent(&self, form: &mut Form) -> Option<MandateExtent> {
        let Some(matters) = &self.matters else { return Some(MandateExtent::Everything) };
        // Judged before each is read: the list is bounded by the body only.
        if matters.len() > rules::LETTER_MATTERS_MOST {
            return form.field("/matters", MandateExtent::only(Vec::new()));
        }
        let read = |(at, one): (usize, &LetterMatter)| {
            form.field(
                &format!("/matters/{at}"),
                scope(one.matter.as_deref(), one.bundle.as_deref()),
            )
        };
        let read: Vec<_> = matters.iter().enumerate().map(read).collect();
        let scopes = read.into_iter().collect::<Option<Vec<_>>>()?;
        form.field("/matters", MandateExtent::only(scopes))
    }

    fn day(&self, today: Date) -> Result<Date, Malformed> {
        let Some(text) = &self.date else { return Ok(today) };
        let malformed = || Malformed::new("letter.date", "请按“YYYY-MM-DD”填写委托日期。");
        letter_date(domain::day(text).ok_or_else(malformed)?, today)
    }
}

/// What a letter says, told to anybody who has its digest: to be compared with the paper. That it is here says that it was
/// written, and not by whom: what gives it force is the seal on the paper.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Letter {
    /// Its digest: 64 lower-case hexadecimal digits.
    #[schemars(with = "text::Digest")]
    pub digest: String,
    /// 单位.
    pub organisation: OrganisationTold,
    /// 代理人, masked.
    pub delegate: DelegateTold,
    /// Whether it is for everything (全权代表).
    pub is_for_everything: bool,
    /// What it is for, if it is not; else empty.
    pub matters: Vec<LetterMatter>,
    /// Whether the delegate may let others act in turn; if not, 代理人无权转换代理权.
    pub may_appoint_agents: bool,
    /// The day it bears: `YYYY-MM-DD`.
    #[schemars(with = "text::Day")]
    pub date: String,
    /// The last day on which a counter takes it: `YYYY-MM-DD`.
    #[schemars(with = "text::Day")]
    pub last_day: String,
    /// Whether a counter takes it today.
    pub is_good_today: bool,
    /// Whose hall it is for.
    pub bureau: String,
}

/// An organisation, which is public.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrganisationTold {
    /// 统一社会信用代码.
    #[schemars(with = "text::Code")]
    pub credit_code: String,
    /// 单位全称.
    pub name: String,
}

/// A delegate, so that whoever holds the paper recognises them.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DelegateTold {
    /// 证件类型.
    #[schemars(with = "text::DocumentKindName")]
    pub id_type: &'static str,
    /// All but its last characters are stars.
    #[schemars(with = "text::MaskedDocument")]
    pub id_number: String,
    /// 孙**.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
}

impl Letter {
    /// Tells it, masked.
    #[must_use]
    pub fn told(digest: &MandateDigest, mandate: &Mandate, today: Date) -> Self {
        let MandateParties { credit_code, organisation, delegate } = &mandate.parties;
        Self {
            digest: digest.to_string(),
            organisation: OrganisationTold {
                credit_code: credit_code.as_str().to_owned(),
                name: organisation.as_str().to_owned(),
            },
            delegate: DelegateTold {
                id_type: delegate.document.kind().as_str(),
                id_number: mask::document(&delegate.document),
                name: mask::name(&delegate.name),
            },
            is_for_everything: mandate.extent == MandateExtent::Everything,
            matters: mandate.extent.scopes().iter().map(LetterMatter::told).collect(),
            may_appoint_agents: mandate.may_appoint_agents,
            date: mandate.date.to_string(),
            last_day: mandate.last_day().to_string(),
            is_good_today: mandate.on(today).is_ok(),
            bureau: mandate.bureau.as_str().to_owned(),
        }
    }
}

/// A letter that was written. Its secret is told this once.
#[derive(Serialize, JsonSchema)]
pub struct LetterWritten {
    /// The secret with which it is printed: send it as `Authorization: Bearer`.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// What it says.
    pub letter: Letter,
}

impl LetterWritten {
    /// Tells it.
    #[must_use]
    pub fn new(written: &Written, today: Date) -> Self {
        let Written { digest, token, mandate } = written;
        let letter = Letter::told(digest, mandate, today);
        Self { token: token.reveal().to_owned(), letter }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use serde_json::{Value, json};

    fn read(change: impl FnOnce(&mut Value)) -> Result<Mandate, Problem> {
        let mut body = json!({
            "organisation": { "credit_code": "91320282MA1TERT0XX", "name": "宜兴市样例有限公司" },
            "delegate": { "id_type": "resident_id", "id_number": "320282199003070030", "name": "贾样例" },
        });
        change(&mut body);
        let body: WriteLetter = serde_json::from_value(body).unwrap();
        body.mandate(&"宜兴市人力资源社会保障局".parse().unwrap(), date(2026, 11, 24))
    }

    fn pointers(refused: Result<Mandate, Problem>) -> Vec<String> {
        let problem = refused.unwrap_err().to_json();
        let errors = problem["errors"].as_array().unwrap();
        errors.iter().map(|one| one["pointer"].as_str().unwrap().to_owned()).collect()
    }

    #[test]
    fn what_is_left_out_is_what_the_guide_s_letter_says() {
        let mandate = read(|_| {}).unwrap();
        assert_eq!(mandate.extent, MandateExtent::Everything);
        assert!(!mandate.may_appoint_agents);
        assert_eq!(mandate.date, date(2026, 11, 24));
    }

    #[test]
    fn every_field_that_is_not_sound_is_named_at_once() {
        let refused = read(|body| {
            body["organisation"] = json!({ "credit_code": "9132", "name": "" });
            body["delegate"]["name"] = "孙**".into();
            body["matters"] = json!([{}, { "bundle": "no-such" }, { "matter": "talent.archive" }]);
            body["date"] = "2026-11-25".into();
        });
        assert_eq!(
            pointers(refused),
            [
                "/organisation/credit_code",
                "/organisation/name",
                "/delegate/name",
                "/matters/0",
                "/matters/1",
                "/date"
            ]
        );
    }

    #[test]
    fn a_day_is_written_in_one_way_and_lies_within_ninety() {
        let on = |text: &str| read(|body| body["date"] = text.into());
        assert!(on("2026-08-26").is_ok() && on("2026-11-24").is_ok());
        for text in ["", "2026-8-26", "2026-08-25", "2026-11-25", "2026-11-24T00:00", "20261124"] {
            assert_eq!(pointers(on(text)), ["/date"], "{text}");
        }
    }

    #[test]
    fn no_matters_and_too_many_are_refused() {
        let matter = |n: usize| json!({ "matter": format!("talent.m{n}") });
        let with = |count| {
            let matters: Vec<Value> = (0..count).map(matter).collect();
            read(|body| body["matters"] = matters.into())
        };
        assert_eq!(pointers(with(0)), ["/matters"]);
        assert_eq!(pointers(with(21)), ["/matters"]);
        assert_eq!(with(20).unwrap().extent.scopes().len(), 20);
    }

    #[test]
    fn of_the_delegate_nothing_is_told_in_full() {
        let mandate = read(|_| {}).unwrap();
        let told = Letter::told(&MandateDigest([7; 32]), &mandate, date(2026, 11, 24));
        let told = serde_json::to_value(&told).unwrap();
        assert_eq!(told["delegate"]["name"], "贾**");
        assert_eq!(told["delegate"]["id_number"], "**************0030");
        assert_eq!(told["last_day"], "2027-02-22");
        assert_eq!(told["is_good_today"], true);
        assert!(!told.to_string().contains("320282199003070030"));
    }
}
