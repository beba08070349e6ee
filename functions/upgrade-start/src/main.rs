//! `GET /v1/legacy-halls`: the older halls whose accounts can be upgraded;
//! `POST /v1/upgrades`: somebody gives the user name and password of such an account.

use edge::wire::upgrade::{HallsTold, StartUpgrade, UpgradeBegun};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::upgrade::start::start;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (halls, in_force) = (settings::legacy_halls()?, settings::upgrade_notice()?);
    let (boot, table, veil, halls, in_force) = (&boot, &table, &veil, &halls, &in_force);
    serve(move |route: routes::UpgradeStart, request| async move {
        Ok(match route {
            routes::UpgradeStart::Halls => Reply::ok(&HallsTold::new(halls, in_force)),
            routes::UpgradeStart::Start => {
                let body: StartUpgrade = request.json()?;
                let sound = body.start(halls, request.address())?;
                let begun = start(table, veil, &boot.entropy, &boot.clock, in_force, sound).await?;
                Reply::created(&UpgradeBegun::new(&begun, now(&boot.clock)))
            }
        })
    })
    .await
}
