//! Access tokens: JWT signed with ES256, and the public half of the keys for whoever verifies them.
//!
//! ```json
//! { "current": "t1", "next": "t2", "keys": { "t1": "<base64, PKCS #8>", "t2": "<base64, PKCS #8>" } }
//! ```
//!
//! `next` is published in the JWKS before it ever signs, so a verifier that caches the set knows it in time. A
//! rotation makes `next` current and keeps the last current one published; wait at least twice the longest life of a
//! token (20 minutes) between two rotations. One algorithm per key, and none of `jku`, `x5u` or `jwk` in a header is
//! ever written or read (RFC 8725).

use crate::ring::{BadKeys, ID_MOST, KeyKind, Rotating, next_id, written};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    current: String,
    next: String,
    keys: BTreeMap<String, String>,
}

/// What an access token says. Ids only: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Said")]
pub struct AccessClaims {
    /// Who issued it.
    pub iss: String,
    /// For whom.
    pub aud: String,
    /// The person: `per_…`.
    pub sub: String,
    /// For which organisation; none in a person's own session.
    #[serde(flatten)]
    pub member: Option<MemberClaims>,
    /// How they proved themselves (RFC 8176 manners): `pwd`, `qr`, `face`, `sso`, `licence`.
    pub amr: Vec<String>,
    /// When they did, in seconds since 1970.
    pub auth_time: i64,
    /// The session: `ses_…`.
    pub sid: String,
    /// Epochs of organisation and membership, `organisation.membership`, or of the person: a raised one ends the token.
    pub epoch: String,
    /// When it was issued, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
}

/// What an access token says of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberClaims {
    /// The organisation: `org_…`.
    pub org: String,
    /// Their place in it: `mem_…`.
    pub mem: String,
    /// As what: `legal_representative`, `administrator`, `agent`.
    pub role: String,
}

/// The same as it is read: organisation, place and role are all there, or none of them is, so that half of a member is
/// never taken for a person.
#[derive(Deserialize)]
struct Said {
    iss: String,
    aud: String,
    sub: String,
    org: Option<String>,
    mem: Option<String>,
    role: Option<String>,
    amr: Vec<String>,
    auth_time: i64,
    sid: String,
    epoch: String,
    iat: i64,
    exp: i64,
}

impl TryFrom<Said> for AccessClaims {
    type Error = &'static str;

    fn try_from(said: Said) -> Result<Self, &'static str> {
        let member = match (said.org, said.mem, said.role) {
            (Some(org), Some(mem), Some(role)) => Some(MemberClaims { org, mem, role }),
            (None, None, None) => None,
            _ => return Err("organisation, place and role go together"),
        };
        let Said { iss, aud, sub, amr, auth_time, sid, epoch, iat, exp, .. } = said;
        Ok(Self { iss, aud, sub, member, amr, auth_time, sid, epoch, iat, exp })
    }
}

/// What a clerk's access token says. Of another type and for another audience than a member's, so that neither is ever
/// taken for the other (RFC 8725, 3.11 and 3.9).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClerkClaims {
    /// Who issued it.
    pub iss: String,
    /// For whom: [`ClerkClaims::audience`].
    pub aud: String,
    /// The clerk: `clk_…`.
    pub sub: String,
    /// At which counter.
    pub counter: String,
    /// When they proved themselves to the staff's provider, in seconds since 1970.
    pub auth_time: i64,
    /// The session: `ses_…`, which is asked at every act.
    pub sid: String,
    /// When it was issued, in seconds since 1970.
    pub iat: i64,
    /// When it ends, in seconds since 1970.
    pub exp: i64,
}

impl ClerkClaims {
    /// The audience of clerks' tokens, beside that of members'. A line break is in no audience that is configured.
    #[must_use]
    pub fn audience(of_members: &str) -> String {
        format!("{of_members}\ncounter")
    }
}

/// What a mandate says: that somebody may do a matter for an organisation in one case, told to the business system where it
/// is done. Ids only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateClaims {
    /// Who issued it.
    pub iss: String,
    /// For which business system: its id.
    pub aud: String,
    /// The person: `per_…`.
    pub sub: String,
    /// For which organisation: `org_…`.
    pub org: String,
    /// In which place: `mem_…`.
    pub mem: String,
    /// As what: `legal_representative`, `administrator`, `agent`.
    pub role: String,
    /// The matter's code.
    pub matter: String,
    /// The case: `cas_…`.
    pub case: String,
    /// When the case was begun, which every update of it repeats. RFC 3339.
    pub begun_at: String,
    /// Who began the case, which every update of it repeats too: `per_…`, and another than `sub` when a colleague goes on with
    /// it. Not said of a case that was begun elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begun_by: Option<String>,
    /// The grant it rests on, of an agent: `gra_…`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grant: Option<String>,
    /// Epochs of organisation and membership, `organisation.membership`: a raised one ends it.
    pub epoch: String,
    /// When it was issued, in seconds since 1970.
    pub iat: i64,
    /// Since when it is good.
    pub nbf: i64,
    /// When it ends.
    pub exp: i64,
}

