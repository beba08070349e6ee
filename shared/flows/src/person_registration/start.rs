//! Somebody begins to register as a person.
//!
//! Counts the start and writes the registration in one transaction. Whether they are registered already is told only
//! after the face has proven who they are.

use domain::{
    Flow, FlowId, FlowKind, FlowToken, Identity, PersonClaim, Registration, ScanSecret, Subject,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, Veil, hash};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Start {
    /// Who they say they are.
    pub identity: Identity,
    /// From where they ask.
    pub address: String,
}

/// A registration, or a password reset, that was begun, with the secrets that are told this once.
#[derive(Debug)]
pub struct Opened {
    /// Its public name.
    pub registration: FlowId,
    /// For the browser that began it.
    pub token: FlowToken,
    /// For the QR code.
    pub scan: ScanSecret,
    /// Until when the face must have passed.
    pub expires_at: Timestamp,
}

/// The secrets of a flow, before they are handed out.
pub(crate) struct Secrets {
    token: FlowToken,
    scan: ScanSecret,
}

impl Secrets {
    pub(crate) fn opened<S: Subject>(self, registration: &Registration<S>) -> Opened {
        self.of(registration.id.clone(), registration.deadline())
    }

    pub(crate) fn of(self, registration: FlowId, expires_at: Timestamp) -> Opened {
        let Self { token, scan } = self;
        Opened { registration, token, scan, expires_at }
    }
}

/// Mints a flow: its id, and the secrets of which it keeps the hashes.
pub(crate) fn flow(kind: FlowKind, entropy: &impl Entropy) -> (Flow, Secrets) {
    let token = FlowToken::from_random(random(entropy));
    let scan = ScanSecret::from_random(random(entropy));
    let id = FlowId::from_random(kind, random(entropy));
    (Flow { id, token: hash(&token), scan: hash(&scan) }, Secrets { token, scan })
}

/// Why it was not begun; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// Too many were begun from there.
    #[error("too many registrations were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins the registration of a person.
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
    let (flow, secrets) = flow(FlowKind::PersonRegistration, entropy);
    let registration = Registration::open(flow, PersonClaim { identity: request.identity }, now);
    match table.begin_counted(&registration, &address, &veil.seal, entropy).await? {
        Counted::Limited { retry_after } => Err(NotStarted::Limited { retry_after }),
        Counted::Allowed => Ok(secrets.opened(&registration)),
    }
}
