//! `POST /v1/me/organisations/{organisation}/session`: from one's own session into a place, without typing.

use edge::wire::session::{RefreshSession, SignedIn};
use edge::{Fatal, boot, routes, serve, settings};
use flows::entering::enter;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, tokens, verifier) = tokio::try_join!(boot.table(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let (boot, table, tokens, verifier, issuer, portal) =
        (&boot, &table, &tokens, &verifier, &issuer, &portal);
    serve(move |routes::PlaceSession::Enter(organisation), request| async move {
        let actor = &request.signed_in(verifier)?;
        let into = RefreshSession::enter(&request, portal, actor, organisation)?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let session = enter(table, tokens, entropy, clock, issuer, actor, into).await?;
        Ok(SignedIn::reply(session, request.is_from_browser()))
    })
    .await
}
