//! A letter is shown, by its digest, to open an administrator's account: does it do?

use domain::{Mandate, MandateDigest, MandateParties, MandateRefusal};
use jiff::civil::Date;
use keys::SealKeys;
use ports::Fault;
use store::Table;

/// Why a letter does not do.
#[derive(Debug, thiserror::Error)]
pub enum NotUsable {
    /// There is no letter of that digest, or it is so old that it was swept.
    #[error("there is no such letter")]
    Unknown,
    /// It does not say what it is shown for.
    #[error(transparent)]
    Refused(#[from] MandateRefusal),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The letter of this digest, if it lets whoever it names be the administrator of that organisation today (in the hall's
/// calendar). Whether its administrator may appoint agents is `may_appoint_agents`, for `Membership::may_appoint`.
///
/// One call, one round trip. A letter is not used up by it.
///
/// # Errors
///
/// [`NotUsable`].
pub async fn usable(
    table: &Table,
    seal: &SealKeys,
    digest: &MandateDigest,
    shown: &MandateParties,
    today: Date,
) -> Result<Mandate, NotUsable> {
    let kept = table.letter(digest, seal).await?.ok_or(NotUsable::Unknown)?;
    kept.mandate.opens_administrator(shown, today)?;
    Ok(kept.mandate)
}
