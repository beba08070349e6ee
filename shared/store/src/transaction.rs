//! Several writes, all or none, each with a label.
//!
//! DynamoDB reports a refused transaction by position. Positions drift as code changes, so every write carries a
//! label of the caller's own enum, and a refusal comes back as that label, with the row that stood in the way.
//! Labels are in order of which refusal should win.
//!
//! A conflict with another transaction is no answer: it is tried again, with jitter and **one** client token, so that
//! a commit whose reply was lost is recognised as done and never mistaken for somebody else's.

use crate::key::Key;
use crate::{Item, Table};
use aws_sdk_dynamodb::error::{BuildError, ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::operation::update_item::UpdateItemError;
use aws_sdk_dynamodb::types::builders::TransactWriteItemBuilder as Builder;
use aws_sdk_dynamodb::types::{
    AttributeValue, ConditionCheck, Delete, Put, ReturnValue,
    ReturnValuesOnConditionCheckFailure as OnFailure, TransactWriteItem, Update,
};
use ports::{Fault, SystemEntropy, random};
use std::collections::HashMap;
use std::fmt::Write as _;
use std::time::Duration;

/// How often a conflict is tried again before it becomes a passing fault.
const TRIES: u32 = 8;

/// Writes waiting to be committed together. DynamoDB takes at most 100, and no two on one row.
pub(crate) struct Transaction<L> {
    doing: &'static str,
    labels: Vec<L>,
    items: Vec<TransactWriteItem>,
    /// A write that could not be built; then nothing is committed.
    unbuilt: Option<BuildError>,
}

/// A transaction's answer.
#[derive(Debug)]
pub(crate) enum Committed<L> {
    /// All is written.
    Done,
    /// This one's condition failed, so nothing is; with the row as it stands, if there is one.
    Refused(L, Option<Item>),
}

/// A single change's answer, with the row as it now stands.
#[derive(Debug)]
pub(crate) enum Updated {
    /// It is written.
    Done(Item),
    /// The condition failed.
    Refused(Option<Item>),
}

/// What one write does to one row, under which condition.
pub(crate) struct Write {
    key: Key,
    condition: String,
    values: Item,
    names: HashMap<String, String>,
}

impl Write {
    pub(crate) fn on(key: Key, condition: impl Into<String>) -> Self {
        Self { key, condition: condition.into(), values: Item::new(), names: HashMap::new() }
    }

    /// Only if there is no such row yet.
    pub(crate) fn new(key: Key) -> Self {
        Self::on(key, "attribute_not_exists(pk)")
    }

    /// Only if the row is there.
    pub(crate) fn there(key: Key) -> Self {
        Self::on(key, "attribute_exists(pk)")
    }

    /// Whether or not the row is there: for one that ends with another, whose own condition decides.
    pub(crate) fn whatever(key: Key) -> Self {
        Self::on(key, "attribute_exists(pk) OR attribute_not_exists(pk)")
    }

    pub(crate) fn value(mut self, name: &str, value: AttributeValue) -> Self {
        self.values.insert(name.to_owned(), value);
        self
    }

    /// What an attribute is called, where an expression cannot say it.
    pub(crate) fn name(mut self, placeholder: &str, name: &str) -> Self {
        self.names.insert(placeholder.to_owned(), name.to_owned());
        self
    }

    /// The same as a change of its own, outside a transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`]; whether anything was written is then unknown.
    pub(crate) async fn update(
        &self,
        table: &Table,
        doing: &'static str,
        set: &str,
    ) -> Result<Updated, Fault> {
        let mut tries = 0;
        loop {
            let reply = table
                .client
                .update_item()
                .table_name(&table.name)
                .set_key(Some(self.key.clone().into_item()))
                .update_expression(set)
                .condition_expression(&self.condition)
                .set_expression_attribute_values(self.values_or_none())
                .set_expression_attribute_names(self.names_or_none())
                .return_values(ReturnValue::AllNew)
                .return_values_on_condition_check_failure(OnFailure::AllOld)
                .send()
                .await;
            let error = match reply {
                Ok(reply) => return Ok(Updated::Done(reply.attributes.unwrap_or_default())),
                Err(error) => error,
            };
            if let Some(UpdateItemError::ConditionalCheckFailedException(refused)) =
                error.as_service_error()
            {
                return Ok(Updated::Refused(refused.item().cloned()));
            }
            tries += 1;
            if tries >= TRIES || !is_conflict(&error) {
                return Err(fault(doing, error));
            }
            pause(tries).await;
        }
    }

    fn names_or_none(&self) -> Option<HashMap<String, String>> {
        (!self.names.is_empty()).then(|| self.names.clone())
    }

    fn values_or_none(&self) -> Option<Item> {
        (!self.values.is_empty()).then(|| self.values.clone())
    }
}

impl<L: Copy> Transaction<L> {
    pub(crate) fn new(doing: &'static str) -> Self {
        Self { doing, labels: Vec::new(), items: Vec::new(), unbuilt: None }
    }

    fn push<W>(
        mut self,
        label: L,
        built: Result<W, BuildError>,
        item: impl FnOnce(Builder, W) -> Builder,
    ) -> Self {
        match built {
            Ok(write) => {
                self.labels.push(label);
                self.items.push(item(TransactWriteItem::builder(), write).build());
            }
            Err(error) => self.unbuilt = Some(error),
        }
        self
    }

    /// Puts a whole row; `item` has no keys of its own.
    pub(crate) fn put(self, table: &Table, label: L, write: Write, mut item: Item) -> Self {
        let values = write.values_or_none();
        item.extend(write.key.into_item());
        let put = Put::builder()
            .table_name(&table.name)
            .set_item(Some(item))
            .condition_expression(write.condition)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(OnFailure::AllOld)
            .build();
        self.push(label, put, Builder::put)
    }

    /// Changes some attributes of a row.
    pub(crate) fn update(self, table: &Table, label: L, write: Write, set: &str) -> Self {
        let values = write.values_or_none();
        let update = Update::builder()
            .table_name(&table.name)
            .set_key(Some(write.key.into_item()))
            .update_expression(set)
            .condition_expression(write.condition)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(OnFailure::AllOld)
            .build();
        self.push(label, update, Builder::update)
    }

    /// Takes a row away.
    pub(crate) fn delete(self, table: &Table, label: L, write: Write) -> Self {
        let values = write.values_or_none();
        let delete = Delete::builder()
            .table_name(&table.name)
            .set_key(Some(write.key.into_item()))
            .condition_expression(write.condition)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(OnFailure::AllOld)
            .build();
        self.push(label, delete, Builder::delete)
    }

    /// Asks that a row be as the condition says, and leaves it.
    pub(crate) fn check(self, table: &Table, label: L, write: Write) -> Self {
        let values = write.values_or_none();
        let check = ConditionCheck::builder()
            .table_name(&table.name)
            .set_key(Some(write.key.into_item()))
            .condition_expression(write.condition)
            .set_expression_attribute_values(values)
            .return_values_on_condition_check_failure(OnFailure::AllOld)
            .build();
        self.push(label, check, Builder::condition_check)
    }

    /// Commits.
    ///
    /// # Errors
    ///
    /// [`Fault`]; whether anything was written is then unknown, but it is all or nothing.
    pub(crate) async fn commit(self, table: &Table) -> Result<Committed<L>, Fault> {
        if let Some(error) = self.unbuilt {
            return Err(Fault::lasting(self.doing, error));
        }
        let token = token();
        let mut tries = 0;
        loop {
            let sent = table
                .client
                .transact_write_items()
                .set_transact_items(Some(self.items.clone()))
                .client_request_token(&token)
                .send()
                .await;
            let Err(error) = sent else { return Ok(Committed::Done) };
            if let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) =
                error.as_service_error()
            {
                let reasons = cancelled.cancellation_reasons();
                let refused = reasons
                    .iter()
                    .zip(&self.labels)
                    .find(|(reason, _)| reason.code() == Some("ConditionalCheckFailed"));
                if let Some((reason, label)) = refused {
                    return Ok(Committed::Refused(*label, reason.item().cloned()));
                }
            }
            tries += 1;
            if tries >= TRIES || !is_conflict(&error) {
                return Err(fault(self.doing, error));
            }
            pause(tries).await;
        }
    }
}

