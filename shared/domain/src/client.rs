//! A business system that asks, and is asked, on its own account: its id.

use crate::Malformed;

/// The id of a business system: 3 to 40 lower-case letters, digits and hyphens.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ClientId(String);

impl ClientId {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for ClientId {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::str::FromStr for ClientId {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let is_letter = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        if (3..=40).contains(&text.len()) && text.bytes().all(is_letter) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Malformed::new(
                "client",
                "业务系统编号由3至40位小写字母、数字和连字符组成，请向大厅管理方核对。",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_its_alphabet_and_its_length() {
        for text in ["ab", "Case-system", "案件", "a b c", &"a".repeat(41)] {
            assert!(text.parse::<ClientId>().is_err(), "{text}");
        }
        for text in ["abc", "case-system", &"a".repeat(40)] {
            assert_eq!(text.parse::<ClientId>().unwrap().as_str(), text);
        }
    }
}
