//! The document by which a person is known, and what stays the same when it is renewed.
//!
//! | kind | number | the same after renewal |
//! | --- | --- | --- |
//! | resident identity card 居民身份证 | 18, GB 11643-1999 | all |
//! | mainland travel permit, Hong Kong and Macau 港澳居民来往内地通行证 | `H` or `M`, 8 digits, perhaps 2 of issue | first 9 |
//! | mainland travel permit, Taiwan 台湾居民来往大陆通行证 | 8 digits | all |
//! | residence permit 港澳台居民居住证 | 18, from 810000, 820000 or 830000 | all |
//! | foreign permanent residence 外国人永久居留身份证 | 18 from 9, or 3 letters and 12 digits | all |
//! | passport 护照 | 5 to 15 letters and digits, of a country | country and number |
//!
//! What the check of an 18-character number promises: the weights 2^(18−i) mod 11 are never 0 modulo the prime 11, so
//! **every** wrong single character is found, and neighbours' weights differ, so every swap of two different
//! neighbours is too.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::Malformed;
use crate::typed::compact;

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
    /// How many characters of a permit for Hong Kong and Macau outlast its renewal.
    pub const PERMIT_LASTING: usize = 9;

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
        let number = compact(number);
        let country = issuer(kind, country)?;
        if number.is_empty() {
            return Err(Malformed::new("id_number.missing", "请输入证件号码"));
        }
        match kind {
            DocumentKind::ResidentId => check_resident(&number)?,
            DocumentKind::HongKongMacauPermit => check_permit(&number)?,
            DocumentKind::TaiwanPermit => check_taiwan(&number)?,
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
        match self.kind {
            DocumentKind::HongKongMacauPermit => {
                self.number.chars().take(Self::PERMIT_LASTING).collect()
            }
            _ => self.number.clone(),
        }
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
        ));
    }
    check_eighteen(number)?;
    check_province(number, 1)?;
    check_birth_and_sum(number)
}

fn check_permit(number: &str) -> Result<(), Malformed> {
    let is_permit = matches!(number.len(), 9 | 11)
        && number.starts_with(['H', 'M'])
        && number.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    if is_permit {
        return Ok(());
    }
    Err(Malformed::new(
        "id_number.format",
        "港澳居民来往内地通行证号码应为 H 或 M 加 8 位数字（可再加 2 位换证次数），请核对",
    ))
}

fn check_taiwan(number: &str) -> Result<(), Malformed> {
    if number.len() == 8 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(());
    }
    Err(Malformed::new("id_number.format", "台湾居民来往大陆通行证号码应为 8 位数字，请核对"))
}

