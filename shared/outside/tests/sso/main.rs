//! The relying party against a provider that lies: every way an ID token may not hold, and every answer that is none. The
//! honest provider, a real one, is in `tests/sso.rs`.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets the unexpected is over"
)]

mod liar;
mod provider;
mod token;
