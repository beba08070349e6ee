//! What refuses somebody who goes on from a session they have.

use super::{
    LIMITED, PASSWORD_WRONG, PROOF_NO_FACE, PROOF_SPENT, PROOF_UNKNOWN, Problem,
    SESSION_NOT_ACTING, SESSION_OVERTAKEN, SESSION_UNKNOWN, SESSION_WEAKER, SIGN_IN_LOCKED_OUT,
};
use flows::entering::NotEntered;
use flows::session_proof::{self, face, password};

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

impl From<password::NotProven> for Problem {
    fn from(error: password::NotProven) -> Self {
        use password::NotProven;
        match error {
            NotProven::Ended(ended) => ended.into(),
            NotProven::Wrong => Self::of(&PASSWORD_WRONG),
            NotProven::LockedOut { retry_after } => Self::after(&SIGN_IN_LOCKED_OUT, retry_after),
            NotProven::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotProven::Fault(fault) => fault.into(),
        }
    }
}

impl From<face::NotStarted> for Problem {
    fn from(error: face::NotStarted) -> Self {
        use face::NotStarted;
        match error {
            NotStarted::Ended(ended) => ended.into(),
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<face::NotProven> for Problem {
    fn from(error: face::NotProven) -> Self {
        use face::NotProven;
        match error {
            NotProven::Ended(ended) => ended.into(),
            NotProven::Unknown => Self::of(&PROOF_UNKNOWN),
            NotProven::NoFace => Self::of(&PROOF_NO_FACE),
            NotProven::Spent => Self::of(&PROOF_SPENT),
            NotProven::Fault(fault) => fault.into(),
        }
    }
}

impl From<session_proof::NotProven> for Problem {
    fn from(error: session_proof::NotProven) -> Self {
        use session_proof::NotProven;
        match error {
            NotProven::Password(not) => not.into(),
            NotProven::Face(not) => not.into(),
        }
    }
}
