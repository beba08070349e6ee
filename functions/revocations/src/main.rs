//! `GET /v1/revocations`: what was revoked within the life of a mandate, signed.

use edge::{Fatal, Held, Reply, boot, routes, serve, settings};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, tokens) = tokio::try_join!(boot.table(), boot.tokens())?;
    let (issuer, held) = (settings::text(settings::ISSUER)?, Held::revocations());
    let (boot, table, tokens, issuer, held) = (&boot, &table, &tokens, &issuer, &held);
    serve(move |routes::Revocations::List, _| async move {
        let list = held.list(table, tokens, &boot.clock, issuer).await?;
        Ok(Reply::jwt(&list))
    })
    .await
}
