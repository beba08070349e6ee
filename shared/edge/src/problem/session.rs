//! What refuses somebody who goes on from a session they have.

use super::{
    LIMITED, Problem, SESSION_NOT_ACTING, SESSION_OVERTAKEN, SESSION_UNKNOWN, SESSION_WEAKER,
};
use flows::entering::NotEntered;

impl From<NotEntered> for Problem {
    fn from(error: NotEntered) -> Self {
        match error {
            NotEntered::Ended(ended) => ended.into(),
            NotEntered::Unknown => Self::of(&SESSION_UNKNOWN),
            NotEntered::NotActing(denial) => {
                Self::of(&SESSION_NOT_ACTING).with("reason", denial.as_str())
            }
            NotEntered::Weaker => Self::of(&SESSION_WEAKER),
            NotEntered::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotEntered::Overtaken => Self::of(&SESSION_OVERTAKEN),
            NotEntered::Fault(fault) => fault.into(),
        }
    }
}
