//! What mobile a person is bound to, from all sides: changed by themselves, released by an appeal, or given with the account.

use crate::errands::{Finished, finishing};
use crate::notices::noticing;
use crate::people::{PersonKept, found_by};
use crate::row::{self, Particulars, ParticularsKept, number, text};
use crate::sessions::session_lives;
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Mobile, Notice, Person, PersonActor, PersonId};
use jiff::Timestamp;
use key::PersonIdentifier;
use keys::{PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde_bytes::ByteBuf;

const CHANGING_MOBILE: &str = "changing a person's mobile";

/// A change of a person's own mobile, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnMobile {
    /// It is written.
    Done,
    /// The person was changed since they were read: read and judge anew.
    Stale,
    /// The session of whoever did it has ended.
    SessionEnded,
    /// The errand has ended already, or is out of time.
    FlowStale,
    /// The SMS code is not verified for this errand and mobile, or was used before.
    MobileNotVerified,
    /// Another person's account is bound to the mobile. Told only to whoever holds that mobile.
    MobileTaken,
}

#[derive(Clone, Copy)]
enum OwnLabel {
    Session,
    Person,
    Flow,
    SmsCode,
    Mobile,
}

impl PersonKept {
    /// The person, as bound to a mobile.
    fn bound_to(&self, mobile: Mobile, seal: &SealKeys) -> Result<Person, Fault> {
        let Particulars { identity, .. } = self.particulars(seal)?;
        Ok(Person { id: self.id.clone(), identity, mobile, registered_at: self.registered_at })
    }
}

impl Table {
    /// Gives a person another mobile of their own: what they are found by, what is sealed of them, the end of the errand
    /// and the used SMS code, all or none. What they are found by is written anew under the current blinding key, and
    /// what was under others goes.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    #[expect(clippy::too_many_arguments, reason = "each is a part of the one transaction, named")]
    pub async fn change_own_mobile(
        &self,
        actor: &PersonActor,
        kept: &PersonKept,
        mobile: &Mobile,
        finished: &Finished<'_>,
        notices: &[Notice],
        at: Timestamp,
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<OwnMobile, Fault> {
        let Particulars { identity, mobile: old } = kept.particulars(&veil.seal)?;
        let (id, registered_at) = (kept.id.clone(), kept.registered_at);
        let person = Person { id, identity, mobile: mobile.clone(), registered_at };
        let transaction = Transaction::new(CHANGING_MOBILE);
        let session = (&actor.person, &actor.session);
        let mut transaction = session_lives(transaction, self, OwnLabel::Session, session);
        transaction = self.sealed_anew(transaction, actor, kept, &person, (veil, entropy))?;
        transaction = finishing(transaction, self, OwnLabel::Flow, finished.errand, at);
        if let Some((sms_code, mobiles)) = finished.proven {
            let bound = (sms_code, finished.errand, mobiles);
            transaction = consuming(transaction, self, OwnLabel::SmsCode, bound, at);
        }
        let old = (!kept.is_mobile_released).then_some(&old);
        let labels = (OwnLabel::Person, OwnLabel::Mobile);
        transaction = found_anew(transaction, self, labels, (&person, old), (veil, entropy))?;
        let sealing = (&veil.seal, entropy);
        transaction = noticing(transaction, self, OwnLabel::Person, notices, at, sealing)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => OwnMobile::Done,
            Committed::Refused(OwnLabel::Session, _) => OwnMobile::SessionEnded,
            Committed::Refused(OwnLabel::Person, _) => OwnMobile::Stale,
            Committed::Refused(OwnLabel::Flow, _) => OwnMobile::FlowStale,
            Committed::Refused(OwnLabel::SmsCode, _) => OwnMobile::MobileNotVerified,
            Committed::Refused(OwnLabel::Mobile, _) => OwnMobile::MobileTaken,
        })
    }

    /// The person's own row with another mobile in it, if nobody changed the row since it was read.
    fn sealed_anew(
        &self,
        transaction: Transaction<OwnLabel>,
        actor: &PersonActor,
        kept: &PersonKept,
        person: &Person,
        with: (&Veil, &dyn Entropy),
    ) -> Result<Transaction<OwnLabel>, Fault> {
        let write = resealing(kept, actor.epoch, person, with)?;
        let set = "SET sealed = :sealed REMOVE is_mobile_released";
        Ok(transaction.update(self, OwnLabel::Person, write, set))
    }
}

/// A write on a row that is this person's, or not there.
fn own(key: key::Key, person: &PersonId) -> Write {
    Write::on(key, "attribute_not_exists(pk) OR person = :own").value(":own", text(person.as_str()))
}

