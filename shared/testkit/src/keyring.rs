//! Fresh keys of every kind, for a test.

use keys::{
    BlindKeys, CodeKeys, LicenceKeys, Passwords, Rotating, SealKeys, TokenKeys, Veil, WebhookKeys,
};
use ports::SystemEntropy;

/// Every ring.
#[derive(Debug)]
pub struct Keyring {
    /// To find and to hide personal values.
    pub veil: Veil,
    /// Passwords.
    pub passwords: Passwords,
    /// SMS codes.
    pub codes: CodeKeys,
    /// Access tokens.
    pub tokens: TokenKeys,
    /// The face provider's.
    pub webhook: WebhookKeys,
    /// The licence app's.
    pub licence: LicenceKeys,
}

/// A ring with one fresh key.
///
/// # Panics
///
/// When the key crate cannot read what it wrote.
#[must_use]
#[expect(clippy::expect_used, reason = "a test that has no keys is over")]
pub fn fresh<K: Rotating>() -> K {
    let json = K::rotated(None, &SystemEntropy).expect("a ring is made");
    K::read(&json).expect("a ring just made reads")
}

impl Keyring {
    /// Fresh ones.
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            veil: Veil { blind: fresh::<BlindKeys>(), seal: fresh::<SealKeys>() },
            passwords: fresh(),
            codes: fresh(),
            tokens: fresh(),
            webhook: fresh(),
            licence: fresh(),
        }
    }
}
