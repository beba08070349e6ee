//! What refuses somebody who appeals, and a clerk who decides.

use super::{
    APPEAL_DECIDED, APPEAL_MOBILE_TAKEN, APPEAL_NOT_OCCUPIED, APPEAL_OTHER_MOBILE,
    APPEAL_PASSWORD_MISSING, APPEAL_UNKNOWN, LIMITED, MOBILE_NOT_VERIFIED, OVERTAKEN, PERSON_GONE,
    Problem,
};
use flows::appeal;

impl From<appeal::start::NotStarted> for Problem {
    fn from(error: appeal::start::NotStarted) -> Self {
        use appeal::start::NotStarted;
        match error {
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<appeal::status::NotTold> for Problem {
    fn from(error: appeal::status::NotTold) -> Self {
        use appeal::status::NotTold;
        match error {
            NotTold::Unknown => Self::of(&APPEAL_UNKNOWN),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<appeal::file::NotFiled> for Problem {
    fn from(error: appeal::file::NotFiled) -> Self {
        use appeal::file::NotFiled;
        match error {
            NotFiled::Unknown => Self::of(&APPEAL_UNKNOWN),
            NotFiled::OutOfStep(out) => out.into(),
            NotFiled::PasswordMissing => Self::of(&APPEAL_PASSWORD_MISSING),
            NotFiled::Weak(weak) => weak.into(),
            NotFiled::OtherMobile => Self::of(&APPEAL_OTHER_MOBILE),
            NotFiled::MobileNotVerified => Self::of(&MOBILE_NOT_VERIFIED),
            NotFiled::Overtaken => Self::of(&OVERTAKEN),
            NotFiled::Fault(fault) => fault.into(),
        }
    }
}

impl From<appeal::list::NotTold> for Problem {
    fn from(error: appeal::list::NotTold) -> Self {
        use appeal::list::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<appeal::decide::NotDecided> for Problem {
    fn from(error: appeal::decide::NotDecided) -> Self {
        use appeal::decide::NotDecided;
        match error {
            NotDecided::Ended(ended) => ended.into(),
            NotDecided::Unknown => Self::of(&APPEAL_UNKNOWN),
            NotDecided::Before => Self::of(&APPEAL_DECIDED),
            NotDecided::NotOccupied => Self::of(&APPEAL_NOT_OCCUPIED),
            NotDecided::MobileTaken => Self::of(&APPEAL_MOBILE_TAKEN),
            NotDecided::PersonGone => Self::of(&PERSON_GONE),
            NotDecided::Fault(fault) => fault.into(),
        }
    }
}
