//! By a face: an errand is begun, a face is shown for it to the APP or to Alipay, and the session takes it.
//!
//! The face must be the one of the person whose session it is. The errand is of the place, or of the person's own account: a
//! face that was asked for elsewhere proves nothing here. It is good once, and the proof is as old as the face.

use super::{Looked, Looking, Proven, look, tell};
use crate::mobile_change::about;
use crate::password_reset::status::{NotTold, ResetProgress, status_of};
use crate::person_registration::start::{Opened, flow};
use crate::session::Issuer;
use domain::{Actor, Ended, FlowId, FlowKind, FlowToken, rules};
use jiff::SignedDuration;
use keys::{TokenKeys, holds};
use ports::{Clock, Entropy, Fault};
use store::{Counted, NewErrand, ProvenBy, SessionProven, Table};

/// What a face is asked for.
const KIND: FlowKind = FlowKind::SessionProof;

/// Why no face is asked for; nothing is written but the count.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// They ask too often.
    #[error("too many proofs were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Looking> for NotStarted {
    fn from(looking: Looking) -> Self {
        match looking {
            Looking::Ended(ended) => ended.into(),
            Looking::Fault(fault) => fault.into(),
        }
    }
}

/// Asks for a face.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &Actor,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let (counted, looked) = tokio::join!(
        table.count_of_person(&rules::SESSION_PROOFS_PER_PERSON, actor.person(), now),
        look(table, actor, now)
    );
    looked?;
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotStarted::Limited { retry_after });
    }
    let (flow, secrets) = flow(KIND, entropy);
    let errand = NewErrand {
        id: flow.id,
        kind: KIND,
        token: flow.token,
        scan: Some(flow.scan),
        about: about(actor),
        bound: None,
        at: now,
        deadline: now + rules::ERRAND_WINDOW,
    };
    if !table.begin_errand_of(&errand, actor).await? {
        return Err(Ended.into());
    }
    Ok(secrets.of(errand.id, errand.deadline))
}

/// Tells the page that waits how far it is; nothing when there is no such errand, or it is not this browser's.
///
/// # Errors
///
/// [`NotProven::Unknown`], [`NotProven::Fault`].
pub async fn status(
    table: &Table,
    proof: &FlowId,
    token: &FlowToken,
) -> Result<ResetProgress, NotProven> {
    Ok(status_of(table, KIND, proof, token).await?)
}

impl From<NotTold> for NotProven {
    fn from(not: NotTold) -> Self {
        match not {
            NotTold::Unknown => Self::Unknown,
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

/// The request, already sound.
#[derive(Debug)]
pub struct ByFace {
    /// For which errand the face was shown.
    pub proof: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
}

/// Why the session is as it was; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotProven {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// No such errand, or it is not this caller's.
    #[error("no such proof was begun")]
    Unknown,
    /// No face has passed, or its time is over.
    #[error("no face has passed")]
    NoFace,
    /// It was used before.
    #[error("the face was used before")]
    Spent,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Looking> for NotProven {
    fn from(looking: Looking) -> Self {
        match looking {
            Looking::Ended(ended) => ended.into(),
            Looking::Fault(fault) => fault.into(),
        }
    }
}

/// Proves by the face that passed.
///
/// # Errors
///
/// [`NotProven`].
pub async fn prove(
    table: &Table,
    tokens: &TokenKeys,
    clock: &impl Clock,
    issuer: &Issuer,
    actor: &Actor,
    request: &ByFace,
) -> Result<Proven, NotProven> {
    let now = clock.now();
    let (errand, looked) =
        tokio::join!(table.errand(&request.proof, KIND), look(table, actor, now));
    let Looked { session, .. } = looked?;
    let is_theirs = |errand: &store::Errand| {
        holds(&request.token, &errand.token) && errand.about == about(actor)
    };
    let errand = errand?.filter(is_theirs).ok_or(NotProven::Unknown)?;
    if errand.is_finished {
        return Err(NotProven::Spent);
    }
    let face = errand.face.as_ref().filter(|_| now < errand.deadline).ok_or(NotProven::NoFace)?;
    match table.prove_session(&session, ProvenBy::Face(&errand.id), (face.at, now)).await? {
        SessionProven::Done => Ok(tell(&session, tokens, issuer, (face.at, now))?),
        SessionProven::FaceSpent => Err(NotProven::Spent),
        SessionProven::Limited { .. } | SessionProven::Ended => Err(Ended.into()),
    }
}
