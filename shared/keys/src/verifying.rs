//! Access tokens, verified: the public half of the ring that signs them, and nothing with it that could sign.
//!
//! ```json
//! { "keys": [ { "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": "t1", "x": "…", "y": "…" } ] }
//! ```
//!
//! The set is what [`TokenKeys::jwks`](crate::TokenKeys::jwks) gives (RFC 7517), kept in a secret of its own, so whoever
//! verifies or publishes cannot sign. A token is believed as RFC 8725 wants it: one algorithm; its type said; its key
//! one of ours, found by `kid`; and its header says nothing more, so no `jku`, `x5u`, `jwk` or `crit` has any effect
//! but that the token is refused.

use crate::ring::{BadKeys, ID_MOST, KeyKind, written};
use crate::token::{AccessClaims, Claims, ClerkClaims, TokenKeys};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::rules;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::{Deserialize, Serialize};

/// How far ahead of our clock the clock of whoever issued a token may be, in seconds.
const AHEAD_MOST_S: i64 = rules::CLOCK_AHEAD_MOST.as_secs();

/// A set as it is kept. Members that are not these, `d` above all, make it unreadable.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    keys: Vec<KeptKey>,
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptKey {
    kty: String,
    crv: String,
    #[serde(rename = "use")]
    usage: String,
    alg: String,
    kid: String,
    x: String,
    y: String,
}

/// All that a header of ours says. A member more, or one said twice, and it is none of ours.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    alg: String,
    typ: String,
    kid: String,
}

#[derive(Deserialize)]
struct Claimed<T> {
    #[serde(flatten)]
    claims: T,
    nbf: Option<i64>,
}

/// The keys that access tokens are verified with: public ones only.
pub struct VerifyingKeys(Vec<(KeptKey, DecodingKey)>);

impl std::fmt::Debug for VerifyingKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = self.0.iter().map(|(kept, _)| kept.kid.as_str()).collect();
        f.debug_tuple("VerifyingKeys").field(&ids).finish()
    }
}

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: VerifyingKeys::NAME, reason }
}

impl KeptKey {
    fn is_ours(&self) -> bool {
        let Self { kty, crv, usage, alg, kid, x, y } = self;
        let is_coordinate =
            |text: &str| URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32);
        (kty.as_str(), crv.as_str(), usage.as_str(), alg.as_str())
            == ("EC", "P-256", "sig", "ES256")
            && (1..=ID_MOST).contains(&kid.len())
            && is_coordinate(x)
            && is_coordinate(y)
    }
}

impl KeyKind for VerifyingKeys {
    const NAME: &'static str = "token-public";

    fn read(json: &str) -> Result<Self, BadKeys> {
        // serde's message could quote the text, which may be a private ring put in the wrong place.
        let kept: Kept = serde_json::from_str(json)
            .map_err(|_| bad("it is not a set of public keys in JSON"))?;
        let mut keys: Vec<(KeptKey, DecodingKey)> = Vec::new();
        for key in kept.keys {
            if !key.is_ours() {
                return Err(bad("a key is a public P-256 key for ES256, with an id"));
            }
            if keys.iter().any(|(known, _)| known.kid == key.kid) {
                return Err(bad("two keys have one id"));
            }
            let decoding = DecodingKey::from_ec_components(&key.x, &key.y);
            let decoding = decoding.map_err(|_| bad("a key is a point of P-256"))?;
            keys.push((key, decoding));
        }
        if keys.is_empty() { Err(bad("there is no key in it")) } else { Ok(Self(keys)) }
    }
}

impl VerifyingKeys {
    /// The set of a ring of [`TokenKeys`], both as JSON: what is to be kept beside the ring whenever that changes.
    ///
    /// # Errors
    ///
    /// [`BadKeys`] when the ring cannot be read.
    pub fn derived(ring: &str) -> Result<String, BadKeys> {
        written(Self::NAME, &TokenKeys::read(ring)?.jwks())
    }

    /// The set, as it is published.
    #[must_use]
    pub fn jwks(&self) -> serde_json::Value {
        let keys: Vec<&KeptKey> = self.0.iter().map(|(kept, _)| kept).collect();
        serde_json::json!({ "keys": keys })
    }

    /// What a token says, if it is an access token of this issuer for this audience, signed by one of these keys, and
    /// `now` is before its end. A token that was issued, or is to begin, more than a minute from now is none.
    #[must_use]
    pub fn verify(
        &self,
        token: &str,
        issuer: &str,
        audience: &str,
        now: Timestamp,
    ) -> Option<AccessClaims> {
        self.verified(token, (issuer, audience), now)
    }

