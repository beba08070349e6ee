//! What stands around the functions: an embedded table, keys, a carrier of SMS, and one organisation that the functions
//! themselves have registered, step by step.

mod agent;
mod walk;
mod warm;

pub use agent::agent_signs_in;
pub(crate) use warm::Warm;

use crate::NotMeasured;
use crate::event::Event;
use crate::function::Function;
use crate::sms::Carrier;
use crate::toll::{Gate, Toll};
use domain::{Identity, IdentityDocument, RegisterRecord, Secret as _, Standing, sample};
use keys::{BlindKeys, Clients, KeyKind, WebhookKeys};
use ports::{Clock as _, SystemClock, SystemEntropy};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;
use testkit::{Calls, Engine};
use walk::{Flow, Walk};

pub(crate) const PASSWORD: &str = "Qin5-lantern*Xue";
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
    /// Opens it around the functions in `folder`, with a gate that holds replies back so long; the business register knows one
    /// organisation.
    ///
    /// # Errors
    ///
    /// [`NotMeasured::Hall`].
    pub async fn open(folder: &Path, held_back: Duration) -> Result<Self, NotMeasured> {
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
        let gate = Gate::open(engine.url(), held_back).await?;
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

    /// What the operators' command line is given.
    #[must_use]
    pub fn operator(&self) -> Vec<(&'static str, String)> {
        self.environment(Way::Straight)
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
            ("YINXIN_ARGON2", text("fast")),
        ]
    }

    /// Registers a person and their organisation and signs them in, by the functions, counting what each step costs.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`], when a step is not answered as it should be.
    pub async fn register(&self) -> Result<(Registered, Vec<Counted>), NotMeasured> {
        Walk::new(self).whole().await
    }

    fn face(&self, flow: &Flow) -> Result<Event, NotMeasured> {
        let body = json!({
            "registration": flow.registration,
            "scan_secret": flow.scan,
            "result": "passed",
            "identity": identity(flow.seed),
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

/// Somebody of the sample.
fn identity(seed: u64) -> Value {
    json!({
        "id_type": "resident_id",
        "id_number": sample::resident_id(seed),
        "name": sample::person_name(seed),
    })
}

/// Somebody of the sample signs in for the organisation.
fn signs_in(seed: u64, password: &str, expected: u16) -> Event {
    Event::new("POST", "/v1/sessions", expected).json(&json!({
        "organisation": sample::credit_code(SEED),
        "account": sample::resident_id(seed),
        "password": password,
    }))
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
        signs_in(SEED, password, expected).from(caller)
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
