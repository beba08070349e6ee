//! Persons: `PER#<per>`, and what they are found by: `PERID#<kind>#<blind>`.

use crate::organisations::Completed;
use crate::registrations::completing;
use crate::row::{self, IdentityKept, sound, text};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{Person, PersonId, PersonRegistration};
use key::PersonIdentifier;
use keys::{Blind, PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a person";
const REGISTERING: &str = "registering a person";

#[derive(Serialize, Deserialize)]
struct PersonRow {
    password: String,
    registered_at: i64,
    sealed: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct PersonSealed {
    identity: IdentityKept,
    mobile: String,
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
        #[derive(Deserialize)]
        struct IdentifierRow {
            person: String,
        }
        for document in documents {
            let key = key::person_identifier(PersonIdentifier::Document, document);
            if let Some(item) = self.get(READING, key).await? {
                let row: IdentifierRow = row::read(READING, item)?;
                return sound(READING, &row.person).map(Some);
            }
        }
        Ok(None)
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
        let sealed = PersonSealed {
            identity: IdentityKept::from(&person.identity),
            mobile: person.mobile.e164(),
        };
        let row = PersonRow {
            password: completed.password.as_str().to_owned(),
            registered_at: now.as_millisecond(),
            sealed: row::seal(REGISTERING, &veil.seal, entropy, &key, &sealed)?,
        };
        let found_by = Item::from([("person".to_owned(), text(person.id.as_str()))]);
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
                    transaction.put(self, label, write, found_by.clone())
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

    /// Reads a person's own password.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_password(&self, person: &PersonId) -> Result<Option<PasswordHash>, Fault> {
        let Some(item) = self.get(READING, key::person(person)).await? else { return Ok(None) };
        let row: PersonRow = row::read(READING, item)?;
        Ok(Some(PasswordHash::from_kept(row.password)))
    }
}
