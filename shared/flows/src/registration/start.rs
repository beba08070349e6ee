//! A legal representative begins to register their organisation.
//!
//! Looks the credit code up in the business register while counting the caller's address. What agrees with the register is
//! counted under that address and the code, by the transaction that writes the registration, unless a live organisation
//! holds the code. What does not agree is counted apart, so that no number of wrong starts keeps the right one from
//! beginning. Three calls, two round trips, either way.

use crate::person_registration::start::{Opened, flow};
use domain::{
    Agreement, CreditCode, FlowKind, Identity, OrganisationClaim, OrganisationName, Registration,
    StandardCreditCode, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, Attempted, Blind, Veil};
use ports::{Clock, Entropy, Fault};
use store::{Counted, OrganisationStart, RegisterEntry, Table};

/// The request, already sound. Which codes it takes is its type's: a registration those of the standard only, a change of
/// legal representative whatever code a registered organisation carries.
#[derive(Debug)]
pub struct Start<Code = StandardCreditCode> {
    /// 统一社会信用代码.
    pub credit_code: Code,
    /// 单位全称.
    pub name: OrganisationName,
    /// 法定代表人.
    pub legal_representative: Identity,
    /// What they say they have read.
    pub agreement: Agreement,
    /// From where they ask.
    pub address: String,
}

/// Why it was not begun; nothing is written but the count.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The agreement is not the one in force.
    #[error("another version of the agreement is in force")]
    OtherAgreement {
        /// The one in force.
        current: Agreement,
    },
    /// Too many were begun from there; or for that credit code, from there or by whoever does not agree with the register.
    #[error("too many registrations were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Credit code, name, legal representative or standing do not agree with the business register: one answer for
    /// all of them, so that it cannot be asked who represents whom.
    #[error("this does not agree with the business register")]
    NotInRegister,
    /// A live organisation holds the credit code.
    #[error("the credit code belongs to a registered organisation")]
    CreditCodeTaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins the registration of an organisation.
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
    request: Start,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let (entry, there) = claimed(table, veil, in_force, &request, now).await?;
    let claim = OrganisationClaim {
        credit_code: request.credit_code,
        name: request.name,
        institution_code: entry.institution_code,
        legal_representative: request.legal_representative,
        agreement: request.agreement,
    };
    let (flow, secrets) = flow(FlowKind::OrganisationRegistration, entropy);
    let registration = Registration::open(flow, claim, now);
    match table.begin_organisation(&registration, &there, &veil.seal, entropy).await? {
        OrganisationStart::Done => Ok(secrets.opened(&registration)),
        OrganisationStart::CreditCodeTaken => Err(NotStarted::CreditCodeTaken),
        OrganisationStart::Limited { retry_after } => Err(NotStarted::Limited { retry_after }),
    }
}

/// What the business register says of what was claimed, if all of it agrees, and the name under which the start is to be
/// counted where it is written. What does not agree is counted here.
///
/// # Errors
///
/// [`NotStarted`].
pub(crate) async fn claimed<Code>(
    table: &Table,
    veil: &Veil,
    in_force: &Agreement,
    request: &Start<Code>,
    now: Timestamp,
) -> Result<(RegisterEntry, Blind), NotStarted>
where
    Code: AsRef<CreditCode>,
{
    let code = request.credit_code.as_ref();
    if request.agreement != *in_force {
        return Err(NotStarted::OtherAgreement { current: in_force.clone() });
    }
    let address = veil.blind.blind(&Address(&request.address));
    let there = format!("{}\0{}", request.address, code.as_str());
    let there = veil.blind.blind(&Attempted(&there));
    let (entry, counted) = tokio::join!(
        table.register_entry(code),
        table.count(&rules::STARTS_PER_ADDRESS, &address, now)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotStarted::Limited { retry_after });
    }
    if let Some(entry) = entry?.filter(|entry| agrees(entry, request, veil)) {
        return Ok((entry, there));
    }
    let everywhere = veil.blind.blind(&Attempted(code.as_str()));
    let limits = [
        (&rules::WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE, &there),
        (&rules::WRONG_STARTS_PER_CREDIT_CODE, &everywhere),
    ];
    Err(match table.count_all(&limits, now).await? {
        Counted::Allowed => NotStarted::NotInRegister,
        Counted::Limited { retry_after } => NotStarted::Limited { retry_after },
    })
}

fn agrees<Code>(entry: &RegisterEntry, request: &Start<Code>, veil: &Veil) -> bool {
    entry.is_active_as(&request.name)
        && entry.is_legal_representative(&request.legal_representative, &veil.blind)
}
