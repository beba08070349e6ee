//! A face provider says whose face was shown.
//!
//! Its signature is already believed. Reads the registration (or the password reset) and, at the same time, who is registered under the shown
//! identity; then writes the registration and the spent delivery together. Three calls, two round trips. A delivery that
//! comes twice is one: it gets the answer of the first and changes nothing.

use domain::{
    FaceRefusal, FaceReport, FaceResult, FlowId, FlowToken, OutOfStep, ScanSecret, SecretHash,
    Step, Subject, face_for_reset,
};
use jiff::Timestamp;
use keys::{Veil, holds};
use ports::{Clock, Entropy, Fault};
use store::{About, Delivery, Errand, FaceSaved, Keepable, Kept, PersonShown, Table};

/// The request, already sound, its signature verified.
#[derive(Debug)]
pub struct Shown {
    /// Which registration.
    pub registration: FlowId,
    /// By what they show that it is theirs to show a face for.
    pub by: ShownBy,
    /// What the provider found.
    pub report: FaceReport,
    /// SHA-256 of the signed body.
    pub body: [u8; 32],
}

/// Who brings a face, and the secret by which it is theirs to bring.
#[derive(Debug)]
pub enum ShownBy {
    /// The APP that scanned the QR code, which carried this.
    App(ScanSecret),
    /// The page itself, which asked a provider what came of it, and holds this.
    Page(FlowToken),
}

impl ShownBy {
    fn holds(&self, token: &SecretHash, scan: Option<&SecretHash>) -> bool {
        match self {
            Self::App(secret) => scan.is_some_and(|scan| holds(secret, scan)),
            Self::Page(secret) => holds(secret, token),
        }
    }
}

/// Why the registration did not get on.
#[derive(Debug, thiserror::Error)]
pub enum NotAdmitted {
    /// No registration has that name and secret.
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
    let (documents, name) = match &shown.report.result {
        FaceResult::Passed(identity) => (veil.blind.used(&identity.document), Some(&identity.name)),
        FaceResult::Failed => (Vec::new(), None),
    };
    let (kept, found) = tokio::join!(
        table.registration(&shown.registration, &veil.seal),
        table.person_shown(&documents, name, &veil.blind)
    );
    let found = found?;
    let registered = found.as_ref().map(|found| found.person.clone());
    match kept?.ok_or(NotAdmitted::Unknown)? {
        Kept::PasswordReset(reset) => admit_to_reset(table, now, &shown, &reset, found).await,
        Kept::Person(registration) => {
            admit(table, veil, entropy, now, shown, registration, registered).await
        }
        Kept::Organisation(registration) => {
            admit(table, veil, entropy, now, shown, registration, registered).await
        }
        Kept::Appeal(registration) => {
            admit(table, veil, entropy, now, shown, registration, registered).await
        }
        Kept::Succession(registration) => {
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
    let Shown { by, report, body, .. } = shown;
    if !by.holds(&registration.token, Some(&registration.scan)) {
        return Err(NotAdmitted::Unknown);
    }
    if is_repeated(&registration.step, &report) {
        return Ok(());
    }
    let delivery = delivery(&report, body, now);
    let faced = registration.show_face(report, registered, now)?;
    told(table.save_face(&faced, &delivery, &veil.seal, entropy).await?, faced.refusal)
}

/// The face must be the place's person's, or the person's own: registered under the shown document and name. A reset that is about nobody is
/// answered as one that is about somebody else.
async fn admit_to_reset(
    table: &Table,
    now: Timestamp,
    shown: &Shown,
    reset: &Errand,
    found: Option<PersonShown>,
) -> Result<(), NotAdmitted> {
    let Shown { by, report, body, .. } = shown;
    if !by.holds(&reset.token, reset.scan.as_ref()) {
        return Err(NotAdmitted::Unknown);
    }
    if let Some(pass) = &reset.face {
        let is_repeated = (&pass.provider, &pass.delivery) == (&report.provider, &report.delivery);
        return if is_repeated { Ok(()) } else { Err(OutOfStep::FaceDone.into()) };
    }
    if reset.is_finished {
        return Err(OutOfStep::AlreadyComplete.into());
    }
    if reset.deadline <= now {
        return Err(OutOfStep::FaceTooLate.into());
    }
    let of = match &reset.about {
        About::Place { person, .. } | About::Person(person) => Some(person),
        About::Nobody => None,
    };
    let found = found.filter(|found| found.is_named).map(|found| found.person);
    let refusal = face_for_reset(of, &report.result, found.as_ref()).err();
    let delivery = delivery(report, *body, now);
    told(table.save_face_of_reset(&reset.id, refusal, &delivery).await?, refusal)
}

fn delivery(report: &FaceReport, body: [u8; 32], now: Timestamp) -> Delivery {
    Delivery { provider: report.provider.clone(), id: report.delivery.clone(), body, at: now }
}

fn told(saved: FaceSaved, refusal: Option<FaceRefusal>) -> Result<(), NotAdmitted> {
    match saved {
        FaceSaved::Done => refusal.map_or(Ok(()), |refusal| Err(NotAdmitted::Refused(refusal))),
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