    /// The same of a clerk's access token: another type, and of another audience, which is made of the members'.
    #[must_use]
    pub fn verify_clerk(
        &self,
        token: &str,
        issuer: &str,
        audience: &str,
        now: Timestamp,
    ) -> Option<ClerkClaims> {
        self.verified(token, (issuer, &ClerkClaims::audience(audience)), now)
    }

    fn verified<T: Claims>(
        &self,
        token: &str,
        (issuer, audience): (&str, &str),
        now: Timestamp,
    ) -> Option<T> {
        let header = URL_SAFE_NO_PAD.decode(token.split('.').next()?).ok()?;
        let Said { alg, typ, kid } = serde_json::from_slice(&header).ok()?;
        if alg != "ES256" || typ != T::TYP {
            return None;
        }
        let (_, key) = self.0.iter().find(|(kept, _)| kept.kid == kid)?;
        let Claimed::<T> { claims, nbf } = decode(token, key, &validation()).ok()?.claims;
        let now = now.as_second();
        let (iss, aud, iat, exp) = claims.bounds();
        let begins = iat.max(nbf.unwrap_or(iat));
        let is_ours = iss == issuer && aud == audience;
        let is_live = now < exp && begins <= now.saturating_add(AHEAD_MOST_S);
        (is_ours && is_live).then_some(claims)
    }
}

