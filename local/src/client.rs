//! The business system of this stack: one client that may ask for authority, made with the stack, its secret kept beside
//! the keys so that the walk can ask as it would.

use domain::{ClientSecret, Secret as _};
use keys::{Clients, KeyKind as _};
use operator::keys::{Kind, NotMade, file, rewrite};
use ports::SystemEntropy;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

/// What it calls itself.
pub const ID: &str = "case-system";
const NAME: &str = "样例办件系统";

/// Where its secret is, below the stack's data.
#[must_use]
pub fn secret_file(data: &Path) -> PathBuf {
    data.join(format!("{ID}.secret"))
}

/// Makes it, unless it is there with its secret; one whose secret is lost gets another.
///
/// # Errors
///
/// [`NotMade`].
pub fn make(data: &Path, keys: &Path) -> Result<(), NotMade> {
    let secret = secret_file(data);
    let Some(kind) = Kind::named(Clients::NAME).filter(|_| !secret.exists()) else { return Ok(()) };
    let is_known = fs::read_to_string(file(keys, kind))
        .ok()
        .and_then(|json| Clients::read(&json).ok())
        .is_some_and(|clients| clients.iter().any(|(id, ..)| id == ID));
    let (_, made) = rewrite(keys, kind, |json| {
        if is_known {
            Clients::with_another_secret(json, ID, &SystemEntropy)
        } else {
            Clients::with(json, ID, NAME, &SystemEntropy)
        }
    })?;
    write(&secret, &made).map_err(|error| NotMade::Path { path: secret, doing: "written", error })
}

fn write(path: &Path, secret: &ClientSecret) -> std::io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(secret.reveal().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_client_is_made_once_and_again_when_its_secret_is_lost() {
        let data = tempfile::tempdir().unwrap();
        let keys = data.path().join("keys");
        operator::keys::generate_missing(&keys, &SystemEntropy).unwrap();
        let holds = || {
            let json = fs::read_to_string(keys.join("clients.json")).unwrap();
            let secret = fs::read_to_string(secret_file(data.path())).unwrap();
            Clients::read(&json).unwrap().authenticate(ID, &secret)
        };
        make(data.path(), &keys).unwrap();
        assert!(holds());
        let first = fs::read_to_string(secret_file(data.path())).unwrap();
        make(data.path(), &keys).unwrap();
        assert_eq!(fs::read_to_string(secret_file(data.path())).unwrap(), first);
        fs::remove_file(secret_file(data.path())).unwrap();
        make(data.path(), &keys).unwrap();
        assert!(holds());
    }
}
