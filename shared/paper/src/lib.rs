//! Paper: an authorisation letter (授权委托书) as a PDF that is printed, sealed and taken to a counter.
//!
//! One page of A4, its font embedded and cut down to what is shown, tagged as PDF/UA-1 asks, so that it can be read aloud.
//! The same letter is the same bytes, whenever it is printed. Nothing here reads a file or a clock. Only the function that
//! prints has this room in it (`docs/decisions/0022-authorisation-letters.md`).

mod font;
mod letter;
mod lines;
mod page;
mod qr;

pub use font::BadFont;

use domain::{Mandate, MandateDigest, Unprintable};
use font::Typeface;
use ports::Fault;

/// What prints letters: a font, read once.
#[derive(Debug)]
pub struct Press {
    typeface: Typeface,
}

impl Press {
    /// A press with the font in these bytes (TrueType or OpenType).
    ///
    /// # Errors
    ///
    /// [`BadFont`].
    pub fn new(font: Vec<u8>) -> Result<Self, BadFont> {
        Ok(Self { typeface: Typeface::new(font)? })
    }

    /// Whether the font has every character of a letter.
    ///
    /// # Errors
    ///
    /// [`Unprintable`] with those that it has not.
    pub fn can_print(&self, mandate: &Mandate) -> Result<(), Unprintable> {
        let mut missing = Vec::new();
        let paragraphs = letter::paragraphs(mandate);
        for character in paragraphs.iter().flat_map(|text| text.chars()) {
            if self.typeface.glyph(character).is_none() && !missing.contains(&character) {
                missing.push(character);
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(Unprintable(missing)) }
    }

    /// Prints a letter: a PDF. `verified_at` is the page where letters are verified; the digest follows in the fragment, which
    /// no server is ever sent.
    ///
    /// # Errors
    ///
    /// [`Fault`], lasting, when it cannot be set on one page, or shows what the font has not.
    pub fn print(
        &self,
        mandate: &Mandate,
        digest: &MandateDigest,
        verified_at: &str,
    ) -> Result<Vec<u8>, Fault> {
        page::print(&self.typeface, mandate, digest, verified_at)
    }
}

#[cfg(test)]
mod tests;
