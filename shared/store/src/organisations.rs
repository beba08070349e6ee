//! Organisations: `ORG#<org>`, one small aggregate of the organisation and its people.
//!
//! One query reads it whole. A change is one transaction over what changed, on the condition that `version` is the one
//! that was read, and appends the audit record of the new version.

use crate::audit::{Change, record};
use crate::memberships::membership_item;
use crate::places::place_item;
use crate::registrations::completing;
use crate::row::{self, IdentityKept, Particulars, exact, sound, text};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{
    Author, Membership, Opening, Organisation, OrganisationId, OrganisationIdentifier, Period,
    Place, SmsCodeId,
};
use jiff::Timestamp;
use keys::{Blind, PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an organisation";
const OPENING: &str = "opening an organisation";

#[derive(Serialize, Deserialize)]
pub(crate) struct OrganisationRow {
    pub(crate) number: String,
    pub(crate) credit_code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_code: Option<String>,
    pub(crate) name: String,
    agreement_version: String,
    agreement_sha256: String,
    pub(crate) status: String,
    opened_at: i64,
    pub(crate) epoch: u64,
    pub(crate) version: u64,
    pub(crate) audit_head: ByteBuf,
    /// Until when somebody answers for it; not there while a legal representative does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) attended_until: Option<i64>,
}

#[derive(Serialize)]
struct OpeningAudited<'a> {
    role: &'a str,
    membership: &'a str,
    identity: IdentityKept,
    mobile: String,
    credit_code: &'a str,
    number: &'a str,
    agreement_version: &'a str,
}

/// An account that was made, and by what.
#[derive(Debug)]
pub struct Completed<'a> {
    /// Which SMS code proved the mobile.
    pub sms_code: &'a SmsCodeId,
    /// The mobile, under every live blinding key.
    pub mobiles: &'a [Blind],
    /// The password, hashed.
    pub password: &'a PasswordHash,
}

/// Why an organisation was not opened; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpened {
    /// Another request completed this registration, or its deadline passed.
    Stale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
    /// A live organisation holds the credit code.
    CreditCodeTaken,
    /// A live organisation holds the institution code.
    InstitutionCodeTaken,
    /// The number drawn is in use: draw another.
    NumberTaken,
    /// The person's account is gone.
    PersonGone,
}

impl OrganisationRow {
    /// What names the organisation, and must not be in a password.
    pub(crate) fn names(&self) -> Vec<String> {
        let own = [&self.name, &self.credit_code, &self.number];
        own.into_iter().chain(&self.institution_code).cloned().collect()
    }
}

pub(crate) const LIVE: &str = "live";

/// A new organisation's row. One that opens with nobody who answers for it says since when.
pub(crate) fn organisation_row(
    organisation: &Organisation,
    audit_head: [u8; 32],
    attended_until: Option<Timestamp>,
) -> OrganisationRow {
    OrganisationRow {
        number: organisation.number.as_str().to_owned(),
        credit_code: organisation.credit_code.as_str().to_owned(),
        institution_code: organisation.institution_code.as_ref().map(|c| c.as_str().to_owned()),
        name: organisation.name.as_str().to_owned(),
        agreement_version: organisation.agreement.version.clone(),
        agreement_sha256: organisation.agreement.sha256.clone(),
        status: LIVE.to_owned(),
        opened_at: organisation.opened_at.as_millisecond(),
        epoch: organisation.epoch,
        version: organisation.version,
        audit_head: ByteBuf::from(audit_head),
        attended_until: attended_until.map(Timestamp::as_millisecond),
    }
}

pub(crate) fn identifier_item(organisation: &OrganisationId) -> Item {
    Item::from([("organisation".to_owned(), text(organisation.as_str()))])
}

#[derive(Clone, Copy)]
enum Label {
    Flow,
    SmsCode,
    CreditCode,
    InstitutionCode,
    Number,
    Person,
    New,
}

