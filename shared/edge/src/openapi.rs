//! The OpenAPI document (3.1), made of [`ROUTES`], the wire types and the problem catalogue.
//!
//! Committed as `docs/openapi.json`; `UPDATE_OPENAPI=1 cargo test -p edge openapi` writes it anew.

use crate::language::Language;
use crate::problem::{self, CATALOGUE, Kind};
use crate::routes::{ANYWHERE, Caller, ROUTES, Route, WITH_BODY};
use crate::wire::session::RefreshCookie;
use crate::wire::text;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Problems any route may give whose query has parameters; one that sends a browser on says what is unsound at the page.
const WITH_QUERY: &[&Kind] = &[&problem::REPEATED_PARAMETER, &problem::FIELDS];

/// Replies that may set a cookie or end one.
const WITH_COOKIE: &[&str] = &["SignedIn", "SessionProven", "SessionsEnded", "QrPolled"];

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
    let kinds: BTreeMap<String, Value> = CATALOGUE
        .iter()
        .filter(|kind| !kind.members.is_empty())
        .map(|kind| (component(kind), kind_schema(kind, &mut generator)))
        .collect();
    let mut schemas = generator.take_definitions(true);
    schemas.insert("Problem".into(), problem_schema());
    schemas.extend(kinds);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Yinxin (印信)",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "Organisation accounts for a public service hall.",
            "description": "Every refusal is a problem (RFC 9457): programs match on `code`, people read `detail`, in Chinese \
                            or in English as `Accept-Language` asks. Moments are RFC 3339; beside one that a page counts \
                            down to stand the seconds until then, so that no clock of a page matters.",
            "contact": { "name": "The hall that runs it" },
            "license": { "name": "Apache-2.0", "identifier": "Apache-2.0" }
        },
        "servers": [{ "url": "/", "description": "The host of the hall's interface." }],
        "tags": tags(),
        "paths": paths,
        "components": { "schemas": schemas, "headers": headers(), "securitySchemes": security_schemes() }
    })
}

