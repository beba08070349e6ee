//! Signing in: the session `PER#<per>`/`SES#<sid>`, and the count of failures that guards it.
//!
//! A failure is counted, and a success checked against the count, **in the write that is made before anything is
//! told**: of fifty parallel guesses all may be hashed, but at most five learn whether they were wrong, and a right one
//! among them opens nothing once the limit is reached.

use crate::failures::{FailureName, forgetting};
use crate::key;
use crate::notices::noticing;
use crate::row::{self, at, exact, number, sound, text};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table};
use domain::{
    Actor, Membership, MembershipId, Notice, OrganisationId, People, PersonActor, PersonId,
    RefreshFamily, RefreshParent, Role, SecretHash, SessionId, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{PasswordHash, SealKeys};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// For whom somebody is signed in, and the epochs under which: a raised one ends the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whose {
    /// For an organisation.
    Member {
        /// Which.
        organisation: OrganisationId,
        /// In which place.
        membership: MembershipId,
        /// The organisation's epoch, the place's.
        epochs: (u64, u64),
        /// As what. A place's role never changes.
        role: Role,
        /// When the place ends, as it stood when this was read.
        until: Option<Timestamp>,
    },
    /// For themselves.
    Person {
        /// The person's epoch.
        epoch: u64,
    },
}

impl Whose {
    /// Of a place, as it stands.
    #[must_use]
    pub fn of_place(people: &People, member: &Membership) -> Self {
        Self::Member {
            organisation: people.organisation.clone(),
            membership: member.id.clone(),
            epochs: (people.epoch, member.epoch),
            role: member.role,
            until: member.period.until,
        }
    }
}

/// A session about to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its name.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// For whom they act.
    pub whose: Whose,
    /// Hash of the part of the refresh token that stays.
    pub family: SecretHash,
    /// Hash of the part of it that is another at each use.
    pub refresh: SecretHash,
    /// On whose password it rests, where that is not the one it acts for: it was entered from another session.
    pub rests_on: Option<Whose>,
    /// How they proved themselves.
    pub amr: String,
    /// On what, in a few words: `Chrome, Windows`. Never an address or a whole user agent.
    pub device: String,
    /// When they proved themselves; by a QR code that is when they did to the APP.
    pub authenticated_at: Timestamp,
    /// When it ends in any case.
    pub ends_at: Timestamp,
    /// Since when.
    pub at: Timestamp,
}

/// A session, as it was read.
#[derive(Clone, Debug)]
pub struct SessionKept {
    /// Its name.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// For whom they act.
    pub whose: Whose,
    /// On whose password it rests, where that is not the one it acts for.
    pub rests_on: Option<Whose>,
    /// Hash of the part of the refresh token that stays.
    pub family: SecretHash,
    /// The tokens that are good now.
    pub refresh: RefreshFamily,
    /// How they proved themselves.
    pub amr: String,
    /// On what.
    pub device: String,
    /// When they proved themselves.
    pub authenticated_at: Timestamp,
    /// When it began.
    pub began_at: Timestamp,
    /// When it was last refreshed, or began.
    pub used_at: Timestamp,
    /// When it ends unless it is refreshed.
    pub idle_until: Timestamp,
    /// When it ends in any case.
    pub ends_at: Timestamp,
}

impl SessionKept {
    /// Whether it still may be refreshed, as far as time goes.
    #[must_use]
    pub fn is_alive(&self, now: Timestamp) -> bool {
        now < self.idle_until && now < self.ends_at
    }

    /// Whose password it rests on: another one's if it was entered from another session.
    #[must_use]
    pub fn origin(&self) -> &Whose {
        self.rests_on.as_ref().unwrap_or(&self.whose)
    }

    /// Whether it is for an organisation and rests on the person's own account: the APP approved it, or it was entered
    /// from the person's own session.
    #[must_use]
    pub fn rests_on_own_account(&self) -> bool {
        self.amr == "qr" || matches!(self.rests_on, Some(Whose::Person { .. }))
    }
}

/// A password kept anew, because it was kept under an older pepper.
#[derive(Clone, Debug)]
pub struct Rehashed<'a> {
    /// As it was read.
    pub old: &'a PasswordHash,
    /// As it will be kept.
    pub new: &'a PasswordHash,
}

/// A sign-in's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// The session is written.
    Done,
    /// Too many failures lately; nothing is written.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The password was changed by another request at the same moment; nothing is written.
    Overtaken,
}

/// For whom somebody is signed in, as rows have it.
#[derive(Serialize, Deserialize)]
pub(crate) struct WhoseRow {
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation_epoch: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place_until: Option<i64>,
    /// The place's, or the person's.
    epoch: u64,
}

