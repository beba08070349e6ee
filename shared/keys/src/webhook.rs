//! Signed webhooks: what a provider sends is believed only if it signed it, just now.
//!
//! The headers and the signed text are those of the Standard Webhooks specification, with the key named beside them:
//!
//! ```text
//! webhook-id: <delivery id, stored once>
//! webhook-timestamp: <seconds since 1970, within 300 s of our clock>
//! webhook-key-id: <which of the provider's live keys>
//! webhook-signature: v1,<base64 HMAC-SHA-256 of "id.timestamp.body">      or v1a,<base64 Ed25519>
//! ```
//!
//! ```json
//! { "keys": { "w1": { "algorithm": "hmac-sha256", "key": "<base64>" },
//!             "w2": { "algorithm": "ed25519", "key": "<base64, public key>" } } }
//! ```
//!
//! A key has one algorithm; the signature's prefix does not choose it.

use crate::ring::{BadKeys, ID_MOST, KeyKind, Rotating, next_id, written};
use aws_lc_rs::hmac;
use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::rules;
use jiff::Timestamp;
use ports::{Entropy, random};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Live keys of one provider at most: two, while it changes from one to the other.
const LIVE: usize = 2;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    keys: BTreeMap<String, KeptKey>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptKey {
    algorithm: Algorithm,
    key: String,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Algorithm {
    HmacSha256,
    Ed25519,
}

enum Key {
    Hmac(Box<hmac::Key>),
    Ed25519(UnparsedPublicKey<Vec<u8>>),
}

/// The live keys of the `jshrss` face provider.
pub struct WebhookKeys(Vec<(String, Key)>);

impl std::fmt::Debug for WebhookKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|(id, _)| id.as_str()).collect();
        f.debug_tuple("WebhookKeys").field(&ids).finish()
    }
}

/// The headers of a delivery, as they came or as they are to be sent.
#[derive(Clone, Debug)]
pub struct SignedHeaders {
    /// `webhook-id`.
    pub id: String,
    /// `webhook-timestamp`.
    pub timestamp: String,
    /// `webhook-key-id`.
    pub key_id: String,
    /// `webhook-signature`.
    pub signature: String,
}

/// Why a delivery is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAuthentic {
    /// The delivery id is not 1 to 64 letters, digits, `_`, `-` or `.`.
    #[error("the delivery id is malformed")]
    Id,
    /// The timestamp is not a number of seconds, or more than 300 s from our clock.
    #[error("the timestamp is too old, too new, or no timestamp")]
    Stale,
    /// No live key has that id, or none of the signatures is that key's over these bytes.
    #[error("the signature does not hold")]
    Signature,
}

impl KeyKind for WebhookKeys {
    const NAME: &'static str = "face-jshrss";

    fn read(json: &str) -> Result<Self, BadKeys> {
        Self::of(Self::NAME, json)
    }
}

impl Rotating for WebhookKeys {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, old, entropy)
    }
}

/// The live keys of the electronic business licence's app (电子营业执照), which signs as a face provider does. Another
/// kind, so that neither can speak for the other.
#[derive(Debug)]
pub struct LicenceKeys(WebhookKeys);

impl KeyKind for LicenceKeys {
    const NAME: &'static str = "licence";

    fn read(json: &str) -> Result<Self, BadKeys> {
        WebhookKeys::of(Self::NAME, json).map(Self)
    }
}

impl Rotating for LicenceKeys {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, old, entropy)
    }
}

impl std::ops::Deref for LicenceKeys {
    type Target = WebhookKeys;

    fn deref(&self) -> &WebhookKeys {
        &self.0
    }
}

fn rotated(
    kind: &'static str,
    old: Option<&str>,
    entropy: &dyn Entropy,
) -> Result<String, BadKeys> {
    let kept = old.map(|old| kept(kind, old)).transpose()?;
    let mut keys = kept.map(|kept| kept.keys).unwrap_or_default();
    let id = next_id('w', keys.keys().map(String::as_str));
    while keys.len() >= LIVE {
        keys.pop_first();
    }
    let key = STANDARD.encode(random::<32>(entropy));
    keys.insert(id, KeptKey { algorithm: Algorithm::HmacSha256, key });
    written(kind, &Kept { keys })
}

