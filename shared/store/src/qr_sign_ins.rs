//! QR codes to sign in with: `QR#<id>`/`QR`.
//!
//! A step is a conditional write from the step before, in the same transaction that asks for the session of whoever takes
//! it; a licence's code is approved without being scanned before. **A poll is one write**, also the one that consumes: the row keeps `collector`, which until the approval is
//! nobody's and which the approval takes away; each poll writes its own mark there unless there is one. So exactly one
//! poll after the approval finds its own mark, whatever the interleaving, and finds it again when its reply was lost.

use crate::limiter::{Counted, Event};
use crate::refresh::standing;
use crate::registrations::{Delivery, FaceSaved, delivered, delivering};
use crate::row::{self, at, exact, moment, number, sound, text};
use crate::sessions::{NewSession, Whose, WhoseRow, person_lives, session_item};
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Numbers, PersonActor, PersonId, QrBy, QrId, QrKind, QrSignIn, QrStep, SecretHash, SessionId,
    rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys};
use ports::{Entropy, Fault, random};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// A code that is about to be shown.
#[derive(Clone, Debug)]
pub struct NewQr<'a> {
    /// Its name.
    pub id: QrId,
    /// Hash of what the code holds.
    pub scan: SecretHash,
    /// Hash of what the page holds.
    pub poll: SecretHash,
    /// Hashes of the first refresh token of the session it may lead to.
    pub tokens: (SecretHash, SecretHash),
    /// What the page is of.
    pub site: &'a str,
    /// On what the page is shown, in a few words.
    pub device: &'a str,
    /// From where, masked.
    pub network: &'a str,
    /// Who it is to be scanned by.
    pub by: QrBy,
    /// Now.
    pub at: Timestamp,
}

/// A code, as it was read.
#[derive(Clone, Debug)]
pub struct QrKept {
    /// What is judged.
    pub sign_in: QrSignIn,
    /// Hash of what the code holds.
    pub scan: SecretHash,
    /// Hashes of the first refresh token of the session it may lead to.
    pub tokens: (SecretHash, SecretHash),
    /// What the page is of.
    pub site: String,
    /// On what the page is shown.
    pub device: String,
    /// When it was opened.
    pub opened_at: Timestamp,
    sealed: ByteBuf,
}

impl QrKept {
    /// From where the page was opened, masked.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn network(&self, seal: &SealKeys) -> Result<String, Fault> {
        row::unseal(READING, seal, &key::qr_sign_in(&self.sign_in.id), &self.sealed)
    }
}

/// A step's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrMoved {
    /// It is taken.
    Done,
    /// Another request was first, or the code's time is over.
    Stale,
    /// The session of whoever takes it has ended.
    SessionEnded,
    /// What the new session would rest on no longer stands as it was read.
    PlaceMoved,
}

/// A licence that was shown, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LicenceShown {
    /// The code is approved, and the delivery's id is spent.
    Done,
    /// This very delivery approved it before.
    Repeated,
    /// The delivery's id was used for another body.
    IdReused,
    /// Another delivery was first, or the code's time is over.
    Stale,
    /// What the new session would rest on no longer stands as it was read.
    PlaceMoved,
}

/// What was approved: whose session the page has.
#[derive(Clone, Debug)]
pub struct ApprovedQr {
    /// Who approved.
    pub person: PersonId,
    /// The session.
    pub session: SessionId,
    /// For whom.
    pub whose: Whose,
    /// When they had proven themselves to the APP.
    pub authenticated_at: Timestamp,
}

/// A poll's answer.
#[derive(Clone, Debug)]
pub enum Polled {
    /// There is no such code, or the poll's secret is none of it; nothing is written.
    Unknown,
    /// Its time is over; nothing is written.
    Expired,
    /// It is not decided yet.
    Waiting {
        /// Whether somebody has scanned it.
        is_scanned: bool,
        /// Whether this poll came sooner than it may.
        is_early: bool,
        /// How long to wait between two polls.
        every: SignedDuration,
        /// When its time is over.
        expires_at: Timestamp,
    },
    /// It was denied.
    Denied,
    /// It is approved, and this poll is the one that may have the tokens.
    Collected(Box<ApprovedQr>),
    /// It was approved, and another poll had the tokens.
    Consumed,
}

#[derive(Serialize, Deserialize)]
struct ApprovedRow {
    session: String,
    authenticated_at: i64,
    #[serde(flatten)]
    whose: WhoseRow,
}

