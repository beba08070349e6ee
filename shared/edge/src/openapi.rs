//! The OpenAPI document (3.1), made of [`ROUTES`], the wire types and the problem catalogue.
//!
//! Committed as `docs/openapi.json`; `UPDATE_OPENAPI=1 cargo test -p edge openapi` writes it anew.

use crate::problem::{self, Kind};
use crate::routes::{ANYWHERE, Caller, ROUTES, Route, WITH_BODY};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Problems any route may give whose query has parameters; one that sends a browser on says what is unsound at the page.
const WITH_QUERY: &[&Kind] = &[&problem::REPEATED_PARAMETER, &problem::FIELDS];

/// The status of a route that sends a browser on: it has no body.
const FOUND: u16 = 302;

/// The document.
#[must_use]
pub fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    for route in ROUTES.iter() {
        let operation = operation(route, &mut generator);
        paths.entry(route.path).or_default().insert(route.method.to_lowercase(), operation);
    }
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".into(), problem_schema());
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Yinxin (印信)",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Organisation accounts for a public service hall.",
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "flow": {
                    "type": "http", "scheme": "bearer",
                    "description": "The secret of the flow, told when it began, held by the browser that began it."
                },
                "member": {
                    "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "An access token of a member's session."
                },
                "person": {
                    "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "An access token of a person's own session."
                },
                "clerk": {
                    "type": "http", "scheme": "bearer", "bearerFormat": "JWT",
                    "description": "A clerk's access token, which no other route takes."
                },
                "client": {
                    "type": "http", "scheme": "basic",
                    "description": "A business system's own client credential (RFC 6749, 2.3.1)."
                },
                "webhook": {
                    "type": "apiKey", "in": "header", "name": "webhook-signature",
                    "description": "Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature over \
                                    `id.timestamp.body`, and webhook-key-id."
                }
            }
        }
    })
}

fn operation(route: &Route, generator: &mut schemars::SchemaGenerator) -> Value {
    let (status, gives) = route.gives;
    let mut responses = Map::new();
    let schema = gives(generator);
    responses.insert(status.to_string(), response(status, &schema));
    for (status, kinds) in problems(route) {
        responses.insert(status.to_string(), problem_response(&kinds));
    }
    let mut operation = json!({
        "operationId": format!("{} {}", route.method.to_lowercase(), route.path),
        "summary": route.summary,
        "tags": [route.function],
        "responses": responses,
    });
    if let Value::Object(operation) = &mut operation {
        let in_path = parameters(route.path).map(|name| parameter("path", name, true));
        let in_query = route.query.iter().map(|(name, needed)| parameter("query", name, *needed));
        let parameters: Vec<Value> = in_path.chain(in_query).collect();
        if !parameters.is_empty() {
            operation.insert("parameters".into(), parameters.into());
        }
        if let Some(body) = route.body {
            let schema = body(generator);
            // A browser sends no body: what would be in it is in a cookie.
            let required = schema.get("$ref").and_then(Value::as_str)
                != Some("#/components/schemas/RefreshSession");
            let content = json!({ "application/json": { "schema": schema } });
            let sent = json!({ "required": required, "content": content });
            operation.insert("requestBody".into(), sent);
        }
        let security = match route.caller {
            Caller::Anybody => json!([]),
            Caller::Flow => json!([{ "flow": [] }]),
            Caller::Provider => json!([{ "webhook": [] }]),
            Caller::Member => json!([{ "member": [] }]),
            Caller::Person => json!([{ "person": [] }]),
            Caller::SignedIn => json!([{ "member": [] }, { "person": [] }]),
            Caller::Invitee => json!([{ "flow": [] }, { "person": [] }]),
            Caller::Client => json!([{ "client": [] }]),
            Caller::Clerk => json!([{ "clerk": [] }]),
        };
        operation.insert("security".into(), security);
    }
    operation
}

/// What is answered when all is well. A redirect has no body, and so no type of one.
fn response(status: u16, schema: &schemars::Schema) -> Value {
    if status == FOUND {
        let location = json!({ "required": true, "schema": { "type": "string", "format": "uri" } });
        return json!({
            "description": schema.get("description").cloned().unwrap_or_default(),
            "headers": { "Location": location }
        });
    }
    let media = schema.get("contentMediaType").and_then(Value::as_str);
    let media = media.unwrap_or("application/json").to_owned();
    json!({ "description": "Done.", "content": { media: { "schema": schema } } })
}

fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn parameter(place: &str, name: &str, needed: bool) -> Value {
    json!({ "name": name, "in": place, "required": needed, "schema": { "type": "string" } })
}

/// What a route may give instead of what it gives, by status.
fn problems(route: &Route) -> BTreeMap<u16, Vec<&'static Kind>> {
    let with_body = if route.body.is_some() { WITH_BODY } else { &[] };
    let with_query: &[&Kind] = match (route.query, route.gives.0) {
        ([], _) => &[],
        (_, FOUND) => &[&problem::REPEATED_PARAMETER],
        _ => WITH_QUERY,
    };
    let mut by_status: BTreeMap<u16, Vec<&'static Kind>> = BTreeMap::new();
    let of_caller = route.caller.problems();
    for kind in
        route.problems.iter().chain(of_caller).chain(with_body).chain(with_query).chain(ANYWHERE)
    {
        by_status.entry(kind.status).or_default().push(kind);
    }
    by_status
}

