//! A register of organisations that do not exist, for the local stack, demonstrations and measurements.
//!
//! Row `i` is a function of `seed + i` and `i`, so a longer sample begins with the shorter one. No two of a million rows
//! share a credit code, an institution code, a name or a person's number. Numbers of kinds that `domain::sample` does not make are of
//! ranges that are nobody's yet: permits from 90000000, a country that ISO 3166 leaves to its users (XZZ, 999), passports
//! that begin `SAMPLE`.

use crate::register::COLUMNS;
use domain::{DocumentKind, IdentityDocument, sample};
use std::io::{self, Write};

/// Of how many organisations `sample/register.csv` is.
pub const ORGANISATIONS: u64 = 360;

/// The seed of `sample/register.csv`.
pub const SEED: u64 = 20_211_300;

/// Of every nineteen organisations, the one that is no longer active.
const INACTIVE: u64 = 13;

/// Writes a sample register as CSV.
///
/// # Errors
///
/// What `to` says.
pub fn write(to: impl Write, organisations: u64, seed: u64) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(COLUMNS)?;
    for place in 0..organisations {
        writer.write_record(row(place, seed.wrapping_add(place)))?;
    }
    writer.flush()
}

/// A row of the sample register.
pub(crate) fn organisation(place: u64) -> [String; COLUMNS.len()] {
    row(place, SEED.wrapping_add(place))
}

fn row(place: u64, seed: u64) -> [String; COLUMNS.len()] {
    let kind = kind(place);
    let (number, country) = document(kind, seed);
    [
        sample::credit_code(seed),
        organisation_name(place, seed),
        institution_code(place, seed),
        kind.as_str().to_owned(),
        number,
        country.to_owned(),
        person_name(kind, place, seed),
        if place % 19 == INACTIVE { "inactive" } else { "active" }.to_owned(),
    ]
}

/// Half of all are resident identity cards; the other kinds take turns.
fn kind(place: u64) -> DocumentKind {
    if place.is_multiple_of(2) {
        return DocumentKind::ResidentId;
    }
    match place / 2 % 5 {
        0 => DocumentKind::HongKongMacauPermit,
        1 => DocumentKind::TaiwanPermit,
        2 => DocumentKind::ResidencePermit,
        3 => DocumentKind::ForeignPermanentResidence,
        _ => DocumentKind::Passport,
    }
}

/// A number of this kind, and a passport's country.
fn document(kind: DocumentKind, seed: u64) -> (String, &'static str) {
    let resident = sample::resident_id(seed);
    let born_and_sequence = resident.get(6..17).unwrap_or_default();
    let late = 90_000_000 + seed % 10_000_000;
    let number = match kind {
        DocumentKind::ResidentId => resident,
        DocumentKind::HongKongMacauPermit => {
            let place = if seed % 4 < 2 { 'H' } else { 'M' };
            let renewals = if seed.is_multiple_of(3) { "02" } else { "" };
            format!("{place}{late}{renewals}")
        }
        DocumentKind::TaiwanPermit => format!("{late}"),
        DocumentKind::ResidencePermit => {
            checked(format!("8{}0000{born_and_sequence}", seed % 3 + 1))
        }
        DocumentKind::ForeignPermanentResidence if (seed / 10).is_multiple_of(3) => {
            format!("XZZ3202{late}")
        }
        DocumentKind::ForeignPermanentResidence => checked(format!("932999{born_and_sequence}")),
        DocumentKind::Passport => format!("SAMPLE{:08}", seed % 100_000_000),
    };
    let country = match (kind, seed / 10 % 4) {
        (DocumentKind::Passport, 0) => "SGP",
        (DocumentKind::Passport, 1) => "JPN",
        (DocumentKind::Passport, 2) => "DEU",
        (DocumentKind::Passport, _) => "KOR",
        _ => "",
    };
    (number, country)
}

