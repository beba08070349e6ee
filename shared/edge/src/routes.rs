//! Every route there is: which function answers it, what it takes and gives, and which problems it may give instead.
//!
//! The OpenAPI document is made of this, and so is the enum of routes that each function matches. `tests/house.rs` holds
//! `template.yaml`, the local router and the functions' folders to it.

#[macro_use]
mod function;

mod appeal;
mod centre;
mod counter;
mod face_verification;
mod invitation;
mod letter;
mod own;
mod session;
mod sso;
mod succession;
#[cfg(test)]
mod tests;
mod upgrade;

pub use appeal::{Appeal, CounterAppeals};
pub use centre::{
    CaseRating, CaseUpdate, Cases, Centre, Favourite, Handling, Matters, Revocations,
};
pub use counter::{
    CounterAccount, CounterDocument, CounterRecords, CounterSession, CounterSso, CounterUnmasking,
};
pub use face_verification::FaceVerification;
pub use function::{PathText, Routes, Row};
pub use invitation::Invitation;
pub use letter::{AuthorisationLetter, AuthorisationLetterVerification};
pub use own::{Me, MobileChange, PasswordChange, PasswordReset, PersonPasswordReset};
pub use session::{
    LicenceCallback, LicenceSignIn, PersonSignIn, PlaceSession, QrApproval, QrSignIn, Session,
    SessionProof,
};
pub use sso::{Sso, SsoSession};
pub use succession::{Confirmation, Succession};
pub use upgrade::{UpgradeComplete, UpgradeConfirm, UpgradeStart};

pub(crate) use function::{matched, read};

use crate::problem::{self, Kind};
use crate::wire::{
    account, audit, authority, face, hall, identity, members, registration, session as signing, sms,
};
use domain::{FlowId, MembershipId, SmsCodeId};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::sync::LazyLock;

type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// A route.
#[derive(Clone, Copy)]
pub struct Route {
    /// The function's folder.
    pub function: &'static str,
    /// What that function is for.
    pub about: &'static str,
    /// `GET`, `POST` …
    pub method: &'static str,
    /// With parameters in braces.
    pub path: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Who may call it.
    pub caller: Caller,
    /// Parameters of the query, each with whether it is needed.
    pub query: &'static [(&'static str, bool)],
    /// What it takes.
    pub body: Option<SchemaOf>,
    /// What it gives, and with which status.
    pub gives: (u16, SchemaOf),
    /// Its own problems, beside those any route may give.
    pub problems: &'static [&'static Kind],
}

impl Route {
    /// Whether a browser sends no body, because what would be in it is in a cookie.
    pub(crate) fn has_optional_body(&self) -> bool {
        let refresh: SchemaOf = schema::<signing::RefreshSession>;
        self.body.is_some_and(|body| std::ptr::fn_addr_eq(body, refresh))
    }
}

impl std::fmt::Debug for Route {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} → {}", self.method, self.path, self.function)
    }
}

/// Who may call a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Anybody.
    Anybody,
    /// The browser that began the flow, by its token.
    Flow,
    /// A provider, by its signature.
    Provider,
    /// A signed-in member, by their access token.
    Member,
    /// A signed-in person, by their access token.
    Person,
    /// The invited person: by the secret of the link in the SMS, or as a signed-in person.
    Invitee,
    /// Whoever is signed in, for an organisation or for themselves, by their access token.
    SignedIn,
    /// A business system, by its id and secret.
    Client,
    /// A signed-in clerk, by their access token, which is of a type of its own.
    Clerk,
}

impl Caller {
    /// Whether a caller of this kind may meet that problem on any route.
    #[must_use]
    pub fn may_be_told(self, kind: &Kind) -> bool {
        self.problems().contains(&kind)
    }

    /// What any route of this caller may give instead, because it is not known who calls.
    pub(crate) fn problems(self) -> &'static [&'static Kind] {
        match self {
            Self::Client => &[&problem::CLIENT_UNKNOWN],
            Self::Member | Self::Person | Self::Invitee => {
                &[&problem::TOKEN_MISSING, &problem::TOKEN_ENDED, &problem::TOKEN_OTHER_KIND]
            }
            Self::SignedIn | Self::Clerk => &[&problem::TOKEN_MISSING, &problem::TOKEN_ENDED],
            Self::Anybody | Self::Flow | Self::Provider => &[],
        }
    }
}

