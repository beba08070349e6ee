//! The new legal representative proves a mobile and sets a password: the organisation is theirs.
//!
//! Reads the succession, then the organisation; then writes everything in one transaction: the one before is out, the
//! epoch raised, the others wait. Three calls, three round trips. Whoever was overtaken by a change of the organisation
//! reads and judges anew. Asked again after a lost reply, with the same password, it gives the same answer.

use crate::account::{Complete, again, choose};
use crate::amending::{TRIES, outrun};
use crate::members::tell::of_succession;
use domain::{
    Author, MembershipId, NotSucceeded, OutOfStep, PersonId, Step, Succeeded,
    SuccessionRegistration, WeakPassword,
};
use jiff::Timestamp;
use keys::{Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{
    Completed, Kept, Members, NotSucceeding, Particulars, Succeeding, SuccessionEnds, Table,
};

/// Why nobody succeeded.
#[derive(Debug, thiserror::Error)]
pub enum NotCompleted {
    /// No such succession, or it is not this browser's.
    #[error("there is no such succession")]
    Unknown,
    /// It is at some other step, or out of time.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The SMS code is not verified for this succession and mobile, or was used before.
    #[error("the mobile is not verified")]
    MobileNotVerified,
    /// What was judged on the whole of the organisation.
    #[error(transparent)]
    NotSucceeded(#[from] NotSucceeded),
    /// The new legal representative's own account is gone.
    #[error("the person's account is gone")]
    PersonGone,
    /// Another request completed it at the same moment.
    #[error("the succession was changed by another request")]
    Overtaken,
    /// The world let us down; whether it was done is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Completes a succession.
///
/// # Errors
///
/// [`NotCompleted`]; after any of them but `Fault` the table is as it was.
pub async fn complete(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Complete,
) -> Result<Succeeded, NotCompleted> {
    let now = clock.now();
    let registration = match table.registration(&request.registration, &veil.seal).await? {
        Some(Kept::Succession(registration)) if holds(&request.token, &registration.token) => {
            registration
        }
        _ => return Err(NotCompleted::Unknown),
    };
    if let Step::Complete { outcome, .. } = registration.step {
        let kept = table.membership_password(&outcome.organisation, &outcome.membership).await?;
        return again(&request, kept.as_ref(), outcome, passwords, entropy)?.map_err(Into::into);
    }
    let person = registration.passed(now)?.clone();
    let mut members = read(table, &registration).await?;
    let identity = registration.claim.legal_representative.clone();
    let password = choose(&request, &identity, &members.names())?;
    let password = passwords.hash(&password, entropy)?;
    let completed = Completed {
        sms_code: &request.sms_code,
        mobiles: &veil.blind.every(&request.mobile),
        password: &password,
    };
    let particulars = Particulars { identity, mobile: request.mobile.clone() };
    let new = New { person, particulars, id: MembershipId::from_random(random(entropy)) };
    for _ in 0..TRIES {
        match new.write(table, veil, entropy, (&members, &registration, &completed), now).await? {
            Ok(succeeded) => return Ok(succeeded),
            Err(NotSucceeding::Stale) => members = read(table, &registration).await?,
            Err(NotSucceeding::FlowStale) => return Err(NotCompleted::Overtaken),
            Err(NotSucceeding::MobileNotVerified) => return Err(NotCompleted::MobileNotVerified),
            Err(NotSucceeding::PersonGone) => return Err(NotCompleted::PersonGone),
        }
    }
    Err(outrun().into())
}

async fn read(table: &Table, of: &SuccessionRegistration) -> Result<Members, NotCompleted> {
    table.members(&of.claim.organisation).await?.ok_or(NotCompleted::Unknown)
}

/// Who is to be the legal representative.
struct New {
    person: PersonId,
    particulars: Particulars,
    id: MembershipId,
}

impl New {
    async fn write(
        &self,
        table: &Table,
        veil: &Veil,
        entropy: &impl Entropy,
        (members, registration, completed): (&Members, &SuccessionRegistration, &Completed<'_>),
        now: Timestamp,
    ) -> Result<Result<Succeeded, NotSucceeding>, NotCompleted> {
        let Self { person, particulars, id } = self;
        let sharing = members.sharing(particulars, &veil.blind);
        let succession = members.people.succeed(person, id.clone(), &sharing, now)?;
        let succeeded = Succeeded {
            organisation: members.people.organisation.clone(),
            membership: id.clone(),
            person: person.clone(),
        };
        let succeeding = Succeeding {
            members,
            succession: &succession,
            particulars,
            password: completed.password,
            by: &Author::Person(person.clone()),
            at: now,
        };
        let ends = SuccessionEnds {
            registration: &registration.clone().complete(succeeded.clone(), now)?,
            completed,
            notices: &of_succession(members, &succession, &veil.seal)?,
        };
        Ok(table.succeed(&succeeding, &ends, veil, entropy).await?.map(|()| succeeded))
    }
}
