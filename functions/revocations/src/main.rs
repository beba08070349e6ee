//! `GET /v1/revocations`: what was revoked lately, signed, for whoever verifies mandates by themselves.

use edge::{Fatal, Reply, boot, serve, settings};
use flows::revocations::Kept;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, tokens) = tokio::try_join!(boot.table(), boot.tokens())?;
    let (issuer, kept) = (settings::text(settings::ISSUER)?, Kept::default());
    let (boot, table, tokens, issuer, kept) = (&boot, &table, &tokens, &issuer, &kept);
    serve(move |_| async move {
        let list = kept.list(table, tokens, &boot.clock, issuer).await?;
        Ok(Reply::jwt(list))
    })
    .await
}
