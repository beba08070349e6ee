//! The counter (窗口): a clerk who signs in, takes documents and opens an account; what they see is masked.

use super::identity::Identity;
use super::members::Period;
use super::sso::spent;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{self, Form, Problem};
use crate::reply::Reply;
use crate::request::today;
use domain::{
    ActId, ClerkActor, CounterDocument, CounterOffice, CreditCode, Malformed, MandateDigest,
    Membership, Mobile, Place, Reason, Role, SsoId, StandardCreditCode, letter_date, mask,
};
use flows::counter::acts::Page;
use flows::counter::document::{Take, Taken};
use flows::counter::open::{Letter, Open, Opened};
use flows::counter::places::{Masked, Seen, Unmask};
use flows::counter::sign_in::{ClerkTimes, SignedIn};
use jiff::Timestamp;
use jiff::civil::Date;
use ports::Clock;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{ActTold, Particulars};

/// A clerk's session that began.
#[derive(Serialize, JsonSchema)]
pub struct ClerkSignedIn {
    /// Which clerk: `clk_…`.
    #[schemars(with = "text::Clerk")]
    pub clerk: String,
    /// At which counter.
    pub counter: String,
    /// The session: `ses_…`.
    #[schemars(with = "text::Session")]
    pub session: String,
    /// A JWT of its own type, for `Authorization: Bearer` of the counter's routes and no others. Told this once.
    #[schemars(with = "text::Jwt")]
    pub access_token: String,
    /// `Bearer`.
    #[schemars(extend("const" = "Bearer"))]
    pub token_type: &'static str,
    /// Until when it is good, if it is used: the end of a working day. Unused it ends after 30 minutes. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub ends_at: String,
}

impl ClerkSignedIn {
    /// Tells it; the cookie has done its work.
    #[must_use]
    pub fn reply(id: &SsoId, began: &SignedIn) -> Reply {
        flows::log::clerk(&began.actor);
        let told = Self {
            clerk: began.actor.clerk.to_string(),
            counter: began.actor.counter.to_string(),
            session: began.actor.session.to_string(),
            access_token: began.access_token.clone(),
            token_type: "Bearer",
            ends_at: moment(began.ends_at),
        };
        spent(id, Reply::created(&told))
    }
}

/// A clerk's session, as they see it.
#[derive(Serialize, JsonSchema)]
pub struct ClerkSessionTold {
    /// Which clerk: `clk_…`.
    #[schemars(with = "text::Clerk")]
    pub clerk: String,
    /// At which counter.
    pub counter: String,
    /// The session: `ses_…`.
    #[schemars(with = "text::Session")]
    pub session: String,
    /// When it ends unless it is used; asking this is no use of it. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub idle_ends_at: String,
    /// Whole seconds until then, from the moment of the reply.
    pub idle_ends_in_s: i64,
    /// When it ends in any case. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub ends_at: String,
    /// Whole seconds until then.
    pub ends_in_s: i64,
}

impl ClerkSessionTold {
    /// Tells it.
    #[must_use]
    pub fn new(actor: &ClerkActor, times: &ClerkTimes) -> Self {
        let in_s = |at: Timestamp| seconds_until(at, times.now);
        Self {
            clerk: actor.clerk.to_string(),
            counter: actor.counter.to_string(),
            session: actor.session.to_string(),
            idle_ends_at: moment(times.idle_ends_at),
            idle_ends_in_s: in_s(times.idle_ends_at),
            ends_at: moment(times.ends_at),
            ends_in_s: in_s(times.ends_at),
        }
    }
}

/// A clerk takes a document, which is put elsewhere: here is what it is.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeDocument {
    /// `licence` (营业执照), `authorisation_letter` (授权委托书) or `identity_proof` (身份证明).
    #[schemars(with = "text::CounterDocumentName")]
    pub kind: String,
    /// SHA-256 of the file, in lower-case hexadecimal.
    #[schemars(with = "text::Digest")]
    pub sha256: String,
    /// Its bytes, at most 10 MiB.
    pub size: u64,
    /// `application/pdf`, `image/jpeg` or `image/png`.
    #[schemars(with = "text::MediaTypeName")]
    pub media_type: String,
}

impl TakeDocument {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn take(&self) -> Result<Take, Problem> {
        let mut form = Form::default();
        let digest =
            || Malformed::new("document.sha256", "请提供文件的SHA-256摘要（64位十六进制）。");
        let sound = (
            form.field("/kind", self.kind.parse()),
            form.field("/sha256", keys::from_hex(&self.sha256).ok_or_else(digest)),
            form.field("/size", CounterDocument::size(self.size)),
            form.field("/media_type", self.media_type.parse()),
        );
        let (Some(kind), Some(sha256), Some(size), Some(media_type)) = sound else {
            return Err(form.problem());
        };
        Ok(Take { kind, sha256, size, media_type })
    }
}

