//! What a password must be when it is chosen, and how little is asked of it when it is presented.
//!
//! The rules come from the guide ("8-20位字符, 由数字、大小写字母、特殊字符中的三种或以上…") and from the design: not the
//! confirmation's twin by accident, nothing that others know of the person or organisation, nothing common. Every rule
//! that fails is told at once, so nobody has to guess the next one. Old passwords were made under older rules, so
//! [`PresentedPassword`] asks for a length and nothing more.
//!
//! Common is judged by three means. Pinyin looks random to an English estimator, so a Chinese list
//! (`common_passwords.txt`) is tried on folded forms first: lower case, `0` as `o`, digits and punctuation around it
//! dropped. Then `zxcvbn` estimates how many guesses the rest would take, and fewer than 10⁸ are too few. (Its "score 3"
//! begins five guesses later, which no password of eight characters ever reaches, and the guide allows eight.)

use std::collections::{BTreeSet, HashSet};
use std::fmt;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use crate::Malformed;
use crate::typed::{is_invisible, is_private};

/// A rule for passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PasswordRule {
    /// It was typed twice alike.
    Confirmation,
    /// 8 to 20 characters.
    Length,
    /// Only characters that print.
    Characters,
    /// At least three of digit, lower-case letter, upper-case letter, other.
    Composition,
    /// Nothing in it that names the person or the organisation.
    Context,
    /// Not what many people choose.
    Common,
}

impl PasswordRule {
    /// Every rule, in the order in which failures are told.
    pub const ALL: [Self; 6] = [
        Self::Confirmation,
        Self::Length,
        Self::Characters,
        Self::Composition,
        Self::Context,
        Self::Common,
    ];

    /// Its name, which programs match on.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Confirmation => "confirmation",
            Self::Length => "length",
            Self::Characters => "characters",
            Self::Composition => "composition",
            Self::Context => "context",
            Self::Common => "common",
        }
    }

    /// What it asks, for people.
    #[must_use]
    pub fn detail(self) -> &'static str {
        match self {
            Self::Confirmation => "两次输入的密码不一致，请重新输入确认密码",
            Self::Length => "密码长度应为 8 至 20 位",
            Self::Characters => "密码含有无法显示的字符，请使用可见字符",
            Self::Composition => "密码应包含数字、小写字母、大写字母、特殊字符中的至少三种",
            Self::Context => "密码不能包含证件号码、移动电话、姓名或单位代码等信息",
            Self::Common => "密码过于常见，容易被猜中，请换一个更难猜的密码",
        }
    }
}

impl PasswordRule {
    /// What it asks, in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::Confirmation => "The two passwords are not alike. Type the confirmation again",
            Self::Length => "A password has 8 to 20 characters",
            Self::Characters => {
                "The password has characters that cannot be shown. Use visible ones"
            }
            Self::Composition => {
                "A password has at least three of digits, small letters, capital letters and other characters"
            }
            Self::Context => {
                "A password cannot hold your document number, mobile, name or the organisation's codes"
            }
            Self::Common => "The password is too common and easily guessed. Choose another",
        }
    }
}

impl fmt::Display for PasswordRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Why a password was not accepted: every rule it failed, in the order of [`PasswordRule::ALL`]. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", details(.rules))]
pub struct WeakPassword {
    /// The rules it failed.
    pub rules: Vec<PasswordRule>,
}

fn details(rules: &[PasswordRule]) -> String {
    rules.iter().map(|rule| rule.detail()).collect::<Vec<_>>().join("；")
}

/// A password that keeps every rule. Secret: it prints redacted.
#[derive(Clone)]
pub struct ChosenPassword(String);

impl ChosenPassword {
    /// The fewest characters (guide, "设置账户密码": 8-20位字符).
    pub const FEWEST: usize = 8;
    /// The most characters (guide, "设置账户密码": 8-20位字符).
    pub const MOST: usize = 20;
    /// How many of the four kinds of character there must be (guide, "设置账户密码": 三种或以上).
    pub const KINDS: usize = 3;
    /// The fewest guesses it must be estimated to withstand.
    pub const GUESSES: u64 = 100_000_000;
    /// The fewest letters or digits of a context word that count; of other scripts, two are telling.
    pub const CONTEXT_FEWEST: usize = 4;

