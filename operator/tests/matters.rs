//! What an import of the catalogue of matters promises, on a real table: whole or not at all.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too, and clippy does not know")]

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{BundleCode, Catalogue, MatterCode, OrganisationKind};
use operator::import::{NotImported, Options, Progress, Report};
use operator::matters::{COLUMNS, Changes, NotKept, Plan, Read, import, read};
use serde_json::json;
use std::fs;
use std::ops::ControlFlow;
use std::process::{Command, Output};
use store::Table;
use tempfile::TempDir;
use testkit::engine::TABLE;
use testkit::{Calls, Engine, HandClock};

const SAMPLE: &str = include_str!("../src/matters.csv");

struct Office {
    engine: Engine,
    calls: Calls,
    clock: HandClock,
    folder: TempDir,
}

impl Office {
    async fn open() -> Self {
        Self {
            engine: Engine::memory().await.unwrap(),
            calls: Calls::default(),
            clock: HandClock::new(),
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self, name: &str, text: &str) -> Options {
        let file = self.folder.path().join(name);
        fs::write(&file, text).unwrap();
        Options::of(&file)
    }

    fn table(&self) -> Table {
        self.engine.table(&self.calls)
    }

    fn read(&self, text: &str) -> Result<Read, NotImported> {
        let options = self.file("matters.csv", text);
        read(&options, &self.clock, &mut |_| ControlFlow::Continue(()))
    }

    async fn import(&self, text: &str) -> Result<Report, NotKept> {
        self.import_file(&self.file("matters.csv", text)).await
    }

    async fn import_file(&self, options: &Options) -> Result<Report, NotKept> {
        let mut watch = |_: &Progress| ControlFlow::Continue(());
        import(options, &self.table(), &self.clock, &mut watch).await
    }

    async fn plan(&self, text: &str) -> Plan {
        Plan::of(&self.table(), self.read(text).unwrap().whole().unwrap()).await.unwrap()
    }

    async fn catalogue(&self) -> Catalogue {
        self.table().catalogue().await.unwrap()
    }

    fn refusals(&self) -> String {
        fs::read_to_string(self.folder.path().join("matters.refused.csv")).unwrap_or_default()
    }

    /// How many versions there were and are.
    async fn versions(&self) -> usize {
        self.engine.count("CATALOGUE#versions").await.unwrap()
    }
}

fn row(code: &str, name: &str) -> String {
    format!("{code},{name},社会保险,,yes,case-system,https://case.hall.example/{code}\n")
}

fn csv(rows: &[String]) -> String {
    COLUMNS.join(",") + "\n" + &rows.concat()
}

/// Three matters: a.one, a.two, a.three.
fn three() -> [String; 3] {
    [row("a.one", "社保登记"), row("a.two", "社保缴费"), row("a.three", "社保证明")]
}

fn code(text: &str) -> MatterCode {
    text.parse().unwrap()
}

fn codes(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.matters().iter().map(|matter| matter.code.as_str()).collect()
}

#[tokio::test]
async fn the_sample_is_imported_whole_and_again_makes_no_new_version() {
    let office = Office::open().await;
    let report = office.import(SAMPLE).await.unwrap();
    assert!(report.read >= 100, "{report:?}");
    assert_eq!((report.written, report.unchanged, report.refused), (report.read, 0, 0));
    let catalogue = office.catalogue().await;
    assert_eq!(catalogue.version, 1);
    assert_eq!(u64::try_from(catalogue.matters().len()), Ok(report.read));
    let _ = office.calls.cost();
    let again = office.import(SAMPLE).await.unwrap();
    assert_eq!((again.written, again.unchanged), (0, report.read));
    assert_eq!(office.calls.cost(), (1, 1), "it is read, and not written");
    assert_eq!((office.catalogue().await.version, office.versions().await), (1, 1));
    assert_eq!(office.refusals(), "");
}

#[tokio::test]
async fn the_sample_has_what_bundles_cover_and_every_sort_of_matter() {
    let office = Office::open().await;
    let matters = office.read(SAMPLE).unwrap().whole().unwrap();
    for line in include_str!("../../shared/domain/src/bundles.txt").lines() {
        let [bundle, category, covered] =
            <[_; 3]>::try_from(line.split('\t').collect::<Vec<_>>()).unwrap();
        for covered in covered.split_whitespace() {
            let matter = matters.iter().find(|matter| matter.code.as_str() == covered).unwrap();
            assert_eq!(matter.category, category, "{covered}");
            assert!(bundle.parse::<BundleCode>().unwrap().covers(&matter.code));
        }
    }
    assert!(matters.iter().any(|matter| !matter.is_for_agents));
    assert!(matters.iter().any(|matter| !matter.is_for(OrganisationKind::Enterprise)));
    let mut systems: Vec<&str> = matters.iter().map(|matter| matter.system.as_str()).collect();
    systems.sort_unstable();
    systems.dedup();
    assert_eq!(systems, ["case-system", "labour-system", "talent-system"]);
    let mut names: Vec<&str> = matters.iter().map(|matter| matter.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), matters.len(), "no two have one name");
}

