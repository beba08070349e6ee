//! What refuses a clerk at the counter.

use super::Problem;
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
