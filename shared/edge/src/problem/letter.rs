//! What refuses somebody who writes an authorisation letter, prints it or looks it up.

use super::{LETTER_UNKNOWN, LETTER_UNPRINTABLE, LIMITED, Problem};
use domain::Unprintable;
use flows::letter::{look, write};

impl From<Unprintable> for Problem {
    fn from(Unprintable(characters): Unprintable) -> Self {
        let characters: Vec<String> = characters.iter().map(char::to_string).collect();
        Self::of(&LETTER_UNPRINTABLE).with("characters", characters)
    }
}

impl From<write::NotWritten> for Problem {
    fn from(error: write::NotWritten) -> Self {
        use write::NotWritten;
        match error {
            NotWritten::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotWritten::Fault(fault) => fault.into(),
        }
    }
}

impl From<look::NotFound> for Problem {
    fn from(error: look::NotFound) -> Self {
        use look::NotFound;
        match error {
            NotFound::Unknown => Self::of(&LETTER_UNKNOWN),
            NotFound::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotFound::Fault(fault) => fault.into(),
        }
    }
}
