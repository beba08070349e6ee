//! Blind indexes: a keyed hash to find a personal value by, from which it cannot be read.
//!
//! HMAC-SHA-256, full length, over the kind of value and the value; written `b1.<43 characters>`, where `b1` is
//! the key. An identity number has so few possibilities that an unkeyed hash of it would be no secret at all.

use crate::ring::{BadKeys, KeyKind, Ring, Rotating, rotated};
use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{
    AccountCandidate, IdentityDocument, LegacyHallId, LegacyUserName, Mobile, PersonName,
    SsoSubject,
};
use ports::Entropy;

/// A value, blinded.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Blind(String);

impl Blind {
    /// As it is written in keys and attributes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The keys that blind.
#[derive(Debug)]
pub struct BlindKeys(Ring<hmac::Key>);

impl KeyKind for BlindKeys {
    const NAME: &'static str = "blind";

    fn read(json: &str) -> Result<Self, BadKeys> {
        Ring::read(Self::NAME, json, |key| Some(hmac::Key::new(hmac::HMAC_SHA256, key))).map(Self)
    }
}

impl Rotating for BlindKeys {
    fn rotated(old: Option<&str>, entropy: &dyn Entropy) -> Result<String, BadKeys> {
        rotated(Self::NAME, 'b', old, entropy)
    }
}

/// A personal value that is looked up: what kind it is, and the form in which equal ones are equal.
pub trait Blindable {
    /// Kind and canonical form.
    fn parts(&self) -> (&'static str, String);
}

impl Blindable for IdentityDocument {
    fn parts(&self) -> (&'static str, String) {
        (self.kind().as_str(), self.identity())
    }
}

impl Blindable for Mobile {
    fn parts(&self) -> (&'static str, String) {
        ("mobile", self.e164())
    }
}

impl Blindable for PersonName {
    fn parts(&self) -> (&'static str, String) {
        ("name", self.reveal().to_owned())
    }
}

impl Blindable for SsoSubject {
    fn parts(&self) -> (&'static str, String) {
        // No issuer has a zero byte in it.
        ("sso", format!("{}\0{}", self.issuer, self.subject))
    }
}

/// A subject of the staff's provider: a clerk, and never a person who signs on here.
#[derive(Debug)]
pub struct StaffSubject<'a>(pub &'a SsoSubject);

impl Blindable for StaffSubject<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("staff", format!("{}\0{}", self.0.issuer, self.0.subject))
    }
}

/// A document number as it is typed to sign in, whatever the document's kind.
#[derive(Debug)]
pub struct AccountNumber<'a>(pub &'a str);

impl Blindable for AccountNumber<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("account-number", self.0.to_owned())
    }
}

impl Blindable for AccountCandidate {
    fn parts(&self) -> (&'static str, String) {
        match self {
            Self::Mobile(mobile) => mobile.parts(),
            Self::DocumentNumber(number) => AccountNumber(number).parts(),
        }
    }
}

/// Where a caller comes from.
#[derive(Debug)]
pub struct Address<'a>(pub &'a str);

impl Blindable for Address<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("address", self.0.to_owned())
    }
}

/// A value as the log has it: hashed apart from what rows are found by, so that nobody joins the log to the table.
struct InLog<'a, B>(&'a B);

impl<B: Blindable> Blindable for InLog<'_, B> {
    fn parts(&self) -> (&'static str, String) {
        let (kind, canonical) = self.0.parts();
        ("log", format!("{kind}\0{canonical}"))
    }
}

/// Anything else that counts attempts, such as an organisation and account that do not exist.
#[derive(Debug)]
pub struct Attempted<'a>(pub &'a str);

impl Blindable for Attempted<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("attempted", self.0.to_owned())
    }
}

/// A user name in an older hall: the same name in another hall is somebody else's.
#[derive(Debug)]
pub struct LegacyUser<'a>(pub &'a LegacyHallId, pub &'a LegacyUserName);

impl Blindable for LegacyUser<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("legacy-user", format!("{}\0{}", self.0, self.1.reveal()))
    }
}

/// All that was imported of an older hall's account, to tell whether it changed without reading it.
pub struct LegacyContent<'a>(pub &'a str);

impl Blindable for LegacyContent<'_> {
    fn parts(&self) -> (&'static str, String) {
        ("legacy-content", self.0.to_owned())
    }
}

impl BlindKeys {
    /// The value under the current key: what new rows are found by.
    #[must_use]
    pub fn blind(&self, value: &impl Blindable) -> Blind {
        let (id, key) = self.0.current();
        under(id, key, value)
    }

    /// The value for the log: 128 bits under the current key, equal where values are equal, and no row's key.
    #[must_use]
    pub fn in_log(&self, value: &impl Blindable) -> String {
        let Blind(mut blind) = self.blind(&InLog(value));
        let key = blind.find('.').unwrap_or_default();
        blind.truncate(key + 1 + 22);
        blind
    }

    /// The value under every key that rows may have been written with, the current one first: what it is found by.
    #[must_use]
    pub fn used(&self, value: &impl Blindable) -> Vec<Blind> {
        self.0.used().map(|(id, key)| under(id, key, value)).collect()
    }

    /// The value under every key there is, the current one first: what must not be there yet if it is to be unique,
    /// because a function with a newer ring may be writing under the next key already.
    #[must_use]
    pub fn every(&self, value: &impl Blindable) -> Vec<Blind> {
        self.0.iter().map(|(id, key)| under(id, key, value)).collect()
    }

    /// Whether `kept` is this value, under whichever live key it was blinded.
    #[must_use]
    pub fn matches(&self, kept: &str, value: &impl Blindable) -> bool {
        let Some((id, _)) = kept.split_once('.') else { return false };
        self.0.get(id).is_some_and(|key| under(id, key, value).as_str() == kept)
    }
}

fn under(id: &str, key: &hmac::Key, value: &impl Blindable) -> Blind {
    let (kind, canonical) = value.parts();
    let mut context = hmac::Context::with_key(key);
    context.update(kind.as_bytes());
    context.update(&[0]);
    context.update(canonical.as_bytes());
    Blind(format!("{id}.{}", URL_SAFE_NO_PAD.encode(context.sign())))
}
