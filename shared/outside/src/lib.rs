//! Adapters to the outside world: who carries SMS, where keys are kept, and whose word is taken for who somebody is.
//!
//! A face provider needs no adapter of its own yet: it comes to us, as a signed webhook (`keys::WebhookKeys`), and its
//! body is a wire type like any other (`edge::wire::face`).

pub mod documents;
mod http;
pub mod secrets;
pub mod sms;
pub mod sso;
