//! What one comparison by a template costs at most, so that no row makes it a burden.

use super::{
    LegacyChain, LegacyCharset, LegacyEncoding, LegacyField, LegacyPiece, LegacyStep,
    LegacyTemplate,
};
use crate::{LegacyDigest, LegacyPassword, LegacyUserName};

/// The most digests of one comparison: about a third of a second.
pub(crate) const DIGESTS_MOST: u32 = 1_000_000;

/// The most bytes that one comparison hashes: about a third of a second by MD5 and SHA-2, a second by SM3.
const BYTES_MOST: u64 = 256 * 1024 * 1024;

/// A comparison of so many digests is told apart from one of a single digest by nobody who asks over a network.
const DIGESTS_OF_A_PLAIN: u64 = 64;

/// How many digests, and how many bytes they are of.
#[derive(Clone, Copy, Default)]
struct Cost {
    digests: u64,
    bytes: u64,
}

impl Cost {
    fn and(self, other: Self) -> Self {
        Self {
            digests: self.digests.saturating_add(other.digests),
            bytes: self.bytes.saturating_add(other.bytes),
        }
    }

    fn times(self, times: u32) -> Self {
        Self {
            digests: self.digests.saturating_mul(times.into()),
            bytes: self.bytes.saturating_mul(times.into()),
        }
    }
}

impl LegacyChain {
    /// Whether a comparison takes too long to be asked for.
    pub(super) fn is_too_dear(&self) -> bool {
        let Cost { digests, bytes } = self.cost();
        digests > DIGESTS_MOST.into() || bytes > BYTES_MOST
    }

    /// Whether a comparison takes next to nothing.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.cost().digests <= DIGESTS_OF_A_PLAIN
    }

    fn cost(&self) -> Cost {
        let then = self.then.as_ref().map(|(step, times)| step.cost().times(times.get()));
        self.first.cost().and(then.unwrap_or_default())
    }
}

impl LegacyStep {
    fn cost(&self) -> Cost {
        self.pieces.iter().fold(Cost { digests: 1, bytes: 0 }, |cost, piece| {
            let (inner, bytes) = match piece {
                LegacyPiece::Literal(text) => (Cost::default(), text.len()),
                LegacyPiece::Text { field, charset, .. } => {
                    let bytes = match field {
                        LegacyField::Name => LegacyUserName::MOST * 4,
                        LegacyField::Password => LegacyPassword::MOST_BYTES,
                        LegacyField::Salt => LegacyTemplate::SALT_MOST_BYTES,
                    };
                    let doubled = usize::from(*charset == LegacyCharset::Utf16Le);
                    (Cost::default(), bytes << doubled)
                }
                LegacyPiece::SaltOfHex | LegacyPiece::SaltOfBase64 => {
                    (Cost::default(), LegacyTemplate::SALT_MOST_BYTES)
                }
                LegacyPiece::Digest(chain, encoding) => {
                    (chain.cost(), encoding.length(chain.digest().length()))
                }
                LegacyPiece::Last(encoding) => {
                    (Cost::default(), encoding.length(LegacyDigest::Sha512.length()))
                }
            };
            let bytes = u64::try_from(bytes).unwrap_or(u64::MAX);
            cost.and(inner).and(Cost { digests: 0, bytes })
        })
    }
}

impl LegacyEncoding {
    /// How many bytes the text of so many bytes has.
    pub(super) fn length(self, bytes: usize) -> usize {
        match self {
            Self::Hex | Self::HexUpper => bytes * 2,
            Self::Hex16 | Self::Hex16Upper => 16,
            Self::Base64 => bytes.div_ceil(3) * 4,
            Self::Raw => bytes,
        }
    }
}
