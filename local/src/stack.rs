//! The stack: everything that runs, started in order, and stopped with nothing left.
//!
//! ```text
//! browser ──▶ front (in this process) ──▶ cargo-lambda ──▶ functions ──▶ DynamoDB (dynoxide, in this process, on disk)
//!               ▲ signs                       ▲ stream         │               │
//! phone (in this process)                     └────────────────┼───────────────┘ changes
//!        ▲ reads messages                                      │
//!        └──────────── SNS (moto_server) ◀────────────────┤ sends
//!                                        OpenID provider ◀┘ asks
//! ```

use crate::alipay;
use crate::client;
use crate::front::Front;
use crate::functions::{self, NoRoutes};
use crate::guard::Guarded;
use crate::imports::samples;
use crate::phone::Phone;
use crate::settings::{PortTaken, Settings, SmsDelivery, url};
use crate::stream::{self, Driven, Driver};
use crate::tools::{Missing, Tools};
use crate::words::Words;
use crate::{documents, sample, schedule, sms, sso};
use indicatif::{ProgressBar, ProgressStyle};
use keys::{KeyKind, Veil};
use ports::SystemEntropy;
use reqwest::redirect::Policy;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};
use store::Table;
use testkit::{Calls, Engine, Failed};
use tokio::task::JoinHandle;

/// Where everything of a running stack is, for whoever works with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Whereabouts {
    /// The portal, and the API.
    pub functions: String,
    /// Where functions are invoked, as Lambda would have it.
    pub emulator: String,
    /// DynamoDB.
    pub dynamodb: String,
    /// SNS.
    pub sns: String,
    /// The OpenID provider.
    pub oidc: String,
    /// The simulated phone.
    pub phone: String,
    /// Keys, table and logs.
    pub data: PathBuf,
    /// Who issues tokens.
    pub issuer: String,
    /// For whom.
    pub audience: String,
    /// The agreement in force.
    pub agreement: Agreement,
}

/// The agreement that a registration accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its version.
    pub version: String,
    /// SHA-256 of its text, hexadecimal.
    pub sha256: String,
}

