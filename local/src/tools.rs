//! The tools that the stack starts, and where they are: what `local/tools.sh` installed, or else on `PATH`.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// Where the OpenID provider is installed, below the workspace.
const PROVIDER: &str = "local/oidc/node_modules/oidc-provider";

/// Where each tool is.
#[derive(Clone, Debug)]
pub struct Tools {
    /// `cargo-lambda`, which emulates Lambda and API Gateway.
    pub cargo_lambda: PathBuf,
    /// `moto_server`, which emulates SNS.
    pub moto_server: PathBuf,
    /// `node`, which runs the OpenID provider.
    pub node: PathBuf,
}

/// A tool is not there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0} is not installed: run local/tools.sh, which installs the versions this was tested with"
)]
pub struct Missing(pub &'static str);

impl Tools {
    /// Finds them for the workspace at `root`. Ours come before those of `PATH`, whose versions we did not choose.
    ///
    /// # Errors
    ///
    /// [`Missing`], with the first that is nowhere.
    pub fn find(root: &Path, path: &OsStr) -> Result<Self, Missing> {
        let ours = root.join(".tools/venv/bin");
        let places: Vec<PathBuf> =
            std::iter::once(ours).chain(std::env::split_paths(path)).collect();
        let find = |name| {
            let files = places.iter().map(|place: &PathBuf| place.join(name));
            files.into_iter().find(|file| is_program(file)).ok_or(Missing(name))
        };
        let (cargo_lambda, moto_server) = (find("cargo-lambda")?, find("moto_server")?);
        let node = find("node")?;
        if !root.join(PROVIDER).is_dir() {
            return Err(Missing("oidc-provider"));
        }
        Ok(Self { cargo_lambda, moto_server, node })
    }
}

fn is_program(file: &Path) -> bool {
    const ANYBODY_RUNS: u32 = 0o111;
    fs::metadata(file).is_ok_and(|of| of.is_file() && of.permissions().mode() & ANYBODY_RUNS != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(directory: &Path, name: &str, mode: u32) {
        fs::create_dir_all(directory).unwrap();
        let file = directory.join(name);
        fs::write(&file, "").unwrap();
        fs::set_permissions(file, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn our_own_tool_comes_before_another_on_the_path() {
        let root = tempfile::tempdir().unwrap();
        let (ours, other) = (root.path().join(".tools/venv/bin"), root.path().join("other"));
        for place in [&ours, &other] {
            put(place, "cargo-lambda", 0o755);
        }
        put(&other, "moto_server", 0o755);
        put(&other, "node", 0o755);
        let missing = Tools::find(root.path(), other.as_os_str()).unwrap_err();
        assert_eq!(missing, Missing("oidc-provider"));
        fs::create_dir_all(root.path().join(PROVIDER)).unwrap();
        let tools = Tools::find(root.path(), other.as_os_str()).unwrap();
        assert_eq!(tools.cargo_lambda, ours.join("cargo-lambda"));
        assert_eq!(tools.moto_server, other.join("moto_server"));
    }

    #[test]
    fn a_missing_tool_is_told_in_one_line_that_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let place = root.path().join("bin");
        put(&place, "cargo-lambda", 0o755);
        put(&place, "moto_server", 0o644);
        let missing = Tools::find(root.path(), place.as_os_str()).unwrap_err();
        assert_eq!(missing, Missing("moto_server"), "a file that does not run is no tool");
        let line = missing.to_string();
        assert!(line.contains("local/tools.sh") && !line.contains('\n'), "{line}");
    }
}
