//! One change of one place, and all that is written with it.
//!
//! One transaction, on the condition that the organisation's `version` is the one that was read and that the session of
//! whoever does it still lives; with it the audit record of the new version, the place as its person sees it, and the
//! errand that begins or ends.

use crate::audit::{Change, record};
use crate::counter_openings::{CounterOpening, by_counter, going};
use crate::errands::{self, Finished, NewErrand};
use crate::failures::{FailureName, forgetting};
use crate::limiter::Event;
use crate::memberships::{Members, MembershipRow, member_row, membership_item, membership_row};
use crate::notices::noticing;
use crate::places::place_item;
use crate::revocations::revoking;
use crate::row::{IdentityKept, Particulars, moment, number, text};
use crate::sessions::living;
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Amendment, Author, ClerkActor, Deed, FlowId, MemberActor, Membership, Notice, People,
    PersonActor, PersonId, Place, Revocation, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const AMENDING: &str = "changing a place";

/// Who changes a place: their session must live when the change is written.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// A signed-in member.
    Member(&'a MemberActor),
    /// A signed-in person.
    Person(&'a PersonActor),
    /// A person who proved something else: a link and a mobile, or a face.
    Flow(&'a PersonId),
    /// A signed-in clerk.
    Clerk(&'a ClerkActor),
}

impl By<'_> {
    fn author(&self) -> Author {
        match self {
            Self::Member(actor) => Author::Person(actor.person.clone()),
            Self::Person(actor) => Author::Person(actor.person.clone()),
            Self::Flow(person) => Author::Person((*person).clone()),
            Self::Clerk(actor) => Author::from(*actor),
        }
    }
}

/// A change of one place that was judged, and everything that is written with it.
#[derive(Debug)]
pub struct Amending<'a> {
    /// The organisation as it was read.
    pub members: &'a Members,
    /// What was judged.
    pub amendment: &'a Amendment,
    /// Who does it.
    pub by: By<'a>,
    /// When.
    pub at: Timestamp,
    /// Who holds the place: for a new one, and for one whose mobile changes.
    pub particulars: Option<&'a Particulars>,
    /// The place's password from now on.
    pub password: Option<&'a PasswordHash>,
    /// What begins with it: an invitation.
    pub begun: Option<&'a NewErrand>,
    /// What ends with it: an invitation, a password reset, a change of mobile.
    pub finished: Option<Finished<'a>>,
    /// Who is told of it.
    pub notices: &'a [Notice],
    /// By what a clerk opens the place.
    pub counter: Option<CounterOpening<'a>>,
}

impl<'a> Amending<'a> {
    /// A change with which nothing begins or ends, and that names nobody and no password anew.
    #[must_use]
    pub fn of(
        members: &'a Members,
        amendment: &'a Amendment,
        by: By<'a>,
        at: Timestamp,
        notices: &'a [Notice],
    ) -> Self {
        Self {
            members,
            amendment,
            by,
            at,
            particulars: None,
            password: None,
            begun: None,
            finished: None,
            notices,
            counter: None,
        }
    }
}

/// A change's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amended {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge anew.
    Stale,
    /// The session of whoever did it has ended.
    SessionEnded,
    /// A member changes their password, and this place has failed too often to sign in.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Whoever does it has changed too many places lately.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// What was to end with it has ended already, or is out of time; or a document was used by another request first.
    FlowStale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
    /// The person's account is gone.
    PersonGone,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Failures,
    Limit,
    Invitations,
    Sender,
    Organisation,
    Flow,
    SmsCode,
    Person,
    Place,
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
    /// Writes a change of a place and all that goes with it, or nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn amend(
        &self,
        amending: &Amending<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Amended, Fault> {
        let Some(membership) = amending.amendment.membership() else { return Ok(Amended::Done) };
        let by = amending.by;
        let mut transaction =
            living(Transaction::new(AMENDING), self, Label::Session, by, amending.at);
        let own = FailureName::own_of_place(&membership.id);
        let failures = own.event(amending.at);
        if let Some(write) = forgiving(amending, &failures) {
            let organisation = &amending.members.people.organisation;
            let particulars = amending.members.particulars(&membership.id, &veil.seal)?;
            let names = FailureName::all_of_place(organisation, &particulars, &veil.blind);
            transaction = transaction.delete(self, Label::Failures, write);
            transaction = forgetting(transaction, self, Label::Place, &own, &names, amending.at);
        }
        let changes = changes_of(amending);
        if is_limited(amending, membership) {
            transaction = transaction.count(self, Label::Limit, &changes);
        }
        let invitations = invitations_of(amending, membership);
        if let Some([to_one, by_one]) = &invitations {
            transaction = transaction.count(self, Label::Invitations, to_one);
            transaction = transaction.count(self, Label::Sender, by_one);
        }
        if let Some(opening) = &amending.counter {
            let with = (&veil.seal, entropy);
            let labels = (Label::Flow, Label::Place);
            transaction = by_counter(transaction, self, labels, opening, with)?;
            if let Some(gone) = opening.replaced {
                let organisation = &amending.members.people.organisation;
                transaction = going(transaction, self, Label::Place, organisation, gone);
            }
        }
        transaction = self.next_version(transaction, amending, membership, veil, entropy)?;
        let replaced = amending.counter.as_ref().and_then(|opening| opening.replaced);
        let revoked: Vec<Revocation> = amending
            .amendment
            .revokes()
            .into_iter()
            .chain(replaced.map(Membership::gone))
            .collect();
        let of = (&amending.members.people, amending.at);
        transaction = revoking(transaction, self, Label::Place, of, &revoked);
        if let Some(finished) = &amending.finished {
            transaction =
                errands::finishing(transaction, self, Label::Flow, finished.errand, amending.at);
            if let Some((sms_code, mobiles)) = finished.proven {
                let bound = (sms_code, finished.errand, mobiles);
                transaction = consuming(transaction, self, Label::SmsCode, bound, amending.at);
            }
        }
        if let Some(begun) = amending.begun {
            transaction = errands::beginning(transaction, self, Label::Place, begun)?;
        }
        if let Some(invitation) = invitation_left(amending) {
            let write = Write::whatever(key::flow(invitation));
            transaction = transaction.delete(self, Label::Place, write);
        }
        if amending.amendment.before.is_none() {
            let write = Write::there(key::person(&membership.person));
            transaction = transaction.check(self, Label::Person, write);
        }
        transaction = self.place(transaction, amending, membership, veil, entropy)?;
        let with = (&veil.seal, entropy);
        let (notices, at) = (amending.notices, amending.at);
        transaction = noticing(transaction, self, Label::Place, notices, at, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Amended::Done,
            Committed::Refused(Label::Session, _) => Amended::SessionEnded,
            Committed::Refused(Label::Failures, row) => {
                Amended::LockedOut { retry_after: failures.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Limit, row) => {
                Amended::Limited { retry_after: changes.wait(row.as_ref()) }
            }
            Committed::Refused(label @ (Label::Invitations | Label::Sender), row) => {
                let [to_one, by_one] = invitations.unwrap_or([changes.clone(), changes]);
                let reached = if matches!(label, Label::Sender) { by_one } else { to_one };
                Amended::Limited { retry_after: reached.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Organisation | Label::Place, _) => Amended::Stale,
            Committed::Refused(Label::Flow, _) => Amended::FlowStale,
            Committed::Refused(Label::SmsCode, _) => Amended::MobileNotVerified,
            Committed::Refused(Label::Person, _) => Amended::PersonGone,
        })
    }

    /// The organisation's next version, and its audit record.
    fn next_version(
        &self,
        transaction: Transaction<Label>,
        amending: &Amending<'_>,
        membership: &Membership,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Amending { members, amendment, by, at, particulars, counter, .. } = amending;
        let organisation = &members.people.organisation;
        let next = members.people.version + 1;
        let change = Change {
            organisation,
            version: next,
            at: *at,
            what: amendment.deed.as_str(),
            actor: &by.author(),
            content: Audited {
                membership: membership.id.to_string(),
                before: amendment.before.as_ref().map(membership_row),
                after: amendment.after.as_ref().map(membership_row),
                identity: particulars.map(|one| IdentityKept::from(&one.identity)),
                mobile: particulars.map(|one| one.mobile.e164()),
                counter: counter.as_ref().map(CounterOpening::audited),
                replaced: counter.as_ref().and_then(|one| one.replaced).map(membership_row),
            },
            previous: members.audit_head,
        };
        let (audit, head) = record(&change, &veil.seal, entropy)?;
        let after = members.people.clone().amended(amendment, *at);
        let (write, set) = versioned(&members.people, head, (after.epoch, after.attended_until));
        Ok(transaction.update(self, Label::Organisation, write, &set).put(
            self,
            Label::Organisation,
            Write::new(key::audit(organisation, next)),
            audit,
        ))
    }

    /// The place itself, from the organisation's side and from the person's.
    fn place(
        &self,
        transaction: Transaction<Label>,
        amending: &Amending<'_>,
        membership: &Membership,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Amending { members, amendment, particulars, password, .. } = amending;
        let organisation = &members.people.organisation;
        let own = key::membership(organisation, &membership.id);
        let theirs = key::person_in_organisation(&membership.person, organisation);
        Ok(match (&amendment.before, &amendment.after) {
            (None, None) => transaction,
            (Some(_), None) => transaction.delete(self, Label::Place, Write::there(own)).delete(
                self,
                Label::Place,
                Write::there(theirs),
            ),
            (None, Some(after)) => {
                let particulars =
                    particulars.ok_or_else(|| Fault::lasting(AMENDING, "whose place is it"))?;
                let item =
                    membership_item(organisation, after, particulars, *password, veil, entropy)?;
                transaction.put(self, Label::Place, Write::new(own), item).put(
                    self,
                    Label::Place,
                    Write::new(theirs),
                    place_item(&members.name, after)?,
                )
            }
            (Some(_), Some(after)) => {
                let (write, set) =
                    changing(Write::there(own.clone()), amending, after, veil, entropy)?;
                transaction.update(self, Label::Place, write, &set).put(
                    self,
                    Label::Place,
                    Write::there(theirs),
                    place_item(&members.name, after)?,
                )
            }
        })
    }
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

/// Whether it is one of the changes that are limited: a member's to somebody else's place, or an opening by a clerk.
/// Taking a place away is not, so that nobody can be kept from it.
fn is_limited(amending: &Amending<'_>, membership: &Membership) -> bool {
    amending.amendment.after.is_some()
        && match amending.by {
            By::Member(actor) => actor.membership != membership.id,
            By::Clerk(_) => amending.counter.is_some(),
            By::Person(_) | By::Flow(_) => false,
        }
}

fn changes_of(amending: &Amending<'_>) -> Event<'static> {
    if let Some(opening) = &amending.counter {
        return opening.act.counted(&rules::OPENINGS_PER_CLERK);
    }
    let whose = match amending.by {
        By::Member(actor) => actor.membership.to_string(),
        By::Person(_) | By::Flow(_) | By::Clerk(_) => String::new(),
    };
    Event { limit: &rules::CHANGES_PER_MEMBER, whose, at: amending.at }
}

/// What an invitation that a member sends, or sends again, is counted under: the organisation and whoever is invited, and
/// the member.
fn invitations_of(amending: &Amending<'_>, membership: &Membership) -> Option<[Event<'static>; 2]> {
    let By::Member(actor) = amending.by else { return None };
    if !matches!(amending.amendment.deed, Deed::Invited | Deed::InvitedAgain) {
        return None;
    }
    let (organisation, at) = (&amending.members.people.organisation, amending.at);
    let whose = format!("{organisation}#{}", membership.person);
    Some([
        Event { limit: &rules::INVITATIONS_PER_PLACE, whose, at },
        Event { limit: &rules::INVITATIONS_PER_SENDER, whose: actor.person.to_string(), at },
    ])
}

/// What becomes of the wrong present passwords that were said of a place whose password is another. A member who says the
/// old one is held to the lock-out; whoever proved more than a password ends it.
fn forgiving(amending: &Amending<'_>, failures: &Event<'_>) -> Option<Write> {
    amending.password?;
    let is_live = amending.amendment.before.as_ref().is_some_and(|one| one.place == Place::Live);
    is_live.then(|| match amending.by {
        By::Member(_) => failures.forgive(),
        By::Person(_) | By::Flow(_) | By::Clerk(_) => failures.forget(),
    })
}

/// The invitation that dies with a change: of a place that is cancelled, or invited anew.
fn invitation_left<'a>(amending: &Amending<'a>) -> Option<&'a FlowId> {
    let before = amending.amendment.before.as_ref()?;
    let Place::Invited { invitation, .. } = &before.place else { return None };
    let is_finished = amending.finished.as_ref().is_some_and(|one| one.errand == invitation);
    let after = amending.amendment.after.as_ref().map(|after| &after.place);
    (!is_finished && after != Some(&before.place)).then_some(invitation)
}

/// The attributes of a place that change.
fn changing(
    write: Write,
    amending: &Amending<'_>,
    after: &Membership,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<(Write, String), Fault> {
    let row = membership_row(after);
    let grants = serde_dynamo::to_attribute_value(&row.grants)
        .map_err(|error| Fault::lasting(AMENDING, error))?;
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
    if let Some(password) = amending.password {
        set.push_str(", password = :password");
        changing = changing.value(":password", text(password.as_str()));
    }
    if let Some(particulars) = amending.particulars {
        let key = key::membership(&amending.members.people.organisation, &after.id);
        let member = member_row(&key, particulars, None, veil, entropy)?;
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
