//! What stands around the functions: an embedded table, keys, a carrier of SMS, and one organisation that the functions
//! themselves have registered, step by step.

use crate::NotMeasured;
use crate::event::Event;
use crate::function::Function;
use crate::sms::Carrier;
use crate::toll::{Gate, Toll};
use domain::{Identity, IdentityDocument, RegisterRecord, Secret as _, Standing, sample};
use keys::{BlindKeys, Clients, KeyKind, WebhookKeys};
use ports::{Clock as _, SystemClock, SystemEntropy};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use testkit::{Calls, Engine};

const PASSWORD: &str = "Qin5-lantern*Xue";
const AGREEMENT: &str = "2026-11-bench";
const SEED: u64 = 7;

/// Which way a function's calls to the table go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Straight to the engine: for clocks.
    Straight,
    /// Through the gate that counts.
    Counted,
}

/// A flow's cost, as it was counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What was done.
    pub flow: &'static str,
    /// By which function.
    pub function: &'static str,
    /// At what price.
    pub toll: Toll,
}

/// The hall.
#[derive(Debug)]
pub struct Hall {
    folder: PathBuf,
    engine: Engine,
    gate: Gate,
    carrier: Carrier,
    keys: TempDir,
    webhook: WebhookKeys,
    secret: String,
}

/// The business system that asks, and is asked, on its own account.
pub const CLIENT: &str = "case-system";

fn shut(error: impl std::fmt::Display) -> NotMeasured {
    NotMeasured::Hall(error.to_string())
}

impl Hall {
    /// Opens it around the functions in `folder`; the business register knows one organisation.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Hall`].
    pub async fn open(folder: &Path) -> Result<Self, NotMeasured> {
        let engine = Engine::memory().await.map_err(shut)?;
        let keys = tempfile::tempdir().map_err(shut)?;
        operator::keys::generate_missing(keys.path(), &SystemEntropy).map_err(shut)?;
        let clients =
            operator::keys::Kind::named(Clients::NAME).ok_or_else(|| shut("no clients"))?;
        let (_, secret) = operator::keys::rewrite(keys.path(), clients, |json| {
            Clients::with(json, CLIENT, "办件系统", &SystemEntropy)
        })
        .map_err(shut)?;
        let secret = secret.reveal().to_owned();
        let (blind, webhook) = (read::<BlindKeys>(keys.path())?, read(keys.path())?);
        let table = engine.table(&Calls::default());
        let record = RegisterRecord {
            name: sample::organisation_name(SEED).parse().map_err(shut)?,
            institution_code: None,
            legal_representative: legal_representative()?,
            standing: Standing::Active,
        };
        let credit_code = sample::credit_code(SEED).parse().map_err(shut)?;
        table
            .keep_register_entry(&credit_code, &record, &blind, SystemClock.now())
            .await
            .map_err(shut)?;
        let gate = Gate::open(engine.url()).await?;
        let carrier = Carrier::open().await?;
        Ok(Self { folder: folder.to_owned(), engine, gate, carrier, keys, webhook, secret })
    }

    /// Where the functions are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The table's engine.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// What counts the calls of functions that go that way.
    #[must_use]
    pub fn gate(&self) -> &Gate {
        &self.gate
    }

    /// The secret of [`CLIENT`].
    #[must_use]
    pub fn secret(&self) -> &str {
        &self.secret
    }

    /// Starts a function.
    ///
    /// # Errors
    ///
    /// As of [`Function::spawn`].
    pub async fn spawn(
        &self,
        name: &str,
        way: Way,
        first: Option<&Event>,
    ) -> Result<Function, NotMeasured> {
        Function::spawn(&self.folder, name, &self.environment(way), first).await
    }

    fn environment(&self, way: Way) -> Vec<(&'static str, String)> {
        let text = |text: &str| text.to_owned();
        let table = match way {
            Way::Straight => self.engine.url(),
            Way::Counted => self.gate.url(),
        };
        vec![
            // As Lambda says it.
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", text("256")),
            ("AWS_LAMBDA_FUNCTION_VERSION", text("$LATEST")),
            ("AWS_LAMBDA_LOG_FORMAT", text("JSON")),
            ("AWS_REGION", text("ap-southeast-1")),
            ("AWS_ACCESS_KEY_ID", text("bench")),
            ("AWS_SECRET_ACCESS_KEY", text("bench")),
            ("AWS_SESSION_TOKEN", text("bench")),
            ("RUST_LOG", text("info")),
            // Where Lambda would have AWS itself.
            ("AWS_ENDPOINT_URL_DYNAMODB", table),
            ("AWS_ENDPOINT_URL_SNS", self.carrier.url()),
            ("YINXIN_TABLE", text(testkit::engine::TABLE)),
            ("YINXIN_KEYS", format!("file:{}", self.keys.path().display())),
            ("YINXIN_ISSUER", text("https://bench.example")),
            ("YINXIN_AUDIENCE", text("hall")),
            ("YINXIN_SMS", text("sns-direct")),
            ("YINXIN_SMS_SIGNATURE", text("印信")),
            ("YINXIN_SMS_BUDGET", text("50000")),
            ("YINXIN_QR_BASE", text("https://bench.example/scan")),
            ("YINXIN_INVITATION_PAGE", text("https://b.example/i")),
            ("YINXIN_AGREEMENT", format!("{AGREEMENT}:{}", "0".repeat(64))),
            ("YINXIN_INSTITUTION_CODE", text(r"\d{9,12}")),
        ]
    }

