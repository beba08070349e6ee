//! Somebody begins an appeal: who they are, what is occupied, and why it is theirs.
//!
//! Counts the start against the limits of a registration and writes it: one call. Whether anything is occupied is not told
//! here, because nobody has shown who they are.

use crate::person_registration::start::{Opened, flow};
use domain::{AppealClaim, FlowKind, Registration};
use jiff::SignedDuration;
use keys::{Address, Veil};
use ports::{Clock, Entropy, Fault};
use store::{Counted, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Start {
    /// What is claimed.
    pub claim: AppealClaim,
    /// From where they ask.
    pub address: String,
}

/// Why it was not begun; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// Too many were begun from there.
    #[error("too many appeals were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins an appeal.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Start,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let address = veil.blind.blind(&Address(&request.address));
    let (flow, secrets) = flow(FlowKind::Appeal, entropy);
    let registration = Registration::open(flow, request.claim, now);
    match table.begin_counted(&registration, &address, &veil.seal, entropy).await? {
        Counted::Limited { retry_after } => Err(NotStarted::Limited { retry_after }),
        Counted::Allowed => Ok(secrets.opened(&registration)),
    }
}
