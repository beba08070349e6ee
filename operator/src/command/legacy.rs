//! `yinxin legacy`: accounts of an older hall, from a file into the table; and a sample of them.

use super::Failed;
use super::import::{self, Teller, exit_code, stop_on_signal, tell};
use super::keys::{piped, say};
use crate::aws::{table, veil};
use ::keys::is_legacy_password;
use clap::{Args, Subcommand};
use domain::{LegacyHallId, LegacyHash, LegacyPassword, LegacyWork};
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
    /// Tell whether the password on standard input is the one of a hash, to try a scheme before an import.
    #[command(long_about = TRY)]
    Try(Try),
    /// Write sample accounts, of organisations of the sample register, to standard output.
    Sample(Sample),
}

const IMPORT: &str = "\
Read accounts of an older hall from a file into the table, so that their organisations can upgrade them.

The file is in UTF-8, UTF-16 or GB18030. The first line of CSV names the columns, in any order; NDJSON
has one object a line, with members of these names:

  user_name                        原用户名, one row each
  scheme                           how the password was hashed: a word or a template, see below
  hash                             what the hall keeps
  credit_code                      统一社会信用代码
  organisation_name                单位全称
  legal_representative_id_type     resident_id, hong_kong_macau_permit, taiwan_permit,
                                   residence_permit, foreign_permanent_residence, passport
  legal_representative_id_number   证件号码
  legal_representative_country     of a passport, ISO 3166-1 alpha-3; empty otherwise
  legal_representative_name        姓名

Words: md5, sha1, sha256, sha512, sm3, with hash in hexadecimal; each also with -salt-first or
-salt-last, with hash hexadecimal:salt. pbkdf2-sha1, pbkdf2-sha256, with rounds$salt$key, both in
hexadecimal. bcrypt, with $2a$10$… ldap, with {MD5}, {SMD5}, {SHA}, {SSHA}, {SHA256}, {SSHA256},
{SHA512} or {SSHA512} and Base64.

A template says what the hall keeps, from left to right, with + between its pieces:

  md5(name+password+salt)+':'+salt           a digest in hexadecimal, a colon, the salt
  md5(md5(password)+salt)+':'+salt           an inner digest, in hexadecimal too
  hex16(md5(password))                       the middle 16 digits of an MD5
  base64(sha512(password))                   other encodings: HEX, HEX16; within a digest also raw
  '{SSHA}'+base64(sha1(password+salt)+salt)  the salt after the digest, encoded with it
  sha256(salt+password) then sha256(raw(last)) times 1023+':'+salt
                                             1,024 digests; last is what the one before came to

Also: upper(…), lower(…) and utf16le(…) of name, salt or password; unhex(salt), unbase64(salt).

Everything but the credit code is sealed in the table, the hash too. A row that cannot be used is
refused, and told of in the file of refusals by its line and the reason, without anything personal;
all others are kept. Rows that the table has already are not written again, and accounts that are
upgraded are left as they are, so it is safe to repeat. Ctrl-C stops the reading and lets the writes
in flight finish; the same command then goes on where it was.

At the end it says what comparing with the hashes costs; the dearest of these belongs to the hall in
YINXIN_LEGACY_HALLS.

Exit codes: 0 when every row is in the table, 1 when some were refused or it could not be done,
2 for a wrong command line.";

const TRY: &str = "\
Tell whether the password on standard input is the one of a hash, to try a scheme before an import:

  printf %s 'the password' |
    yinxin legacy try --scheme \"md5(md5(password)+salt)+':'+salt\" --hash '1c6f…:a1b2c3'

Exit codes: 0 when it is, 1 when it is not or the scheme or the hash is none, 2 for a wrong command
line.";

#[derive(Debug, Args)]
pub(crate) struct Try {
    /// The scheme, as column `scheme` of an import has it.
    #[arg(long, value_name = "SCHEME")]
    scheme: String,
    /// The hash, as column `hash` of an import has it.
    #[arg(long, value_name = "HASH")]
    hash: String,
    /// The user name, where the scheme has it.
    #[arg(long, value_name = "NAME", default_value = "")]
    user_name: String,
}

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
        Command::Try(command) => try_password(&command),
        Command::Sample(Sample { accounts }) => {
            let to = BufWriter::new(io::stdout().lock());
            import::written(sample::write(to, accounts))
        }
    }
}

fn try_password(command: &Try) -> Result<ExitCode, Failed> {
    let Try { scheme, hash, user_name } = command;
    let hash = LegacyHash::parse(scheme, hash, user_name)?;
    let password = piped("give the password on standard input")?;
    let password: LegacyPassword = password.trim_end_matches(['\r', '\n']).parse()?;
    say(format_args!("work {}", hash.work()))?;
    if is_legacy_password(&password, Some(&hash), &LegacyWork::Digest) {
        say(format_args!("the password is the one of this hash"))?;
        return Ok(ExitCode::SUCCESS);
    }
    say(format_args!("the password is not the one of this hash"))?;
    Ok(ExitCode::FAILURE)
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
