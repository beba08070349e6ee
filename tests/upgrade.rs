//! What the routes of an upgrade tell: never a personal value that their caller did not type.
//!
//! Bodies are read and replies and problems written as the functions do it; every string of every answer is searched for
//! every personal value in play.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use domain::{
    Agreement, DocumentKind, Identity, IdentityDocument, LegacyHalls, LegacyHash, LegacyRecord,
    RegisterRecord, StandardCreditCode, Standing, sample,
};
use edge::wire::upgrade::{
    AccountUpgraded, ConfirmOrganisation, HallsTold, NameAdministrator, OrganisationConfirmed,
    StartUpgrade, UpgradeBegun, UpgradeStatus,
};
use edge::{Problem, ROUTES};
use flows::account::Complete;
use flows::face::{Shown, ShownBy, show};
use flows::person_registration;
use flows::sms;
use flows::upgrade::{complete::complete, confirm::confirm, start::start, status::status};
use jiff::civil::{Date, date};
use ports::{Clock as _, SystemEntropy};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::Table;
use testkit::keyring::Keyring;
use testkit::{Calls, Engine, HandClock, Inbox};

const TODAY: Date = date(2026, 11, 24);
const HALL: &str = "jshrss";
const USER: &str = "宜兴样例2011";
const OLD: &str = "abc";
const MD5_OF_OLD: &str = "900150983cd24fb0d6963f7d28e17f72";
const NEW: &str = "Kq7#vbnW2x";
/// The seeds of the legal representative, the administrator to be, and somebody who is not registered.
const PEOPLE: [u64; 3] = [1, 2, 3];

struct World {
    _engine: Engine,
    table: Table,
    keys: Keyring,
    clock: HandClock,
    inbox: Inbox,
    halls: LegacyHalls,
    notice: Agreement,
}

/// Everything that is said in a JSON value.
fn strings(json: &Value, found: &mut Vec<String>) {
    match json {
        Value::String(text) => found.push(text.clone()),
        Value::Array(values) => values.iter().for_each(|value| strings(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                found.push(name.clone());
                strings(value, found);
            }
        }
        Value::Number(number) => found.push(number.to_string()),
        Value::Null | Value::Bool(_) => {}
    }
}

/// Every personal value in play, and what was imported.
fn personal() -> Vec<String> {
    let mut values: Vec<String> = [USER, MD5_OF_OLD, NEW].map(str::to_owned).to_vec();
    for seed in PEOPLE {
        values.push(sample::resident_id(seed));
        values.push(sample::person_name(seed));
        values.push(sample::mobile(seed));
    }
    values.push(sample::organisation_name(PEOPLE[0]));
    values.push(sample::credit_code(PEOPLE[0]));
    values
}

fn identity(seed: u64) -> Identity {
    let number = sample::resident_id(seed);
    Identity {
        document: IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap(),
        name: sample::person_name(seed).parse().unwrap(),
    }
}

/// One upgrade as its caller sees it: what they sent so far, and how often they were answered.
#[derive(Default)]
struct Caller {
    typed: Vec<String>,
    answers: usize,
}

impl Caller {
    fn types(&mut self, body: &Value) {
        strings(body, &mut self.typed);
    }

    /// Asserts that an answer tells nothing but what was typed.
    fn hears(&mut self, answer: &Value) {
        self.answers += 1;
        let mut told = Vec::new();
        strings(answer, &mut told);
        for value in personal() {
            let is_told = told.iter().any(|text| text.contains(&value));
            let is_typed = self.typed.iter().any(|text| text.contains(&value));
            assert!(!is_told || is_typed, "{value} was not typed: {answer}");
        }
    }
}

impl World {
    async fn open() -> Self {
        let engine = Engine::memory().await.unwrap();
        let table = engine.table(&Calls::default());
        let notice = Agreement { version: "2026-11".into(), sha256: "ab".repeat(32) };
        let world = Self {
            _engine: engine,
            table,
            keys: Keyring::fresh(),
            clock: HandClock::at("2026-11-24T01:00:00Z".parse().unwrap()),
            inbox: Inbox::default(),
            halls: format!("{HALL}=江苏人社网办大厅").parse().unwrap(),
            notice,
        };
        world.fill().await;
        world
    }

    /// Register, old account, and two registered persons.
    async fn fill(&self) {
        let boss = PEOPLE[0];
        let (now, veil) = (self.clock.now(), &self.keys.veil);
        let credit_code: StandardCreditCode = sample::credit_code(boss).parse().unwrap();
        let entry = RegisterRecord {
            name: sample::organisation_name(boss).parse().unwrap(),
            institution_code: None,
            legal_representative: identity(boss),
            standing: Standing::Active,
        };
        self.table
            .keep_register_entry(&credit_code.clone().into(), &entry, &veil.blind, now)
            .await
            .unwrap();
        let record = LegacyRecord {
            hash: LegacyHash::parse("md5", MD5_OF_OLD, "").unwrap(),
            credit_code,
            organisation_name: entry.name,
            legal_representative: identity(boss),
        };
        let whose = (&HALL.parse().unwrap(), &USER.parse().unwrap());
        self.table.keep_legacy_account(whose, &record, veil, &SystemEntropy, now).await.unwrap();
        for seed in [boss, PEOPLE[1]] {
            self.register(seed).await;
        }
    }

