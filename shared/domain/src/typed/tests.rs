//! Guises of numbers, names and texts, and what they are without them.

use super::*;
use proptest::prelude::*;

#[test]
fn full_width_spaced_and_marked_text_becomes_plain() {
    assert_eq!(compact("\u{202D}９１ ３２０\u{3000}ma1ｘ\u{202C}\n"), "91320MA1X");
}

#[test]
fn letters_that_look_like_digits_stay_letters() {
    assert_eq!(compact("OoIlSsZz"), "OOILSSZZ");
    for other in ['٤', '४', '①', '²', '𝟏', '〇', '一'] {
        assert_eq!(compact(&other.to_string()), other.to_string());
    }
}

#[test]
fn a_number_loses_dashes_and_brackets_of_every_kind() {
    for text in [
        "H12345678(01)",
        "H12345678（01）",
        "h1234-5678-01",
        "Ｈ12345678－01",
        "H12345678 01",
        "H12345678〔01〕",
        "H12345678\u{FE59}01\u{FE5A}",
        "H12345678\u{2011}01",
        "\u{FEFF}H12345678—01",
        "H12345678\u{A0}\u{2212}\u{A0}01\u{3164}",
    ] {
        assert_eq!(grouped(text), "H1234567801", "{text}");
    }
}

#[test]
fn fillers_and_marks_are_not_seen_and_letters_are() {
    for filler in [
        '\u{00AD}',
        '\u{034F}',
        '\u{061C}',
        '\u{115F}',
        '\u{1160}',
        '\u{17B4}',
        '\u{180B}',
        '\u{180E}',
        '\u{200B}',
        '\u{200D}',
        '\u{202E}',
        '\u{2060}',
        '\u{2064}',
        '\u{206F}',
        '\u{3164}',
        '\u{FE0F}',
        '\u{FEFF}',
        '\u{FFA0}',
        '\u{FFFA}',
        '\u{1D173}',
        '\u{E0001}',
        '\u{E0100}',
    ] {
        assert!(is_invisible(filler), "U+{:04X}", u32::from(filler));
    }
    for seen in ['a', '-', ' ', '·', '张', '\u{0301}', '\u{0600}', '\u{FFFD}', '\u{E815}', 'ᄀ']
    {
        assert!(!is_invisible(seen), "U+{:04X}", u32::from(seen));
    }
}

#[test]
fn what_looks_like_a_middle_dot_becomes_one() {
    for dot in "·•‧∙⋅・･·᛫ᐧ⸱ꞏ𐄁".chars() {
        let composed = std::iter::once(dot).nfc().next().unwrap();
        assert_eq!(separator(plain(composed)), MIDDLE_DOT, "U+{:04X}", u32::from(dot));
    }
    for dot in ['．', '\u{FE52}', '\u{2024}'] {
        assert_eq!(plain(dot), '.');
    }
}

#[test]
fn a_day_is_read_in_full_width_and_with_any_dash() {
    let expected = jiff::civil::date(2026, 11, 24);
    for text in [
        "2026-11-24",
        " ２０２６－１１－２４ ",
        "2026\u{2013}11\u{2013}24\u{200B}",
        "\u{FEFF}2026 - 11 - 24",
    ] {
        assert_eq!(day(text), Some(expected), "{text}");
    }
    for text in ["", "2026-11-24T00:00:00", "20261124", "2026-11-31", "24-11-2026", "2026/11/24"] {
        assert_eq!(day(text), None, "{text}");
    }
}

#[test]
fn a_text_of_nothing_that_is_seen_is_empty() {
    assert_eq!(words(" \u{FEFF}\u{3164}\u{3000}\n"), ("", 0));
    assert_eq!(words("\u{FEFF} 旧\u{200B}照 \u{200B}"), ("旧\u{200B}照", 2));
}

#[test]
fn a_name_that_lost_a_character_is_told_and_a_whole_one_is_not() {
    for lost in [
        "宜兴?样例公司",
        "宜兴？样例公司",
        "?样例公司",
        "样例公司?",
        "宜兴〓样例",
        "宜兴\u{FFFD}样例",
        "宜兴\u{E000}样例",
        "宜兴\u{F8FF}",
        "宜兴\u{F0000}样例",
        "宜兴\u{10FFFD}样例",
        "宜兴□样例",
        "宜兴☐样例",
        "宜兴\u{FFFF}样例",
        "宜兴锟斤拷公司",
        "Caf?s Ltd",
        "Jos?Maria",
        "å®œï¿½",
        "宜兴&#25152;公司",
        "宜兴\u{FE56}样例",
    ] {
        assert!(has_lost(lost), "{lost}");
    }
    for whole in [
        "宜兴样例公司",
        "What Next? Ltd",
        "A & B #1 样例",
        "宜兴样例（集团）公司",
        "𠮷野样例",
        "样〇",
    ] {
        assert!(!has_lost(whole), "{whole}");
    }
}

proptest! {
    #[test]
    fn compacting_twice_is_compacting_once(text in any::<String>()) {
        let once = compact(&text);
        prop_assert_eq!(compact(&once), once.clone());
        let bare = grouped(&text);
        prop_assert_eq!(grouped(&bare), bare.clone());
        prop_assert_eq!(grouped(&once), bare);
    }

    #[test]
    fn making_a_character_plain_twice_is_making_it_plain_once(character in any::<char>()) {
        prop_assert_eq!(plain(plain(character)), plain(character));
        prop_assert_eq!(separator(separator(character)), separator(character));
    }

    #[test]
    fn any_text_is_made_plain_without_panic(text in any::<String>()) {
        let (seen, count) = words(&text);
        prop_assert!(count <= seen.chars().count());
        let _ = (day(&text), has_lost(&text));
    }
}