impl Table {
    /// Opens an organisation: itself, its identifiers, the legal representative's place, the audit record, the
    /// completed registration and the used SMS code, all or none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_organisation(
        &self,
        opening: &Opening,
        completed: &Completed<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotOpened>, Fault> {
        let Opening { organisation, membership, registration } = opening;
        let now = organisation.opened_at;
        let id = &organisation.id;
        let change = Change {
            organisation: id,
            version: organisation.version,
            at: now,
            what: "organisation.opened",
            actor: &Author::Person(membership.person.clone()),
            content: OpeningAudited {
                role: membership.role.as_str(),
                membership: membership.id.as_str(),
                identity: IdentityKept::from(&membership.identity),
                mobile: membership.mobile.e164(),
                credit_code: organisation.credit_code.as_str(),
                number: organisation.number.as_str(),
                agreement_version: &organisation.agreement.version,
            },
            previous: [0; 32],
        };
        let (audit, head) = record(&change, &veil.seal, entropy)?;
        let place = Membership {
            id: membership.id.clone(),
            person: membership.person.clone(),
            role: membership.role,
            period: Period { from: now, until: None },
            place: Place::Live,
            grants: Vec::new(),
            may_appoint: true,
            revision: 1,
            epoch: 1,
        };
        let particulars = Particulars {
            identity: membership.identity.clone(),
            mobile: membership.mobile.clone(),
        };
        let password = Some(completed.password);
        let member = membership_item(id, &place, &particulars, password, veil, entropy)?;
        let place = place_item(organisation.name.as_str(), &place)?;
        let mut identifiers = vec![
            (
                Label::CreditCode,
                OrganisationIdentifier::CreditCode(organisation.credit_code.clone()),
            ),
            (Label::Number, OrganisationIdentifier::Number(organisation.number.clone())),
        ];
        if let Some(code) = &organisation.institution_code {
            let code = OrganisationIdentifier::InstitutionCode(code.clone());
            identifiers.push((Label::InstitutionCode, code));
        }

        let transaction = Transaction::new(OPENING);
        let mut transaction =
            completing(transaction, self, Label::Flow, registration, now, (&veil.seal, entropy))?;
        transaction = consuming(
            transaction,
            self,
            Label::SmsCode,
            (completed.sms_code, &registration.id, completed.mobiles),
            now,
        );
        for (label, identifier) in &identifiers {
            let write = Write::new(key::organisation_identifier(identifier));
            transaction = transaction.put(self, *label, write, identifier_item(id));
        }
        let row = row::write(OPENING, &organisation_row(organisation, head, None))?;
        let person = key::person(&membership.person);
        let committed = transaction
            .check(self, Label::Person, Write::there(person))
            .put(self, Label::New, Write::new(key::organisation(id)), row)
            .put(self, Label::New, Write::new(key::membership(id, &membership.id)), member)
            .put(
                self,
                Label::New,
                Write::new(key::person_in_organisation(&membership.person, id)),
                place,
            )
            .put(self, Label::New, Write::new(key::audit(id, organisation.version)), audit)
            .commit(self)
            .await?;
        Ok(match committed {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Flow | Label::New, _) => Err(NotOpened::Stale),
            Committed::Refused(Label::SmsCode, _) => Err(NotOpened::MobileNotVerified),
            Committed::Refused(Label::CreditCode, _) => Err(NotOpened::CreditCodeTaken),
            Committed::Refused(Label::InstitutionCode, _) => Err(NotOpened::InstitutionCodeTaken),
            Committed::Refused(Label::Number, _) => Err(NotOpened::NumberTaken),
            Committed::Refused(Label::Person, _) => Err(NotOpened::PersonGone),
        })
    }

    /// The organisation that holds an identifier.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn organisation_by(
        &self,
        identifier: &OrganisationIdentifier,
    ) -> Result<Option<OrganisationId>, Fault> {
        #[derive(Deserialize)]
        struct IdentifierRow {
            organisation: String,
        }
        let key = key::organisation_identifier(identifier);
        let Some(item) = self.get(READING, key).await? else { return Ok(None) };
        let row: IdentifierRow = row::read(READING, item)?;
        sound(READING, &row.organisation).map(Some)
    }

    /// The audit head of an organisation: its version, and the hash of its last record.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn audit_head(
        &self,
        organisation: &OrganisationId,
    ) -> Result<Option<(u64, [u8; 32])>, Fault> {
        let key = key::organisation(organisation);
        let Some(item) = self.get(READING, key).await? else { return Ok(None) };
        let row: OrganisationRow = row::read(READING, item)?;
        Ok(Some((row.version, exact(READING, &row.audit_head)?)))
    }
}
