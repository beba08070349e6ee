//! Sign-ins by another provider's word: `SSO#<id>`/`SSO`, and what links its subjects to persons.
//!
//! A step is a conditional write from the step before, so each happens once, whatever the interleaving. The row keeps
//! hashes of the browser's secrets; nonce and verifier are made of one of them and kept nowhere.

use crate::key::PersonIdentifier;
use crate::limiter::{Counted, Event};
use crate::notices::noticing;
use crate::refresh::standing;
use crate::row::{self, IdentityKept, at, exact, moment, sound, text};
use crate::sessions::{NewSession, person_lives, session_item};
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Identity, Notice, PersonActor, PersonId, SecretHash, SignedOn, SsoId, SsoSignIn, SsoStep,
    SsoSubject, rules,
};
use jiff::Timestamp;
use keys::{Blind, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// A sign-in, as it was read.
#[derive(Clone, Debug)]
pub struct SsoKept {
    /// What is judged.
    pub sign_in: SsoSignIn,
    /// At which provider.
    pub provider: String,
    /// Hash of what the browser holds in a cookie.
    pub browser: SecretHash,
    /// Hash of what it came back with, until that is spent.
    pub code: Option<SecretHash>,
    /// Hash of what the page goes on with, from then on.
    pub token: Option<SecretHash>,
    /// When they proved themselves to the provider.
    pub authenticated_at: Option<Timestamp>,
    sealed: Option<ByteBuf>,
}

impl SsoKept {
    /// Whom the provider named.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open, or nobody was named yet.
    pub fn named(&self, seal: &SealKeys) -> Result<(SsoSubject, Option<Identity>), Fault> {
        let sealed = self.sealed.as_ref();
        let sealed = sealed.ok_or_else(|| Fault::lasting(READING, "nobody is named yet"))?;
        let key = key::sso_sign_in(&self.sign_in.id);
        let NamedKept { issuer, subject, identity } = row::unseal(READING, seal, &key, sealed)?;
        let identity = identity.map(|identity| identity.read(READING)).transpose()?;
        Ok((SsoSubject { issuer, subject }, identity))
    }
}

/// A subject's linking, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoLinked {
    /// It is linked.
    Done,
    /// The session of whoever asks has ended.
    SessionEnded,
    /// Another request was first, or its time is over.
    Stale,
    /// Somebody is linked to the subject already.
    SubjectTaken,
    /// The person is linked to another subject of that provider.
    PersonTaken,
}

/// A session by it, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SsoSession {
    /// It began.
    Done,
    /// Another request was first, or its time is over.
    Stale,
    /// What it would rest on no longer stands as it was read.
    PlaceMoved,
}

#[derive(Serialize, Deserialize)]
struct NamedKept {
    issuer: String,
    subject: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<IdentityKept>,
}

#[derive(Serialize, Deserialize)]
struct SsoRow {
    step: String,
    provider: String,
    browser_hash: ByteBuf,
    deadline: i64,
    expires_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_hash: Option<ByteBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token_hash: Option<ByteBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authenticated_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<ByteBuf>,
}

const BEGUN: &str = "begun";
pub(crate) const CLAIMED: &str = "claimed";
const UNLINKED: &str = "unlinked";
const LINKED: &str = "linked";
pub(crate) const CLERK: &str = "clerk";
pub(crate) const DONE: &str = "done";

const BEGINNING: &str = "beginning a sign-on";
const READING: &str = "reading a sign-on";
const GOING_ON: &str = "going on with a sign-on";

#[derive(Clone, Copy)]
enum Beginning {
    Address,
    New,
}

#[derive(Clone, Copy)]
enum Label {
    Actor,
    SignIn,
    Subject,
    Person,
    Place,
}

pub(crate) fn bytes(hash: SecretHash) -> AttributeValue {
    AttributeValue::B(Blob::new(hash.0))
}

