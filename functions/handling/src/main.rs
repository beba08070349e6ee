//! `POST /v1/matters/{matter}/cases`: a member begins a matter;
//! `POST /v1/cases/{case}/mandates`: a member goes on with a case.

use edge::wire::matters::{BeginMatter, HandedOver};
use edge::{Fatal, Held, Reply, boot, now, routes, serve, settings};
use flows::Clock as _;
use flows::handling::{Signing, begin, resume};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, tokens, verifier) =
        tokio::try_join!(boot.table(), boot.seal(), boot.tokens(), boot.verifier())?;
    let (issuer, held) = (settings::text(settings::ISSUER)?, Held::catalogue());
    let (boot, table, seal, tokens, verifier) = (&boot, &table, &seal, &tokens, &verifier);
    let (issuer, held) = (&issuer, &held);
    serve(move |route: routes::Handling, request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        let with = (seal, Signing { tokens, issuer });
        let handed = match route {
            routes::Handling::Begin(matter) => {
                let attempt = &request.json::<BeginMatter>()?.attempt()?;
                let catalogue = &held.current(table, clock.now()).await?;
                let of = (actor, &matter, attempt);
                begin(table, with, entropy, clock, catalogue, of).await?
            }
            routes::Handling::Resume(case) => {
                let catalogue = &held.current(table, clock.now()).await?;
                resume(table, with, clock, catalogue, (actor, &case)).await?
            }
        };
        Ok(Reply::created(&HandedOver::new(&handed, now(&boot.clock))))
    })
    .await
}
