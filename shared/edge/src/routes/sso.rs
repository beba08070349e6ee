//! Routes of signing in by another provider's word.

use super::{Caller, PathText, redirect, schema};
use crate::problem;
use crate::wire::{session, sso};

routes! {
    /// Signing in by another provider's word: the browser.
    pub enum Sso of "sso";
    Start(provider: PathText) = GET "/v1/sso/{provider}/start" {
        summary: "A browser is sent to the provider; when that cannot be asked, to the portal: `#sso_error=…`.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (302, redirect),
        problems: &[&problem::SSO_PROVIDER_UNKNOWN, &problem::LIMITED],
    }
    Callback(provider: PathText) = GET "/v1/sso/{provider}/callback" {
        summary: "The provider sends the browser back, which is sent on to the portal: `#sso=…&code=…`, or `#sso_error=…`.",
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

    /// Signing in by another provider's word: the page.
    pub enum SsoSession of "sso-session";
    Fetch(provider: PathText) = POST "/v1/sso/{provider}/result" {
        summary: "The page fetches what came of its browser's sign-on.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<sso::FetchSso>),
        gives: (200, schema::<sso::SsoFetched>),
        problems: &[&problem::SSO_UNKNOWN, &problem::SESSION_CROSS_SITE],
    }
    Link(provider: PathText) = POST "/v1/sso/{provider}/link" {
        summary: "A signed-in person links the account that a page signed on with to themselves, once.",
        caller: Caller::Person,
        query: &[],
        body: Some(schema::<sso::LinkSso>),
        gives: (200, schema::<sso::SsoLinked>),
        problems: &[
            &problem::STEP_UP,
            &problem::SSO_UNKNOWN,
            &problem::SSO_ALREADY_LINKED,
            &problem::SSO_OTHER_PERSON,
        ],
    }
    Choose(provider: PathText) = POST "/v1/sso/{provider}/session" {
        summary: "The page chooses for which organisation, and is signed in.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<sso::ChooseSso>),
        gives: (201, schema::<session::SignedIn>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::SSO_UNKNOWN,
            &problem::SSO_NOT_LINKED,
            &problem::SSO_NOT_ACTING,
            &problem::SSO_OVERTAKEN,
        ],
    }
}
