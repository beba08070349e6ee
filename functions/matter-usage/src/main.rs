//! `CASE#` of the table's stream: which matters organisations begin, by their kind, is counted.

use edge::{Fatal, boot, consume_cases};
use flows::matters::usage::count;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Fatal> {
    let table = boot().await?.table().await?;
    let table = &table;
    consume_cases(move |cases| count(table, cases)).await
}