/// A document that was taken, and where it is put, once.
#[derive(Serialize, JsonSchema)]
pub struct DocumentTaken {
    /// Its name: `doc_…`.
    #[schemars(with = "text::Document")]
    pub document: String,
    /// Where it is put.
    pub upload: Upload,
}

/// A request that puts the file.
#[derive(Serialize, JsonSchema)]
pub struct Upload {
    /// `PUT`.
    #[schemars(extend("const" = "PUT"))]
    pub method: &'static str,
    /// The address. Whoever has it may put the file.
    pub url: String,
    /// Headers that must be sent with it, these very ones.
    pub headers: BTreeMap<&'static str, String>,
    /// Until when: 10 minutes. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

impl DocumentTaken {
    /// Tells it.
    #[must_use]
    pub fn new(taken: Taken, now: Timestamp) -> Self {
        let ports::Upload { url, headers, expires_at } = taken.upload;
        let headers = headers.into_iter().collect();
        let upload = Upload {
            method: "PUT",
            url,
            headers,
            expires_at: moment(expires_at),
            expires_in_s: seconds_until(expires_at, now),
        };
        Self { document: taken.document.to_string(), upload }
    }
}

/// A clerk opens an account.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenAccount {
    /// 单位.
    pub organisation: OrganisationAtCounter,
    /// `legal_representative` (单位法人账号) or `administrator` (单位管理员账号), and nothing else.
    #[schemars(extend("enum" = ["legal_representative", "administrator"]))]
    pub role: String,
    /// Whose: a person who is registered under that document and name.
    pub person: Identity,
    /// The mobile they say is theirs, if they were asked: it must be the one they have proven.
    #[schemars(with = "Option<text::TypedMobile>")]
    pub mobile: Option<String>,
    /// The three documents, each taken at this counter.
    pub documents: ThreeDocuments,
    /// 授权委托书.
    pub letter: LetterAtCounter,
    /// When an administrator may act; a legal representative's office has no period.
    pub period: Option<Period>,
}

/// An organisation, as a clerk reads it off the licence.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrganisationAtCounter {
    /// 统一社会信用代码.
    #[schemars(with = "text::TypedCode")]
    pub credit_code: String,
    /// 单位全称.
    #[schemars(with = "text::OrganisationFullName")]
    pub name: String,
    /// Where the code is genuine and from before the standard, so that its last character does not check: why it is taken.
    pub credit_code_exception: Option<Exception>,
}

/// Why something is taken that is not usually.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// 4 to 200 characters.
    #[schemars(with = "text::ReasonText")]
    pub reason: String,
}

/// The three documents: `doc_…` each.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ThreeDocuments {
    /// 单位营业执照.
    #[schemars(with = "text::Document")]
    pub licence: String,
    /// 单位授权委托书.
    #[schemars(with = "text::Document")]
    pub authorisation_letter: String,
    /// 委托人身份证明.
    #[schemars(with = "text::Document")]
    pub identity_proof: String,
}

/// The letter: the day that paper bears, or the digest of one that was written here.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LetterAtCounter {
    /// `YYYY-MM-DD`: not to come, and not more than 90 days ago. Its administrator may appoint nobody.
    #[schemars(with = "Option<text::Day>")]
    pub date: Option<String>,
    /// SHA-256, in hexadecimal; for an administrator.
    #[schemars(with = "Option<text::Digest>")]
    pub digest: Option<String>,
}

impl LetterAtCounter {
    fn sound(&self, role: Role, today: Date) -> Result<Letter, Malformed> {
        match (&self.date, &self.digest) {
            (Some(date), None) => {
                let malformed =
                    || Malformed::new("letter.date", "请填写委托日期，例如 2026-11-24。");
                letter_date(domain::day(date).ok_or_else(malformed)?, today).map(Letter::Paper)
            }
            (None, Some(digest)) if role == Role::Administrator => {
                digest.parse::<MandateDigest>().map(Letter::Written)
            }
            _ => Err(Malformed::new(
                "letter",
                "请填写委托书的日期；管理员持本系统生成的委托书的，改填其编号（摘要）。",
            )),
        }
    }
}

impl OrganisationAtCounter {
    fn code(&self) -> Result<CreditCode, Malformed> {
        match self.credit_code_exception {
            Some(_) => self.credit_code.parse(),
            None => self.credit_code.parse::<StandardCreditCode>().map(CreditCode::from),
        }
    }
}