/// What the list of what was revoked lately says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevocationClaims {
    /// Who issued it.
    pub iss: String,
    /// When it was made, in seconds since 1970: whatever was committed before is in it.
    pub iat: i64,
    /// When it is too old to judge by.
    pub exp: i64,
    /// Organisations, each with the epoch below which mandates are void.
    pub organisations: BTreeMap<String, u64>,
    /// Places, each with the epoch below which mandates are void.
    pub memberships: BTreeMap<String, u64>,
    /// Grants that no mandate rests on any more.
    pub grants: Vec<String>,
}

/// Claims of one type of token that we verify ourselves.
pub(crate) trait Claims: serde::Serialize + serde::de::DeserializeOwned {
    /// What the header says the token is.
    const TYP: &'static str;
    /// Issuer, audience, and since and until when.
    fn bounds(&self) -> (&str, &str, i64, i64);
}

impl Claims for AccessClaims {
    const TYP: &'static str = TokenKeys::TYP;

    fn bounds(&self) -> (&str, &str, i64, i64) {
        (&self.iss, &self.aud, self.iat, self.exp)
    }
}

impl Claims for ClerkClaims {
    const TYP: &'static str = TokenKeys::CLERK_TYP;

    fn bounds(&self) -> (&str, &str, i64, i64) {
        (&self.iss, &self.aud, self.iat, self.exp)
    }
}

/// The keys that sign access tokens.
pub struct TokenKeys {
    current: String,
    signing: EncodingKey,
    published: Vec<(String, Vec<u8>)>,
}

impl std::fmt::Debug for TokenKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenKeys").field("current", &self.current).finish_non_exhaustive()
    }
}

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: TokenKeys::NAME, reason }
}

fn kept(json: &str) -> Result<Kept, BadKeys> {
    serde_json::from_str(json).map_err(|_| bad("it is not a ring in JSON"))
}

fn fresh() -> Result<String, BadKeys> {
    // The library draws from its own generator, the same one that `SystemEntropy` reads.
    EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new())
        .map(|pkcs8| STANDARD.encode(pkcs8.as_ref()))
        .map_err(|_| bad("no key could be made"))
}

impl KeyKind for TokenKeys {
    const NAME: &'static str = "token";

    fn read(json: &str) -> Result<Self, BadKeys> {
        let kept = kept(json)?;
        let mut signing = None;
        let mut published = Vec::new();
        if !kept.keys.contains_key(&kept.next) {
            return Err(bad("the next key is not in the ring"));
        }
        for (id, text) in kept.keys {
            if id.is_empty() || id.len() > ID_MOST {
                return Err(bad("a key id is 1 to 8 characters"));
            }
            let pkcs8 = STANDARD.decode(text).map_err(|_| bad("a key is PKCS #8 in base 64"))?;
            let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8)
                .map_err(|_| bad("a key is a P-256 key in PKCS #8"))?;
            if id == kept.current {
                signing = Some(EncodingKey::from_ec_der(&pkcs8));
            }
            published.push((id, pair.public_key().as_ref().to_vec()));
        }
        let signing = signing.ok_or(bad("the current key is not in the ring"))?;
        Ok(Self { current: kept.current, signing, published })
    }
}

impl Rotating for TokenKeys {
    fn rotated(old: Option<&str>, _: &dyn Entropy) -> Result<String, BadKeys> {
        let Some(json) = old else {
            let keys = BTreeMap::from([("t1".to_owned(), fresh()?), ("t2".to_owned(), fresh()?)]);
            return written(Self::NAME, &Kept { current: "t1".into(), next: "t2".into(), keys });
        };
        let Kept { current: last, next: current, mut keys } = kept(json)?;
        let next = next_id('t', keys.keys().map(String::as_str));
        keys.retain(|id, _| *id == last || *id == current);
        keys.insert(next.clone(), fresh()?);
        written(Self::NAME, &Kept { current, next, keys })
    }
}

impl TokenKeys {
    /// What an access token's header says it is (RFC 9068, 2.1).
    pub const TYP: &'static str = "at+jwt";
    /// What a clerk's says.
    pub const CLERK_TYP: &'static str = "clerk+jwt";
    /// What a mandate's says.
    pub const MANDATE_TYP: &'static str = "mandate+jwt";
    /// What the list's says that tells what was revoked.
    pub const REVOCATIONS_TYP: &'static str = "revocations+jwt";

