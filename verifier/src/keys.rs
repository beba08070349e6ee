//! The hall's public keys, as it publishes them (RFC 7517).

use jsonwebtoken::DecodingKey;
use serde::Deserialize;

#[derive(Deserialize)]
struct Published {
    keys: Vec<PublishedKey>,
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
pub(crate) struct KeySet(Vec<(String, DecodingKey)>);

impl std::fmt::Debug for KeySet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|(id, _)| id.as_str()).collect();
        f.debug_tuple("KeySet").field(&ids).finish()
    }
}

impl PublishedKey {
    /// The key, if it is one of the hall's kind: P-256, to verify ES256 and nothing else.
    fn of_the_hall(self) -> Option<(String, DecodingKey)> {
        let is = |member: &Option<String>, value: &str| member.as_deref() == Some(value);
        let is_ours = is(&self.kty, "EC")
            && is(&self.crv, "P-256")
            && is(&self.usage, "sig")
            && is(&self.alg, "ES256");
        let (id, x, y) = (self.kid?, self.x?, self.y?);
        let key = DecodingKey::from_ec_components(&x, &y).ok()?;
        (is_ours && !id.is_empty()).then_some((id, key))
    }
}

impl KeySet {
    /// Reads a set; keys of another kind are passed over, as RFC 7517, 5 wants it. None when no key is left, or two have
    /// one id.
    pub(crate) fn read(jwks: &str) -> Option<Self> {
        let Published { keys } = serde_json::from_str(jwks).ok()?;
        let mut set: Vec<(String, DecodingKey)> = Vec::new();
        for (id, key) in keys.into_iter().filter_map(PublishedKey::of_the_hall) {
            if set.iter().any(|(known, _)| *known == id) {
                return None;
            }
            set.push((id, key));
        }
        (!set.is_empty()).then_some(Self(set))
    }

    pub(crate) fn key(&self, id: &str) -> Option<&DecodingKey> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, key)| key)
    }
}
