//! The unified social credit code (统一社会信用代码), by which every organisation is known.
//!
//! ```text
//! 9 1 320282 MA1TERT0 X X
//! │ │ │      │        │ └ check of the whole, mod 31 (GB 32100-2015)
//! │ │ │      │        └── check of the organisation code, mod 11 (GB 11714)
//! │ │ │      └─────────── organisation code
//! │ │ └────────────────── division, six digits
//! │ └──────────────────── class
//! └────────────────────── department
//! ```
//!
//! Departments and classes are not looked up: registers add them, and no slip of the pen that makes a wrong one survives
//! the checks. What the check of the whole promises is exact: the weights 3^(i−1) are distinct and non-zero modulo the
//! prime 31 (the last character weighs 1, as the first does), and so **every** wrong single character is found, and
//! **every** swap of two different characters but that of the first with the last.
//!
//! There are two types, because genuine codes from before the standard fail the check of the whole (decision 0011):
//!
//! | type | checks | read from |
//! | --- | --- | --- |
//! | [`StandardCreditCode`] | both | what opens an account online: a registration, an upgrade |
//! | [`CreditCode`] | the organisation code's | what names an organisation: everything else |
//!
//! A credit code is public, so it prints, and a refusal may quote it.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;

use crate::Malformed;
use crate::typed::grouped;

/// A credit code as an organisation may carry it: of the standard, or from before it. It names an organisation, and
/// opens no account by itself.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditCode(String);

/// A credit code for which both checks hold: the only one by which an account is opened online.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StandardCreditCode(CreditCode);

impl CreditCode {
    /// Its length in characters (GB 32100-2015, 4.1).
    pub const LENGTH: usize = 18;
    /// Its characters; a character's value is its place here (GB 32100-2015, table 2: no I, O, S, V, Z).
    pub const ALPHABET: &'static str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    /// What each of the first seventeen characters weighs, 3^(i−1) mod 31 (GB 32100-2015, 4.3).
    pub const WEIGHTS: [u32; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    /// What each of the eight characters of the organisation code weighs (GB 11714-1997, 3.2).
    pub const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

    /// The eighteen characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads back the code of an organisation that was opened, online or at a counter: the only door back from the table.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the text is not a code in its canonical form.
    pub fn from_stored(text: &str) -> Result<Self, Malformed> {
        let code: Self = text.parse()?;
        if code.0 == text {
            return Ok(code);
        }
        Err(Malformed::new("credit_code.stored", "统一社会信用代码的存储格式不正确"))
    }

    /// The code that begins with these sixteen characters, both checks computed.
    pub(crate) fn complete(sixteen: &str) -> Option<String> {
        let mut code = sixteen.to_owned();
        code.push(organisation_check_character(&code)?);
        code.push(check_character(&code)?);
        Some(code)
    }

    /// Whether it is from before the standard: its last character does not check.
    #[must_use]
    pub fn is_exceptional(&self) -> bool {
        self.0.chars().next_back() != check_character(&self.0)
    }
}

/// Reads a code of the standard, or a genuine one from before it, whose organisation code checks.
///
/// A refusal is that of [`StandardCreditCode`], whose first check finds more slips.
impl FromStr for CreditCode {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let code = shaped(text)?;
        if check_organisation(&code).is_err() {
            check_whole(&code)?;
        }
        check_organisation(&code)?;
        Ok(Self(code))
    }
}

impl FromStr for StandardCreditCode {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let code = shaped(text)?;
        check_whole(&code)?;
        check_organisation(&code)?;
        Ok(Self(CreditCode(code)))
    }
}

/// A code of the standard is one that an organisation may carry.
impl Deref for StandardCreditCode {
    type Target = CreditCode;

    fn deref(&self) -> &CreditCode {
        &self.0
    }
}

impl AsRef<CreditCode> for StandardCreditCode {
    fn as_ref(&self) -> &CreditCode {
        &self.0
    }
}

