//! Every route there is: which function answers it, what it takes and gives, and which problems it may give instead.
//!
//! The OpenAPI document is made of this, and `tests/house.rs` holds `template.yaml`, the local router and the functions'
//! folders to it.

use crate::problem::{self, Kind};
use crate::wire::{account, face, identity, registration, session, sms};
use schemars::{JsonSchema, Schema, SchemaGenerator};

type SchemaOf = fn(&mut SchemaGenerator) -> Schema;

/// A route.
#[derive(Clone, Copy)]
pub struct Route {
    /// The function's folder.
    pub function: &'static str,
    /// `GET`, `POST` …
    pub method: &'static str,
    /// With parameters in braces.
    pub path: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// Who may call it.
    pub caller: Caller,
    /// What it takes.
    pub body: Option<SchemaOf>,
    /// What it gives, and with which status.
    pub gives: (u16, SchemaOf),
    /// Its own problems, beside those any route may give.
    pub problems: &'static [&'static Kind],
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
    /// A business system, by its id and secret.
    Client,
}

impl Caller {
    /// What any route of this caller may give instead, because it is not known who calls.
    pub(crate) fn problems(self) -> &'static [&'static Kind] {
        match self {
            Self::Client => &[&problem::CLIENT_UNKNOWN],
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

const STATUS: &[&Kind] = &[&problem::TOKEN_MISSING, &problem::REGISTRATION_UNKNOWN];

/// A function that no route leads to: the table's stream drives it.
#[derive(Clone, Copy, Debug)]
pub struct Consumer {
    /// The function's folder.
    pub function: &'static str,
    /// What the partition keys begin with whose changes it is told of.
    pub prefix: &'static str,
}

/// Every function that the table's stream drives.
pub const CONSUMERS: &[Consumer] = &[Consumer { function: "notices", prefix: store::key::NOTICES }];

/// Every route.
pub const ROUTES: &[Route] = &[
    Route {
        function: "person-registration-start",
        method: "POST",
        path: "/v1/person-registrations",
        summary: "Somebody begins to register as a person.",
        caller: Caller::Anybody,
        body: Some(schema::<identity::Identity>),
        gives: (201, schema::<registration::Begun>),
        problems: &[&problem::LIMITED],
    },
    Route {
        function: "person-registration-start",
        method: "GET",
        path: "/v1/person-registrations/{registration}",
        summary: "How far a person's registration is.",
        caller: Caller::Flow,
        body: None,
        gives: (200, schema::<registration::Status>),
        problems: STATUS,
    },
    Route {
        function: "person-registration-complete",
        method: "POST",
        path: "/v1/person-registrations/{registration}/account",
        summary: "A person proves a mobile and sets a password.",
        caller: Caller::Flow,
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
    },
    Route {
        function: "registration-start",
        method: "POST",
        path: "/v1/registrations",
        summary: "A legal representative begins to register their organisation.",
        caller: Caller::Anybody,
        body: Some(schema::<registration::StartOrganisation>),
        gives: (201, schema::<registration::Begun>),
        problems: &[
            &problem::OTHER_AGREEMENT,
            &problem::NOT_IN_REGISTER,
            &problem::CREDIT_CODE_TAKEN,
            &problem::LIMITED,
        ],
    },
    Route {
        function: "registration-start",
        method: "GET",
        path: "/v1/registrations/{registration}",
        summary: "How far an organisation's registration is.",
        caller: Caller::Flow,
        body: None,
        gives: (200, schema::<registration::Status>),
        problems: STATUS,
    },
    Route {
        function: "face-callback",
        method: "POST",
        path: "/v1/face-callbacks/{provider}",
        summary: "A face provider says whose face was shown.",
        caller: Caller::Provider,
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
    },
    Route {
        function: "sms-code-send",
        method: "POST",
        path: "/v1/sms-codes",
        summary: "A code is sent to the mobile that a registration is to have.",
        caller: Caller::Flow,
        body: Some(schema::<sms::SendSms>),
        gives: (201, schema::<sms::SmsSent>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::SMS_WAIT,
            &problem::SMS_ALREADY_VERIFIED,
            &problem::SMS_OVERTAKEN,
            &problem::SMS_NOT_TAKEN,
            &problem::SMS_BUDGET,
            &problem::LIMITED,
        ],
    },
    Route {
        function: "sms-code-verify",
        method: "POST",
        path: "/v1/sms-codes/{sms_code}/verification",
        summary: "Somebody answers the code.",
        caller: Caller::Flow,
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
    },
    Route {
        function: "registration-complete",
        method: "POST",
        path: "/v1/registrations/{registration}/account",
        summary: "The legal representative proves a mobile and sets a password: the organisation comes into being.",
        caller: Caller::Flow,
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
    },
    Route {
        function: "sign-in",
        method: "POST",
        path: "/v1/sessions",
        summary: "A member signs in with a password.",
        caller: Caller::Anybody,
        body: Some(schema::<session::SignInWithPassword>),
        gives: (201, schema::<session::SignedIn>),
        problems: &[
            &problem::SIGN_IN_WRONG,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::SIGN_IN_OVERTAKEN,
            &problem::LIMITED,
        ],
    },
    Route {
        function: "jwks",
        method: "GET",
        path: "/.well-known/jwks.json",
        summary: "The public keys that access tokens are verified with.",
        caller: Caller::Anybody,
        body: None,
        gives: (200, jwks),
        problems: &[],
    },
];
