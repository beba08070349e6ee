//! The page that was reloaded asks how far its upgrade is.
//!
//! Reads the upgrade, and then the old account, masked, unless it is upgraded. Writes nothing. Two calls, two round trips;
//! one of a complete upgrade.

use super::Recognised;
use domain::{FlowToken, Upgrade, UpgradeId, UpgradeStep};
use keys::{Veil, holds};
use ports::Fault;
use store::Table;

/// How far an upgrade is.
#[derive(Debug)]
pub struct UpgradeProgress {
    /// The upgrade.
    pub upgrade: Upgrade,
    /// Whose account it is, while it waits to be upgraded.
    pub recognised: Option<Recognised>,
}

/// Why nothing is told.
#[derive(Debug, thiserror::Error)]
pub enum StatusError {
    /// No such upgrade, or it is not this browser's.
    #[error("there is no such upgrade")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Tells how far an upgrade is, to whoever began it.
///
/// # Errors
///
/// [`StatusError`].
pub async fn status(
    table: &Table,
    veil: &Veil,
    upgrade: &UpgradeId,
    token: &FlowToken,
) -> Result<UpgradeProgress, StatusError> {
    let kept = table.upgrade(upgrade, &veil.seal).await?;
    let kept = kept.filter(|kept| holds(token, &kept.upgrade.token)).ok_or(StatusError::Unknown)?;
    let recognised = match &kept.upgrade.step {
        UpgradeStep::AwaitingOrganisation | UpgradeStep::AwaitingAdministrator { .. } => {
            let found = table.legacy_account_again(&kept.account).await?;
            let record = found.map(|found| found.record(&veil.seal)).transpose()?;
            record.as_ref().map(Recognised::from)
        }
        UpgradeStep::Complete { .. } => None,
    };
    Ok(UpgradeProgress { upgrade: kept.upgrade, recognised })
}
