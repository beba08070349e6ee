//! What an installation's operators do, as functions: make keys, rotate them, fill the business register,
//! verify audits.
//!
//! The command line `yinxin` (`main.rs`, `command/`) is these functions with arguments and words around them; the local
//! stack calls the same ones. Nothing here is part of a Lambda.

pub mod audit;
pub mod keys;
pub mod register;
pub mod sample;
