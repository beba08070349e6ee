//! What the password policy takes and refuses.

use super::*;
use proptest::prelude::*;

const CONTEXT: [&str; 6] = [
    "320282199003070036",
    "13800138000",
    "91320282MA1TERT0XX",
    "20211300",
    "Zhang San",
    "宜兴样例有限公司",
];

fn failed(password: &str) -> Vec<PasswordRule> {
    ChosenPassword::choose(password, password, &CONTEXT)
        .map_or_else(|weak| weak.rules, |_| Vec::new())
}

#[test]
fn a_sound_password_is_accepted_and_kept_as_it_is() {
    for password in [
        "Tq7#mVz2",
        "Correct7horse",
        "Xk29#mQz!Lw8vRt5aB#3",
        "Tianya#Mingyue7Sheng",
        "lan tian 7 Xk",
        "张三丰Tai9ji quan",
        "ａＢ３＃xyzQW",
    ] {
        assert_eq!(failed(password), [], "{password}");
    }
    assert_eq!(ChosenPassword::choose("Tq7#mVz2", "Tq7#mVz2", &[]).unwrap().reveal(), "Tq7#mVz2");
}

#[test]
fn seven_characters_are_too_few_and_twenty_one_too_many() {
    assert_eq!(failed("Tq7#mVz").first(), Some(&PasswordRule::Length));
    assert_eq!(failed("Xk29#mQz!Lw8vRt5aB#3Q"), [PasswordRule::Length]);
}

#[test]
fn characters_are_counted_and_not_bytes() {
    assert_eq!(failed("张7X王8Y李9"), []);
    assert_eq!(failed("张7X王8Y李").first(), Some(&PasswordRule::Length));
}

#[test]
fn two_kinds_of_character_are_too_few_and_letters_beyond_ascii_are_other() {
    assert_eq!(failed("tqmvzxkl2947"), [PasswordRule::Composition]);
    assert_eq!(failed("tqmvéxkl2947"), []);
    assert_eq!(failed("tqmvÉxkl2947"), []);
}

#[test]
fn a_different_confirmation_is_told_beside_everything_else() {
    let weak = ChosenPassword::choose("woaini", "woain1", &[]).unwrap_err();
    assert_eq!(
        weak.rules,
        [
            PasswordRule::Confirmation,
            PasswordRule::Length,
            PasswordRule::Composition,
            PasswordRule::Common
        ]
    );
    assert!(weak.to_string().contains("两次输入的密码不一致"));
    assert!(!weak.to_string().contains("woain"));
}

#[test]
fn the_same_password_typed_full_width_is_the_same() {
    let chosen = ChosenPassword::choose("Ｔｑ７＃ｍＶｚ２", "Tq7#mVz2", &[]).unwrap();
    assert_eq!(chosen.reveal(), "Tq7#mVz2");
    assert_eq!(PresentedPassword::parse("Ｔｑ７＃ｍＶｚ２").unwrap().reveal(), chosen.reveal());
}

#[test]
fn what_does_not_print_is_refused_and_then_common_is_not_judged() {
    for password in [
        "Tq7#mV\tz2k",
        "Tq7#mV\u{200B}z2k",
        "Tq7#mV\u{7}z2k",
        "Tq7#mV\u{E000}z2k",
        "Woaini\u{202E}1314!",
    ] {
        assert_eq!(failed(password), [PasswordRule::Characters], "{password:?}");
    }
}

#[test]
fn what_names_the_person_or_the_organisation_is_refused() {
    for password in [
        "Xq#320282199003070036",
        "Xq#070036kW",
        "Xq#19900307kW",
        "Xq#900307kW",
        "kW#13800138000",
        "kW#00138000q",
        "Qx91320282ma1tert0xx",
        "kW#Ma1Tert0Xx",
        "kW20211300#q",
        "2021-1300kWq",
        "Xq7#zhangsan",
        "Xq7#Zhang_8kW",
        "Xq7#Zh4ng_8kW",
        "Xq7#nas.gnahzWk",
        "kW#63007030991q",
        "Xq7#宜兴样例有限公司",
    ] {
        assert!(failed(password).contains(&PasswordRule::Context), "{password}");
    }
}

#[test]
fn short_and_empty_context_words_forbid_nothing() {
    assert!(ChosenPassword::choose("Tq7#mVz2", "Tq7#mVz2", &["", " ", "Tq7", "m", "-"]).is_ok());
}

