//! A signed-in person scans a QR code, and sees what it would sign in.
//!
//! Two calls, two round trips: the code; then one transaction that binds it to them if their session lives.

use super::{NotApproved, done};
use domain::{PersonActor, QrId, ScanSecret};
use jiff::Timestamp;
use keys::{SealKeys, holds};
use ports::Clock;
use store::Table;

/// What a person is shown before they decide.
#[derive(Debug)]
pub struct Scanned {
    /// The code.
    pub id: QrId,
    /// What the page is of.
    pub site: String,
    /// On what it is shown.
    pub device: String,
    /// From where, masked.
    pub network: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When its time is over.
    pub expires_at: Timestamp,
    /// One of them is on the page: which?
    pub numbers: [u8; 3],
}

/// Scans.
///
/// # Errors
///
/// [`NotApproved`]; nothing is written then.
pub async fn scan(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &PersonActor,
    (id, secret): (&QrId, &ScanSecret),
) -> Result<Scanned, NotApproved> {
    let now = clock.now();
    let kept = table.qr(id).await?.ok_or(NotApproved::Unknown)?;
    if !holds(secret, &kept.scan) {
        return Err(NotApproved::Unknown);
    }
    let numbers = kept.sign_in.scan(&actor.person, now)?;
    done(table.scan_qr(id, actor, now).await?)?;
    Ok(Scanned {
        network: kept.network(seal)?,
        site: kept.site,
        device: kept.device,
        opened_at: kept.opened_at,
        expires_at: kept.sign_in.expires_at,
        numbers,
        id: kept.sign_in.id,
    })
}
