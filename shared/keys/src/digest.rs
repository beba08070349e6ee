//! SHA-256 of secrets and texts, and the comparison of a secret with its hash.

use aws_lc_rs::{constant_time, digest};
use domain::{Secret, SecretHash};

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest::digest(&digest::SHA256, bytes).as_ref());
    hash
}

/// SHA-256 in lower-case hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

/// A hash in lower-case hexadecimal.
#[must_use]
pub fn hex(hash: &[u8; 32]) -> String {
    use std::fmt::Write as _;
    hash.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The hash that was written in hexadecimal.
#[must_use]
pub fn from_hex(hex: &str) -> Option<[u8; 32]> {
    let mut hash = [0; 32];
    // `from_str_radix` also takes a sign.
    if hex.len() != 64 || !hex.bytes().all(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    for (at, byte) in hash.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(hash)
}

/// What is kept of a secret of 256 random bits. A slow hash would add nothing: there is nothing to guess.
#[must_use]
pub fn hash(secret: &impl Secret) -> SecretHash {
    SecretHash(sha256(secret.reveal().as_bytes()))
}

/// Whether the secret is the one whose hash was kept. In constant time.
#[must_use]
pub fn holds(secret: &impl Secret, kept: &SecretHash) -> bool {
    constant_time::verify_slices_are_equal(&hash(secret).0, &kept.0).is_ok()
}