    /// Registers a person and their organisation and signs them in, by the functions, counting what each step costs.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`], when a step is not answered as it should be.
    pub async fn register(&self) -> Result<(Registered, Vec<Counted>), NotMeasured> {
        Walk { hall: self, functions: BTreeMap::new(), counted: Vec::new() }.whole().await
    }

    fn face(&self, flow: &Flow) -> Result<Event, NotMeasured> {
        let body = json!({
            "registration": flow.registration,
            "scan_secret": flow.scan,
            "result": "passed",
            "identity": identity(),
        })
        .to_string();
        // Signed anew each time, so that it is never stale; one delivery all the same.
        let signed = self
            .webhook
            .sign(&format!("d-{}", flow.registration), SystemClock.now(), body.as_bytes())
            .ok_or_else(|| shut("there is no key of the face provider"))?;
        Ok(Event::new("POST", "/v1/face-callbacks/{provider}", 200)
            .parameter("provider", edge::wire::face::PROVIDER)
            .header("webhook-id", signed.id)
            .header("webhook-timestamp", signed.timestamp)
            .header("webhook-key-id", signed.key_id)
            .header("webhook-signature", signed.signature)
            .text(body))
    }
}

fn read<K: KeyKind>(folder: &Path) -> Result<K, NotMeasured> {
    let json = std::fs::read_to_string(folder.join(format!("{}.json", K::NAME))).map_err(shut)?;
    K::read(&json).map_err(shut)
}

fn legal_representative() -> Result<Identity, NotMeasured> {
    let number = sample::resident_id(SEED);
    let kind = "resident_id".parse().map_err(shut)?;
    let today = edge::today(&SystemClock);
    let document = IdentityDocument::parse(kind, &number, None, today).map_err(shut)?;
    Ok(Identity { document, name: sample::person_name(SEED).parse().map_err(shut)? })
}

fn identity() -> Value {
    json!({
        "id_type": "resident_id",
        "id_number": sample::resident_id(SEED),
        "name": sample::person_name(SEED),
    })
}

/// A registration, from its browser's side.
#[derive(Clone, Debug)]
struct Flow {
    path: &'static str,
    account: &'static str,
    registration: String,
    token: String,
    scan: String,
    sms_code: String,
}

impl Flow {
    fn status(&self) -> Event {
        Event::new("GET", self.path, 200)
            .parameter("registration", &self.registration)
            .bearer(&self.token)
    }

    fn send_code(&self, expected: u16) -> Event {
        Event::new("POST", "/v1/sms-codes", expected)
            .bearer(&self.token)
            .json(&json!({ "registration": self.registration, "mobile": sample::mobile(SEED) }))
    }

    fn verify_code(&self, code: &str, expected: u16) -> Event {
        Event::new("POST", "/v1/sms-codes/{sms_code}/verification", expected)
            .parameter("sms_code", &self.sms_code)
            .bearer(&self.token)
            .json(&json!({ "code": code }))
    }

    fn complete(&self) -> Event {
        Event::new("POST", self.account, 201)
            .parameter("registration", &self.registration)
            .bearer(&self.token)
            .json(&json!({
                "sms_code": self.sms_code,
                "mobile": sample::mobile(SEED),
                "password": PASSWORD,
                "password_confirmation": PASSWORD,
            }))
    }
}

/// A person and an organisation that are registered.
#[derive(Debug)]
pub struct Registered {
    person: Flow,
    organisation: Flow,
}

impl Registered {
    /// A sign-in, right or wrong, from an address of its own.
    #[must_use]
    pub fn sign_in(&self, is_right: bool, caller: u32) -> Event {
        let (password, expected) = if is_right { (PASSWORD, 201) } else { ("Not-the-1-word", 401) };
        Event::new("POST", "/v1/sessions", expected).from(caller).json(&json!({
            "organisation": sample::credit_code(SEED),
            "account": sample::resident_id(SEED),
            "password": password,
        }))
    }

