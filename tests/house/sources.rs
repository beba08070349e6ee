//! Rules of the sources that no lint can hold, and the page that says which test shows which line of the guide.

use crate::workspace::{Source, read, sources};
use regex_lite::Regex;
use std::collections::BTreeSet;

const ALL: &[&str] = &["benches", "functions", "local", "operator", "shared", "tests", "verifier"];

/// Those for which something holds, in a line each.
fn those(rooms: &[&str], is: impl Fn(&Source) -> bool) -> Vec<String> {
    sources(rooms).into_iter().filter(is).map(|source| source.path).collect()
}

/// A word that this file may not hold itself.
fn joined(one: &str, other: &str) -> String {
    format!("{one}{other}")
}

#[test]
fn every_file_opens_by_saying_what_it_is_for() {
    let silent = those(ALL, |source| !source.text.starts_with("//! "));
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn a_lint_is_expected_with_a_reason_and_never_allowed() {
    let allow = Regex::new(r"#!?\[\s*(cfg_attr\([^\]]*)?allow\(").unwrap();
    let allowing = those(ALL, |source| allow.is_match(&source.text));
    assert!(allowing.is_empty(), "{allowing:#?}");
    let expect = Regex::new(r"#!?\[expect\(([^\]]*)\)\]").unwrap();
    let reasonless = those(ALL, |source| {
        expect.captures_iter(&source.text).any(|expected| !expected[1].contains("reason = \""))
    });
    assert!(reasonless.is_empty(), "{reasonless:#?}");
}

#[test]
fn nothing_is_left_to_do_in_a_comment() {
    let words = [joined("TO", "DO"), joined("FIX", "ME"), joined("XX", "X:"), joined("HA", "CK:")];
    let undone = those(ALL, |source| words.iter().any(|word| source.text.contains(word)));
    assert!(undone.is_empty(), "{undone:#?}");
}

/// DynamoDB refuses an expression that compares an attribute with itself, and the embedded engine does not.
#[test]
fn no_condition_compares_an_attribute_with_itself() {
    let literal = Regex::new("\"[^\"]*\"").unwrap();
    // A sum, as in `SET sends = sends + :one`, is no comparison.
    let compared = Regex::new(r"\b([a-z_]+) (?:=|<>|<=|>=|<|>) ([a-z_]+)\b( \+)?").unwrap();
    let is_same = |text: &str| {
        compared.captures_iter(text).any(|one| one.get(3).is_none() && one[1] == one[2])
    };
    let is_idle = |source: &Source| {
        literal.find_iter(&source.code()).any(|literal| is_same(literal.as_str()))
    };
    let idle = those(&["shared/store"], is_idle);
    assert!(idle.is_empty(), "{idle:#?}");
}

#[test]
fn no_file_of_functions_or_shared_rooms_has_more_than_six_hundred_lines() {
    let long = those(&["functions", "shared"], |source| source.text.lines().count() > 600);
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn functions_and_shared_rooms_log_and_never_print() {
    let printing = those(&["functions", "shared"], |source| {
        let code = source.code();
        ["print!(", "println!("].iter().any(|word| code.contains(word))
    });
    assert!(printing.is_empty(), "{printing:#?}");
}

/// The names of all tests.
fn tests() -> BTreeSet<String> {
    let name = Regex::new(
        r"#\[(?:tokio::)?test(?:\([^)]*\))?\]\s*(?:#\[[^\]]*\]\s*|//[^\n]*\n\s*)*(?:async )?fn (\w+)",
    )
    .unwrap();
    let sources = sources(ALL);
    let names = sources.iter().flat_map(|source| name.captures_iter(&source.text));
    names.map(|captures| captures[1].to_owned()).collect()
}

/// The tests that a page names, all of which must exist.
fn named_by(page: &str) -> BTreeSet<String> {
    // A test's name is a sentence: three words at least. Nothing else on such a page is written so.
    let sentence = Regex::new(r"`([a-z0-9]+(?:_[a-z0-9]+){2,})`").unwrap();
    let text = read(page);
    let named: BTreeSet<String> =
        sentence.captures_iter(&text).map(|captures| captures[1].to_owned()).collect();
    assert!(!named.is_empty(), "{page} names no test");
    let tests = tests();
    let missing: Vec<&String> = named.difference(&tests).collect();
    assert!(missing.is_empty(), "{page}: there are no tests of these names: {missing:#?}");
    named
}

#[test]
fn the_guide_is_covered_by_tests_that_exist() {
    named_by("docs/guide-coverage.md");
}

#[test]
fn each_invariant_is_held_by_tests_that_exist() {
    const PAGE: &str = "docs/invariants.md";
    named_by(PAGE);
    let text = read(PAGE);
    for number in 1..=10 {
        let row = text.lines().find(|line| line.starts_with(&format!("| I{number} |")));
        assert!(row.is_some_and(|row| row.contains('`')), "I{number} names no test");
    }
}

#[test]
fn every_caution_about_sign_in_by_qr_code_has_a_test_that_exists_or_says_that_nothing_answers() {
    const PAGE: &str = "docs/qr-sign-in.md";
    named_by(PAGE);
    let text = read(PAGE);
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let cautions: Vec<Vec<&str>> = rows
        .map(|row| row.split(" | ").collect::<Vec<_>>())
        .filter(|cells| cells.last() != Some(&"shown by") && !cells.concat().contains("---"))
        .collect();
    for cells in &cautions {
        let [caution, here, shown] = cells.as_slice() else { panic!("{cells:?}") };
        let is_open = here.contains("**not ") || here.contains("**Not ");
        assert!(shown.contains('`') || is_open, "{caution}: neither shown nor left open");
    }
    let sections = (1..=7).map(|section| format!("5.{section} "));
    for section in sections {
        let is_there = cautions.iter().any(|cells| cells.concat().starts_with(&section));
        assert!(is_there, "RFC 8628, {section}");
    }
}