    async fn register(&self, seed: u64) {
        let Self { table, keys, clock, inbox, .. } = self;
        let (veil, entropy) = (&keys.veil, &SystemEntropy);
        let address = || "203.0.113.1".to_owned();
        let request =
            person_registration::start::Start { identity: identity(seed), address: address() };
        let opened =
            person_registration::start::start(table, veil, entropy, clock, request).await.unwrap();
        let report = domain::FaceReport {
            provider: "jshrss".into(),
            delivery: format!("of-{seed}"),
            result: domain::FaceResult::Passed(identity(seed)),
        };
        let registration = opened.registration.clone();
        let by = ShownBy::App(opened.scan.clone());
        let shown = Shown { registration, by, report, body: [0; 32] };
        show(table, veil, entropy, clock, shown).await.unwrap();
        let mobile: domain::Mobile = sample::mobile(seed).parse().unwrap();
        let code = sms::send::Send {
            registration: opened.registration.clone(),
            token: opened.token.clone(),
            mobile: mobile.clone(),
            address: address(),
            signature: "印信",
            budget: domain::SmsBudget::default(),
        };
        let codes = &keys.codes;
        let sent = sms::send::send(table, veil, codes, inbox, entropy, clock, code).await.unwrap();
        let verify = sms::verify::Verify {
            sms_code: sent.sms_code.clone(),
            token: opened.token.clone(),
            code: inbox.code(&mobile).unwrap().parse().unwrap(),
        };
        sms::verify::verify(table, codes, clock, verify).await.unwrap();
        let password = domain::PresentedPassword::parse(NEW).unwrap();
        let account = Complete {
            registration: opened.registration,
            token: opened.token,
            sms_code: sent.sms_code,
            mobile,
            password: password.clone(),
            confirmation: password,
        };
        let passwords = &keys.passwords;
        let made = person_registration::complete::complete(
            table, veil, passwords, entropy, clock, account,
        );
        made.await.unwrap();
    }

    /// `POST /v1/upgrades`.
    async fn start(&self, caller: &mut Caller, body: Value) -> Value {
        caller.types(&body);
        let Self { table, keys, clock, halls, notice, .. } = self;
        let answer = async {
            let sent: StartUpgrade = serde_json::from_value(body).unwrap();
            let sound = sent.start(halls, "203.0.113.1".into())?;
            let begun = start(table, &keys.veil, &SystemEntropy, clock, notice, sound).await?;
            Ok(serde_json::to_value(UpgradeBegun::new(&begun, clock.now())).unwrap())
        };
        said(caller, answer.await)
    }

    /// `GET /v1/upgrades/{upgrade}`.
    async fn status(&self, caller: &mut Caller, of: &Value) -> Value {
        let Self { table, keys, clock, .. } = self;
        let (upgrade, token) = handles(of);
        let answer = async {
            let progress = status(table, &keys.veil, &upgrade, &token).await?;
            Ok(serde_json::to_value(UpgradeStatus::new(&progress, clock.now())).unwrap())
        };
        said(caller, answer.await)
    }

    /// `PUT /v1/upgrades/{upgrade}/organisation`.
    async fn confirm(&self, caller: &mut Caller, of: &Value, body: Value) -> Value {
        caller.types(&body);
        let Self { table, keys, clock, .. } = self;
        let (upgrade, token) = handles(of);
        let answer = async {
            let sent: ConfirmOrganisation = serde_json::from_value(body).unwrap();
            let sound = sent.confirm(upgrade.clone(), token, TODAY)?;
            let until = confirm(table, &keys.veil, &SystemEntropy, clock, sound).await?;
            Ok(serde_json::to_value(OrganisationConfirmed::new(&upgrade, until, clock.now()))
                .unwrap())
        };
        said(caller, answer.await)
    }

    /// `POST /v1/upgrades/{upgrade}/administrator`.
    async fn complete(&self, caller: &mut Caller, of: &Value, body: Value) -> Value {
        caller.types(&body);
        let Self { table, keys, clock, .. } = self;
        let (upgrade, token) = handles(of);
        let page = "https://hall.example/i";
        let answer = async {
            let sent: NameAdministrator = serde_json::from_value(body).unwrap();
            let sound = sent.complete(upgrade.clone(), token, TODAY)?;
            let (veil, passwords, entropy) = (&keys.veil, &keys.passwords, &SystemEntropy);
            let made = complete(table, veil, passwords, entropy, clock, page, sound).await?;
            Ok(serde_json::to_value(AccountUpgraded::new(&upgrade, &made)).unwrap())
        };
        said(caller, answer.await)
    }

    fn starting(&self, user: &str, password: &str) -> Value {
        let Agreement { version, sha256 } = &self.notice;
        json!({
            "legacy_hall": HALL, "user_name": user, "password": password,
            "notice": { "version": version, "sha256": sha256 }
        })
    }
}

