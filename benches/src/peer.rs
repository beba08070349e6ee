//! A sign-in beside a peer's: `better-auth`, a library of sign-ins in JavaScript, over SQLite in its own process.
//!
//! The peer hashes with our parameters and `@node-rs/argon2`, which is built on the same `argon2-rust`. Ours is `sign-in` in
//! two processes, as Lambda would start it for two requests at once; its table is the embedded engine in this process. Both are
//! driven from here, in turns.

use crate::build::root;
use crate::cpu::Hasher;
use crate::event::Event;
use crate::function::Function;
use crate::hall::{Hall, PASSWORD, Registered, Way};
use crate::statistics::Middle;
use crate::{NotMeasured, machine, meter};
use reqwest::StatusCode;
use reqwest::header::CONTENT_TYPE;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::{Mutex, mpsc};
use tokio::task::JoinSet;

/// How many sign in at once.
pub const CALLERS: [u32; 2] = [1, 8];

/// Processes of `sign-in`.
const PROCESSES: usize = 2;

const EMAIL: &str = "bench@example.com";

/// What one side did in all turns, with so many callers.
#[derive(Clone, Debug)]
pub struct Load {
    /// Sign-ins a second.
    pub per_second: Middle,
    /// CPU ms of a sign-in, in the processes of that side.
    pub cpu: Middle,
    /// CPU ms of a sign-in in this process, which asks; and is our table.
    pub driver: Middle,
    /// How long each took, in ms.
    pub latencies: Vec<f64>,
}

/// Both sides with so many callers.
#[derive(Clone, Debug)]
pub struct Pair {
    /// At once.
    pub callers: u32,
    /// `sign-in`.
    pub ours: Load,
    /// `better-auth`.
    pub theirs: Load,
    /// Our sign-ins a second ÷ theirs, turn by turn.
    pub faster: Middle,
    /// Our CPU ÷ theirs, turn by turn.
    pub cpu: Middle,
    /// Our CPU ÷ the fastest bare hash, turn by turn.
    pub to_hash: Middle,
    /// Their CPU ÷ the fastest bare hash, turn by turn.
    pub their_to_hash: Middle,
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Found {
    /// With one caller, and with several.
    pub pairs: Vec<Pair>,
    /// MiB at most, of both processes.
    pub our_memory: f64,
    /// MiB at most.
    pub their_memory: f64,
    /// CPU ms of the fastest bare hash.
    pub hash: Middle,
}

/// Measures so many turns of so many sign-ins by each caller.
///
/// # Errors
///
/// [`NotMeasured`].
pub async fn measure(
    hall: &Hall,
    registered: Registered,
    turns: u32,
    sign_ins: u32,
) -> Result<Found, NotMeasured> {
    let mut bare = Hasher::start(hall)?;
    let ours = Arc::new(Ours::start(hall, registered).await?);
    let theirs = Arc::new(Theirs::start().await?);
    let mut all = Vec::new();
    let mut hashes = Vec::new();
    for turn in 0..=turns {
        let hash = bare.batch("fast").await?;
        for callers in CALLERS {
            let ours = Side::Ours(ours.clone());
            let ours = driven(&ours, callers, sign_ins).await?;
            let theirs = Side::Theirs(theirs.clone());
            let theirs = driven(&theirs, callers, sign_ins).await?;
            // The first turn warms caches, connections, allocators and the other's compiler.
            if turn > 0 {
                all.push((callers, ours, theirs, hash));
            }
        }
        if turn > 0 {
            hashes.push(hash);
        }
    }
    let pairs = CALLERS.into_iter().map(|callers| pair(callers, &all)).collect();
    let (our_memory, their_memory) = (ours.peak_mib()?, theirs.peak_mib()?);
    Ok(Found { pairs, our_memory, their_memory, hash: Middle::of(hashes) })
}

type Turn = (u32, Driven, Driven, f64);

fn pair(callers: u32, all: &[Turn]) -> Pair {
    let of: Vec<&Turn> = all.iter().filter(|turn| turn.0 == callers).collect();
    let middle = |what: fn(&Turn) -> f64| Middle::of(of.iter().copied().map(what));
    let load = |side: fn(&Turn) -> &Driven| {
        let driven = || of.iter().copied().map(side);
        Load {
            per_second: Middle::of(driven().map(|driven| driven.per_second)),
            cpu: Middle::of(driven().map(|driven| driven.cpu)),
            driver: Middle::of(driven().map(|driven| driven.driver)),
            latencies: driven().flat_map(|driven| driven.latencies.iter().copied()).collect(),
        }
    };
    Pair {
        callers,
        ours: load(|turn| &turn.1),
        theirs: load(|turn| &turn.2),
        faster: middle(|(_, ours, theirs, _)| ours.per_second / theirs.per_second),
        cpu: middle(|(_, ours, theirs, _)| ours.cpu / theirs.cpu),
        to_hash: middle(|(_, ours, _, hash)| ours.cpu / hash),
        their_to_hash: middle(|(_, _, theirs, hash)| theirs.cpu / hash),
    }
}

/// One side in one turn.
#[derive(Clone, Debug)]
struct Driven {
    per_second: f64,
    cpu: f64,
    driver: f64,
    latencies: Vec<f64>,
}

#[derive(Clone)]
enum Side {
    Ours(Arc<Ours>),
    Theirs(Arc<Theirs>),
}

impl Side {
    async fn sign_in(&self) -> Result<(), NotMeasured> {
        match self {
            Self::Ours(ours) => ours.sign_in().await,
            Self::Theirs(theirs) => theirs.sign_in().await,
        }
    }

