//! Invented identifiers that pass every check, for tests, the sample register and the local stack.
//!
//! Each is a pure function of a seed. Small different seeds give different numbers, so a register of a million samples
//! has no two alike. Nothing here is anybody's: mobiles are of block 154, which no operator had been assigned when this
//! was written; names are made of words such as "sample" and "trial"; the rest is arithmetic.

use jiff::ToSpan as _;
use jiff::civil::date;

use crate::{CreditCode, identity_document};

/// The 18 digits of a resident identity card. Born 1950 to 1999, in a division of the province that was never issued
/// (329900), so that it is no living person's.
///
/// Different for every seed below 18,000,000.
#[must_use]
pub fn resident_id(seed: u64) -> String {
    const DAYS: u64 = 18_262;
    const SEQUENCES: u64 = 999;
    let scattered = scatter(seed, DAYS * SEQUENCES, 7_654_321);
    let days = i32::try_from(scattered % DAYS).unwrap_or_default();
    let born = date(1950, 1, 1).checked_add(days.days()).unwrap_or(date(1950, 1, 1));
    let sequence = scattered / DAYS % SEQUENCES + 1;
    let mut number = format!("329900{}{sequence:03}", born.strftime("%Y%m%d"));
    number.extend(identity_document::check_character(&number));
    number
}

/// A credit code of an enterprise (91) or an institution (12) in Yixing (320282), whose organisation code begins `MA`.
///
/// Different for every seed below 887,000,000.
#[must_use]
pub fn credit_code(seed: u64) -> String {
    const BASE: u64 = CreditCode::ALPHABET.len() as u64;
    let mut rest = scatter(seed, BASE.pow(6), 123_456_789);
    let mut code = String::from(if rest.is_multiple_of(8) { "12320282MA" } else { "91320282MA" });
    for _ in 0..6 {
        let place = usize::try_from(rest % BASE).unwrap_or_default();
        code.extend(CreditCode::ALPHABET.chars().nth(place));
        rest /= BASE;
    }
    CreditCode::complete(&code).unwrap_or(code)
}

/// A mobile number of the unassigned block 154, in eleven digits.
///
/// Different for every seed below 100,000,000.
#[must_use]
pub fn mobile(seed: u64) -> String {
    format!("154{:08}", scatter(seed, 100_000_000, 12_345_679))
}

/// A person's name made of a surname and two words of trial, such as 贾样例. Names recur after a thousand seeds.
#[must_use]
pub fn person_name(seed: u64) -> String {
    let place = scatter(seed, 1_000, 457);
    [
        pick(&["贾", "甄", "尤", "伍", "虞", "卜", "佘", "莫", "辛", "连"], place),
        pick(&["样", "试", "演", "拟", "仿", "假", "虚", "构", "测", "范"], place / 10),
        pick(&["例", "本", "验", "示", "名", "设", "题", "稿", "签", "板"], place / 100),
    ]
    .concat()
}

/// An organisation's name that says it is a sample. Names recur after a million seeds.
#[must_use]
pub fn organisation_name(seed: u64) -> String {
    let place = scatter(seed, 1_000_000, 456_789);
    let numeral =
        |place| pick(&["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"], place);
    [
        "宜兴样例",
        numeral(place),
        numeral(place / 10),
        numeral(place / 100),
        numeral(place / 1_000),
        pick(
            &[
                "号陶艺",
                "号软件",
                "号环保",
                "号物流",
                "号餐饮",
                "号纺织",
                "号电缆",
                "号园林",
                "号建材",
                "号文化",
            ],
            place / 10_000,
        ),
        pick(
            &[
                "有限公司",
                "（集团）有限公司",
                "股份有限公司",
                "合作社",
                "事务所",
                "工作室",
                "服务中心",
                "研究院",
                "商行",
                "（有限合伙）",
            ],
            place / 100_000,
        ),
    ]
    .concat()
}

/// A number below `space`, another one for every seed below it: `step` shares no factor with `space`.
fn scatter(seed: u64, space: u64, step: u64) -> u64 {
    let scattered =
        (u128::from(seed) * u128::from(step) + u128::from(step / 2)) % u128::from(space);
    u64::try_from(scattered).unwrap_or_default()
}

fn pick<'a>(words: &[&'a str], place: u64) -> &'a str {
    words
        .iter()
        .cycle()
        .nth(usize::try_from(place % 10).unwrap_or_default())
        .copied()
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_hundred_thousand_samples_have_no_two_alike() {
        for numbers in [resident_id, credit_code, mobile, organisation_name] {
            let distinct: HashSet<String> = (0..100_000).map(numbers).collect();
            assert_eq!(distinct.len(), 100_000);
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_sample() {
        assert_eq!(resident_id(7), resident_id(7));
        assert_eq!(person_name(u64::MAX), person_name(u64::MAX));
    }

    #[test]
    fn every_step_shares_no_factor_with_its_space() {
        fn greatest_common_factor(one: u64, other: u64) -> u64 {
            if other == 0 { one } else { greatest_common_factor(other, one % other) }
        }
        for (space, step) in [
            (18_262 * 999, 7_654_321),
            (31_u64.pow(6), 123_456_789),
            (100_000_000, 12_345_679),
            (1_000, 457),
            (1_000_000, 456_789),
        ] {
            assert_eq!(greatest_common_factor(space, step), 1, "{space}");
        }
    }
}
