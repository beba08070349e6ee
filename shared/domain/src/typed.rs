//! What people type, made plain before it is judged.
//!
//! Chinese keyboards type full-width letters, paper prints numbers in groups, and a number copied from a contact list
//! brings invisible direction marks along. None of that changes what was meant. Letters that merely look like digits
//! are left alone: guessing there would accept somebody else's number.
//!
//! What a character is, Unicode's properties say; what a middle dot looks like, its table of confusable characters.
//!
//! | what is typed | is made plain by |
//! | --- | --- |
//! | a number in groups: a code, a mobile, a document | [`grouped`] |
//! | a code that may hold a dash | [`compact`] |
//! | a name, or what is looked for | [`plain`], one character for one, and [`is_invisible`] |
//! | a text | [`words`] |
//! | a day | [`day`] |

use icu_properties::props::{
    Dash, DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup, NoncharacterCodePoint,
    PrependedConcatenationMark,
};
use icu_properties::{CodePointMapData, CodePointSetData};
use jiff::civil::Date;
use unicode_normalization::UnicodeNormalization;

use crate::ideograph::{ideograph, is_han};

/// The middle dot: the separator in a person's name (DOMAIN "Mobile, names").
pub(crate) const MIDDLE_DOT: char = '\u{00B7}';

/// What kind of character it is.
pub(crate) fn category(character: char) -> GeneralCategory {
    CodePointMapData::<GeneralCategory>::new().get(character)
}

fn is_of(group: GeneralCategoryGroup, character: char) -> bool {
    group.contains(category(character))
}

/// Full-width forms as their half-width selves (U+FF01–U+FF5E), and spaces and punctuation as the characters that they are
/// forms of, where that is one (`﹒` is a full stop); all else as it is.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{0}'..='\u{9F}' => character,
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        other
            if is_of(GeneralCategoryGroup::Punctuation, other)
                || is_of(GeneralCategoryGroup::Separator, other) =>
        {
            let mut form = std::iter::once(other).nfkc();
            match (form.next(), form.next()) {
                (Some(one), None) => one,
                _ => other,
            }
        }
        other => other,
    }
}

/// The character that was meant: the ideograph that a radical stands for, in half width. One for one.
#[must_use]
pub fn plain(character: char) -> char {
    narrow(ideograph(character))
}

/// Whether a character takes no part in what is read: what Unicode says to ignore (zero-width characters, fillers,
/// variation selectors), and marks of format.
#[must_use]
pub fn is_invisible(character: char) -> bool {
    let is_format = || {
        category(character) == GeneralCategory::Format
            && !CodePointSetData::new::<PrependedConcatenationMark>().contains(character)
    };
    !character.is_ascii()
        && (CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(character) || is_format())
}

/// Whether a character is one of the dashes that numbers are grouped with.
pub(crate) fn is_dash(character: char) -> bool {
    CodePointSetData::new::<Dash>().contains(character)
}

fn is_bracket(character: char) -> bool {
    let group = GeneralCategoryGroup::OpenPunctuation.union(GeneralCategoryGroup::ClosePunctuation);
    is_of(group, character)
}

/// Whether a character may be a letter's place only in one system: private use, and what Unicode keeps free for ever.
pub(crate) fn is_private(character: char) -> bool {
    category(character) == GeneralCategory::PrivateUse
        || CodePointSetData::new::<NoncharacterCodePoint>().contains(character)
}

/// A code as it would be printed: half-width, no spaces, nothing invisible, ASCII letters in upper case.
///
/// Doing it twice is doing it once.
pub(crate) fn compact(text: &str) -> String {
    text.chars()
        .map(narrow)
        .filter(|character| !character.is_whitespace() && !is_invisible(*character))
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// A number as it would be printed without its groups: compact, and without dashes and brackets.
pub(crate) fn grouped(text: &str) -> String {
    let is_kept = |character: &char| !is_dash(*character) && !is_bracket(*character);
    compact(text).chars().filter(is_kept).collect()
}

/// A day as people write it, year first: in half width, with any dash, and without what is not seen.
#[must_use]
pub fn day(text: &str) -> Option<Date> {
    let plain = compact(text);
    let plain: String = plain.chars().map(|one| if is_dash(one) { '-' } else { one }).collect();
    // Ten characters: a day may be written in other ways, with an hour or a zone, which mean nothing here.
    if plain.len() == 10 { plain.parse().ok() } else { None }
}

/// A text without what is not seen around it, and how many of its characters are seen.
pub(crate) fn words(text: &str) -> (&str, usize) {
    let is_unseen = |character: char| character.is_whitespace() || is_invisible(character);
    let text = text.trim_matches(is_unseen);
    (text, text.chars().filter(|character| !is_invisible(*character)).count())
}

/// The middle dot of a person's name, U+00B7, from any of the characters that look like it.
///
/// These are what UTS #39 says is confusable with it (confusables.txt 17.0.0). Two more become one of them in [`narrow`] or
/// by composition: U+FF65 and U+0387.
pub(crate) fn separator(character: char) -> char {
    match character {
        '\u{1427}' | '\u{16EB}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}'
        | '\u{2E31}' | '\u{30FB}' | '\u{A78F}' | '\u{10101}' => MIDDLE_DOT,
        other => other,
    }
}

/// Whether a text has lost a character on its way: something stands there that says "here was one".
///
/// That is a replacement character, a private one that nobody knows, the geta mark, a box, a question mark within a name,
/// what a replacement character becomes when it is read as GBK or Latin-1, or an entity that nobody resolved.
#[must_use]
pub fn has_lost(text: &str) -> bool {
    let stands_for_one = |character: char| {
        is_private(character)
            || matches!(character, '\u{3013}' | '\u{FFFC}' | '\u{FFFD}')
            || matches!(character, '\u{25A0}'..='\u{25A2}' | '\u{25AD}'..='\u{25AF}'
                | '\u{25FB}'..='\u{25FE}' | '\u{2610}' | '\u{2B1A}'..='\u{2B1C}')
    };
    let is_misread = ["锟斤", "ï¿½", "&#"].iter().any(|trace| text.contains(trace));
    text.contains(stands_for_one) || is_misread || has_lost_to_question_mark(text)
}

/// Where no table has a character, a question mark is written for it. No name in ideographs has one of its own; among other
/// letters it is lost between two of them.
fn has_lost_to_question_mark(text: &str) -> bool {
    let has_han = text.contains(is_han);
    let characters: Vec<char> = text.chars().map(narrow).collect();
    let is_letter = |at: Option<&char>| at.is_some_and(|one| one.is_alphanumeric());
    characters.iter().enumerate().any(|(at, one)| {
        let is_between = || {
            is_letter(at.checked_sub(1).and_then(|at| characters.get(at)))
                && is_letter(characters.get(at + 1))
        };
        *one == '?' && (has_han || is_between())
    })
}

#[cfg(test)]
mod tests;
