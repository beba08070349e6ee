//! The day's budget of SMS: `BUDGET#sms#<shard>` / `<day>`, a count in each, in the hall's calendar.
//!
//! Whoever sends counts first, in one conditional write, in a shard picked at random; when that one's share is spent, in
//! one other. So no row is hot, the budget is never exceeded, and the last few of it may stay unspent.

use crate::Table;
use crate::key;
use crate::row::number;
use crate::transaction::{Transaction, Write};
use domain::{SmsBudget, rules};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use ports::{Entropy, random};

/// The hall's clock: China has one.
const HALL: Offset = Offset::constant(8);

/// Where one message is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    shard: u32,
    day: Date,
    share: u32,
}

impl Charge {
    /// Two shards at random, or the one there is: where a message of this moment may be counted.
    pub(crate) fn either(budget: SmsBudget, now: Timestamp, entropy: &dyn Entropy) -> Vec<Self> {
        let shards = budget.shards();
        let [one, other] = random::<2>(entropy).map(u32::from);
        let first = one % shards;
        let mut picked = vec![first];
        if let Some(others) = shards.checked_sub(1).filter(|others| *others > 0) {
            picked.push((first + 1 + other % others) % shards);
        }
        let day = HALL.to_datetime(now).date();
        picked.into_iter().map(|shard| Self { shard, day, share: budget.share(shard) }).collect()
    }

    fn on(self, condition: &str) -> Write {
        Write::on(key::sms_budget(self.shard, self.day), condition)
    }
}

impl<L: Copy> Transaction<L> {
    /// Counts a message, as part of something larger: refused when the shard's share is spent.
    pub(crate) fn charge(self, table: &Table, label: L, charge: Charge, now: Timestamp) -> Self {
        let swept = now + rules::SWEEP_AFTER + rules::SWEEP_AFTER;
        let write = charge
            .on("attribute_not_exists(sent) OR sent < :share")
            .value(":share", number(charge.share))
            .value(":one", number(1))
            .value(":swept", number(swept.as_second()));
        self.update(table, label, write, "SET expires_at = :swept ADD sent :one")
    }

    /// Takes a count back, for a message that did not leave.
    pub(crate) fn refund(self, table: &Table, label: L, charge: Charge) -> Self {
        let write = charge.on("sent > :none").value(":none", number(0)).value(":less", number(-1));
        self.update(table, label, write, "ADD sent :less")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ports::SystemEntropy;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn two_different_shards_are_picked_and_every_shard_is() {
        let now = at("2026-11-24T00:00:00Z");
        let mut picked = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            let charges = Charge::either(SmsBudget::default(), now, &SystemEntropy);
            let [one, other] = charges[..] else { panic!("two are picked") };
            assert_ne!(one.shard, other.shard);
            picked.extend([one.shard, other.shard]);
        }
        assert_eq!(picked.len(), 16);
    }

    #[test]
    fn a_budget_of_one_is_counted_in_one_shard() {
        let charges = Charge::either("1".parse().unwrap(), Timestamp::UNIX_EPOCH, &SystemEntropy);
        assert_eq!(
            charges.iter().map(|charge| (charge.shard, charge.share)).collect::<Vec<_>>(),
            [(0, 1)]
        );
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let day = |now: &str| {
            Charge::either(SmsBudget::default(), at(now), &SystemEntropy)[0].day.to_string()
        };
        assert_eq!(day("2026-11-24T15:59:59Z"), "2026-11-24");
        assert_eq!(day("2026-11-24T16:00:00Z"), "2026-11-25");
    }
}
