//! The structure, held to its word: folders, template, emulator and code tell the same story; rooms depend inward; keys
//! are built in one place; a function may do what its code does and no more.
//!
//! Nothing runs here. The tests read the workspace as it lies on disk, each subject in a file of its own.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot read the workspace has failed"
)]

#[path = "house/chart.rs"]
mod chart;
#[path = "house/fields.rs"]
mod fields;
#[path = "house/functions.rs"]
mod functions;
#[path = "house/limits.rs"]
mod limits;
#[path = "house/logging.rs"]
mod logging;
#[path = "house/needs.rs"]
mod needs;
#[path = "house/permissions.rs"]
mod permissions;
#[path = "house/rooms.rs"]
mod rooms;
#[path = "house/routes.rs"]
mod routes;
#[path = "house/sources.rs"]
mod sources;
#[path = "house/template.rs"]
mod template;
#[path = "house/timeouts.rs"]
mod timeouts;
#[path = "house/vectors.rs"]
mod vectors;
#[path = "house/workspace.rs"]
mod workspace;