impl WhoseRow {
    pub(crate) fn new(whose: &Whose) -> Self {
        match whose {
            Whose::Member { organisation, membership, epochs, role, until } => Self {
                organisation: Some(organisation.to_string()),
                membership: Some(membership.to_string()),
                organisation_epoch: Some(epochs.0),
                role: Some(role.as_str().to_owned()),
                place_until: until.map(Timestamp::as_millisecond),
                epoch: epochs.1,
            },
            Whose::Person { epoch } => Self {
                organisation: None,
                membership: None,
                organisation_epoch: None,
                role: None,
                place_until: None,
                epoch: *epoch,
            },
        }
    }

    pub(crate) fn read(self) -> Result<Whose, Fault> {
        let (Some(organisation), Some(membership), Some(of_all), Some(role)) =
            (self.organisation, self.membership, self.organisation_epoch, self.role)
        else {
            return Ok(Whose::Person { epoch: self.epoch });
        };
        let role = Role::ALL.into_iter().find(|one| one.as_str() == role);
        Ok(Whose::Member {
            organisation: sound(READING, &organisation)?,
            membership: sound(READING, &membership)?,
            epochs: (of_all, self.epoch),
            role: role.ok_or_else(|| Fault::lasting(READING, "an unknown role"))?,
            until: self.place_until.map(|until| at(READING, until)).transpose()?,
        })
    }
}

#[derive(Serialize, Deserialize)]
struct SessionRow {
    #[serde(flatten)]
    whose: WhoseRow,
    #[serde(skip_serializing_if = "Option::is_none")]
    rests_on: Option<WhoseRow>,
    family: ByteBuf,
    /// The successor that was given last.
    refresh: ByteBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_parent: Option<ByteBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_rotated_at: Option<i64>,
    /// All successors of the parent, one after another, the newest last.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_successors: Option<ByteBuf>,
    amr: String,
    device: String,
    authenticated_at: i64,
    began_at: i64,
    used_at: i64,
    idle_until: i64,
    ends_at: i64,
    expires_at: i64,
}

#[derive(Clone, Copy)]
enum Label {
    Failures,
    Session,
    Password,
}

const BEGINNING: &str = "beginning a session";
const READING: &str = "reading a session";
const ENDING: &str = "ending sessions";

/// `DynamoDB` takes no more writes in one transaction.
const TRANSACTION_MOST: usize = 100;

/// A session, as an item.
pub(crate) fn session_item(session: &NewSession) -> Result<Item, Fault> {
    let now = session.at;
    let ends_at = session.ends_at;
    let row = SessionRow {
        whose: WhoseRow::new(&session.whose),
        rests_on: session.rests_on.as_ref().map(WhoseRow::new),
        family: ByteBuf::from(session.family.0),
        refresh: ByteBuf::from(session.refresh.0),
        refresh_parent: None,
        refresh_rotated_at: None,
        refresh_successors: None,
        amr: session.amr.clone(),
        device: session.device.clone(),
        authenticated_at: session.authenticated_at.as_millisecond(),
        began_at: now.as_millisecond(),
        used_at: now.as_millisecond(),
        idle_until: (now + rules::SESSION_IDLE).as_millisecond(),
        ends_at: ends_at.as_millisecond(),
        expires_at: ends_at.as_second(),
    };
    row::write(BEGINNING, &row)
}

fn read_family(row: &SessionRow) -> Result<RefreshFamily, Fault> {
    let newest = SecretHash(exact(READING, &row.refresh)?);
    let (Some(parent), Some(rotated_at), Some(successors)) =
        (&row.refresh_parent, row.refresh_rotated_at, &row.refresh_successors)
    else {
        return Ok(RefreshFamily::begin(newest));
    };
    let mut older = successors
        .chunks(newest.0.len())
        .map(|hash| Ok(SecretHash(exact(READING, &ByteBuf::from(hash))?)))
        .collect::<Result<Vec<_>, Fault>>()?;
    // A version before this one rotates `refresh` alone: what is beside it is then of an older parent.
    if older.pop().is_none_or(|last| last.0 != newest.0) {
        return Ok(RefreshFamily::begin(newest));
    }
    let hash = SecretHash(exact(READING, parent)?);
    let parent = RefreshParent { hash, rotated_at: at(READING, rotated_at)? };
    Ok(RefreshFamily::from_stored(Some(parent), older, newest))
}

pub(crate) fn read_session(
    person: &PersonId,
    id: &SessionId,
    item: Item,
) -> Result<SessionKept, Fault> {
    let row: SessionRow = row::read(READING, item)?;
    let refresh = read_family(&row)?;
    Ok(SessionKept {
        id: id.clone(),
        person: person.clone(),
        whose: row.whose.read()?,
        rests_on: row.rests_on.map(WhoseRow::read).transpose()?,
        family: SecretHash(exact(READING, &row.family)?),
        refresh,
        amr: row.amr,
        device: row.device,
        authenticated_at: at(READING, row.authenticated_at)?,
        began_at: at(READING, row.began_at)?,
        used_at: at(READING, row.used_at)?,
        idle_until: at(READING, row.idle_until)?,
        ends_at: at(READING, row.ends_at)?,
    })
}