/// Problems any route may give.
pub(crate) const ANYWHERE: &[&Kind] =
    &[&problem::NOT_FOUND, &problem::FAULT_PASSING, &problem::FAULT_LASTING];

/// Problems any route with a body may give.
pub(crate) const WITH_BODY: &[&Kind] =
    &[&problem::MALFORMED, &problem::FIELDS, &problem::TOO_LARGE, &problem::MEDIA_TYPE];

fn schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}

fn jwks(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({
        "type": "object",
        "description": "A JSON Web Key Set (RFC 7517): the current key, the next, and those lately current.",
        "required": ["keys"],
        "properties": { "keys": { "type": "array", "items": { "type": "object" } } }
    })
}

/// A document to be printed: its media type is not that of everything else.
fn pdf(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({
        "type": "string", "format": "binary", "contentMediaType": crate::reply::PDF,
        "description": "A PDF of one page."
    })
}

/// A token, not JSON.
fn jwt(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({
        "type": "string", "contentMediaType": crate::reply::JWT,
        "description": "A JSON Web Token (RFC 7519) in its compact form."
    })
}

/// A redirect has no body: where it goes is in `Location`.
fn redirect(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({ "description": "Nothing: the browser is sent on by `Location`." })
}

const STATUS: &[&Kind] = &[&problem::TOKEN_MISSING, &problem::REGISTRATION_UNKNOWN];

const INVITING: &[&Kind] = &[
    &problem::LIMITED,
    &problem::MEMBER_NOT_ALLOWED,
    &problem::MEMBER_NOT_MANDATED,
    &problem::STEP_UP,
    &problem::MEMBER_PERSON_UNKNOWN,
    &problem::MEMBER_YOURSELF,
    &problem::MEMBER_ALREADY,
    &problem::MEMBER_FULL,
    &problem::MEMBER_NUMBER_SHARED,
    &problem::GRANT_BEYOND_OWN,
];

const INVITING_AGAIN: &[&Kind] = &[
    &problem::LIMITED,
    &problem::MEMBER_NOT_ALLOWED,
    &problem::MEMBER_NOT_MANDATED,
    &problem::STEP_UP,
    &problem::MEMBER_YOURSELF,
    &problem::MEMBER_UNKNOWN,
    &problem::MEMBER_NOT_INVITED,
];

const CHANGING: &[&Kind] = &[
    &problem::LIMITED,
    &problem::MEMBER_NOT_ALLOWED,
    &problem::MEMBER_NOT_MANDATED,
    &problem::STEP_UP,
    &problem::MEMBER_YOURSELF,
    &problem::MEMBER_UNKNOWN,
    &problem::MEMBER_MOBILE_NOT_THEIRS,
    &problem::MEMBER_NUMBER_SHARED,
    &problem::GRANT_BEYOND_OWN,
];

const REMOVING: &[&Kind] = &[
    &problem::LIMITED,
    &problem::MEMBER_NOT_ALLOWED,
    &problem::MEMBER_NOT_MANDATED,
    &problem::STEP_UP,
    &problem::MEMBER_YOURSELF,
    &problem::MEMBER_UNKNOWN,
];

/// A function that no route leads to: the table's stream drives it.
#[derive(Clone, Copy, Debug)]
pub struct Consumer {
    /// The function's folder.
    pub function: &'static str,
    /// What the partition keys begin with whose changes it is told of.
    pub prefix: &'static str,
}

/// Every function that the table's stream drives.
pub const CONSUMERS: &[Consumer] = &[
    Consumer { function: "notices", prefix: store::key::NOTICES },
    Consumer { function: "notices", prefix: store::key::CODE_OUTBOX },
    Consumer { function: "matter-usage", prefix: store::key::CASES },
];

/// Every route.
pub static ROUTES: LazyLock<Vec<Route>> = LazyLock::new(|| {
    [
        all(),
        upgrade::all(),
        succession::all(),
        session::all(),
        sso::all(),
        own::all(),
        face_verification::all(),
        invitation::all(),
        letter::all(),
        counter::all(),
        appeal::all(),
        centre::all(),
    ]
    .concat()
});