#[derive(Serialize, Deserialize)]
struct QrRow {
    kind: String,
    step: String,
    scan_hash: ByteBuf,
    poll_hash: ByteBuf,
    family_hash: ByteBuf,
    refresh_hash: ByteBuf,
    site: String,
    device: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    page_number: Option<u8>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    choices: Vec<u8>,
    opened_at: i64,
    deadline: i64,
    expires_at: i64,
    poll_every: i64,
    polled_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    polled_before: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    collector: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scanned_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approved: Option<ApprovedRow>,
    sealed: ByteBuf,
}

const CREATED: &str = "created";
const SCANNED: &str = "scanned";
const APPROVED: &str = "approved";
const DENIED: &str = "denied";

/// Whose the tokens are before the approval; no mark of a poll, which is longer.
const NOBODY: &str = "nobody";

const OPENING: &str = "opening a QR code";
const READING: &str = "reading a QR code";
const POLLING: &str = "polling a QR code";
const DECIDING: &str = "deciding on a QR code";

#[derive(Clone, Copy)]
enum Label {
    Delivery,
    Actor,
    Code,
    Place,
}

#[derive(Clone, Copy)]
enum Opening {
    Address,
    Code,
}

fn bytes(hash: SecretHash) -> AttributeValue {
    AttributeValue::B(Blob::new(hash.0))
}

fn new_row(
    qr: &NewQr<'_>,
    key: &key::Key,
    seal: &SealKeys,
    entropy: &dyn Entropy,
) -> Result<QrRow, Fault> {
    let deadline = qr.at + rules::QR_LIFE;
    let kept = |hash: SecretHash| ByteBuf::from(hash.0);
    let (page_number, choices) = match &qr.by {
        QrBy::Person(Numbers { page, choices }) => (Some(*page), choices.to_vec()),
        QrBy::Licence => (None, Vec::new()),
    };
    Ok(QrRow {
        kind: qr.by.kind().amr().to_owned(),
        step: CREATED.to_owned(),
        scan_hash: kept(qr.scan),
        poll_hash: kept(qr.poll),
        family_hash: kept(qr.tokens.0),
        refresh_hash: kept(qr.tokens.1),
        site: qr.site.to_owned(),
        device: qr.device.to_owned(),
        page_number,
        choices,
        opened_at: qr.at.as_millisecond(),
        deadline: deadline.as_millisecond(),
        expires_at: (deadline + rules::SWEEP_AFTER).as_second(),
        poll_every: i64::try_from(rules::POLL_EVERY.as_millis()).unwrap_or(i64::MAX),
        polled_at: 0,
        polled_before: None,
        collector: Some(NOBODY.to_owned()),
        scanned_by: None,
        approved: None,
        sealed: row::seal(OPENING, seal, entropy, key, &qr.network)?,
    })
}

fn step(row: &QrRow) -> Result<QrStep, Fault> {
    let by = || {
        let by = row.scanned_by.as_deref().unwrap_or_default();
        sound::<PersonId>(READING, by)
    };
    Ok(match row.step.as_str() {
        CREATED => QrStep::Created,
        SCANNED => QrStep::Scanned { by: by()? },
        APPROVED => QrStep::Approved { by: by()? },
        DENIED => QrStep::Denied { by: by()? },
        _ => return Err(Fault::lasting(READING, "a code is at no known step")),
    })
}

fn by(row: &QrRow) -> Result<QrBy, Fault> {
    let Some(page) = row.page_number else { return Ok(QrBy::Licence) };
    let choices = row.choices.as_slice().try_into();
    let choices = choices.map_err(|_| Fault::lasting(READING, "there are three numbers"))?;
    Ok(QrBy::Person(Numbers { page, choices }))
}

fn read_qr(id: &QrId, item: Item) -> Result<QrKept, Fault> {
    let row: QrRow = row::read(READING, item)?;
    Ok(QrKept {
        sign_in: QrSignIn {
            id: id.clone(),
            step: step(&row)?,
            by: by(&row)?,
            expires_at: at(READING, row.deadline)?,
        },
        scan: SecretHash(exact(READING, &row.scan_hash)?),
        tokens: (
            SecretHash(exact(READING, &row.family_hash)?),
            SecretHash(exact(READING, &row.refresh_hash)?),
        ),
        opened_at: at(READING, row.opened_at)?,
        site: row.site,
        device: row.device,
        sealed: row.sealed,
    })
}

