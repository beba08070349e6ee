//! What the portal judges early, it judges as the domain does: texts and what the domain says of each, for its tests.
//!
//! Committed as `portal/src/rules/vectors.json`; `UPDATE_VECTORS=1 cargo nextest run -p tests --test house vectors` writes it
//! anew.

use domain::{
    DocumentKind, IdentityDocument, Mobile, OrganisationNumber, StandardCreditCode, sample,
};
use jiff::civil::date;
use serde_json::{Value, json};
use std::path::Path;

/// Ways in which the same text is typed, and one in which a character is another.
fn guises(text: &str, at: usize) -> Vec<String> {
    let wide = text.chars().map(|one| match one {
        '!'..='~' => char::from_u32(u32::from(one) + 0xFEE0).unwrap(),
        other => other,
    });
    let grouped: Vec<String> =
        text.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
    let slip = |(place, one): (usize, char)| match one {
        _ if place != at => one,
        '9' => '0',
        '0'..='8' => char::from(u8::try_from(one).unwrap() + 1),
        'A' => 'B',
        _ => 'A',
    };
    vec![
        text.to_owned(),
        text.to_lowercase(),
        wide.collect(),
        grouped.join(" "),
        grouped.join("-"),
        text.chars().enumerate().map(slip).collect(),
        text.chars().skip(1).collect(),
    ]
}

fn vectors() -> Value {
    let seeds = || (1..=12_u64).map(|seed| (seed, usize::try_from(seed).unwrap()));
    let judged = |texts: Vec<String>, is_sound: &dyn Fn(&str) -> bool| -> Vec<Value> {
        texts.into_iter().map(|text| json!([text, is_sound(&text)])).collect()
    };
    let of = |make: &dyn Fn(u64) -> String| {
        seeds().flat_map(|(seed, at)| guises(&make(seed), at)).collect::<Vec<_>>()
    };
    let resident = |text: &str| {
        let today = date(2026, 12, 1);
        IdentityDocument::parse(DocumentKind::ResidentId, text, None, today).is_ok()
    };
    let number = |seed: u64| (u64::from(OrganisationNumber::LEAST) + seed * 1_234_567).to_string();
    json!({
        "creditCode": judged(of(&sample::credit_code), &|text| {
            text.parse::<StandardCreditCode>().is_ok()
        }),
        "residentNumber": judged(of(&sample::resident_id), &resident),
        "mobile": judged(of(&sample::mobile), &|text| text.parse::<Mobile>().is_ok()),
        "organisationNumber": judged(of(&number), &|text| {
            text.parse::<OrganisationNumber>().is_ok()
        }),
    })
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how a developer asks for the vectors anew")]
fn the_portal_s_vectors_are_what_the_domain_says() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../portal/src/rules/vectors.json");
    let made = serde_json::to_string_pretty(&vectors()).unwrap() + "\n";
    if std::env::var("UPDATE_VECTORS").is_ok() {
        std::fs::write(&file, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        committed == made,
        "stale: UPDATE_VECTORS=1 cargo nextest run -p tests --test house vectors"
    );
}
