//! Where Lambda meets HTTP: boot, requests, replies, problems, and the shapes of JSON on the wire.
//!
//! A request comes in not yet believed; a wire type reads its JSON, and `sound` makes of it a flow's request, whose every
//! value is sound. A flow's error becomes a [`Problem`] once, here, by an exhaustive match.

mod boot;
mod caller;
mod consume;
mod device;
mod https;
mod language;
pub mod log;
pub mod openapi;
pub mod problem;
mod reply;
mod request;
pub mod routes;
mod schedule;
mod serve;
pub mod settings;
pub mod wire;

pub use outside::timeouts;

pub use boot::{ARGON2_FALLBACK, Boot, Fatal, aws, boot, boot_without_keys};
pub use caller::Verifier;
pub use consume::{consume, consume_cases};
pub use flows::held::Held;
pub use flows::notices::SUMMED as NOTICE_SUMMED;
pub use language::Language;
pub use problem::{CATALOGUE, Kind, Problem};
pub use reply::Reply;
pub use request::{Request, now, today};
pub use routes::{CONSUMERS, Caller, Consumer, PathText, ROUTES, Route, Routes};
pub use schedule::{SCHEDULED, Scheduled, schedule};
pub use serve::serve;
