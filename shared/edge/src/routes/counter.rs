//! Routes of the counter.

use super::{Caller, PathText, redirect, schema};
use crate::problem;
use crate::wire::{counter, session, sso};

routes! {
    /// A clerk's sign-in: the browser.
    pub enum CounterSso of "counter-sso";
    Start = GET "/v1/counter/sso/start" {
        summary: "A clerk's browser is sent to the staff's provider; when that cannot be asked, to the counter's page: `#sso_error=…`.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (302, redirect),
        problems: &[&problem::SSO_PROVIDER_UNKNOWN, &problem::LIMITED],
    }
    Callback = GET "/v1/counter/sso/callback" {
        summary: "The staff's provider sends the browser back, which is sent on to the counter's page: `#sso=…&code=…`, or `#sso_error=…`.",
        caller: Caller::Anybody,
        query: &[
            ("state", true),
            ("code", false),
            ("iss", false),
            ("error", false),
            ("error_description", false),
        ],
        body: None,
        gives: (302, redirect),
        problems: &[
            &problem::SSO_PROVIDER_UNKNOWN,
            &problem::SSO_UNKNOWN,
            &problem::SSO_DENIED,
            &problem::SSO_LOGIN_REQUIRED,
            &problem::SSO_PROVIDER_FAILED,
            &problem::SSO_UNAVAILABLE,
            &problem::SSO_MISCONFIGURED,
            &problem::SSO_NOT_BELIEVED,
            &problem::SSO_STALE,
            &problem::SSO_CLAIMS,
        ],
    }

    /// A clerk's session.
    pub enum CounterSession of "counter-session";
    Begin = POST "/v1/counter/sessions" {
        summary: "The counter's page signs in the clerk whom the staff's provider named.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<sso::FetchSso>),
        gives: (201, schema::<counter::ClerkSignedIn>),
        problems: &[&problem::SSO_UNKNOWN, &problem::SESSION_CROSS_SITE],
    }
    Look = GET "/v1/counter/sessions/current" {
        summary: "A clerk sees who they are, and when their session ends; that is no use of it.",
        caller: Caller::Clerk,
        query: &[],
        body: None,
        gives: (200, schema::<counter::ClerkSessionTold>),
        problems: &[],
    }
    End = DELETE "/v1/counter/sessions/current" {
        summary: "A clerk signs out: the session ends at once.",
        caller: Caller::Clerk,
        query: &[],
        body: None,
        gives: (200, schema::<session::SessionsEnded>),
        problems: &[],
    }

    /// Documents taken at the counter.
    pub enum CounterDocument of "counter-document";
    Take = POST "/v1/counter/documents" {
        summary: "A clerk takes a document, and is told where it is put.",
        caller: Caller::Clerk,
        query: &[],
        body: Some(schema::<counter::TakeDocument>),
        gives: (201, schema::<counter::DocumentTaken>),
        problems: &[&problem::LIMITED],
    }

    /// Accounts opened at the counter.
    pub enum CounterAccount of "counter-account";
    Open = POST "/v1/counter/accounts" {
        summary: "A clerk opens a legal representative's or an administrator's account on three documents: its person is invited.",
        caller: Caller::Clerk,
        query: &[],
        body: Some(schema::<counter::OpenAccount>),
        gives: (201, schema::<counter::AccountOpened>),
        problems: &[
            &problem::LIMITED,
            &problem::COUNTER_DOCUMENT,
            &problem::COUNTER_DOCUMENT_USED,
            &problem::COUNTER_LETTER_UNKNOWN,
            &problem::COUNTER_LETTER_REFUSED,
            &problem::COUNTER_NOT_IN_REGISTER,
            &problem::COUNTER_PERSON_UNKNOWN,
            &problem::COUNTER_LEGAL_REPRESENTATIVE_THERE,
            &problem::COUNTER_ADMINISTRATOR_THERE,
            &problem::MEMBER_ALREADY,
            &problem::MEMBER_NUMBER_SHARED,
            &problem::INSTITUTION_CODE_TAKEN,
        ],
    }

    /// What a clerk looks up.
    pub enum CounterRecords of "counter-records";
    Acts = GET "/v1/counter/acts" {
        summary: "A clerk reads what was done at their counter, newest first, 50 at a time.",
        caller: Caller::Clerk,
        query: &[("before", false)],
        body: None,
        gives: (200, schema::<counter::CounterActs>),
        problems: &[],
    }
    Organisation(credit_code: PathText) = GET "/v1/counter/organisations/{credit_code}" {
        summary: "A clerk looks at the places of an organisation's legal representative and administrator, masked. That they looked is kept first, and counted.",
        caller: Caller::Clerk,
        query: &[],
        body: None,
        gives: (200, schema::<counter::OrganisationSeen>),
        problems: &[&problem::COUNTER_PLACE_UNKNOWN, &problem::LIMITED],
    }

    /// Values that a clerk sees unmasked.
    pub enum CounterUnmasking of "counter-unmasking";
    Unmask = POST "/v1/counter/unmaskings" {
        summary: "A clerk has a value shown whole, for a reason that is kept first.",
        caller: Caller::Clerk,
        query: &[],
        body: Some(schema::<counter::UnmaskValue>),
        gives: (200, schema::<counter::ValueUnmasked>),
        problems: &[&problem::COUNTER_PLACE_UNKNOWN, &problem::LIMITED],
    }
}
