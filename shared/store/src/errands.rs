//! Errands about a place or a person that are there already: an invitation, a password reset, a change of mobile.
//!
//! `FLOW#<id>`, like a registration, so that an SMS code is asked for and answered in the same way; but there is nothing
//! to claim: whose place it is was known when the errand began.

use crate::key;
use crate::limiter::{Counted, Event};
use crate::registrations::{self, Delivery, FaceSaved, delivered, delivering, read_refusal};
use crate::row::{self, at, exact, moment, number, sound, text};
use crate::sessions::actor_lives;
use crate::sms_codes::is_proven;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table};
use domain::rules::{self, Limit};
use domain::{
    Actor, BoundMobile, FacePass, FaceRefusal, FlowId, FlowKind, MembershipId, OrganisationId,
    PersonId, SecretHash, SmsCodeId,
};
use jiff::Timestamp;
use keys::Blind;
use ports::Fault;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an errand";
const WRITING: &str = "writing an errand";

/// What an errand is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A place in an organisation, and whose it is.
    Place {
        /// The organisation.
        organisation: OrganisationId,
        /// The place.
        membership: MembershipId,
        /// Whose.
        person: PersonId,
    },
    /// A person.
    Person(PersonId),
    /// Nobody: only in rows of an earlier release. What is named and is not there has ids that nobody has.
    Nobody,
}

/// An errand that is about to begin.
#[derive(Clone, Debug)]
pub struct NewErrand {
    /// Its name.
    pub id: FlowId,
    /// What it is for.
    pub kind: FlowKind,
    /// Hash of what its browser must prove to hold.
    pub token: SecretHash,
    /// Hash of what its QR code carries, if it has one.
    pub scan: Option<SecretHash>,
    /// Whom it is about.
    pub about: About,
    /// The only mobile that a code is sent to, if it is known.
    pub bound: Option<BoundMobile>,
    /// When it began.
    pub at: Timestamp,
    /// Until when it must be finished.
    pub deadline: Timestamp,
}

/// An errand under way.
#[derive(Clone, Debug)]
pub struct Errand {
    /// Its name.
    pub id: FlowId,
    /// What it is for.
    pub kind: FlowKind,
    /// What its browser must prove to hold.
    pub token: SecretHash,
    /// What its QR code carries.
    pub scan: Option<SecretHash>,
    /// Whom it is about.
    pub about: About,
    /// Until when it must be finished.
    pub deadline: Timestamp,
    /// The face that passed, if one did.
    pub face: Option<FacePass>,
    /// Why the last face was refused, if one was.
    pub refusal: Option<FaceRefusal>,
    /// Whether it is finished.
    pub is_finished: bool,
}

/// An errand that ends with something else, and what proves that it may.
#[derive(Clone, Copy, Debug)]
pub struct Finished<'a> {
    /// Which.
    pub errand: &'a FlowId,
    /// The SMS code that is used up, and the mobile it must have been sent to, as it may have been blinded.
    pub proven: Option<(&'a domain::SmsCodeId, &'a [Blind])>,
}

#[derive(Serialize, Deserialize)]
struct ErrandRow {
    kind: String,
    token_hash: ByteBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    scan_hash: Option<ByteBuf>,
    step: String,
    opened_at: i64,
    deadline: i64,
    expires_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_mobile: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound_account: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    face_passed_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    delivery: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<String>,
}

fn row(errand: &NewErrand) -> ErrandRow {
    let (organisation, membership, person) = match &errand.about {
        About::Place { organisation, membership, person } => {
            (Some(organisation.to_string()), Some(membership.to_string()), Some(person.to_string()))
        }
        About::Person(person) => (None, None, Some(person.to_string())),
        About::Nobody => (None, None, None),
    };
    ErrandRow {
        kind: errand.kind.as_str().to_owned(),
        token_hash: ByteBuf::from(errand.token.0),
        scan_hash: errand.scan.map(|scan| ByteBuf::from(scan.0)),
        step: registrations::AWAITING_ACCOUNT.to_owned(),
        opened_at: errand.at.as_millisecond(),
        deadline: errand.deadline.as_millisecond(),
        expires_at: (errand.deadline + rules::SWEEP_AFTER).as_second(),
        bound_mobile: errand.bound.as_ref().map(|bound| bound.mobile.clone()),
        bound_account: errand.bound.as_ref().map(|bound| bound.account.clone()),
        organisation,
        membership,
        person,
        face_passed_at: None,
        provider: None,
        delivery: None,
        refusal: None,
    }
}

fn about(row: &ErrandRow) -> Result<About, Fault> {
    Ok(match (&row.organisation, &row.membership, &row.person) {
        (Some(organisation), Some(membership), Some(person)) => About::Place {
            organisation: sound(READING, organisation)?,
            membership: sound(READING, membership)?,
            person: sound(READING, person)?,
        },
        (None, None, Some(person)) => About::Person(sound(READING, person)?),
        _ => About::Nobody,
    })
}

/// An errand, as part of what it begins with.
pub(crate) fn beginning<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    errand: &NewErrand,
) -> Result<Transaction<L>, Fault> {
    let item = row::write(WRITING, &row(errand))?;
    Ok(transaction.put(table, label, Write::new(key::flow(&errand.id)), item))
}

/// An errand's end, as part of what it ends with: only once, and in time.
pub(crate) fn finishing<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    errand: &FlowId,
    now: Timestamp,
) -> Transaction<L> {
    let write = Write::on(key::flow(errand), "step = :open AND deadline > :now")
        .value(":open", text(registrations::AWAITING_ACCOUNT))
        .value(":done", text(registrations::COMPLETE))
        .value(":now", moment(now))
        .value(":swept", number((now + rules::SWEEP_AFTER).as_second()));
    transaction.update(table, label, write, "SET step = :done, expires_at = :swept")
}

