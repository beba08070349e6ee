//! The document by which a person is known, and what stays the same when it is renewed.
//!
//! | kind | number | the same after renewal |
//! | --- | --- | --- |
//! | resident identity card 居民身份证 | 18, GB 11643-1999 | all |
//! | mainland travel permit, Hong Kong and Macau 港澳居民来往内地通行证 | `H` or `M`, 8 digits, perhaps 2 of issue | first 9 |
//! | mainland travel permit, Taiwan 台湾居民来往大陆通行证 | 8 digits, perhaps 2 of issue | first 8 |
//! | residence permit 港澳台居民居住证 | 18, from 810000, 820000 or 830000 | all |
//! | foreign permanent residence 外国人永久居留身份证 | 18 from 9, or 3 letters and 12 digits | all |
//! | passport 护照 | 5 to 15 letters and digits, of a country | country and number |
//!
//! A number is read in groups of any kind: spaces, dashes, brackets (`H12345678(01)`). What of a permit outlasts its renewal
//! is said once, by [`PermitNumber`], for forms and for sign-in.
//!
//! What the check of an 18-character number promises: the weights 2^(18−i) mod 11 are never 0 modulo the prime 11, so
//! **every** wrong single character is found, and neighbours' weights differ, so every swap of two different
//! neighbours is too.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::Malformed;
use crate::permit::PermitNumber;
use crate::typed::{compact, grouped};

/// What kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DocumentKind {
    /// 居民身份证.
    ResidentId,
    /// 港澳居民来往内地通行证.
    HongKongMacauPermit,
    /// 台湾居民来往大陆通行证.
    TaiwanPermit,
    /// 港澳台居民居住证.
    ResidencePermit,
    /// 外国人永久居留身份证.
    ForeignPermanentResidence,
    /// 护照.
    Passport,
}

impl DocumentKind {
    /// Every kind, in the order a form offers them.
    pub const ALL: [Self; 6] = [
        Self::ResidentId,
        Self::HongKongMacauPermit,
        Self::TaiwanPermit,
        Self::ResidencePermit,
        Self::ForeignPermanentResidence,
        Self::Passport,
    ];

    /// Its name in requests and rows.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ResidentId => "resident_id",
            Self::HongKongMacauPermit => "hong_kong_macau_permit",
            Self::TaiwanPermit => "taiwan_permit",
            Self::ResidencePermit => "residence_permit",
            Self::ForeignPermanentResidence => "foreign_permanent_residence",
            Self::Passport => "passport",
        }
    }

    /// Its name for people.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::ResidentId => "居民身份证",
            Self::HongKongMacauPermit => "港澳居民来往内地通行证",
            Self::TaiwanPermit => "台湾居民来往大陆通行证",
            Self::ResidencePermit => "港澳台居民居住证",
            Self::ForeignPermanentResidence => "外国人永久居留身份证",
            Self::Passport => "护照",
        }
    }
}

impl FromStr for DocumentKind {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| {
            Malformed::new("id_type.unknown", "不支持该证件类型，请从列表中选择证件类型")
        })
    }
}

impl fmt::Display for DocumentKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One person's document. Personal: it prints redacted.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdentityDocument {
    kind: DocumentKind,
    number: String,
    country: Option<String>,
}