fn token() -> String {
    random::<16>(&SystemEntropy).iter().fold(String::with_capacity(32), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Waits a little, longer each time, and never the same as a rival: 5 to 10 ms doubled with each try.
async fn pause(tries: u32) {
    let [chance] = random::<1>(&SystemEntropy);
    let most = 10_u64 << tries.min(6);
    let wait = most / 2 + most * u64::from(chance) / 512;
    tokio::time::sleep(Duration::from_millis(wait)).await;
}

/// Whether another transaction was at the same rows: no refusal, worth trying again.
fn is_conflict<E, R>(error: &SdkError<E, R>) -> bool
where
    E: ProvideErrorMetadata + 'static,
{
    let Some(service) = error.as_service_error() else { return false };
    match service.code() {
        Some("TransactionConflictException" | "TransactionInProgressException") => true,
        Some("TransactionCanceledException") => {
            service.message().is_some_and(|message| message.contains("TransactionConflict"))
        }
        _ => false,
    }
}

/// Names what DynamoDB let us down with: passing when trying again may help.
pub(crate) fn fault<E, R>(doing: &'static str, error: SdkError<E, R>) -> Fault
where
    E: ProvideErrorMetadata + std::error::Error + Send + Sync + 'static,
    R: std::fmt::Debug + Send + Sync + 'static,
{
    let passing = match &error {
        SdkError::TimeoutError(_) | SdkError::DispatchFailure(_) | SdkError::ResponseError(_) => {
            true
        }
        SdkError::ServiceError(service) => {
            matches!(
                service.err().code(),
                Some(
                    "ThrottlingException"
                        | "ProvisionedThroughputExceededException"
                        | "RequestLimitExceeded"
                        | "InternalServerError"
                        | "TransactionConflictException"
                        | "TransactionInProgressException"
                )
            ) || is_conflict(&error)
                || is_throttled(&error)
        }
        _ => false,
    };
    if passing { Fault::passing(doing, error) } else { Fault::lasting(doing, error) }
}

fn is_throttled<E: ProvideErrorMetadata + 'static, R>(error: &SdkError<E, R>) -> bool {
    error.as_service_error().and_then(ProvideErrorMetadata::message).is_some_and(|message| {
        message.contains("ThrottlingError") || message.contains("ProvisionedThroughputExceeded")
    })
}
