//! What people and organisations are called.
//!
//! A person's name is kept in one canonical form, because three parties must agree on it: who types it, the document,
//! and the business register. Composition is NFC and not NFKC, which folds ideographs that are used in names. Some
//! people's names are long, have a middle dot, Latin letters, or ideographs beyond the basic plane; all of these fit.
//!
//! An organisation's name is kept as it was typed, for display, and compared in a form that forgets width, spaces,
//! case and the shape of brackets.
//!
//! Both hold ideographs only as themselves: a radical that was typed for one becomes it. A name that has lost a character
//! on its way is refused, because the true one would be another. What was kept before a rule was made is read back as it is.

use std::fmt;
use std::str::FromStr;

use icu_properties::props::GeneralCategory;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::Malformed;
use crate::ideograph::{ideograph, is_han};
use crate::typed::{MIDDLE_DOT, category, has_lost, is_dash, is_invisible, plain, separator};

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

    /// Takes what the table kept, as it is: it was sound by the rules of its day.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when nothing was kept.
    pub fn from_stored(name: &str) -> Result<Self, Malformed> {
        if name.is_empty() {
            return Err(Malformed::new("name.missing", "请输入姓名"));
        }
        Ok(Self(name.to_owned()))
    }

    /// The form in which two names are compared. One that was kept may be of older rules.
    fn folded(&self) -> String {
        canonical(&self.0).to_uppercase()
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
        if has_lost(&name) {
            return Err(Malformed::new(
                "name.lost",
                "姓名中有字符丢失（如“?”“〓”“□”或本系统不认识的自造字），请按证件填写",
            ));
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
        .filter(|character| !is_invisible(*character))
        .map(|character| match separator(plain(character)) {
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
        let is_by_separator = before == Some(MIDDLE_DOT) || after == Some(MIDDLE_DOT);
        let is_at_edge = before.is_none() || after.is_none();
        let kept = match character {
            ' ' if is_between_han || is_by_separator || is_at_edge => continue,
            // Some keyboards offer no middle dot, and a full stop is typed for it.
            '.' if is_between_han => MIDDLE_DOT,
            other => other,
        };
        name.push(kept);
        before = Some(kept);
    }
    name.nfc().collect()
}

fn is_of_a_name(character: char) -> bool {
    is_letter(character)
        || is_combining_mark(character)
        || matches!(character, MIDDLE_DOT | ' ' | '-' | '\'' | '.' | ',')
}

/// A letter of any script. Ideographs newer than this build's tables count: their planes hold nothing else.
fn is_letter(character: char) -> bool {
    character.is_alphabetic() || is_han(character)
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

    /// The name as it was typed, without the space around it, ideographs as themselves.
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
        let name = meant(text);
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
        if has_lost(name) {
            return Err(Malformed::new(
                "organisation_name.lost",
                "单位全称中有字符丢失（如“?”“〓”“□”或本系统不认识的自造字），请按营业执照填写",
            ));
        }
        let is_strange = |character: char| {
            character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
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

/// The characters that were meant, in the width in which they were typed.
fn meant(text: &str) -> String {
    let seen = text.nfc().map(ideograph).filter(|character| !is_invisible(*character));
    seen.nfc().collect()
}

fn matching(text: &str) -> String {
    let is_read = |character: &char| !character.is_whitespace() && !is_invisible(*character);
    let upper: String = meant(text).nfkc().flat_map(char::to_uppercase).filter(is_read).collect();
    upper
        .nfkc()
        .map(|character| match separator(plain(character)) {
            '「' | '」' | '『' | '』' | '\'' => '"',
            dash if is_dash(dash) => '-',
            other => match category(other) {
                GeneralCategory::OpenPunctuation => '(',
                GeneralCategory::ClosePunctuation => ')',
                GeneralCategory::InitialPunctuation | GeneralCategory::FinalPunctuation => '"',
                _ => other,
            },
        })
        .collect()
}

#[cfg(test)]
mod tests;
