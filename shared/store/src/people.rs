//! Persons: `PER#<per>`, and what they are found by: `PERID#<kind>#<blind>`.

use crate::organisations::Completed;
use crate::registrations::completing;
use crate::row::{self, Particulars, ParticularsKept, sound};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{Person, PersonId, PersonRegistration};
use key::PersonIdentifier;
use keys::{Blind, PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a person";
const REGISTERING: &str = "registering a person";

#[derive(Serialize, Deserialize)]
struct PersonRow {
    password: String,
    #[serde(default = "first")]
    epoch: u64,
    registered_at: i64,
    sealed: ByteBuf,
}

fn first() -> u64 {
    1
}

/// What a person is found by. That by their document also says what is needed to give them a place somewhere: whoever
/// names them has the name too, and it is blinded to be compared.
#[derive(Serialize, Deserialize)]
struct IdentifierRow {
    person: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<ByteBuf>,
}

/// A person, as they were found by their document.
#[derive(Clone, Debug)]
pub struct PersonFound {
    /// Who.
    pub person: PersonId,
    /// Their name, blinded.
    pub name: String,
    key: key::Key,
    sealed: ByteBuf,
}

impl PersonFound {
    /// Opens what is personal.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn particulars(&self, seal: &SealKeys) -> Result<Particulars, Fault> {
        row::unseal::<ParticularsKept>(READING, seal, &self.key, &self.sealed)?.read(READING)
    }
}

/// A person's own account, as far as signing in needs it.
#[derive(Clone, Debug)]
pub struct PersonKept {
    /// Who.
    pub id: PersonId,
    /// Their own password.
    pub password: PasswordHash,
    /// Raised when their own sessions must end.
    pub epoch: u64,
    sealed: ByteBuf,
}

impl PersonKept {
    /// Opens what is personal.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn particulars(&self, seal: &SealKeys) -> Result<Particulars, Fault> {
        let key = key::person(&self.id);
        row::unseal::<ParticularsKept>(READING, seal, &key, &self.sealed)?.read(READING)
    }
}

/// By what a person names themselves, blinded under every key in use.
#[derive(Clone, Debug)]
pub enum PersonNamed {
    /// Their document.
    Document(Vec<Blind>),
    /// Their own mobile.
    Mobile(Vec<Blind>),
}

/// Why a person was not registered; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRegistered {
    /// Another request completed this registration, or its deadline passed.
    Stale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
    /// Somebody is registered under this identity.
    IdentityTaken,
    /// Another person's account is bound to the mobile.
    MobileTaken,
}

#[derive(Clone, Copy)]
enum Label {
    Flow,
    SmsCode,
    Document,
    Mobile,
    New,
}

impl Table {
    /// The person registered under one of these blinded documents (one for each key in use).
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_by_document(&self, documents: &[Blind]) -> Result<Option<PersonId>, Fault> {
        Ok(self.identifier(PersonIdentifier::Document, documents).await?.map(|(person, ..)| person))
    }

