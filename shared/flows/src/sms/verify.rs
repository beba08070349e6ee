//! Somebody answers the code.
//!
//! Counts the guess, then compares, then keeps that it was right. Two calls, two round trips; one for a wrong guess.

use domain::{FlowToken, SmsCode, SmsCodeId, rules};
use jiff::SignedDuration;
use keys::{CodeKeys, hash};
use ports::{Clock, Fault};
use store::{Guess, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Verify {
    /// Which code.
    pub sms_code: SmsCodeId,
    /// The browser's proof that the registration is theirs.
    pub token: FlowToken,
    /// The digits they read.
    pub code: SmsCode,
}

/// Why the mobile is not verified.
#[derive(Debug, thiserror::Error)]
pub enum NotVerified {
    /// No such code, or it is not this browser's; nothing is written.
    #[error("there is no such code")]
    Unknown,
    /// Its five minutes are over; nothing is written.
    #[error("the code has expired")]
    Expired,
    /// It has been guessed at five times, or used; nothing is written.
    #[error("the code is spent")]
    Spent {
        /// When another may be sent.
        retry_after: SignedDuration,
    },
    /// Those are not the digits; the guess is counted.
    #[error("the code does not match")]
    Wrong {
        /// Guesses left.
        tries_left: u8,
    },
    /// Another code took its place at the same moment; the guess is counted.
    #[error("another code was sent")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Verifies that somebody holds a mobile.
///
/// # Errors
///
/// [`NotVerified`].
pub async fn verify(
    table: &Table,
    codes: &CodeKeys,
    clock: &impl Clock,
    request: Verify,
) -> Result<(), NotVerified> {
    let now = clock.now();
    let Verify { sms_code, token, code } = request;
    let issued = match table.count_guess(&sms_code, &hash(&token), now).await? {
        Guess::Counted(issued) => issued,
        Guess::Unknown => return Err(NotVerified::Unknown),
        Guess::Dead => return Err(NotVerified::Expired),
        Guess::Spent { dies_at } => {
            return Err(NotVerified::Spent { retry_after: dies_at.duration_since(now) });
        }
    };
    if !codes.is_right(&sms_code, &issued, &code) {
        let tries_left = rules::SMS_GUESSES.saturating_sub(issued.guesses);
        return Err(NotVerified::Wrong { tries_left });
    }
    if issued.verified_at.is_some() || table.verify_sms(&sms_code, &issued, now).await? {
        Ok(())
    } else {
        Err(NotVerified::Overtaken)
    }
}
