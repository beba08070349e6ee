//! How the text that an older hall keeps of a password was made, written as a template of pieces.
//!
//! ```text
//! template = part { "+" part }                     what the hall keeps, from left to right
//! part     = chain | encoding "(" chain [ "+" "salt" ] ")" | "salt" | literal
//! chain    = digest [ "then" digest "times" number ]
//! digest   = ( "md5" | "sha1" | "sha256" | "sha512" | "sm3" ) "(" piece { "+" piece } ")"
//! piece    = literal | text | "utf16le" "(" text ")" | "unhex" "(" "salt" ")" | "unbase64" "(" "salt" ")"
//!          | chain | "last" | encoding "(" ( chain | "last" ) ")"
//! text     = "name" | "salt" | "password" | "upper" "(" text ")" | "lower" "(" text ")"
//! encoding = "hex" | "HEX" | "hex16" | "HEX16" | "base64" | "raw"
//! literal  = "'" any characters but "'" and control characters "'"
//! ```
//!
//! | what the hall did | template |
//! | --- | --- |
//! | MD5 of name, password and salt; the salt beside it | `md5(name+password+salt)+':'+salt` |
//! | MD5 of the MD5 in hexadecimal, and the salt | `md5(md5(password)+salt)+':'+salt` |
//! | 16 digits of an MD5 | `hex16(md5(password))` |
//! | SHA-512 a thousand times, the salt in the first only | `sha512(salt+password) then sha512(raw(last)) times 999+':'+salt` |
//! | RFC 2307's salted SHA-1 | `'{SSHA}'+base64(sha1(password+salt)+salt)` |
//!
//! A digest without an encoding is in hexadecimal, and so is `last`: what the digest before came to. `hex16` is the middle
//! of an MD5. How a password is compared is `keys::legacy`'s; the parser is in `parse`, and what it costs in `cost`.

mod cost;
mod parse;
mod print;
mod read;

#[cfg(test)]
mod tests;

use crate::{LegacyDigest, Malformed};
use std::num::NonZeroU32;

pub(crate) use cost::DIGESTS_MOST;
pub(crate) use read::{Kept, check_seen, is_stray, stray};

/// How a digest's bytes become text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyEncoding {
    /// Hexadecimal in lower case.
    Hex,
    /// Hexadecimal in upper case.
    HexUpper,
    /// The middle 16 digits of an MD5 in lower-case hexadecimal.
    Hex16,
    /// The middle 16 digits of an MD5 in upper-case hexadecimal.
    Hex16Upper,
    /// Base64 with padding (RFC 4648, section 4).
    Base64,
    /// The bytes themselves; never what a hall keeps.
    Raw,
}

impl LegacyEncoding {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Hex, Self::HexUpper, Self::Hex16, Self::Hex16Upper, Self::Base64, Self::Raw];

    /// The word it is written by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Hex => "hex",
            Self::HexUpper => "HEX",
            Self::Hex16 => "hex16",
            Self::Hex16Upper => "HEX16",
            Self::Base64 => "base64",
            Self::Raw => "raw",
        }
    }

    /// Whether it is of the middle of an MD5 only.
    fn is_middle(self) -> bool {
        matches!(self, Self::Hex16 | Self::Hex16Upper)
    }
}

/// What an account has of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyField {
    /// 原用户名, as the hall writes it.
    Name,
    /// The password, as it is typed.
    Password,
    /// The salt.
    Salt,
}

/// Which letters a text is changed to before it is hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyCase {
    /// As it is.
    AsIs,
    /// Upper case.
    Upper,
    /// Lower case.
    Lower,
}

/// How a text becomes bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LegacyCharset {
    /// UTF-8.
    Utf8,
    /// UTF-16, little end first, as .NET hashes.
    Utf16Le,
}

/// A piece of what is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LegacyPiece {
    /// The same for every account.
    Literal(String),
    /// A text of the account.
    Text {
        /// Which.
        field: LegacyField,
        /// In which letters.
        case: LegacyCase,
        /// In which bytes.
        charset: LegacyCharset,
    },
    /// The bytes that the salt says in hexadecimal.
    SaltOfHex,
    /// The bytes that the salt says in Base64.
    SaltOfBase64,
    /// An inner digest, as text or bytes.
    Digest(LegacyChain, LegacyEncoding),
    /// What the digest before came to, as text or bytes.
    Last(LegacyEncoding),
}

