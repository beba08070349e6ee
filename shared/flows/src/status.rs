//! The page that waits asks how far its registration is.
//!
//! Reads one row and writes nothing.

use domain::{FlowId, FlowKind, FlowToken, Progress};
use keys::holds;
use ports::Fault;
use store::Table;

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// No such registration, or it is not this browser's.
    #[error("there is no such registration")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells how far a registration of this kind is, to whoever began it.
///
/// # Errors
///
/// [`NotTold`].
pub async fn status(
    table: &Table,
    kind: FlowKind,
    registration: &FlowId,
    token: &FlowToken,
) -> Result<Progress, NotTold> {
    let progress = table.progress(registration).await?.ok_or(NotTold::Unknown)?;
    if progress.kind == kind && holds(token, &progress.token) {
        Ok(progress)
    } else {
        Err(NotTold::Unknown)
    }
}
