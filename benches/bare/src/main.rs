//! The yardstick of start-up and memory: a `lambda_http` function that makes one `GetItem`, and no more.
//!
//! It has the SDK's features and the timeouts of the real functions, and otherwise what `cargo lambda new` would write.

use aws_config::BehaviorVersion;
use aws_config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use lambda_http::{Body, Error, Request, Response, run, service_fn};
use std::time::Duration;

/// The table's name on the bench.
const TABLE: &str = "yinxin";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    lambda_http::tracing::init_default_subscriber();
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(1))
        .operation_attempt_timeout(Duration::from_secs(3))
        .build();
    let config =
        aws_config::defaults(BehaviorVersion::latest()).timeout_config(timeouts).load().await;
    let client = &Client::new(&config);
    run(service_fn(move |request| answer(client, request))).await
}

async fn answer(client: &Client, _: Request) -> Result<Response<Body>, Error> {
    let key = || AttributeValue::S("WARM".to_owned());
    let got = client
        .get_item()
        .table_name(TABLE)
        .key("pk", key())
        .key("sk", key())
        .consistent_read(true)
        .send()
        .await?;
    let body = if got.item.is_some() { "there" } else { "not there" };
    Ok(Response::builder().status(200).body(Body::from(body))?)
}
