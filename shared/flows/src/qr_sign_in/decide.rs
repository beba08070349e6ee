//! The person who scanned a QR code approves or denies it.
//!
//! An approval reads the code and the organisation at once; then one transaction moves the code on and begins the
//! session, if the person's own session lives and their place acts. The session's first refresh token is known to the
//! page alone: the code keeps its hashes.

use super::{NotApproved, done};
use crate::acting::refusal;
use crate::session::{Drawing, place};
use domain::{OrganisationId, PersonActor, QrDecision, QrId, QrKind, QrOutcome, SessionId};
use ports::{Clock, Entropy, Fault, random};
use store::{Members, QrKept, Table};

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decided {
    /// The page may have this session.
    Approved(SessionId),
    /// It may not.
    Denied,
}

/// Decides.
///
/// # Errors
///
/// [`NotApproved`]; nothing is written then, but that a wrong number denies the code.
pub async fn decide(
    table: &Table,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &PersonActor,
    id: &QrId,
    decision: QrDecision,
) -> Result<Decided, NotApproved> {
    let now = clock.now();
    let (kept, members) = look(table, id, &decision).await?;
    let kept = kept.ok_or(NotApproved::Unknown)?;
    match kept.sign_in.decide(&actor.person, &decision, now)? {
        QrOutcome::Deny => {
            done(table.deny_qr(id, actor, now).await?)?;
            Ok(Decided::Denied)
        }
        QrOutcome::WrongNumber => {
            done(table.deny_qr(id, actor, now).await?)?;
            Err(NotApproved::WrongNumber)
        }
        QrOutcome::Grant => {
            let whose = match place(members.as_ref(), &actor.person, now) {
                Ok(whose) => whose,
                Err(denial) => {
                    let why = NotApproved::NotActing(denial);
                    return Err(refusal(table, (&actor.person, &actor.session), why).await);
                }
            };
            let drawing = Drawing {
                person: actor.person.clone(),
                whose,
                amr: QrKind::Person.amr(),
                device: kept.device,
                // No fresher than the person's own session: an unlocked phone is no proof of identity.
                authenticated_at: actor.authenticated_at,
            };
            let session = drawing.kept(SessionId::from_random(random(entropy)), kept.tokens, now);
            done(table.approve_qr(id, actor, &session).await?)?;
            Ok(Decided::Approved(session.id))
        }
    }
}

async fn look(
    table: &Table,
    id: &QrId,
    decision: &QrDecision,
) -> Result<(Option<QrKept>, Option<Members>), Fault> {
    let organisation: &OrganisationId = match decision {
        QrDecision::Deny => return Ok((table.qr(id).await?, None)),
        QrDecision::Approve { organisation, .. } => organisation,
    };
    let (kept, members) = tokio::join!(table.qr(id), table.members(organisation));
    Ok((kept?, members?))
}
