//! Registrations under way, of persons and of organisations: `FLOW#<id>`.
//!
//! What the applicant claims is sealed; where the registration stands is not, so that whoever needs only that
//! ([`Table::progress`]) needs no key. Each write names the version it read **and** that the deadline it read has not
//! passed.

use crate::errands::{Errand, read_errand};
use crate::key;
use crate::limiter::{Counted, Event};
use crate::row::{self, IdentityKept, at, exact, moment, number, sound};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table};
use domain::rules::{self, Limit};
use domain::{
    Agreement, AppealClaim, BoundMobile, FacePass, FaceRefusal, FlowId, FlowKind,
    OpenedOrganisation, OrganisationClaim, PersonClaim, Progress, Registration, SecretHash, Stage,
    Step, Subject, SuccessionClaim,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys};
use ports::{Entropy, Fault};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// What a face may be shown for: a registration of either kind, or a password reset.
#[derive(Clone, Debug)]
pub enum Kept {
    /// Of a person.
    Person(Registration<PersonClaim>),
    /// Of an organisation.
    Organisation(Registration<OrganisationClaim>),
    /// Of an organisation's new legal representative.
    Succession(Registration<SuccessionClaim>),
    /// An appeal that has yet to be filed.
    Appeal(Registration<AppealClaim>),
    /// No registration but a password reset, or a proof of who is signed in, which take a face too.
    PasswordReset(Errand),
}

/// A subject that can be kept in a row.
pub trait Keepable: Subject + private::InRow {}
impl<S: Subject + private::InRow> Keepable for S {}

pub(crate) mod private {
    use super::{DeserializeOwned, Fault, Serialize, StepRow, Subject};
    use domain::FlowKind;

    pub trait InRow: Subject {
        const KIND: FlowKind;
        type Sealed: Serialize + DeserializeOwned;
        fn to_sealed(&self) -> Self::Sealed;
        fn from_sealed(sealed: Self::Sealed) -> Result<Self, Fault>;
        fn keep_passed(passed: &Self::Passed, row: &mut StepRow);
        fn read_passed(row: &StepRow) -> Result<Self::Passed, Fault>;
        fn keep_outcome(outcome: &Self::Outcome, row: &mut StepRow);
        fn read_outcome(row: &StepRow) -> Result<Self::Outcome, Fault>;
    }
}

const READING: &str = "reading a registration";
const WRITING: &str = "writing a registration";

/// The steps' own attributes.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct StepRow {
    pub(crate) step: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) refusal: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delivery: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) passed_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) membership: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct RegistrationRow {
    kind: String,
    version: u64,
    token_hash: ByteBuf,
    scan_hash: ByteBuf,
    opened_at: i64,
    deadline: i64,
    expires_at: i64,
    sealed: ByteBuf,
    #[serde(flatten)]
    step: StepRow,
}

/// What every flow's row has, a registration's or an errand's.
#[derive(Deserialize)]
struct FlowRow {
    kind: String,
    token_hash: ByteBuf,
    step: String,
    deadline: i64,
    #[serde(default)]
    refusal: Option<String>,
    #[serde(default)]
    bound_mobile: Option<String>,
    #[serde(default)]
    bound_account: Option<String>,
    #[serde(default)]
    number: Option<String>,
}

const AWAITING_FACE: &str = "awaiting_face";
pub(crate) const AWAITING_ACCOUNT: &str = "awaiting_account";
pub(crate) const COMPLETE: &str = "complete";

/// What is missing from a row makes it unreadable.
pub(crate) fn need<T>(value: Option<&T>) -> Result<&T, Fault> {
    value.ok_or_else(|| Fault::lasting(READING, "an attribute is missing"))
}

impl private::InRow for PersonClaim {
    const KIND: FlowKind = FlowKind::PersonRegistration;
    type Sealed = IdentityKept;

    fn to_sealed(&self) -> IdentityKept {
        IdentityKept::from(&self.identity)
    }

