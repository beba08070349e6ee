//! `GET /v1/organisation/agents`: who has a place in the organisation, or is invited;
//! `GET /v1/organisation/audit`: what was changed in the organisation, newest first, a page at a time.

use edge::wire::audit::{AuditPage, Before};
use edge::wire::members::People;
use edge::{Fatal, Held, Reply, boot, now, routes, serve};
use flows::members::{audit::page, list::list};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, veil, verifier, held) = (&boot, &table, &veil, &verifier, &held);
    serve(move |route: routes::OrganisationRecords, request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        Ok(match route {
            routes::OrganisationRecords::People => {
                let listed = list(table, veil, clock, actor).await?;
                let catalogue = held.current(table, now(clock)).await?;
                Reply::ok(&People::told(actor, &listed, &catalogue))
            }
            routes::OrganisationRecords::Audit => {
                let before = request.query_if_any("before")?.map(|Before(version)| version);
                Reply::ok(&AuditPage::from(page(table, veil, clock, actor, before).await?))
            }
        })
    })
    .await
}