/// Seventeen digits and the eighteenth they ask for.
fn checked(mut seventeen: String) -> String {
    let digits = seventeen.chars().filter_map(|digit| digit.to_digit(10));
    let sum: u32 =
        digits.zip(IdentityDocument::WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    seventeen.extend(IdentityDocument::CHECKS.chars().nth((sum % 11) as usize));
    seventeen
}

fn organisation_name(place: u64, seed: u64) -> String {
    let name = sample::organisation_name(seed);
    match place % 31 {
        // Ideographs beyond the basic plane, quotation marks, commas, other scripts.
        7 => name.replacen("样例", "样例𠮷", 1),
        12 => name.replacen("样例", "样例𬭎\u{30000}", 1),
        23 => name.replacen("样例", "样例“试验”\"A,B\"", 1),
        28 => format!("Sample {seed} Trading Co., Ltd. 宜兴样例代表处"),
        _ => name,
    }
}

/// About every fourth has one, of 9 to 12 digits.
fn institution_code(place: u64, seed: u64) -> String {
    if place / 3 % 4 != 3 {
        return String::new();
    }
    let width = usize::try_from(8 + place / 12 % 4).unwrap_or(8);
    format!("9{:0width$}", seed % 100_000_000)
}

fn person_name(kind: DocumentKind, place: u64, seed: u64) -> String {
    let name = sample::person_name(seed);
    let last = || name.chars().next_back().unwrap_or_default();
    match kind {
        DocumentKind::ForeignPermanentResidence | DocumentKind::Passport => FOREIGN
            .into_iter()
            .cycle()
            .nth(usize::try_from(place / 10 % 4).unwrap_or_default())
            .unwrap_or_default()
            .to_owned(),
        _ if place % 12 == 2 => format!("样尔{0}·试拜{0}", last()),
        _ if place % 12 == 7 => format!("𠮷{name}"),
        _ => name,
    }
}

/// Names that some legal representatives from abroad have.
const FOREIGN: [&str; 4] =
    ["SAMPLE, ANNA", "Jean-Pierre O'Sample", "José María Trial", "TRIAL TARO"];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const COMMITTED: &[u8] = include_bytes!("../sample/register.csv");

    fn sampled(organisations: u64, seed: u64) -> Vec<u8> {
        let mut csv = Vec::new();
        write(&mut csv, organisations, seed).unwrap();
        csv
    }

    fn rows(csv: &[u8]) -> Vec<Vec<String>> {
        let text = |record: csv::StringRecord| record.iter().map(str::to_owned).collect();
        csv::Reader::from_reader(csv).into_records().map(|record| text(record.unwrap())).collect()
    }

    #[test]
    fn the_committed_sample_is_not_stale() {
        assert!(
            sampled(ORGANISATIONS, SEED) == COMMITTED,
            "run `cargo run -p operator -- register sample > operator/sample/register.csv`"
        );
    }

    #[test]
    fn a_longer_sample_begins_with_the_shorter() {
        assert!(sampled(300, 7).starts_with(&sampled(100, 7)));
        assert_ne!(sampled(10, 7), sampled(10, 8));
        assert_eq!(rows(&sampled(3, u64::MAX)).len(), 3);
    }

    #[test]
    fn no_two_organisations_share_a_code_or_a_legal_representative() {
        let rows = rows(&sampled(20_000, SEED));
        for column in [0, 1, 4] {
            let distinct: HashSet<&String> = rows.iter().map(|row| &row[column]).collect();
            assert_eq!(distinct.len(), 20_000, "{}", COLUMNS[column]);
        }
        let codes: Vec<&String> =
            rows.iter().map(|row| &row[2]).filter(|c| !c.is_empty()).collect();
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
        assert_eq!(codes.iter().map(|c| c.len()).collect::<HashSet<_>>(), [9, 10, 11, 12].into());
    }

    #[test]
    fn the_sample_has_some_of_everything() {
        let rows = rows(COMMITTED);
        let having = |is: &dyn Fn(&[String]) -> bool| rows.iter().filter(|row| is(row)).count();
        for kind in DocumentKind::ALL {
            let active = having(&|row| row[3] == kind.as_str() && row[7] == "active");
            assert!(active >= 10, "{kind}: {active}");
        }
        assert_eq!(having(&|row| row[7] == "inactive"), rows.len().div_ceil(20) + 1);
        assert_eq!(having(&|row| !row[2].is_empty()), rows.len() / 4);
        assert!(having(&|row| row[6].contains('\u{00B7}')) >= 5);
        let is_beyond = |text: &str| text.chars().any(|character| character > '\u{FFFF}');
        assert!(having(&|row| is_beyond(&row[6])) >= 5);
        assert!(having(&|row| is_beyond(&row[1])) >= 5);
        let places = |from, to| rows.iter().map(|row| row[4].get(from..to).unwrap()).collect();
        let begins: HashSet<&str> = places(0, 1);
        assert!(begins.is_superset(&["H", "M", "X", "S", "3", "8", "9"].into()), "{begins:?}");
        let countries: HashSet<&String> = rows.iter().map(|row| &row[5]).collect();
        assert_eq!(countries.len(), 5);
    }
}
