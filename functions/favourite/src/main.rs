//! `PUT /v1/matters/{matter}/favourite`: a member keeps a matter at hand;
//! `DELETE /v1/matters/{matter}/favourite`: no more.

use edge::wire::matters::Favourite;
use edge::{Fatal, Held, Reply, boot, serve};
use flows::Clock as _;
use flows::matters::favourite::{drop, keep};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, verifier) = tokio::try_join!(boot.table(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, verifier, held) = (&boot, &table, &verifier, &held);
    serve(move |request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        let matter = request.path("matter")?;
        let is_kept = request.method() == "PUT";
        if is_kept {
            let catalogue = &held.current(table, clock.now()).await?;
            keep(table, clock, catalogue, actor, &matter).await?;
        } else {
            drop(table, clock, actor, &matter).await?;
        }
        Ok(Reply::ok(&Favourite::new(&matter, is_kept)))
    })
    .await
}
