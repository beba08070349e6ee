//! End to end: the whole stack under `cargo lambda watch`, on ports and data of its own, walked over HTTP.
//!
//! One stack at a time: each compiles nothing (the binaries are built first) but takes the machine.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]
#![expect(clippy::panic, reason = "a test that meets the unexpected is over")]
#![expect(clippy::indexing_slicing, reason = "a member that is missing is a failure")]

#[path = "walk/resets.rs"]
mod resets;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::{Notice, NoticeEvent, Role};
use keys::{KeyKind as _, SealKeys};
use local::settings::{Ports, Settings, SmsDelivery};
use local::stack::{Stack, Whereabouts};
use local::walk;
use local::words::{Look, Words};
use ports::{Clock as _, SystemClock, SystemEntropy};
use reqwest::{Client, Response};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tests::{EVENTS, event_file, root};

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// Waits for its turn, and builds every binary as `cargo lambda watch` will ask for it, so that nothing is compiled at a
/// first request.
fn turn() -> MutexGuard<'static, ()> {
    let turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let built =
        Command::new("cargo").args(["build", "--workspace", "--bins"]).current_dir(root()).status();
    assert!(built.unwrap().success(), "the binaries are built");
    turn
}

/// Where cargo put the binary `local`: two above this test.
fn local_binary() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.parent().unwrap().parent().unwrap().join("local")
}

/// Five ports in a row, below those that connections are made from (32768 on): one of those may be taken by a connection at any
/// moment, and a connection to one where nobody listens yet may meet itself.
fn free_ports() -> (u16, Ports) {
    for _ in 0..100 {
        let base = 10_000 + u16::from_be_bytes(ports::random(&SystemEntropy)) % 22_000;
        let ports = Ports::from_base(base);
        if ports.front() == base && ports.free().is_ok() {
            return (base, ports);
        }
    }
    panic!("no six free ports in a row")
}

fn settings(data: &Path) -> Settings {
    Settings {
        root: root(),
        local: local_binary(),
        data: data.to_owned(),
        ports: free_ports().1,
        sms: SmsDelivery::Direct,
        path: std::env::var_os("PATH").unwrap(),
    }
}

/// Keeps what is said, to be shown when something fails.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Heard {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock().unwrap()).into_owned()
    }
}

fn client() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

async fn post(url: String, body: &Value) -> Response {
    client().post(url).json(body).send().await.unwrap()
}

#[test]
fn the_walk_holds_and_so_does_all_that_was_registered_after_a_restart() {
    let _turn = turn();
    let data = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let heard = Heard::default();
        let mut words = Words::to(heard.clone(), Look::Plain);
        let mut stack = Stack::new(settings(data.path()));
        let started = stack.start(&mut words).await;
        let at = started.unwrap_or_else(|error| panic!("{error}\n{}", heard.text()));

        let walked = walk::walk(&at, &mut words).await;
        let account = walked.unwrap_or_else(|error| panic!("{error}\n{}", heard.text()));
        a_browser_gets_its_refresh_token_in_a_cookie(&at, &account).await;
        a_misbehaving_phone_is_refused(&at).await;
        every_event_gets_its_answer(&at).await;
        what_is_no_route_of_a_function_removes_nobody_and_ends_nothing(&at, &account).await;
        a_notice_in_the_table_arrives_as_one_sms(&at, &stack).await;
        resets::codes_of_resets_are_answered_alike_and_take_nothing_from_others(&at, &account)
            .await;
        stack.stop().await;
        no_log_holds_anything_personal(data.path(), &account);

        let mut stack = Stack::new(settings(data.path()));
        let at = stack.start(&mut words).await.unwrap();
        let again = walk::sign_in(&at, &account, &mut words).await;
        assert!(again.is_ok(), "{again:?}\n{}", heard.text());
        // This SNS has forgotten what the last one was given, and the stream goes on where it was.
        assert_eq!(messages_to_noticed(&at).await.len(), 0);
        a_notice_in_the_table_arrives_as_one_sms(&at, &stack).await;
        stack.stop().await;
    });
}