/// A write of a person's own row with what is personal sealed anew, if nobody changed the row since it was read.
fn resealing(
    kept: &PersonKept,
    epoch: u64,
    person: &Person,
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Write, Fault> {
    let key = key::person(&kept.id);
    let particulars = ParticularsKept::new(&person.identity, &person.mobile);
    let sealed = row::seal(CHANGING_MOBILE, &veil.seal, entropy, &key, &particulars)?;
    let bytes = |bytes: &ByteBuf| AttributeValue::B(Blob::new(bytes.as_slice()));
    Ok(Write::on(key, "sealed = :read AND epoch = :epoch")
        .value(":read", bytes(&kept.sealed))
        .value(":sealed", bytes(&sealed))
        .value(":epoch", number(epoch)))
}

/// What a person is found by, once their mobile is another: it is written anew under the current blinding key, and what
/// was under others goes, as does what the `old` mobile was found by.
fn found_anew<L: Copy>(
    mut transaction: Transaction<L>,
    table: &Table,
    (own_label, mobile_label): (L, L),
    (person, old): (&Person, Option<&Mobile>),
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let kind = PersonIdentifier::Mobile;
    for (place, blind) in veil.blind.every(&person.mobile).iter().enumerate() {
        let write = Write::new(key::person_identifier(kind, blind));
        transaction = if place == 0 {
            let item = found_by(kind, blind, person, veil, entropy)?;
            transaction.put(table, mobile_label, write, item)
        } else {
            transaction.check(table, mobile_label, write)
        };
    }
    for blind in old.iter().flat_map(|old| veil.blind.every(*old)) {
        let write = own(key::person_identifier(kind, &blind), &person.id);
        transaction = transaction.delete(table, own_label, write);
    }
    found_by_document(transaction, table, own_label, (person, true), (veil, entropy))
}

/// What a person is found by under their document: with what is needed to give them a place, or without.
fn found_by_document<L: Copy>(
    mut transaction: Transaction<L>,
    table: &Table,
    label: L,
    (person, is_invitable): (&Person, bool),
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let kind = PersonIdentifier::Document;
    for (place, blind) in veil.blind.every(&person.identity.document).iter().enumerate() {
        let write = own(key::person_identifier(kind, blind), &person.id);
        transaction = if place == 0 {
            let mut item = found_by(kind, blind, person, veil, entropy)?;
            if !is_invitable {
                item.remove(row::SEALED);
            }
            transaction.put(table, label, write, item)
        } else {
            transaction.delete(table, label, write)
        };
    }
    Ok(transaction)
}

/// A mobile is bound to its person no more: nobody finds them by it, nobody invites them until they have another, and
/// every session of theirs ends.
pub(crate) fn releasing<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    (holder, mobile): (&PersonKept, &Mobile),
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let write = Write::on(key::person(&holder.id), "epoch = :epoch")
        .value(":epoch", number(holder.epoch))
        .value(":next", number(holder.epoch + 1))
        .value(":released", AttributeValue::Bool(true));
    let set = "SET epoch = :next, is_mobile_released = :released";
    let mut transaction = transaction.update(table, label, write, set);
    for blind in &veil.blind.every(mobile) {
        let write = own(key::person_identifier(PersonIdentifier::Mobile, blind), &holder.id);
        transaction = transaction.delete(table, label, write);
    }
    let person = holder.bound_to(mobile.clone(), &veil.seal)?;
    found_by_document(transaction, table, label, (&person, false), (veil, entropy))
}

/// A person's own account is given to whoever has shown to be them: with this mobile and this password; every session of
/// it ends.
pub(crate) fn handing_over<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    labels: (L, L),
    (kept, mobile, password): (&PersonKept, &Mobile, &PasswordHash),
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let old = kept.particulars(&veil.seal)?.mobile;
    let person = kept.bound_to(mobile.clone(), &veil.seal)?;
    let write = resealing(kept, kept.epoch, &person, (veil, entropy))?
        .value(":password", text(password.as_str()))
        .value(":next", number(kept.epoch + 1));
    let set = "SET sealed = :sealed, password = :password, epoch = :next REMOVE is_mobile_released";
    let transaction = transaction.update(table, labels.0, write, set);
    if old == *mobile && !kept.is_mobile_released {
        return Ok(transaction);
    }
    let old = (!kept.is_mobile_released).then_some(&old);
    found_anew(transaction, table, labels, (&person, old), (veil, entropy))
}
