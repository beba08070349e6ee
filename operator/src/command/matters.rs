//! `yinxin matters`: the catalogue of matters, from a file into the table.

use super::Failed;
use super::import::{Teller, stop_on_signal, tell};
use super::keys::say;
use crate::aws;
use clap::{Args, Subcommand};
use operator::import::{Options, Progress};
use operator::matters::{self, Changes, Plan};
use operator::text::Encoding;
use ports::SystemClock;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a file the catalogue of matters.
    #[command(long_about = IMPORT)]
    Import(Box<Import>),
}

const IMPORT: &str = "\
Make a file the catalogue of matters (事项目录): what can be done at the hall, for whom, and where.

The file is in UTF-8, UTF-16 or GB18030. The first line of CSV names the columns, in any order; NDJSON
has one object a line, with members of these names:

  code       事项编码, one row each: lower-case letters, digits, dots and hyphens
  name       事项名称, 1 to 60 characters
  category   分类, 1 to 20 characters
  audience   the kinds of organisation it is for, with spaces between; empty: every kind.
             enterprise, individual_business, cooperative, government, public_institution,
             association, private_institution, foundation, other
  agents     whether agents may be granted it, and do it: yes or no
  system     the business system where it is done, as `yinxin clients` names it
  url        the page where it is begun there, https://…

The file is the whole catalogue, in the order in which matters are listed: a matter that is not in
it is withdrawn. So it is all or nothing: when any row is refused, nothing is written, and the file
of refusals tells the lines and the reasons. What is new, changed and withdrawn is told; a file that
changes nothing makes no new version. The letters that names are searched by (拼音首字母) are worked
out here. Functions read a new version within a minute.

Exit codes: 0 when the file is the catalogue, 1 when it is not, 2 for a wrong command line.";

#[derive(Debug, Args)]
pub(crate) struct Import {
    /// The file, CSV or (as .ndjson or .jsonl) NDJSON.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The table's name.
    #[arg(long, value_name = "NAME", env = "YINXIN_TABLE", required_unless_present = "dry_run")]
    table: Option<String>,
    /// Where DynamoDB answers, if not in the AWS region; on this machine no credentials are needed.
    #[arg(long, value_name = "URL")]
    endpoint_url: Option<String>,
    /// The file's encoding, where it is read as another: utf-8, utf-16le, utf-16be, gb18030.
    #[arg(long, value_name = "ENCODING")]
    encoding: Option<Encoding>,
    /// Where to tell of refused rows [default: FILE.refused.csv].
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// Only read, and tell what would be refused; with a table, also what would change in it.
    #[arg(long)]
    dry_run: bool,
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    match command {
        Command::Import(command) => Box::pin(import(*command)).await,
    }
}

async fn import(command: Import) -> Result<ExitCode, Failed> {
    let Import { file, table, endpoint_url, encoding, refused, dry_run } = command;
    let usual = Options::of(&file);
    let options = Options { encoding, refused: refused.unwrap_or(usual.refused), ..usual };
    let began = Instant::now();
    let mut teller = Teller::new(stop_on_signal());
    let mut watch = |progress: &Progress| teller.tell(progress);
    let read = matters::read(&options, &SystemClock, &mut watch)?;
    tell(&options, &read.report, "read", began.elapsed())?;
    let whole = read.whole()?;
    // Only a dry run goes without.
    let Some(table) = table else { return Ok(ExitCode::SUCCESS) };
    let table = aws::table(table, endpoint_url).await;
    let plan = Plan::of(&table, whole).await?;
    tell_changes(&plan.changes)?;
    if dry_run {
        say(format_args!("version       {}; a dry run, so nothing is written", plan.version))?;
    } else if plan.changes.are_none() {
        say(format_args!("version       {}; nothing is different, so it stays", plan.version))?;
    } else {
        let version = plan.keep(&table, &SystemClock).await?;
        say(format_args!("version       {version}"))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// How many are new and changed; and which are withdrawn, because that is what a file lacks by mistake.
fn tell_changes(changes: &Changes) -> Result<(), Failed> {
    let Changes { new, changed, withdrawn, is_reordered } = changes;
    say(format_args!("new           {}", new.len()))?;
    say(format_args!("changed       {}", changed.len()))?;
    say(format_args!("withdrawn     {}", withdrawn.len()))?;
    for code in withdrawn {
        say(format_args!("  {}", code.as_str()))?;
    }
    if *is_reordered {
        say(format_args!("reordered"))?;
    }
    Ok(())
}