    fn from_sealed(sealed: IdentityKept) -> Result<Self, Fault> {
        Ok(Self { identity: sealed.read(READING)? })
    }

    fn keep_passed((): &(), _: &mut StepRow) {}

    fn read_passed(_: &StepRow) -> Result<(), Fault> {
        Ok(())
    }

    fn keep_outcome(outcome: &Self::Outcome, row: &mut StepRow) {
        row.person = Some(outcome.to_string());
    }

    fn read_outcome(row: &StepRow) -> Result<Self::Outcome, Fault> {
        sound(READING, need(row.person.as_ref())?)
    }
}

#[derive(Serialize, Deserialize)]
pub struct OrganisationClaimKept {
    credit_code: String,
    name: String,
    institution_code: Option<String>,
    legal_representative: IdentityKept,
    agreement_version: String,
    agreement_sha256: String,
}

impl private::InRow for OrganisationClaim {
    const KIND: FlowKind = FlowKind::OrganisationRegistration;
    type Sealed = OrganisationClaimKept;

    fn to_sealed(&self) -> OrganisationClaimKept {
        OrganisationClaimKept {
            credit_code: self.credit_code.as_str().to_owned(),
            name: self.name.as_str().to_owned(),
            institution_code: self.institution_code.as_ref().map(|code| code.as_str().to_owned()),
            legal_representative: IdentityKept::from(&self.legal_representative),
            agreement_version: self.agreement.version.clone(),
            agreement_sha256: self.agreement.sha256.clone(),
        }
    }

    fn from_sealed(sealed: OrganisationClaimKept) -> Result<Self, Fault> {
        Ok(Self {
            credit_code: sound(READING, &sealed.credit_code)?,
            name: row::organisation_name(READING, &sealed.name)?,
            institution_code: sealed.institution_code.map(domain::InstitutionCode::from_kept),
            legal_representative: sealed.legal_representative.read(READING)?,
            agreement: Agreement {
                version: sealed.agreement_version,
                sha256: sealed.agreement_sha256,
            },
        })
    }

    fn keep_passed(passed: &Self::Passed, row: &mut StepRow) {
        row.person = Some(passed.to_string());
    }

    fn read_passed(row: &StepRow) -> Result<Self::Passed, Fault> {
        sound(READING, need(row.person.as_ref())?)
    }

    fn keep_outcome(outcome: &OpenedOrganisation, row: &mut StepRow) {
        row.person = Some(outcome.person.to_string());
        row.organisation = Some(outcome.organisation.to_string());
        row.number = Some(outcome.number.as_str().to_owned());
        row.membership = Some(outcome.membership.to_string());
    }

    fn read_outcome(row: &StepRow) -> Result<OpenedOrganisation, Fault> {
        Ok(OpenedOrganisation {
            person: sound(READING, need(row.person.as_ref())?)?,
            organisation: sound(READING, need(row.organisation.as_ref())?)?,
            number: sound(READING, need(row.number.as_ref())?)?,
            membership: sound(READING, need(row.membership.as_ref())?)?,
        })
    }
}

fn step_row<S: Keepable>(step: &Step<S>) -> StepRow {
    let mut row = StepRow::default();
    let keep = |row: &mut StepRow, pass: &FacePass| {
        row.provider = Some(pass.provider.clone());
        row.delivery = Some(pass.delivery.clone());
        row.passed_at = Some(pass.at.as_millisecond());
    };
    match step {
        Step::AwaitingFace { refusal } => {
            AWAITING_FACE.clone_into(&mut row.step);
            row.refusal = refusal.map(|refusal| refusal.as_str().to_owned());
        }
        Step::AwaitingAccount { pass, passed } => {
            AWAITING_ACCOUNT.clone_into(&mut row.step);
            keep(&mut row, pass);
            S::keep_passed(passed, &mut row);
        }
        Step::Complete { pass, outcome } => {
            COMPLETE.clone_into(&mut row.step);
            keep(&mut row, pass);
            S::keep_outcome(outcome, &mut row);
        }
    }
    row
}

