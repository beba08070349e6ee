//! The hall's public keys, as it publishes them (RFC 7517).

use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, ParsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use serde_json::Value;

/// How long a coordinate of P-256 is, in bytes (RFC 7518, 6.2.1).
const COORDINATE: usize = 32;
/// What stands before both coordinates of a point that is written whole (SEC 1, 2.3.3).
const WHOLE_POINT: u8 = 4;

#[derive(Deserialize)]
struct Published {
    keys: Vec<Value>,
}

/// Members that a key of another kind need not have.
#[derive(Deserialize)]
struct PublishedKey {
    kty: Option<String>,
    crv: Option<String>,
    #[serde(rename = "use")]
    usage: Option<String>,
    alg: Option<String>,
    kid: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// Keys by id.
#[derive(Clone, Default)]
pub(crate) struct KeySet(Vec<(String, ParsedPublicKey)>);

impl std::fmt::Debug for KeySet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|(id, _)| id.as_str()).collect();
        f.debug_tuple("KeySet").field(&ids).finish()
    }
}

/// A point on the curve, of two coordinates as they are published.
fn point(x: &str, y: &str) -> Option<ParsedPublicKey> {
    let mut point = vec![WHOLE_POINT];
    for coordinate in [x, y] {
        let coordinate = URL_SAFE_NO_PAD.decode(coordinate).ok()?;
        if coordinate.len() != COORDINATE {
            return None;
        }
        point.extend(coordinate);
    }
    ParsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).ok()
}

impl PublishedKey {
    /// The key, if it is one of the hall's kind: P-256, to verify ES256 and nothing else.
    fn of_the_hall(self) -> Option<(String, ParsedPublicKey)> {
        let is = |member: &Option<String>, value: &str| member.as_deref() == Some(value);
        let is_ours = is(&self.kty, "EC")
            && is(&self.crv, "P-256")
            && is(&self.usage, "sig")
            && is(&self.alg, "ES256");
        let (id, x, y) = (self.kid?, self.x?, self.y?);
        let key = point(&x, &y)?;
        (is_ours && !id.is_empty()).then_some((id, key))
    }
}

impl KeySet {
    /// Reads a set; keys of another kind, and what is none, are passed over, as RFC 7517, 5 wants it. None when no key is
    /// left, or two have one id.
    pub(crate) fn read(jwks: &str) -> Option<Self> {
        let Published { keys } = serde_json::from_str(jwks).ok()?;
        let keys = keys.into_iter().filter_map(|key| serde_json::from_value(key).ok());
        let mut set: Vec<(String, ParsedPublicKey)> = Vec::new();
        for (id, key) in keys.filter_map(PublishedKey::of_the_hall) {
            if set.iter().any(|(known, _)| *known == id) {
                return None;
            }
            set.push((id, key));
        }
        (!set.is_empty()).then_some(Self(set))
    }

    pub(crate) fn key(&self, id: &str) -> Option<&ParsedPublicKey> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, key)| key)
    }
}