    /// The person whose own mobile is one of these blinded ones.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_by_mobile(&self, mobiles: &[Blind]) -> Result<Option<PersonId>, Fault> {
        Ok(self.identifier(PersonIdentifier::Mobile, mobiles).await?.map(|(person, ..)| person))
    }

    /// The person who is named so. Reads as much when there is none, so that time tells nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_named(&self, named: &PersonNamed) -> Result<Option<PersonId>, Fault> {
        let (kind, blinds) = match named {
            PersonNamed::Document(blinds) => (PersonIdentifier::Document, blinds),
            PersonNamed::Mobile(blinds) => (PersonIdentifier::Mobile, blinds),
        };
        let mut found = None;
        for blind in blinds {
            let one = self.identifier(kind, std::slice::from_ref(blind)).await?;
            found = found.or(one.map(|(person, ..)| person));
        }
        Ok(found)
    }

    /// The person registered under one of these blinded documents, with what is needed to give them a place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_found(&self, documents: &[Blind]) -> Result<Option<PersonFound>, Fault> {
        let found = self.identifier(PersonIdentifier::Document, documents).await?;
        Ok(found.and_then(|(person, key, row)| {
            Some(PersonFound { person, name: row.name?, key, sealed: row.sealed? })
        }))
    }

    async fn identifier(
        &self,
        kind: PersonIdentifier,
        blinds: &[Blind],
    ) -> Result<Option<(PersonId, key::Key, IdentifierRow)>, Fault> {
        for blind in blinds {
            let key = key::person_identifier(kind, blind);
            if let Some(item) = self.get(READING, key.clone()).await? {
                let row: IdentifierRow = row::read(READING, item)?;
                return Ok(Some((sound(READING, &row.person)?, key, row)));
            }
        }
        Ok(None)
    }

    /// Reads a person's own account.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person(&self, id: &PersonId) -> Result<Option<PersonKept>, Fault> {
        let Some(item) = self.get(READING, key::person(id)).await? else { return Ok(None) };
        let PersonRow { password, epoch, sealed, .. } = row::read(READING, item)?;
        let password = PasswordHash::from_kept(password);
        Ok(Some(PersonKept { id: id.clone(), password, epoch, sealed }))
    }

    /// Registers a person: the person, what they are found by, the completed registration and the used SMS code, all
    /// or none. What was blinded under an older key, or under the next one by a function that has it already, counts
    /// as taken too.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn register_person(
        &self,
        person: &Person,
        registration: &PersonRegistration,
        completed: &Completed<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotRegistered>, Fault> {
        let now = person.registered_at;
        let key = key::person(&person.id);
        let sealed = ParticularsKept::new(&person.identity, &person.mobile);
        let row = PersonRow {
            password: completed.password.as_str().to_owned(),
            epoch: first(),
            registered_at: now.as_millisecond(),
            sealed: row::seal(REGISTERING, &veil.seal, entropy, &key, &sealed)?,
        };
        let documents = veil.blind.every(&person.identity.document);
        let identifiers = [
            (Label::Document, PersonIdentifier::Document, documents.as_slice()),
            (Label::Mobile, PersonIdentifier::Mobile, completed.mobiles),
        ];

        let transaction = Transaction::new(REGISTERING);
        let mut transaction =
            completing(transaction, self, Label::Flow, registration, now, (&veil.seal, entropy))?;
        transaction = consuming(
            transaction,
            self,
            Label::SmsCode,
            (completed.sms_code, &registration.id, completed.mobiles),
            now,
        );
        for (label, kind, blinds) in identifiers {
            // The first is under the current key: it is written. The others must not be there.
            for (at, blind) in blinds.iter().enumerate() {
                let write = Write::new(key::person_identifier(kind, blind));
                transaction = if at == 0 {
                    let item = found_by(kind, blind, person, veil, entropy)?;
                    transaction.put(self, label, write, item)
                } else {
                    transaction.check(self, label, write)
                };
            }
        }
        let committed = transaction
            .put(self, Label::New, Write::new(key), row::write(REGISTERING, &row)?)
            .commit(self)
            .await?;
        Ok(match committed {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Flow | Label::New, _) => Err(NotRegistered::Stale),
            Committed::Refused(Label::SmsCode, _) => Err(NotRegistered::MobileNotVerified),
            Committed::Refused(Label::Document, _) => Err(NotRegistered::IdentityTaken),
            Committed::Refused(Label::Mobile, _) => Err(NotRegistered::MobileTaken),
        })
    }
}

/// The row by which a person is found.
fn found_by(
    kind: PersonIdentifier,
    blind: &Blind,
    person: &Person,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::person_identifier(kind, blind);
    let (name, sealed) = match kind {
        PersonIdentifier::Mobile => (None, None),
        PersonIdentifier::Document => {
            let name = veil.blind.blind(&person.identity.name).as_str().to_owned();
            let particulars = ParticularsKept::new(&person.identity, &person.mobile);
            let sealed = row::seal(REGISTERING, &veil.seal, entropy, &key, &particulars)?;
            (Some(name), Some(sealed))
        }
    };
    row::write(REGISTERING, &IdentifierRow { person: person.id.to_string(), name, sealed })
}
