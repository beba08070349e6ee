//! How often something may happen, over any stretch of time, in one conditional write.
//!
//! A row holds a shift register: `u0` is when the latest event leaves the window, `u1` the one before, … `u<n-1>` the
//! oldest of the last `n`. The update shifts and writes `u0`; its condition asks that the oldest of the last `n` has left
//! the window. So at most `n` in *any* window, whatever the interleaving, without reading first. `at` is the latest event
//! itself: a lock-out (`Then::LockOut`) holds while the last `n` lay within one window and the latest is still in it.

use crate::key::{self, Key};
use crate::row::{moment, number};
use crate::transaction::{Transaction, Updated, Write};
use crate::{Item, Table};
use domain::rules::{self, Limit, Then};
use domain::{MembershipId, PersonId};
use jiff::{SignedDuration, Timestamp};
use keys::Blind;
use ports::Fault;
use std::fmt::Write as _;

/// A limit's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// It may happen, and is counted.
    Allowed,
    /// It may not, for so long; nothing is counted.
    Limited {
        /// How long.
        retry_after: SignedDuration,
    },
}

/// One thing that is counted: the limit, and whose it is.
#[derive(Clone, Debug)]
pub(crate) struct Event<'a> {
    pub(crate) limit: &'a Limit,
    pub(crate) whose: String,
    pub(crate) at: Timestamp,
}

impl<'a> Event<'a> {
    pub(crate) fn new(limit: &'a Limit, whose: &Blind, at: Timestamp) -> Self {
        Self { limit, whose: whose.as_str().to_owned(), at }
    }

    fn key(&self) -> Key {
        key::rate(self.limit, &self.whose)
    }

    fn oldest(&self) -> u8 {
        self.limit.times.saturating_sub(1)
    }

    /// Holds unless the limit is reached.
    fn condition(&self) -> String {
        let oldest = self.oldest();
        match self.limit.then {
            Then::Slide => format!("attribute_not_exists(u{oldest}) OR u{oldest} <= :now"),
            Then::LockOut => {
                format!("attribute_not_exists(u{oldest}) OR latest >= u{oldest} OR u0 <= :now")
            }
        }
    }

    /// A write that asks the limit and counts.
    pub(crate) fn count(&self) -> (Write, String) {
        let until = self.at + self.limit.within;
        let swept = until + rules::SWEEP_AFTER;
        let write = Write::on(self.key(), self.condition())
            .value(":now", moment(self.at))
            .value(":until", moment(until))
            .value(":none", number(0))
            .value(":swept", number(swept.as_second()));
        let mut set = "SET latest = :now, u0 = :until, expires_at = :swept".to_owned();
        for slot in (1..=self.oldest()).rev() {
            let before = slot - 1;
            let _ = write!(set, ", u{slot} = if_not_exists(u{before}, :none)");
        }
        (write, set)
    }

    /// A write that takes the latest count back, for something that did not happen after all.
    pub(crate) fn give_back(&self) -> (Write, String) {
        let write = Write::there(self.key()).value(":none", number(0));
        let mut set = "SET ".to_owned();
        for slot in 0..self.oldest() {
            let after = slot + 1;
            let _ = write!(set, "u{slot} = if_not_exists(u{after}, :none), ");
        }
        let _ = write!(set, "u{} = :none", self.oldest());
        (write, set)
    }

    /// A write that asks the limit and, if it is not reached, forgives all that was counted.
    pub(crate) fn forgive(&self) -> Write {
        let write = Write::on(self.key(), self.condition());
        write.value(":now", moment(self.at))
    }

    /// A write that forgives all that was counted, whether or not the limit is reached.
    pub(crate) fn forget(&self) -> Write {
        Write::whatever(self.key())
    }

    /// How long to wait, told by the row that stood in the way.
    pub(crate) fn wait(&self, row: Option<&Item>) -> SignedDuration {
        let slot = match self.limit.then {
            Then::Slide => format!("u{}", self.oldest()),
            Then::LockOut => "u0".to_owned(),
        };
        let until = row
            .and_then(|row| row.get(&slot)?.as_n().ok()?.parse().ok())
            .and_then(|until| Timestamp::from_millisecond(until).ok());
        until
            .map_or(self.limit.within, |until| until.duration_since(self.at))
            .max(SignedDuration::from_secs(1))
    }
}

impl<L: Copy> Transaction<L> {
    /// Counts an event, as part of something larger.
    pub(crate) fn count(self, table: &Table, label: L, event: &Event<'_>) -> Self {
        let (write, set) = event.count();
        self.update(table, label, write, &set)
    }

    /// Takes a count back, as part of something larger.
    pub(crate) fn give_back(self, table: &Table, label: L, event: &Event<'_>) -> Self {
        let (write, set) = event.give_back();
        self.update(table, label, write, &set)
    }
}

impl Table {
    /// Counts one event against a limit.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count(
        &self,
        limit: &Limit,
        whose: &Blind,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.counted(&Event::new(limit, whose, now)).await
    }

    /// Counts one event of a member against a limit.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_of(
        &self,
        limit: &Limit,
        membership: &MembershipId,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.counted(&Event { limit, whose: membership.to_string(), at: now }).await
    }

    /// Counts one event of a person who is signed in against a limit.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_of_person(
        &self,
        limit: &Limit,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.counted(&Event { limit, whose: person.to_string(), at: now }).await
    }

    pub(crate) async fn counted(&self, event: &Event<'_>) -> Result<Counted, Fault> {
        let (write, set) = event.count();
        Ok(match write.update(self, "counting against a limit", &set).await? {
            Updated::Done(_) => Counted::Allowed,
            Updated::Refused(row) => Counted::Limited { retry_after: event.wait(row.as_ref()) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_of_the_rules_makes_an_expression_dynamodb_takes() {
        for facts in rules::limits::LIMITS {
            let rules::limits::Bound::Window(limit) = facts.bound else { continue };
            let event = Event { limit, whose: "x".into(), at: Timestamp::UNIX_EPOCH };
            assert!(event.count().1.len() < 4096, "an expression is at most 4 KB");
            assert!(limit.times > 0 && limit.times < 100, "at most 300 operators");
        }
    }

    #[test]
    fn a_wait_is_never_less_than_a_second() {
        let event =
            Event { limit: &rules::SIGN_IN_FAILURES, whose: "x".into(), at: Timestamp::UNIX_EPOCH };
        let row = Item::from([("u0".to_owned(), number(0))]);
        assert_eq!(event.wait(Some(&row)), SignedDuration::from_secs(1));
    }
}
