//! The business register (工商登记): `REG#<credit code>`, filled by the operators' import.
//!
//! The organisation's name is public and kept as it is; its legal representative is kept only blinded, which is
//! enough to compare.

use crate::row::{self, text};
use crate::transaction::{Updated, Write};
use crate::{Table, key};
use domain::{CreditCode, Identity, InstitutionCode, OrganisationName, Standing};
use jiff::Timestamp;
use keys::BlindKeys;
use ports::Fault;
use serde::Deserialize;

const READING: &str = "reading the business register";

#[derive(Deserialize)]
struct RegisterRow {
    organisation_name: String,
    institution_code: Option<String>,
    document: String,
    person_name: String,
    standing: String,
}

/// What the register says of an organisation.
#[derive(Clone, Debug)]
pub struct RegisterEntry {
    /// 单位全称.
    pub name: OrganisationName,
    /// 机构编号, if it has one.
    pub institution_code: Option<InstitutionCode>,
    /// Whether it may register.
    pub standing: Standing,
    document: String,
    person_name: String,
}

impl RegisterEntry {
    /// Whether it is active under this name.
    #[must_use]
    pub fn is_active_as(&self, name: &OrganisationName) -> bool {
        self.standing == Standing::Active && self.name.matches(name)
    }

    /// Whether this is its legal representative.
    #[must_use]
    pub fn is_legal_representative(&self, identity: &Identity, blind: &BlindKeys) -> bool {
        blind.matches(&self.document, &identity.document)
            & blind.matches(&self.person_name, &identity.name)
    }
}

const ACTIVE: &str = "active";
const INACTIVE: &str = "inactive";

impl Table {
    /// What the register says of a credit code.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn register_entry(
        &self,
        credit_code: &CreditCode,
    ) -> Result<Option<RegisterEntry>, Fault> {
        let Some(item) = self.get(READING, key::register(credit_code)).await? else {
            return Ok(None);
        };
        let row: RegisterRow = row::read(READING, item)?;
        Ok(Some(RegisterEntry {
            name: row::organisation_name(READING, &row.organisation_name)?,
            institution_code: row.institution_code.map(InstitutionCode::from_kept),
            standing: if row.standing == ACTIVE { Standing::Active } else { Standing::Inactive },
            document: row.document,
            person_name: row.person_name,
        }))
    }

    /// Keeps what the register says of one organisation, unless the row says so already: a rerun costs no new
    /// version of anything. Tells whether it was written.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn keep_register_entry(
        &self,
        credit_code: &CreditCode,
        record: &domain::RegisterRecord,
        blind: &BlindKeys,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let domain::RegisterRecord { name, institution_code, legal_representative, standing } =
            record;
        let standing = match standing {
            Standing::Active => ACTIVE,
            Standing::Inactive => INACTIVE,
        };
        let mut set = "SET organisation_name = :name, document = :document, \
                       person_name = :person_name, standing = :standing, kept_at = :now"
            .to_owned();
        let mut changed = "attribute_not_exists(pk) OR organisation_name <> :name \
                           OR document <> :document OR person_name <> :person_name \
                           OR standing <> :standing"
            .to_owned();
        if institution_code.is_some() {
            set.push_str(", institution_code = :institution");
            changed.push_str(
                " OR attribute_not_exists(institution_code) OR institution_code <> :institution",
            );
        } else {
            set.push_str(" REMOVE institution_code");
            changed.push_str(" OR attribute_exists(institution_code)");
        }
        let document = blind.blind(&legal_representative.document);
        let person_name = blind.blind(&legal_representative.name);
        let mut write = Write::on(key::register(credit_code), changed)
            .value(":name", text(name.as_str()))
            .value(":document", text(document.as_str()))
            .value(":person_name", text(person_name.as_str()))
            .value(":standing", text(standing))
            .value(":now", row::moment(now));
        if let Some(code) = institution_code {
            write = write.value(":institution", text(code.as_str()));
        }
        let updated = write.update(self, "keeping a register entry", &set).await?;
        Ok(matches!(updated, Updated::Done(_)))
    }
}