fn read_sso(id: &SsoId, item: Item) -> Result<SsoKept, Fault> {
    let row: SsoRow = row::read(READING, item)?;
    let step = match (row.step.as_str(), &row.person) {
        (BEGUN, _) => SsoStep::Begun,
        (CLAIMED, _) => SsoStep::Claimed,
        (UNLINKED, _) => SsoStep::Unlinked,
        (LINKED, Some(person)) => SsoStep::Linked { person: sound(READING, person)? },
        // A clerk's is nobody's to go on with here.
        (DONE | CLERK, _) => SsoStep::Done,
        _ => return Err(Fault::lasting(READING, "a sign-on is at no known step")),
    };
    let hash = |kept: Option<ByteBuf>| -> Result<Option<SecretHash>, Fault> {
        kept.map(|kept| exact(READING, &kept).map(SecretHash)).transpose()
    };
    Ok(SsoKept {
        sign_in: SsoSignIn { id: id.clone(), step, deadline: at(READING, row.deadline)? },
        provider: row.provider,
        browser: SecretHash(exact(READING, &row.browser_hash)?),
        code: hash(row.code_hash)?,
        token: hash(row.token_hash)?,
        authenticated_at: row.authenticated_at.map(|when| at(READING, when)).transpose()?,
        sealed: row.sealed,
    })
}

