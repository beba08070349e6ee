//! Business systems that ask on their own account: who they are, and the hashes of their secrets.
//!
//! ```json
//! { "clients": { "case-system": { "name": "办件系统", "secrets": ["<SHA-256, hexadecimal>", "…"] } } }
//! ```
//!
//! At most two secrets, the older one first, so that a system can be given a new one and go over to it in its own time.
//! A secret is 256 random bits, so its hash needs no salt and no slowness: there is nothing to guess.

use crate::digest::{from_hex, sha256, sha256_hex};
use crate::ring::{BadKeys, KeyKind, written};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use domain::{ClientId, ClientSecret, Secret as _};
use ports::{Entropy, random};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Secrets of one client at most: two, while it changes from one to the other.
const LIVE: usize = 2;
/// A name is for people: this many characters at most.
const NAME_MOST: usize = 80;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    clients: BTreeMap<String, KeptClient>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptClient {
    name: String,
    secrets: Vec<String>,
}

#[derive(Debug)]
struct Client {
    name: String,
    secrets: Vec<[u8; 32]>,
}

/// The business systems that may ask.
#[derive(Debug)]
pub struct Clients(BTreeMap<String, Client>);

/// Why the clients stay as they are.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotChanged {
    /// An id is 3 to 40 lower-case letters, digits and hyphens.
    #[error("an id is 3 to 40 lower-case letters, digits and hyphens")]
    Id,
    /// A name is 1 to 80 characters.
    #[error("a name is 1 to 80 characters in one line")]
    Name,
    /// A client of that id is there.
    #[error("there is a client {0} already: `yinxin clients rotate` gives it another secret")]
    There(String),
    /// No client has that id.
    #[error("there is no client {0}")]
    Unknown(String),
    /// The ring cannot be used.
    #[error(transparent)]
    Bad(#[from] BadKeys),
}

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: Clients::NAME, reason }
}

fn is_id(id: &str) -> bool {
    id.parse::<ClientId>().is_ok()
}

fn is_name(name: &str) -> bool {
    (1..=NAME_MOST).contains(&name.chars().count())
        && !name.trim().is_empty()
        && !name.chars().any(char::is_control)
}

fn kept(json: &str) -> Result<Kept, BadKeys> {
    serde_json::from_str(json).map_err(|_| bad("it is not a list of clients in JSON"))
}

impl KeyKind for Clients {
    const NAME: &'static str = "clients";

    fn read(json: &str) -> Result<Self, BadKeys> {
        let mut clients = BTreeMap::new();
        for (id, KeptClient { name, secrets }) in kept(json)?.clients {
            if !is_id(&id) || !is_name(&name) {
                return Err(bad("a client has an id and a name"));
            }
            if secrets.is_empty() || secrets.len() > LIVE {
                return Err(bad("a client has one or two secrets"));
            }
            let secrets = secrets.iter().map(|hex| from_hex(hex)).collect::<Option<Vec<_>>>();
            let secrets = secrets.ok_or(bad("a secret is kept as its SHA-256 in hexadecimal"))?;
            clients.insert(id, Client { name, secrets });
        }
        Ok(Self(clients))
    }
}

impl Clients {
    /// Nobody, as JSON: what a new installation begins with.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn nobody() -> Result<String, BadKeys> {
        written(Self::NAME, &Kept { clients: BTreeMap::new() })
    }

    /// Whether this is that client's secret. The same work for a client that is not there.
    #[must_use]
    pub fn authenticate(&self, id: &str, secret: &str) -> bool {
        let claimed = sha256(secret.as_bytes());
        let secrets = self.0.get(id).map(|client| client.secrets.as_slice()).unwrap_or_default();
        (0..LIVE).fold(false, |holds, at| {
            let kept = secrets.get(at);
            let is_same = verify_slices_are_equal(kept.unwrap_or(&[0; 32]), &claimed).is_ok();
            holds | (is_same & kept.is_some())
        })
    }

    /// Each client: id, name, how many secrets it has.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        self.0
            .iter()
            .map(|(id, Client { name, secrets })| (id.as_str(), name.as_str(), secrets.len()))
    }

    /// The clients with one more, as JSON, and the secret that it alone is to have.
    ///
    /// # Errors
    ///
    /// [`NotChanged`].
    pub fn with(
        json: &str,
        id: &str,
        name: &str,
        entropy: &dyn Entropy,
    ) -> Result<(String, ClientSecret), NotChanged> {
        if !is_id(id) {
            return Err(NotChanged::Id);
        }
        if !is_name(name) {
            return Err(NotChanged::Name);
        }
        let mut kept = kept(json)?;
        if kept.clients.contains_key(id) {
            return Err(NotChanged::There(id.to_owned()));
        }
        let (secret, hash) = fresh(entropy);
        let client = KeptClient { name: name.to_owned(), secrets: vec![hash] };
        kept.clients.insert(id.to_owned(), client);
        Ok((checked(&kept)?, secret))
    }

    /// The clients with another secret for one, as JSON, and that secret. The last one before it still holds; an older
    /// one does no more.
    ///
    /// # Errors
    ///
    /// [`NotChanged`].
    pub fn with_another_secret(
        json: &str,
        id: &str,
        entropy: &dyn Entropy,
    ) -> Result<(String, ClientSecret), NotChanged> {
        let mut kept = kept(json)?;
        let client = kept.clients.get_mut(id).ok_or_else(|| NotChanged::Unknown(id.to_owned()))?;
        let (secret, hash) = fresh(entropy);
        client.secrets.drain(..client.secrets.len().saturating_sub(LIVE - 1));
        client.secrets.push(hash);
        Ok((checked(&kept)?, secret))
    }

    /// The clients but one, as JSON.
    ///
    /// # Errors
    ///
    /// [`NotChanged`].
    pub fn without(json: &str, id: &str) -> Result<String, NotChanged> {
        let mut kept = kept(json)?;
        kept.clients.remove(id).ok_or_else(|| NotChanged::Unknown(id.to_owned()))?;
        checked(&kept)
    }
}

