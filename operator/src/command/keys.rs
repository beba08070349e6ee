//! `yinxin keys`: rings of keys, as files of one machine or for a secret store.

use super::Failed;
use crate::aws::Secrets;
use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use keys::{KeyKind as _, TokenKeys};
use operator::keys::{Kind, file, generate, generate_missing, rotate};
use operator::text::read_whole;
use ports::SystemEntropy;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make rings that are not there yet; a ring that is there is never touched.
    #[command(long_about = GENERATE)]
    Generate(Generate),
    /// Put a first ring into each secret of a new stack; a secret that has a value is never touched.
    #[command(long_about = INIT)]
    Init(Init),
    /// Make a ring's next key current and add a fresh next; old keys stay, so what was made with them still reads.
    #[command(long_about = ROTATE)]
    Rotate(Rotate),
    /// Tell the public half of the ring on standard input, for the secret of that half.
    #[command(long_about = PUBLIC)]
    Public(Public),
}

const GENERATE: &str = "\
Make rings that are not there yet; a ring that is there is never touched.

With --dir, one file for each kind, DIR/KIND.json, which only its owner can read. Without, the ring
of one kind goes to standard output:

  yinxin keys generate --kind blind |
    aws secretsmanager put-secret-value --secret-id STACK/blind --secret-string file:///dev/stdin";

const INIT: &str = "\
Put a first ring into each secret PREFIX/KIND of a new stack, in AWS Secrets Manager. A secret that
has a value is never touched, so it may be run again after it was interrupted. The public half of the
ring of tokens is derived and put too.

Back up blind, seal and pepper outside the account afterwards: together they are the data.

  yinxin keys init --secrets STACK";

const ROTATE: &str = "\
Make a ring's next key current and add a fresh next; old keys stay, so what was made with them still
reads. A provider's keys have no next: one is added, and of three the oldest goes.

Whoever runs keeps the ring it started with and knows one key ahead: restart every function before
rotating the same ring again.

With --dir, DIR/KIND.json is replaced, whole or not at all. Without, the ring on standard input
goes, with one key more, to standard output:

  old=$(aws secretsmanager get-secret-value --secret-id STACK/blind \\
          --query SecretString --output text) &&
  new=$(printf %s \"$old\" | yinxin keys rotate --kind blind) &&
  printf %s \"$new\" |
    aws secretsmanager put-secret-value --secret-id STACK/blind --secret-string file:///dev/stdin";

const PUBLIC: &str = "\
Tell the public half of the ring on standard input, for the secret of that half, which whoever
verifies tokens reads. Put it there before the rotated ring itself is put, so that nothing is signed
with a key that nobody can verify with:

  printf %s \"$new\" | yinxin keys public --kind token |
    aws secretsmanager put-secret-value --secret-id STACK/token-public \\
      --secret-string file:///dev/stdin";

#[derive(Debug, Args)]
pub(crate) struct Public {
    /// The kind of the ring.
    #[arg(long, value_parser = PossibleValuesParser::new([TokenKeys::NAME]))]
    kind: String,
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// The directory of the rings; it is made if it is not there.
    #[arg(long, required_unless_present = "kind")]
    dir: Option<PathBuf>,
    /// Only the ring of this kind.
    #[arg(long, value_parser = kinds(|_| true))]
    kind: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Init {
    /// What the secrets' names begin with: the stack's name.
    #[arg(long, value_name = "PREFIX")]
    secrets: String,
}

#[derive(Debug, Args)]
pub(crate) struct Rotate {
    /// The directory of the rings.
    #[arg(long)]
    dir: Option<PathBuf>,
    /// Which ring.
    #[arg(long, value_parser = kinds(Kind::is_rotated))]
    kind: String,
}

fn kinds(is_one: impl Fn(Kind) -> bool) -> PossibleValuesParser {
    let kinds = Kind::ALL.into_iter().filter(|kind| is_one(*kind));
    PossibleValuesParser::new(kinds.map(Kind::name))
}

pub(crate) async fn run(command: Command) -> Result<ExitCode, Failed> {
    let entropy = SystemEntropy;
    match command {
        Command::Generate(Generate { dir: Some(dir), kind: None }) => {
            let made = generate_missing(&dir, &entropy)?;
            for kind in Kind::ALL {
                made_or_not(&dir, kind, made.contains(&kind.name()))?;
            }
        }
        Command::Generate(Generate { dir: Some(dir), kind: Some(kind) }) => {
            let kind = Kind::named(&kind).ok_or("there is no such kind")?;
            made_or_not(&dir, kind, generate(&dir, kind, &entropy)?)?;
        }
        Command::Generate(Generate { dir: None, kind }) => {
            let kind = kind.as_deref().and_then(Kind::named).ok_or("say --dir or --kind")?;
            say(format_args!("{}", kind.first(&entropy)?))?;
        }
        Command::Init(Init { secrets }) => init(&Secrets::of(&secrets).await).await?,
        Command::Rotate(Rotate { dir: Some(dir), kind }) => {
            let kind = Kind::named(&kind).ok_or("there is no such kind")?;
            say(format_args!("{}: rotated", rotate(&dir, kind, &entropy)?.display()))?;
        }
        Command::Rotate(Rotate { dir: None, kind }) => {
            let kind = Kind::named(&kind).ok_or("there is no such kind")?;
            let ring = piped("say --dir, or give the ring on standard input")?;
            say(format_args!("{}", kind.rotated(&ring, &entropy)?))?;
        }
        Command::Public(Public { kind }) => {
            let kind = Kind::named(&kind).ok_or("there is no such kind")?;
            let ring = piped("give the ring on standard input")?;
            say(format_args!("{}", kind.public(&ring)?))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Every secret is looked at before the first is written, so that a stack that is not there is left as it is.
async fn init(secrets: &Secrets) -> Result<(), Failed> {
    let mut missing = Vec::new();
    for kind in Kind::ALL {
        if secrets.has_value(kind.name()).await? {
            say(format_args!("{}: there already", secrets.name(kind.name())))?;
        } else {
            missing.push(kind);
        }
    }
    for kind in missing {
        let ring = match kind.source() {
            Some(source) => source.public(&secrets.read(source.name()).await?)?,
            None => kind.first(&SystemEntropy)?,
        };
        secrets.put_first(kind.name(), ring).await?;
        say(format_args!("{}: made", secrets.name(kind.name())))?;
    }
    Ok(())
}

fn made_or_not(dir: &Path, kind: Kind, is_made: bool) -> Result<(), Failed> {
    let made = if is_made { "made" } else { "there already" };
    say(format_args!("{}: {made}", file(dir, kind).display()))
}

/// What stands on standard input, if it is no terminal.
pub(super) fn piped(otherwise: &str) -> Result<String, Failed> {
    if io::stdin().is_terminal() {
        return Err(otherwise.into());
    }
    Ok(read_whole(io::stdin())?)
}

/// A ring that reached nobody must not look as if it had.
pub(super) fn say(line: std::fmt::Arguments<'_>) -> Result<(), Failed> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output cannot be written: {error}").into())
}
