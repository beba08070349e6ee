//! Audit records: `AUD#<org>`, one for each committed change of an organisation, chained.
//!
//! A record is numbered with the version its change made, and holds the hash of the record before it. The hash is
//! over *sealed* bytes, so erasing a person (by dropping a key) does not break the chain.
//!
//! ```text
//! hash = SHA-256( previous hash ‖ lines: organisation, version, moment, what, actor ‖ SHA-256(sealed) )
//! ```

use crate::row::{self, exact, moment, number, text};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Author, OrganisationId};
use jiff::Timestamp;
use keys::{SealKeys, sha256};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// One change of an organisation.
pub(crate) struct Change<'a, T: Serialize> {
    pub(crate) organisation: &'a OrganisationId,
    /// The version the change makes.
    pub(crate) version: u64,
    pub(crate) at: Timestamp,
    /// Dotted and past: `organisation.opened`.
    pub(crate) what: &'static str,
    pub(crate) actor: &'a Author,
    /// What it was like before and after; sealed.
    pub(crate) content: T,
    /// The hash of the record before; zeros for the first.
    pub(crate) previous: [u8; 32],
}

/// The record as an item, and its hash, which becomes the organisation's audit head.
pub(crate) fn record<T: Serialize>(
    change: &Change<'_, T>,
    seal: &SealKeys,
    entropy: &dyn Entropy,
) -> Result<(Item, [u8; 32]), Fault> {
    const DOING: &str = "writing an audit record";
    let Change { organisation, version, at, what, actor, content, previous } = change;
    let key = key::audit(organisation, *version);
    let sealed = row::seal(DOING, seal, entropy, &key, content)?;
    let actor = actor.to_string();
    let said = (*version, at.as_millisecond(), *what, actor.as_str());
    let hash = hash_of(organisation, previous, said, &sealed);
    let bytes = |bytes: &[u8]| AttributeValue::B(Blob::new(bytes));
    let item = Item::from([
        ("at".to_owned(), moment(*at)),
        ("version".to_owned(), number(version)),
        ("what".to_owned(), text(*what)),
        ("actor".to_owned(), text(actor)),
        (row::SEALED.to_owned(), bytes(&sealed)),
        ("previous".to_owned(), bytes(previous)),
        ("hash".to_owned(), bytes(&hash)),
    ]);
    Ok((item, hash))
}

/// The hash of a record: of the one before it, of what it says in clear (version, moment in milliseconds, what, actor),
/// and of what is sealed.
#[must_use]
pub fn hash_of(
    organisation: &OrganisationId,
    previous: &[u8; 32],
    (version, at_ms, what, actor): (u64, i64, &str, &str),
    sealed: &[u8],
) -> [u8; 32] {
    let lines = format!("{organisation}\n{version}\n{at_ms}\n{what}\n{actor}\n");
    sha256(&[&previous[..], lines.as_bytes(), &sha256(sealed)].concat())
}

/// A record as it lies in the table: whether it is true is for whoever verifies the chain to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// Which change.
    pub version: u64,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// What.
    pub what: String,
    /// Who.
    pub actor: String,
    /// The content, sealed.
    pub sealed: Vec<u8>,
    /// What it says the hash before is.
    pub previous: [u8; 32],
    /// What it says its own hash is.
    pub hash: [u8; 32],
}

impl AuditRecord {
    /// What its hash is.
    #[must_use]
    pub fn hash_of(&self, organisation: &OrganisationId) -> [u8; 32] {
        let said = (self.version, self.at_ms, self.what.as_str(), self.actor.as_str());
        hash_of(organisation, &self.previous, said, &self.sealed)
    }
}

/// Where an organisation says that its chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AuditHead {
    /// The number of its latest change.
    pub version: u64,
    /// The hash of that change's record.
    pub hash: [u8; 32],
}

/// An organisation's audit, in order of its keys; nothing in the place of a record that does not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audit {
    /// Where it should end; nothing when there is no such organisation, or its row does not say.
    pub head: Option<AuditHead>,
    /// The records.
    pub records: Vec<Option<AuditRecord>>,
}

#[derive(Deserialize)]
struct RecordRow {
    version: u64,
    at: i64,
    what: String,
    actor: String,
    sealed: ByteBuf,
    previous: ByteBuf,
    hash: ByteBuf,
}

/// As much of an organisation's row as matters here: the rest of it may be what is wrong.
#[derive(Deserialize)]
struct HeadRow {
    version: u64,
    audit_head: ByteBuf,
}

const READING: &str = "reading an audit";
/// How often an audit is read that changes while it is read.
const TRIES: u32 = 8;

fn read_record(item: Item) -> Result<AuditRecord, Fault> {
    let row: RecordRow = row::read(READING, item)?;
    Ok(AuditRecord {
        version: row.version,
        at_ms: row.at,
        what: row.what,
        actor: row.actor,
        sealed: row.sealed.into_vec(),
        previous: exact(READING, &row.previous)?,
        hash: exact(READING, &row.hash)?,
    })
}

impl Table {
    async fn head(&self, organisation: &OrganisationId) -> Result<Option<AuditHead>, Fault> {
        let Some(item) = self.get(READING, key::organisation(organisation)).await? else {
            return Ok(None);
        };
        let read = |item| {
            let HeadRow { version, audit_head } = row::read(READING, item)?;
            Ok::<_, Fault>(AuditHead { version, hash: exact(READING, &audit_head)? })
        };
        Ok(read(item).ok())
    }

    /// Reads an organisation's whole audit, as of one moment.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the organisation is changed again and again while it is read.
    pub async fn audit(&self, organisation: &OrganisationId) -> Result<Audit, Fault> {
        let pk = key::audit(organisation, 0).pk;
        let mut head = self.head(organisation).await?;
        for _ in 0..TRIES {
            let items = self.all_of(READING, pk.clone(), "").await?;
            let records = items.into_iter().map(|item| read_record(item).ok()).collect();
            let after = self.head(organisation).await?;
            if after == head {
                return Ok(Audit { head, records });
            }
            head = after;
        }
        Err(Fault::passing(READING, "it changes all the time"))
    }
}
