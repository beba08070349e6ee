//! `POST /v1/sessions/refresh`: a session goes on;
//! `POST /v1/person-sessions/refresh`: and a person's own;
//! `GET /v1/sessions`: whoever asks sees their sessions;
//! `DELETE /v1/sessions`: and ends all of them;
//! `DELETE /v1/sessions/{session}`: or one.

use edge::wire::session::RefreshCookie::{Member, Person};
use edge::wire::session::{Sessions, SessionsEnded, go_on_by};
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::{refresh::refresh, sessions};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = &boot().await?;
    let (table, seal, tokens, verifier) =
        &tokio::try_join!(boot.table(), boot.seal(), boot.tokens(), boot.verifier())?;
    let (issuer, portal) = &(settings::issuer()?, settings::text(settings::PORTAL_ORIGIN)?);
    serve(move |route: routes::Session, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let go_on = |token| refresh(table, seal, tokens, entropy, clock, issuer, token);
        Ok(match route {
            routes::Session::Refresh => go_on_by(Member, &request, portal, go_on).await?,
            routes::Session::RefreshPerson => go_on_by(Person, &request, portal, go_on).await?,
            routes::Session::List => {
                let actor = &request.signed_in(verifier)?;
                Reply::ok(&Sessions::new(&sessions::list(table, clock, actor).await?, actor))
            }
            routes::Session::EndAll => {
                let actor = &request.signed_in(verifier)?;
                SessionsEnded::all(sessions::end_all(table, clock, actor).await?, actor)
            }
            routes::Session::End(session) => {
                let actor = &request.signed_in(verifier)?;
                sessions::end(table, clock, actor, &session).await?;
                SessionsEnded::one(&session, actor)
            }
        })
    })
    .await
}
