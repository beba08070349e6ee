//! `GET /v1/upgrades/{upgrade}`: how far an upgrade is;
//! `PUT /v1/upgrades/{upgrade}/organisation`: organisation and legal representative are typed in full.

use edge::wire::upgrade::{ConfirmOrganisation, OrganisationConfirmed, UpgradeStatus};
use edge::{Fatal, Reply, boot, now, routes, serve, today};
use flows::upgrade::{confirm::confirm, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (boot, table, veil) = (&boot, &table, &veil);
    serve(move |route: routes::UpgradeConfirm, request| async move {
        let (token, clock) = (request.bearer(), &boot.clock);
        Ok(match route {
            routes::UpgradeConfirm::Status(upgrade) => {
                let progress = status(table, veil, &upgrade, &token?).await?;
                Reply::ok(&UpgradeStatus::new(&progress, now(clock)))
            }
            routes::UpgradeConfirm::Confirm(upgrade) => {
                let body: ConfirmOrganisation = request.json()?;
                let sound = body.confirm(upgrade.clone(), token?, today(clock))?;
                let expires_at = confirm(table, veil, &boot.entropy, clock, sound).await?;
                Reply::ok(&OrganisationConfirmed::new(&upgrade, expires_at, now(clock)))
            }
        })
    })
    .await
}
