//! Another legal representative (变更法定代表人): the new one begins, shows their face, and the organisation is theirs.
//!
//! The steps between are those of a registration (`face`, `sms`, `status`); see `domain::Succession`.

pub mod complete;
pub mod start;
