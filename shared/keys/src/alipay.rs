//! How Alipay's open platform knows us, and we it: one secret, because one thing is in it.
//!
//! ```json
//! { "app": {
//!     "app_id": "2021000000000000",
//!     "gateway": "https://openapi.alipay.com/gateway.do",
//!     "return_page": "https://hall.example/face",
//!     "private_key": "<base 64 of PKCS #8, or of PKCS #1: 应用私钥>",
//!     "alipay_public_keys": ["<base 64 of SubjectPublicKeyInfo: 支付宝公钥>"] } }
//! ```
//!
//! `app` is `null` where the hall has no contract with Alipay. `return_page` is where Alipay's app sends the person when
//! they are done; nothing that comes with it is believed. `alipay_public_keys` are one or two, so that Alipay can change
//! from one to the other: what either signed is believed. `private_key` is changed at the platform first, which then takes
//! nothing signed with the one before. Signatures are RSA2, that is RSASSA-PKCS1-v1_5 with SHA-256, of keys of 2048 bits or
//! more; the platform's older RSA (SHA-1) is not spoken.

use crate::ring::{BadKeys, KeyKind, written};
use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{
    KeyPair as _, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

/// Keys of Alipay that are believed at once at most.
const BELIEVED_MOST: usize = 2;

/// The least that a modulus is long, in bytes.
const MODULUS_LEAST: usize = 256;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    app: Option<KeptApp>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptApp {
    app_id: String,
    gateway: String,
    return_page: String,
    private_key: String,
    alipay_public_keys: Vec<String>,
}

/// Our app at Alipay, if there is one.
#[derive(Debug)]
pub struct AlipayKeys(Option<AlipayApp>);

/// Our app at Alipay.
pub struct AlipayApp {
    /// What Alipay knows us by.
    pub app_id: String,
    /// Where it is asked.
    pub gateway: String,
    /// Where its own app sends people when they are done.
    pub return_page: String,
    signs: RsaSigner,
    believed: Vec<RsaVerifier>,
}

impl std::fmt::Debug for AlipayApp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { app_id, gateway, .. } = self;
        f.debug_struct("AlipayApp")
            .field("app_id", app_id)
            .field("gateway", gateway)
            .finish_non_exhaustive()
    }
}

/// Signs with RSA2.
pub struct RsaSigner(KeyPair);

impl std::fmt::Debug for RsaSigner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RsaSigner(••••)")
    }
}

/// Verifies RSA2.
#[derive(Debug)]
pub struct RsaVerifier(UnparsedPublicKey<Vec<u8>>);

fn bad(reason: &'static str) -> BadKeys {
    BadKeys { kind: AlipayKeys::NAME, reason }
}

impl RsaSigner {
    /// A fresh key of 2048 bits, for the simulated gateway and tests.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn fresh() -> Result<Self, BadKeys> {
        KeyPair::generate(KeySize::Rsa2048).map(Self).map_err(|_| bad("no key can be made"))
    }

    fn read(base64: &str) -> Result<Self, BadKeys> {
        let der = STANDARD.decode(base64.trim()).map_err(|_| bad("a key is in base 64"))?;
        let key = KeyPair::from_pkcs8(&der).or_else(|_| KeyPair::from_der(&der));
        let key = key.map_err(|_| bad("the private key is RSA, in PKCS #8 or PKCS #1"))?;
        if key.public_modulus_len() < MODULUS_LEAST {
            return Err(bad("a key has 2048 bits or more"));
        }
        Ok(Self(key))
    }

    /// The signature over a text, in base 64.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn sign(&self, text: &[u8]) -> Result<String, BadKeys> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        let signed = self.0.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), text, &mut signature);
        signed.map_err(|_| bad("the key does not sign"))?;
        Ok(STANDARD.encode(signature))
    }

    /// What verifies it.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn verifier(&self) -> Result<RsaVerifier, BadKeys> {
        RsaVerifier::read(&self.public()?)
    }

    fn public(&self) -> Result<String, BadKeys> {
        let der: Result<PublicKeyX509Der<'static>, _> = self.0.public_key().as_der();
        der.map(|der| STANDARD.encode(der.as_ref())).map_err(|_| bad("a key cannot be written"))
    }

    fn private(&self) -> Result<String, BadKeys> {
        let der: Result<Pkcs8V1Der<'static>, _> = self.0.as_der();
        der.map(|der| STANDARD.encode(der.as_ref())).map_err(|_| bad("a key cannot be written"))
    }
}

