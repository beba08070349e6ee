//! What every change of a place writes, whichever way it comes: the organisation's next version with its audit record, what
//! is revoked, and the place from both sides.

use crate::audit::{Change, record};
use crate::counter_openings::CounterOpening;
use crate::errands::{self, Finished};
use crate::failures::{FailureName, forgetting};
use crate::memberships::{Members, MembershipRow, member_row, membership_item, membership_row};
use crate::notices::noticing;
use crate::places::place_item;
use crate::revocations::revoking;
use crate::row::{IdentityKept, Particulars, moment, number, text};
use crate::sms_codes::consuming;
use crate::transaction::{Transaction, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Amendment, Author, FlowId, Membership, MembershipId, Notice, People, Place, Revocation,
};
use jiff::Timestamp;
use keys::{PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What is being done, for a fault.
pub(crate) const CHANGING: &str = "changing a place";

/// A change of one place that was judged, against the organisation as it was read.
#[derive(Clone, Copy, Debug)]
pub struct PlaceChange<'a> {
    /// The organisation as it was read.
    pub members: &'a Members,
    /// What was judged.
    pub amendment: &'a Amendment,
    /// When.
    pub at: Timestamp,
    /// Who is told of it.
    pub notices: &'a [Notice],
}

/// What a change writes beside the amendment itself.
pub(crate) struct Contents<'a> {
    pub(crate) author: Author,
    /// Who holds the place: for a new one, and for one whose mobile changes.
    pub(crate) particulars: Option<&'a Particulars>,
    /// The place's password from now on.
    pub(crate) password: Option<&'a PasswordHash>,
    /// The errand that ends with the change.
    pub(crate) finished: Option<&'a FlowId>,
    /// By what a clerk opens the place.
    pub(crate) counter: Option<&'a CounterOpening<'a>>,
}

impl<'a> Contents<'a> {
    pub(crate) fn of(author: Author) -> Self {
        Self { author, particulars: None, password: None, finished: None, counter: None }
    }

    /// The place that goes with the change.
    fn replaced(&self) -> Option<&'a Membership> {
        self.counter.and_then(|opening| opening.replaced)
    }
}

/// What the audit keeps of a change of a place: before and after.
#[derive(Serialize)]
struct Audited {
    membership: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<MembershipRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<MembershipRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    identity: Option<IdentityKept>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mobile: Option<String>,
    /// By what a clerk opened it.
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<BTreeMap<&'static str, String>>,
    /// The place that went with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<MembershipRow>,
}

impl Table {
    /// Forgets the failed sign-ins under every name of a place.
    pub(crate) fn failures_forgotten<L: Copy>(
        &self,
        transaction: Transaction<L>,
        label: L,
        change: &PlaceChange<'_>,
        place: &MembershipId,
        veil: &Veil,
    ) -> Result<Transaction<L>, Fault> {
        let particulars = change.members.particulars(place, &veil.seal)?;
        let organisation = &change.members.people.organisation;
        let names = FailureName::all_of_place(organisation, &particulars, &veil.blind);
        let own = FailureName::own_of_place(place);
        Ok(forgetting(transaction, self, label, &own, &names, change.at))
    }

    /// What every change of a place writes: the organisation's next version with its audit record, what is revoked, the
    /// invitation that dies with it, the place from both sides, and whom to tell. All of it is on the condition that the
    /// organisation stands as it was read.
    pub(crate) fn place_change<L: Copy>(
        &self,
        transaction: Transaction<L>,
        stale: L,
        change: &PlaceChange<'_>,
        contents: &Contents<'_>,
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let PlaceChange { members, amendment, at, notices } = *change;
        let Some(membership) = amendment.membership() else { return Ok(transaction) };
        let with = (veil, entropy);
        let next = self.next_version(transaction, stale, change, (contents, membership), with)?;
        let replaced = contents.replaced().map(Membership::gone);
        let revoked: Vec<Revocation> = amendment.revokes().into_iter().chain(replaced).collect();
        let mut transaction = revoking(next, self, stale, (&members.people, at), &revoked);
        if let Some(invitation) = invitation_left(amendment, contents.finished) {
            transaction = transaction.delete(self, stale, Write::whatever(key::flow(invitation)));
        }
        let transaction = self.place(transaction, stale, change, (contents, membership), with)?;
        noticing(transaction, self, stale, notices, at, (&veil.seal, entropy))
    }

