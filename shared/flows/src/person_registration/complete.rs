//! Somebody proves a mobile and sets a password, and is a person from then on.
//!
//! Reads the registration; then writes the person, what they are found by, the completed registration and the used SMS
//! code in one transaction. Two calls, two round trips. Asked again after a lost reply, it reads the password and, if it
//! is the same, gives the same answer.

use crate::account::{Complete, again, choose};
use domain::{OutOfStep, Person, PersonId, Step, WeakPassword};
use keys::{Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Completed, Kept, NotRegistered, Table};

/// Why nobody was registered.
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
    /// Somebody is registered under this identity.
    #[error("the identity is registered")]
    IdentityTaken,
    /// Another person's account is bound to the mobile. Told only to whoever holds that mobile.
    #[error("the mobile is bound to another account")]
    MobileTaken,
    /// Another request completed it at the same moment.
    #[error("the registration was changed by another request")]
    Overtaken,
    /// The world let us down; whether the person was registered is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Completes the registration of a person.
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
) -> Result<PersonId, NotCompleted> {
    let now = clock.now();
    let registration = match table.registration(&request.registration, &veil.seal).await? {
        Some(Kept::Person(registration)) if holds(&request.token, &registration.token) => {
            registration
        }
        _ => return Err(NotCompleted::Unknown),
    };
    if let Step::Complete { outcome, .. } = registration.step {
        let kept = table.person(&outcome).await?.map(|person| person.password);
        return again(&request, kept.as_ref(), outcome, passwords, entropy)?.map_err(Into::into);
    }
    registration.passed(now)?;
    let password = choose(&request, &registration.claim.identity, &[])?;
    let password = passwords.hash(&password, entropy)?;
    let completed = Completed {
        sms_code: &request.sms_code,
        mobiles: &veil.blind.every(&request.mobile),
        password: &password,
    };
    let person = Person {
        id: PersonId::from_random(random(entropy)),
        identity: registration.claim.identity.clone(),
        mobile: request.mobile.clone(),
        registered_at: now,
    };
    let registration = registration.complete(person.id.clone(), now)?;
    match table.register_person(&person, &registration, &completed, veil, entropy).await? {
        Ok(()) => Ok(person.id),
        Err(NotRegistered::Stale) => Err(NotCompleted::Overtaken),
        Err(NotRegistered::MobileNotVerified) => Err(NotCompleted::MobileNotVerified),
        Err(NotRegistered::IdentityTaken) => Err(NotCompleted::IdentityTaken),
        Err(NotRegistered::MobileTaken) => Err(NotCompleted::MobileTaken),
    }
}
