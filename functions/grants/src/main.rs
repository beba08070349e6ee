//! `PUT /v1/organisation/agents/{membership}/grants`: what an agent may do is replaced as a whole.

use edge::wire::members::{Member, ReplaceGrants};
use edge::{Fatal, Held, Reply, boot, routes, serve};
use flows::Clock as _;
use flows::members::grant::replace;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, veil, verifier, held) = (&boot, &table, &veil, &verifier, &held);
    serve(move |routes::Grants::Replace(membership), request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        let body: ReplaceGrants = request.json()?;
        let catalogue = &held.current(table, clock.now()).await?;
        let sound = body.replace(membership, clock, catalogue)?;
        let placed = replace(table, veil, entropy, clock, actor, sound).await?;
        Ok(Reply::ok(&Member::from(&placed)))
    })
    .await
}