    /// The organisation's next version, and its audit record.
    fn next_version<L: Copy>(
        &self,
        transaction: Transaction<L>,
        stale: L,
        change: &PlaceChange<'_>,
        (contents, membership): (&Contents<'_>, &Membership),
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let PlaceChange { members, amendment, at, .. } = *change;
        let organisation = &members.people.organisation;
        let next = members.people.version + 1;
        let change = Change {
            organisation,
            version: next,
            at,
            what: amendment.deed.as_str(),
            actor: &contents.author,
            content: Audited {
                membership: membership.id.to_string(),
                before: amendment.before.as_ref().map(membership_row),
                after: amendment.after.as_ref().map(membership_row),
                identity: contents.particulars.map(|one| IdentityKept::from(&one.identity)),
                mobile: contents.particulars.map(|one| one.mobile.e164()),
                counter: contents.counter.map(CounterOpening::audited),
                replaced: contents.replaced().map(membership_row),
            },
            previous: members.audit_head,
        };
        let (audit, head) = record(&change, &veil.seal, entropy)?;
        let after = members.people.clone().amended(amendment, at);
        let (write, set) = versioned(&members.people, head, (after.epoch, after.attended_until));
        let record = Write::new(key::audit(organisation, next));
        Ok(transaction.update(self, stale, write, &set).put(self, stale, record, audit))
    }

    /// The place itself, from the organisation's side and from the person's.
    fn place<L: Copy>(
        &self,
        transaction: Transaction<L>,
        stale: L,
        change: &PlaceChange<'_>,
        (contents, membership): (&Contents<'_>, &Membership),
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let PlaceChange { members, amendment, .. } = *change;
        let organisation = &members.people.organisation;
        let own = key::membership(organisation, &membership.id);
        let theirs = key::person_in_organisation(&membership.person, organisation);
        Ok(match (&amendment.before, &amendment.after) {
            (None, None) => transaction,
            (Some(_), None) => transaction.delete(self, stale, Write::there(own)).delete(
                self,
                stale,
                Write::there(theirs),
            ),
            (None, Some(after)) => {
                let particulars = contents
                    .particulars
                    .ok_or_else(|| Fault::lasting(CHANGING, "whose place is it"))?;
                let password = contents.password;
                let item =
                    membership_item(organisation, after, particulars, password, veil, entropy)?;
                let place = place_item(&members.name, after)?;
                transaction.put(self, stale, Write::new(own), item).put(
                    self,
                    stale,
                    Write::new(theirs),
                    place,
                )
            }
            (Some(_), Some(after)) => {
                let write = Write::there(own.clone());
                let (write, set) = changing(write, (&own, contents), after, veil, entropy)?;
                let place = place_item(&members.name, after)?;
                transaction.update(self, stale, write, &set).put(
                    self,
                    stale,
                    Write::there(theirs),
                    place,
                )
            }
        })
    }
}

/// The end of an errand, and of the SMS code that proves it.
pub(crate) fn ending<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    (errand, sms_code): (L, L),
    finished: &Finished<'_>,
    at: Timestamp,
) -> Transaction<L> {
    let transaction = errands::finishing(transaction, table, errand, finished.errand, at);
    match finished.proven {
        Some((code, mobiles)) => {
            consuming(transaction, table, sms_code, (code, finished.errand, mobiles), at)
        }
        None => transaction,
    }
}

/// Asks that the person who is to have a place has an account.
pub(crate) fn person_is_there<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    membership: &Membership,
) -> Transaction<L> {
    transaction.check(table, label, Write::there(key::person(&membership.person)))
}

/// An organisation's next version: over the one that was read, with the hash of its record, its epoch from then on, and
/// until when somebody answers for it.
pub(crate) fn versioned(
    read: &People,
    head: [u8; 32],
    (epoch, attended_until): (u64, Option<Timestamp>),
) -> (Write, String) {
    let write = Write::on(key::organisation(&read.organisation), "version = :read")
        .value(":read", number(read.version))
        .value(":next", number(read.version + 1))
        .value(":head", AttributeValue::B(Blob::new(head)))
        .value(":epoch", number(epoch));
    let set = "SET version = :next, audit_head = :head, epoch = :epoch";
    match attended_until {
        Some(until) => {
            (write.value(":attended", moment(until)), format!("{set}, attended_until = :attended"))
        }
        None => (write, format!("{set} REMOVE attended_until")),
    }
}

/// The invitation that dies with a change: of a place that is cancelled, or invited again.
fn invitation_left<'a>(amendment: &'a Amendment, finished: Option<&FlowId>) -> Option<&'a FlowId> {
    let before = amendment.before.as_ref()?;
    let Place::Invited { invitation, .. } = &before.place else { return None };
    let after = amendment.after.as_ref().map(|after| &after.place);
    (finished != Some(invitation) && after != Some(&before.place)).then_some(invitation)
}

/// The attributes of a place that change.
fn changing(
    write: Write,
    (key, contents): (&key::Key, &Contents<'_>),
    after: &Membership,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<(Write, String), Fault> {
    let row = membership_row(after);
    let grants = serde_dynamo::to_attribute_value(&row.grants)
        .map_err(|error| Fault::lasting(CHANGING, error))?;
    let mut set = "SET place = :place, since = :since, grants = :grants, revision = :revision, \
                   epoch = :epoch, may_appoint = :may_appoint"
        .to_owned();
    let mut changing = write
        .value(":place", text(row.place))
        .value(":since", number(row.since))
        .value(":grants", grants)
        .value(":revision", number(row.revision))
        .value(":epoch", number(row.epoch))
        .value(":may_appoint", AttributeValue::Bool(row.may_appoint));
    // What a place has no more is taken away: conditions ask whether it is there.
    let mut gone = Vec::new();
    for (name, value) in [
        ("invitation", row.invitation.map(text)),
        ("invited_until", row.invited_until.map(number)),
        ("ends_at", row.ends_at.map(number)),
    ] {
        if let Some(value) = value {
            let _ = write!(set, ", {name} = :{name}");
            changing = changing.value(&format!(":{name}"), value);
        } else {
            gone.push(name);
        }
    }
    if let Some(password) = contents.password {
        set.push_str(", password = :password");
        changing = changing.value(":password", text(password.as_str()));
    }
    if let Some(particulars) = contents.particulars {
        let member = member_row(key, particulars, None, veil, entropy)?;
        set.push_str(", mobile = :mobile, account_number = :account, sealed = :sealed");
        changing = changing
            .value(":mobile", text(member.mobile))
            .value(":account", text(member.account_number))
            .value(":sealed", AttributeValue::B(Blob::new(member.sealed.into_vec())));
    }
    if !gone.is_empty() {
        let _ = write!(set, " REMOVE {}", gone.join(", "));
    }
    Ok((changing, set))
}
