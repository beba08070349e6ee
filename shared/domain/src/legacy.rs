//! Accounts of the halls before this one (历史单位用户), as they are imported, and the halls they are from.
//!
//! An older hall's passwords were made and hashed by its own rules. Here they are only compared, once: whoever knows the
//! old password may upgrade the account, and then the hash goes. How they are compared is `keys::legacy`'s.

use crate::ideograph::ideograph;
use crate::typed::is_invisible;
use crate::{Identity, LegacyHash, LegacyWork, Malformed, OrganisationName, StandardCreditCode};
use std::fmt;
use std::str::FromStr;
use unicode_normalization::UnicodeNormalization;

/// An older hall, by the word it is configured under: `jshrss`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LegacyHallId(String);

impl LegacyHallId {
    /// The most characters.
    pub const MOST: usize = 32;

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for LegacyHallId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let is_of_it = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        if (1..=Self::MOST).contains(&text.len()) && text.bytes().all(is_of_it) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new("legacy_hall.unknown", "请从列表中选择原网办大厅"))
        }
    }
}

impl fmt::Display for LegacyHallId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An older hall whose accounts can be upgraded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyHall {
    /// By what word.
    pub id: LegacyHallId,
    /// What people call it: 江苏人社网办大厅.
    pub name: String,
    /// What one comparison of a password costs there.
    pub work: LegacyWork,
}

/// Every hall whose accounts can be upgraded, in the order in which they are shown.
///
/// Written `<id>=<name>` or `<id>@<work>=<name>`, with `;` between them: `jshrss=江苏人社网办大厅;old@bcrypt-10=旧大厅`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyHalls(Vec<LegacyHall>);

impl LegacyHalls {
    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &LegacyHall> {
        self.0.iter()
    }

    /// The one that is named.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when there is none.
    pub fn named(&self, id: &str) -> Result<&LegacyHall, Malformed> {
        let id: LegacyHallId = id.parse()?;
        let found = self.0.iter().find(|hall| hall.id == id);
        found.ok_or_else(|| Malformed::new("legacy_hall.unknown", "请从列表中选择原网办大厅"))
    }
}

/// Why a list of halls is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("is not <id>=<name> or <id>@<work>=<name>, with ; between them and each id once")]
pub struct NotHalls;

impl FromStr for LegacyHalls {
    type Err = NotHalls;

    fn from_str(text: &str) -> Result<Self, NotHalls> {
        let mut halls: Vec<LegacyHall> = Vec::new();
        for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
            let (id, name) = one.split_once('=').ok_or(NotHalls)?;
            let (id, work) = match id.split_once('@') {
                Some((id, work)) => (id, work.parse().map_err(|_| NotHalls)?),
                None => (id, LegacyWork::Digest),
            };
            let id: LegacyHallId = id.trim().parse().map_err(|_| NotHalls)?;
            let name = name.trim().to_owned();
            if name.is_empty() || halls.iter().any(|hall| hall.id == id) {
                return Err(NotHalls);
            }
            halls.push(LegacyHall { id, name, work });
        }
        if halls.is_empty() { Err(NotHalls) } else { Ok(Self(halls)) }
    }
}

/// A user name in an older hall: NFKC, ideographs as themselves, without the space around it and what is not seen; upper and
/// lower case are told apart, for some halls did. Personal, because many are somebody's name or number: it prints redacted.
#[derive(Clone, PartialEq, Eq)]
pub struct LegacyUserName(String);

impl LegacyUserName {
    /// The most characters.
    pub const MOST: usize = 128;

    /// As it was typed.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for LegacyUserName {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let seen = text.nfkc().map(ideograph).filter(|character| !is_invisible(*character));
        let name: String = seen.collect();
        let name: String = name.trim().nfkc().take(Self::MOST + 1).collect();
        if name.is_empty() {
            return Err(Malformed::new("user_name.missing", "请输入原用户名"));
        }
        if name.chars().count() > Self::MOST || name.contains(char::is_control) {
            return Err(Malformed::new("user_name.malformed", "原用户名格式不正确，请核对"));
        }
        Ok(Self(name))
    }
}

