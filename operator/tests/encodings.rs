//! Files as spreadsheets and old systems make them, read by each command: encodings, marks, empty rows, line breaks.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests are tests too, and clippy does not know"
)]

use domain::{InstitutionCodePattern, LegacyHallId, OrganisationId, sample};
use encoding_rs::GB18030;
use keys::Veil;
use operator::import::{NotImported, Options, Progress, Report};
use operator::text::Encoding;
use operator::{audit, legacy, matters, register};
use ports::SystemEntropy;
use serde_json::json;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Command;
use store::audit::{Audit, AuditHead, AuditRecord};
use tempfile::TempDir;
use testkit::keyring::fresh;
use testkit::{Calls, Engine, HandClock};

/// How many rows the files of these tests have.
const ROWS: u64 = 20;

/// How many those have that are read very often.
const FEW: u64 = 4;

/// A way to save a text: its name, the encoding that is told, whether a mark comes first.
const WAYS: [(&str, Encoding, bool); 8] = [
    ("UTF-8", Encoding::Utf8, false),
    ("UTF-8 with a mark", Encoding::Utf8, true),
    ("UTF-16LE", Encoding::Utf16Le, false),
    ("UTF-16LE with a mark", Encoding::Utf16Le, true),
    ("UTF-16BE", Encoding::Utf16Be, false),
    ("UTF-16BE with a mark", Encoding::Utf16Be, true),
    ("GB18030", Encoding::Gb18030, false),
    ("GB18030 with a mark", Encoding::Gb18030, true),
];

fn saved(text: &str, encoding: Encoding, has_mark: bool) -> Vec<u8> {
    let text = if has_mark { ["\u{FEFF}", text].concat() } else { text.to_owned() };
    match encoding {
        Encoding::Utf8 => text.into_bytes(),
        Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Encoding::Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Encoding::Gb18030 => GB18030.encode(&text).0.into_owned(),
    }
}

/// What is imported: by which command, and its columns.
#[derive(Clone, Copy, Debug)]
enum What {
    Register,
    Legacy,
    Matters,
}

impl What {
    const ALL: [Self; 3] = [Self::Register, Self::Legacy, Self::Matters];

    fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Register => &register::COLUMNS,
            Self::Legacy => &legacy::COLUMNS,
            Self::Matters => &matters::COLUMNS,
        }
    }

    fn row(self, seed: u64) -> Vec<String> {
        let person = || ["resident_id".to_owned(), sample::resident_id(seed), String::new()];
        match self {
            Self::Register => {
                let name = [sample::credit_code(seed), sample::organisation_name(seed)];
                let end = [sample::person_name(seed), "active".to_owned()];
                [&name[..], &[String::new()], &person(), &end].concat()
            }
            Self::Legacy => {
                let hash = "md5(md5(password)+salt)+':'+salt";
                let kept = format!("{}:s{seed}", "ab".repeat(16));
                let account = [format!("用户{seed}"), hash.to_owned(), kept];
                let name = [sample::credit_code(seed), sample::organisation_name(seed)];
                [&account[..], &name, &person(), &[sample::person_name(seed)]].concat()
            }
            Self::Matters => {
                let address = format!("https://case.hall.example/{seed}");
                let name = ["一", "二", "三"].iter().cycle().skip(usize::try_from(seed).unwrap());
                let name: String = name.take(5).copied().collect();
                let (code, name) = (format!("a.m{seed}"), format!("社保{name}{seed}"));
                let rest = ["社会保险", "", "yes", "case-system", &address].map(str::to_owned);
                [&[code, name][..], &rest].concat()
            }
        }
    }

    fn rows(self) -> Vec<Vec<String>> {
        (0..ROWS).map(|seed| self.row(seed)).collect()
    }

    fn csv(self, rows: &[Vec<String>], end: &str) -> String {
        let lines = rows.iter().map(|row| row.join(","));
        std::iter::once(self.columns().join(",")).chain(lines).map(|line| line + end).collect()
    }

    fn ndjson(self, rows: &[Vec<String>], end: &str) -> String {
        let object = |row: &Vec<String>| {
            let members = self.columns().iter().zip(row);
            let members = members.map(|(name, field)| ((*name).to_owned(), json!(field)));
            serde_json::Value::Object(members.collect()).to_string() + end
        };
        rows.iter().map(object).collect()
    }
}

