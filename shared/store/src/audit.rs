//! Audit records: `AUD#<org>`, one for each committed change of an organisation, chained.
//!
//! A record is numbered with the version its change made, and holds the hash of the record before it. The hash is
//! over *sealed* bytes, so erasing a person (by dropping a key) does not break the chain.
//!
//! ```text
//! hash = SHA-256( previous hash ‖ lines: organisation, version, moment, what, actor ‖ SHA-256(sealed) )
//! ```

use crate::row::{self, moment, number, text};
use crate::transaction::fault;
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{OrganisationId, PersonId};
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
    pub(crate) actor: &'a PersonId,
    /// What it was like before and after; sealed.
    pub(crate) content: T,
    /// The hash of the record before; zeros for the first.
    pub(crate) previous: [u8; 32],
}

/// A record, as it is told: its content opened, but for who somebody is.
#[derive(Clone, Debug)]
pub struct AuditRecord {
    /// The version its change made.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: String,
    /// Who.
    pub actor: PersonId,
    /// Before and after. Documents, names and mobiles are left out.
    pub content: serde_json::Value,
    /// Its hash.
    pub hash: [u8; 32],
}

#[derive(Deserialize)]
struct AuditRow {
    at: i64,
    version: u64,
    what: String,
    actor: String,
    sealed: ByteBuf,
    hash: ByteBuf,
}

/// The highest version a key has room for.
const VERSIONS_MOST: u64 = 999_999_999_999;

/// Members of a content that say who somebody is.
const PERSONAL: [&str; 2] = ["identity", "mobile"];

fn read(organisation: &OrganisationId, item: Item, seal: &SealKeys) -> Result<AuditRecord, Fault> {
    const DOING: &str = "reading an audit record";
    let row: AuditRow = row::read(DOING, item)?;
    let key = key::audit(organisation, row.version);
    let mut content: serde_json::Value = row::unseal(DOING, seal, &key, &row.sealed)?;
    if let Some(members) = content.as_object_mut() {
        members.retain(|name, _| !PERSONAL.contains(&name.as_str()));
    }
    Ok(AuditRecord {
        version: row.version,
        at: row::at(DOING, row.at)?,
        what: row.what,
        actor: row::sound(DOING, &row.actor)?,
        content,
        hash: row::exact(DOING, &row.hash)?,
    })
}

impl Table {
    /// Reads a page of an organisation's records, newest first: the newest, or those before a version.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when one does not open.
    pub async fn audit_page(
        &self,
        organisation: &OrganisationId,
        before: Option<u64>,
        most: usize,
        seal: &SealKeys,
    ) -> Result<Vec<AuditRecord>, Fault> {
        let last = before.map_or(VERSIONS_MOST, |before| before.saturating_sub(1));
        let (first, last) = (key::audit(organisation, 0), key::audit(organisation, last));
        let sent = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk AND sk BETWEEN :first AND :last")
            .expression_attribute_values(":pk", text(first.pk))
            .expression_attribute_values(":first", text(first.sk))
            .expression_attribute_values(":last", text(last.sk))
            .scan_index_forward(false)
            .limit(i32::try_from(most).unwrap_or(i32::MAX))
            .consistent_read(true)
            .send()
            .await;
        let items = sent.map_err(|error| fault("reading audit records", error))?.items;
        items.unwrap_or_default().into_iter().map(|item| read(organisation, item, seal)).collect()
    }
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
    let lines = format!("{organisation}\n{version}\n{}\n{what}\n{actor}\n", at.as_millisecond());
    let hash = sha256(&[&previous[..], lines.as_bytes(), &sha256(&sealed)].concat());
    let bytes = |bytes: &[u8]| AttributeValue::B(Blob::new(bytes));
    let item = Item::from([
        ("at".to_owned(), moment(*at)),
        ("version".to_owned(), number(version)),
        ("what".to_owned(), text(*what)),
        ("actor".to_owned(), text(actor.as_str())),
        (row::SEALED.to_owned(), bytes(&sealed)),
        ("previous".to_owned(), bytes(previous)),
        ("hash".to_owned(), bytes(&hash)),
    ]);
    Ok((item, hash))
}
