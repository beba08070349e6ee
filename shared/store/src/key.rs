//! Keys, and the chart of what is kept under them.
//!
//! | entity | pk | sk |
//! | --- | --- | --- |
//! | organisation | `ORG#<org>` | `ORG` |
//! | membership | `ORG#<org>` | `MEM#<mem>` |
//! | identifier of an organisation | `ORGID#<kind>#<value>` | `ORGID` |
//! | person | `PER#<per>` | `PER` |
//! | person ↔ organisation | `PER#<per>` | `ORG#<org>` |
//! | session | `PER#<per>` | `SES#<sid>` |
//! | identifier of a person | `PERID#<kind>#<blind>` | `PERID` |
//! | flow | `FLOW#<id>` | `FLOW` |
//! | face that is shown to a provider which is asked | `FLOW#<id>` | `FACE#alipay` |
//! | SMS code | `SMS#<id>` | `SMS` |
//! | limiter | `RATE#<scope>#<blind or id>` | `<window in seconds>` |
//! | QR sign-in | `QR#<id>` | `QR` |
//! | sign-in by another provider's word | `SSO#<id>` | `SSO` |
//! | person's subject at a provider | `PER#<per>` | `SUB#<provider>` |
//! | delivery of a webhook | `DELIVERY#<provider>#<id>` | `DELIVERY` |
//! | notice | `NOTICE#<id>` | `NOTICE` |
//! | notice that is held | `HELD#notices` | `<id>` |
//! | SMS code that is to leave | `OUTBOX#<sms code>` | `<sending, 10 digits>` |
//! | day's count of SMS | `BUDGET#<share>#<shard>` | `<day>` |
//! | audit record | `AUD#<org>` | `<version, 12 digits>` |
//! | business register entry | `REG#<credit code>` | `REG` |
//! | account of an older hall | `LEG#<hall>#<blind user name>` | `LEG` |
//! | authorisation letter | `LETTER#<digest>` | `LETTER` |
//! | clerk's session | `CLK#<clk>` | `SES#<sid>` |
//! | document that a clerk took | `DOC#<doc>` | `DOC` |
//! | act of a clerk | `CTR#<counter>` | `<moment, 15 digits, and act>` |
//! | appeal | `APL#<apl>` | `APL` |
//! | appeal that is open | `APL#open` | `<apl>` |
//! | catalogue of matters, as it is now | `CATALOGUE#current` | `CATALOGUE` |
//! | catalogue of matters, each version | `CATALOGUE#versions` | `<version, 12 digits>` |
//! | how often organisations of a kind begin which matter | `USAGE#<kind>` | `USAGE` |
//! | case | `CASE#<cas>` | `CASE` |
//! | event of a case | `CASE#<cas>` | `EVENT#<sequence, 12 digits>` |
//! | case on a list of the organisation | `CASES#<org>#<list>` | `<moment, 15 digits, and case>` |
//! | case on a list of a matter | `CASES#<org>#<list>#<matter>` | `<moment, 15 digits, and case>` |
//! | case on a list of whoever began it | `CASES#<org>#<list>#<per>` | `<moment, 15 digits, and case>` |
//! | how many cases of a matter somebody began | `CASES#<org>` | `COUNT#<matter>#<per or ->` |
//! | what was revoked | `REVOKED#<ten minutes>` | `<moment, 15 digits, organisation and version>` |
//! | (nothing: read to warm a connection) | `WARM` | `WARM` |

use crate::Item;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::rules::Limit;
use domain::{
    ActId, CaseId, CaseList, CaseMark, ClerkId, CodeSending, CounterId, CreditCode, DocumentId,
    FlowId, LegacyHallId, MandateDigest, MatterCode, MembershipId, NoticeId, OrganisationId,
    OrganisationIdentifier, OrganisationKind, PersonId, QrId, SessionId, SmsCodeId, SmsShare,
    SsoId, UpgradeId,
};
use jiff::Timestamp;
use jiff::civil::Date;
use keys::Blind;

