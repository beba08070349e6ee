//! `GET /v1/me`: a person sees who they are here, and every organisation that names them;
//! `POST /v1/me/organisations/{organisation}/not-me`: they say 「不是我」 of a place, and it is suspended.

use edge::wire::me::{Disavowed, Me};
use edge::{Fatal, Reply, boot, serve};
use flows::me::{me, not_me};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |request| async move {
        let (actor, entropy, clock) = (&request.person(verifier)?, &boot.entropy, &boot.clock);
        if request.is_get() {
            return Ok(Reply::ok(&Me::told(actor, &me(table, &veil.seal, clock, actor).await?)));
        }
        let organisation = request.path("organisation")?;
        not_me(table, veil, entropy, clock, actor, &organisation).await?;
        Ok(Reply::ok(&Disavowed::new(&organisation)))
    })
    .await
}