/// The face that passed, as it was kept.
fn face(row: &ErrandRow) -> Result<Option<FacePass>, Fault> {
    let (Some(passed_at), Some(provider), Some(delivery)) =
        (row.face_passed_at, &row.provider, &row.delivery)
    else {
        return Ok(None);
    };
    let (provider, delivery) = (provider.clone(), delivery.clone());
    Ok(Some(FacePass { provider, delivery, at: at(READING, passed_at)? }))
}

/// An errand of this kind, as it was kept.
pub(crate) fn read_errand(
    id: &FlowId,
    kind: FlowKind,
    item: Item,
) -> Result<Option<Errand>, Fault> {
    let is_this = |word: &String| word == kind.as_str();
    if !item.get("kind").and_then(|word| word.as_s().ok()).is_some_and(is_this) {
        return Ok(None);
    }
    let row: ErrandRow = row::read(READING, item)?;
    let scan = row.scan_hash.as_ref().map(|hash| exact(READING, hash).map(SecretHash));
    Ok(Some(Errand {
        id: id.clone(),
        kind,
        token: SecretHash(exact(READING, &row.token_hash)?),
        scan: scan.transpose()?,
        about: about(&row)?,
        deadline: at(READING, row.deadline)?,
        face: face(&row)?,
        refusal: read_refusal(row.refusal.as_ref())?,
        is_finished: row.step == registrations::COMPLETE,
    }))
}

/// The change that a face makes to a reset: one pass only, in time, and no refusal after it.
fn facing(
    errand: &FlowId,
    refusal: Option<FaceRefusal>,
    delivery: &Delivery,
) -> (Write, &'static str) {
    let write = Write::on(
        key::flow(errand),
        "step = :open AND deadline > :now AND attribute_not_exists(face_passed_at)",
    )
    .value(":open", text(registrations::AWAITING_ACCOUNT))
    .value(":now", moment(delivery.at));
    match refusal {
        Some(refusal) => {
            (write.value(":refusal", text(refusal.as_str())), "SET refusal = :refusal")
        }
        None => (
            write
                .value(":provider", text(&delivery.provider))
                .value(":delivery", text(&delivery.id)),
            "SET face_passed_at = :now, provider = :provider, delivery = :delivery REMOVE refusal",
        ),
    }
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Limit(usize),
    Delivery,
    Flow,
}

impl Table {
    /// Reads an errand of this kind.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn errand(&self, id: &FlowId, kind: FlowKind) -> Result<Option<Errand>, Fault> {
        let Some(item) = self.get(READING, key::flow(id)).await? else { return Ok(None) };
        read_errand(id, kind, item)
    }

    /// Reads an errand of this kind and, in the same call, whether that SMS code proves that mobile for it, as it may
    /// have been blinded: so that whoever proved nothing costs what everybody costs, and learns nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when a row cannot be read.
    pub async fn errand_and_proof(
        &self,
        id: &FlowId,
        kind: FlowKind,
        (sms_code, mobiles): (&SmsCodeId, &[Blind]),
    ) -> Result<Option<(Errand, bool)>, Fault> {
        let [flow, code] = [key::flow(id), key::sms_code(sms_code)];
        let items = self.get_several(READING, [flow.clone(), code.clone()]).await?;
        let found = |key: &key::Key| items.iter().find(|item| key.is_of(item)).cloned();
        let Some(errand) = found(&flow).map(|item| read_errand(id, kind, item)).transpose()? else {
            return Ok(None);
        };
        let is_proven = match found(&code) {
            Some(item) => is_proven(item, id, mobiles)?,
            None => false,
        };
        Ok(errand.map(|errand| (errand, is_proven)))
    }

    /// Begins an errand that anybody may ask for: counts it against its limits and writes it, in one transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_errand(
        &self,
        errand: &NewErrand,
        limits: &[(&Limit, &Blind)],
    ) -> Result<Counted, Fault> {
        let events: Vec<_> =
            limits.iter().map(|(limit, whose)| Event::new(limit, whose, errand.at)).collect();
        let mut transaction = Transaction::new(WRITING);
        for (at, event) in events.iter().enumerate() {
            transaction = transaction.count(self, Label::Limit(at), event);
        }
        match beginning(transaction, self, Label::Flow, errand)?.commit(self).await? {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Label::Limit(at), row) => {
                let event = events.get(at).ok_or_else(registrations::drawn_twice)?;
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
            Committed::Refused(..) => Err(registrations::drawn_twice()),
        }
    }

    /// Begins an errand of somebody who is signed in; false when their session has ended.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_errand_of(&self, errand: &NewErrand, actor: &Actor) -> Result<bool, Fault> {
        let transaction = actor_lives(Transaction::new(WRITING), self, Label::Session, actor);
        match beginning(transaction, self, Label::Flow, errand)?.commit(self).await? {
            Committed::Done => Ok(true),
            Committed::Refused(Label::Session, _) => Ok(false),
            Committed::Refused(..) => Err(registrations::drawn_twice()),
        }
    }

    /// Saves what a face did to a password reset, and that its delivery is spent.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn save_face_of_reset(
        &self,
        reset: &FlowId,
        refusal: Option<FaceRefusal>,
        delivery: &Delivery,
    ) -> Result<FaceSaved, Fault> {
        let (write, set) = facing(reset, refusal, delivery);
        let transaction = Transaction::new(WRITING);
        let committed = delivering(transaction, self, Label::Delivery, delivery, refusal)?
            .update(self, Label::Flow, write, set)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(FaceSaved::Done),
            Committed::Refused(Label::Delivery, Some(seen)) => delivered(delivery, seen),
            Committed::Refused(..) => Ok(FaceSaved::Stale),
        }
    }
}
