//! Routes of appeals (申诉): those of whoever appeals, and those of the clerk who decides.

use super::{Caller, schema};
use crate::problem;
use crate::wire::appeal;
use domain::FlowId;

routes! {
    /// Appeals, for whoever makes one.
    pub enum Appeal of "appeal";
    Start = POST "/v1/appeals" {
        summary: "Somebody says that their organisation, their mobile or their identity is occupied. They show their face next.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<appeal::StartAppeal>),
        gives: (201, schema::<appeal::AppealBegun>),
        problems: &[&problem::LIMITED],
    }
    Status(appeal: FlowId) = GET "/v1/appeals/{appeal}" {
        summary: "How far an appeal is, and what was decided, and why.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<appeal::AppealStatus>),
        problems: &[&problem::TOKEN_MISSING, &problem::APPEAL_UNKNOWN],
    }
    File(appeal: FlowId) = POST "/v1/appeals/{appeal}/filing" {
        summary: "The appellant, whose face has passed, proves a mobile and files the appeal.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<appeal::FileAppeal>),
        gives: (200, schema::<appeal::AppealFiled>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::APPEAL_UNKNOWN,
            &problem::FACE_FIRST,
            &problem::FACE_TOO_LATE,
            &problem::ACCOUNT_TOO_LATE,
            &problem::ALREADY_COMPLETE,
            &problem::APPEAL_PASSWORD_MISSING,
            &problem::PASSWORD_WEAK,
            &problem::APPEAL_OTHER_MOBILE,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::OVERTAKEN,
        ],
    }

    /// Appeals, for clerks.
    pub enum CounterAppeals of "counter-appeals";
    List = GET "/v1/counter/appeals" {
        summary: "Appeals that wait for a clerk, masked, at most 20. That they were looked at is kept first, and counted.",
        caller: Caller::Clerk,
        query: &[("after", false)],
        body: None,
        gives: (200, schema::<appeal::AppealsWaiting>),
        problems: &[&problem::LIMITED],
    }
    Decide(appeal: FlowId) = POST "/v1/counter/appeals/{appeal}/decision" {
        summary: "A clerk upholds or dismisses an appeal, with a reason; what follows is done, and the appellant is told.",
        caller: Caller::Clerk,
        query: &[],
        body: Some(schema::<appeal::DecideAppeal>),
        gives: (200, schema::<appeal::AppealDecided>),
        problems: &[
            &problem::APPEAL_UNKNOWN,
            &problem::APPEAL_DECIDED,
            &problem::APPEAL_NOT_OCCUPIED,
            &problem::APPEAL_MOBILE_TAKEN,
            &problem::PERSON_GONE,
        ],
    }
}
