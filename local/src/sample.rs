//! The sample of the business register: which of its organisations can register here next.

use domain::{DocumentKind, IdentityDocument, Mobile, OrganisationIdentifier, StandardCreditCode};
use jiff::civil::Date;
use keys::BlindKeys;
use ports::Fault;
use serde::{Deserialize, Serialize};
use std::path::Path;
use store::Table;

/// A human being, as requests name one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    /// Kind of document.
    pub id_type: String,
    /// Its number.
    pub id_number: String,
    /// Its country, for a passport.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// The name on it.
    pub name: String,
}

/// An organisation that the register lets in, and who stands for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// 统一社会信用代码.
    pub credit_code: String,
    /// 单位全称.
    pub name: String,
    /// 法定代表人.
    pub legal_representative: Identity,
    /// A mobile for them, of a block that no operator has.
    pub mobile: String,
}

/// A row of the sample, as far as it matters here.
#[derive(Deserialize)]
struct Row {
    credit_code: String,
    name: String,
    legal_representative_id_type: String,
    legal_representative_id_number: String,
    legal_representative_country: Option<String>,
    legal_representative_name: String,
    standing: String,
}

/// The active organisations of a register, in its order.
///
/// # Errors
///
/// When the file cannot be read, or has no such columns.
pub fn read(register: &Path) -> Result<Vec<Sample>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(register)?;
    let mut samples = Vec::new();
    for (row, seed) in reader.deserialize::<Row>().zip(0..) {
        let row = row?;
        if row.standing != "active" {
            continue;
        }
        samples.push(Sample {
            credit_code: row.credit_code,
            name: row.name,
            legal_representative: Identity {
                id_type: row.legal_representative_id_type,
                id_number: row.legal_representative_id_number,
                country: row.legal_representative_country.filter(|country| !country.is_empty()),
                name: row.legal_representative_name,
            },
            mobile: domain::sample::mobile(seed),
        });
    }
    Ok(samples)
}

/// The first that is not registered, and whose legal representative is not either, in the table.
///
/// # Errors
///
/// [`Fault`].
pub async fn next<'a>(
    samples: &'a [Sample],
    table: &Table,
    blind: &BlindKeys,
    today: Date,
) -> Result<Option<&'a Sample>, Fault> {
    for sample in samples {
        let Some((credit_code, document)) = sound(sample, today) else { continue };
        let identifier = OrganisationIdentifier::CreditCode(credit_code.into());
        if table.organisation_by(&identifier).await?.is_none()
            && table.person_by_document(&blind.every(&document)).await?.is_none()
        {
            return Ok(Some(sample));
        }
    }
    Ok(None)
}

/// A sample that the domain refuses is there to show that, and can never register.
fn sound(sample: &Sample, today: Date) -> Option<(StandardCreditCode, IdentityDocument)> {
    let Identity { id_type, id_number, country, .. } = &sample.legal_representative;
    let kind: DocumentKind = id_type.parse().ok()?;
    let document = IdentityDocument::parse(kind, id_number, country.as_deref(), today).ok()?;
    sample.mobile.parse::<Mobile>().ok()?;
    Some((sample.credit_code.parse().ok()?, document))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::fs;
    use testkit::keyring::Keyring;
    use testkit::{Calls, Engine};

    #[tokio::test]
    async fn the_next_sample_is_active_sound_and_not_registered() {
        let directory = tempfile::tempdir().unwrap();
        let register = directory.path().join("register.csv");
        let row = |seed: u64, standing: &str| {
            let [code, id, person, name] = [
                domain::sample::credit_code(seed),
                domain::sample::resident_id(seed),
                domain::sample::person_name(seed),
                domain::sample::organisation_name(seed),
            ];
            format!("{code},{name},,resident_id,{id},,{person},{standing}\n")
        };
        let header = "credit_code,name,institution_code,legal_representative_id_type,\
                      legal_representative_id_number,legal_representative_country,\
                      legal_representative_name,standing\n";
        let unsound =
            "91110000600037341N,错码样例,,resident_id,11010519491231002X,,贾样例,active\n";
        let text =
            [header, &row(1, "inactive"), unsound, &row(2, "active"), &row(3, "active")].concat();
        fs::write(&register, text).unwrap();

        let samples = read(&register).unwrap();
        assert_eq!(samples.len(), 3);
        let engine = Engine::memory().await.unwrap();
        let table = engine.table(&Calls::default());
        let blind = Keyring::fresh().veil.blind;
        let next = next(&samples, &table, &blind, date(2026, 11, 24)).await.unwrap().unwrap();
        assert_eq!(next.credit_code, domain::sample::credit_code(2));
        assert_eq!(next.legal_representative.country, None);
    }
}
