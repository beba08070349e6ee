//! What refuses an electronic business licence.

use super::{
    CALLBACK_REUSED, LICENCE_EXPIRED, LICENCE_NOT_ACTING, LICENCE_OVERTAKEN, LICENCE_TAKEN,
    LICENCE_UNKNOWN, Problem,
};
use flows::qr_sign_in::licence::NotShown;

impl From<NotShown> for Problem {
    fn from(error: NotShown) -> Self {
        match error {
            NotShown::Unknown => Self::of(&LICENCE_UNKNOWN),
            NotShown::Expired => Self::of(&LICENCE_EXPIRED),
            NotShown::Taken => Self::of(&LICENCE_TAKEN),
            NotShown::NotActing(denial) => {
                Self::of(&LICENCE_NOT_ACTING).with("reason", denial.as_str())
            }
            NotShown::Overtaken => Self::of(&LICENCE_OVERTAKEN),
            NotShown::DeliveryReused => Self::of(&CALLBACK_REUSED),
            NotShown::Fault(fault) => fault.into(),
        }
    }
}
