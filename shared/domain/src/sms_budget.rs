//! How many SMS may leave in a day, and how they are shared: what a flood, or a fault of ours, may cost before somebody looks.
//!
//! The day's budget is divided once, here, into three shares. Each share has a count of its own, so that a flood of one
//! kind of message leaves the others what is theirs:
//!
//! | share | of the budget | what counts |
//! | --- | --- | --- |
//! | resets | a fifth | codes of password resets, which anybody can ask for |
//! | notices | two fifths | what people are told of |
//! | codes | the rest, two fifths | codes of registrations and of all other flows |
//!
//! A count is kept in shards, so that no row of the table is written by every message; each has its part of the share.

use crate::{SmsPurpose, rules};

/// SMS of one day of the hall's calendar at most, codes and notices together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmsBudget(u32);

/// A number that is no budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not a number of SMS a day, from {} to {}", SmsBudget::LEAST, SmsBudget::MOST)]
pub struct NoBudget;

impl SmsBudget {
    /// The smallest there is: one message for each share.
    pub const LEAST: u32 = 3;
    /// The greatest there is: more would be a slip of a finger.
    pub const MOST: u32 = 10_000_000;

    /// What of it codes of password resets may use.
    #[must_use]
    pub fn of_resets(self) -> SmsShare {
        SmsShare { name: "resets", most: self.resets() }
    }

    /// What of it notices may use.
    #[must_use]
    pub fn of_notices(self) -> SmsShare {
        SmsShare { name: "notices", most: self.notices() }
    }

    /// What of it all other codes may use.
    #[must_use]
    pub fn of_codes(self) -> SmsShare {
        SmsShare { name: "codes", most: self.0 - self.resets() - self.notices() }
    }

    /// The share that a code of this purpose counts in.
    #[must_use]
    pub fn of(self, purpose: SmsPurpose) -> SmsShare {
        match purpose {
            SmsPurpose::PasswordReset => self.of_resets(),
            SmsPurpose::PersonRegistration
            | SmsPurpose::OrganisationRegistration
            | SmsPurpose::Invitation
            | SmsPurpose::MobileChange
            | SmsPurpose::Succession
            | SmsPurpose::Appeal
            | SmsPurpose::SessionProof => self.of_codes(),
        }
    }

    fn resets(self) -> u32 {
        (self.0 / 5).max(1)
    }

    fn notices(self) -> u32 {
        (self.0 * 2 / 5).max(1)
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
            Ok(number) if (Self::LEAST..=Self::MOST).contains(&number) => Ok(Self(number)),
            _ => Err(NoBudget),
        }
    }
}

/// A share of the day's budget, which no other share can spend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SmsShare {
    name: &'static str,
    most: u32,
}

impl SmsShare {
    /// Into how many shards a count is divided.
    const SHARDS: u32 = 16;

    /// Its word in the key of its counts.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.name
    }

    /// SMS of one day that it allows.
    #[must_use]
    pub fn most(self) -> u32 {
        self.most
    }

    /// How many shards count it: each may count one message at least.
    #[must_use]
    pub fn shards(self) -> u32 {
        self.most.clamp(1, Self::SHARDS)
    }

    /// How many SMS one shard may count. All shards together come to the share.
    #[must_use]
    pub fn of_shard(self, shard: u32) -> u32 {
        let shards = self.shards();
        self.most / shards + u32::from(shard < self.most % shards)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn budget(number: u32) -> SmsBudget {
        number.to_string().parse().unwrap()
    }

    fn shares(budget: SmsBudget) -> [SmsShare; 3] {
        [budget.of_resets(), budget.of_codes(), budget.of_notices()]
    }

    proptest! {
        #[test]
        fn the_shares_come_to_the_budget_and_none_is_empty(
            number in prop_oneof![3..=100_u32, 3..=SmsBudget::MOST]
        ) {
            let shares = shares(budget(number));
            prop_assert_eq!(shares.iter().map(|share| share.most()).sum::<u32>(), number);
            prop_assert!(shares.iter().all(|share| share.most() > 0));
        }

        #[test]
        fn the_shards_come_to_the_share_and_none_is_empty(
            number in prop_oneof![3..=100_u32, 3..=SmsBudget::MOST]
        ) {
            for share in shares(budget(number)) {
                let shards: Vec<u32> = (0..share.shards()).map(|at| share.of_shard(at)).collect();
                prop_assert_eq!(shards.iter().sum::<u32>(), share.most());
                prop_assert!(shards.iter().all(|shard| *shard > 0));
            }
        }
    }

    #[test]
    fn resets_have_a_fifth_and_notices_and_other_codes_two_fifths_each() {
        assert_eq!(shares(SmsBudget::default()).map(SmsShare::most), [10_000, 20_000, 20_000]);
        assert_eq!(shares(budget(3)).map(SmsShare::most), [1, 1, 1]);
    }

    #[test]
    fn each_share_has_a_name_of_its_own() {
        assert_eq!(
            shares(SmsBudget::default()).map(SmsShare::name),
            ["resets", "codes", "notices"]
        );
    }

    #[test]
    fn only_codes_of_resets_count_in_their_share() {
        let budget = SmsBudget::default();
        for purpose in SmsPurpose::ALL {
            let is_reset = purpose == SmsPurpose::PasswordReset;
            assert_eq!(budget.of(purpose) == budget.of_resets(), is_reset);
            assert_eq!(budget.of(purpose) == budget.of_codes(), !is_reset);
        }
    }

    #[test]
    fn a_budget_is_a_number_from_three_on() {
        assert_eq!("50000".parse(), Ok(SmsBudget::default()));
        for text in ["", "0", "-1", "1", "2", "10000001", "1.5", "many"] {
            assert_eq!(text.parse::<SmsBudget>(), Err(NoBudget), "{text}");
        }
    }
}
