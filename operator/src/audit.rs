//! An organisation's audit, verified without a key: each change has its record, each record hashes what it says and the
//! record before it, and the organisation's own row says where the chain ends.
//!
//! What it shows and what it does not is in `docs/operations.md`: somebody who could rewrite every later record and the
//! head leaves a chain that holds. Keep exports elsewhere.

use crate::text::{self, Encoding, NotOpened, Text, is_blank};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::OrganisationId;
use keys::{from_hex, hex};
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;
use store::audit::{Audit, AuditHead, AuditRecord};

/// How a chain is broken, at its first broken place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// The organisation does not say where its chain ends.
    #[error("there is no such organisation, or its row does not say where its audit ends")]
    NoHead,
    /// A record cannot be read.
    #[error("record {version} cannot be read")]
    Unreadable {
        /// Which it should be.
        version: u64,
    },
    /// A record is not there, though later ones are.
    #[error("record {version} is missing: {found} comes in its place")]
    Missing {
        /// Which.
        version: u64,
        /// What stands there instead.
        found: u64,
    },
    /// A record is not in its place.
    #[error("record {found} stands where record {version} should")]
    Misplaced {
        /// Whose place it is.
        version: u64,
        /// What stands there.
        found: u64,
    },
    /// A record says something else than its hash does.
    #[error("record {version} was altered: its hash is not that of what it says")]
    Altered {
        /// Which.
        version: u64,
    },
    /// A record names another hash than that of the one before it.
    #[error("record {version} does not follow the one before it: that was replaced")]
    Unchained {
        /// Which.
        version: u64,
    },
    /// The last records are not there.
    #[error("the audit ends with record {last}, and the organisation is at version {head}")]
    Cut {
        /// The last record there is; 0 for none.
        last: u64,
        /// The last there should be.
        head: u64,
    },
    /// There are records of changes that the organisation does not know of.
    #[error("record {last} is there, and the organisation is at version {head}")]
    Beyond {
        /// The last record there is.
        last: u64,
        /// The last there should be.
        head: u64,
    },
    /// All records hold together, and the head is not the hash of the last.
    #[error("the organisation's audit head is not the hash of record {version}")]
    Head {
        /// The last record.
        version: u64,
    },
}

/// Verifies a whole chain; gives how many records it has.
///
/// # Errors
///
/// [`Broken`], at the first place that does not hold.
pub fn verify(organisation: &OrganisationId, audit: &Audit) -> Result<u64, Broken> {
    let head = audit.head.ok_or(Broken::NoHead)?;
    let (mut last, mut previous) = (0, [0; 32]);
    for record in &audit.records {
        let version = last + 1;
        let record = record.as_ref().ok_or(Broken::Unreadable { version })?;
        if record.version != version {
            let found = record.version;
            let mut others = audit.records.iter().flatten();
            let is_elsewhere = others.any(|record| record.version == version);
            return Err(if found > version && !is_elsewhere {
                Broken::Missing { version, found }
            } else {
                Broken::Misplaced { version, found }
            });
        }
        if record.hash_of(organisation) != record.hash {
            return Err(Broken::Altered { version });
        }
        if record.previous != previous {
            return Err(Broken::Unchained { version });
        }
        (last, previous) = (version, record.hash);
    }
    if last < head.version {
        return Err(Broken::Cut { last, head: head.version });
    }
    if last > head.version {
        return Err(Broken::Beyond { last, head: head.version });
    }
    if previous != head.hash {
        return Err(Broken::Head { version: last });
    }
    Ok(last)
}

/// The first line of an export.
#[derive(Serialize, Deserialize)]
struct FirstLine {
    organisation: String,
    version: Option<u64>,
    head: Option<String>,
}

/// Every other line of an export.
#[derive(Serialize, Deserialize)]
struct Line {
    version: u64,
    at: i64,
    what: String,
    actor: String,
    sealed: String,
    previous: String,
    hash: String,
}

/// An audit as JSON lines: the organisation and its head, then each record. A record that does not read is an empty
/// object, so that its place is not lost.
///
/// # Errors
///
/// What JSON says.
pub fn export(organisation: &OrganisationId, audit: &Audit) -> Result<String, serde_json::Error> {
    let first = FirstLine {
        organisation: organisation.to_string(),
        version: audit.head.map(|head| head.version),
        head: audit.head.map(|head| hex(&head.hash)),
    };
    let mut lines = vec![serde_json::to_string(&first)?];
    for record in &audit.records {
        lines.push(match record {
            None => "{}".to_owned(),
            Some(record) => serde_json::to_string(&Line {
                version: record.version,
                at: record.at_ms,
                what: record.what.clone(),
                actor: record.actor.clone(),
                sealed: STANDARD.encode(&record.sealed),
                previous: hex(&record.previous),
                hash: hex(&record.hash),
            })?,
        });
    }
    Ok(lines.join("\n") + "\n")
}

