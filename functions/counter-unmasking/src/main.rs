//! `POST /v1/counter/unmaskings`: a clerk has a value shown whole, for a reason that is kept first.

use edge::wire::counter::{UnmaskValue, ValueUnmasked};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::counter::places::unmask;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |routes::CounterUnmasking::Unmask, request| async move {
        let actor = request.clerk(verifier)?;
        let asked = request.json::<UnmaskValue>()?.unmask()?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let value = unmask(table, seal, entropy, clock, &actor, asked).await?;
        Ok(Reply::ok(&ValueUnmasked { value }))
    })
    .await
}