impl IdentityDocument {
    /// What each of the first seventeen characters weighs (GB 11643-1999, 4.2.4).
    pub const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    /// The check character by remainder of the weighted sum modulo 11 (GB 11643-1999, table 2).
    pub const CHECKS: &'static str = "10X98765432";
    /// The earliest year of birth a number may hold (DOMAIN "Resident identity number").
    pub const EARLIEST_YEAR: i16 = 1880;
    /// The two digits a division begins with (GB/T 2260, provinces and their equals). County codes retire; these stay.
    pub const PROVINCES: [&'static str; 34] = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
        "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
        "65", "71", "81", "82",
    ];
    /// What the number of a residence permit begins with: Hong Kong, Macau, Taiwan (DOMAIN "Other documents").
    pub const RESIDENCE_PREFIXES: [&'static str; 3] = ["810000", "820000", "830000"];
    /// Reads what was typed: `country` is the ISO 3166-1 alpha-3 code of a passport's issuer, and `None` otherwise.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the number cannot be one of that kind, or its holder would be born after `today`.
    pub fn parse(
        kind: DocumentKind,
        number: &str,
        country: Option<&str>,
        today: Date,
    ) -> Result<Self, Malformed> {
        let document = Self::restore(kind, number, country)?;
        if birth(kind, &document.number).is_some_and(|birth| birth > today) {
            return Err(bad_date());
        }
        Ok(document)
    }

    /// Reads back a stored document, for which there is no today: it was judged when it came in.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when the number cannot be one of that kind.
    pub fn restore(
        kind: DocumentKind,
        number: &str,
        country: Option<&str>,
    ) -> Result<Self, Malformed> {
        let mut number = grouped(number);
        let country = issuer(kind, country)?;
        if number.is_empty() {
            return Err(Malformed::new("id_number.missing", "请输入证件号码"));
        }
        match kind {
            DocumentKind::ResidentId => check_resident(&number)?,
            DocumentKind::HongKongMacauPermit => {
                let permit = PermitNumber::hong_kong_macau(&number);
                number = permit.ok_or_else(bad_permit)?.into_number();
            }
            DocumentKind::TaiwanPermit => {
                let permit = PermitNumber::taiwan(&number);
                number = permit.ok_or_else(bad_taiwan_permit)?.into_number();
            }
            DocumentKind::ResidencePermit => check_residence(&number)?,
            DocumentKind::ForeignPermanentResidence => check_foreign(&number)?,
            DocumentKind::Passport => check_passport(&number)?,
        }
        Ok(Self { kind, number, country })
    }

    /// What kind of document.
    #[must_use]
    pub fn kind(&self) -> DocumentKind {
        self.kind
    }

    /// The number as printed, in upper case.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Who issued a passport, ISO 3166-1 alpha-3; `None` for every other kind.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// What stays the same when the document is renewed; unique within its kind.
    #[must_use]
    pub fn identity(&self) -> String {
        format!("{}{}", self.country.as_deref().unwrap_or_default(), self.account_number())
    }

    /// What a person types to sign in, whatever the kind.
    #[must_use]
    pub fn account_number(&self) -> String {
        let permit = match self.kind {
            DocumentKind::HongKongMacauPermit => PermitNumber::hong_kong_macau(&self.number),
            DocumentKind::TaiwanPermit => PermitNumber::taiwan(&self.number),
            DocumentKind::ResidentId
            | DocumentKind::ResidencePermit
            | DocumentKind::ForeignPermanentResidence
            | DocumentKind::Passport => None,
        };
        permit.map_or_else(|| self.number.clone(), |permit| permit.lasting())
    }

    /// Whether both are documents of one person: the same kind, and the same but for renewal.
    #[must_use]
    pub fn is_same_person(&self, other: &Self) -> bool {
        self.kind == other.kind && self.identity() == other.identity()
    }
}

impl fmt::Debug for IdentityDocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "IdentityDocument({:?}, ••••)", self.kind)
    }
}

/// The issuer of a passport; nothing for any other kind. A blank one is none.
fn issuer(kind: DocumentKind, country: Option<&str>) -> Result<Option<String>, Malformed> {
    let country = country.map(compact).filter(|country| !country.is_empty());
    match (kind, country) {
        (DocumentKind::Passport, None) => Err(Malformed::new(
            "id_number.country_missing",
            "使用护照时须选择签发国家或地区，请选择后重试",
        )),
        (DocumentKind::Passport, Some(country)) => {
            if country.len() == 3 && country.chars().all(|letter| letter.is_ascii_uppercase()) {
                Ok(Some(country))
            } else {
                Err(Malformed::new(
                    "id_number.country",
                    "护照签发国家或地区应为三位字母代码，请从列表中选择",
                ))
            }
        }
        (_, None) => Ok(None),
        (_, Some(_)) => Err(Malformed::new(
            "id_number.country_unexpected",
            "仅护照需要填写签发国家或地区，请清空该项后重试",
        )),
    }
}

fn check_resident(number: &str) -> Result<(), Malformed> {
    if number.len() == 15 && number.chars().all(|digit| digit.is_ascii_digit()) {
        return Err(Malformed::new(
            "id_number.fifteen_digits",
            "15 位身份证号码已停用，请输入 18 位公民身份号码",
        ));
    }
    check_eighteen(number)?;
    if is_of_residence_permit(number) {
        return Err(Malformed::new(
            "id_number.kind",
            "该号码是港澳台居民居住证号码，请将证件类型改为港澳台居民居住证",
        ));
    }
    check_province(number, 0)?;
    check_birth_and_sum(number)
}

fn check_residence(number: &str) -> Result<(), Malformed> {
    check_eighteen(number)?;
    if !is_of_residence_permit(number) {
        return Err(Malformed::new(
            "id_number.prefix",
            "港澳台居民居住证号码应以 810000、820000 或 830000 开头，请核对号码与证件类型",
        ));
    }
    check_birth_and_sum(number)
}

