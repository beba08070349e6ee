//! The table's stream: what changed, in order, as records of a Lambda's event.

use crate::template::Failed;
use dynoxide::Database;
use dynoxide::actions::describe_stream::DescribeStreamRequest;
use dynoxide::actions::get_records::GetRecordsRequest;
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::actions::list_streams::ListStreamsRequest;
use serde_json::Value;

/// A reader of the stream, at some place in it.
pub struct Changes {
    database: Database,
    arn: String,
    iterator: String,
}

impl std::fmt::Debug for Changes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Changes").field("arn", &self.arn).finish_non_exhaustive()
    }
}

impl Changes {
    /// A reader of this table's stream, after the change of this sequence number, or from the beginning.
    pub(crate) fn of(database: Database, table: &str, after: Option<&str>) -> Result<Self, Failed> {
        let listed = database.list_streams(ListStreamsRequest {
            table_name: Some(table.to_owned()),
            ..ListStreamsRequest::default()
        })?;
        let stream = listed.streams.into_iter().next().ok_or("the table has no stream")?;
        let arn = stream.stream_arn;
        let described = database.describe_stream(DescribeStreamRequest {
            stream_arn: arn.clone(),
            ..DescribeStreamRequest::default()
        })?;
        // The engine never splits it.
        let shard = described.stream_description.shards.into_iter().next();
        let begins = if after.is_some() { "AFTER_SEQUENCE_NUMBER" } else { "TRIM_HORIZON" };
        let begun = database.get_shard_iterator(GetShardIteratorRequest {
            stream_arn: arn.clone(),
            shard_id: shard.ok_or("the stream has no shard")?.shard_id,
            shard_iterator_type: begins.to_owned(),
            sequence_number: after.map(str::to_owned),
        })?;
        let iterator = begun.shard_iterator.ok_or("the shard gives no iterator")?;
        Ok(Self { database, arn, iterator })
    }

    /// The next changes, at most so many; none when nothing has changed since.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub fn next(&mut self, most: usize) -> Result<Vec<Value>, Failed> {
        let read = self.database.get_records(GetRecordsRequest {
            shard_iterator: self.iterator.clone(),
            limit: Some(most),
        })?;
        let mut records = Vec::new();
        for record in &read.records {
            let mut record = serde_json::to_value(record)?;
            if let Some(members) = record.as_object_mut() {
                members.insert("eventSourceARN".to_owned(), self.arn.clone().into());
            }
            records.push(record);
        }
        if let Some(next) = read.next_shard_iterator {
            self.iterator = next;
        }
        Ok(records)
    }
}
