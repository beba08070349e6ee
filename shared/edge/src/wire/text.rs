//! What texts on the wire look like, for the document: the schema of each kind of text, made of the domain's own numbers
//! and words.
//!
//! A field names its kind in `#[schemars(with = "text::…")]`. What is typed by people may be written in more ways than one
//! (spaces, capitals), so their schemas give lengths and an example, and the domain judges.

use domain::{
    Basis, CaseList, CaseStep, CaseTitle, ChosenPassword, CounterDocumentKind, CreditCode,
    Decision, Denial, DocumentKind, FaceRefusal, FlowId, FlowKind, GrantId, MandateRefusal,
    MatterCode, MediaType, Mobile, Operation, OrganisationName, OrganisationNumber, PageUrl,
    PasswordRule, PersonName, Place, RatingComment, Reason, ResetStage, Role, Stage, Statement,
};
use flows::counter::places::Masked;
use jiff::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

/// Kinds of text that stand in each field that has them.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident = { $($schema:tt)* };)*) => {$(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let mut schema = json_schema!({ $($schema)* });
                schema.insert("type".into(), "string".into());
                schema
            }
        }
    )*};
}

/// Words that the document lists once, by name.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $words:expr;)*) => {$(
        $(#[$doc])*
        pub(crate) enum $name {}

        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let words: Vec<&str> = $words.into_iter().collect();
                json_schema!({ "type": "string", "enum": words })
            }
        }
    )*};
}

/// Ids, each by what it begins with.
macro_rules! ids {
    ($($name:ident = $prefix:expr;)*) => {texts! {$(
        #[doc = concat!("`", stringify!($name), "`: 128 random bits in base 32, behind its kind.")]
        $name = { "pattern": format!("^{}[0-9a-hjkmnp-tv-z]{{26}}$", $prefix) };
    )*}};
}

ids! {
    Act = domain::ActId::PREFIX;
    Appeal = FlowKind::Appeal.prefix();
    Case = domain::CaseId::PREFIX;
    Clerk = domain::ClerkId::PREFIX;
    Document = domain::DocumentId::PREFIX;
    Grant = GrantId::PREFIX;
    Invitation = FlowKind::Invitation.prefix();
    Membership = domain::MembershipId::PREFIX;
    MobileChange = FlowKind::MobileChange.prefix();
    Organisation = domain::OrganisationId::PREFIX;
    Person = domain::PersonId::PREFIX;
    QrSignIn = domain::QrId::PREFIX;
    Registration = FlowKind::PersonRegistration.prefix();
    Reset = FlowKind::PasswordReset.prefix();
    Session = domain::SessionId::PREFIX;
    SessionProof = FlowKind::SessionProof.prefix();
    SignOn = domain::SsoId::PREFIX;
    SmsCode = domain::SmsCodeId::PREFIX;
    Succession = FlowKind::Succession.prefix();
    Upgrade = domain::UpgradeId::PREFIX;
    AnyFlow = format!("({})", FlowKind::ALL.map(FlowKind::prefix).join("|"));
}