#[tokio::test]
async fn a_matter_of_the_sample_is_found_by_the_letters_of_its_name() {
    let office = Office::open().await;
    office.import(SAMPLE).await.unwrap();
    let catalogue = office.catalogue().await;
    for (typed, name) in [
        ("shbxdj", "社会保险登记"),
        ("SBDK", "单位社保代扣协议签订"),
        ("ycxXNJYBT", "一次性吸纳就业补贴申领"),
        ("gzjtxs", "工资集体协商备案"),
        ("就业见xjd", "就业见习基地申报"),
        ("bsh", "博士后科研工作站申报"),
    ] {
        let found = catalogue.search(&typed.parse().unwrap());
        let names: Vec<&str> = found.iter().map(|matter| matter.name.as_str()).collect();
        assert!(names.contains(&name), "{typed}: {names:?}");
    }
}

#[tokio::test]
async fn one_row_that_is_refused_refuses_all_and_is_named_by_its_line() {
    let office = Office::open().await;
    office.import(&csv(&three())).await.unwrap();
    let sound = || row("a.four", "失业登记");
    let with = |old: &str, new: &str| sound().replace(old, new);
    for (bad, why) in [
        (with("a.four,", "A.Four,"), "matter.code"),
        (with("a.four,", "recommended,"), "matter.code_taken"),
        (with("失业登记", ""), "matter.name"),
        (with("失业登记", "失业 登记"), "matter.name"),
        (with("失业登记", &"失".repeat(61)), "matter.name"),
        (with("社会保险", ""), "matter.category"),
        (with("社会保险", &"社".repeat(21)), "matter.category"),
        (with(",,yes", ",company,yes"), "organisation_kind"),
        (with("yes", "是"), "matter.agents"),
        (with("case-system", "办件"), "client"),
        (with("https://", "http://"), "page_url"),
        (with("yes,", ""), "row.columns"),
        (row("a.two", "社保缴费"), "matter.twice"),
        (row("a.two", "另一事项"), "matter.twice"),
    ] {
        let [one, two, three] = three();
        let text = csv(&[one, two, bad.clone(), three, sound()]);
        let refused = office.import(&text).await;
        let Err(NotKept::Refused { refused: 1, .. }) = refused else {
            unreachable!("{bad} → {refused:?}")
        };
        let told = office.refusals();
        assert!(told.lines().nth(1).is_some_and(|line| line.starts_with("4,,")), "{bad} → {told}");
        assert!(told.contains(&format!(",{why},")), "{bad} → {told}");
        assert_eq!(office.catalogue().await.version, 1, "nothing is written of the sound ones");
    }
    let all = csv(&[sound(), with("yes", "?"), with("a.four", "-")]);
    let told = office.import(&all).await.unwrap_err().to_string();
    assert!(told.contains("2 rows were refused") && told.contains("matters.refused.csv"), "{told}");
    assert_eq!(codes(&office.catalogue().await), ["a.one", "a.two", "a.three"]);
}