pub(crate) fn read_refusal(word: Option<&String>) -> Result<Option<FaceRefusal>, Fault> {
    let Some(word) = word else { return Ok(None) };
    let known = FaceRefusal::ALL.into_iter().find(|refusal| refusal.as_str() == word);
    known.map(Some).ok_or_else(|| Fault::lasting(READING, "an unknown refusal"))
}

fn read_step<S: Keepable>(row: &StepRow) -> Result<Step<S>, Fault> {
    let pass = || {
        Ok::<_, Fault>(FacePass {
            provider: need(row.provider.as_ref())?.clone(),
            delivery: need(row.delivery.as_ref())?.clone(),
            at: at(READING, *need(row.passed_at.as_ref())?)?,
        })
    };
    match row.step.as_str() {
        AWAITING_FACE => Ok(Step::AwaitingFace { refusal: read_refusal(row.refusal.as_ref())? }),
        AWAITING_ACCOUNT => {
            Ok(Step::AwaitingAccount { pass: pass()?, passed: S::read_passed(row)? })
        }
        COMPLETE => Ok(Step::Complete { pass: pass()?, outcome: S::read_outcome(row)? }),
        _ => Err(Fault::lasting(READING, "an unknown step")),
    }
}

fn read_kind(word: &str) -> Result<FlowKind, Fault> {
    let known = FlowKind::ALL.into_iter().find(|kind| kind.as_str() == word);
    known.ok_or_else(|| Fault::lasting(READING, "an unknown kind of flow"))
}

pub(crate) fn item<S: Keepable>(
    registration: &Registration<S>,
    seal: &SealKeys,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::flow(&registration.id);
    let deadline = registration.deadline();
    let row = RegistrationRow {
        kind: S::KIND.as_str().to_owned(),
        version: registration.version,
        token_hash: ByteBuf::from(registration.token.0),
        scan_hash: ByteBuf::from(registration.scan.0),
        opened_at: registration.opened_at.as_millisecond(),
        deadline: deadline.as_millisecond(),
        expires_at: (deadline + rules::SWEEP_AFTER).as_second(),
        sealed: row::seal(WRITING, seal, entropy, &key, &registration.claim.to_sealed())?,
        step: step_row(&registration.step),
    };
    row::write(WRITING, &row)
}

fn registration<S: Keepable>(
    id: &FlowId,
    row: &RegistrationRow,
    seal: &SealKeys,
) -> Result<Registration<S>, Fault> {
    let key = key::flow(id);
    Ok(Registration {
        id: id.clone(),
        token: SecretHash(exact(READING, &row.token_hash)?),
        scan: SecretHash(exact(READING, &row.scan_hash)?),
        opened_at: at(READING, row.opened_at)?,
        claim: S::from_sealed(row::unseal(READING, seal, &key, &row.sealed)?)?,
        step: read_step(&row.step)?,
        version: row.version,
    })
}

/// The answer to whoever begins a registration of an organisation; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrganisationStart {
    /// It is written.
    Done,
    /// Too many were begun from that address for that credit code.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// A live organisation holds the credit code.
    CreditCodeTaken,
}

/// A delivery of a face provider: once seen, its id is spent.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Which provider.
    pub provider: String,
    /// Its id.
    pub id: String,
    /// SHA-256 of the body: the same id with another body is no repetition.
    pub body: [u8; 32],
    /// When it came.
    pub at: Timestamp,
}

/// A face's saving, answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceSaved {
    /// Delivery and registration are written.
    Done,
    /// This very delivery was dealt with before, and came to this.
    Repeated(Option<FaceRefusal>),
    /// The delivery's id was used for another body.
    IdReused,
    /// The registration was changed by another request, or its deadline passed.
    Stale,
}

