//! Rings of keys as files of one machine: made where they are missing, rotated in place, never overwritten.
//!
//! A ring is `<dir>/<kind>.json`, readable by its owner only. A file appears whole or not at all: it is written beside
//! its place under another name, and then linked to it (a new ring, which fails if one is there) or renamed over it (a
//! rotation, which holds a lock on the directory, so that two at once make two keys). A ring that is derived from
//! another is the exception: whatever stands in its place, it is made anew when the other says something else.

use crate::text::read_whole;
use ::keys::{
    AlipayKeys, BadKeys, BlindKeys, Clients, CodeKeys, KeyKind as _, LicenceKeys, NotChanged,
    Passwords, Rotating, SealKeys, SsoProviders, StaffProvider, TokenKeys, VerifyingKeys,
    WebhookKeys,
};
use ports::Entropy;
use std::fs::{self, File, Permissions};
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// How rings of a kind come to be.
#[derive(Clone, Copy)]
enum Origin {
    /// Drawn, and rotated later.
    Drawn(fn(Option<&str>, &dyn Entropy) -> Result<String, BadKeys>),
    /// Made of another ring.
    Derived { from: &'static str, by: fn(&str) -> Result<String, BadKeys> },
    /// Empty at first; commands of its own write it.
    Written(fn() -> Result<String, BadKeys>),
}

/// A kind of ring, when which one it is is known only as the program runs.
#[derive(Clone, Copy)]
pub struct Kind {
    name: &'static str,
    origin: Origin,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Kind").field(&self.name).finish()
    }
}

impl Kind {
    /// Every kind that the system works with; one that is derived comes after the one it is derived from.
    pub const ALL: [Self; 12] = [
        Self::drawn::<BlindKeys>(),
        Self::drawn::<SealKeys>(),
        Self::drawn::<Passwords>(),
        Self::drawn::<CodeKeys>(),
        Self::drawn::<TokenKeys>(),
        Self {
            name: VerifyingKeys::NAME,
            origin: Origin::Derived { from: TokenKeys::NAME, by: VerifyingKeys::derived },
        },
        Self { name: Clients::NAME, origin: Origin::Written(Clients::nobody) },
        Self::drawn::<WebhookKeys>(),
        Self::drawn::<LicenceKeys>(),
        Self { name: SsoProviders::NAME, origin: Origin::Written(SsoProviders::nobody) },
        Self { name: StaffProvider::NAME, origin: Origin::Written(StaffProvider::nobody) },
        Self { name: AlipayKeys::NAME, origin: Origin::Written(AlipayKeys::nobody) },
    ];

    const fn drawn<K: Rotating>() -> Self {
        Self { name: K::NAME, origin: Origin::Drawn(K::rotated) }
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

    /// Whether it can be rotated.
    #[must_use]
    pub fn is_rotated(self) -> bool {
        matches!(self.origin, Origin::Drawn(_))
    }

    /// Whether it is derived from another.
    #[must_use]
    pub fn is_derived(self) -> bool {
        matches!(self.origin, Origin::Derived { .. })
    }

    /// What is derived from this kind.
    fn derived(self) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| matches!(kind.origin, Origin::Derived { from, .. } if from == self.name))
    }

    /// A first ring, as JSON.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when there can be none, because it is derived from another.
    pub fn first(self, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        match self.origin {
            Origin::Drawn(rotated) => rotated(None, entropy),
            Origin::Written(nobody) => nobody(),
            Origin::Derived { .. } => {
                Err(self.bad("it is made of another: `yinxin keys public` derives it"))
            }
        }
    }

    /// A ring rotated, as JSON.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when the ring cannot be read, or its kind is not rotated.
    pub fn rotated(self, old: &str, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        match self.origin {
            Origin::Drawn(rotated) => rotated(Some(old), entropy),
            Origin::Derived { .. } | Origin::Written(_) => Err(self.bad("it is not rotated")),
        }
    }

    /// The public half of a ring of this kind, as JSON.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when the ring cannot be read, or its kind has no public half.
    pub fn public(self, ring: &str) -> Result<String, BadKeys> {
        match self.derived().map(|kind| kind.origin) {
            Some(Origin::Derived { by, .. }) => by(ring),
            _ => Err(self.bad("it has no public half")),
        }
    }

    /// The kind that this one is derived from.
    #[must_use]
    pub fn source(self) -> Option<Self> {
        match self.origin {
            Origin::Derived { from, .. } => Self::named(from),
            Origin::Drawn(_) | Origin::Written(_) => None,
        }
    }

    fn bad(self, reason: &'static str) -> BadKeys {
        BadKeys { kind: self.name, reason }
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
    /// The clients stay as they are.
    #[error("{}: {why}", .file.display())]
    Clients {
        /// Where they are kept.
        file: PathBuf,
        /// Why.
        why: NotChanged,
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

impl From<(PathBuf, BadKeys)> for NotMade {
    fn from((file, bad): (PathBuf, BadKeys)) -> Self {
        Self::Bad { file, bad }
    }
}

impl From<(PathBuf, NotChanged)> for NotMade {
    fn from((file, why): (PathBuf, NotChanged)) -> Self {
        Self::Clients { file, why }
    }
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
        if make(dir, kind, entropy)? {
            made.push(kind.name);
        }
    }
    Ok(made)
}

/// Makes the ring of one kind, unless there is one, and what is derived from it, unless that is as it should be; tells
/// whether it made the ring.
///
/// # Errors
///
/// [`NotMade`]; a ring that was there is as it was.
pub fn generate(dir: &Path, kind: Kind, entropy: &dyn Entropy) -> Result<bool, NotMade> {
    let is_made = make(dir, kind, entropy)?;
    if let Some(derived) = kind.derived() {
        make(dir, derived, entropy)?;
    }
    Ok(is_made)
}

fn make(dir: &Path, kind: Kind, entropy: &dyn Entropy) -> Result<bool, NotMade> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(dir)
        .map_err(refused(dir, "created"))?;
    if let Origin::Derived { from, by } = kind.origin {
        let _lock = lock(dir, &file(dir, kind))?;
        return derive(dir, kind, &dir.join(format!("{from}.json")), by);
    }
    let file = file(dir, kind);
    if file.symlink_metadata().is_ok() {
        return Ok(false);
    }
    let ring = kind.first(entropy).map_err(|bad| NotMade::Bad { file: file.clone(), bad })?;
    match beside(&file, dir, &ring)?.persist_noclobber(&file) {
        Ok(_) => Ok(true),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(failed) => Err(refused(&file, "written")(failed.error)),
    }
}

