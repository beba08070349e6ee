//! The commands, one file each, and what they share.

mod audit;
mod clients;
mod import;
mod keys;
mod legacy;
mod matters;
mod notices;
mod register;

use clap::{Parser, Subcommand};
use std::error::Error;
use std::process::ExitCode;

/// Why a command did not do what it should; told in one line.
pub(crate) type Failed = Box<dyn Error + Send + Sync>;

/// Keys, business register, catalogue of matters and old accounts of a Yinxin (印信) installation.
#[derive(Debug, Parser)]
#[command(name = "yinxin", version, max_term_width = 100, arg_required_else_help = true)]
pub(crate) struct Yinxin {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Make and rotate the keys that hide personal values, sign tokens and know providers.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Whether audits hold: every change has its record, and none was altered.
    #[command(subcommand)]
    Audit(audit::Command),
    /// Business systems that may ask on their own account.
    #[command(subcommand)]
    Clients(clients::Command),
    /// Bring accounts of an older hall in, to be upgraded.
    #[command(subcommand)]
    Legacy(legacy::Command),
    /// Make a file the catalogue of matters, which says what can be done at the hall, for whom, and where.
    #[command(subcommand)]
    Matters(matters::Command),
    /// Notices that wait for somebody to look.
    #[command(subcommand)]
    Notices(notices::Command),
    /// Fill the business register, which decides which organisations may register and for whom.
    #[command(subcommand)]
    Register(register::Command),
}

/// Runs a command.
pub(crate) async fn run(yinxin: Yinxin) -> Result<ExitCode, Failed> {
    match yinxin.command {
        Command::Keys(command) => keys::run(command).await,
        Command::Audit(command) => audit::run(command).await,
        Command::Clients(command) => clients::run(command),
        Command::Legacy(command) => legacy::run(command).await,
        Command::Matters(command) => matters::run(command).await,
        Command::Notices(command) => notices::run(command).await,
        Command::Register(command) => register::run(command).await,
    }
}

/// An error and its causes in one line; causes that repeat what was said are left out.
pub(crate) fn in_one_line(error: &(dyn Error + 'static)) -> String {
    let mut line = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !line.contains(&words) {
            line.push_str(": ");
            line.push_str(&words);
        }
        source = cause.source();
    }
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}