fn role(text: &str) -> Result<Role, Malformed> {
    let opened = [Role::LegalRepresentative, Role::Administrator];
    opened
        .into_iter()
        .find(|role| role.as_str() == text)
        .ok_or_else(|| Malformed::new("role", "窗口只能开通单位法人账号或单位管理员账号。"))
}

impl OpenAccount {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn open(&self, clock: &impl Clock) -> Result<Open, Problem> {
        let mut form = Form::default();
        let of = &self.organisation;
        let code = form.field("/organisation/credit_code", of.code());
        let name = form.field("/organisation/name", of.name.parse());
        let reason = of.credit_code_exception.as_ref().map(|one| one.reason.parse::<Reason>());
        let exception =
            form.field("/organisation/credit_code_exception/reason", reason.transpose());
        let role = form.field("/role", role(&self.role));
        let office = role.and_then(|role| self.office(&mut form, role, clock.now()));
        let person = self.person.sound(&mut form, "/person", today(clock));
        let mobile = self.mobile.as_ref().map(|mobile| mobile.parse::<Mobile>());
        let mobile = form.field("/mobile", mobile.transpose());
        let letter =
            role.and_then(|role| form.field("/letter", self.letter.sound(role, today(clock))));
        let ThreeDocuments { licence, authorisation_letter, identity_proof } = &self.documents;
        let documents = (
            form.field("/documents/licence", licence.parse()),
            form.field("/documents/authorisation_letter", authorisation_letter.parse()),
            form.field("/documents/identity_proof", identity_proof.parse()),
        );
        let (Some(licence), Some(second), Some(third)) = documents else {
            return Err(form.problem());
        };
        let documents = [licence, second, third];
        let (Some(credit_code), Some(name), Some(exception), Some(office)) =
            (code, name, exception, office)
        else {
            return Err(form.problem());
        };
        let (Some(person), Some(mobile), Some(letter)) = (person, mobile, letter) else {
            return Err(form.problem());
        };
        Ok(Open { credit_code, name, exception, office, person, mobile, documents, letter })
    }

    fn office(&self, form: &mut Form, role: Role, now: Timestamp) -> Option<CounterOffice> {
        match (role, &self.period) {
            (Role::Administrator, Some(period)) => {
                period.sound(form, "/period", now).map(CounterOffice::Administrator)
            }
            (Role::LegalRepresentative, None) => Some(CounterOffice::LegalRepresentative),
            _ => form.field(
                "/period",
                Err(Malformed::new("period", "管理员须填写有效期，法定代表人不填。")),
            ),
        }
    }
}

/// A place that a counter sees, with who holds it, masked.
#[derive(Serialize, JsonSchema)]
pub struct PlaceAtCounter {
    /// The place: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// As what.
    #[schemars(with = "text::RoleName")]
    pub role: &'static str,
    /// How it stands: `invited`, `live`, `suspended`.
    #[schemars(with = "text::PlaceState")]
    pub place: &'static str,
    /// Until when it may be accepted, while it waits. RFC 3339.
    #[schemars(with = "Option<text::Moment>")]
    pub invited_until: Option<String>,
    /// When its person may act.
    pub period: Period,
    /// Whether an administrator may appoint agents.
    pub may_appoint: bool,
    /// 姓名, masked.
    #[schemars(with = "text::MaskedName")]
    pub name: String,
    /// 证件号码, masked.
    #[schemars(with = "text::MaskedDocument")]
    pub id_number: String,
    /// 移动电话, masked.
    #[schemars(with = "text::MaskedMobile")]
    pub mobile: String,
}

impl PlaceAtCounter {
    fn new(membership: &Membership, particulars: &Particulars) -> Self {
        let Particulars { identity, mobile } = particulars;
        Self {
            membership: membership.id.to_string(),
            role: membership.role.as_str(),
            place: membership.place.as_str(),
            invited_until: match &membership.place {
                Place::Invited { until, .. } => Some(moment(*until)),
                Place::Live | Place::Suspended | Place::Unconfirmed => None,
            },
            period: Period::told(&membership.period),
            may_appoint: membership.may_appoint,
            name: mask::name(&identity.name),
            id_number: mask::document(&identity.document),
            mobile: mask::mobile(mobile),
        }
    }
}

/// An account that was opened: its person is sent a link by SMS, proves their mobile and sets a password.
#[derive(Serialize, JsonSchema)]
pub struct AccountOpened {
    /// In which organisation: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位编号, where the organisation came into being by it.
    #[schemars(with = "Option<text::Number>")]
    pub number: Option<String>,
    /// The place that waits.
    pub place: PlaceAtCounter,
}

