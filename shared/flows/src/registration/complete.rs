//! The legal representative proves a mobile and sets a password, and the organisation comes into being.
//!
//! Reads the registration; then writes the organisation, its identifiers, the legal representative's place, the audit
//! record, the completed registration and the used SMS code in one transaction. Two calls, two round trips. Asked again
//! after a lost reply, it reads the place's password and, if it is the same, gives the same answer.

use crate::account::{Complete, DRAWS, again, choose, no_number};
use domain::{
    MembershipId, Minted, OpenedOrganisation, OrganisationId, OrganisationNumber, OutOfStep, Step,
    WeakPassword,
};
use keys::{Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Completed, Kept, NotOpened, Table};

/// Why no account was made.
#[derive(Debug, thiserror::Error)]
pub enum NotCompleted {
    /// No such registration, or it is not this browser's.
    #[error("there is no such registration")]
    Unknown,
    /// It is at some other step, or out of time.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The SMS code is not verified for this registration and mobile, or was used before.
    #[error("the mobile is not verified")]
    MobileNotVerified,
    /// A live organisation holds the credit code.
    #[error("the credit code belongs to a registered organisation")]
    CreditCodeTaken,
    /// A live organisation holds the institution code.
    #[error("the institution code belongs to a registered organisation")]
    InstitutionCodeTaken,
    /// The legal representative's own account is gone.
    #[error("the person's account is gone")]
    PersonGone,
    /// Another request completed it at the same moment.
    #[error("the registration was changed by another request")]
    Overtaken,
    /// The world let us down; whether the account was made is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Completes the registration of an organisation.
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
) -> Result<OpenedOrganisation, NotCompleted> {
    let now = clock.now();
    let registration = match table.registration(&request.registration, &veil.seal).await? {
        Some(Kept::Organisation(registration)) if holds(&request.token, &registration.token) => {
            registration
        }
        _ => return Err(NotCompleted::Unknown),
    };
    if let Step::Complete { outcome, .. } = registration.step {
        let kept = table.membership_password(&outcome.organisation, &outcome.membership).await?;
        return again(&request, kept.as_ref(), outcome, passwords, entropy)?.map_err(Into::into);
    }
    registration.passed(now)?;
    let claim = &registration.claim;
    let names = [claim.credit_code.as_str(), claim.name.as_str()];
    let password = choose(&request, &claim.legal_representative, &names)?;
    let password = passwords.hash(&password, entropy)?;
    let completed = Completed {
        sms_code: &request.sms_code,
        mobiles: &veil.blind.every(&request.mobile),
        password: &password,
    };
    for _ in 0..DRAWS {
        let minted = Minted {
            organisation: OrganisationId::from_random(random(entropy)),
            membership: MembershipId::from_random(random(entropy)),
            number: OrganisationNumber::from_random(random(entropy)),
        };
        let opening = registration.clone().account(minted, request.mobile.clone(), now)?;
        match table.open_organisation(&opening, &completed, veil, entropy).await? {
            Ok(()) => return Ok(opening.outcome()),
            Err(NotOpened::NumberTaken) => {}
            Err(NotOpened::Stale) => return Err(NotCompleted::Overtaken),
            Err(NotOpened::MobileNotVerified) => return Err(NotCompleted::MobileNotVerified),
            Err(NotOpened::CreditCodeTaken) => return Err(NotCompleted::CreditCodeTaken),
            Err(NotOpened::InstitutionCodeTaken) => return Err(NotCompleted::InstitutionCodeTaken),
            Err(NotOpened::PersonGone) => return Err(NotCompleted::PersonGone),
        }
    }
    Err(no_number().into())
}
