//! `GET /v1/counter/sso/start`: a clerk's browser is sent to the staff's provider;
//! `GET /v1/counter/sso/callback`: it is sent back, and on to the counter's page.

use edge::wire::sso::{Back, sent, sent_back};
use edge::{Fatal, boot, routes, serve, settings};
use flows::counter::sign_in::conclude;
use flows::{Clock as _, STAFF, sso};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, blind, sign_on) =
        tokio::try_join!(boot.table(), boot.blind(), boot.staff_sign_on())?;
    let page = settings::text(settings::COUNTER_PAGE)?;
    let (boot, table, blind, sign_on, page) = (&boot, &table, &blind, &sign_on, &page);
    serve(move |route: routes::CounterSso, request| async move {
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        sign_on.known()?;
        match route {
            routes::CounterSso::Start => {
                let from = &request.address();
                let begun = sso::begin(table, blind, entropy, clock, (STAFF, from)).await?;
                let address = sign_on.address((&begun.id, &begun.secret), clock.now()).await;
                sent(&request, page, &begun, address)
            }
            routes::CounterSso::Callback => {
                let came = Box::pin(async {
                    let back = Back::read(&request)?;
                    let (id, secret) = (back.id.clone(), back.secret.clone());
                    sso::claim(table, clock, STAFF, (&id, &secret)).await?;
                    let word = sign_on.word(&secret, back.returned, clock.now()).await?;
                    let code = conclude(table, blind, entropy, clock, (&id, &word)).await?;
                    Ok((id, code))
                });
                sent_back(page, came.await)
            }
        }
    })
    .await
}
