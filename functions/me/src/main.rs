//! `GET /v1/me`: whoever is signed in sees who they are here, and every organisation that names them;
//! `POST /v1/me/organisations/{organisation}/not-me`: a person says 「不是我」 of a place, and it is suspended.

use edge::wire::me::{Disavowed, Me};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::me::{me, not_me};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |route: routes::Me, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        Ok(match route {
            routes::Me::Look => {
                let actor = &request.signed_in(verifier)?;
                Reply::ok(&Me::told(actor, &me(table, &veil.seal, clock, actor).await?))
            }
            routes::Me::NotMe(organisation) => {
                let actor = &request.person(verifier)?;
                not_me(table, veil, entropy, clock, actor, &organisation).await?;
                Reply::ok(&Disavowed::new(&organisation))
            }
        })
    })
    .await
}
