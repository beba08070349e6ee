//! Whoever knew the old password types the organisation and its legal representative in full.
//!
//! Reads the upgrade; reads the old account and the business register; then writes what was confirmed, or one try fewer.
//! Four calls, three round trips. Old account and register must both agree, and one refusal is given for all that does not,
//! after the try is counted: a write over the version that was read, so that of guesses made at once one is told.
//!
//! It may be done again, because the page has a way back.

use domain::{
    Confirmed, FlowToken, Identity, LegacyRecord, OrganisationName, Upgrade, UpgradeClaim,
    UpgradeId, UpgradeOutOfStep,
};
use jiff::Timestamp;
use keys::{Veil, holds};
use ports::{Clock, Entropy, Fault};
use store::{RegisterEntry, Table, UpgradeKept, UpgradeSaved};

/// The request, already sound.
#[derive(Debug)]
pub struct Confirm {
    /// Which upgrade.
    pub upgrade: UpgradeId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// 单位全称, as typed.
    pub name: OrganisationName,
    /// 法定代表人, as typed.
    pub legal_representative: Identity,
}

/// Why the organisation was not confirmed.
#[derive(Debug, thiserror::Error)]
pub enum NotConfirmed {
    /// No such upgrade, or it is not this browser's.
    #[error("there is no such upgrade")]
    Unknown,
    /// It is complete, out of time, or has no try left.
    #[error(transparent)]
    OutOfStep(#[from] UpgradeOutOfStep),
    /// Name, legal representative or standing do not agree with the old account or the business register: one answer for
    /// all. It cost a try.
    #[error("this does not agree with what is known of the organisation")]
    Disagrees {
        /// Answers left.
        tries_left: u8,
    },
    /// The old account is upgraded already.
    #[error("the account is upgraded already")]
    AccountUpgraded,
    /// A live organisation holds the credit code. Told only to whoever typed everything rightly.
    #[error("the credit code belongs to a registered organisation")]
    CreditCodeTaken,
    /// Another request wrote this upgrade at the same moment; nothing is told of this one's answer.
    #[error("the upgrade was changed by another request")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Confirms the organisation of an upgrade; gives until when the administrator must be named.
///
/// # Errors
///
/// [`NotConfirmed`]; after any of them but `Disagrees` the table is as it was.
pub async fn confirm(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Confirm,
) -> Result<Timestamp, NotConfirmed> {
    let now = clock.now();
    let kept = table.upgrade(&request.upgrade, &veil.seal).await?;
    let kept = kept.filter(|kept| holds(&request.token, &kept.upgrade.token));
    let kept = kept.ok_or(NotConfirmed::Unknown)?;
    kept.upgrade.answers(now)?;
    let (found, entry) = tokio::join!(
        table.legacy_account_again(&kept.account),
        table.register_entry(&kept.credit_code)
    );
    let record = found?.ok_or(NotConfirmed::AccountUpgraded)?.record(&veil.seal)?;
    let entry = entry?.filter(|entry| agrees(&record, entry, &request, veil));
    let claim = entry.map(|entry| UpgradeClaim {
        credit_code: kept.credit_code.clone(),
        name: entry.name,
        institution_code: entry.institution_code,
        legal_representative: request.legal_representative,
    });
    let UpgradeKept { upgrade, account, credit_code } = kept;
    let judged = upgrade.confirm(claim, now)?;
    let (Confirmed::Agreed(upgrade) | Confirmed::Refused(upgrade)) = judged.clone();
    let kept = UpgradeKept { upgrade, account, credit_code };
    match table.save_upgrade(&kept, now, (&veil.seal, entropy)).await? {
        UpgradeSaved::Done => match judged {
            Confirmed::Agreed(upgrade) => Ok(upgrade.deadline()),
            Confirmed::Refused(Upgrade { tries_left, .. }) => {
                Err(NotConfirmed::Disagrees { tries_left })
            }
        },
        UpgradeSaved::Stale => Err(NotConfirmed::Overtaken),
        UpgradeSaved::CreditCodeTaken => Err(NotConfirmed::CreditCodeTaken),
    }
}

/// Whether what was typed is what both the old account and the register say.
fn agrees(record: &LegacyRecord, entry: &RegisterEntry, typed: &Confirm, veil: &Veil) -> bool {
    entry.is_active_as(&typed.name)
        && record.organisation_name.matches(&typed.name)
        && record.legal_representative.is_same_person(&typed.legal_representative)
        && entry.is_legal_representative(&typed.legal_representative, &veil.blind)
}
