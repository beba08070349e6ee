//! `POST /v1/counter/documents`: a clerk takes a document, and is told where it is put.

use edge::wire::counter::{DocumentTaken, TakeDocument};
use edge::{Fatal, Reply, boot, now, routes, serve};
use flows::counter::document::take;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal, verifier) = tokio::try_join!(boot.table(), boot.seal(), boot.verifier())?;
    let documents = boot.documents()?;
    let (boot, table, seal, verifier, documents) = (&boot, &table, &seal, &verifier, &documents);
    serve(move |routes::CounterDocument::Take, request| async move {
        let actor = request.clerk(verifier)?;
        let asked = request.json::<TakeDocument>()?.take()?;
        let (entropy, clock) = (&boot.entropy, &boot.clock);
        let taken = take(table, seal, documents, entropy, clock, &actor, asked).await?;
        Ok(Reply::created(&DocumentTaken::new(taken, now(&boot.clock))))
    })
    .await
}
