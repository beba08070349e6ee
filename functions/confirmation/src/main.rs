//! `POST /v1/organisation/administrator/confirmation`: a new legal representative confirms the administrator who was
//! there before them;
//! `POST /v1/organisation/agents/{membership}/confirmation`: or an agent.

use edge::wire::members::Member;
use edge::{Fatal, Reply, boot, routes, serve};
use flows::Role::{Administrator, Agent};
use flows::members::confirm::confirm;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let (boot, table, veil, verifier) = (&boot, &table, &veil, &verifier);
    serve(move |route: routes::Confirmation, request| async move {
        let (actor, entropy, clock) = (&request.member(verifier)?, &boot.entropy, &boot.clock);
        let (role, place) = match route {
            routes::Confirmation::Administrator => (Administrator, None),
            routes::Confirmation::Agent(place) => (Agent, Some(place)),
        };
        let confirmed = confirm(table, veil, entropy, clock, actor, role, place).await?;
        Ok(Reply::ok(&Member::from(&confirmed)))
    })
    .await
}
