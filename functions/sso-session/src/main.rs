//! `POST /v1/sso/{provider}/result`: the page fetches what came of its browser's sign-on;
//! `POST /v1/sso/{provider}/link`: a signed-in person links it;
//! `POST /v1/sso/{provider}/session`: the page is signed in.

use edge::wire::session::SignedIn;
use edge::wire::sso::{ChooseSso, FetchSso, LinkSso, SsoFetched, SsoLinked};
use edge::{Fatal, Reply, boot, serve, settings};
use flows::sso::{choose::choose, fetch::fetch, link::link};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, tokens, verifier) =
        tokio::try_join!(boot.table(), boot.veil(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let (boot, table, veil, tokens, verifier, issuer, portal) =
        (&boot, &table, &veil, &tokens, &verifier, &issuer, &portal);
    serve(move |request| async move {
        let (entropy, clock, provider) =
            (&boot.entropy, &boot.clock, &request.path_text("provider"));
        if request.is_to("result") {
            let (id, code) = request.json::<FetchSso>()?.sound()?;
            let held = (&FetchSso::secret(&request, portal, &id)?, &code);
            let fetched = fetch(table, entropy, clock, (provider, &id), held).await?;
            return Ok(SsoFetched::reply(&id, &fetched));
        }
        if request.is_to("link") {
            let actor = &request.person(verifier)?;
            let (id, token) = request.json::<LinkSso>()?.sound()?;
            let with = (entropy, clock);
            let places = link(table, veil, with, actor, provider, (&id, &token)).await?;
            return Ok(Reply::ok(&SsoLinked::new(&id, &places)));
        }
        let choice = request.json::<ChooseSso>()?.choice(request.bearer()?, request.device())?;
        let began = choose(table, tokens, entropy, clock, issuer, provider, choice).await?;
        Ok(SignedIn::reply(began, request.is_from_browser()))
    })
    .await
}
