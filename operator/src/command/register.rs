//! `yinxin register`: the business register, from a file into the table; and a sample of one.

use super::Failed;
use super::import::{self, Teller, exit_code, stop_on_signal, tell};
use crate::aws::{ring, table};
use clap::{Args, Subcommand};
use domain::InstitutionCodePattern;
use keys::BlindKeys;
use operator::register::{Progress, check};
use operator::sample;
use ports::SystemClock;
use std::io::{self, BufWriter};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read a register from a file into the table.
    #[command(long_about = IMPORT)]
    Import(Box<Import>),
    /// Write a sample register, of organisations and people that do not exist, to standard output.
    Sample(Sample),
}

const IMPORT: &str = "\
Read a register from a file into the table.

The file is in UTF-8, UTF-16 or GB18030. The first line of CSV names the columns, in any order; NDJSON
has one object a line, with members of these names:

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
    #[command(flatten)]
    common: import::Common,
    /// A regular expression that institution codes match as a whole [default: 9 to 12 digits].
    #[arg(long, value_name = "REGEX", env = "YINXIN_INSTITUTION_CODE")]
    institution_code: Option<InstitutionCodePattern>,
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
            import::written(sample::write(to, organisations, seed))
        }
    }
}

async fn run_import(command: Import) -> Result<ExitCode, Failed> {
    let Import { common, institution_code } = command;
    let (options, pattern) = (common.options("register"), institution_code.unwrap_or_default());
    let began = Instant::now();
    let (report, verb) = if common.dry_run {
        let mut teller = Teller::new(stop_on_signal());
        let mut watch = |progress: &Progress| teller.tell(progress);
        (check(&options, &pattern, &SystemClock, &mut watch)?, "read")
    } else {
        let (name, endpoint_url, source) = common.into_where()?;
        let blind: BlindKeys = ring(&source).await?;
        let table = table(name, endpoint_url).await;
        let mut teller = Teller::new(stop_on_signal());
        let mut watch = |progress: &Progress| teller.tell(progress);
        let into = (&table, &blind);
        (
            operator::register::import(&options, &pattern, into, &SystemClock, &mut watch).await?,
            "imported",
        )
    };
    tell(&options, &report, verb, began.elapsed())?;
    Ok(exit_code(&report))
}