#[tokio::test]
async fn what_is_new_changed_withdrawn_and_in_another_order_is_told_and_written() {
    let office = Office::open().await;
    office.import(&csv(&three())).await.unwrap();
    let [one, two, third] = three();
    let plan = office.plan(&csv(&[third.clone(), one, row("a.four", "失业登记")])).await;
    let changes = Changes {
        new: vec![code("a.four")],
        changed: Vec::new(),
        withdrawn: vec![code("a.two")],
        is_reordered: true,
    };
    assert_eq!((plan.version, &plan.changes), (1, &changes));
    assert_eq!(plan.keep(&office.table(), &office.clock).await.unwrap(), 2);
    assert_eq!(codes(&office.catalogue().await), ["a.three", "a.one", "a.four"]);
    // One that comes back is new; one that is for agents no more is changed.
    let text = csv(&[third, row("a.one", "社保登记").replace("yes", "no"), two]);
    let plan = office.plan(&text).await;
    assert_eq!(
        (&plan.changes.new, &plan.changes.changed),
        (&vec![code("a.two")], &vec![code("a.one")])
    );
    assert_eq!(plan.changes.withdrawn, [code("a.four")]);
    assert!(!plan.changes.is_reordered, "those that stay follow each other as they did");
    let report = office.import(&text).await.unwrap();
    assert_eq!((report.read, report.written, report.unchanged), (3, 2, 1));
    let catalogue = office.catalogue().await;
    assert!(!catalogue.matter(&code("a.one")).unwrap().is_for_agents);
    assert_eq!((catalogue.version, office.versions().await), (3, 3), "each version stays");
}

#[tokio::test]
async fn another_order_alone_is_a_version_and_counts_no_matter_as_written() {
    let office = Office::open().await;
    office.import(&csv(&three())).await.unwrap();
    let [one, two, third] = three();
    let report = office.import(&csv(&[two, one, third])).await.unwrap();
    assert_eq!((report.written, report.unchanged), (0, 3));
    let catalogue = office.catalogue().await;
    assert_eq!((catalogue.version, codes(&catalogue)), (2, vec!["a.two", "a.one", "a.three"]));
}

#[tokio::test]
async fn of_two_imports_at_once_one_is_overtaken_and_writes_nothing() {
    let office = Office::open().await;
    for version in 1..=3 {
        let text = |name: &str| csv(&[row("a.one", &format!("{name}{version}"))]);
        let plans = [office.plan(&text("甲")).await, office.plan(&text("乙")).await];
        let table = office.table();
        let (first, second) = tokio::join!(
            plans[0].keep(&table, &office.clock),
            plans[1].keep(&table, &office.clock)
        );
        let (won, lost, name) = match (first, second) {
            (Ok(version), Err(lost)) => (version, lost, "甲"),
            (Err(lost), Ok(version)) => (version, lost, "乙"),
            both => unreachable!("{both:?}"),
        };
        assert_eq!(won, version);
        assert!(matches!(lost, NotKept::Overtaken), "{lost:?}");
        assert!(lost.to_string().contains("--dry-run"), "{lost}");
        let catalogue = office.catalogue().await;
        assert_eq!(catalogue.matters()[0].name, format!("{name}{version}"));
    }
    assert_eq!(office.versions().await, 3);
}

#[tokio::test]
async fn a_file_without_matters_withdraws_nothing() {
    let office = Office::open().await;
    office.import(&csv(&three())).await.unwrap();
    let refused = office.import(&csv(&[])).await;
    assert!(matches!(refused, Err(NotKept::Empty)), "{refused:?}");
    assert_eq!(codes(&office.catalogue().await).len(), 3);
}