    fn cpu(&self) -> Result<Duration, NotMeasured> {
        match self {
            Self::Ours(ours) => ours.processes.iter().map(|id| meter::cpu(Some(*id))).sum(),
            Self::Theirs(theirs) => meter::cpu(Some(theirs.process)),
        }
    }
}

/// Has so many callers sign in so many times each.
async fn driven(side: &Side, callers: u32, sign_ins: u32) -> Result<Driven, NotMeasured> {
    let own = || meter::cpu(Some(std::process::id()));
    let (cpu, driver, began) = (side.cpu()?, own()?, Instant::now());
    let mut running = JoinSet::new();
    for _ in 0..callers {
        let side = side.clone();
        running.spawn(async move {
            let mut latencies = Vec::new();
            for _ in 0..sign_ins {
                let began = Instant::now();
                side.sign_in().await?;
                latencies.push(began.elapsed().as_secs_f64() * 1_000.0);
            }
            Ok::<_, NotMeasured>(latencies)
        });
    }
    let mut latencies = Vec::new();
    while let Some(ended) = running.join_next().await {
        latencies.extend(ended.map_err(|error| NotMeasured::Hall(error.to_string()))??);
    }
    let took = began.elapsed().as_secs_f64();
    let times = f64::from(callers * sign_ins);
    let each = |before: Duration, after: Duration| {
        after.saturating_sub(before).as_secs_f64() * 1_000.0 / times
    };
    Ok(Driven {
        per_second: times / took,
        cpu: each(cpu, side.cpu()?),
        driver: each(driver, own()?),
        latencies,
    })
}

/// `sign-in`, in two processes.
struct Ours {
    registered: Registered,
    processes: Vec<u32>,
    /// Those that have nothing to do.
    free: Mutex<mpsc::UnboundedReceiver<Function>>,
    freed: mpsc::UnboundedSender<Function>,
    callers: AtomicU32,
}

impl Ours {
    async fn start(hall: &Hall, registered: Registered) -> Result<Self, NotMeasured> {
        let (freed, free) = mpsc::unbounded_channel();
        let mut processes = Vec::new();
        for _ in 0..PROCESSES {
            let mut function = hall.spawn("sign-in", Way::Straight, None).await?;
            function.rests().await?;
            processes.extend(function.process());
            // The receiver lives as long as this.
            let _ = freed.send(function);
        }
        let (free, callers) = (Mutex::new(free), AtomicU32::new(0x0001_0000));
        Ok(Self { registered, processes, free, freed, callers })
    }

