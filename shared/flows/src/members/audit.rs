//! The organisation's audit records, newest first, a page at a time.
//!
//! Reads the organisation, the caller's session and one page at the same time, and writes nothing. Three calls, one
//! round trip.

use super::NotChanged;
use super::list::look;
use domain::{MemberActor, Operation};
use keys::Veil;
use ports::Clock;
use store::{AuditEntry, Table};

/// Records on one page.
pub const PAGE: usize = 50;

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Newest first.
    pub records: Vec<AuditEntry>,
    /// The version that the next page is before, if there is one.
    pub next: Option<u64>,
}

/// Reads a page: the newest, or those before a version.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn page(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    actor: &MemberActor,
    before: Option<u64>,
) -> Result<Page, NotChanged> {
    let now = clock.now();
    // Boxed: it holds several replies of the SDK.
    let (looked, records) = tokio::join!(
        Box::pin(look(table, actor, Operation::SeeAudit, now)),
        table.audit_page(&actor.organisation, before, PAGE, &veil.seal)
    );
    looked?;
    let (records, has_more) = records?;
    let last = records.last().map(|record| record.version);
    Ok(Page { records, next: last.filter(|version| has_more && *version > 1) })
}
