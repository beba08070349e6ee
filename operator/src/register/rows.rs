//! The rows of a CSV file (RFC 4180), one at a time, each with the lines it stands in.
//!
//! The `csv` crate counts lines only roughly where there are blank ones or carriage returns, and would read a file to
//! its end, and into memory, for a quotation mark left open. So it is handed one line at a time, and not more than
//! [`LONGEST`] bytes for one row.

use super::{NotImported, refused};
use csv::{ByteRecord, StringRecord};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read, Seek as _};
use std::path::{Path, PathBuf};

/// How many bytes a row may have.
pub(crate) const LONGEST: usize = 64 * 1024;

/// How many of the first bytes tell the encoding.
const TELLING: u64 = 1024 * 1024;

/// One row.
pub(crate) struct Row<'a> {
    /// Its fields.
    pub(crate) record: &'a ByteRecord,
    /// The line it begins in, from 1.
    pub(crate) line: u64,
    /// The line it ends in.
    pub(crate) last_line: u64,
    /// The byte after it.
    pub(crate) end: u64,
}

/// A file of rows.
pub(crate) struct Rows {
    path: PathBuf,
    length: u64,
    reader: csv::Reader<Lines>,
    record: ByteRecord,
}

impl Rows {
    /// Opens a file and reads its header.
    pub(crate) fn open(path: &Path) -> Result<(Self, StringRecord), NotImported> {
        let unreadable = |error| refused(path, "read")(error);
        let mut file = File::open(path).map_err(unreadable)?;
        let length = file.metadata().map_err(unreadable)?.len();
        let mut head = Vec::new();
        (&file).take(TELLING).read_to_end(&mut head).map_err(unreadable)?;
        file.rewind().map_err(unreadable)?;
        let encoding = || NotImported::Encoding { file: path.display().to_string() };
        if !is_utf8(&head) {
            return Err(encoding());
        }
        let inner = BufReader::with_capacity(LONGEST, file);
        let lines = Lines { inner, given: 0, is_within: false, begun: None, left: 0 };
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.has_headers(false).flexible(true).from_reader(lines);
        let mut rows = Self { path: path.to_owned(), length, reader, record: ByteRecord::new() };
        let header = match rows.next()? {
            Some(row) => row.record.clone(),
            None => return Err(NotImported::Header { why: "the file is empty".to_owned() }),
        };
        let header = StringRecord::from_byte_record(header).map_err(|_| encoding())?;
        Ok((rows, header))
    }

    /// How many bytes the file has.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The next row.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, NotImported> {
        self.reader.get_mut().begin_row();
        let read = self.reader.read_byte_record(&mut self.record);
        let &Lines { given, begun, left, .. } = self.reader.get_ref();
        let line = begun.unwrap_or(given);
        match read {
            Ok(true) => {
                let end = self.reader.position().byte();
                Ok(Some(Row { record: &self.record, line, last_line: given, end }))
            }
            Ok(false) => Ok(None),
            Err(_) if left == 0 => Err(NotImported::Endless { line }),
            Err(error) => Err(refused(&self.path, "read")(error.into())),
        }
    }
}

/// Whether most lines that are not in ASCII are in UTF-8: one spoilt row does not condemn the file.
fn is_utf8(head: &[u8]) -> bool {
    let (mut sound, mut spoilt) = (0_u32, 0_u32);
    for line in head.split(|byte| *byte == b'\n').filter(|line| !line.is_ascii()) {
        match std::str::from_utf8(line) {
            Ok(_) => sound += 1,
            // The head may end within a character.
            Err(error) if error.error_len().is_none() && head.ends_with(line) => {}
            Err(_) => spoilt += 1,
        }
    }
    sound >= spoilt
}

/// Gives out a file line by line: never bytes of two lines at once.
struct Lines {
    inner: BufReader<File>,
    /// How many lines were given out, wholly or in part.
    given: u64,
    /// Whether the last of them was given out in part.
    is_within: bool,
    /// The line in which the row begins: the first given out for it that is not blank.
    begun: Option<u64>,
    /// How many bytes may yet be given out for the row.
    left: usize,
}

impl Lines {
    fn begin_row(&mut self) {
        self.begun = None;
        self.left = LONGEST;
    }
}

impl Read for Lines {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let from = self.inner.fill_buf()?;
        let line = from.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
        if line.is_empty() {
            return Ok(0);
        }
        if self.left == 0 {
            return Err(io::Error::other("the row is too long"));
        }
        let is_blank = line.starts_with(b"\n") || line.starts_with(b"\r");
        let length = line.len().min(to.len()).min(self.left);
        for (to, from) in to.iter_mut().zip(line.iter().take(length)) {
            *to = *from;
        }
        if !self.is_within {
            self.given += 1;
        }
        if self.begun.is_none() && !is_blank {
            self.begun = Some(self.given);
        }
        if self.begun.is_some() {
            self.left -= length;
        }
        self.is_within = !line.ends_with(b"\n") || length < line.len();
        self.inner.consume(length);
        Ok(length)
    }
}
