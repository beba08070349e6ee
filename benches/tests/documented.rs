//! Every benchmark that a page names runs, with its smallest settings and what `cargo build` has built; so none rots.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot be read or run has failed")]

use regex_lite::Regex;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a benchmark that is a program is named so in a page: `cargo run --release --bin bench`.
const COMMAND: &str = r"cargo run --release --bin ([a-z-]+)";

/// Where a benchmark that is a script is.
const SCRIPT: &str = r"(?:^|[\s`])(benches/[a-z-]+) ";

/// Programs and scripts that have a test below.
const RUN: [&str; 5] = ["bench", "growth", "imports", "peer", "benches/profiles"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: &Path, is_wanted: fn(&Path) -> bool) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_file() && is_wanted(path)).collect()
}

/// What the pages name.
fn documented() -> BTreeSet<String> {
    let is_page = |path: &Path| path.extension().is_some_and(|kind| kind == "md");
    let mut pages = files(&root(), is_page);
    for folder in ["docs", "docs/decisions"] {
        pages.extend(files(&root().join(folder), is_page));
    }
    let patterns = [COMMAND, SCRIPT].map(|pattern| Regex::new(pattern).unwrap());
    let mut found = BTreeSet::new();
    for page in pages {
        let text = std::fs::read_to_string(page).unwrap();
        for pattern in &patterns {
            found.extend(pattern.captures_iter(&text).map(|found| found[1].to_owned()));
        }
    }
    found
}

/// What there is.
fn existing() -> BTreeSet<String> {
    let is_program = |path: &Path| path.extension().is_some_and(|kind| kind == "rs");
    let is_script = |path: &Path| path.extension().is_none();
    let programs = files(&root().join("benches/src/bin"), is_program);
    let scripts = files(&root().join("benches"), is_script);
    let name = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
    let scripts = scripts.iter().map(|path| format!("benches/{}", name(path)));
    programs.iter().map(name).chain(scripts).collect()
}

/// Runs it, and gives what it prints.
fn smallest(program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.arg("--smallest").args(arguments).current_dir(root());
    let ran = command.output().unwrap();
    let told = String::from_utf8_lossy(&ran.stdout).into_owned();
    assert!(ran.status.success(), "{told}{}", String::from_utf8_lossy(&ran.stderr));
    told
}

#[test]
fn every_benchmark_is_documented_and_has_a_smallest_run_here() {
    let run: BTreeSet<String> = RUN.map(str::to_owned).into();
    assert_eq!(existing(), run, "there and run");
    assert_eq!(documented(), run, "documented and run");
}

#[test]
fn a_benchmark_is_found_in_a_page_in_a_block_and_in_a_line() {
    let command = Regex::new(COMMAND).unwrap();
    let script = Regex::new(SCRIPT).unwrap();
    let found = |pattern: &Regex, text: &str| {
        pattern.captures(text).map(|found| found[1].to_owned()).unwrap_or_default()
    };
    assert_eq!(found(&command, "```sh\ncargo run --release --bin bench\n```"), "bench");
    assert_eq!(found(&command, "run `cargo run --release --bin peer -- --turns 3`"), "peer");
    assert_eq!(found(&command, "cargo run --bin yinxin"), "");
    assert_eq!(found(&script, "`benches/profiles <folder>` builds"), "benches/profiles");
    assert_eq!(found(&script, "read benches/src/cpu.rs and"), "");
}

#[test]
fn the_smallest_bench_measures_calls_cpu_and_starts() {
    let told = smallest(env!("CARGO_BIN_EXE_bench"), &["--profile", "dev"]);
    for line in ["signing in", "sign-in ÷ argon2-rust, memory kept", "bare, one GetItem"] {
        assert!(told.contains(line), "{line}: {told}");
    }
    assert!(!told.contains("OVER BUDGET"), "{told}");
}

#[test]
fn the_smallest_growth_measures_two_sizes() {
    let told = smallest(env!("CARGO_BIN_EXE_growth"), &["--profile", "dev"]);
    for line in ["10 organisations, 10 cases", "20 organisations, 10 cases", "a case is rated"] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn the_smallest_imports_reads_a_register_and_accounts_dry_first_and_again() {
    let told = smallest(env!("CARGO_BIN_EXE_imports"), &["--profile", "dev"]);
    for line in ["register   dry", "register   again", "legacy     first"] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn the_smallest_peer_signs_in_at_either_side_alone_and_eight_at_once() {
    let told = smallest(env!("CARGO_BIN_EXE_peer"), &["--profile", "dev"]);
    for line in ["\n1 at once", "\n8 at once", "better-auth, one process", "CPU, ours ÷ theirs"] {
        assert!(told.contains(line), "{line}: {told}");
    }
}

#[test]
fn the_smallest_profiles_builds_under_one_profile_and_leaves_what_it_built() {
    let folder = tempfile::tempdir().unwrap();
    let script = root().join("benches/profiles");
    let (script, folder) = (script.to_str().unwrap(), folder.path().to_str().unwrap());
    let told = smallest(script, &[folder, "false/16/3"]);
    assert!(told.contains("false/16/3"), "{told}");
    assert!(Path::new(folder).join("false-16-3/bare-hash").is_file(), "{told}");
}
