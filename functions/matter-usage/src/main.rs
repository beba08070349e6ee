//! `CASE#` of the table's stream: which matters organisations begin, by their kind, is counted.

use edge::{Fatal, boot, consume_cases};
use flows::matters::usage::count;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let boot = boot().await?;
    let table = &boot.table().await?;
    consume_cases(move |cases| count(table, cases)).await
}