/// What every partition key begins with, for whoever compares IAM statements with this room.
pub const PREFIXES: [&str; 28] = [
    "ORG#",
    "ORGID#",
    "PER#",
    "PERID#",
    "FLOW#",
    "SMS#",
    "RATE#",
    "QR#",
    "SSO#",
    "DELIVERY#",
    "NOTICE#",
    "HELD#",
    "OUTBOX#",
    "BUDGET#",
    "AUD#",
    "REG#",
    "LEG#",
    "LETTER#",
    "CLK#",
    "CTR#",
    "DOC#",
    "APL#",
    "CATALOGUE#",
    "USAGE#",
    "CASE#",
    "CASES#",
    "REVOKED#",
    "WARM",
];

/// The key of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

impl Key {
    fn new(pk: String, sk: impl Into<String>) -> Self {
        Self { pk, sk: sk.into() }
    }

    /// Whether the item lies under it.
    pub(crate) fn is_of(&self, item: &Item) -> bool {
        let is =
            |name, value: &String| item.get(name).and_then(|own| own.as_s().ok()) == Some(value);
        is("pk", &self.pk) && is("sk", &self.sk)
    }

    pub(crate) fn into_item(self) -> Item {
        Item::from([
            ("pk".to_owned(), AttributeValue::S(self.pk)),
            ("sk".to_owned(), AttributeValue::S(self.sk)),
        ])
    }
}

pub(crate) fn warm() -> Key {
    Key::new("WARM".to_owned(), "WARM")
}

pub(crate) fn organisation(id: &OrganisationId) -> Key {
    Key::new(format!("ORG#{id}"), "ORG")
}

pub(crate) const MEMBERSHIP: &str = "MEM#";

pub(crate) fn membership(organisation: &OrganisationId, id: &MembershipId) -> Key {
    Key::new(format!("ORG#{organisation}"), format!("{MEMBERSHIP}{id}"))
}

pub(crate) fn organisation_identifier(identifier: &OrganisationIdentifier) -> Key {
    Key::new(format!("ORGID#{}#{}", identifier.kind(), identifier.value()), "ORGID")
}

pub(crate) fn person(id: &PersonId) -> Key {
    Key::new(format!("PER#{id}"), "PER")
}

pub(crate) fn person_in_organisation(person: &PersonId, organisation: &OrganisationId) -> Key {
    Key::new(format!("PER#{person}"), format!("ORG#{organisation}"))
}

/// Where a person's places begin: partition key, and the prefix of the sort keys.
pub(crate) fn organisations_of(person: &PersonId) -> (String, String) {
    (format!("PER#{person}"), "ORG#".to_owned())
}

pub(crate) fn session(person: &PersonId, id: &SessionId) -> Key {
    Key::new(format!("PER#{person}"), format!("SES#{id}"))
}

/// Where a person's sessions begin: partition key, and the prefix of the sort keys.
pub(crate) fn sessions_of(person: &PersonId) -> (String, String) {
    (format!("PER#{person}"), "SES#".to_owned())
}

/// By what a person is found.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PersonIdentifier {
    Document,
    Mobile,
    Subject,
}

pub(crate) fn person_identifier(kind: PersonIdentifier, blind: &Blind) -> Key {
    let kind = match kind {
        PersonIdentifier::Document => "document",
        PersonIdentifier::Mobile => "mobile",
        PersonIdentifier::Subject => "sso",
    };
    Key::new(format!("PERID#{kind}#{}", blind.as_str()), "PERID")
}

pub(crate) fn flow(id: &FlowId) -> Key {
    under_way(id.as_str())
}

fn under_way(id: &str) -> Key {
    Key::new(format!("FLOW#{id}"), "FLOW")
}

/// The face that is shown to Alipay for a flow: one at a time.
pub(crate) fn face_verification(flow: &FlowId) -> Key {
    Key::new(format!("FLOW#{flow}"), "FACE#alipay")
}

pub(crate) fn upgrade(id: &UpgradeId) -> Key {
    under_way(id.as_str())
}

pub(crate) fn legacy(hall: &LegacyHallId, user_name: &Blind) -> Key {
    Key::new(format!("LEG#{hall}#{}", user_name.as_str()), "LEG")
}

