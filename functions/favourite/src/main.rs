//! `PUT /v1/matters/{matter}/favourite`: a member keeps a matter at hand;
//! `DELETE /v1/matters/{matter}/favourite`: no more.

use edge::wire::matters::Favourite;
use edge::{Fatal, Held, Reply, boot, routes, serve};
use flows::Clock as _;
use flows::matters::favourite::{drop, keep};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, verifier) = tokio::try_join!(boot.table(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, verifier, held) = (&boot, &table, &verifier, &held);
    serve(move |route: routes::Favourite, request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        Ok(match route {
            routes::Favourite::Keep(matter) => {
                let catalogue = &held.current(table, clock.now()).await?;
                keep(table, clock, catalogue, actor, &matter).await?;
                Reply::ok(&Favourite::new(&matter, true))
            }
            routes::Favourite::Drop(matter) => {
                drop(table, clock, actor, &matter).await?;
                Reply::ok(&Favourite::new(&matter, false))
            }
        })
    })
    .await
}
