//! An organisation's audit records, opened and told a page at a time, newest first. `audit` has their shape and chain.

use crate::row::{self, text};
use crate::transaction::fault;
use crate::{Item, Table, key};
use domain::{Author, OrganisationId};
use jiff::Timestamp;
use keys::SealKeys;
use ports::Fault;
use serde::Deserialize;
use serde_bytes::ByteBuf;

/// A record, as it is told: its content opened, but for who somebody is.
#[derive(Clone, Debug)]
pub struct AuditEntry {
    /// The version its change made.
    pub version: u64,
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: String,
    /// Who.
    pub actor: Author,
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

fn read(organisation: &OrganisationId, item: Item, seal: &SealKeys) -> Result<AuditEntry, Fault> {
    const DOING: &str = "reading an audit record";
    let row: AuditRow = row::read(DOING, item)?;
    let key = key::audit(organisation, row.version);
    let mut content: serde_json::Value = row::unseal(DOING, seal, &key, &row.sealed)?;
    if let Some(members) = content.as_object_mut() {
        members.retain(|name, _| !PERSONAL.contains(&name.as_str()));
    }
    Ok(AuditEntry {
        version: row.version,
        at: row::at(DOING, row.at)?,
        what: row.what,
        actor: row::sound(DOING, &row.actor)?,
        content,
        hash: row::exact(DOING, &row.hash)?,
    })
}

impl Table {
    /// Reads a page of an organisation's records, newest first: the newest, or those before a version; and whether there
    /// are more.
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
    ) -> Result<(Vec<AuditEntry>, bool), Fault> {
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
        let reply = sent.map_err(|error| fault("reading audit records", error))?;
        // A reply is cut at a megabyte too, so how many came does not tell whether there are more.
        let has_more = reply.last_evaluated_key.is_some();
        let items = reply.items.unwrap_or_default().into_iter();
        let entries = items.map(|item| read(organisation, item, seal)).collect::<Result<_, _>>()?;
        Ok((entries, has_more))
    }
}
