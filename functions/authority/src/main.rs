//! `GET /v1/authority`: whether a person may do a matter for an organisation now, told to a business system.

use edge::wire::authority::Authority;
use edge::{Fatal, Reply, boot, serve};
use flows::authority::authority;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, clients) = tokio::try_join!(boot.table(), boot.clients())?;
    let (boot, table, clients) = (&boot, &table, &clients);
    serve(move |request| async move {
        request.client(clients)?;
        let organisation = &request.query("organisation")?;
        let (person, matter) = (&request.query("person")?, &request.query("matter")?);
        let answered = authority(table, &boot.clock, organisation, person, matter).await?;
        Ok(Reply::ok(&Authority::from(answered)))
    })
    .await
}
