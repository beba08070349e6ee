//! 忘记密码: somebody who cannot say the password of their place, or of their own account, proves themselves otherwise,
//! and sets another.

pub mod complete;
pub mod person;
pub mod start;
pub mod status;
