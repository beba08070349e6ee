//! The page asks what came of the face that it had shown to Alipay (RFC 8628 manners).
//!
//! One write, which finds the attempt too; Alipay is then asked about the certification that is bound to it, and about no
//! other. A page that polls too often is told to slow down, which costs another write, and Alipay is not asked.

use domain::{CertifyId, FaceRefusal, FaceVerification, FlowId, FlowToken, OutOfStep, rules};
use jiff::{SignedDuration, Timestamp};
use keys::{SealKeys, hash};
use ports::{Clock, Fault};
use store::{FacePolled, FaceWaiting, Table};

/// An attempt that Alipay is to be asked about.
#[derive(Clone, Debug)]
pub struct Polled {
    /// Which.
    pub verification: FaceVerification,
    /// What Alipay calls it.
    pub certification: CertifyId,
    /// How long to wait between two polls.
    pub every: SignedDuration,
    /// When its time is over.
    pub expires_at: Timestamp,
}

/// Why Alipay is not asked; but for `SlowDown` nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotPolled {
    /// Alipay was not asked for a face of that flow, or the flow is not this browser's.
    #[error("no face was asked for")]
    Unknown,
    /// The time to show a face is over.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The attempt was refused before.
    #[error("the face was refused")]
    Refused(FaceRefusal),
    /// It asks too often.
    #[error("the page polls too often")]
    SlowDown {
        /// How long to wait between two polls from now on.
        every: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Polls.
///
/// # Errors
///
/// [`NotPolled`].
pub async fn poll(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    (flow, token): (&FlowId, &FlowToken),
) -> Result<Polled, NotPolled> {
    let polled = table.poll_face_verification((flow, hash(token)), clock.now(), seal).await?;
    let waiting = match polled {
        FacePolled::Unknown => return Err(NotPolled::Unknown),
        FacePolled::TooLate => return Err(OutOfStep::FaceTooLate.into()),
        FacePolled::Refused(refusal) => return Err(NotPolled::Refused(refusal)),
        FacePolled::Waiting(waiting) => *waiting,
    };
    let FaceWaiting { verification, is_early, every, expires_at } = waiting;
    if is_early {
        let every = every + rules::SLOW_DOWN;
        table.slow_face_verification_down((flow, verification.attempt), every).await?;
        return Err(NotPolled::SlowDown { every });
    }
    let certification = verification.certification.clone().ok_or(NotPolled::Unknown)?;
    Ok(Polled { verification, certification, every, expires_at })
}