/// The signature, by one algorithm, and nothing else: the library reads a clock of its own and allows a minute, so what
/// a token claims is compared here.
fn validation() -> Validation {
    let mut validation = Validation::new(Algorithm::ES256);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MemberClaims;
    use crate::Rotating as _;
    use aws_lc_rs::hmac;
    use ports::SystemEntropy;
    use serde_json::{Value, json};

    const ISSUER: &str = "https://hall.example";
    const AUDIENCE: &str = "hall";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    const NOW: i64 = 1_800_000_000;

    fn claims() -> AccessClaims {
        let text = |text: &str| text.to_owned();
        AccessClaims {
            iss: text(ISSUER),
            aud: text(AUDIENCE),
            sub: text("per_1"),
            member: Some(MemberClaims {
                org: text("org_1"),
                mem: text("mem_1"),
                role: text("agent"),
            }),
            amr: vec![text("pwd")],
            auth_time: NOW,
            sid: text("ses_1"),
            epoch: text("1.1"),
            iat: NOW,
            exp: NOW + 600,
        }
    }

    /// A ring that signs, and the public set of it.
    struct Pair {
        ring: String,
        signing: TokenKeys,
        verifying: VerifyingKeys,
    }

    impl Pair {
        fn of(ring: String) -> Self {
            let signing = TokenKeys::read(&ring).unwrap();
            let verifying = VerifyingKeys::read(&VerifyingKeys::derived(&ring).unwrap()).unwrap();
            Self { ring, signing, verifying }
        }

        fn fresh() -> Self {
            Self::of(TokenKeys::rotated(None, &SystemEntropy).unwrap())
        }

        fn rotated(&self) -> Self {
            Self::of(TokenKeys::rotated(Some(&self.ring), &SystemEntropy).unwrap())
        }

        fn verify(&self, token: &str) -> Option<AccessClaims> {
            self.verifying.verify(token, ISSUER, AUDIENCE, at(NOW + 1))
        }

        /// A token with this header and these claims, truly signed by the current key.
        fn signed(&self, header: &Value, claims: &Value) -> String {
            use aws_lc_rs::rand::SystemRandom;
            use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
            let ring: Value = serde_json::from_str(&self.ring).unwrap();
            let current = ring["current"].as_str().unwrap();
            let pkcs8 = base64::engine::general_purpose::STANDARD
                .decode(ring["keys"][current].as_str().unwrap())
                .unwrap();
            let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8).unwrap();
            let message = message(header, claims);
            let signature = pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
            format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
        }
    }

    fn message(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}", part(header), part(claims))
    }

    fn header() -> Value {
        json!({ "alg": "ES256", "typ": "at+jwt", "kid": "t1" })
    }

    fn with(mut value: Value, name: &str, member: Value) -> Value {
        value.as_object_mut().unwrap().insert(name.to_owned(), member);
        value
    }

    fn told() -> Value {
        serde_json::to_value(claims()).unwrap()
    }

    #[test]
    fn a_token_is_believed_on_either_side_of_a_rotation_and_not_after_two() {
        let old = Pair::fresh();
        let new = old.rotated();
        let before = old.signing.sign(&claims()).unwrap();
        let after = new.signing.sign(&claims()).unwrap();
        assert_eq!(old.verify(&before), Some(claims()));
        assert_eq!(new.verify(&before), Some(claims()), "the last key stays");
        assert_eq!(old.verify(&after), Some(claims()), "the next key is there before it signs");
        assert_eq!(new.rotated().verify(&before), None);
    }

    #[test]
    fn what_is_published_is_what_the_signing_ring_would_publish() {
        let pair = Pair::fresh();
        assert_eq!(pair.verifying.jwks(), pair.signing.jwks());
    }

    #[test]
    fn a_header_that_says_anything_else_is_refused_though_the_signature_holds() {
        let pair = Pair::fresh();
        assert_eq!(pair.verify(&pair.signed(&header(), &told())), Some(claims()), "the control");
        let jwk = pair.verifying.jwks()["keys"][0].clone();
        for (name, member) in [
            ("alg", json!("none")),
            ("alg", json!("HS256")),
            ("alg", json!("ES384")),
            ("alg", json!("es256")),
            ("typ", json!("JWT")),
            ("typ", json!("application/at+jwt")),
            ("kid", json!("t2")),
            ("kid", json!("t9")),
            ("kid", json!(null)),
            ("jku", json!("https://other.example/jwks.json")),
            ("x5u", json!("https://other.example/x5u")),
            ("x5c", json!([])),
            ("jwk", jwk),
            ("crit", json!(["exp"])),
            ("b64", json!(false)),
            ("zip", json!("DEF")),
        ] {
            let header = with(header(), name, member);
            assert_eq!(pair.verify(&pair.signed(&header, &told())), None, "{header}");
        }
        for missing in ["alg", "typ", "kid"] {
            let mut header = header();
            header.as_object_mut().unwrap().remove(missing);
            assert_eq!(pair.verify(&pair.signed(&header, &told())), None, "{header}");
        }
    }

    #[test]
    fn a_token_that_nobody_signed_is_refused() {
        let pair = Pair::fresh();
        let none = message(&with(header(), "alg", json!("none")), &told());
        for token in [format!("{none}."), none, String::new(), ".".into(), "..".into()] {
            assert_eq!(pair.verify(&token), None, "{token}");
        }
        let unsigned = message(&header(), &told());
        for signature in ["", "AAAA", &"A".repeat(86)] {
            assert_eq!(pair.verify(&format!("{unsigned}.{signature}")), None, "{signature}");
        }
    }

    #[test]
    fn a_public_key_used_as_a_shared_secret_signs_nothing() {
        let pair = Pair::fresh();
        let set = VerifyingKeys::derived(&pair.ring).unwrap();
        let point = pair.verifying.jwks()["keys"][0]["x"].as_str().unwrap().to_owned();
        for secret in [set.as_bytes(), point.as_bytes()] {
            let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
            for algorithm in ["HS256", "ES256"] {
                let message = message(&with(header(), "alg", json!(algorithm)), &told());
                let tag = hmac::sign(&key, message.as_bytes());
                let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(tag));
                assert_eq!(pair.verify(&token), None);
            }
        }
    }

    #[test]
    fn another_ring_s_token_and_an_altered_one_are_refused() {
        let (pair, other) = (Pair::fresh(), Pair::fresh());
        assert_eq!(pair.verify(&other.signing.sign(&claims()).unwrap()), None);
        let token = pair.signing.sign(&claims()).unwrap();
        let [head, _, signature] = token.split('.').collect::<Vec<_>>()[..] else {
            panic!("a token has three parts")
        };
        let raised = with(told(), "role", json!("legal_representative"));
        let raised = URL_SAFE_NO_PAD.encode(raised.to_string());
        assert_eq!(pair.verify(&format!("{head}.{raised}.{signature}")), None);
        assert_eq!(pair.verify(&format!("{token}.{signature}")), None, "four parts");
    }

    #[test]
    fn a_clerk_s_token_is_no_member_s_and_a_member_s_no_clerk_s_though_one_key_signs_both() {
        let pair = Pair::fresh();
        let told = ClerkClaims {
            iss: ISSUER.into(),
            aud: ClerkClaims::audience(AUDIENCE),
            sub: "clk_1".into(),
            counter: "yicheng".into(),
            auth_time: NOW,
            sid: "ses_1".into(),
            iat: NOW,
            exp: NOW + 600,
        };
        let clerk = |token: &str| pair.verifying.verify_clerk(token, ISSUER, AUDIENCE, at(NOW));
        let token = pair.signing.sign_clerk(&told).unwrap();
        assert_eq!(clerk(&token), Some(told.clone()));
        assert_eq!(pair.verify(&token), None);
        let clerks = ClerkClaims::audience(AUDIENCE);
        assert_eq!(pair.verifying.verify(&token, ISSUER, &clerks, at(NOW)), None, "the type alone");
        let member = pair.signing.sign(&claims()).unwrap();
        assert_eq!(clerk(&member), None);
        // Neither the type alone nor the audience alone makes the one the other.
        let as_clerk = |typ: &str, claims: &Value| {
            clerk(&pair.signed(&with(header(), "typ", json!(typ)), claims))
        };
        let told = serde_json::to_value(&told).unwrap();
        assert!(as_clerk("clerk+jwt", &told).is_some(), "the control");
        assert_eq!(as_clerk("at+jwt", &told), None);
        assert_eq!(as_clerk("clerk+jwt", &with(told, "aud", json!(AUDIENCE))), None);
    }

    #[test]
    fn neither_a_mandate_nor_the_list_of_what_was_revoked_is_anybody_s_access_token() {
        let pair = Pair::fresh();
        let text = |text: &str| text.to_owned();
        let mandate = crate::MandateClaims {
            iss: text(ISSUER),
            aud: text(AUDIENCE),
            sub: text("per_1"),
            org: text("org_1"),
            mem: text("mem_1"),
            role: text("agent"),
            matter: text("talent.archive"),
            case: text("cas_1"),
            begun_at: text("2027-01-15T08:00:00Z"),
            begun_by: Some(text("per_1")),
            grant: Some(text("gra_1")),
            epoch: text("1.1"),
            iat: NOW,
            nbf: NOW,
            exp: NOW + 600,
        };
        let list = crate::RevocationClaims {
            iss: text(ISSUER),
            iat: NOW,
            exp: NOW + 60,
            organisations: std::collections::BTreeMap::new(),
            memberships: std::collections::BTreeMap::new(),
            grants: Vec::new(),
        };
        let tokens = [
            pair.signing.sign_mandate(&mandate).unwrap(),
            pair.signing.sign_revocations(&list).unwrap(),
        ];
        for token in tokens {
            assert_eq!(pair.verify(&token), None);
            for audience in [AUDIENCE, "case-system"] {
                let clerk = pair.verifying.verify_clerk(&token, ISSUER, audience, at(NOW));
                assert_eq!(clerk, None);
            }
        }
        // Nor by a name that is not its own: it says too little to be one.
        let named = pair.signed(&header(), &serde_json::to_value(&mandate).unwrap());
        assert_eq!(pair.verify(&named), None);
    }

    #[test]
    fn a_token_is_good_until_the_second_it_ends_and_never_again() {
        let pair = Pair::fresh();
        let token = pair.signing.sign(&claims()).unwrap();
        let when = |second| pair.verifying.verify(&token, ISSUER, AUDIENCE, at(second));
        assert!(when(NOW + 599).is_some());
        assert!(when(NOW + 600).is_none());
        assert!(when(NOW + 100_000).is_none());
        assert!(when(NOW - 60).is_some(), "a clock may be a minute ahead of ours");
        assert!(when(NOW - 61).is_none());
    }

    #[test]
    fn a_token_that_begins_later_is_refused() {
        let pair = Pair::fresh();
        let from =
            |nbf: i64| pair.verify(&pair.signed(&header(), &with(told(), "nbf", json!(nbf))));
        assert!(from(NOW + 61).is_some());
        assert!(from(NOW + 62).is_none());
    }

    #[test]
    fn a_token_for_somebody_else_or_without_a_claim_is_refused() {
        let pair = Pair::fresh();
        let token = pair.signing.sign(&claims()).unwrap();
        let for_whom = |issuer, audience| pair.verifying.verify(&token, issuer, audience, at(NOW));
        assert!(for_whom(ISSUER, AUDIENCE).is_some());
        assert!(for_whom("https://other.example", AUDIENCE).is_none());
        assert!(for_whom(ISSUER, "other").is_none());
        let several = with(told(), "aud", json!([AUDIENCE, "other"]));
        assert_eq!(pair.verify(&pair.signed(&header(), &several)), None);
        for name in told().as_object().unwrap().keys() {
            let mut told = told();
            told.as_object_mut().unwrap().remove(name);
            assert_eq!(pair.verify(&pair.signed(&header(), &told)), None, "without {name}");
        }
    }

    #[test]
    fn a_set_with_a_private_half_or_of_another_kind_is_refused_and_not_quoted() {
        let pair = Pair::fresh();
        let set = pair.verifying.jwks();
        let key = &set["keys"][0];
        let sets = [
            json!({ "keys": [] }),
            json!({ "keys": [key, key] }),
            json!({ "keys": [with(key.clone(), "d", json!("c2VjcmV0"))] }),
            json!({ "keys": [with(key.clone(), "kty", json!("oct"))] }),
            json!({ "keys": [with(key.clone(), "crv", json!("P-384"))] }),
            json!({ "keys": [with(key.clone(), "x", json!("AAAA"))] }),
        ];
        for set in sets.iter().map(Value::to_string).chain([pair.ring.clone(), String::new()]) {
            let why = VerifyingKeys::read(&set).unwrap_err().to_string();
            assert!(!why.contains("c2VjcmV0"), "{why}");
        }
    }
}
