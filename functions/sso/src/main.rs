//! `GET /v1/sso/{provider}/start`: a browser is sent to a sign-on provider;
//! `GET /v1/sso/{provider}/callback`: it is sent back, and on to the portal.

use edge::wire::sso::{Back, sent, sent_back};
use edge::{Fatal, boot, routes, serve, settings};
use flows::{Clock as _, sso};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, sign_on) = tokio::try_join!(boot.table(), boot.veil(), boot.sign_on())?;
    let page = settings::text(settings::SSO_PAGE)?;
    let (boot, table, veil, sign_on, page) = (&boot, &table, &veil, &sign_on, &page);
    serve(move |route: routes::Sso, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        match route {
            routes::Sso::Start(provider) => {
                sign_on.known(&provider)?;
                let at = &request.address();
                let begun = sso::begin(table, &veil.blind, entropy, clock, (&provider, at)).await?;
                let named = (&begun.id, &begun.secret);
                let address = sign_on.address(&provider, named, clock.now()).await;
                sent(&request, page, &begun, address)
            }
            routes::Sso::Callback(provider) => {
                sign_on.known(&provider)?;
                let came = Box::pin(async {
                    let back = Back::read(&request)?;
                    let (id, secret) = (back.id.clone(), back.secret.clone());
                    sso::claim(table, clock, &provider, (&id, &secret)).await?;
                    let word = sign_on.word(&provider, &secret, back.returned, clock.now()).await?;
                    let code = sso::conclude(table, veil, entropy, clock, (&id, &word)).await?;
                    Ok((id, code))
                });
                sent_back(page, came.await)
            }
        }
    })
    .await
}
