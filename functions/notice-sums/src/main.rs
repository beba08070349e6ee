//! Every 10 minutes: what was summed up for a mobile, and is due, becomes one notice in the outbox.

use edge::{Fatal, boot, schedule};
use flows::notice_sums::tell_due;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let (table, seal) = tokio::try_join!(boot.table(), boot.seal())?;
    let (boot, table, seal) = (&boot, &table, &seal);
    schedule(move |goes_on| async move {
        tell_due(table, seal, &boot.entropy, &boot.clock, goes_on).await
    })
    .await
}
