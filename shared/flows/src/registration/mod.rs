//! 单位注册, path one: the legal representative registers the organisation themselves.

pub mod complete;
pub mod start;
