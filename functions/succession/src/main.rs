//! `POST /v1/successions`: a new legal representative begins to take their organisation over;
//! `GET /v1/successions/{succession}`: how far that is;
//! `POST /v1/successions/{succession}/account`: they prove a mobile and set a password, and it is theirs.

use edge::wire::account::Account;
use edge::wire::registration::StartOrganisation;
use edge::wire::succession::{SuccessionBegun, SuccessionDone, SuccessionStatus};
use edge::{Fatal, Reply, boot, now, routes, serve, settings, today};
use flows::succession::{complete::complete, start::start};
use flows::{FlowKind, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let (qr_base, in_force) = (settings::text(settings::QR_BASE)?, settings::agreement()?);
    let (entropy, clock, table, veil, passwords, qr_base, in_force) =
        (&boot.entropy, &boot.clock, &table, &veil, &passwords, &qr_base, &in_force);
    serve(move |route: routes::Succession, request| async move {
        Ok(match route {
            routes::Succession::Start => {
                let body: StartOrganisation = request.json()?;
                let sound = body.start(request.address(), today(clock))?;
                let opened = start(table, veil, entropy, clock, in_force, sound).await?;
                Reply::created(&SuccessionBegun::new(&opened, qr_base, now(&boot.clock)))
            }
            routes::Succession::Status(id) => {
                let (kind, token) = (FlowKind::Succession, request.bearer()?);
                let progress = status(table, kind, &id, &token).await?;
                Reply::ok(&SuccessionStatus::new(&id, &progress, now(&boot.clock)))
            }
            routes::Succession::Complete(id) => {
                let sound = request.json::<Account>()?.complete(id, request.bearer()?)?;
                let succeeded = complete(table, veil, passwords, entropy, clock, sound).await?;
                Reply::created(&SuccessionDone::from(succeeded))
            }
        })
    })
    .await
}
