//! What the kernel knows of a process: the CPU time of all its threads, to the nanosecond, and its peak of memory.

use crate::{NotMeasured, machine};
use std::fs;
use std::io;
use std::time::Duration;

/// The CPU time, user and system, of a process: of every thread that still lives. A function makes none that ends.
///
/// # Errors
///
/// [`NotMeasured::Machine`].
pub fn cpu(process: Option<u32>) -> Result<Duration, NotMeasured> {
    let read = || {
        let mut nanoseconds = 0;
        for thread in fs::read_dir(format!("{}/task", folder(process)?))? {
            let schedstat = fs::read_to_string(thread?.path().join("schedstat"))?;
            nanoseconds += number(schedstat.split(' ').next())?;
        }
        Ok(Duration::from_nanos(nanoseconds))
    };
    read().map_err(machine("reading schedstat (is this Linux?)"))
}

/// The peak of resident memory of a process, in KiB (`VmHWM`).
///
/// # Errors
///
/// [`NotMeasured::Machine`].
pub fn peak_kib(process: Option<u32>) -> Result<u64, NotMeasured> {
    let read = || {
        let status = fs::read_to_string(format!("{}/status", folder(process)?))?;
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        number(peak.and_then(|peak| peak.split_whitespace().next()))
    };
    read().map_err(machine("reading VmHWM (is this Linux?)"))
}

fn folder(process: Option<u32>) -> io::Result<String> {
    let id = process.ok_or_else(|| io::Error::other("the process has ended"))?;
    Ok(format!("/proc/{id}"))
}

fn number(text: Option<&str>) -> io::Result<u64> {
    text.and_then(|text| text.parse().ok()).ok_or_else(|| io::Error::other("there is no number"))
}
