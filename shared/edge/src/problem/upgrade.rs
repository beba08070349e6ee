//! What refuses somebody who upgrades an account of an older hall.

use super::{
    CREDIT_CODE_TAKEN, INSTITUTION_CODE_TAKEN, LIMITED, Problem, UPGRADE_ACCOUNT_UPGRADED,
    UPGRADE_COMPLETE, UPGRADE_DISAGREES, UPGRADE_LEGAL_REPRESENTATIVE, UPGRADE_LOCKED_OUT,
    UPGRADE_NO_TRIES, UPGRADE_ORGANISATION_FIRST, UPGRADE_OTHER_NOTICE, UPGRADE_OVERTAKEN,
    UPGRADE_PERSON_UNKNOWN, UPGRADE_TOO_LATE, UPGRADE_UNKNOWN, UPGRADE_WRONG,
};
use domain::{Agreement, UpgradeOutOfStep};
use flows::upgrade;

impl From<flows::upgrade::status::StatusError> for Problem {
    fn from(error: flows::upgrade::status::StatusError) -> Self {
        use flows::upgrade::status::StatusError;
        match error {
            StatusError::Unknown => Self::of(&UPGRADE_UNKNOWN),
            StatusError::Fault(fault) => fault.into(),
        }
    }
}

impl From<UpgradeOutOfStep> for Problem {
    fn from(out: UpgradeOutOfStep) -> Self {
        Self::of(match out {
            UpgradeOutOfStep::OrganisationFirst => &UPGRADE_ORGANISATION_FIRST,
            UpgradeOutOfStep::TooLate => &UPGRADE_TOO_LATE,
            UpgradeOutOfStep::NoTriesLeft => &UPGRADE_NO_TRIES,
            UpgradeOutOfStep::AlreadyComplete => &UPGRADE_COMPLETE,
        })
    }
}

impl From<upgrade::start::NotStarted> for Problem {
    fn from(error: upgrade::start::NotStarted) -> Self {
        use upgrade::start::NotStarted;
        match error {
            NotStarted::OtherNotice { current: Agreement { version, sha256 } } => {
                Self::of(&UPGRADE_OTHER_NOTICE).with("version", version).with("sha256", sha256)
            }
            NotStarted::Wrong => Self::of(&UPGRADE_WRONG),
            NotStarted::LockedOut { retry_after } => Self::after(&UPGRADE_LOCKED_OUT, retry_after),
            NotStarted::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotStarted::Fault(fault) => fault.into(),
        }
    }
}

impl From<upgrade::confirm::NotConfirmed> for Problem {
    fn from(error: upgrade::confirm::NotConfirmed) -> Self {
        use upgrade::confirm::NotConfirmed;
        match error {
            NotConfirmed::Unknown => Self::of(&UPGRADE_UNKNOWN),
            NotConfirmed::OutOfStep(out) => out.into(),
            NotConfirmed::Disagrees { tries_left } => {
                Self::of(&UPGRADE_DISAGREES).with("tries_left", tries_left)
            }
            NotConfirmed::AccountUpgraded => Self::of(&UPGRADE_ACCOUNT_UPGRADED),
            NotConfirmed::CreditCodeTaken => Self::of(&CREDIT_CODE_TAKEN),
            NotConfirmed::Overtaken => Self::of(&UPGRADE_OVERTAKEN),
            NotConfirmed::Fault(fault) => fault.into(),
        }
    }
}

impl From<upgrade::complete::NotCompleted> for Problem {
    fn from(error: upgrade::complete::NotCompleted) -> Self {
        use upgrade::complete::NotCompleted;
        match error {
            NotCompleted::Unknown => Self::of(&UPGRADE_UNKNOWN),
            NotCompleted::OutOfStep(out) => out.into(),
            NotCompleted::LegalRepresentative => {
                Self::of(&UPGRADE_LEGAL_REPRESENTATIVE).with("register_at", "/v1/registrations")
            }
            NotCompleted::PersonUnknown { tries_left } => {
                Self::of(&UPGRADE_PERSON_UNKNOWN).with("tries_left", tries_left)
            }
            NotCompleted::Weak(weak) => weak.into(),
            NotCompleted::AccountUpgraded => Self::of(&UPGRADE_ACCOUNT_UPGRADED),
            NotCompleted::CreditCodeTaken => Self::of(&CREDIT_CODE_TAKEN),
            NotCompleted::InstitutionCodeTaken => Self::of(&INSTITUTION_CODE_TAKEN),
            NotCompleted::Overtaken => Self::of(&UPGRADE_OVERTAKEN),
            NotCompleted::Fault(fault) => fault.into(),
        }
    }
}
