//! What imports have in common on the command line: options, the bar, the report.

use super::Failed;
use crate::aws::KeySource;
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use operator::import::{Options, Progress, Report};
use operator::text::Encoding;
use std::io::{self, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// What every import is asked.
#[derive(Debug, Args)]
pub(crate) struct Common {
    /// The file, CSV or (as .ndjson or .jsonl) NDJSON.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The table's name.
    #[arg(long, value_name = "NAME", env = "YINXIN_TABLE", required_unless_present = "dry_run")]
    pub(crate) table: Option<String>,
    /// Where DynamoDB answers, if not in the AWS region; on this machine no credentials are needed.
    #[arg(long, value_name = "URL")]
    pub(crate) endpoint_url: Option<String>,
    /// Where the rings of keys are.
    #[arg(
        long,
        value_name = "file:DIR|secretsmanager:PREFIX",
        env = "YINXIN_KEYS",
        required_unless_present = "dry_run"
    )]
    pub(crate) keys: Option<KeySource>,
    /// The file's encoding, where it is read as another: utf-8, utf-16le, utf-16be, gb18030.
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Encoding>,
    /// Where to tell of refused rows [default: FILE.refused.csv].
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Where to keep the position of an import that is stopped [default: FILE.csv.position].
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// How many writes are in flight at once.
    #[arg(long, value_name = "N", default_value = "16")]
    concurrency: NonZeroUsize,
    /// Only read, and tell what would be refused; needs no table and no keys.
    #[arg(long)]
    pub(crate) dry_run: bool,
}

impl Common {
    /// The options that were said, the usual ones otherwise; `what` tells imports into one table from each other.
    pub(crate) fn options(&self, what: &str) -> Options {
        let usual = Options::of(&self.file);
        Options {
            encoding: self.encoding,
            refused: self.refused.clone().unwrap_or(usual.refused),
            position: self.state.clone().unwrap_or(usual.position),
            into: format!(
                "{} {} {what}",
                self.endpoint_url.as_deref().unwrap_or_default(),
                self.table.as_deref().unwrap_or_default()
            ),
            concurrency: self.concurrency,
            ..usual
        }
    }

    /// The table's name and where the keys are, which only a dry run goes without.
    pub(crate) fn into_where(self) -> Result<(String, Option<String>, KeySource), Failed> {
        let (Some(name), Some(source)) = (self.table, self.keys) else {
            return Err("say --table and --keys".into());
        };
        Ok((name, self.endpoint_url, source))
    }
}

/// What writing to standard output came to.
pub(crate) fn written(result: io::Result<()>) -> Result<ExitCode, Failed> {
    match result {
        // Whoever reads had enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(format!("standard output cannot be written: {error}").into()),
        Ok(()) => Ok(ExitCode::SUCCESS),
    }
}

/// The exit code that says whether every row is in the table.
pub(crate) fn exit_code(report: &Report) -> ExitCode {
    let is_whole = report.refused == 0 && report.stopped_before.is_none();
    if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The report, on standard output.
pub(crate) fn tell(
    options: &Options,
    report: &Report,
    verb: &str,
    took: Duration,
) -> io::Result<()> {
    let Report { read, written, unchanged, earlier, refused, stopped_before, encoding } = *report;
    let file = options.file.display();
    let mut out = io::stdout().lock();
    match stopped_before {
        None => writeln!(out, "{file}: {verb}")?,
        Some(line) => writeln!(out, "{file}: stopped before line {line}")?,
    }
    writeln!(out, "encoding      {encoding}")?;
    writeln!(out, "rows read     {read}")?;
    if verb != "read" {
        writeln!(out, "  written     {written}")?;
        writeln!(out, "  unchanged   {unchanged}")?;
        if earlier > 0 {
            writeln!(out, "  earlier     {earlier}")?;
        }
    }
    writeln!(out, "  refused     {refused}")?;
    writeln!(out, "seconds       {:.1}", took.as_secs_f64())?;
    writeln!(out, "rows/s        {}", rate(read, took))?;
    if refused > 0 {
        writeln!(out, "refused rows, with reasons: {}", options.refused.display())?;
    }
    if stopped_before.is_some() && verb != "read" {
        writeln!(
            out,
            "to go on: the same command again (position in {})",
            options.position.display()
        )?;
    }
    out.flush()
}

fn rate(rows: u64, took: Duration) -> u128 {
    u128::from(rows) * 1_000 / took.as_millis().max(1)
}

/// Set at the first Ctrl-C or SIGTERM; the second ends the program.
pub(crate) fn stop_on_signal() -> Arc<AtomicBool> {
    let is_stopping = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&is_stopping);
    tokio::spawn(async move {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
        loop {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(1);
            }
            eprintln!("yinxin: finishing the writes in flight; Ctrl-C again ends at once");
        }
    });
    is_stopping
}

/// Tells on standard error how far it is: a bar on a terminal, elsewhere a line every ten seconds.
pub(crate) struct Teller {
    is_stopping: Arc<AtomicBool>,
    began: Instant,
    told: Instant,
    bar: Option<ProgressBar>,
}

impl Teller {
    const EVERY: Duration = Duration::from_secs(10);

    pub(crate) fn new(is_stopping: Arc<AtomicBool>) -> Self {
        let bar = io::stderr().is_terminal().then(|| {
            let style = "{wide_bar} {bytes}/{total_bytes} {msg}, {eta} left";
            let bar = ProgressBar::new(0);
            bar.set_style(
                ProgressStyle::with_template(style)
                    .unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar
        });
        let began = Instant::now();
        Self { is_stopping, began, told: began, bar }
    }

    pub(crate) fn tell(&mut self, progress: &Progress) -> ControlFlow<()> {
        let Progress { bytes, of, report } = *progress;
        let told = |took| {
            format!(
                "{} rows, {} refused, {}/s",
                report.read,
                report.refused,
                rate(report.read, took)
            )
        };
        if let Some(bar) = &self.bar {
            bar.set_length(of);
            bar.set_position(bytes);
            if bytes == of || report.read.is_multiple_of(100) {
                bar.set_message(told(self.began.elapsed()));
            }
            if bytes == of {
                bar.tick();
            }
        } else if self.told.elapsed() >= Self::EVERY {
            self.told = Instant::now();
            let percent = u128::from(bytes) * 100 / u128::from(of.max(1));
            eprintln!("yinxin: {percent} %, {}", told(self.began.elapsed()));
        }
        if self.is_stopping.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    }
}
