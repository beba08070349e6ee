//! A clerk decides an appeal, with a reason; what follows from upholding it is done in the same transaction.
//!
//! Whoever was overtaken by a change of what it is about reads and judges anew; of two clerks one decides. The appellant is
//! told by SMS, and so is whoever loses by it.

use crate::amending::{TRIES, outrun};
use crate::members::tell::of_succession;
use domain::{
    Author, ClerkActor, Contested, Decision, Ended, FlowId, MembershipId, NotSucceeded, Notice,
    NoticeEvent, OrganisationIdentifier, PersonId, Reason,
};
use jiff::Timestamp;
use keys::{PasswordHash, Veil};
use ports::{Clock, Entropy, Fault, random};
use store::{
    Appeal, CounterAct, Decided, Deciding, Particulars, PersonKept, Remedy, Succeeding, Table,
};

/// The request, already sound.
#[derive(Debug)]
pub struct Decide {
    /// Which appeal.
    pub appeal: FlowId,
    /// What the clerk says.
    pub decision: Decision,
    /// Why; the appellant is told.
    pub reason: Reason,
}

/// Why it was not decided; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotDecided {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such appeal.
    #[error("there is no such appeal")]
    Unknown,
    /// It is decided already.
    #[error("the appeal is decided already")]
    Before,
    /// What was appealed for is not occupied, or is the appellant's already: it can only be dismissed.
    #[error("nothing is occupied")]
    NotOccupied,
    /// The appellant's mobile is bound to somebody else: that is an appeal of its own.
    #[error("the mobile is bound to somebody else")]
    MobileTaken,
    /// The appellant's own account is gone.
    #[error("the person's account is gone")]
    PersonGone,
    /// The world let us down; whether it was decided is unknown, and looking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Decides an appeal.
///
/// # Errors
///
/// [`NotDecided`].
pub async fn decide(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
    request: Decide,
) -> Result<(), NotDecided> {
    let now = clock.now();
    let appeal = table.appeal(&request.appeal, &veil.seal).await?.ok_or(NotDecided::Unknown)?;
    if appeal.decided.is_some() {
        return Err(NotDecided::Before);
    }
    let (decision, reason) = (request.decision, request.reason.reveal().to_owned());
    let content = vec![
        ("appeal", appeal.id.to_string()),
        ("about", appeal.claim.about.as_str().to_owned()),
        ("decision", decision.as_str().to_owned()),
        ("reason", reason.clone()),
    ];
    let act = CounterAct::new("appeal.decided", (actor, now), content, entropy);
    let decided = Appeal { decided: Some((decision, reason)), password: None, ..appeal.clone() };
    let clerk = Clerk { table, veil, act: &act, decided: &decided };
    for _ in 0..TRIES {
        let written = match decision {
            Decision::Dismissed => {
                clerk
                    .write(Remedy::Nothing, NoticeEvent::AppealDismissed, Vec::new(), entropy)
                    .await
            }
            Decision::Upheld => clerk.uphold(&appeal, entropy, now).await,
        };
        match written? {
            Decided::Done => return Ok(()),
            Decided::Stale => {}
            Decided::SessionEnded => return Err(Ended.into()),
            Decided::Before => return Err(NotDecided::Before),
            Decided::MobileTaken => return Err(NotDecided::MobileTaken),
            Decided::PersonGone => return Err(NotDecided::PersonGone),
        }
    }
    Err(outrun().into())
}

/// A clerk about to decide.
struct Clerk<'a> {
    table: &'a Table,
    veil: &'a Veil,
    act: &'a CounterAct<'a>,
    decided: &'a Appeal,
}

impl Clerk<'_> {
    /// Writes the decision with what follows, and tells the appellant and whoever else is concerned.
    async fn write(
        &self,
        remedy: Remedy<'_>,
        event: NoticeEvent,
        others: Vec<Notice>,
        entropy: &impl Entropy,
    ) -> Result<Decided, NotDecided> {
        let mut notices = others;
        notices.push(Notice {
            to: self.decided.mobile.clone(),
            event,
            organisation: None,
            sender: None,
        });
        let Self { table, veil, act, decided } = self;
        let deciding = Deciding { appeal: decided, act, remedy, notices: &notices };
        Ok(table.decide_appeal(&deciding, veil, entropy).await?)
    }

    async fn uphold(
        &self,
        appeal: &Appeal,
        entropy: &impl Entropy,
        now: Timestamp,
    ) -> Result<Decided, NotDecided> {
        let upheld = NoticeEvent::AppealUpheld;
        match (&appeal.claim.about, &appeal.person, &appeal.password) {
            (Contested::Mobile(mobile), person, _) => {
                let holder = self.holder(appeal, person.as_ref()).await?;
                // Whoever held it cannot be told: the only number they had is the appellant's.
                self.write(Remedy::Mobile(&holder, mobile), upheld, Vec::new(), entropy).await
            }
            (Contested::Identity, Some(person), Some(password)) => {
                let kept = self.table.person(person).await?.ok_or(NotDecided::PersonGone)?;
                let old = kept.particulars(&self.veil.seal)?.mobile;
                let event = NoticeEvent::PasswordReset;
                let told = Notice { to: old, event, organisation: None, sender: None };
                let remedy = Remedy::Identity(&kept, &appeal.mobile, password);
                self.write(remedy, upheld, vec![told], entropy).await
            }
            (Contested::Organisation(code), Some(person), Some(password)) => {
                let code = OrganisationIdentifier::CreditCode(code.clone());
                self.organisation(appeal, &code, (person, password), entropy, now).await
            }
            (Contested::Identity | Contested::Organisation(_), ..) => {
                Err(Fault::lasting("deciding an appeal", "it has nobody to give an account").into())
            }
        }
    }

    /// Who is bound to the number that is appealed for: somebody else.
    async fn holder(
        &self,
        appeal: &Appeal,
        person: Option<&PersonId>,
    ) -> Result<PersonKept, NotDecided> {
        let mobiles = self.veil.blind.used(&appeal.mobile);
        let holder = self.table.person_by_mobile(&mobiles).await?;
        let holder = holder.filter(|holder| Some(holder) != person);
        let holder = holder.ok_or(NotDecided::NotOccupied)?;
        self.table.person(&holder).await?.ok_or(NotDecided::NotOccupied)
    }

    async fn organisation(
        &self,
        appeal: &Appeal,
        code: &OrganisationIdentifier,
        (person, password): (&PersonId, &PasswordHash),
        entropy: &impl Entropy,
        now: Timestamp,
    ) -> Result<Decided, NotDecided> {
        let Self { table, veil, act, .. } = self;
        let organisation = table.organisation_by(code).await?.ok_or(NotDecided::NotOccupied)?;
        let members = table.members(&organisation).await?.ok_or(NotDecided::NotOccupied)?;
        let particulars =
            Particulars { identity: appeal.claim.appellant.clone(), mobile: appeal.mobile.clone() };
        let id = MembershipId::from_random(random(entropy));
        let sharing = members.sharing(&particulars, &veil.blind);
        let succession = members.people.succeed(person, id, &sharing, now);
        let succession = succession
            .map_err(|NotSucceeded::AlreadyLegalRepresentative| NotDecided::NotOccupied)?;
        let others = of_succession(&members, &succession, &veil.seal)?;
        let succeeding = Succeeding {
            members: &members,
            succession: &succession,
            particulars: &particulars,
            password,
            by: &Author::from(act.by),
            at: now,
        };
        let upheld = NoticeEvent::AppealUpheld;
        self.write(Remedy::Organisation(succeeding), upheld, others, entropy).await
    }
}
