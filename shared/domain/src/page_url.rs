//! The address of a page where somebody is sent to go on: of a business system, so HTTPS, and nothing that hides where.

use crate::Malformed;

/// An `https` address: at most 500 visible ASCII characters, with a host and without user or password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageUrl(String);

impl PageUrl {
    /// Characters, at most.
    pub const MOST: usize = 500;

    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for PageUrl {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let host =
            text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
        let is_host = host.is_some_and(|host| !host.is_empty() && !host.contains(['@', '\\']));
        let is_visible = text.bytes().all(|byte| byte.is_ascii_graphic());
        if is_host && is_visible && text.len() <= Self::MOST {
            Ok(Self(text.to_owned()))
        } else {
            let detail = "网址须以https://开头，不含空格和用户名，最长500个字符。";
            Err(Malformed::new("page_url", detail))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_https_and_hides_nothing() {
        for text in [
            "",
            "http://hall.example/",
            "https://",
            "https:///a",
            "https://hall.example@other.example/",
            "https://hall.example/a b",
            "https://hall.example/社保",
            "https://hall.example\\@other.example/",
            "javascript:alert(1)",
        ] {
            assert!(text.parse::<PageUrl>().is_err(), "{text}");
        }
        for text in ["https://hall.example", "https://hall.example:8443/a?b=c#d"] {
            assert_eq!(text.parse::<PageUrl>().unwrap().as_str(), text);
        }
        assert!(format!("https://hall.example/{}", "a".repeat(500)).parse::<PageUrl>().is_err());
    }
}
