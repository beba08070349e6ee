//! Takes apart what a hall keeps, by the template that it was made by.

use super::{LegacyEncoding, LegacyPiece, LegacyTemplate, Part};
use crate::Malformed;
use crate::legacy_hash::bytes_of_hex;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// What a row keeps, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    /// The salt as the hall wrote it; empty when there is none.
    pub(crate) salt: Vec<u8>,
    /// The digest, or the middle of it.
    pub(crate) hash: Vec<u8>,
}

/// Whether a character is one that nobody sees, or sees only as a gap: what a spreadsheet or a fixed column leaves, and
/// never somebody's salt. A plain space within a text is seen.
pub(crate) fn is_stray(one: char) -> bool {
    one.is_control()
        || (one.is_whitespace() && one != ' ')
        || matches!(one, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFFC}'..='\u{FFFD}')
}

/// The refusal of what is not seen.
pub(crate) fn stray() -> Malformed {
    Malformed::new(
        "hash.stray",
        "密码散列值或其盐中有制表符、换行、首尾空格或不可见字符，请从导出的字段中去除；\
         盐确含这些字符的，请导出为十六进制并在散列方式中写 unhex(salt)",
    )
}

fn malformed() -> Malformed {
    Malformed::new("hash.malformed", "密码散列值与其散列方式的格式不符，请核对导出的字段")
}

/// Refuses what is no salt of anybody: nothing that is not seen, and no space at either end.
pub(crate) fn check_seen(text: &str) -> Result<(), Malformed> {
    let is_edge = |one: Option<char>| one == Some(' ');
    if text.contains(is_stray) || is_edge(text.chars().next()) || is_edge(text.chars().next_back())
    {
        return Err(stray());
    }
    Ok(())
}

impl LegacyTemplate {
    /// Takes apart what a hall keeps.
    ///
    /// # Errors
    ///
    /// [`Malformed`].
    pub(crate) fn read(&self, text: &str) -> Result<Kept, Malformed> {
        let kept = self.split(text).ok_or_else(malformed)?;
        let length = if self.parts.iter().any(Part::is_middle) { 8 } else { self.digest_length() };
        let is_sound = kept.hash.len() == length
            && self.is_salted() != kept.salt.is_empty()
            && self.chain.first.reads_salt(&kept.salt)
            && self.chain.then.as_ref().is_none_or(|(step, _)| step.reads_salt(&kept.salt));
        if is_sound { Ok(kept) } else { Err(malformed()) }
    }

    /// Whether the salt begins what is kept, and whether it ends it: there a space could be its own.
    pub(crate) fn has_salt_at(&self) -> (bool, bool) {
        let is_salt = |part: Option<&Part>| matches!(part, Some(Part::Salt));
        (is_salt(self.parts.first()), is_salt(self.parts.last()))
    }

    fn digest_length(&self) -> usize {
        self.chain.digest().length()
    }

    fn split(&self, text: &str) -> Option<Kept> {
        let fixed: Option<usize> = self.parts.iter().map(|part| self.fixed(part)).sum();
        let others = self.parts.iter().filter_map(|part| self.fixed(part)).sum();
        let varying = match fixed {
            Some(all) if all != text.len() => return None,
            Some(_) => 0,
            None => text.len().checked_sub(others)?,
        };
        let (mut salt, mut hash, mut at) = (Vec::new(), Vec::new(), 0);
        for part in &self.parts {
            let end = at + self.fixed(part).unwrap_or(varying);
            let piece = text.get(at..end)?;
            at = end;
            match part {
                Part::Literal(literal) if literal == piece => {}
                Part::Literal(_) => return None,
                Part::Salt => salt = piece.as_bytes().to_vec(),
                Part::Hash(encoding) => hash = decoded(*encoding, piece)?,
                Part::HashAndSalt(encoding) => {
                    let mut both = decoded(*encoding, piece)?;
                    let length = self.digest_length();
                    salt = both.get(length..)?.to_vec();
                    both.truncate(length);
                    hash = both;
                }
            }
        }
        Some(Kept { salt, hash })
    }

    /// How many bytes of the text a part has; `None` when that is the salt's to say.
    fn fixed(&self, part: &Part) -> Option<usize> {
        match part {
            Part::Literal(text) => Some(text.len()),
            Part::Hash(encoding) => Some(encoding.length(self.digest_length())),
            Part::Salt | Part::HashAndSalt(_) => None,
        }
    }
}

impl Part {
    fn is_middle(&self) -> bool {
        matches!(self, Self::Hash(encoding) if encoding.is_middle())
    }
}

impl super::LegacyStep {
    /// Whether the salt says what the pieces read in it.
    fn reads_salt(&self, salt: &[u8]) -> bool {
        self.pieces.iter().all(|piece| match piece {
            LegacyPiece::SaltOfHex => LegacyPiece::salt_of_hex(salt).is_some(),
            LegacyPiece::SaltOfBase64 => LegacyPiece::salt_of_base64(salt).is_some(),
            LegacyPiece::Digest(chain, _) => {
                chain.first.reads_salt(salt)
                    && chain.then.as_ref().is_none_or(|(step, _)| step.reads_salt(salt))
            }
            LegacyPiece::Literal(_) | LegacyPiece::Text { .. } | LegacyPiece::Last(_) => true,
        })
    }
}

impl LegacyPiece {
    /// The bytes that a salt says in hexadecimal.
    #[must_use]
    pub fn salt_of_hex(salt: &[u8]) -> Option<Vec<u8>> {
        bytes_of_hex(std::str::from_utf8(salt).ok()?)
    }

    /// The bytes that a salt says in Base64.
    #[must_use]
    pub fn salt_of_base64(salt: &[u8]) -> Option<Vec<u8>> {
        STANDARD.decode(salt).ok()
    }
}

/// What a text of a digest says; hexadecimal may be in either case.
fn decoded(encoding: LegacyEncoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        LegacyEncoding::Base64 => STANDARD.decode(text).ok(),
        LegacyEncoding::Hex
        | LegacyEncoding::HexUpper
        | LegacyEncoding::Hex16
        | LegacyEncoding::Hex16Upper => bytes_of_hex(text),
        LegacyEncoding::Raw => None,
    }
}
