//! The command line as operators have it: the built program, its exit codes and its words.

#![expect(clippy::unwrap_used, reason = "helpers of tests are tests too, and clippy does not know")]

use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use aws_sdk_dynamodb::types::AttributeValue::{B, N, S};
use domain::OrganisationId;
use keys::{Clients, KeyKind as _};
use ports::{Clock as _, SystemClock, SystemEntropy};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};
use testkit::engine::TABLE;
use testkit::{Calls, Engine};

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/register.csv");

const LEGACY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/sample/legacy.csv");

fn yinxin(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinxin"));
    for variable in ["YINXIN_TABLE", "YINXIN_KEYS", "YINXIN_INSTITUTION_CODE"] {
        command.env_remove(variable);
    }
    command.args(arguments).stdin(Stdio::null());
    command
}

async fn run(command: Command) -> (i32, String, String) {
    let mut command = tokio::process::Command::from(command);
    let Output { status, stdout, stderr } = command.output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

fn import(dir: &Path, file: &str, url: &str) -> Command {
    let keys = format!("file:{}", dir.display());
    let mut command = yinxin(&["register", "import", file, "--table", TABLE, "--keys", &keys]);
    command.args(["--endpoint-url", url]);
    command.args(["--refused", dir.join("refused.csv").to_str().unwrap()]);
    command.args(["--state", dir.join("position").to_str().unwrap()]);
    command
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_then_the_sample_register_then_again() {
    let engine = Engine::memory().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let (code, _, why) = run(import(dir, SAMPLE, &engine.url())).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    assert!(why.contains("yinxin keys generate --dir"), "{why}");
    let generate = || yinxin(&["keys", "generate", "--dir", dir.to_str().unwrap()]);
    assert!(run(generate()).await.1.contains("blind.json: made"));
    assert!(run(generate()).await.1.contains("blind.json: there already"));
    let (code, report, why) = run(import(dir, SAMPLE, &engine.url())).await;
    assert_eq!((code, why.as_str()), (0, ""));
    assert!(report.contains("rows read     360\n  written     360\n"), "{report}");
    let (code, report, _) = run(import(dir, SAMPLE, &engine.url())).await;
    assert_eq!(code, 0);
    assert!(report.contains("  written     0\n  unchanged   360\n"), "{report}");
    assert_eq!(engine.count("REG#").await.unwrap(), 360);
}

#[tokio::test(flavor = "multi_thread")]
async fn old_accounts_are_checked_then_imported_then_again_and_the_work_is_told() {
    let engine = Engine::memory().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    let keys = format!("file:{}", dir.display());
    run(yinxin(&["keys", "generate", "--dir", dir.to_str().unwrap()])).await;
    let file = dir.join("legacy.csv");
    std::fs::copy(LEGACY, &file).unwrap();
    let file = file.to_str().unwrap();
    let (code, report, _) =
        run(yinxin(&["legacy", "import", file, "--hall", "x", "--dry-run"])).await;
    assert_eq!(code, 0, "{report}");
    assert!(report.contains("work bcrypt-4: 6 rows\nwork digest: 48 rows\n"), "{report}");
    assert_eq!(engine.count("LEG#").await.unwrap(), 0);
    let url = engine.url();
    let import = || {
        let mut command = yinxin(&["legacy", "import", file, "--hall", "jshrss", "--table", TABLE]);
        command.args(["--keys", &keys, "--endpoint-url", &url]);
        command
    };
    let (code, report, why) = run(import()).await;
    assert_eq!((code, why.as_str()), (0, ""));
    assert!(report.contains("rows read     60\n  written     60\n"), "{report}");
    let (_, report, _) = run(import()).await;
    assert!(report.contains("  written     0\n  unchanged   60\n"), "{report}");
    assert_eq!(engine.count("LEG#jshrss#").await.unwrap(), 60);
    let (code, _, why) = run(yinxin(&["legacy", "import", file, "--dry-run"])).await;
    assert!(code == 2 && why.contains("--hall"), "{why}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_interrupted_import_says_how_to_go_on_and_goes_on() {
    let engine = Engine::memory().await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path();
    run(yinxin(&["keys", "generate", "--dir", dir.to_str().unwrap()])).await;
    let (_, sample, _) = run(yinxin(&["register", "sample", "--organisations", "6000"])).await;
    let file = dir.join("register.csv");
    fs::write(&file, sample).unwrap();
    let file = file.to_str().unwrap();
    let mut first = import(dir, file, &engine.url());
    let first = first.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let began = Instant::now();
    while !dir.join("position").exists() {
        assert!(began.elapsed() < Duration::from_mins(1), "no position was noted");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let interrupt = format!("kill -INT {}", first.id());
    assert!(Command::new("sh").args(["-c", &interrupt]).status().unwrap().success());
    let Output { status, stdout, .. } =
        tokio::task::spawn_blocking(|| first.wait_with_output()).await.unwrap().unwrap();
    let report = String::from_utf8(stdout).unwrap();
    assert_eq!(status.code(), Some(1), "{report}");
    assert!(report.contains("stopped before line") && report.contains("to go on: "), "{report}");
    let kept = engine.count("REG#").await.unwrap();
    assert!((1_000..6_000).contains(&kept), "{kept}");
    let (code, report, _) = run(import(dir, file, &engine.url())).await;
    assert_eq!(code, 0);
    assert!(report.contains(&format!("  earlier     {kept}\n")), "{report}");
    assert_eq!(engine.count("REG#").await.unwrap(), 6_000);
    assert!(!dir.join("position").exists());
}

#[tokio::test]
async fn refused_rows_make_the_exit_code_1_and_a_wrong_command_line_2() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("register.csv");
    fs::write(&file, fs::read_to_string(SAMPLE).unwrap().replacen(",active", ",?", 1)).unwrap();
    let file = file.to_str().unwrap();
    let (code, report, why) = run(yinxin(&["register", "import", file, "--dry-run"])).await;
    assert_eq!((code, why.as_str()), (1, ""));
    assert!(report.contains("  refused     1\n") && report.contains("register.refused.csv"));
    let (code, _, why) = run(yinxin(&["register", "import", "none.csv", "--dry-run"])).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    for wrong in [
        &["register", "import", file][..],
        &["register", "import", file, "--table", "t", "--keys", "ssm:x"],
        &["register", "import", file, "--dry-run", "--concurrency", "0"],
        &["register", "import", file, "--dry-run", "--institution-code", "("],
        &["keys", "generate"],
        &["keys", "generate", "--kind", "other"],
        &["keys", "rotate"],
        &["keys", "rotate", "--kind", "token-public"],
        &["keys", "rotate", "--kind", "clients"],
        &["keys", "public", "--kind", "seal"],
        &["clients", "add", "--id", "case-system"],
        &[],
    ] {
        assert_eq!(run(yinxin(wrong)).await.0, 2, "{wrong:?}");
    }
}

#[tokio::test]
async fn a_table_out_of_reach_is_told_in_one_line() {
    let folder = tempfile::tempdir().unwrap();
    run(yinxin(&["keys", "generate", "--dir", folder.path().to_str().unwrap()])).await;
    let mut command = import(folder.path(), SAMPLE, "http://127.0.0.1:9");
    command.args(["--concurrency", "1"]);
    let (code, _, why) = run(command).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    assert!(why.contains("line 2") && why.contains("refused"), "{why}");
}

#[tokio::test]
async fn a_ring_goes_through_pipes() {
    let (code, ring, _) = run(yinxin(&["keys", "generate", "--kind", "seal"])).await;
    assert_eq!(code, 0);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ring");
    fs::write(&file, &ring).unwrap();
    let mut rotate = yinxin(&["keys", "rotate", "--kind", "seal"]);
    rotate.stdin(fs::File::open(&file).unwrap());
    let (code, rotated, _) = run(rotate).await;
    assert_eq!(code, 0);
    assert!(rotated.contains(r#""s1""#) && rotated.contains(r#""current": "s2""#), "s1 and s2");
    let (code, _, why) = run(yinxin(&["keys", "rotate", "--kind", "seal"])).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
}

/// Runs a command with this text on its standard input.
async fn piped(text: &str, arguments: &[&str]) -> (i32, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("input");
    fs::write(&file, text).unwrap();
    let mut command = yinxin(arguments);
    command.stdin(fs::File::open(&file).unwrap());
    run(command).await
}

#[tokio::test]
async fn the_public_half_of_a_token_ring_goes_through_pipes_and_has_no_private_one() {
    let (_, ring, _) = run(yinxin(&["keys", "generate", "--kind", "token"])).await;
    let (code, set, why) = piped(&ring, &["keys", "public", "--kind", "token"]).await;
    assert_eq!((code, why.as_str()), (0, ""));
    assert!(set.contains(r#""kid": "t1""#) && set.contains(r#""kid": "t2""#), "{set}");
    assert!(!set.contains(r#""d""#), "{set}");
    let (code, _, why) = piped("{}", &["keys", "public", "--kind", "token"]).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    let (code, _, why) = run(yinxin(&["keys", "generate", "--kind", "token-public"])).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    assert!(why.contains("yinxin keys public"), "{why}");
}

#[tokio::test]
async fn a_client_is_added_rotated_listed_and_removed_and_its_secret_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    run(yinxin(&["keys", "generate", "--dir", dir])).await;
    let clients = |words: &[&str]| yinxin(&[&["clients"], words, &["--dir", dir]].concat());
    let kept = || fs::read_to_string(folder.path().join("clients.json")).unwrap();
    let secret = |why: &str| {
        assert_eq!(why.lines().count(), 1, "{why}");
        why.rsplit(' ').next().unwrap().trim().to_owned()
    };
    let known = |secret: &str| Clients::read(&kept()).unwrap().authenticate("case-system", secret);

    let add = ["add", "--id", "case-system", "--name", "办件系统"];
    let (code, out, why) = run(clients(&add)).await;
    let first = secret(&why);
    assert_eq!(code, 0, "{why}");
    assert!(known(&first) && !out.contains(&first) && !kept().contains(&first));
    let (code, _, why) = run(clients(&add)).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    let (_, _, why) = run(clients(&["rotate", "--id", "case-system"])).await;
    let second = secret(&why);
    assert!(known(&first) && known(&second));
    let (_, out, _) = run(clients(&["list"])).await;
    assert_eq!(out, "case-system\t2\t办件系统\n");
    assert_eq!(run(clients(&["remove", "--id", "case-system"])).await.0, 0);
    assert!(!known(&second));
    assert_eq!(run(clients(&["remove", "--id", "case-system"])).await.0, 1);
}

#[tokio::test]
async fn clients_go_through_pipes_and_the_secret_beside_them() {
    let (_, ring, _) = run(yinxin(&["keys", "generate", "--kind", "clients"])).await;
    let add = ["clients", "add", "--id", "case-system", "--name", "n"];
    let (code, changed, why) = piped(&ring, &add).await;
    assert_eq!(code, 0, "{why}");
    let secret = why.rsplit(' ').next().unwrap().trim();
    assert!(Clients::read(&changed).unwrap().authenticate("case-system", secret));
    let (_, listed, _) = piped(&changed, &["clients", "list"]).await;
    assert_eq!(listed, "case-system\t1\tn\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn held_notices_are_listed_and_released_and_a_released_one_is_held_no_more() {
    let engine = Engine::memory().await.unwrap();
    let (table, seal) = (engine.table(&Calls::default()), testkit::keyring::fresh());
    let now = SystemClock.now();
    for _ in 0..2 {
        let to = domain::sample::mobile(1).parse().unwrap();
        let event = domain::NoticeEvent::PasswordChanged;
        let notice = domain::Notice { to, event, organisation: None, sender: None };
        table.tell(&[notice], now, &seal, &SystemEntropy).await.unwrap();
    }
    let items = engine.scan().await.unwrap();
    let ids: Vec<_> = items
        .iter()
        .filter_map(|item| store::key::notice_named(item.get("pk")?.as_s().ok()?))
        .collect();
    let [held, other] = &ids[..] else { panic!("two notices") };
    table.hold_notice(held, now).await.unwrap();
    let url = engine.url();
    let notices = |words: &[&str]| {
        yinxin(&[&["notices"], words, &["--table", TABLE, "--endpoint-url", &url]].concat())
    };
    assert_eq!(run(notices(&["held"])).await, (0, format!("{held}\n"), String::new()));
    assert_eq!(run(notices(&["release"])).await, (0, "released 1\n".into(), String::new()));
    assert_eq!(run(notices(&["held"])).await, (0, String::new(), String::new()));
    let named = run(notices(&["release", "--id", other.as_str()])).await;
    assert_eq!(named, (0, "released 1\n".into(), String::new()), "held or not");
    let unknown = domain::NoticeId::from_random([7; 16]).to_string();
    for id in [unknown.as_str(), "reg_1"] {
        let (code, _, why) = run(notices(&["release", "--id", id])).await;
        assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    }
    let touched = engine.scan().await.unwrap();
    let touched = touched.iter().filter(|item| item.contains_key("released_at"));
    assert_eq!(touched.count(), 2, "so the stream tells of both");
}

const ORGANISATION: [u8; 16] = [1; 16];

/// Puts an organisation's row and a chain of three records into a table, as the store would.
async fn audited(engine: &Engine) -> OrganisationId {
    let organisation = OrganisationId::from_random(ORGANISATION);
    let mut previous = [0; 32];
    for version in 1..=3 {
        let sealed = format!("sealed {version}").into_bytes();
        let said = (version, 1_800_000_000_000, "organisation.changed", "per_1");
        let hash = store::audit::hash_of(&organisation, &previous, said, &sealed);
        let bytes = |bytes: &[u8]| B(Blob::new(bytes));
        let row = [
            ("pk", S(["AUD#", organisation.as_str()].concat())),
            ("sk", S(format!("{version:012}"))),
            ("version", N(version.to_string())),
            ("at", N("1800000000000".into())),
            ("what", S("organisation.changed".into())),
            ("actor", S("per_1".into())),
            ("sealed", bytes(&sealed)),
            ("previous", bytes(&previous)),
            ("hash", bytes(&hash)),
        ];
        put(engine, row).await;
        previous = hash;
    }
    let row = [
        ("pk", S(["ORG#", organisation.as_str()].concat())),
        ("sk", S("ORG".into())),
        ("version", N("3".into())),
        ("audit_head", B(Blob::new(previous))),
    ];
    put(engine, row).await;
    organisation
}

async fn put<const N: usize>(engine: &Engine, row: [(&str, AttributeValue); N]) {
    let client = engine.client(&Calls::default());
    let row = HashMap::from(row.map(|(name, value)| (name.to_owned(), value)));
    client.put_item().table_name(TABLE).set_item(Some(row)).send().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_audit_is_verified_in_the_table_and_in_an_export_and_a_missing_record_is_named() {
    let engine = Engine::memory().await.unwrap();
    let organisation = audited(&engine).await;
    let (url, folder) = (engine.url(), tempfile::tempdir().unwrap());
    let file = folder.path().join("audit.jsonl");
    let file = file.to_str().unwrap();
    let place = ["--table", TABLE, "--organisation", organisation.as_str(), "--endpoint-url", &url];
    let audit = |word: &str| yinxin(&[&["audit", word], &place[..]].concat());
    let offline = || yinxin(&["audit", "verify", "--file", file]);
    let sound = (0, format!("{organisation}: 3 records hold\n"), String::new());
    assert_eq!(run(audit("verify")).await, sound);
    let (code, export, _) = run(audit("export")).await;
    assert_eq!((code, export.lines().count()), (0, 4));
    fs::write(file, &export).unwrap();
    assert_eq!(run(offline()).await, sound, "an export is enough, and no table");

    let client = engine.client(&Calls::default());
    let delete = client.delete_item().table_name(TABLE);
    let delete = delete.key("pk", S(["AUD#", organisation.as_str()].concat()));
    delete.key("sk", S("000000000002".into())).send().await.unwrap();
    let (code, told, why) = run(audit("verify")).await;
    assert_eq!((code, why.as_str()), (1, ""));
    assert!(told.contains("record 2 is missing"), "{told}");
    fs::write(file, export.replacen("per_1", "per_2", 1)).unwrap();
    let (code, told, _) = run(offline()).await;
    assert!(code == 1 && told.contains("record 1 was altered"), "{told}");

    fs::write(file, "none").unwrap();
    let (code, _, why) = run(offline()).await;
    assert_eq!((code, why.lines().count()), (1, 1), "{why}");
    let nobody = OrganisationId::from_random([9; 16]).to_string();
    let mut other = yinxin(&["audit", "verify", "--table", TABLE, "--organisation", &nobody]);
    other.args(["--endpoint-url", &url]);
    let (code, told, _) = run(other).await;
    assert!(code == 1 && told.contains("no such organisation"), "{told}");
    for wrong in [
        &["audit", "verify"][..],
        &["audit", "verify", "--table", TABLE],
        &["audit", "verify", "--file", file, "--table", TABLE],
    ] {
        assert_eq!(run(yinxin(wrong)).await.0, 2, "{wrong:?}");
    }
}
