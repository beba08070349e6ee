//! What Alipay found takes the flow on, or ends the attempt.
//!
//! It is judged by the flow that judges every face ([`show`]), in the same windows, once: the certification is its
//! delivery. Whose face passed is whose we asked for. A refusal costs one write more, which ends the attempt; should that
//! be lost, the next poll does it.

use super::poll::Polled;
use crate::face::{NotAdmitted, Shown, ShownBy, show};
use domain::{ALIPAY, CertifyFinding, FaceReport, FaceResult, FaceVerification, FlowToken};
use keys::{Veil, sha256};
use ports::{Clock, Entropy};
use store::Table;

/// What came of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concluded {
    /// Nobody has shown a face yet.
    Waiting,
    /// The face passed, and the flow goes on.
    Passed,
}

/// Takes what Alipay found of a polled attempt.
///
/// # Errors
///
/// [`NotAdmitted`].
pub async fn conclude(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (polled, token): (&Polled, FlowToken),
    finding: CertifyFinding,
) -> Result<Concluded, NotAdmitted> {
    let FaceVerification { flow, attempt, identity, .. } = &polled.verification;
    let (result, word) = match finding {
        CertifyFinding::Unfinished => return Ok(Concluded::Waiting),
        CertifyFinding::Passed => (FaceResult::Passed(identity.clone()), "T"),
        CertifyFinding::Failed => (FaceResult::Failed, "F"),
    };
    let delivery = polled.certification.as_str().to_owned();
    // What a webhook's body is to its id: the same certification, of another flow or with another end, is no repetition.
    let body = sha256(format!("{flow} {delivery} {word}").as_bytes());
    let report = FaceReport { provider: ALIPAY.to_owned(), delivery, result };
    let by = ShownBy::Page(token);
    let shown = Shown { registration: flow.clone(), by, report, body };
    match show(table, veil, entropy, clock, shown).await {
        Ok(()) => Ok(Concluded::Passed),
        Err(NotAdmitted::Refused(refusal)) => {
            table.end_face_verification((flow, *attempt), refusal).await?;
            Err(NotAdmitted::Refused(refusal))
        }
        Err(other) => Err(other),
    }
}
