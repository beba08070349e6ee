//! Appeals (申诉): `APL#<apl>` from when one is filed, and `APL#open`/`<apl>` until it is decided. Before that it is a
//! registration under way, `FLOW#<apl>`.
//!
//! A decision is one transaction with all that follows from it, with the clerk's act, and on the condition that nobody
//! decided before.

use crate::acts::{CounterAct, keeping};
use crate::bindings::{handing_over, releasing};
use crate::clerks::clerk_lives;
use crate::notices::noticing;
use crate::people::PersonKept;
use crate::registrations::{StepRow, completing, private};
use crate::row::{self, IdentityKept, at, exact, moment, sound, text};
use crate::sms_codes::consuming;
use crate::successions::Succeeding;
use crate::transaction::{Committed, Transaction, Write, fault};
use crate::{Item, Table, key};
use domain::{
    AppealClaim, AppealRegistration, Contested, Decision, FlowId, FlowKind, Mobile, Notice,
    PersonId, SecretHash,
};
use jiff::Timestamp;
use keys::{PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an appeal";
const FILING: &str = "filing an appeal";
const DECIDING: &str = "deciding an appeal";

/// What somebody appeals for, sealed.
#[derive(Serialize, Deserialize)]
pub struct AppealClaimKept {
    appellant: IdentityKept,
    about: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    contested: Option<String>,
    statement: String,
}

impl private::InRow for AppealClaim {
    const KIND: FlowKind = FlowKind::Appeal;
    type Sealed = AppealClaimKept;

    fn to_sealed(&self) -> AppealClaimKept {
        AppealClaimKept {
            appellant: IdentityKept::from(&self.appellant),
            about: self.about.as_str().to_owned(),
            contested: match &self.about {
                Contested::Organisation(code) => Some(code.as_str().to_owned()),
                Contested::Mobile(mobile) => Some(mobile.e164()),
                Contested::Identity => None,
            },
            statement: self.statement.reveal().to_owned(),
        }
    }

    fn from_sealed(sealed: AppealClaimKept) -> Result<Self, Fault> {
        let about = match (sealed.about.as_str(), &sealed.contested) {
            ("organisation", Some(code)) => {
                Contested::Organisation(row::credit_code(READING, code)?)
            }
            ("mobile", Some(mobile)) => Contested::Mobile(sound(READING, mobile)?),
            ("identity", None) => Contested::Identity,
            _ => return Err(Fault::lasting(READING, "it is about nothing known")),
        };
        Ok(Self {
            appellant: sealed.appellant.read(READING)?,
            about,
            statement: sound(READING, &sealed.statement)?,
        })
    }

    fn keep_passed(passed: &Self::Passed, row: &mut StepRow) {
        row.person = passed.as_ref().map(ToString::to_string);
    }

    fn read_passed(row: &StepRow) -> Result<Self::Passed, Fault> {
        row.person.as_ref().map(|person| sound(READING, person)).transpose()
    }

    fn keep_outcome(outcome: &Self::Outcome, row: &mut StepRow) {
        Self::keep_passed(outcome, row);
    }

    fn read_outcome(row: &StepRow) -> Result<Self::Outcome, Fault> {
        Self::read_passed(row)
    }
}

/// An appeal that was filed.
#[derive(Clone, Debug)]
pub struct Appeal {
    /// Its name.
    pub id: FlowId,
    /// What its browser must prove to hold.
    pub token: SecretHash,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// Who appeals, about what, why.
    pub claim: AppealClaim,
    /// Who that is here, if they are registered.
    pub person: Option<PersonId>,
    /// Where it is answered: a mobile that they have proven.
    pub mobile: Mobile,
    /// Their password for the account that they appeal for.
    pub password: Option<PasswordHash>,
    /// What a clerk said, and why.
    pub decided: Option<(Decision, String)>,
}

#[derive(Serialize, Deserialize)]
struct AppealRow {
    step: String,
    token_hash: ByteBuf,
    filed_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    sealed: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct AppealKept {
    claim: AppealClaimKept,
    mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

const OPEN: &str = "open";

fn item(appeal: &Appeal, seal: &SealKeys, entropy: &dyn Entropy) -> Result<Item, Fault> {
    use private::InRow as _;
    let decided = appeal.decided.as_ref();
    let kept = AppealKept {
        claim: appeal.claim.to_sealed(),
        mobile: appeal.mobile.e164(),
        password: appeal.password.as_ref().map(|password| password.as_str().to_owned()),
        reason: decided.map(|(_, reason)| reason.clone()),
    };
    let row = AppealRow {
        step: decided.map_or(OPEN, |(decision, _)| decision.as_str()).to_owned(),
        token_hash: ByteBuf::from(appeal.token.0),
        filed_at: appeal.filed_at.as_millisecond(),
        person: appeal.person.as_ref().map(ToString::to_string),
        sealed: row::seal(FILING, seal, entropy, &key::appeal(&appeal.id), &kept)?,
    };
    row::write(FILING, &row)
}

fn read(id: &FlowId, item: Item, seal: &SealKeys) -> Result<Appeal, Fault> {
    use private::InRow as _;
    let row: AppealRow = row::read(READING, item)?;
    let kept: AppealKept = row::unseal(READING, seal, &key::appeal(id), &row.sealed)?;
    let decision = (row.step != OPEN).then(|| sound(READING, &row.step)).transpose()?;
    Ok(Appeal {
        id: id.clone(),
        token: SecretHash(exact(READING, &row.token_hash)?),
        filed_at: at(READING, row.filed_at)?,
        claim: AppealClaim::from_sealed(kept.claim)?,
        person: row.person.as_ref().map(|person| sound(READING, person)).transpose()?,
        mobile: sound(READING, &kept.mobile)?,
        password: kept.password.map(PasswordHash::from_kept),
        decided: decision.zip(kept.reason),
    })
}

/// Why an appeal was not filed; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFiling {
    /// Another request filed it, or its deadline passed.
    Stale,
    /// The SMS code is not verified for this flow and mobile, or was used before.
    MobileNotVerified,
}

/// What follows from a decision.
#[derive(Debug)]
pub enum Remedy<'a> {
    /// Nothing.
    Nothing,
    /// The appellant is the organisation's legal representative.
    Organisation(Succeeding<'a>),
    /// The mobile is bound to its holder no more.
    Mobile(&'a PersonKept, &'a Mobile),
    /// The account is the appellant's: with this mobile and password.
    Identity(&'a PersonKept, &'a Mobile, &'a PasswordHash),
}

/// A decision, and everything that is written with it.
#[derive(Debug)]
pub struct Deciding<'a> {
    /// The appeal, decided.
    pub appeal: &'a Appeal,
    /// What the clerk did.
    pub act: &'a CounterAct<'a>,
    /// What follows.
    pub remedy: Remedy<'a>,
    /// Who is told.
    pub notices: &'a [Notice],
}

/// A decision's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decided {
    /// It is written.
    Done,
    /// The clerk's session has ended.
    SessionEnded,
    /// Somebody decided before.
    Before,
    /// What follows from it was changed since it was read: read and judge anew.
    Stale,
    /// The appellant's mobile is bound to somebody else.
    MobileTaken,
    /// The appellant's own account is gone.
    PersonGone,
}

#[derive(Clone, Copy)]
enum Label {
    Flow,
    SmsCode,
    Session,
    Appeal,
    Remedied,
    Mobile,
    Person,
}

impl Table {
    /// Files an appeal: the completed flow, the used SMS code, the appeal, and its place among the open ones.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn file_appeal(
        &self,
        appeal: &Appeal,
        registration: &AppealRegistration,
        proven: (&domain::SmsCodeId, &[keys::Blind]),
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<Result<(), NotFiling>, Fault> {
        let now = appeal.filed_at;
        let mut transaction = Transaction::new(FILING);
        transaction = completing(transaction, self, Label::Flow, registration, now, with)?;
        let bound = (proven.0, &registration.id, proven.1);
        transaction = consuming(transaction, self, Label::SmsCode, bound, now);
        let filed = item(appeal, with.0, with.1)?;
        let open = Item::from([("filed_at".to_owned(), moment(now))]);
        let committed = transaction
            .put(self, Label::Appeal, Write::new(key::appeal(&appeal.id)), filed)
            .put(self, Label::Appeal, Write::new(key::open_appeal(&appeal.id)), open)
            .commit(self)
            .await?;
        Ok(match committed {
            Committed::Done => Ok(()),
            Committed::Refused(Label::SmsCode, _) => Err(NotFiling::MobileNotVerified),
            Committed::Refused(..) => Err(NotFiling::Stale),
        })
    }

    /// Reads an appeal that was filed.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn appeal(&self, id: &FlowId, seal: &SealKeys) -> Result<Option<Appeal>, Fault> {
        let item = self.get(READING, key::appeal(id)).await?;
        item.map(|item| read(id, item, seal)).transpose()
    }

    /// Names of open appeals, at most so many, after one of them.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_appeals(
        &self,
        after: Option<&FlowId>,
        most: usize,
    ) -> Result<Vec<FlowId>, Fault> {
        let sent = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk AND sk > :after")
            .expression_attribute_values(":pk", text(key::open_appeals()))
            .expression_attribute_values(":after", text(after.map_or("!", FlowId::as_str)))
            .limit(i32::try_from(most).unwrap_or(i32::MAX))
            .consistent_read(true)
            .send()
            .await;
        let items = sent.map_err(|error| fault(READING, error))?.items.unwrap_or_default();
        items.iter().map(|item| sound(READING, row::sort_key(item))).collect()
    }

    /// Decides an appeal, with all that follows, or nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn decide_appeal(
        &self,
        deciding: &Deciding<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Decided, Fault> {
        let Deciding { appeal, act, remedy, notices } = deciding;
        let (with, sealing) = ((veil, entropy), (&veil.seal, entropy));
        let mut transaction = Transaction::new(DECIDING);
        transaction = clerk_lives(transaction, self, Label::Session, act.by, act.at);
        let undecided =
            Write::on(key::appeal(&appeal.id), "step = :open").value(":open", text(OPEN));
        let waits = Write::there(key::open_appeal(&appeal.id));
        transaction = transaction
            .put(self, Label::Appeal, undecided, item(appeal, &veil.seal, entropy)?)
            .delete(self, Label::Appeal, waits);
        transaction = match remedy {
            Remedy::Nothing => transaction,
            Remedy::Organisation(succeeding) => {
                let labels = (Label::Remedied, Label::Person);
                succeeding.items(transaction, self, labels, with)?
            }
            Remedy::Mobile(holder, mobile) => {
                releasing(transaction, self, Label::Remedied, (holder, mobile), with)?
            }
            Remedy::Identity(kept, mobile, password) => {
                let labels = (Label::Remedied, Label::Mobile);
                handing_over(transaction, self, labels, (kept, mobile, password), with)?
            }
        };
        transaction = keeping(transaction, self, Label::Appeal, act, sealing)?;
        transaction = noticing(transaction, self, Label::Appeal, notices, act.at, sealing)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Decided::Done,
            Committed::Refused(Label::Session, _) => Decided::SessionEnded,
            Committed::Refused(Label::Remedied, _) => Decided::Stale,
            Committed::Refused(Label::Mobile, _) => Decided::MobileTaken,
            Committed::Refused(Label::Person, _) => Decided::PersonGone,
            Committed::Refused(Label::Appeal | Label::Flow | Label::SmsCode, _) => Decided::Before,
        })
    }
}
