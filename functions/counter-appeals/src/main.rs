//! `GET /v1/counter/appeals`: appeals that wait for a clerk;
//! `POST /v1/counter/appeals/{appeal}/decision`: a clerk decides one.

use edge::wire::appeal::{AppealDecided, AppealsWaiting, DecideAppeal};
use edge::{Fatal, Reply, boot, routes, serve};
use flows::FlowId;
use flows::appeal::{decide::decide, list::list};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |route: routes::CounterAppeals, request| async move {
        let (actor, entropy, clock) = (&request.clerk(verifier)?, &boot.entropy, &boot.clock);
        Ok(match route {
            routes::CounterAppeals::List => {
                let after = request.query_if_any::<FlowId>("after")?;
                let waiting =
                    list(table, &veil.seal, entropy, clock, actor, after.as_ref()).await?;
                Reply::ok(&AppealsWaiting::from(&waiting))
            }
            routes::CounterAppeals::Decide(appeal) => {
                let sound = request.json::<DecideAppeal>()?.decide(appeal)?;
                let told = AppealDecided::new(&sound);
                decide(table, veil, entropy, clock, actor, sound).await?;
                Reply::ok(&told)
            }
        })
    })
    .await
}
