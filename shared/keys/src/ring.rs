//! A ring of symmetric keys: JSON as it is kept, and the rotation of it.
//!
//! ```json
//! { "current": "b2", "next": "b3", "keys": { "b1": "<base64, 32 bytes>", "b2": "…", "b3": "…" } }
//! ```
//!
//! Functions read a ring once, when they start, so for a while after a rotation some work with the ring of before. That
//! is safe because `next` is in every ring from its first day: a rotation makes it current, and whoever still has the
//! old ring can already read what is made with it. Before rotating again, wait until every function has started anew.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ports::{Entropy, random};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A kind of key: where its ring is kept, and how it is read.
pub trait KeyKind: Sized {
    /// The last part of the secret's name, and the file's stem on one machine.
    const NAME: &'static str;

    /// Reads a ring.
    ///
    /// # Errors
    ///
    /// [`BadKeys`].
    fn read(json: &str) -> Result<Self, BadKeys>;
}

/// A kind of key that is drawn and rotated. One that is derived from another, or written by hand, is not.
pub trait Rotating: KeyKind {
    /// A fresh ring, as JSON; or, given a ring, the same with its next key current and a fresh one next (a provider's
    /// webhook keys, which have neither, get one more). Old keys stay.
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
    next: String,
    keys: BTreeMap<String, String>,
}

/// Keys by id, one of them current.
pub(crate) struct Ring<K> {
    current: (String, K),
    older: Vec<(String, K)>,
    next: (String, K),
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
        let (mut current, mut next) = (None, None);
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
            } else if id == kept.next {
                next = Some((id, key));
            } else {
                older.push((id, key));
            }
        }
        let current = current.ok_or(bad("the current key is not in the ring"))?;
        let next = next.ok_or(bad("the next key is not in the ring, or is the current one"))?;
        Ok(Self { current, older, next })
    }

    pub(crate) fn current(&self) -> (&str, &K) {
        (&self.current.0, &self.current.1)
    }

    pub(crate) fn get(&self, id: &str) -> Option<&K> {
        self.iter().find(|(known, _)| *known == id).map(|(_, key)| key)
    }

    /// Every key there is: the current one first, the next one last.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &K)> {
        self.used().chain(std::iter::once((self.next.0.as_str(), &self.next.1)))
    }

    /// Every key that something may have been made with by whoever has this ring: the current one first.
    pub(crate) fn used(&self) -> impl Iterator<Item = (&str, &K)> {
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

/// A new ring; or `old`, its next key current and a fresh one next. Keys are drawn from `entropy`; old ones stay.
pub(crate) fn rotated(
    kind: &'static str,
    letter: char,
    old: Option<&str>,
    entropy: &dyn Entropy,
) -> Result<String, BadKeys> {
    let fresh = || STANDARD.encode(random::<32>(entropy));
    let (current, mut keys) = if let Some(json) = old {
        let Kept { next, keys, .. } = kept(kind, json)?;
        (next, keys)
    } else {
        let first = next_id(letter, std::iter::empty());
        (first.clone(), BTreeMap::from([(first, fresh())]))
    };
    let next = next_id(letter, keys.keys().map(String::as_str));
    keys.insert(next.clone(), fresh());
    written(kind, &Kept { current, next, keys })
}

pub(crate) fn written(kind: &'static str, ring: &impl Serialize) -> Result<String, BadKeys> {
    serde_json::to_string_pretty(ring).map_err(|_| BadKeys { kind, reason: "it cannot be written" })
}
