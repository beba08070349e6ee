//! A refresh token: `per_….ses_….<family>.<secret>`.
//!
//! The secret is another at each use; the family part stays. Whoever shows the right family part with a secret that is
//! not good ([`crate::RefreshFamily`]) had a token of this session once, so one was copied: the session ends. Whoever shows
//! a wrong family part knows nothing, and ends nothing.

use crate::{FamilySecret, Malformed, PersonId, RefreshSecret, Secret as _, SessionId};

/// A refresh token.
#[derive(Clone, Debug)]
pub struct RefreshToken {
    /// Whose.
    pub person: PersonId,
    /// Of which session.
    pub session: SessionId,
    /// The part that stays.
    pub family: FamilySecret,
    /// The part that is spent at its first use.
    pub secret: RefreshSecret,
}

impl RefreshToken {
    /// As it is handed out.
    #[must_use]
    pub fn reveal(&self) -> String {
        let Self { person, session, family, secret } = self;
        format!("{person}.{session}.{}.{}", family.reveal(), secret.reveal())
    }
}

impl std::str::FromStr for RefreshToken {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::new("refresh_token", "登录凭据格式不正确，请重新登录。");
        let parts: Vec<&str> = text.split('.').collect();
        let [person, session, family, secret] = parts.as_slice() else { return Err(malformed()) };
        Ok(Self {
            person: person.parse().map_err(|_| malformed())?,
            session: session.parse().map_err(|_| malformed())?,
            family: family.parse().map_err(|_| malformed())?,
            secret: secret.parse().map_err(|_| malformed())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_refresh_token_reads_back_and_does_not_show(bits: [u8; 16], secret: [u8; 32]) {
            let token = RefreshToken {
                person: PersonId::from_random(bits),
                session: SessionId::from_random(bits),
                family: FamilySecret::from_random(secret),
                secret: RefreshSecret::from_random(secret),
            };
            let read: RefreshToken = token.reveal().parse().unwrap();
            prop_assert_eq!(read.reveal(), token.reveal());
            let shown = format!("{token:?}");
            prop_assert!(!shown.contains(token.secret.reveal()));
        }

        #[test]
        fn no_text_panics(text: String) {
            let _ = text.parse::<RefreshToken>();
        }
    }
}