#[derive(Serialize, Deserialize)]
struct DeliveryRow {
    body: ByteBuf,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<String>,
    expires_at: i64,
}

#[derive(Clone, Copy)]
enum Label {
    Delivery,
    Flow,
    Limit,
    CreditCode,
}

impl Table {
    /// Begins a registration of a person, or an appeal: counts the start and writes it, in one transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_counted<S: Keepable>(
        &self,
        begun: &Registration<S>,
        address: &Blind,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<Counted, Fault> {
        let starts = Event::new(&rules::STARTS_PER_ADDRESS, address, begun.opened_at);
        let committed = Transaction::new(WRITING)
            .count(self, Label::Limit, &starts)
            .put(self, Label::Flow, Write::new(key::flow(&begun.id)), item(begun, seal, entropy)?)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Label::Limit, row) => {
                Ok(Counted::Limited { retry_after: starts.wait(row.as_ref()) })
            }
            Committed::Refused(..) => Err(drawn_twice()),
        }
    }

    /// Begins a registration of an organisation, unless its credit code is taken: counts the start under who begins it
    /// where, and writes it, in one transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_organisation(
        &self,
        begun: &Registration<OrganisationClaim>,
        there: &Blind,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<OrganisationStart, Fault> {
        let starts = Event::new(&rules::STARTS_PER_ADDRESS_AND_CREDIT_CODE, there, begun.opened_at);
        let credit_code =
            domain::OrganisationIdentifier::CreditCode(begun.claim.credit_code.clone().into());
        let committed = Transaction::new(WRITING)
            .count(self, Label::Limit, &starts)
            .check(self, Label::CreditCode, Write::new(key::organisation_identifier(&credit_code)))
            .put(self, Label::Flow, Write::new(key::flow(&begun.id)), item(begun, seal, entropy)?)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(OrganisationStart::Done),
            Committed::Refused(Label::Limit, row) => {
                Ok(OrganisationStart::Limited { retry_after: starts.wait(row.as_ref()) })
            }
            Committed::Refused(Label::CreditCode, _) => Ok(OrganisationStart::CreditCodeTaken),
            Committed::Refused(..) => Err(drawn_twice()),
        }
    }

    /// Counts a start against several limits at once: all are counted, or none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_all(
        &self,
        events: &[(&Limit, &Blind)],
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        let events: Vec<_> =
            events.iter().map(|(limit, whose)| Event::new(limit, whose, now)).collect();
        let mut transaction = Transaction::new("counting against limits");
        for (at, event) in events.iter().enumerate() {
            transaction = transaction.count(self, at, event);
        }
        match transaction.commit(self).await? {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(at, row) => {
                let event = events.get(at).ok_or_else(drawn_twice)?;
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
        }
    }

    /// Reads a registration whole, or a password reset.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn registration(&self, id: &FlowId, seal: &SealKeys) -> Result<Option<Kept>, Fault> {
        let Some(item) = self.get(READING, key::flow(id)).await? else { return Ok(None) };
        let FlowRow { kind, .. } = row::read(READING, item.clone())?;
        let kind = read_kind(&kind)?;
        let whole = |item| row::read::<RegistrationRow>(READING, item);
        Ok(match kind {
            FlowKind::PersonRegistration => {
                Some(Kept::Person(registration(id, &whole(item)?, seal)?))
            }
            FlowKind::OrganisationRegistration => {
                Some(Kept::Organisation(registration(id, &whole(item)?, seal)?))
            }
            FlowKind::Appeal => Some(Kept::Appeal(registration(id, &whole(item)?, seal)?)),
            FlowKind::Succession => Some(Kept::Succession(registration(id, &whole(item)?, seal)?)),
            FlowKind::PasswordReset | FlowKind::SessionProof => {
                read_errand(id, kind, item)?.map(Kept::PasswordReset)
            }
            FlowKind::Invitation | FlowKind::MobileChange => None,
        })
    }

    /// Reads how far a registration is, without what was claimed.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn progress(&self, id: &FlowId) -> Result<Option<Progress>, Fault> {
        let Some(item) = self.get(READING, key::flow(id)).await? else { return Ok(None) };
        let row: FlowRow = row::read(READING, item)?;
        let stage = match row.step.as_str() {
            AWAITING_FACE => Stage::AwaitingFace { refusal: read_refusal(row.refusal.as_ref())? },
            AWAITING_ACCOUNT => Stage::AwaitingAccount,
            COMPLETE => Stage::Complete,
            _ => return Err(Fault::lasting(READING, "an unknown step")),
        };
        Ok(Some(Progress {
            kind: read_kind(&row.kind)?,
            // A row of an earlier release names no account: its flow stands for it, for the ten minutes that it lives.
            bound: row.bound_mobile.map(|mobile| BoundMobile {
                mobile,
                account: row.bound_account.unwrap_or_else(|| id.to_string()),
            }),
            token: SecretHash(exact(READING, &row.token_hash)?),
            stage,
            deadline: at(READING, row.deadline)?,
            organisation_number: row.number.map(|number| sound(READING, &number)).transpose()?,
        }))
    }

    /// Saves what a face did to a registration, and that its delivery is spent.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn save_face<S: Keepable>(
        &self,
        faced: &domain::Faced<S>,
        delivery: &Delivery,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<FaceSaved, Fault> {
        let row = item(&faced.registration, seal, entropy)?;
        let transaction = Transaction::new(WRITING);
        delivering(transaction, self, Label::Delivery, delivery, faced.refusal)?
            .put(self, Label::Flow, next(&faced.registration, delivery.at), row)
            .commit(self)
            .await
            .and_then(|committed| match committed {
                Committed::Done => Ok(FaceSaved::Done),
                Committed::Refused(Label::Delivery, Some(seen)) => delivered(delivery, seen),
                Committed::Refused(..) => Ok(FaceSaved::Stale),
            })
    }
}

