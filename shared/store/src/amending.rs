//! One change of one place, and all that is written with it.
//!
//! One transaction, on the condition that the organisation's `version` is the one that was read and that the session of
//! whoever does it still lives; with it the audit record of the new version, the place as its person sees it, and the
//! errand that begins or ends.
//!
//! Each way to change a place is a method of its own, whose labels are the refusals that it can meet. So no caller has to
//! say what an impossible one would mean.

use crate::audit::{Change, record};
use crate::clerks::clerk_lives;
use crate::counter_openings::{CounterOpening, by_counter, going};
use crate::errands::{self, Finished, NewErrand};
use crate::failures::{FailureName, forgetting};
use crate::limiter::Event;
use crate::memberships::{Members, MembershipRow, member_row, membership_item, membership_row};
use crate::notices::noticing;
use crate::places::place_item;
use crate::revocations::revoking;
use crate::row::{IdentityKept, Particulars, moment, number, text};
use crate::sessions::{person_lives, session_lives};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Amendment, Author, FlowId, MemberActor, Membership, MembershipId, Notice, People, PersonActor,
    PersonId, Place, Revocation, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{PasswordHash, Veil};
use ports::{Entropy, Fault};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt::Write as _;

const CHANGING: &str = "changing a place";

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
struct Contents<'a> {
    author: Author,
    /// Who holds the place: for a new one, and for one whose mobile changes.
    particulars: Option<&'a Particulars>,
    /// The place's password from now on.
    password: Option<&'a PasswordHash>,
    /// The errand that ends with the change.
    finished: Option<&'a FlowId>,
    /// By what a clerk opens the place.
    counter: Option<&'a CounterOpening<'a>>,
}

impl<'a> Contents<'a> {
    fn of(author: Author) -> Self {
        Self { author, particulars: None, password: None, finished: None, counter: None }
    }

    /// The place that goes with the change.
    fn replaced(&self) -> Option<&'a Membership> {
        self.counter.and_then(|opening| opening.replaced)
    }
}

/// The answer to a member who changes somebody's place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The member has changed too many places lately.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The invited person's account is gone.
    PersonGone,
}

/// The answer to a clerk who opens a place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CounterPlace {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The clerk's session has ended.
    SessionEnded,
    /// The clerk asked to open too many.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// A document was used by another request first, or is too old.
    DocumentUsed,
    /// The invited person's account is gone.
    PersonGone,
}

/// The answer to a member who changes their own password; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePasswordChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The present password was wrong too often.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
}

