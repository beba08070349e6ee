//! The lines of a file, numbered as an editor does, given out whole or, to whoever reads bytes, one at a time.

use super::decoded::Decoded;
use super::encoding::Encoding;
use domain::Malformed;
use encoding_rs::GB18030;
use std::io::{self, BufRead as _, BufReader, Read};

/// What a byte order mark is in UTF-8. Files that were put together have one in their midst.
const MARK: &[u8] = "\u{FEFF}".as_bytes();

/// A place in a file that is not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spoilt {
    pub(crate) line: u64,
    /// Which character of the line, from 1.
    pub(crate) column: usize,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Bytes that are nothing in this encoding.
    Undecodable(Encoding),
    /// A line that is UTF-8, in a file that is not.
    AlsoUtf8,
}

impl From<Spoilt> for Malformed {
    fn from(spoilt: Spoilt) -> Self {
        let Spoilt { line, column, kind } = spoilt;
        let detail = match kind {
            Kind::Undecodable(encoding) => format!(
                "第 {line} 行第 {column} 个字符处不是 {encoding} 编码的文字，请核对原文件，不要用其他字符代替"
            ),
            Kind::AlsoUtf8 => format!(
                "第 {line} 行第 {column} 个字符起像是 UTF-8 编码，而文件是 GB18030 编码，请统一编码；\
                 确为 GB18030 的，请加 --encoding gb18030"
            ),
        };
        Self::new("row.encoding", detail)
    }
}

/// The lines of a file: each ends with LF, CR LF or CR.
pub(crate) struct Lines {
    from: BufReader<Decoded>,
    encoding: Encoding,
    is_said: bool,
    /// The line that was read last, with its end.
    line: Vec<u8>,
    /// How many of its bytes were given out.
    given: usize,
    /// Its number.
    number: u64,
    /// The line in which the row begins: the first given out for it that is not blank.
    begun: Option<u64>,
    /// How many bytes a row may have.
    longest: usize,
    /// How many bytes may yet be given out for the row.
    left: usize,
    is_too_long: bool,
    /// The first place in the row that is not text.
    spoilt: Option<Spoilt>,
}

impl Lines {
    pub(super) fn new(
        from: BufReader<Decoded>,
        encoding: Encoding,
        is_said: bool,
        longest: usize,
    ) -> Self {
        Self {
            from,
            encoding,
            is_said,
            line: Vec::new(),
            given: 0,
            number: 0,
            begun: None,
            longest,
            left: longest,
            is_too_long: false,
            spoilt: None,
        }
    }

    /// How many bytes of the file are read.
    pub(crate) fn taken(&self) -> u64 {
        self.from.get_ref().taken()
    }

    /// Forgets the row that was read.
    pub(crate) fn begin_row(&mut self) {
        self.begun = None;
        self.left = self.longest;
        // What was looked at and not given out yet belongs to the next row.
        self.spoilt = self.spoilt.filter(|spoilt| spoilt.line == self.number && self.given == 0);
    }

    /// The line in which the row begins, and the one in which it ends.
    pub(crate) fn span(&self) -> (u64, u64) {
        (self.begun.unwrap_or(self.number), self.number)
    }

    /// The first place in the row that is not text.
    pub(crate) fn spoilt(&self) -> Option<Spoilt> {
        self.spoilt
    }

    /// Whether the row was longer than a row may be.
    pub(crate) fn is_too_long(&self) -> bool {
        self.is_too_long
    }

    /// The next line that is not blank, which stays to be read.
    pub(crate) fn peek(&mut self) -> io::Result<&[u8]> {
        if self.is_too_long {
            return Err(too_long());
        }
        while self.given == self.line.len() && self.advance()? {
            if is_blank(&self.line) {
                self.given = self.line.len();
            }
        }
        Ok(self.line.get(self.given..).unwrap_or_default())
    }

    /// The next line that is not blank, as a row of its own.
    pub(crate) fn next(&mut self) -> io::Result<Option<&[u8]>> {
        self.begin_row();
        if self.peek()?.is_empty() {
            return Ok(None);
        }
        self.begun = Some(self.number);
        self.given = self.line.len();
        Ok(Some(&self.line))
    }

    /// Reads the next line; false when there is none.
    fn advance(&mut self) -> io::Result<bool> {
        self.line.clear();
        self.given = 0;
        loop {
            let buffer = self.from.fill_buf()?;
            let end = buffer.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            let length = end.map_or(buffer.len(), |end| end + 1);
            self.line.extend(buffer.iter().take(length));
            let is_at_end = buffer.is_empty();
            self.from.consume(length);
            if self.line.len() > self.longest {
                self.number += u64::from(!self.is_too_long);
                self.is_too_long = true;
                return Err(too_long());
            }
            if end.is_some() || is_at_end {
                break;
            }
        }
        if self.line.ends_with(b"\r") && self.from.fill_buf()?.starts_with(b"\n") {
            self.line.push(b'\n');
            self.from.consume(1);
        }
        if self.line.is_empty() {
            return Ok(false);
        }
        self.number += 1;
        while self.line.starts_with(MARK) {
            self.line.drain(..MARK.len());
        }
        self.spoilt = self.spoilt.or_else(|| self.judge());
        Ok(!self.line.is_empty())
    }

    /// The first place of the line that is not text.
    fn judge(&self) -> Option<Spoilt> {
        let spoilt = |column, kind| Some(Spoilt { line: self.number, column, kind });
        match std::str::from_utf8(&self.line) {
            Err(error) => {
                let sound = self.line.get(..error.valid_up_to()).unwrap_or_default();
                let column = String::from_utf8_lossy(sound).chars().count() + 1;
                spoilt(column, Kind::Undecodable(self.encoding))
            }
            Ok(text) if self.encoding == Encoding::Gb18030 && !self.is_said && !text.is_ascii() => {
                let (bytes, _, _) = GB18030.encode(text);
                let column = text.chars().position(|one| !one.is_ascii()).unwrap_or_default() + 1;
                std::str::from_utf8(&bytes).ok().and_then(|_| spoilt(column, Kind::AlsoUtf8))
            }
            Ok(_) => None,
        }
    }
}

impl Read for Lines {
    /// Never bytes of two lines at once.
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        if self.given == self.line.len() && !self.advance()? {
            return Ok(0);
        }
        if self.left == 0 {
            self.is_too_long = true;
            return Err(too_long());
        }
        let is_empty = self.line.starts_with(b"\n") || self.line.starts_with(b"\r");
        if self.begun.is_none() && !is_empty {
            self.begun = Some(self.number);
        }
        let rest = self.line.get(self.given..).unwrap_or_default();
        let length = rest.len().min(to.len()).min(self.left);
        to.iter_mut().zip(rest.iter().take(length)).for_each(|(to, from)| *to = *from);
        self.given += length;
        if self.begun.is_some() {
            self.left -= length;
        }
        Ok(length)
    }
}

fn too_long() -> io::Error {
    io::Error::other("a line is too long")
}

/// Whether a line or a field shows nothing: only space, what is not seen, and the commas of empty columns.
pub(crate) fn is_blank(bytes: &[u8]) -> bool {
    let is_nothing = |one: char| {
        one.is_whitespace() || one.is_control() || matches!(one, ',' | '\u{200B}' | '\u{FEFF}')
    };
    std::str::from_utf8(bytes).is_ok_and(|text| text.chars().all(is_nothing))
}
