//! What refuses a new legal representative.

use super::{
    MOBILE_NOT_VERIFIED, OVERTAKEN, PERSON_GONE, Problem, REGISTRATION_UNKNOWN, SUCCESSION_ALREADY,
    SUCCESSION_NOT_REGISTERED,
};
use flows::succession;

impl From<succession::start::NotStarted> for Problem {
    fn from(error: succession::start::NotStarted) -> Self {
        use succession::start::NotStarted;
        match error {
            NotStarted::Claim(claim) => claim.into(),
            NotStarted::NotRegistered => {
                Self::of(&SUCCESSION_NOT_REGISTERED).with("register_at", "/v1/registrations")
            }
            NotStarted::AlreadyLegalRepresentative => Self::of(&SUCCESSION_ALREADY),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<succession::complete::NotCompleted> for Problem {
    fn from(error: succession::complete::NotCompleted) -> Self {
        use succession::complete::NotCompleted;
        match error {
            NotCompleted::Unknown => Self::of(&REGISTRATION_UNKNOWN),
            NotCompleted::OutOfStep(out) => out.into(),
            NotCompleted::Weak(weak) => weak.into(),
            NotCompleted::MobileNotVerified => Self::of(&MOBILE_NOT_VERIFIED),
            NotCompleted::NotSucceeded(domain::NotSucceeded::AlreadyLegalRepresentative) => {
                Self::of(&SUCCESSION_ALREADY)
            }
            NotCompleted::PersonGone => Self::of(&PERSON_GONE),
            NotCompleted::Overtaken => Self::of(&OVERTAKEN),
            NotCompleted::Fault(fault) => fault.into(),
        }
    }
}