async fn a_browser_gets_its_refresh_token_in_a_cookie(at: &Whereabouts, account: &walk::Account) {
    let body = json!({
        "organisation": account.organisation_number,
        "account": account.sample.mobile,
        "password": account.password,
    });
    let url = format!("{}/v1/sessions", at.functions);
    let sent = client().post(url).header("origin", "https://portal.example").json(&body).send();
    let reply = sent.await.unwrap();
    assert_eq!(reply.status(), 201);
    let cookie = reply.headers()["set-cookie"].to_str().unwrap().to_owned();
    for part in ["__Host-refresh=per_", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Strict"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert_eq!(reply.headers()["cache-control"], "no-store");
    let body: Value = reply.json().await.unwrap();
    assert!(body.get("refresh_token").is_none(), "{body}");
    let (cookie, _) = cookie.split_once(';').unwrap();
    a_cookie_is_taken_from_a_page_of_the_portal_only(at, cookie).await;
}

async fn a_cookie_is_taken_from_a_page_of_the_portal_only(at: &Whereabouts, cookie: &str) {
    let refresh = async |cookie: &str, origin: Option<&str>, site: &str| {
        let url = format!("{}/v1/sessions/refresh", at.functions);
        let sent = client().post(url).header("cookie", cookie).header("sec-fetch-site", site);
        let sent = match origin {
            Some(origin) => sent.header("origin", origin),
            None => sent,
        };
        sent.send().await.unwrap()
    };
    let portal = at.functions.as_str();
    for (origin, site) in [
        (Some("https://elsewhere.example"), "cross-site"),
        (Some(portal), "cross-site"),
        (None, "same-site"),
    ] {
        let refused = refresh(cookie, origin, site).await;
        assert_eq!(refused.status(), 403, "{origin:?} {site}");
        let problem: Value = refused.json().await.unwrap();
        assert_eq!(problem["code"], "session.cross_site");
    }
    let next = refresh(cookie, Some(portal), "same-site").await;
    assert_eq!(next.status(), 200, "none of those spent it");
    let set = next.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(set.starts_with("__Host-refresh=per_") && !set.starts_with(cookie), "set anew");
    let body: Value = next.json().await.unwrap();
    assert!(body.get("refresh_token").is_none(), "{body}");
    // The page was reloaded before the reply came: its browser has the cookie from before, and stays signed in.
    let again = refresh(cookie, Some(portal), "same-site").await;
    assert_eq!(again.status(), 200);
    let sibling = again.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert_ne!(sibling, set);
    let (sibling, _) = sibling.split_once(';').unwrap();
    assert_eq!(refresh(sibling, Some(portal), "same-site").await.status(), 200);
    let reused = refresh(cookie, Some(portal), "same-site").await;
    assert_eq!(reused.status(), 401);
    let problem: Value = reused.json().await.unwrap();
    assert_eq!(problem["code"], "session.reused");
}

/// What the simulated phone was answered: status, and the problem's code if it is one.
async fn scan(at: &Whereabouts, scan: &Value) -> (u64, Option<String>) {
    let reply: Value = post(format!("{}/scan", at.phone), scan).await.json().await.unwrap();
    assert_eq!(reply["simulated"], true, "{reply}");
    let code = reply["reply"]["code"].as_str().map(str::to_owned);
    (reply["status"].as_u64().unwrap(), code)
}

async fn a_misbehaving_phone_is_refused(at: &Whereabouts) {
    let identity = |seed| {
        json!({
            "id_type": "resident_id",
            "id_number": domain::sample::resident_id(seed),
            "name": domain::sample::person_name(seed),
        })
    };
    let (boss, other) = (identity(900_001), identity(900_002));
    let begun = post(format!("{}/v1/person-registrations", at.functions), &boss).await;
    let begun: Value = begun.json().await.unwrap();
    let sound = json!({ "qr": begun["qr"], "identity": boss, "result": "passed" });
    let with = |name: &str, value: Value| {
        let mut scan = sound.clone();
        scan.as_object_mut().unwrap().insert(name.into(), value);
        scan
    };
    let refused = |status, code: &str| (status, Some(code.to_owned()));
    let wrong_key = scan(at, &with("wrong_key", json!(true))).await;
    assert_eq!(wrong_key, refused(401, "callback.not_authentic"));
    assert_eq!(scan(at, &with("age_s", json!(400))).await, refused(401, "callback.stale"));
    let somebody = scan(at, &with("identity", other)).await;
    assert_eq!(somebody, refused(422, "face.other_person"));
    assert_eq!(scan(at, &with("result", json!("failed"))).await, refused(422, "face.not_passed"));
    let once = with("delivery", json!("delivered-twice"));
    assert_eq!(scan(at, &once).await, (200, None));
    assert_eq!(scan(at, &once).await, (200, None), "a delivery that comes twice is one pass");
    assert_eq!(scan(at, &sound).await, refused(409, "registration.face_done"));
}

/// Each function is sent what is none of its routes, in the name of whoever may remove everybody: with a key as API
/// Gateway would send it once there was such a route, and with none, as the emulator does.
async fn what_is_no_route_of_a_function_removes_nobody_and_ends_nothing(
    at: &Whereabouts,
    account: &walk::Account,
) {
    let body = json!({
        "organisation": account.organisation_number,
        "account": account.sample.mobile,
        "password": account.password,
    });
    let signed_in: Value =
        post(format!("{}/v1/sessions", at.functions), &body).await.json().await.unwrap();
    let token = signed_in["access_token"].as_str().unwrap();
    let before = what_stands(at, token).await;
    let mut tried = BTreeSet::new();
    for (stem, function, ..) in EVENTS {
        let event: Value =
            serde_json::from_str(&std::fs::read_to_string(event_file(stem)).unwrap()).unwrap();
        let key = event["routeKey"].as_str().unwrap();
        if !tried.insert(key.to_owned()) {
            continue;
        }
        let (_, template) = key.split_once(' ').unwrap();
        let path = event["rawPath"].as_str().unwrap();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
            for (template, path, key) in [
                (format!("{template}/suspension/a"), format!("{path}/suspension/a"), true),
                (format!("{template}/suspension/a"), format!("{path}/suspension/a"), false),
                (template.to_owned(), format!("{path}/"), false),
            ] {
                let key = if key { format!("{method} {template}") } else { "$default".to_owned() };
                let mut sent = event.clone();
                sent["routeKey"] = key.as_str().into();
                sent["requestContext"]["routeKey"] = key.as_str().into();
                sent["requestContext"]["http"]["method"] = method.into();
                sent["requestContext"]["http"]["path"] = path.as_str().into();
                sent["rawPath"] = path.into();
                sent["headers"]["authorization"] = format!("Bearer {token}").into();
                let url = format!("{}/2015-03-31/functions/{function}/invocations", at.emulator);
                let reply: Value = post(url, &sent).await.json().await.unwrap();
                assert_eq!(reply["statusCode"], 404, "{stem} {method} {key}: {reply}");
                let text = reply["body"].as_str().unwrap();
                assert!(text.contains("request.not_found"), "{stem} {method} {key}: {text}");
            }
        }
    }
    assert_eq!(what_stands(at, token).await, before);
}

