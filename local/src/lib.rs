//! The whole system on one machine: real functions under an emulated Lambda, a real table engine, a simulated carrier
//! and a simulated phone.
//!
//! [`stack`] starts and stops it, [`stream`] hands changes of the table to functions, [`phone`] and [`sms`] stand for
//! the outside world, [`mod@sso`] has a real OpenID provider known, [`mod@alipay`] simulates Alipay, [`walk`](mod@walk) does the main
//! job over HTTP as a browser would. The command line in `main.rs` is these with arguments around them; the end-to-end
//! tests call the same. Nothing here is part of a Lambda.

pub mod alipay;
pub mod browser;
pub mod client;
pub mod documents;
pub mod front;
pub mod functions;
pub mod guard;
mod imports;
pub mod phone;
pub mod sample;
pub mod schedule;
pub mod settings;
pub mod sms;
pub mod sso;
pub mod stack;
pub mod stream;
pub mod tools;
pub mod walk;
pub mod words;
