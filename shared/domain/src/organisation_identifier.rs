//! The three ways to name an organisation at sign-in, in one box: credit code, organisation number, institution code.
//!
//! Which one was typed is told by its shape, and never asked. Eighteen characters are a credit code, eight digits that
//! do not begin with 0 are an organisation number, and only what is neither is tried as an institution code. So an
//! institution code can never shadow the other two, whatever pattern is configured. Dashes and brackets are groups of a
//! number, unless the pattern asks for them.

use std::fmt;
use std::str::FromStr;

use regex_lite::Regex;

use crate::typed::{compact, grouped, is_dash};
use crate::{CreditCode, Malformed};

/// The number we issue to an organisation (单位编号; the guide's example is 20211300). Opaque, and never issued twice.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganisationNumber(String);

impl OrganisationNumber {
    /// The least number issued.
    pub const LEAST: u32 = 10_000_000;
    /// The greatest number issued.
    pub const GREATEST: u32 = 99_999_999;

    /// The number that these random bits choose, every one as likely as any other (to within 2⁻¹⁰¹).
    #[must_use]
    pub fn from_random(bits: [u8; 16]) -> Self {
        let span = u128::from(Self::GREATEST - Self::LEAST) + 1;
        Self((u128::from(Self::LEAST) + u128::from_be_bytes(bits) % span).to_string())
    }

    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for OrganisationNumber {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let number = grouped(text);
        if number.is_empty() {
            return Err(Malformed::new("organisation_number.missing", "请输入单位编号"));
        }
        let is_number = number.len() == 8
            && !number.starts_with('0')
            && number.chars().all(|character| character.is_ascii_digit());
        if is_number {
            return Ok(Self(number));
        }
        Err(Malformed::new(
            "organisation_number.format",
            "单位编号应为 8 位数字且不以 0 开头，请核对；也可改用统一社会信用代码",
        ))
    }
}

impl fmt::Display for OrganisationNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// What an institution code (机构编号) looks like here; each place that deploys the hall has its own.
#[derive(Clone, Debug, Default)]
pub struct InstitutionCodePattern(Pattern);

#[derive(Clone, Debug, Default)]
enum Pattern {
    /// Nine to twelve digits.
    #[default]
    Digits,
    /// A configured expression, anchored on both ends.
    Configured(Regex),
}

impl InstitutionCodePattern {
    fn is_match(&self, code: &str) -> bool {
        match &self.0 {
            Pattern::Digits => {
                (9..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit())
            }
            Pattern::Configured(expression) => expression.is_match(code),
        }
    }
}

impl FromStr for InstitutionCodePattern {
    type Err = Malformed;

    /// Reads a regular expression, which is then anchored on both ends. It is matched against codes without spaces, in
    /// half-width characters and upper case.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it is no expression, or when it matches organisation numbers or credit codes: those win, so
    /// institution codes of that shape could never be used.
    fn from_str(expression: &str) -> Result<Self, Malformed> {
        let refused = |_| {
            Malformed::new(
                "institution_code.pattern",
                "机构编号格式不是有效的正则表达式，请检查配置",
            )
        };
        // On its own first, or an unbalanced parenthesis could close ours and escape the anchors.
        Regex::new(expression).map_err(refused)?;
        let anchored = Regex::new(&format!(r"\A(?:{expression})\z")).map_err(refused)?;
        let shadowed =
            ["20211300", "10000000", "99999999", "91320282MA1TERT0XX", "121200004013590816"];
        if shadowed.iter().any(|other| anchored.is_match(other)) {
            return Err(Malformed::new(
                "institution_code.pattern_overlap",
                "机构编号格式与单位编号或统一社会信用代码重叠，请修改配置",
            ));
        }
        Ok(Self(Pattern::Configured(anchored)))
    }
}

/// An older identifier that some organisations hold (机构编号).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct InstitutionCode(String);

impl InstitutionCode {
    /// Takes what the table kept: it was sound under the pattern of its day.
    #[must_use]
    pub fn from_kept(code: String) -> Self {
        Self(code)
    }

    /// The most characters it may have, whatever the pattern.
    pub const MOST: usize = 32;

