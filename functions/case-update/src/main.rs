//! `PUT /v1/cases/{case}`: a business system tells of a case.

use edge::wire::cases::{CaseUpdated, UpdateCase, named};
use edge::{Fatal, Held, Reply, boot, serve};
use flows::Clock as _;
use flows::cases::update::update;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, clients) = tokio::try_join!(boot.table(), boot.seal(), boot.clients())?;
    let held = Held::catalogue();
    let (boot, table, seal, clients, held) = (&boot, &table, &seal, &clients, &held);
    serve(move |request| async move {
        let (client, entropy, clock) = (request.client(clients)?, &boot.entropy, &boot.clock);
        let (case, body) = (named(&request.path_text("case"))?, request.json::<UpdateCase>()?);
        let sound = &body.update(client, case, clock.now())?;
        let catalogue = &held.current(table, clock.now()).await?;
        let updated = update(table, seal, entropy, catalogue, sound).await?;
        Ok(Reply::ok(&CaseUpdated::from(&updated)))
    })
    .await
}