/// One digest of pieces put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyStep {
    /// By what.
    pub digest: LegacyDigest,
    /// Of what, in this order.
    pub pieces: Vec<LegacyPiece>,
}

/// A digest, and what is made of it again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyChain {
    /// The first digest.
    pub first: LegacyStep,
    /// The digest that follows, and how often.
    pub then: Option<(Box<LegacyStep>, NonZeroU32)>,
}

impl LegacyChain {
    /// The digest that comes last.
    #[must_use]
    pub fn digest(&self) -> LegacyDigest {
        self.then.as_ref().map_or(self.first.digest, |(step, _)| step.digest)
    }
}

/// A part of what a hall keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// The same in every row.
    Literal(String),
    /// The salt as text.
    Salt,
    /// The digest as text.
    Hash(LegacyEncoding),
    /// The digest and after it the salt, together as text.
    HashAndSalt(LegacyEncoding),
}

/// How the text that a hall keeps of a password was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyTemplate {
    parts: Vec<Part>,
    chain: LegacyChain,
}

impl LegacyTemplate {
    /// The most bytes of a template as it is written.
    pub const MOST_BYTES: usize = 500;

    /// The most bytes of a salt.
    pub const SALT_MOST_BYTES: usize = 128;

    /// Reads a template.
    ///
    /// # Errors
    ///
    /// [`Malformed`], which says at which character what should be.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        parse::template(text)
    }

    /// What is hashed.
    #[must_use]
    pub fn chain(&self) -> &LegacyChain {
        &self.chain
    }

    /// Whether a salt is part of what the hall keeps.
    #[must_use]
    pub fn is_salted(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Salt | Part::HashAndSalt(_)))
    }

    /// Whether what is kept has the salt as text, and not together with the digest.
    #[must_use]
    pub fn has_salt_as_text(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Salt))
    }

    /// Whether the account's name is hashed too.
    #[must_use]
    pub fn is_named(&self) -> bool {
        self.chain.has(&|piece| matches!(piece, LegacyPiece::Text { field: LegacyField::Name, .. }))
    }
}

impl LegacyChain {
    /// Reads a chain that stands alone.
    ///
    /// # Errors
    ///
    /// [`Malformed`], which says at which character what should be.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        parse::chain(text)
    }

    /// The same work, of texts that are as long and nobody's.
    #[must_use]
    pub fn of_anybody(&self, salt: &[u8]) -> Self {
        let then = self.then.as_ref();
        let then = then.map(|(step, times)| (Box::new(step.of_anybody(salt)), *times));
        Self { first: self.first.of_anybody(salt), then }
    }

    /// Whether some piece is such a one, inner ones too.
    fn has(&self, is: &dyn Fn(&LegacyPiece) -> bool) -> bool {
        self.first.has(is) || self.then.as_ref().is_some_and(|(step, _)| step.has(is))
    }
}

impl LegacyStep {
    fn of_anybody(&self, salt: &[u8]) -> Self {
        let filler = |length: usize| LegacyPiece::Literal("x".repeat(length));
        let pieces = self.pieces.iter().map(|piece| match piece {
            LegacyPiece::Literal(text) => filler(text.len()),
            LegacyPiece::Text { field: LegacyField::Salt, charset, .. } => match charset {
                LegacyCharset::Utf8 => filler(salt.len()),
                LegacyCharset::Utf16Le => filler(salt.len() * 2),
            },
            LegacyPiece::SaltOfHex => filler(salt.len() / 2),
            LegacyPiece::SaltOfBase64 => filler((salt.len() / 4 * 3).max(1)),
            LegacyPiece::Digest(chain, encoding) => {
                LegacyPiece::Digest(chain.of_anybody(salt), *encoding)
            }
            LegacyPiece::Text { .. } | LegacyPiece::Last(_) => piece.clone(),
        });
        Self { digest: self.digest, pieces: pieces.collect() }
    }

    fn has(&self, is: &dyn Fn(&LegacyPiece) -> bool) -> bool {
        self.pieces.iter().any(|piece| match piece {
            LegacyPiece::Digest(chain, _) => chain.has(is),
            other => is(other),
        })
    }
}
