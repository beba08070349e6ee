//! Adapters to the outside world: who carries SMS, and where keys are kept.
//!
//! A face provider needs no adapter of its own yet: it comes to us, as a signed webhook (`keys::WebhookKeys`), and its
//! body is a wire type like any other (`edge::wire::face`).

pub mod secrets;
pub mod sms;
