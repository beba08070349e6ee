//! The CPU time of a sign-in, as a multiple of the one thing in it that must be dear: one argon2id hash.

use crate::hall::{Hall, Registered, Way};
use crate::meter;
use crate::statistics::Middle;
use crate::{NotMeasured, machine};
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

/// Sign-ins, and hashes of each kind, in one turn.
const BATCH: u32 = 10;

/// What was found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Sign-ins measured.
    pub times: u32,
    /// CPU ms of a sign-in.
    pub sign_in: Middle,
    /// CPU ms of a bare hash that allocates its memory.
    pub anew: Middle,
    /// CPU ms of a bare hash that keeps its memory.
    pub kept: Middle,
    /// Sign-in ÷ bare hash that allocates, turn by turn.
    pub to_anew: Middle,
    /// Sign-in ÷ bare hash that keeps, turn by turn.
    pub to_kept: Middle,
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
    let mut sign_in = hall.spawn("sign-in", Way::Straight, None).await?;
    sign_in.rests().await?;
    let mut caller = 0x0001_0000;
    let mut found = Vec::new();
    for turn in 0..=turns {
        let mut of_hash = [0.0; 2];
        let before = sign_in.cpu()?;
        for _ in 0..BATCH {
            caller += 1;
            sign_in.ask(&registered.sign_in(true, caller)).await?;
        }
        let of_sign_in = each(before, sign_in.cpu()?);
        for (how, of_hash) in ["anew", "kept"].into_iter().zip(&mut of_hash) {
            let before = hasher.cpu()?;
            hasher.hash(how).await?;
            *of_hash = each(before, hasher.cpu()?);
        }
        // The first turn warms caches, connections and allocators.
        if turn > 0 {
            let [anew, kept] = of_hash;
            found.push((of_sign_in, anew, kept));
        }
    }
    sign_in.end().await;
    let middle = |of: fn(&(f64, f64, f64)) -> f64| Middle::of(found.iter().map(of));
    Ok(Found {
        times: turns * BATCH,
        sign_in: middle(|(sign_in, _, _)| *sign_in),
        anew: middle(|(_, anew, _)| *anew),
        kept: middle(|(_, _, kept)| *kept),
        to_anew: middle(|(sign_in, anew, _)| sign_in / anew),
        to_kept: middle(|(sign_in, _, kept)| sign_in / kept),
    })
}

/// ms of one.
fn each(before: Duration, after: Duration) -> f64 {
    after.saturating_sub(before).as_secs_f64() * 1_000.0 / f64::from(BATCH)
}

/// `bare-hash`, running.
struct Hasher {
    child: Child,
    ask: ChildStdin,
    done: Lines<BufReader<ChildStdout>>,
}

impl Hasher {
    fn start(hall: &Hall) -> Result<Self, NotMeasured> {
        let mut command = Command::new(hall.folder().join("bare-hash"));
        command.env_clear().stdin(Stdio::piped()).stdout(Stdio::piped()).kill_on_drop(true);
        let mut child = command.spawn().map_err(machine("starting bare-hash"))?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (ask, done) = pipes.ok_or_else(|| silent("it has no pipes"))?;
        Ok(Self { child, ask, done: BufReader::new(done).lines() })
    }

    async fn hash(&mut self, how: &str) -> Result<(), NotMeasured> {
        let line = format!("{how} {BATCH}\n");
        self.ask.write_all(line.as_bytes()).await.map_err(machine("asking bare-hash"))?;
        match self.done.next_line().await.map_err(machine("hearing bare-hash"))? {
            Some(_) => Ok(()),
            None => Err(silent("it ended")),
        }
    }

    fn cpu(&self) -> Result<Duration, NotMeasured> {
        meter::cpu(self.child.id())
    }
}

fn silent(why: &str) -> NotMeasured {
    NotMeasured::Silent { function: "bare-hash".to_owned(), why: why.to_owned() }
}
