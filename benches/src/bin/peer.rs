//! Measures a sign-in beside a peer's, in one run: `cargo run --release --bin peer`.
//!
//! It builds the functions that it needs, installs `better-auth` once, and drives both in turns. What the figures mean:
//! `docs/performance.md`.

use benches::NotMeasured;
use benches::build::Measured;
use benches::hall::Hall;
use benches::peer::{Found, Load, Pair, measure};
use benches::start::FUNCTIONS;
use benches::statistics::percentile;
use clap::Parser;
use std::process::ExitCode;

/// Measures a sign-in beside a peer's.
#[derive(Debug, Parser)]
struct Options {
    #[command(flatten)]
    measured: Measured,
    /// Turns, 20 unless it is said.
    #[arg(long)]
    turns: Option<u32>,
    /// Sign-ins of each caller in a turn, 40 unless it is said.
    #[arg(long)]
    sign_ins: Option<u32>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match measured(&Options::parse()).await {
        Ok(found) => {
            tell(&found);
            ExitCode::SUCCESS
        }
        Err(failed) => {
            eprintln!("peer: {failed}");
            ExitCode::FAILURE
        }
    }
}

async fn measured(options: &Options) -> Result<Found, NotMeasured> {
    let measured = &options.measured;
    let folder = measured.folder(FUNCTIONS.into_iter().chain(["bare-hash"]))?;
    let hall = Hall::open(&folder, measured.held_back()).await?;
    let (registered, _) = hall.register().await?;
    let turns = measured.times(options.turns, 20);
    measure(&hall, registered, turns, measured.times(options.sign_ins, 40)).await
}

fn tell(found: &Found) {
    for Pair { callers, ours, theirs, faster, cpu, to_hash, their_to_hash } in &found.pairs {
        println!("\n{callers} at once");
        told("sign-in, two processes", ours);
        told("better-auth, one process", theirs);
        println!("  sign-ins a second, ours ÷ theirs   {faster}   aim ≥ 1.5");
        println!("  CPU, ours ÷ theirs                 {cpu}   aim ≤ 0.65");
        println!("  CPU, ours ÷ the fastest bare hash  {to_hash}");
        println!("  CPU, theirs ÷ the same             {their_to_hash}");
    }
    println!("\nMiB at most: sign-in, both processes {:.1}", found.our_memory);
    println!("             better-auth             {:.1}", found.their_memory);
    println!("CPU ms of the fastest bare hash      {}", found.hash);
}

fn told(side: &str, load: &Load) {
    let Load { per_second, cpu, driver, latencies } = load;
    println!("  {side}");
    println!("    sign-ins a second                {per_second}");
    println!("    CPU ms each                      {cpu}");
    println!("    CPU ms each of who asks          {driver}");
    let (middle, late) = (percentile(latencies, 50), percentile(latencies, 99));
    println!("    ms, p50 and p99                  {middle:.1}, {late:.1}");
}
