//! SHA-256 of secrets and texts, and the comparison of a secret with its hash.

use crate::blind::Blind;
use aws_lc_rs::{constant_time, digest, hmac};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{
    CaseId, ClerkId, ClientId, FamilySecret, FlowId, FlowKind, FlowToken, Mandate, MandateDigest,
    MandateSalt, MembershipId, PollSecret, RefreshSecret, Secret, SecretHash, SsoSecret,
};

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

/// A text's HMAC-SHA-256 under a key of this machine, in hexadecimal.
#[must_use]
pub fn mac(key: &[u8; 32], text: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().try_into().map_or_else(|_| String::new(), hex)
}

/// Whether it is the text's. In constant time.
#[must_use]
pub fn is_mac(key: &[u8; 32], text: &str, mac: &str) -> bool {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    from_hex(mac).is_some_and(|mac| hmac::verify(&key, text.as_bytes(), &mac).is_ok())
}

/// Whether the secret is the one whose hash was kept. In constant time.
#[must_use]
pub fn holds(secret: &impl Secret, kept: &SecretHash) -> bool {
    constant_time::verify_slices_are_equal(&hash(secret).0, &kept.0).is_ok()
}

/// The invitation that a link's secret opens: named by a hash of the secret, because an SMS has no room for both a name
/// and a secret. The first 128 bits of SHA-256 over `invitation`, a zero byte and the secret as it is written.
#[must_use]
pub fn invitation(link: &FlowToken) -> FlowId {
    let hash = sha256(&[b"invitation\0", link.reveal().as_bytes()].concat());
    let mut random = [0; 16];
    for (to, from) in random.iter_mut().zip(hash) {
        *to = from;
    }
    FlowId::from_random(FlowKind::Invitation, random)
}

/// The clerk that a subject of the staff's provider is: the first 128 bits of SHA-256 over its blind index, so that whoever
/// has an id and a list of the staff's numbers cannot tell whose it is without the key. Under another blinding key the same
/// subject is another clerk.
#[must_use]
pub fn clerk(blinded: &Blind) -> ClerkId {
    ClerkId::from_random(half(&[b"clerk\0", blinded.as_str().as_bytes()].concat()))
}

/// Sixteen bytes that stand for those: the first half of their SHA-256.
fn half(bytes: &[u8]) -> [u8; 16] {
    let mut half = [0; 16];
    for (to, from) in half.iter_mut().zip(sha256(bytes)) {
        *to = from;
    }
    half
}

/// The case that a business system calls so: the same each time, and another's own.
#[must_use]
pub fn case_told(client: &ClientId, reference: &str) -> CaseId {
    CaseId::from_random(half(format!("case\0{client}\0{reference}").as_bytes()))
}

/// The case that a member's page calls so when it begins one: the same when it is sent again.
#[must_use]
pub fn case_begun(membership: &MembershipId, attempt: &str) -> CaseId {
    CaseId::from_random(half(format!("case-begun\0{membership}\0{attempt}").as_bytes()))
}

/// Our name for an attempt to have a face shown to a provider that is asked: 32 hexadecimal digits, the first 128 bits of
/// SHA-256 over `face`, the flow's id and the attempt's number, with zero bytes between. The same attempt has the same
/// name, so that asking twice is asking once; and it tells the provider neither the flow nor the person.
#[must_use]
pub fn face_order(flow: &FlowId, attempt: u8) -> String {
    let hash = sha256_hex(format!("face\0{flow}\0{attempt}").as_bytes());
    hash.chars().take(32).collect()
}

/// The first refresh token of a session that is begun by a QR code: made of the page's own secret, so that the session
/// can be written when the person approves, though only the page will ever know the token.
#[must_use]
pub fn tokens_of_poll(poll: &PollSecret) -> (FamilySecret, RefreshSecret) {
    let of = |what: &[u8]| sha256(&[what, b"\0", poll.reveal().as_bytes()].concat());
    (FamilySecret::from_random(of(b"family")), RefreshSecret::from_random(of(b"refresh")))
}

/// What goes with a sign-on, made of the browser's secret so that the table keeps neither: the nonce that the provider
/// repeats in its token, and the verifier of PKCE (RFC 7636), 43 characters each.
#[must_use]
pub fn of_sign_on(secret: &SsoSecret) -> (String, String) {
    let of = |what: &[u8]| {
        let hash = sha256(&[what, b"\0", secret.reveal().as_bytes()].concat());
        URL_SAFE_NO_PAD.encode(hash)
    };
    (of(b"nonce"), of(b"verifier"))
}

/// The digest of an authorisation letter.
#[must_use]
pub fn letter_digest(mandate: &Mandate, salt: &MandateSalt) -> MandateDigest {
    MandateDigest(sha256(mandate.canonical(salt).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_opens_one_invitation_and_another_link_another() {
        let (one, other) = (FlowToken::short([1; 16]), FlowToken::short([2; 16]));
        assert_eq!(invitation(&one), invitation(&one));
        assert_ne!(invitation(&one), invitation(&other));
    }

    #[test]
    fn each_attempt_at_a_face_has_a_name_of_its_own_that_is_32_letters_and_digits() {
        let [one, other] = [1, 2].map(|n| FlowId::from_random(FlowKind::PasswordReset, [n; 16]));
        let order = face_order(&one, 1);
        assert_eq!(order, face_order(&one, 1));
        assert_ne!(order, face_order(&one, 2));
        assert_ne!(order, face_order(&other, 1));
        assert!(order.len() == 32 && order.bytes().all(|c| c.is_ascii_alphanumeric()));
    }

    #[test]
    fn nonce_and_verifier_of_a_sign_on_are_two_and_neither_is_the_secret() {
        let secret = SsoSecret::from_random([7; 32]);
        let (nonce, verifier) = of_sign_on(&secret);
        assert_ne!(nonce, verifier);
        assert!(![&nonce, &verifier].contains(&&secret.reveal().to_owned()));
        assert_eq!((nonce.len(), verifier.len()), (43, 43));
        assert_ne!(of_sign_on(&SsoSecret::from_random([8; 32])), (nonce, verifier));
    }

    #[test]
    fn the_tokens_of_a_poll_are_two_and_neither_is_the_poll_s_secret() {
        let poll = PollSecret::from_random([7; 32]);
        let (family, refresh) = tokens_of_poll(&poll);
        assert_ne!(family.reveal(), refresh.reveal());
        assert_ne!(refresh.reveal(), poll.reveal());
        assert_eq!(tokens_of_poll(&poll).1.reveal(), refresh.reveal());
    }
}
