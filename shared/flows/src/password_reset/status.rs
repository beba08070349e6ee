//! The page that waits asks how far its password reset is.
//!
//! Reads one row and writes nothing. A reset that is about nobody looks like one whose person has yet to prove themselves.

use domain::{FlowId, FlowKind, FlowToken, ResetStage};
use jiff::Timestamp;
use keys::holds;
use ports::Fault;
use store::{Errand, Table};

/// How far a reset is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ResetProgress {
    /// Where it stands.
    pub stage: ResetStage,
    /// When it is out of time.
    pub deadline: Timestamp,
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// No such reset, or it is not this browser's.
    #[error("there is no such password reset")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells how far a reset is, to whoever began it.
///
/// # Errors
///
/// [`NotTold`].
pub async fn status(
    table: &Table,
    reset: &FlowId,
    token: &FlowToken,
) -> Result<ResetProgress, NotTold> {
    status_of(table, FlowKind::PasswordReset, reset, token).await
}

/// The same, of another errand that awaits a face.
///
/// # Errors
///
/// [`NotTold`].
pub async fn status_of(
    table: &Table,
    kind: FlowKind,
    flow: &FlowId,
    token: &FlowToken,
) -> Result<ResetProgress, NotTold> {
    let errand = table.errand(flow, kind).await?.ok_or(NotTold::Unknown)?;
    if !holds(token, &errand.token) {
        return Err(NotTold::Unknown);
    }
    Ok(ResetProgress { stage: stage(&errand), deadline: errand.deadline })
}

fn stage(errand: &Errand) -> ResetStage {
    match (errand.is_finished, &errand.face) {
        (true, _) => ResetStage::Complete,
        (false, Some(_)) => ResetStage::FacePassed,
        (false, None) => ResetStage::AwaitingProof { refusal: errand.refusal },
    }
}
