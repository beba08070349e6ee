//! Persons: `PER#<per>`, and what they are found by: `PERID#<kind>#<blind>`.

use crate::errands::finishing;
use crate::failures::{FailureName, forgetting};
use crate::notices::noticing;
use crate::organisations::Completed;
use crate::registrations::completing;
use crate::row::{self, Particulars, ParticularsKept, number, sound, text};
use crate::sessions::session_lives;
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{
    FlowId, Notice, Person, PersonActor, PersonId, PersonName, PersonRegistration, SessionId,
};
use jiff::{SignedDuration, Timestamp};
use key::PersonIdentifier;
use keys::{Blind, BlindKeys, PasswordHash, SealKeys, Veil};
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
    /// That the sealed mobile is theirs no more: an appeal has shown it to be somebody else's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_mobile_released: bool,
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
    /// Since when they are registered.
    pub registered_at: Timestamp,
    /// Whether their mobile was shown to be somebody else's, and is bound to them no more.
    pub is_mobile_released: bool,
    pub(crate) sealed: ByteBuf,
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

/// Who is registered under a document that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonShown {
    /// Who.
    pub person: PersonId,
    /// Whether the name that was shown is theirs.
    pub is_named: bool,
}

/// A change of a person's own password, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPassword {
    /// It is written.
    Done,
    /// The session of whoever did it has ended.
    SessionEnded,
    /// They have failed too often to sign in.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
}

/// A reset of a person's own password, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnReset {
    /// It is written.
    Done,
    /// The person was changed since they were read, or the reset has ended: read and judge anew.
    Stale,
}

/// Sessions that end with one transaction at most, which has room for a hundred writes.
const RESTING_MOST: usize = 80;

#[derive(Clone, Copy)]
enum OwnLabel {
    Session,
    Failures,
    Person,
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

    /// The person who is linked to one of these blinded subjects.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_by_subject(&self, subjects: &[Blind]) -> Result<Option<PersonId>, Fault> {
        Ok(self.identifier(PersonIdentifier::Subject, subjects).await?.map(|(person, ..)| person))
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
        let PersonRow { password, epoch, registered_at, sealed, is_mobile_released } =
            row::read(READING, item)?;
        Ok(Some(PersonKept {
            id: id.clone(),
            password: PasswordHash::from_kept(password),
            epoch,
            registered_at: row::at(READING, registered_at)?,
            is_mobile_released,
            sealed,
        }))
    }

    /// Who is registered under one of these blinded documents, if they also bear that name.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn person_shown(
        &self,
        documents: &[Blind],
        name: Option<&PersonName>,
        blind: &BlindKeys,
    ) -> Result<Option<PersonShown>, Fault> {
        let found = self.identifier(PersonIdentifier::Document, documents).await?;
        Ok(found.map(|(person, _, row)| {
            let named = row.name.as_ref().zip(name);
            let is_named = named.is_some_and(|(kept, name)| blind.matches(kept, name));
            PersonShown { person, is_named }
        }))
    }

    /// Gives a person another password of their own: their epoch is raised, so that every session of theirs ends, this
    /// one too; sessions that rest on theirs end; and the failures before it are forgiven, under every one of their
    /// `names`, unless they said too many wrong present passwords.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    #[expect(clippy::too_many_arguments, reason = "each is a part of the one transaction, named")]
    pub async fn change_own_password(
        &self,
        actor: &PersonActor,
        kept: &PersonKept,
        new: &PasswordHash,
        names: &[FailureName],
        resting: &[SessionId],
        notices: &[Notice],
        now: Timestamp,
        sealing: (&SealKeys, &dyn Entropy),
    ) -> Result<OwnPassword, Fault> {
        let own = FailureName::own_of_person(&actor.person);
        let failures = own.event(now);
        let write = Write::on(key::person(&kept.id), "password = :old AND epoch = :epoch")
            .value(":old", text(kept.password.as_str()))
            .value(":new", text(new.as_str()))
            .value(":epoch", number(actor.epoch))
            .value(":next", number(actor.epoch + 1));
        let transaction = Transaction::new("changing a person's password");
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(transaction, self, OwnLabel::Session, session).delete(
            self,
            OwnLabel::Failures,
            failures.forgive(),
        );
        let transaction = forgetting(transaction, self, OwnLabel::Person, &own, names, now).update(
            self,
            OwnLabel::Person,
            write,
            "SET password = :new, epoch = :next",
        );
        let mut transaction = noticing(transaction, self, OwnLabel::Person, notices, now, sealing)?;
        for id in resting.iter().take(RESTING_MOST) {
            let key = key::session(&actor.person, id);
            let write = Write::whatever(key);
            transaction = transaction.delete(self, OwnLabel::Person, write);
        }
        let committed = transaction.commit(self).await?;
        Ok(match committed {
            Committed::Done => OwnPassword::Done,
            Committed::Refused(OwnLabel::Failures, row) => {
                OwnPassword::LockedOut { retry_after: failures.wait(row.as_ref()) }
            }
            // Whoever changed the password in between ended this session.
            Committed::Refused(..) => OwnPassword::SessionEnded,
        })
    }

    /// Gives a person who has proven themselves another password of their own, and ends the reset: their epoch is raised, so
    /// that every session of their own ends; sessions that rest on theirs end; and all failures before it are forgiven.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    #[expect(clippy::too_many_arguments, reason = "each is a part of the one transaction, named")]
    pub async fn reset_own_password(
        &self,
        kept: &PersonKept,
        new: &PasswordHash,
        names: &[FailureName],
        reset: &FlowId,
        resting: &[SessionId],
        notices: &[Notice],
        now: Timestamp,
        sealing: (&SealKeys, &dyn Entropy),
    ) -> Result<OwnReset, Fault> {
        let own = FailureName::own_of_person(&kept.id);
        let write = Write::on(key::person(&kept.id), "epoch = :epoch")
            .value(":new", text(new.as_str()))
            .value(":epoch", number(kept.epoch))
            .value(":next", number(kept.epoch + 1));
        let transaction = Transaction::new("resetting a person's password");
        let transaction = finishing(transaction, self, (), reset, now)
            .update(self, (), write, "SET password = :new, epoch = :next")
            .delete(self, (), own.event(now).forget());
        let transaction = forgetting(transaction, self, (), &own, names, now);
        let mut transaction = noticing(transaction, self, (), notices, now, sealing)?;
        for id in resting.iter().take(RESTING_MOST) {
            let write = Write::whatever(key::session(&kept.id, id));
            transaction = transaction.delete(self, (), write);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => OwnReset::Done,
            Committed::Refused(..) => OwnReset::Stale,
        })
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
            is_mobile_released: false,
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
pub(crate) fn found_by(
    kind: PersonIdentifier,
    blind: &Blind,
    person: &Person,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::person_identifier(kind, blind);
    let (name, sealed) = match kind {
        PersonIdentifier::Mobile | PersonIdentifier::Subject => (None, None),
        PersonIdentifier::Document => {
            let name = veil.blind.blind(&person.identity.name).as_str().to_owned();
            let particulars = ParticularsKept::new(&person.identity, &person.mobile);
            let sealed = row::seal(REGISTERING, &veil.seal, entropy, &key, &particulars)?;
            (Some(name), Some(sealed))
        }
    };
    row::write(REGISTERING, &IdentifierRow { person: person.id.to_string(), name, sealed })
}
