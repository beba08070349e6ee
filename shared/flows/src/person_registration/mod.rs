//! 个人实名注册: somebody becomes a person here, which everyone who acts for an organisation is first.

pub mod complete;
pub mod start;
