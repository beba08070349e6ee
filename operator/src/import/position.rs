//! How far an import came, in a file of its own: everything before is in the table or was refused.
//!
//! ```json
//! { "fingerprint": "<of the register's file and the table>", "byte": 1048576, "line": 9000 }
//! ```
//!
//! The fingerprint covers the first 64 KiB, the length and the time of the last change. A file that changed starts
//! afresh, and so does one that goes into another table. A position that cannot be read is none: starting afresh is
//! never wrong, only slower.

use keys::sha256_hex;
use serde::{Deserialize, Serialize};
use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::time::UNIX_EPOCH;

/// How many of the file's first bytes the fingerprint covers.
const HEAD: u64 = 64 * 1024;

/// What tells a file and a table from others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Fingerprint(String);

impl Fingerprint {
    pub(crate) fn of(file: &Path, into: &str) -> io::Result<Self> {
        let opened = File::open(file)?;
        let about = opened.metadata()?;
        let changed = about.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default();
        let mut head = Vec::new();
        opened.take(HEAD).read_to_end(&mut head)?;
        let (head, length, changed) = (sha256_hex(&head), about.len(), changed.as_nanos());
        Ok(Self(sha256_hex(format!("{head} {length} {changed} {into}").as_bytes())))
    }
}

/// Where a row ends, in bytes of the file as UTF-8. Lines are counted from 1, and are for people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) byte: u64,
    pub(crate) line: u64,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    fingerprint: Fingerprint,
    byte: u64,
    line: u64,
}

impl Position {
    /// The position kept for this fingerprint; the beginning, if there is none.
    pub(crate) fn read(path: &Path, fingerprint: &Fingerprint) -> Self {
        fs::read(path)
            .ok()
            .and_then(|json| serde_json::from_slice::<Kept>(&json).ok())
            .filter(|kept| kept.fingerprint == *fingerprint)
            .map(|Kept { byte, line, .. }| Self { byte, line })
            .unwrap_or_default()
    }

    /// Replaces the position, whole or not at all.
    pub(crate) fn keep(self, path: &Path, fingerprint: &Fingerprint) -> io::Result<()> {
        let Self { byte, line } = self;
        let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
        let mut beside = tempfile::NamedTempFile::new_in(dir.unwrap_or(Path::new(".")))?;
        let kept = Kept { fingerprint: fingerprint.clone(), byte, line };
        beside.write_all(&serde_json::to_vec(&kept)?)?;
        beside.persist(path)?;
        Ok(())
    }
}

/// Removes the position, if there is one.
pub(crate) fn forget(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
    }
}
