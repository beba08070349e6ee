//! The guard, as a process: whatever a program started, in whichever session, does not outlive the guard's starter.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use local::guard::{GRACE, below};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

const MOMENT: Duration = Duration::from_millis(20);

fn guarded(program: &[&str]) -> Child {
    let mut guard = Command::new(env!("CARGO_BIN_EXE_local"));
    guard.args(["guard", "--"]).args(program).stdin(Stdio::piped()).stderr(Stdio::null());
    guard.spawn().unwrap()
}

/// Waits until so many processes are below the guard; tells them.
fn all_below(guard: &Child, count: usize) -> Vec<u32> {
    let begun = Instant::now();
    loop {
        let found = below(guard.id());
        if found.len() == count {
            return found;
        }
        assert!(begun.elapsed() < GRACE, "{count} processes are expected, there are {found:?}");
        sleep(MOMENT);
    }
}

fn is_alive(pid: u32) -> bool {
    std::fs::read_to_string(format!("/proc/{pid}/stat"))
        .is_ok_and(|stat| !stat.contains(") Z ") && !stat.contains(") X "))
}

#[test]
fn when_the_starter_is_gone_so_is_everything_even_in_other_sessions() {
    // Below the shell a session of its own, as cargo-lambda makes one, and in it another shell with a child.
    let script = "setsid sh -c 'sleep 300 & wait' & wait";
    let mut guard = guarded(&["sh", "-c", script]);
    let processes = all_below(&guard, 3);
    drop(guard.stdin.take());
    guard.wait().unwrap();
    assert!(!processes.into_iter().any(is_alive));
}

#[test]
fn a_program_that_will_not_stop_is_killed_after_the_grace() {
    let mut guard = guarded(&["sh", "-c", "trap '' TERM; while :; do sleep 1; done"]);
    let processes = all_below(&guard, 2);
    let begun = Instant::now();
    drop(guard.stdin.take());
    guard.wait().unwrap();
    assert!(begun.elapsed() >= GRACE);
    assert!(!processes.into_iter().any(is_alive));
}

#[test]
fn a_program_that_ends_by_itself_leaves_nothing_and_its_code_is_told() {
    let mut guard = guarded(&["sh", "-c", "setsid sleep 300 & sleep 1; exit 7"]);
    let processes = all_below(&guard, 3);
    // `wait` would close the pipe, which means something else to a guard.
    let pipe = guard.stdin.take();
    let ended = guard.wait().unwrap();
    drop(pipe);
    assert_eq!(ended.code(), Some(7));
    assert!(!processes.into_iter().any(is_alive));
}

#[test]
fn a_program_that_cannot_be_started_is_told_by_its_code() {
    let mut guard = guarded(&["/nowhere/at/all"]);
    assert_eq!(guard.wait().unwrap().code(), Some(127));
}