/// A delivery's id, spent as part of what its face did.
pub(crate) fn delivering<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    delivery: &Delivery,
    refusal: Option<FaceRefusal>,
) -> Result<Transaction<L>, Fault> {
    let row = DeliveryRow {
        body: ByteBuf::from(delivery.body),
        refusal: refusal.map(|refusal| refusal.as_str().to_owned()),
        expires_at: (delivery.at + rules::SWEEP_AFTER).as_second(),
    };
    let key = key::delivery(&delivery.provider, &delivery.id);
    Ok(transaction.put(table, label, Write::new(key), row::write(WRITING, &row)?))
}

/// What a delivery came to whose id is spent already.
pub(crate) fn delivered(delivery: &Delivery, seen: Item) -> Result<FaceSaved, Fault> {
    let seen: DeliveryRow = row::read("reading a delivery", seen)?;
    if seen.body.as_slice() != delivery.body {
        return Ok(FaceSaved::IdReused);
    }
    read_refusal(seen.refusal.as_ref()).map(FaceSaved::Repeated)
}

/// An id of 128 random bits that is in use already: the random generator repeats itself, or a label was mistaken.
pub(crate) fn drawn_twice() -> Fault {
    Fault::lasting(WRITING, "what was just drawn is in the table already")
}

/// A write of the next version of a registration: over the one that was read, and in time.
fn next<S: Keepable>(registration: &Registration<S>, now: Timestamp) -> Write {
    Write::on(key::flow(&registration.id), "version = :read AND deadline > :now")
        .value(":read", number(registration.version.saturating_sub(1)))
        .value(":now", moment(now))
}

/// A completed registration, as part of what it brings into being.
pub(crate) fn completing<L: Copy, S: Keepable>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    completed: &Registration<S>,
    now: Timestamp,
    (seal, entropy): (&SealKeys, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let row = item(completed, seal, entropy)?;
    Ok(transaction.put(table, label, next(completed, now), row))
}