    /// Reads a code of the configured pattern.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it is empty, longer than 32 characters or not of the pattern.
    pub fn parse(text: &str, pattern: &InstitutionCodePattern) -> Result<Self, Malformed> {
        let bare = grouped(text);
        if bare.is_empty() {
            return Err(Malformed::new("institution_code.missing", "请输入机构编号"));
        }
        if let Some(code) = Self::dashed(text, pattern) {
            return Ok(code);
        }
        if Self::is_sound(&bare, pattern) {
            return Ok(Self(bare));
        }
        Err(Malformed::new(
            "institution_code.format",
            "机构编号格式不正确，请核对；也可改用统一社会信用代码",
        ))
    }

    /// A code of a pattern that asks for dashes or brackets: they are a part of it, and no groups.
    fn dashed(text: &str, pattern: &InstitutionCodePattern) -> Option<Self> {
        let code: String =
            compact(text).chars().map(|one| if is_dash(one) { '-' } else { one }).collect();
        (code != grouped(text) && Self::is_sound(&code, pattern)).then_some(Self(code))
    }

    fn is_sound(code: &str, pattern: &InstitutionCodePattern) -> bool {
        code.chars().count() <= Self::MOST && pattern.is_match(code)
    }

    /// The code, in upper case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for InstitutionCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Any of the three names of an organisation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrganisationIdentifier {
    /// 统一社会信用代码.
    CreditCode(CreditCode),
    /// 单位编号.
    Number(OrganisationNumber),
    /// 机构编号.
    InstitutionCode(InstitutionCode),
}

impl OrganisationIdentifier {
    /// Reads whichever was typed.
    ///
    /// A genuine code from before the standard is read too: this names an account that a counter may have opened, and
    /// opens none.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it can be none of them.
    pub fn parse(text: &str, pattern: &InstitutionCodePattern) -> Result<Self, Malformed> {
        let typed = grouped(text);
        if typed.is_empty() {
            return Err(Malformed::new(
                "organisation_identifier.missing",
                "请输入统一社会信用代码、单位编号或机构编号",
            ));
        }
        if let Some(code) = InstitutionCode::dashed(text, pattern) {
            return Ok(Self::InstitutionCode(code));
        }
        if let Ok(number) = typed.parse() {
            return Ok(Self::Number(number));
        }
        if typed.chars().count() == CreditCode::LENGTH {
            return typed.parse().map(Self::CreditCode);
        }
        InstitutionCode::parse(text, pattern).map(Self::InstitutionCode).map_err(|_| {
            Malformed::new(
                "organisation_identifier.format",
                "请输入 18 位统一社会信用代码、8 位单位编号或机构编号，并核对位数",
            )
        })
    }

