//! A clock that is moved by hand.

use jiff::{SignedDuration, Timestamp};
use ports::Clock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Stands still until moved.
#[derive(Debug)]
pub struct HandClock(AtomicI64);

impl HandClock {
    /// A clock at 2026-11-24 08:00 in Nanjing.
    #[must_use]
    pub fn new() -> Self {
        Self(AtomicI64::new(1_795_478_400_000))
    }

    /// A clock at this moment.
    #[must_use]
    pub fn at(moment: Timestamp) -> Self {
        Self(AtomicI64::new(moment.as_millisecond()))
    }

    /// Moves on.
    pub fn pass(&self, time: SignedDuration) {
        let milliseconds = i64::try_from(time.as_millis()).unwrap_or(i64::MAX);
        self.0.fetch_add(milliseconds, Ordering::SeqCst);
    }

    /// Moves on by seconds.
    pub fn pass_s(&self, seconds: i64) {
        self.pass(SignedDuration::from_secs(seconds));
    }
}

impl Default for HandClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_millisecond(self.0.load(Ordering::SeqCst)).unwrap_or_default()
    }
}
