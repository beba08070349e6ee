//! An embedded DynamoDB engine on a loopback port: in memory for a test, on disk for the local stack.

use crate::calls::Calls;
use crate::changes::Changes;
use crate::template::{Failed, create_table};
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::retry::RetryConfig;
use aws_sdk_dynamodb::config::{BehaviorVersion, Credentials, Region};
use aws_sdk_dynamodb::types::AttributeValue;
use dynoxide::Database;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use store::Table;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A running engine. It stops when dropped.
pub struct Engine {
    database: Database,
    address: SocketAddr,
    server: JoinHandle<()>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine").field("address", &self.address).finish_non_exhaustive()
    }
}

/// The table's name in every engine.
pub const TABLE: &str = "yinxin";

impl Engine {
    /// An engine in memory, on a port of its own, with the template's table.
    ///
    /// # Errors
    ///
    /// What the engine, the port or the template refuses.
    pub async fn memory() -> Result<Self, Failed> {
        Self::start(Database::memory()?, 0).await
    }

    /// An engine over a file, on this port (0: any).
    ///
    /// # Errors
    ///
    /// As of [`Self::memory`].
    pub async fn at(file: &Path, port: u16) -> Result<Self, Failed> {
        Self::start(Database::new(&file.to_string_lossy())?, port).await
    }

    async fn start(database: Database, port: u16) -> Result<Self, Failed> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let kept = database.clone();
        let server = tokio::spawn(async move {
            // It ends with the task: no shutdown but ours.
            let _ =
                dynoxide::server::serve_with_shutdown(listener, database, std::future::pending())
                    .await;
        });
        let engine = Self { database: kept, address, server };
        create_table(&engine.client(&Calls::default()), TABLE).await?;
        Ok(engine)
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Where it answers.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// A client whose calls are counted, and fail on command.
    #[must_use]
    pub fn client(&self, calls: &Calls) -> Client {
        let config = aws_sdk_dynamodb::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("ap-southeast-1"))
            .credentials_provider(Credentials::new("test", "test", None, None, "testkit"))
            .endpoint_url(self.url())
            .retry_config(
                RetryConfig::standard()
                    .with_max_attempts(3)
                    .with_initial_backoff(std::time::Duration::from_millis(5)),
            )
            .http_client(calls.http_client())
            .build();
        Client::from_conf(config)
    }

    /// The table, through such a client.
    #[must_use]
    pub fn table(&self, calls: &Calls) -> Table {
        Table::new(self.client(calls), TABLE)
    }

    /// What changes in the table, after the change of this sequence number, or from the beginning.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub fn changes(&self, after: Option<&str>) -> Result<Changes, Failed> {
        Changes::of(self.database.clone(), TABLE, after)
    }

    /// Every item of the table, as it lies there.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub async fn scan(&self) -> Result<Vec<HashMap<String, AttributeValue>>, Failed> {
        let client = self.client(&Calls::default());
        let mut items = Vec::new();
        let mut pages = client.scan().table_name(TABLE).into_paginator().send();
        while let Some(page) = pages.next().await {
            items.extend(page?.items.unwrap_or_default());
        }
        Ok(items)
    }

    /// How many rows have a partition key that begins so.
    ///
    /// # Errors
    ///
    /// What the engine refuses.
    pub async fn count(&self, prefix: &str) -> Result<usize, Failed> {
        let begins = |item: &HashMap<String, AttributeValue>| {
            item.get("pk").and_then(|pk| pk.as_s().ok()).is_some_and(|pk| pk.starts_with(prefix))
        };
        Ok(self.scan().await?.iter().filter(|item| begins(item)).count())
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.server.abort();
    }
}
