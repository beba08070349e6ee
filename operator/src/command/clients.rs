//! `yinxin clients`: business systems that may ask on their own account.

use super::Failed;
use super::keys::{piped, say};
use clap::{Args, Subcommand};
use domain::{ClientSecret, Secret as _};
use keys::{Clients, KeyKind as _, NotChanged};
use operator::keys::{Kind, file, rewrite};
use operator::text::read_whole;
use ports::SystemEntropy;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add a business system; its secret is told once.
    #[command(long_about = ADD)]
    Add(Add),
    /// Give a business system another secret, told once; the last one before it still holds.
    Rotate(One),
    /// Remove a business system: whoever restarts does not know it any more.
    Remove(One),
    /// List the business systems: id, how many secrets, name.
    List(List),
}

const ADD: &str = "\
Add a business system; its secret is told once, on standard error, and only its hash is kept.

With --dir, DIR/clients.json is replaced, whole or not at all. Without, the clients on standard
input go, with one more, to standard output:

  old=$(aws secretsmanager get-secret-value --secret-id STACK/clients \\
          --query SecretString --output text) &&
  new=$(printf %s \"$old\" | yinxin clients add --id case-system --name 办件系统) &&
  printf %s \"$new\" |
    aws secretsmanager put-secret-value --secret-id STACK/clients --secret-string file:///dev/stdin

Functions read the clients when they start: restart those that know clients.";

#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The directory of the rings.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// What it calls itself: 3 to 40 lower-case letters, digits and hyphens.
    #[arg(long)]
    id: String,
    /// What people call it.
    #[arg(long)]
    name: String,
}

#[derive(Debug, Args)]
pub(crate) struct One {
    /// The directory of the rings; without it, standard input goes to standard output.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// Which.
    #[arg(long)]
    id: String,
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// The directory of the rings; without it, standard input is read.
    #[arg(long)]
    dir: Option<PathBuf>,
}

pub(crate) fn run(command: Command) -> Result<ExitCode, Failed> {
    let entropy = SystemEntropy;
    match command {
        Command::Add(Add { dir, id, name }) => {
            tell(&change(dir, |old| Clients::with(old, &id, &name, &entropy))?);
        }
        Command::Rotate(One { dir, id }) => {
            tell(&change(dir, |old| Clients::with_another_secret(old, &id, &entropy))?);
        }
        Command::Remove(One { dir, id }) => {
            change(dir, |old| Ok((Clients::without(old, &id)?, ())))?;
        }
        Command::List(List { dir }) => list(dir)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Puts the changed clients in their place, and gives what was made beside them.
fn change<T>(
    dir: Option<PathBuf>,
    make: impl FnOnce(&str) -> Result<(String, T), NotChanged>,
) -> Result<T, Failed> {
    let Some(dir) = dir else {
        let (ring, other) = make(&piped("say --dir, or give the clients on standard input")?)?;
        say(format_args!("{ring}"))?;
        return Ok(other);
    };
    let kind = Kind::named(Clients::NAME).ok_or("there is no such kind")?;
    let (file, other) = rewrite(&dir, kind, make)?;
    say(format_args!("{}: changed", file.display()))?;
    Ok(other)
}

/// Standard output may be the ring itself, on its way to a secret. A secret that reached nobody is replaced by another.
fn tell(secret: &ClientSecret) {
    eprintln!("its secret, told once: {}", secret.reveal());
}

fn list(dir: Option<PathBuf>) -> Result<(), Failed> {
    let json = match dir {
        Some(dir) => {
            let kind = Kind::named(Clients::NAME).ok_or("there is no such kind")?;
            let file = file(&dir, kind);
            let failed = |error| format!("{} cannot be read: {error}", file.display());
            std::fs::File::open(&file).and_then(read_whole).map_err(failed)?
        }
        None => piped("say --dir, or give the clients on standard input")?,
    };
    for (id, name, secrets) in Clients::read(&json)?.iter() {
        say(format_args!("{id}\t{secrets}\t{name}"))?;
    }
    Ok(())
}
