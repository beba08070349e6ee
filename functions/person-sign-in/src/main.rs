//! `POST /v1/person-sessions`: a person signs in for themselves with a password.

use edge::wire::session::{PersonSignsIn, SignedIn};
use edge::{Fatal, boot, routes, serve, settings, today};
use flows::person_sign_in::sign_in;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, blind, passwords, tokens) =
        tokio::try_join!(boot.table(), boot.blind(), boot.passwords(), boot.tokens())?;
    let issuer = settings::issuer()?;
    let (boot, table, blind, passwords, tokens, issuer) =
        (&boot, &table, &blind, &passwords, &tokens, &issuer);
    serve(move |routes::PersonSignIn::WithPassword, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let body: PersonSignsIn = request.json()?;
        let token = || request.bearer();
        let sound = body.sign_in(request.address(), request.device(), today(clock), token)?;
        let session =
            sign_in(table, blind, passwords, tokens, entropy, clock, issuer, sound).await?;
        Ok(SignedIn::reply(session, request.is_from_browser()))
    })
    .await
}
