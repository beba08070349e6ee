//! The counter (窗口) and the clerk behind it (窗口人员): who they are to us, and what may be asked of them.
//!
//! A clerk is a subject of the staff's own provider, and nothing else of them is known here: no name, no document. A
//! counter is a code of the deployment's configuration. Both are ids, and stand in logs and audits as they are.

use crate::{ClerkId, Malformed, PersonId, SessionId, SsoSubject, rules};
use jiff::Timestamp;
use std::fmt;
use std::str::FromStr;

/// A counter, by the code that it is configured with: 1 to 32 lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CounterId(String);

impl CounterId {
    /// The code.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CounterId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let is_sound = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        if (1..=32).contains(&text.len()) && text.bytes().all(is_sound) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new("counter", "窗口编号由1至32位小写字母、数字和连字符组成。"))
        }
    }
}

impl fmt::Display for CounterId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the staff's provider is called in the table. No other provider can be, because their names have no colon.
pub const STAFF: &str = "counter:staff";

/// The staff provider's word, verified.
#[derive(Clone, Debug)]
pub struct StaffSignedOn {
    /// Which clerk, by the provider's own name for them.
    pub subject: SsoSubject,
    /// At which counter.
    pub counter: CounterId,
    /// When they proved it there.
    pub authenticated_at: Timestamp,
}

/// A signed-in clerk, as their access token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClerkActor {
    /// Who.
    pub clerk: ClerkId,
    /// At which counter.
    pub counter: CounterId,
    /// In which session.
    pub session: SessionId,
    /// When they proved who they are to the staff's provider.
    pub authenticated_at: Timestamp,
}

/// Until when a clerk's session lasts, used or not: a working day from when they proved who they are.
#[must_use]
pub fn clerk_session_ends(authenticated_at: Timestamp) -> Timestamp {
    authenticated_at + rules::CLERK_SESSION_LIFE
}

/// Who an audit record says did it: a person, or a clerk at a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Author {
    /// A person, for whichever organisation.
    Person(PersonId),
    /// A clerk, and the counter at which.
    Clerk(ClerkId, CounterId),
}

impl fmt::Display for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => person.fmt(f),
            Self::Clerk(clerk, counter) => write!(f, "{clerk}@{counter}"),
        }
    }
}

impl FromStr for Author {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        match text.split_once('@') {
            Some((clerk, counter)) => Ok(Self::Clerk(clerk.parse()?, counter.parse()?)),
            None => text.parse().map(Self::Person),
        }
    }
}

impl From<&ClerkActor> for Author {
    fn from(actor: &ClerkActor) -> Self {
        Self::Clerk(actor.clerk.clone(), actor.counter.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_s_code_is_short_and_plain() {
        for code in ["yicheng", "320282-01", "a"] {
            assert_eq!(code.parse::<CounterId>().unwrap().as_str(), code);
        }
        for code in ["", "Yicheng", "宜城", "a b", "a@b", "a#b", &"a".repeat(33)] {
            assert!(code.parse::<CounterId>().is_err(), "{code}");
        }
    }

    #[test]
    fn an_author_reads_back_as_itself() {
        let clerk = Author::Clerk(ClerkId::from_random([1; 16]), "yicheng".parse().unwrap());
        let person = Author::Person(PersonId::from_random([1; 16]));
        for author in [clerk, person] {
            assert_eq!(author.to_string().parse::<Author>().unwrap(), author);
        }
        assert!("clk_1@yicheng".parse::<Author>().is_err());
        assert!(format!("{}@yicheng", PersonId::from_random([1; 16])).parse::<Author>().is_err());
    }
}
