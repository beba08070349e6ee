//! The page that waits asks how far its appeal is; and, long after, what was decided and why.
//!
//! Two calls at once, and nothing is written. The appeal outlives the flow that filed it, and so does its token.

use domain::{Decision, FlowId, FlowKind, FlowToken, Progress};
use keys::{SealKeys, holds};
use ports::Fault;
use store::Table;

/// How far an appeal is.
#[derive(Debug)]
pub enum Told {
    /// It has yet to be filed.
    UnderWay(Progress),
    /// It waits for a clerk.
    Filed,
    /// It is decided, for this reason.
    Decided(Decision, String),
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// No such appeal, or it is not this browser's.
    #[error("there is no such appeal")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells how far an appeal is, to whoever began it.
///
/// # Errors
///
/// [`NotTold`].
pub async fn status(
    table: &Table,
    seal: &SealKeys,
    id: &FlowId,
    token: &FlowToken,
) -> Result<Told, NotTold> {
    let (filed, progress) = tokio::join!(table.appeal(id, seal), table.progress(id));
    if let Some(appeal) = filed? {
        if !holds(token, &appeal.token) {
            return Err(NotTold::Unknown);
        }
        return Ok(match appeal.decided {
            Some((decision, reason)) => Told::Decided(decision, reason),
            None => Told::Filed,
        });
    }
    let progress = progress?.ok_or(NotTold::Unknown)?;
    if progress.kind == FlowKind::Appeal && holds(token, &progress.token) {
        Ok(Told::UnderWay(progress))
    } else {
        Err(NotTold::Unknown)
    }
}
