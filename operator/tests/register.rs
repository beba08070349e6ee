//! What an import of the register promises, on a real table.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests too, and clippy does not know"
)]

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    CreditCode, DocumentKind, Identity, IdentityDocument, InstitutionCodePattern, Standing, sample,
};
use keys::{BlindKeys, KeyKind as _, Rotating as _};
use operator::register::{self as registers, COLUMNS, NotImported, Options, Progress, Report};
use ports::{Clock as _, SystemEntropy};
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::path::Path;
use tempfile::TempDir;
use testkit::keyring::fresh;
use testkit::{Calls, Engine, HandClock, Trouble};

#[path = "register/names.rs"]
mod names;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/register.csv");

/// A table, keys, a clock, and a folder for a register.
struct Office {
    engine: Engine,
    calls: Calls,
    blind: BlindKeys,
    clock: HandClock,
    folder: TempDir,
    options: Options,
}

impl Office {
    async fn open(register: impl AsRef<[u8]>) -> Self {
        Self::with(fresh(), register).await
    }

    async fn with(blind: BlindKeys, register: impl AsRef<[u8]>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("register.csv");
        std::fs::write(&file, register).unwrap();
        Self {
            engine: Engine::memory().await.unwrap(),
            calls: Calls::default(),
            blind,
            clock: HandClock::new(),
            options: Options::of(&file),
            folder,
        }
    }

    async fn import(&self) -> Result<Report, NotImported> {
        self.import_until(|_| false).await
    }

