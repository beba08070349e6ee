//! A mobile number of the mainland, to which codes are sent.
//!
//! Whether it is in service only a message can tell; whether it could be is a matter of eleven digits.

use std::fmt;
use std::str::FromStr;

use crate::Malformed;
use crate::typed::grouped;

/// A mobile number of the mainland. Personal: it prints redacted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Mobile(String);

impl Mobile {
    /// Its length in digits, without the country's prefix (`^1[3-9]\d{9}$`, DOMAIN "Mobile, names").
    pub const LENGTH: usize = 11;

    /// With the country's prefix: `+8613…`.
    #[must_use]
    pub fn e164(&self) -> String {
        format!("+86{}", self.0)
    }

    /// The eleven digits, as dialled at home.
    #[must_use]
    pub fn national(&self) -> &str {
        &self.0
    }
}

impl FromStr for Mobile {
    type Err = Malformed;

    /// Reads a number with or without `+86`, `0086` or `86`, in groups or not.
    fn from_str(text: &str) -> Result<Self, Malformed> {
        let typed = grouped(text);
        if typed.is_empty() {
            return Err(Malformed::new("mobile.missing", "请输入移动电话"));
        }
        let national = ["+86", "0086", "86"]
            .iter()
            .find_map(|prefix| typed.strip_prefix(prefix))
            .unwrap_or(&typed);
        let is_abroad = national.starts_with('+') || national.starts_with("00");
        if is_abroad {
            return Err(Malformed::new(
                "mobile.abroad",
                "仅支持中国内地移动电话，请输入 11 位手机号码",
            ));
        }
        if !national.chars().all(|character| character.is_ascii_digit()) {
            return Err(Malformed::new("mobile.characters", "移动电话只能包含数字，请重新输入"));
        }
        if national.len() != Self::LENGTH {
            return Err(Malformed::new("mobile.length", "移动电话应为 11 位数字，请核对"));
        }
        let is_mobile =
            national.starts_with('1') && matches!(national.as_bytes().get(1), Some(b'3'..=b'9'));
        if !is_mobile {
            return Err(Malformed::new(
                "mobile.prefix",
                "该号码不是移动电话号码，请输入以 13 至 19 开头的手机号码",
            ));
        }
        Ok(Self(national.to_owned()))
    }
}

impl fmt::Debug for Mobile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Mobile(••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_read_with_and_without_its_country_in_groups_and_full_width() {
        for text in [
            "13800138000",
            " 138 0013 8000 ",
            "138-0013-8000",
            "+8613800138000",
            "+86 138 0013 8000",
            "008613800138000",
            "8613800138000",
            "＋８６１３８００１３８０００",
            "\u{202D}13800138000\u{202C}",
            "(+86)138-0013-8000",
            "+86（138）00138000",
        ] {
            let mobile: Mobile = text.parse().unwrap();
            assert_eq!(mobile.national(), "13800138000", "{text}");
            assert_eq!(mobile.e164(), "+8613800138000");
        }
    }

    #[test]
    fn each_refusal_says_which_rule_failed() {
        for (text, code) in [
            ("", "mobile.missing"),
            ("1380013800", "mobile.length"),
            ("138001380000", "mobile.length"),
            ("12800138000", "mobile.prefix"),
            ("05101234567", "mobile.prefix"),
            ("1380013800O", "mobile.characters"),
            ("١٣٨٠٠١٣٨٠٠٠", "mobile.characters"),
            ("+85291234567", "mobile.abroad"),
            ("0085291234567", "mobile.abroad"),
            ("+86+8613800138000", "mobile.abroad"),
        ] {
            assert_eq!(text.parse::<Mobile>().unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn a_mobile_prints_redacted() {
        assert_eq!(format!("{:?}", "13800138000".parse::<Mobile>().unwrap()), "Mobile(••••)");
    }

    proptest! {
        #[test]
        fn every_number_of_the_pattern_is_read_and_its_e164_reads_back(number in "1[3-9][0-9]{9}") {
            let mobile: Mobile = number.parse().unwrap();
            prop_assert_eq!(mobile.national(), &number);
            prop_assert_eq!(mobile.e164().parse::<Mobile>().unwrap(), mobile);
        }

        #[test]
        fn a_sampled_number_is_read(seed in any::<u64>()) {
            prop_assert!(sample::mobile(seed).parse::<Mobile>().is_ok());
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let _ = text.parse::<Mobile>();
        }
    }
}
