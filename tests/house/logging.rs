//! Each call that logs is an event of the table, with its level and its fields; and each event of the table is logged.

use crate::workspace::{Source, sources};
use edge::log::{EVENTS, FIELDS};
use regex_lite::Regex;
use std::collections::BTreeSet;

/// A call of `tracing` as it is written.
#[derive(Debug, PartialEq, Eq)]
struct Call {
    path: String,
    level: String,
    event: Option<String>,
    fields: BTreeSet<String>,
    is_said: bool,
}

/// The macro, by which a line begins.
const LOGS: &str = r"\btracing::(trace|debug|info|warn|error|event)!\(";

/// The calls in a source, of what runs in production.
fn calls(source: &Source) -> Vec<Call> {
    let code = source.code();
    let begins = Regex::new(LOGS).unwrap();
    let call = |begin: regex_lite::Captures<'_>| {
        let after = &code[begin.get(0).unwrap().end()..];
        let mut call = Call {
            path: source.path.clone(),
            level: begin[1].to_uppercase(),
            event: None,
            fields: BTreeSet::new(),
            is_said: false,
        };
        for argument in arguments(after) {
            if argument.starts_with('"') {
                call.is_said = true;
                // What follows a message with places in it would be values, and no fields.
                break;
            }
            let (name, value) = argument.split_once(" = ").unwrap_or((&argument, ""));
            if name == "event" {
                call.event = Some(value.trim_matches('"').to_owned());
            } else {
                call.fields.insert(name.trim_start_matches(['%', '?']).to_owned());
            }
        }
        call
    };
    begins.captures_iter(&code).map(call).collect()
}

/// The arguments of a call that begins here, divided at commas that stand in no bracket and no text.
fn arguments(code: &str) -> Vec<String> {
    let (mut arguments, mut now, mut depth, mut in_text) = (Vec::new(), String::new(), 0, false);
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_text => {
                now.push(character);
                now.extend(characters.next());
                continue;
            }
            '"' => in_text = !in_text,
            '(' | '[' | '{' if !in_text => depth += 1,
            ')' if !in_text && depth == 0 => break,
            ')' | ']' | '}' if !in_text => depth -= 1,
            ',' if !in_text && depth == 0 => {
                arguments.push(now.trim().to_owned());
                now.clear();
                continue;
            }
            _ => {}
        }
        now.push(character);
    }
    arguments.push(now.trim().to_owned());
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

/// What ships in a function.
fn product() -> Vec<Source> {
    let mut sources = sources(&["functions", "shared"]);
    sources.retain(|source| !source.is_test() && !source.path.starts_with("shared/testkit/"));
    sources
}

/// What is wrong with a call, if anything is.
fn fault(call: &Call) -> Option<String> {
    let Some(name) = &call.event else { return Some("it names no `event`".to_owned()) };
    let Some(event) = EVENTS.iter().find(|event| event.name == name) else {
        return Some(format!("`{name}` is not in edge::log::EVENTS"));
    };
    if event.level.as_str() != call.level {
        return Some(format!("`{name}` is at {} there", event.level));
    }
    if let Some(other) = call.fields.iter().find(|field| !event.fields.contains(&&***field)) {
        return Some(format!("`{name}` has no field `{other}` there"));
    }
    (!call.is_said).then(|| format!("`{name}` has no message"))
}

#[test]
fn each_call_that_logs_is_an_event_of_the_table_with_its_level_and_fields() {
    let faults: Vec<(String, String)> = product()
        .iter()
        .flat_map(calls)
        .filter_map(|call| fault(&call).map(|fault| (call.path, fault)))
        .collect();
    assert!(faults.is_empty(), "docs/logging.md says how: {faults:#?}");
}

#[test]
fn each_event_of_the_table_is_logged_with_all_of_its_fields_somewhere() {
    let calls: Vec<Call> = product().iter().flat_map(calls).collect();
    for event in EVENTS {
        let own = calls.iter().filter(|call| call.event.as_deref() == Some(event.name));
        let said: BTreeSet<&str> =
            own.clone().flat_map(|call| &call.fields).map(|f| &**f).collect();
        assert!(own.count() > 0, "{} is never logged", event.name);
        assert_eq!(said, event.fields.iter().copied().collect(), "{}", event.name);
    }
}

