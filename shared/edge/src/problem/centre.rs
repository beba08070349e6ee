//! What refuses somebody at the organisation's centre: of matters, of cases, of doing one and of rating one.

use super::{
    CASE_ATTEMPT_USED, CASE_DIFFERS, CASE_MATTER_NOT_YOURS, CASE_NO_PAGE,
    CASE_ORGANISATION_UNKNOWN, CASE_SEQUENCE_USED, CASE_TOO_MANY, CASE_UNKNOWN, LIMITED,
    MATTER_FAVOURITES_FULL, MATTER_NOT_ALLOWED, MATTER_NOT_FOR_ORGANISATION, MATTER_UNKNOWN,
    Problem, RATING_GIVEN, RATING_NOT_FINISHED, RATING_NOT_YOURS,
};
use crate::wire::matters::{advice, granters};
use flows::{cases, centre, handling, matters};

impl From<matters::NotTold> for Problem {
    fn from(error: matters::NotTold) -> Self {
        use matters::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Unknown => Self::of(&MATTER_UNKNOWN),
            NotTold::Full => Self::of(&MATTER_FAVOURITES_FULL),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<centre::NotTold> for Problem {
    fn from(error: centre::NotTold) -> Self {
        use centre::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<handling::NotHanded> for Problem {
    fn from(error: handling::NotHanded) -> Self {
        use handling::NotHanded;
        match error {
            NotHanded::Ended(ended) => ended.into(),
            NotHanded::MatterUnknown => Self::of(&MATTER_UNKNOWN),
            NotHanded::CaseUnknown => Self::of(&CASE_UNKNOWN),
            NotHanded::NotForKind => Self::of(&MATTER_NOT_FOR_ORGANISATION),
            NotHanded::NotAllowed { denial, granters: who } => {
                let told = serde_json::to_value(granters(&who)).unwrap_or_default();
                let (chinese, english) = advice(denial, &who);
                Self::of(&MATTER_NOT_ALLOWED)
                    .with("reason", denial.as_str())
                    .with_sentence("advice", chinese, english)
                    .with("granters", told)
            }
            NotHanded::NoPage => Self::of(&CASE_NO_PAGE),
            NotHanded::AttemptUsed => Self::of(&CASE_ATTEMPT_USED),
            NotHanded::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotHanded::Fault(fault) => fault.into(),
        }
    }
}

impl From<cases::update::NotUpdated> for Problem {
    fn from(error: cases::update::NotUpdated) -> Self {
        use cases::update::NotUpdated;
        match error {
            NotUpdated::Unknown => Self::of(&CASE_UNKNOWN),
            NotUpdated::MatterNotYours => Self::of(&CASE_MATTER_NOT_YOURS),
            NotUpdated::OrganisationUnknown => Self::of(&CASE_ORGANISATION_UNKNOWN),
            NotUpdated::Judged(judged) => Self::of(match judged {
                domain::NotUpdated::Differs => &CASE_DIFFERS,
                domain::NotUpdated::SequenceUsed => &CASE_SEQUENCE_USED,
                domain::NotUpdated::TooMany => &CASE_TOO_MANY,
            }),
            NotUpdated::Fault(fault) => fault.into(),
        }
    }
}

impl From<cases::list::NotListed> for Problem {
    fn from(error: cases::list::NotListed) -> Self {
        use cases::list::NotListed;
        match error {
            NotListed::Ended(ended) => ended.into(),
            NotListed::Fault(fault) => fault.into(),
        }
    }
}

impl From<cases::one::NotTold> for Problem {
    fn from(error: cases::one::NotTold) -> Self {
        use cases::one::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Unknown => Self::of(&CASE_UNKNOWN),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<cases::rate::NotRated> for Problem {
    fn from(error: cases::rate::NotRated) -> Self {
        use cases::rate::NotRated;
        match error {
            NotRated::Ended(ended) => ended.into(),
            NotRated::Unknown => Self::of(&CASE_UNKNOWN),
            NotRated::Judged(judged) => Self::of(match judged {
                domain::NotRated::NotFinished => &RATING_NOT_FINISHED,
                domain::NotRated::NotYours => &RATING_NOT_YOURS,
                domain::NotRated::AlreadyRated => &RATING_GIVEN,
            }),
            NotRated::Fault(fault) => fault.into(),
        }
    }
}
