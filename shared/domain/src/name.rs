//! What people and organisations are called.
//!
//! A person's name is kept in one canonical form, because three parties must agree on it: who types it, the document,
//! and the business register. Composition is NFC and not NFKC, which folds ideographs that are used in names. Some
//! people's names are long, have a middle dot, Latin letters, or ideographs beyond the basic plane; all of these fit.
//!
//! An organisation's name is kept as it was typed, for display, and compared in a form that forgets width, spaces,
//! case and the shape of brackets.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Malformed;
use crate::mobile::is_dash;
use crate::typed::{is_invisible, narrow, separator};

/// The separator in a person's name (DOMAIN "Mobile, names").
const SEPARATOR: char = '\u{00B7}';

/// A person's name. Personal: it prints redacted. Two are equal when they differ in nothing but upper and lower case.
#[derive(Clone)]
pub struct PersonName(String);

impl PersonName {
    /// The most scalar values it may have. The longest names on documents have about fifty.
    pub const MOST: usize = 100;

    /// The name, to be shown to whom it concerns.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    fn folded(&self) -> String {
        self.0.to_uppercase()
    }
}

impl PartialEq for PersonName {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for PersonName {}

impl FromStr for PersonName {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let name = canonical(text.trim());
        if name.is_empty() {
            return Err(Malformed::new("name.missing", "请输入姓名"));
        }
        if name.chars().count() > Self::MOST {
            return Err(Malformed::new("name.length", "姓名不能超过 100 个字符，请核对"));
        }
        if name.contains('*') {
            return Err(Malformed::new("name.masked", "请输入完整姓名，不能用 * 代替"));
        }
        if !name.chars().all(is_of_a_name) {
            return Err(Malformed::new(
                "name.characters",
                "姓名只能包含文字、间隔号“·”、空格、连字符、撇号和点，请按证件填写",
            ));
        }
        let begins_well = name.starts_with(is_letter);
        let ends_well =
            name.ends_with(|last| is_letter(last) || is_combining_mark(last) || last == '.');
        if !begins_well || !ends_well || name.contains("··") {
            return Err(Malformed::new(
                "name.separator",
                "姓名不能以符号开头或结尾，也不能有连续的间隔号，请按证件填写",
            ));
        }
        Ok(Self(name))
    }
}

impl fmt::Debug for PersonName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PersonName(••••)")
    }
}

/// The one form of a name: NFC, half-width, U+00B7 between parts, single spaces, and none beside Han or a separator.
fn canonical(text: &str) -> String {
    let plain: Vec<char> = text
        .nfc()
        .map(ideograph)
        .filter(|character| !is_invisible(*character))
        .map(|character| match separator(narrow(character)) {
            '\u{2018}' | '\u{2019}' | '\u{02BC}' => '\'',
            dash if is_dash(dash) => '-',
            space if space.is_whitespace() && !space.is_control() => ' ',
            other => other,
        })
        .collect();
    let mut name = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = plain.iter().copied().peekable();
    while let Some(character) = rest.next() {
        if character == ' ' {
            while rest.next_if_eq(&' ').is_some() {}
        }
        let after = rest.peek().copied();
        let is_between_han = before.is_some_and(is_han) && after.is_some_and(is_han);
        let is_by_separator = before == Some(SEPARATOR) || after == Some(SEPARATOR);
        let is_at_edge = before.is_none() || after.is_none();
        let kept = match character {
            ' ' if is_between_han || is_by_separator || is_at_edge => continue,
            // Some keyboards offer no middle dot, and a full stop is typed for it.
            '.' if is_between_han => SEPARATOR,
            other => other,
        };
        name.push(kept);
        before = Some(kept);
    }
    name.nfc().collect()
}

/// The ideograph that a radical of the dictionary stands for: text copied from a PDF is full of them, and they look the
/// same.
fn ideograph(character: char) -> char {
    match character {
        '\u{2E80}'..='\u{2FDF}' => std::iter::once(character).nfkc().next().unwrap_or(character),
        other => other,
    }
}

fn is_of_a_name(character: char) -> bool {
    is_letter(character)
        || is_combining_mark(character)
        || matches!(character, SEPARATOR | ' ' | '-' | '\'' | '.' | ',')
}

/// A letter of any script. Ideographs newer than this build's tables count: their planes hold nothing else.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_han(character)
}

