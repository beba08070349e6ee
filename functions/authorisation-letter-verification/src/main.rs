//! `GET /v1/authorisation-letters/{letter}`: anybody compares an authorisation letter with what was written.

use edge::wire::letter::Letter;
use edge::{Fatal, Reply, boot, routes, serve, today};
use flows::letter::look::verify;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (boot, table, veil) = (&boot, &table, &veil);
    serve(move |routes::AuthorisationLetterVerification::Verify(digest), request| async move {
        let clock = &boot.clock;
        let mandate = verify(table, veil, clock, &digest, &request.address()).await?;
        Ok(Reply::ok(&Letter::told(&digest, &mandate, today(clock))))
    })
    .await
}
