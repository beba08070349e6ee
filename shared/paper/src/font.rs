//! The font: which glyph shows a character, and how wide it is.
//!
//! Chinese set in one direction, and digits and Latin letters between it, need a glyph for each character and its width, and
//! no shaping. A character that needs more (an Arabic letter, say) has no glyph in a Chinese font, and so is refused.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider as _};
use std::sync::Arc;

/// The bytes are no font that can be printed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is no TrueType or OpenType font")]
pub struct BadFont;

/// A font, read.
#[derive(Debug)]
pub(crate) struct Typeface {
    bytes: Arc<Vec<u8>>,
    font: Font,
    units_per_em: f32,
}

impl Typeface {
    pub(crate) fn new(bytes: Vec<u8>) -> Result<Self, BadFont> {
        let bytes = Arc::new(bytes);
        let font = Font::new(Arc::clone(&bytes).into(), 0).ok_or(BadFont)?;
        let units_per_em = font.units_per_em();
        Ok(Self { bytes, font, units_per_em })
    }

    pub(crate) fn font(&self) -> Font {
        self.font.clone()
    }

    fn read(&self) -> Option<FontRef<'_>> {
        FontRef::new(&self.bytes).ok()
    }

    /// The glyph of a character, and its width when the size is 1.
    pub(crate) fn glyph(&self, character: char) -> Option<(GlyphId, f32)> {
        let font = self.read()?;
        let glyph = font.charmap().map(character)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let width = metrics.advance_width(glyph)? / self.units_per_em;
        (glyph.to_u32() != 0).then(|| (GlyphId::new(glyph.to_u32()), width))
    }

    /// How wide a text is when the size is 1; what has no glyph has no width.
    pub(crate) fn width(&self, text: &str) -> f32 {
        text.chars().filter_map(|character| self.glyph(character)).map(|(_, width)| width).sum()
    }

    /// A text's glyphs, and the first character that has none.
    pub(crate) fn glyphs(&self, text: &str) -> Result<Vec<KrillaGlyph>, char> {
        let glyph = |(at, character): (usize, char)| {
            let (glyph_id, x_advance) = self.glyph(character).ok_or(character)?;
            Ok(KrillaGlyph {
                glyph_id,
                text_range: at..at + character.len_utf8(),
                x_advance,
                x_offset: 0.0,
                y_offset: 0.0,
                y_advance: 0.0,
                location: None,
            })
        };
        text.char_indices().map(glyph).collect()
    }
}
