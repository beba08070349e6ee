//! `GET /v1/authority`: whether a person may do a matter for an organisation now, told to a business system.

use edge::wire::authority::Authority;
use edge::{Fatal, Held, Reply, boot, routes, serve};
use flows::Clock as _;
use flows::authority::authority;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, clients) = tokio::try_join!(boot.table(), boot.clients())?;
    let held = Held::catalogue();
    let (boot, table, clients, held) = (&boot, &table, &clients, &held);
    serve(move |routes::Authority::Ask, request| async move {
        request.client(clients)?;
        let organisation = &request.query("organisation")?;
        let (person, matter) = (&request.query("person")?, &request.query("matter")?);
        let catalogue = &held.current(table, boot.clock.now()).await?;
        let asked = (organisation, person, matter);
        let answered = authority(table, &boot.clock, catalogue, asked).await?;
        Ok(Reply::ok(&Authority::from(answered)))
    })
    .await
}
