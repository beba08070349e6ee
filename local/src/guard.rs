//! A program that never outlives whoever started it, nor does anything it started.
//!
//! `cargo lambda watch` puts every function into a session of its own, so killing its process group leaves them running;
//! and a stack that is killed outright can stop nothing. So each program runs below a guard, which is this same binary
//! under another command, and the guard's standard input is a pipe that only its starter holds:
//!
//! ```text
//! stack ══pipe══▶ guard ──▶ cargo-lambda ──▶ function (own session)
//!                   ▲                          │ its parent dies
//!                   └──────────────────────────┘ becomes the guard's child: the guard is a subreaper
//! ```
//!
//! The pipe ends when the stack drops it or dies, however it dies. The guard then asks the program to stop, gives it
//! [`GRACE`], and kills what is left below itself. On a system other than Linux it knows the program's process group
//! only.

use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use std::collections::HashMap;
use std::ffi::OsString;
use std::io::{self, Read as _};
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};
use std::{fs, thread};

/// How long a program that is asked to stop may take.
pub const GRACE: Duration = Duration::from_secs(5);

const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A program under guard. Dropping it has it stopped, without waiting for that.
#[derive(Debug)]
pub struct Guarded {
    guard: tokio::process::Child,
    pipe: Option<tokio::process::ChildStdin>,
}

impl Guarded {
    /// Starts a program under a guard, which is `local` at this path. What both print goes to the file `log`, which
    /// is begun anew.
    ///
    /// # Errors
    ///
    /// When the log cannot be written, or the guard cannot be started. (A program that cannot be started ends at once,
    /// and its log says why.)
    pub fn start(local: &Path, program: &Command, log: &Path) -> io::Result<Self> {
        let log = fs::File::create(log)?;
        let mut guard = Command::new(local);
        guard.arg("guard").arg("--").arg(program.get_program()).args(program.get_args());
        for (name, value) in program.get_envs() {
            match value {
                Some(value) => guard.env(name, value),
                None => guard.env_remove(name),
            };
        }
        if let Some(directory) = program.get_current_dir() {
            guard.current_dir(directory);
        }
        // A group of its own, so that the terminal's Ctrl-C reaches the stack alone, which then stops things in order.
        guard.process_group(0).stdin(Stdio::piped()).stdout(log.try_clone()?).stderr(log);
        let mut guard = tokio::process::Command::from(guard).spawn()?;
        // Out of the child, whose `wait` would close it.
        let pipe = guard.stdin.take();
        Ok(Self { guard, pipe })
    }

    /// Waits until the program has ended by itself, and everything it started with it.
    pub async fn ended(&mut self) {
        // A guard that cannot be waited for is as good as ended.
        let _ = self.guard.wait().await;
    }

    /// Has it stopped, and waits until nothing of it is left.
    pub async fn stop(mut self) {
        drop(self.pipe.take());
        self.ended().await;
    }
}

enum Event {
    Abandoned,
    Ended(io::Result<ExitStatus>),
}

/// The guard: runs a program until it ends or standard input does, leaves nothing of it, and tells the program's exit
/// code (127: it could not be started; 128 and more: a signal ended it).
#[must_use]
pub fn guard(program: &[OsString]) -> u8 {
    const NOT_STARTED: u8 = 127;
    adopt_orphans();
    let Some((name, arguments)) = program.split_first() else { return NOT_STARTED };
    let started = Command::new(name).args(arguments).process_group(0).stdin(Stdio::null()).spawn();
    let mut child = match started {
        Ok(child) => child,
        Err(error) => {
            eprintln!("{} cannot be started: {error}", name.display());
            return NOT_STARTED;
        }
    };
    let pid = Pid::from_child(&child);
    let (tell, events) = mpsc::channel();
    let abandoned = tell.clone();
    thread::spawn(move || {
        let mut ignored = [0; 64];
        while io::stdin().read(&mut ignored).is_ok_and(|read| read > 0) {}
        let _ = abandoned.send(Event::Abandoned);
    });
    thread::spawn(move || tell.send(Event::Ended(child.wait())));
    let ended = match events.recv() {
        Ok(Event::Ended(ended)) => ended.ok(),
        Ok(Event::Abandoned) => {
            let _ = kill_process(pid, Signal::TERM);
            match events.recv_timeout(GRACE) {
                Ok(Event::Ended(ended)) => ended.ok(),
                _ => None,
            }
        }
        Err(mpsc::RecvError) => None,
    };
    kill_rest(pid, ended.is_none());
    ended.map_or(128, code)
}

fn code(ended: ExitStatus) -> u8 {
    let code = ended.code().or_else(|| ended.signal().map(|signal| 128 + signal)).unwrap_or(128);
    u8::try_from(code).unwrap_or(u8::MAX)
}

/// Kills whatever is below us, until nothing is: a process may start another while we look.
fn kill_rest(program: Pid, is_running: bool) {
    if is_running {
        let _ = kill_process_group(program, Signal::KILL);
    }
    let enough = Instant::now() + GRACE;
    while Instant::now() < enough {
        let rest = below(std::process::id());
        if rest.is_empty() {
            return;
        }
        for pid in rest.into_iter().filter_map(|pid| Pid::from_raw(i32::try_from(pid).ok()?)) {
            let _ = kill_process(pid, Signal::KILL);
        }
        thread::sleep(LOOK_EVERY);
    }
}

fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    // Without it orphans go to init, and the program's own way to stop must do.
    let _ = rustix::process::set_child_subreaper(Some(rustix::process::getpid()));
}

/// Every living process below one, however deep. Empty where there is no `/proc`.
#[must_use]
pub fn below(top: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(pid) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else {
            continue;
        };
        // One that has gone meanwhile is no matter.
        let Ok(stat) = fs::read_to_string(entry.path().join("stat")) else { continue };
        if let Some(parent) = living_parent(&stat) {
            children.entry(parent).or_default().push(pid);
        }
    }
    let mut found = Vec::new();
    let mut ahead = vec![top];
    while let Some(pid) = ahead.pop() {
        let next = children.remove(&pid).unwrap_or_default();
        found.extend(&next);
        ahead.extend(next);
    }
    found
}

/// The parent in `/proc/<pid>/stat`: `pid (name) state parent …`, where the name may hold anything. None of a zombie.
fn living_parent(stat: &str) -> Option<u32> {
    let mut fields = stat.rsplit_once(") ")?.1.split(' ');
    let state = fields.next()?;
    let parent = fields.next()?.parse().ok()?;
    (!matches!(state, "Z" | "X")).then_some(parent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stat_line_tells_the_parent_whatever_the_name() {
        assert_eq!(living_parent("12 (sh) S 7 12 12 0 -1"), Some(7));
        assert_eq!(living_parent("12 (a) Z 9 (b) R 7 12 12"), Some(7));
        assert_eq!(living_parent("12 (sh) Z 7 12 12"), None);
        assert_eq!(living_parent("12"), None);
    }

    #[test]
    fn a_child_is_below_us_until_it_has_ended() {
        let mut child = Command::new("sleep").arg("60").spawn().unwrap();
        assert!(below(std::process::id()).contains(&child.id()));
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!below(std::process::id()).contains(&child.id()));
    }
}