#[test]
fn each_event_and_field_is_named_once_and_each_field_of_an_event_is_explained() {
    let names: BTreeSet<&str> = EVENTS.iter().map(|event| event.name).collect();
    assert_eq!(names.len(), EVENTS.len());
    let fields: BTreeSet<&str> = FIELDS.iter().map(|field| field.name).collect();
    assert_eq!(fields.len(), FIELDS.len());
    let used: BTreeSet<&str> = EVENTS.iter().flat_map(|event| event.fields).copied().collect();
    let own = FIELDS.iter().filter(|field| !field.is_of_request && field.name != "event");
    assert_eq!(used, own.map(|field| field.name).collect());
}

/// A call that is hidden behind another name would not be found.
#[test]
fn nothing_logs_but_by_the_full_name_of_its_macro() {
    let other = Regex::new(r"\buse (lambda_http::)?tracing::\{?[^;]*\b(trace|debug|info|warn|error|event)\b|\blog::(debug|info|warn|error)!|\be?println!|\bdbg!").unwrap();
    let hidden: Vec<String> = product()
        .into_iter()
        .filter(|source| other.is_match(&source.code()))
        .map(|source| source.path)
        .collect();
    assert!(hidden.is_empty(), "{hidden:#?}");
}

/// The span of a request is declared in one file, and every field of it is explained.
#[test]
fn each_field_of_a_request_s_span_is_explained_and_recorded() {
    let file = product().into_iter().find(|one| one.path == "shared/flows/src/log.rs").unwrap();
    let code = file.code();
    let (_, span) = code.split_once("info_span!(").unwrap();
    let declared: BTreeSet<String> = arguments(span)
        .into_iter()
        .filter(|argument| !argument.starts_with('"') && !argument.starts_with("target:"))
        .map(|argument| argument.split(" = ").next().unwrap().to_owned())
        .collect();
    let explained = FIELDS.iter().filter(|field| field.is_of_request);
    assert_eq!(declared, explained.map(|field| field.name.to_owned()).collect());
    let record = Regex::new(r#"record\("([^"]+)""#).unwrap();
    for recorded in record.captures_iter(&code) {
        assert!(declared.contains(&recorded[1]), "{} is not declared in the span", &recorded[1]);
    }
    let spans = |source: &&Source| source.code().contains("_span!(");
    let elsewhere: Vec<Source> = product();
    let elsewhere: Vec<&str> =
        elsewhere.iter().filter(spans).map(|source| source.path.as_str()).collect();
    assert_eq!(elsewhere, ["shared/flows/src/log.rs"]);
}

#[test]
fn a_call_that_is_not_in_the_table_or_says_more_than_it_may_is_found() {
    let source = |code: &str| Source { path: "functions/x/src/main.rs".into(), text: code.into() };
    let fault_of = |code: &str| {
        let calls = calls(&source(code));
        assert_eq!(calls.len(), 1, "{code}");
        fault(&calls[0])
    };
    let sound = "tracing::info!(\n event = \"request.answered\",\n status, duration_ms = f(a, \"b,)\"), \"{status}\"\n);";
    assert_eq!(fault_of(sound), None);
    for wrong in [
        r#"tracing::info!("signed in: {mobile}");"#,
        r#"tracing::info!(event = "member.signed_in", status, "signed in");"#,
        r#"tracing::warn!(event = "request.answered", status, duration_ms, "answered");"#,
        r#"tracing::info!(event = "request.answered", status, %mobile, "answered");"#,
        r#"tracing::info!(event = "request.answered", account.mobile = mobile.e164(), "answered");"#,
        r#"tracing::info!(event = "request.answered", status);"#,
    ] {
        assert!(fault_of(wrong).is_some(), "{wrong}");
    }
}
