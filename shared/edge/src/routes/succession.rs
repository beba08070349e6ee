//! Routes of another legal representative (变更法定代表人), and of what they do with whoever was there before them.

use super::{Caller, STATUS, schema};
use crate::problem;
use crate::wire::{account, members, registration, succession};
use domain::{FlowId, MembershipId};

routes! {
    /// Another legal representative takes an organisation over.
    pub enum Succession of "succession";
    Start = POST "/v1/successions" {
        summary: "A new legal representative begins to take their registered organisation over.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<registration::StartOrganisation>),
        gives: (201, schema::<succession::SuccessionBegun>),
        problems: &[
            &problem::OTHER_AGREEMENT,
            &problem::LIMITED,
            &problem::NOT_IN_REGISTER,
            &problem::SUCCESSION_NOT_REGISTERED,
            &problem::SUCCESSION_ALREADY,
        ],
    }
    Status(succession: FlowId) = GET "/v1/successions/{succession}" {
        summary: "How far a change of legal representative is.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<succession::SuccessionStatus>),
        problems: STATUS,
    }
    Complete(succession: FlowId) = POST "/v1/successions/{succession}/account" {
        summary: "The new legal representative proves a mobile and sets a password: the organisation is theirs, and everybody else's place waits for them.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<account::Account>),
        gives: (201, schema::<succession::SuccessionDone>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::REGISTRATION_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::PASSWORD_WEAK,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::SUCCESSION_ALREADY,
            &problem::PERSON_GONE,
            &problem::OVERTAKEN,
        ],
    }

    /// Confirming who was there before.
    pub enum Confirmation of "confirmation";
    Administrator = POST "/v1/organisation/administrator/confirmation" {
        summary: "A new legal representative confirms the administrator who was there before them.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Member>),
        problems: &[
            &problem::MEMBER_NOT_ALLOWED,
            &problem::MEMBER_YOURSELF,
            &problem::MEMBER_UNKNOWN,
            &problem::MEMBER_NOT_UNCONFIRMED,
            &problem::STEP_UP,
            &problem::LIMITED,
        ],
    }
    Agent(membership: MembershipId) = POST "/v1/organisation/agents/{membership}/confirmation" {
        summary: "A new legal representative confirms an agent who was there before them.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<members::Member>),
        problems: &[
            &problem::MEMBER_NOT_ALLOWED,
            &problem::MEMBER_YOURSELF,
            &problem::MEMBER_UNKNOWN,
            &problem::MEMBER_NOT_UNCONFIRMED,
            &problem::STEP_UP,
            &problem::LIMITED,
        ],
    }
}
