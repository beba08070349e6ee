//! The CPU time of a sign-in, as a multiple of the one thing in it that must be dear, an argon2id hash; and of requests that
//! do a part of what it does.

use crate::event::Event;
use crate::function::Function;
use crate::hall::{Hall, Registered, Way};
use crate::meter;
use crate::statistics::Middle;
use crate::{NotMeasured, machine};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Requests, and hashes of each kind, in one turn.
const BATCH: u32 = 10;

/// CPU ms of one request, or one hash, in one turn.
#[derive(Clone, Copy, Debug)]
struct Turn {
    sign_in: f64,
    jwks: f64,
    bare: f64,
    fast: f64,
    new: f64,
    rustcrypto: f64,
}

/// What was found, in CPU ms, or as ratios turn by turn.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Sign-ins measured.
    pub times: u32,
    /// A sign-in.
    pub sign_in: Middle,
    /// `jwks`: the Lambda loop, a reply and a line in the log.
    pub jwks: Middle,
    /// `bare`: the Lambda loop and one `GetItem`.
    pub bare: Middle,
    /// A bare hash, the way that functions hash.
    pub fast: Middle,
    /// The same with new memory.
    pub new: Middle,
    /// A bare hash by RustCrypto's `argon2`, its memory kept.
    pub rustcrypto: Middle,
    /// Sign-in − bare hash: all that is no hash.
    pub rest: Middle,
    /// Sign-in ÷ the fastest bare hash.
    pub to_fast: Middle,
    /// Sign-in ÷ a bare hash by RustCrypto's `argon2`.
    pub to_rustcrypto: Middle,
}

/// Measures so many turns of ten.
///
/// # Errors
///
/// [`NotMeasured`].
pub async fn measure(
    hall: &Hall,
    registered: &Registered,
    turns: u32,
) -> Result<Found, NotMeasured> {
    let mut hasher = Hasher::start(hall)?;
    let mut sign_in = warm(hall, "sign-in").await?;
    let mut jwks = warm(hall, "jwks").await?;
    let mut bare = warm(hall, "bare").await?;
    let (of_jwks, of_bare) =
        (Event::new("GET", "/.well-known/jwks.json", 200), Event::new("GET", "/", 200));
    let mut caller = 0x0001_0000;
    let mut found = Vec::new();
    for turn in 0..=turns {
        let mut of_sign_in = Vec::new();
        for _ in 0..BATCH {
            caller += 1;
            of_sign_in.push(registered.sign_in(true, caller));
        }
        let turned = Turn {
            sign_in: batch(&mut sign_in, of_sign_in.iter()).await?,
            fast: hasher.batch("fast").await?,
            new: hasher.batch("new").await?,
            rustcrypto: hasher.batch("rustcrypto").await?,
            jwks: batch(&mut jwks, std::iter::repeat(&of_jwks)).await?,
            bare: batch(&mut bare, std::iter::repeat(&of_bare)).await?,
        };
        // The first turn warms caches, connections and allocators.
        if turn > 0 {
            found.push(turned);
        }
    }
    for function in [sign_in, jwks, bare] {
        function.end().await;
    }
    let middle = |of: fn(&Turn) -> f64| Middle::of(found.iter().map(of));
    Ok(Found {
        times: turns * BATCH,
        sign_in: middle(|turn| turn.sign_in),
        jwks: middle(|turn| turn.jwks),
        bare: middle(|turn| turn.bare),
        fast: middle(|turn| turn.fast),
        new: middle(|turn| turn.new),
        rustcrypto: middle(|turn| turn.rustcrypto),
        rest: middle(|turn| turn.sign_in - turn.fast),
        to_fast: middle(|turn| turn.sign_in / turn.fast),
        to_rustcrypto: middle(|turn| turn.sign_in / turn.rustcrypto),
    })
}

async fn warm(hall: &Hall, name: &str) -> Result<Function, NotMeasured> {
    let mut function = hall.spawn(name, Way::Straight, None).await?;
    function.rests().await?;
    Ok(function)
}

/// CPU ms of each request of a batch.
async fn batch(
    function: &mut Function,
    events: impl Iterator<Item = &Event>,
) -> Result<f64, NotMeasured> {
    let before = function.cpu()?;
    for event in events.take(BATCH as usize) {
        function.ask(event).await?;
    }
    Ok(each(before, function.cpu()?))
}

/// ms of one.
fn each(before: Duration, after: Duration) -> f64 {
    after.saturating_sub(before).as_secs_f64() * 1_000.0 / f64::from(BATCH)
}

/// `bare-hash`, running.
pub(crate) struct Hasher {
    child: Child,
    ask: ChildStdin,
    done: Lines<BufReader<ChildStdout>>,
}

impl Hasher {
    pub(crate) fn start(hall: &Hall) -> Result<Self, NotMeasured> {
        let mut command = Command::new(hall.folder().join("bare-hash"));
        command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().map_err(machine("starting bare-hash"))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (ask, done) = pipes.ok_or_else(|| silent("it has no pipes"))?;
        Ok(Self { child, ask, done: BufReader::new(done).lines() })
    }

    /// CPU ms of each hash of a batch.
    pub(crate) async fn batch(&mut self, how: &str) -> Result<f64, NotMeasured> {
        let before = meter::cpu(self.child.id())?;
        let line = format!("{how} {BATCH}\n");
        self.ask.write_all(line.as_bytes()).await.map_err(machine("asking bare-hash"))?;
        match self.done.next_line().await.map_err(machine("hearing bare-hash"))? {
            Some(_) => Ok(each(before, meter::cpu(self.child.id())?)),
            None => Err(silent("it ended")),
        }
    }
}

fn silent(why: &str) -> NotMeasured {
    NotMeasured::Silent { function: "bare-hash".to_owned(), why: why.to_owned() }
}
