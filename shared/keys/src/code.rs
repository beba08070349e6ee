//! SMS codes: derived from a random nonce under a key, so that nothing kept in the table tells the digits.
//!
//! HMAC-SHA-256 over the code's id (which is bound to flow and mobile) and a nonce from the random
//! generator, the first 128 bits of it taken modulo a million. So a resend can repeat the same digits though only
//! the nonce is kept, and a nonce copied to another mobile's row yields other digits there.

use crate::ring::{BadKeys, KeyKind, Ring, Rotating, rotated};
use aws_lc_rs::{constant_time, hmac};
use domain::{FlowId, IssuedCode, Mobile, SmsCode, SmsCodeId};
use ports::Entropy;

/// The keys that derive SMS codes.
#[derive(Debug)]
pub struct CodeKeys(Ring<hmac::Key>);

impl KeyKind for CodeKeys {
    const NAME: &'static str = "code";

    fn read(json: &str) -> Result<Self, BadKeys> {
        Ring::read(Self::NAME, json, |key| Some(hmac::Key::new(hmac::HMAC_SHA256, key))).map(Self)
    }
}

impl Rotating for CodeKeys {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, 'c', old, entropy)
    }
}

impl CodeKeys {
    /// Which key new codes are derived by.
    #[must_use]
    pub fn current(&self) -> &str {
        self.0.current().0
    }

    /// The name of the code for this flow (which has one purpose) and mobile: always the same, so a resend finds it.
    #[must_use]
    pub fn id(&self, flow: &FlowId, mobile: &Mobile) -> SmsCodeId {
        let bound = format!("id\0{flow}\0{}", mobile.e164());
        SmsCodeId::from_random(leading(hmac::sign(self.0.current().1, bound.as_bytes())))
    }

    /// The digits; `None` when the key they were issued under is no longer in the ring.
    #[must_use]
    pub fn digits(&self, id: &SmsCodeId, issued: &IssuedCode) -> Option<SmsCode> {
        let key = self.0.get(&issued.key)?;
        let mut context = hmac::Context::with_key(key);
        context.update(b"digits\0");
        context.update(id.as_str().as_bytes());
        context.update(&issued.nonce);
        Some(SmsCode::from_bits(leading(context.sign())))
    }

    /// Whether these are the digits. In constant time.
    #[must_use]
    pub fn is_right(&self, id: &SmsCodeId, issued: &IssuedCode, claimed: &SmsCode) -> bool {
        self.digits(id, issued).is_some_and(|digits| {
            let (digits, claimed) = (digits.reveal().as_bytes(), claimed.reveal().as_bytes());
            constant_time::verify_slices_are_equal(digits, claimed).is_ok()
        })
    }
}

fn leading(tag: impl AsRef<[u8]>) -> [u8; 16] {
    let mut bits = [0; 16];
    for (bit, byte) in bits.iter_mut().zip(tag.as_ref()) {
        *bit = *byte;
    }
    bits
}
