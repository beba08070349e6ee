//! A function does for each of its routes what an arm says, and nothing for any other request: it is handed its route by
//! `edge::serve`, as an enum, and matches that without a wildcard.

use crate::functions::mains;
use edge::ROUTES;
use regex_lite::Regex;

/// The enum of a function's routes.
fn enum_of(function: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    function.split('-').map(capital).collect()
}

/// What is wrong with how a main takes its routes; empty when nothing is.
fn wrong(function: &str, main: &str) -> Vec<String> {
    let name = enum_of(function);
    let mut wrong = Vec::new();
    let takes =
        Regex::new(r"serve\(move \|(route: )?routes::(\w+)(::\w+(\([a-z_]+\))?)?, (request|_)\|");
    let takes: Vec<_> = takes.unwrap().captures_iter(main).collect();
    match takes.as_slice() {
        [one] if one[2] == *name && one.get(1).is_some() != one.get(3).is_some() => {
            let uses = Regex::new(r"\broute\b").unwrap().find_iter(main).count();
            let matches = main.matches("match route {").count();
            let expected = if one.get(1).is_some() { (2, 1) } else { (0, 0) };
            if (uses, matches) != expected {
                wrong.push("a route is matched once, and nothing else".to_owned());
            }
        }
        _ => wrong.push(format!("it takes no routes::{name}")),
    }
    let wildcard = Regex::new(r"^(.*\| )?(_|[a-z]\w*|\(.*\b(_|[a-z]\w*)\))( if .*)?$").unwrap();
    let patterns = main.lines().filter_map(|line| line.split_once(" =>"));
    let patterns = patterns.map(|(pattern, _)| pattern.trim());
    let takes_all = |pattern: &&str| !pattern.contains("::") && wildcard.is_match(pattern);
    wrong.extend(patterns.filter(takes_all).map(|pattern| format!("`{pattern} =>` takes all")));
    for probe in ["let routes::", "matches!(", ".method()", ".uri()", ".header(\"x-http-method"] {
        if main.contains(probe) {
            wrong.push(format!("it probes by {probe}"));
        }
    }
    wrong
}

#[test]
fn each_function_is_handed_its_own_routes_and_matches_them_without_a_wildcard() {
    let mut seen = 0;
    for (function, main) in mains() {
        if !ROUTES.iter().any(|route| route.function == function) {
            continue;
        }
        assert_eq!(wrong(&function, &main), Vec::<String>::new(), "{function}");
        seen += 1;
    }
    assert!(seen > 50, "{seen}");
}

/// How it was: the last branch took what was left, and removed a person.
#[test]
fn a_main_that_lets_a_branch_take_what_is_left_is_found() {
    let main = |body: &str| {
        format!(
            "serve(move |route: routes::Agents, request| async move {{\n match route {{\n{body}\n"
        )
    };
    assert!(wrong("agents", &main("routes::Agents::Invite => a,")).is_empty());
    assert!(wrong("agents", &main("routes::Agents::Change(place) => a,")).is_empty());
    for body in [
        "_ => remove(),",
        "other => remove(),",
        "_ if is_late => remove(),",
        "(_, place) => remove(),",
        "(\"POST\", place) => remove(),",
    ] {
        assert_eq!(wrong("agents", &main(body)).len(), 1, "{body}");
    }
    for body in [
        "a } if let routes::Agents::Invite = b { c",
        "a } if matches!(b, routes::Agents::Invite) { c",
        "a } if request.method() == \"PUT\" { c",
        "a } if is_invite(route) { c",
    ] {
        assert_eq!(wrong("agents", &main(body)).len(), 1, "{body}");
    }
    let other = main("a").replace("routes::Agents", "routes::Administrator");
    assert_eq!(wrong("agents", &other).len(), 1);
    assert!(!wrong("agents", "serve(move |request| async move {").is_empty());
    let one = "serve(move |routes::Grants::Replace(membership), request| async move {";
    assert!(wrong("grants", one).is_empty());
}