texts! {
    /// RFC 3339, to the second.
    Moment = { "format": "date-time", "examples": ["2026-12-01T09:30:00Z"] };
    /// A day in the hall.
    Day = { "format": "date", "examples": ["2026-12-01"] };
    /// An address.
    Address = { "format": "uri", "maxLength": PageUrl::MOST };
    /// What a QR code holds: an address with a secret in its fragment.
    QrText = { "format": "uri" };
    /// SHA-256 in lower-case hexadecimal.
    Digest = { "pattern": "^[0-9a-f]{64}$" };
    /// A secret: 256 random bits in base 64, or, where it must fit into an SMS, 128.
    Secret = { "pattern": "^[A-Za-z0-9_-]{22}([A-Za-z0-9_-]{21})?$" };
    /// A JSON Web Token.
    Jwt = { "pattern": r"^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$" };
    /// 统一社会信用代码, as it is kept.
    Code = { "pattern": "^[0-9A-Z]{18}$", "examples": ["91320282MABH50QB50"] };
    /// 统一社会信用代码, as it is typed: spaces and small letters are taken.
    TypedCode = { "minLength": CreditCode::LENGTH, "examples": ["91320282MABH50QB50", "9132 0282 MABH 50QB 50"] };
    /// 单位编号.
    Number = { "pattern": "^[0-9]{8}$", "examples": [OrganisationNumber::LEAST.to_string()] };
    /// 统一社会信用代码/单位编号/机构编号, as it is typed.
    TypedOrganisation = { "minLength": 1, "examples": ["91320282MABH50QB50", "10000000"] };
    /// 证件号码/移动电话, as it is typed.
    TypedAccount = { "minLength": 1, "examples": ["13800000001"] };
    /// 证件号码, as it is typed.
    TypedDocument = { "minLength": 5, "examples": ["32028219900307007X"] };
    /// ISO 3166-1 alpha-3.
    Country = { "pattern": "^[A-Za-z]{3}$", "examples": ["FRA"] };
    /// 姓名, as it is typed.
    TypedName = { "minLength": 1, "maxLength": PersonName::MOST, "examples": ["贾样例"] };
    /// 单位全称.
    OrganisationFullName = { "minLength": 1, "maxLength": OrganisationName::MOST, "examples": ["宜兴市样例有限公司"] };
    /// 移动电话, as it is typed: `+86` and groups are taken.
    TypedMobile = { "minLength": Mobile::LENGTH, "examples": ["13800000001", "+86 138 0000 0001"] };
    /// 移动电话, masked.
    MaskedMobile = { "pattern": r"^1[0-9]{2}\*{4}[0-9]{4}$", "examples": ["138****0001"] };
    /// 移动电话, whole.
    WholeMobile = { "pattern": r"^\+861[0-9]{10}$", "examples": ["+8613800000001"] };
    /// 姓名, masked.
    MaskedName = { "pattern": r"^.?\**$", "examples": ["贾**"] };
    /// 证件号码, masked.
    MaskedDocument = { "pattern": r"^\*+.+$", "examples": ["**************007X"] };
    /// A new password; how many kinds of character it needs, and what it may not hold, no pattern says.
    NewPassword = { "format": "password", "minLength": ChosenPassword::FEWEST, "maxLength": ChosenPassword::MOST };
    /// A password that there is.
    Password = { "format": "password", "minLength": 1 };
    /// 短信验证码, as it is typed.
    TypedSmsCode = { "minLength": 6, "examples": ["123456"] };
    /// A matter's or a bundle's code.
    MatterCodeText = { "pattern": "^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$", "maxLength": MatterCode::MOST };
    /// What a case is called.
    Title = { "minLength": CaseTitle::LEAST, "maxLength": CaseTitle::MOST };
    /// What happens to a case.
    StepOfCase = { "minLength": CaseStep::LEAST, "maxLength": CaseStep::MOST };
    /// What is said beside a score.
    Comment = { "maxLength": RatingComment::MOST };
    /// Why something is theirs.
    StatementText = { "minLength": Statement::SHORTEST, "maxLength": Statement::LONGEST };
    /// Why a clerk does something.
    ReasonText = { "minLength": Reason::SHORTEST, "maxLength": Reason::LONGEST };
    /// What a page calls a beginning.
    AttemptText = { "pattern": "^[A-Za-z0-9_-]{8,64}$" };
}

// The words of enums whose variants hold something: any value of it does.

fn places() -> [&'static str; 4] {
    let invitation = FlowId::from_random(FlowKind::Invitation, [0; 16]);
    let invited = Place::Invited { invitation, until: Timestamp::UNIX_EPOCH };
    [invited, Place::Live, Place::Suspended, Place::Unconfirmed].map(|place| place.as_str())
}

fn bases() -> [&'static str; 3] {
    let grant = Basis::Grant(GrantId::from_random([0; 16]));
    [Basis::LegalRepresentative, Basis::Administrator, grant].map(|basis| basis.as_str())
}

fn stages() -> [&'static str; 3] {
    let first = Stage::AwaitingFace { refusal: None };
    [first, Stage::AwaitingAccount, Stage::Complete].map(Stage::as_str)
}

fn reset_stages() -> [&'static str; 3] {
    let first = ResetStage::AwaitingProof { refusal: None };
    [first, ResetStage::FacePassed, ResetStage::Complete].map(ResetStage::as_str)
}

