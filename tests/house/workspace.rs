//! The workspace as it lies on disk, and as Cargo reads it.

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A source file.
pub(crate) struct Source {
    /// From the root: `shared/store/src/key.rs`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    /// Whether all of it is tests.
    pub(crate) fn is_test(&self) -> bool {
        self.path.starts_with("tests/") || self.path.contains("/tests/")
    }

    /// What runs in production: no comment, and no `mod tests` at the end.
    pub(crate) fn code(&self) -> String {
        let before = self.text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let is_code = |line: &&str| !line.trim_start().starts_with("//");
        before.lines().filter(is_code).collect::<Vec<_>>().join("\n")
    }
}

/// A file of the workspace.
pub(crate) fn read(path: &str) -> String {
    let file = tests::root().join(path);
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The names of what lies in a folder of the workspace, sorted.
pub(crate) fn folder(path: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(tests::root().join(path)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Every `.rs` file below these folders.
pub(crate) fn sources(rooms: &[&str]) -> Vec<Source> {
    let root = tests::root();
    let mut sources = Vec::new();
    for room in rooms {
        gather(&root, &root.join(room), &mut sources);
    }
    assert!(!sources.is_empty(), "there are no sources in {rooms:?}");
    sources
}

fn gather(root: &Path, folder: &Path, sources: &mut Vec<Source>) {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            gather(root, &path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let path = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            sources.push(Source { path, text });
        }
    }
}

/// What Cargo says, in words of its own.
pub(crate) fn cargo(arguments: &[&str]) -> String {
    let asked = Command::new("cargo").args(arguments).current_dir(tests::root()).output().unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stderr));
    String::from_utf8(asked.stdout).unwrap()
}

/// What Cargo knows of the workspace, dependencies of dependencies left out.
pub(crate) fn metadata() -> Value {
    serde_json::from_str(&cargo(&["metadata", "--no-deps", "--format-version", "1"])).unwrap()
}
