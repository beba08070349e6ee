//! A clerk reads what was done at their own counter, newest first.

use domain::{ActId, ClerkActor, Ended};
use jiff::Timestamp;
use keys::SealKeys;
use ports::{Clock, Fault};
use store::{ActTold, Table};

/// Acts on a page.
const PAGE: usize = 50;

/// A page of a counter's acts.
#[derive(Debug)]
pub struct Page {
    /// The acts, newest first.
    pub acts: Vec<ActTold>,
    /// Whether there are older ones.
    pub has_more: bool,
}

/// Why it is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Reads a page: the newest, or those before an act.
///
/// # Errors
///
/// [`NotTold`].
pub async fn page(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &ClerkActor,
    before: Option<(Timestamp, ActId)>,
) -> Result<Page, NotTold> {
    let before = before.as_ref().map(|(at, id)| (*at, id));
    let (lives, read) = tokio::join!(
        Box::pin(table.use_clerk_session(actor, clock.now())),
        Box::pin(table.acts(&actor.counter, before, PAGE, seal))
    );
    lives??;
    let (acts, has_more) = read?;
    Ok(Page { acts, has_more })
}
