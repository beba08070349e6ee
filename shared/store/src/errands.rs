//! Errands about a place or a person that are there already: an invitation, a password reset, a change of mobile.
//!
//! `FLOW#<id>`, like a registration, so that an SMS code is asked for and answered in the same way; but there is nothing
//! to claim: whose place it is was known when the errand began.

use crate::key;
use crate::row::{self, at, exact, moment, number, sound, text};
use crate::transaction::{Transaction, Write};
use crate::{Table, registrations};
use domain::{FlowId, FlowKind, MembershipId, OrganisationId, PersonId, SecretHash, rules};
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
    /// Nobody: what was named is not there, and whoever named it is not told.
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
    /// When a face passed, if one did.
    pub face_passed_at: Option<Timestamp>,
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
    organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    face_passed_at: Option<i64>,
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
        organisation,
        membership,
        person,
        face_passed_at: None,
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

impl Table {
    /// Reads an errand of this kind.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn errand(&self, id: &FlowId, kind: FlowKind) -> Result<Option<Errand>, Fault> {
        let Some(item) = self.get(READING, key::flow(id)).await? else { return Ok(None) };
        let is_other =
            item.get("kind").and_then(|word| word.as_s().ok()) != Some(&kind.as_str().to_owned());
        if is_other {
            return Ok(None);
        }
        let row: ErrandRow = row::read(READING, item)?;
        Ok(Some(Errand {
            id: id.clone(),
            kind,
            token: SecretHash(exact(READING, &row.token_hash)?),
            scan: row
                .scan_hash
                .as_ref()
                .map(|hash| exact(READING, hash).map(SecretHash))
                .transpose()?,
            about: about(&row)?,
            deadline: at(READING, row.deadline)?,
            face_passed_at: row.face_passed_at.map(|ms| at(READING, ms)).transpose()?,
            is_finished: row.step == registrations::COMPLETE,
        }))
    }
}
