//! Routes of the organisation's centre (单位用户中心): its home page, matters, cases; and those of the business systems where
//! matters are done.

use super::{Caller, PathText, jwt, schema};
use crate::problem;
use crate::wire::{cases, centre, matters};
use domain::{CaseId, MatterCode};

routes! {
    /// The home page of an organisation.
    pub enum Centre of "centre";
    Look = GET "/v1/centre" {
        summary: "The home page of the organisation: counts, the newest cases, recommended and favourite matters, the caller's place.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<centre::Centre>),
        problems: &[],
    }

    /// Matters, to be found.
    pub enum Matters of "matters";
    Find = GET "/v1/matters" {
        summary: "A member looks for matters: all, of a category, or by a text that a name, its initials in pinyin, a category or a code has.",
        caller: Caller::Member,
        query: &[("query", false), ("category", false), ("after", false)],
        body: None,
        gives: (200, schema::<matters::MattersFound>),
        problems: &[],
    }
    Recommended = GET "/v1/matters/recommended" {
        summary: "What is recommended to the organisation: for its kind, allowed, not in progress, most used by its peers first.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<matters::MattersRecommended>),
        problems: &[],
    }
    Bundles = GET "/v1/bundles" {
        summary: "The bundles of matters that can be granted whole, each with its matters.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<matters::BundlesTold>),
        problems: &[],
    }
    One(matter: MatterCode) = GET "/v1/matters/{matter}" {
        summary: "One matter; and, to whoever may not do it, who could let them.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<matters::MatterDetail>),
        problems: &[&problem::MATTER_UNKNOWN],
    }

    /// A member's favourite matters.
    pub enum Favourite of "favourite";
    Keep(matter: MatterCode) = PUT "/v1/matters/{matter}/favourite" {
        summary: "A member keeps a matter at hand.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<matters::Favourite>),
        problems: &[&problem::MATTER_UNKNOWN, &problem::MATTER_FAVOURITES_FULL],
    }
    Drop(matter: MatterCode) = DELETE "/v1/matters/{matter}/favourite" {
        summary: "A member keeps a matter at hand no more.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<matters::Favourite>),
        problems: &[],
    }

    /// Being handed over to a matter's own system.
    pub enum Handling of "handling";
    Begin(matter: MatterCode) = POST "/v1/matters/{matter}/cases" {
        summary: "A member begins a matter: a case, where to go, and the mandate that the business system there verifies.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<matters::BeginMatter>),
        gives: (201, schema::<matters::HandedOver>),
        problems: &[
            &problem::MATTER_UNKNOWN,
            &problem::MATTER_NOT_FOR_ORGANISATION,
            &problem::MATTER_NOT_ALLOWED,
            &problem::CASE_NO_PAGE,
            &problem::CASE_ATTEMPT_USED,
            &problem::LIMITED,
        ],
    }
    Resume(case: CaseId) = POST "/v1/cases/{case}/mandates" {
        summary: "A member goes on with a case: where to go, and a fresh mandate.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (201, schema::<matters::HandedOver>),
        problems: &[
            &problem::CASE_UNKNOWN,
            &problem::CASE_NO_PAGE,
            &problem::MATTER_UNKNOWN,
            &problem::MATTER_NOT_FOR_ORGANISATION,
            &problem::MATTER_NOT_ALLOWED,
        ],
    }

    /// The cases of an organisation.
    pub enum Cases of "cases";
    List = GET "/v1/cases" {
        summary: "A list of the organisation's cases, the newest first. An agent sees those of matters that are granted to them, and those that they began.",
        caller: Caller::Member,
        query: &[("state", true), ("after", false)],
        body: None,
        gives: (200, schema::<cases::CasesListed>),
        problems: &[],
    }
    One(case: CaseId) = GET "/v1/cases/{case}" {
        summary: "One case with its history.",
        caller: Caller::Member,
        query: &[],
        body: None,
        gives: (200, schema::<cases::CaseDetail>),
        problems: &[&problem::CASE_UNKNOWN],
    }

    /// Rating a finished case.
    pub enum CaseRating of "case-rating";
    Rate(case: CaseId) = POST "/v1/cases/{case}/rating" {
        summary: "A finished case is rated, once, by whoever began it or answers for the organisation.",
        caller: Caller::Member,
        query: &[],
        body: Some(schema::<cases::RateCase>),
        gives: (200, schema::<cases::Case>),
        problems: &[
            &problem::CASE_UNKNOWN,
            &problem::RATING_NOT_FINISHED,
            &problem::RATING_NOT_YOURS,
            &problem::RATING_GIVEN,
        ],
    }

    /// A case, told by a business system.
    pub enum CaseUpdate of "case-update";
    Update(case: PathText) = PUT "/v1/cases/{case}" {
        summary: "A business system tells of a case: the same as often as it likes, and in any order. `case` is ours, or its own reference.",
        caller: Caller::Client,
        query: &[],
        body: Some(schema::<cases::UpdateCase>),
        gives: (200, schema::<cases::CaseUpdated>),
        problems: &[
            &problem::CASE_UNKNOWN,
            &problem::CASE_MATTER_NOT_YOURS,
            &problem::CASE_ORGANISATION_UNKNOWN,
            &problem::CASE_DIFFERS,
            &problem::CASE_SEQUENCE_USED,
            &problem::CASE_TOO_MANY,
        ],
    }

    /// Mandates that were revoked.
    pub enum Revocations of "revocations";
    List = GET "/v1/revocations" {
        summary: "What was revoked within the life of a mandate, signed: a JWT of type `revocations+jwt`, good for 60 s.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, jwt),
        problems: &[],
    }
}
