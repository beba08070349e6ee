//! What an import of an older hall's accounts promises, on a real table; what it shares with the register's import is
//! tested there (`register.rs`).

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests too, and clippy does not know"
)]

use domain::{LegacyHallId, sample};
use keys::{BlindKeys, KeyKind as _, LegacyUser, Rotating as _, Veil};
use operator::import::{NotImported, Options, Progress, Report};
use operator::legacy::{COLUMNS, Works, check, import};
use operator::legacy_sample;
use ports::SystemEntropy;
use serde_json::json;
use std::ops::ControlFlow;
use tempfile::TempDir;
use testkit::keyring::fresh;
use testkit::{Calls, Engine, HandClock};

#[path = "legacy/names.rs"]
mod names;

const SAMPLE: &[u8] = include_bytes!("../sample/legacy.csv");
const MD5: &str = "900150983cd24fb0d6963f7d28e17f72";

struct Office {
    engine: Engine,
    calls: Calls,
    veil: Veil,
    clock: HandClock,
    hall: LegacyHallId,
    _folder: TempDir,
    options: Options,
}

impl Office {
    async fn open(name: &str, accounts: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, accounts).unwrap();
        Self {
            engine: Engine::memory().await.unwrap(),
            calls: Calls::default(),
            veil: Veil { blind: fresh(), seal: fresh() },
            clock: HandClock::new(),
            hall: "jshrss".parse().unwrap(),
            options: Options::of(&file),
            _folder: folder,
        }
    }

    async fn import(&self) -> Result<(Report, Works), NotImported> {
        self.import_until(u64::MAX).await
    }

    async fn import_until(&self, rows: u64) -> Result<(Report, Works), NotImported> {
        let table = self.engine.table(&self.calls);
        let mut watch = |progress: &Progress| {
            if progress.report.read >= rows {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let into = (&table, &self.veil, &SystemEntropy);
        import(&self.options, &self.hall, into, &self.clock, &mut watch).await
    }

    /// The report alone.
    async fn report(&self) -> Report {
        self.import().await.unwrap().0
    }

    async fn account(&self, user: &str) -> Option<domain::LegacyRecord> {
        let user = user.parse().unwrap();
        let names = self.veil.blind.used(&LegacyUser(&self.hall, &user));
        let table = self.engine.table(&self.calls);
        let found = table.legacy_account(&self.hall, &names).await.unwrap()?;
        Some(found.record(&self.veil.seal).unwrap())
    }

    fn refusals(&self) -> String {
        std::fs::read_to_string(&self.options.refused).unwrap_or_default()
    }
}

fn row(seed: u64) -> [String; 9] {
    [
        format!("用户{seed}"),
        "md5".to_owned(),
        MD5.to_owned(),
        sample::credit_code(seed),
        sample::organisation_name(seed),
        "resident_id".to_owned(),
        sample::resident_id(seed),
        String::new(),
        sample::person_name(seed),
    ]
}

fn csv(rows: impl IntoIterator<Item = [String; 9]>) -> String {
    let lines = rows.into_iter().map(|row| row.join(","));
    std::iter::once(COLUMNS.join(",")).chain(lines).map(|line| line + "\n").collect()
}

fn ndjson(rows: impl IntoIterator<Item = [String; 9]>) -> String {
    let object = |row: [String; 9]| {
        let members = COLUMNS.into_iter().zip(row).filter(|(_, field)| !field.is_empty());
        let members = members.map(|(name, field)| (name.to_owned(), json!(field)));
        serde_json::Value::Object(members.collect()).to_string() + "\n"
    };
    rows.into_iter().map(object).collect()
}

fn report(read: u64, written: u64, unchanged: u64, refused: u64) -> Report {
    Report { read, written, unchanged, refused, ..Report::default() }
}

#[tokio::test]
async fn the_sample_is_imported_whole_and_again_changes_nothing() {
    let office = Office::open("legacy.csv", SAMPLE).await;
    let (first, works) = office.import().await.unwrap();
    assert_eq!(first, report(legacy_sample::ACCOUNTS, legacy_sample::ACCOUNTS, 0, 0));
    let works: Vec<(&str, u64)> = works.iter().map(|(work, rows)| (&**work, *rows)).collect();
    assert_eq!(works, [("bcrypt-4", 6), ("digest", 48), ("pbkdf2-sha256-1000", 6)]);
    let before = office.engine.scan().await.unwrap();
    assert_eq!(office.report().await, report(legacy_sample::ACCOUNTS, 0, 60, 0));
    assert_eq!(office.engine.scan().await.unwrap(), before);
    let kept = office.account(&legacy_sample::user_name(0)).await.unwrap();
    assert_eq!(kept.hash.scheme(), "md5");
}

#[tokio::test]
async fn csv_and_ndjson_of_the_same_accounts_are_the_same_to_the_table() {
    let office = Office::open("legacy.ndjson", ndjson((0..50).map(row))).await;
    assert_eq!(office.report().await, report(50, 50, 0, 0));
    let csv_file = office.options.file.with_extension("csv");
    std::fs::write(&csv_file, csv((0..50).map(row))).unwrap();
    let office = Office { options: Options::of(&csv_file), ..office };
    assert_eq!(office.report().await, report(50, 0, 50, 0));
    let record = office.account("用户7").await.unwrap();
    assert_eq!(record.organisation_name.as_str(), sample::organisation_name(7));
    assert_eq!(record.legal_representative.document.number(), sample::resident_id(7));
}

#[tokio::test]
async fn each_row_that_is_not_sound_is_refused_by_its_line_and_nothing_personal_is_told() {
    let change = |seed: u64, column: usize, text: &str| {
        let mut row = row(seed);
        text.clone_into(&mut row[column]);
        row
    };
    let rows = [
        row(1),
        change(2, 0, " "),
        change(3, 1, "crc32"),
        change(4, 2, "zz"),
        // From before the standard: for the counter, never online.
        change(5, 3, "91350211M0000XUF46"),
        change(6, 4, ""),
        change(7, 5, "library_card"),
        change(8, 6, "320282199003070031"),
        change(9, 8, "孙**"),
        change(1, 4, "另一家单位有限公司"),
        row(1),
    ];
    for (name, text) in [("legacy.csv", csv(rows.clone())), ("legacy.jsonl", ndjson(rows.clone()))]
    {
        let office = Office::open(name, &text).await;
        assert_eq!(office.report().await, report(11, 1, 1, 9), "{name}");
        let refusals = office.refusals();
        let line = |line: &str| line.split(',').next().unwrap().to_owned();
        let lines: Vec<String> = refusals.lines().skip(1).map(line).collect();
        let first = if name == "legacy.csv" { 3 } else { 2 };
        let expected: Vec<String> = (first..first + 9).map(|line| line.to_string()).collect();
        assert_eq!(lines, expected, "{refusals}");
        for row in &rows {
            for column in [0, 2, 6, 8] {
                let value = row[column].trim();
                assert!(value.is_empty() || !refusals.contains(value), "{value}: {refusals}");
            }
        }
        assert_eq!(office.engine.count("LEG#").await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_line_of_ndjson_that_is_none_is_refused_and_the_others_are_kept() {
    let good = ndjson([row(1)]);
    let text = format!(
        "{good}\n{{\"user_name\":1}}\n[]\nnot json at all\n{{\"surplus\":\"x\"}}\n\n{}",
        ndjson([row(2)])
    );
    let office = Office::open("legacy.ndjson", text.trim_end()).await;
    assert_eq!(office.report().await, report(6, 2, 0, 4));
    let refusals = office.refusals();
    let told: Vec<&str> = refusals.lines().skip(1).collect();
    for (told, begin) in
        told.iter().zip(["3,,row.json", "4,,row.json", "5,,row.json", "6,,row.columns"])
    {
        assert!(told.starts_with(begin), "{told}");
    }
    assert!(!refusals.contains("surplus"));
    let endless = format!("{{\"user_name\":\"{}\"}}\n", "x".repeat(70_000));
    let office = Office::open("legacy.ndjson", format!("{good}{endless}")).await;
    let why = office.import().await.unwrap_err();
    assert!(matches!(why, NotImported::Endless { line: 2 }), "{why}");
}

#[tokio::test]
async fn an_import_that_was_stopped_goes_on_where_it_was() {
    for name in ["legacy.csv", "legacy.ndjson"] {
        let of = |rows: u64| {
            let rows = (0..rows).map(row);
            if name == "legacy.csv" { csv(rows) } else { ndjson(rows) }
        };
        let office = Office::open(name, of(120)).await;
        let (stopped, _) = office.import_until(50).await.unwrap();
        assert_eq!((stopped.read, stopped.written), (50, 50));
        let _ = office.calls.take();
        let rest = office.report().await;
        assert_eq!((rest.read, rest.written, rest.earlier), (120, 70, 50), "{name}");
        let sent = office.calls.take();
        let writes = sent.iter().filter(|call| call.operation == "UpdateItem").count();
        assert_eq!(writes, 70, "none is sent twice");
        assert!(!office.options.position.exists());
    }
}

#[tokio::test]
async fn a_check_tells_what_would_be_refused_and_how_dear_it_is_and_knows_no_table() {
    let mut spoilt = row(2);
    spoilt[1].clear();
    let office = Office::open("legacy.csv", csv([row(1), spoilt])).await;
    let mut quiet = |_: &Progress| ControlFlow::Continue(());
    let (read, works) = check(&office.options, &office.clock, &mut quiet).unwrap();
    assert_eq!(read, report(2, 0, 0, 1));
    assert_eq!(works.into_iter().collect::<Vec<_>>(), [("digest".to_owned(), 1)]);
    assert_eq!(office.engine.count("LEG#").await.unwrap(), 0);
}

#[tokio::test]
async fn the_same_user_name_in_another_hall_is_another_account() {
    let office = Office::open("legacy.csv", csv([row(1)])).await;
    office.report().await;
    let office = Office { hall: "other".parse().unwrap(), ..office };
    assert!(office.account("用户1").await.is_none());
    assert_eq!(office.report().await, report(1, 1, 0, 0));
    assert_eq!(office.engine.count("LEG#").await.unwrap(), 2);
}

/// A second row under the new key could be upgraded a second time, or bring a hash back that an upgrade took away.
#[tokio::test]
async fn after_a_rotation_of_the_blinding_key_an_account_stays_one_row() {
    let old = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let new = BlindKeys::rotated(Some(&old), &SystemEntropy).unwrap();
    let office = Office::open("legacy.csv", csv([row(1)])).await;
    let with = |ring: &str, office: Office| Office {
        veil: Veil { blind: BlindKeys::read(ring).unwrap(), ..office.veil },
        ..office
    };
    let office = with(&old, office);
    office.report().await;
    let office = with(&new, office);
    office.report().await;
    assert_eq!(office.report().await, report(1, 0, 1, 0));
    assert!(office.account("用户1").await.is_some());
    assert_eq!(office.engine.count("LEG#").await.unwrap(), 1);
}

#[tokio::test]
async fn nothing_personal_and_no_hash_lies_in_clear_in_the_table() {
    let office = Office::open("legacy.csv", csv((0..20).map(row))).await;
    office.report().await;
    let table = format!("{:?}", office.engine.scan().await.unwrap());
    for seed in 0..20 {
        let row = row(seed);
        for column in [0, 2, 4, 6, 8] {
            assert!(!table.contains(&row[column]), "{}", row[column]);
        }
    }
}
