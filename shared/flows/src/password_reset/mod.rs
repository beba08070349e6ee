//! 忘记密码: somebody who cannot say the password of their place proves themselves otherwise, and sets another.

pub mod complete;
pub mod start;
pub mod status;
