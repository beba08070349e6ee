//! The number of a mainland travel permit (来往内地通行证, 来往大陆通行证): what of it is its holder's for life, and what is not.
//!
//! | permit | for life | of this issue | not kept |
//! | --- | --- | --- | --- |
//! | Hong Kong, Macau 港澳居民来往内地通行证 | `H` or `M`, 8 digits | 2 digits, or none | – |
//! | Taiwan 台湾居民来往大陆通行证 | 8 digits | 2 digits, or none | a letter or digit of who issued it |
//!
//! Permits for Taiwan bear eight digits since 25 September 2008. Those before had ten, and most also who issued them, in
//! brackets: `0561682001(D)`. Their first eight are the number for life ([decision 0028]), so records that hold ten name the
//! same person.
//!
//! A form says which permit it is; the box of sign-in does not. Both are read here.
//!
//! [decision 0028]: ../../../docs/decisions/0028-text.md

use crate::Mobile;

/// Digits of issue.
const ISSUE: usize = 2;

/// The number of a permit, without groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PermitNumber {
    number: String,
    lasting: usize,
}

impl PermitNumber {
    /// Reads a number without its groups as that of a permit for Hong Kong or Macau.
    pub(crate) fn hong_kong_macau(number: &str) -> Option<Self> {
        let digits = number.strip_prefix(['H', 'M'])?;
        let is_one = matches!(digits.len(), 8 | 10) && is_digits(digits);
        is_one.then(|| Self { number: number.to_owned(), lasting: 9 })
    }

    /// Reads a number without its groups as that of a permit for Taiwan.
    pub(crate) fn taiwan(number: &str) -> Option<Self> {
        let (digits, issuer) = match number.char_indices().nth(8 + ISSUE) {
            Some((at, _)) => number.split_at(at),
            None => (number, ""),
        };
        let is_issuer = issuer.is_empty()
            || issuer.len() == 1 && issuer.bytes().all(|one| one.is_ascii_alphanumeric());
        let is_one = matches!(digits.len(), 8 | 10) && is_digits(digits) && is_issuer;
        is_one.then(|| Self { number: digits.to_owned(), lasting: 8 })
    }

    /// Reads a number without its groups as that of whichever permit it could be; a mobile is none.
    pub(crate) fn of_any_kind(number: &str) -> Option<Self> {
        if number.parse::<Mobile>().is_ok() {
            return None;
        }
        Self::hong_kong_macau(number).or_else(|| Self::taiwan(number))
    }

    /// With its digits of issue, if it has some.
    pub(crate) fn into_number(self) -> String {
        self.number
    }

    /// What outlasts its renewal.
    pub(crate) fn lasting(&self) -> String {
        self.number.chars().take(self.lasting).collect()
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_permit_is_read_with_its_issue_and_lasts_without() {
        for (number, printed, lasting) in [
            ("H12345678", "H12345678", "H12345678"),
            ("M1234567802", "M1234567802", "M12345678"),
            ("05616820", "05616820", "05616820"),
            ("0561682001", "0561682001", "05616820"),
            ("0561682001D", "0561682001", "05616820"),
            ("05616820011", "0561682001", "05616820"),
        ] {
            let read = PermitNumber::of_any_kind(number).unwrap();
            let told = (read.lasting(), read.into_number());
            assert_eq!(told, (lasting.to_owned(), printed.to_owned()), "{number}");
        }
    }

    #[test]
    fn what_is_another_number_is_no_permit() {
        for number in [
            "",
            "H",
            "H1234567",
            "H123456789",
            "A12345678",
            "h12345678",
            "1234567",
            "123456789",
            "0561682001DD",
            "056168200AD",
            "13800138000",
            "12345678é",
            "0561682001é",
            "H1234567é",
        ] {
            assert_eq!(PermitNumber::of_any_kind(number), None, "{number}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_permit_or_none_without_panic(text in any::<String>()) {
            if let Some(read) = PermitNumber::of_any_kind(&text) {
                let again = PermitNumber::of_any_kind(&read.lasting()).unwrap();
                prop_assert_eq!(again.lasting(), read.lasting());
            }
        }
    }
}
