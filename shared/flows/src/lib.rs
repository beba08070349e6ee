//! What happens: each flow looks (reads what it needs, once), lets `domain` judge, and writes once.
//!
//! A flow's arguments are its least privilege: the table, the keys and the ports it uses, and nothing else. Its error
//! names only what that flow can say. What each costs in calls to DynamoDB is asserted in `tests/budget.rs`.

pub mod account;
mod acting;
mod amending;
pub mod appeal;
pub mod authority;
pub mod cases;
pub mod centre;
pub mod counter;
pub mod entering;
pub mod face;
pub mod face_verification;
pub mod handling;
pub mod held;
pub mod letter;
pub mod log;
pub mod matters;
pub mod me;
pub mod members;
pub mod mobile_change;
pub mod notice_sums;
pub mod notices;
pub mod password_change;
pub mod password_reset;
pub mod person_registration;
pub mod person_sign_in;
pub mod qr_sign_in;
pub mod refresh;
pub mod registration;
pub mod revocations;
pub mod session;
pub mod session_proof;
pub mod sessions;
pub mod sign_in;
pub mod sms;
pub mod sso;
pub mod status;
pub mod succession;
pub mod upgrade;

pub use domain::{FlowId, FlowKind, Operation, QrKind, Role, STAFF, UpgradeId};
pub use ports::Clock;
