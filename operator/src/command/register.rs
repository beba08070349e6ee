//! `yinxin register`: the business register, from a file into the table; and a sample of one.

use super::Failed;
use crate::aws::{KeySource, blind_keys, table};
use clap::{Args, Subcommand};
use domain::InstitutionCodePattern;
use indicatif::{ProgressBar, ProgressStyle};
use operator::register::{Options, Progress, Report, check, import};
use operator::sample;
use ports::SystemClock;
use std::io::{self, BufWriter, IsTerminal as _, Write as _};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read a register from a CSV file into the table.
    #[command(long_about = IMPORT)]
    Import(Box<Import>),
    /// Write a sample register, of organisations and people that do not exist, to standard output.
    Sample(Sample),
}

const IMPORT: &str = "\
Read a register from a CSV file into the table.

The file is in UTF-8, and its first line names the columns, in any order:

  credit_code                      统一社会信用代码, one row each
  name                             单位全称
  institution_code                 机构编号; may be empty
  legal_representative_id_type     resident_id, hong_kong_macau_permit, taiwan_permit,
                                   residence_permit, foreign_permanent_residence, passport
  legal_representative_id_number   证件号码
  legal_representative_country     of a passport, ISO 3166-1 alpha-3; empty otherwise
  legal_representative_name        姓名
  standing                         active or inactive

A row that cannot be used is refused, and told of in the file of refusals by its line and the
reason, without anything personal; all others are kept. Rows that the table has already are not
written again, so it is safe to repeat. Ctrl-C stops the reading and lets the writes in flight
finish; the same command then goes on where it was.

Exit codes: 0 when every row is in the table, 1 when some were refused or it could not be done,
2 for a wrong command line.";

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The register.
    #[arg(value_name = "FILE.csv")]
    file: PathBuf,
    /// The table's name.
    #[arg(long, value_name = "NAME", env = "YINXIN_TABLE", required_unless_present = "dry_run")]
    table: Option<String>,
    /// Where DynamoDB answers, if not in the AWS region; on this machine no credentials are needed.
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
    /// Where the ring of blind indexes is.
    #[arg(
        long,
        value_name = "file:DIR|secretsmanager:PREFIX",
        env = "YINXIN_KEYS",
        required_unless_present = "dry_run"
    )]
    keys: Option<KeySource>,
    /// Where to tell of refused rows [default: FILE.refused.csv].
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Where to keep the position of an import that is stopped [default: FILE.csv.position].
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,
    /// How many writes are in flight at once.
    #[arg(long, value_name = "N", default_value = "16")]
    concurrency: NonZeroUsize,
    /// A regular expression that institution codes match as a whole [default: 9 to 12 digits].
    #[arg(long, value_name = "REGEX", env = "YINXIN_INSTITUTION_CODE")]
    institution_code: Option<InstitutionCodePattern>,
    /// Only read, and tell what would be refused; needs no table and no keys.
    #[arg(long)]
    dry_run: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// How many.
    #[arg(long, value_name = "N", default_value_t = sample::ORGANISATIONS)]
    organisations: u64,
    /// The same seed gives the same sample.
    #[arg(long, value_name = "S", default_value_t = sample::SEED)]
    seed: u64,
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    match command {
        Command::Import(command) => run_import(*command).await,
        Command::Sample(Sample { organisations, seed }) => {
            let to = BufWriter::new(io::stdout().lock());
            match sample::write(to, organisations, seed) {
                // Whoever reads had enough.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
                Err(error) => Err(format!("standard output cannot be written: {error}").into()),
                Ok(()) => Ok(ExitCode::SUCCESS),
            }
        }
    }
}

async fn run_import(command: Import) -> Result<ExitCode, Failed> {
    let Import { file, endpoint_url, refused, state, concurrency, institution_code, .. } = command;
    let usual = Options::of(&file);
    let options = Options {
        refused: refused.unwrap_or(usual.refused),
        position: state.unwrap_or(usual.position),
        into: format!(
            "{} {}",
            endpoint_url.as_deref().unwrap_or_default(),
            command.table.as_deref().unwrap_or_default()
        ),
        institution_code: institution_code.unwrap_or_default(),
        concurrency,
        ..usual
    };
    let began = Instant::now();
    let (report, verb) = if command.dry_run {
        let mut teller = Teller::new(stop_on_signal());
        (check(&options, &SystemClock, &mut |progress| teller.tell(progress))?, "read")
    } else {
        let (Some(name), Some(source)) = (command.table, command.keys) else {
            return Err("say --table and --keys".into());
        };
        let blind = blind_keys(&source).await?;
        let table = table(name, endpoint_url).await;
        let mut teller = Teller::new(stop_on_signal());
        let mut watch = |progress: &Progress| teller.tell(progress);
        (import(&options, &table, &blind, &SystemClock, &mut watch).await?, "imported")
    };
    tell(&options, &report, verb, began.elapsed())?;
    let is_whole = report.refused == 0 && report.stopped_before.is_none();
    Ok(if is_whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The report, on standard output.
fn tell(options: &Options, report: &Report, verb: &str, took: Duration) -> io::Result<()> {
    let Report { read, written, unchanged, earlier, refused, stopped_before } = *report;
    let file = options.file.display();
    let mut out = io::stdout().lock();
    match stopped_before {
        None => writeln!(out, "{file}: {verb}")?,
        Some(line) => writeln!(out, "{file}: stopped before line {line}")?,
    }
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
fn stop_on_signal() -> Arc<AtomicBool> {
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
struct Teller {
    is_stopping: Arc<AtomicBool>,
    began: Instant,
    told: Instant,
    bar: Option<ProgressBar>,
}

impl Teller {
    const EVERY: Duration = Duration::from_secs(10);

    fn new(is_stopping: Arc<AtomicBool>) -> Self {
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

    fn tell(&mut self, progress: &Progress) -> ControlFlow<()> {
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
