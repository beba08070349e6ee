//! What was revoked lately: `REVOKED#<ten minutes>`, a row for each change, written in the transaction of the change.
//!
//! A row says what mandates are void that were given before. None lives longer than [`rules::MANDATE_LIFE`], so a row
//! counts no longer than that and a little more, because a change may be committed a while after the moment it says.

use crate::row::{self, number, sound, text};
use crate::transaction::{Transaction, Write, fault};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{GrantId, MembershipId, OrganisationId, People, Revocation, rules};
use jiff::Timestamp;
use ports::Fault;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const READING: &str = "reading what was revoked";

/// The seconds that one partition holds.
const BUCKET_S: i64 = 600;

fn bucket(at: Timestamp) -> i64 {
    at.as_second().div_euclid(BUCKET_S)
}

/// Everything that was revoked lately.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Revoked {
    /// Organisations, each with the epoch below which mandates are void.
    pub organisations: BTreeMap<OrganisationId, u64>,
    /// Places, each with the epoch below which mandates are void.
    pub memberships: BTreeMap<MembershipId, u64>,
    /// Grants that no mandate rests on any more.
    pub grants: BTreeSet<GrantId>,
}

#[derive(Default, Deserialize)]
struct RevokedRow {
    #[serde(default)]
    organisations: BTreeMap<String, u64>,
    #[serde(default)]
    memberships: BTreeMap<String, u64>,
    #[serde(default)]
    grants: Vec<String>,
}

/// Keeps what a change of this organisation revokes, as part of it.
pub(crate) fn revoking<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    (people, at): (&People, Timestamp),
    revoked: &[Revocation],
) -> Transaction<L> {
    if revoked.is_empty() {
        return transaction;
    }
    let version = people.version + 1;
    let key = key::revoked(bucket(at), at, (&people.organisation, version));
    let (mut organisations, mut memberships) = (Item::new(), Item::new());
    let mut grants = Vec::new();
    for one in revoked {
        match one {
            Revocation::Organisation(id, epoch) => {
                organisations.insert(id.to_string(), number(epoch));
            }
            Revocation::Membership(id, epoch) => {
                memberships.insert(id.to_string(), number(epoch));
            }
            Revocation::Grant(id) => grants.push(text(id.as_str())),
        }
    }
    let swept = at + rules::MANDATE_LIFE + rules::SWEEP_AFTER;
    let item = Item::from([
        ("organisations".to_owned(), AttributeValue::M(organisations)),
        ("memberships".to_owned(), AttributeValue::M(memberships)),
        ("grants".to_owned(), AttributeValue::L(grants)),
        ("expires_at".to_owned(), number(swept.as_second())),
    ]);
    transaction.put(table, label, Write::new(key), item)
}

impl Table {
    /// Reads what was revoked so lately that a mandate given before may still live: two or three calls at once.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn revoked(&self, now: Timestamp) -> Result<Revoked, Fault> {
        let since = now - rules::MANDATE_LIFE - rules::REVOCATIONS_FRESH - rules::COMMITTED_LATE;
        // A clock of ours may be ahead of another: what is of the next ten minutes counts too.
        let (first, last) = (bucket(since), bucket(now + rules::COMMITTED_LATE));
        let reading = (first..=last).map(|bucket| self.revoked_since(bucket, since));
        let mut revoked = Revoked::default();
        for items in futures::future::try_join_all(reading).await? {
            for item in items {
                gather(&mut revoked, row::read(READING, item)?)?;
            }
        }
        Ok(revoked)
    }

    async fn revoked_since(&self, bucket: i64, since: Timestamp) -> Result<Vec<Item>, Fault> {
        let mut pages = self
            .client
            .query()
            .table_name(&self.name)
            .consistent_read(true)
            .key_condition_expression("pk = :pk AND sk > :since")
            .expression_attribute_values(":pk", text(key::revoked_in(bucket)))
            .expression_attribute_values(":since", text(format!("{:015}", since.as_millisecond())))
            .into_paginator()
            .send();
        let mut items = Vec::new();
        while let Some(page) = pages.next().await {
            items.extend(page.map_err(|error| fault(READING, error))?.items.unwrap_or_default());
        }
        Ok(items)
    }
}

fn gather(revoked: &mut Revoked, row: RevokedRow) -> Result<(), Fault> {
    for (id, epoch) in row.organisations {
        let kept = revoked.organisations.entry(sound(READING, &id)?).or_default();
        *kept = epoch.max(*kept);
    }
    for (id, epoch) in row.memberships {
        let kept = revoked.memberships.entry(sound(READING, &id)?).or_default();
        *kept = epoch.max(*kept);
    }
    for id in row.grants {
        revoked.grants.insert(sound(READING, &id)?);
    }
    Ok(())
}
