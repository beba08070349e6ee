//! Routes of sessions: how they begin by oneself or by a QR code, go on, are seen and end.

use super::{Caller, schema};
use crate::problem;
use crate::wire::{licence, qr_sign_in, session, session_proof};
use domain::{FlowId, OrganisationId, QrId, SessionId};

/// What asking how a QR code stands may be refused with, whoever is to answer the code.
const POLLED: &[&problem::Kind] = &[
    &problem::TOKEN_MISSING,
    &problem::QR_UNKNOWN,
    &problem::QR_SLOW_DOWN,
    &problem::QR_DENIED,
    &problem::QR_EXPIRED,
    &problem::QR_CONSUMED,
];

routes! {
    /// Signing in for oneself.
    pub enum PersonSignIn of "person-sign-in";
    WithPassword = POST "/v1/person-sessions" {
        summary: "A person signs in for themselves with a password.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<session::PersonSignsIn>),
        gives: (201, schema::<session::SignedIn>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::SIGN_IN_WRONG,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::SIGN_IN_OVERTAKEN,
            &problem::LIMITED,
        ],
    }

    /// Sessions.
    pub enum Session of "session";
    Refresh = POST "/v1/sessions/refresh" {
        summary: "A session goes on: its refresh token gives another. Asked again within 30 s, before that other was used, it gives one more: so a lost reply ends nothing.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<session::RefreshSession>),
        gives: (200, schema::<session::SignedIn>),
        problems: &[
            &problem::SESSION_UNKNOWN,
            &problem::SESSION_ENDED,
            &problem::SESSION_REFRESH_REPEATED,
            &problem::SESSION_REUSED,
            &problem::SESSION_CROSS_SITE,
        ],
    }
    RefreshPerson = POST "/v1/person-sessions/refresh" {
        summary: "A person's own session goes on, as a member's does; its browser has another cookie.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<session::RefreshSession>),
        gives: (200, schema::<session::SignedIn>),
        problems: &[
            &problem::SESSION_UNKNOWN,
            &problem::SESSION_ENDED,
            &problem::SESSION_REFRESH_REPEATED,
            &problem::SESSION_REUSED,
            &problem::SESSION_CROSS_SITE,
        ],
    }
    List = GET "/v1/sessions" {
        summary: "The sessions of whoever asks.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (200, schema::<session::Sessions>),
        problems: &[],
    }
    EndAll = DELETE "/v1/sessions" {
        summary: "Whoever asks ends all of their sessions.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (200, schema::<session::SessionsEnded>),
        problems: &[],
    }
    End(session: SessionId) = DELETE "/v1/sessions/{session}" {
        summary: "Whoever asks ends one of their sessions.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (200, schema::<session::SessionsEnded>),
        problems: &[&problem::SESSION_NOT_YOURS],
    }

    /// From one's own session into a place.
    pub enum PlaceSession of "place-session";
    Enter(organisation: OrganisationId) = POST "/v1/me/organisations/{organisation}/session" {
        summary: "Whoever is signed in goes into a place of theirs without typing. They show the refresh token of the session they come from, which is not used up.",
        caller: Caller::SignedIn,
        query: &[],
        body: Some(schema::<session::RefreshSession>),
        gives: (201, schema::<session::SignedIn>),
        problems: &[
            &problem::SESSION_UNKNOWN,
            &problem::SESSION_CROSS_SITE,
            &problem::SESSION_NOT_ACTING,
            &problem::SESSION_WEAKER,
            &problem::SESSION_OVERTAKEN,
            &problem::LIMITED,
        ],
    }

    /// Proving again who one is, in the session one has.
    pub enum SessionProof of "session-proof";
    Prove = POST "/v1/sessions/current/proof" {
        summary: "Whoever is signed in proves again who they are, by password or by a face that has passed; the reply has an access token that says so.",
        caller: Caller::SignedIn,
        query: &[],
        body: Some(schema::<session_proof::ProveSession>),
        gives: (200, schema::<session_proof::SessionProven>),
        problems: &[
            &problem::PASSWORD_WRONG,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::LIMITED,
            &problem::PROOF_UNKNOWN,
            &problem::PROOF_NO_FACE,
            &problem::PROOF_SPENT,
        ],
    }
    Begin = POST "/v1/session-proofs" {
        summary: "Whoever is signed in asks to prove again who they are by their face.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (201, schema::<session_proof::ProofBegun>),
        problems: &[&problem::LIMITED],
    }
    Status(proof: FlowId) = GET "/v1/session-proofs/{proof}" {
        summary: "The page that waits asks how far a proof by face is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<session_proof::ProofStatus>),
        problems: &[&problem::TOKEN_MISSING, &problem::PROOF_UNKNOWN],
    }

    /// Signing in by a QR code: the page.
    pub enum QrSignIn of "qr-sign-in";
    Open = POST "/v1/qr-sign-ins" {
        summary: "A page opens a QR code to be signed in with.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (201, schema::<qr_sign_in::QrOpened>),
        problems: &[&problem::LIMITED],
    }
    Poll(qr_sign_in: QrId) = GET "/v1/qr-sign-ins/{qr_sign_in}" {
        summary: "The page asks how its QR code stands, and is signed in once it is approved.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<qr_sign_in::QrPolled>),
        problems: POLLED,
    }

    /// Signing in by a QR code: the APP.
    pub enum QrApproval of "qr-approval";
    Scan = POST "/v1/qr-approvals/scan" {
        summary: "A person scans a QR code in the APP, and sees what it would sign in.",
        caller: Caller::Person,
        query: &[],
        body: Some(schema::<qr_sign_in::ScanQr>),
        gives: (200, schema::<qr_sign_in::QrScanned>),
        problems: &[&problem::QR_UNKNOWN, &problem::QR_TAKEN, &problem::QR_EXPIRED],
    }
    Decide = POST "/v1/qr-approvals/decision" {
        summary: "The person who scanned a QR code approves or denies it.",
        caller: Caller::Person,
        query: &[],
        body: Some(schema::<qr_sign_in::DecideQr>),
        gives: (200, schema::<qr_sign_in::QrDecided>),
        problems: &[
            &problem::QR_UNKNOWN,
            &problem::QR_TAKEN,
            &problem::QR_EXPIRED,
            &problem::QR_WRONG_NUMBER,
            &problem::QR_NOT_ACTING,
            &problem::QR_OVERTAKEN,
        ],
    }

    /// Signing in by an electronic business licence: the page.
    pub enum LicenceSignIn of "licence-sign-in";
    Open = POST "/v1/licence-sign-ins" {
        summary: "A page opens a QR code that an electronic business licence is to be shown to.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (201, schema::<licence::LicenceOpened>),
        problems: &[&problem::LIMITED],
    }
    Poll(licence_sign_in: QrId) = GET "/v1/licence-sign-ins/{licence_sign_in}" {
        summary: "The page asks how its QR code stands, and is signed in once a licence was shown to it.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<qr_sign_in::QrPolled>),
        problems: POLLED,
    }

    /// What the app of the electronic business licence says.
    pub enum LicenceCallback of "licence-callback";
    Show = POST "/v1/licence-callbacks" {
        summary: "The app of the electronic business licence says whose licence was shown to a code.",
        caller: Caller::Provider,
        query: &[],
        body: Some(schema::<licence::LicenceCallback>),
        gives: (200, schema::<licence::LicenceTaken>),
        problems: &[
            &problem::CALLBACK_NOT_AUTHENTIC,
            &problem::CALLBACK_STALE,
            &problem::CALLBACK_REUSED,
            &problem::LICENCE_UNKNOWN,
            &problem::LICENCE_EXPIRED,
            &problem::LICENCE_TAKEN,
            &problem::LICENCE_NOT_ACTING,
            &problem::LICENCE_OVERTAKEN,
        ],
    }
}