impl WebhookKeys {
    fn of(kind: &'static str, json: &str) -> Result<Self, BadKeys> {
        let bad = |reason| BadKeys { kind, reason };
        let keys = kept(kind, json)?.keys;
        if keys.is_empty() || keys.len() > LIVE {
            return Err(bad("there are one or two live keys"));
        }
        let mut ring = Vec::new();
        for (id, KeptKey { algorithm, key }) in keys {
            let bytes = STANDARD.decode(key).map_err(|_| bad("a key is in base 64"))?;
            if id.is_empty() || id.len() > ID_MOST || bytes.len() != 32 {
                return Err(bad("a key has 32 bytes and an id of 1 to 8 characters"));
            }
            ring.push((
                id,
                match algorithm {
                    Algorithm::HmacSha256 => {
                        Key::Hmac(Box::new(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
                    }
                    Algorithm::Ed25519 => Key::Ed25519(UnparsedPublicKey::new(&ED25519, bytes)),
                },
            ));
        }
        Ok(Self(ring))
    }

    /// Believes a delivery, or not. In constant time where a secret is compared.
    ///
    /// # Errors
    ///
    /// [`NotAuthentic`].
    pub fn verify(
        &self,
        headers: &SignedHeaders,
        body: &[u8],
        now: Timestamp,
    ) -> Result<(), NotAuthentic> {
        let SignedHeaders { id, timestamp, key_id, signature } = headers;
        let is_id_byte = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'_' | b'-' | b'.');
        if id.is_empty() || id.len() > 64 || !id.bytes().all(is_id_byte) {
            return Err(NotAuthentic::Id);
        }
        let sent = timestamp.parse::<i64>().ok().and_then(|s| Timestamp::from_second(s).ok());
        let skew = sent.ok_or(NotAuthentic::Stale)?.duration_since(now).abs();
        if skew > rules::CALLBACK_SKEW {
            return Err(NotAuthentic::Stale);
        }
        let (_, key) =
            self.0.iter().find(|(known, _)| known == key_id).ok_or(NotAuthentic::Signature)?;
        let signed = signed(id, timestamp, body);
        let holds = |claimed: &str| match key {
            Key::Hmac(key) => claimed
                .strip_prefix("v1,")
                .and_then(|tag| STANDARD.decode(tag).ok())
                .is_some_and(|tag| hmac::verify(key, &signed, &tag).is_ok()),
            Key::Ed25519(key) => claimed
                .strip_prefix("v1a,")
                .and_then(|tag| STANDARD.decode(tag).ok())
                .is_some_and(|tag| key.verify(&signed, &tag).is_ok()),
        };
        // A handful, so that a long header is no way to make us work.
        if signature.split(' ').take(LIVE).any(holds) {
            Ok(())
        } else {
            Err(NotAuthentic::Signature)
        }
    }

    /// Signs a delivery as the provider would, with its newest HMAC key: for the simulated phone and tests.
    /// `None` when the ring has no such key.
    #[must_use]
    pub fn sign(&self, id: &str, at: Timestamp, body: &[u8]) -> Option<SignedHeaders> {
        let timestamp = at.as_second().to_string();
        self.0.iter().rev().find_map(|(key_id, key)| {
            let Key::Hmac(key) = key else { return None };
            let tag = hmac::sign(key, &signed(id, &timestamp, body));
            Some(SignedHeaders {
                id: id.to_owned(),
                timestamp: timestamp.clone(),
                key_id: key_id.clone(),
                signature: format!("v1,{}", STANDARD.encode(tag)),
            })
        })
    }
}

fn kept(kind: &'static str, json: &str) -> Result<Kept, BadKeys> {
    // serde's message could quote the text.
    serde_json::from_str(json).map_err(|_| BadKeys { kind, reason: "it is not a ring in JSON" })
}

fn signed(id: &str, timestamp: &str, body: &[u8]) -> Vec<u8> {
    [id.as_bytes(), b".", timestamp.as_bytes(), b".", body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
    use jiff::SignedDuration;
    use ports::SystemEntropy;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;
    const BODY: &[u8] = br#"{"result":"passed"}"#;

    fn ring() -> WebhookKeys {
        WebhookKeys::read(&WebhookKeys::rotated(None, &SystemEntropy).unwrap()).unwrap()
    }

    #[test]
    fn what_the_provider_signed_is_believed_and_nothing_else() {
        let ring = ring();
        let sound = ring.sign("d-1", NOW, BODY).unwrap();
        assert_eq!(ring.verify(&sound, BODY, NOW), Ok(()));
        assert_eq!(ring.verify(&sound, b"{}", NOW), Err(NotAuthentic::Signature));
        let other = |change: fn(&mut SignedHeaders)| {
            let mut headers = sound.clone();
            change(&mut headers);
            ring.verify(&headers, BODY, NOW)
        };
        assert_eq!(other(|h| h.id = "d-2".into()), Err(NotAuthentic::Signature));
        assert_eq!(other(|h| h.timestamp = "1".into()), Err(NotAuthentic::Signature));
        assert_eq!(other(|h| h.timestamp = "soon".into()), Err(NotAuthentic::Stale));
        assert_eq!(other(|h| h.key_id = "w9".into()), Err(NotAuthentic::Signature));
        assert_eq!(other(|h| h.signature.clear()), Err(NotAuthentic::Signature));
        assert_eq!(other(|h| h.id = "a b".into()), Err(NotAuthentic::Id));
        assert_eq!(other(|h| h.id = "d".repeat(65)), Err(NotAuthentic::Id));
        assert_eq!(super::tests::ring().verify(&sound, BODY, NOW), Err(NotAuthentic::Signature));
    }

    #[test]
    fn what_the_licence_s_app_signed_is_not_believed_of_a_face_provider() {
        let licence = LicenceKeys::rotated(None, &SystemEntropy).unwrap();
        let licence = LicenceKeys::read(&licence).unwrap();
        let signed = licence.sign("d-1", NOW, BODY).unwrap();
        assert_eq!(licence.verify(&signed, BODY, NOW), Ok(()));
        assert_eq!(ring().verify(&signed, BODY, NOW), Err(NotAuthentic::Signature));
        assert_eq!(LicenceKeys::read("{}").unwrap_err().kind, "licence");
    }

    #[test]
    fn a_timestamp_is_good_for_300_seconds_either_way() {
        let ring = ring();
        let sound = ring.sign("d-1", NOW, BODY).unwrap();
        for (seconds, expected) in [
            (300, Ok(())),
            (-300, Ok(())),
            (301, Err(NotAuthentic::Stale)),
            (-301, Err(NotAuthentic::Stale)),
        ] {
            let now = NOW + SignedDuration::from_secs(seconds);
            assert_eq!(ring.verify(&sound, BODY, now), expected, "{seconds} s");
        }
    }

    #[test]
    fn a_timestamp_that_is_no_whole_number_of_seconds_is_not_believed() {
        let ring = ring();
        let sound = ring.sign("d-1", NOW, BODY).unwrap();
        for timestamp in ["", "0.5", "soon", "1e0", " 0", "1800000000000000000000", "\u{ff10}"] {
            let headers = SignedHeaders { timestamp: timestamp.to_owned(), ..sound.clone() };
            assert_eq!(ring.verify(&headers, BODY, NOW), Err(NotAuthentic::Stale), "{timestamp}");
        }
        let now = Timestamp::from_second(1_800_000_000).unwrap();
        let milliseconds = now.as_millisecond().to_string();
        let headers = SignedHeaders { timestamp: milliseconds, ..sound };
        assert_eq!(ring.verify(&headers, BODY, now), Err(NotAuthentic::Stale));
    }

    #[test]
    fn two_keys_live_side_by_side_and_a_third_ends_the_first() {
        let first = WebhookKeys::rotated(None, &SystemEntropy).unwrap();
        let second = WebhookKeys::rotated(Some(&first), &SystemEntropy).unwrap();
        let third = WebhookKeys::rotated(Some(&second), &SystemEntropy).unwrap();
        let [first, second, third] =
            [first, second, third].map(|json| WebhookKeys::read(&json).unwrap());
        let sound = first.sign("d-1", NOW, BODY).unwrap();
        assert_eq!(second.verify(&sound, BODY, NOW), Ok(()));
        assert_eq!(third.verify(&sound, BODY, NOW), Err(NotAuthentic::Signature));
    }

    #[test]
    fn an_ed25519_key_verifies_its_own_signatures_and_no_hmac_made_of_it() {
        let pair = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let pair = Ed25519KeyPair::from_pkcs8(pair.as_ref()).unwrap();
        let public = pair.public_key().as_ref();
        let key = STANDARD.encode(public);
        let ring = WebhookKeys::read(
            &serde_json::json!({ "keys": { "w1": { "algorithm": "ed25519", "key": key } } })
                .to_string(),
        )
        .unwrap();
        let text = signed("d-1", "0", BODY);
        let mut headers = SignedHeaders {
            id: "d-1".into(),
            timestamp: "0".into(),
            key_id: "w1".into(),
            signature: format!("v1a,{}", STANDARD.encode(pair.sign(&text))),
        };
        assert_eq!(ring.verify(&headers, BODY, NOW), Ok(()));
        // The attacker knows the public key: a tag made with it as an HMAC secret is worth nothing.
        let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, public), &text);
        headers.signature = format!("v1,{}", STANDARD.encode(tag));
        assert_eq!(ring.verify(&headers, BODY, NOW), Err(NotAuthentic::Signature));
    }
}