fn problem_response(kinds: &[&Kind]) -> Value {
    let line = |kind: &&Kind| format!("`{}`: {}.", kind.code, kind.title);
    let codes: Vec<&str> = kinds.iter().map(|kind| kind.code).collect();
    let description: Vec<String> = kinds.iter().map(line).collect();
    json!({
        "description": description.join("\n"),
        "content": { "application/problem+json": { "schema": {
            "allOf": [
                { "$ref": "#/components/schemas/Problem" },
                { "properties": { "code": { "enum": codes } } }
            ]
        } } }
    })
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "Problem details (RFC 9457). `code` is the contract: programs match on it.",
        "required": ["type", "code", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri", "examples": ["urn:yinxin:problem:sms.wrong"] },
            "code": { "type": "string" },
            "title": { "type": "string", "description": "The same for every occurrence." },
            "status": { "type": "integer" },
            "detail": { "type": "string", "description": "For people, in Chinese; may change." },
            "retry_after_s": { "type": "integer", "description": "Seconds to wait; also in Retry-After." },
            "tries_left": { "type": "integer" },
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["pointer", "code", "detail"],
                    "properties": {
                        "pointer": { "type": "string", "description": "A JSON pointer (RFC 6901) into the body." },
                        "code": { "type": "string" },
                        "detail": { "type": "string" }
                    }
                }
            },
            "rules": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["rule", "detail"],
                    "properties": { "rule": { "type": "string" }, "detail": { "type": "string" } }
                }
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::CATALOGUE;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    #[expect(clippy::disallowed_methods, reason = "how a developer asks for the document anew")]
    fn the_committed_openapi_document_is_what_the_code_says() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/openapi.json");
        let made = serde_json::to_string_pretty(&document()).unwrap() + "\n";
        if std::env::var("UPDATE_OPENAPI").is_ok() {
            std::fs::write(&file, &made).unwrap();
        }
        let committed = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(committed == made, "stale: UPDATE_OPENAPI=1 cargo test -p edge openapi");
    }

    #[test]
    fn every_kind_of_problem_is_some_route_s_or_some_caller_s_and_has_a_code_of_its_own() {
        let told: BTreeSet<&str> = ROUTES
            .iter()
            .flat_map(|route| problems(route).into_values().flatten())
            .chain(Caller::Client.problems().iter().copied())
            .map(|kind| kind.code)
            .collect();
        let known: BTreeSet<&str> = CATALOGUE.iter().map(|kind| kind.code).collect();
        assert_eq!(told, known);
        assert_eq!(known.len(), CATALOGUE.len(), "no code is used twice");
    }

    #[test]
    fn no_route_lists_a_problem_that_its_caller_body_or_query_gives_already() {
        for route in ROUTES.iter() {
            for kinds in problems(route).into_values() {
                let codes: BTreeSet<&str> = kinds.iter().map(|kind| kind.code).collect();
                assert_eq!(codes.len(), kinds.len(), "{route:?}: {codes:?}");
            }
        }
    }

    /// A member that is left out is not required: only an optional one says so of itself.
    #[test]
    fn nothing_that_is_told_is_left_out_unless_its_schema_says_that_it_may_be() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/wire");
        for file in std::fs::read_dir(folder).unwrap() {
            let (path, skip) = (file.unwrap().path(), "skip_serializing_if = ");
            let text = std::fs::read_to_string(&path).unwrap();
            for (_, when) in text.match_indices(skip).map(|(at, _)| text.split_at(at)) {
                let when = when.strip_prefix(skip).unwrap();
                assert!(when.starts_with("\"Option::is_none\""), "{}", path.display());
            }
        }
    }

    #[test]
    fn a_redirect_is_documented_with_where_it_goes_and_without_a_body() {
        let document = document();
        let redirects: Vec<&Route> = ROUTES.iter().filter(|one| one.gives.0 == FOUND).collect();
        assert!(!redirects.is_empty());
        for route in redirects {
            let responses =
                &document["paths"][route.path][route.method.to_lowercase()]["responses"];
            assert!(responses["302"].get("content").is_none(), "{route:?}");
            assert!(responses["302"]["headers"].get("Location").is_some(), "{route:?}");
        }
    }

    #[test]
    fn every_parameter_of_a_query_that_can_be_refused_has_its_problem_documented() {
        for route in ROUTES.iter().filter(|route| !route.query.is_empty()) {
            let told = problems(route);
            let has = |kind: &Kind| told.get(&kind.status).is_some_and(|all| all.contains(&kind));
            assert!(has(&problem::REPEATED_PARAMETER), "{route:?}");
            assert_eq!(has(&problem::FIELDS), route.gives.0 != FOUND, "{route:?}");
        }
    }

    #[test]
    fn the_catalogue_changes_only_knowingly() {
        let lines: Vec<String> =
            CATALOGUE.iter().map(|k| format!("{} {} {}", k.status, k.code, k.title)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }
}