/// Asks that the session of whoever does something lives, and that a person's own epoch is the session's.
pub(crate) fn actor_lives<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    actor: &Actor,
) -> Transaction<L> {
    match actor {
        Actor::Member(actor) => {
            session_lives(transaction, table, label, (&actor.person, &actor.session))
        }
        Actor::Person(actor) => person_lives(transaction, table, label, actor),
    }
}

/// Asks that a session lives.
pub(crate) fn session_lives<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    (person, session): (&PersonId, &SessionId),
) -> Transaction<L> {
    let write = Write::there(key::session(person, session));
    transaction.check(table, label, write)
}

impl Table {
    /// Begins a session, unless its account has failed too often under the name it was `named` by; forgives the failures
    /// before it, under the account's `other` names too.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_session(
        &self,
        session: &NewSession,
        (named, other): (&FailureName, &[FailureName]),
        rehashed: Option<Rehashed<'_>>,
    ) -> Result<SignedIn, Fault> {
        let password = match &session.whose {
            Whose::Member { organisation, membership, .. } => {
                key::membership(organisation, membership)
            }
            Whose::Person { .. } => key::person(&session.person),
        };
        let failures = named.event(session.at);
        let transaction = Transaction::new(BEGINNING);
        let transaction = transaction.delete(self, Label::Failures, failures.forgive());
        let mut transaction =
            forgetting(transaction, self, Label::Session, named, other, session.at).put(
                self,
                Label::Session,
                Write::new(key::session(&session.person, &session.id)),
                session_item(session)?,
            );
        if let Some(Rehashed { old, new }) = rehashed {
            let write = Write::on(password, "password = :old")
                .value(":old", text(old.as_str()))
                .value(":new", text(new.as_str()));
            transaction = transaction.update(self, Label::Password, write, "SET password = :new");
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => SignedIn::Done,
            Committed::Refused(Label::Failures, row) => {
                SignedIn::Limited { retry_after: failures.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Session | Label::Password, _) => SignedIn::Overtaken,
        })
    }

    /// Reads a session.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn session(
        &self,
        person: &PersonId,
        id: &SessionId,
    ) -> Result<Option<SessionKept>, Fault> {
        let item = self.get(READING, key::session(person, id)).await?;
        item.map(|item| read_session(person, id, item)).transpose()
    }

    /// Whether a session is there: for flows that read only. One that changes something asks in its transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn session_is_there(&self, person: &PersonId, id: &SessionId) -> Result<bool, Fault> {
        Ok(self.get(READING, key::session(person, id)).await?.is_some())
    }

    /// Every session of a person that time has not ended, for whomever they act, the one used last first.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn sessions_of(
        &self,
        person: &PersonId,
        now: Timestamp,
    ) -> Result<Vec<SessionKept>, Fault> {
        let (pk, prefix) = key::sessions_of(person);
        let items = self.all_of(READING, pk, &prefix).await?;
        let read = |item: Item| {
            let id = sound(READING, row::sort_key(&item).trim_start_matches(&prefix))?;
            read_session(person, &id, item)
        };
        let mut sessions = items.into_iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
        sessions.retain(|session| session.is_alive(now));
        sessions.sort_by_key(|session| std::cmp::Reverse(session.used_at));
        Ok(sessions)
    }

    /// Ends these sessions of a person; one that has ended already is left ended.
    ///
    /// # Errors
    ///
    /// [`Fault`]; some may then have ended, if there were more than a transaction takes.
    pub async fn end_sessions<'a>(
        &self,
        person: &PersonId,
        ids: impl IntoIterator<Item = &'a SessionId>,
    ) -> Result<(), Fault> {
        let keys: Vec<key::Key> = ids.into_iter().map(|id| key::session(person, id)).collect();
        for keys in keys.chunks(TRANSACTION_MOST) {
            let ending = keys.iter().fold(Transaction::new(ENDING), |ending, key| {
                let write = Write::whatever(key.clone());
                ending.delete(self, Label::Session, write)
            });
            ending.commit(self).await?;
        }
        Ok(())
    }

    /// Ends a session of which a spent token was shown, and has people told; only once, however many show it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn end_copied_session(
        &self,
        session: &SessionKept,
        notices: &[Notice],
        now: Timestamp,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<(), Fault> {
        let key = key::session(&session.person, &session.id);
        let write = Write::there(key);
        let ending = Transaction::new(ENDING).delete(self, Label::Session, write);
        let ending = noticing(ending, self, Label::Session, notices, now, with)?;
        // Refused: somebody else ended it, and had people told if it was for this.
        ending.commit(self).await.map(|_| ())
    }
}

/// Asks that a person's own session lives, and that their epoch is the session's.
pub(crate) fn person_lives<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    actor: &PersonActor,
) -> Transaction<L> {
    let is_there = Write::there(key::session(&actor.person, &actor.session));
    let is_at = Write::on(key::person(&actor.person), "epoch = :epoch")
        .value(":epoch", number(actor.epoch));
    transaction.check(table, label, is_there).check(table, label, is_at)
}
