//! The day's budget of SMS: `BUDGET#<share>#<shard>` / `<day>`, a count in each, in the hall's calendar.
//!
//! A function that sends counts first, in one conditional write, in a shard picked at random; when that one is spent, in
//! one other. So no row is hot, no share of the budget is exceeded, and the last few of it may stay unspent.

use crate::Table;
use crate::key;
use crate::row::number;
use crate::transaction::{Transaction, Write};
use domain::{SmsShare, rules};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use ports::{Entropy, random};

/// The hall's clock: China has one.
const HALL: Offset = Offset::constant(8);

/// Where one message is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Charge {
    share: SmsShare,
    shard: u32,
    day: Date,
}

impl Charge {
    /// Two shards at random, or the one there is: where a message of this moment may be counted.
    pub(crate) fn either(share: SmsShare, now: Timestamp, entropy: &dyn Entropy) -> Vec<Self> {
        let shards = share.shards();
        let [one, other] = random::<2>(entropy).map(u32::from);
        let first = one % shards;
        let mut picked = vec![first];
        if let Some(others) = shards.checked_sub(1).filter(|others| *others > 0) {
            picked.push((first + 1 + other % others) % shards);
        }
        let day = HALL.to_datetime(now).date();
        picked.into_iter().map(|shard| Self { share, shard, day }).collect()
    }

    fn on(self, condition: &str) -> Write {
        Write::on(key::sms_budget(self.share, self.shard, self.day), condition)
    }

    /// Holds while the shard has something left.
    fn unspent(self) -> Write {
        let write = self.on("attribute_not_exists(sent) OR sent < :share");
        write.value(":share", number(self.share.of_shard(self.shard)))
    }
}

impl<L: Copy> Transaction<L> {
    /// Counts a message, as part of something larger: refused when the shard is spent.
    pub(crate) fn charge(self, table: &Table, label: L, charge: Charge, now: Timestamp) -> Self {
        let swept = now + rules::SWEEP_AFTER + rules::SWEEP_AFTER;
        let write =
            charge.unspent().value(":one", number(1)).value(":swept", number(swept.as_second()));
        self.update(table, label, write, "SET expires_at = :swept ADD sent :one")
    }

    /// Asks whether the shard has something left, and counts nothing.
    pub(crate) fn check_charge(self, table: &Table, label: L, charge: Charge) -> Self {
        self.check(table, label, charge.unspent())
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
    use domain::SmsBudget;
    use ports::SystemEntropy;

    fn share(budget: &str) -> SmsShare {
        budget.parse::<SmsBudget>().unwrap().of_codes()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn two_different_shards_are_picked_and_every_shard_is() {
        let now = at("2026-11-24T00:00:00Z");
        let mut picked = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            let charges = Charge::either(share("50000"), now, &SystemEntropy);
            let [one, other] = charges[..] else { panic!("two are picked") };
            assert_ne!(one.shard, other.shard);
            picked.extend([one.shard, other.shard]);
        }
        assert_eq!(picked.len(), 16);
    }

    #[test]
    fn a_share_of_one_is_counted_in_one_shard() {
        let charges = Charge::either(share("3"), Timestamp::UNIX_EPOCH, &SystemEntropy);
        let [charge] = charges[..] else { panic!("one is picked") };
        assert_eq!((charge.shard, charge.share.of_shard(0)), (0, 1));
    }

    #[test]
    fn a_day_begins_at_midnight_in_china() {
        let day =
            |now: &str| Charge::either(share("50000"), at(now), &SystemEntropy)[0].day.to_string();
        assert_eq!(day("2026-11-24T15:59:59Z"), "2026-11-24");
        assert_eq!(day("2026-11-24T16:00:00Z"), "2026-11-25");
    }
}
