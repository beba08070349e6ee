//! A clerk looks at the appeals that wait, any counter's: who appeals, about what, why; masked at the edge.

use domain::{ClerkActor, Ended, FlowId};
use futures::future::try_join_all;
use keys::SealKeys;
use ports::{Clock, Fault};
use store::{Appeal, Table};

/// Appeals on a page.
pub const PAGE: usize = 20;

/// Appeals that wait.
#[derive(Debug)]
pub struct Waiting {
    /// At most [`PAGE`].
    pub appeals: Vec<Appeal>,
    /// The last that was looked at, if there may be more after it.
    pub next: Option<FlowId>,
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Lists open appeals, at most [`PAGE`], after one of them.
///
/// # Errors
///
/// [`NotTold`].
pub async fn list(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &ClerkActor,
    after: Option<&FlowId>,
) -> Result<Waiting, NotTold> {
    let (lives, open) = tokio::join!(
        Box::pin(table.use_clerk_session(actor, clock.now())),
        Box::pin(table.open_appeals(after, PAGE))
    );
    lives??;
    let open = open?;
    let read = try_join_all(open.iter().map(|id| table.appeal(id, seal))).await?;
    // One may have been decided in between.
    let waits = |appeal: &Appeal| appeal.decided.is_none();
    let next = open.last().filter(|_| open.len() == PAGE).cloned();
    Ok(Waiting { appeals: read.into_iter().flatten().filter(waits).collect(), next })
}
