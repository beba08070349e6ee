//! `POST /v1/successions`: a new legal representative begins to take their organisation over;
//! `GET /v1/successions/{succession}`: how far that is;
//! `POST /v1/successions/{succession}/account`: they prove a mobile and set a password, and it is theirs.

use edge::wire::account::Account;
use edge::wire::registration::StartOrganisation;
use edge::wire::succession::{SuccessionBegun, SuccessionDone, SuccessionStatus};
use edge::{Fatal, Reply, boot, serve, settings, today};
use flows::succession::{complete::complete, start::start};
use flows::{FlowId, FlowKind, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let (qr_base, in_force) = (settings::text(settings::QR_BASE)?, settings::agreement()?);
    let (boot, table, veil, passwords, qr_base, in_force) =
        (&boot, &table, &veil, &passwords, &qr_base, &in_force);
    serve(move |request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let Some(succession) = request.path_if_any::<FlowId>("succession")? else {
            let body: StartOrganisation = request.json()?;
            let sound = body.start(request.address(), today(clock))?;
            let opened = start(table, veil, entropy, clock, in_force, sound).await?;
            return Ok(Reply::created(&SuccessionBegun::new(&opened, qr_base)));
        };
        if request.is_get() {
            let (kind, token) = (FlowKind::Succession, request.bearer()?);
            let progress = status(table, kind, &succession, &token).await?;
            return Ok(Reply::ok(&SuccessionStatus::new(&succession, &progress)));
        }
        let sound = request.json::<Account>()?.complete(succession, request.bearer()?)?;
        let succeeded = complete(table, veil, passwords, entropy, clock, sound).await?;
        Ok(Reply::created(&SuccessionDone::from(succeeded)))
    })
    .await
}
