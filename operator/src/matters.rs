//! The catalogue of matters (事项目录), read from a file into the table: what one of its rows is, and what a new version
//! changes.
//!
//! Unlike other imports it is all or nothing: a catalogue that lacks the rows that were refused would withdraw them. So the
//! file is read whole, compared with the version that is there, and written in its place, unless that is another by then.

use crate::import::{self, NotImported, Options, Report, Source, Watch};
use crate::register::unwrapped;
use domain::{
    Catalogue, ClientId, CreditCode, Malformed, Matter, MatterCode, OrganisationKind, PageUrl,
};
use jiff::civil::Date;
use pinyin::ToPinyinMulti as _;
use ports::{Clock, Fault};
use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use store::{Imported, Table};

/// The columns of a CSV file, and the members of an NDJSON line.
pub const COLUMNS: [&str; 7] = ["code", "name", "category", "audience", "agents", "system", "url"];

/// Characters of a matter's name and of its category, at most.
const NAME_MOST: usize = 60;
const CATEGORY_MOST: usize = 20;

/// A file that was read.
#[derive(Debug)]
pub struct Read {
    /// What came of its rows.
    pub report: Report,
    matters: Vec<Matter>,
    refusals: PathBuf,
}

/// Why a version of the catalogue is not the one in force; nothing is written. Each says what to do.
#[derive(Debug, thiserror::Error)]
pub enum NotKept {
    /// The file cannot be read.
    #[error(transparent)]
    NotRead(#[from] NotImported),
    /// Rows were refused.
    #[error(
        "nothing is written, because {refused} rows were refused: put right what {} tells, and import again",
        .told.display()
    )]
    Refused {
        /// How many.
        refused: u64,
        /// Where they are told of.
        told: PathBuf,
    },
    /// The reading was stopped.
    #[error("nothing is written, because the reading was stopped: import again")]
    Stopped,
    /// There is no matter in it.
    #[error("nothing is written, because the file has no matter, which would withdraw them all")]
    Empty,
    /// Another version was imported since this one was compared.
    #[error(
        "nothing is written, because another import was first: see with --dry-run what is different from it, and \
         import again"
    )]
    Overtaken,
    /// The matters do not fit into a row of the table.
    #[error(
        "nothing is written, because the catalogue does not fit into one row of the table (350 KB, compressed): \
         leave out matters that are not done any more, or shorten names and addresses"
    )]
    TooLarge,
    /// The table did not answer.
    #[error("the table did not answer; importing again is safe")]
    Fault(#[from] Fault),
}

/// Reads a catalogue, and tells of refused rows; it knows no table.
///
/// # Errors
///
/// [`NotImported`], but never `Fault`.
pub fn read(
    options: &Options,
    clock: &impl Clock,
    progress: &mut Watch<'_>,
) -> Result<Read, NotImported> {
    let rows = Rows::default();
    let report = import::check(options, &rows, clock, progress)?;
    let Sound { matters, .. } = rows.0.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok(Read { report, matters, refusals: options.refused.clone() })
}

impl Read {
    /// Its matters, if every row is sound and was read.
    ///
    /// # Errors
    ///
    /// [`NotKept::Refused`], [`NotKept::Stopped`], [`NotKept::Empty`].
    pub fn whole(self) -> Result<Vec<Matter>, NotKept> {
        let Self { report: Report { refused, stopped_before, .. }, matters, refusals } = self;
        if refused > 0 {
            return Err(NotKept::Refused { refused, told: refusals });
        }
        if stopped_before.is_some() {
            return Err(NotKept::Stopped);
        }
        if matters.is_empty() { Err(NotKept::Empty) } else { Ok(matters) }
    }
}

/// Matters beside the version of the catalogue that they are to follow.
#[derive(Debug)]
pub struct Plan {
    /// The version that is there; 0 before any was imported.
    pub version: u64,
    /// What is different.
    pub changes: Changes,
    matters: Vec<Matter>,
}

/// How one version of a catalogue is different from the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Matters that were not there.
    pub new: Vec<MatterCode>,
    /// Matters that are otherwise now.
    pub changed: Vec<MatterCode>,
    /// Matters that are there no more: nobody begins them. What was granted of them stays granted.
    pub withdrawn: Vec<MatterCode>,
    /// Whether those that stay are in another order.
    pub is_reordered: bool,
}

