//! A new legal representative begins to take their registered organisation over.
//!
//! Looks the credit code up in the business register, counts the start as one of a registration is, and finds the
//! organisation, all at once; then looks whether somebody else represents it; then writes. Five calls, three round trips.
//! Whoever is the legal representative, and was never more than invited, may come this way too.

use crate::person_registration::start::{Opened, flow};
use crate::registration::start::{self as registration, Start, claimed};
use domain::{
    Agreement, CreditCode, FlowKind, Identity, OrganisationIdentifier, Place, Registration,
    SuccessionClaim,
};
use keys::{AccountNumber, Veil};
use ports::{Clock, Entropy, Fault};
use store::{Counted, Members, Table};

/// Why it was not begun; nothing is written but the count.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// As of a registration: another agreement, too many, or it does not agree with the business register.
    #[error(transparent)]
    Claim(#[from] registration::NotStarted),
    /// The organisation has no account yet.
    #[error("the organisation is not registered")]
    NotRegistered,
    /// They are the legal representative already.
    #[error("they are the legal representative already")]
    AlreadyLegalRepresentative,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins a succession.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    in_force: &Agreement,
    request: Start<CreditCode>,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let code = OrganisationIdentifier::CreditCode(request.credit_code.clone());
    // Boxed: each holds several replies of the SDK.
    let claiming = Box::pin(claimed(table, veil, in_force, &request, now));
    let (claimed, found) = tokio::join!(claiming, Box::pin(table.organisation_by(&code)));
    let (_, there) = claimed?;
    let organisation = found?.ok_or(NotStarted::NotRegistered)?;
    let members = table.members(&organisation).await?.ok_or(NotStarted::NotRegistered)?;
    if represents(&members, &request.legal_representative, veil) {
        return Err(NotStarted::AlreadyLegalRepresentative);
    }
    let claim = SuccessionClaim {
        organisation,
        credit_code: request.credit_code,
        name: request.name,
        legal_representative: request.legal_representative,
        agreement: request.agreement,
    };
    let (flow, secrets) = flow(FlowKind::Succession, entropy);
    let begun = Registration::open(flow, claim, now);
    match table.begin_succession(&begun, &there, &veil.seal, entropy).await? {
        Counted::Allowed => Ok(secrets.opened(&begun)),
        Counted::Limited { retry_after } => {
            Err(registration::NotStarted::Limited { retry_after }.into())
        }
    }
}

/// Whether it is they who represent the organisation, as far as their document's number tells before the face does.
fn represents(members: &Members, identity: &Identity, veil: &Veil) -> bool {
    let number = identity.document.account_number();
    let representative = members.people.legal_representative();
    let kept = representative.filter(|one| one.place == Place::Live);
    let kept = kept.and_then(|one| members.kept(&one.id));
    kept.is_some_and(|kept| veil.blind.matches(&kept.account_number, &AccountNumber(&number)))
}
