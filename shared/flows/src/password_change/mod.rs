//! Somebody who is signed in sets another password: of their place, or of their own account.
//!
//! They say the present one too. A wrong one is counted under the account itself, apart from failed sign-ins, which anybody
//! may cause: so that nobody else can keep them from changing it. The lock-out is asked in the last write, before anything
//! is told. The new password is judged before the present one is, so that a
//! weak one tells nothing about a guess.

pub mod member;
pub mod person;

use domain::{Ended, PresentedPassword, WeakPassword};
use jiff::SignedDuration;
use ports::Fault;
use store::Counted;

/// The request, already sound but for the new password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Change {
    /// The present password.
    pub current: PresentedPassword,
    /// The new one as typed.
    pub password: PresentedPassword,
    /// The new one as typed again.
    pub confirmation: PresentedPassword,
}

/// Why the password is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The new password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The present password is another. The failure is counted.
    #[error("the present password is another")]
    Wrong,
    /// Too many wrong present passwords.
    #[error("too many failures")]
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down; whether the password was changed is unknown, and signing in tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

fn wrong(counted: Counted) -> NotChanged {
    match counted {
        Counted::Allowed => NotChanged::Wrong,
        Counted::Limited { retry_after } => NotChanged::LockedOut { retry_after },
    }
}
