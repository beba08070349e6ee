//! A table for whoever measures what a full one costs: many rows at once, past the door, and no stream.

use crate::calls::Calls;
use crate::engine::{Engine, TABLE};
use crate::template::Failed;
use aws_sdk_dynamodb::types::{AttributeValue as Sdk, StreamSpecification};
use dynoxide::{AttributeValue, ImportOptions};
use std::collections::HashMap;

impl Engine {
    /// Puts rows as they are, all or none; one that is there under the same key is replaced. The stream tells nobody.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub fn fill(&self, rows: Vec<HashMap<String, Sdk>>) -> Result<(), Failed> {
        let rows = rows.into_iter().map(own).collect::<Result<_, _>>()?;
        let quietly = ImportOptions { record_streams: false, set_cached_at: false };
        self.database().import_items(TABLE, rows, quietly)?;
        Ok(())
    }

    /// Writes no stream any more: each record of it takes this engine longer than the one before, which a measurement of
    /// writes must not see.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub async fn stop_stream(&self) -> Result<(), Failed> {
        let off = StreamSpecification::builder().stream_enabled(false).build()?;
        let client = self.client(&Calls::default());
        client.update_table().table_name(TABLE).stream_specification(off).send().await?;
        Ok(())
    }
}

fn own(row: HashMap<String, Sdk>) -> Result<HashMap<String, AttributeValue>, Failed> {
    row.into_iter().map(|(name, value)| Ok((name, value_of(value)?))).collect()
}

/// A value of the SDK's as the engine has it.
fn value_of(value: Sdk) -> Result<AttributeValue, Failed> {
    Ok(match value {
        Sdk::S(text) => AttributeValue::S(text),
        Sdk::N(number) => AttributeValue::N(number),
        Sdk::B(bytes) => AttributeValue::B(bytes.into_inner()),
        Sdk::Bool(is) => AttributeValue::BOOL(is),
        Sdk::Null(is) => AttributeValue::NULL(is),
        Sdk::Ss(texts) => AttributeValue::SS(texts),
        Sdk::Ns(numbers) => AttributeValue::NS(numbers),
        Sdk::L(values) => {
            AttributeValue::L(values.into_iter().map(value_of).collect::<Result<_, _>>()?)
        }
        Sdk::M(members) => AttributeValue::M(own(members)?),
        _ => return Err("a row has a value of a kind that this table does not keep".into()),
    })
}