fn handles(of: &Value) -> (domain::UpgradeId, domain::FlowToken) {
    let text = |name: &str| of[name].as_str().unwrap();
    (text("upgrade").parse().unwrap(), text("token").parse().unwrap())
}

fn said(caller: &mut Caller, answer: Result<Value, Problem>) -> Value {
    let answer = answer.unwrap_or_else(|problem| problem.to_json());
    caller.hears(&answer);
    answer
}

fn organisation(name: u64, boss: u64) -> Value {
    json!({
        "name": sample::organisation_name(name),
        "legal_representative": {
            "id_type": "resident_id",
            "id_number": sample::resident_id(boss),
            "name": sample::person_name(boss)
        }
    })
}

fn administrator(seed: u64, password: &str) -> Value {
    json!({
        "id_type": "resident_id",
        "id_number": sample::resident_id(seed),
        "name": sample::person_name(seed),
        "mobile": sample::mobile(seed),
        "password": password,
        "password_confirmation": password
    })
}

#[tokio::test]
async fn no_answer_of_an_upgrade_holds_a_personal_value_that_its_caller_did_not_type() {
    let world = Box::pin(World::open()).await;
    let mut caller = Caller::default();
    let told = serde_json::to_value(HallsTold::new(&world.halls, &world.notice)).unwrap();
    caller.hears(&told);
    let mut codes = BTreeSet::new();
    let mut note = |answer: &Value| {
        if let Some(code) = answer["code"].as_str() {
            codes.insert(code.to_owned());
        }
    };
    // A user name that is somebody else's is personal too, so another is typed first.
    note(&world.start(&mut caller, world.starting("nobody", OLD)).await);
    note(&world.start(&mut caller, world.starting("", "")).await);
    let begun = world.start(&mut caller, world.starting(USER, OLD)).await;
    assert_eq!(begun["step"], "awaiting_organisation", "{begun}");
    note(&world.complete(&mut caller, &begun, administrator(PEOPLE[2], NEW)).await);
    let mut stranger = Caller::default();
    let wrong = organisation(9, PEOPLE[2]);
    note(&world.confirm(&mut stranger, &begun, wrong).await);
    assert_eq!(stranger.answers, 1);
    let right = organisation(PEOPLE[0], PEOPLE[0]);
    note(&world.status(&mut stranger, &begun).await);
    world.status(&mut caller, &begun).await;
    let confirmed = world.confirm(&mut caller, &begun, right.clone()).await;
    world.status(&mut caller, &begun).await;
    assert_eq!(confirmed["step"], "awaiting_administrator", "{confirmed}");
    note(&world.complete(&mut caller, &begun, administrator(PEOPLE[2], NEW)).await);
    note(&world.complete(&mut caller, &begun, administrator(PEOPLE[0], NEW)).await);
    note(&world.complete(&mut caller, &begun, administrator(PEOPLE[1], "1")).await);
    let other = world.start(&mut caller, world.starting(USER, OLD)).await;
    let made = world.complete(&mut caller, &begun, administrator(PEOPLE[1], NEW)).await;
    assert_eq!(world.status(&mut caller, &begun).await["step"], "complete");
    assert_eq!(made["place"], "invited", "{made}");
    note(&world.confirm(&mut caller, &other, right.clone()).await);
    note(&world.confirm(&mut caller, &begun, right).await);
    note(&world.start(&mut caller, world.starting(USER, OLD)).await);
    world.clock.pass_s(600);
    note(&world.confirm(&mut caller, &other, organisation(9, PEOPLE[2])).await);
    for code in [
        "request.fields",
        "upgrade.wrong",
        "upgrade.organisation_first",
        "upgrade.disagrees",
        "upgrade.person_unknown",
        "upgrade.legal_representative",
        "password.weak",
        "upgrade.account_upgraded",
        "upgrade.already_complete",
        "upgrade.too_late",
    ] {
        assert!(codes.contains(code), "{code} was never told: {codes:?}");
    }
}

/// What a reply may say is said by its schema: of these routes' replies, each member that could hold a name is masked.
#[test]
fn the_replies_of_an_upgrade_have_no_member_for_a_number_a_mobile_or_a_password() {
    let document = edge::openapi::document();
    let schemas = document.pointer("/components/schemas").unwrap();
    let mut seen = 0;
    for name in [
        "HallsTold",
        "HallTold",
        "NoticeInForce",
        "UpgradeBegun",
        "OrganisationMasked",
        "PersonMasked",
        "OrganisationConfirmed",
        "UpgradeStatus",
        "AccountUpgraded",
    ] {
        let members = schemas[name]["properties"].as_object().unwrap();
        for member in members.keys() {
            let is_personal = ["id_number", "mobile", "password", "credit_code", "user_name"]
                .contains(&member.as_str());
            assert!(!is_personal, "{name}.{member}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
    let routes = ROUTES.iter().filter(|route| route.function.starts_with("upgrade-"));
    assert_eq!(routes.count(), 5, "each is walked above");
}
