//! A provider's signing keys (RFC 7517), as much of them as verifies an ID token.
//!
//! A key is for one algorithm, ES256 or RS256. A key of another type, for another use or algorithm, or that cannot be read,
//! is passed over: it may be for somebody else.

use aws_lc_rs::signature::{
    ECDSA_P256_SHA256_FIXED, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents, UnparsedPublicKey,
};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// An algorithm that ID tokens may be signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Algorithm {
    Es256,
    Rs256,
}

impl Algorithm {
    /// The algorithm of a JOSE header, if it is one that is allowed.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name {
            "ES256" => Some(Self::Es256),
            "RS256" => Some(Self::Rs256),
            _ => None,
        }
    }
}

#[derive(Clone, Debug)]
enum Material {
    /// An uncompressed point.
    P256(Vec<u8>),
    Rsa {
        modulus: Vec<u8>,
        exponent: Vec<u8>,
    },
}

#[derive(Clone, Debug)]
struct PublicKey {
    id: Option<String>,
    material: Material,
}

/// The keys of a provider.
#[derive(Clone, Debug)]
pub(super) struct KeySet(Vec<PublicKey>);

/// Why a signature proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignatureError {
    /// The set has no such key: it may be a new one.
    UnknownKey,
    /// The signature is none of that key's.
    Wrong,
}

impl PublicKey {
    fn read(key: &Value) -> Option<Self> {
        let text = |member: &str| key.get(member).and_then(Value::as_str);
        let bytes = |member: &str| URL_SAFE_NO_PAD.decode(text(member)?).ok();
        let material = match text("kty")? {
            "EC" if text("crv")? == "P-256" => {
                let (x, y) = (bytes("x")?, bytes("y")?);
                let is_point = x.len() == 32 && y.len() == 32;
                is_point.then(|| Material::P256([vec![4], x, y].concat()))?
            }
            // Some write a zero byte before the modulus, as signed integers have it.
            "RSA" => Material::Rsa {
                modulus: bytes("n")?.into_iter().skip_while(|byte| *byte == 0).collect(),
                exponent: bytes("e")?,
            },
            _ => return None,
        };
        let may_be = |member: &str, expected: &str| {
            key.get(member).is_none_or(|value| value.is_null() || value == expected)
        };
        let algorithm = match material {
            Material::P256(_) => "ES256",
            Material::Rsa { .. } => "RS256",
        };
        let is_for_us = may_be("use", "sig") && may_be("alg", algorithm);
        is_for_us.then(|| Self { id: text("kid").map(str::to_owned), material })
    }

    fn is_for(&self, algorithm: Algorithm) -> bool {
        match self.material {
            Material::P256(_) => algorithm == Algorithm::Es256,
            Material::Rsa { .. } => algorithm == Algorithm::Rs256,
        }
    }

    fn verifies(&self, signed: &[u8], signature: &[u8]) -> bool {
        match &self.material {
            Material::P256(point) => UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point)
                .verify(signed, signature)
                .is_ok(),
            Material::Rsa { modulus, exponent } => {
                RsaPublicKeyComponents { n: modulus, e: exponent }
                    .verify(&RSA_PKCS1_2048_8192_SHA256, signed, signature)
                    .is_ok()
            }
        }
    }
}

impl KeySet {
    /// The keys of a set, if it is one.
    pub(super) fn read(set: &Value) -> Option<Self> {
        let keys = set.get("keys")?.as_array()?;
        Some(Self(keys.iter().filter_map(PublicKey::read).collect()))
    }

    /// Asks that one of these keys made the signature: the one that is named, or, where none is named, the only one of
    /// that algorithm.
    ///
    /// # Errors
    ///
    /// [`SignatureError`].
    pub(super) fn verify(
        &self,
        (id, algorithm): (Option<&str>, Algorithm),
        signed: &[u8],
        signature: &[u8],
    ) -> Result<(), SignatureError> {
        let is_named = |key: &&PublicKey| id.is_none() || key.id.as_deref() == id;
        let fitting = self.0.iter().filter(|key| key.is_for(algorithm)).filter(is_named);
        let fitting: Vec<&PublicKey> = fitting.collect();
        let is_clear = id.is_some() || fitting.len() == 1;
        if fitting.is_empty() || !is_clear {
            return Err(SignatureError::UnknownKey);
        }
        let holds = fitting.iter().any(|key| key.verifies(signed, signature));
        if holds { Ok(()) } else { Err(SignatureError::Wrong) }
    }
}