/// The answer to a password reset of a place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePasswordReset {
    /// It is written.
    Done,
    /// The organisation or the reset was changed since it was read, or the reset is out of time: read and judge again.
    Stale,
    /// The SMS code is not verified for this reset and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to a member who changes their own mobile; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceMobileChange {
    /// It is written.
    Done,
    /// The organisation or the errand was changed since it was read, or the errand is out of time: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The SMS code is not verified for this errand and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to an invitation's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The invited person's session has ended.
    SessionEnded,
    /// The invitation was answered already, or is out of time.
    InvitationOver,
    /// The SMS code is not verified for this invitation and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to a person who disavows their place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disavowal {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The person's session has ended.
    SessionEnded,
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
    /// Writes a member's change of somebody's place, with the invitation that begins with it. Changes of other people's
    /// places are limited for each member; taking a place away is not, so that it is always possible.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_member(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        (particulars, begun): (Option<&Particulars>, Option<&NewErrand>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<MemberChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Limit,
            Stale,
            Person,
        }
        let Some(membership) = change.amendment.membership() else { return Ok(MemberChange::Done) };
        let session = (&actor.person, &actor.session);
        let mut transaction =
            session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let changes = Event {
            limit: &rules::CHANGES_PER_MEMBER,
            whose: actor.membership.to_string(),
            at: change.at,
        };
        if change.amendment.after.is_some() && actor.membership != membership.id {
            transaction = transaction.count(self, Label::Limit, &changes);
        }
        let author = Author::Person(actor.person.clone());
        let contents = Contents { particulars, ..Contents::of(author) };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        if let Some(begun) = begun {
            transaction = errands::beginning(transaction, self, Label::Stale, begun)?;
        }
        if change.amendment.before.is_none() {
            transaction = person_is_there(transaction, self, Label::Person, membership);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => MemberChange::Done,
            Committed::Refused(Label::Session, _) => MemberChange::SessionEnded,
            Committed::Refused(Label::Limit, row) => {
                MemberChange::Limited { retry_after: changes.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Stale, _) => MemberChange::Stale,
            Committed::Refused(Label::Person, _) => MemberChange::PersonGone,
        })
    }

    /// Writes a place that a clerk opens, with its invitation, the clerk's act and the documents that it uses up.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_place_at_counter(
        &self,
        change: &PlaceChange<'_>,
        opening: &CounterOpening<'_>,
        (particulars, begun): (&Particulars, &NewErrand),
        with: (&Veil, &dyn Entropy),
    ) -> Result<CounterPlace, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Limit,
            Document,
            Stale,
            Person,
        }
        let Some(membership) = change.amendment.membership() else { return Ok(CounterPlace::Done) };
        let actor = opening.act.by;
        let openings = opening.act.counted(&rules::OPENINGS_PER_CLERK);
        let transaction =
            clerk_lives(Transaction::new(CHANGING), self, Label::Session, actor, change.at);
        let mut transaction = transaction.count(self, Label::Limit, &openings);
        let labels = (Label::Document, Label::Stale);
        transaction = by_counter(transaction, self, labels, opening, (&with.0.seal, with.1))?;
        if let Some(gone) = opening.replaced {
            let organisation = &change.members.people.organisation;
            transaction = going(transaction, self, Label::Stale, organisation, gone);
        }
        let contents = Contents {
            particulars: Some(particulars),
            counter: Some(opening),
            ..Contents::of(Author::from(actor))
        };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        transaction = errands::beginning(transaction, self, Label::Stale, begun)?;
        if change.amendment.before.is_none() {
            transaction = person_is_there(transaction, self, Label::Person, membership);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => CounterPlace::Done,
            Committed::Refused(Label::Session, _) => CounterPlace::SessionEnded,
            Committed::Refused(Label::Limit, row) => {
                CounterPlace::Limited { retry_after: openings.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Document, _) => CounterPlace::DocumentUsed,
            Committed::Refused(Label::Stale, _) => CounterPlace::Stale,
            Committed::Refused(Label::Person, _) => CounterPlace::PersonGone,
        })
    }

    /// Writes a member's new password. Wrong present passwords before it are forgiven, unless they were too many.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_place_password(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        password: &PasswordHash,
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlacePasswordChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Failures,
            Stale,
        }
        let own = FailureName::own_of_place(&actor.membership);
        let failures = own.event(change.at);
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let transaction = transaction.delete(self, Label::Failures, failures.forgive());
        let transaction =
            self.failures_forgotten(transaction, Label::Stale, change, &actor.membership, with.0)?;
        let contents = Contents {
            password: Some(password),
            ..Contents::of(Author::Person(actor.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlacePasswordChange::Done,
            Committed::Refused(Label::Session, _) => PlacePasswordChange::SessionEnded,
            Committed::Refused(Label::Failures, row) => {
                PlacePasswordChange::LockedOut { retry_after: failures.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Stale, _) => PlacePasswordChange::Stale,
        })
    }

    /// Writes the password that a reset sets, and ends the reset and every lock-out of the place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn reset_place_password(
        &self,
        change: &PlaceChange<'_>,
        member: &Membership,
        (password, finished): (&PasswordHash, &Finished<'_>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlacePasswordReset, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Stale,
            SmsCode,
        }
        let own = FailureName::own_of_place(&member.id);
        let forgotten = own.event(change.at).forget();
        let transaction = Transaction::new(CHANGING).delete(self, Label::Stale, forgotten);
        let transaction =
            self.failures_forgotten(transaction, Label::Stale, change, &member.id, with.0)?;
        let contents = Contents {
            password: Some(password),
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(member.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Stale, Label::SmsCode);
        let transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlacePasswordReset::Done,
            Committed::Refused(Label::Stale, _) => PlacePasswordReset::Stale,
            Committed::Refused(Label::SmsCode, _) => PlacePasswordReset::MobileNotVerified,
        })
    }

    /// Writes a member's new mobile, and ends the errand that changes it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_place_mobile(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        (particulars, finished): (&Particulars, &Finished<'_>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlaceMobileChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
            SmsCode,
        }
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let contents = Contents {
            particulars: Some(particulars),
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(actor.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Stale, Label::SmsCode);
        let transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlaceMobileChange::Done,
            Committed::Refused(Label::Session, _) => PlaceMobileChange::SessionEnded,
            Committed::Refused(Label::Stale, _) => PlaceMobileChange::Stale,
            Committed::Refused(Label::SmsCode, _) => PlaceMobileChange::MobileNotVerified,
        })
    }

    /// Writes what the invited person answers. `session` is theirs, if they are signed in and do not come by the link.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn answer_invitation(
        &self,
        change: &PlaceChange<'_>,
        (person, session): (&PersonId, Option<&PersonActor>),
        finished: &Finished<'_>,
        (particulars, password): (Option<&Particulars>, Option<&PasswordHash>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<InvitationChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
            Invitation,
            SmsCode,
        }
        let mut transaction = Transaction::new(CHANGING);
        if let Some(actor) = session {
            transaction = person_lives(transaction, self, Label::Session, actor);
        }
        let contents = Contents {
            particulars,
            password,
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(person.clone()))
        };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Invitation, Label::SmsCode);
        transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => InvitationChange::Done,
            Committed::Refused(Label::Session, _) => InvitationChange::SessionEnded,
            Committed::Refused(Label::Stale, _) => InvitationChange::Stale,
            Committed::Refused(Label::Invitation, _) => InvitationChange::InvitationOver,
            Committed::Refused(Label::SmsCode, _) => InvitationChange::MobileNotVerified,
        })
    }

    /// Writes that a person disavows their place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn disavow_place(
        &self,
        change: &PlaceChange<'_>,
        actor: &PersonActor,
        with: (&Veil, &dyn Entropy),
    ) -> Result<Disavowal, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
        }
        let transaction = person_lives(Transaction::new(CHANGING), self, Label::Session, actor);
        let contents = Contents::of(Author::Person(actor.person.clone()));
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Disavowal::Done,
            Committed::Refused(Label::Session, _) => Disavowal::SessionEnded,
            Committed::Refused(Label::Stale, _) => Disavowal::Stale,
        })
    }

    /// Forgets the failed sign-ins under every name of a place.
    fn failures_forgotten<L: Copy>(
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
    fn place_change<L: Copy>(
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
fn ending<L: Copy>(
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
fn person_is_there<L: Copy>(
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
