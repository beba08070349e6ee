//! The shapes of JSON on the wire: what each route takes and gives.
//!
//! A wire type holds text as it was sent; `sound` makes of it a flow's request, or a problem that names **every** field
//! that is not sound. What holds something personal or secret has no `Debug`, so that it cannot be logged. The doc comments of these types are what the OpenAPI document says of them.

pub mod account;
pub mod appeal;
pub mod audit;
pub mod authority;
pub mod cases;
pub mod centre;
pub mod counter;
pub mod face;
pub mod face_verification;
pub mod identity;
pub mod invitation;
pub mod letter;
pub mod licence;
pub mod matters;
pub mod me;
pub mod members;
pub mod mobile;
pub mod password;
pub mod qr_sign_in;
pub mod registration;
pub mod session;
pub mod sms;
pub mod sso;
pub mod succession;
pub mod upgrade;

use jiff::Timestamp;

/// RFC 3339, whole seconds, UTC.
fn moment(at: Timestamp) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}