fn read_line(line: &str) -> Option<AuditRecord> {
    let Line { version, at, what, actor, sealed, previous, hash } =
        serde_json::from_str(line).ok()?;
    Some(AuditRecord {
        version,
        at_ms: at,
        what,
        actor,
        sealed: STANDARD.decode(sealed).ok()?,
        previous: from_hex(&previous)?,
        hash: from_hex(&hash)?,
    })
}

/// Why a file is no export.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Io(#[from] io::Error),
    /// Its encoding is none that is read, or another than was said.
    #[error("{0}")]
    Encoding(String),
    /// Bytes in it are no text.
    #[error("line {line}, character {column}: what stands there is not {encoding}")]
    Spoilt {
        /// The line.
        line: u64,
        /// Which character of it, from 1.
        column: usize,
        /// In which encoding the file is read.
        encoding: Encoding,
    },
    /// Its first line is not that of an export.
    #[error("is no export: `yinxin audit export` writes one")]
    NoExport,
}

/// How many bytes a line of an export may have: more than a row of the table.
const LONGEST: usize = 2 * 1024 * 1024;

/// An export that was read, and in which encoding it is.
#[derive(Debug)]
pub struct Exported {
    /// Whose audit.
    pub organisation: OrganisationId,
    /// The audit.
    pub audit: Audit,
    /// The file's encoding.
    pub encoding: Encoding,
}

/// Reads an export from a file, in the encoding that was said or else its own.
///
/// # Errors
///
/// [`NotRead`].
pub fn read(path: &Path, said: Option<Encoding>) -> Result<Exported, NotRead> {
    let Text { encoding, mut lines, .. } =
        text::open(path, said, LONGEST).map_err(|why| match why {
            NotOpened::Io(error) => NotRead::Io(error),
            NotOpened::NotFound(why) => NotRead::Encoding(why.to_string()),
        })?;
    let mut reading = None;
    while let Some(line) = lines.next()? {
        let text = std::str::from_utf8(line).map(str::to_owned);
        let text = text.ok().filter(|_| lines.spoilt().is_none());
        let Some(text) = text else {
            let (line, column) = lines.spoilt().map_or((0, 0), |place| (place.line, place.column));
            return Err(NotRead::Spoilt { line, column, encoding });
        };
        match &mut reading {
            None => reading = Some(read_first(&text).ok_or(NotRead::NoExport)?),
            Some((_, audit)) => audit.records.push(read_line(&text)),
        }
    }
    let (organisation, audit) = reading.ok_or(NotRead::NoExport)?;
    Ok(Exported { organisation, audit, encoding })
}

fn read_first(line: &str) -> Option<(OrganisationId, Audit)> {
    let FirstLine { organisation, version, head } = serde_json::from_str(line).ok()?;
    let head = match (version, head) {
        (Some(version), Some(head)) => Some(AuditHead { version, hash: from_hex(&head)? }),
        _ => None,
    };
    Some((organisation.parse().ok()?, Audit { head, records: Vec::new() }))
}

