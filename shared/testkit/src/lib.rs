//! For tests and the local stack: an embedded DynamoDB, a client that counts and fails on command, clocks and doubles.
//!
//! Never part of a function. The table of a test is a real DynamoDB engine (`dynoxide`, on `SQLite`) behind real HTTP and
//! the real SDK, made from `template.yaml`'s own definition of the table, so that nothing about the store is mocked.

pub mod calls;
pub mod changes;
pub mod clock;
pub mod engine;
mod fill;
pub mod inbox;
pub mod keyring;
pub mod template;

pub use calls::{Calls, Trouble};
pub use changes::Changes;
pub use clock::HandClock;
pub use engine::Engine;
pub use inbox::Inbox;
pub use template::Failed;
