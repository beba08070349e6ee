//! A face provider says whose face was shown.
//!
//! Its signature is already believed. Reads the registration and, at the same time, who is registered under the shown
//! identity; then writes the registration and the spent delivery together. Three calls, two round trips. A delivery that
//! comes twice is one: it gets the answer of the first and changes nothing.

use domain::{FaceRefusal, FaceReport, FaceResult, FlowId, OutOfStep, ScanSecret, Step, Subject};
use jiff::Timestamp;
use keys::{Veil, holds};
use ports::{Clock, Entropy, Fault};
use store::{Delivery, FaceSaved, Keepable, Kept, Table};

/// The request, already sound, its signature verified.
#[derive(Debug)]
pub struct Shown {
    /// Which registration.
    pub registration: FlowId,
    /// The secret the QR code carried.
    pub scan: ScanSecret,
    /// What the provider found.
    pub report: FaceReport,
    /// SHA-256 of the signed body.
    pub body: [u8; 32],
}

/// Why the registration did not get on.
#[derive(Debug, thiserror::Error)]
pub enum NotAdmitted {
    /// No registration has that name and QR secret.
    #[error("there is no such registration")]
    Unknown,
    /// The face does not carry it on; that is noted, and another may be shown until the deadline.
    #[error("the face is refused")]
    Refused(FaceRefusal),
    /// The delivery's id was used before, for something else; nothing is written.
    #[error("the delivery id was used for another body")]
    DeliveryReused,
    /// Another request changed the registration at the same moment; nothing is written.
    #[error("the registration was changed by another request")]
    Overtaken,
    /// No face is awaited; nothing is written.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes a provider's report of a face.
///
/// # Errors
///
/// [`NotAdmitted`].
pub async fn show(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    shown: Shown,
) -> Result<(), NotAdmitted> {
    let now = clock.now();
    let documents = match &shown.report.result {
        FaceResult::Passed(identity) => veil.blind.used(&identity.document),
        FaceResult::Failed => Vec::new(),
    };
    let (kept, registered) = tokio::join!(
        table.registration(&shown.registration, &veil.seal),
        table.person_by_document(&documents)
    );
    let registered = registered?;
    match kept?.ok_or(NotAdmitted::Unknown)? {
        Kept::Person(registration) => {
            admit(table, veil, entropy, now, shown, registration, registered).await
        }
        Kept::Organisation(registration) => {
            admit(table, veil, entropy, now, shown, registration, registered).await
        }
    }
}

async fn admit<S: Keepable>(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    now: Timestamp,
    shown: Shown,
    registration: domain::Registration<S>,
    registered: Option<domain::PersonId>,
) -> Result<(), NotAdmitted> {
    let Shown { scan, report, body, .. } = shown;
    if !holds(&scan, &registration.scan) {
        return Err(NotAdmitted::Unknown);
    }
    if is_repeated(&registration.step, &report) {
        return Ok(());
    }
    let delivery =
        Delivery { provider: report.provider.clone(), id: report.delivery.clone(), body, at: now };
    let faced = registration.show_face(report, registered, now)?;
    match table.save_face(&faced, &delivery, &veil.seal, entropy).await? {
        FaceSaved::Done => {
            faced.refusal.map_or(Ok(()), |refusal| Err(NotAdmitted::Refused(refusal)))
        }
        FaceSaved::Repeated(None) => Ok(()),
        FaceSaved::Repeated(Some(refusal)) => Err(NotAdmitted::Refused(refusal)),
        FaceSaved::IdReused => Err(NotAdmitted::DeliveryReused),
        FaceSaved::Stale => Err(NotAdmitted::Overtaken),
    }
}

/// Whether this very delivery is the one that passed.
fn is_repeated<S: Subject>(step: &Step<S>, report: &FaceReport) -> bool {
    match step {
        Step::AwaitingFace { .. } => false,
        Step::AwaitingAccount { pass, .. } | Step::Complete { pass, .. } => {
            pass.provider == report.provider && pass.delivery == report.delivery
        }
    }
}
