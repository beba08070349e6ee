//! `GET /v1/counter/acts`: a clerk reads what was done at their counter;
//! `GET /v1/counter/organisations/{credit_code}`: looks at an organisation's places, masked, which is kept first.

use edge::wire::counter::{Before, CounterActs, OrganisationSeen, named};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::counter::{acts::page, places::see};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |route: routes::CounterRecords, request| async move {
        let actor = &request.clerk(verifier)?;
        Ok(match route {
            routes::CounterRecords::Acts => {
                let before = request.query_if_any("before")?.map(|Before(at, id)| (at, id));
                let told = page(table, seal, &boot.clock, actor, before).await?;
                Reply::ok(&CounterActs::new(told))
            }
            routes::CounterRecords::Organisation(code) => {
                let code = named(&code)?;
                let seen = see(table, seal, &boot.entropy, &boot.clock, actor, code).await?;
                Reply::ok(&OrganisationSeen::new(&seen))
            }
        })
    })
    .await
}
