//! Keys of the table: built in one file, and charted there.

use crate::workspace::{Source, read, sources};
use regex_lite::Regex;
use std::collections::BTreeSet;

const FILE: &str = "shared/store/src/key.rs";

/// `ORG#<org>` and `ORG#{id}` are both `ORG#*`.
fn pattern(text: &str) -> String {
    Regex::new(r"<[^>]*>|\{[^}]*\}").unwrap().replace_all(text, "*").into_owned()
}

/// Partition key and sort key of each row of the chart.
fn charted() -> Vec<(String, String)> {
    let text = read(FILE);
    let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
    let pair = |row: &str| {
        let code = Regex::new("`([^`]+)`").unwrap();
        let found: Vec<String> = code.captures_iter(row).map(|one| pattern(&one[1])).collect();
        match found.as_slice() {
            [] => None,
            [pk, sk] => Some((pk.clone(), sk.clone())),
            _ => panic!("a row of the chart has two keys: {row}"),
        }
    };
    sorted(rows.filter_map(pair).collect())
}

/// Partition key and sort key of each key that is built.
fn built() -> Vec<(String, String)> {
    let code = Source { path: FILE.to_owned(), text: read(FILE) }.code();
    let constant = Regex::new(r#"const (\w+): &str = "([^"]*)";"#).unwrap();
    let mut named = code.clone();
    for captures in constant.captures_iter(&code) {
        named = named.replace(&format!("{{{}}}", &captures[1]), &captures[2]);
    }
    let calls = named.split("Key::new(").skip(1).map(arguments);
    let pair = |arguments: Vec<String>| match arguments.as_slice() {
        [pk, sk] => (made(pk), made(sk)),
        other => panic!("a key is made of two: {other:?}"),
    };
    sorted(calls.map(pair).collect())
}

/// The arguments of a call, from what follows its parenthesis.
fn arguments(rest: &str) -> Vec<String> {
    let (mut depth, mut is_quoted) = (0, false);
    let mut arguments = vec![String::new()];
    for letter in rest.chars() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '(' if !is_quoted => depth += 1,
            ')' if !is_quoted && depth == 0 => break,
            ')' if !is_quoted => depth -= 1,
            ',' if !is_quoted && depth == 0 => {
                arguments.push(String::new());
                continue;
            }
            _ => {}
        }
        arguments.last_mut().unwrap().push(letter);
    }
    arguments.retain(|argument| !argument.trim().is_empty());
    arguments
}

/// What an expression makes: the text in it, or anything.
fn made(expression: &str) -> String {
    expression.split('"').nth(1).map_or_else(|| "*".to_owned(), pattern)
}

fn sorted(mut keys: Vec<(String, String)>) -> Vec<(String, String)> {
    keys.sort();
    keys
}

/// What a key begins with: to the first `#`, or all of it.
fn prefix(key: &str) -> &str {
    key.find('#').map_or(key, |at| &key[..=at])
}

#[test]
fn every_key_is_in_the_chart_and_every_row_of_the_chart_is_built() {
    assert_eq!(built(), charted(), "left: built; right: charted");
    assert!(!built().is_empty());
}

#[test]
fn the_prefixes_told_to_others_are_those_of_the_chart() {
    let charted = charted();
    let charted: BTreeSet<&str> = charted.iter().map(|(pk, _)| prefix(pk)).collect();
    let told = BTreeSet::from(store::key::PREFIXES);
    assert_eq!(told, charted, "left: store::key::PREFIXES; right: charted");
    assert_eq!(told.len(), store::key::PREFIXES.len(), "no prefix is told twice");
}

#[test]
fn keys_are_spelt_nowhere_else() {
    let charted = charted();
    let keys = charted.iter().flat_map(|(pk, sk)| [prefix(pk), prefix(sk)]);
    // A whole key such as `ORG` is a word like any other; what has a `#` is not, and neither is the key of no row.
    let spelt: BTreeSet<String> = keys
        .filter(|key| !key.contains('*'))
        .filter_map(|key| match key {
            "WARM" => Some("\"WARM\"".to_owned()),
            key => key.ends_with('#').then(|| key.to_owned()),
        })
        .collect();
    for source in sources(&["functions", "operator", "shared"]) {
        if source.path == FILE || source.is_test() {
            continue;
        }
        let code = source.code();
        for key in &spelt {
            assert!(!code.contains(key), "{} spells {key}", source.path);
        }
    }
}
