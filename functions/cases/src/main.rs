//! `GET /v1/cases`: a list of the organisation's cases;
//! `GET /v1/cases/{case}`: one case with its history.

use edge::wire::cases::{CaseDetail, CasesListed};
use edge::{Fatal, Reply, boot, serve};
use flows::cases::{list::list, one::one};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        if let Some(case) = request.path_if_any("case")? {
            let told = one(table, seal, clock, actor, &case).await?;
            return Ok(Reply::ok(&CaseDetail::new(&told)));
        }
        let sought = (request.query("state")?, request.query_if_any("after")?);
        let listed = list(table, seal, clock, actor, sought).await?;
        Ok(Reply::ok(&CasesListed::from(&listed)))
    })
    .await
}