impl Table {
    /// Begins a sign-on, and counts the caller's address.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_sso(
        &self,
        id: &SsoId,
        provider: &str,
        browser: SecretHash,
        address: &Blind,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        let deadline = now + rules::SSO_WINDOW;
        let row = SsoRow {
            step: BEGUN.to_owned(),
            provider: provider.to_owned(),
            browser_hash: ByteBuf::from(browser.0),
            deadline: deadline.as_millisecond(),
            expires_at: (deadline + rules::SWEEP_AFTER).as_second(),
            code_hash: None,
            token_hash: None,
            person: None,
            authenticated_at: None,
            sealed: None,
        };
        let event = Event::new(&rules::SSO_PER_ADDRESS, address, now);
        let item = row::write(BEGINNING, &row)?;
        let committed = Transaction::new(BEGINNING)
            .count(self, Beginning::Address, &event)
            .put(self, Beginning::New, Write::new(key::sso_sign_in(id)), item)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Beginning::Address, row) => {
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
            Committed::Refused(Beginning::New, _) => {
                Err(Fault::lasting(BEGINNING, "its name was drawn before"))
            }
        }
    }

    /// The browser that began comes back: once, in time, from that provider. Whether it did.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn claim_sso(
        &self,
        id: &SsoId,
        provider: &str,
        browser: SecretHash,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        const ITS_OWN: &str = "step = :begun AND provider = :provider AND browser_hash = :browser \
                               AND deadline > :now";
        let write = Write::on(key::sso_sign_in(id), ITS_OWN)
            .value(":begun", text(BEGUN))
            .value(":claimed", text(CLAIMED))
            .value(":provider", text(provider))
            .value(":browser", bytes(browser))
            .value(":now", moment(now));
        let updated = write.update(self, GOING_ON, "SET step = :claimed").await?;
        Ok(matches!(updated, Updated::Done(_)))
    }

    /// The provider named somebody: the browser may fetch what came of it, with this code. Whether it may.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn conclude_sso(
        &self,
        id: &SsoId,
        signed_on: &SignedOn,
        (person, code): (Option<&PersonId>, SecretHash),
        now: Timestamp,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<bool, Fault> {
        let key = key::sso_sign_in(id);
        let SsoSubject { issuer, subject } = signed_on.subject.clone();
        let identity = signed_on.identity.as_ref().map(IdentityKept::from);
        let named = NamedKept { issuer, subject, identity };
        let sealed = row::seal(GOING_ON, seal, entropy, &key, &named)?;
        let mut write = Write::on(key, "step = :claimed AND deadline > :now")
            .value(":claimed", text(CLAIMED))
            .value(":now", moment(now))
            .value(":step", text(if person.is_some() { LINKED } else { UNLINKED }))
            .value(":code", bytes(code))
            .value(":proven", moment(signed_on.authenticated_at))
            .value(":deadline", moment(now + rules::SSO_CODE_LIFE))
            .value(":sealed", AttributeValue::B(Blob::new(sealed.into_vec())));
        let mut set = "SET step = :step, code_hash = :code, authenticated_at = :proven, \
                       deadline = :deadline, sealed = :sealed"
            .to_owned();
        if let Some(person) = person {
            write = write.value(":person", text(person.to_string()));
            set.push_str(", person = :person");
        }
        Ok(matches!(write.update(self, GOING_ON, &set).await?, Updated::Done(_)))
    }

    /// Reads a sign-on.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn sso(&self, id: &SsoId) -> Result<Option<SsoKept>, Fault> {
        let item = self.get(READING, key::sso_sign_in(id)).await?;
        item.map(|item| read_sso(id, item)).transpose()
    }

    /// The browser fetches what came of it, and its page goes on with this token. Whether it was the first to.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn fetch_sso(
        &self,
        id: &SsoId,
        (code, token): (SecretHash, SecretHash),
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let write = Write::on(key::sso_sign_in(id), "code_hash = :code AND deadline > :now")
            .value(":code", bytes(code))
            .value(":token", bytes(token))
            .value(":now", moment(now))
            .value(":deadline", moment(now + rules::SSO_CHOICE));
        let set = "SET token_hash = :token, deadline = :deadline REMOVE code_hash";
        Ok(matches!(write.update(self, GOING_ON, set).await?, Updated::Done(_)))
    }

    /// Links a subject to a person, once, and has them told of it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn link_sso(
        &self,
        kept: &SsoKept,
        subject: &SsoSubject,
        actor: &PersonActor,
        notices: &[Notice],
        now: Timestamp,
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<SsoLinked, Fault> {
        let id = &kept.sign_in.id;
        let write = Write::on(key::sso_sign_in(id), "step = :unlinked AND deadline > :now")
            .value(":unlinked", text(UNLINKED))
            .value(":linked", text(LINKED))
            .value(":person", text(actor.person.to_string()))
            .value(":now", moment(now));
        let set = "SET step = :linked, person = :person";
        let transaction = Transaction::new("linking a subject");
        let mut transaction = person_lives(transaction, self, Label::Actor, actor).update(
            self,
            Label::SignIn,
            write,
            set,
        );
        let linked = |_: &Blind| {
            Item::from([
                ("person".to_owned(), text(actor.person.to_string())),
                ("linked_at".to_owned(), moment(now)),
            ])
        };
        // What was blinded under an older key, or under the next, counts as taken too.
        for (place, blind) in veil.blind.every(subject).iter().enumerate() {
            let write = Write::new(key::person_identifier(PersonIdentifier::Subject, blind));
            transaction = if place == 0 {
                let own = Write::new(key::subject_of(&actor.person, &kept.provider));
                let mut back = linked(blind);
                back.insert("subject".to_owned(), text(blind.as_str()));
                transaction.put(self, Label::Subject, write, linked(blind)).put(
                    self,
                    Label::Person,
                    own,
                    back,
                )
            } else {
                transaction.check(self, Label::Subject, write)
            };
        }
        let with = (&veil.seal, entropy);
        transaction = noticing(transaction, self, Label::Place, notices, now, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => SsoLinked::Done,
            Committed::Refused(Label::Actor, _) => SsoLinked::SessionEnded,
            Committed::Refused(Label::Subject, _) => SsoLinked::SubjectTaken,
            Committed::Refused(Label::Person, _) => SsoLinked::PersonTaken,
            Committed::Refused(Label::SignIn | Label::Place, _) => SsoLinked::Stale,
        })
    }

    /// Begins a session by a sign-on, once.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_session_by_sso(
        &self,
        id: &SsoId,
        session: &NewSession,
    ) -> Result<SsoSession, Fault> {
        const THEIRS: &str = "step = :linked AND person = :person AND deadline > :now";
        let write = Write::on(key::sso_sign_in(id), THEIRS)
            .value(":linked", text(LINKED))
            .value(":done", text(DONE))
            .value(":person", text(session.person.to_string()))
            .value(":now", moment(session.at));
        let own = Write::new(key::session(&session.person, &session.id));
        let transaction = Transaction::new(GOING_ON)
            .update(self, Label::SignIn, write, "SET step = :done")
            .put(self, Label::Place, own, session_item(session)?);
        let marks = (Label::Place, Label::Place);
        let of = (&session.person, &session.whose);
        let committed = standing(transaction, self, marks, of, session.at).commit(self).await?;
        Ok(match committed {
            Committed::Done => SsoSession::Done,
            Committed::Refused(Label::SignIn, _) => SsoSession::Stale,
            Committed::Refused(..) => SsoSession::PlaceMoved,
        })
    }
}
