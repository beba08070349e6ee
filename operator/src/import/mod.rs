//! Files of any size, read row by row into the table: what the business register and old accounts have in common.
//!
//! ```text
//! file ─▶ Rows ─▶ Source::read ─▶ Seen ─▶ writes in flight, in order ─▶ table
//!                     │             │                  │
//!                     └─────────────┴─▶ refused file   └─▶ position file, removed at the end
//! ```
//!
//! A [`Source`] says what a row is; files are CSV, or NDJSON when they are called `.ndjson` or `.jsonl`, in any encoding
//! that [`crate::text`] reads.
//!
//! A row that is refused is told of, and the others are kept. Nothing grows with the file but `Seen`, by 17 to 53 bytes
//! for each row (a million rows: 60 MB in all): two rows of one name are the same or the later is
//! refused, and to know that one must remember the earlier.
//!
//! What is in the table just so is not written again, so an import may be repeated at any time. One that was stopped
//! goes on where it was: the file is read from its beginning again, because duplicates and refusals are of the whole
//! file, and that is quick; but what is before the position is not sent again.

mod position;
mod refusals;
mod rows;

use crate::text::Encoding;
use domain::{CreditCode, Malformed};
use futures::StreamExt as _;
use futures::stream::FuturesOrdered;
use jiff::civil::Date;
use jiff::tz::Offset;
use ports::{Clock, Fault};
use position::{Fingerprint, Position};
use refusals::Refusals;
use rows::{Header, Row, Rows};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher as _, RandomState};
use std::io;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How many rows are written between two notes of the position.
const NOTED_EVERY: u64 = 1_000;

/// How many rows are read without a pause, so that a runtime of one thread stays awake.
const BREATH: u64 = 1_000;

/// Identity numbers hold dates of China, which has one offset and no summer time.
const CHINA: Offset = Offset::constant(8);

/// What a file holds.
pub trait Source: Sync {
    /// A sound row.
    type Record: Send;

    /// The columns, which the first line of a CSV file names in any order, and the members of an NDJSON line.
    const COLUMNS: &'static [&'static str];

    /// What to say of a row whose name an earlier one has, with other words.
    const CONTRADICTS: &'static str;

    /// Makes a row sound, its fields in the order of [`Self::COLUMNS`].
    ///
    /// # Errors
    ///
    /// [`Malformed`], which repeats nothing personal.
    fn read(&self, fields: &[&str], today: Date) -> Result<Self::Record, Malformed>;

    /// By what two rows are of the same.
    fn name<'r>(&self, record: &'r Self::Record) -> &'r str;

    /// The credit code by which a refused row may be named, if it has one that is nobody's number.
    fn shown(&self, fields: &[&str]) -> Option<CreditCode>;
}

/// What is imported, and where its traces go.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file, CSV or NDJSON.
    pub file: PathBuf,
    /// Its encoding, where it cannot be told by the file.
    pub encoding: Option<Encoding>,
    /// Where refused rows are told of. It is there afterwards only when there are some.
    pub refused: PathBuf,
    /// Where an import keeps how far it came. It is there afterwards only when the import did not come to its end.
    pub position: PathBuf,
    /// Which table it is, in any words that tell it from others: a position in one says nothing of another.
    pub into: String,
    /// How many writes are in flight at once.
    pub concurrency: NonZeroUsize,
}

impl Options {
    /// The usual ones: `FILE.refused.csv` and `FILE.csv.position` beside the file, and 16 writes at once. (Of an NDJSON
    /// file, `FILE.refused.csv` and `FILE.ndjson.position`.)
    #[must_use]
    pub fn of(file: &Path) -> Self {
        let mut position = file.as_os_str().to_owned();
        position.push(".position");
        Self {
            file: file.to_owned(),
            encoding: None,
            refused: file.with_extension("refused.csv"),
            position: position.into(),
            into: String::new(),
            concurrency: NonZeroUsize::MIN.saturating_add(15),
        }
    }
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes of the file that are read.
    pub bytes: u64,
    /// Bytes that the file has.
    pub of: u64,
    /// What came of the rows until now.
    pub report: Report,
}

/// What came of the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows that were read, not counting the header and blank lines.
    pub read: u64,
    /// Of these: put in the table, new or changed.
    pub written: u64,
    /// Of these: in the table already, just so; or the same as an earlier row of the file.
    pub unchanged: u64,
    /// Of these: dealt with by the run before, which was stopped.
    pub earlier: u64,
    /// Of these: refused.
    pub refused: u64,
    /// The line from which to go on, when the reading was stopped; `None` at the end of the file.
    pub stopped_before: Option<u64>,
    /// In which encoding the file was read.
    pub encoding: Encoding,
}

