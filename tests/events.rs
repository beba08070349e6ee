//! The events in `events/`: each is what API Gateway would send, to a function there is, and its answer is one that the
//! route may give. `walk.rs` replays them against running functions.

#![expect(clippy::panic, clippy::unwrap_used, reason = "an event that cannot be read has failed")]

use domain::Role;
use edge::wire::{
    account, appeal, cases, counter, face, face_verification, invitation, letter, licence, matters,
    members, mobile, password, qr_sign_in, registration, session, session_proof, sms, sso, upgrade,
};
use edge::{CATALOGUE, Caller, Problem, ROUTES, Route};
use jiff::civil::{Date, date};
use lambda_http::request::RequestContext;
use lambda_http::{Request, RequestExt as _};
use regex_lite::Regex;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tests::{EVENTS, event_file, root};

/// When the events were sent, as far as their bodies can tell.
const TODAY: Date = date(2026, 4, 26);

fn event(stem: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(event_file(stem)).unwrap()).unwrap()
}

/// The event as a function reads it.
fn request(stem: &str) -> Request {
    let text = std::fs::read_to_string(event_file(stem)).unwrap();
    lambda_http::request::from_str(&text).unwrap()
}

fn text<'a>(event: &'a Value, pointer: &str) -> &'a str {
    let found = event.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("no text at {pointer}"))
}

/// The route that an event names.
fn route(event: &Value) -> &'static Route {
    let key = text(event, "/routeKey");
    let named = |route: &&Route| format!("{} {}", route.method, route.path) == key;
    ROUTES.iter().find(named).unwrap_or_else(|| panic!("there is no route {key}"))
}

/// What a path has in the places of a route's parameters.
fn parameters(template: &str, path: &str) -> Option<Value> {
    let name = Regex::new(r"\{(\w+)\}").unwrap();
    let pattern = name.replace_all(template, "(?P<$1>[^/]+)").replace('.', r"\.");
    let pattern = Regex::new(&format!("^{pattern}$")).unwrap();
    let captures = pattern.captures(path)?;
    let value = |name: &str| captures.name(name).unwrap().as_str().into();
    let names = pattern.capture_names().flatten();
    Some(Value::Object(names.map(|name| (name.to_owned(), value(name))).collect()))
}

#[test]
fn every_event_is_in_the_table_and_every_row_of_the_table_is_an_event() {
    let files = std::fs::read_dir(root().join("events")).unwrap();
    let files: BTreeSet<String> =
        files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    let rows: BTreeSet<String> = EVENTS.iter().map(|(stem, ..)| format!("{stem}.json")).collect();
    assert_eq!(files, rows, "left: events/; right: tests::EVENTS");
    assert_eq!(rows.len(), EVENTS.len(), "no event is in the table twice");
}

#[test]
fn every_route_has_an_event_whose_name_begins_with_its_function() {
    for (stem, function, ..) in EVENTS {
        assert_eq!(stem.split('.').next(), Some(*function));
        assert_eq!(route(&event(stem)).function, *function, "{stem}");
    }
    for wanted in ROUTES.iter() {
        let is_there = EVENTS.iter().any(|(stem, ..)| {
            let route = route(&event(stem));
            (route.method, route.path) == (wanted.method, wanted.path)
        });
        assert!(is_there, "no event for {wanted:?}");
    }
}

#[test]
fn every_event_is_what_api_gateway_sends() {
    for (stem, ..) in EVENTS {
        let event = event(stem);
        let route = route(&event);
        assert_eq!(text(&event, "/version"), "2.0", "{stem}");
        let asked: Vec<&str> = text(&event, "/rawQueryString").split('&').collect();
        let names = asked.iter().filter_map(|pair| pair.split_once('=')).map(|(name, _)| name);
        let known = |name: &str| route.query.iter().any(|(known, _)| *known == name);
        assert!(names.clone().all(known), "{stem}: {asked:?}");
        let sent = event.get("queryStringParameters").and_then(Value::as_object);
        assert_eq!(sent.map_or(0, serde_json::Map::len), names.count(), "{stem}");
        assert_eq!(text(&event, "/requestContext/routeKey"), text(&event, "/routeKey"), "{stem}");
        assert_eq!(text(&event, "/requestContext/stage"), "$default", "{stem}");
        assert_eq!(text(&event, "/requestContext/http/method"), route.method, "{stem}");
        let path = text(&event, "/rawPath");
        assert_eq!(text(&event, "/requestContext/http/path"), path, "{stem}");
        let parameters = parameters(route.path, path);
        let parameters = parameters.unwrap_or_else(|| panic!("{stem}: {path}"));
        let sent = event.get("pathParameters").cloned().unwrap_or_else(|| json!({}));
        assert_eq!(sent, parameters, "{stem}");
        assert_eq!(event.get("body").is_some(), route.body.is_some(), "{stem}");
        for (name, value) in event.pointer("/headers").unwrap().as_object().unwrap() {
            assert_eq!(name.to_ascii_lowercase(), *name, "{stem}: header names are lower case");
            assert!(value.is_string(), "{stem}: {name}");
        }
        let host = text(&event, "/requestContext/domainName");
        assert_eq!(text(&event, "/headers/host"), host, "{stem}");
        let agent = text(&event, "/requestContext/http/userAgent");
        assert_eq!(text(&event, "/headers/user-agent"), agent, "{stem}");
    }
}

