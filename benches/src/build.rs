//! The functions as they are shipped, built.

use crate::{NotMeasured, machine};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds these packages as they are shipped; tells where they are.
///
/// # Errors
///
/// [`NotMeasured`] when Cargo does not, with its words on standard error.
pub fn released<'a>(packages: impl IntoIterator<Item = &'a str>) -> Result<PathBuf, NotMeasured> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--release"]).current_dir(root());
    for package in packages {
        cargo.args(["-p", package]);
    }
    // What `cargo run` tells its child would make Cargo think that the world has changed, and build it again.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name.as_ref());
        }
    }
    if !cargo.status().map_err(machine("building"))?.success() {
        return Err(NotMeasured::Hall("cargo build --release fails".to_owned()));
    }
    let this = std::env::current_exe().map_err(machine("looking for what was built"))?;
    // Beside the folder of whichever profile this was built with.
    Ok(this.ancestors().nth(2).map(|target| target.join("release")).unwrap_or_default())
}

/// Every function there is.
///
/// # Errors
///
/// [`NotMeasured`] when the folder cannot be read.
pub fn functions() -> Result<Vec<String>, NotMeasured> {
    let doing = "looking for functions";
    let folder = std::fs::read_dir(root().join("functions")).map_err(machine(doing))?;
    folder
        .map(|one| Ok(one.map_err(machine(doing))?.file_name().to_string_lossy().into_owned()))
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}
