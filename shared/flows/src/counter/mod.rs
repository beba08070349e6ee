//! The counter (窗口线下注册): what a clerk may do, and nothing else.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | begin, claim | as of any sign-on (`flows::sso`), under the name of the staff's provider | 1 | 1 |
//! | conclude | what the staff's provider said | 1 | 1 |
//! | sign in | the browser that began, with the code it came back with | 2 | 2 |
//! | sign out | a clerk | 1 | 1 |
//! | take a document | a clerk | 1 | 1 |
//! | open, a new organisation | a clerk (and with a letter by its digest, one more at once) | 5 | 2 |
//! | open, in one that is there | a clerk (likewise) | 6 | 3 |
//! | open, refused | a clerk (likewise) | 5 | 2 |
//! | look at an organisation's places | a clerk | 3 | 3 |
//! | unmask a value | a clerk | 2 | 2 |
//! | read the counter's acts | a clerk | 2 | 1 |
//!
//! Whatever a clerk does is one transaction with the use of their session and the record of it at the counter: what has no
//! record did not happen, and is not told.

pub mod acts;
pub mod document;
pub mod open;
pub mod places;
pub mod sign_in;
