//! Measures the released functions and prints what was found: `cargo run --release --bin bench`.
//!
//! It builds them first, and no other, unless it is told where they are. What the figures mean: `docs/performance.md`.

use benches::build::Measured;
use benches::hall::{Counted, Hall, Registered};
use benches::start::Start;
use benches::{NotMeasured, calls, cpu, start};
use clap::Parser;

/// Measures the released functions.
#[derive(Debug, Parser)]
struct Options {
    #[command(flatten)]
    measured: Measured,
    /// Turns of ten sign-ins, 40 unless it is said.
    #[arg(long)]
    turns: Option<u32>,
    /// Spawns of each function, by each kind of first request, 20 unless it is said.
    #[arg(long)]
    spawns: Option<u32>,
}

/// Why it ended early.
#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    NotMeasured(#[from] NotMeasured),
    #[error("a flow spends more than its budget")]
    Budget,
}

#[tokio::main]
async fn main() -> std::process::ExitCode {
    match measure(&Options::parse()).await {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("bench: {failed}");
            std::process::ExitCode::FAILURE
        }
    }
}

async fn measure(options: &Options) -> Result<(), Failed> {
    let measured = &options.measured;
    let folder = measured.folder(start::FUNCTIONS.into_iter().chain(["bare", "bare-hash"]))?;
    let hall = Hall::open(&folder, measured.held_back()).await?;
    let (registered, counted) = hall.register().await?;
    let is_kept = tell_calls(&counted);
    tell_cpu(&hall, &registered, measured.times(options.turns, 40)).await?;
    tell_starts(&hall, &registered, measured.times(options.spawns, 20)).await?;
    if is_kept { Ok(()) } else { Err(Failed::Budget) }
}

fn tell_calls(counted: &[Counted]) -> bool {
    println!("\nDynamoDB per flow (of warm functions; units as the embedded engine reports them)");
    println!(
        "  {:<26} {:<29} {:>5} {:>5}  {:<7} {:>5} {:>6}  operations",
        "flow", "function", "calls", "trips", "budget", "RCU", "WCU"
    );
    for of in counted {
        let Counted { flow, function, toll } = of;
        let budget = calls::budget(function).map(|(calls, trips)| format!("{calls} / {trips}"));
        println!(
            "  {flow:<26} {function:<29} {:>5} {:>5}  {:<7} {:>5.1} {:>6.1}  {}{}",
            toll.calls.len(),
            toll.trips,
            budget.as_deref().unwrap_or("none"),
            toll.read,
            toll.written,
            toll.calls.join(" "),
            if calls::is_kept(of) { "" } else { "   OVER BUDGET" },
        );
    }
    counted.iter().all(calls::is_kept)
}

async fn tell_cpu(hall: &Hall, registered: &Registered, turns: u32) -> Result<(), NotMeasured> {
    let found = cpu::measure(hall, registered, turns).await?;
    println!(
        "\nCPU ms, user + system, of {} warm requests and as many hashes, turn by turn",
        found.times
    );
    println!("  sign-in                                      {}", found.sign_in);
    println!("  argon2id, argon2-rust, memory kept           {}", found.fast);
    println!("  argon2id, argon2-rust, new memory            {}", found.new);
    println!("  argon2id, RustCrypto, memory kept            {}", found.rustcrypto);
    println!("  sign-in − argon2-rust, memory kept           {}", found.rest);
    println!("  bare: the Lambda loop and one GetItem        {}", found.bare);
    println!("  the same after a hash, less the hash         {}", found.hashing);
    println!("  jwks: the Lambda loop, a reply, a log line   {}", found.jwks);
    println!("  sign-in ÷ argon2-rust, memory kept           {}   aim ≤ 1.15", found.to_fast);
    println!("  sign-in ÷ RustCrypto, memory kept            {}", found.to_rustcrypto);
    Ok(())
}

async fn tell_starts(hall: &Hall, registered: &Registered, spawns: u32) -> Result<(), NotMeasured> {
    let found = start::measure(hall, registered, spawns).await?;
    let (took, peak) = found.bare;
    println!(
        "\nFrom spawn to first answer, and peak memory ({spawns} spawns each, each beside one of `bare`)"
    );
    println!("  bare, one GetItem: {took} ms, {peak} MiB");
    tell(
        &found.refused,
        "first request refused unread (the boot alone, with its own GetItem)",
        " aim ≤ 1.3",
    );
    tell(&found.working, "first request reaches the table", "");
    Ok(())
}

fn tell(starts: &[Start], title: &str, aim: &str) {
    println!("\n  {title}");
    println!("  {:<29} {:>7} {:>7} {:>7} {:>7}{aim}", "function", "ms", "÷ bare", "MiB", "÷ bare");
    for Start { function, first, status, took, to_bare, peak, peak_to_bare } in starts {
        println!(
            "  {function:<29} {:>7.2} {:>7.2} {:>7.1} {:>7.2}  {status} {first}",
            took.median, to_bare.median, peak.median, peak_to_bare.median
        );
    }
}