    /// Accepts a password, or tells every rule it fails. `context` is what is known of the person and the organisation:
    /// document number, mobile, credit code, organisation number, names as people would type them.
    ///
    /// # Errors
    ///
    /// [`WeakPassword`], with the rules it fails. Whether it is common is not judged while it is empty or holds
    /// characters that do not print.
    pub fn choose(
        password: &str,
        confirmation: &str,
        context: &[&str],
    ) -> Result<Self, WeakPassword> {
        let password: String = password.nfkc().collect();
        let traces = traces(context);
        let fails = |rule: &PasswordRule| match rule {
            PasswordRule::Confirmation => !confirmation.nfkc().eq(password.chars()),
            PasswordRule::Length => {
                !(Self::FEWEST..=Self::MOST).contains(&password.chars().count())
            }
            PasswordRule::Characters => !password.chars().all(prints),
            PasswordRule::Composition => kinds(&password) < Self::KINDS,
            PasswordRule::Context => tells(&password, &traces),
            PasswordRule::Common => {
                !password.is_empty()
                    && password.chars().all(prints)
                    && is_common(&password, &traces)
            }
        };
        let rules: Vec<PasswordRule> = PasswordRule::ALL.into_iter().filter(fails).collect();
        if rules.is_empty() { Ok(Self(password)) } else { Err(WeakPassword { rules }) }
    }

    /// The password, NFKC, to be hashed.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for ChosenPassword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ChosenPassword(••••)")
    }
}

/// A password somebody signs in with, held to no rule but a length. Secret: it prints redacted.
#[derive(Clone)]
pub struct PresentedPassword(String);

impl PresentedPassword {
    /// The most bytes it may have, NFKC: enough for any password of an older hall, too few to be a burden to hash.
    pub const MOST_BYTES: usize = 256;

    /// Reads a password as presented.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it is empty or longer than 256 bytes.
    pub fn parse(text: &str) -> Result<Self, Malformed> {
        let mut password = String::new();
        for character in text.nfkc() {
            password.push(character);
            if password.len() > Self::MOST_BYTES {
                return Err(Malformed::new("password.length", "密码过长，请重新输入"));
            }
        }
        if password.is_empty() {
            return Err(Malformed::new("password.missing", "请输入密码"));
        }
        Ok(Self(password))
    }

    /// The password, NFKC, to be compared.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PresentedPassword {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("PresentedPassword(••••)")
    }
}

/// Whether a character can be seen, the plain space included.
fn prints(character: char) -> bool {
    let is_other_space = character.is_whitespace() && character != ' ';
    let is_replacement = matches!(character, '\u{FFFC}' | '\u{FFFD}');
    !(character.is_control()
        || is_other_space
        || is_private(character)
        || is_replacement
        || is_invisible(character))
}

/// How many of digit, lower, upper and other it has. Letters beyond ASCII are other.
fn kinds(password: &str) -> usize {
    let is_other = |character: char| !character.is_ascii_alphanumeric();
    [
        password.contains(|character: char| character.is_ascii_digit()),
        password.contains(|character: char| character.is_ascii_lowercase()),
        password.contains(|character: char| character.is_ascii_uppercase()),
        password.contains(is_other),
    ]
    .into_iter()
    .filter(|is_there| *is_there)
    .count()
}

/// What of the context would give a password away, in lower case: whole words, their parts that people use, and the
/// longer ones backwards.
fn traces(context: &[&str]) -> BTreeSet<String> {
    let mut traces = BTreeSet::new();
    for word in context {
        let word: String = word.nfkc().flat_map(char::to_lowercase).take(200).collect();
        traces
            .extend(word.split(|character: char| !character.is_alphanumeric()).map(str::to_owned));
        let whole: String = word.chars().filter(|character| character.is_alphanumeric()).collect();
        if whole.is_ascii() {
            traces.extend(parts(&whole).into_iter().flatten().map(str::to_owned));
        }
        traces.insert(whole);
    }
    traces.retain(|trace| {
        let fewest = if trace.is_ascii() { ChosenPassword::CONTEXT_FEWEST } else { 2 };
        trace.chars().count() >= fewest
    });
    let backwards: Vec<String> = traces
        .iter()
        .filter(|trace| trace.chars().count() >= 6)
        .map(|trace| trace.chars().rev().collect())
        .collect();
    traces.extend(backwards);
    traces
}

/// The parts of a number that people use by themselves.
fn parts(whole: &str) -> [Option<&str>; 4] {
    match whole.len() {
        // A person's number: birthday with and without century, last six. A credit code: its organisation code.
        18 => [whole.get(12..), whole.get(6..14), whole.get(8..14), whole.get(8..17)],
        // A permit, with or without its issue: the number, and that without its letter.
        9 | 11 if whole.starts_with(['h', 'm']) => [whole.get(..9), whole.get(1..9), None, None],
        // A permit with its issue: the number.
        10 if whole.bytes().all(|byte| byte.is_ascii_digit()) => [whole.get(..8), None, None, None],
        // A mobile, with or without the country: the number, and its last eight.
        11 => [whole.get(3..), None, None, None],
        13 if whole.starts_with("86") => [whole.get(2..), whole.get(5..), None, None],
        _ => [None; 4],
    }
}

