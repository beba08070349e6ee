//! How many SMS may leave in a day: what a flood, or a fault of ours, may cost before somebody looks.
//!
//! The count is kept in shards, so that no row of the table is written by every message; each has its share.

use crate::rules;

/// SMS of one day of the hall's calendar at most, codes and notices together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmsBudget(u32);

/// A number that is no budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a number of SMS a day, from 1 to {}", SmsBudget::MOST)]
pub struct NoBudget;

impl SmsBudget {
    /// The greatest there is: more would be a slip of a finger.
    pub const MOST: u32 = 10_000_000;

    /// Into how many shards a count is divided.
    const SHARDS: u32 = 16;

    /// How many shards count it: no shard is without a share.
    #[must_use]
    pub fn shards(self) -> u32 {
        self.0.clamp(1, Self::SHARDS)
    }

    /// What of it notices may use: three quarters, so that no flood of notices leaves nobody able to prove a mobile.
    #[must_use]
    pub fn of_notices(self) -> Self {
        Self((self.0 - self.0 / 4).max(1))
    }

    /// How many SMS one shard may count. The shares of all come to the budget.
    #[must_use]
    pub fn share(self, shard: u32) -> u32 {
        let shards = self.shards();
        self.0 / shards + u32::from(shard < self.0 % shards)
    }
}

impl Default for SmsBudget {
    fn default() -> Self {
        Self(rules::SMS_PER_DAY)
    }
}

impl std::fmt::Display for SmsBudget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl std::str::FromStr for SmsBudget {
    type Err = NoBudget;

    fn from_str(text: &str) -> Result<Self, NoBudget> {
        match text.parse() {
            Ok(number) if (1..=Self::MOST).contains(&number) => Ok(Self(number)),
            _ => Err(NoBudget),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_shares_come_to_the_budget_and_none_is_empty(number in 1..=SmsBudget::MOST) {
            let budget: SmsBudget = number.to_string().parse().unwrap();
            let shares: Vec<u32> = (0..budget.shards()).map(|shard| budget.share(shard)).collect();
            prop_assert_eq!(shares.iter().sum::<u32>(), number);
            prop_assert!(shares.iter().all(|share| *share > 0));
        }
    }

    #[test]
    fn a_budget_is_a_number_from_one_on() {
        assert_eq!("50000".parse(), Ok(SmsBudget::default()));
        for text in ["", "0", "-1", "10000001", "1.5", "many"] {
            assert_eq!(text.parse::<SmsBudget>(), Err(NoBudget), "{text}");
        }
    }
}