    async fn import_until(
        &self,
        is_enough: impl Fn(&Progress) -> bool + Send + Sync,
    ) -> Result<Report, NotImported> {
        let table = self.engine.table(&self.calls);
        let mut watch = |progress: &Progress| {
            if is_enough(progress) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let (into, pattern) = ((&table, &self.blind), InstitutionCodePattern::default());
        registers::import(&self.options, &pattern, into, &self.clock, &mut watch).await
    }

    /// Every row of the table.
    async fn rows(&self) -> BTreeMap<String, String> {
        let items = self.engine.scan().await.unwrap();
        let in_order = |item: HashMap<String, AttributeValue>| {
            (
                item["pk"].as_s().unwrap().clone(),
                format!("{:?}", item.into_iter().collect::<BTreeMap<_, _>>()),
            )
        };
        items.into_iter().map(in_order).collect()
    }

    /// Line, credit code, code and reason of each refused row.
    fn refusals(&self) -> Vec<[String; 4]> {
        let Ok(reader) = csv::Reader::from_path(&self.options.refused) else { return Vec::new() };
        let row = |row: csv::StringRecord| [0, 1, 2, 3].map(|at| row[at].to_owned());
        reader.into_records().map(|record| row(record.unwrap())).collect()
    }

    fn lines_and_codes(&self) -> Vec<(u64, String)> {
        let parts = |[line, _, code, _]: [String; 4]| (line.parse().unwrap(), code);
        self.refusals().into_iter().map(parts).collect()
    }

    fn files(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<String> =
            names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn writes(&self) -> usize {
        self.calls.take().iter().filter(|call| call.operation == "UpdateItem").count()
    }
}

fn row(seed: u64) -> [String; 8] {
    [
        sample::credit_code(seed),
        sample::organisation_name(seed),
        String::new(),
        "resident_id".to_owned(),
        sample::resident_id(seed),
        String::new(),
        sample::person_name(seed),
        "active".to_owned(),
    ]
}

/// A register whose lines end so, its first row in line 2.
fn register(rows: impl IntoIterator<Item = [String; 8]>, end: &str) -> String {
    let lines = rows.into_iter().map(|row| row.join(","));
    std::iter::once(COLUMNS.join(",")).chain(lines).map(|line| line + end).collect()
}

fn report(read: u64, written: u64, unchanged: u64, earlier: u64, refused: u64) -> Report {
    Report { read, written, unchanged, earlier, refused, stopped_before: None }
}

#[tokio::test]
async fn the_sample_is_imported_whole_and_leaves_no_files() {
    let office = Office::open(std::fs::read(SAMPLE).unwrap()).await;
    assert_eq!(office.import().await.unwrap(), report(360, 360, 0, 0, 0));
    assert_eq!(office.engine.count("REG#").await.unwrap(), 360);
    assert_eq!(office.files(), ["register.csv"]);
    let table = office.engine.table(&office.calls);
    let today = jiff::civil::date(2026, 11, 24);
    for record in csv::Reader::from_path(SAMPLE).unwrap().into_records() {
        let record = record.unwrap();
        let code: CreditCode = record[0].parse().unwrap();
        let entry = table.register_entry(&code).await.unwrap().unwrap();
        assert_eq!(entry.name.as_str(), &record[1]);
        assert_eq!(entry.institution_code.as_ref().map_or("", |code| code.as_str()), &record[2]);
        assert_eq!(entry.standing == Standing::Active, &record[7] == "active");
        let kind: DocumentKind = record[3].parse().unwrap();
        let document = IdentityDocument::parse(kind, &record[4], Some(&record[5]), today).unwrap();
        let identity = Identity { document, name: record[6].parse().unwrap() };
        assert!(entry.is_legal_representative(&identity, &office.blind));
    }
}

#[tokio::test]
async fn nothing_personal_reaches_the_table() {
    let office = Office::open(std::fs::read(SAMPLE).unwrap()).await;
    office.import().await.unwrap();
    let rows = office.rows().await.into_values().collect::<String>();
    for record in csv::Reader::from_path(SAMPLE).unwrap().into_records() {
        let record = record.unwrap();
        assert!(!rows.contains(&record[4]) && !rows.contains(&format!("\"{}\"", &record[6])));
    }
}

#[tokio::test]
async fn importing_again_writes_nothing() {
    let office = Office::open(std::fs::read(SAMPLE).unwrap()).await;
    office.import().await.unwrap();
    let before = office.rows().await;
    office.clock.pass_s(3_600);
    assert_eq!(office.import().await.unwrap(), report(360, 0, 360, 0, 0));
    assert_eq!(office.rows().await, before);
}

#[tokio::test]
async fn only_rows_that_changed_are_written_again() {
    let office = Office::open(register((0..20).map(row), "\n")).await;
    office.import().await.unwrap();
    let changed = (0..20).map(|seed| {
        let mut row = row(seed);
        match seed {
            3 => row[7] = "inactive".to_owned(),
            5 => row[2] = "123456789".to_owned(),
            7 => row[6] = "试样例".to_owned(),
            _ => {}
        }
        row
    });
    std::fs::write(&office.options.file, register(changed, "\n")).unwrap();
    assert_eq!(office.import().await.unwrap(), report(20, 3, 17, 0, 0));
}

#[tokio::test]
async fn every_kind_of_bad_row_is_refused_by_line_and_reason_and_the_others_are_kept() {
    type Spoil = fn(&mut [String; 8]);
    let bad: [(&str, Spoil); 17] = [
        ("credit_code.missing", |row| row[0].clear()),
        ("credit_code.length", |row| row[0].truncate(17)),
        ("credit_code.alphabet", |row| row[0].replace_range(4..5, "O")),
        ("credit_code.check", |row| row[0] = "91110000600037341N".replace("3734", "3735")),
        ("organisation_name.missing", |row| row[1].clear()),
        ("organisation_name.length", |row| row[1] = "样".repeat(201)),
        ("institution_code.format", |row| row[2] = "12345678".to_owned()),
        ("id_type.unknown", |row| row[3] = "driving_licence".to_owned()),
        ("id_number.missing", |row| row[4].clear()),
        ("id_number.check", |row| row[4] = "320282199003070031".to_owned()),
        ("id_number.birth", |row| row[4] = "320282209912010015".to_owned()),
        ("id_number.country_unexpected", |row| row[5] = "SGP".to_owned()),
        ("id_number.country_missing", |row| row[3] = "passport".to_owned()),
        ("name.missing", |row| row[6].clear()),
        ("name.masked", |row| row[6] = "贾**".to_owned()),
        ("standing.unknown", |row| row[7] = "存续".to_owned()),
        ("row.columns", |row| row[7] = "active,more".to_owned()),
    ];
    let mut rows: Vec<[String; 8]> = Vec::new();
    for (at, (_, spoil)) in (0..).zip(&bad) {
        let mut spoilt = row(1_000 + at);
        spoil(&mut spoilt);
        rows.extend([row(at), spoilt]);
    }
    let office = Office::open(register(rows.clone(), "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(34, 17, 0, 0, 17));
    let expected: Vec<(u64, String)> =
        (3..).step_by(2).zip(&bad).map(|(line, (code, _))| (line, (*code).to_owned())).collect();
    assert_eq!(office.lines_and_codes(), expected);
    for seed in 0..17 {
        let code = sample::credit_code(seed).parse().unwrap();
        let table = office.engine.table(&office.calls);
        assert!(table.register_entry(&code).await.unwrap().is_some());
    }
    // Nothing of whom.
    let refusals = std::fs::read_to_string(&office.options.refused).unwrap();
    for row in rows {
        for personal in [&row[4], &row[6]] {
            assert!(personal.is_empty() || !refusals.contains(personal.as_str()), "{personal}");
        }
    }
    // But by which organisation, where the code is sound.
    assert_eq!(office.refusals()[4][1], sample::credit_code(1_004));
    assert!(office.refusals().iter().all(|[.., reason]| reason.chars().count() >= 5));
}

#[tokio::test]
async fn a_person_s_number_in_the_wrong_column_is_not_shown() {
    // All of these are refused; one in eleven would pass for a credit code from before the standard.
    let slipped = (0..2_000).map(|seed| {
        let mut row = row(seed);
        row[..5].rotate_right(1);
        row
    });
    let office = Office::open(register(slipped, "\n")).await;
    let mut quiet = |_: &Progress| ControlFlow::Continue(());
    let checked = registers::check(
        &office.options,
        &InstitutionCodePattern::default(),
        &office.clock,
        &mut quiet,
    )
    .unwrap();
    assert_eq!((checked.read, checked.refused), (2_000, 2_000));
    let refusals = std::fs::read_to_string(&office.options.refused).unwrap();
    for seed in 0..2_000 {
        assert!(!refusals.contains(&sample::resident_id(seed)));
    }
}

#[tokio::test]
async fn a_code_from_before_the_standard_is_in_the_register_too() {
    let mut old = row(1);
    old[0] = "91350211M0000XUF46".to_owned();
    let office = Office::open(register([old], "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(1, 1, 0, 0, 0));
}

#[tokio::test]
async fn lines_are_counted_whatever_ends_them_and_a_byte_order_mark_is_no_column() {
    let mut spoilt = row(9);
    spoilt[7].clear();
    for end in ["\n", "\r\n", "\n\n", "\r\n\r\n"] {
        let rows = [row(1), spoilt.clone(), row(2), spoilt.clone()];
        let text = format!("\u{FEFF}{}", register(rows, end));
        for text in [text.clone(), text.trim_end().to_owned()] {
            let office = Office::open(text).await;
            assert_eq!(office.import().await.unwrap(), report(4, 2, 0, 0, 2), "{end:?}");
            let apart = end.matches('\n').count() as u64;
            let lines: Vec<u64> = office.lines_and_codes().iter().map(|(line, _)| *line).collect();
            assert_eq!(lines, [1 + 2 * apart, 1 + 4 * apart], "{end:?}");
        }
    }
}

#[tokio::test]
async fn the_header_names_the_columns_in_any_order() {
    let quoted: Vec<String> =
        row(1).into_iter().rev().map(|field| format!("\"{field}\"")).collect();
    let header: Vec<&str> = COLUMNS.into_iter().rev().collect();
    let office = Office::open(format!("{}\n{}\n", header.join(" , "), quoted.join(","))).await;
    assert_eq!(office.import().await.unwrap(), report(1, 1, 0, 0, 0));
}

#[tokio::test]
async fn a_file_that_is_no_register_is_refused_before_anything_is_written() {
    let sound = register((0..3).map(row), "\n");
    let headless = sound.split_once('\n').unwrap().1;
    let gb18030 = [COLUMNS.join(",").as_bytes(), b"\n1,\xD2\xCB\xD0\xCB,,,,,\xBC\xD6,\n"].concat();
    let utf16: Vec<u8> =
        "\u{FEFF}credit_code,name".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (text, says) in [
        (Vec::new(), "the file is empty"),
        (headless.as_bytes().to_vec(), "credit_code is missing"),
        (sound.replacen("standing", "state", 1).into_bytes(), "standing is missing"),
        (sound.replacen("standing", "standing,name", 1).into_bytes(), "name is there twice"),
        (sound.replacen("standing", "standing,mobile", 1).into_bytes(), "1 more must go"),
        (sound.replace(',', ";").into_bytes(), "credit_code is missing"),
        (gb18030, "iconv -f GB18030"),
        (utf16, "not in UTF-8"),
    ] {
        let office = Office::open(text).await;
        let why = office.import().await.unwrap_err().to_string();
        assert!(why.contains(says), "{why}");
        assert_eq!(why.lines().count(), 1);
        for seed in 0..3 {
            assert!(!why.contains(&sample::resident_id(seed)), "{why}");
        }
        assert!(office.calls.take().is_empty());
        assert_eq!(office.files(), ["register.csv"]);
    }
}

#[tokio::test]
async fn one_spoilt_row_does_not_condemn_a_file_in_utf_8() {
    let mut text = register((0..4).map(row), "\n").into_bytes();
    let name = text.windows(6).position(|bytes| bytes == "宜兴".as_bytes()).unwrap();
    text[name] = 0xD2;
    let office = Office::open(text).await;
    assert_eq!(office.import().await.unwrap(), report(4, 3, 0, 0, 1));
    assert_eq!(office.lines_and_codes(), [(2, "row.encoding".to_owned())]);
}

#[tokio::test]
async fn a_quotation_mark_left_open_is_found_and_its_lines_are_told() {
    let mut open = row(2);
    open[1].insert(0, '"');
    let mut close = row(4);
    close[1].push('"');
    let office = Office::open(register([row(1), open.clone(), row(3), close, row(5)], "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(3, 2, 0, 0, 1));
    assert_eq!(office.lines_and_codes(), [(3, "row.quote".to_owned())]);
    assert!(office.refusals()[0][3].contains("第 3 至 5 行"), "{:?}", office.refusals());

    let long = [row(1), open].into_iter().chain((10..2_000).map(row));
    let office = Office::open(register(long, "\n")).await;
    let why = office.import().await.unwrap_err();
    assert!(matches!(why, NotImported::Endless { line: 3 }), "{why}");
    assert_eq!(office.engine.count("REG#").await.unwrap(), 1);
}

#[tokio::test]
async fn a_second_row_of_one_credit_code_is_the_same_or_refused() {
    let mut other = row(1);
    other[7] = "inactive".to_owned();
    let mut spoilt = row(3);
    spoilt[6].clear();
    let rows = [row(1), row(2), row(1), other, spoilt, row(3)];
    let office = Office::open(register(rows, "\n")).await;
    assert_eq!(office.import().await.unwrap(), report(6, 3, 1, 0, 2));
    let expected = [(5, "row.contradicts".to_owned()), (6, "name.missing".to_owned())];
    assert_eq!(office.lines_and_codes(), expected);
    let code = sample::credit_code(1).parse().unwrap();
    let entry = office.engine.table(&office.calls).register_entry(&code).await.unwrap().unwrap();
    assert_eq!(entry.standing, Standing::Active);
}

#[tokio::test]
async fn an_import_that_is_stopped_goes_on_where_it_was_and_ends_the_same() {
    let mut spoilt = row(1_000);
    spoilt[7].clear();
    let rows: Vec<[String; 8]> = (0..60)
        .map(row)
        .chain([spoilt.clone()])
        .chain((60..120).map(row))
        .chain([spoilt, row(7)])
        .collect();
    let text = register(rows, "\n");
    let ring = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let whole = Office::with(BlindKeys::read(&ring).unwrap(), &text).await;
    assert_eq!(whole.import().await.unwrap(), report(123, 120, 1, 0, 2));
    for enough in [1, 40, 61, 100, 123] {
        let office = Office::with(BlindKeys::read(&ring).unwrap(), &text).await;
        let stopped = office.import_until(|progress| progress.report.read == enough).await.unwrap();
        assert_eq!((stopped.read, stopped.stopped_before), (enough, Some(enough + 2)));
        assert!(office.files().contains(&"register.csv.position".to_owned()));
        assert_eq!(office.engine.count("REG#").await.unwrap() as u64, stopped.written);
        let _ = office.calls.take();
        let rest = office.import().await.unwrap();
        assert_eq!(rest, report(123, 120 - stopped.written, 1, stopped.written, 2));
        assert_eq!(office.writes() as u64, 120 - stopped.written, "none is sent twice");
        assert_eq!(office.rows().await, whole.rows().await);
        assert_eq!(office.refusals(), whole.refusals());
        assert_eq!(office.files(), ["register.csv", "register.refused.csv"]);
    }
}

#[tokio::test]
async fn a_table_that_takes_no_more_stops_the_import_which_later_goes_on() {
    let office = Office::open(register((0..100).map(row), "\n")).await;
    let table = office.engine.table(&office.calls);
    let stopped = office
        .import_until(|progress| {
            if progress.report.read == 50 {
                // As often as the client of a test tries, for each of those in flight.
                (0..3 * 16).for_each(|_| office.calls.trouble("UpdateItem", Trouble::Throttled));
            }
            false
        })
        .await
        .unwrap_err();
    assert!(matches!(stopped, NotImported::Fault { line: 30..=60, .. }), "{stopped}");
    // The rest of the trouble passes.
    let (code, record, now) = (code(0), record(0), office.clock.now());
    while !office.calls.is_calm() {
        let _ = table.keep_register_entry(&code, &record, &office.blind, now).await;
    }
    let kept = office.engine.count("REG#").await.unwrap() as u64;
    let rest = office.import().await.unwrap();
    assert_eq!(rest.read, 100);
    assert!(rest.earlier >= 30 && rest.earlier <= kept, "{rest:?}");
    assert_eq!(rest.written, 100 - kept);
    assert_eq!(office.engine.count("REG#").await.unwrap(), 100);
}

fn code(seed: u64) -> CreditCode {
    sample::credit_code(seed).parse().unwrap()
}

fn record(seed: u64) -> domain::RegisterRecord {
    let number = sample::resident_id(seed);
    domain::RegisterRecord {
        name: sample::organisation_name(seed).parse().unwrap(),
        institution_code: None,
        legal_representative: Identity {
            document: IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap(),
            name: sample::person_name(seed).parse().unwrap(),
        },
        standing: Standing::Active,
    }
}

#[tokio::test]
async fn a_file_that_changed_or_another_table_starts_afresh() {
    let mut office = Office::open(register((0..50).map(row), "\n")).await;
    office.import_until(|progress| progress.report.read == 20).await.unwrap();
    let position = std::fs::read(&office.options.position).unwrap();
    office.options.into = "another".to_owned();
    assert_eq!(office.import().await.unwrap().earlier, 0);
    office.options.into.clear();
    for spoilt in [&b"{}"[..], b"\xFF", b""] {
        std::fs::write(&office.options.position, spoilt).unwrap();
        assert_eq!(office.import().await.unwrap().earlier, 0);
    }
    std::fs::write(&office.options.position, &position).unwrap();
    assert_eq!(office.import().await.unwrap().earlier, 20);
    std::fs::write(&office.options.position, &position).unwrap();
    std::fs::write(&office.options.file, register((0..51).map(row), "\n")).unwrap();
    assert_eq!(office.import().await.unwrap(), report(51, 1, 50, 0, 0));
}

#[tokio::test]
async fn a_check_reads_all_and_writes_only_refusals() {
    let mut spoilt = row(9);
    spoilt[7].clear();
    let office = Office::open(register([row(1), spoilt, row(2)], "\n")).await;
    let mut seen = Vec::new();
    let checked = registers::check(
        &office.options,
        &InstitutionCodePattern::default(),
        &office.clock,
        &mut |progress| {
            seen.push(progress.bytes);
            ControlFlow::Continue(())
        },
    );
    assert_eq!(checked.unwrap(), report(3, 0, 0, 0, 1));
    assert!(
        seen.is_sorted()
            && seen.last() == Some(&std::fs::metadata(&office.options.file).unwrap().len())
    );
    assert_eq!(office.lines_and_codes(), [(3, "standing.unknown".to_owned())]);
    assert_eq!(office.files(), ["register.csv", "register.refused.csv"]);
}

#[tokio::test]
async fn the_register_itself_is_never_written_over() {
    let mut office = Office::open(register([row(1)], "\n")).await;
    let Options { file, refused, position, .. } = office.options.clone();
    for (to, at) in [(&file, &position), (&refused, &file), (&refused, &refused)] {
        office.options.refused.clone_from(to);
        office.options.position.clone_from(at);
        let why = office.import().await.unwrap_err();
        assert!(matches!(why, NotImported::Overwrites(_)), "{why}");
        assert_eq!(std::fs::read_to_string(&file).unwrap(), register([row(1)], "\n"));
    }
    office.options.refused = Path::new("/nonexistent/refused.csv").to_owned();
    office.options.position = position;
    let why = office.import().await.unwrap_err().to_string();
    assert!(why.starts_with("/nonexistent/refused.csv cannot be written: "), "{why}");
    assert!(office.calls.take().is_empty());
}
