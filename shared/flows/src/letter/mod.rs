//! 授权委托书: the letter that is taken to a counter, written by anybody before there is an account, printed by whoever
//! wrote it, verified by anybody who has its digest, and judged where it is shown
//! (`docs/decisions/0022-authorisation-letters.md`).

pub mod look;
pub mod usable;
pub mod write;