fn polled(item: Item, mark: &str, now: Timestamp) -> Result<Polled, Fault> {
    let row: QrRow = row::read(POLLING, item)?;
    if row.step == DENIED {
        return Ok(Polled::Denied);
    }
    let Some(approved) = row.approved else {
        let before = row.polled_before.unwrap_or_default();
        return Ok(Polled::Waiting {
            is_scanned: row.step == SCANNED,
            is_early: now.as_millisecond() < before.saturating_add(row.poll_every),
            every: SignedDuration::from_millis(row.poll_every),
            expires_at: at(POLLING, row.deadline)?,
        });
    };
    if row.collector.as_deref() != Some(mark) {
        return Ok(Polled::Consumed);
    }
    Ok(Polled::Collected(Box::new(ApprovedQr {
        person: sound(POLLING, row.scanned_by.as_deref().unwrap_or_default())?,
        session: sound(POLLING, &approved.session)?,
        whose: approved.whose.read()?,
        authenticated_at: at(POLLING, approved.authenticated_at)?,
    })))
}

impl Table {
    /// Opens a code, and counts the caller's address.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_qr(
        &self,
        qr: &NewQr<'_>,
        address: &Blind,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<Counted, Fault> {
        let key = key::qr_sign_in(&qr.id);
        let event = Event::new(&rules::QR_PER_ADDRESS, address, qr.at);
        let item = row::write(OPENING, &new_row(qr, &key, seal, entropy)?)?;
        let committed = Transaction::new(OPENING)
            .count(self, Opening::Address, &event)
            .put(self, Opening::Code, Write::new(key), item)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Opening::Address, row) => {
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
            Committed::Refused(Opening::Code, _) => {
                Err(Fault::lasting(OPENING, "its name was drawn before"))
            }
        }
    }

    /// Reads a code.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn qr(&self, id: &QrId) -> Result<Option<QrKept>, Fault> {
        let item = self.get(READING, key::qr_sign_in(id)).await?;
        item.map(|item| read_qr(id, item)).transpose()
    }

    /// A person scans a code that nobody else has scanned.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn scan_qr(
        &self,
        id: &QrId,
        actor: &PersonActor,
        now: Timestamp,
    ) -> Result<QrMoved, Fault> {
        const FREE: &str = "kind = :kind AND deadline > :now AND \
                            (step = :created OR (step = :scanned AND scanned_by = :person))";
        let write = Write::on(key::qr_sign_in(id), FREE)
            .value(":kind", text(QrKind::Person.amr()))
            .value(":created", text(CREATED))
            .value(":scanned", text(SCANNED))
            .value(":person", text(actor.person.to_string()))
            .value(":now", moment(now));
        let set = "SET step = :scanned, scanned_by = :person";
        let transaction = Transaction::new(DECIDING).update(self, Label::Code, write, set);
        self.moved(person_lives(transaction, self, Label::Actor, actor)).await
    }

    /// The person who scanned a code denies it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn deny_qr(
        &self,
        id: &QrId,
        actor: &PersonActor,
        now: Timestamp,
    ) -> Result<QrMoved, Fault> {
        let write = theirs(id, actor, now).value(":denied", text(DENIED));
        let transaction =
            Transaction::new(DECIDING).update(self, Label::Code, write, "SET step = :denied");
        self.moved(person_lives(transaction, self, Label::Actor, actor)).await
    }

    /// The person who scanned a code approves it: the session is there, though only the page will know its token.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn approve_qr(
        &self,
        id: &QrId,
        actor: &PersonActor,
        session: &NewSession,
    ) -> Result<QrMoved, Fault> {
        let write = theirs(id, actor, session.at);
        let transaction = self.granting(Transaction::new(DECIDING), write, session)?;
        self.moved(person_lives(transaction, self, Label::Actor, actor)).await
    }

    /// The licence's app approves a code that nobody has approved yet, in a delivery whose id is spent with it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn approve_by_licence(
        &self,
        id: &QrId,
        session: &NewSession,
        delivery: &Delivery,
    ) -> Result<LicenceShown, Fault> {
        const FREE: &str = "kind = :kind AND step = :created AND deadline > :now";
        let write = Write::on(key::qr_sign_in(id), FREE)
            .value(":kind", text(QrKind::Licence.amr()))
            .value(":created", text(CREATED))
            .value(":person", text(session.person.to_string()))
            .value(":now", moment(session.at));
        let transaction = Transaction::new(DECIDING);
        let transaction = delivering(transaction, self, Label::Delivery, delivery, None)?;
        let transaction = self.granting(transaction, write, session)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => LicenceShown::Done,
            Committed::Refused(Label::Delivery, Some(seen)) => match delivered(delivery, seen)? {
                FaceSaved::Repeated(_) => LicenceShown::Repeated,
                _ => LicenceShown::IdReused,
            },
            Committed::Refused(Label::Code, _) => LicenceShown::Stale,
            Committed::Refused(..) => LicenceShown::PlaceMoved,
        })
    }

    /// Approves a code, whose `write` names `:person`, and begins the session if what it rests on stands.
    fn granting(
        &self,
        transaction: Transaction<Label>,
        write: Write,
        session: &NewSession,
    ) -> Result<Transaction<Label>, Fault> {
        let approved = ApprovedRow {
            session: session.id.to_string(),
            authenticated_at: session.authenticated_at.as_millisecond(),
            whose: WhoseRow::new(&session.whose),
        };
        let write = write
            .value(":approved", text(APPROVED))
            .value(":session", AttributeValue::M(row::write(DECIDING, &approved)?));
        let set =
            "SET step = :approved, scanned_by = :person, approved = :session REMOVE collector";
        let own = Write::new(key::session(&session.person, &session.id));
        let transaction = transaction.update(self, Label::Code, write, set).put(
            self,
            Label::Place,
            own,
            session_item(session)?,
        );
        let marks = (Label::Place, Label::Place);
        let of = (&session.person, &session.whose);
        Ok(standing(transaction, self, marks, of, session.at))
    }

    async fn moved(&self, transaction: Transaction<Label>) -> Result<QrMoved, Fault> {
        Ok(match transaction.commit(self).await? {
            Committed::Done => QrMoved::Done,
            Committed::Refused(Label::Actor, _) => QrMoved::SessionEnded,
            Committed::Refused(Label::Code | Label::Delivery, _) => QrMoved::Stale,
            Committed::Refused(Label::Place, _) => QrMoved::PlaceMoved,
        })
    }

    /// The page asks how its code stands. One write, whatever the answer.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn poll_qr(
        &self,
        kind: QrKind,
        (id, poll): (&QrId, SecretHash),
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Polled, Fault> {
        const ALIVE: &str = "kind = :kind AND poll_hash = :poll AND deadline > :now";
        // A mark is an id like any other: 128 random bits.
        let mark = SessionId::from_random(random(entropy)).to_string();
        let kind = text(kind.amr());
        let write = Write::on(key::qr_sign_in(id), ALIVE)
            .value(":kind", kind.clone())
            .value(":poll", bytes(poll))
            .value(":now", moment(now))
            .value(":mark", text(mark.clone()));
        let set = "SET polled_before = polled_at, polled_at = :now, \
                   collector = if_not_exists(collector, :mark)";
        match write.update(self, POLLING, set).await? {
            Updated::Done(item) => polled(item, &mark, now),
            Updated::Refused(Some(item))
                if item.get("poll_hash") == Some(&bytes(poll))
                    && item.get("kind") == Some(&kind) =>
            {
                Ok(Polled::Expired)
            }
            Updated::Refused(_) => Ok(Polled::Unknown),
        }
    }

    /// A page that polls too often is to wait longer from now on: so much between two polls.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn slow_qr_down(
        &self,
        id: &QrId,
        poll: SecretHash,
        every: SignedDuration,
    ) -> Result<(), Fault> {
        let write = Write::on(key::qr_sign_in(id), "poll_hash = :poll")
            .value(":poll", bytes(poll))
            .value(":every", number(every.as_millis()));
        // Gone in between, it needs no slowing down.
        write.update(self, POLLING, "SET poll_every = :every").await.map(|_| ())
    }
}

/// Only the person who scanned it, only before it is decided, only in time.
fn theirs(id: &QrId, actor: &PersonActor, now: Timestamp) -> Write {
    const THEIRS: &str = "step = :scanned AND scanned_by = :person AND deadline > :now";
    Write::on(key::qr_sign_in(id), THEIRS)
        .value(":scanned", text(SCANNED))
        .value(":person", text(actor.person.to_string()))
        .value(":now", moment(now))
}
