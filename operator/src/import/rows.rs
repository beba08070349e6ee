//! The rows of a CSV file (RFC 4180) or of NDJSON, one at a time, each with the lines it stands in.
//!
//! The `csv` crate counts lines only roughly where there are blank ones or carriage returns, and would read a file to
//! its end, and into memory, for a quotation mark left open. So it is handed one line at a time, and not more than
//! [`LONGEST`] bytes for one row.
//!
//! What a spreadsheet adds is passed over: rows that show nothing, and columns after the last that have neither a name nor
//! a value. Its text in UTF-16 has tabs for commas, so a header with tabs and no comma says that the file has.

use super::{NotImported, refused};
use crate::text::{self, Encoding, Lines, NotOpened, Text, is_blank};
use csv::{ByteRecord, StringRecord};
use domain::Malformed;
use serde_json::{Map, Value};
use std::io;
use std::path::{Path, PathBuf};

/// How many bytes a row may have.
pub(crate) const LONGEST: usize = 64 * 1024;

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

/// Where each column is, and what stands between two.
pub(crate) struct Header {
    places: Vec<usize>,
    delimiter: u8,
}

impl Header {
    fn named(header: &StringRecord, columns: &[&str], delimiter: u8) -> Result<Self, NotImported> {
        let mut named: Vec<&str> = header.iter().map(str::trim).collect();
        while named.pop_if(|name| name.is_empty()).is_some() {}
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
        Ok(Self { places, delimiter })
    }

    /// The fields of a row in the order of the columns.
    pub(crate) fn fields<'r>(&self, row: &'r Row<'_>) -> Result<Vec<&'r str>, Malformed> {
        if let Some(why) = row.unread {
            return Err(why.clone());
        }
        let (line, last) = (row.line, row.last_line);
        let (wanted, found) = (self.places.len(), row.record.len());
        let is_whole = found >= wanted && row.record.iter().skip(wanted).all(is_blank);
        let is_within = |field: &[u8]| field.iter().any(|byte| matches!(byte, b'\n' | b'\r'));
        let apart = |field: &[u8]| field.split(|byte| *byte == self.delimiter).count();
        // A field of several lines may have a few commas; whole rows are in it when a quotation mark was left open.
        let is_rows = |field: &[u8]| is_within(field) && apart(field) >= wanted;
        if last > line && (!is_whole || row.record.iter().any(is_rows)) {
            let detail = format!("第 {line} 至 {last} 行被当作一行，请检查其中是否有未闭合的引号");
            return Err(Malformed::new("row.quote", detail));
        }
        if !is_whole {
            let detail = format!("该行应有 {wanted} 列，现有 {found} 列，请核对分隔符与引号");
            return Err(Malformed::new("row.columns", detail));
        }
        let field = |place: &usize| std::str::from_utf8(row.record.get(*place)?).ok();
        let fields: Option<Vec<&str>> = self.places.iter().map(field).collect();
        fields.ok_or_else(|| Malformed::new("row.encoding", "该行不是文字，请核对原文件"))
    }
}

/// A file of rows.
pub(crate) struct Rows {
    path: PathBuf,
    encoding: Encoding,
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
    /// Opens a file, in the encoding that was said or else its own, and reads its header.
    pub(crate) fn open(
        path: &Path,
        said: Option<Encoding>,
        columns: &'static [&'static str],
    ) -> Result<(Self, Header), NotImported> {
        let Text { encoding, length, mut lines } =
            text::open(path, said, LONGEST).map_err(|why| match why {
                NotOpened::Io(error) => refused(path, "read")(error),
                NotOpened::NotFound(why) => {
                    let file = path.display().to_string();
                    NotImported::Encoding { file, why: why.to_string() }
                }
            })?;
        let extension = path.extension().unwrap_or_default();
        let is_ndjson = ["ndjson", "jsonl"].iter().any(|one| extension.eq_ignore_ascii_case(one));
        let delimiter = match lines.peek() {
            Ok(first) if first.contains(&b'\t') && !first.contains(&b',') => b'\t',
            // What is too long or cannot be read is told of when it is read as a row.
            Ok(_) | Err(_) => b',',
        };
        let reader = if is_ndjson {
            Reader::Ndjson { lines: Box::new(lines), columns, at: 0 }
        } else {
            let mut reader = csv::ReaderBuilder::new();
            let reader = reader.delimiter(delimiter).has_headers(false).flexible(true);
            Reader::Csv(Box::new(reader.from_reader(lines)))
        };
        let (path, record) = (path.to_owned(), ByteRecord::new());
        let mut rows = Self { path, encoding, length, reader, record, unread: None };
        if is_ndjson {
            return Ok((rows, Header { places: (0..columns.len()).collect(), delimiter }));
        }
        let wrong =
            |why: &str| NotImported::Header { columns: columns.join(","), why: why.to_owned() };
        let Some(row) = rows.next()? else { return Err(wrong("the file is empty")) };
        let header = row.record.clone();
        let header = StringRecord::from_byte_record(header).map_err(|_| wrong("it is not text"))?;
        let header = Header::named(&header, columns, delimiter)?;
        Ok((rows, header))
    }

    /// In which encoding the file is read.
    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// How many bytes the file has.
    pub(crate) fn length(&self) -> u64 {
        self.length
    }

    /// How many of its bytes are read.
    pub(crate) fn taken(&self) -> u64 {
        match &self.reader {
            Reader::Csv(reader) => reader.get_ref().taken(),
            Reader::Ndjson { lines, .. } => lines.taken(),
        }
    }

    /// The next row that shows something.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, NotImported> {
        let is_csv = matches!(self.reader, Reader::Csv(_));
        let (read, lines, end) = loop {
            let (read, lines, end) = match &mut self.reader {
                Reader::Csv(reader) => {
                    reader.get_mut().begin_row();
                    let read = reader.read_byte_record(&mut self.record).map_err(io::Error::from);
                    let end = reader.position().byte();
                    (read, reader.get_ref(), end)
                }
                Reader::Ndjson { lines, columns, at } => {
                    let read = lines.next().map(|line| {
                        *at += line.map_or(0, |line| line.len() as u64);
                        let read = line.map(|line| members(line, columns));
                        self.unread = read.as_ref().and_then(|read| read.as_ref().err().cloned());
                        let is_there = read.is_some();
                        self.record = read.and_then(Result::ok).unwrap_or_default();
                        is_there
                    });
                    (read, &**lines, *at)
                }
            };
            let is_nothing = is_csv && matches!(read, Ok(true)) && self.record.iter().all(is_blank);
            if !is_nothing {
                break (read, lines, end);
            }
        };
        let (line, last_line) = lines.span();
        match read {
            Ok(true) => {
                if let Some(spoilt) = lines.spoilt() {
                    self.unread = Some(spoilt.into());
                } else if is_csv {
                    self.unread = None;
                }
                let (record, unread) = (&self.record, self.unread.as_ref());
                Ok(Some(Row { record, line, last_line, end, unread }))
            }
            Ok(false) => Ok(None),
            Err(_) if lines.is_too_long() => Err(NotImported::Endless { line }),
            Err(error) => Err(refused(&self.path, "read")(error)),
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
