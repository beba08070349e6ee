//! `yinxin legacy`: accounts of an older hall, from a file into the table; and a sample of them.

use super::Failed;
use super::import::{self, Teller, exit_code, stop_on_signal, tell};
use crate::aws::{table, veil};
use clap::{Args, Subcommand};
use domain::LegacyHallId;
use operator::import::Progress;
use operator::legacy::{Works, check};
use operator::legacy_sample as sample;
use ports::{SystemClock, SystemEntropy};
use std::io::{self, BufWriter, Write as _};
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read accounts of an older hall from a file into the table.
    #[command(long_about = IMPORT)]
    Import(Box<Import>),
    /// Write sample accounts, of organisations of the sample register, to standard output.
    Sample(Sample),
}

const IMPORT: &str = "\
Read accounts of an older hall from a file into the table, so that their organisations can upgrade them.

The file is in UTF-8. The first line of CSV names the columns, in any order; NDJSON has one object
a line, with members of these names:

  user_name                        原用户名, one row each
  scheme                           md5, sha1, sha256, sm3, each also with -salt-first or -salt-last;
                                   pbkdf2-sha1, pbkdf2-sha256; bcrypt
  hash                             hexadecimal; with salt, hexadecimal:salt; of PBKDF2
                                   rounds$salt$key, both in hexadecimal; of bcrypt $2a$10$…
  credit_code                      统一社会信用代码
  organisation_name                单位全称
  legal_representative_id_type     resident_id, hong_kong_macau_permit, taiwan_permit,
                                   residence_permit, foreign_permanent_residence, passport
  legal_representative_id_number   证件号码
  legal_representative_country     of a passport, ISO 3166-1 alpha-3; empty otherwise
  legal_representative_name        姓名

Everything but the credit code is sealed in the table, the hash too. A row that cannot be used is
refused, and told of in the file of refusals by its line and the reason, without anything personal;
all others are kept. Rows that the table has already are not written again, and accounts that are
upgraded are left as they are, so it is safe to repeat. Ctrl-C stops the reading and lets the writes
in flight finish; the same command then goes on where it was.

At the end it says what comparing with the hashes costs; the dearest of these belongs to the hall in
YINXIN_LEGACY_HALLS.

Exit codes: 0 when every row is in the table, 1 when some were refused or it could not be done,
2 for a wrong command line.";

#[derive(Debug, Args)]
pub(crate) struct Import {
    #[command(flatten)]
    common: import::Common,
    /// The older hall, as `YINXIN_LEGACY_HALLS` names it.
    #[arg(long, value_name = "ID")]
    hall: LegacyHallId,
}

#[derive(Debug, Args)]
pub(crate) struct Sample {
    /// How many.
    #[arg(long, value_name = "N", default_value_t = sample::ACCOUNTS)]
    accounts: u64,
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    match command {
        Command::Import(command) => Box::pin(run_import(*command)).await,
        Command::Sample(Sample { accounts }) => {
            let to = BufWriter::new(io::stdout().lock());
            import::written(sample::write(to, accounts))
        }
    }
}

async fn run_import(command: Import) -> Result<ExitCode, Failed> {
    let Import { common, hall } = command;
    let options = common.options(&format!("legacy {hall}"));
    let began = Instant::now();
    let ((report, works), verb) = if common.dry_run {
        let mut teller = Teller::new(stop_on_signal());
        let mut watch = |progress: &Progress| teller.tell(progress);
        (check(&options, &SystemClock, &mut watch)?, "read")
    } else {
        let (name, endpoint_url, source) = common.into_where()?;
        let veil = Box::pin(veil(&source)).await?;
        let table = table(name, endpoint_url).await;
        let mut teller = Teller::new(stop_on_signal());
        let mut watch = |progress: &Progress| teller.tell(progress);
        let into = (&table, &veil, &SystemEntropy);
        let (clock, watch) = (&SystemClock, &mut watch);
        (operator::legacy::import(&options, &hall, into, clock, watch).await?, "imported")
    };
    tell(&options, &report, verb, began.elapsed())?;
    tell_works(&works)?;
    Ok(exit_code(&report))
}

/// What comparing with the hashes costs.
fn tell_works(works: &Works) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (work, rows) in works {
        writeln!(out, "work {work}: {rows} rows")?;
    }
    out.flush()
}
