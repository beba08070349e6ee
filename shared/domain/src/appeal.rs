//! An appeal (申诉): somebody shows their face and says that what they need is occupied: their organisation, their mobile,
//! or their own identity. A clerk decides.
//!
//! The steps before it is filed are those of a registration. What upholding it does follows from what it is about:
//!
//! | about | upheld |
//! | --- | --- |
//! | 统一社会信用代码 | the appellant is the organisation's legal representative, as by a [`Succession`](crate::Succession) |
//! | 移动电话 | whoever is bound to the number is so no more; it is free for the appellant |
//! | 个人身份 | the account under their identity has their mobile and their password |

use crate::typed::words;
use crate::{
    CreditCode, FaceRefusal, Identity, Malformed, Mobile, PersonId, Registration, Subject,
};
use std::str::FromStr;

/// What is occupied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contested {
    /// 单位: an account under the credit code that is in other hands.
    Organisation(CreditCode),
    /// 移动电话: a number that is theirs, bound to somebody else.
    Mobile(Mobile),
    /// 个人身份: an account under their own document that they cannot use.
    Identity,
}

impl Contested {
    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Organisation(_) => "organisation",
            Self::Mobile(_) => "mobile",
            Self::Identity => "identity",
        }
    }

    /// Whether upholding it gives the appellant an account, for which they set a password when they file.
    #[must_use]
    pub fn gives_account(&self) -> bool {
        match self {
            Self::Organisation(_) | Self::Identity => true,
            Self::Mobile(_) => false,
        }
    }
}

/// What the appellant has to say: 10 to 500 characters.
#[derive(Clone, PartialEq, Eq)]
pub struct Statement(String);

impl Statement {
    /// Characters, at least.
    pub const SHORTEST: usize = 10;
    /// Characters, at most.
    pub const LONGEST: usize = 500;

    /// The words.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for Statement {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let (text, seen) = words(text);
        let is_sound = (Self::SHORTEST..=Self::LONGEST).contains(&seen)
            && text.chars().count() <= 2 * Self::LONGEST
            && text.chars().all(|c| c == '\n' || !c.is_control());
        if is_sound {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new("statement", "请用10至500字说明申诉理由。"))
        }
    }
}

impl std::fmt::Debug for Statement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Statement(••••)")
    }
}

/// What an appellant claims.
#[derive(Clone, Debug)]
pub struct AppealClaim {
    /// Who appeals.
    pub appellant: Identity,
    /// About what.
    pub about: Contested,
    /// Why.
    pub statement: Statement,
}

impl Subject for AppealClaim {
    type Passed = Option<PersonId>;
    type Outcome = Option<PersonId>;

    fn face(&self) -> &Identity {
        &self.appellant
    }

    /// Whoever is to be given an account has one of their own first; a number may be the very thing that keeps them from it.
    fn admit(&self, registered: Option<PersonId>) -> Result<Option<PersonId>, FaceRefusal> {
        if self.about.gives_account() && registered.is_none() {
            return Err(FaceRefusal::PersonNotRegistered);
        }
        Ok(registered)
    }
}

/// An appeal that has yet to be filed: the steps of a registration.
pub type AppealRegistration = Registration<AppealClaim>;

/// What a clerk says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// It is upheld.
    Upheld,
    /// It is dismissed.
    Dismissed,
}

impl Decision {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Upheld, Self::Dismissed];

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Upheld => "upheld",
            Self::Dismissed => "dismissed",
        }
    }
}

impl FromStr for Decision {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let known = Self::ALL.into_iter().find(|decision| decision.as_str() == text);
        known.ok_or_else(|| Malformed::new("decision", "decision 应为 upheld 或 dismissed。"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, IdentityDocument, sample};

    fn claim(about: Contested) -> AppealClaim {
        let number = sample::resident_id(1);
        let document = IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap();
        let appellant = Identity { document, name: sample::person_name(1).parse().unwrap() };
        AppealClaim {
            appellant, about, statement: "该号码一直由本人使用至今。".parse().unwrap()
        }
    }

    #[test]
    fn whoever_is_to_be_given_an_account_is_registered_and_whoever_asks_for_a_number_need_not_be() {
        let person = PersonId::from_random([1; 16]);
        let code = sample::credit_code(1).parse().unwrap();
        for (about, may) in [
            (Contested::Organisation(code), false),
            (Contested::Identity, false),
            (Contested::Mobile(sample::mobile(1).parse().unwrap()), true),
        ] {
            assert_eq!(claim(about.clone()).admit(None).is_ok(), may, "{about:?}");
            assert_eq!(claim(about).admit(Some(person.clone())), Ok(Some(person.clone())));
        }
    }

    #[test]
    fn a_statement_has_ten_to_five_hundred_characters() {
        for (length, is_sound) in [(9, false), (10, true), (500, true), (501, false)] {
            assert_eq!("字".repeat(length).parse::<Statement>().is_ok(), is_sound, "{length}");
        }
        assert!("\u{7}".repeat(20).parse::<Statement>().is_err());
        for unseen in ["\u{200B}", "\u{3164}", "\u{FEFF}"] {
            assert!(unseen.repeat(20).parse::<Statement>().is_err(), "nothing is said");
            assert!(format!("字{}字", unseen.repeat(20)).parse::<Statement>().is_err());
            assert!(format!("{unseen}{}", "字".repeat(500)).parse::<Statement>().is_ok());
        }
        assert_eq!(format!("{:?}", claim(Contested::Identity).statement), "Statement(••••)");
    }
}