impl fmt::Debug for LegacyUserName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LegacyUserName(••••)")
    }
}

/// A password as it is presented for an older hall's account: byte for byte as typed, because that is what the older
/// hall hashed, and held to no rule but a length.
#[derive(Clone)]
pub struct LegacyPassword(String);

impl LegacyPassword {
    /// The most bytes: more than any older hall took, too few to be a burden to hash.
    pub const MOST_BYTES: usize = 256;

    /// The password, to be compared.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for LegacyPassword {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        if text.is_empty() {
            return Err(Malformed::new("password.missing", "请输入原密码"));
        }
        if text.len() > Self::MOST_BYTES {
            return Err(Malformed::new("password.length", "密码过长，请重新输入"));
        }
        Ok(Self(text.to_owned()))
    }
}

impl fmt::Debug for LegacyPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LegacyPassword(••••)")
    }
}

/// One account of an older hall, as it is imported.
#[derive(Clone, Debug)]
pub struct LegacyRecord {
    /// How its password was hashed, and to what.
    pub hash: LegacyHash,
    /// 统一社会信用代码 of its organisation.
    pub credit_code: StandardCreditCode,
    /// 单位全称.
    pub organisation_name: OrganisationName,
    /// 法定代表人.
    pub legal_representative: Identity,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halls_are_read_with_what_a_password_costs_there() {
        let halls: LegacyHalls = "jshrss=江苏人社网办大厅; old-1@bcrypt-10=旧大厅".parse().unwrap();
        let told: Vec<_> = halls.iter().map(|hall| (hall.id.as_str(), &*hall.name)).collect();
        assert_eq!(told, [("jshrss", "江苏人社网办大厅"), ("old-1", "旧大厅")]);
        assert_eq!(halls.named("jshrss").unwrap().work, LegacyWork::Digest);
        assert_eq!(halls.named("old-1").unwrap().work, LegacyWork::Bcrypt { cost: 10 });
        assert_eq!(halls.named("other").unwrap_err().code, "legacy_hall.unknown");
    }

    #[test]
    fn a_list_that_is_none_is_refused() {
        for text in
            ["", ";", "jshrss", "jshrss=", "Jshrss=x", "a=x;a=y", "a@md5=x", "a@bcrypt-40=x"]
        {
            assert_eq!(text.parse::<LegacyHalls>(), Err(NotHalls), "{text}");
        }
    }

    #[test]
    fn a_user_name_forgets_width_and_edges_and_nothing_else() {
        let name = |text: &str| text.parse::<LegacyUserName>().unwrap();
        assert_eq!(name(" ｙｘ2011 ").reveal(), "yx2011");
        assert_ne!(name("Yx2011"), name("yx2011"));
        assert_eq!(name("\u{FEFF}宜兴⻓⻰\u{3164}").reveal(), "宜兴长龙");
        assert_eq!(name("yx-20 11").reveal(), "yx-20 11");
        assert_eq!(format!("{:?}", name("yx")), "LegacyUserName(••••)");
        for text in ["", "  ", "\u{3164}\u{200B}", "a\u{7}b", &"x".repeat(129)] {
            assert!(text.parse::<LegacyUserName>().is_err(), "{text}");
        }
    }

    #[test]
    fn an_old_password_is_held_to_no_new_rule() {
        assert_eq!("1".parse::<LegacyPassword>().unwrap().reveal(), "1");
        assert_eq!("１２３".parse::<LegacyPassword>().unwrap().reveal(), "１２３");
        assert!("".parse::<LegacyPassword>().is_err());
        assert!("x".repeat(257).parse::<LegacyPassword>().is_err());
    }
}
