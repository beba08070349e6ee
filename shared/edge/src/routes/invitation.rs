//! Routes of an invitation: by its name for whoever is signed in, by its link for whoever has the SMS.

use super::{Caller, schema};
use crate::problem;
use crate::wire::invitation;
use domain::FlowId;

routes! {
    /// An invitation, for the invited person.
    pub enum Invitation of "invitation";
    LookByLink = GET "/v1/invitation" {
        summary: "The invitation that the link in an SMS opens: the secret of the link is the bearer token.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<invitation::Invitation>),
        problems: &[&problem::TOKEN_MISSING, &problem::INVITATION_UNKNOWN],
    }
    AnswerByLink = POST "/v1/invitation" {
        summary: "Whoever has the link in the SMS accepts and sets the password of the place, or declines.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<invitation::AnswerInvitation>),
        gives: (200, schema::<invitation::Answered>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::INVITATION_UNKNOWN,
            &problem::INVITATION_ACCEPTED,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::PASSWORD_WEAK,
        ],
    }
    Look(invitation: FlowId) = GET "/v1/invitations/{invitation}" {
        summary: "An invitation, told to whom it is for.",
        caller: Caller::Invitee,
        query: &[],
        body: None,
        gives: (200, schema::<invitation::Invitation>),
        problems: &[&problem::INVITATION_UNKNOWN],
    }
    Answer(invitation: FlowId) = POST "/v1/invitations/{invitation}" {
        summary: "The invited person accepts and sets the password of the place, or declines.",
        caller: Caller::Invitee,
        query: &[],
        body: Some(schema::<invitation::AnswerInvitation>),
        gives: (200, schema::<invitation::Answered>),
        problems: &[
            &problem::INVITATION_UNKNOWN,
            &problem::INVITATION_ACCEPTED,
            &problem::SIGN_IN_LOCKED_OUT,
            &problem::MOBILE_NOT_VERIFIED,
            &problem::PASSWORD_WEAK,
        ],
    }
}