/// Why an import did not come to its end. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotImported {
    /// A file cannot be read or written.
    #[error("{} cannot be {doing}: {error}", .path.display())]
    Path {
        /// Which.
        path: PathBuf,
        /// What was to be done with it.
        doing: &'static str,
        /// The system's words.
        error: io::Error,
    },
    /// The refusals or the position would be written over the file or each other.
    #[error("{} would be written over: give another path", .0.display())]
    Overwrites(PathBuf),
    /// Its encoding is none that is read, or another than was said. Nothing was written.
    #[error("{file} {why}")]
    Encoding {
        /// The file.
        file: String,
        /// What is wrong with it.
        why: String,
    },
    /// The first line does not name the columns. Nothing was written.
    #[error("the first line must name these columns, each once: {columns}; {why}")]
    Header {
        /// Which columns.
        columns: String,
        /// What is wrong with it.
        why: String,
    },
    /// A row has no end.
    #[error(
        "the row that begins in line {line} is longer than {} KiB: \
         close the quotation mark left open there, and import again",
        rows::LONGEST / 1024
    )]
    Endless {
        /// Where it begins.
        line: u64,
    },
    /// The table did not take a row.
    #[error("the table did not take line {line}; when this is put right, import again to go on")]
    Fault {
        /// The row's line.
        line: u64,
        /// What it says.
        source: Fault,
    },
}

/// What is told how far it is, and says whether to go on.
pub type Watch<'a> = dyn FnMut(&Progress) -> ControlFlow<()> + Send + 'a;

/// Reads a file into the table: each sound row is kept, and whoever keeps it says whether it was new or changed.
///
/// `progress` is told after every row that is read. When it breaks, reading stops, what is in flight is written, and
/// the report says where to go on; the same call with the same file does go on there.
///
/// # Errors
///
/// [`NotImported`]. Before `Endless` and `Fault` rows may have been written; what was in flight is, and the position
/// is kept.
pub async fn import<S: Source, Kept: Future<Output = Result<bool, Fault>>>(
    options: &Options,
    source: &S,
    keep: impl Fn(S::Record) -> Kept,
    clock: &(impl Clock + Sync),
    progress: &mut Watch<'_>,
) -> Result<Report, NotImported> {
    let mut reading = Reading::begin(options, source, clock)?;
    let into = format!("{} {}", options.into, reading.progress.report.encoding);
    let fingerprint =
        Fingerprint::of(&options.file, &into).map_err(refused(&options.file, "read"))?;
    let mut done = Position::read(&options.position, &fingerprint);
    let mut in_flight = FuturesOrdered::new();
    let mut failed = None;
    let mut is_reading = true;
    let mut since_noted = 0;
    loop {
        while is_reading && in_flight.len() < options.concurrency.get() {
            let next = match reading.next(progress) {
                Ok(next) => next,
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            };
            match next {
                Next::Write { line, record, ends } => {
                    if ends <= done {
                        reading.progress.report.earlier += 1;
                    } else {
                        let kept = keep(record);
                        in_flight.push_back(async move { (line, ends, kept.await) });
                    }
                }
                Next::Nothing => {}
                Next::End => is_reading = false,
            }
            if reading.progress.report.read.is_multiple_of(BREATH) {
                tokio::task::yield_now().await;
            }
        }
        is_reading &= failed.is_none();
        let Some((line, ends, kept)) = in_flight.next().await else { break };
        match kept {
            Ok(true) => reading.progress.report.written += 1,
            Ok(false) => reading.progress.report.unchanged += 1,
            Err(source) => {
                failed.get_or_insert(NotImported::Fault { line, source });
            }
        }
        let is_fault = matches!(failed, Some(NotImported::Fault { .. }));
        if !is_fault {
            done = ends;
            since_noted += 1;
        }
        if since_noted == NOTED_EVERY {
            since_noted = 0;
            done.keep(&options.position, &fingerprint)
                .map_err(refused(&options.position, "written"))?;
        }
    }
    let report = reading.end(progress)?;
    let is_at_end = failed.is_none() && report.stopped_before.is_none();
    if is_at_end || done == Position::default() {
        position::forget(&options.position).map_err(refused(&options.position, "removed"))?;
    } else {
        done.keep(&options.position, &fingerprint)
            .map_err(refused(&options.position, "written"))?;
    }
    failed.map_or(Ok(report), Err)
}

/// Reads a file and tells what would be refused. Writes no row, and knows no table.
///
/// # Errors
///
/// [`NotImported`], but never `Fault`.
pub fn check<S: Source>(
    options: &Options,
    source: &S,
    clock: &impl Clock,
    progress: &mut Watch<'_>,
) -> Result<Report, NotImported> {
    let mut reading = Reading::begin(options, source, clock)?;
    loop {
        if matches!(reading.next(progress)?, Next::End) {
            return reading.end(progress);
        }
    }
}