/// Makes a derived ring what the other says now; tells whether it was something else.
fn derive(
    dir: &Path,
    kind: Kind,
    from: &Path,
    by: fn(&str) -> Result<String, BadKeys>,
) -> Result<bool, NotMade> {
    let ring = read(dir, from)?;
    let ring = by(&ring).map_err(|bad| NotMade::Bad { file: from.to_owned(), bad })?;
    let file = file(dir, kind);
    if fs::read_to_string(&file).is_ok_and(|kept| kept.trim_end() == ring) {
        return Ok(false);
    }
    replace(dir, &file, &ring)?;
    Ok(true)
}

/// Makes the next key of one kind's ring current and adds a fresh next. Old keys stay, so what was made with them still
/// reads. What is derived from the ring is made anew.
///
/// # Errors
///
/// [`NotMade`]; the ring is as it was, unless what is derived from it could not be written: `generate` does that again.
pub fn rotate(dir: &Path, kind: Kind, entropy: &dyn Entropy) -> Result<PathBuf, NotMade> {
    let (file, ()) = rewrite(dir, kind, |old| Ok::<_, BadKeys>((kind.rotated(old, entropy)?, ())))?;
    if let Some(derived) = kind.derived() {
        make(dir, derived, entropy)?;
    }
    Ok(file)
}

/// Puts what is made of a ring in its place, and hands on what else was made; two at once do it one after the other.
///
/// # Errors
///
/// [`NotMade`], or why nothing was made of it; the ring is as it was.
pub fn rewrite<T, E>(
    dir: &Path,
    kind: Kind,
    make: impl FnOnce(&str) -> Result<(String, T), E>,
) -> Result<(PathBuf, T), NotMade>
where
    NotMade: From<(PathBuf, E)>,
{
    let file = file(dir, kind);
    // Held until the end, when it is dropped.
    let _lock = lock(dir, &file)?;
    let old = read(dir, &file)?;
    let (ring, other) = make(&old).map_err(|why| NotMade::from((file.clone(), why)))?;
    replace(dir, &file, &ring)?;
    Ok((file, other))
}

fn missing(dir: &Path, file: &Path) -> NotMade {
    NotMade::Missing { file: file.to_owned(), dir: dir.to_owned() }
}

fn lock(dir: &Path, file: &Path) -> Result<File, NotMade> {
    let lock = match File::open(dir) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(missing(dir, file)),
        opened => opened.map_err(refused(dir, "opened"))?,
    };
    lock.lock().map_err(refused(dir, "locked"))?;
    Ok(lock)
}

/// The ring in a file.
///
/// # Errors
///
/// [`NotMade`] when there is none.
fn read(dir: &Path, file: &Path) -> Result<String, NotMade> {
    match File::open(file).and_then(read_whole) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(missing(dir, file)),
        read => read.map_err(refused(file, "read")),
    }
}

fn replace(dir: &Path, file: &Path, ring: &str) -> Result<(), NotMade> {
    let failed = |failed: tempfile::PersistError| refused(file, "written")(failed.error);
    beside(file, dir, ring)?.persist(file).map(|_| ()).map_err(failed)
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