#[test]
fn every_event_comes_from_an_address_of_its_own_that_is_nobodys() {
    let mut addresses = BTreeSet::new();
    for (stem, ..) in EVENTS {
        let event = event(stem);
        let address = text(&event, "/requestContext/http/sourceIp");
        assert!(
            address.starts_with("203.0.113."),
            "{stem}: RFC 5737 keeps these for documentation"
        );
        assert_eq!(text(&event, "/headers/x-forwarded-for"), address, "{stem}");
        assert!(addresses.insert(address.to_owned()), "{stem}: {address} is another event's");
    }
}

#[test]
fn every_event_is_read_by_the_runtime_of_the_functions() {
    for (stem, ..) in EVENTS {
        let (event, request) = (event(stem), request(stem));
        let context = request.request_context_ref();
        assert!(matches!(context, Some(RequestContext::ApiGatewayV2(_))), "{stem}");
        assert_eq!(request.method().as_str(), route(&event).method, "{stem}");
        assert_eq!(request.raw_http_path(), text(&event, "/rawPath"), "{stem}");
        let declared = request.headers().get("content-length");
        let declared = declared.map_or(0, |length| length.to_str().unwrap().parse().unwrap());
        assert_eq!(request.body().as_ref().len(), declared, "{stem}: content-length");
    }
}

#[test]
fn every_answer_is_one_that_the_route_may_give() {
    for (stem, _, status, code) in EVENTS {
        let route = route(&event(stem));
        let Some(code) = code else {
            assert_eq!(route.gives.0, *status, "{stem}");
            continue;
        };
        let kind = CATALOGUE.iter().find(|kind| kind.code == *code);
        let kind = kind.unwrap_or_else(|| panic!("{stem}: no problem has the code {code}"));
        assert_eq!(kind.status, *status, "{stem}");
        let is_of_any_route = code.starts_with("request.") || route.caller.may_be_told(kind);
        assert!(is_of_any_route || route.problems.contains(kind), "{stem}: {code}");
    }
}

