//! `NOTICE#` of the table's stream: who is to be told of a change is told by SMS, once.
//! `OUTBOX#` of the table's stream: an SMS code of a password reset leaves, once, or does not.

use edge::{Fatal, boot, consume, settings};
use flows::notices::{Terms, deliver};
use flows::sms;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, veil, codes) = tokio::try_join!(boot.table(), boot.veil(), boot.codes())?;
    let (carrier, signature) = (boot.carrier()?, settings::text(settings::SMS_SIGNATURE)?);
    let terms = Terms { signature: &signature, budget: settings::sms_budget()? };
    let (boot, table, veil, codes, carrier) = (&boot, &table, &veil, &codes, &carrier);
    let (entropy, clock) = (&boot.entropy, &boot.clock);
    consume(
        move |id| async move { deliver(table, veil, carrier, entropy, clock, terms, &id).await },
        move |sending| async move {
            let keys = (veil, codes);
            sms::deliver::deliver(table, keys, carrier, entropy, clock, terms, &sending).await
        },
    )
    .await
}
