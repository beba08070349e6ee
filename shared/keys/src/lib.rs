//! Keys and what is done with them: blind indexes, sealed attributes, passwords, SMS codes, tokens, webhooks,
//! and who may ask on their own account.
//!
//! Each kind of key is a ring of its own, in a secret of its own, so that a function is given only those it
//! works with. A ring names its keys: what was made with `b1` says `b1`, and can be read after `b2` has
//! become current. Nothing here reads a file or the network (`outside::secrets` does), and no key has a default.
//!
//! | ring | kind | rotation |
//! | --- | --- | --- |
//! | [`BlindKeys`] | `blind` | lookups try every key in use, current first; uniqueness is asked of the next one too |
//! | [`SealKeys`] | `seal` | new rows use the current key; old rows open with theirs |
//! | [`Passwords`] | `pepper` | a sign-in rehashes under the current pepper; an old one may go when nobody's hash names it |
//! | [`CodeKeys`] | `code` | a code is derived by the key it was issued under; old keys may go after a day |
//! | [`TokenKeys`] | `token` | `next` is published before it signs; old keys stay published for twice the longest life |
//! | [`VerifyingKeys`] | `token-public` | the public half of `token`, made anew whenever that changes |
//! | [`Clients`] | `clients` | a client has two secrets while it changes over |
//! | [`SsoProviders`] | `sso` | each provider says how it changes its secret |
//! | [`StaffProvider`] | `staff` | the provider says how it changes its secret |
//! | [`AlipayKeys`] | `alipay` | two keys of Alipay while it changes over; ours is changed at the platform first |
//! | [`WebhookKeys`], [`LicenceKeys`] | `face-jshrss`, `licence` | two live keys while the provider changes over |

mod alipay;
mod argon2id;
mod blind;
mod clients;
mod code;
mod digest;
mod legacy;
mod password;
mod ring;
mod seal;
mod sso;
mod staff;
mod token;
mod verifying;
mod webhook;

pub use alipay::{AlipayApp, AlipayKeys, RsaSigner, RsaVerifier};
pub use argon2id::{Argon2Implementation, UnknownImplementation};
pub use blind::{
    AccountNumber, Address, Attempted, Blind, BlindKeys, Blindable, LegacyContent, LegacyUser,
    StaffSubject,
};
pub use clients::{Clients, NotChanged};
pub use code::CodeKeys;
pub use digest::{
    case_begun, case_told, clerk, face_order, from_hex, hash, hex, holds, invitation, is_mac,
    letter_digest, mac, of_sign_on, sha256, sha256_hex, tokens_of_poll,
};
pub use legacy::is_legacy_password;
pub use password::{PasswordHash, Passwords, Verdict};
pub use ring::{BadKeys, KeyKind, Rotating};
pub use seal::{Place, SealKeys, Unsealable};
pub use sso::{SsoClaims, SsoProvider, SsoProviders, is_issuer};
pub use staff::StaffProvider;
pub use token::{
    AccessClaims, ClerkClaims, MandateClaims, MemberClaims, RevocationClaims, TokenKeys,
};
pub use verifying::VerifyingKeys;
pub use webhook::{LicenceKeys, NotAuthentic, SignedHeaders, WebhookKeys};

/// What hides personal values in the table: keys to find them by, and keys to read them with.
#[derive(Debug)]
pub struct Veil {
    /// For keys of rows.
    pub blind: BlindKeys,
    /// For attributes.
    pub seal: SealKeys,
}