fn refused(path: &Path, doing: &'static str) -> impl FnOnce(io::Error) -> NotImported {
    let path = path.to_owned();
    move |error| NotImported::Path { path, doing, error }
}

/// A file being read: what is left of it, and what is known of what is behind.
struct Reading<'a, S> {
    options: &'a Options,
    source: &'a S,
    rows: Rows,
    header: Header,
    today: Date,
    seen: Seen,
    refusals: Refusals,
    progress: Progress,
    is_stopped: bool,
}

/// What comes of the next row.
enum Next<R> {
    /// It belongs in the table.
    Write { line: u64, record: R, ends: Position },
    /// Nothing: it was refused, or repeats another.
    Nothing,
    /// There is none, or reading was stopped.
    End,
}

impl<'a, S: Source> Reading<'a, S> {
    fn begin(options: &'a Options, source: &'a S, clock: &impl Clock) -> Result<Self, NotImported> {
        let Options { file, refused: refusals, position, .. } = options;
        for path in [refusals, position] {
            if is_same(path, file) {
                return Err(NotImported::Overwrites(path.clone()));
            }
        }
        if is_same(refusals, position) {
            return Err(NotImported::Overwrites(refusals.clone()));
        }
        let (rows, header) = Rows::open(file, options.encoding, S::COLUMNS)?;
        let today = CHINA.to_datetime(clock.now()).date();
        let refusals = Refusals::begin(refusals).map_err(refused(refusals, "written"))?;
        let report = Report { encoding: rows.encoding(), ..Report::default() };
        let progress = Progress { bytes: 0, of: rows.length(), report };
        let seen = Seen::default();
        let is_stopped = false;
        Ok(Self { options, source, rows, header, today, seen, refusals, progress, is_stopped })
    }

    fn next(&mut self, progress: &mut Watch<'_>) -> Result<Next<S::Record>, NotImported> {
        if self.is_stopped {
            return Ok(Next::End);
        }
        let Some(found) = self.rows.next()? else {
            self.progress.bytes = self.progress.of;
            return Ok(Next::End);
        };
        let fields = self.header.fields(&found);
        let read = fields.as_ref().map_err(Malformed::clone);
        let read = read.and_then(|fields| self.source.read(fields, self.today));
        let judged =
            read.and_then(|record| match self.seen.see(self.source.name(&record), &found) {
                Sight::First => Ok(Some(record)),
                Sight::Same => Ok(None),
                Sight::Other => Err(Malformed::new("row.contradicts", S::CONTRADICTS)),
            });
        let (line, ends) = (found.line, Position { byte: found.end, line: found.last_line + 1 });
        let report = &mut self.progress.report;
        report.read += 1;
        let next = match judged {
            Ok(Some(record)) => Next::Write { line, record, ends },
            Ok(None) => {
                report.unchanged += 1;
                Next::Nothing
            }
            Err(why) => {
                report.refused += 1;
                let shown = fields.ok().and_then(|fields| self.source.shown(&fields));
                self.refusals
                    .add(line, shown.as_ref(), &why)
                    .map_err(refused(&self.options.refused, "written"))?;
                Next::Nothing
            }
        };
        self.progress.bytes = self.rows.taken();
        if progress(&self.progress).is_break() {
            self.is_stopped = true;
            self.progress.report.stopped_before = Some(ends.line);
        }
        Ok(next)
    }

    fn end(self, progress: &mut Watch<'_>) -> Result<Report, NotImported> {
        // There is nothing left to stop.
        let _ = progress(&self.progress);
        self.refusals.end().map_err(refused(&self.options.refused, "written"))?;
        Ok(self.progress.report)
    }
}

/// Whether both paths lead to one file. One that is not there is told by its name.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(one) == real(other)
}

/// The sound rows behind, as a hash of the name and a hash of the row, 64 bits each under a key of this run.
///
/// Two names of fourteen million have one hash with a probability of five in a million; the later would be refused,
/// and never taken for the earlier, as its row differs.
#[derive(Default)]
struct Seen {
    rows: HashMap<u64, u64>,
    hasher: RandomState,
}

enum Sight {
    First,
    Same,
    Other,
}

impl Seen {
    fn see(&mut self, name: &str, row: &Row<'_>) -> Sight {
        let content = self.hasher.hash_one(row.record.as_slice());
        match self.rows.entry(self.hasher.hash_one(name)) {
            Entry::Vacant(place) => {
                place.insert(content);
                Sight::First
            }
            Entry::Occupied(place) if *place.get() == content => Sight::Same,
            Entry::Occupied(_) => Sight::Other,
        }
    }
}
