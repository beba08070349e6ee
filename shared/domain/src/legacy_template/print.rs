//! Writes a template as it is read, and always the same way, so that a template that is kept is a template.

use super::{
    LegacyCase, LegacyChain, LegacyCharset, LegacyEncoding, LegacyField, LegacyPiece, LegacyStep,
    LegacyTemplate, Part,
};
use std::fmt::{self, Display, Formatter};

impl Display for LegacyTemplate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.parts, |part, f| match part {
            Part::Literal(text) => write!(f, "'{text}'"),
            Part::Salt => f.write_str("salt"),
            Part::Hash(LegacyEncoding::Hex) => self.chain.fmt(f),
            Part::Hash(encoding) => write!(f, "{}({})", encoding.as_str(), self.chain),
            Part::HashAndSalt(encoding) => {
                write!(f, "{}({}+salt)", encoding.as_str(), self.chain)
            }
        })
    }
}

impl Display for LegacyChain {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.first.fmt(f)?;
        match &self.then {
            Some((step, times)) => write!(f, " then {step} times {times}"),
            None => Ok(()),
        }
    }
}

impl Display for LegacyStep {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.digest.as_str())?;
        joined(f, &self.pieces, Display::fmt)?;
        f.write_str(")")
    }
}

impl Display for LegacyPiece {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Literal(text) => write!(f, "'{text}'"),
            Self::Text { field, case, charset } => {
                let field = match field {
                    LegacyField::Name => "name",
                    LegacyField::Password => "password",
                    LegacyField::Salt => "salt",
                };
                let (open, close) = match case {
                    LegacyCase::AsIs => ("", ""),
                    LegacyCase::Upper => ("upper(", ")"),
                    LegacyCase::Lower => ("lower(", ")"),
                };
                match charset {
                    LegacyCharset::Utf8 => write!(f, "{open}{field}{close}"),
                    LegacyCharset::Utf16Le => write!(f, "utf16le({open}{field}{close})"),
                }
            }
            Self::SaltOfHex => f.write_str("unhex(salt)"),
            Self::SaltOfBase64 => f.write_str("unbase64(salt)"),
            Self::Digest(chain, LegacyEncoding::Hex) => chain.fmt(f),
            Self::Digest(chain, encoding) => write!(f, "{}({chain})", encoding.as_str()),
            Self::Last(LegacyEncoding::Hex) => f.write_str("last"),
            Self::Last(encoding) => write!(f, "{}(last)", encoding.as_str()),
        }
    }
}

fn joined<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    write: impl Fn(&T, &mut Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str("+")?;
        }
        write(part, f)?;
    }
    Ok(())
}
