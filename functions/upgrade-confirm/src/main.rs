//! `PUT /v1/upgrades/{upgrade}/organisation`: organisation and legal representative are typed in full.

use edge::wire::upgrade::{ConfirmOrganisation, OrganisationConfirmed};
use edge::{Fatal, Reply, boot, routes, serve, today};
use flows::upgrade::confirm::confirm;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (boot, table, veil) = (&boot, &table, &veil);
    serve(move |routes::UpgradeConfirm::Confirm(upgrade), request| async move {
        let body: ConfirmOrganisation = request.json()?;
        let sound = body.confirm(upgrade.clone(), request.bearer()?, today(&boot.clock))?;
        let expires_at = confirm(table, veil, &boot.entropy, &boot.clock, sound).await?;
        Ok(Reply::ok(&OrganisationConfirmed::new(&upgrade, expires_at)))
    })
    .await
}