#[tokio::test]
async fn a_reading_that_is_stopped_writes_nothing() {
    let office = Office::open().await;
    let options = office.file("matters.csv", &csv(&three()));
    let mut watch = |progress: &Progress| {
        if progress.report.read == 2 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = import(&options, &office.table(), &office.clock, &mut watch).await;
    assert!(matches!(stopped, Err(NotKept::Stopped)), "{stopped:?}");
    assert_eq!(office.catalogue().await.version, 0);
}

#[tokio::test]
async fn a_catalogue_that_fits_into_no_row_is_refused_and_says_what_to_do() {
    let office = Office::open().await;
    // Addresses that do not compress.
    let url = |n: u64| -> String {
        (0..14).map(|at| domain::sample::credit_code(n * 14 + at)).collect::<Vec<_>>().join("/")
    };
    let large = |n| {
        let address = format!("https://case.hall.example/{}", url(n));
        format!("a.m{n},社保{n},社会保险,,yes,case-system,{address}\n")
    };
    let rows: Vec<String> = (0..5000).map(large).collect();
    let refused = office.import(&csv(&rows)).await;
    assert!(
        matches!(refused, Err(NotKept::TooLarge)),
        "{:?}",
        refused.map_err(|why| why.to_string())
    );
    assert_eq!((office.catalogue().await.version, office.versions().await), (0, 0));
}

#[tokio::test]
async fn ndjson_is_read_as_csv_is() {
    let office = Office::open().await;
    let object = |row: &String| {
        let fields = COLUMNS.into_iter().zip(row.trim_end().split(','));
        let members = fields.map(|(name, field)| (name.to_owned(), json!(field))).collect();
        serde_json::Value::Object(members).to_string() + "\n"
    };
    let text: String = three().iter().map(object).collect();
    office.import_file(&office.file("matters.ndjson", &text)).await.unwrap();
    let of_objects = office.catalogue().await;
    assert!(office.plan(&csv(&three())).await.changes.are_none());
    assert_eq!(of_objects.matters().len(), 3);
}

#[tokio::test]
async fn what_is_kept_of_a_catalogue_is_compressed() {
    let office = Office::open().await;
    office.import(SAMPLE).await.unwrap();
    let items = office.engine.scan().await.unwrap();
    let packed = items.iter().filter_map(|item| item.get("matters")?.as_b().ok());
    for packed in packed {
        assert!(packed.as_ref().len() < SAMPLE.len() / 2, "{} bytes", packed.as_ref().len());
    }
    assert!(items.iter().any(|item| item["sk"] == AttributeValue::S("CATALOGUE".into())));
}

/// The built program: exit code, standard output, standard error.
async fn yinxin(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinxin"));
    command.env_remove("YINXIN_TABLE").args(["matters", "import"]).args(arguments);
    let mut command = tokio::process::Command::from(command);
    let Output { status, stdout, stderr } = command.output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[tokio::test(flavor = "multi_thread")]
async fn the_command_tells_what_changes_and_a_dry_run_writes_nothing() {
    let office = Office::open().await;
    let url = office.engine.url();
    let options = office.file("matters.csv", &csv(&three()));
    let file = options.file.to_str().unwrap();
    let into = [file, "--table", TABLE, "--endpoint-url", &url];
    let dry = [&into[..], &["--dry-run"]].concat();

    let (code, told, why) = yinxin(&[file, "--dry-run"]).await;
    assert_eq!((code, why.as_str()), (0, ""), "without a table: {told}");
    assert!(
        told.contains("rows read     3\n  refused     0\n") && !told.contains("new "),
        "{told}"
    );
    let (code, told, _) = yinxin(&dry).await;
    assert!(told.contains("new           3\n") && told.contains("nothing is written"), "{told}");
    assert_eq!((code, office.versions().await), (0, 0));

    let (code, told, why) = yinxin(&into).await;
    assert_eq!((code, why.as_str()), (0, ""));
    assert!(told.ends_with("new           3\nchanged       0\nwithdrawn     0\nversion       1\n"));
    let (code, told, _) = yinxin(&into).await;
    assert!(code == 0 && told.ends_with("version       1; nothing is different, so it stays\n"));

    let [one, _, third] = three();
    office.file("matters.csv", &csv(&[third.replace("社保证明", "参保证明"), one]));
    let (code, told, _) = yinxin(&into).await;
    let changes = "new           0\nchanged       1\nwithdrawn     1\n  a.two\nreordered\n";
    assert!(code == 0 && told.ends_with(&format!("{changes}version       2\n")), "{told}");

    office.file("matters.csv", &csv(&three()).replacen("yes", "?", 1));
    let (code, told, why) = yinxin(&into).await;
    assert!(code == 1 && told.contains("refused rows, with reasons: "), "{told}");
    assert!(why.lines().count() == 1 && why.contains("nothing is written"), "{why}");
    assert_eq!((office.catalogue().await.version, office.versions().await), (2, 2));
    let (code, _, why) = yinxin(&[file]).await;
    assert!(code == 2 && why.contains("--table"), "{why}");
}
