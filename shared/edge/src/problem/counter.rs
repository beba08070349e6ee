//! What refuses a clerk at the counter.

use super::{
    COUNTER_ADMINISTRATOR_THERE, COUNTER_DOCUMENT, COUNTER_DOCUMENT_USED,
    COUNTER_LEGAL_REPRESENTATIVE_THERE, COUNTER_LETTER_REFUSED, COUNTER_LETTER_UNKNOWN,
    COUNTER_NOT_IN_REGISTER, COUNTER_PERSON_UNKNOWN, COUNTER_PLACE_UNKNOWN, INSTITUTION_CODE_TAKEN,
    LIMITED, MEMBER_ALREADY, MEMBER_NUMBER_SHARED, Problem,
};
use domain::NoRoom;
use flows::counter;

impl From<counter::sign_in::NotSignedOut> for Problem {
    fn from(error: counter::sign_in::NotSignedOut) -> Self {
        use counter::sign_in::NotSignedOut;
        match error {
            NotSignedOut::Ended(ended) => ended.into(),
            NotSignedOut::Fault(fault) => fault.into(),
        }
    }
}

impl From<counter::document::NotTaken> for Problem {
    fn from(error: counter::document::NotTaken) -> Self {
        use counter::document::NotTaken;
        match error {
            NotTaken::Ended(ended) => ended.into(),
            NotTaken::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotTaken::Fault(fault) => fault.into(),
        }
    }
}

impl From<counter::open::NotOpened> for Problem {
    fn from(error: counter::open::NotOpened) -> Self {
        use counter::open::NotOpened;
        match error {
            NotOpened::Ended(ended) => ended.into(),
            NotOpened::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotOpened::Fault(fault) => fault.into(),
            NotOpened::Document(kind) => Self::of(&COUNTER_DOCUMENT).with("kind", kind.as_str()),
            NotOpened::DocumentUsed => Self::of(&COUNTER_DOCUMENT_USED),
            NotOpened::LetterUnknown => Self::of(&COUNTER_LETTER_UNKNOWN),
            NotOpened::Letter(refusal) => {
                Self::of(&COUNTER_LETTER_REFUSED).with("reason", refusal.as_str())
            }
            NotOpened::NotInRegister => Self::of(&COUNTER_NOT_IN_REGISTER),
            NotOpened::PersonUnknown => Self::of(&COUNTER_PERSON_UNKNOWN),
            NotOpened::NoRoom(NoRoom::LegalRepresentativeThere) => {
                Self::of(&COUNTER_LEGAL_REPRESENTATIVE_THERE)
            }
            NotOpened::NoRoom(NoRoom::AdministratorThere) => Self::of(&COUNTER_ADMINISTRATOR_THERE),
            NotOpened::NoRoom(NoRoom::AlreadyMember) => Self::of(&MEMBER_ALREADY),
            NotOpened::NameTaken => Self::of(&MEMBER_NUMBER_SHARED),
            NotOpened::InstitutionCodeTaken => Self::of(&INSTITUTION_CODE_TAKEN),
        }
    }
}

impl From<counter::acts::NotTold> for Problem {
    fn from(error: counter::acts::NotTold) -> Self {
        use counter::acts::NotTold;
        match error {
            NotTold::Ended(ended) => ended.into(),
            NotTold::Fault(fault) => fault.into(),
        }
    }
}

impl From<counter::places::NotShown> for Problem {
    fn from(error: counter::places::NotShown) -> Self {
        use counter::places::NotShown;
        match error {
            NotShown::Ended(ended) => ended.into(),
            NotShown::Unknown => Self::of(&COUNTER_PLACE_UNKNOWN),
            NotShown::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotShown::Fault(fault) => fault.into(),
        }
    }
}
