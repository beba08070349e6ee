//! Files of text as they come from spreadsheets and old systems, read line by line in whichever encoding they are.
//!
//! ```text
//! file ─▶ encoding::find ─▶ Decoded ─▶ Lines ─▶ rows of CSV and NDJSON, lines of an audit
//!         marks, zero       UTF-8, or a byte    numbers as an editor shows them,
//!         bytes, a count    0xFF for what is    and where a line is not text
//!                           not text
//! ```
//!
//! Nothing grows with the file. What cannot be decoded is never replaced: its line is refused, with the place.

mod decoded;
mod encoding;
mod lines;

pub(crate) use encoding::NotFound;
pub use encoding::{Encoding, NotAnEncoding};
pub(crate) use lines::{Lines, is_blank};

use decoded::Decoded;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

/// How many bytes are read at once.
const CHUNK: usize = 64 * 1024;

/// Why a file is not read.
#[derive(Debug)]
pub(crate) enum NotOpened {
    /// The system's words.
    Io(io::Error),
    /// It is in no encoding that is read here.
    NotFound(NotFound),
}

impl From<io::Error> for NotOpened {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A file whose encoding is known.
pub(crate) struct Text {
    /// Its encoding.
    pub(crate) encoding: Encoding,
    /// How many bytes it has.
    pub(crate) length: u64,
    /// Its lines.
    pub(crate) lines: Lines,
}

/// Opens a file in the encoding that was said, or else in its own. No row may be longer than so many bytes of UTF-8.
pub(crate) fn open(path: &Path, said: Option<Encoding>, longest: usize) -> Result<Text, NotOpened> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let found = encoding::find(&mut file, said)?.map_err(NotOpened::NotFound)?;
    let decoded = BufReader::with_capacity(CHUNK, Decoded::new(file, &found));
    let lines = Lines::new(decoded, found.encoding, said.is_some(), longest);
    Ok(Text { encoding: found.encoding, length, lines })
}

/// Reads a short text whole, such as a ring of keys that was written by hand or came through a pipe: UTF-8 or UTF-16, with
/// or without a mark.
///
/// # Errors
///
/// What the system says, or [`io::ErrorKind::InvalidData`] when it is no text.
pub fn read_whole(mut from: impl Read) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    let (encoding, rest) = encoding::of_short(&bytes);
    let text = encoding.decoding().decode_without_bom_handling_and_without_replacement(rest);
    let none = || io::Error::new(io::ErrorKind::InvalidData, format!("it is not {encoding}"));
    text.map(Into::into).ok_or_else(none)
}