fn check_passport(number: &str) -> Result<(), Malformed> {
    let is_passport = (5..=15).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if is_passport {
        return Ok(());
    }
    Err(Malformed::new("id_number.format", "护照号码应为 5 至 15 位字母或数字，请核对"))
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
        ));
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
mod tests {
    use super::*;
    use crate::sample;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 5, 1);

    fn read(
        kind: DocumentKind,
        number: &str,
        country: Option<&str>,
    ) -> Result<IdentityDocument, Malformed> {
        IdentityDocument::parse(kind, number, country, TODAY)
    }

    fn code(kind: DocumentKind, number: &str) -> &'static str {
        read(kind, number, None).unwrap_err().code
    }

    /// Seventeen digits with the right eighteenth.
    fn checked(seventeen: &str) -> String {
        let mut number = seventeen.to_owned();
        number.extend(check_character(seventeen));
        number
    }

    #[test]
    fn kinds_are_read_by_the_names_they_are_written_with() {
        for kind in DocumentKind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(kind.to_string(), kind.as_str());
        }
        assert_eq!("Passport".parse::<DocumentKind>().unwrap_err().code, "id_type.unknown");
    }

    #[test]
    fn the_samples_of_the_standard_and_synthetic_numbers_are_read() {
        for number in [
            "11010519491231002X",
            "440524188001010014",
            "320282199003070030",
            "320102198801010014",
            "110101197001010016",
        ] {
            let document = read(DocumentKind::ResidentId, number, None).unwrap();
            assert_eq!(document.number(), number);
            assert_eq!(document.identity(), number);
            assert_eq!(document.account_number(), number);
        }
    }

    #[test]
    fn a_resident_number_is_read_in_lower_case_full_width_and_groups() {
        for text in
            ["11010519491231002x", "１１０１０５１９４９１２３１００２ｘ", " 110105 19491231 002X "]
        {
            assert_eq!(
                read(DocumentKind::ResidentId, text, None).unwrap().number(),
                "11010519491231002X"
            );
        }
    }

    #[test]
    fn each_refusal_of_a_resident_number_says_which_rule_failed() {
        for (number, expected) in [
            (String::new(), "id_number.missing"),
            ("身份证号码错".to_owned(), "id_number.length"),
            ("身份证号码错身份证号码错身份证号码错".to_owned(), "id_number.characters"),
            ("110105491231002".to_owned(), "id_number.fifteen_digits"),
            ("11010519491231002".to_owned(), "id_number.length"),
            ("1101051949123100 2O".to_owned(), "id_number.characters"),
            ("X10105194912310021".to_owned(), "id_number.characters"),
            ("110105194912310021".to_owned(), "id_number.check"),
            (checked("99010519491231002"), "id_number.province"),
            (checked("83010519491231002"), "id_number.province"),
            (checked("11010519490229002"), "id_number.birth"),
            (checked("11010519491301002"), "id_number.birth"),
            (checked("11010500000101002"), "id_number.birth"),
            (checked("11010518791231002"), "id_number.birth"),
            (checked("11010520260502002"), "id_number.birth"),
            (checked("81000019491231002"), "id_number.kind"),
        ] {
            assert_eq!(code(DocumentKind::ResidentId, &number), expected, "{number}");
        }
    }

    #[test]
    fn a_leap_day_counts_only_in_leap_years_and_a_birth_today_counts() {
        assert!(read(DocumentKind::ResidentId, &checked("11010520000229002"), None).is_ok());
        assert_eq!(
            code(DocumentKind::ResidentId, &checked("11010519000229002")),
            "id_number.birth"
        );
        assert!(read(DocumentKind::ResidentId, &checked("11010520260501002"), None).is_ok());
    }

    #[test]
    fn a_stored_document_is_read_back_whatever_today_is() {
        let number = checked("11010520260502002");
        assert!(read(DocumentKind::ResidentId, &number, None).is_err());
        assert_eq!(
            IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap().number(),
            number
        );
    }

    #[test]
    fn every_wrong_single_character_and_swap_of_neighbours_is_found() {
        for seed in 0..20 {
            let number = sample::resident_id(seed);
            for place in 0..18 {
                for wrong in "0123456789X".chars() {
                    let mut other: Vec<char> = number.chars().collect();
                    if std::mem::replace(&mut other[place], wrong) != wrong {
                        let other: String = other.iter().collect();
                        assert!(read(DocumentKind::ResidentId, &other, None).is_err(), "{other}");
                    }
                }
                let mut swapped: Vec<char> = number.chars().collect();
                swapped.swap(place, (place + 1).min(17));
                let swapped: String = swapped.iter().collect();
                if swapped != number {
                    assert!(read(DocumentKind::ResidentId, &swapped, None).is_err(), "{swapped}");
                }
            }
        }
    }

    #[test]
    fn a_renewed_permit_is_the_same_person_and_signs_in_by_the_same_number() {
        let first = read(DocumentKind::HongKongMacauPermit, "h1234567801", None).unwrap();
        let renewed = read(DocumentKind::HongKongMacauPermit, "H1234567802", None).unwrap();
        let short = read(DocumentKind::HongKongMacauPermit, "H12345678", None).unwrap();
        assert_eq!(first.number(), "H1234567801");
        assert_ne!(first, renewed);
        assert!(first.is_same_person(&renewed) && renewed.is_same_person(&short));
        assert_eq!(first.identity(), "H12345678");
        assert_eq!(first.account_number(), "H12345678");
        for number in
            ["A12345678", "H1234567", "H123456789", "H123456780", "M12345678901", "H1234567X"]
        {
            assert_eq!(
                code(DocumentKind::HongKongMacauPermit, number),
                "id_number.format",
                "{number}"
            );
        }
    }

    #[test]
    fn a_permit_for_taiwan_has_eight_digits() {
        let permit = read(DocumentKind::TaiwanPermit, "１２３４５６７８", None).unwrap();
        assert_eq!(permit.identity(), "12345678");
        for number in ["1234567", "123456789", "1234567A"] {
            assert_eq!(code(DocumentKind::TaiwanPermit, number), "id_number.format");
        }
    }

    #[test]
    fn a_residence_permit_begins_with_its_three_divisions_and_checks() {
        for division in IdentityDocument::RESIDENCE_PREFIXES {
            let number = checked(&format!("{division}19880101001"));
            assert_eq!(
                read(DocumentKind::ResidencePermit, &number, None).unwrap().number(),
                number
            );
        }
        assert_eq!(code(DocumentKind::ResidencePermit, "320282199003070030"), "id_number.prefix");
        assert_eq!(
            code(DocumentKind::ResidencePermit, &checked("81000020260502001")),
            "id_number.birth"
        );
        let right = checked("81000019880101001");
        let wrong = if right.ends_with('0') {
            right.replace('0', "1")
        } else {
            format!("{}0", &right[..17])
        };
        assert!(read(DocumentKind::ResidencePermit, &wrong, None).is_err());
    }

    #[test]
    fn permanent_residence_is_read_in_its_new_and_its_old_form() {
        for number in ["911124198108030024", "usa110084010101"] {
            let document = read(DocumentKind::ForeignPermanentResidence, number, None).unwrap();
            assert_eq!(document.number(), number.to_uppercase());
        }
        for (number, expected) in [
            ("911124198108030025", "id_number.check"),
            ("811124198108030024", "id_number.format"),
            ("US1110084010101", "id_number.format"),
        ] {
            assert_eq!(code(DocumentKind::ForeignPermanentResidence, number), expected);
        }
        assert_eq!(
            code(DocumentKind::ForeignPermanentResidence, &checked("99912419810803002")),
            "id_number.province"
        );
        assert_eq!(
            code(DocumentKind::ForeignPermanentResidence, &checked("91112420270101002")),
            "id_number.birth"
        );
    }

    #[test]
    fn a_passport_needs_its_country_and_nothing_else_takes_one() {
        let passport = read(DocumentKind::Passport, "e12345678", Some("gbr")).unwrap();
        assert_eq!((passport.number(), passport.country()), ("E12345678", Some("GBR")));
        assert_eq!(passport.identity(), "GBRE12345678");
        assert_eq!(passport.account_number(), "E12345678");
        assert!(
            !passport
                .is_same_person(&read(DocumentKind::Passport, "E12345678", Some("USA")).unwrap())
        );
        for (kind, number, country, expected) in [
            (DocumentKind::Passport, "E12345678", None, "id_number.country_missing"),
            (DocumentKind::Passport, "E12345678", Some(" "), "id_number.country_missing"),
            (DocumentKind::Passport, "E12345678", Some("GB"), "id_number.country"),
            (DocumentKind::Passport, "E12345678", Some("中国国"), "id_number.country"),
            (DocumentKind::Passport, "E123", Some("GBR"), "id_number.format"),
            (DocumentKind::Passport, "E123456789012345", Some("GBR"), "id_number.format"),
            (DocumentKind::Passport, "E-12345678", Some("GBR"), "id_number.format"),
            (DocumentKind::TaiwanPermit, "12345678", Some("TWN"), "id_number.country_unexpected"),
        ] {
            assert_eq!(
                read(kind, number, country).unwrap_err().code,
                expected,
                "{number} {country:?}"
            );
        }
    }

    #[test]
    fn the_same_number_of_another_kind_is_another_person() {
        let permit = read(DocumentKind::TaiwanPermit, "12345678", None).unwrap();
        let passport = read(DocumentKind::Passport, "12345678", Some("TWN")).unwrap();
        assert!(!permit.is_same_person(&passport));
    }

    #[test]
    fn a_document_prints_redacted() {
        let document = read(DocumentKind::ResidentId, "11010519491231002X", None).unwrap();
        assert_eq!(format!("{document:?}"), "IdentityDocument(ResidentId, ••••)");
    }

    proptest! {
        #[test]
        fn a_sampled_number_is_read_and_read_back(seed in any::<u64>()) {
            let number = sample::resident_id(seed);
            let document = read(DocumentKind::ResidentId, &number, None).unwrap();
            prop_assert_eq!(document.number(), &number);
            let back = IdentityDocument::restore(document.kind(), document.number(), document.country()).unwrap();
            prop_assert_eq!(back, document);
        }

        #[test]
        fn any_text_is_read_or_refused_without_panic_and_never_repeated(text in any::<String>(), country in any::<Option<String>>()) {
            for kind in DocumentKind::ALL {
                if let Err(refused) = read(kind, &text, country.as_deref()) {
                    prop_assert!(text.chars().count() < 5 || !refused.detail.contains(&text));
                }
            }
        }
    }
}
