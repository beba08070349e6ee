//! `POST /v1/sessions`: a member signs in with a password.

use edge::wire::session::{SignInWithPassword, SignedIn};
use edge::{Fatal, boot, routes, serve, settings};
use flows::sign_in::sign_in;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, blind, passwords, tokens) =
        tokio::try_join!(boot.table(), boot.blind(), boot.passwords(), boot.tokens())?;
    let (issuer, pattern) = (settings::issuer()?, settings::institution_code()?);
    let (boot, table, blind, passwords, tokens, issuer, pattern) =
        (&boot, &table, &blind, &passwords, &tokens, &issuer, &pattern);
    serve(move |routes::SignIn::WithPassword, request| async move {
        let body: SignInWithPassword = request.json()?;
        let sound = body.sign_in(pattern, request.address(), request.device())?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let session =
            sign_in(table, blind, passwords, tokens, entropy, clock, issuer, sound).await?;
        Ok(SignedIn::reply(session, request.is_from_browser()))
    })
    .await
}
