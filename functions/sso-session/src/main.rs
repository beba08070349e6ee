//! `POST /v1/sso/{provider}/result`: the page fetches what came of its browser's sign-on;
//! `POST /v1/sso/{provider}/link`: a signed-in person links it;
//! `POST /v1/sso/{provider}/session`: the page is signed in.

use edge::wire::{session::SignedIn, sso};
use edge::{Fatal, Reply, boot, routes, serve, settings};
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
                sso::SsoFetched::reply(
                    &id,
                    &fetch(table, entropy, clock, (&from, &id), held).await?,
                )
            }
            routes::SsoSession::Link(from) => {
                let actor = &request.person(verifier)?;
                let (id, token) = request.json::<sso::LinkSso>()?.sound()?;
                let (with, sign_on) = ((entropy, clock), (&id, &token));
                let places = link(table, veil, with, actor, &from, sign_on).await?;
                Reply::ok(&sso::SsoLinked::new(&id, &places))
            }
            routes::SsoSession::Choose(from) => {
                let choice = request.json::<sso::ChooseSso>()?;
                let choice = choice.choice(request.bearer()?, request.device())?;
                let began = choose(table, tokens, entropy, clock, issuer, &from, choice).await?;
                SignedIn::reply(began, request.is_from_browser())
            }
        })
    })
    .await
}
