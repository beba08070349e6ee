//! `GET /v1/organisation/export`: everything about the people of the organisation, unmasked, to take out.

use edge::wire::members::Export;
use edge::{Fatal, Reply, boot, routes, serve};
use flows::members::list::export;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |routes::OrganisationExport::Export, request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        let listed = export(table, veil, entropy, clock, actor).await?;
        Ok(Reply::ok(&Export::told(actor, &listed)))
    })
    .await
}
