//! `local`: the command line of the local stack. `./stack` builds everything first, and then runs this.

use clap::{Args, Parser, Subcommand};
use local::sample::Sample;
use local::settings::{Ports, Settings, SmsDelivery, url};
use local::stack::{self, Stack, Whereabouts};
use local::walk::{callers, demo, tell, walk};
use local::words::{Look, Words};
use serde::Deserialize;
use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// The whole system on one machine, on loopback only.
#[derive(Parser)]
#[command(name = "stack", bin_name = "./stack")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Starts the stack, and runs until Ctrl-C.
    Up(Start),
    /// Walks the main job against a running stack, or one started for it and stopped afterwards.
    Walk(Start),
    /// Makes organisations, people and cases, and prints who can sign in with what; starts a stack where none runs.
    Demo {
        #[command(flatten)]
        start: Start,
        /// Print it as JSON; a stack must run.
        #[arg(long)]
        json: bool,
    },
    /// Registers callers of every kind at a running stack, and prints their tokens as JSON.
    #[command(hide = true)]
    Callers(Start),
    /// Runs a program and leaves nothing of it when it ends, or standard input does.
    #[command(hide = true)]
    Guard {
        /// The program and its arguments.
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        program: Vec<OsString>,
    },
}

#[derive(Args)]
struct Start {
    /// The first of six ports: portal and API, DynamoDB, SNS, simulated phone, OpenID provider, functions.
    #[arg(long, default_value_t = 9000, value_parser = clap::value_parser!(u16).range(1024..=i64::from(Ports::GREATEST_BASE)))]
    port: u16,
    /// Where keys, table and logs are kept.
    #[arg(long, default_value = ".stack")]
    data: PathBuf,
    /// Forget what an earlier stack kept there.
    #[arg(long)]
    fresh: bool,
    /// How functions hand SMS to SNS.
    #[arg(long, value_enum, default_value = "direct")]
    sms: SmsDelivery,
    /// Where tools are looked for, after .tools/venv/bin.
    #[arg(long, env = "PATH", hide = true, default_value = "")]
    path: OsString,
}

fn main() -> ExitCode {
    let Cli { command } = Cli::parse();
    let look = if io::stdout().is_terminal() { Look::Coloured } else { Look::Plain };
    let mut words = Words::to(io::stdout(), look);
    let (start, task) = match command {
        Command::Guard { program } => return local::guard::guard(&program).into(),
        Command::Up(start) => (start, Task::Run),
        Command::Walk(start) => (start, Task::Walk),
        Command::Demo { start, json } => (start, if json { Task::DemoJson } else { Task::Demo }),
        Command::Callers(start) => (start, Task::Callers),
    };
    let done = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| error.to_string())
        .and_then(|runtime| {
            let done = runtime.block_on(run(start, task, &mut words));
            // A connection that somebody keeps open is no reason to stay.
            runtime.shutdown_timeout(Duration::from_secs(1));
            done
        });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            words.bad(&why);
            ExitCode::FAILURE
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Task {
    Run,
    Walk,
    Demo,
    DemoJson,
    Callers,
}

async fn run(start: Start, task: Task, words: &mut Words) -> Result<(), String> {
    let settings = settings(&start)?;
    if let Some(running) = running(settings.ports).await {
        return match task {
            Task::Walk => {
                words.line(&format!("A stack runs at {}: walking there.", running.functions));
                walk(&running, words).await.map(|_| ()).map_err(|stumble| stumble.to_string())
            }
            Task::Callers => {
                let mut silent = Words::to(io::sink(), Look::Plain);
                let made = callers(&running, &mut silent).await;
                let made = made.map_err(|stumble| stumble.to_string())?;
                words.line(&made.to_string());
                Ok(())
            }
            Task::Demo | Task::DemoJson => demonstrate(&running, task, words).await,
            Task::Run => Err(format!(
                "a stack runs at {} already: stop it, or start another with --port and --data",
                running.functions
            )),
        };
    }
    if matches!(task, Task::Callers | Task::DemoJson) {
        return Err("no stack runs there".to_owned());
    }
    if start.fresh {
        stack::forget(&settings.data).map_err(|error| error.to_string())?;
    }
    let mut stack = Stack::new(settings);
    let done = tokio::select! {
        done = work(&mut stack, task, words) => done,
        () = interrupted() => match task {
            Task::Run | Task::Demo => Ok(()),
            Task::Walk | Task::DemoJson | Task::Callers => Err("the walk was interrupted".to_owned()),
        },
    };
    if stack.runs() {
        words.line("stopping");
    }
    stack.stop().await;
    done
}

