//! The counter (窗口): a clerk who signs in and out.

use super::moment;
use super::sso::spent;
use crate::reply::Reply;
use flows::counter::sign_in::SignedIn;
use schemars::JsonSchema;
use serde::Serialize;

/// A clerk's session that began.
#[derive(Serialize, JsonSchema)]
pub struct ClerkSignedIn {
    /// Which clerk: `clk_…`.
    pub clerk: String,
    /// At which counter.
    pub counter: String,
    /// The session: `ses_…`.
    pub session: String,
    /// A JWT of its own type, for `Authorization: Bearer` of the counter's routes and no others. Told this once.
    pub access_token: String,
    /// `Bearer`.
    pub token_type: &'static str,
    /// Until when it is good, if it is used: the end of a working day. Unused it ends after 30 minutes. RFC 3339.
    pub ends_at: String,
}

impl ClerkSignedIn {
    /// Tells it; the cookie has done its work.
    #[must_use]
    pub fn reply(began: &SignedIn) -> Reply {
        let told = Self {
            clerk: began.actor.clerk.to_string(),
            counter: began.actor.counter.to_string(),
            session: began.actor.session.to_string(),
            access_token: began.access_token.clone(),
            token_type: "Bearer",
            ends_at: moment(began.ends_at),
        };
        spent(Reply::created(&told))
    }
}
