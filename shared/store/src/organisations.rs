//! Organisations: `ORG#<org>`, one small aggregate of the organisation and its people.
//!
//! One query reads it whole. A change is one transaction over what changed, on the condition that `version` is the one
//! that was read, and appends the audit record of the new version.

use crate::audit::{Change, record};
use crate::registrations::completing;
use crate::row::{self, IdentityKept, exact, sound, text};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write, fault};
use crate::{Item, Table, key};
use domain::{
    MembershipId, NewMembership, Opening, Organisation, OrganisationId, OrganisationIdentifier,
    PersonId, Role, SmsCodeId,
};
use keys::{AccountNumber, Blind, PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an organisation";
const OPENING: &str = "opening an organisation";

#[derive(Serialize, Deserialize)]
struct OrganisationRow {
    number: String,
    credit_code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution_code: Option<String>,
    name: String,
    agreement_version: String,
    agreement_sha256: String,
    status: String,
    opened_at: i64,
    epoch: u64,
    version: u64,
    audit_head: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct MembershipRow {
    person: String,
    role: String,
    account_number: String,
    mobile: String,
    password: String,
    epoch: u64,
    since: i64,
    sealed: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct MemberSealed {
    identity: IdentityKept,
    mobile: String,
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

/// A member, as far as signing in needs them: nothing unsealed.
#[derive(Clone, Debug)]
pub struct MembershipKept {
    /// Which place.
    pub id: MembershipId,
    /// Whose.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// The document number as typed to sign in, blinded.
    pub account_number: String,
    /// The mobile, blinded.
    pub mobile: String,
    /// The password of this place.
    pub password: PasswordHash,
    /// Raised when this place's tokens must end.
    pub epoch: u64,
}

/// An organisation and its people, as far as signing in needs them.
#[derive(Clone, Debug)]
pub struct Members {
    /// Which.
    pub organisation: OrganisationId,
    /// Raised when all its tokens must end.
    pub epoch: u64,
    /// Everybody.
    pub members: Vec<MembershipKept>,
}

const LIVE: &str = "live";

fn organisation_row(organisation: &Organisation, audit_head: [u8; 32]) -> OrganisationRow {
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
    }
}

fn membership_item(
    organisation: &Organisation,
    membership: &NewMembership,
    password: &PasswordHash,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::membership(&organisation.id, &membership.id);
    let sealed = MemberSealed {
        identity: IdentityKept::from(&membership.identity),
        mobile: membership.mobile.e164(),
    };
    let number = membership.identity.document.account_number();
    let row = MembershipRow {
        person: membership.person.to_string(),
        role: membership.role.as_str().to_owned(),
        account_number: veil.blind.blind(&AccountNumber(&number)).as_str().to_owned(),
        mobile: veil.blind.blind(&membership.mobile).as_str().to_owned(),
        password: password.as_str().to_owned(),
        epoch: 1,
        since: organisation.opened_at.as_millisecond(),
        sealed: row::seal(OPENING, &veil.seal, entropy, &key, &sealed)?,
    };
    row::write(OPENING, &row)
}

fn identifier_item(organisation: &OrganisationId) -> Item {
    Item::from([("organisation".to_owned(), text(organisation.as_str()))])
}

fn read_membership(id: &str, item: Item) -> Result<MembershipKept, Fault> {
    let row: MembershipRow = row::read(READING, item)?;
    let role = Role::ALL.into_iter().find(|role| role.as_str() == row.role);
    Ok(MembershipKept {
        id: sound(READING, id)?,
        person: sound(READING, &row.person)?,
        role: role.ok_or_else(|| Fault::lasting(READING, "an unknown role"))?,
        account_number: row.account_number,
        mobile: row.mobile,
        password: PasswordHash::from_kept(row.password),
        epoch: row.epoch,
    })
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
            actor: &membership.person,
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
        let member = membership_item(organisation, membership, completed.password, veil, entropy)?;
        let place = Item::from([
            ("membership".to_owned(), text(membership.id.as_str())),
            ("role".to_owned(), text(membership.role.as_str())),
        ]);
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
        let row = row::write(OPENING, &organisation_row(organisation, head))?;
        let person = key::person(&membership.person);
        let committed = transaction
            .check(self, Label::Person, Write::on(person, "attribute_exists(pk)"))
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

    /// Reads an organisation and its people, whole and consistently; `None` when there is no live one.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn members(&self, organisation: &OrganisationId) -> Result<Option<Members>, Fault> {
        let key = key::organisation(organisation);
        let sent = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk")
            .expression_attribute_values(":pk", text(key.pk))
            .consistent_read(true)
            .send()
            .await;
        let items = sent.map_err(|error| fault(READING, error))?.items.unwrap_or_default();
        let mut found = None;
        let mut members = Vec::new();
        for item in items {
            let sk = item.get("sk").and_then(|sk| sk.as_s().ok()).cloned().unwrap_or_default();
            if sk == key.sk {
                found = Some(row::read::<OrganisationRow>(READING, item)?);
            } else if let Some(id) = sk.strip_prefix(key::MEMBERSHIP) {
                members.push(read_membership(id, item)?);
            }
        }
        Ok(found.filter(|row| row.status == LIVE).map(|row| Members {
            organisation: organisation.clone(),
            epoch: row.epoch,
            members,
        }))
    }

    /// Reads the password of one place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn membership_password(
        &self,
        organisation: &OrganisationId,
        membership: &MembershipId,
    ) -> Result<Option<PasswordHash>, Fault> {
        let key = key::membership(organisation, membership);
        let Some(item) = self.get(READING, key).await? else { return Ok(None) };
        Ok(Some(read_membership(membership.as_str(), item)?.password))
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
