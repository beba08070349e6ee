//! `POST /v1/mobile-changes`: whoever proved lately who they are begins to change their mobile;
//! `GET /v1/mobile-changes/{change}`: how far that is;
//! `POST /v1/mobile-changes/{change}/mobile`: they have proven the new one, and have it from now on.

use edge::wire::mobile::{ChangeMobile, MobileChangeBegun, MobileChangeStatus, MobileChanged};
use edge::{Fatal, Reply, boot, now, routes, serve};
use flows::mobile_change::{complete::complete, start::start, status::status};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |route: routes::MobileChange, request| async move {
        let (actor, entropy, clock) = (&request.signed_in(verifier)?, &boot.entropy, &boot.clock);
        Ok(match route {
            routes::MobileChange::Start => {
                let begun = start(table, entropy, clock, actor).await?;
                Reply::created(&MobileChangeBegun::new(&begun, now(clock)))
            }
            routes::MobileChange::Status(change) => {
                let progress = status(table, actor, &change).await?;
                Reply::ok(&MobileChangeStatus::new(&change, &progress, now(clock)))
            }
            routes::MobileChange::Complete(change) => {
                let sound = request.json::<ChangeMobile>()?.complete(change.clone())?;
                complete(table, veil, entropy, clock, actor, sound).await?;
                Reply::ok(&MobileChanged::new(&change))
            }
        })
    })
    .await
}