impl Changes {
    /// How these matters are different from a catalogue.
    #[must_use]
    pub fn between(before: &Catalogue, after: &[Matter]) -> Self {
        let was: HashMap<&MatterCode, &Matter> =
            before.matters().iter().map(|matter| (&matter.code, matter)).collect();
        let stays: HashSet<&MatterCode> = after.iter().map(|matter| &matter.code).collect();
        let mut changes = Self::default();
        for matter in after {
            match was.get(&matter.code) {
                None => changes.new.push(matter.code.clone()),
                Some(old) if *old != matter => changes.changed.push(matter.code.clone()),
                Some(_) => {}
            }
        }
        let codes = before.matters().iter().map(|matter| &matter.code);
        let (staying, gone): (Vec<_>, Vec<_>) = codes.partition(|code| stays.contains(code));
        let now = after.iter().map(|matter| &matter.code).filter(|code| was.contains_key(code));
        changes.is_reordered = !staying.into_iter().eq(now);
        changes.withdrawn = gone.into_iter().cloned().collect();
        changes
    }

    /// Whether nothing is different.
    #[must_use]
    pub fn are_none(&self) -> bool {
        *self == Self::default()
    }
}

impl Plan {
    /// Compares matters with the catalogue that is there.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn of(table: &Table, matters: Vec<Matter>) -> Result<Self, Fault> {
        let there = table.catalogue().await?;
        let changes = Changes::between(&there, &matters);
        Ok(Self { version: there.version, changes, matters })
    }

    /// Makes the matters the catalogue, if they are different from the version that they were compared with and it is the
    /// one in force still; gives the version that is now.
    ///
    /// # Errors
    ///
    /// [`NotKept::Overtaken`], [`NotKept::TooLarge`], [`NotKept::Fault`].
    pub async fn keep(&self, table: &Table, clock: &impl Clock) -> Result<u64, NotKept> {
        if self.changes.are_none() {
            return Ok(self.version);
        }
        match table.import_catalogue(self.version, &self.matters, clock.now()).await? {
            Imported::Done(version) => Ok(version),
            Imported::Overtaken => Err(NotKept::Overtaken),
            Imported::TooLarge => Err(NotKept::TooLarge),
        }
    }
}

/// Reads a catalogue into the table, whole or not at all; its report counts as written what is new or changed.
///
/// # Errors
///
/// [`NotKept`].
pub async fn import(
    options: &Options,
    table: &Table,
    clock: &impl Clock,
    progress: &mut Watch<'_>,
) -> Result<Report, NotKept> {
    let read = read(options, clock, progress)?;
    let report = read.report;
    let plan = Plan::of(table, read.whole()?).await?;
    plan.keep(table, clock).await?;
    let written = count(plan.changes.new.len() + plan.changes.changed.len());
    Ok(Report { written, unchanged: report.read - written, ..report })
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

/// The sound rows so far, in their order.
#[derive(Default)]
struct Rows(Mutex<Sound>);

#[derive(Default)]
struct Sound {
    matters: Vec<Matter>,
    codes: HashSet<MatterCode>,
}

impl Source for Rows {
    type Record = MatterCode;

    const COLUMNS: &'static [&'static str] = &COLUMNS;

    const CONTRADICTS: &'static str = TWICE;

    fn read(&self, fields: &[&str], _: Date) -> Result<MatterCode, Malformed> {
        let matter = matter(fields)?;
        let mut sound = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !sound.codes.insert(matter.code.clone()) {
            return Err(Malformed::new("matter.twice", TWICE));
        }
        let code = matter.code.clone();
        sound.matters.push(matter);
        Ok(code)
    }

    fn name<'r>(&self, record: &'r MatterCode) -> &'r str {
        record.as_str()
    }

    fn shown(&self, _: &[&str]) -> Option<CreditCode> {
        None
    }
}

/// Where a path names a matter, this names what is recommended.
const RECOMMENDED: &str = "recommended";

const TWICE: &str = "该事项编码在前面的行中已出现，请只保留一行";

fn matter(fields: &[&str]) -> Result<Matter, Malformed> {
    let [code, name, category, audience, agents, system, url] = fields else {
        return Err(Malformed::new("row.columns", "该行的列数不对，请核对"));
    };
    let code: MatterCode = code.trim().parse()?;
    if code.as_str() == RECOMMENDED {
        return Err(Malformed::new("matter.code_taken", "该编码为系统保留，请改用其他编码"));
    }
    let name_rule = "事项名称为1至60个字，不含空格、不可见字符和丢失的字符，请核对";
    let name =
        words(&unwrapped(name), NAME_MOST).ok_or(Malformed::new("matter.name", name_rule))?;
    let category_rule = "事项分类为1至20个字，不含空格、不可见字符和丢失的字符，请核对";
    let category = words(&unwrapped(category), CATEGORY_MOST)
        .ok_or(Malformed::new("matter.category", category_rule))?;
    let system: ClientId = system.trim().parse()?;
    let url: PageUrl = url.trim().parse()?;
    let (audience, is_for_agents) = (kinds(audience)?, yes_or_no(agents)?);
    let initials = initials(&name);
    Ok(Matter { code, name, initials, category, audience, is_for_agents, system, url })
}