impl AsRef<CreditCode> for CreditCode {
    fn as_ref(&self) -> &CreditCode {
        self
    }
}

impl From<StandardCreditCode> for CreditCode {
    fn from(code: StandardCreditCode) -> Self {
        code.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Everything but the checks: eighteen characters of the alphabet, six of them a division, and not blank.
fn shaped(text: &str) -> Result<String, Malformed> {
    let code = grouped(text);
    let length = code.chars().count();
    if length == 0 {
        return Err(Malformed::new("credit_code.missing", "请输入统一社会信用代码"));
    }
    if length != CreditCode::LENGTH {
        return Err(Malformed::new(
            "credit_code.length",
            format!("统一社会信用代码应为 18 位，现为 {length} 位，请核对"),
        )
        .in_english(format!(
            "The credit code has 18 characters, and this has {length}. Check it."
        )));
    }
    let suspicious: Vec<(String, String)> = (1..)
        .zip(code.chars())
        .filter(|(_, character)| !CreditCode::ALPHABET.contains(*character))
        .map(|(place, character)| suspicion(place, character))
        .collect();
    if !suspicious.is_empty() {
        let (chinese, english): (Vec<_>, Vec<_>) = suspicious.into_iter().unzip();
        return Err(Malformed::new(
            "credit_code.alphabet",
            format!("统一社会信用代码{}，请对照营业执照核对", chinese.join("；")),
        )
        .in_english(format!(
            "In the credit code, {}. Compare it with the business licence.",
            english.join("; ")
        )));
    }
    let division = || (1..).zip(code.chars()).skip(2).take(6);
    if let Some((place, character)) = division().find(|(_, character)| !character.is_ascii_digit())
    {
        return Err(Malformed::new(
            "credit_code.division",
            format!("统一社会信用代码第 {place} 位“{character}”应为数字，请对照营业执照核对"),
        )
        .in_english(format!(
            "Character {place} of the credit code, “{character}”, should be a digit. Compare it with the business licence."
        )));
    }
    if organisation(&code).all(|character| character == '0') {
        return Err(Malformed::new(
            "credit_code.blank",
            "统一社会信用代码不能全为 0，请对照营业执照输入",
        ));
    }
    Ok(code)
}

/// The first eight characters of the organisation code.
fn organisation(code: &str) -> impl Iterator<Item = char> {
    code.chars().skip(8).take(8)
}

/// What a character that no code holds may have been meant to be, in Chinese and in English.
fn suspicion(place: usize, character: char) -> (String, String) {
    let (chinese, english) = match character {
        'O' => ("可能是数字“0”", "may be the digit “0”"),
        'I' => ("可能是数字“1”", "may be the digit “1”"),
        'S' => ("可能是数字“5”", "may be the digit “5”"),
        'V' => ("可能是字母“U”或“Y”", "may be the letter “U” or “Y”"),
        'Z' => ("可能是数字“2”", "may be the digit “2”"),
        other if other.is_ascii_graphic() => ("代码中不使用此字符", "is in no such code"),
        _ => {
            return (
                format!("第 {place} 位不是数字或大写字母"),
                format!("character {place} is no digit and no capital letter"),
            );
        }
    };
    (
        format!("第 {place} 位“{character}”{chinese}"),
        format!("character {place} “{character}” {english}"),
    )
}

/// The character the first seventeen ask for.
fn check_character(code: &str) -> Option<char> {
    let mut sum = 0;
    for (character, weight) in code.chars().zip(CreditCode::WEIGHTS) {
        let value = CreditCode::ALPHABET.chars().position(|each| each == character)?;
        sum += u32::try_from(value).ok()? * weight;
    }
    // The outer remainder matters: a sum that 31 divides asks for 0, not for a 32nd character.
    CreditCode::ALPHABET.chars().nth(((31 - sum % 31) % 31) as usize)
}

/// The ninth character the organisation code asks for; its values are base 36, not the alphabet's.
fn organisation_check_character(code: &str) -> Option<char> {
    let mut sum = 0;
    for (character, weight) in organisation(code).zip(CreditCode::ORGANISATION_WEIGHTS) {
        sum += character.to_digit(36)? * weight;
    }
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    }
}

fn check_whole(code: &str) -> Result<(), Malformed> {
    if code.chars().next_back() == check_character(code) {
        return Ok(());
    }
    Err(Malformed::new(
        "credit_code.check",
        "统一社会信用代码校验不通过，至少有一位有误，请对照营业执照逐位核对",
    ))
}

fn check_organisation(code: &str) -> Result<(), Malformed> {
    if code.chars().nth(16) == organisation_check_character(code) {
        return Ok(());
    }
    Err(Malformed::new(
        "credit_code.organisation_check",
        "统一社会信用代码第 9 至 17 位（组织机构代码）校验不通过，请对照营业执照逐位核对",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use proptest::prelude::*;

    const VALID: [&str; 10] = [
        "91350100M000100Y43",
        "91110000600037341L",
        "121200004013590816",
        "913205056082348768",
        "914403001922038216",
        "91110108795101314G",
        "91320282MA1TERT0XX",
        "12320000MA1TERT0X0",
        "52320100MA1TERT0X1",
        "N2320282MA1TERT0XD",
    ];

    fn refusal(text: &str) -> Malformed {
        text.parse::<StandardCreditCode>().unwrap_err()
    }

    #[test]
    fn genuine_and_synthetic_codes_are_read() {
        for code in VALID {
            let read: StandardCreditCode = code.parse().unwrap();
            assert_eq!(read.as_str(), code);
            assert_eq!(read.to_string(), code);
            assert!(!read.is_exceptional());
        }
    }

    #[test]
    fn each_refusal_says_which_rule_failed() {
        for (text, code) in [
            ("", "credit_code.missing"),
            (" \u{3000}", "credit_code.missing"),
            ("91350100M000100Y4", "credit_code.length"),
            ("91350100M000100Y433", "credit_code.length"),
            ("91350100M000100Y4Z", "credit_code.alphabet"),
            ("91350100M000100Y4\u{0664}", "credit_code.alphabet"),
            ("913A0100M000100Y43", "credit_code.division"),
            ("91110000600037341N", "credit_code.check"),
            ("91350211M0000XUF46", "credit_code.check"),
            ("000000000000000000", "credit_code.blank"),
            ("913202820000000000", "credit_code.blank"),
        ] {
            assert_eq!(refusal(text).code, code, "{text}");
        }
    }

    #[test]
    fn a_code_that_checks_as_a_whole_must_check_in_its_organisation_code_too() {
        let mut code = String::from("91320282MA1TERT01");
        code.extend(check_character(&code));
        assert_eq!(refusal(&code).code, "credit_code.organisation_check");
    }

    #[test]
    fn full_width_lower_case_and_spaced_codes_are_read() {
        for text in [
            " 91320282ma1tert0xx\n",
            "９１３２０２８２ＭＡ１ＴＥＲＴ０ＸＸ",
            "9132 0282 MA1T ERT0 XX",
        ] {
            assert_eq!(text.parse::<StandardCreditCode>().unwrap().as_str(), "91320282MA1TERT0XX");
        }
    }

    #[test]
    fn a_letter_that_looks_like_a_digit_is_pointed_out_and_not_replaced() {
        let refused = refusal("9135O100M000100Y43");
        assert_eq!(refused.code, "credit_code.alphabet");
        assert!(refused.detail.contains("第 5 位“O”可能是数字“0”"), "{}", refused.detail);
        let refused = refusal("9I350100M000100VS3");
        assert!(refused.detail.contains("第 2 位“I”可能是数字“1”"), "{}", refused.detail);
        assert!(refused.detail.contains("第 16 位“V”可能是字母“U”或“Y”"), "{}", refused.detail);
        assert!(refused.detail.contains("第 17 位“S”可能是数字“5”"), "{}", refused.detail);
    }

    #[test]
    fn a_code_from_before_the_standard_names_an_organisation_and_opens_none_online() {
        let code: CreditCode = "91350211m0000xuf46".parse().unwrap();
        assert_eq!(code.as_str(), "91350211M0000XUF46");
        assert!(code.is_exceptional());
        assert_eq!(refusal("91350211M0000XUF46").code, "credit_code.check");
        let standard: StandardCreditCode = "91320282MA1TERT0XX".parse().unwrap();
        assert_eq!(CreditCode::from(standard), "91320282MA1TERT0XX".parse().unwrap());
    }

    #[test]
    fn a_slip_that_neither_check_forgives_is_told_as_the_standard_tells_it() {
        for (text, code) in [
            ("91350211M0000XUE46", "credit_code.check"),
            ("91320282MA1TERT1XX", "credit_code.check"),
            ("91320282MA1TERT0XO", "credit_code.alphabet"),
        ] {
            assert_eq!(text.parse::<CreditCode>().unwrap_err().code, code, "{text}");
        }
        let mut code = String::from("91320282MA1TERT01");
        code.extend(check_character(&code));
        assert_eq!(code.parse::<CreditCode>().unwrap_err().code, "credit_code.organisation_check");
    }

    #[test]
    fn a_stored_code_of_either_kind_is_read_back_in_its_canonical_form_only() {
        for code in VALID.into_iter().chain(["91350211M0000XUF46"]) {
            assert_eq!(CreditCode::from_stored(code).unwrap().as_str(), code);
        }
        for code in ["91350211m0000xuf46", " 91320282MA1TERT0XX", "9132", ""] {
            assert!(CreditCode::from_stored(code).is_err(), "{code:?}");
        }
    }

    #[test]
    fn every_wrong_single_character_is_found() {
        for code in VALID {
            for place in 0..CreditCode::LENGTH {
                for wrong in CreditCode::ALPHABET.chars() {
                    let mut other: Vec<char> = code.chars().collect();
                    if std::mem::replace(&mut other[place], wrong) != wrong {
                        let other: String = other.iter().collect();
                        assert!(other.parse::<StandardCreditCode>().is_err(), "{other}");
                    }
                }
            }
        }
    }

    #[test]
    fn every_swap_but_that_of_the_first_with_the_last_is_found() {
        for code in VALID {
            for one in 0..CreditCode::LENGTH {
                for other in one + 1..CreditCode::LENGTH {
                    let mut swapped: Vec<char> = code.chars().collect();
                    swapped.swap(one, other);
                    let swapped: String = swapped.iter().collect();
                    if swapped != code && (one, other) != (0, CreditCode::LENGTH - 1) {
                        assert!(swapped.parse::<StandardCreditCode>().is_err(), "{swapped}");
                    }
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_sampled_code_is_read_however_it_is_typed(seed in any::<u64>(), gap in 0..=18_usize) {
            let code = sample::credit_code(seed);
            let mut typed = code.to_lowercase();
            typed.insert(gap, ' ');
            let read: StandardCreditCode = typed.parse().unwrap();
            prop_assert_eq!(read.as_str(), &code);
            prop_assert_eq!(CreditCode::from_stored(read.as_str()).unwrap(), read.into());
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            let standard = text.parse::<StandardCreditCode>();
            match text.parse::<CreditCode>() {
                Ok(code) => prop_assert_eq!(standard.is_err(), code.is_exceptional()),
                Err(why) => prop_assert_eq!(standard.unwrap_err(), why),
            }
        }

        #[test]
        fn eighteen_characters_are_read_only_when_both_checks_hold(text in "[1-9ANY][0-9A-HJ-NP-RTUW-Y][0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}") {
            if let Ok(read) = text.parse::<StandardCreditCode>() {
                prop_assert_eq!(Some(read.as_str().to_owned()), CreditCode::complete(&text[..16]));
            }
        }
    }
}
