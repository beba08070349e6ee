//! By password: of the place that the session is for, or of the person's own account.
//!
//! Whoever holds a stolen access token must not guess. A wrong password is counted under the account's own name, together
//! with wrong present passwords of a change: five in a quarter of an hour, and the right one is refused too, in the write
//! that is made before anything is told. The caller's address is counted as when signing in.

use super::{Looked, Looking, Proven, look, tell};
use crate::session::Issuer;
use domain::{Actor, Ended, PresentedPassword, rules};
use jiff::SignedDuration;
use keys::{Address, BlindKeys, Passwords, TokenKeys, Verdict};
use ports::{Clock, Entropy, Fault};
use store::{Counted, ProvenBy, SessionProven, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct ByPassword {
    /// 密码.
    pub password: PresentedPassword,
    /// From where they ask.
    pub address: String,
}

/// Why the session is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotProven {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The password is another. The failure is counted.
    #[error("the password is another")]
    Wrong,
    /// Too many wrong passwords.
    #[error("too many failures")]
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Too many from one address.
    #[error("too many tries from one address")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Looking> for NotProven {
    fn from(looking: Looking) -> Self {
        match looking {
            Looking::Ended(ended) => ended.into(),
            Looking::Fault(fault) => fault.into(),
        }
    }
}

/// Proves by password.
///
/// # Errors
///
/// [`NotProven`].
#[expect(clippy::too_many_arguments, reason = "each is a privilege of this flow, named")]
pub async fn prove(
    table: &Table,
    blind: &BlindKeys,
    (passwords, tokens): (&Passwords, &TokenKeys),
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    actor: &Actor,
    request: ByPassword,
) -> Result<Proven, NotProven> {
    let now = clock.now();
    let address = blind.blind(&Address(&request.address));
    let (counted, looked) = tokio::join!(
        table.count(&rules::SIGN_IN_PER_ADDRESS, &address, now),
        look(table, actor, now)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotProven::Limited { retry_after });
    }
    let Looked { session, password, named } = looked?;
    if passwords.verify(&request.password, &password, entropy)? == Verdict::Wrong {
        return Err(match table.count_failure(&named, now).await? {
            Counted::Allowed => NotProven::Wrong,
            Counted::Limited { retry_after } => NotProven::LockedOut { retry_after },
        });
    }
    let by = ProvenBy::Password(&named);
    match table.prove_session(&session, by, (now, now)).await? {
        SessionProven::Done => Ok(tell(&session, tokens, issuer, (now, now))?),
        SessionProven::Limited { retry_after } => Err(NotProven::LockedOut { retry_after }),
        SessionProven::FaceSpent | SessionProven::Ended => Err(Ended.into()),
    }
}