impl RsaVerifier {
    fn read(base64: &str) -> Result<Self, BadKeys> {
        let der = STANDARD.decode(base64.trim()).map_err(|_| bad("a key is in base 64"))?;
        let key = UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der);
        // What is no RSA key at all is told when the function starts, and not when Alipay first answers.
        if key.parse().is_err() {
            return Err(bad("Alipay's key is an RSA key of 2048 bits or more"));
        }
        Ok(Self(key))
    }

    /// Whether that is the signature over this text.
    #[must_use]
    pub fn verifies(&self, text: &[u8], signature: &str) -> bool {
        STANDARD.decode(signature).is_ok_and(|bytes| self.0.verify(text, &bytes).is_ok())
    }
}

impl AlipayApp {
    /// Our signature over a text, in base 64.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn sign(&self, text: &[u8]) -> Result<String, BadKeys> {
        self.signs.sign(text)
    }

    /// Whether Alipay signed this text so.
    #[must_use]
    pub fn believes(&self, text: &[u8], signature: &str) -> bool {
        self.believed.iter().any(|key| key.verifies(text, signature))
    }
}

/// An address with TLS, or on loopback, with nothing in it that would make it another.
fn is_address(address: &str) -> bool {
    let is_plain = !address.contains(['?', '#', '@', ' ']);
    let is_here = |host: &str| address.strip_prefix(host).is_some_and(|rest| rest.starts_with(':'));
    is_plain
        && (address.starts_with("https://")
            || is_here("http://127.0.0.1")
            || is_here("http://localhost"))
}

impl KeyKind for AlipayKeys {
    const NAME: &'static str = "alipay";

    fn read(json: &str) -> Result<Self, BadKeys> {
        // serde's message could quote the text.
        let kept: Kept = serde_json::from_str(json).map_err(|_| bad("it is no app in JSON"))?;
        let Some(app) = kept.app else { return Ok(Self(None)) };
        let KeptApp { app_id, gateway, return_page, private_key, alipay_public_keys } = app;
        if app_id.is_empty() || !app_id.bytes().all(|c| c.is_ascii_alphanumeric()) {
            return Err(bad("an app id is letters and digits"));
        }
        if !is_address(&gateway) || !is_address(&return_page) {
            return Err(bad("gateway and return page are addresses with TLS, or on loopback"));
        }
        if !(1..=BELIEVED_MOST).contains(&alipay_public_keys.len()) {
            return Err(bad("there are one or two keys of Alipay"));
        }
        let believed = alipay_public_keys.iter().map(|key| RsaVerifier::read(key));
        let believed = believed.collect::<Result<_, _>>()?;
        let signs = RsaSigner::read(&private_key)?;
        Ok(Self(Some(AlipayApp { app_id, gateway, return_page, signs, believed })))
    }
}

