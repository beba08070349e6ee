//! Routes of what somebody does about their own: a password, a mobile, 「不是我」.

use super::{Caller, schema};
use crate::problem;
use crate::wire::{me, mobile, password};
use domain::{FlowId, OrganisationId};

/// What a completed reset may be refused with, of a place or of a person's own account.
const COMPLETING_RESET: &[&problem::Kind] = &[
    &problem::TOKEN_MISSING,
    &problem::RESET_UNKNOWN,
    &problem::RESET_TOO_LATE,
    &problem::RESET_COMPLETE,
    &problem::RESET_NOT_PROVEN,
    &problem::PASSWORD_WEAK,
];

routes! {
    /// Resetting the forgotten password of a place.
    pub enum PasswordReset of "password-reset";
    Start = POST "/v1/password-resets" {
        summary: "Somebody forgot the password of their place. The answer is the same whether or not there is one.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<password::StartReset>),
        gives: (201, schema::<password::ResetBegun>),
        problems: &[&problem::LIMITED],
    }
    Status(reset: FlowId) = GET "/v1/password-resets/{reset}" {
        summary: "How far a password reset is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<password::ResetStatus>),
        problems: &[&problem::TOKEN_MISSING, &problem::RESET_UNKNOWN],
    }
    Complete(reset: FlowId) = POST "/v1/password-resets/{reset}/account" {
        summary: "Whoever proved that the place is theirs, by face or, as an agent, by SMS code, sets its password.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<password::ResetAccount>),
        gives: (200, schema::<password::ResetDone>),
        problems: COMPLETING_RESET,
    }

    /// Resetting the forgotten password of a person's own account.
    pub enum PersonPasswordReset of "person-password-reset";
    Start = POST "/v1/person-password-resets" {
        summary: "A person forgot their own password. The answer is the same whether or not there is such a person.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<password::StartPersonReset>),
        gives: (201, schema::<password::ResetBegun>),
        problems: &[&problem::LIMITED],
    }
    Status(reset: FlowId) = GET "/v1/person-password-resets/{reset}" {
        summary: "How far a reset of a person's own password is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<password::ResetStatus>),
        problems: &[&problem::TOKEN_MISSING, &problem::RESET_UNKNOWN],
    }
    Complete(reset: FlowId) = POST "/v1/person-password-resets/{reset}/account" {
        summary: "A person who proved by their face that the account is theirs sets its password.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<password::ResetPersonAccount>),
        gives: (200, schema::<password::ResetDone>),
        problems: COMPLETING_RESET,
    }

    /// Changing a password.
    pub enum PasswordChange of "password-change";
    Member = PUT "/v1/password" {
        summary: "A member sets another password for their place; every session of it ends, this one too.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<password::ChangePassword>),
        gives: (200, schema::<password::PasswordChanged>),
        problems: &[&problem::PASSWORD_WRONG, &problem::PASSWORD_WEAK, &problem::SIGN_IN_LOCKED_OUT],
    }
    Person = PUT "/v1/person-password" {
        summary: "A person sets another password for their own account; every session of their own ends.",
        caller: Caller::Person,
        query: &[],
        body: Some(schema::<password::ChangePassword>),
        gives: (200, schema::<password::PasswordChanged>),
        problems: &[&problem::PASSWORD_WRONG, &problem::PASSWORD_WEAK, &problem::SIGN_IN_LOCKED_OUT],
    }

    /// Changing a mobile.
    pub enum MobileChange of "mobile-change";
    Start = POST "/v1/mobile-changes" {
        summary: "Whoever proved lately who they are begins to change the mobile of their place, or their own.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (201, schema::<mobile::MobileChangeBegun>),
        problems: &[&problem::STEP_UP],
    }
    Status(change: FlowId) = GET "/v1/mobile-changes/{change}" {
        summary: "Whoever began it asks how far the change of their mobile is.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (200, schema::<mobile::MobileChangeStatus>),
        problems: &[&problem::MOBILE_CHANGE_UNKNOWN],
    }
    Complete(change: FlowId) = POST "/v1/mobile-changes/{change}/mobile" {
        summary: "Whoever began it has proven the new mobile, and has it from now on.",
        caller: Caller::SignedIn,
        query: &[],
        body: Some(schema::<mobile::ChangeMobile>),
        gives: (200, schema::<mobile::MobileChanged>),
        problems: &[
            &problem::MOBILE_CHANGE_UNKNOWN,
            &problem::MOBILE_CHANGE_TOO_LATE,
            &problem::MOBILE_CHANGE_COMPLETE,
            &problem::MOBILE_CHANGE_NOT_VERIFIED,
            &problem::MOBILE_CHANGE_UNCHANGED,
            &problem::MOBILE_CHANGE_TAKEN,
        ],
    }

    /// A person, and the organisations that name them.
    pub enum Me of "me";
    Look = GET "/v1/me" {
        summary: "Whoever is signed in sees who they are here, masked, every organisation that names them, and when their session ends.",
        caller: Caller::SignedIn,
        query: &[],
        body: None,
        gives: (200, schema::<me::Me>),
        problems: &[],
    }
    NotMe(organisation: OrganisationId) = POST "/v1/me/organisations/{organisation}/not-me" {
        summary: "A person says 「不是我」 of the place an organisation gave them: it is suspended at once.",
        caller: Caller::Person,
        query: &[],
        body: None,
        gives: (200, schema::<me::Disavowed>),
        problems: &[&problem::ME_NO_PLACE, &problem::ME_LEGAL_REPRESENTATIVE],
    }
}
