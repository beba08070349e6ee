//! `yinxin audit`: whether an organisation's audit holds, in the table or in an export. No key is needed.

use super::Failed;
use super::keys::say;
use crate::aws;
use clap::{Args, Subcommand};
use domain::OrganisationId;
use operator::audit::{self, Exported, export, verify};
use operator::text::Encoding;
use std::path::PathBuf;
use std::process::ExitCode;
use store::audit::Audit;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Tell whether an organisation's audit holds, and if not, its first broken record and how it is broken.
    Verify(Verify),
    /// Write an organisation's audit to standard output, as JSON lines: its head, then each record, sealed.
    Export(Export),
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// An export, in place of a table.
    #[arg(long, required_unless_present = "table", conflicts_with_all = ["table", "organisation", "endpoint_url"])]
    file: Option<PathBuf>,
    /// The file's encoding, where it is read as another: utf-8, utf-16le, utf-16be, gb18030.
    #[arg(long, value_name = "ENCODING", requires = "file")]
    encoding: Option<Encoding>,
    /// The table.
    #[arg(long, requires = "organisation")]
    table: Option<String>,
    /// The organisation: `org_…`.
    #[arg(long)]
    organisation: Option<String>,
    /// Where DynamoDB answers, if not in the AWS region.
    #[arg(long)]
    endpoint_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The table.
    #[arg(long, env = "YINXIN_TABLE")]
    table: String,
    /// The organisation: `org_…`.
    #[arg(long)]
    organisation: String,
    /// Where DynamoDB answers, if not in the AWS region.
    #[arg(long)]
    endpoint_url: Option<String>,
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    match command {
        Command::Verify(Verify { file: Some(file), encoding, .. }) => {
            let exported =
                audit::read(&file, encoding).map_err(|why| format!("{} {why}", file.display()))?;
            let Exported { organisation, audit, encoding } = exported;
            if encoding != Encoding::Utf8 {
                eprintln!("yinxin: {} is read as {encoding}", file.display());
            }
            tell(&organisation, &audit)
        }
        Command::Verify(Verify { table, organisation, endpoint_url, .. }) => {
            let (Some(table), Some(organisation)) = (table, organisation) else {
                return Err("say --file, or --table and --organisation".into());
            };
            let (organisation, audit) = read(table, &organisation, endpoint_url).await?;
            tell(&organisation, &audit)
        }
        Command::Export(Export { table, organisation, endpoint_url }) => {
            let (organisation, audit) = read(table, &organisation, endpoint_url).await?;
            say(format_args!("{}", export(&organisation, &audit)?.trim_end()))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

async fn read(
    table: String,
    organisation: &str,
    endpoint_url: Option<String>,
) -> Result<(OrganisationId, Audit), Failed> {
    let named = organisation.parse::<OrganisationId>();
    let organisation = named.map_err(|_| format!("{organisation} names no organisation"))?;
    let audit = aws::table(table, endpoint_url).await.audit(&organisation).await?;
    Ok((organisation, audit))
}

/// What was found is what was asked for, so a broken chain goes to standard output too.
fn tell(organisation: &OrganisationId, audit: &Audit) -> Result<ExitCode, Failed> {
    match verify(organisation, audit) {
        Ok(records) => {
            say(format_args!("{organisation}: {records} records hold"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(broken) => {
            say(format_args!("{organisation}: {broken}"))?;
            Ok(ExitCode::FAILURE)
        }
    }
}
