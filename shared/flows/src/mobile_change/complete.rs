//! Whoever began to change their mobile has proven the new one, and has it from now on. Their sessions go on.
//!
//! Reads the errand with the SMS code, and at the same time the organisation and its people, or the person; then writes
//! the mobile wherever it is kept, the end of the errand and the used SMS code in one transaction. Three calls, two round
//! trips. Whether a number is somebody else's is told only to whoever holds it. Asked again after a lost reply, with the
//! same mobile, it gives the same answer.

use super::about;
use crate::amending::{TRIES, outrun};
use crate::members::tell::notices;
use domain::{
    Actor, Ended, FlowId, FlowKind, MemberActor, Mobile, Notice, NoticeEvent, PersonActor,
    SmsCodeId,
};
use jiff::Timestamp;
use keys::{Blind, Veil};
use ports::{Clock, Entropy, Fault};
use store::{
    Errand, Finished, Members, OwnMobile, Particulars, PersonKept, PlaceChange, PlaceMobileChange,
    Table,
};

/// The request, already sound.
#[derive(Debug)]
pub struct Complete {
    /// Which change.
    pub change: FlowId,
    /// Which code proved the mobile.
    pub sms_code: SmsCodeId,
    /// The new mobile.
    pub mobile: Mobile,
}

/// Why the mobile is as it was; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    /// The session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// No such change, or it is not this caller's.
    #[error("there is no such change of mobile")]
    Unknown,
    /// Its time is over.
    #[error("the time to change the mobile is over")]
    TooLate,
    /// It is complete, with another mobile than this.
    #[error("the change of mobile is complete")]
    AlreadyComplete,
    /// The SMS code is not verified for this change and mobile, or was used before.
    #[error("the mobile is not verified")]
    MobileNotVerified,
    /// It is the mobile they have.
    #[error("it is the mobile they have")]
    Unchanged,
    /// Another person's account, or another place of the organisation, is bound to the mobile.
    #[error("the mobile is bound to somebody else")]
    MobileTaken,
    /// The world let us down; whether the mobile was changed is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What one completion works with.
struct Completing<'a> {
    table: &'a Table,
    veil: &'a Veil,
    request: &'a Complete,
    mobiles: Vec<Blind>,
    now: Timestamp,
}

/// Changes a mobile.
///
/// # Errors
///
/// [`NotChanged`]; after any of them but `Fault` the table is as it was.
pub async fn complete(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &Actor,
    request: Complete,
) -> Result<(), NotChanged> {
    let mobiles = veil.blind.every(&request.mobile);
    let completing = Completing { table, veil, request: &request, mobiles, now: clock.now() };
    let mut was_refused = false;
    for _ in 0..TRIES {
        let is_done = match actor {
            Actor::Member(member) => completing.of_place(actor, member, entropy).await,
            Actor::Person(person) => completing.of_person(actor, person, entropy).await,
        };
        match is_done {
            Ok(true) => return Ok(()),
            Ok(false) => {}
            // The errand and the mobile are not read at one moment: it may have been finished in between.
            Err(NotChanged::AlreadyComplete | NotChanged::Unchanged) if !was_refused => {
                was_refused = true;
            }
            Err(not) => return Err(not),
        }
    }
    Err(outrun().into())
}

