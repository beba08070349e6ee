//! How often organisations of a kind begin which matter: `USAGE#<kind>`, a number for each matter.
//!
//! A statistic that orders a list. It is counted from the table's stream, which hands a batch over again when one of it
//! failed; what is counted twice then changes no more than an order.

use crate::row::number;
use crate::transaction::{Updated, Write};
use crate::{Item, Table, key};
use domain::{CaseId, MatterCode, OrganisationKind};
use ports::Fault;
use std::collections::BTreeMap;

const COUNTING: &str = "counting the use of matters";

/// What an attribute is called that counts a matter: names of others begin otherwise.
const OF: &str = "m.";

/// The numbers of a row.
pub(crate) fn read_usage(item: &Item) -> BTreeMap<MatterCode, u64> {
    let read = |(name, value): (&String, &aws_sdk_dynamodb::types::AttributeValue)| {
        let code = name.strip_prefix(OF)?.parse().ok()?;
        Some((code, value.as_n().ok()?.parse().ok()?))
    };
    item.iter().filter_map(read).collect()
}

impl Table {
    /// How often organisations of this kind began which matter.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn usage(&self, kind: OrganisationKind) -> Result<BTreeMap<MatterCode, u64>, Fault> {
        let item = self.get(COUNTING, key::usage(kind)).await?;
        Ok(item.as_ref().map(read_usage).unwrap_or_default())
    }

    /// Of which kind of organisation, and on which matter, these cases were begun: at most 100.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begun(
        &self,
        cases: Vec<CaseId>,
    ) -> Result<Vec<(OrganisationKind, MatterCode)>, Fault> {
        let keys = cases.iter().map(key::case).collect();
        let items = self.get_all(COUNTING, keys).await?;
        let text = |item: &Item, name: &str| Some(item.get(name)?.as_s().ok()?.clone());
        let read = |item: &Item| {
            let kind = text(item, "organisation_kind")?.parse().ok()?;
            Some((kind, text(item, "matter")?.parse().ok()?))
        };
        Ok(items.iter().filter_map(read).collect())
    }

    /// Adds to the numbers of a kind.
    ///
    /// # Errors
    ///
    /// [`Fault`]; whether they were added is then unknown.
    pub async fn add_usage(
        &self,
        kind: OrganisationKind,
        begun: &BTreeMap<MatterCode, u64>,
    ) -> Result<(), Fault> {
        let mut write = Write::whatever(key::usage(kind));
        let mut adding = Vec::new();
        for (at, (matter, times)) in begun.iter().enumerate() {
            write = write.name(&format!("#m{at}"), &format!("{OF}{}", matter.as_str()));
            write = write.value(&format!(":n{at}"), number(times));
            adding.push(format!("#m{at} :n{at}"));
        }
        match write.update(self, COUNTING, &format!("ADD {}", adding.join(", "))).await? {
            Updated::Done(_) => Ok(()),
            Updated::Refused(_) => Err(Fault::lasting(COUNTING, "it has no condition")),
        }
    }
}
