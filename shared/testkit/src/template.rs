//! The table as `template.yaml` defines it, so that no test and no local stack runs on another.

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
    StreamSpecification, StreamViewType, TableStatus, TimeToLiveSpecification,
};
use serde_yaml_ng::Value;
use std::time::Duration;

const TEMPLATE: &str = include_str!("../../../template.yaml");

/// The template's text, read as YAML.
///
/// # Errors
///
/// What YAML says of it.
pub fn template() -> Result<Value, serde_yaml_ng::Error> {
    serde_yaml_ng::from_str(TEMPLATE)
}

/// A value without its `CloudFormation` tag, if it has one.
#[must_use]
pub fn untagged(value: &Value) -> &Value {
    match value {
        Value::Tagged(tagged) => &tagged.value,
        other => other,
    }
}

/// A failure to make the table.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;

fn text(value: &Value, name: &str) -> Result<String, Failed> {
    let text = value.get(name).and_then(Value::as_str);
    Ok(text.ok_or_else(|| format!("the template's table has no {name}"))?.to_owned())
}

fn list<'a>(value: &'a Value, name: &str) -> Result<&'a Vec<Value>, Failed> {
    let list = value.get(name).and_then(Value::as_sequence);
    list.ok_or_else(|| format!("the template's table has no list {name}").into())
}

/// Creates the table of the template under this name, and waits until it is active. One that is there is left.
///
/// # Errors
///
/// What the template lacks, or the engine refuses.
pub async fn create_table(client: &Client, name: &str) -> Result<(), Failed> {
    if client.describe_table().table_name(name).send().await.is_ok() {
        return Ok(());
    }
    let template = template()?;
    let table = template
        .get("Resources")
        .and_then(|resources| resources.get("Table"))
        .and_then(|table| table.get("Properties"))
        .ok_or("the template has no table")?;
    let mut create = client
        .create_table()
        .table_name(name)
        .billing_mode(BillingMode::from(text(table, "BillingMode")?.as_str()));
    for attribute in list(table, "AttributeDefinitions")? {
        create = create.attribute_definitions(
            AttributeDefinition::builder()
                .attribute_name(text(attribute, "AttributeName")?)
                .attribute_type(ScalarAttributeType::from(
                    text(attribute, "AttributeType")?.as_str(),
                ))
                .build()?,
        );
    }
    for key in list(table, "KeySchema")? {
        create = create.key_schema(
            KeySchemaElement::builder()
                .attribute_name(text(key, "AttributeName")?)
                .key_type(KeyType::from(text(key, "KeyType")?.as_str()))
                .build()?,
        );
    }
    if let Some(stream) = table.get("StreamSpecification") {
        let view = text(stream, "StreamViewType")?;
        create = create.stream_specification(
            StreamSpecification::builder()
                .stream_enabled(true)
                .stream_view_type(StreamViewType::from(view.as_str()))
                .build()?,
        );
    }
    create.send().await?;
    loop {
        let described = client.describe_table().table_name(name).send().await?;
        let status = described.table.and_then(|table| table.table_status);
        if status == Some(TableStatus::Active) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    if let Some(ttl) = table.get("TimeToLiveSpecification") {
        client
            .update_time_to_live()
            .table_name(name)
            .time_to_live_specification(
                TimeToLiveSpecification::builder()
                    .attribute_name(text(ttl, "AttributeName")?)
                    .enabled(true)
                    .build()?,
            )
            .send()
            .await?;
    }
    Ok(())
}
