//! The table: the only room that knows DynamoDB.
//!
//! One file for each noun, as in `domain`; keys are built in [`key`](mod@key) and nowhere else; every write has a
//! condition; several writes that belong together go through `transaction`, each with a label, so that a refusal
//! says which condition failed. Rows are private: what leaves this room is a noun of `domain`, or an answer.

pub mod audit;
pub mod key;
mod limiter;
mod notices;
mod organisations;
mod people;
mod register;
mod registrations;
mod row;
mod sessions;
mod sms_budget;
mod sms_codes;
mod transaction;

pub use limiter::Counted;
pub use notices::{Claim, Claimed};
pub use organisations::{Completed, Members, MembershipKept, NotOpened};
pub use people::NotRegistered;
pub use register::RegisterEntry;
pub use registrations::{Begun, Delivery, FaceSaved, Keepable, Kept};
pub use sessions::{NewSession, Rehashed, SignedIn};
pub use sms_budget::Charge;
pub use sms_codes::{Guess, SmsSending, SmsSent};

use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::types::AttributeValue;
use ports::Fault;
use std::collections::HashMap;

/// An item as the SDK has it.
pub(crate) type Item = HashMap<String, AttributeValue>;

/// The one table.
#[derive(Clone, Debug)]
pub struct Table {
    client: Client,
    name: String,
}

impl Table {
    /// The table of this name, behind this client.
    #[must_use]
    pub fn new(client: Client, name: impl Into<String>) -> Self {
        Self { client, name: name.into() }
    }

    /// Reads a row that is not there, so that the connection is made (TLS and all) before the first request.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn warm(&self) -> Result<(), Fault> {
        self.get("warming the connection", key::warm()).await.map(|_| ())
    }

    /// Reads one row, consistently.
    pub(crate) async fn get(
        &self,
        doing: &'static str,
        key: key::Key,
    ) -> Result<Option<Item>, Fault> {
        let sent = self
            .client
            .get_item()
            .table_name(&self.name)
            .set_key(Some(key.into_item()))
            .consistent_read(true)
            .send()
            .await;
        sent.map(|reply| reply.item).map_err(|error| transaction::fault(doing, error))
    }
}
