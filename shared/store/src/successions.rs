//! A change of legal representative (变更法定代表人): `FLOW#<id>` while it is under way, and the one transaction it ends in.
//!
//! That transaction raises the organisation's epoch, puts the new representative's place, takes the ended ones away with
//! their invitations, sets the others to wait, and writes the one audit record: at most 3 rows for each of the others.

use crate::amending::versioned;
use crate::audit::{Change, record};
use crate::memberships::{Members, MembershipRow, membership_item, membership_row};
use crate::notices::noticing;
use crate::organisations::Completed;
use crate::places::place_item;
use crate::registrations::{StepRow, completing, drawn_twice, item, need, private};
use crate::row::{IdentityKept, Particulars, number, sound, text};
use crate::sms_codes::consuming;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use domain::{
    Agreement, Author, FlowKind, Membership, Notice, Place, Registration, Succeeded, Succession,
    SuccessionClaim, SuccessionRegistration,
};
use jiff::Timestamp;
use keys::{SealKeys, Veil};
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
            credit_code: sound(READING, &sealed.credit_code)?,
            name: sound(READING, &sealed.name)?,
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

/// A change of legal representative that was judged, and everything that is written with it.
#[derive(Debug)]
pub struct Succeeding<'a> {
    /// The organisation as it was read.
    pub members: &'a Members,
    /// What was judged.
    pub succession: &'a Succession,
    /// The flow it ends, complete.
    pub registration: &'a SuccessionRegistration,
    /// The new legal representative.
    pub particulars: &'a Particulars,
    /// What proved their mobile, and their password.
    pub completed: &'a Completed<'a>,
    /// When.
    pub at: Timestamp,
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

impl Table {
    /// Begins a succession.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_succession(
        &self,
        begun: &Registration<SuccessionClaim>,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<(), Fault> {
        let flow = Write::new(key::flow(&begun.id));
        let transaction = Transaction::new(SUCCEEDING);
        let committed = transaction.put(self, (), flow, item(begun, seal, entropy)?).commit(self);
        match committed.await? {
            Committed::Done => Ok(()),
            Committed::Refused(..) => Err(drawn_twice()),
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
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotSucceeding>, Fault> {
        let Succeeding { members, succession, registration, completed, at, notices, .. } =
            succeeding;
        let with = (&veil.seal, entropy);
        let mut transaction = Transaction::new(SUCCEEDING);
        transaction = completing(transaction, self, Label::Flow, registration, *at, with)?;
        let proven = (completed.sms_code, &registration.id, completed.mobiles);
        transaction = consuming(transaction, self, Label::SmsCode, proven, *at);
        let person = key::person(&succession.new.person);
        transaction =
            transaction.check(self, Label::Person, Write::on(person, "attribute_exists(pk)"));
        transaction = self.next_epoch(transaction, succeeding, veil, entropy)?;
        for place in &succession.ended {
            transaction = self.ended(transaction, succeeding, place);
        }
        for place in &succession.unconfirmed {
            transaction = self.unconfirmed(transaction, members, place)?;
        }
        transaction = self.new_place(transaction, succeeding, veil, entropy)?;
        transaction = noticing(transaction, self, Label::Organisation, notices, *at, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Flow, _) => Err(NotSucceeding::FlowStale),
            Committed::Refused(Label::SmsCode, _) => Err(NotSucceeding::MobileNotVerified),
            Committed::Refused(Label::Organisation, _) => Err(NotSucceeding::Stale),
            Committed::Refused(Label::Person, _) => Err(NotSucceeding::PersonGone),
        })
    }

    /// The organisation's next version and epoch, and its audit record. A legal representative answers for it again.
    fn next_epoch(
        &self,
        transaction: Transaction<Label>,
        succeeding: &Succeeding<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Succeeding { members, succession, particulars, at, .. } = succeeding;
        let people = &members.people;
        let named = |places: &[Membership]| places.iter().map(|one| one.id.to_string()).collect();
        let change = Change {
            organisation: &people.organisation,
            version: people.version + 1,
            at: *at,
            what: "legal_representative.changed",
            actor: &Author::Person(succession.new.person.clone()),
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
        let (write, set) = versioned(people, (head, None));
        let write = write.value(":epoch", number(people.epoch + 1));
        let set = set.replacen("SET ", "SET epoch = :epoch, ", 1);
        let audited = Write::new(key::audit(&people.organisation, people.version + 1));
        Ok(transaction.update(self, Label::Organisation, write, &set).put(
            self,
            Label::Organisation,
            audited,
            audit,
        ))
    }

    /// A place that ends, from both sides; the person's side of the new one's own is written over instead.
    fn ended(
        &self,
        transaction: Transaction<Label>,
        succeeding: &Succeeding<'_>,
        place: &Membership,
    ) -> Transaction<Label> {
        let organisation = &succeeding.members.people.organisation;
        let there = |key| Write::on(key, "attribute_exists(pk)");
        let own = there(key::membership(organisation, &place.id));
        let mut transaction = transaction.delete(self, Label::Organisation, own);
        if place.person != succeeding.succession.new.person {
            let theirs = there(key::person_in_organisation(&place.person, organisation));
            transaction = transaction.delete(self, Label::Organisation, theirs);
        }
        let Place::Invited { invitation, .. } = &place.place else { return transaction };
        transaction.delete(self, Label::Organisation, whatever(key::flow(invitation)))
    }

    /// A place that waits from now on, from both sides.
    fn unconfirmed(
        &self,
        transaction: Transaction<Label>,
        members: &Members,
        place: &Membership,
    ) -> Result<Transaction<Label>, Fault> {
        let organisation = &members.people.organisation;
        let there = |key| Write::on(key, "attribute_exists(pk)");
        let own = there(key::membership(organisation, &place.id))
            .value(":place", text(place.place.as_str()))
            .value(":revision", number(place.revision));
        let theirs = there(key::person_in_organisation(&place.person, organisation));
        let set = "SET place = :place, revision = :revision";
        Ok(transaction.update(self, Label::Organisation, own, set).put(
            self,
            Label::Organisation,
            theirs,
            place_item(&members.name, place)?,
        ))
    }

    fn new_place(
        &self,
        transaction: Transaction<Label>,
        succeeding: &Succeeding<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Transaction<Label>, Fault> {
        let Succeeding { members, succession, particulars, completed, .. } = succeeding;
        let (organisation, new) = (&members.people.organisation, &succession.new);
        let password = Some(completed.password);
        let member = membership_item(organisation, new, particulars, password, veil, entropy)?;
        let own = Write::new(key::membership(organisation, &new.id));
        let theirs = whatever(key::person_in_organisation(&new.person, organisation));
        let seen = place_item(&members.name, new)?;
        Ok(transaction.put(self, Label::Organisation, own, member).put(
            self,
            Label::Organisation,
            theirs,
            seen,
        ))
    }
}

/// A write over whatever is there: it follows from rows whose version is a condition of the same transaction.
fn whatever(key: key::Key) -> Write {
    Write::on(key, "attribute_exists(pk) OR attribute_not_exists(pk)")
}
