//! A change of legal representative (变更法定代表人): `FLOW#<id>` while it is under way, and the one transaction it ends in.
//!
//! That transaction raises the organisation's epoch, puts the new representative's place, takes the ended ones away with
//! their invitations, sets the others to wait, and writes the one audit record: at most 3 rows for each of the others.

use crate::audit::{Change, record};
use crate::counter_openings::going;
use crate::limiter::{Counted, Event};
use crate::memberships::{Members, MembershipRow, membership_item, membership_row};
use crate::notices::noticing;
use crate::organisations::Completed;
use crate::place_changes::versioned;
use crate::places::place_item;
use crate::registrations::{StepRow, completing, drawn_twice, item, need, private};
use crate::revocations::revoking;
use crate::row::{self, IdentityKept, Particulars, number, sound, text};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use domain::{
    Agreement, Author, FlowKind, Membership, Notice, Place, Registration, Revocation, Succeeded,
    Succession, SuccessionClaim, SuccessionRegistration, rules,
};
use jiff::Timestamp;
use keys::{Blind, PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};

const READING: &str = "reading a succession";
const SUCCEEDING: &str = "changing a legal representative";

#[derive(Serialize, Deserialize)]
pub struct SuccessionClaimKept {
    organisation: String,
    credit_code: String,
    name: String,
    legal_representative: IdentityKept,
    agreement_version: String,
    agreement_sha256: String,
}

impl private::InRow for SuccessionClaim {
    const KIND: FlowKind = FlowKind::Succession;
    type Sealed = SuccessionClaimKept;

    fn to_sealed(&self) -> SuccessionClaimKept {
        SuccessionClaimKept {
            organisation: self.organisation.to_string(),
            credit_code: self.credit_code.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            legal_representative: IdentityKept::from(&self.legal_representative),
            agreement_version: self.agreement.version.clone(),
            agreement_sha256: self.agreement.sha256.clone(),
        }
    }

    fn from_sealed(sealed: SuccessionClaimKept) -> Result<Self, Fault> {
        let version = sealed.agreement_version;
        Ok(Self {
            organisation: sound(READING, &sealed.organisation)?,
            credit_code: row::credit_code(READING, &sealed.credit_code)?,
            name: row::organisation_name(READING, &sealed.name)?,
            legal_representative: sealed.legal_representative.read(READING)?,
            agreement: Agreement { version, sha256: sealed.agreement_sha256 },
        })
    }

    fn keep_passed(passed: &Self::Passed, row: &mut StepRow) {
        row.person = Some(passed.to_string());
    }

    fn read_passed(row: &StepRow) -> Result<Self::Passed, Fault> {
        sound(READING, need(row.person.as_ref())?)
    }

    fn keep_outcome(outcome: &Succeeded, row: &mut StepRow) {
        row.person = Some(outcome.person.to_string());
        row.organisation = Some(outcome.organisation.to_string());
        row.membership = Some(outcome.membership.to_string());
    }

    fn read_outcome(row: &StepRow) -> Result<Succeeded, Fault> {
        Ok(Succeeded {
            person: sound(READING, need(row.person.as_ref())?)?,
            organisation: sound(READING, need(row.organisation.as_ref())?)?,
            membership: sound(READING, need(row.membership.as_ref())?)?,
        })
    }
}

/// A change of legal representative that was judged, as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Succeeding<'a> {
    /// The organisation as it was read.
    pub members: &'a Members,
    /// What was judged.
    pub succession: &'a Succession,
    /// The new legal representative.
    pub particulars: &'a Particulars,
    /// The password of their place.
    pub password: &'a PasswordHash,
    /// Who brings it about: they themselves, or a clerk.
    pub by: &'a Author,
    /// When.
    pub at: Timestamp,
}

/// What ends in a succession.
#[derive(Debug)]
pub struct SuccessionEnds<'a> {
    /// The flow, complete.
    pub registration: &'a SuccessionRegistration,
    /// What proved the mobile.
    pub completed: &'a Completed<'a>,
    /// Who is told of it.
    pub notices: &'a [Notice],
}

/// Why a legal representative was not changed; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSucceeding {
    /// The organisation was changed since it was read: read and judge anew.
    Stale,
    /// Another request completed this succession, or its deadline passed.
    FlowStale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
    /// The person's account is gone.
    PersonGone,
}

#[derive(Clone, Copy)]
enum Label {
    Flow,
    SmsCode,
    Organisation,
    Person,
}

/// What the audit keeps: the place that ends and the one that begins, and what became of the others.
#[derive(Serialize)]
struct SuccessionAudited {
    membership: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<MembershipRow>,
    after: MembershipRow,
    identity: IdentityKept,
    mobile: String,
    ended: Vec<String>,
    unconfirmed: Vec<String>,
}

#[derive(Clone, Copy)]
enum Beginning {
    Limit,
    Flow,
}

