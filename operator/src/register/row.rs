//! One row of the register: text in columns becomes nouns of the domain, or a refusal.

use super::NotImported;
use super::rows::Row;
use csv::StringRecord;
use domain::{
    CreditCode, DocumentKind, Identity, IdentityDocument, InstitutionCode, InstitutionCodePattern,
    Malformed, RegisterRecord, Standing,
};
use jiff::civil::Date;

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

/// Reads rows of a file with a certain header.
pub(crate) struct Reader<'a> {
    /// Where each of [`COLUMNS`] is.
    places: [usize; COLUMNS.len()],
    institution_code: &'a InstitutionCodePattern,
    today: Date,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(
        header: &StringRecord,
        institution_code: &'a InstitutionCodePattern,
        today: Date,
    ) -> Result<Self, NotImported> {
        let named: Vec<&str> = header.iter().map(str::trim).collect();
        let wrong = |why| NotImported::Header { why };
        // A register without a header would show a person here, so unknown columns are counted and not quoted.
        let unknown = named.iter().filter(|name| !COLUMNS.contains(name)).count();
        let mut places = [0; COLUMNS.len()];
        for (place, column) in places.iter_mut().zip(COLUMNS) {
            let mut at = named.iter().zip(0..).filter(|(name, _)| **name == column);
            *place = match (at.next(), at.next()) {
                (Some((_, at)), None) => at,
                (None, _) => return Err(wrong(format!("{column} is missing"))),
                (Some(_), Some(_)) => return Err(wrong(format!("{column} is there twice"))),
            };
        }
        if unknown > 0 {
            return Err(wrong(format!("{unknown} more must go")));
        }
        Ok(Self { places, institution_code, today })
    }

    /// Reads a row.
    pub(crate) fn read(&self, row: &Row<'_>) -> Result<(CreditCode, RegisterRecord), Malformed> {
        if row.last_line > row.line {
            return Err(Malformed::new(
                "row.quote",
                format!(
                    "第 {} 至 {} 行被当作一行，请检查其中是否有未闭合的引号",
                    row.line, row.last_line
                ),
            ));
        }
        if row.record.len() != COLUMNS.len() {
            return Err(Malformed::new(
                "row.columns",
                format!(
                    "该行应有 {} 列，现有 {} 列，请核对分隔符与引号",
                    COLUMNS.len(),
                    row.record.len()
                ),
            ));
        }
        let fields = self.fields(row).ok_or_else(|| {
            Malformed::new("row.encoding", "该行不是 UTF-8 编码，请转换编码后重试")
        })?;
        let [credit_code, name, institution_code, kind, number, country, person, standing] = fields;
        // The register holds codes from before the standard, whose last character does not check.
        let credit_code: CreditCode = credit_code
            .parse()
            .or_else(|why| CreditCode::exceptional(credit_code).map_err(|_| why))?;
        let name = name.parse()?;
        let institution_code = match institution_code.trim() {
            "" => None,
            code => Some(InstitutionCode::parse(code, self.institution_code)?),
        };
        let kind: DocumentKind = kind.trim().parse()?;
        let document = IdentityDocument::parse(kind, number, Some(country), self.today)?;
        let legal_representative = Identity { document, name: person.parse()? };
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

    /// The credit code by which a refused row may be named, if it has one.
    ///
    /// Where columns have slipped, a person's number stands in its place, and one in eleven of those would pass for a
    /// code from before the standard; so what may be somebody's number is not shown.
    pub(crate) fn shown(&self, row: &Row<'_>) -> Option<CreditCode> {
        let [text, _, _, _, number, ..] = self.fields(row)?;
        let code = CreditCode::exceptional(text).ok()?;
        let is_somebody = DocumentKind::ALL
            .into_iter()
            .any(|kind| IdentityDocument::restore(kind, code.as_str(), None).is_ok());
        (!is_somebody && text != number).then_some(code)
    }

    /// The fields in the order of [`COLUMNS`].
    fn fields<'r>(&self, row: &'r Row<'_>) -> Option<[&'r str; COLUMNS.len()]> {
        let mut fields = [""; COLUMNS.len()];
        for (field, place) in fields.iter_mut().zip(self.places) {
            *field = std::str::from_utf8(row.record.get(place)?).ok()?;
        }
        Some(fields)
    }
}