fn is_han(character: char) -> bool {
    matches!(character,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FFFD}' | '\u{30000}'..='\u{3FFFD}')
}

/// An organisation's full name. It is public, so it prints.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OrganisationName(String);

impl OrganisationName {
    /// The most scalar values it may have.
    pub const MOST: usize = 200;

    /// Takes what the table kept: it was sound by the rules of its day.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when nothing was kept.
    pub fn from_stored(name: &str) -> Result<Self, Malformed> {
        if name.is_empty() {
            return Err(Malformed::new("organisation_name.missing", "请输入单位全称"));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name as it was typed, without the space around it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two names are compared: NFKC, upper case, no spaces, one kind of bracket, dash, dot and quote.
    #[must_use]
    pub fn matching(&self) -> String {
        matching(&self.0)
    }

    /// Whether both name the same organisation.
    #[must_use]
    pub fn matches(&self, other: &Self) -> bool {
        self.matching() == other.matching()
    }
}

impl FromStr for OrganisationName {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let name: String = text.chars().filter(|character| !is_invisible(*character)).collect();
        let name = name.trim();
        if name.is_empty() {
            return Err(Malformed::new("organisation_name.missing", "请输入单位全称"));
        }
        if name.chars().count() > Self::MOST {
            return Err(Malformed::new(
                "organisation_name.length",
                "单位全称不能超过 200 个字符，请核对",
            ));
        }
        let is_strange = |character: char| {
            character.is_control() || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FFFD}')
        };
        if name.contains(is_strange) || !name.contains(char::is_alphanumeric) {
            return Err(Malformed::new(
                "organisation_name.characters",
                "单位全称含有无法识别的字符，请按营业执照填写",
            ));
        }
        Ok(Self(name.to_owned()))
    }
}

