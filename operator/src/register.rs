//! The business register (工商登记), read from a file into the table: what one of its rows is.

use crate::import::{self, Source};
use ::keys::BlindKeys;
use domain::{
    CreditCode, DocumentKind, Identity, IdentityDocument, InstitutionCode, InstitutionCodePattern,
    Malformed, RegisterRecord, Standing,
};
use jiff::civil::Date;
use ports::Clock;
use std::borrow::Cow;
use store::Table;

pub use crate::import::{NotImported, Options, Progress, Report, Watch};

/// The columns, which the first line names, in any order.
pub const COLUMNS: [&str; 8] = [
    "credit_code",
    "name",
    "institution_code",
    "legal_representative_id_type",
    "legal_representative_id_number",
    "legal_representative_country",
    "legal_representative_name",
    "standing",
];

/// A register whose institution codes look like this.
struct Register<'a>(&'a InstitutionCodePattern);

/// Reads a register into the table, as of [`import::import`].
///
/// # Errors
///
/// [`NotImported`].
pub async fn import(
    options: &Options,
    pattern: &InstitutionCodePattern,
    (table, blind): (&Table, &BlindKeys),
    clock: &(impl Clock + Sync),
    progress: &mut Watch<'_>,
) -> Result<Report, NotImported> {
    let now = clock.now();
    let keep = |(credit_code, record): (CreditCode, RegisterRecord)| async move {
        table.keep_register_entry(&credit_code, &record, blind, now).await
    };
    import::import(options, &Register(pattern), keep, clock, progress).await
}

/// Reads a register and tells what would be refused, as of [`import::check`].
///
/// # Errors
///
/// [`NotImported`], but never `Fault`.
pub fn check(
    options: &Options,
    pattern: &InstitutionCodePattern,
    clock: &impl Clock,
    progress: &mut Watch<'_>,
) -> Result<Report, NotImported> {
    import::check(options, &Register(pattern), clock, progress)
}

impl Source for Register<'_> {
    type Record = (CreditCode, RegisterRecord);

    const COLUMNS: &'static [&'static str] = &COLUMNS;

    const CONTRADICTS: &'static str =
        "该统一社会信用代码在前面的行中已出现且内容不同，请核对后只保留一行";

    fn read(&self, fields: &[&str], today: Date) -> Result<Self::Record, Malformed> {
        let [credit_code, name, institution_code, kind, number, country, person, standing] = fields
        else {
            return Err(Malformed::new("row.columns", "该行的列数不对，请核对"));
        };
        // The register holds codes from before the standard, whose last character does not check.
        let credit_code: CreditCode = credit_code.parse()?;
        let name = unwrapped(name).parse()?;
        let institution_code = match institution_code.trim() {
            "" => None,
            code => Some(InstitutionCode::parse(code, self.0)?),
        };
        let legal_representative = identity(kind, number, country, person, today)?;
        let standing = match standing.trim() {
            "active" => Standing::Active,
            "inactive" => Standing::Inactive,
            _ => {
                return Err(Malformed::new(
                    "standing.unknown",
                    "登记状态应为 active 或 inactive，请核对",
                ));
            }
        };
        let record = RegisterRecord { name, institution_code, legal_representative, standing };
        Ok((credit_code, record))
    }

    fn name<'r>(&self, record: &'r Self::Record) -> &'r str {
        record.0.as_str()
    }

    fn shown(&self, fields: &[&str]) -> Option<CreditCode> {
        let [code, _, _, _, number, ..] = fields else { return None };
        nobodys(code, number)
    }
}

/// A person's document and name.
pub(crate) fn identity(
    kind: &str,
    number: &str,
    country: &str,
    name: &str,
    today: Date,
) -> Result<Identity, Malformed> {
    let kind: DocumentKind = kind.trim().parse()?;
    let document = IdentityDocument::parse(kind, number, Some(country), today)?;
    Ok(Identity { document, name: unwrapped(name).parse()? })
}

/// A name as one line: a cell's line breaks are how it was shown, and between letters of the Latin alphabet a space.
pub(crate) fn unwrapped(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\n']) {
        return Cow::Borrowed(text);
    }
    let lines = text.split(['\r', '\n']).map(str::trim).filter(|line| !line.is_empty());
    Cow::Owned(lines.fold(String::new(), |mut name, line| {
        let is_latin = |one: Option<char>| one.is_some_and(|one| one.is_ascii());
        if is_latin(name.chars().next_back()) && is_latin(line.chars().next()) {
            name.push(' ');
        }
        name + line
    }))
}

/// The credit code by which a refused row may be named.
///
/// Where columns have slipped, a person's number stands in its place, and one in eleven of those would pass for a
/// code from before the standard; so what may be somebody's number is not shown.
pub(crate) fn nobodys(code: &str, number: &str) -> Option<CreditCode> {
    let sound: CreditCode = code.parse().ok()?;
    let is_somebody = DocumentKind::ALL
        .into_iter()
        .any(|kind| IdentityDocument::restore(kind, sound.as_str(), None).is_ok());
    (!is_somebody && code != number).then_some(sound)
}
