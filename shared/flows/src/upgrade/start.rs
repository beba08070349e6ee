//! Somebody gives the user name and password of an account of an older hall.
//!
//! Reads the account while counting the caller's address; compares; then writes either the failure or the upgrade. Three
//! calls, two round trips, for every outcome: an account that does not exist, or is upgraded, costs the same calls and the
//! same work, and gets the same answer as a wrong password. Nothing is told before that last write, which asks the limit
//! of failures, as when somebody signs in (`docs/decisions/0003-sign-in-failures-are-counted-before-anything-is-told.md`).
//!
//! Of the organisation and its legal representative so much is told that whoever knows them recognises them, and no more.

use super::Recognised;
use crate::log;
use domain::{
    Agreement, FlowToken, LegacyHall, LegacyPassword, LegacyRecord, LegacyUserName, Upgrade,
    UpgradeId, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, LegacyUser, Veil, hash, is_legacy_password};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, Table, UpgradeBegun, UpgradeKept};

/// The request, already sound.
#[derive(Debug)]
pub struct Start {
    /// 原网办大厅.
    pub hall: LegacyHall,
    /// 原用户名.
    pub user_name: LegacyUserName,
    /// 原密码.
    pub password: LegacyPassword,
    /// The notice (升级须知) they say they have read.
    pub notice: Agreement,
    /// From where they ask.
    pub address: String,
}

/// An upgrade that was begun, with the secret that is told this once.
#[derive(Debug)]
pub struct Begun {
    /// Its public name.
    pub upgrade: UpgradeId,
    /// For the browser that began it.
    pub token: FlowToken,
    /// Until when the organisation must be confirmed.
    pub expires_at: Timestamp,
    /// Whose account it is.
    pub recognised: Recognised,
}

/// Why it was not begun.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// The notice is not the one in force; nothing is counted.
    #[error("another version of the notice is in force")]
    OtherNotice {
        /// The one in force.
        current: Agreement,
    },
    /// There is no such account, or it is upgraded, or the password is another: one answer for all. The failure is
    /// counted.
    #[error("user name and password do not go together")]
    Wrong,
    /// This account has failed five times in a quarter of an hour.
    #[error("too many failures")]
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Too many tries from one address, or too many upgrades of one account were begun.
    #[error("too many upgrades were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins an upgrade.
///
/// # Errors
///
/// [`NotStarted`]; after any of them there is no upgrade.
pub async fn start(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    in_force: &Agreement,
    request: Start,
) -> Result<Begun, NotStarted> {
    if request.notice != *in_force {
        return Err(NotStarted::OtherNotice { current: in_force.clone() });
    }
    let now = clock.now();
    let Start { hall, user_name, password, notice, address } = request;
    let address = veil.blind.blind(&Address(&address));
    let user = LegacyUser(&hall.id, &user_name);
    log::account(&user, &veil.blind);
    let (names, attempted) = (veil.blind.used(&user), veil.blind.blind(&user));
    let (found, counted) = tokio::join!(
        table.legacy_account(&hall.id, &names),
        table.count(&rules::UPGRADE_PER_ADDRESS, &address, now)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotStarted::Limited { retry_after });
    }
    let found = found?;
    let record = found.as_ref().map(|found| found.record(&veil.seal)).transpose()?;
    let kept = record.as_ref().map(|record| &record.hash);
    let is_right = is_legacy_password(&password, kept, &hall.work);
    let Some((found, record)) = found.zip(record).filter(|_| is_right) else {
        return Err(match table.count(&rules::UPGRADE_FAILURES, &attempted, now).await? {
            Counted::Allowed => NotStarted::Wrong,
            Counted::Limited { retry_after } => NotStarted::LockedOut { retry_after },
        });
    };

    let token = FlowToken::from_random(random(entropy));
    let id = UpgradeId::from_random(random(entropy));
    let upgrade = Upgrade::open(id, hash(&token), notice, now);
    let kept = UpgradeKept { upgrade, account: found.account, credit_code: found.credit_code };
    let limits = (&rules::UPGRADE_FAILURES, &rules::UPGRADES_PER_ACCOUNT);
    match table.begin_upgrade(&kept, limits, &attempted, (&veil.seal, entropy)).await? {
        UpgradeBegun::Done => Ok(begun(&kept.upgrade, token, &record)),
        UpgradeBegun::LockedOut { retry_after } => Err(NotStarted::LockedOut { retry_after }),
        UpgradeBegun::Limited { retry_after } => Err(NotStarted::Limited { retry_after }),
    }
}

fn begun(upgrade: &Upgrade, token: FlowToken, record: &LegacyRecord) -> Begun {
    Begun {
        upgrade: upgrade.id.clone(),
        token,
        expires_at: upgrade.deadline(),
        recognised: Recognised::from(record),
    }
}