// Those of registering, of the first sign-in and of an organisation's people; upgrades, sessions and QR codes, and what
// is one's own, have a file each.
routes! {
    /// Beginning to register as a person.
    pub enum PersonRegistrationStart of "person-registration-start";
    Start = POST "/v1/person-registrations" {
        summary: "Somebody begins to register as a person.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<identity::Identity>),
        gives: (201, schema::<registration::Begun>),
        problems: &[&problem::LIMITED],
    }
    Status(registration: FlowId) = GET "/v1/person-registrations/{registration}" {
        summary: "How far a person's registration is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<registration::Status>),
        problems: STATUS,
    }

    /// Completing a person's registration.
    pub enum PersonRegistrationComplete of "person-registration-complete";
    Complete(registration: FlowId) = POST "/v1/person-registrations/{registration}/account" {
        summary: "A person proves a mobile and sets a password.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<account::Account>),
        gives: (201, schema::<account::PersonMade>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::PASSWORD_WEAK,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::OVERTAKEN,
            &problem::IDENTITY_TAKEN,
            &problem::MOBILE_TAKEN,
        ],
    }

    /// Beginning to register an organisation.
    pub enum RegistrationStart of "registration-start";
    Start = POST "/v1/registrations" {
        summary: "A legal representative begins to register their organisation.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<registration::StartOrganisation>),
        gives: (201, schema::<registration::Begun>),
        problems: &[
            &problem::OTHER_AGREEMENT,
            &problem::NOT_IN_REGISTER,
            &problem::CREDIT_CODE_TAKEN,
            &problem::LIMITED,
        ],
    }
    Status(registration: FlowId) = GET "/v1/registrations/{registration}" {
        summary: "How far an organisation's registration is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<registration::Status>),
        problems: STATUS,
    }

    /// What a face provider says.
    pub enum FaceCallback of "face-callback";
    Show(provider: PathText) = POST "/v1/face-callbacks/{provider}" {
        summary: "A face provider says whose face was shown.",
        caller: Caller::Provider,
        query: &[],
        body: Some(schema::<face::Callback>),
        gives: (200, schema::<face::Admitted>),
        problems: &[
            &problem::CALLBACK_NOT_AUTHENTIC,
            &problem::CALLBACK_STALE,
            &problem::CALLBACK_REUSED,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_NOT_PASSED,
            &problem::FACE_OTHER_PERSON,
            &problem::FACE_PERSON_NOT_REGISTERED,
            &problem::FACE_PERSON_ALREADY_REGISTERED,
            &problem::FACE_DONE,
            &problem::FACE_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::OVERTAKEN,
        ],
    }

    /// Sending SMS codes.
    pub enum SmsCodeSend of "sms-code-send";
    Send = POST "/v1/sms-codes" {
        summary: "A code is sent to the mobile that a registration is to have.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<sms::SendSms>),
        gives: (201, schema::<sms::SmsSent>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::SMS_FLOW_OVER,
            &problem::SMS_WAIT,
            &problem::SMS_ALREADY_VERIFIED,
            &problem::SMS_OVERTAKEN,
            &problem::SMS_NOT_TAKEN,
            &problem::SMS_BUDGET,
            &problem::LIMITED,
        ],
    }

    /// Answering SMS codes.
    pub enum SmsCodeVerify of "sms-code-verify";
    Verify(sms_code: SmsCodeId) = POST "/v1/sms-codes/{sms_code}/verification" {
        summary: "Somebody answers the code.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<sms::VerifySms>),
        gives: (200, schema::<sms::SmsVerified>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::SMS_UNKNOWN,
            &problem::SMS_EXPIRED,
            &problem::SMS_SPENT,
            &problem::SMS_WRONG,
            &problem::SMS_OVERTAKEN,
        ],
    }

    /// Completing an organisation's registration.
    pub enum RegistrationComplete of "registration-complete";
    Complete(registration: FlowId) = POST "/v1/registrations/{registration}/account" {
        summary: "The legal representative proves a mobile and sets a password: the organisation comes into being.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<account::Account>),
        gives: (201, schema::<account::OrganisationMade>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::PASSWORD_WEAK,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::OVERTAKEN,
            &problem::CREDIT_CODE_TAKEN,
            &problem::INSTITUTION_CODE_TAKEN,
            &problem::PERSON_GONE,
        ],
    }

    /// Signing in for an organisation.
    pub enum SignIn of "sign-in";
    WithPassword = POST "/v1/sessions" {
        summary: "A member signs in with a password.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<signing::SignInWithPassword>),
        gives: (201, schema::<signing::SignedIn>),
        problems: &[
            &problem::SIGN_IN_WRONG,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::SIGN_IN_NOT_ACTING,
            &problem::SIGN_IN_OVERTAKEN,
            &problem::LIMITED,
        ],
    }

    /// The administrator of an organisation.
    pub enum Administrator of "administrator";
    Invite = PUT "/v1/organisation/administrator" {
        summary: "A registered person is invited to be the administrator.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<members::InviteMember>),
        gives: (201, schema::<members::Member>),
        problems: INVITING,
    }
    Change = PATCH "/v1/organisation/administrator" {
        summary: "The administrator's period or mobile is changed.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<members::ChangeMember>),
        gives: (200, schema::<members::Member>),
        problems: CHANGING,
    }
    Remove = DELETE "/v1/organisation/administrator" {
        summary: "The administrator is removed, or their invitation cancelled.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Removed>),
        problems: REMOVING,
    }
    InviteAgain = POST "/v1/organisation/administrator/invitation" {
        summary: "The administrator's invitation is sent again, and the link before dies.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Member>),
        problems: INVITING_AGAIN,
    }

    /// What an organisation looks up of itself.
    pub enum OrganisationRecords of "organisation-records";
    People = GET "/v1/organisation/agents" {
        summary: "Who has a place in the organisation, or is invited.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::People>),
        problems: &[&problem::MEMBER_NOT_ALLOWED],
    }
    Audit = GET "/v1/organisation/audit" {
        summary: "What was changed in the organisation, newest first, a page at a time.",
        caller: Caller::Member,
        query: &[("before", false)],
        body: None,
        gives: (200, schema::<audit::AuditPage>),
        problems: &[&problem::MEMBER_NOT_ALLOWED],
    }

    /// The agents of an organisation.
    pub enum Agents of "agents";
    Invite = POST "/v1/organisation/agents" {
        summary: "A registered person is invited to be an agent.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<members::InviteMember>),
        gives: (201, schema::<members::Member>),
        problems: INVITING,
    }
    Change(membership: MembershipId) = PATCH "/v1/organisation/agents/{membership}" {
        summary: "An agent's period or mobile is changed.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<members::ChangeMember>),
        gives: (200, schema::<members::Member>),
        problems: CHANGING,
    }
    Remove(membership: MembershipId) = DELETE "/v1/organisation/agents/{membership}" {
        summary: "An agent is removed, or their invitation cancelled.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Removed>),
        problems: REMOVING,
    }
    InviteAgain(membership: MembershipId) = POST "/v1/organisation/agents/{membership}/invitation" {
        summary: "An agent's invitation is sent again, and the link before dies.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Member>),
        problems: INVITING_AGAIN,
    }

    /// What an agent may do.
    pub enum Grants of "grants";
    Replace(membership: MembershipId) = PUT "/v1/organisation/agents/{membership}/grants" {
        summary: "What an agent may do is replaced as a whole, by whoever read the revision it replaces.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<members::ReplaceGrants>),
        gives: (200, schema::<members::Member>),
        problems: &[
            &problem::MEMBER_NOT_ALLOWED,
            &problem::MEMBER_NOT_MANDATED,
            &problem::MEMBER_YOURSELF,
            &problem::MEMBER_UNKNOWN,
            &problem::MEMBER_SUSPENDED,
            &problem::GRANT_CHANGED,
            &problem::GRANT_BEYOND_OWN,
            &problem::LIMITED,
        ],
    }

    /// Everything about the people of an organisation.
    pub enum OrganisationExport of "organisation-export";
    Export = GET "/v1/organisation/export" {
        summary: "Everything about the people of the organisation, unmasked, to take out.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Export>),
        problems: &[&problem::MEMBER_NOT_ALLOWED, &problem::STEP_UP],
    }

    /// Who may do what, for business systems.
    pub enum Authority of "authority";
    Ask = GET "/v1/authority" {
        summary: "Whether a person may do a matter for an organisation now.",
        caller: Caller::Client,
        query: &[("organisation", true), ("person", true), ("matter", true)],
        body: None,
        gives: (200, schema::<authority::Authority>),
        problems: &[],
    }

    /// What pages must know before anybody has signed in.
    pub enum Hall of "hall";
    Look = GET "/v1/hall" {
        summary: "What a page must know before anybody has signed in: texts to agree to, ways to sign in, rules of passwords, counters. It may be kept for five minutes.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, schema::<hall::Hall>),
        problems: &[],
    }

    /// The public keys of access tokens.
    pub enum Jwks of "jwks";
    Keys = GET "/.well-known/jwks.json" {
        summary: "The public keys that access tokens are verified with.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, jwks),
        problems: &[],
    }
}
