//! `POST /v1/counter/sessions`: a clerk whom the staff's provider named is signed in;
//! `GET /v1/counter/sessions/current`: a clerk sees when their session ends;
//! `DELETE /v1/counter/sessions/current`: and signs out.

use edge::wire::counter::{ClerkSessionTold, ClerkSignedIn};
use edge::wire::session::SessionsEnded;
use edge::wire::sso::FetchSso;
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::counter::sign_in::{sign_in, sign_out, times};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, tokens, verifier) =
        tokio::try_join!(boot.table(), boot.seal(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let (boot, table, seal, tokens, verifier, issuer, portal) =
        (&boot, &table, &seal, &tokens, &verifier, &issuer, &portal);
    serve(move |route: routes::CounterSession, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        Ok(match route {
            routes::CounterSession::Begin => {
                let (id, code) = request.json::<FetchSso>()?.sound()?;
                let held = (&id, &FetchSso::secret(&request, portal, &id)?, &code);
                let began = sign_in(table, (tokens, seal), entropy, clock, issuer, held).await?;
                ClerkSignedIn::reply(&id, &began)
            }
            routes::CounterSession::Look => {
                let actor = request.clerk(verifier)?;
                Reply::ok(&ClerkSessionTold::new(&actor, &times(table, clock, &actor).await?))
            }
            routes::CounterSession::End => {
                let actor = request.clerk(verifier)?;
                sign_out(table, seal, entropy, clock, &actor).await?;
                SessionsEnded::without_cookie()
            }
        })
    })
    .await
}
