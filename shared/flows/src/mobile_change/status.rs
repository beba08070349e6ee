//! The page that was reloaded asks how far its change of mobile is.
//!
//! Reads one row and writes nothing.

use super::about;
use domain::{Actor, FlowId, FlowKind};
use jiff::Timestamp;
use ports::Fault;
use store::Table;

/// How far a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MobileChangeProgress {
    /// Whether the mobile is changed.
    pub is_complete: bool,
    /// When it is out of time.
    pub deadline: Timestamp,
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum StatusError {
    /// No such change, or it is not theirs.
    #[error("there is no such change of mobile")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells how far a change is, to whose mobile it changes.
///
/// # Errors
///
/// [`StatusError`].
pub async fn status(
    table: &Table,
    actor: &Actor,
    change: &FlowId,
) -> Result<MobileChangeProgress, StatusError> {
    let errand = table.errand(change, FlowKind::MobileChange).await?;
    let errand =
        errand.filter(|errand| errand.about == about(actor)).ok_or(StatusError::Unknown)?;
    Ok(MobileChangeProgress { is_complete: errand.is_finished, deadline: errand.deadline })
}