/// Who has a place, what was done, and which sessions there are.
async fn what_stands(at: &Whereabouts, token: &str) -> Vec<Value> {
    let mut found = Vec::new();
    for path in ["/v1/organisation/agents", "/v1/organisation/audit", "/v1/sessions"] {
        let asked = client().get(format!("{}{path}", at.functions)).bearer_auth(token);
        let reply = asked.send().await.unwrap();
        assert_eq!(reply.status(), 200, "{path}");
        found.push(reply.json().await.unwrap());
    }
    found
}

async fn every_event_gets_its_answer(at: &Whereabouts) {
    for (stem, function, status, code) in EVENTS {
        let event: Value =
            serde_json::from_str(&std::fs::read_to_string(event_file(stem)).unwrap()).unwrap();
        let url = format!("{}/2015-03-31/functions/{function}/invocations", at.emulator);
        let reply: Value = post(url, &event).await.json().await.unwrap();
        assert_eq!(reply["statusCode"].as_u64(), Some(u64::from(*status)), "{stem}: {reply}");
        let text = reply["body"].as_str().unwrap_or_default();
        if *status == 302 {
            assert!(
                text.is_empty() && code.is_none(),
                "{stem}: a redirect says where, and no more"
            );
            continue;
        }
        if reply["headers"]["content-type"] == "application/jwt" {
            // What is no JSON and no text/* goes to the gateway in base64.
            assert_eq!(reply["isBase64Encoded"], true, "{stem}: {reply}");
            let token = String::from_utf8(STANDARD.decode(text).unwrap()).unwrap();
            let header = jsonwebtoken::decode_header(&token).unwrap();
            assert_eq!(header.alg, jsonwebtoken::Algorithm::ES256, "{stem}: {header:?}");
            assert_eq!(*code, None, "{stem}: a problem is no token");
            continue;
        }
        let body: Value = serde_json::from_str(text).unwrap();
        assert_eq!(body["code"].as_str(), *code, "{stem}: {body}");
    }
}

