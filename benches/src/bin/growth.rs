//! What each call costs while the table grows: `cargo run --release --bin growth`.
//!
//! It builds the functions that it measures first, unless it is told where they are; and ends with 1 when a call costs more
//! in a larger table. What the figures mean: `docs/performance.md`.

use benches::NotMeasured;
use benches::build::Measured;
use benches::growth::{Growing, Size, functions, grown, import_matters};
use benches::hall::Hall;
use clap::Parser;
use std::process::ExitCode;
use std::time::Instant;

/// Fills a table, and measures what each call costs at each size.
#[derive(Debug, Parser)]
struct Options {
    #[command(flatten)]
    measured: Measured,
    /// Organisations in the table, one after another, from a thousand to a million unless it is said; each has seven rows.
    #[arg(long, value_delimiter = ',')]
    organisations: Vec<usize>,
    /// Cases of one organisation, one after another, from ten to a hundred thousand unless it is said.
    #[arg(long, value_delimiter = ',')]
    cases: Vec<usize>,
    /// How often each call is timed at each size, 30 unless it is said.
    #[arg(long)]
    times: Option<u32>,
}

impl Options {
    fn organisations(&self) -> Vec<usize> {
        self.sizes(&self.organisations, &[10, 20], &[1_000, 10_000, 100_000, 1_000_000])
    }

    fn cases(&self) -> Vec<usize> {
        self.sizes(&self.cases, &[10], &[10, 1_000, 10_000, 100_000])
    }

    /// Sizes that were said, or the smallest, or the usual ones.
    fn sizes(&self, own: &[usize], smallest: &[usize], usual: &[usize]) -> Vec<usize> {
        let unsaid = if self.measured.smallest { smallest } else { usual };
        if own.is_empty() { unsaid.to_vec() } else { own.to_vec() }
    }
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
    let measured = &options.measured;
    let (organisations, cases) = (options.organisations(), options.cases());
    let folder = measured.folder(functions())?;
    let hall = Hall::open(&folder, measured.held_back()).await?;
    let (registered, _) = hall.register().await?;
    import_matters(&hall).await?;
    let mut growing = Growing::new(&hall, &registered, measured.times(options.times, 30)).await?;
    let fewest = cases.iter().copied().min().unwrap_or(10);
    let mut sizes = Vec::new();
    for &organisations in &organisations {
        sizes.push(told(&mut growing, organisations, fewest).await?);
    }
    let most = organisations.iter().copied().max().unwrap_or(1);
    for &cases in cases.iter().filter(|&&cases| fewest < cases) {
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
