//! The route of what was revoked lately, for business systems that verify mandates by themselves.

use super::{Caller, Route};
use schemars::{Schema, SchemaGenerator};

/// A signed list: its media type is not that of everything else.
fn list(_: &mut SchemaGenerator) -> Schema {
    schemars::json_schema!({
        "type": "string", "contentMediaType": crate::reply::JWT,
        "description": "A JWS in compact form (ES256, `typ` is `revocations+jwt`), verified with `/.well-known/jwks.json`: \
                        `organisations` and `memberships`, each with the epoch below which mandates are void, and `grants` \
                        that none rests on any more. Good for 60 seconds from `iat`; a mandate is refused where no such \
                        list is at hand."
    })
}

pub(super) const ROUTES: &[Route] = &[Route {
    function: "revocations",
    method: "GET",
    path: "/v1/revocations",
    summary: "What was revoked lately, signed, for whoever verifies mandates by themselves.",
    caller: Caller::Anybody,
    query: &[],
    body: None,
    gives: (200, list),
    problems: &[],
}];
