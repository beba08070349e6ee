//! `POST /v1/cases/{case}/rating`: a finished case is rated, once.

use edge::wire::cases::{Case, RateCase};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::cases::rate::rate;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let (boot, table, seal, verifier) = (&boot, &table, &seal, &verifier);
    serve(move |routes::CaseRating::Rate(case), request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        let body: RateCase = request.json()?;
        let sound = body.rate(case)?;
        let case = rate(table, seal, entropy, clock, actor, &sound).await?;
        Ok(Reply::ok(&Case::from(&case)))
    })
    .await
}