/// To whom this test sends notices: nobody else of the walk has it.
const NOTICED: u64 = 900_003;

async fn messages_to_noticed(at: &Whereabouts) -> Vec<String> {
    let to: domain::Mobile = domain::sample::mobile(NOTICED).parse().unwrap();
    local::sms::messages(&at.sns, &to.e164()).await.unwrap()
}

/// As a transaction of the store would put it there.
async fn a_notice_in_the_table_arrives_as_one_sms(at: &Whereabouts, stack: &Stack) {
    let seal = std::fs::read_to_string(at.data.join("keys/seal.json")).unwrap();
    let seal = SealKeys::read(&seal).unwrap();
    let before = messages_to_noticed(at).await.len();
    let notice = Notice {
        to: domain::sample::mobile(NOTICED).parse().unwrap(),
        event: NoticeEvent::PeriodChanged { role: Role::Administrator },
        organisation: Some("宜兴市第一测试有限公司".to_owned()),
        sender: None,
    };
    let (table, now) = (stack.table().unwrap(), SystemClock.now());
    table.tell(&[notice], now, &seal, &SystemEntropy).await.unwrap();
    let began = Instant::now();
    while messages_to_noticed(at).await.len() == before {
        assert!(began.elapsed() < Duration::from_secs(20), "no SMS came");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    tokio::time::sleep(Duration::from_secs(2)).await;
    let messages = messages_to_noticed(at).await;
    assert_eq!(messages.len(), before + 1, "exactly one: {messages:?}");
    let said = "【印信】宜兴市第一测试有限公司：您任管理员的期限已变更，请登录查看。";
    assert_eq!(messages.last().map(String::as_str), Some(said));
}

fn marks(account: &walk::Account) -> Vec<String> {
    let sample = &account.sample;
    let boss = &sample.legal_representative;
    vec![
        boss.id_number.clone(),
        boss.name.clone(),
        sample.mobile.clone(),
        account.password.clone(),
        walk::PERSON_PASSWORD.to_owned(),
    ]
}

fn no_log_holds_anything_personal(data: &Path, account: &walk::Account) {
    let log = std::fs::read_to_string(data.join("logs/functions.log")).unwrap();
    assert!(log.contains("answered 201"), "the functions log one line a request");
    assert!(log.contains("refused: face.other_person"), "refusals are logged by their code");
    for mark in marks(account) {
        assert!(!log.contains(&mark), "{mark} lies in clear in the functions' log");
    }
    assert!(!log.contains("fault: "), "no fault happened");
    each_line_says_whose_it_is_and_nothing_personal(&log);
}

fn each_line_says_whose_it_is_and_nothing_personal(log: &str) {
    let lines = tests::log::lines(log);
    let of_requests: Vec<&Value> = lines.iter().filter(|line| line["route"].is_string()).collect();
    assert!(of_requests.len() > EVENTS.len(), "{} lines", of_requests.len());
    for line in &lines {
        let personal = tests::log::personal(line);
        assert!(personal.is_none(), "{}: {line}", personal.unwrap());
        let is_of_request =
            line["event"].as_str().is_some_and(|event| event.starts_with("request."));
        assert!(
            !is_of_request || line["route"].is_string() && line["request.id"].is_string(),
            "{line}"
        );
    }
    let said = |route: &str, code: Option<&str>, fields: &[&str]| {
        let is = |line: &&&Value| line["route"] == route && line["code"].as_str() == code;
        let of_route: Vec<_> = of_requests.iter().filter(is).collect();
        assert!(!of_route.is_empty(), "{route} {code:?}");
        for field in fields {
            let has = of_route.iter().any(|line| line[*field].is_string());
            assert!(has, "no line of {route} {code:?} says {field}");
        }
    };
    let member = ["session.id", "person.id", "organisation.id", "membership.id"];
    let signed_in = [&member[..], &["account.blind"]].concat();
    said("POST /v1/sessions", None, &signed_in);
    said("POST /v1/sessions", Some("sign_in.wrong"), &["account.blind", "organisation.id"]);
    said("POST /v1/person-sessions", None, &["session.id", "person.id", "account.blind"]);
    said("POST /v1/sessions/refresh", None, &member);
    said("POST /v1/sessions/refresh", Some("session.reused"), &member);
    said("GET /v1/qr-sign-ins/{qr_sign_in}", None, &member);
    said(
        "POST /v1/qr-approvals/decision",
        None,
        &["person.id", "organisation.id", "membership.id"],
    );
    said("POST /v1/licence-callbacks", None, &["person.id", "organisation.id", "membership.id"]);
    said("POST /v1/password-resets", None, &["account.blind"]);
    said("POST /v1/password-resets/{reset}/account", None, &["membership.id", "target.id"]);
    said("POST /v1/upgrades", None, &["account.blind"]);
    said(
        "PUT /v1/organisation/agents/{membership}/grants",
        None,
        &[&member[..], &["target.id"]].concat(),
    );
    said("POST /v1/counter/sessions", None, &["clerk.id", "counter.id", "session.id"]);
    said("POST /v1/counter/unmaskings", None, &["clerk.id", "counter.id", "session.id"]);
    said("PUT /v1/cases/{case}", None, &["client.id"]);
}

/// `local` with these words, its output kept.
fn local(words: &[&str], base: u16, data: &Path) -> Command {
    let mut command = Command::new(local_binary());
    command.args(words).args(["--port", &base.to_string(), "--data"]).arg(data);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

#[test]
fn ctrl_c_leaves_no_process_and_a_topic_s_metadata_holds_nothing_personal() {
    let _turn = turn();
    let data = tempfile::tempdir().unwrap();
    let (base, ports) = free_ports();
    let mut up =
        local(&["up", "--sms", "topic"], base, data.path()).stdout(Stdio::null()).spawn().unwrap();
    // The phone is the last to answer.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let stack = format!("{}/stack", local::settings::url(ports.phone()));
    let began = Instant::now();
    while runtime.block_on(client().get(&stack).send()).is_err() {
        assert!(up.try_wait().unwrap().is_none(), "the stack ended before it was up");
        assert!(began.elapsed() < Duration::from_mins(4), "the stack is not up");
        std::thread::sleep(Duration::from_millis(200));
    }
    let walked = local(&["walk"], base, data.path()).output().unwrap();
    let told = String::from_utf8_lossy(&walked.stdout).into_owned();
    assert!(walked.status.success(), "{told}");

    let state: Value = runtime.block_on(async {
        let url = format!("{}/moto-api/data.json", local::settings::url(ports.sns()));
        client().get(url).send().await.unwrap().json().await.unwrap()
    });
    let topics = state["sns"]["Topic"].as_array().unwrap();
    let mut messages = 0;
    for topic in topics {
        for sent in topic["sent_notifications"].as_array().unwrap() {
            let mut metadata = sent.as_array().unwrap().clone();
            let message = metadata.remove(1);
            let message: Value = serde_json::from_str(message.as_str().unwrap()).unwrap();
            let to = message["to"].as_str().unwrap().trim_start_matches("+86");
            let metadata = serde_json::to_string(&metadata).unwrap();
            assert!(!metadata.contains(to), "{metadata}");
            messages += 1;
        }
    }
    assert!(messages >= 2, "both codes left by the topic: {state}");

    let processes = local::guard::below(up.id());
    assert!(processes.len() >= 3, "SNS, cargo-lambda and functions run: {processes:?}");
    let interrupt = Command::new("kill").args(["-INT", &up.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    let began = Instant::now();
    while up.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < Duration::from_secs(30), "the stack does not stop");
        std::thread::sleep(Duration::from_millis(50));
    }
    let alive: Vec<u32> = processes.into_iter().filter(|pid| is_alive(*pid)).collect();
    assert!(alive.is_empty(), "still running: {alive:?}");
    assert!(ports.free().is_ok());
}

/// Whether a process runs: a zombie waits only to be counted.
fn is_alive(pid: u32) -> bool {
    let Ok(stat) = std::fs::read_to_string(format!("/proc/{pid}/stat")) else { return false };
    let state = stat.rsplit(") ").next().and_then(|rest| rest.chars().next());
    state.is_some_and(|state| state != 'Z' && state != 'X')
}

#[test]
fn a_taken_port_is_told_in_one_line_that_says_what_to_do() {
    let _turn = turn();
    let data = tempfile::tempdir().unwrap();
    let (base, ports) = free_ports();
    let _taken = TcpListener::bind((Ipv4Addr::LOCALHOST, ports.sns())).unwrap();
    let output = local(&["up"], base, data.path()).output().unwrap();
    assert!(!output.status.success());
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    let line = told.lines().find(|line| line.contains("is in use")).unwrap_or_default();
    assert!(line.contains(&ports.sns().to_string()) && line.contains("--port"), "{told}");
}
