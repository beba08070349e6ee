//! What is wrong with a field, in English, by the field's code. The Chinese stands where the field is judged.

use domain::Malformed;
use std::borrow::Cow;

/// What a reader of English is told of a field: by the refusal itself where it has something to name, else by its code.
pub(super) fn of(malformed: &Malformed) -> Cow<'static, str> {
    let Malformed { code, english, .. } = malformed;
    let of_code = || {
        let at = BY_CODE.binary_search_by_key(code, |(code, _)| code);
        debug_assert!(at.is_ok(), "no English for {code}");
        at.ok().and_then(|at| BY_CODE.get(at)).map_or(OTHERWISE, |(_, english)| english)
    };
    english.clone().unwrap_or_else(|| Cow::Borrowed(of_code()))
}

/// Of a code that has none; a test finds such a code before anybody is told this.
const OTHERWISE: &str = "This is not right. Check it and fill it in again.";

/// Sorted by code.
const BY_CODE: &[(&str, &str)] = &[
    (
        "account.one_way",
        "Fill in a mobile or a resident identity number; with another document, choose its type and fill in its number.",
    ),
    ("account_name.characters", "Fill in a document number or a mobile: digits and letters only."),
    ("account_name.length", "The document number or mobile is too long. Check it."),
    ("account_name.missing", "Fill in a document number or a mobile."),
    ("agreement", "Read and accept the registration agreement first."),
    (
        "appeal.about",
        "`about` is `organisation` (with `credit_code`), `mobile` (with `mobile`) or `identity`.",
    ),
    ("audit.before", "`before` is the `next_before` of the page before."),
    ("before", "`before` is the `next` of the page before."),
    (
        "bundle.code",
        "A bundle's code has small letters, digits, dots and hyphens, at most 64. Choose one from the list.",
    ),
    ("bundle.unknown", "There is no such bundle of matters. Choose one from the list."),
    ("case.after", "Use the `next_after` of the page before."),
    (
        "case.attempt",
        "`attempt` is drawn by the page: 8 to 64 letters, digits, hyphens or underscores, the same when a click is sent again.",
    ),
    (
        "case.moment",
        "Give a time with its zone, such as 2027-01-01T00:00:00+08:00, neither in the future nor before 1970. Check the system's clock.",
    ),
    (
        "case.reference",
        "A case is `cas_…`, or a number of your own: 1 to 64 letters, digits, dots, hyphens or underscores.",
    ),
    ("case.sequence", "`sequence` begins at 1 and has at most 12 digits."),
    ("case.state", "`state` is `in_progress`, `finished` or `to_be_rated`."),
    ("case.status", "`status` is `in_progress` or `finished`."),
    ("case.step", "What happens now has at most 200 characters."),
    ("case.title", "What a case is called has 1 to 100 characters."),
    (
        "credit_code.alphabet",
        "The credit code has a character that no such code has. Compare it with the business licence.",
    ),
    (
        "credit_code.blank",
        "The credit code cannot be all zeros. Copy it from the business licence.",
    ),
    (
        "credit_code.check",
        "The credit code does not check: at least one character is wrong. Compare each with the business licence.",
    ),
    (
        "credit_code.division",
        "Characters 3 to 8 of the credit code are digits. Compare it with the business licence.",
    ),
    ("credit_code.length", "The credit code has 18 characters. Check it."),
    ("credit_code.missing", "Fill in the unified social credit code."),
    (
        "credit_code.organisation_check",
        "Characters 9 to 17 of the credit code (the organisation code) do not check. Compare each with the business licence.",
    ),
    ("decision", "Choose one of the two decisions."),
    (
        "document.kind",
        "The document is a business licence, an authorisation letter or a proof of identity.",
    ),
    ("document.media_type", "The document is a PDF, JPEG or PNG file."),
    ("document.sha256", "Give the file's SHA-256 as 64 hexadecimal digits."),
    ("document.size", "The file cannot be empty, nor greater than 10 MB."),
    (
        "face.identity",
        "To reset a password, give your own document and name; in a registration they are known and not given.",
    ),
    ("face.provider", "`provider` is `alipay`."),
    ("face.refused", "Alipay did not accept this document and name. Check them and fill in again."),
    ("face.result", "`result` is `passed`, with an identity, or `failed`."),
    ("grant.matter_unknown", "There is no such matter. Choose one from the list."),
    (
        "grant.not_for_agents",
        "The legal representative or the administrator has to do this matter; no agent can be authorised for it.",
    ),
    ("grant.scope", "Each authorisation names one `matter` or one `bundle`, not both."),
    ("grant.too_many", "An agent has at most 100 authorisations. Use bundles."),
    ("id", "The id is not in its form. Take it from the reply of the step before."),
    (
        "id_number.birth",
        "The date of birth in the document number is not right. Compare it with the document.",
    ),
    (
        "id_number.characters",
        "The document number has 17 digits, and a digit or X at the end. Check it; the digit 0 is easily taken for the letter O.",
    ),
    (
        "id_number.check",
        "The document number does not check: at least one digit is wrong. Compare each with the document.",
    ),
    (
        "id_number.country",
        "The passport's country or region is a code of three letters. Choose one from the list.",
    ),
    ("id_number.country_missing", "Choose the country or region that issued the passport."),
    ("id_number.country_unexpected", "Only a passport has a country or region. Leave it empty."),
    (
        "id_number.fifteen_digits",
        "Numbers of 15 digits are out of use. Fill in the number of 18 digits.",
    ),
    (
        "id_number.format",
        "The number is not of this type of document. Check the number and the type.",
    ),
    ("id_number.kind", "This is the number of a residence permit. Choose that type of document."),
    ("id_number.length", "The document number has 18 characters. Check it."),
    ("id_number.missing", "Fill in the document number."),
    (
        "id_number.prefix",
        "The number of a residence permit begins with 810000, 820000 or 830000. Check the number and the type.",
    ),
    ("id_number.province", "The document number names no province. Compare it with the document."),
    ("id_type.unknown", "This type of document is not taken. Choose one from the list."),
    (
        "institution_code.format",
        "The institution code is not in its form. Check it, or use the unified social credit code.",
    ),
    ("institution_code.missing", "Fill in the institution code."),
    ("invitation.decision", "`decision` is `accept` or `decline`."),
    ("legacy_hall.unknown", "Choose the former hall from the list."),
    (
        "letter",
        "Fill in the date of the letter; an administrator with a letter written here gives its number (digest) instead.",
    ),
    (
        "letter.date",
        "Fill in the date of the letter as YYYY-MM-DD: not after today, and not more than 90 days ago.",
    ),
    ("letter.digest", "The digest has 64 hexadecimal digits. Check it."),
    ("letter.matter_twice", "A matter is there twice. Remove one of them."),
    ("letter.matters", "Choose 1 to 20 matters; for everything, name none."),
    ("matter.category", "There is no such category. Choose one of `categories`."),
    (
        "matter.code",
        "A matter's code has small letters, digits, dots and hyphens, at most 64. Choose one from the list.",
    ),
    ("matter.search", "What is searched for has at most 40 characters."),
    ("member.nothing", "Fill in the period or the mobile that is to change."),
    ("mobile.abroad", "Only mobiles of mainland China are taken. Fill in the 11 digits."),
    ("mobile.characters", "A mobile has digits only. Fill it in again."),
    ("mobile.length", "A mobile has 11 digits. Check it."),
    ("mobile.missing", "Fill in the mobile."),
    ("mobile.prefix", "This is not a mobile number. Fill in one that begins with 13 to 19."),
    (
        "name.characters",
        "A name has letters, “·”, spaces, hyphens, apostrophes and dots only. Fill it in as on the document.",
    ),
    ("name.length", "A name has at most 100 characters. Check it."),
    (
        "name.lost",
        "Characters of the name were lost, such as “?” or “□”. Fill it in as on the document.",
    ),
    ("name.masked", "Fill in the whole name, without *."),
    ("name.missing", "Fill in the name."),
    (
        "name.separator",
        "A name neither begins nor ends with a sign, nor has two dots in a row. Fill it in as on the document.",
    ),
    ("notice", "Read the notice of the upgrade first, and confirm that you did."),
    (
        "organisation_identifier.format",
        "Fill in a credit code of 18 characters, an organisation number of 8 digits or an institution code, and check the length.",
    ),
    (
        "organisation_identifier.missing",
        "Fill in the credit code, the organisation number or the institution code.",
    ),
    (
        "organisation_name.characters",
        "The organisation's name has a character that is not known. Fill it in as on the business licence.",
    ),
    ("organisation_name.length", "The organisation's name has at most 200 characters. Check it."),
    (
        "organisation_name.lost",
        "Characters of the organisation's name were lost, such as “?” or “□”. Fill it in as on the business licence.",
    ),
    ("organisation_name.missing", "Fill in the organisation's full name."),
    (
        "organisation_number.format",
        "The organisation number has 8 digits and does not begin with 0. Check it, or use the credit code.",
    ),
    ("organisation_number.missing", "Fill in the organisation number."),
    (
        "page_url",
        "The address begins with https://, has neither spaces nor a user name, and at most 500 characters.",
    ),
    ("password.length", "The password is too long. Type it again."),
    ("password.missing", "Fill in the password."),
    ("period", "An administrator has a period, and a legal representative has none."),
    ("period.empty", "The period has to end after it begins."),
    ("period.moment", "Give a time with its zone, such as 2027-01-01T00:00:00+08:00."),
    ("period.over", "The end of the period has to be in the future."),
    ("period.too_long", "A period is at most 10 years."),
    ("period.until_missing", "Fill in when the period ends."),
    ("proof.one_way", "Give the password or a face, one of the two."),
    ("qr", "This is no QR code to sign in with. Scan the one on the sign-in page."),
    ("qr.number", "Choose the number that the sign-in page shows."),
    ("qr.organisation", "Choose for which organisation to sign in."),
    ("rating.comment", "What is said beside the score has at most 500 characters."),
    ("rating.score", "The score is a whole number from 1 to 5."),
    ("reason", "Give a reason of 4 to 200 characters."),
    ("refresh_token", "The sign-in credential is not in its form. Please sign in again."),
    ("reset.half", "Fill in the SMS code and the mobile, both of them."),
    ("role", "A counter opens an account of a legal representative or of an administrator only."),
    ("scope", "Say whether it is a `matter` or a `bundle`."),
    ("secret", "The credential is not in its form. Please start again."),
    ("sms_code", "The SMS code has 6 digits. Check it and type it again."),
    ("statement", "Say in 10 to 500 characters why it is yours."),
    ("user_name.malformed", "The former user name is not in its form. Check it."),
    ("user_name.missing", "Fill in the former user name."),
    ("what", "Choose the name, the document number or the mobile."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};

    /// Codes of what operators import or set, which no route judges.
    const OF_OPERATORS: &[&str] = &[
        "certify_id",
        "client",
        "counter",
        "credit_code.stored",
        "hash.malformed",
        "hash.scheme",
        "hash.stray",
        "institution_code.pattern",
        "institution_code.pattern_overlap",
        "organisation_kind",
        "work",
    ];

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for one in std::fs::read_dir(folder).unwrap() {
            let path = one.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                found.push(path);
            }
        }
    }

    /// Every code that a field is refused by in the sources of the rooms that judge fields.
    fn refused_by() -> BTreeSet<String> {
        let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let mut files = Vec::new();
        for room in ["domain/src", "flows/src", "edge/src"] {
            sources(&shared.join(room), &mut files);
        }
        let mut codes = BTreeSet::new();
        for file in files {
            let text = std::fs::read_to_string(&file).unwrap();
            let text = text.split("#[cfg(test)]").next().unwrap();
            for (begins, _) in text.match_indices("Malformed") {
                let after = &text[begins..];
                let new = after.strip_prefix("Malformed::new(");
                let literal = new.or_else(|| after.split_once("code:").map(|(_, rest)| rest));
                let Some(quoted) = literal.map(str::trim_start) else { continue };
                if let Some(code) = quoted.strip_prefix('"') {
                    codes.insert(code.split('"').next().unwrap().to_owned());
                }
            }
        }
        codes
    }

    #[test]
    fn every_code_of_a_field_has_english_or_is_an_operator_s() {
        let codes = refused_by();
        assert!(codes.len() > 90, "{codes:?}");
        let known: BTreeSet<&str> =
            BY_CODE.iter().map(|(code, _)| *code).chain(OF_OPERATORS.iter().copied()).collect();
        let missing: Vec<&String> =
            codes.iter().filter(|code| !known.contains(code.as_str())).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn the_codes_are_sorted_and_their_english_has_no_chinese() {
        assert!(BY_CODE.is_sorted_by(|(one, _), (next, _)| one < next));
        for (code, english) in BY_CODE {
            assert!(english.ends_with('.'), "{code}");
            assert!(
                !english.chars().any(|one| ('\u{3400}'..='\u{9fff}').contains(&one)),
                "{code}: {english}"
            );
        }
    }

    #[test]
    fn what_names_a_place_in_the_field_names_it_in_english_too() {
        let refused = "9132O282MABH50QB50".parse::<domain::CreditCode>().unwrap_err();
        assert!(of(&refused).contains("character 5 “O” may be the digit “0”"), "{}", of(&refused));
    }
}
