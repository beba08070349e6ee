//! `GET /v1/matters`: a member looks for matters;
//! `GET /v1/matters/recommended`: what is recommended to the organisation;
//! `GET /v1/bundles`: the bundles that can be granted;
//! `GET /v1/matters/{matter}`: one matter, and who could grant it.

use edge::wire::matters::{BundlesTold, MatterDetail, MattersFound, MattersRecommended, sought};
use edge::{Fatal, Held, Reply, boot, routes, serve};
use flows::Clock as _;
use flows::matters::find::{find, one, recommended};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let held = Held::catalogue();
    let (boot, table, seal, verifier, held) = (&boot, &table, &seal, &verifier, &held);
    serve(move |route: routes::Matters, request| async move {
        let (actor, clock) = (&request.member(verifier)?, &boot.clock);
        let catalogue = &held.current(table, clock.now()).await?;
        Ok(match route {
            routes::Matters::Find => {
                let text = |name| request.query_text(name);
                let sought = sought(&text("query"), &text("category"), &text("after"))?;
                let found = find(table, clock, catalogue, actor, sought).await?;
                Reply::ok(&MattersFound::from(&found))
            }
            routes::Matters::Recommended => {
                let told = recommended(table, clock, catalogue, actor).await?;
                Reply::ok(&MattersRecommended::new(&told))
            }
            routes::Matters::Bundles => Reply::ok(&BundlesTold::new(catalogue)),
            routes::Matters::One(matter) => {
                let told = one(table, seal, clock, catalogue, (actor, &matter)).await?;
                Reply::ok(&MatterDetail::new(&told))
            }
        })
    })
    .await
}
