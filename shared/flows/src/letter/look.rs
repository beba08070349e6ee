//! A letter is looked up by its digest: to compare the paper with what was written, or to print it.
//!
//! Reads the letter while counting the caller's address: two calls, one round trip, for every outcome.

use domain::{FlowToken, Mandate, MandateDigest};
use jiff::SignedDuration;
use keys::{Address, Veil, holds};
use ports::{Clock, Fault};
use store::{Counted, LetterKept, Table};

/// Why it is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotFound {
    /// There is no letter of that digest, or it is so old that it was swept; or who prints it is not who wrote it.
    #[error("there is no such letter")]
    Unknown,
    /// Too many from one address.
    #[error("too many letters were looked up")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What a letter says, for anybody: to be told masked. `address` is from where they ask.
///
/// # Errors
///
/// [`NotFound`].
pub async fn verify(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    digest: &MandateDigest,
    address: &str,
) -> Result<Mandate, NotFound> {
    Ok(look(table, veil, clock, digest, address).await?.mandate)
}

/// What a letter says, for whoever wrote it: to be printed.
///
/// # Errors
///
/// [`NotFound`].
pub async fn reprint(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    (digest, token): (&MandateDigest, &FlowToken),
    address: &str,
) -> Result<Mandate, NotFound> {
    let kept = look(table, veil, clock, digest, address).await?;
    if holds(token, &kept.token) { Ok(kept.mandate) } else { Err(NotFound::Unknown) }
}

async fn look(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    digest: &MandateDigest,
    address: &str,
) -> Result<LetterKept, NotFound> {
    let address = veil.blind.blind(&Address(address));
    let limit = &domain::rules::LETTER_LOOKS_PER_ADDRESS;
    let (found, counted) =
        tokio::join!(table.letter(digest, &veil.seal), table.count(limit, &address, clock.now()));
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotFound::Limited { retry_after });
    }
    found?.ok_or(NotFound::Unknown)
}
