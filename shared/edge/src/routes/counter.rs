//! Routes of the counter.

use super::{Caller, Route, redirect, schema};
use crate::problem;
use crate::wire::{counter, session, sso};

pub(super) const ROUTES: &[Route] = &[
    Route {
        function: "counter-sso",
        method: "GET",
        path: "/v1/counter/sso/start",
        summary: "A clerk's browser is sent to the staff's provider.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (302, redirect),
        problems: &[&problem::SSO_PROVIDER_UNKNOWN, &problem::LIMITED],
    },
    Route {
        function: "counter-sso",
        method: "GET",
        path: "/v1/counter/sso/callback",
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
            &problem::SSO_NOT_BELIEVED,
            &problem::SSO_STALE,
            &problem::SSO_CLAIMS,
        ],
    },
    Route {
        function: "counter-session",
        method: "POST",
        path: "/v1/counter/sessions",
        summary: "The counter's page signs in the clerk whom the staff's provider named.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<sso::FetchSso>),
        gives: (201, schema::<counter::ClerkSignedIn>),
        problems: &[&problem::SSO_UNKNOWN, &problem::SESSION_CROSS_SITE],
    },
    Route {
        function: "counter-session",
        method: "DELETE",
        path: "/v1/counter/sessions/current",
        summary: "A clerk signs out: the session ends at once.",
        caller: Caller::Clerk,
        query: &[],
        body: None,
        gives: (200, schema::<session::SessionsEnded>),
        problems: &[],
    },
];
