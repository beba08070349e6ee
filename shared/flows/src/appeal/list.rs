//! A clerk looks at the appeals that wait, any counter's: who appeals, about what, why; masked at the edge. That they looked,
//! and at which, is kept and counted first.

use domain::{ClerkActor, Ended, FlowId, rules};
use futures::future::try_join_all;
use jiff::SignedDuration;
use keys::SealKeys;
use ports::{Clock, Entropy, Fault};
use store::{Appeal, Counted, CounterAct, Table};

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
    /// The clerk has looked at too many pages.
    #[error("too many looks")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
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
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
    after: Option<&FlowId>,
) -> Result<Waiting, NotTold> {
    let now = clock.now();
    let open = table.open_appeals(after, PAGE).await?;
    let read = try_join_all(open.iter().map(|id| table.appeal(id, seal))).await?;
    // One may have been decided in between.
    let waits = |appeal: &Appeal| appeal.decided.is_none();
    let appeals: Vec<Appeal> = read.into_iter().flatten().filter(waits).collect();
    let ids: Vec<&str> = appeals.iter().map(|appeal| appeal.id.as_str()).collect();
    let content = vec![("appeals", ids.join(" "))];
    let act = CounterAct::new("appeals.seen", (actor, now), content, entropy);
    let next = open.last().filter(|_| open.len() == PAGE).cloned();
    match table.keep_act(&act, Some(&rules::APPEAL_PAGES_PER_CLERK), (seal, entropy)).await?? {
        Counted::Allowed => Ok(Waiting { appeals, next }),
        Counted::Limited { retry_after } => Err(NotTold::Limited { retry_after }),
    }
}