/// An account of an older hall whose partition key was kept.
pub(crate) fn legacy_at(pk: String) -> Key {
    Key { pk, sk: "LEG".to_owned() }
}

pub(crate) fn sms_code(id: &SmsCodeId) -> Key {
    Key::new(format!("SMS#{id}"), "SMS")
}

pub(crate) fn qr_sign_in(id: &QrId) -> Key {
    Key::new(format!("QR#{id}"), "QR")
}

pub(crate) fn sso_sign_in(id: &SsoId) -> Key {
    Key::new(format!("SSO#{id}"), "SSO")
}

/// That a person is linked to a subject of a provider: to one at most.
pub(crate) fn subject_of(person: &PersonId, provider: &str) -> Key {
    Key::new(format!("PER#{person}"), format!("SUB#{provider}"))
}

pub(crate) fn rate(limit: &Limit, whose: &str) -> Key {
    Key::new(format!("RATE#{}#{whose}", limit.scope), limit.within.as_secs().to_string())
}

pub(crate) fn delivery(provider: &str, id: &str) -> Key {
    Key::new(format!("DELIVERY#{provider}#{id}"), "DELIVERY")
}

pub(crate) fn notice(id: &NoticeId) -> Key {
    Key::new(format!("{NOTICES}{id}"), "NOTICE")
}

/// What partition keys of notices begin with.
pub const NOTICES: &str = "NOTICE#";

/// The notice whose partition key this is, for whoever reads the table's stream.
#[must_use]
pub fn notice_named(pk: &str) -> Option<NoticeId> {
    pk.strip_prefix(NOTICES)?.parse().ok()
}

const HELD: &str = "HELD#";

/// The partition key of all notices that are held.
pub(crate) fn held_notices() -> String {
    format!("{HELD}notices")
}

pub(crate) fn held_notice(id: &NoticeId) -> Key {
    Key::new(format!("{HELD}notices"), id.as_str())
}

/// What partition keys of SMS codes that are to leave begin with.
pub const CODE_OUTBOX: &str = "OUTBOX#";

pub(crate) fn code_sending(sending: &CodeSending) -> Key {
    let CodeSending { sms_code, number } = sending;
    Key::new(format!("{CODE_OUTBOX}{sms_code}"), format!("{number:010}"))
}

/// The sending of a code whose row this is, for the function that reads the table's stream.
#[must_use]
pub fn code_sending_named(pk: &str, sk: &str) -> Option<CodeSending> {
    let sms_code = pk.strip_prefix(CODE_OUTBOX)?.parse().ok()?;
    Some(CodeSending { sms_code, number: sk.parse().ok()? })
}

pub(crate) fn sms_budget(of: SmsShare, shard: u32, day: Date) -> Key {
    Key::new(format!("BUDGET#{}#{shard}", of.name()), day.to_string())
}

pub(crate) fn audit(organisation: &OrganisationId, version: u64) -> Key {
    Key::new(format!("AUD#{organisation}"), format!("{version:012}"))
}

pub(crate) fn register(credit_code: &CreditCode) -> Key {
    Key::new(format!("REG#{}", credit_code.as_str()), "REG")
}

pub(crate) fn letter(digest: &MandateDigest) -> Key {
    Key::new(format!("LETTER#{digest}"), "LETTER")
}

pub(crate) fn clerk_session(clerk: &ClerkId, id: &SessionId) -> Key {
    Key::new(format!("CLK#{clerk}"), format!("SES#{id}"))
}

pub(crate) fn act(counter: &CounterId, at: Timestamp, id: &ActId) -> Key {
    Key::new(format!("CTR#{counter}"), act_mark(at, id))
}

/// Where an act lies among those of its counter.
pub(crate) fn act_mark(at: Timestamp, id: &ActId) -> String {
    format!("{:015}.{id}", at.as_millisecond())
}

/// The partition key of all acts of a counter.
pub(crate) fn acts_of(counter: &CounterId) -> String {
    format!("CTR#{counter}")
}