/// Text of one to so many characters that are all seen: a search drops the others, so a name must have none. Radicals become
/// the ideographs they look like, which have readings.
fn words(text: &str, most: usize) -> Option<String> {
    let text: String = text.trim().chars().map(domain::ideograph).collect();
    let is_unseen =
        |one: char| one.is_whitespace() || one.is_control() || domain::is_invisible(one);
    let length = text.chars().count();
    let is_whole = !domain::has_lost(&text);
    ((1..=most).contains(&length) && !text.contains(is_unseen) && is_whole).then_some(text)
}

/// The kinds that are named, in one order whatever the file's.
fn kinds(text: &str) -> Result<Vec<OrganisationKind>, Malformed> {
    let named = text.split_whitespace().map(str::parse);
    let named: HashSet<OrganisationKind> = named.collect::<Result<_, _>>()?;
    Ok(OrganisationKind::ALL.into_iter().filter(|kind| named.contains(kind)).collect())
}

fn yes_or_no(text: &str) -> Result<bool, Malformed> {
    match text.trim() {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(Malformed::new("matter.agents", "能否由经办人办理应为 yes 或 no，请核对")),
    }
}

/// For each character the letters that it may be typed by: of a Chinese one the first of each reading, of a letter or a
/// digit itself, of anything else nothing.
fn initials(name: &str) -> Vec<String> {
    let of = |one: char| {
        let mut letters = String::new();
        let readings = one.to_pinyin_multi().into_iter().flatten();
        let firsts = readings.filter_map(|reading| reading.plain().chars().next());
        let itself = one.is_ascii_alphanumeric().then_some(one.to_ascii_lowercase());
        for letter in firsts.chain(itself).filter(char::is_ascii_alphanumeric) {
            if !letters.contains(letter) {
                letters.push(letter);
            }
        }
        letters
    };
    name.chars().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_character_has_the_letters_of_its_readings_once_each() {
        for (one, letter) in initials("失业保险金").iter().zip("sybxj".chars()) {
            assert!(one.contains(letter), "{one} has {letter}, and rarer readings");
        }
        let bank = initials("银行");
        assert!(bank[1].contains('h') && bank[1].contains('x'), "行 is hang and xing: {bank:?}");
        let again = initials("重新");
        assert!(again[0].contains('c') && again[0].contains('z'), "重 is chong and zhong");
        let paper = initials("A4纸（金）");
        assert_eq!(paper, ["a", "4", "z", "", "j", ""]);
        let letters = initials("中").concat();
        assert_eq!(letters.len(), 1, "中 is read in two tones, and begins with one letter");
    }

    fn fields(name: &str) -> [&str; 7] {
        ["a.b", name, "社会保险", "", "yes", "case-system", "https://case.example/a"]
    }

    #[test]
    fn a_name_has_sixty_characters_at_most_and_none_that_is_not_seen() {
        assert!(matter(&fields(&"社".repeat(60))).is_ok());
        assert_eq!(matter(&fields(" 社保 ")).unwrap().name, "社保");
        let copied = matter(&fields("⻓期护理")).unwrap();
        assert_eq!((copied.name.as_str(), copied.initials[0].contains('c')), ("长期护理", true));
        for name in [
            "",
            " ",
            "社 保",
            "社\u{3000}保",
            "社\u{200B}保",
            "社\u{3164}保",
            "社?保",
            "社〓",
            "社\u{E000}",
            "社\u{7}",
            &"社".repeat(61),
        ] {
            assert_eq!(matter(&fields(name)).unwrap_err().code, "matter.name", "{name:?}");
        }
    }

    #[test]
    fn kinds_are_in_one_order_and_none_is_named_that_is_not_there() {
        let both = [OrganisationKind::Enterprise, OrganisationKind::Foundation];
        assert_eq!(kinds("foundation enterprise  foundation"), Ok(both.to_vec()));
        assert_eq!(kinds(" "), Ok(Vec::new()));
        assert!(kinds("enterprise company").is_err());
    }

    proptest! {
        #[test]
        fn no_row_panics_and_a_sound_one_has_letters_beside_each_character(
            row in proptest::collection::vec(".{0,70}", 7), name in "\\p{Han}{1,60}",
        ) {
            let row: Vec<&str> = row.iter().map(String::as_str).collect();
            let _ = matter(&row);
            let sound = matter(&fields(&name)).unwrap();
            prop_assert_eq!(sound.initials.len(), sound.name.chars().count());
            let is_plain = |one: &String| one.bytes().all(|letter| letter.is_ascii_alphanumeric());
            prop_assert!(sound.initials.iter().all(is_plain));
        }
    }
}
