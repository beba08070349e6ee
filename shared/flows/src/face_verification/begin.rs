//! A page whose flow awaits a face wants it shown to Alipay.
//!
//! Reads the flow and its latest attempt at the same time; then keeps a new attempt, if that one is over. Whose face it
//! must be is what the flow claims. A password reset claims nobody, because whoever begins one is not told whose place it
//! is: there the page says whose face will be shown, and whether that is the place's person is judged afterwards, as of
//! any face.

use domain::{
    Attempt, CertifyId, CertifyRequest, FaceVerification, FlowId, FlowToken, Identity, NoAttempt,
    OutOfStep, Registration, Step, Subject,
};
use jiff::Timestamp;
use keys::{SealKeys, face_order, holds};
use ports::{Clock, Entropy, Fault};
use store::{Errand, FaceAsked, Kept, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Begin {
    /// Which flow.
    pub flow: FlowId,
    /// Its browser's secret.
    pub token: FlowToken,
    /// Whose face it will be, for a flow that claims nobody.
    pub identity: Option<Identity>,
}

/// An attempt, with what is to be asked of Alipay.
#[derive(Clone, Debug)]
pub struct Begun {
    /// For which flow.
    pub flow: FlowId,
    /// The how-manieth.
    pub attempt: u8,
    /// What is asked.
    pub request: CertifyRequest,
    /// What Alipay calls it, if it was asked already.
    pub certification: Option<CertifyId>,
    /// Until when the face must have passed.
    pub expires_at: Timestamp,
}

/// Why Alipay is not asked; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotBegun {
    /// No such flow, or it is not this browser's.
    #[error("there is no such flow")]
    Unknown,
    /// No face is awaited.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The flow claims nobody, so it must be said whose face it will be; or it claims somebody, so it must not.
    #[error("it is said whose face it will be exactly where the flow claims nobody")]
    Identity,
    /// This document, or this flow, gets no attempt.
    #[error(transparent)]
    NoAttempt(#[from] NoAttempt),
    /// Another request began an attempt at the same moment.
    #[error("another request began an attempt")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins an attempt, or finds the one under way.
///
/// # Errors
///
/// [`NotBegun`].
pub async fn begin(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    Begin { flow, token, identity }: Begin,
) -> Result<Begun, NotBegun> {
    let now = clock.now();
    let (kept, before) =
        tokio::join!(table.registration(&flow, seal), table.face_verification(&flow, seal));
    let awaiting = match kept?.ok_or(NotBegun::Unknown)? {
        Kept::Person(registration) => awaiting(&registration, &token, now)?,
        Kept::Organisation(registration) => awaiting(&registration, &token, now)?,
        Kept::Succession(registration) => awaiting(&registration, &token, now)?,
        Kept::Appeal(registration) => awaiting(&registration, &token, now)?,
        Kept::PasswordReset(reset) => awaiting_in_reset(&reset, &token, now)?,
    };
    let identity = awaiting.claimed.xor(identity).ok_or(NotBegun::Identity)?;
    let (attempt, certificate) = FaceVerification::attempt(before?, &flow, identity)?;
    let FaceVerification { flow, attempt, identity, certification, .. } = match attempt {
        Attempt::Same(same) => {
            let is_named = same.certification.is_some();
            if !is_named && !table.ask_face_verification_again((&flow, same.attempt)).await? {
                return Err(NoAttempt::NoneLeft.into());
            }
            same
        }
        Attempt::New(new) => {
            let is_first =
                table.claim_face_verification(&new, awaiting.asked, (seal, entropy)).await?;
            if is_first { new } else { return Err(NotBegun::Overtaken) }
        }
    };
    let order = face_order(&flow, attempt);
    let request = CertifyRequest { order, identity, certificate };
    Ok(Begun { flow, attempt, request, certification, expires_at: awaiting.asked.deadline })
}

/// Keeps what Alipay calls the attempt.
///
/// # Errors
///
/// [`NotBegun`]: another attempt has begun since, or the time to show a face is over.
pub async fn bind(
    table: &Table,
    clock: &impl Clock,
    begun: &Begun,
    certification: &CertifyId,
) -> Result<(), NotBegun> {
    let of = (&begun.flow, begun.attempt);
    let is_latest = table.bind_face_verification(of, certification, clock.now()).await?;
    if is_latest { Ok(()) } else { Err(NotBegun::Overtaken) }
}

/// A flow that awaits a face.
struct Awaiting {
    claimed: Option<Identity>,
    asked: FaceAsked,
}

fn awaiting<S: Subject>(
    registration: &Registration<S>,
    token: &FlowToken,
    now: Timestamp,
) -> Result<Awaiting, NotBegun> {
    if !holds(token, &registration.token) {
        return Err(NotBegun::Unknown);
    }
    let deadline = registration.deadline();
    match registration.step {
        Step::AwaitingFace { .. } if now < deadline => {}
        Step::AwaitingFace { .. } => return Err(OutOfStep::FaceTooLate.into()),
        Step::AwaitingAccount { .. } => return Err(OutOfStep::FaceDone.into()),
        Step::Complete { .. } => return Err(OutOfStep::AlreadyComplete.into()),
    }
    let asked = FaceAsked { token: registration.token, deadline };
    Ok(Awaiting { claimed: Some(registration.claim.face().clone()), asked })
}

fn awaiting_in_reset(
    reset: &Errand,
    token: &FlowToken,
    now: Timestamp,
) -> Result<Awaiting, NotBegun> {
    let Errand { token: kept, deadline, face, is_finished, .. } = reset;
    if !holds(token, kept) {
        return Err(NotBegun::Unknown);
    }
    if *is_finished {
        return Err(OutOfStep::AlreadyComplete.into());
    }
    if face.is_some() {
        return Err(OutOfStep::FaceDone.into());
    }
    if *deadline <= now {
        return Err(OutOfStep::FaceTooLate.into());
    }
    Ok(Awaiting { claimed: None, asked: FaceAsked { token: *kept, deadline: *deadline } })
}
