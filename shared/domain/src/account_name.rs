//! What a person types beside the organisation to say who they are: a document number of any kind, or a mobile.
//!
//! The sign-in page has one box for both, and says nothing about which it was. So the text is read every way it could
//! be meant, and nothing here judges whether a check digit holds: a wrong number is nobody's, and is answered as such.

use std::fmt;

use crate::permit::PermitNumber;
use crate::typed::grouped;
use crate::{Malformed, Mobile};

/// What was typed to say who one is. Personal: it prints redacted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct AccountName(String);

/// One way of reading an [`AccountName`]. Personal: it prints redacted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub enum AccountCandidate {
    /// A mobile number.
    Mobile(Mobile),
    /// What [`IdentityDocument::account_number`] says of some document.
    DocumentNumber(String),
}

impl AccountName {
    /// The most characters it may have once spaces, dashes and brackets are gone.
    pub const MOST: usize = 32;

    /// Reads what was typed.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it is empty, longer than 32 characters, or neither a number of a document nor of a mobile
    /// could be written that way.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let typed = grouped(text);
        if typed.is_empty() {
            return Err(Malformed::new("account_name.missing", "请输入证件号码或移动电话"));
        }
        if typed.chars().count() > Self::MOST {
            return Err(Malformed::new("account_name.length", "证件号码或移动电话过长，请核对"));
        }
        let is_international = typed.starts_with('+') && typed.parse::<Mobile>().is_ok();
        if !is_international && !typed.chars().all(|character| character.is_ascii_alphanumeric()) {
            return Err(Malformed::new(
                "account_name.characters",
                "请输入证件号码或移动电话，只能包含数字和字母",
            ));
        }
        Ok(Self(typed))
    }

    /// As it was typed, in canonical form: to blind it.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// The distinct things it may denote: at least one, at most three.
    #[must_use]
    pub fn candidates(&self) -> Vec<AccountCandidate> {
        let mut candidates = Vec::new();
        if let Ok(mobile) = self.0.parse() {
            candidates.push(AccountCandidate::Mobile(mobile));
        }
        if !self.0.starts_with('+') {
            candidates.push(AccountCandidate::DocumentNumber(self.0.clone()));
        }
        if let Some(lasting) = self.lasting() {
            candidates.push(AccountCandidate::DocumentNumber(lasting));
        }
        candidates
    }

    /// The one reading that every spelling of a name has: what is counted under the name is counted under this. A mobile,
    /// where it reads as one; else the lasting part of a permit, where it reads as one; else the number.
    #[must_use]
    pub fn canonical(&self) -> AccountCandidate {
        match self.0.parse() {
            Ok(mobile) => AccountCandidate::Mobile(mobile),
            Err(_) => {
                AccountCandidate::DocumentNumber(self.lasting().unwrap_or_else(|| self.0.clone()))
            }
        }
    }

    /// A permit may be typed with its digits of issue, which renewal changes: what it is without them.
    fn lasting(&self) -> Option<String> {
        let lasting = PermitNumber::of_any_kind(&self.0)?.lasting();
        (lasting != self.0).then_some(lasting)
    }
}

impl fmt::Debug for AccountName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("AccountName(••••)")
    }
}

