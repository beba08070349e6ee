//! What refuses a QR code, or an electronic business licence that is shown to one.

use super::{
    CALLBACK_REUSED, LICENCE_EXPIRED, LICENCE_NOT_ACTING, LICENCE_OVERTAKEN, LICENCE_TAKEN,
    LICENCE_UNKNOWN, LIMITED, Problem, QR_CONSUMED, QR_DENIED, QR_EXPIRED, QR_NOT_ACTING,
    QR_OVERTAKEN, QR_SLOW_DOWN, QR_TAKEN, QR_UNKNOWN, QR_WRONG_NUMBER,
};
use flows::qr_sign_in;

impl From<qr_sign_in::open::NotOpened> for Problem {
    fn from(error: qr_sign_in::open::NotOpened) -> Self {
        use qr_sign_in::open::NotOpened;
        match error {
            NotOpened::Limited { retry_after } => Self::after(&LIMITED, retry_after),
            NotOpened::Fault(fault) => fault.into(),
        }
    }
}

impl From<qr_sign_in::poll::NotPolled> for Problem {
    fn from(error: qr_sign_in::poll::NotPolled) -> Self {
        use qr_sign_in::poll::NotPolled;
        match error {
            NotPolled::Unknown => Self::of(&QR_UNKNOWN),
            NotPolled::SlowDown { every } => Self::after(&QR_SLOW_DOWN, every),
            NotPolled::Denied => Self::of(&QR_DENIED),
            NotPolled::Expired => Self::of(&QR_EXPIRED),
            NotPolled::Consumed => Self::of(&QR_CONSUMED),
            NotPolled::Fault(fault) => fault.into(),
        }
    }
}

impl From<qr_sign_in::NotApproved> for Problem {
    fn from(error: qr_sign_in::NotApproved) -> Self {
        use qr_sign_in::NotApproved;
        match error {
            NotApproved::Ended(ended) => ended.into(),
            NotApproved::Unknown => Self::of(&QR_UNKNOWN),
            NotApproved::Taken => Self::of(&QR_TAKEN),
            NotApproved::Expired => Self::of(&QR_EXPIRED),
            NotApproved::WrongNumber => Self::of(&QR_WRONG_NUMBER),
            NotApproved::NotActing(denial) => {
                Self::of(&QR_NOT_ACTING).with("reason", denial.as_str())
            }
            NotApproved::Overtaken => Self::of(&QR_OVERTAKEN),
            NotApproved::Fault(fault) => fault.into(),
        }
    }
}

impl From<qr_sign_in::licence::NotShown> for Problem {
    fn from(error: qr_sign_in::licence::NotShown) -> Self {
        use qr_sign_in::licence::NotShown;
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
