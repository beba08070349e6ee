//! Sealed attributes: AES-256-GCM, bound to the place they are kept in.
//!
//! ```text
//! 1 byte   length of the key id
//! n bytes  key id
//! 12 bytes nonce, random
//! …        ciphertext and 16 bytes of tag; additional data: pk | sk | attribute
//! ```
//!
//! Bound to their place, so a sealed value copied to another row or attribute does not open there. A random
//! nonce is good for 2³² values under one key (NIST SP 800-38D, 8.3); rotate the ring long before.

use crate::ring::{BadKeys, KeyKind, Ring, Rotating, rotated};
use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ports::{Entropy, random};

/// Where a sealed value is kept.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Partition key.
    pub pk: &'a str,
    /// Sort key.
    pub sk: &'a str,
    /// Attribute.
    pub attribute: &'a str,
}

impl Place<'_> {
    fn aad(self) -> Aad<Vec<u8>> {
        let Self { pk, sk, attribute } = self;
        Aad::from(format!("{pk}|{sk}|{attribute}").into_bytes())
    }
}

/// A sealed value that does not open: another key, another place, or tampering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open here")]
pub struct Unsealable;

/// The keys that seal.
#[derive(Debug)]
pub struct SealKeys(Ring<LessSafeKey>);

impl KeyKind for SealKeys {
    const NAME: &'static str = "seal";

    fn read(json: &str) -> Result<Self, BadKeys> {
        let make = |key: &[u8; 32]| UnboundKey::new(&AES_256_GCM, key).ok().map(LessSafeKey::new);
        Ring::read(Self::NAME, json, make).map(Self)
    }
}

impl Rotating for SealKeys {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, 's', old, entropy)
    }
}

impl SealKeys {
    /// Seals under the current key.
    ///
    /// # Errors
    ///
    /// [`Unsealable`] only for values of 64 GiB and more.
    pub fn seal(
        &self,
        place: Place<'_>,
        value: &[u8],
        entropy: &dyn Entropy,
    ) -> Result<Vec<u8>, Unsealable> {
        let (id, key) = self.0.current();
        let nonce: [u8; NONCE_LEN] = random(entropy);
        let mut ciphertext = value.to_vec();
        key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            place.aad(),
            &mut ciphertext,
        )
        .map_err(|_| Unsealable)?;
        let length = u8::try_from(id.len()).map_err(|_| Unsealable)?;
        Ok([&[length], id.as_bytes(), &nonce, &ciphertext].concat())
    }

    /// Opens what was sealed in this place, under whichever key.
    ///
    /// # Errors
    ///
    /// [`Unsealable`].
    pub fn open(&self, place: Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let (length, rest) = sealed.split_first().ok_or(Unsealable)?;
        let (id, rest) = rest.split_at_checked(usize::from(*length)).ok_or(Unsealable)?;
        let (nonce, ciphertext) = rest.split_at_checked(NONCE_LEN).ok_or(Unsealable)?;
        let id = std::str::from_utf8(id).map_err(|_| Unsealable)?;
        let key = self.0.get(id).ok_or(Unsealable)?;
        let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Unsealable)?;
        let mut value = ciphertext.to_vec();
        let length =
            key.open_in_place(nonce, place.aad(), &mut value).map_err(|_| Unsealable)?.len();
        value.truncate(length);
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::SystemEntropy;
    use proptest::prelude::*;

    fn keys() -> SealKeys {
        SealKeys::read(&SealKeys::rotated(None, &SystemEntropy).unwrap()).unwrap()
    }

    const HERE: Place<'static> = Place { pk: "PER#a", sk: "PER", attribute: "sealed" };

    proptest! {
        #[test]
        fn what_is_sealed_opens_in_its_place_and_nowhere_else(value: Vec<u8>) {
            let keys = keys();
            let sealed = keys.seal(HERE, &value, &SystemEntropy).unwrap();
            prop_assert_eq!(keys.open(HERE, &sealed), Ok(value));
            for elsewhere in [
                Place { pk: "PER#b", ..HERE },
                Place { sk: "ORG", ..HERE },
                Place { attribute: "other", ..HERE },
            ] {
                prop_assert_eq!(keys.open(elsewhere, &sealed), Err(Unsealable));
            }
        }

        #[test]
        fn any_changed_byte_keeps_it_shut(value: Vec<u8>, at: prop::sample::Index, bit in 0_u8..8) {
            let keys = keys();
            let mut sealed = keys.seal(HERE, &value, &SystemEntropy).unwrap();
            let at = at.index(sealed.len());
            sealed[at] ^= 1 << bit;
            prop_assert_eq!(keys.open(HERE, &sealed), Err(Unsealable));
        }

        #[test]
        fn no_bytes_panic(bytes: Vec<u8>) {
            prop_assert_eq!(keys().open(HERE, &bytes), Err(Unsealable));
        }
    }

    #[test]
    fn what_is_sealed_on_either_side_of_a_rotation_opens_on_both() {
        let old = SealKeys::rotated(None, &SystemEntropy).unwrap();
        let new = SealKeys::rotated(Some(&old), &SystemEntropy).unwrap();
        let (old, new) = (SealKeys::read(&old).unwrap(), SealKeys::read(&new).unwrap());
        let before = old.seal(HERE, b"value", &SystemEntropy).unwrap();
        assert_eq!(new.open(HERE, &before).unwrap(), b"value");
        let after = new.seal(HERE, b"value", &SystemEntropy).unwrap();
        assert_eq!(old.open(HERE, &after).unwrap(), b"value", "the old ring has the next key");
        let other = keys().seal(HERE, b"value", &SystemEntropy).unwrap();
        assert_eq!(old.open(HERE, &other), Err(Unsealable));
    }
}
