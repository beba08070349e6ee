//! What an installation's operators do, as functions: make keys, rotate them, fill the business register, bring old
//! accounts in, make a file the catalogue of matters, verify audits.
//!
//! The command line `yinxin` (`main.rs`, `command/`) is these functions with arguments and words around them; the local
//! stack calls the same ones. Nothing here is part of a Lambda.

pub mod audit;
pub mod import;
pub mod keys;
pub mod legacy;
pub mod legacy_sample;
pub mod matters;
pub mod register;
pub mod sample;
pub mod text;
