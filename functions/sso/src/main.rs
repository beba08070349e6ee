//! `GET /v1/sso/{provider}/start`: a browser is sent to a sign-on provider;
//! `GET /v1/sso/{provider}/callback`: it is sent back, and on to the portal.

use edge::wire::sso::{Back, sent, sent_back};
use edge::{Fatal, boot, serve, settings};
use flows::Clock as _;
use flows::sso::{begin, claim, conclude};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, sign_on) = tokio::try_join!(boot.table(), boot.veil(), boot.sign_on())?;
    let page = settings::text(settings::SSO_PAGE)?;
    let (boot, table, veil, sign_on, page) = (&boot, &table, &veil, &sign_on, &page);
    serve(move |request| async move {
        let (entropy, clock, provider) =
            (&boot.entropy, &boot.clock, &request.path_text("provider"));
        sign_on.known(provider)?;
        if request.is_to("start") {
            let from = &request.address();
            let begun = begin(table, &veil.blind, entropy, clock, (provider, from)).await?;
            let named = (&begun.id, &begun.secret);
            let address = sign_on.address(provider, named, clock.now()).await;
            return sent(&request, page, &begun, address);
        }
        let came = Box::pin(async {
            let back = Back::read(&request)?;
            let (id, secret) = (back.id.clone(), back.secret.clone());
            claim(table, clock, provider, (&id, &secret)).await?;
            let word = sign_on.word(provider, &secret, back.returned, clock.now()).await?;
            let code = conclude(table, veil, entropy, clock, (&id, &word)).await?;
            Ok((id, code))
        });
        sent_back(page, came.await)
    })
    .await
}