impl fmt::Debug for AccountCandidate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Mobile(_) => "AccountCandidate::Mobile(••••)",
            Self::DocumentNumber(_) => "AccountCandidate::DocumentNumber(••••)",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, IdentityDocument, sample};
    use jiff::civil::date;
    use proptest::prelude::*;

    fn numbers(text: &str) -> Vec<String> {
        let revealed = |candidate| match candidate {
            AccountCandidate::Mobile(mobile) => mobile.e164(),
            AccountCandidate::DocumentNumber(number) => number,
        };
        AccountName::parse(text).unwrap().candidates().into_iter().map(revealed).collect()
    }

    /// The ways people type one number.
    fn ways(number: &str) -> [String; 7] {
        let spaced: Vec<String> = number.chars().map(|character| format!("{character} ")).collect();
        let wide: String = number
            .chars()
            .map(|character| char::from_u32(u32::from(character) + 0xFEE0).unwrap())
            .collect();
        [
            number.to_owned(),
            number.to_lowercase(),
            spaced.concat(),
            wide,
            format!("\u{202D}{number}\n"),
            number.chars().flat_map(|character| [character, '\u{2011}']).collect(),
            format!("\u{FEFF}（{number}）\u{3164}"),
        ]
    }

    #[test]
    fn a_name_is_read_every_way_it_could_be_meant() {
        for (text, expected) in [
            ("13800138000", vec!["+8613800138000", "13800138000"]),
            ("+86 138-0013-8000", vec!["+8613800138000"]),
            ("008613800138000", vec!["+8613800138000", "008613800138000"]),
            ("11010519491231002x", vec!["11010519491231002X"]),
            ("h12345678", vec!["H12345678"]),
            ("h1234567802", vec!["H1234567802", "H12345678"]),
            ("E12345678", vec!["E12345678"]),
            ("12345678", vec!["12345678"]),
            ("0561682001(D)", vec!["0561682001D", "05616820"]),
            ("H12345678（01）", vec!["H1234567801", "H12345678"]),
            // The check digit is wrong, which is not for this to say.
            ("110105194912310021", vec!["110105194912310021"]),
        ] {
            assert_eq!(numbers(text), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_refused() {
        for (text, code) in [
            ("", "account_name.missing"),
            (" - ", "account_name.missing"),
            ("张三", "account_name.characters"),
            ("+85291234567", "account_name.characters"),
            ("a@b.cn", "account_name.characters"),
            ("123456789012345678901234567890123", "account_name.length"),
        ] {
            assert_eq!(AccountName::parse(text).unwrap_err().code, code, "{text}");
        }
        assert!(AccountName::parse("12345678901234567890123456789012").is_ok());
    }

    #[test]
    fn an_account_name_and_its_candidates_print_redacted() {
        let name = AccountName::parse("13800138000").unwrap();
        let printed = format!("{name:?} {:?}", name.candidates());
        assert!(
            printed.contains("••••")
                && !printed.contains(|character: char| character.is_ascii_digit()),
            "{printed}"
        );
    }

    fn document() -> impl Strategy<Value = IdentityDocument> {
        let today = date(2026, 5, 1);
        let read = move |kind, number: &str, country: Option<&str>| {
            IdentityDocument::parse(kind, number, country, today).unwrap()
        };
        prop_oneof![
            any::<u64>().prop_map(move |seed| read(
                DocumentKind::ResidentId,
                &sample::resident_id(seed),
                None
            )),
            "[HM][0-9]{8}([0-9]{2})?".prop_map(move |number| read(
                DocumentKind::HongKongMacauPermit,
                &number,
                None
            )),
            "[0-9]{8}([0-9]{2})?".prop_map(move |number| read(
                DocumentKind::TaiwanPermit,
                &number,
                None
            )),
            "[A-Z]{3}[0-9]{12}".prop_map(move |number| read(
                DocumentKind::ForeignPermanentResidence,
                &number,
                None
            )),
            "[A-Z0-9]{5,15}".prop_map(move |number| read(
                DocumentKind::Passport,
                &number,
                Some("GBR")
            )),
        ]
    }

    proptest! {
        #[test]
        fn however_a_document_is_typed_its_holder_is_among_the_candidates(document in document()) {
            for text in ways(document.number()).into_iter().chain(ways(&document.account_number())) {
                let candidates = AccountName::parse(&text).unwrap().candidates();
                prop_assert!(candidates.contains(&AccountCandidate::DocumentNumber(document.account_number())));
            }
        }

        #[test]
        fn however_a_mobile_is_typed_it_is_among_the_candidates(national in "1[3-9][0-9]{9}", prefix in "(\\+86|0086|86|\\+86 |\\+86-)?") {
            let mobile: Mobile = national.parse().unwrap();
            for text in ways(&national) {
                let candidates = AccountName::parse(&format!("{prefix}{text}")).unwrap().candidates();
                prop_assert!(candidates.contains(&AccountCandidate::Mobile(mobile.clone())));
            }
        }

        #[test]
        fn every_spelling_of_a_document_has_one_canonical_name(document in document()) {
            let canonical = AccountName::parse(&document.account_number()).unwrap().canonical();
            for text in ways(document.number()).into_iter().chain(ways(&document.account_number())) {
                prop_assert_eq!(AccountName::parse(&text).unwrap().canonical(), canonical.clone());
            }
        }

        #[test]
        fn every_spelling_of_a_mobile_has_that_mobile_for_its_canonical_name(national in "1[3-9][0-9]{9}", prefix in "(\\+86|0086|86|\\+86 |\\+86-)?") {
            let mobile: Mobile = national.parse().unwrap();
            for text in ways(&national) {
                let name = AccountName::parse(&format!("{prefix}{text}")).unwrap();
                prop_assert_eq!(name.canonical(), AccountCandidate::Mobile(mobile.clone()));
            }
        }

        #[test]
        fn a_canonical_name_is_among_the_candidates(text in any::<String>()) {
            if let Ok(name) = AccountName::parse(&text) {
                prop_assert!(name.candidates().contains(&name.canonical()));
            }
        }

        #[test]
        fn any_text_has_one_to_three_distinct_candidates_or_is_refused(text in any::<String>()) {
            if let Ok(name) = AccountName::parse(&text) {
                let candidates = name.candidates();
                prop_assert!((1..=3).contains(&candidates.len()));
                let distinct: std::collections::HashSet<_> = candidates.iter().collect();
                prop_assert_eq!(distinct.len(), candidates.len());
            }
        }
    }
}