    /// The event: each is from an address of its own.
    fn event(&self) -> Event {
        self.registered.sign_in(true, self.callers.fetch_add(1, Ordering::Relaxed))
    }

    async fn sign_in(&self) -> Result<(), NotMeasured> {
        let event = self.event();
        let free = self.free.lock().await.recv().await;
        let mut function = free.ok_or_else(|| NotMeasured::Hall("no sign-in".to_owned()))?;
        let answered = function.answer_to(&event).await;
        let _ = self.freed.send(function);
        answered.map(drop)
    }

    fn peak_mib(&self) -> Result<f64, NotMeasured> {
        self.processes.iter().map(|id| peak_mib(*id)).sum()
    }
}

fn peak_mib(process: u32) -> Result<f64, NotMeasured> {
    let kib = u32::try_from(meter::peak_kib(Some(process))?).unwrap_or(u32::MAX);
    Ok(f64::from(kib) / 1_024.0)
}

/// `better-auth`. It is ended when dropped.
struct Theirs {
    _child: Child,
    process: u32,
    address: String,
    client: reqwest::Client,
}

const PEER: &str = "better-auth";

fn silent(why: impl Into<String>) -> NotMeasured {
    NotMeasured::Silent { function: PEER.to_owned(), why: why.into() }
}

impl Theirs {
    async fn start() -> Result<Self, NotMeasured> {
        install()?;
        let mut command = Command::new("node");
        command.arg(root().join("benches/peer/peer.mjs")).args([EMAIL, PASSWORD]);
        command.env("NODE_ENV", "production").kill_on_drop(true);
        command.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = command.spawn().map_err(machine("starting node"))?;
        let process = child.id().ok_or_else(|| silent("it ended"))?;
        let said = child.stdout.take().ok_or_else(|| silent("it has no pipe"))?;
        let line = BufReader::new(said).lines().next_line().await;
        let address = line.map_err(machine("hearing node"))?;
        let address = address.ok_or_else(|| silent("it ended; what it said is above"))?;
        let client = reqwest::Client::builder().no_proxy().build();
        let client = client.map_err(|error| silent(error.to_string()))?;
        Ok(Self { _child: child, process, address, client })
    }

    async fn sign_in(&self) -> Result<(), NotMeasured> {
        let body = serde_json::json!({ "email": EMAIL, "password": PASSWORD }).to_string();
        let url = format!("{}/api/auth/sign-in/email", self.address);
        let request = self.client.post(url).header(CONTENT_TYPE, "application/json").body(body);
        let failed = |error: reqwest::Error| silent(error.to_string());
        let reply = request.send().await.map_err(failed)?;
        let status = reply.status();
        let body = reply.text().await.map_err(failed)?;
        if status == StatusCode::OK {
            return Ok(());
        }
        let (function, expected) = (PEER.to_owned(), StatusCode::OK.as_u16());
        Err(NotMeasured::Answer { function, expected, status: status.as_u16(), body })
    }

    fn peak_mib(&self) -> Result<f64, NotMeasured> {
        peak_mib(self.process)
    }
}

/// Installs the packages of `benches/peer/package-lock.json`, unless they are there.
fn install() -> Result<(), NotMeasured> {
    let folder = root().join("benches/peer");
    let (lock, installed) =
        (folder.join("package-lock.json"), folder.join("node_modules/installed"));
    let wanted = std::fs::read(&lock).map_err(machine("reading benches/peer/package-lock.json"))?;
    if std::fs::read(&installed).is_ok_and(|is| is == wanted) {
        return Ok(());
    }
    eprintln!("installing benches/peer/package-lock.json (once; about 45 MB)");
    let mut npm = std::process::Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
    let ended = npm.current_dir(&folder).status();
    if !ended.map_err(machine("starting npm (Node.js 20 or later)"))?.success() {
        return Err(NotMeasured::Hall("npm ci fails".to_owned()));
    }
    std::fs::write(installed, wanted).map_err(machine("writing benches/peer/node_modules"))
}