impl fmt::Display for OrganisationName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn matching(text: &str) -> String {
    let is_read = |character: &char| !character.is_whitespace() && !is_invisible(*character);
    let upper: String = text.nfkc().flat_map(char::to_uppercase).filter(is_read).collect();
    upper
        .nfkc()
        .map(|character| match separator(character) {
            '〔' | '【' | '［' | '[' | '{' | '〖' | '⟨' | '〈' | '《' => '(',
            '〕' | '】' | '］' | ']' | '}' | '〗' | '⟩' | '〉' | '》' => ')',
            '\u{201C}' | '\u{201D}' | '\u{2018}' | '\u{2019}' | '「' | '」' | '\'' => '"',
            dash if is_dash(dash) => '-',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;
    use proptest::prelude::*;

    fn person(text: &str) -> PersonName {
        text.parse().unwrap()
    }

    #[test]
    fn names_of_many_kinds_are_kept_as_they_are() {
        for name in [
            "孙一",
            "欧阳样例",
            "阿卜杜热合曼·买买提",
            "𠮷野样例",
            "㐂例",
            "样〇",
            "\u{3347F}例",
            "John Smith",
            "Jean-Pierre O'Brien",
            "José María",
            "J. R. Sample",
            "SMITH, JOHN",
            "やまだ",
        ] {
            assert_eq!(person(name).reveal(), name);
        }
    }

    #[test]
    fn every_look_alike_of_the_separator_becomes_u_00b7() {
        for separator in [
            '\u{2022}', '\u{2027}', '\u{30FB}', '\u{FF65}', '\u{2219}', '\u{22C5}', '\u{0387}',
            '.', '．',
        ] {
            assert_eq!(person(&format!("买买提{separator}艾力")).reveal(), "买买提·艾力");
        }
        assert_eq!(person("买买提 • 艾力").reveal(), "买买提·艾力");
    }

    #[test]
    fn width_spaces_and_composition_do_not_matter() {
        assert_eq!(person(" 张\u{3000}样例\n").reveal(), "张样例");
        assert_eq!(person("\u{FEFF}张样例\u{200B}").reveal(), "张样例");
        assert_eq!(person("Ｊｏｈｎ  Smith").reveal(), "John Smith");
        assert_eq!(person("Jose\u{0301}"), person("JOSÉ"));
        assert_ne!(person("张样例"), person("张样本"));
    }

    #[test]
    fn radicals_copied_from_a_document_become_the_ideographs_they_look_like() {
        assert_eq!(person("⼀⽣").reveal(), "一生");
    }

    #[test]
    fn what_only_compatibility_would_fold_stays() {
        assert_eq!(person("ﬁ").reveal(), "ﬁ");
        assert_eq!(person("﨑例").reveal(), "﨑例");
    }

    #[test]
    fn a_hundred_characters_fit_and_no_more() {
        let long = format!("{}·{}", "买".repeat(49), "提".repeat(50));
        assert_eq!(person(&long).reveal().chars().count(), 100);
        assert_eq!(format!("{long}提").parse::<PersonName>().unwrap_err().code, "name.length");
        assert!("𠮷".repeat(100).parse::<PersonName>().is_ok());
    }

    #[test]
    fn each_refusal_says_which_rule_failed() {
        for (text, code) in [
            ("", "name.missing"),
            (" \u{3000}\u{200B}", "name.missing"),
            ("孙**", "name.masked"),
            ("张3", "name.characters"),
            ("张\u{7}三", "name.characters"),
            ("张\n三", "name.characters"),
            ("张三（法人）", "name.characters"),
            ("<b>张三", "name.characters"),
            ("张😀", "name.characters"),
            ("·买买提", "name.separator"),
            ("买买提·", "name.separator"),
            ("买买提··艾力", "name.separator"),
            ("\u{0301}张", "name.separator"),
            ("-", "name.separator"),
        ] {
            assert_eq!(text.parse::<PersonName>().unwrap_err().code, code, "{text:?}");
        }
    }

    #[test]
    fn a_person_s_name_prints_redacted() {
        assert_eq!(format!("{:?}", person("张样例")), "PersonName(••••)");
    }

    #[test]
    fn an_organisation_s_name_is_kept_as_typed_and_compared_in_one_form() {
        let name: OrganisationName = " 宜兴样例（集团）有限公司 ".parse().unwrap();
        assert_eq!(name.as_str(), "宜兴样例（集团）有限公司");
        assert_eq!(name.matching(), "宜兴样例(集团)有限公司");
        for same in [
            "宜兴样例(集团)有限公司",
            "宜兴样例 〔集团〕 有限公司",
            "宜兴样例\u{3000}【集团】有限公司\u{200B}",
        ] {
            assert!(name.matches(&same.parse().unwrap()), "{same}");
        }
        assert!(!name.matches(&"宜兴样例集团有限公司".parse().unwrap()));
        let latin: OrganisationName = "ＡＢＣ－样例".parse().unwrap();
        assert!(latin.matches(&"abc-样例".parse().unwrap()));
    }

    #[test]
    fn an_organisation_s_name_of_two_hundred_characters_fits_and_no_more() {
        assert!("样".repeat(200).parse::<OrganisationName>().is_ok());
        for (text, code) in [
            ("样".repeat(201), "organisation_name.length"),
            (" \u{3000}".to_owned(), "organisation_name.missing"),
            ("（）".to_owned(), "organisation_name.characters"),
            ("样例\0公司".to_owned(), "organisation_name.characters"),
            ("样例\n公司".to_owned(), "organisation_name.characters"),
        ] {
            assert_eq!(text.parse::<OrganisationName>().unwrap_err().code, code);
        }
    }

    proptest! {
        #[test]
        fn sampled_names_are_read(seed in any::<u64>()) {
            let name = person(&sample::person_name(seed));
            prop_assert_eq!(name.reveal(), sample::person_name(seed));
            prop_assert!(sample::organisation_name(seed).parse::<OrganisationName>().is_ok());
        }

        #[test]
        fn reading_a_name_twice_is_reading_it_once(text in "[买提张a-cÉ\u{0301}\u{0327}가\u{1100}\u{1161}\u{11A8} ·•.,'’\u{3000}Ａ\u{200B}\u{F900}-]{1,12}") {
            if let Ok(name) = text.parse::<PersonName>() {
                let again = person(name.reveal());
                prop_assert_eq!(again.reveal(), name.reveal());
            }
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic(text in any::<String>()) {
            if let Ok(name) = text.parse::<PersonName>() {
                let again = person(name.reveal());
                prop_assert_eq!(again.reveal(), name.reveal());
            }
            if let Ok(name) = text.parse::<OrganisationName>() {
                prop_assert_eq!(matching(&name.matching()), name.matching());
                prop_assert_eq!(name.as_str().parse::<OrganisationName>().unwrap(), name);
            }
        }
    }
}
