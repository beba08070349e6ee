//! The rows that were refused, in a file for whoever keeps the register: where each is, and why, but nothing of whom.

use domain::{CreditCode, Malformed};
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

/// Refusals being written.
pub(crate) struct Refusals {
    path: PathBuf,
    writer: csv::Writer<BufWriter<File>>,
    is_empty: bool,
}

impl Refusals {
    /// Begins a file, over that of an earlier import.
    pub(crate) fn begin(path: &Path) -> io::Result<Self> {
        let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(path)?));
        writer.write_record(["line", "credit_code", "code", "reason"])?;
        Ok(Self { path: path.to_owned(), writer, is_empty: true })
    }

    /// Adds one.
    pub(crate) fn add(
        &mut self,
        line: u64,
        credit_code: Option<&CreditCode>,
        why: &Malformed,
    ) -> io::Result<()> {
        self.is_empty = false;
        let credit_code = credit_code.map(CreditCode::as_str).unwrap_or_default();
        self.writer.write_record([&line.to_string(), credit_code, why.code, &why.detail])?;
        Ok(())
    }

    /// Ends the file; one without refusals is removed.
    pub(crate) fn end(mut self) -> io::Result<()> {
        self.writer.flush()?;
        if self.is_empty { fs::remove_file(self.path) } else { Ok(()) }
    }
}
