//! The binaries that are measured, built.

use crate::{NotMeasured, machine};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Which binaries are measured, and how much.
#[derive(Args, Clone, Debug)]
pub struct Measured {
    /// Measure the binaries in this folder, instead of building them.
    #[arg(long)]
    pub functions: Option<PathBuf>,
    /// How they are built.
    #[arg(long, value_enum, default_value_t = Profile::Release)]
    pub profile: Profile,
    /// Measure the least that there is, to see that the benchmark works; its figures say nothing.
    #[arg(long)]
    pub smallest: bool,
}

/// How binaries are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Profile {
    /// As they are shipped.
    Release,
    /// As `cargo build` builds them.
    Dev,
}

impl Measured {
    /// The folder of these binaries, which are built unless one is named.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`] when Cargo does not, with its words on standard error.
    pub fn folder<'a>(
        &self,
        binaries: impl IntoIterator<Item = &'a str>,
    ) -> Result<PathBuf, NotMeasured> {
        match &self.functions {
            Some(folder) => Ok(folder.clone()),
            None => built(self.profile, binaries),
        }
    }

    /// How long the gate that counts calls holds each reply back: longer than the time between two calls that a function
    /// makes at once, which on a busy machine, unoptimised, may be long.
    #[must_use]
    pub fn held_back(&self) -> Duration {
        Duration::from_millis(if self.smallest { 400 } else { 30 })
    }

    /// A number of its own, or the usual one.
    #[must_use]
    pub fn times(&self, own: Option<u32>, usual: u32) -> u32 {
        own.unwrap_or(if self.smallest { 1 } else { usual })
    }
}

/// Builds these binaries and no other, with the features that a build of the whole workspace gives their dependencies:
/// what such a build has made is taken as it is.
fn built<'a>(
    profile: Profile,
    binaries: impl IntoIterator<Item = &'a str>,
) -> Result<PathBuf, NotMeasured> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--workspace"]).current_dir(root());
    let folder = match profile {
        Profile::Release => {
            cargo.arg("--release");
            "release"
        }
        Profile::Dev => "debug",
    };
    for binary in binaries {
        cargo.args(["--bin", binary]);
    }
    // What `cargo run` tells its child would make Cargo think that the world has changed, and build it again.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name.as_ref());
        }
    }
    if !cargo.status().map_err(machine("building"))?.success() {
        return Err(NotMeasured::Hall("cargo build fails".to_owned()));
    }
    let this = std::env::current_exe().map_err(machine("looking for what was built"))?;
    // Beside the folder of whichever profile this was built with.
    Ok(this.ancestors().nth(2).map(|target| target.join(folder)).unwrap_or_default())
}

/// The workspace.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
