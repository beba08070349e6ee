//! Measures the operators' imports: `cargo run --release --bin imports`.
//!
//! What the figures mean: `docs/performance.md`.

use benches::NotMeasured;
use benches::build::Measured;
use benches::hall::Hall;
use benches::imports::{Import, measure};
use clap::Parser;
use std::process::ExitCode;

/// Measures the operators' imports.
#[derive(Debug, Parser)]
struct Options {
    #[command(flatten)]
    measured: Measured,
    /// Rows of each file, 20,000 unless it is said.
    #[arg(long)]
    rows: Option<u32>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match measured(&Options::parse()).await {
        Ok(imports) => {
            tell(&imports);
            ExitCode::SUCCESS
        }
        Err(failed) => {
            eprintln!("imports: {failed}");
            ExitCode::FAILURE
        }
    }
}

async fn measured(options: &Options) -> Result<Vec<Import>, NotMeasured> {
    let measured = &options.measured;
    let hall = Hall::open(&measured.folder(["yinxin"])?, measured.held_back()).await?;
    let usual = if measured.smallest { 50 } else { 20_000 };
    measure(&hall, options.rows.unwrap_or(usual)).await
}

fn tell(imports: &[Import]) {
    println!(
        "{:<10} {:<24} {:>8} {:>8} {:>8} {:>6}",
        "file", "", "rows", "seconds", "rows/s", "MiB"
    );
    for import in imports {
        let Import { what, how, rows, seconds, peak } = import;
        let fast = import.rows_per_second();
        println!("{what:<10} {how:<24} {rows:>8} {seconds:>8.2} {fast:>8.0} {peak:>6.1}");
    }
}
