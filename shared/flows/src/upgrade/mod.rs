//! 历史单位用户升级, path three: whoever knows an older hall's user name and password makes the account anew here, and
//! names its administrator.
//!
//! Nothing that is told on the way is told in full unless its caller typed it
//! (`docs/decisions/0019-upgrades.md`).

pub mod complete;
pub mod confirm;
pub mod start;