impl Completing<'_> {
    /// Changes the mobile of a place; false when the organisation or the errand was changed in between.
    async fn of_place(
        &self,
        signed_in: &Actor,
        actor: &MemberActor,
        entropy: &impl Entropy,
    ) -> Result<bool, NotChanged> {
        let (errand, members) =
            tokio::join!(self.errand(signed_in), self.table.members(&actor.organisation));
        let members: Members = members?.ok_or(Ended)?;
        let member = members.people.acting(actor, self.now)?;
        let (errand, is_proven) = errand?;
        let Particulars { identity, mobile } = members.particulars(&member.id, &self.veil.seal)?;
        if self.judge(&errand, is_proven, &mobile)? == Judged::DoneBefore {
            return Ok(true);
        }
        let particulars = Particulars { identity, mobile: self.request.mobile.clone() };
        if members.is_name_taken(&member.id, &particulars, &self.veil.blind) {
            return Err(NotChanged::MobileTaken);
        }
        let amendment = members.people.change_mobile(&member.id).map_err(|_| Ended)?;
        let (anew, seal) = (Some(&particulars), &self.veil.seal);
        let notices = notices(&members, &amendment, anew, None, seal)?;
        let change = PlaceChange {
            members: &members,
            amendment: &amendment,
            at: self.now,
            notices: &notices,
        };
        let new = (&particulars, &self.finished());
        let changed =
            self.table.change_place_mobile(&change, actor, new, (self.veil, entropy)).await?;
        match changed {
            PlaceMobileChange::Done => Ok(true),
            PlaceMobileChange::Stale => Ok(false),
            PlaceMobileChange::MobileNotVerified => Err(NotChanged::MobileNotVerified),
            PlaceMobileChange::SessionEnded => Err(Ended.into()),
        }
    }

    /// Changes a person's own mobile; false when the person or the errand was changed in between.
    async fn of_person(
        &self,
        signed_in: &Actor,
        actor: &PersonActor,
        entropy: &impl Entropy,
    ) -> Result<bool, NotChanged> {
        let (errand, kept) = tokio::join!(self.errand(signed_in), self.table.person(&actor.person));
        let kept: PersonKept = kept?.filter(|kept| kept.epoch == actor.epoch).ok_or(Ended)?;
        let (errand, is_proven) = errand?;
        let present = kept.particulars(&self.veil.seal)?.mobile;
        if self.judge(&errand, is_proven, &present)? == Judged::DoneBefore {
            return Ok(true);
        }
        let (mobile, finished) = (&self.request.mobile, self.finished());
        let notices = self.told(present);
        let changed = self
            .table
            .change_own_mobile(
                actor,
                &kept,
                mobile,
                &finished,
                &notices,
                self.now,
                (self.veil, entropy),
            )
            .await?;
        match changed {
            OwnMobile::Done => Ok(true),
            OwnMobile::Stale | OwnMobile::FlowStale => Ok(false),
            OwnMobile::SessionEnded => Err(Ended.into()),
            OwnMobile::MobileNotVerified => Err(NotChanged::MobileNotVerified),
            OwnMobile::MobileTaken => Err(NotChanged::MobileTaken),
        }
    }

    /// Both numbers are told: the old one, so that whoever still has that phone learns of it.
    fn told(&self, present: Mobile) -> [Notice; 2] {
        [present, self.request.mobile.clone()].map(|to| Notice {
            to,
            event: NoticeEvent::MobileChanged,
            organisation: None,
        })
    }

    /// The errand, if it is this caller's, and whether the new mobile is proven for it.
    async fn errand(&self, actor: &Actor) -> Result<(Errand, bool), NotChanged> {
        let Complete { change, sms_code, .. } = self.request;
        let proof = (sms_code, self.mobiles.as_slice());
        let found = self.table.errand_and_proof(change, FlowKind::MobileChange, proof).await?;
        found.filter(|(errand, _)| errand.about == about(actor)).ok_or(NotChanged::Unknown)
    }

    /// Judges whether the mobile may be changed now.
    fn judge(
        &self,
        errand: &Errand,
        is_proven: bool,
        present: &Mobile,
    ) -> Result<Judged, NotChanged> {
        let is_present = *present == self.request.mobile;
        if errand.is_finished {
            return if is_present {
                Ok(Judged::DoneBefore)
            } else {
                Err(NotChanged::AlreadyComplete)
            };
        }
        if errand.deadline <= self.now {
            return Err(NotChanged::TooLate);
        }
        if is_present {
            return Err(NotChanged::Unchanged);
        }
        if is_proven { Ok(Judged::Good) } else { Err(NotChanged::MobileNotVerified) }
    }

    fn finished(&self) -> Finished<'_> {
        let Complete { change, sms_code, .. } = self.request;
        Finished { errand: change, proven: Some((sms_code, &self.mobiles)) }
    }
}

/// A change of mobile that may be made, or was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Judged {
    Good,
    DoneBefore,
}
