//! The yardstick of start-up and memory: a `lambda_http` function that makes one `GetItem`, and no more; but at `/hash` an
//! argon2id hash before it, so that one sees what a hash does to the request around it.
//!
//! It has the SDK's features and the timeouts of the real functions, and otherwise what `cargo lambda new` would write.

use argon2_rust::params::{Memory, TagLen};
use argon2_rust::{Algorithm, Argon2, Hasher, Params, Version};
use aws_config::BehaviorVersion;
use aws_config::timeout::TimeoutConfig;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use lambda_http::{Body, Error, Request, Response, run, service_fn};
use std::sync::Mutex;
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
    let params = Params::builder()
        .memory(Memory::kib(19_456))
        .passes(2)
        .lanes(1)
        .threads(1)
        .tag_len(TagLen::bytes(32))
        .build()?;
    let hasher = &Mutex::new(Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hasher());
    run(service_fn(move |request| answer(client, hasher, request))).await
}

async fn answer(
    client: &Client,
    hasher: &Mutex<Hasher>,
    request: Request,
) -> Result<Response<Body>, Error> {
    if request.uri().path() == "/hash" {
        let mut out = [0; 32];
        if let Ok(mut hasher) = hasher.lock() {
            hasher.hash_into_with_ad(b"Qin5-lantern*Xue", &[0x5a; 16], &[7; 32], &[], &mut out)?;
        }
        std::hint::black_box(&out);
    }
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