/// The matter is none for organisations of that kind.
pub(super) const NOT_FOR_ORGANISATION: &str = "not_for_organisation";

words! {
    /// As what somebody has a place.
    RoleName = Role::ALL.map(Role::as_str);
    /// Where a place stands.
    PlaceState = places();
    /// 证件类型.
    DocumentKindName = DocumentKind::ALL.map(DocumentKind::as_str);
    /// Why a face does not carry a flow on.
    FaceRefusalReason = FaceRefusal::ALL.map(FaceRefusal::as_str);
    /// Who verifies faces.
    FaceProvider = ["jshrss", domain::ALIPAY];
    /// What somebody may do in an organisation.
    OperationName = Operation::ALL.map(Operation::as_str);
    /// How far a registration is.
    RegistrationStep = stages();
    /// How far a proof by face is.
    ProofStep = reset_stages();
    /// How far an appeal is.
    AppealStep = {
        let [face, account, _] = stages();
        [face, account, "filed"].into_iter().chain(Decision::ALL.map(Decision::as_str))
    };
    /// How far an upgrade is.
    UpgradeStepName = ["awaiting_organisation", "awaiting_administrator", "complete"];
    /// How an appeal is decided.
    AppealDecision = Decision::ALL.map(Decision::as_str);
    /// What an appeal is about.
    AppealSubject = ["organisation", "mobile", "identity"];
    /// How a case stands.
    CaseStatus = ["in_progress", "finished"];
    /// Which list of cases.
    CaseListName = CaseList::ALL.map(CaseList::as_str);
    /// By what somebody may do something, or why not.
    AuthorityReason = bases().into_iter().chain(Denial::ALL.map(Denial::as_str));
    /// Why somebody may not do a matter.
    MatterReason = Denial::ALL.map(Denial::as_str).into_iter().chain([NOT_FOR_ORGANISATION]);
    /// Why somebody may not act for an organisation now.
    NotActingReason = Denial::ALL.map(Denial::as_str).into_iter().take_while(|one| *one != Denial::NotGranted.as_str());
    /// Why a letter does not do.
    LetterReason = MandateRefusal::ALL.map(MandateRefusal::as_str);
    /// What a clerk takes.
    CounterDocumentName = CounterDocumentKind::ALL.map(CounterDocumentKind::as_str);
    /// What a document is a file of.
    MediaTypeName = MediaType::ALL.map(MediaType::as_str);
    /// What of a person is masked.
    MaskedValue = Masked::ALL.map(Masked::as_str);
    /// How somebody proved who they are.
    AuthenticationMethod = ["pwd", "qr", "face", "sso", "licence"];
    /// A rule that a new password breaks.
    PasswordRuleName = PasswordRule::ALL.map(PasswordRule::as_str);
}

/// What a parameter of a path or of a query looks like: a name means the same thing in every route. A provider's name, a
/// business system's own number of a case and the marks of pages are judged by what they belong to.
pub(crate) fn parameter(name: &str, generator: &mut SchemaGenerator) -> Schema {
    match name {
        "appeal" => Appeal::json_schema(generator),
        "change" => MobileChange::json_schema(generator),
        "letter" => Digest::json_schema(generator),
        "flow" => AnyFlow::json_schema(generator),
        "invitation" => Invitation::json_schema(generator),
        "matter" => MatterCodeText::json_schema(generator),
        "membership" => Membership::json_schema(generator),
        "organisation" => Organisation::json_schema(generator),
        "person" => Person::json_schema(generator),
        "proof" => SessionProof::json_schema(generator),
        "qr_sign_in" | "licence_sign_in" => QrSignIn::json_schema(generator),
        "registration" => Registration::json_schema(generator),
        "reset" => Reset::json_schema(generator),
        "session" => Session::json_schema(generator),
        "sms_code" => SmsCode::json_schema(generator),
        "state" => generator.subschema_for::<CaseListName>(),
        "succession" => Succession::json_schema(generator),
        "upgrade" => Upgrade::json_schema(generator),
        _ => json_schema!({ "type": "string", "minLength": 1 }),
    }
}