impl AccountOpened {
    /// Tells it.
    #[must_use]
    pub fn new(opened: &Opened) -> Self {
        Self {
            organisation: opened.organisation.to_string(),
            number: opened.number.as_ref().map(|number| number.as_str().to_owned()),
            place: PlaceAtCounter::new(&opened.membership, &opened.particulars),
        }
    }
}

/// An organisation, as a counter sees it: its legal representative's and administrator's places.
#[derive(Serialize, JsonSchema)]
pub struct OrganisationSeen {
    /// Which: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// 单位全称.
    pub name: String,
    /// The places.
    pub places: Vec<PlaceAtCounter>,
}

impl OrganisationSeen {
    /// Tells it.
    #[must_use]
    pub fn new(seen: &Seen) -> Self {
        let told = |(one, who): &(Membership, Particulars)| PlaceAtCounter::new(one, who);
        Self {
            organisation: seen.organisation.to_string(),
            name: seen.name.clone(),
            places: seen.places.iter().map(told).collect(),
        }
    }
}

/// A clerk has a value shown whole.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmaskValue {
    /// In which organisation: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// Of whose place: `mem_…`.
    #[schemars(with = "text::Membership")]
    pub membership: String,
    /// `name`, `id_number` or `mobile`.
    #[schemars(with = "text::MaskedValue")]
    pub what: String,
    /// Why: 4 to 200 characters. It is kept.
    #[schemars(with = "text::ReasonText")]
    pub reason: String,
}

impl UnmaskValue {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn unmask(&self) -> Result<Unmask, Problem> {
        let mut form = Form::default();
        let unknown = || Malformed::new("what", "请选择姓名、证件号码或移动电话。");
        let what = Masked::ALL.into_iter().find(|what| what.as_str() == self.what);
        let sound = (
            form.field("/organisation", self.organisation.parse()),
            form.field("/membership", self.membership.parse()),
            form.field("/what", what.ok_or_else(unknown)),
            form.field("/reason", self.reason.parse()),
        );
        let (Some(organisation), Some(membership), Some(what), Some(reason)) = sound else {
            return Err(form.problem());
        };
        Ok(Unmask { organisation, membership, what, reason })
    }
}

/// A value shown whole.
#[derive(Serialize, JsonSchema)]
pub struct ValueUnmasked {
    /// The value.
    pub value: String,
}

/// What was done at the counter, newest first.
#[derive(Serialize, JsonSchema)]
pub struct CounterActs {
    /// The acts.
    pub acts: Vec<CounterActTold>,
    /// What to ask for, as `before`, to read on.
    pub next: Option<String>,
}

/// Something that a clerk did.
#[derive(Serialize, JsonSchema)]
pub struct CounterActTold {
    /// Its name: `act_…`.
    #[schemars(with = "text::Act")]
    pub act: String,
    /// When. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub at: String,
    /// Who: `clk_…`.
    #[schemars(with = "text::Clerk")]
    pub clerk: String,
    /// What, dotted and past: `account.opened`.
    pub what: String,
    /// Of what: ids, codes, digests, and the reasons that were given.
    pub content: BTreeMap<String, String>,
}

/// Where a page of acts begins.
pub struct Before(pub Timestamp, pub ActId);

impl std::str::FromStr for Before {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::new("before", "请取用上一页返回的 next。");
        let (at, id) = text.split_once('.').ok_or_else(malformed)?;
        let at = at.parse().ok().and_then(|at| Timestamp::from_millisecond(at).ok());
        Ok(Self(at.ok_or_else(malformed)?, id.parse()?))
    }
}

impl CounterActs {
    /// Tells a page.
    #[must_use]
    pub fn new(page: Page) -> Self {
        let last = page.acts.last().filter(|_| page.has_more);
        let next = last.map(|act| format!("{}.{}", act.at.as_millisecond(), act.id));
        let told = |act: ActTold| CounterActTold {
            act: act.id.to_string(),
            at: moment(act.at),
            clerk: act.clerk.to_string(),
            what: act.what,
            content: act.content,
        };
        Self { acts: page.acts.into_iter().map(told).collect(), next }
    }
}

/// The organisation that a path names; one of a code from before the standard too.
///
/// # Errors
///
/// [`Problem`]: what is no code names nothing.
pub fn named(text: &str) -> Result<CreditCode, Problem> {
    text.parse().map_err(|_| Problem::of(&problem::COUNTER_PLACE_UNKNOWN))
}