fn check_foreign(number: &str) -> Result<(), Malformed> {
    let is_old = number.len() == 15
        && number.bytes().take(3).all(|byte| byte.is_ascii_uppercase())
        && number.bytes().skip(3).all(|byte| byte.is_ascii_digit());
    if is_old {
        return Ok(());
    }
    if number.len() != 18 || !number.starts_with('9') {
        return Err(Malformed::new(
            "id_number.format",
            "外国人永久居留身份证号码应为以 9 开头的 18 位号码，或 3 位字母加 12 位数字的旧号码，请核对",
        )
        .in_english("A foreign permanent resident's number has 18 digits from 9, or, if it is old, 3 letters and 12 digits. Check it."));
    }
    check_eighteen(number)?;
    check_province(number, 1)?;
    check_birth_and_sum(number)
}

fn bad_permit() -> Malformed {
    Malformed::new(
        "id_number.format",
        "港澳居民来往内地通行证号码应为 H 或 M 加 8 位数字（可再加 2 位换证次数），请核对",
    )
    .in_english("The number of this permit is H or M and 8 digits, perhaps with 2 more of its issue. Check it.")
}

fn bad_taiwan_permit() -> Malformed {
    Malformed::new(
        "id_number.format",
        "台湾居民来往大陆通行证号码应为 8 位数字（旧证可再加 2 位签发次数），请核对",
    )
    .in_english(
        "The number of this permit has 8 digits, and an old one 2 more of its issue. Check it.",
    )
}

fn check_passport(number: &str) -> Result<(), Malformed> {
    let is_passport = (5..=15).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if is_passport {
        return Ok(());
    }
    Err(Malformed::new("id_number.format", "护照号码应为 5 至 15 位字母或数字，请核对")
        .in_english("A passport's number has 5 to 15 letters or digits. Check it."))
}

fn is_of_residence_permit(number: &str) -> bool {
    IdentityDocument::RESIDENCE_PREFIXES.iter().any(|prefix| number.starts_with(prefix))
}

/// Seventeen digits and a digit or X.
fn check_eighteen(number: &str) -> Result<(), Malformed> {
    let length = number.chars().count();
    if length != 18 {
        return Err(Malformed::new(
            "id_number.length",
            format!("证件号码应为 18 位，现为 {length} 位，请核对"),
        )
        .in_english(format!(
            "The document number has 18 characters, and this has {length}. Check it."
        )));
    }
    let is_shaped = number.bytes().take(17).all(|byte| byte.is_ascii_digit())
        && number.ends_with(|last: char| last.is_ascii_digit() || last == 'X');
    if is_shaped {
        return Ok(());
    }
    Err(Malformed::new(
        "id_number.characters",
        "证件号码前 17 位应为数字，末位应为数字或 X，请核对（数字 0 与字母 O 易混淆）",
    ))
}

fn check_province(number: &str, at: usize) -> Result<(), Malformed> {
    let province = number.get(at..at + 2).unwrap_or_default();
    if IdentityDocument::PROVINCES.contains(&province) {
        return Ok(());
    }
    Err(Malformed::new("id_number.province", "证件号码中的省份代码不存在，请对照证件核对"))
}

fn check_birth_and_sum(number: &str) -> Result<(), Malformed> {
    let birth = born(number).ok_or_else(bad_date)?;
    if birth.year() < IdentityDocument::EARLIEST_YEAR {
        return Err(bad_date());
    }
    if number.chars().next_back() != check_character(number) {
        return Err(Malformed::new(
            "id_number.check",
            "证件号码校验不通过，至少有一位有误，请对照证件逐位核对",
        ));
    }
    Ok(())
}

/// The date of birth in a number that holds one.
fn birth(kind: DocumentKind, number: &str) -> Option<Date> {
    match kind {
        DocumentKind::ResidentId
        | DocumentKind::ResidencePermit
        | DocumentKind::ForeignPermanentResidence => born(number),
        DocumentKind::HongKongMacauPermit | DocumentKind::TaiwanPermit | DocumentKind::Passport => {
            None
        }
    }
}

/// Characters 7 to 14 of an 18-character number as a date that there was.
fn born(number: &str) -> Option<Date> {
    if number.len() != 18 {
        return None;
    }
    let year = number.get(6..10)?.parse().ok()?;
    let month = number.get(10..12)?.parse().ok()?;
    let day = number.get(12..14)?.parse().ok()?;
    Date::new(year, month, day).ok()
}

fn bad_date() -> Malformed {
    Malformed::new("id_number.birth", "证件号码中的出生日期不正确，请对照证件核对")
}

/// The eighteenth character that the first seventeen ask for.
pub(crate) fn check_character(number: &str) -> Option<char> {
    let mut sum = 0;
    for (digit, weight) in number.chars().zip(IdentityDocument::WEIGHTS) {
        sum += digit.to_digit(10)? * weight;
    }
    IdentityDocument::CHECKS.chars().nth((sum % 11) as usize)
}

#[cfg(test)]
mod tests;
