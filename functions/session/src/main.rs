//! `POST /v1/sessions/refresh`: a session goes on;
//! `GET /v1/sessions`: whoever asks sees their sessions;
//! `DELETE /v1/sessions`: and ends all of them;
//! `DELETE /v1/sessions/{session}`: or one.

use edge::wire::session::{RefreshSession, Sessions, SessionsEnded, SignedIn};
use edge::{Fatal, Reply, boot, serve, settings};
use flows::refresh::refresh;
use flows::sessions::{end, end_all, list};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, tokens, verifier) =
        tokio::try_join!(boot.table(), boot.seal(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = (settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    let (boot, table, seal, tokens, verifier, issuer, portal) =
        (&boot, &table, &seal, &tokens, &verifier, &issuer, &portal);
    serve(move |request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        if request.method() == "POST" {
            let token = RefreshSession::presented(&request, portal)?;
            let session = refresh(table, seal, tokens, entropy, clock, issuer, token).await?;
            return Ok(SignedIn::refreshed(session, request.is_from_browser()));
        }
        let actor = &request.signed_in(verifier)?;
        Ok(match (request.method(), request.path_if_any("session")?) {
            ("GET", _) => Reply::ok(&Sessions::new(&list(table, clock, actor).await?, actor)),
            (_, Some(session)) => {
                end(table, clock, actor, &session).await?;
                SessionsEnded::reply(1, session == *actor.session())
            }
            (_, None) => SessionsEnded::reply(end_all(table, clock, actor).await?, true),
        })
    })
    .await
}
