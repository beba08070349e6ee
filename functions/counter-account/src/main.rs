//! `POST /v1/counter/accounts`: a clerk opens an account on three documents, and its person is invited.

use edge::wire::counter::{AccountOpened, OpenAccount};
use edge::{Fatal, Reply, boot, routes, serve, settings};
use flows::counter::open::open;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, verifier) = tokio::try_join!(boot.table(), boot.veil(), boot.verifier())?;
    let documents = boot.documents()?;
    let (page, agreement) = (settings::invitation_page()?, settings::agreement()?);
    let (boot, table, veil, verifier, documents, page, agreement) =
        (&boot, &table, &veil, &verifier, &documents, &page, &agreement);
    serve(move |routes::CounterAccount::Open, request| async move {
        let actor = request.clerk(verifier)?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let asked = request.json::<OpenAccount>()?.open(clock)?;
        let (with, told) = ((table, veil), (page.as_str(), agreement));
        let opened = open(with, documents, entropy, clock, told, &actor, &asked).await?;
        Ok(Reply::created(&AccountOpened::new(&opened)))
    })
    .await
}