    /// Its kind, in keys and rows.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::CreditCode(_) => "credit_code",
            Self::Number(_) => "number",
            Self::InstitutionCode(_) => "institution_code",
        }
    }

    /// Its value, unique within its kind.
    #[must_use]
    pub fn value(&self) -> &str {
        match self {
            Self::CreditCode(code) => code.as_str(),
            Self::Number(number) => number.as_str(),
            Self::InstitutionCode(code) => code.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use proptest::prelude::*;

    fn identifier(text: &str) -> Result<OrganisationIdentifier, Malformed> {
        OrganisationIdentifier::parse(text, &InstitutionCodePattern::default())
    }

    #[test]
    fn the_shape_of_the_text_tells_what_it_is() {
        for (text, kind, value) in [
            ("91320282ma1tert0xx", "credit_code", "91320282MA1TERT0XX"),
            ("121200004013590816", "credit_code", "121200004013590816"),
            (" ２０２１１３００ ", "number", "20211300"),
            ("99999999", "number", "99999999"),
            ("320282001", "institution_code", "320282001"),
            ("320282 001 234", "institution_code", "320282001234"),
        ] {
            let read = identifier(text).unwrap();
            assert_eq!((read.kind(), read.value()), (kind, value), "{text}");
        }
    }

    #[test]
    fn each_refusal_says_what_to_type_instead() {
        for (text, code) in [
            ("", "organisation_identifier.missing"),
            ("01234567", "organisation_identifier.format"),
            ("1234567", "organisation_identifier.format"),
            ("91320282MA1TERT0X", "organisation_identifier.format"),
            ("91320282MA1TERT0XO", "credit_code.alphabet"),
            ("91320282MA1TERT1XX", "credit_code.check"),
        ] {
            assert_eq!(identifier(text).unwrap_err().code, code, "{text}");
        }
    }

    #[test]
    fn an_account_a_counter_opened_on_a_code_from_before_the_standard_can_be_named() {
        assert_eq!(identifier("91350211M0000XUF46").unwrap().value(), "91350211M0000XUF46");
    }

    #[test]
    fn organisation_numbers_have_eight_digits_and_do_not_begin_with_zero() {
        assert_eq!("2021 1300".parse::<OrganisationNumber>().unwrap().to_string(), "20211300");
        for text in ["09999999", "9999999", "100000000", "1000000a"] {
            assert_eq!(
                text.parse::<OrganisationNumber>().unwrap_err().code,
                "organisation_number.format"
            );
        }
        assert_eq!(
            "".parse::<OrganisationNumber>().unwrap_err().code,
            "organisation_number.missing"
        );
    }

    #[test]
    fn the_least_and_the_greatest_number_can_be_issued() {
        let bits = |number: u128| number.to_be_bytes();
        assert_eq!(OrganisationNumber::from_random(bits(0)).as_str(), "10000000");
        assert_eq!(OrganisationNumber::from_random(bits(89_999_999)).as_str(), "99999999");
        assert_eq!(OrganisationNumber::from_random(bits(90_000_000)).as_str(), "10000000");
    }

    #[test]
    fn a_configured_pattern_is_anchored_on_both_ends() {
        let pattern: InstitutionCodePattern = "JS[0-9]{4}|WX[0-9]{3}".parse().unwrap();
        assert_eq!(InstitutionCode::parse("js 1234", &pattern).unwrap().as_str(), "JS1234");
        assert_eq!(InstitutionCode::parse("WX123", &pattern).unwrap().to_string(), "WX123");
        for text in ["JS12345", "AJS1234", "WX1234", "320282001"] {
            assert_eq!(
                InstitutionCode::parse(text, &pattern).unwrap_err().code,
                "institution_code.format",
                "{text}"
            );
        }
        assert_eq!(
            InstitutionCode::parse(" ", &pattern).unwrap_err().code,
            "institution_code.missing"
        );
        let read = OrganisationIdentifier::parse("JS1234", &pattern).unwrap();
        assert_eq!((read.kind(), read.value()), ("institution_code", "JS1234"));
    }

    #[test]
    fn a_dash_that_the_pattern_asks_for_is_a_part_of_the_code_and_any_other_is_not() {
        let pattern: InstitutionCodePattern = "[0-9]{4}-[0-9]{4}|JS[0-9]{4}".parse().unwrap();
        let read = |text| OrganisationIdentifier::parse(text, &pattern).unwrap();
        for (text, kind, value) in [
            ("3202-0001", "institution_code", "3202-0001"),
            ("３２０２—０００１", "institution_code", "3202-0001"),
            ("32020001", "number", "32020001"),
            ("js-1234", "institution_code", "JS1234"),
            ("2021(1300)", "number", "20211300"),
            ("91320282-MA1TERT0X-X", "credit_code", "91320282MA1TERT0XX"),
        ] {
            assert_eq!((read(text).kind(), read(text).value()), (kind, value), "{text}");
        }
        assert_eq!(identifier("3202-0001").unwrap().kind(), "number");
    }

    #[test]
    fn a_pattern_that_is_none_or_that_overlaps_the_others_is_refused() {
        for (pattern, code) in [
            ("[0-9", "institution_code.pattern"),
            ("A)|(B", "institution_code.pattern"),
            (r"\d{8}", "institution_code.pattern_overlap"),
            (r"\d+", "institution_code.pattern_overlap"),
            (r"[0-9A-Z]{18}", "institution_code.pattern_overlap"),
        ] {
            assert_eq!(
                pattern.parse::<InstitutionCodePattern>().unwrap_err().code,
                code,
                "{pattern}"
            );
        }
    }

    proptest! {
        #[test]
        fn every_issued_number_reads_back(bits in any::<[u8; 16]>()) {
            let number = OrganisationNumber::from_random(bits);
            prop_assert_eq!(number.as_str().parse::<OrganisationNumber>().unwrap(), number.clone());
            prop_assert_eq!(identifier(number.as_str()).unwrap(), OrganisationIdentifier::Number(number));
        }

        #[test]
        fn a_sampled_credit_code_is_told_from_the_others(seed in any::<u64>()) {
            let code = sample::credit_code(seed);
            let read = identifier(&code).unwrap();
            prop_assert_eq!((read.kind(), read.value()), ("credit_code", code.as_str()));
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic_and_reads_back(text in any::<String>()) {
            if let Ok(read) = identifier(&text) {
                prop_assert_eq!(identifier(read.value()).unwrap(), read);
            }
            let _ = text.parse::<InstitutionCodePattern>();
        }
    }
}