impl Table {
    /// Begins a succession: counts the start under who begins it where, and writes it, in one transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_succession(
        &self,
        begun: &Registration<SuccessionClaim>,
        there: &Blind,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<Counted, Fault> {
        let starts = Event::new(&rules::STARTS_PER_ADDRESS_AND_CREDIT_CODE, there, begun.opened_at);
        let committed = Transaction::new(SUCCEEDING)
            .count(self, Beginning::Limit, &starts)
            .put(
                self,
                Beginning::Flow,
                Write::new(key::flow(&begun.id)),
                item(begun, seal, entropy)?,
            )
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Beginning::Limit, row) => {
                Ok(Counted::Limited { retry_after: starts.wait(row.as_ref()) })
            }
            Committed::Refused(Beginning::Flow, _) => Err(drawn_twice()),
        }
    }

    /// Changes the legal representative, or nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn succeed(
        &self,
        succeeding: &Succeeding<'_>,
        ends: &SuccessionEnds<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotSucceeding>, Fault> {
        let SuccessionEnds { registration, completed, notices } = ends;
        let (at, with) = (succeeding.at, (&veil.seal, entropy));
        let mut transaction = Transaction::new(SUCCEEDING);
        transaction = completing(transaction, self, Label::Flow, registration, at, with)?;
        let proven = (completed.sms_code, &registration.id, completed.mobiles);
        transaction = consuming(transaction, self, Label::SmsCode, proven, at);
        let labels = (Label::Organisation, Label::Person);
        transaction = succeeding.items(transaction, self, labels, (veil, entropy))?;
        transaction = noticing(transaction, self, Label::Organisation, notices, at, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Flow, _) => Err(NotSucceeding::FlowStale),
            Committed::Refused(Label::SmsCode, _) => Err(NotSucceeding::MobileNotVerified),
            Committed::Refused(Label::Organisation, _) => Err(NotSucceeding::Stale),
            Committed::Refused(Label::Person, _) => Err(NotSucceeding::PersonGone),
        })
    }
}

impl Succeeding<'_> {
    /// The change, as part of what brings it about: the organisation's version and epoch, its record, every place.
    pub(crate) fn items<L: Copy>(
        &self,
        transaction: Transaction<L>,
        table: &Table,
        (label, person_gone): (L, L),
        with: (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let person = key::person(&self.succession.new.person);
        let is_there = Write::there(person);
        let mut transaction = transaction.check(table, person_gone, is_there);
        transaction = self.next_epoch(transaction, table, label, with)?;
        for place in &self.succession.ended {
            transaction = self.ended(transaction, table, label, place);
        }
        for place in &self.succession.unconfirmed {
            transaction = self.unconfirmed(transaction, table, label, place)?;
        }
        self.new_place(transaction, table, label, with)
    }

    /// The organisation's next version and epoch, and its audit record. A legal representative answers for it again.
    fn next_epoch<L: Copy>(
        &self,
        transaction: Transaction<L>,
        table: &Table,
        label: L,
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let Self { members, succession, particulars, by, at, .. } = self;
        let people = &members.people;
        let named = |places: &[Membership]| places.iter().map(|one| one.id.to_string()).collect();
        let change = Change {
            organisation: &people.organisation,
            version: people.version + 1,
            at: *at,
            what: "legal_representative.changed",
            actor: by,
            content: SuccessionAudited {
                membership: succession.new.id.to_string(),
                before: people.legal_representative().map(membership_row),
                after: membership_row(&succession.new),
                identity: IdentityKept::from(&particulars.identity),
                mobile: particulars.mobile.e164(),
                ended: named(&succession.ended),
                unconfirmed: named(&succession.unconfirmed),
            },
            previous: members.audit_head,
        };
        let (audit, head) = record(&change, &veil.seal, entropy)?;
        let (write, set) = versioned(people, head, (people.epoch + 1, None));
        let audited = Write::new(key::audit(&people.organisation, people.version + 1));
        let all = Revocation::Organisation(people.organisation.clone(), people.epoch + 1);
        let transaction = revoking(transaction, table, label, (people, *at), &[all]);
        Ok(transaction.update(table, label, write, &set).put(table, label, audited, audit))
    }

    /// A place that ends, from both sides; the person's side of the new one's own is written over instead.
    fn ended<L: Copy>(
        &self,
        transaction: Transaction<L>,
        table: &Table,
        label: L,
        place: &Membership,
    ) -> Transaction<L> {
        let organisation = &self.members.people.organisation;
        if place.person != self.succession.new.person {
            return going(transaction, table, label, organisation, place);
        }
        let own = Write::there(key::membership(organisation, &place.id));
        let transaction = transaction.delete(table, label, own);
        let Place::Invited { invitation, .. } = &place.place else { return transaction };
        transaction.delete(table, label, Write::whatever(key::flow(invitation)))
    }

    /// A place that waits from now on, from both sides.
    fn unconfirmed<L: Copy>(
        &self,
        transaction: Transaction<L>,
        table: &Table,
        label: L,
        place: &Membership,
    ) -> Result<Transaction<L>, Fault> {
        let Members { people, name, .. } = self.members;
        let own = Write::there(key::membership(&people.organisation, &place.id))
            .value(":place", text(place.place.as_str()))
            .value(":revision", number(place.revision));
        let theirs = Write::there(key::person_in_organisation(&place.person, &people.organisation));
        let set = "SET place = :place, revision = :revision";
        let seen = place_item(name, place)?;
        Ok(transaction.update(table, label, own, set).put(table, label, theirs, seen))
    }

    fn new_place<L: Copy>(
        &self,
        transaction: Transaction<L>,
        table: &Table,
        label: L,
        (veil, entropy): (&Veil, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let Self { members, succession, particulars, password, .. } = self;
        let (organisation, new) = (&members.people.organisation, &succession.new);
        let member =
            membership_item(organisation, new, particulars, Some(password), veil, entropy)?;
        let own = Write::new(key::membership(organisation, &new.id));
        let theirs = Write::whatever(key::person_in_organisation(&new.person, organisation));
        let seen = place_item(&members.name, new)?;
        Ok(transaction.put(table, label, own, member).put(table, label, theirs, seen))
    }
}
