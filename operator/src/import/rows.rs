//! The rows of a CSV file (RFC 4180) or of NDJSON, one at a time, each with the lines it stands in.
//!
//! The `csv` crate counts lines only roughly where there are blank ones or carriage returns, and would read a file to
//! its end, and into memory, for a quotation mark left open. So it is handed one line at a time, and not more than
//! [`LONGEST`] bytes for one row.

use super::{NotImported, refused};
use csv::{ByteRecord, StringRecord};
use domain::Malformed;
use serde_json::{Map, Value};
use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read, Seek as _};
use std::path::{Path, PathBuf};

/// How many bytes a row may have.
pub(crate) const LONGEST: usize = 64 * 1024;

/// How many of the first bytes tell the encoding.
const TELLING: u64 = 1024 * 1024;

/// One row. Of NDJSON, its fields are in the order of the columns.
pub(crate) struct Row<'a> {
    /// Its fields.
    pub(crate) record: &'a ByteRecord,
    /// The line it begins in, from 1.
    pub(crate) line: u64,
    /// The line it ends in.
    pub(crate) last_line: u64,
    /// The byte after it.
    pub(crate) end: u64,
    /// Why it has no fields, if it has none.
    unread: Option<&'a Malformed>,
}

/// Where each column is.
pub(crate) struct Header(Vec<usize>);

impl Header {
    fn named(header: &StringRecord, columns: &[&str]) -> Result<Self, NotImported> {
        let named: Vec<&str> = header.iter().map(str::trim).collect();
        let wrong = |why| NotImported::Header { columns: columns.join(","), why };
        // A file without a header would show a person here, so unknown columns are counted and not quoted.
        let unknown = named.iter().filter(|name| !columns.contains(name)).count();
        let mut places = Vec::new();
        for column in columns {
            let mut at = named.iter().zip(0..).filter(|(name, _)| *name == column);
            match (at.next(), at.next()) {
                (Some((_, at)), None) => places.push(at),
                (None, _) => return Err(wrong(format!("{column} is missing"))),
                (Some(_), Some(_)) => return Err(wrong(format!("{column} is there twice"))),
            }
        }
        if unknown > 0 {
            return Err(wrong(format!("{unknown} more must go")));
        }
        Ok(Self(places))
    }

    /// The fields of a row in the order of the columns.
    pub(crate) fn fields<'r>(&self, row: &'r Row<'_>) -> Result<Vec<&'r str>, Malformed> {
        if let Some(why) = row.unread {
            return Err(why.clone());
        }
        let (line, last) = (row.line, row.last_line);
        if last > line {
            let detail = format!("第 {line} 至 {last} 行被当作一行，请检查其中是否有未闭合的引号");
            return Err(Malformed::new("row.quote", detail));
        }
        let (wanted, found) = (self.0.len(), row.record.len());
        if found != wanted {
            let detail = format!("该行应有 {wanted} 列，现有 {found} 列，请核对分隔符与引号");
            return Err(Malformed::new("row.columns", detail));
        }
        let field = |place: &usize| std::str::from_utf8(row.record.get(*place)?).ok();
        let fields: Option<Vec<&str>> = self.0.iter().map(field).collect();
        fields
            .ok_or_else(|| Malformed::new("row.encoding", "该行不是 UTF-8 编码，请转换编码后重试"))
    }
}

/// A file of rows.
pub(crate) struct Rows {
    path: PathBuf,
    length: u64,
    reader: Reader,
    record: ByteRecord,
    unread: Option<Malformed>,
}

enum Reader {
    Csv(Box<csv::Reader<Lines>>),
    Ndjson { lines: Box<Lines>, columns: &'static [&'static str], at: u64 },
}

impl Rows {
    /// Opens a file and reads its header.
    pub(crate) fn open(
        path: &Path,
        columns: &'static [&'static str],
    ) -> Result<(Self, Header), NotImported> {
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
        let is_ndjson = path.extension().is_some_and(|one| one == "ndjson" || one == "jsonl");
        let reader = if is_ndjson {
            Reader::Ndjson { lines: Box::new(lines), columns, at: 0 }
        } else {
            let mut reader = csv::ReaderBuilder::new();
            Reader::Csv(Box::new(reader.has_headers(false).flexible(true).from_reader(lines)))
        };
        let (path, record) = (path.to_owned(), ByteRecord::new());
        let mut rows = Self { path, length, reader, record, unread: None };
        if is_ndjson {
            return Ok((rows, Header((0..columns.len()).collect())));
        }
        let Some(row) = rows.next()? else {
            let (columns, why) = (columns.join(","), "the file is empty".to_owned());
            return Err(NotImported::Header { columns, why });
        };
        let header = row.record.clone();
        let header = StringRecord::from_byte_record(header).map_err(|_| encoding())?;
        let header = Header::named(&header, columns)?;
        Ok((rows, header))
    }

    /// How many bytes the file has.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// The next row.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, NotImported> {
        let (read, lines, end) = match &mut self.reader {
            Reader::Csv(reader) => {
                reader.get_mut().begin_row();
                let read = reader.read_byte_record(&mut self.record).map_err(io::Error::from);
                let end = reader.position().byte();
                (read, reader.get_ref(), end)
            }
            Reader::Ndjson { lines, columns, at } => {
                let read = next_line(lines, at).map(|line| {
                    let read = line.as_ref().map(|line| members(line, columns));
                    self.unread = read.as_ref().and_then(|read| read.as_ref().err().cloned());
                    self.record = read.and_then(Result::ok).unwrap_or_default();
                    line.is_some()
                });
                (read, &**lines, *at)
            }
        };
        let &Lines { given, begun, left, .. } = lines;
        let line = begun.unwrap_or(given);
        match read {
            Ok(true) => {
                let (record, unread) = (&self.record, self.unread.as_ref());
                Ok(Some(Row { record, line, last_line: given, end, unread }))
            }
            Ok(false) => Ok(None),
            Err(_) if left == 0 => Err(NotImported::Endless { line }),
            Err(error) => Err(refused(&self.path, "read")(error)),
        }
    }
}

/// The next line that is not blank.
fn next_line(lines: &mut Lines, at: &mut u64) -> io::Result<Option<Vec<u8>>> {
    loop {
        lines.begin_row();
        let mut line = Vec::new();
        let mut part = [0; 8192];
        while !line.ends_with(b"\n") {
            let length = lines.read(&mut part)?;
            if length == 0 {
                break;
            }
            line.extend(part.iter().take(length));
        }
        *at += line.len() as u64;
        if !line.trim_ascii().is_empty() {
            return Ok(Some(line));
        }
        if line.is_empty() {
            return Ok(None);
        }
    }
}

/// The members of an object, in the order of the columns; one that is not there is empty.
fn members(line: &[u8], columns: &[&str]) -> Result<ByteRecord, Malformed> {
    // serde's message could quote what is personal.
    let unread =
        || Malformed::new("row.json", "该行不是一个 JSON 对象，或其成员不是文本，请核对导出格式");
    let mut members: Map<String, Value> = serde_json::from_slice(line).map_err(|_| unread())?;
    let mut record = ByteRecord::new();
    for column in columns {
        match members.remove(*column) {
            Some(Value::String(text)) => record.push_field(text.as_bytes()),
            None | Some(Value::Null) => record.push_field(b""),
            Some(_) => return Err(unread()),
        }
    }
    if members.is_empty() {
        return Ok(record);
    }
    let detail = format!("该行有 {} 个未知的成员，请核对导出格式", members.len());
    Err(Malformed::new("row.columns", detail))
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
