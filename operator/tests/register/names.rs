//! Names as files really have them: with radicals, private characters, fillers, and characters that were lost.

use super::{Office, register, report, row};
use domain::{DocumentKind, Identity, IdentityDocument, Standing, sample};
use ports::Clock as _;

fn named(seed: u64, organisation: &str, person: &str) -> [String; 8] {
    let mut row = row(seed);
    organisation.clone_into(&mut row[1]);
    person.clone_into(&mut row[6]);
    row
}

async fn entry(office: &Office, seed: u64) -> Option<store::RegisterEntry> {
    let table = office.engine.table(&office.calls);
    table.register_entry(&sample::credit_code(seed).parse().unwrap()).await.unwrap()
}

fn identity(seed: u64, name: &str) -> Identity {
    let today = jiff::civil::date(2026, 11, 24);
    let number = sample::resident_id(seed);
    let document = IdentityDocument::parse(DocumentKind::ResidentId, &number, None, today).unwrap();
    Identity { document, name: name.parse().unwrap() }
}

#[tokio::test]
async fn a_row_with_radicals_is_kept_as_the_names_that_it_looks_like() {
    let rows = [
        named(1, "宜兴⻓⻰样例（集团）公司", "⻢长⻰"),
        named(2, "宜兴\u{F9B4}样例\u{E863}公司", "买买提\u{FE52}艾\u{3164}力"),
        named(3, "\u{200B}宜兴样例公司\u{3164}", "⼀⽣"),
    ];
    let office = Office::open(register(rows, "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(3, 3, 0, 0, 0));
    for (seed, organisation, person) in [
        (1, "宜兴长龙样例（集团）公司", "马长龙"),
        (2, "宜兴領样例䶮公司", "买买提·艾力"),
        (3, "宜兴样例公司", "一生"),
    ] {
        let entry = entry(&office, seed).await.unwrap();
        assert_eq!(entry.name.as_str(), organisation);
        assert!(entry.is_active_as(&organisation.parse().unwrap()));
        assert!(entry.is_legal_representative(&identity(seed, person), &office.blind));
        assert!(!entry.is_legal_representative(&identity(seed, "马长"), &office.blind));
    }
}

/// Such a row was kept in silence: the true name was refused, and the spoilt one opened the account.
#[tokio::test]
async fn a_row_whose_names_lost_characters_is_refused_by_line_and_keeps_nothing() {
    let spoilt = [
        ("organisation_name.lost", "宜兴?样例公司", "张样例"),
        ("organisation_name.lost", "宜兴〓样例公司", "张样例"),
        ("organisation_name.lost", "宜兴\u{E000}样例公司", "张样例"),
        ("organisation_name.lost", "宜兴\u{FFFD}样例公司", "张样例"),
        ("organisation_name.lost", "宜兴□样例公司", "张样例"),
        ("organisation_name.lost", "宜兴\u{F0000}样例公司", "张样例"),
        ("organisation_name.missing", "\u{3164}", "张样例"),
        ("name.lost", "宜兴样例公司", "张?例"),
        ("name.lost", "宜兴样例公司", "张\u{E000}"),
        ("name.lost", "宜兴样例公司", "〓样例"),
        ("name.missing", "宜兴样例公司", "\u{3164}"),
    ];
    let rows = (1..).zip(spoilt).map(|(seed, (_, name, person))| named(seed, name, person));
    let office = Office::open(register(rows.chain([row(100)]), "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(12, 1, 0, 0, 11));
    let expected: Vec<(u64, String)> =
        (2..).zip(spoilt).map(|(line, (code, ..))| (line, code.to_owned())).collect();
    assert_eq!(office.lines_and_codes(), expected);
    for seed in 1..=11 {
        assert!(entry(&office, seed).await.is_none());
    }
    let refusals = std::fs::read_to_string(&office.options.refused).unwrap();
    assert!(!refusals.contains("宜兴") && !refusals.contains("样例"), "no name is told of");
}

#[tokio::test]
async fn a_row_that_was_kept_with_radicals_is_read_back_and_mended_by_the_next_import() {
    let office = Office::open(register([named(1, "宜兴长龙样例公司", "张样例")], "\n")).await;
    office.import().await.unwrap();
    // As an import before this rule kept it.
    let spoilt = domain::RegisterRecord {
        name: domain::OrganisationName::from_stored("宜兴⻓⻰样例公司").unwrap(),
        institution_code: None,
        legal_representative: identity(1, "张样例"),
        standing: Standing::Active,
    };
    let code = sample::credit_code(1).parse().unwrap();
    let table = office.engine.table(&office.calls);
    let now = office.clock.now();
    table.keep_register_entry(&code, &spoilt, &office.blind, now).await.unwrap();
    let before = entry(&office, 1).await.unwrap();
    assert_eq!(before.name.as_str(), "宜兴⻓⻰样例公司");
    assert!(before.is_active_as(&"宜兴长龙样例公司".parse().unwrap()), "the true name opens it");
    assert_eq!(office.import().await.unwrap(), report(1, 1, 0, 0, 0));
    assert_eq!(entry(&office, 1).await.unwrap().name.as_str(), "宜兴长龙样例公司");
}

#[tokio::test]
async fn a_row_that_was_kept_with_a_lost_character_is_read_back_and_opens_for_nobody() {
    let office = Office::open(register([], "\n")).await;
    let spoilt = domain::RegisterRecord {
        name: domain::OrganisationName::from_stored("宜兴?样例公司").unwrap(),
        institution_code: None,
        legal_representative: identity(1, "张样例"),
        standing: Standing::Active,
    };
    let code = sample::credit_code(1).parse().unwrap();
    let table = office.engine.table(&office.calls);
    let now = office.clock.now();
    table.keep_register_entry(&code, &spoilt, &office.blind, now).await.unwrap();
    let kept = entry(&office, 1).await.unwrap();
    assert_eq!(kept.name.as_str(), "宜兴?样例公司");
    assert!(!kept.is_active_as(&"宜兴䶮样例公司".parse().unwrap()));
    // Nobody can type the spoilt one.
    assert!("宜兴?样例公司".parse::<domain::OrganisationName>().is_err());
}
