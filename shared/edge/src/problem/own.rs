//! What refuses somebody who does something about their own: a password, a mobile, 「不是我」.

use super::{
    LIMITED, ME_LEGAL_REPRESENTATIVE, ME_NO_PLACE, MOBILE_CHANGE_COMPLETE,
    MOBILE_CHANGE_NOT_VERIFIED, MOBILE_CHANGE_TAKEN, MOBILE_CHANGE_TOO_LATE,
    MOBILE_CHANGE_UNCHANGED, MOBILE_CHANGE_UNKNOWN, PASSWORD_WRONG, Problem, RESET_COMPLETE,
    RESET_NOT_PROVEN, RESET_TOO_LATE, RESET_UNKNOWN, SIGN_IN_LOCKED_OUT,
};
use flows::{me, mobile_change, password_change, password_reset};

impl From<flows::mobile_change::status::StatusError> for Problem {
    fn from(error: flows::mobile_change::status::StatusError) -> Self {
        use flows::mobile_change::status::StatusError;
        match error {
            StatusError::Unknown => Self::of(&MOBILE_CHANGE_UNKNOWN),
            StatusError::Fault(fault) => fault.into(),
        }
    }
}

impl From<password_reset::start::NotStarted> for Problem {
    fn from(error: password_reset::start::NotStarted) -> Self {
        use password_reset::start::NotStarted;
        match error {
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<password_reset::status::NotTold> for Problem {
    fn from(error: password_reset::status::NotTold) -> Self {
        use password_reset::status::NotTold;
        match error {
            NotTold::Unknown => Self::of(&RESET_UNKNOWN),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<password_reset::complete::NotReset> for Problem {
    fn from(error: password_reset::complete::NotReset) -> Self {
        use password_reset::complete::NotReset;
        match error {
            NotReset::Unknown => Self::of(&RESET_UNKNOWN),
            NotReset::TooLate => Self::of(&RESET_TOO_LATE),
            NotReset::AlreadyComplete => Self::of(&RESET_COMPLETE),
            NotReset::NotProven => Self::of(&RESET_NOT_PROVEN),
            NotReset::Weak(weak) => weak.into(),
            NotReset::Fault(fault) => fault.into(),
        }
    }
}

impl From<password_change::NotChanged> for Problem {
    fn from(error: password_change::NotChanged) -> Self {
        use password_change::NotChanged;
        match error {
            NotChanged::Ended(ended) => ended.into(),
            NotChanged::Weak(weak) => weak.into(),
            NotChanged::Wrong => Self::of(&PASSWORD_WRONG),
            NotChanged::LockedOut { retry_after } => Self::after(&SIGN_IN_LOCKED_OUT, retry_after),
            NotChanged::Fault(fault) => fault.into(),
        }
    }
}

impl From<mobile_change::start::NotStarted> for Problem {
    fn from(error: mobile_change::start::NotStarted) -> Self {
        use mobile_change::start::NotStarted;
        match error {
            NotStarted::Ended(ended) => ended.into(),
            NotStarted::NotFresh(not_fresh) => not_fresh.into(),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<mobile_change::complete::NotChanged> for Problem {
    fn from(error: mobile_change::complete::NotChanged) -> Self {
        use mobile_change::complete::NotChanged;
        match error {
            NotChanged::Ended(ended) => ended.into(),
            NotChanged::Unknown => Self::of(&MOBILE_CHANGE_UNKNOWN),
            NotChanged::TooLate => Self::of(&MOBILE_CHANGE_TOO_LATE),
            NotChanged::AlreadyComplete => Self::of(&MOBILE_CHANGE_COMPLETE),
            NotChanged::MobileNotVerified => Self::of(&MOBILE_CHANGE_NOT_VERIFIED),
            NotChanged::Unchanged => Self::of(&MOBILE_CHANGE_UNCHANGED),
            NotChanged::MobileTaken => Self::of(&MOBILE_CHANGE_TAKEN),
            NotChanged::Fault(fault) => fault.into(),
        }
    }
}

impl From<me::NotTold> for Problem {
    fn from(error: me::NotTold) -> Self {
        use me::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<me::NotDisavowed> for Problem {
    fn from(error: me::NotDisavowed) -> Self {
        use me::NotDisavowed;
        match error {
            NotDisavowed::Ended(ended) => ended.into(),
            NotDisavowed::LegalRepresentative => Self::of(&ME_LEGAL_REPRESENTATIVE),
            NotDisavowed::NoPlace => Self::of(&ME_NO_PLACE),
            NotDisavowed::Fault(fault) => fault.into(),
        }
    }
}
