//! Appeals (申诉): opened with a face, filed with a proven mobile, decided by a clerk with a reason, answered by SMS.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | start | anybody | 1 | 1 |
//! | face, SMS code | as of a registration | 3, 4, 2 | 2 each |
//! | file | the browser that began | 2 | 2 |
//! | status | that browser | 2 | 1 |
//! | list | a clerk | 2 and one for each appeal | 2 |
//! | decide: dismissed; about an organisation, a mobile, an identity | a clerk | 2; 4, 4, 3 | 2; 4, 4, 3 |

pub mod decide;
pub mod file;
pub mod list;
pub mod start;
pub mod status;
