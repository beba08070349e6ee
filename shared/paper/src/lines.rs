//! A paragraph, broken into lines: where Chinese typesetting may break, and nowhere else.
//!
//! A line begins with no closing mark and ends with no opening one, and a number or a code is not cut, unless it is longer
//! than a line.

use crate::font::Typeface;

/// Breaks a paragraph into lines no wider than `width`, the first narrower by `indent`, all in units of the size.
pub(crate) fn broken<'a>(
    typeface: &Typeface,
    text: &'a str,
    (width, indent): (f32, f32),
) -> Vec<&'a str> {
    let mut lines = Vec::new();
    let (mut begun, mut used) = (0, indent);
    for (at, unit) in units(text) {
        for (at, piece) in pieces(typeface, (at, unit), width) {
            let wide = typeface.width(piece);
            if used + wide > width && begun < at {
                lines.extend(text.get(begun..at));
                (begun, used) = (at, 0.0);
            }
            used += wide;
        }
    }
    lines.extend(text.get(begun..).filter(|rest| !rest.is_empty()));
    lines
}

/// What stays on one line, with where it begins.
fn units(text: &str) -> Vec<(usize, &str)> {
    let mut units = Vec::new();
    let mut begun = 0;
    let nexts = text.char_indices().skip(1);
    for (before, (at, after)) in text.chars().zip(nexts) {
        if may_break(before, after) {
            units.extend(text.get(begun..at).map(|unit| (begun, unit)));
            begun = at;
        }
    }
    units.extend(text.get(begun..).map(|unit| (begun, unit)));
    units
}

fn may_break(before: char, after: char) -> bool {
    let is_in_run = |c: char| c.is_ascii_graphic() || c == '·' || c == ' ';
    let closes = |c: char| "，。、；：？！）》」』”’·".contains(c);
    let opens = |c: char| "（《「『“‘".contains(c);
    let is_one_run = is_in_run(before) && is_in_run(after);
    !(is_one_run || closes(after) || opens(before))
}

/// A unit, cut character by character if it is longer than a line.
fn pieces<'a>(
    typeface: &Typeface,
    (at, unit): (usize, &'a str),
    width: f32,
) -> Vec<(usize, &'a str)> {
    if typeface.width(unit) <= width {
        return vec![(at, unit)];
    }
    let piece = |(from, character): (usize, char)| {
        Some((at + from, unit.get(from..from + character.len_utf8())?))
    };
    unit.char_indices().filter_map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::typeface;

    #[test]
    fn a_line_begins_with_no_closing_mark_and_cuts_no_number() {
        let typeface = typeface();
        let text = "本单位授权委托贾样例，身份证号：320282199003070030，为我公司办理（全部）业务。";
        for width in 8..40_u8 {
            let width = f32::from(width);
            let lines = broken(&typeface, text, (width, 2.0));
            assert_eq!(lines.concat(), text, "nothing is lost");
            for (at, line) in lines.iter().enumerate() {
                let indent = if at == 0 { 2.0 } else { 0.0 };
                assert!(typeface.width(line) + indent <= width, "{line}");
                assert!(!line.starts_with(['，', '：', '）', '。']), "{line}");
                assert!(!line.ends_with('（'), "{line}");
            }
            if width > 12.0 {
                assert!(lines.iter().any(|line| line.contains("320282199003070030")));
            }
        }
    }

    #[test]
    fn what_is_longer_than_a_line_is_cut_all_the_same() {
        let typeface = typeface();
        let text = "x".repeat(200);
        let lines = broken(&typeface, &text, (10.0, 0.0));
        assert_eq!(lines.concat(), text);
        assert!(lines.len() > 1 && lines.iter().all(|line| typeface.width(line) <= 10.0));
        assert!(broken(&typeface, "", (10.0, 2.0)).is_empty());
    }
}
