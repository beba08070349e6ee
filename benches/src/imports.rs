//! The operators' imports: how many rows a second, with how much memory; first, again, and dry.

use crate::hall::Hall;
use crate::{NotMeasured, machine, meter};
use operator::{legacy_sample, sample};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::process::Command;

/// How often one looks at its memory.
const LOOK: Duration = Duration::from_millis(5);

/// One import.
#[derive(Clone, Copy, Debug)]
pub struct Import {
    /// Of what.
    pub what: &'static str,
    /// How.
    pub how: &'static str,
    /// Rows in the file.
    pub rows: u32,
    /// How long it took.
    pub seconds: f64,
    /// MiB at most.
    pub peak: f64,
}

impl Import {
    /// How fast it was.
    #[must_use]
    pub fn rows_per_second(&self) -> f64 {
        f64::from(self.rows) / self.seconds
    }
}

const HOW: [(&str, &[&str]); 3] =
    [("dry", &["--dry-run"]), ("first", &[]), ("again, nothing written", &[])];

/// Measures imports of so many organisations of the register, and of so many accounts of an older hall.
///
/// # Errors
///
/// [`NotMeasured`].
pub async fn measure(hall: &Hall, rows: u32) -> Result<Vec<Import>, NotMeasured> {
    // Or every write takes it longer than the one before.
    let stopped = hall.engine().stop_stream().await;
    stopped.map_err(|error| NotMeasured::Hall(error.to_string()))?;
    let folder = tempfile::tempdir().map_err(machine("making a folder"))?;
    let register = made(&folder, "register.csv", |file| sample::write(file, rows.into(), 1))?;
    let legacy = made(&folder, "legacy.csv", |file| legacy_sample::write(file, rows.into()))?;
    let mut all = Vec::new();
    for (what, file, arguments) in
        [("register", register, &[][..]), ("legacy", legacy, &["--hall", "jshrss"])]
    {
        for (how, more) in HOW {
            let mut command = Command::new(hall.folder().join("yinxin"));
            command.args([what, "import"]).arg(&file).args(arguments).args(more);
            command.args(["--endpoint-url", &hall.engine().url()]);
            let (seconds, peak) = run(hall, command).await?;
            all.push(Import { what, how, rows, seconds, peak });
        }
    }
    Ok(all)
}

fn made(
    folder: &TempDir,
    name: &str,
    write: impl FnOnce(File) -> std::io::Result<()>,
) -> Result<PathBuf, NotMeasured> {
    let path: &Path = folder.path();
    let path = path.join(name);
    File::create(&path).and_then(write).map_err(machine("writing a sample"))?;
    Ok(path)
}

async fn run(hall: &Hall, mut command: Command) -> Result<(f64, f64), NotMeasured> {
    command.env_clear().envs(hall.operator()).stdin(Stdio::null()).stdout(Stdio::null());
    let began = Instant::now();
    let mut child = command.kill_on_drop(true).spawn().map_err(machine("starting yinxin"))?;
    let process = child.id();
    let mut peak = 0;
    let ended = loop {
        // It may have ended since.
        peak = peak.max(meter::peak_kib(process).unwrap_or_default());
        if let Ok(ended) = tokio::time::timeout(LOOK, child.wait()).await {
            break ended.map_err(machine("waiting for yinxin"))?;
        }
    };
    let seconds = began.elapsed().as_secs_f64();
    if !ended.success() {
        let why = format!("{ended}; what it said is above");
        return Err(NotMeasured::Silent { function: "yinxin".to_owned(), why });
    }
    Ok((seconds, f64::from(u32::try_from(peak).unwrap_or(u32::MAX)) / 1_024.0))
}
