//! Signing in by a QR code (扫码登录): a page opens one and polls; a signed-in person scans and approves it in the APP, or
//! the app of an electronic business licence (电子营业执照) says, signed, whose licence scanned it.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | open | anybody's page | 1 | 1 |
//! | poll | the page that opened | 1, and 1 more when it polls too often | 1 |
//! | scan | a person | 2 | 2 |
//! | approve | the person who scanned | 3 | 2 |
//! | deny | the person who scanned | 2 | 2 |
//! | licence | the app of the electronic business licence | 5 | 3 |

pub mod decide;
pub mod licence;
pub mod open;
pub mod poll;
pub mod scan;

use domain::{Denial, Ended, QrRefusal};
use ports::Fault;
use store::QrMoved;

/// Why a code goes no further.
#[derive(Debug, thiserror::Error)]
pub enum NotApproved {
    /// The person's own session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such code, or it is not for this person to say anything about: one answer for all.
    #[error("there is no such code")]
    Unknown,
    /// Somebody else scanned it, or it is decided.
    #[error("the code is taken")]
    Taken,
    /// Its time is over.
    #[error("the code has expired")]
    Expired,
    /// The number is not the one that the page shows. The code is denied.
    #[error("the page shows another number")]
    WrongNumber,
    /// The person may not act for that organisation now. The code waits for another choice.
    #[error("the person may not act for that organisation now")]
    NotActing(Denial),
    /// Their place there was changed at the same moment. The code waits for another try.
    #[error("the place was changed at the same moment")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<QrRefusal> for NotApproved {
    fn from(refusal: QrRefusal) -> Self {
        match refusal {
            QrRefusal::Expired => Self::Expired,
            QrRefusal::Taken => Self::Taken,
            QrRefusal::NotTheirs => Self::Unknown,
        }
    }
}

/// What a step's answer means to whoever took it.
fn done(moved: QrMoved) -> Result<(), NotApproved> {
    match moved {
        QrMoved::Done => Ok(()),
        QrMoved::Stale => Err(NotApproved::Taken),
        QrMoved::SessionEnded => Err(Ended.into()),
        QrMoved::PlaceMoved => Err(NotApproved::Overtaken),
    }
}
