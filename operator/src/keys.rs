//! Rings of keys as files of one machine: made where they are missing, rotated in place, never overwritten.
//!
//! A ring is `<dir>/<kind>.json`, readable by its owner only. A file appears whole or not at all: it is written beside
//! its place under another name, and then linked to it (a new ring, which fails if one is there) or renamed over it (a
//! rotation, which holds a lock on the directory, so that two at once make two keys).

use ::keys::{BadKeys, BlindKeys, CodeKeys, KeyKind, Passwords, SealKeys, TokenKeys, WebhookKeys};
use ports::Entropy;
use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A kind of ring, when which one it is is known only as the program runs.
#[derive(Clone, Copy)]
pub struct Kind {
    name: &'static str,
    rotated: fn(Option<&str>, &dyn Entropy) -> Result<String, BadKeys>,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kind").field(&self.name).finish()
    }
}

impl Kind {
    /// Every kind that the system works with.
    pub const ALL: [Self; 6] = [
        Self::of::<BlindKeys>(),
        Self::of::<SealKeys>(),
        Self::of::<Passwords>(),
        Self::of::<CodeKeys>(),
        Self::of::<TokenKeys>(),
        Self::of::<WebhookKeys>(),
    ];

    const fn of<K: KeyKind>() -> Self {
        Self { name: K::NAME, rotated: K::rotated }
    }

    /// The kind of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name == name)
    }

    /// Its name: the file's stem, and the last part of the secret's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// A fresh ring, or the given one rotated, as JSON.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when the given ring cannot be read.
    pub fn rotated(self, old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        (self.rotated)(old, entropy)
    }
}

/// Why keys were neither made nor rotated.
#[derive(Debug, thiserror::Error)]
pub enum NotMade {
    /// There is no ring to rotate.
    #[error("{} is not there: make it with `yinxin keys generate --dir {}`", .file.display(), .dir.display())]
    Missing {
        /// Where it was looked for.
        file: PathBuf,
        /// Its directory.
        dir: PathBuf,
    },
    /// The ring cannot be used.
    #[error("{}: {bad}", .file.display())]
    Bad {
        /// Where it is.
        file: PathBuf,
        /// Why.
        bad: BadKeys,
    },
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
}

fn refused(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> NotMade {
    let path = path.to_owned();
    move |error| NotMade::Path { path, doing, error }
}

/// Where a directory keeps a kind's ring.
#[must_use]
pub fn file(dir: &Path, kind: Kind) -> PathBuf {
    dir.join(format!("{}.json", kind.name))
}

/// Makes a ring for every kind that has none in the directory, which is made too; tells which kinds were made.
///
/// # Errors
///
/// [`NotMade`]; rings made before it stay, and no ring that was there is touched.
pub fn generate_missing(dir: &Path, entropy: &dyn Entropy) -> Result<Vec<&'static str>, NotMade> {
    let mut made = Vec::new();
    for kind in Kind::ALL {
        if generate(dir, kind, entropy)? {
            made.push(kind.name);
        }
    }
    Ok(made)
}

/// Makes the ring of one kind, unless there is one; tells whether it did.
///
/// # Errors
///
/// [`NotMade`]; a ring that was there is as it was.
pub fn generate(dir: &Path, kind: Kind, entropy: &dyn Entropy) -> Result<bool, NotMade> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(refused(dir, "created"))?;
    let file = file(dir, kind);
    if file.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let ring =
        kind.rotated(None, entropy).map_err(|bad| NotMade::Bad { file: file.clone(), bad })?;
    match beside(&file, dir, &ring)?.persist_noclobber(&file) {
        Ok(_) => Ok(true),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(failed) => Err(refused(&file, "written")(failed.error)),
    }
}

/// Makes the next key of one kind's ring current and adds a fresh next. Old keys stay, so what was made with them still
/// reads.
///
/// # Errors
///
/// [`NotMade`]; the ring is as it was.
pub fn rotate(dir: &Path, kind: Kind, entropy: &dyn Entropy) -> Result<PathBuf, NotMade> {
    let file = file(dir, kind);
    let missing = || NotMade::Missing { file: file.clone(), dir: dir.to_owned() };
    let lock = match File::open(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
        opened => opened.map_err(refused(dir, "opened"))?,
    };
    // Held until the end, when it is dropped.
    lock.lock().map_err(refused(dir, "locked"))?;
    let old = match fs::read_to_string(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing()),
        read => read.map_err(refused(&file, "read"))?,
    };
    let ring = kind
        .rotated(Some(&old), entropy)
        .map_err(|bad| NotMade::Bad { file: file.clone(), bad })?;
    beside(&file, dir, &ring)?
        .persist(&file)
        .map_err(|failed| refused(&file, "written")(failed.error))?;
    Ok(file)
}

/// The ring, on disk, under a name of no meaning.
fn beside(file: &Path, dir: &Path, ring: &str) -> Result<NamedTempFile, NotMade> {
    let write = || {
        let mut beside = tempfile::Builder::new()
            .prefix(".ring-")
            .permissions(Permissions::from_mode(0o600))
            .tempfile_in(dir)?;
        beside.write_all(ring.as_bytes())?;
        beside.write_all(b"\n")?;
        beside.as_file().sync_all()?;
        Ok(beside)
    };
    write().map_err(refused(file, "written"))
}
