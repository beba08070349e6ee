//! What people type, made plain before it is judged.
//!
//! Chinese keyboards type full-width letters, paper prints numbers in groups, and a number copied from a contact list
//! brings invisible direction marks along. None of that changes what was meant. Letters that merely look like digits
//! are left alone: guessing there would accept somebody else's number.

/// Full-width forms as their half-width selves (U+FF01–U+FF5E, and the ideographic space); all else as it is.
pub(crate) fn narrow(character: char) -> char {
    match character {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character)
        }
        '\u{3000}' => ' ',
        other => other,
    }
}

/// Whether a character takes no part in what is read: zero-width characters and direction marks.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
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

/// The middle dot of a person's name, U+00B7, from any of the characters people type for it.
pub(crate) fn separator(character: char) -> char {
    match character {
        '\u{2022}' | '\u{2027}' | '\u{30FB}' | '\u{FF65}' | '\u{2219}' | '\u{22C5}' => '\u{00B7}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn full_width_spaced_and_marked_text_becomes_plain() {
        assert_eq!(compact("\u{202D}９１ ３２０\u{3000}ma1ｘ\u{202C}\n"), "91320MA1X");
    }

    #[test]
    fn letters_that_look_like_digits_stay_letters() {
        assert_eq!(compact("OoIlSsZz"), "OOILSSZZ");
    }

    proptest! {
        #[test]
        fn compacting_twice_is_compacting_once(text in any::<String>()) {
            let once = compact(&text);
            prop_assert_eq!(compact(&once), once);
        }
    }
}
