//! Vectors and properties of identity documents.

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
    assert_eq!(code(DocumentKind::ResidentId, &checked("11010519000229002")), "id_number.birth");
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
    for number in ["A12345678", "H1234567", "H123456789", "H123456780", "M12345678901", "H1234567X"]
    {
        assert_eq!(code(DocumentKind::HongKongMacauPermit, number), "id_number.format", "{number}");
    }
}

#[test]
fn a_permit_for_taiwan_has_eight_digits_for_life_and_may_have_two_of_issue() {
    let permit = read(DocumentKind::TaiwanPermit, "１２３４５６７８", None).unwrap();
    assert_eq!(permit.identity(), "12345678");
    for text in ["1234567801", "1234567802(D)", "12345678 03（1）", "12345678-04B"] {
        let older = read(DocumentKind::TaiwanPermit, text, None).unwrap();
        assert!(older.is_same_person(&permit), "{text}");
        assert_eq!((older.account_number().as_str(), older.number().len()), ("12345678", 10));
    }
    for number in ["1234567", "123456789", "1234567A", "1234567801DD", "123456780D", "12345678D"] {
        assert_eq!(code(DocumentKind::TaiwanPermit, number), "id_number.format", "{number}");
    }
}

#[test]
fn a_number_is_read_in_groups_of_every_kind_and_another_is_not() {
    for (kind, number, texts) in [
        (
            DocumentKind::HongKongMacauPermit,
            "H1234567801",
            ["H12345678(01)", "h12345678（０１）", "H 1234 5678 - 01", "H12345678\u{2014}01"],
        ),
        (
            DocumentKind::ResidentId,
            "11010519491231002X",
            [
                "110105-19491231-002x",
                "110105(19491231)002X",
                "\u{FEFF}110105 19491231 002X",
                "110105\u{2011}19491231\u{2011}002Ｘ",
            ],
        ),
        (
            DocumentKind::ForeignPermanentResidence,
            "USA110084010101",
            [
                "USA 110084 010101",
                "USA-110084010101",
                "usa（110084010101）",
                "\u{3164}ＵＳＡ110084010101",
            ],
        ),
    ] {
        for text in texts {
            assert_eq!(read(kind, text, None).unwrap().number(), number, "{text}");
        }
    }
    let passport = read(DocumentKind::Passport, "E-1234 5678", Some("GBR")).unwrap();
    assert_eq!(passport.number(), "E12345678");
    assert_eq!(code(DocumentKind::HongKongMacauPermit, "H12345678(0)"), "id_number.format");
    assert_eq!(code(DocumentKind::HongKongMacauPermit, "H12345678/01"), "id_number.format");
    assert_eq!(code(DocumentKind::ResidentId, "-"), "id_number.missing");
}

#[test]
fn a_residence_permit_begins_with_its_three_divisions_and_checks() {
    for division in IdentityDocument::RESIDENCE_PREFIXES {
        let number = checked(&format!("{division}19880101001"));
        assert_eq!(read(DocumentKind::ResidencePermit, &number, None).unwrap().number(), number);
    }
    assert_eq!(code(DocumentKind::ResidencePermit, "320282199003070030"), "id_number.prefix");
    assert_eq!(
        code(DocumentKind::ResidencePermit, &checked("81000020260502001")),
        "id_number.birth"
    );
    let right = checked("81000019880101001");
    let wrong =
        if right.ends_with('0') { right.replace('0', "1") } else { format!("{}0", &right[..17]) };
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
        !passport.is_same_person(&read(DocumentKind::Passport, "E12345678", Some("USA")).unwrap())
    );
    for (kind, number, country, expected) in [
        (DocumentKind::Passport, "E12345678", None, "id_number.country_missing"),
        (DocumentKind::Passport, "E12345678", Some(" "), "id_number.country_missing"),
        (DocumentKind::Passport, "E12345678", Some("GB"), "id_number.country"),
        (DocumentKind::Passport, "E12345678", Some("中国国"), "id_number.country"),
        (DocumentKind::Passport, "E123", Some("GBR"), "id_number.format"),
        (DocumentKind::Passport, "E123456789012345", Some("GBR"), "id_number.format"),
        (DocumentKind::Passport, "E.12345678", Some("GBR"), "id_number.format"),
        (DocumentKind::TaiwanPermit, "12345678", Some("TWN"), "id_number.country_unexpected"),
    ] {
        assert_eq!(read(kind, number, country).unwrap_err().code, expected, "{number} {country:?}");
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
