//! Adapters to the outside world: who carries SMS, where keys are kept, and whose word is taken for who somebody is.
//!
//! Of the two face providers only Alipay is asked; the `jshrss` APP comes to us, as a signed webhook
//! (`keys::WebhookKeys`), and its body is a wire type like any other (`edge::wire::face`). So they have no port in common:
//! what both come to is `domain::FaceReport`.

pub mod alipay;
pub mod documents;
mod http;
pub mod secrets;
pub mod sms;
pub mod sso;
pub mod timeouts;
