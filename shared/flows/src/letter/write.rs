//! Somebody writes an authorisation letter. Nobody is signed in: there is no account yet.
//!
//! One transaction writes it and counts the caller's address: one call, one round trip. Nothing is asked of anybody: what
//! the letter says is said by whoever seals the paper.

use domain::{FlowToken, Mandate, MandateDigest, MandateSalt};
use jiff::SignedDuration;
use keys::{Address, Veil, hash};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, NewLetter, Table};

/// A letter that was written, with the secret that is told this once.
#[derive(Debug)]
pub struct Written {
    /// What it is found by.
    pub digest: MandateDigest,
    /// With which it may be printed: the paper has the delegate's whole number.
    pub token: FlowToken,
    /// What it says.
    pub mandate: Mandate,
}

/// Why it was not written; nothing is.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    /// Too many from one address.
    #[error("too many letters were written")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Writes a letter; `address` is from where they ask.
///
/// # Errors
///
/// [`NotWritten`].
pub async fn write(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (mandate, address): (Mandate, &str),
) -> Result<Written, NotWritten> {
    let now = clock.now();
    let address = veil.blind.blind(&Address(address));
    let token = FlowToken::from_random(random(entropy));
    let salt = MandateSalt(random(entropy));
    let letter = NewLetter { mandate: &mandate, salt, token: hash(&token) };
    match table.write_letter(&letter, &address, now, (&veil.seal, entropy)).await? {
        (digest, Counted::Allowed) => Ok(Written { digest, token, mandate }),
        (_, Counted::Limited { retry_after }) => Err(NotWritten::Limited { retry_after }),
    }
}
