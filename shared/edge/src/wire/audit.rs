//! Audit records on the wire.

use super::moment;
use super::text;
use domain::Malformed;
use flows::members::audit::Page;
use schemars::JsonSchema;
use serde::Serialize;
use std::str::FromStr;

/// One committed change of the organisation.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditRecord {
    /// The version it made; versions have no gap.
    pub version: u64,
    /// When. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub at: String,
    /// What, dotted and past: `member.invited`.
    pub what: String,
    /// Who: `per_…`, or `clk_…@<counter>` where it was done at a counter.
    pub actor: String,
    /// The place before and after. Documents, names and mobiles are kept and not told here.
    pub content: serde_json::Value,
    /// SHA-256 over this record and the hash of the one before, in lower-case hexadecimal.
    #[schemars(with = "text::Digest")]
    pub hash: String,
}

/// A page of audit records, newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AuditPage {
    /// At most 50.
    pub records: Vec<AuditRecord>,
    /// What `before` is for the next page; not there on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_before: Option<u64>,
}

impl From<Page> for AuditPage {
    fn from(page: Page) -> Self {
        let told = |record: store::AuditEntry| AuditRecord {
            version: record.version,
            at: moment(record.at),
            what: record.what,
            actor: record.actor.to_string(),
            content: record.content,
            hash: keys::hex(&record.hash),
        };
        Self { records: page.records.into_iter().map(told).collect(), next_before: page.next }
    }
}

/// The version that a page is before.
#[derive(Clone, Copy, Debug)]
pub struct Before(pub u64);

impl FromStr for Before {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = |_| Malformed::new("audit.before", "before 应为上一页返回的 next_before。");
        text.parse().map(Self).map_err(malformed)
    }
}