    /// A request that this function answers as often as it is asked, after looking at the table, and a word on what it
    /// does. `None` for a function this bench does not know.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Hall`].
    pub fn again(
        &self,
        hall: &Hall,
        function: &str,
    ) -> Result<Option<(Event, &'static str)>, NotMeasured> {
        let Self { person, organisation } = self;
        Ok(Some(match function {
            "person-registration-start" => (person.status(), "status: 1 read"),
            "registration-start" => (organisation.status(), "status: 1 read"),
            "face-callback" => (hall.face(organisation)?, "a repeated delivery: 2 reads"),
            "sms-code-send" => (organisation.send_code(409), "refused after 2 reads"),
            "sms-code-verify" => (organisation.verify_code("000000", 422), "refused after 1 write"),
            "person-registration-complete" => (person.complete(), "repeated: reads + argon2"),
            "registration-complete" => (organisation.complete(), "repeated: reads + argon2"),
            "sign-in" => (self.sign_in(true, 0), "signs in: 4 calls + argon2"),
            _ => return Ok(None),
        }))
    }
}

struct Walk<'a> {
    hall: &'a Hall,
    functions: BTreeMap<&'static str, Function>,
    counted: Vec<Counted>,
}

impl Walk<'_> {
    async fn whole(mut self) -> Result<(Registered, Vec<Counted>), NotMeasured> {
        let person = self
            .flow(
                "person-registration-start",
                "/v1/person-registrations",
                "/v1/person-registrations/{registration}",
                "/v1/person-registrations/{registration}/account",
                &identity(),
            )
            .await?;
        self.step("a person completes", "person-registration-complete", &person.complete()).await?;
        let organisation = self
            .flow(
                "registration-start",
                "/v1/registrations",
                "/v1/registrations/{registration}",
                "/v1/registrations/{registration}/account",
                &json!({
                    "organisation": {
                        "credit_code": sample::credit_code(SEED),
                        "name": sample::organisation_name(SEED),
                    },
                    "legal_representative": identity(),
                    "agreement": { "version": AGREEMENT, "sha256": "0".repeat(64) },
                }),
            )
            .await?;
        self.step("an organisation completes", "registration-complete", &organisation.complete())
            .await?;
        let registered = Registered { person, organisation };
        // The first sign-in has no row of failures or limits to read, the later ones have: count a later one.
        self.step("", "sign-in", &registered.sign_in(true, 1)).await?;
        self.step("signing in", "sign-in", &registered.sign_in(true, 1)).await?;
        self.step("a wrong password", "sign-in", &registered.sign_in(false, 2)).await?;
        for (_, function) in self.functions {
            function.end().await;
        }
        Ok((registered, self.counted))
    }

    /// A registration, from its start to a verified mobile.
    async fn flow(
        &mut self,
        function: &'static str,
        start: &'static str,
        path: &'static str,
        account: &'static str,
        body: &Value,
    ) -> Result<Flow, NotMeasured> {
        let is_person = function == "person-registration-start";
        let begun = if is_person { "a person begins" } else { "an organisation begins" };
        let begun = self.step(begun, function, &Event::new("POST", start, 201).json(body)).await?;
        let text = |member: &str| begun.get(member).and_then(Value::as_str).unwrap_or_default();
        let scan = text("qr").rsplit_once("scan=").map(|(_, scan)| scan).unwrap_or_default();
        let mut flow = Flow {
            path,
            account,
            registration: text("registration").to_owned(),
            token: text("token").to_owned(),
            scan: scan.to_owned(),
            sms_code: String::new(),
        };
        self.step("how it stands", function, &flow.status()).await?;
        self.step("a face is shown", "face-callback", &self.hall.face(&flow)?).await?;
        let sent = self.step("a code is sent", "sms-code-send", &flow.send_code(201)).await?;
        let sms_code = sent.get("sms_code").and_then(Value::as_str).unwrap_or_default();
        sms_code.clone_into(&mut flow.sms_code);
        let code = self.hall.carrier.code().ok_or_else(|| shut("no code came by SMS"))?;
        self.step("a code is answered", "sms-code-verify", &flow.verify_code(&code, 200)).await?;
        Ok(flow)
    }

    /// One request to a warm function, counted under this name if it has one.
    async fn step(
        &mut self,
        flow: &'static str,
        function: &'static str,
        event: &Event,
    ) -> Result<Value, NotMeasured> {
        if !self.functions.contains_key(function) {
            let mut spawned = self.hall.spawn(function, Way::Counted, None).await?;
            spawned.rests().await?;
            self.functions.insert(function, spawned);
        }
        let Some(child) = self.functions.get_mut(function) else {
            return Err(shut(format!("{function} is lost")));
        };
        // What passed since is the boot's.
        let _ = self.hall.gate.take();
        let answer = child.ask(event).await?;
        let toll = self.hall.gate.take();
        if !flow.is_empty() {
            self.counted.push(Counted { flow, function, toll });
        }
        Ok(answer.body)
    }
}
