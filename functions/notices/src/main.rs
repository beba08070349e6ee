//! `NOTICE#` of the table's stream: who is to be told of a change is told by SMS, once.

use edge::{Fatal, boot, consume, settings};
use flows::notices::{Terms, deliver};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil) = tokio::try_join!(boot.table(), boot.veil())?;
    let (carrier, signature) = (boot.carrier()?, settings::text(settings::SMS_SIGNATURE)?);
    let terms = Terms { signature: &signature, budget: settings::sms_budget()? };
    let (boot, table, veil, carrier) = (&boot, &table, &veil, &carrier);
    consume(move |id| async move {
        deliver(table, veil, carrier, &boot.entropy, &boot.clock, terms, &id).await
    })
    .await
}
