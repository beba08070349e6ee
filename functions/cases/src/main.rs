//! `GET /v1/cases`: a list of the organisation's cases;
//! `GET /v1/cases/{case}`: one case with its history.

use edge::wire::cases::{CaseDetail, CasesListed};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::cases::{list::list, one::one};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |route: routes::Cases, request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        Ok(match route {
            routes::Cases::List => {
                let sought = (request.query("state")?, request.query_if_any("after")?);
                let listed = list(table, seal, clock, actor, sought).await?;
                Reply::ok(&CasesListed::from(&listed))
            }
            routes::Cases::One(case) => {
                let told = one(table, seal, clock, actor, &case).await?;
                Reply::ok(&CaseDetail::new(&told))
            }
        })
    })
    .await
}
