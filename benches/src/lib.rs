//! What the functions cost, measured on the released binaries as Lambda would run them.
//!
//! [`runtime`] is a Lambda Runtime API, so that a binary runs as it is; [`hall`] is what stands around it: an embedded
//! DynamoDB, keys, a carrier of SMS and one registered organisation. [`cpu`], [`start`], [`calls`], [`growth`], [`peer`]
//! and [`imports`] measure; what has a yardstick is told as a ratio to it, measured beside it, in turns, because a machine's
//! speed changes under one's hands.

pub mod build;
pub mod calls;
pub mod cpu;
pub mod event;
pub mod function;
pub mod growth;
pub mod hall;
pub mod imports;
pub mod meter;
pub mod peer;
pub mod runtime;
pub mod sms;
pub mod start;
pub mod statistics;
pub mod toll;

use std::io;

/// Why something was not measured.
#[derive(Debug, thiserror::Error)]
pub enum NotMeasured {
    /// The machine refused something.
    #[error("{doing}: {error}")]
    Machine {
        /// What was being done.
        doing: String,
        /// Its words.
        error: io::Error,
    },
    /// The hall could not be set up.
    #[error("the hall does not open: {0}")]
    Hall(String),
    /// A function said nothing in time, or died.
    #[error("{function} does not answer: {why}")]
    Silent {
        /// Which.
        function: String,
        /// What is known.
        why: String,
    },
    /// A function gave another answer than it is measured by.
    #[error("{function}: answered {status} {body} instead of {expected}")]
    Answer {
        /// Which.
        function: String,
        /// The status that is measured.
        expected: u16,
        /// The status that came.
        status: u16,
        /// What came.
        body: String,
    },
}

/// Names what was being done when the machine refused.
pub(crate) fn machine(doing: impl Into<String>) -> impl FnOnce(io::Error) -> NotMeasured {
    let doing = doing.into();
    move |error| NotMeasured::Machine { doing, error }
}