impl AlipayKeys {
    /// No app, as JSON: what a new installation begins with.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn nobody() -> Result<String, BadKeys> {
        written(Self::NAME, &Kept { app: None })
    }

    /// An app as JSON, for a gateway that signs with this key: for the simulated gateway and tests.
    ///
    /// # Errors
    ///
    /// [`BadKeys`], never in practice.
    pub fn app_json(
        (app_id, app): (&str, &RsaSigner),
        (gateway, return_page): (&str, &str),
        alipay: &RsaSigner,
    ) -> Result<String, BadKeys> {
        let app = KeptApp {
            app_id: app_id.to_owned(),
            gateway: gateway.to_owned(),
            return_page: return_page.to_owned(),
            private_key: app.private()?,
            alipay_public_keys: vec![alipay.public()?],
        };
        written(Self::NAME, &Kept { app: Some(app) })
    }

    /// The app, if there is one.
    #[must_use]
    pub fn into_app(self) -> Option<AlipayApp> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    const GATEWAY: &str = "https://openapi.alipay.com/gateway.do";
    const RETURN: &str = "https://hall.example/face";

    fn json() -> (Value, RsaSigner) {
        let (app, alipay) = (RsaSigner::fresh().unwrap(), RsaSigner::fresh().unwrap());
        let json = AlipayKeys::app_json(("2021", &app), (GATEWAY, RETURN), &alipay).unwrap();
        (serde_json::from_str(&json).unwrap(), alipay)
    }

    fn read(json: &Value) -> Result<AlipayKeys, BadKeys> {
        AlipayKeys::read(&json.to_string())
    }

    #[test]
    fn an_app_signs_with_its_own_key_and_believes_alipay_s() {
        let (json, alipay) = json();
        let app = read(&json).unwrap().into_app().unwrap();
        assert_eq!((app.app_id.as_str(), app.gateway.as_str()), ("2021", GATEWAY));
        let theirs = alipay.sign(b"text").unwrap();
        assert!(app.believes(b"text", &theirs));
        assert!(!app.believes(b"texT", &theirs));
        let ours = app.sign(b"text").unwrap();
        assert!(!app.believes(b"text", &ours), "what we signed is not Alipay's word");
        assert!(app.signs.verifier().unwrap().verifies(b"text", &ours));
        for none in ["", "!", "AAAA", &theirs.replace('=', "")] {
            assert!(!app.believes(b"text", none), "{none}");
        }
    }

    #[test]
    fn two_keys_of_alipay_live_side_by_side() {
        let ((mut json, first), second) = (json(), RsaSigner::fresh().unwrap());
        let keys = json["app"]["alipay_public_keys"].as_array_mut().unwrap();
        keys.push(second.public().unwrap().into());
        let app = read(&json).unwrap().into_app().unwrap();
        for alipay in [&first, &second] {
            assert!(app.believes(b"text", &alipay.sign(b"text").unwrap()));
        }
        let third = second.public().unwrap();
        json["app"]["alipay_public_keys"].as_array_mut().unwrap().push(third.into());
        assert!(read(&json).is_err());
    }

    #[test]
    fn no_debug_shows_a_private_key() {
        let (json, _) = json();
        let shown = format!("{:?}", read(&json).unwrap());
        assert!(shown.contains("2021") && !shown.contains("private"), "{shown}");
        assert!(!shown.contains(json["app"]["private_key"].as_str().unwrap()), "{shown}");
        assert_eq!(format!("{:?}", RsaSigner::fresh().unwrap()), "RsaSigner(••••)");
    }

    #[test]
    fn an_app_that_cannot_be_used_is_told_when_it_is_read_and_none_is_none() {
        let none = AlipayKeys::read(&AlipayKeys::nobody().unwrap()).unwrap();
        assert!(none.into_app().is_none());
        let (json, alipay) = json();
        let changed = |member: &str, value: Value| {
            let mut json = json.clone();
            json["app"][member] = value;
            read(&json).map(drop)
        };
        for address in [
            "http://openapi.alipay.com/gateway.do",
            "http://127.0.0.1.evil:80/",
            "https://a@b",
            "https://a?b",
        ] {
            assert!(changed("gateway", address.into()).is_err(), "{address}");
            assert!(changed("return_page", address.into()).is_err(), "{address}");
        }
        assert!(changed("gateway", "http://127.0.0.1:9003/alipay/gateway.do".into()).is_ok());
        assert!(changed("app_id", "".into()).is_err());
        assert!(changed("private_key", "AAAA".into()).is_err());
        assert!(changed("private_key", alipay.public().unwrap().into()).is_err(), "a public one");
        assert!(changed("alipay_public_keys", Value::Array(Vec::new())).is_err());
        assert!(changed("alipay_public_keys", serde_json::json!(["AAAA"])).is_err());
        assert!(changed("secret", "x".into()).is_err(), "a misspelt member");
    }
}