pub(crate) fn counter_document(id: &DocumentId) -> Key {
    Key::new(format!("DOC#{id}"), "DOC")
}

pub(crate) fn appeal(id: &FlowId) -> Key {
    Key::new(format!("APL#{id}"), "APL")
}

/// The partition key of all appeals that are open.
pub(crate) fn open_appeals() -> String {
    "APL#open".to_owned()
}

pub(crate) fn open_appeal(id: &FlowId) -> Key {
    Key::new("APL#open".to_owned(), id.as_str())
}

pub(crate) fn catalogue() -> Key {
    Key::new("CATALOGUE#current".to_owned(), "CATALOGUE")
}

pub(crate) fn catalogue_version(version: u64) -> Key {
    Key::new("CATALOGUE#versions".to_owned(), format!("{version:012}"))
}

pub(crate) fn usage(kind: OrganisationKind) -> Key {
    Key::new(format!("USAGE#{}", kind.as_str()), "USAGE")
}

/// What partition keys of cases begin with.
pub const CASES: &str = "CASE#";

pub(crate) fn case(id: &CaseId) -> Key {
    Key::new(format!("{CASES}{id}"), "CASE")
}

/// The case whose row this is, for whoever reads the table's stream: the case itself, and none of its events.
#[must_use]
pub fn case_named(pk: &str, sk: &str) -> Option<CaseId> {
    pk.strip_prefix(CASES).filter(|_| sk == "CASE")?.parse().ok()
}

pub(crate) const CASE_EVENT: &str = "EVENT#";

pub(crate) fn case_event(id: &CaseId, sequence: u64) -> Key {
    Key::new(format!("{CASES}{id}"), format!("{CASE_EVENT}{sequence:012}"))
}

/// Of whom a list of cases is.
#[derive(Clone, Copy, Debug)]
pub enum CasesOf<'a> {
    /// Of the whole organisation.
    Organisation,
    /// Of one matter.
    Matter(&'a MatterCode),
    /// Of those that one person began.
    Person(&'a PersonId),
}

/// The partition key of a list of cases.
pub(crate) fn cases(organisation: &OrganisationId, list: CaseList, of: CasesOf<'_>) -> String {
    on_list(organisation, (list, of), String::new()).pk
}

/// Where a case lies in such a list.
pub(crate) fn listed_case(
    organisation: &OrganisationId,
    (list, of): (CaseList, CasesOf<'_>),
    mark: &CaseMark,
) -> Key {
    on_list(organisation, (list, of), mark.to_string())
}

fn on_list(organisation: &OrganisationId, of: (CaseList, CasesOf<'_>), mark: String) -> Key {
    let list = of.0.as_str();
    match of.1 {
        CasesOf::Organisation => Key::new(format!("CASES#{organisation}#{list}"), mark),
        CasesOf::Matter(matter) => {
            let matter = matter.as_str();
            Key::new(format!("CASES#{organisation}#{list}#{matter}"), mark)
        }
        CasesOf::Person(person) => Key::new(format!("CASES#{organisation}#{list}#{person}"), mark),
    }
}

/// Where an organisation's counts of cases begin: partition key, and the prefix of the sort keys.
pub(crate) fn case_counts(organisation: &OrganisationId) -> (String, String) {
    (format!("CASES#{organisation}"), "COUNT#".to_owned())
}

pub(crate) fn case_count(
    organisation: &OrganisationId,
    matter: &MatterCode,
    person: Option<&PersonId>,
) -> Key {
    let person = person.map_or("-", PersonId::as_str);
    Key::new(format!("CASES#{organisation}"), format!("COUNT#{}#{person}", matter.as_str()))
}

/// The partition of what was revoked in those ten minutes.
pub(crate) fn revoked_in(bucket: i64) -> String {
    format!("REVOKED#{bucket}")
}

pub(crate) fn revoked(
    bucket: i64,
    at: Timestamp,
    (organisation, version): (&OrganisationId, u64),
) -> Key {
    let mark = format!("{:015}.{organisation}.{version}", at.as_millisecond());
    Key::new(format!("REVOKED#{bucket}"), mark)
}
