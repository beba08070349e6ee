//! The counter (窗口线下注册): what a clerk may do, and nothing else.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | begin, claim | as of any sign-on (`flows::sso`), under the name of the staff's provider | 1 | 1 |
//! | conclude | what the staff's provider said | 1 | 1 |
//! | sign in | the browser that began, with the code it came back with | 2 | 2 |
//! | sign out | a clerk | 1 | 1 |

pub mod sign_in;
