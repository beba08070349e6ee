//! How long a call outside may take, whole: its retries, its connection and the body of its answer among it.
//!
//! A function has [`FUNCTION`], the least `Timeout` of `template.yaml`. What outlives it is ended by Lambda, and the caller
//! gets the gateway's own 5xx, which says nothing and undoes nothing. So every call ends before, and as a fault: the
//! flow still has the time to take back what it counted, and the caller is told to try again. A house test adds up what
//! the calls of each function may take (`docs/decisions/0035-timeouts.md`).

use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use std::time::Duration;

/// What a function has, of which the template says no less.
pub const FUNCTION: Duration = Duration::from_secs(10);

/// When a function answers by itself, though its flow has not come to an end: so long before Lambda ends it.
pub const MARGIN: Duration = Duration::from_millis(500);

/// A call to the table.
pub const TABLE: Duration = Duration::from_millis(1_600);

/// A message handed to the carrier.
pub const CARRIER: Duration = Duration::from_secs(3);

/// Everything that a sign-on asks its provider: metadata, keys, a token, and keys again.
pub const SIGN_ON: Duration = Duration::from_secs(3);

/// A question to Alipay.
pub const ALIPAY: Duration = Duration::from_secs(3);

/// A question whether a document is there.
pub const DOCUMENT: Duration = Duration::from_secs(1);

/// One question to an OpenID provider.
pub const QUESTION: Duration = Duration::from_secs(2);

/// A ring of keys, read while a function starts, beside the others.
pub const SECRET: Duration = Duration::from_secs(5);

/// A connection; without an answer there is none.
pub const CONNECT: Duration = Duration::from_secs(1);

/// One try of a call to the table: a connection that died unseen is given up in time for another.
const TABLE_ATTEMPT: Duration = Duration::from_secs(1);

/// One try of a message.
const CARRIER_ATTEMPT: Duration = Duration::from_millis(1_400);

fn config(attempt: Duration, whole: Duration) -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(CONNECT)
        .operation_attempt_timeout(attempt)
        .operation_timeout(whole)
        .build()
}

/// Of calls to the table, and of every AWS client that says nothing else.
#[must_use]
pub fn table() -> TimeoutConfig {
    config(TABLE_ATTEMPT, TABLE)
}

/// Of the carrier.
#[must_use]
pub fn carrier() -> TimeoutConfig {
    config(CARRIER_ATTEMPT, CARRIER)
}

/// Of keys.
#[must_use]
pub fn secrets() -> TimeoutConfig {
    config(SECRET / 2, SECRET)
}

/// Three tries, the second soon: the usual wait of up to a second would use the time up.
#[must_use]
pub fn retries() -> RetryConfig {
    RetryConfig::standard().with_max_attempts(3).with_initial_backoff(Duration::from_millis(50))
}