fn fresh(entropy: &dyn Entropy) -> (ClientSecret, String) {
    let secret = ClientSecret::from_random(random(entropy));
    let hash = sha256_hex(secret.reveal().as_bytes());
    (secret, hash)
}

/// As JSON, if functions will be able to read it.
fn checked(kept: &Kept) -> Result<String, NotChanged> {
    let json = written(Clients::NAME, kept)?;
    Clients::read(&json)?;
    Ok(json)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::SystemEntropy;

    const ID: &str = "case-system";

    fn one() -> (String, ClientSecret) {
        Clients::with(&Clients::nobody().unwrap(), ID, "办件系统", &SystemEntropy).unwrap()
    }

    fn holds(json: &str, id: &str, secret: &ClientSecret) -> bool {
        Clients::read(json).unwrap().authenticate(id, secret.reveal())
    }

    #[test]
    fn a_client_is_known_by_its_own_secret_and_by_no_other() {
        let (json, secret) = one();
        let (json, other) = Clients::with(&json, "other", "其他", &SystemEntropy).unwrap();
        assert!(holds(&json, ID, &secret) && holds(&json, "other", &other));
        assert!(!holds(&json, ID, &other) && !holds(&json, "other", &secret));
        assert!(!holds(&json, "unknown", &secret) && !holds(&json, "", &secret));
        assert!(!Clients::read(&json).unwrap().authenticate(ID, ""));
        assert!(!json.contains(secret.reveal()), "a secret is not kept");
    }

    #[test]
    fn nobody_is_let_in_where_nobody_is_kept() {
        let clients = Clients::read(&Clients::nobody().unwrap()).unwrap();
        assert!(!clients.authenticate(ID, "") && clients.iter().next().is_none());
    }

    #[test]
    fn two_secrets_hold_at_once_and_a_third_ends_the_first() {
        let (json, first) = one();
        let (json, second) = Clients::with_another_secret(&json, ID, &SystemEntropy).unwrap();
        assert!(holds(&json, ID, &first) && holds(&json, ID, &second));
        let (json, third) = Clients::with_another_secret(&json, ID, &SystemEntropy).unwrap();
        assert!(!holds(&json, ID, &first));
        assert!(holds(&json, ID, &second) && holds(&json, ID, &third));
    }

    #[test]
    fn a_client_that_is_removed_is_unknown() {
        let (json, secret) = one();
        let json = Clients::without(&json, ID).unwrap();
        assert!(!holds(&json, ID, &secret));
        let unknown = Err(NotChanged::Unknown(ID.to_owned()));
        assert_eq!(Clients::without(&json, ID), unknown);
    }

    #[test]
    fn ids_and_names_are_of_a_shape_and_an_id_is_one_client_s() {
        let (json, _) = one();
        let add = |id: &str, name: &str| Clients::with(&json, id, name, &SystemEntropy).map(|_| ());
        for id in ["", "ab", "Case", "case system", "案件", "a:b", &"a".repeat(41)] {
            assert_eq!(add(id, "n"), Err(NotChanged::Id), "{id}");
        }
        for name in ["", "  ", "a\nb", &"名".repeat(81)] {
            assert_eq!(add("new", name), Err(NotChanged::Name), "{name}");
        }
        assert_eq!(add(ID, "n"), Err(NotChanged::There(ID.to_owned())));
        assert_eq!(add("new", "n"), Ok(()));
    }

    #[test]
    fn a_ring_that_is_not_one_is_refused_and_not_quoted() {
        let client = |secrets: &str| {
            format!(r#"{{"clients":{{"case-system":{{"name":"n","secrets":{secrets}}}}}}}"#)
        };
        let hash = format!(r#""{}""#, "ab".repeat(32));
        assert!(Clients::read(&client(&format!("[{hash}]"))).is_ok());
        for json in [
            String::new(),
            "{}".into(),
            client("[]"),
            client(&format!("[{hash},{hash},{hash}]")),
            client(r#"["c2VjcmV0"]"#),
            client(&format!(r#"["{}"]"#, "+b".repeat(32))),
            client(&format!("[{hash}]")).replace("case-system", "C"),
        ] {
            let why = Clients::read(&json).unwrap_err().to_string();
            assert!(!why.contains("c2VjcmV0"), "{why}");
        }
    }
}