/// A table, and a folder for files.
struct Office {
    engine: Engine,
    veil: Veil,
    clock: HandClock,
    hall: LegacyHallId,
    folder: TempDir,
}

impl Office {
    async fn open() -> Self {
        Self {
            engine: Engine::memory().await.unwrap(),
            veil: Veil { blind: fresh(), seal: fresh() },
            clock: HandClock::new(),
            hall: "jshrss".parse().unwrap(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, bytes: &[u8]) -> Options {
        let file: PathBuf = self.folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        Options::of(&file)
    }

    async fn import(&self, what: What, options: &Options) -> Result<Report, NotImported> {
        let table = self.engine.table(&Calls::default());
        let mut watch = |_: &Progress| ControlFlow::Continue(());
        match what {
            What::Register => {
                let pattern = InstitutionCodePattern::default();
                let into = (&table, &self.veil.blind);
                register::import(options, &pattern, into, &self.clock, &mut watch).await
            }
            What::Legacy => {
                let into = (&table, &self.veil, &SystemEntropy);
                let read = legacy::import(options, &self.hall, into, &self.clock, &mut watch);
                read.await.map(|(report, _)| report)
            }
            What::Matters => {
                let read = matters::import(options, &table, &self.clock, &mut watch).await;
                match read {
                    Ok(report) => Ok(report),
                    Err(matters::NotKept::NotRead(why)) => Err(why),
                    Err(why) => unreachable!("{why}"),
                }
            }
        }
    }

    /// Line, code and reason of each refused row.
    fn refusals(options: &Options) -> Vec<(u64, String, String)> {
        let Ok(reader) = csv::Reader::from_path(&options.refused) else { return Vec::new() };
        let of = |row: csv::StringRecord| {
            (row[0].parse().unwrap(), row[2].to_owned(), row[3].to_owned())
        };
        reader.into_records().map(|row| of(row.unwrap())).collect()
    }

    /// The lines and codes of what is refused of a register.
    async fn refused(&self, bytes: &[u8]) -> (Report, Vec<(u64, String)>) {
        let options = self.file("register.csv", bytes);
        let report = self.import(What::Register, &options).await.unwrap();
        let refusals = Self::refusals(&options);
        (report, refusals.into_iter().map(|(line, code, _)| (line, code)).collect())
    }
}

/// What was written is in the table from a file in UTF-8, so that a row which is unchanged was read as it is there.
#[tokio::test]
async fn each_import_reads_each_encoding_with_and_without_its_mark_as_the_same_rows() {
    for what in What::ALL {
        let office = Office::open().await;
        let rows: Vec<_> = (0..FEW).map(|seed| what.row(seed)).collect();
        let first = office.file("first.csv", what.csv(&rows, "\n").as_bytes());
        let report = office.import(what, &first).await.unwrap();
        assert_eq!((report.written, report.refused), (FEW, 0), "{what:?}");
        for end in ["\n", "\r\n", "\r"] {
            for (name, text) in
                [("f.csv", what.csv(&rows, end)), ("f.ndjson", what.ndjson(&rows, end))]
            {
                let ways = if end == "\r\n" { &WAYS[..] } else { &WAYS[..1] };
                for &(way, encoding, has_mark) in ways {
                    let options = office.file(name, &saved(&text, encoding, has_mark));
                    let report = office.import(what, &options).await.unwrap();
                    let told = (report.encoding, report.read, report.unchanged, report.refused);
                    let case = format!("{what:?} {name} {way} {end:?}");
                    assert_eq!(told, (encoding, FEW, FEW, 0), "{case}");
                }
            }
        }
    }
}

#[tokio::test]
async fn a_spreadsheet_s_text_in_utf_16_has_tabs_for_commas_and_is_read() {
    let office = Office::open().await;
    for what in What::ALL {
        let text = what.csv(&what.rows(), "\r\n").replace(',', "\t");
        for (way, encoding, has_mark) in WAYS {
            let options = office.file("f.txt", &saved(&text, encoding, has_mark));
            let report = office.import(what, &options).await.unwrap();
            assert_eq!((report.read, report.refused), (ROWS, 0), "{what:?} {way}");
        }
    }
}

/// 宜 is D2 CB and 兴 is D0 CB, 㐂 is 81 39 EF 31 and 𠮷 is 95 34 B2 35: two and four bytes.
#[tokio::test]
async fn characters_of_two_and_of_four_bytes_are_the_characters_they_are() {
    let office = Office::open().await;
    let row =
        |name: &str| ["a.b,", name, ",社保,,yes,case-system,https://case.example/a\n"].concat();
    let header = matters::COLUMNS.join(",") + "\n";
    let utf8 = office.file("utf8.csv", (header.clone() + &row("宜兴㐂𠮷")).as_bytes());
    let mut bytes = (header + &row("????")).into_bytes();
    let at = bytes.windows(4).position(|four| four == b"????").unwrap();
    bytes.splice(at..at + 4, *b"\xD2\xCB\xD0\xCB\x81\x39\xEF\x31\x95\x34\xB2\x35");
    let at = bytes.windows(6).position(|six| six == "社保".as_bytes()).unwrap();
    bytes.splice(at..at + 6, *b"\xC9\xE7\xB1\xA3");
    let gb18030 = office.file("gb18030.csv", &bytes);
    assert_eq!(office.import(What::Matters, &utf8).await.unwrap().written, 1);
    let report = office.import(What::Matters, &gb18030).await.unwrap();
    assert_eq!((report.encoding, report.unchanged), (Encoding::Gb18030, 1));
}

/// A byte order mark before NDJSON cost the first row.
#[tokio::test]
async fn a_mark_before_ndjson_costs_no_row_and_neither_does_one_between_files_put_together() {
    let office = Office::open().await;
    let [one, two] = [0..3, 3..6].map(|seeds: std::ops::Range<u64>| {
        let rows: Vec<_> = seeds.map(|seed| What::Register.row(seed)).collect();
        ["\u{FEFF}", &What::Register.ndjson(&rows, "\n")].concat()
    });
    let options = office.file("register.ndjson", (one + &two).as_bytes());
    let report = office.import(What::Register, &options).await.unwrap();
    assert_eq!((report.read, report.written, report.refused), (6, 6, 0));
}

#[tokio::test]
async fn what_cannot_be_decoded_is_refused_with_line_and_character_and_never_replaced() {
    let rows = What::Register.rows();
    let text = What::Register.csv(&rows, "\r\n");
    for (way, encoding, has_mark) in WAYS {
        let office = Office::open().await;
        let mut bytes = saved(&text, encoding, has_mark);
        // The second character of the name in line 4.
        let name = saved(&rows[2][1], encoding, false);
        let at = bytes.windows(name.len()).position(|part| part == name).unwrap();
        match encoding {
            Encoding::Utf8 => bytes[at + 3] = 0xFF,
            Encoding::Gb18030 => bytes[at + 2] = 0xFF,
            // A surrogate without its other half.
            Encoding::Utf16Le => bytes[at + 3] = 0xD8,
            Encoding::Utf16Be => bytes[at + 2] = 0xD8,
        }
        let options = office.file("register.csv", &bytes);
        let report = office.import(What::Register, &options).await.unwrap();
        assert_eq!((report.written, report.refused), (ROWS - 1, 1), "{way}");
        assert_eq!(report.encoding, encoding);
        let refusals = Office::refusals(&options);
        let [(line, code, reason)] = &refusals[..] else { unreachable!("{refusals:?}") };
        // Eighteen characters of the code, a comma, and one of the name come first.
        assert_eq!((*line, code.as_str()), (4, "row.encoding"), "{way}");
        assert!(reason.contains("第 4 行第 21 个字符"), "{way}: {reason}");
        assert!(reason.contains(&encoding.to_string()), "{way}: {reason}");
    }
}

#[tokio::test]
async fn a_line_of_ndjson_that_cannot_be_decoded_is_refused_with_its_place() {
    let office = Office::open().await;
    let mut bytes = What::Register.ndjson(&What::Register.rows(), "\n").into_bytes();
    let name = sample::organisation_name(1);
    let at = bytes.windows(name.len()).position(|part| part == name.as_bytes()).unwrap();
    bytes[at] = 0xC0;
    let options = office.file("register.ndjson", &bytes);
    let report = office.import(What::Register, &options).await.unwrap();
    assert_eq!((report.written, report.refused), (ROWS - 1, 1));
    let refusals = Office::refusals(&options);
    assert_eq!((refusals[0].0, refusals[0].1.as_str()), (2, "row.encoding"));
    assert!(refusals[0].2.contains("第 2 行第"), "{refusals:?}");
}

/// What is not ASCII is looked for in the whole file, and not in its beginning only.
#[tokio::test]
async fn a_file_that_is_ascii_for_long_and_then_gb18030_is_read_as_gb18030() {
    let office = Office::open().await;
    let latin = |seed: u64| {
        let mut row = What::Register.row(seed);
        row[1] = format!("Sample Company {seed}");
        row[6] = "John Smith".to_owned();
        row
    };
    let rows: Vec<_> = (0..12_000).map(latin).collect();
    let text = What::Register.csv(&rows, "\n");
    assert!(text.len() > 1024 * 1024);
    let last: Vec<_> =
        (12_000..12_003).map(|seed| What::Register.row(seed).join(",") + "\n").collect();
    let bytes = [text.as_bytes(), &saved(&last.concat(), Encoding::Gb18030, false)].concat();
    let options = office.file("register.csv", &bytes);
    let pattern = InstitutionCodePattern::default();
    let mut watch = |_: &Progress| ControlFlow::Continue(());
    let report = register::check(&options, &pattern, &office.clock, &mut watch).unwrap();
    let told = (report.encoding, report.read, report.refused);
    assert_eq!(told, (Encoding::Gb18030, 12_003, 0));
}

/// 模 in GB18030 is C4 A3, which is ģ in UTF-8.
#[tokio::test]
async fn what_could_be_both_is_utf_8_unless_the_command_says_otherwise() {
    let office = Office::open().await;
    let header = matters::COLUMNS.join(",");
    let row = b"\na.b,\xC4\xA3,\xC4\xA3,,yes,case-system,https://case.example/a\n";
    let options = office.file("matters.csv", &[header.as_bytes(), row].concat());
    let name = async |options: &Options| {
        let report = office.import(What::Matters, options).await.unwrap();
        let table = office.engine.table(&Calls::default());
        (report.encoding, table.catalogue().await.unwrap().matters()[0].name.clone())
    };
    assert_eq!(name(&options).await, (Encoding::Utf8, "ģ".to_owned()));
    let options = Options { encoding: Some(Encoding::Gb18030), ..options };
    assert_eq!(name(&options).await, (Encoding::Gb18030, "模".to_owned()));
}

#[tokio::test]
async fn of_two_files_put_together_the_rows_of_the_other_encoding_are_refused_and_not_misread() {
    let (few, many) = (What::Register.rows(), (100..160).map(|seed| What::Register.row(seed)));
    let lines =
        |rows: &[Vec<String>]| rows.iter().map(|row| row.join(",") + "\n").collect::<String>();
    let (few, many) = (lines(&few), lines(&many.collect::<Vec<_>>()));
    let header = register::COLUMNS.join(",") + "\n";
    for (first, second) in
        [(Encoding::Utf8, Encoding::Gb18030), (Encoding::Gb18030, Encoding::Utf8)]
    {
        let office = Office::open().await;
        let bytes =
            [header.as_bytes(), &saved(&many, first, false), &saved(&few, second, false)].concat();
        let (report, refused) = office.refused(&bytes).await;
        assert_eq!((report.encoding, report.written, report.refused), (first, 60, ROWS));
        assert_eq!(refused[0], (62, "row.encoding".to_owned()));
        assert!(refused.iter().all(|(_, code)| code == "row.encoding"), "{refused:?}");
    }
}

#[tokio::test]
async fn rows_and_columns_that_show_nothing_are_passed_over_and_count_as_lines() {
    let office = Office::open().await;
    let (one, two) = (What::Register.row(1).join(","), What::Register.row(2).join(","));
    let mut spoilt = What::Register.row(3);
    spoilt[7] = "?".to_owned();
    let header = register::COLUMNS.join(",");
    let nothing = [",,,,,,,", ",", "   ", "\t", "\u{3000}", "\"\",\"\"", " , ,\u{A0}", ""];
    let text = format!(
        ",,,\n{header},,\n{one},,\n{}\n{two}, ,\n{}\n{}\n",
        nothing.join("\n"),
        spoilt.join(","),
        nothing.join("\r\n"),
    );
    let (report, refused) = office.refused(text.as_bytes()).await;
    assert_eq!((report.read, report.written, report.refused), (3, 2, 1));
    assert_eq!(refused, [(13, "standing.unknown".to_owned())]);
    let (report, refused) = office.refused(format!("{header}\n{one},x\n").as_bytes()).await;
    assert_eq!((report.read, refused), (1, vec![(2, "row.columns".to_owned())]));
    let ndjson = What::Register.ndjson(&What::Register.rows(), "\n") + ",,,\n   \n\n";
    let options = office.file("register.ndjson", ndjson.as_bytes());
    let report = office.import(What::Register, &options).await.unwrap();
    assert_eq!((report.read, report.refused), (ROWS, 0));
}

#[tokio::test]
async fn a_quoted_line_break_is_part_of_its_field_and_lines_are_those_of_an_editor() {
    for end in ["\n", "\r\n", "\r"] {
        let office = Office::open().await;
        let mut wrapped = What::Register.row(1);
        let (begin, rest) = wrapped[1].split_at(6);
        wrapped[1] = format!("\"{begin}{end}{rest}{end}\"");
        let mut spoilt = What::Register.row(3);
        spoilt[7] = "?".to_owned();
        let text = What::Register.csv(&[wrapped, What::Register.row(2), spoilt], end);
        let (report, refused) = office.refused(text.as_bytes()).await;
        assert_eq!((report.read, report.written), (3, 2), "{end:?}");
        assert_eq!(refused, [(6, "standing.unknown".to_owned())], "{end:?}");
        let plain = What::Register.csv(&[What::Register.row(1)], "\n");
        let (report, _) = office.refused(plain.as_bytes()).await;
        assert_eq!(report.unchanged, 1, "a name in two lines is the name in one, {end:?}");
    }
}

#[tokio::test]
async fn a_line_break_in_a_hash_is_refused_and_never_its_salt() {
    let office = Office::open().await;
    for stray in ["\n", "\r\n", "\t", " "] {
        let mut row = What::Legacy.row(1);
        row[2] = format!("\"{}{stray}\"", row[2]);
        let text = What::Legacy.csv(&[row, What::Legacy.row(2)], "\n");
        let options = office.file("legacy.csv", text.as_bytes());
        let report = office.import(What::Legacy, &options).await.unwrap();
        assert_eq!((report.read, report.refused), (2, 1), "{stray:?}");
        let refusals = Office::refusals(&options);
        assert_eq!((refusals[0].0, refusals[0].1.as_str()), (2, "hash.stray"), "{stray:?}");
    }
}

#[tokio::test]
async fn a_scheme_that_is_none_is_refused_at_its_character_and_nothing_of_the_row_is_told() {
    let office = Office::open().await;
    let mut row = What::Legacy.row(1);
    row[1] = "md5(md5(pasword)+salt)+':'+salt".to_owned();
    let options = office.file("legacy.csv", What::Legacy.csv(&[row.clone()], "\n").as_bytes());
    let report = office.import(What::Legacy, &options).await.unwrap();
    assert_eq!((report.read, report.refused), (1, 1));
    let (line, code, reason) = Office::refusals(&options).remove(0);
    assert_eq!((line, code.as_str()), (2, "hash.scheme"));
    assert!(reason.contains("第 9 个字符"), "{reason}");
    assert!(row.iter().all(|field| field.is_empty() || !reason.contains(field)), "{reason}");
}

#[tokio::test]
async fn what_is_in_no_encoding_that_is_read_is_refused_before_anything_is_written() {
    let text = What::Register.csv(&What::Register.rows(), "\n");
    let utf32: Vec<u8> =
        ["\u{FEFF}", &text].concat().chars().flat_map(|one| u32::from(one).to_le_bytes()).collect();
    for (bytes, said, says) in [
        (utf32, None, "none of the encodings that are read"),
        (b"\0\0\0c\0\0\0r".to_vec(), None, "none of the encodings that are read"),
        (saved(&text, Encoding::Utf8, true), Some(Encoding::Gb18030), "--encoding says GB18030"),
        (saved(&text, Encoding::Utf16Le, true), Some(Encoding::Utf8), "mark of UTF-16LE"),
        (saved(&text, Encoding::Utf16Le, false), Some(Encoding::Utf8), "is missing"),
        (Vec::new(), None, "the file is empty"),
        (b"\xEF\xBB\xBF".to_vec(), None, "the file is empty"),
        (b"\xFF\xFE".to_vec(), None, "the file is empty"),
    ] {
        let office = Office::open().await;
        let options = Options { encoding: said, ..office.file("register.csv", &bytes) };
        let why = office.import(What::Register, &options).await.unwrap_err().to_string();
        assert!(why.contains(says), "{says}: {why}");
        assert_eq!(why.lines().count(), 1, "{why}");
        assert!(!why.contains(&sample::organisation_name(0)), "{why}");
        assert_eq!(office.engine.count("REG#").await.unwrap(), 0);
    }
}

#[tokio::test]
async fn bytes_that_are_text_in_no_encoding_refuse_their_row_and_no_other() {
    let office = Office::open().await;
    let text = What::Register.csv(&What::Register.rows(), "\n");
    let bytes = [text.as_bytes(), &[0xFF; 2_000], b"\n"].concat();
    let (report, refused) = office.refused(&bytes).await;
    assert_eq!((report.encoding, report.written), (Encoding::Utf8, ROWS));
    assert_eq!(refused, [(22, "row.encoding".to_owned())]);
}

#[tokio::test]
async fn a_stopped_import_goes_on_where_it_was_in_every_encoding() {
    let text = What::Register.csv(&What::Register.rows(), "\r\n");
    for (way, encoding, has_mark) in WAYS {
        let office = Office::open().await;
        let options = office.file("register.csv", &saved(&text, encoding, has_mark));
        let table = office.engine.table(&Calls::default());
        let pattern = InstitutionCodePattern::default();
        let mut watch = |progress: &Progress| match progress.report.read {
            8 => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        };
        let into = (&table, &office.veil.blind);
        let stopped = register::import(&options, &pattern, into, &office.clock, &mut watch).await;
        assert_eq!(stopped.unwrap().stopped_before, Some(10), "{way}");
        let rest = office.import(What::Register, &options).await.unwrap();
        assert_eq!((rest.read, rest.earlier, rest.written), (ROWS, 8, ROWS - 8), "{way}");
    }
}

/// A chain of three records that holds.
fn audit_of(organisation: &OrganisationId) -> Audit {
    let mut previous = [0; 32];
    let mut records = Vec::new();
    for version in 1..=3 {
        let mut record = AuditRecord {
            version,
            at_ms: 1_800_000_000_000,
            what: "organisation.changed".into(),
            actor: "per_1".into(),
            sealed: vec![7; 100_000],
            previous,
            hash: [0; 32],
        };
        record.hash = record.hash_of(organisation);
        previous = record.hash;
        records.push(Some(record));
    }
    Audit { head: Some(AuditHead { version: 3, hash: previous }), records }
}

#[test]
fn an_export_of_an_audit_is_read_in_each_encoding_and_with_empty_rows_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.jsonl");
    let organisation = OrganisationId::from_random([1; 16]);
    let audit = audit_of(&organisation);
    let text = audit::export(&organisation, &audit).unwrap();
    for (way, encoding, has_mark) in WAYS {
        // Of ASCII nothing but a mark or zero bytes tell the encoding.
        let told = if way == "GB18030" { Encoding::Utf8 } else { encoding };
        for end in ["", "\n\n", ",,,\r\n  \r\n"] {
            let text = text.replace('\n', "\r\n") + end;
            fs::write(&file, saved(&text, encoding, has_mark)).unwrap();
            let read = audit::read(&file, None).unwrap();
            assert_eq!(read.encoding, told, "{way}");
            assert!(read.audit == audit && read.organisation == organisation, "{way} {end:?}");
            assert_eq!(audit::verify(&read.organisation, &read.audit), Ok(3));
        }
    }
    let mut bytes = text.into_bytes();
    let at = bytes.windows(5).position(|part| part == b"per_1").unwrap();
    bytes[at] = 0xFF;
    fs::write(&file, bytes).unwrap();
    let why = audit::read(&file, None).unwrap_err().to_string();
    assert!(why.starts_with("line 2, character ") && why.contains("UTF-8"), "{why}");
}

/// Exit code, standard output, standard error of the program.
fn yinxin(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinxin"));
    for variable in ["YINXIN_TABLE", "YINXIN_KEYS", "YINXIN_INSTITUTION_CODE"] {
        command.env_remove(variable);
    }
    let output = command.args(arguments).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

#[test]
fn each_command_tells_the_encoding_of_its_file_and_takes_one_that_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file.csv");
    let path = file.to_str().unwrap();
    for (what, command) in [
        (What::Register, &["register", "import"][..]),
        (What::Legacy, &["legacy", "import", "--hall", "x"]),
        (What::Matters, &["matters", "import"]),
    ] {
        for (_, encoding, has_mark) in WAYS {
            fs::write(&file, saved(&what.csv(&what.rows(), "\n"), encoding, has_mark)).unwrap();
            let arguments = [command, &[path, "--dry-run"]].concat();
            let (code, told, why) = yinxin(&arguments);
            let expected =
                format!("encoding      {encoding}\nrows read     {ROWS}\n  refused     0\n");
            assert!(code == Some(0) && told.contains(&expected), "{told}{why}");
            let said = encoding.to_string();
            let (code, again, why) = yinxin(&[&arguments[..], &["--encoding", &said]].concat());
            assert!(code == Some(0) && again.contains(&expected), "{again}{why}");
        }
        let (code, _, why) =
            yinxin(&[command, &[path, "--dry-run", "--encoding", "big5"]].concat());
        assert!(code == Some(2) && why.contains("gb18030"), "{why}");
    }
    let organisation = OrganisationId::from_random([1; 16]);
    let text = audit::export(&organisation, &audit_of(&organisation)).unwrap();
    fs::write(&file, saved(&text, Encoding::Utf16Le, true)).unwrap();
    let (code, told, why) = yinxin(&["audit", "verify", "--file", path]);
    assert_eq!((code, told), (Some(0), format!("{organisation}: 3 records hold\n")), "{why}");
    assert!(why.contains("is read as UTF-16LE"), "{why}");
}
