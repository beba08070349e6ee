//! The samples that a stack begins with: the business register, accounts of an older hall, and the catalogue of matters.
//! Each is read by what operators read theirs with, unless this one was.

use crate::settings::Settings;
use crate::stack::{NotUp, bar, refused};
use crate::words::Words;
use domain::{InstitutionCodePattern, LegacyHallId};
use keys::Veil;
use operator::import::{Options, Progress, Report};
use operator::{legacy, matters, register};
use ports::{SystemClock, SystemEntropy};
use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use store::Table;

/// The older hall that the sample is of.
const HALL: &str = "jshrss";

/// Reads the samples into the table.
///
/// # Errors
///
/// [`NotUp`].
pub(crate) async fn samples(
    settings: &Settings,
    table: &Table,
    veil: &Veil,
    words: &mut Words,
) -> Result<(), NotUp> {
    if let Some(sample) = Sample::new(settings, "register", settings.register())? {
        let (options, pattern) = (sample.options(), InstitutionCodePattern::default());
        let mut watch = |progress: &Progress| sample.tell(progress);
        let into = (table, &veil.blind);
        let read = register::import(&options, &pattern, into, &SystemClock, &mut watch).await;
        sample.done(read, "organisations", words)?;
    }
    if let Some(sample) = Sample::new(settings, "legacy", settings.legacy())? {
        let hall: LegacyHallId = HALL.parse().map_err(|_| NotUp::Register(HALL.to_owned()))?;
        let options = sample.options();
        let mut watch = |progress: &Progress| sample.tell(progress);
        let into = (table, veil, &SystemEntropy);
        let read = legacy::import(&options, &hall, into, &SystemClock, &mut watch).await;
        sample.done(read.map(|(report, _)| report), "old accounts", words)?;
    }
    if let Some(sample) = Sample::new(settings, "matters", settings.matters())? {
        let mut watch = |progress: &Progress| sample.tell(progress);
        let read = matters::import(&sample.options(), table, &SystemClock, &mut watch).await;
        sample.done(read, "matters", words)?;
    }
    Ok(())
}

/// A sample that is not in the table yet.
struct Sample<'a> {
    settings: &'a Settings,
    name: &'static str,
    file: PathBuf,
    hash: String,
    stamp: PathBuf,
    bar: indicatif::ProgressBar,
}

impl<'a> Sample<'a> {
    /// `None` when this one was read.
    fn new(
        settings: &'a Settings,
        name: &'static str,
        file: PathBuf,
    ) -> Result<Option<Self>, NotUp> {
        let text = fs::read(&file).map_err(refused(&file, "read"))?;
        let hash = keys::sha256_hex(&text);
        let stamp = settings.data.join(format!("{name}.imported"));
        if fs::read_to_string(&stamp).is_ok_and(|imported| imported == hash) {
            return Ok(None);
        }
        let bar = bar(text.len() as u64, "{spinner} sample {bar:30} {percent} %");
        Ok(Some(Self { settings, name, file, hash, stamp, bar }))
    }

    fn options(&self) -> Options {
        let at = |what: &str| self.settings.data.join(format!("{}.{what}", self.name));
        Options {
            refused: at("refused.csv"),
            position: at("position"),
            into: self.settings.table().display().to_string(),
            ..Options::of(Path::new(&self.file))
        }
    }

    fn tell(&self, progress: &Progress) -> ControlFlow<()> {
        self.bar.set_position(progress.bytes);
        ControlFlow::Continue(())
    }

    fn done(
        &self,
        read: Result<Report, impl std::error::Error>,
        what: &str,
        words: &mut Words,
    ) -> Result<(), NotUp> {
        self.bar.finish_and_clear();
        let report = read.map_err(|error| NotUp::Register(error.to_string()))?;
        fs::write(&self.stamp, &self.hash).map_err(refused(&self.stamp, "written"))?;
        let kept = report.written + report.unchanged;
        let name = self.name;
        words.line(&format!(
            "{name:<9} {kept} {what} of the sample imported, {} refused",
            report.refused
        ));
        Ok(())
    }
}