#[test]
fn what_many_people_choose_is_refused_however_it_is_dressed() {
    for password in [
        "Woaini1314!",
        "Woaini520",
        "W0a1n1@1314",
        "Wo-Ai-Ni-520",
        "woaiNI520521",
        "!!Woaini99",
        "Zhongguo8392!",
        "Woaini#Zhongguo1",
        "P@ssw0rd!",
        "Passw0rd123",
        "Admin@123456",
        "Adm1n1str@tor1",
        "Aa123456!",
        "Abc123456!",
        "Qq5201314!",
        "Aa5201314.",
        "1qaz@WSX",
        "1qaz2wsx!QAZ",
        "Qwer!234",
        "ABCabc123!@#",
        "Yixing@2024",
        "Jiangsu#2025",
        "Renshe@123",
        "Wang19900307",
        "19900307Zw!",
        "Lihua19851212",
        "Mima_Mima1",
        "Guanliyuan1!",
        "Gu4nliyu4n!",
        "Aaaa1111!",
        "Zhangwei@88",
        "Welcome2024!",
        "Iloveyou1314",
        "8888Facai!",
        "Jshrss12333!",
    ] {
        assert!(failed(password).contains(&PasswordRule::Common), "{password}");
    }
}

#[test]
fn the_shipped_list_is_folded_and_says_nothing_twice_or_in_vain() {
    let text = include_str!("../common_passwords.txt");
    let entries: Vec<&str> = text
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .collect();
    assert!(entries.len() > 1_000);
    assert_eq!(entries.iter().collect::<HashSet<_>>().len(), entries.len());
    for entry in entries {
        assert!(
            entry.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit()),
            "{entry}"
        );
        assert!(entry.contains(|each: char| each.is_ascii_digit()) || entry.len() > 3, "{entry}");
    }
}

#[test]
fn a_random_password_of_eight_is_hardly_ever_refused() {
    let alphabet: Vec<char> = ('!'..='~').collect();
    let mut state = 42_u64;
    let mut tried = 0;
    let mut refused = 0;
    while tried < 500 {
        let password: String = (0..8)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                alphabet[usize::try_from(state >> 33).unwrap() % alphabet.len()]
            })
            .collect();
        if kinds(&password) >= ChosenPassword::KINDS {
            tried += 1;
            refused += usize::from(!failed(&password).is_empty());
        }
    }
    assert!(refused < 10, "{refused} of {tried}");
}

#[test]
fn an_old_weak_password_may_still_be_presented() {
    assert_eq!(PresentedPassword::parse("1").unwrap().reveal(), "1");
    assert_eq!(PresentedPassword::parse(&"密".repeat(85)).unwrap().reveal().len(), 255);
    assert_eq!(PresentedPassword::parse("").unwrap_err().code, "password.missing");
    assert_eq!(PresentedPassword::parse(&"a".repeat(257)).unwrap_err().code, "password.length");
}

#[test]
fn passwords_print_redacted() {
    let chosen = ChosenPassword::choose("Tq7#mVz2", "Tq7#mVz2", &[]).unwrap();
    assert_eq!(format!("{chosen:?}"), "ChosenPassword(••••)");
    assert_eq!(
        format!("{:?}", PresentedPassword::parse("Tq7").unwrap()),
        "PresentedPassword(••••)"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_judged_without_panic(password in any::<String>(), confirmation in any::<String>(), word in any::<String>()) {
        let judged = ChosenPassword::choose(&password, &confirmation, &[&word]);
        prop_assert!(judged.is_err_and(|weak| !weak.rules.is_empty()) || !password.is_empty());
    }

    #[test]
    fn what_is_accepted_keeps_every_rule_and_can_be_presented(password in "[ -~]{6,22}") {
        if let Ok(chosen) = ChosenPassword::choose(&password, &password, &CONTEXT) {
            prop_assert!((8..=20).contains(&chosen.reveal().chars().count()));
            prop_assert!(kinds(chosen.reveal()) >= 3);
            let presented = PresentedPassword::parse(&password).unwrap();
            prop_assert_eq!(presented.reveal(), chosen.reveal());
        }
    }

    #[test]
    fn a_password_holding_a_context_word_is_never_accepted(before in "[ -~]{0,8}", seed in any::<u64>(), after in "[ -~]{0,8}") {
        let mobile = crate::sample::mobile(seed);
        let password = format!("{before}{mobile}{after}");
        let weak = ChosenPassword::choose(&password, &password, &[&mobile]).unwrap_err();
        prop_assert!(weak.rules.contains(&PasswordRule::Context));
    }
}
