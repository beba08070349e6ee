//! `POST /v1/sso/{provider}/result`: the page fetches what came of its browser's sign-on;
//! `POST /v1/sso/{provider}/link`: a signed-in person links it;
//! `POST /v1/sso/{provider}/session`: the page is signed in.

use edge::wire::{session::SignedIn, sso};
use edge::{Fatal, Reply, boot, now, routes, serve, settings};
use flows::sso::{choose::choose, fetch::fetch, link::link};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, tokens, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let (entropy, clock, table, veil, tokens, verifier, issuer, portal) =
        (&boot.entropy, &boot.clock, &table, &veil, &tokens, &verifier, &issuer, &portal);
    serve(move |route: routes::SsoSession, request| async move {
        Ok(match route {
            routes::SsoSession::Fetch(from) => {
                let (id, code) = request.json::<sso::FetchSso>()?.sound()?;
                let held = (&sso::FetchSso::secret(&request, portal, &id)?, &code);
                let fetched = fetch(table, entropy, clock, (&from, &id), held).await?;
                sso::SsoFetched::reply(&id, &fetched, now(&boot.clock))
            }
            routes::SsoSession::Link(from) => {
                let actor = &request.person(verifier)?;
                let (id, token) = request.json::<sso::LinkSso>()?.sound()?;
                let places = link(table, veil, (entropy, clock), actor, &from, (&id, &token));
                Reply::ok(&sso::SsoLinked::new(&id, &places.await?))
            }
            routes::SsoSession::Choose(from) => {
                let body: sso::ChooseSso = request.json()?;
                let choice = body.choice(request.bearer()?, request.device())?;
                let began = choose(table, tokens, entropy, clock, issuer, &from, choice);
                SignedIn::reply(began.await?, request.is_from_browser())
            }
        })
    })
    .await
}
