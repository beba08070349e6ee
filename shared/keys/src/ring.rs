//! A ring of symmetric keys: JSON as it is kept, and the rotation of it.
//!
//! ```json
//! { "current": "b2", "keys": { "b1": "<base64, 32 bytes>", "b2": "<base64, 32 bytes>" } }
//! ```

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ports::{Entropy, random};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A kind of key: where its ring is kept, how one is made, how it is rotated.
pub trait KeyKind: Sized {
    /// The last part of the secret's name, and the file's stem on one machine.
    const NAME: &'static str;

    /// Reads a ring.
    ///
    /// # Errors
    ///
    /// [`BadKeys`].
    fn read(json: &str) -> Result<Self, BadKeys>;

    /// A ring with one fresh key, as JSON; or, given a ring, the same with a fresh key that becomes current
    /// (or, for tokens, next). Old keys stay.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when the ring given cannot be read.
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys>;
}

/// A ring that cannot be used. Says which and why, never what is in it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the {kind} keys cannot be used: {reason}")]
pub struct BadKeys {
    /// Which kind.
    pub kind: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// Key ids are short: one sits in each PHC string, where eight bytes is the most.
pub(crate) const ID_MOST: usize = 8;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    current: String,
    keys: BTreeMap<String, String>,
}

/// Keys by id, one of them current.
pub(crate) struct Ring<K> {
    current: (String, K),
    older: Vec<(String, K)>,
}

impl<K> std::fmt::Debug for Ring<K> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.iter().map(|(id, _)| id).collect();
        f.debug_tuple("Ring").field(&ids).finish()
    }
}

impl<K> Ring<K> {
    pub(crate) fn read(
        kind: &'static str,
        json: &str,
        make: impl Fn(&[u8; 32]) -> Option<K>,
    ) -> Result<Self, BadKeys> {
        let bad = |reason| BadKeys { kind, reason };
        let kept = kept(kind, json)?;
        let mut current = None;
        let mut older = Vec::new();
        for (id, text) in kept.keys {
            if id.is_empty() || id.len() > ID_MOST || !id.bytes().all(|c| c.is_ascii_alphanumeric())
            {
                return Err(bad("a key id is 1 to 8 letters and digits"));
            }
            let bytes = STANDARD.decode(&text).ok().and_then(|bytes| bytes.try_into().ok());
            let key = bytes.as_ref().and_then(&make).ok_or(bad("a key is 32 bytes in base 64"))?;
            if id == kept.current {
                current = Some((id, key));
            } else {
                older.push((id, key));
            }
        }
        Ok(Self { current: current.ok_or(bad("the current key is not in the ring"))?, older })
    }

    pub(crate) fn current(&self) -> (&str, &K) {
        (&self.current.0, &self.current.1)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&K> {
        self.iter().find(|(known, _)| *known == id).map(|(_, key)| key)
    }

    /// Every live key, the current one first.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &K)> {
        std::iter::once(&self.current).chain(&self.older).map(|(id, key)| (id.as_str(), key))
    }
}

fn kept(kind: &'static str, json: &str) -> Result<Kept, BadKeys> {
    // serde's message could quote the text.
    serde_json::from_str(json).map_err(|_| BadKeys { kind, reason: "it is not a ring in JSON" })
}

/// The next id after those in use: `b1`, `b2`, …
pub(crate) fn next_id<'a>(letter: char, used: impl Iterator<Item = &'a str>) -> String {
    let highest = used
        .filter_map(|id| id.strip_prefix(letter)?.parse::<u32>().ok())
        .max()
        .unwrap_or_default();
    format!("{letter}{}", highest.saturating_add(1))
}

/// `old` with one more key, drawn from `entropy`, which is current.
pub(crate) fn rotated(
    kind: &'static str,
    letter: char,
    old: Option<&str>,
    entropy: &dyn Entropy,
) -> Result<String, BadKeys> {
    let mut keys = match old {
        Some(json) => kept(kind, json)?.keys,
        None => BTreeMap::new(),
    };
    let current = next_id(letter, keys.keys().map(String::as_str));
    keys.insert(current.clone(), STANDARD.encode(random::<32>(entropy)));
    written(kind, &Kept { current, keys })
}

pub(crate) fn written(kind: &'static str, ring: &impl Serialize) -> Result<String, BadKeys> {
    serde_json::to_string_pretty(ring).map_err(|_| BadKeys { kind, reason: "it cannot be written" })
}