    /// Signs an access token.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the key does not sign.
    pub fn sign(&self, claims: &AccessClaims) -> Result<String, Fault> {
        self.signed(claims)
    }

    /// Signs a clerk's access token.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the key does not sign.
    pub fn sign_clerk(&self, claims: &ClerkClaims) -> Result<String, Fault> {
        self.signed(claims)
    }

    /// Signs a mandate.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the key does not sign.
    pub fn sign_mandate(&self, claims: &MandateClaims) -> Result<String, Fault> {
        self.typed(Self::MANDATE_TYP, claims)
    }

    /// Signs the list of what was revoked.
    ///
    /// # Errors
    ///
    /// [`Fault`] when the key does not sign.
    pub fn sign_revocations(&self, claims: &RevocationClaims) -> Result<String, Fault> {
        self.typed(Self::REVOCATIONS_TYP, claims)
    }

    fn signed<T: Claims>(&self, claims: &T) -> Result<String, Fault> {
        self.typed(T::TYP, claims)
    }

    fn typed(&self, typ: &str, claims: &impl Serialize) -> Result<String, Fault> {
        let mut header = Header::new(Algorithm::ES256);
        header.typ = Some(typ.to_owned());
        header.kid = Some(self.current.clone());
        encode(&header, claims, &self.signing)
            .map_err(|error| Fault::lasting("signing a token", error))
    }

    /// The public keys (RFC 7517): current, next, and those lately current.
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        let keys: Vec<serde_json::Value> =
            self.published.iter().filter_map(|(id, point)| jwk(id, point)).collect();
        serde_json::json!({ "keys": keys })
    }
}

fn jwk(id: &str, point: &[u8]) -> Option<serde_json::Value> {
    // An uncompressed point: 4, then x and y of 32 bytes each (SEC 1, 2.3.3).
    let (x, y) = point.strip_prefix(&[4])?.split_at_checked(32)?;
    Some(serde_json::json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
        "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jsonwebtoken::jwk::JwkSet;
    use jsonwebtoken::{DecodingKey, Validation, decode, decode_header};
    use ports::SystemEntropy;

    fn claims() -> AccessClaims {
        let text = |text: &str| text.to_owned();
        AccessClaims {
            iss: text("https://hall.example"),
            aud: text("hall"),
            sub: text("per_1"),
            member: Some(MemberClaims {
                org: text("org_1"),
                mem: text("mem_1"),
                role: text("legal_representative"),
            }),
            amr: vec![text("pwd")],
            auth_time: 1,
            sid: text("ses_1"),
            epoch: text("1.1"),
            iat: 1,
            exp: 4_102_444_800,
        }
    }

    fn verified(token: &str, jwks: &serde_json::Value) -> Option<AccessClaims> {
        let jwks: JwkSet = serde_json::from_value(jwks.clone()).unwrap();
        let key = jwks.find(&decode_header(token).unwrap().kid.unwrap())?.clone();
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_audience(&["hall"]);
        validation.set_issuer(&["https://hall.example"]);
        let key = DecodingKey::from_jwk(&key).unwrap();
        decode::<AccessClaims>(token, &key, &validation).ok().map(|data| data.claims)
    }

    #[test]
    fn a_token_verifies_against_the_published_keys_before_and_after_a_rotation() {
        let old = TokenKeys::rotated(None, &SystemEntropy).unwrap();
        let new = TokenKeys::rotated(Some(&old), &SystemEntropy).unwrap();
        let (old, new) = (TokenKeys::read(&old).unwrap(), TokenKeys::read(&new).unwrap());
        let before = old.sign(&claims()).unwrap();
        let after = new.sign(&claims()).unwrap();
        assert_eq!(verified(&before, &old.jwks()), Some(claims()));
        assert_eq!(verified(&before, &new.jwks()), Some(claims()), "the old key stays published");
        assert_eq!(verified(&after, &old.jwks()), Some(claims()), "the next key was published");
        assert_eq!(decode_header(&after).unwrap().typ.as_deref(), Some(TokenKeys::TYP));
    }

    #[test]
    fn another_ring_verifies_nothing() {
        let ring = || TokenKeys::read(&TokenKeys::rotated(None, &SystemEntropy).unwrap()).unwrap();
        assert_eq!(verified(&ring().sign(&claims()).unwrap(), &ring().jwks()), None);
    }

    #[test]
    fn no_private_part_is_published() {
        let ring = TokenKeys::read(&TokenKeys::rotated(None, &SystemEntropy).unwrap()).unwrap();
        let jwks = ring.jwks();
        let keys = jwks["keys"].as_array().unwrap();
        assert_eq!(keys.len(), 2);
        assert!(keys.iter().all(|key| key.get("d").is_none()), "{jwks}");
    }
}