/// Why a stack did not start, or did not go on, in a line that says what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotUp {
    /// A tool is missing.
    #[error(transparent)]
    Missing(#[from] Missing),
    /// A port is in use.
    #[error(transparent)]
    Port(#[from] PortTaken),
    /// Another stack works on the same data.
    #[error("another stack works on {}: stop it, or take other data with --data", .0.display())]
    InUse(PathBuf),
    /// The file system refused.
    #[error("{} cannot be {doing}: {error}", .path.display())]
    Path {
        /// What it refused.
        path: PathBuf,
        /// What was to be done with it.
        doing: &'static str,
        /// Its words.
        error: io::Error,
    },
    /// Keys were not made.
    #[error("the keys cannot be made: {0}")]
    Keys(#[from] operator::keys::NotMade),
    /// Keys cannot be read.
    #[error("{0}: begin anew with --fresh")]
    BadKeys(#[from] keys::BadKeys),
    /// The table's engine refused.
    #[error("the table cannot be opened: {0}: begin anew with --fresh")]
    Table(String),
    /// A sample was not read.
    #[error("a sample cannot be imported: {0}")]
    Register(String),
    /// The functions cannot be told.
    #[error(transparent)]
    Routes(#[from] NoRoutes),
    /// The front cannot be made.
    #[error("the portal and the API cannot be served: {0}")]
    Front(String),
    /// SNS made no topic.
    #[error("SNS made no topic: {0}")]
    Topic(String),
    /// What was started ended.
    #[error("{name} ended by itself; the end of {}:\n{tail}", .log.display())]
    Ended {
        /// What.
        name: &'static str,
        /// Its log.
        log: PathBuf,
        /// The last lines of it.
        tail: String,
    },
    /// What was started does not answer.
    #[error("{name} does not answer ({came}); the end of {}:\n{tail}", .log.display())]
    Silent {
        /// What.
        name: String,
        /// What came instead.
        came: String,
        /// Its log.
        log: PathBuf,
        /// The last lines of it.
        tail: String,
    },
}

pub(crate) fn refused(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> NotUp {
    let path = path.to_owned();
    move |error| NotUp::Path { path, doing, error }
}

const SNS: &str = "sns";
const OIDC: &str = "oidc";
const FUNCTIONS: &str = "functions";
/// How long SNS, or the OpenID provider, may take to answer.
const SNS_PATIENCE: Duration = Duration::from_mins(1);
/// How long a function may take to answer first: Cargo may have to build it.
const FUNCTION_PATIENCE: Duration = Duration::from_mins(15);
/// How many lines of a log are told.
const TAIL: usize = 12;

/// A program that runs beside us.
#[derive(Debug)]
struct Child {
    name: &'static str,
    log: PathBuf,
    guarded: Guarded,
}

/// What runs, or as much of it as was started. Dropping it stops everything; [`Self::stop`] also waits for that.
#[derive(Debug)]
pub struct Stack {
    settings: Settings,
    sns: Option<Child>,
    oidc: Option<Child>,
    functions: Option<Child>,
    engine: Option<Engine>,
    front: Option<JoinHandle<()>>,
    phone: Option<JoinHandle<()>>,
    /// What drives functions: the stream, and schedules.
    streams: Vec<JoinHandle<()>>,
    /// Held while we work on the data.
    lock: Option<File>,
}

impl Stack {
    /// A stack with these settings, of which nothing runs.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            sns: None,
            oidc: None,
            functions: None,
            engine: None,
            front: None,
            phone: None,
            streams: Vec::new(),
            lock: None,
        }
    }

    /// Starts everything, and returns when all of it answers.
    ///
    /// # Errors
    ///
    /// [`NotUp`]; what was started still runs.
    pub async fn start(&mut self, words: &mut Words) -> Result<Whereabouts, NotUp> {
        let settings = self.settings.clone();
        let tools = Tools::find(&settings.root, &settings.path)?;
        settings.ports.free()?;
        self.lock = Some(lock(&settings.data)?);
        fs::create_dir_all(settings.data.join("logs"))
            .map_err(refused(&settings.data, "written"))?;

        let sns = self.start_sns(&tools, words).await?;
        let topic = match settings.sms {
            SmsDelivery::Direct => None,
            SmsDelivery::Topic => Some(sms::create_topic(&sns).await.map_err(NotUp::Topic)?),
        };

        let made = operator::keys::generate_missing(&settings.keys(), &SystemEntropy)?;
        if !made.is_empty() {
            words.line(&format!("keys      made {}", made.join(", ")));
        }
        client::make(&settings.data, &settings.keys())?;
        let veil = Veil { blind: ring(&settings)?, seal: ring(&settings)? };
        let oidc = self.start_oidc(&tools, words).await?;
        sso::make(&settings.keys(), &oidc)?;
        documents::make(&settings).map_err(refused(&settings.data, "written"))?;
        let alipay = alipay::make(&settings.keys(), &url(settings.ports.phone()))?;
        let alipay = alipay.map(Arc::new);

        let table = self.open_table(words).await?;
        samples(&settings, &table, &veil, words).await?;
        let blind = veil.blind;

        let whereabouts = Whereabouts {
            functions: url(settings.ports.front()),
            emulator: url(settings.ports.emulator()),
            dynamodb: url(settings.ports.dynamodb()),
            sns,
            oidc,
            phone: url(settings.ports.phone()),
            data: settings.data.clone(),
            issuer: url(settings.ports.front()),
            audience: functions::AUDIENCE.to_owned(),
            agreement: functions::agreement(),
        };
        self.start_functions(&tools, topic.as_deref(), words).await?;
        self.start_front().await?;
        self.start_streams().map_err(|error| NotUp::Table(error.to_string()))?;
        self.start_schedules().map_err(|error| NotUp::Table(error.to_string()))?;

        let samples = sample::read(&settings.register())
            .map_err(|error| NotUp::Register(error.to_string()))?;
        let keys = settings.keys();
        let papers = documents::folder(&settings).map_err(refused(&settings.data, "written"))?;
        let phone =
            Phone { papers, whereabouts: whereabouts.clone(), keys, table, blind, samples, alipay };
        let port = settings.ports.phone();
        let taken = |_| PortTaken { port, purpose: "the simulated phone" };
        self.phone = Some(phone.serve(port).await.map_err(taken)?);
        Ok(whereabouts)
    }

    /// The table, once it is open.
    #[must_use]
    pub fn table(&self) -> Option<Table> {
        self.engine.as_ref().map(|engine| engine.table(&Calls::default()))
    }

    /// Whether anything was started that has to be stopped.
    #[must_use]
    pub fn runs(&self) -> bool {
        self.sns.is_some() || self.oidc.is_some() || self.functions.is_some()
    }

    /// Waits until something that was started ends by itself; tells what.
    pub async fn ended(&mut self) -> NotUp {
        let Self { sns, oidc, functions, .. } = self;
        let ended = tokio::select! {
            child = ended(sns.as_mut()) => child,
            child = ended(oidc.as_mut()) => child,
            child = ended(functions.as_mut()) => child,
        };
        ended.as_ended()
    }

    /// Stops everything, and returns when nothing is left.
    pub async fn stop(mut self) {
        for server in [self.front.take(), self.phone.take()].into_iter().flatten() {
            server.abort();
        }
        // What was not handed over is handed over by the next stack.
        self.streams.iter().for_each(JoinHandle::abort);
        // Functions first: one in the middle of a write finds its table.
        let children = [self.functions.take(), self.oidc.take(), self.sns.take()];
        for child in children.into_iter().flatten() {
            child.guarded.stop().await;
        }
    }

    fn child(&self, name: &'static str, mut program: Command) -> Result<Child, NotUp> {
        let log = self.settings.log(name);
        // By this whoever looks at the machine's processes knows which stack each belongs to.
        program.env("YINXIN_STACK", &self.settings.data);
        let guarded = Guarded::start(&self.settings.local, &program, &log);
        Ok(Child { name, guarded: guarded.map_err(refused(&log, "written"))?, log })
    }

    async fn start_sns(&mut self, tools: &Tools, words: &mut Words) -> Result<String, NotUp> {
        let port = self.settings.ports.sns();
        let mut moto = Command::new(&tools.moto_server);
        moto.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
        // Nothing between it and its log.
        moto.env("PYTHONUNBUFFERED", "1");
        let begun = Instant::now();
        let child = self.sns.insert(self.child(SNS, moto)?);
        let sns = url(port);
        let answered = async {
            while sms::messages(&sns, "").await.is_err() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::select! {
            () = answered => {}
            () = child.guarded.ended() => return Err(child.as_ended()),
            () = tokio::time::sleep(SNS_PATIENCE) => {
                return Err(child.as_silent(SNS, format!("{} s", SNS_PATIENCE.as_secs())));
            }
        }
        words.line(&format!("SNS       {sns} ({:.1} s)", begun.elapsed().as_secs_f32()));
        Ok(sns)
    }

    async fn start_oidc(&mut self, tools: &Tools, words: &mut Words) -> Result<String, NotUp> {
        let ports = self.settings.ports;
        let mut node = Command::new(&tools.node);
        node.arg(self.settings.root.join("local/oidc/provider.mjs"));
        node.arg(ports.oidc().to_string()).args(sso::redirects(&url(ports.front())));
        let begun = Instant::now();
        let child = self.oidc.insert(self.child(OIDC, node)?);
        let oidc = url(ports.oidc());
        let answered = async {
            while !sso::answers(&oidc).await {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        };
        tokio::select! {
            () = answered => {}
            () = child.guarded.ended() => return Err(child.as_ended()),
            () = tokio::time::sleep(SNS_PATIENCE) => {
                return Err(child.as_silent(OIDC, format!("{} s", SNS_PATIENCE.as_secs())));
            }
        }
        words.line(&format!("OpenID    {oidc} ({:.1} s)", begun.elapsed().as_secs_f32()));
        Ok(oidc)
    }

    async fn open_table(&mut self, words: &mut Words) -> Result<Table, NotUp> {
        let port = self.settings.ports.dynamodb();
        let engine = Engine::at(&self.settings.table(), port).await;
        let engine = self.engine.insert(engine.map_err(|error| NotUp::Table(error.to_string()))?);
        words.line(&format!("DynamoDB  {}", engine.url()));
        Ok(engine.table(&Calls::default()))
    }

    async fn start_front(&mut self) -> Result<(), NotUp> {
        let port = self.settings.ports.front();
        let front = Front::of_stack(&self.settings);
        let front = front.map_err(|error| NotUp::Front(error.to_string()))?;
        let taken = |_| PortTaken { port, purpose: "the portal and the API" };
        self.front = Some(front.serve(port).await.map_err(taken)?);
        Ok(())
    }

    fn start_schedules(&mut self) -> Result<(), Failed> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        for scheduled in schedule::scheduled()? {
            let base = url(self.settings.ports.emulator());
            self.streams.push(tokio::spawn(scheduled.drive(client.clone(), base)));
        }
        Ok(())
    }

    fn start_streams(&mut self) -> Result<(), Failed> {
        let Some(engine) = &self.engine else { return Ok(()) };
        let client = reqwest::Client::builder().no_proxy().build()?;
        for driven in stream::driven()? {
            let position = self.settings.data.join(format!("stream.{}.position", driven.function));
            let after = fs::read_to_string(&position).ok();
            let changes = engine.changes(after.as_deref())?;
            let base = url(self.settings.ports.emulator());
            let driver = Driver { driven, base, position, changes };
            self.streams.push(tokio::spawn(driver.drive(client.clone())));
        }
        Ok(())
    }

    async fn start_functions(
        &mut self,
        tools: &Tools,
        topic: Option<&str>,
        words: &mut Words,
    ) -> Result<(), NotUp> {
        let routes = functions::routes(&self.settings.root)?;
        let driven = stream::driven().map_err(|error| NotUp::Table(error.to_string()))?;
        let scheduled = schedule::scheduled().map_err(|error| NotUp::Table(error.to_string()))?;
        let watch = functions::watch(&self.settings, tools, topic);
        let base = url(self.settings.ports.emulator());
        let child = self.functions.insert(self.child(FUNCTIONS, watch)?);
        let begun = Instant::now();
        let answered = async {
            let client = reqwest::Client::builder().no_proxy().redirect(Policy::none()).build();
            let client = client.map_err(|error| (FUNCTIONS.to_owned(), error.to_string()))?;
            functions::listening(&client, &base).await;
            let awaited = functions::one_each(&routes);
            let bar = bar(
                (awaited.len() + driven.len() + scheduled.len()) as u64,
                "{spinner} {pos} of {len} functions; waiting for {msg}",
            );
            let told = |name: &str, words: &mut Words| {
                let seconds = begun.elapsed().as_secs_f32();
                bar.suspend(|| words.line(&format!("function  {name} ({seconds:.1} s)")));
                bar.inc(1);
            };
            // One after another: of many that begin at once, the emulator now and then forgets to start one. It costs
            // little, because Cargo's locks let them start one after another anyway.
            for route in awaited {
                let name = &route.function;
                bar.set_message(name.clone());
                let answers = functions::answers(&client, &base, route, FUNCTION_PATIENCE);
                answers.await.map_err(|came| (name.clone(), came))?;
                told(name, words);
            }
            for Driven { function: name, .. } in &driven {
                bar.set_message(name.clone());
                let answers = async {
                    // An empty batch: it has nothing to do, and says that nothing failed.
                    let url = stream::invocations(&base, name);
                    let told = stream::hand_over(&client, &url, Vec::new());
                    let told = tokio::time::timeout(FUNCTION_PATIENCE, told).await;
                    let silent = |_| format!("no answer in {} s", FUNCTION_PATIENCE.as_secs());
                    told.map_err(silent)?.map(drop).map_err(|error| error.to_string())
                };
                answers.await.map_err(|came| (name.clone(), came))?;
                told(name, words);
            }
            for schedule::Scheduled { function: name, .. } in &scheduled {
                bar.set_message(name.clone());
                let answers = schedule::invoke(&client, &base, name);
                let answers = tokio::time::timeout(FUNCTION_PATIENCE, answers).await;
                let silent =
                    |_| (name.clone(), format!("no answer in {} s", FUNCTION_PATIENCE.as_secs()));
                answers.map_err(silent)?.map_err(|error| (name.clone(), error.to_string()))?;
                told(name, words);
            }
            bar.finish_and_clear();
            Ok(())
        };
        let answered: Result<(), (String, String)> = tokio::select! {
            answered = answered => answered,
            () = functions::one_ended(&child.log) => {
                Err(("a function".to_owned(), "it ended as it started".to_owned()))
            }
            () = child.guarded.ended() => return Err(child.as_ended()),
        };
        answered.map_err(|(name, came)| child.as_silent(&name, came))
    }
}

async fn ended(child: Option<&mut Child>) -> &Child {
    match child {
        Some(child) => {
            child.guarded.ended().await;
            child
        }
        None => std::future::pending().await,
    }
}

impl Child {
    fn as_ended(&self) -> NotUp {
        NotUp::Ended { name: self.name, log: self.log.clone(), tail: tail(&self.log) }
    }

    fn as_silent(&self, name: &str, came: String) -> NotUp {
        NotUp::Silent { name: name.to_owned(), came, log: self.log.clone(), tail: tail(&self.log) }
    }
}

fn tail(log: &Path) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    // What a program says of a failure is not between its notes of what it does.
    let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with(" INFO ")).collect();
    let last = lines.iter().skip(lines.len().saturating_sub(TAIL));
    last.map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n")
}

pub(crate) fn bar(length: u64, template: &str) -> ProgressBar {
    let style = ProgressStyle::with_template(template);
    let bar = ProgressBar::new(length);
    bar.enable_steady_tick(Duration::from_millis(100));
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Makes the data ours, until the file is closed.
fn lock(data: &Path) -> Result<File, NotUp> {
    fs::create_dir_all(data).map_err(refused(data, "created"))?;
    let path = data.join("lock");
    let lock = File::create(&path).map_err(refused(&path, "written"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(fs::TryLockError::WouldBlock) => Err(NotUp::InUse(data.to_owned())),
        Err(fs::TryLockError::Error(error)) => Err(refused(&path, "locked")(error)),
    }
}

/// What a stack keeps below its data; nothing else of that directory is ours.
const KEPT: [&str; 15] = [
    "keys",
    "logs",
    "table.sqlite",
    "table.sqlite-shm",
    "table.sqlite-wal",
    "stream.notices.position",
    "register.imported",
    "register.position",
    "register.refused.csv",
    "legacy.imported",
    "legacy.position",
    "legacy.refused.csv",
    "matters.imported",
    "matters.position",
    "matters.refused.csv",
];

/// Forgets what an earlier stack kept here: keys, table and logs.
///
/// # Errors
///
/// [`NotUp`], when a stack runs on it, or something cannot be removed.
pub fn forget(data: &Path) -> Result<(), NotUp> {
    if !data.exists() {
        return Ok(());
    }
    let _lock = lock(data)?;
    for name in KEPT {
        let path = data.join(name);
        let removed =
            if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        match removed {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(refused(&path, "removed")(error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A ring of this stack's keys.
fn ring<K: KeyKind>(settings: &Settings) -> Result<K, NotUp> {
    let file = settings.keys().join(format!("{}.json", K::NAME));
    let json = fs::read_to_string(&file).map_err(refused(&file, "read"))?;
    Ok(K::read(&json)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_stacks_do_not_work_on_the_same_data() {
        let data = tempfile::tempdir().unwrap();
        let first = lock(data.path()).unwrap();
        let second = lock(data.path()).unwrap_err();
        assert!(matches!(second, NotUp::InUse(_)), "{second}");
        assert!(matches!(forget(data.path()), Err(NotUp::InUse(_))), "nor are they forgotten");
        drop(first);
        lock(data.path()).unwrap();
    }

    #[test]
    fn only_what_a_stack_keeps_is_forgotten() {
        let data = tempfile::tempdir().unwrap();
        let at = |name| data.path().join(name);
        fs::create_dir(at("keys")).unwrap();
        for name in ["keys/blind.json", "table.sqlite", "thesis.docx"] {
            fs::write(at(name), "").unwrap();
        }
        forget(data.path()).unwrap();
        assert!(!at("keys").exists() && !at("table.sqlite").exists());
        assert!(at("thesis.docx").exists());
        forget(&at("nowhere")).unwrap();
        assert!(!at("nowhere").exists());
    }

    #[test]
    fn a_log_is_told_by_its_last_lines() {
        let data = tempfile::tempdir().unwrap();
        let log = data.path().join("log");
        let lines: Vec<String> = (1..=20).map(|n| n.to_string()).collect();
        fs::write(&log, lines.join("\n") + "\n INFO all is well\n").unwrap();
        let tail = tail(&log);
        assert!(tail.starts_with("  9\n") && tail.ends_with("  20"), "{tail}");
    }
}
