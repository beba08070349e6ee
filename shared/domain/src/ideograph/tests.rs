//! Counts and samples of the tables, so that no line of them is lost.

use super::*;
use icu_properties::CodePointSetData;
use icu_properties::props::{Radical, UnifiedIdeograph};
use std::collections::BTreeSet;

fn is_unified(character: char) -> bool {
    CodePointSetData::new::<UnifiedIdeograph>().contains(character)
}

#[test]
fn the_table_has_134_radicals_and_strokes_in_order_each_once() {
    let pairs: Vec<Vec<char>> = RADICALS.split(' ').map(|pair| pair.chars().collect()).collect();
    assert_eq!(pairs.len(), 134);
    assert!(pairs.iter().all(|pair| pair.len() == 2 && is_unified(pair[1])));
    let radicals: Vec<char> = pairs.iter().map(|pair| pair[0]).collect();
    assert!(radicals.is_sorted());
    assert_eq!(radicals.iter().collect::<BTreeSet<_>>().len(), 134);
    assert_eq!(radicals.iter().filter(|one| **one < '\u{2F00}').count(), 114);
    // A checksum of all code points, weighed by their places, as the file of Unicode 18.0.0 gives it.
    let sum = |which: usize| {
        (1_u64..).zip(&pairs).map(|(at, pair)| at * u64::from(u32::from(pair[which]))).sum::<u64>()
    };
    assert_eq!((sum(0), sum(1)), (110_308_215, 501_039_123));
}

#[test]
fn every_radical_of_unicode_becomes_an_ideograph_but_the_one_that_has_none() {
    let radicals = CodePointSetData::new::<Radical>();
    let all: Vec<char> = ('\u{2E80}'..='\u{2FDF}').filter(|one| radicals.contains(*one)).collect();
    assert_eq!(all.len(), 329);
    let left: Vec<char> = all.into_iter().filter(|one| !is_unified(ideograph(*one))).collect();
    assert_eq!(left, ['\u{2E80}']);
}

#[test]
fn radicals_strokes_and_compatibility_ideographs_become_what_they_look_like() {
    for (text, expected) in [
        ("⻓⻰⻢", "长龙马"),
        ("⻔⻋⻉⻅⻚⻛⻜⻝⻘⻩", "门车贝见页风飞食青黄"),
        ("⼀⽣⼈⾦⽔", "一生人金水"),
        ("㇐㇠", "一乙"),
        ("⺕", "\u{2B739}"),
        ("\u{F900}\u{F9D1}\u{2F800}\u{FA6C}", "豈六丽\u{242EE}"),
        // These twelve stand among the others and are ideographs of their own.
        ("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"),
        ("张三 abc·", "张三 abc·"),
    ] {
        assert_eq!(text.chars().map(ideograph).collect::<String>(), expected);
    }
}

#[test]
fn private_characters_of_gbk_become_those_of_gb_18030() {
    assert_eq!(PRIVATE.chars().count(), 80);
    for (private, expected) in [
        ('\u{E7C7}', 'ḿ'),
        ('\u{E7C8}', 'ǹ'),
        ('\u{E815}', '厂'),
        ('\u{E816}', '\u{20087}'),
        ('\u{E81A}', '㑳'),
        ('\u{E81E}', '\u{9FB4}'),
        ('\u{E826}', '\u{9FB5}'),
        ('\u{E82B}', '\u{9FB6}'),
        ('\u{E82C}', '\u{9FB7}'),
        ('\u{E831}', '\u{215D7}'),
        ('\u{E832}', '\u{9FB8}'),
        ('\u{E83B}', '\u{2298F}'),
        ('\u{E843}', '\u{9FB9}'),
        ('\u{E854}', '\u{9FBA}'),
        ('\u{E855}', '\u{241FE}'),
        ('\u{E863}', '䶮'),
        ('\u{E864}', '\u{9FBB}'),
    ] {
        assert_eq!(ideograph(private), expected, "U+{:04X}", u32::from(private));
    }
    for unknown in ['\u{E000}', '\u{E814}', '\u{E865}', '\u{F8FF}', '\u{F0000}'] {
        assert_eq!(ideograph(unknown), unknown);
    }
    assert!(('\u{E815}'..='\u{E864}').all(|one| is_unified(ideograph(one))));
}

/// The web's decoder reads the same bytes, and is another's work.
#[test]
fn the_decoder_of_the_web_agrees_about_every_private_character() {
    let trails = (0x50_u8..=0xA0).filter(|trail| *trail != 0x7F);
    for (private, trail) in ('\u{E815}'..='\u{E864}').zip(trails) {
        let bytes = [0xFE, trail];
        let (text, _, has_errors) = encoding_rs::GB18030.decode(&bytes);
        assert!(!has_errors);
        assert_eq!(text.chars().map(ideograph).collect::<String>(), ideograph(private).to_string());
    }
}

#[test]
fn every_character_is_made_an_ideograph_once() {
    for character in '\0'..=char::MAX {
        assert_eq!(ideograph(ideograph(character)), ideograph(character));
    }
}
