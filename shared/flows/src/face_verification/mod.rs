//! A face that is shown to Alipay (支付宝扫一扫); `outside::alipay` asks it.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | begin | the page whose flow awaits a face | 3 | 2 |
//! | bind | what Alipay calls the certification | 1 | 1 |
//! | poll | that page | 1 | 1 |
//! | conclude | what Alipay found | 3 | 2 |
//!
//! Beginning and binding are two flows, and polling and concluding are, because Alipay is asked in between. An attempt is
//! kept before Alipay hears of it, so nothing that races can have one identity certified and another believed. Asked
//! again, an attempt that Alipay has named costs 2 calls, and Alipay nothing; one that it has not, 3, and is asked for five
//! times at most.

pub mod begin;
pub mod conclude;
pub mod poll;
