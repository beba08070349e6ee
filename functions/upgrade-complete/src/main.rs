//! `POST /v1/upgrades/{upgrade}/administrator`: a registered person is named as the administrator, and the
//! organisation comes into being.

use edge::wire::upgrade::{AccountUpgraded, NameAdministrator};
use edge::{Fatal, Reply, boot, routes, serve, settings, today};
use flows::upgrade::complete::complete;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, passwords) = tokio::try_join!(boot.table(), boot.veil(), boot.passwords())?;
    let page = settings::invitation_page()?;
    let (boot, table, veil, passwords, page) = (&boot, &table, &veil, &passwords, &page);
    serve(move |routes::UpgradeComplete::Complete(upgrade), request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let body: NameAdministrator = request.json()?;
        let sound = body.complete(upgrade.clone(), request.bearer()?, today(clock))?;
        let made = complete(table, veil, passwords, entropy, clock, page, sound).await?;
        Ok(Reply::created(&AccountUpgraded::new(&upgrade, &made)))
    })
    .await
}
