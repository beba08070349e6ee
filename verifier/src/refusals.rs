//! Why something is not believed, and what to do about it.

use crate::signed::NotOpened;

/// Why a token is no mandate that anybody may act by. Whatever is not listed here is refused too: there is no way to be
/// let in but [`Ok`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotVerified {
    /// It is no token, or says what no mandate says. Do nothing; the page that brought it has a fault.
    #[error("it is no token")]
    Malformed,
    /// It is another type of token: an access token, the list of what was revoked, a clerk's. Do nothing, and keep no copy:
    /// it was not meant for you.
    #[error("it is another type of token")]
    OtherType,
    /// No key of that id was learned. The hall may have changed its keys: fetch them again, at most once a minute however
    /// many such tokens come, and verify once more.
    #[error("no key of that id was learned")]
    UnknownKey,
    /// No key of the hall's signed it with ES256. Do nothing, and write it down: somebody may be trying.
    #[error("it is not signed by the hall")]
    NotSigned,
    /// It is another hall's. If all are, look at the issuer that this verifier was made with.
    #[error("it is another issuer's")]
    OtherIssuer,
    /// It is for another business system. If all are, look at the client id that this verifier was made with.
    #[error("it is for another business system")]
    OtherAudience,
    /// It begins more than a minute from now. Set the clock right.
    #[error("it is not good yet")]
    NotYet,
    /// It is over. Send the person back to the hall, which gives a fresh one to whoever still may.
    #[error("it is over")]
    Ended,
    /// Whoever it was given to may no longer. Let them do nothing more in this case, and send them back to the hall, which
    /// tells them why, or gives a fresh one if they may again.
    #[error("it was revoked")]
    Revoked,
    /// There is no list of what was revoked, or it is too old to judge by. Fetch the list and verify once more; as long as
    /// the hall does not answer, nobody is let in.
    #[error("the list of what was revoked is too old")]
    StaleRevocations,
}

/// Why keys or a list were not taken over; what was learned before stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotLearned {
    /// It is none, or has nothing that could be used. Look at where it was fetched from.
    #[error("it does not read")]
    Malformed,
    /// It is another type of token.
    #[error("it is another type of token")]
    OtherType,
    /// No key of that id was learned: fetch the keys again, at most once a minute, then learn the list once more.
    #[error("no key of that id was learned")]
    UnknownKey,
    /// No key of the hall's signed it with ES256. Write it down: somebody may stand between the hall and you.
    #[error("it is not signed by the hall")]
    NotSigned,
    /// It is another hall's.
    #[error("it is another issuer's")]
    OtherIssuer,
    /// It was made more than a minute from now. Set the clock right.
    #[error("it is of a later time")]
    NotYet,
    /// It is older than the one that is held, or too old to judge by: it lay in some cache. Fetch it again.
    #[error("it is too old")]
    Old,
}

impl From<NotOpened> for NotVerified {
    fn from(error: NotOpened) -> Self {
        match error {
            NotOpened::Malformed => Self::Malformed,
            NotOpened::OtherType => Self::OtherType,
            NotOpened::UnknownKey => Self::UnknownKey,
            NotOpened::NotSigned => Self::NotSigned,
        }
    }
}

impl From<NotOpened> for NotLearned {
    fn from(error: NotOpened) -> Self {
        match error {
            NotOpened::Malformed => Self::Malformed,
            NotOpened::OtherType => Self::OtherType,
            NotOpened::UnknownKey => Self::UnknownKey,
            NotOpened::NotSigned => Self::NotSigned,
        }
    }
}