async fn work(stack: &mut Stack, task: Task, words: &mut Words) -> Result<(), String> {
    let at = stack.start(words).await.map_err(|error| error.to_string())?;
    if task == Task::Walk {
        return walk(&at, words).await.map(|_| ()).map_err(|stumble| stumble.to_string());
    }
    if task == Task::Demo {
        words.line("making organisations, people and cases");
        demonstrate(&at, task, words).await?;
    }
    what_next(&at, words).await;
    Err(stack.ended().await.to_string())
}

async fn demonstrate(at: &Whereabouts, task: Task, words: &mut Words) -> Result<(), String> {
    let mut silent = Words::to(io::sink(), Look::Plain);
    let made = demo(at, &mut silent).await.map_err(|stumble| stumble.to_string())?;
    if task == Task::DemoJson {
        words.line(&made.to_string());
    } else {
        tell(&made, words);
    }
    Ok(())
}

fn settings(start: &Start) -> Result<Settings, String> {
    let Start { port, data, fresh: _, sms, path } = start;
    let absolute = |path: &Path| {
        std::path::absolute(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let local = std::env::current_exe();
    Ok(Settings {
        // This crate's own place in the workspace.
        root: Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("/")).to_owned(),
        local: local.map_err(|error| format!("this program cannot find itself: {error}"))?,
        data: absolute(data)?,
        ports: Ports::from_base(*port),
        sms: *sms,
        path: path.clone(),
    })
}

/// The stack that answers on these ports, if one does.
async fn running(ports: Ports) -> Option<Whereabouts> {
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(2)).build();
    let reply = client.ok()?.get(format!("{}/stack", url(ports.phone()))).send().await.ok()?;
    reply.json().await.ok()
}

/// Waits for Ctrl-C, for whoever ends services, or for the terminal to go.
async fn interrupted() {
    let kinds = [SignalKind::interrupt(), SignalKind::terminate(), SignalKind::hangup()];
    let [interrupt, terminate, hangup] = kinds.map(|kind| async move {
        match signal(kind) {
            Ok(mut signals) => drop(signals.recv().await),
            Err(_) => std::future::pending().await,
        }
    });
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
        () = hangup => {}
    }
}

async fn what_next(at: &Whereabouts, words: &mut Words) {
    let Whereabouts { functions, dynamodb, sns, phone, oidc, data, .. } = at;
    words.heading("\nEverything is up, on this machine only. Faces, phones and SMS are simulated.");
    words.line(&format!(
        "  portal    {functions}/   (open this; the API is below /v1)
  phone     {phone}   (simulated: scan a QR code, read SMS)
  DynamoDB  {dynamodb}   (table {}, any credentials)
  SNS       {sns}/moto-api/
  OpenID    {oidc}   (省政务登录: a real provider, where anybody may be anybody)
  data      {}   (keys, table, logs)",
        testkit::engine::TABLE,
        data.display(),
    ));
    if let Some(sample) = next_sample(phone).await {
        tell_sample(&sample, at, words);
    }
    words.line("\n  All of the main job, step by step:  ./stack walk   (in another terminal)");
    words.line("  Organisations, people and cases to try:  ./stack demo");
    words.line("  Ctrl-C stops everything; what was registered is kept for the next time.");
}

#[derive(Deserialize)]
struct Next {
    sample: Sample,
}

async fn next_sample(phone: &str) -> Option<Sample> {
    let client = reqwest::Client::builder().no_proxy().build().ok()?;
    let reply = client.get(format!("{phone}/sample")).send().await.ok()?;
    reply.json::<Next>().await.ok().map(|next| next.sample)
}

fn tell_sample(sample: &Sample, at: &Whereabouts, words: &mut Words) {
    let Sample { credit_code, name, legal_representative, mobile } = sample;
    let person = serde_json::to_string(legal_representative).unwrap_or_default();
    words.heading("\nAn organisation of the sample register that can register now:");
    words.line(&format!(
        "  {name}   {credit_code}
  legal representative {}   {} {}   mobile {mobile}",
        legal_representative.name, legal_representative.id_type, legal_representative.id_number
    ));
    words.heading("\nIts legal representative registers as a person first:");
    words.line(&format!(
        "  curl -s {}/v1/person-registrations -H 'content-type: application/json' \\\n    -d '{person}'",
        at.functions
    ));
    words.line(&format!(
        "  then open the \"qr\" of the reply in a browser, and read SMS with\n  curl -s {}/sms/{mobile}",
        at.phone
    ));
}
