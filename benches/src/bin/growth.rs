//! What each call costs while the table grows: `cargo run --release -p benches --bin growth`.
//!
//! It builds the functions that it measures first, unless it is told where they are; and ends with 1 when a call costs more
//! in a larger table. What the figures mean: `docs/performance.md`.

use benches::NotMeasured;
use benches::build::released;
use benches::growth::{Growing, Size, functions, grown, import_matters};
use benches::hall::Hall;
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

/// Fills a table, and measures what each call costs at each size.
#[derive(Debug, Parser)]
struct Options {
    /// Measure the functions in this folder, instead of building them.
    #[arg(long)]
    functions: Option<PathBuf>,
    /// Organisations in the table, one after another; each has seven rows.
    #[arg(long, value_delimiter = ',', default_values_t = [1_000, 10_000, 100_000, 1_000_000])]
    organisations: Vec<usize>,
    /// Cases of one organisation, one after another.
    #[arg(long, value_delimiter = ',', default_values_t = [10, 1_000, 10_000, 100_000])]
    cases: Vec<usize>,
    /// How often each call is timed at each size.
    #[arg(long, default_value_t = 30)]
    times: u32,
}

#[derive(Debug, thiserror::Error)]
enum Failed {
    #[error(transparent)]
    NotMeasured(#[from] NotMeasured),
    #[error("these cost more in a larger table: {0}")]
    Grown(String),
}

#[tokio::main]
async fn main() -> ExitCode {
    match measure(&Options::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failed) => {
            eprintln!("growth: {failed}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(options: &Options) -> Result<(), Failed> {
    let folder = match &options.functions {
        Some(folder) => folder.clone(),
        None => released(functions())?,
    };
    let hall = Hall::open(&folder).await?;
    let (registered, _) = hall.register().await?;
    import_matters(&hall).await?;
    let mut growing = Growing::new(&hall, &registered, options.times).await?;
    let fewest = options.cases.iter().copied().min().unwrap_or(10);
    let mut sizes = Vec::new();
    for &organisations in &options.organisations {
        sizes.push(told(&mut growing, organisations, fewest).await?);
    }
    let most = options.organisations.iter().copied().max().unwrap_or(1);
    for &cases in options.cases.iter().filter(|&&cases| fewest < cases) {
        sizes.push(told(&mut growing, most, cases).await?);
    }
    let grown = grown(&sizes);
    if grown.is_empty() { Ok(()) } else { Err(Failed::Grown(grown.join("; "))) }
}

/// Measures one size and prints it at once: the next may take a while.
async fn told(
    growing: &mut Growing<'_>,
    organisations: usize,
    cases: usize,
) -> Result<Size, NotMeasured> {
    let began = Instant::now();
    let size = growing.measured(organisations, cases).await?;
    println!(
        "\n{} organisations, {} cases of one ({} rows filled, {:.0} s)",
        size.organisations,
        size.cases,
        size.rows,
        began.elapsed().as_secs_f64()
    );
    println!("  {:<26} {:>5} {:>5} {:>5} {:>5}  ms", "call", "calls", "trips", "RCU", "WCU");
    for cost in &size.costs {
        let toll = &cost.toll;
        println!(
            "  {:<26} {:>5} {:>5} {:>5.1} {:>5.1}  {}",
            cost.flow,
            toll.calls.len(),
            toll.trips,
            toll.read,
            toll.written,
            cost.took
        );
    }
    Ok(size)
}