/// Whether a password has a trace in it, also when split by punctuation or spelt with digits for letters.
fn tells(password: &str, traces: &BTreeSet<String>) -> bool {
    let plain = password.to_lowercase();
    let joined: String = plain.chars().filter(|character| character.is_alphanumeric()).collect();
    traces.iter().any(|trace| {
        plain.contains(trace)
            || joined.contains(trace)
            || [ONE_AS_I, ONE_AS_L]
                .iter()
                .any(|one| leet(&plain, *one).contains(&leet(trace, *one)))
    })
}

const ONE_AS_I: char = 'i';
const ONE_AS_L: char = 'l';

/// Digits and signs as the letters they stand in for; `1` and `!` stand for two, so the caller says which.
fn leet(text: &str, one: char) -> String {
    text.chars()
        .map(|character| match character {
            '0' => 'o',
            '1' | '!' | '|' => one,
            '2' => 'z',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' | '+' => 't',
            '8' => 'b',
            '9' => 'g',
            other => other,
        })
        .collect()
}

/// The shipped list, in two parts: words, and strings of digits.
static COMMON: LazyLock<(HashSet<&'static str>, HashSet<&'static str>)> = LazyLock::new(|| {
    include_str!("common_passwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .flat_map(str::split_whitespace)
        .partition(|word| word.contains(|character: char| !character.is_ascii_digit()))
});

fn is_common(password: &str, traces: &BTreeSet<String>) -> bool {
    let start: String = password.chars().take(100).collect();
    if is_listed(&start) {
        return true;
    }
    let inputs: Vec<&str> = traces.iter().map(String::as_str).take(100).collect();
    zxcvbn::zxcvbn(&start, &inputs).guesses() < ChosenPassword::GUESSES
}

/// Whether the Chinese list has it, in any folded form.
fn is_listed(password: &str) -> bool {
    // A longer one is refused for its length; this bounds the work.
    let plain: Vec<char> = password.chars().take(32).flat_map(char::to_lowercase).collect();
    let is_letter = |character: &char| character.is_alphabetic();
    let leading = plain.iter().take_while(|character| !is_letter(character)).count();
    let trailing = plain.iter().rev().take_while(|character| !is_letter(character)).count();
    let letters: String = plain.iter().copied().filter(is_letter).collect();
    let digits: String = plain.iter().copied().filter(char::is_ascii_digit).collect();

    // Digits everyone knows are no better for a few letters and signs: Aa123456!
    let others = plain.len().saturating_sub(letters.chars().count() + digits.len());
    let is_little_else = letters.chars().count() <= 3 && others <= 3;
    if is_word(&letters) || (is_little_else && is_digits(&digits)) {
        return true;
    }
    (0..=leading).any(|before| {
        (0..=trailing).any(|after| {
            let length = plain.len().saturating_sub(before + after);
            let core: String = plain.iter().skip(before).take(length).collect();
            is_word(&core) || [ONE_AS_I, ONE_AS_L].iter().any(|one| is_word(&leet(&core, *one)))
        })
    })
}

/// A word of the list, or two of them in a row.
fn is_word(text: &str) -> bool {
    let (words, _) = &*COMMON;
    words.contains(text)
        || text
            .char_indices()
            .filter_map(|(at, _)| text.split_at_checked(at))
            .any(|(first, second)| words.contains(first) && words.contains(second))
}

/// Digits of the list, a year, a date, or one digit over and over.
fn is_digits(text: &str) -> bool {
    let (_, digits) = &*COMMON;
    let is_year = |year: &str| ("1940".."2041").contains(&year);
    let is_date = text.len() == 8
        && text.get(..4).is_some_and(is_year)
        && text.get(4..6).is_some_and(|month| ("01"..="12").contains(&month))
        && text.get(6..).is_some_and(|day| ("01"..="31").contains(&day));
    let is_one_digit =
        text.len() >= 3 && text.chars().zip(text.chars().skip(1)).all(|(one, next)| one == next);
    digits.contains(text) || is_date || is_one_digit || (text.len() == 4 && is_year(text))
}

#[cfg(test)]
mod tests;
