//! Refreshing a session: one transaction gives it its next tokens, on the condition that everything it rests on still stands.
//!
//! A raised epoch, a suspension, a removal, an end of a period: each is a condition of that write, so none of them is ever
//! overlooked, however late it comes. The session keeps its role and the end of its place, so that the new access token
//! needs no third read; a place whose end was moved since stands in the way with its row, from which the new end is told.

use crate::key;
use crate::memberships::membership_of;
use crate::row::{moment, number, text};
use crate::sessions::{SessionKept, Whose, read_session};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{MembershipId, PersonId, Place, RefreshFamily, SecretHash, rules};
use jiff::Timestamp;
use ports::Fault;

/// A refresh's answer; nothing is written unless it is `Done`.
#[derive(Clone, Debug)]
pub enum Refreshed {
    /// The secret is rotated.
    Done,
    /// The place ends at another moment than the session has it: here it is as it stands. Ask again with it.
    Moved(Whose),
    /// Another request used a token first: here is the session as it stands. Judge again.
    Overtaken(Box<SessionKept>),
    /// There is no such session any more.
    Gone,
    /// What the session rests on no longer stands.
    Ended,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Epoch,
    Place,
}

const REFRESHING: &str = "refreshing a session";

/// An organisation whose epoch is the session's, and which is not in custody.
const ATTENDED: &str =
    "epoch = :epoch AND (attribute_not_exists(attended_until) OR attended_until > :custody)";

/// Asks that what a session rests on still stands: a person's epoch, or an organisation's and a place that acts.
pub(crate) fn standing<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    (epoch, place): (L, L),
    (person, whose): (&PersonId, &Whose),
    now: Timestamp,
) -> Transaction<L> {
    let is_at = |key, of: u64| Write::on(key, "epoch = :epoch").value(":epoch", number(of));
    match whose {
        Whose::Person { epoch: own } => {
            transaction.check(table, epoch, is_at(key::person(person), *own))
        }
        Whose::Member { organisation, membership, epochs, until, .. } => {
            let ends = if until.is_some() {
                "ends_at = :until AND ends_at > :now"
            } else {
                "attribute_not_exists(ends_at)"
            };
            let condition = format!(
                "epoch = :epoch AND (place = :live OR attribute_not_exists(place)) AND since <= :now AND {ends}"
            );
            let mut write = Write::on(key::membership(organisation, membership), condition)
                .value(":epoch", number(epochs.1))
                .value(":live", text(Place::Live.as_str()))
                .value(":now", moment(now));
            if let Some(until) = until {
                write = write.value(":until", moment(*until));
            }
            let custody = moment(now - rules::CUSTODY_AFTER);
            let attended = Write::on(key::organisation(organisation), ATTENDED)
                .value(":epoch", number(epochs.0))
                .value(":custody", custody);
            transaction.check(table, epoch, attended).check(table, place, write)
        }
    }
}

/// Asks that what a session was entered from still stands: the epochs of the person, or of that place, are what they were.
/// Whether that place may act is not asked: only its password is rested on.
pub(crate) fn origin_standing<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    (person, origin): (&PersonId, &Whose),
) -> Transaction<L> {
    let is_at = |key, of: u64| Write::on(key, "epoch = :epoch").value(":epoch", number(of));
    match origin {
        Whose::Person { epoch } => {
            transaction.check(table, label, is_at(key::person(person), *epoch))
        }
        Whose::Member { organisation, membership, epochs, .. } => transaction
            .check(table, label, is_at(key::organisation(organisation), epochs.0))
            .check(table, label, is_at(key::membership(organisation, membership), epochs.1)),
    }
}

impl Table {
    /// Gives a session the tokens `next` in place of those that were read, if all it rests on still stands.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn refresh_session(
        &self,
        session: &SessionKept,
        whose: &Whose,
        next: &RefreshFamily,
        now: Timestamp,
    ) -> Result<Refreshed, Fault> {
        let mut transaction = rotating(self, session, whose, next, now);
        if let Some(origin) = &session.rests_on {
            let of = (&session.person, origin);
            transaction = origin_standing(transaction, self, Label::Epoch, of);
        }
        let marks = (Label::Epoch, Label::Place);
        let of = (&session.person, whose);
        Ok(match standing(transaction, self, marks, of, now).commit(self).await? {
            Committed::Done => Refreshed::Done,
            Committed::Refused(Label::Session, Some(row)) => {
                Refreshed::Overtaken(Box::new(read_session(&session.person, &session.id, row)?))
            }
            Committed::Refused(Label::Session, None) => Refreshed::Gone,
            Committed::Refused(Label::Epoch, _) => Refreshed::Ended,
            Committed::Refused(Label::Place, row) => moved(whose, row, now)?,
        })
    }
}

fn rotating(
    table: &Table,
    session: &SessionKept,
    whose: &Whose,
    next: &RefreshFamily,
    now: Timestamp,
) -> Transaction<Label> {
    let bytes = |hash: SecretHash| AttributeValue::B(Blob::new(hash.0));
    let idle_until = now + rules::SESSION_IDLE;
    let mut write = Write::on(key::session(&session.person, &session.id), "refresh = :old")
        .value(":old", bytes(session.refresh.newest()))
        .value(":new", bytes(next.newest()))
        .value(":now", moment(now))
        .value(":idle", moment(idle_until));
    let mut set = "SET refresh = :new, used_at = :now, idle_until = :idle".to_owned();
    if let Some(parent) = next.parent {
        let successors = next.successors().iter().flat_map(|hash| hash.0).collect::<Vec<u8>>();
        write = write
            .value(":parent", bytes(parent.hash))
            .value(":rotated", moment(parent.rotated_at))
            .value(":successors", AttributeValue::B(Blob::new(successors)));
        set.push_str(
            ", refresh_parent = :parent, refresh_rotated_at = :rotated, \
             refresh_successors = :successors",
        );
    }
    match whose {
        Whose::Member { until: Some(until), .. } => {
            write = write.value(":until", moment(*until));
            set.push_str(", place_until = :until");
        }
        Whose::Member { until: None, .. } | Whose::Person { .. } => {}
    }
    Transaction::new(REFRESHING).update(table, Label::Session, write, &set)
}

/// What a place that stood in the way says: it has ended, or it ends at another moment.
fn moved(whose: &Whose, row: Option<Item>, now: Timestamp) -> Result<Refreshed, Fault> {
    let (Whose::Member { organisation, membership, epochs, role, .. }, Some(row)) = (whose, row)
    else {
        return Ok(Refreshed::Ended);
    };
    let place = membership_of(membership, row)?;
    if place.acts(now).is_err() || place.epoch != epochs.1 {
        return Ok(Refreshed::Ended);
    }
    Ok(Refreshed::Moved(Whose::Member {
        organisation: organisation.clone(),
        membership: MembershipId::clone(membership),
        epochs: *epochs,
        role: *role,
        until: place.period.until,
    }))
}
