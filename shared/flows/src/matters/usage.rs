//! Which matters organisations begin, by their kind: counted from the changes of the table, a batch at a time, so that no two
//! organisations wait for one counter.
//!
//! One call to read the cases of the batch, and one for each kind of organisation among them. What fails is handed over
//! again as a whole, and is then counted twice as far as it was counted: it orders a list, and nothing rests on it.

use domain::{CaseId, MatterCode, OrganisationKind};
use ports::Fault;
use std::collections::BTreeMap;
use store::Table;

/// Counts these cases, which are new: at most 100.
///
/// # Errors
///
/// [`Fault`].
pub async fn count(table: &Table, mut cases: Vec<CaseId>) -> Result<(), Fault> {
    cases.sort();
    cases.dedup();
    let mut kinds: BTreeMap<OrganisationKind, BTreeMap<MatterCode, u64>> = BTreeMap::new();
    for (kind, matter) in table.begun(cases).await? {
        *kinds.entry(kind).or_default().entry(matter).or_default() += 1;
    }
    for (kind, begun) in kinds {
        table.add_usage(kind, &begun).await?;
    }
    Ok(())
}