/// One of each function, in the order in which routes are declared.
fn tags() -> Vec<Value> {
    let mut tags: Vec<Value> = Vec::new();
    for route in ROUTES.iter() {
        let tag = json!({ "name": route.function, "description": route.about });
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

fn headers() -> Value {
    let header =
        |description: &str, schema: Value| json!({ "description": description, "schema": schema });
    let text = || json!({ "type": "string" });
    json!({
        "ContentLanguage": header(
            "The language of `detail` and of every other sentence.",
            json!({ "type": "string", "enum": [Language::Chinese.tag(), Language::English.tag()] })
        ),
        "RetryAfter": header("Seconds to wait, as in `retry_after_s`.", json!({ "type": "integer", "minimum": 1 })),
        "WwwAuthenticate": header("How to become known (RFC 9110, 11.6.1).", text()),
        "SetCookie": header(
            "To a browser only: the refresh token, in a cookie that no script can read, or the end of that cookie.",
            text()
        ),
        "CacheControl": header("How long anybody may keep the reply.", text()),
    })
}

fn security_schemes() -> Value {
    let bearer = |description: &str| json!({ "type": "http", "scheme": "bearer", "description": description });
    let token = |description: &str| json!({ "type": "http", "scheme": "bearer", "bearerFormat": "JWT", "description": description });
    let cookie = |name: &str, description: &str| json!({ "type": "apiKey", "in": "cookie", "name": name, "description": description });
    json!({
        "flow": bearer("The secret of the flow, told when it began, held by the browser that began it."),
        "member": token("An access token of a member's session."),
        "person": token("An access token of a person's own session."),
        "clerk": token("A clerk's access token, which no other route takes."),
        "client": {
            "type": "http", "scheme": "basic",
            "description": "A business system's own client credential (RFC 6749, 2.3.1)."
        },
        "webhook": {
            "type": "apiKey", "in": "header", "name": "webhook-signature",
            "description": "Standard Webhooks: webhook-id, webhook-timestamp, webhook-signature over \
                            `id.timestamp.body`, and webhook-key-id."
        },
        "memberCookie": cookie(
            RefreshCookie::Member.name(),
            "The refresh token of a member's session, in a browser; taken from a page of the portal only."
        ),
        "personCookie": cookie(
            RefreshCookie::Person.name(),
            "The refresh token of a person's own session, in a browser; taken from a page of the portal only."
        )
    })
}

fn operation(route: &Route, generator: &mut schemars::SchemaGenerator) -> Value {
    let (status, gives) = route.gives;
    let mut responses = Map::new();
    let schema = gives(generator);
    responses.insert(status.to_string(), response(status, &schema));
    for (status, kinds) in problems(route) {
        responses.insert(status.to_string(), problem_response(status, &kinds));
    }
    let mut operation = json!({
        "operationId": operation_id(route),
        "summary": route.summary,
        "description": description(route),
        "tags": [route.function],
        "responses": responses,
    });
    if let Value::Object(operation) = &mut operation {
        let in_path = parameters(route.path).map(|name| parameter("path", name, true, generator));
        let mut parameters: Vec<Value> = in_path.collect();
        for (name, needed) in route.query {
            parameters.push(parameter("query", name, *needed, generator));
        }
        if !parameters.is_empty() {
            operation.insert("parameters".into(), parameters.into());
        }
        if let Some(body) = route.body {
            let schema = body(generator);
            let content = json!({ "application/json": { "schema": schema } });
            let sent = json!({ "required": !route.has_optional_body(), "content": content });
            operation.insert("requestBody".into(), sent);
        }
        operation.insert("security".into(), security(route));
    }
    operation
}

/// `sessions.create` of `POST /v1/sessions`: the literal parts of the path, and what is done there.
fn operation_id(route: &Route) -> String {
    let is_literal = |part: &&str| !part.is_empty() && *part != "v1" && !part.starts_with('{');
    let literals = route.path.split('/').filter(is_literal);
    let literals = literals.map(|part| part.trim_start_matches('.').replace(['-', '.'], "_"));
    let is_collection = ROUTES.iter().any(|other| {
        other.path.strip_prefix(route.path).is_some_and(|rest| rest.starts_with("/{"))
    });
    let verb = match (route.method, is_collection) {
        ("GET", true) => "list",
        ("GET", false) => "get",
        ("POST", _) => "create",
        ("PUT", _) => "put",
        ("PATCH", _) => "change",
        ("DELETE", true) => "delete_all",
        (_, _) => "delete",
    };
    literals.chain([verb.to_owned()]).collect::<Vec<_>>().join(".")
}

/// Who may call, in a sentence, behind the summary.
fn description(route: &Route) -> String {
    let who = match route.caller {
        Caller::Anybody => "For anybody.",
        Caller::Flow => "For the browser that began the flow, by its secret.",
        Caller::Provider => "For a provider, by its signature.",
        Caller::Member => "For a signed-in member.",
        Caller::Person => "For a signed-in person.",
        Caller::Invitee => "For the invited person: by the secret of the link, or signed in.",
        Caller::SignedIn => "For anybody who is signed in, for an organisation or for themselves.",
        Caller::Client => "For a business system, by its credential.",
        Caller::Clerk => "For a signed-in clerk.",
    };
    format!("{} {who}", route.summary)
}

fn security(route: &Route) -> Value {
    match (route.caller, route.has_optional_body()) {
        (Caller::Anybody, true) if route.path.starts_with("/v1/person-") => {
            json!([{ "personCookie": [] }, {}])
        }
        (Caller::Anybody, true) => json!([{ "memberCookie": [] }, {}]),
        (Caller::Anybody, false) => json!([]),
        (Caller::Flow, _) => json!([{ "flow": [] }]),
        (Caller::Provider, _) => json!([{ "webhook": [] }]),
        (Caller::Member, _) => json!([{ "member": [] }]),
        (Caller::Person, _) => json!([{ "person": [] }]),
        (Caller::SignedIn, _) => json!([{ "member": [] }, { "person": [] }]),
        (Caller::Invitee, _) => json!([{ "flow": [] }, { "person": [] }]),
        (Caller::Client, _) => json!([{ "client": [] }]),
        (Caller::Clerk, _) => json!([{ "clerk": [] }]),
    }
}

fn header(name: &str) -> Value {
    json!({ "$ref": format!("#/components/headers/{name}") })
}

/// What is answered when all is well. A redirect has no body, and so no type of one.
fn response(status: u16, schema: &schemars::Schema) -> Value {
    if status == FOUND {
        let location = json!({ "required": true, "description": "Where the browser is sent on.", "schema": { "type": "string", "format": "uri" } });
        return json!({
            "description": schema.get("description").cloned().unwrap_or_default(),
            "headers": { "Location": location }
        });
    }
    let media = schema.get("contentMediaType").and_then(Value::as_str);
    let media = media.unwrap_or("application/json").to_owned();
    let named = schema.get("$ref").and_then(Value::as_str).unwrap_or_default();
    let mut headers = Map::new();
    if WITH_COOKIE.iter().any(|name| named.ends_with(&format!("/{name}"))) {
        headers.insert("Set-Cookie".into(), header("SetCookie"));
    }
    headers.insert("Cache-Control".into(), header("CacheControl"));
    json!({ "description": "Done.", "headers": headers, "content": { media: { "schema": schema } } })
}

fn parameters(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

fn parameter(
    place: &str,
    name: &str,
    needed: bool,
    generator: &mut schemars::SchemaGenerator,
) -> Value {
    let schema = text::parameter(name, generator);
    json!({ "name": name, "in": place, "required": needed, "schema": schema })
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

/// One of several kinds: those with members of their own by name, the others by their codes.
fn problem_response(status: u16, kinds: &[&'static Kind]) -> Value {
    let line = |kind: &&Kind| format!("`{}`: {}.", kind.code, kind.title);
    let description: Vec<String> = kinds.iter().map(line).collect();
    let (plain, with_members): (Vec<&'static Kind>, Vec<&'static Kind>) =
        kinds.iter().partition(|kind| kind.members.is_empty());
    let mut one_of: Vec<Value> = Vec::new();
    if !plain.is_empty() {
        let codes: Vec<&str> = plain.iter().map(|kind| kind.code).collect();
        one_of.push(of_codes(&codes));
    }
    let named = |kind: &&'static Kind| json!({ "$ref": format!("#/components/schemas/{}", component(kind)) });
    one_of.extend(with_members.iter().map(named));
    let schema = match one_of.as_slice() {
        [one] => one.clone(),
        _ => json!({ "oneOf": one_of }),
    };
    let mut headers = Map::new();
    headers.insert("Content-Language".into(), header("ContentLanguage"));
    let waits =
        |kind: &&Kind| kind.members.iter().any(|member| member.name == problem::RETRY_AFTER);
    if kinds.iter().any(waits) {
        headers.insert("Retry-After".into(), header("RetryAfter"));
    }
    if status == 401 {
        headers.insert("WWW-Authenticate".into(), header("WwwAuthenticate"));
    }
    json!({
        "description": description.join("\n"),
        "headers": headers,
        "content": { "application/problem+json": { "schema": schema } }
    })
}

fn of_codes(codes: &[&str]) -> Value {
    json!({
        "allOf": [
            { "$ref": "#/components/schemas/Problem" },
            {
                "type": "object",
                "required": ["code"],
                "properties": { "code": { "type": "string", "enum": codes } }
            }
        ]
    })
}

/// `SmsWrong` of `sms.wrong`, behind what it is.
fn component(kind: &Kind) -> String {
    let word = |word: &str| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_ascii_uppercase().to_string() + characters.as_str())
    };
    let words: String = kind.code.split(['.', '_']).filter_map(word).collect();
    format!("Problem{words}")
}

fn kind_schema(kind: &Kind, generator: &mut schemars::SchemaGenerator) -> Value {
    let required =
        kind.members.iter().filter(|member| member.is_required).map(|member| member.name);
    let required: Vec<&str> = std::iter::once("code").chain(required).collect();
    let mut properties = Map::new();
    properties.insert("code".into(), json!({ "type": "string", "const": kind.code }));
    for member in kind.members {
        properties.insert(member.name.into(), (member.schema)(generator).into());
    }
    json!({
        "description": format!("{}.", kind.title),
        "allOf": [
            { "$ref": "#/components/schemas/Problem" },
            { "type": "object", "required": required, "properties": properties }
        ]
    })
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "description": "Problem details (RFC 9457). `code` is the contract: programs match on it.",
        "required": ["type", "code", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri", "examples": ["urn:yinxin:problem:sms.wrong"] },
            "code": { "type": "string", "description": "Stable for ever." },
            "title": { "type": "string", "description": "The same for every occurrence." },
            "status": { "type": "integer", "description": "The HTTP status." },
            "detail": { "type": "string", "description": "For people, in the language that they ask for; may change." }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
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
    fn every_operation_has_a_stable_id_of_its_own_made_of_words() {
        let ids: Vec<String> = ROUTES.iter().map(operation_id).collect();
        let different: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(different.len(), ids.len(), "{ids:?}");
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|one| one.is_ascii_lowercase() || one == b'_')
        };
        for id in &ids {
            assert!(id.split('.').all(is_word), "{id}");
        }
        assert!(ids.contains(&"sessions.create".to_owned()), "{ids:?}");
    }

    /// Every text of the document that is a word of a list, a moment, an id or a code says so.
    #[test]
    fn what_a_description_says_of_a_text_its_schema_says_too() {
        let document = document();
        let schemas = document["components"]["schemas"].as_object().unwrap();
        let mut seen = 0;
        for (name, schema) in schemas {
            let Some(properties) = schema["properties"].as_object() else { continue };
            for (member, property) in properties {
                let said = property["description"].as_str().unwrap_or_default();
                let is_text = property["type"] == "string" || property["type"][0] == "string";
                if !is_text {
                    continue;
                }
                let says = |key: &str| !property[key].is_null();
                if said.contains("RFC 3339") {
                    assert_eq!(property["format"], "date-time", "{name}.{member}");
                    seen += 1;
                }
                if said.contains("_…`") && !said.contains("`clk_…@") {
                    assert!(says("pattern"), "{name}.{member}");
                    seen += 1;
                }
                if said.starts_with("Always") {
                    assert!(says("const"), "{name}.{member}");
                    seen += 1;
                }
            }
        }
        assert!(seen > 150, "{seen}");
    }

    #[test]
    fn the_catalogue_has_english_for_each_kind_and_names_no_member_to_people() {
        // The APP is called so in every language.
        let is_chinese = |one: char| ('\u{3400}'..='\u{9fff}').contains(&one);
        for kind in CATALOGUE {
            let english = kind.english.replace("江苏智慧人社", "");
            assert!(english.ends_with('.') && !english.contains(is_chinese), "{}", kind.code);
            for member in kind.members {
                let is_told = kind.detail.contains(member.name);
                assert!(!is_told || member.name == "at", "{}: {}", kind.code, member.name);
            }
        }
    }

    #[test]
    fn the_catalogue_changes_only_knowingly() {
        let lines: Vec<String> =
            CATALOGUE.iter().map(|k| format!("{} {} {}", k.status, k.code, k.title)).collect();
        insta::assert_snapshot!(lines.join("\n"));
    }
}