/// What a function says to a body before its flow begins: the code of a problem, or nothing.
fn said(stem: &str, request: &Request) -> Option<&'static str> {
    let body = request.body().as_ref();
    let registration = || "reg_00000000000000000000000000".parse().unwrap();
    let sms_code = || "sms_00000000000000000000000000".parse().unwrap();
    let token = || "A".repeat(43).parse().unwrap();
    let pattern = r"\d{9,12}".parse().unwrap();
    let headers = keys::SignedHeaders {
        id: String::new(),
        timestamp: String::new(),
        key_id: String::new(),
        signature: String::new(),
    };
    let address = String::new();
    let clock = testkit::HandClock::at("2026-04-26T09:30:41Z".parse().unwrap());
    match stem.split('.').next().unwrap() {
        "person-registration-start" => {
            judged(body, |sent: registration::StartPerson| sent.start(address, TODAY).map(drop))
        }
        "registration-start" => judged(body, |sent: registration::StartOrganisation| {
            sent.start::<domain::StandardCreditCode>(address, TODAY).map(drop)
        }),
        "person-registration-complete" | "registration-complete" => {
            judged(body, |sent: account::Account| sent.complete(registration(), token()).map(drop))
        }
        "face-callback" => {
            judged(body, |sent: face::Callback| sent.shown(headers, body, TODAY).map(drop))
        }
        "face-verification" => {
            judged(body, |sent: face_verification::AskFace| sent.begin(token(), TODAY).map(drop))
        }
        "licence-callback" => judged(body, |sent: licence::LicenceCallback| {
            sent.shown(headers, body, TODAY).map(drop)
        }),
        "sso-session" if request.uri().path().ends_with("/result") => {
            judged(body, |sent: sso::FetchSso| sent.sound().map(drop))
        }
        "sso-session" if request.uri().path().ends_with("/link") => {
            judged(body, |sent: sso::LinkSso| sent.sound().map(drop))
        }
        "sso-session" => judged(body, |sent: sso::ChooseSso| {
            sent.choice("A".repeat(43).parse().unwrap(), String::new()).map(drop)
        }),
        "sms-code-send" => judged(body, |sent: sms::SendSms| {
            sent.send(token(), address, "", domain::SmsBudget::default()).map(drop)
        }),
        "sms-code-verify" => {
            judged(body, |sent: sms::VerifySms| sent.verify(sms_code(), token()).map(drop))
        }
        "sign-in" => judged(body, |sent: session::SignInWithPassword| {
            sent.sign_in(&pattern, address, String::new()).map(drop)
        }),
        "person-sign-in" => judged(body, |sent: session::PersonSignsIn| {
            sent.sign_in(address, String::new(), TODAY, || Ok(token())).map(drop)
        }),
        "qr-approval" if request.uri().path().ends_with("/scan") => {
            judged(body, |sent: qr_sign_in::ScanQr| sent.sound().map(drop))
        }
        "qr-approval" => judged(body, |sent: qr_sign_in::DecideQr| sent.sound().map(drop)),
        "session" | "place-session" => {
            judged(body, |sent: session::RefreshSession| sent.sound().map(drop))
        }
        "administrator" if request.method() == "PUT" => {
            judged(body, |sent: members::InviteMember| sent.invite(Role::Agent, &clock).map(drop))
        }
        "agents" if request.method() == "POST" => {
            judged(body, |sent: members::InviteMember| sent.invite(Role::Agent, &clock).map(drop))
        }
        "administrator" | "agents" => judged(body, |sent: members::ChangeMember| {
            sent.change(Role::Agent, None, &clock).map(drop)
        }),
        "grants" => judged(body, |sent: members::ReplaceGrants| {
            let membership = "mem_00000000000000000000000000".parse().unwrap();
            sent.replace(membership, &clock, &domain::Catalogue::default()).map(drop)
        }),
        "invitation" => {
            judged(body, |sent: invitation::AnswerInvitation| sent.decision().map(drop))
        }
        _ => said_of_errands(stem, body),
    }
}

