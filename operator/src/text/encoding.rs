//! In which encoding a file is.
//!
//! 1. A byte order mark says it: UTF-8, UTF-16 of either order, GB18030.
//! 2. Every file here begins in ASCII, with a column's name or a brace. So when one of the first two bytes is zero, it is
//!    UTF-16: little end first when the second is.
//! 3. Otherwise characters are counted in the whole file. It is UTF-8 when at least as many are sound as are not; so what
//!    could be both is UTF-8. If not, it is GB18030 (and so GBK and GB2312) by the same count. When it is neither, it is read
//!    as UTF-8, and each of its lines that is not is refused.
//!
//! Then each line is judged by itself: of a file in UTF-8 every line must be; of a file that was counted as GB18030 a line
//! that would be sound in UTF-8 too is refused, because two files may have been put together.

use super::CHUNK;
use encoding_rs::{DecoderResult, GB18030, UTF_8};
use std::fmt;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::str::FromStr;

/// An encoding that is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, and so ASCII.
    #[default]
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// GB18030, and so GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Utf16Le, Self::Utf16Be, Self::Gb18030];

    fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
        }
    }

    /// The bytes that a file in it may begin with.
    fn mark(self) -> &'static [u8] {
        match self {
            Self::Utf8 => b"\xEF\xBB\xBF",
            Self::Utf16Le => b"\xFF\xFE",
            Self::Utf16Be => b"\xFE\xFF",
            Self::Gb18030 => b"\x84\x31\x95\x33",
        }
    }

    /// What decodes it.
    pub(super) fn decoding(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => encoding_rs::UTF_16LE,
            Self::Utf16Be => encoding_rs::UTF_16BE,
            Self::Gb18030 => GB18030,
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A word that names no encoding that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not utf-8, utf-16le, utf-16be or gb18030 (gbk and gb2312 are read as gb18030)")]
pub struct NotAnEncoding;

impl FromStr for Encoding {
    type Err = NotAnEncoding;

    fn from_str(text: &str) -> Result<Self, NotAnEncoding> {
        match text.to_ascii_lowercase().as_str() {
            "utf-8" | "utf8" => Ok(Self::Utf8),
            "utf-16le" | "utf16le" => Ok(Self::Utf16Le),
            "utf-16be" | "utf16be" => Ok(Self::Utf16Be),
            "gb18030" | "gbk" | "gb2312" => Ok(Self::Gb18030),
            _ => Err(NotAnEncoding),
        }
    }
}

/// Why a file has no encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum NotFound {
    /// It is UTF-32, or no text.
    #[error(
        "is in none of the encodings that are read (UTF-8, UTF-16, GB18030): \
         save it as CSV in UTF-8, or say its --encoding"
    )]
    Unknown,
    /// Its mark is that of another encoding than was said.
    #[error("begins with the byte order mark of {mark}, and --encoding says {said}")]
    OtherMark {
        /// Of which.
        mark: Encoding,
        /// What was said.
        said: Encoding,
    },
}

/// An encoding, and how many bytes of mark come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) encoding: Encoding,
    pub(super) mark: u64,
}

/// Finds the encoding of a file, and leaves the file after its mark.
pub(super) fn find(file: &mut File, said: Option<Encoding>) -> io::Result<Result<Found, NotFound>> {
    let mut head = Vec::new();
    file.by_ref().take(4).read_to_end(&mut head)?;
    let found = match (marked(&head), said) {
        (Err(error), _) => return Ok(Err(error)),
        (Ok(Some(mark)), Some(said)) if mark != said => {
            return Ok(Err(NotFound::OtherMark { mark, said }));
        }
        (Ok(Some(mark)), _) => {
            Found { encoding: mark, mark: mark.mark().len().try_into().unwrap_or_default() }
        }
        (Ok(None), Some(said)) => Found { encoding: said, mark: 0 },
        (Ok(None), None) => Found { encoding: unmarked(file, &head)?, mark: 0 },
    };
    file.seek(SeekFrom::Start(found.mark))?;
    Ok(Ok(found))
}

/// The encoding whose mark comes first.
fn marked(head: &[u8]) -> Result<Option<Encoding>, NotFound> {
    // UTF-32, whose one mark begins like UTF-16's.
    if head.starts_with(b"\xFF\xFE\0\0") || head.starts_with(b"\0\0") {
        return Err(NotFound::Unknown);
    }
    Ok(Encoding::ALL.into_iter().find(|encoding| head.starts_with(encoding.mark())))
}

/// The encoding of a short text that begins in ASCII, and what follows its mark.
pub(super) fn of_short(bytes: &[u8]) -> (Encoding, &[u8]) {
    let zeros = match bytes {
        [0, ..] => Encoding::Utf16Be,
        [_, 0, ..] => Encoding::Utf16Le,
        _ => Encoding::Utf8,
    };
    let marked = marked(bytes).ok().flatten();
    let rest = marked.and_then(|encoding| bytes.strip_prefix(encoding.mark()));
    (marked.unwrap_or(zeros), rest.unwrap_or(bytes))
}

fn unmarked(file: &mut File, head: &[u8]) -> io::Result<Encoding> {
    match head {
        [0, ..] => return Ok(Encoding::Utf16Be),
        [_, 0, ..] => return Ok(Encoding::Utf16Le),
        _ => {}
    }
    for encoding in [Encoding::Utf8, Encoding::Gb18030] {
        file.seek(SeekFrom::Start(0))?;
        let (sound, spoilt) = count(file, encoding)?;
        if sound >= spoilt {
            return Ok(encoding);
        }
    }
    Ok(Encoding::Utf8)
}

/// How many characters outside ASCII are sound, and how many places are not.
fn count(file: &mut File, encoding: Encoding) -> io::Result<(u64, u64)> {
    let mut decoder = encoding.decoding().new_decoder_without_bom_handling();
    let (mut raw, mut text) = (vec![0; CHUNK], vec![0; CHUNK]);
    let (mut sound, mut spoilt) = (0, 0);
    loop {
        let length = file.read(&mut raw)?;
        let is_last = length == 0;
        let mut rest = raw.get(..length).unwrap_or_default();
        loop {
            let (result, taken, made) =
                decoder.decode_to_utf8_without_replacement(rest, &mut text, is_last);
            let leads = text.iter().take(made).filter(|byte| **byte >= 0xC0).count();
            sound += u64::try_from(leads).unwrap_or_default();
            rest = rest.get(taken..).unwrap_or_default();
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => spoilt += 1,
            }
        }
        if is_last {
            return Ok((sound, spoilt));
        }
    }
}