/// Reads an export. Nothing when its first line is not that of one.
#[must_use]
pub fn import(text: &str) -> Option<(OrganisationId, Audit)> {
    let mut lines = text.lines().filter(|line| !is_blank(line.as_bytes()));
    let (organisation, mut audit) = read_first(lines.next()?)?;
    audit.records = lines.map(read_line).collect();
    Some((organisation, audit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn organisation() -> OrganisationId {
        OrganisationId::from_random([1; 16])
    }

    /// A chain of so many records that holds.
    fn chain(length: u64) -> Audit {
        let mut previous = [0; 32];
        let mut records = Vec::new();
        for version in 1..=length {
            let mut record = AuditRecord {
                version,
                at_ms: 1_800_000_000_000 + i64::try_from(version).unwrap(),
                what: "organisation.changed".into(),
                actor: "per_1".into(),
                sealed: format!("sealed {version}").into_bytes(),
                previous,
                hash: [0; 32],
            };
            record.hash = record.hash_of(&organisation());
            previous = record.hash;
            records.push(Some(record));
        }
        Audit { head: Some(AuditHead { version: length, hash: previous }), records }
    }

    fn broken(audit: &Audit) -> Broken {
        verify(&organisation(), audit).unwrap_err()
    }

    fn record(audit: &mut Audit, version: usize) -> &mut AuditRecord {
        audit.records[version - 1].as_mut().unwrap()
    }

    #[test]
    fn a_sound_chain_holds_and_is_no_other_organisation_s() {
        for length in [1, 2, 12] {
            assert_eq!(verify(&organisation(), &chain(length)), Ok(length));
        }
        let other = OrganisationId::from_random([2; 16]);
        assert_eq!(verify(&other, &chain(2)), Err(Broken::Altered { version: 1 }));
    }

    #[test]
    fn an_altered_record_is_named_whatever_was_altered() {
        type Alter = fn(&mut AuditRecord);
        let alter: [Alter; 6] = [
            |record| record.at_ms += 1,
            |record| record.what.push('x'),
            |record| record.actor.push('x'),
            |record| record.sealed.push(0),
            |record| record.hash[0] ^= 1,
            |record| record.previous[0] ^= 1,
        ];
        for alter in alter {
            let mut audit = chain(3);
            alter(record(&mut audit, 2));
            assert_eq!(broken(&audit), Broken::Altered { version: 2 });
        }
    }

    #[test]
    fn a_record_that_was_replaced_is_told_by_the_one_after_it() {
        let mut audit = chain(3);
        let replaced = record(&mut audit, 2);
        replaced.actor = "per_2".into();
        replaced.hash = replaced.hash_of(&organisation());
        assert_eq!(broken(&audit), Broken::Unchained { version: 3 });
        let mut audit = chain(2);
        let last = record(&mut audit, 2);
        last.actor = "per_2".into();
        last.hash = last.hash_of(&organisation());
        assert_eq!(broken(&audit), Broken::Head { version: 2 }, "and the last by the head");
    }

    #[test]
    fn a_missing_record_is_named_and_so_are_swapped_and_doubled_ones() {
        let mut audit = chain(4);
        audit.records.remove(1);
        assert_eq!(broken(&audit), Broken::Missing { version: 2, found: 3 });
        let mut audit = chain(4);
        audit.records.remove(0);
        assert_eq!(broken(&audit), Broken::Missing { version: 1, found: 2 });
        let mut audit = chain(4);
        audit.records.swap(1, 2);
        assert_eq!(broken(&audit), Broken::Misplaced { version: 2, found: 3 });
        let mut audit = chain(4);
        audit.records.insert(2, audit.records[1].clone());
        assert_eq!(broken(&audit), Broken::Misplaced { version: 3, found: 2 });
    }

    #[test]
    fn a_cut_tail_and_an_added_one_are_told_by_the_head() {
        let mut audit = chain(4);
        audit.records.truncate(2);
        assert_eq!(broken(&audit), Broken::Cut { last: 2, head: 4 });
        audit.records.clear();
        assert_eq!(broken(&audit), Broken::Cut { last: 0, head: 4 });
        let audit = Audit { head: chain(3).head, ..chain(4) };
        assert_eq!(broken(&audit), Broken::Beyond { last: 4, head: 3 });
    }

    #[test]
    fn a_forged_head_is_told_and_a_missing_one_and_a_record_that_does_not_read() {
        let mut audit = chain(2);
        audit.head.as_mut().unwrap().hash[31] ^= 1;
        assert_eq!(broken(&audit), Broken::Head { version: 2 });
        assert_eq!(broken(&Audit { head: None, ..chain(2) }), Broken::NoHead);
        let mut audit = chain(2);
        audit.records[1] = None;
        assert_eq!(broken(&audit), Broken::Unreadable { version: 2 });
    }

    #[test]
    fn an_export_reads_back_and_what_is_none_is_none() {
        let mut audit = chain(3);
        audit.records[1] = None;
        let text = export(&organisation(), &audit).unwrap();
        assert_eq!(import(&text), Some((organisation(), audit)));
        let headless = Audit { head: None, records: Vec::new() };
        let text = export(&organisation(), &headless).unwrap();
        assert_eq!(import(&text), Some((organisation(), headless)));
        for text in ["", "\n", "{}", r#"{"organisation":"org_1","version":1,"head":"00"}"#] {
            assert_eq!(import(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_changed_letter_of_an_export_is_noticed(at: prop::sample::Index, digit in 0_u8..10) {
            let text = export(&organisation(), &chain(3)).unwrap();
            let mut changed = text.clone().into_bytes();
            let at = at.index(changed.len());
            changed[at] = b'0' + digit;
            let Ok(changed) = String::from_utf8(changed) else { return Ok(()) };
            prop_assume!(changed != text);
            let sound = import(&changed).map(|(whose, audit)| verify(&whose, &audit));
            prop_assert!(!matches!(sound, Some(Ok(_))), "{changed}");
        }
    }
}