/// The same, of what is begun and finished in steps by whoever has an account, or takes one over.
fn said_of_errands(stem: &str, body: &[u8]) -> Option<&'static str> {
    let token = || "A".repeat(43).parse().unwrap();
    let upgrade = || "upg_00000000000000000000000000".parse().unwrap();
    let clock = testkit::HandClock::at("2026-04-26T09:30:41Z".parse().unwrap());
    let address = String::new();
    match stem.split('.').next().unwrap() {
        "password-reset" if route(&event(stem)).caller == Caller::Anybody => {
            judged(body, |sent: password::StartReset| {
                sent.start(&r"\d{9,12}".parse().unwrap(), address).map(drop)
            })
        }
        "password-reset" => judged(body, |sent: password::ResetAccount| {
            sent.complete("rst_00000000000000000000000000".parse().unwrap(), token()).map(drop)
        }),
        "person-password-reset" if route(&event(stem)).caller == Caller::Anybody => {
            judged(body, |sent: password::StartPersonReset| sent.start(address, TODAY).map(drop))
        }
        "person-password-reset" => judged(body, |sent: password::ResetPersonAccount| {
            sent.complete("rst_00000000000000000000000000".parse().unwrap(), token()).map(drop)
        }),
        "appeal" if route(&event(stem)).caller == Caller::Anybody => {
            judged(body, |sent: appeal::StartAppeal| sent.start(address, TODAY).map(drop))
        }
        "appeal" => judged(body, |sent: appeal::FileAppeal| {
            sent.file("apl_00000000000000000000000000".parse().unwrap(), token()).map(drop)
        }),
        "counter-appeals" => judged(body, |sent: appeal::DecideAppeal| {
            sent.decide("apl_00000000000000000000000000".parse().unwrap()).map(drop)
        }),
        "succession" if route(&event(stem)).caller == Caller::Anybody => {
            judged(body, |sent: registration::StartOrganisation| {
                sent.start::<domain::CreditCode>(address, TODAY).map(drop)
            })
        }
        "succession" => judged(body, |sent: account::Account| {
            sent.complete("suc_00000000000000000000000000".parse().unwrap(), token()).map(drop)
        }),
        "session-proof" => {
            judged(body, |sent: session_proof::ProveSession| sent.proof(address).map(drop))
        }
        "password-change" => judged(body, |sent: password::ChangePassword| sent.change().map(drop)),
        "mobile-change" => judged(body, |sent: mobile::ChangeMobile| {
            sent.complete("mob_00000000000000000000000000".parse().unwrap()).map(drop)
        }),
        "upgrade-start" => {
            let halls = "jshrss=江苏人社网办大厅".parse().unwrap();
            judged(body, |sent: upgrade::StartUpgrade| sent.start(&halls, address).map(drop))
        }
        "upgrade-confirm" => judged(body, |sent: upgrade::ConfirmOrganisation| {
            sent.confirm(upgrade(), token(), TODAY).map(drop)
        }),
        "upgrade-complete" => judged(body, |sent: upgrade::NameAdministrator| {
            sent.complete(upgrade(), token(), TODAY).map(drop)
        }),
        "authorisation-letter" => {
            let bureau = "宜兴市人力资源社会保障局".parse().unwrap();
            judged(body, |sent: letter::WriteLetter| sent.mandate(&bureau, TODAY).map(drop))
        }
        "handling" => judged(body, |sent: matters::BeginMatter| sent.attempt().map(drop)),
        "case-rating" => judged(body, |sent: cases::RateCase| {
            sent.rate("cas_00000000000000000000000000".parse().unwrap()).map(drop)
        }),
        "case-update" => judged(body, |sent: cases::UpdateCase| {
            let case = cases::named("2026-0001").unwrap();
            let client = "case-system".parse().unwrap();
            sent.update(client, case, "2026-04-26T09:30:41Z".parse().unwrap()).map(drop)
        }),
        "counter-session" => judged(body, |sent: sso::FetchSso| sent.sound().map(drop)),
        "counter-document" => judged(body, |sent: counter::TakeDocument| sent.take().map(drop)),
        "counter-account" => judged(body, |sent: counter::OpenAccount| sent.open(&clock).map(drop)),
        "counter-unmasking" => judged(body, |sent: counter::UnmaskValue| sent.unmask().map(drop)),
        other => panic!("{other} takes no body"),
    }
}

fn judged<T: serde::de::DeserializeOwned>(
    body: &[u8],
    sound: impl FnOnce(T) -> Result<(), Problem>,
) -> Option<&'static str> {
    match serde_json::from_slice(body) {
        Ok(sent) => sound(sent).err().map(|problem| problem.kind.code),
        Err(_) => Some("request.malformed"),
    }
}

#[test]
fn a_body_is_sound_unless_its_event_is_there_to_be_refused_for_it() {
    for (stem, _, _, code) in EVENTS {
        let request = request(stem);
        if route(&event(stem)).body.is_none() {
            continue;
        }
        let declared = request.headers().get("content-type").unwrap().to_str().unwrap();
        let (is_json, length) =
            (declared.starts_with("application/json"), request.body().as_ref().len());
        assert_eq!(!is_json, *code == Some("request.media_type"), "{stem}: {declared}");
        assert_eq!(
            length > 16 * 1024,
            *code == Some("request.too_large"),
            "{stem}: {length} bytes"
        );
        let expected = match code {
            Some("request.media_type" | "request.too_large") => continue,
            Some("request.malformed" | "request.fields") => *code,
            _ => None,
        };
        assert_eq!(said(stem, &request), expected, "{stem}");
    }
}

#[test]
fn only_the_events_that_go_without_a_token_lack_one() {
    for (stem, _, _, code) in EVENTS {
        let (event, request) = (event(stem), request(stem));
        let authorization = request.headers().get("authorization");
        let token = authorization.and_then(|value| value.to_str().unwrap().strip_prefix("Bearer "));
        // A flow's token is one secret; an access token has three parts, and the test of it is the function's.
        let is_sound = token.is_some_and(|token| {
            token.parse::<domain::FlowToken>().is_ok() || token.split('.').count() == 3
        });
        let is_needed = match route(&event).caller {
            Caller::Flow
            | Caller::Member
            | Caller::Person
            | Caller::Invitee
            | Caller::SignedIn
            | Caller::Clerk => true,
            Caller::Anybody | Caller::Provider | Caller::Client => false,
        };
        assert_eq!(is_sound, is_needed && *code != Some("token.missing"), "{stem}");
    }
}
