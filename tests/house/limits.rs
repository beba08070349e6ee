//! `docs/limits.md` is made of `domain::rules::limits::LIMITS`, and that table has every limit that `rules.rs` has and the
//! code uses. `UPDATE_LIMITS=1 cargo nextest run -p tests --test house limits` writes the page anew.

use crate::workspace::{read, sources};
use domain::rules::limits::{Bound, Holder, LIMITS, LimitFacts, Seen, Spender};
use domain::rules::{Limit, Then};
use edge::CATALOGUE;
use regex_lite::Regex;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const PAGE: &str = "docs/limits.md";

const HEAD: &str = "\
# Limits

Made of `domain::rules::limits::LIMITS` by a test: `UPDATE_LIMITS=1 cargo nextest run -p tests --test house limits` writes it
anew. Whom each limit protects, and against whom, is decided in
[0027](decisions/0027-whose-limits.md); how they are counted, in [0002](decisions/0002-limits-are-sliding-windows.md).

Not in the table, because they are the stack's and not a rule: what a route admits a second (`ApiRateLimit`) and how many
passwords are hashed at once (`…Concurrency`). Anybody can spend them, against everybody; each has its alarm
(`<Function>ThrottlesAlarm`), and asking again is all that is needed.

";

fn duration(limit: &Limit) -> String {
    let minutes = limit.within.as_mins();
    let (number, unit) = match minutes {
        1440.. if minutes % 1440 == 0 => (minutes / 1440, "day"),
        60.. if minutes % 60 == 0 => (minutes / 60, "hour"),
        _ => (minutes, "minute"),
    };
    if number == 1 { format!("1 {unit}") } else { format!("{number} {unit}s") }
}

fn bound(facts: &LimitFacts) -> String {
    match facts.bound {
        Bound::Window(limit) => {
            let lock_out = match limit.then {
                Then::Slide => "",
                Then::LockOut => ", then none for as long",
            };
            format!("{} in {}{lock_out}", limit.times, duration(limit))
        }
        Bound::Most { number, of } => format!("{number:?} in {of}"),
    }
}

fn seen(facts: &LimitFacts) -> String {
    match facts.loss.seen {
        Seen::Problem(code) => format!("`{code}`"),
        Seen::Summed => "one message later that sums up what was held, and an alarm".to_owned(),
        Seen::Nothing => "nothing".to_owned(),
    }
}

fn page() -> String {
    let columns = [
        "limit",
        "lets through",
        "what is counted",
        "under whose name",
        "who can spend it",
        "what is lost",
        "what they see",
        "which way stays open",
    ];
    let mut page = HEAD.to_owned();
    let _ = write!(page, "| {} |\n|{}\n", columns.join(" | "), " --- |".repeat(columns.len()));
    for facts in LIMITS {
        let cells = [
            format!("`{}`", facts.name),
            bound(facts),
            facts.counts.to_owned(),
            facts.under.as_str().to_owned(),
            facts.spender.as_str().to_owned(),
            facts.loss.what.to_owned(),
            seen(facts),
            facts.loss.open.to_owned(),
        ];
        let _ = writeln!(page, "| {} |", cells.join(" | "));
    }
    page
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how a developer asks for the page anew")]
fn the_committed_page_of_limits_is_what_the_rules_say() {
    let made = page();
    if std::env::var("UPDATE_LIMITS").is_ok() {
        std::fs::write(tests::root().join(PAGE), &made).unwrap();
    }
    assert!(
        read(PAGE) == made,
        "stale: UPDATE_LIMITS=1 cargo nextest run -p tests --test house limits"
    );
}

/// The names of the constants of `rules.rs` that are a `Limit`.
fn declared() -> BTreeSet<String> {
    let constant = Regex::new(r"pub const ([A-Z_]+): Limit\b").unwrap();
    let rules = read("shared/domain/src/rules.rs");
    constant.captures_iter(&rules).map(|one| one[1].to_owned()).collect()
}

fn windows() -> BTreeSet<String> {
    let windows = LIMITS.iter().filter(|facts| matches!(facts.bound, Bound::Window(_)));
    windows.map(|facts| facts.name.to_owned()).collect()
}

#[test]
fn every_limit_of_the_rules_is_in_the_table_once() {
    assert_eq!(windows(), declared(), "left: LIMITS; right: rules.rs");
    let names: BTreeSet<&str> = LIMITS.iter().map(|facts| facts.name).collect();
    assert_eq!(names.len(), LIMITS.len());
}

#[test]
fn no_limit_is_made_outside_of_the_rules_and_every_row_of_the_table_is_used() {
    let made = Regex::new(r"\bLimit \{\s*scope").unwrap();
    let used = Regex::new(r"rules::([A-Z][A-Z_]+)\b").unwrap();
    let mut all = BTreeSet::new();
    for source in sources(&["functions", "shared"]) {
        if source.is_test() || source.path.starts_with("shared/domain/src/rules") {
            continue;
        }
        let code = source.code();
        assert!(!made.is_match(&code), "{}: a limit is made outside of rules.rs", source.path);
        all.extend(used.captures_iter(&code).map(|one| one[1].to_owned()));
    }
    let idle = LIMITS.iter().map(|facts| facts.name).filter(|name| !all.contains(*name));
    let idle: Vec<&str> = idle.collect();
    assert!(idle.is_empty(), "rows that nothing uses: {idle:?}");
}

#[test]
fn no_two_limits_of_different_holders_are_counted_in_one_row() {
    let of = |facts: &LimitFacts| match facts.bound {
        Bound::Window(limit) => Some((limit.scope, limit.within, facts.under)),
        Bound::Most { .. } => None,
    };
    let rows: Vec<(&str, _, Holder)> = LIMITS.iter().filter_map(of).collect();
    for (at, (scope, within, under)) in rows.iter().enumerate() {
        for (other, length, holder) in rows.iter().skip(at + 1) {
            assert!(scope != other || (within != length && under == holder), "{scope}");
        }
    }
}

#[test]
fn what_others_can_spend_says_which_way_stays_open_and_how_it_is_seen() {
    for facts in LIMITS {
        assert!(!facts.counts.is_empty() && !facts.loss.what.is_empty(), "{}", facts.name);
        let is_own = facts.spender == Spender::OnlyThemselves;
        assert!(is_own || !facts.loss.open.is_empty(), "{}: no way stays open", facts.name);
        if let Seen::Problem(code) = facts.loss.seen {
            let is_known = CATALOGUE.iter().any(|kind| kind.code == code);
            assert!(is_known, "{}: there is no problem {code}", facts.name);
        }
    }
}

#[test]
fn what_anybody_can_spend_is_counted_under_nobody_who_has_no_other_way() {
    // Whatever is added here is a limit held against whom it should protect: see the decision first.
    const WEIGHED: &[&str] = &[
        "SMS_PER_MOBILE_HOUR",
        "SMS_PER_MOBILE_DAY",
        "SMS_PER_DAY",
        "RESET_CODES_PER_ACCOUNT_HOUR",
        "RESET_CODES_PER_ACCOUNT_DAY",
        "RESET_SMS_PER_MOBILE_HOUR",
        "RESET_SMS_PER_MOBILE_DAY",
        "SIGN_IN_FAILURES",
        "UPGRADE_FAILURES",
        "WRONG_STARTS_PER_CREDIT_CODE",
    ];
    let anybody = LIMITS.iter().filter(|facts| facts.spender == Spender::Anybody);
    let names: BTreeSet<&str> = anybody.map(|facts| facts.name).collect();
    assert_eq!(names, WEIGHED.iter().copied().collect());
}
