//! `GET /v1/centre`: the home page of the organisation.

use edge::wire::centre::Centre;
use edge::{Fatal, Held, Reply, boot, routes, serve};
use flows::Clock as _;
use flows::centre::centre;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, seal, verifier, held) = (&boot, &table, &seal, &verifier, &held);
    serve(move |routes::Centre::Look, request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        let (now, at_hand) = (clock.now(), held.fresh(clock.now()));
        let is_old = at_hand.is_none();
        let told = centre(table, seal, clock, at_hand, actor).await?;
        if is_old {
            held.keep(&told.catalogue, now);
        }
        Ok(Reply::ok(&Centre::from(&told)))
    })
    .await
}
