//! The page asks how its QR code stands, and is signed in once it is approved (RFC 8628 manners).
//!
//! One write, also when it consumes the code. A page that polls too often is told to slow down, which costs another.

use crate::session::{Issuer, Issuing, Session, issue};
use domain::{PollSecret, QrId, QrKind, RefreshToken, rules};
use jiff::{SignedDuration, Timestamp};
use keys::{TokenKeys, hash, tokens_of_poll};
use ports::{Clock, Entropy, Fault};
use store::{Polled, Table, Whose};

/// What a poll is told.
#[derive(Debug)]
pub enum Told {
    /// Nobody has decided yet.
    Waiting {
        /// Whether somebody has scanned the code.
        is_scanned: bool,
        /// How long to wait before the next poll.
        every: SignedDuration,
        /// When the code's time is over.
        expires_at: Timestamp,
    },
    /// It is approved, and these are the tokens, once.
    SignedIn(Box<Session>),
}

/// Why a page is not signed in, and will not be with this code; but for `SlowDown` and `Fault`, after which it may ask
/// again.
#[derive(Debug, thiserror::Error)]
pub enum NotPolled {
    /// There is no such code, or the secret is none of it.
    #[error("there is no such code")]
    Unknown,
    /// It asks too often.
    #[error("the page polls too often")]
    SlowDown {
        /// How long to wait between two polls from now on.
        every: SignedDuration,
    },
    /// The person denied it.
    #[error("the code was denied")]
    Denied,
    /// Its time is over.
    #[error("the code has expired")]
    Expired,
    /// It was approved, and its tokens were handed out already.
    #[error("the code is consumed")]
    Consumed,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Polls.
///
/// # Errors
///
/// [`NotPolled`].
pub async fn poll(
    table: &Table,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    kind: QrKind,
    (id, secret): (&QrId, &PollSecret),
) -> Result<Told, NotPolled> {
    let now = clock.now();
    let kept = hash(secret);
    match table.poll_qr(kind, (id, kept), now, entropy).await? {
        Polled::Unknown => Err(NotPolled::Unknown),
        Polled::Expired => Err(NotPolled::Expired),
        Polled::Denied => Err(NotPolled::Denied),
        Polled::Consumed => Err(NotPolled::Consumed),
        Polled::Waiting { is_early: true, every, .. } => {
            let every = every + rules::SLOW_DOWN;
            table.slow_qr_down(id, kept, every).await?;
            Err(NotPolled::SlowDown { every })
        }
        Polled::Waiting { is_scanned, is_early: false, every, expires_at } => {
            Ok(Told::Waiting { is_scanned, every, expires_at })
        }
        Polled::Collected(approved) => {
            if let Whose::Member { until: Some(until), .. } = &approved.whose
                && *until <= now
            {
                return Err(NotPolled::Expired);
            }
            let (family, secret) = tokens_of_poll(secret);
            let (person, session) = (approved.person, approved.session);
            let issuing = Issuing {
                whose: &approved.whose,
                amr: kind.amr(),
                authenticated_at: approved.authenticated_at,
                ends_at: approved.authenticated_at + rules::SESSION_LIFE,
                refresh_token: RefreshToken { person, session, family, secret },
            };
            Ok(Told::SignedIn(Box::new(issue(issuing, tokens, issuer, now)?)))
        }
    }
}
