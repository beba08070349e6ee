//! Somebody who proved that a place is theirs sets its password anew.
//!
//! Reads the reset and the SMS code in one call; reads the organisation and its people; then writes the place's new
//! password and epoch, the end of the reset, the used SMS code and the audit record in one transaction. Three calls, three
//! round trips. The epoch ends every session of the place, and the failed sign-ins before it are forgiven.
//!
//! Whoever has not proven themselves gets one refusal, whatever was missing and whether or not there is such a place, and
//! gets it before the password is judged, whose rules know who they are. Asked again after a lost reply, with the same
//! password, it gives the same answer
//! (`docs/decisions/0009-completion-asked-again.md`).

use crate::account::{chosen, is_same};
use crate::amending::{TRIES, outrun};
use crate::log;
use crate::members::tell::notices;
use domain::{
    ChosenPassword, Deed, FlowId, FlowKind, FlowToken, Membership, MembershipId, Mobile,
    OrganisationId, Place, PresentedPassword, ResetProof, SmsCodeId, WeakPassword,
};
use keys::{Blind, PasswordHash, Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{
    About, Errand, Finished, Members, Particulars, PlaceChange, PlacePasswordReset, Table,
};

/// The request, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Complete {
    /// Which reset.
    pub reset: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// Which code proved which mobile; nothing when a face did.
    pub proven: Option<(SmsCodeId, Mobile)>,
    /// The password as typed.
    pub password: PresentedPassword,
    /// The password as typed again.
    pub confirmation: PresentedPassword,
}

/// Why no password was set; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotReset {
    /// No such reset, or it is not this browser's.
    #[error("there is no such password reset")]
    Unknown,
    /// Its time is over.
    #[error("the time to reset the password is over")]
    TooLate,
    /// It is complete, with another password than this.
    #[error("the password reset is complete")]
    AlreadyComplete,
    /// They have not proven that a place is theirs whose password can be reset: one answer for every reason.
    #[error("nothing proves that the place is theirs")]
    NotProven,
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The world let us down; whether the password was set is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sets the password of a place anew.
///
/// # Errors
///
/// [`NotReset`]; after any of them but `Fault` the table is as it was.
pub async fn complete(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Complete,
) -> Result<(), NotReset> {
    let now = clock.now();
    let mobiles = request.proven.as_ref().map(|(_, mobile)| veil.blind.every(mobile));
    let mobiles = mobiles.unwrap_or_default();
    for _ in 0..TRIES {
        let (errand, is_proven) = errand(table, &request, &mobiles).await?;
        let (organisation, membership) = place(&errand, entropy);
        if let About::Place { organisation, membership, person } = &errand.about {
            log::organisation(organisation);
            log::place(membership, person);
        }
        let members = table.members(&organisation).await?;
        if errand.is_finished {
            return again(&request, members.as_ref(), &membership, passwords, entropy);
        }
        if errand.deadline <= now {
            return Err(NotReset::TooLate);
        }
        let judged = Judged { errand: &errand, is_proven, mobiles: &mobiles };
        let Some((members, member)) = members.as_ref().and_then(|members| {
            let member = members.people.member(&membership)?;
            judged.proves(&request, members, member, veil).then_some((members, member))
        }) else {
            return Err(NotReset::NotProven);
        };
        let particulars = members.particulars(&member.id, &veil.seal)?;
        let password = choose(&request, &particulars, members)?;
        let password = passwords.hash(&password, entropy)?;
        let Ok(amendment) = members.people.change_password(&member.id, Deed::PasswordReset) else {
            return Err(NotReset::NotProven);
        };
        let notices = notices(members, &amendment, None, None, &veil.seal)?;
        let change = PlaceChange { members, amendment: &amendment, at: now, notices: &notices };
        let new = (&password, &judged.finished(&request));
        match table.reset_place_password(&change, member, new, (veil, entropy)).await? {
            PlacePasswordReset::Done => return Ok(()),
            // Somebody was faster, at the organisation or at this reset.
            PlacePasswordReset::Stale => {}
            PlacePasswordReset::MobileNotVerified => return Err(NotReset::NotProven),
        }
    }
    Err(outrun().into())
}

/// The reset, and whether the SMS code proves the mobile for it.
async fn errand(
    table: &Table,
    request: &Complete,
    mobiles: &[Blind],
) -> Result<(Errand, bool), NotReset> {
    let Complete { reset, token, proven, .. } = request;
    let kind = FlowKind::PasswordReset;
    let found = match proven {
        Some((sms_code, _)) => table.errand_and_proof(reset, kind, (sms_code, mobiles)).await?,
        None => table.errand(reset, kind).await?.map(|errand| (errand, false)),
    };
    found.filter(|(errand, _)| holds(token, &errand.token)).ok_or(NotReset::Unknown)
}

/// The place it is about; for nobody's, names that nobody has, so that as much is read.
fn place(errand: &Errand, entropy: &impl Entropy) -> (OrganisationId, MembershipId) {
    match &errand.about {
        About::Place { organisation, membership, .. } => (organisation.clone(), membership.clone()),
        About::Person(_) | About::Nobody => (
            OrganisationId::from_random(random(entropy)),
            MembershipId::from_random(random(entropy)),
        ),
    }
}

/// What a reset has to show for itself.
struct Judged<'a> {
    errand: &'a Errand,
    is_proven: bool,
    mobiles: &'a [Blind],
}

impl<'a> Judged<'a> {
    /// Whether it proves that the place is theirs.
    fn proves(
        &self,
        request: &Complete,
        members: &Members,
        member: &Membership,
        veil: &Veil,
    ) -> bool {
        let holds_mobile = || {
            let own = members.kept(&member.id).map(|kept| kept.mobile.as_str());
            let claimed = request.proven.as_ref().map(|(_, mobile)| mobile);
            self.is_proven
                && own.zip(claimed).is_some_and(|(own, claimed)| veil.blind.matches(own, claimed))
        };
        member.place == Place::Live
            && if self.errand.face.is_some() {
                member.role.resets_by(ResetProof::Face)
            } else {
                member.role.resets_by(ResetProof::SmsCode) && holds_mobile()
            }
    }

    /// The end of the reset, and of the SMS code if it was the proof.
    fn finished(&self, request: &'a Complete) -> Finished<'a> {
        let used = if self.errand.face.is_some() { None } else { request.proven.as_ref() };
        Finished {
            errand: &request.reset,
            proven: used.map(|(sms_code, _)| (sms_code, self.mobiles)),
        }
    }
}

/// Judges the password, given whose it is.
fn choose(
    request: &Complete,
    particulars: &Particulars,
    members: &Members,
) -> Result<ChosenPassword, WeakPassword> {
    let (password, confirmation) = (request.password.reveal(), request.confirmation.reveal());
    chosen(password, confirmation, particulars, &members.names())
}

/// Answers whoever asks again for a reset that was made.
fn again(
    request: &Complete,
    members: Option<&Members>,
    membership: &MembershipId,
    passwords: &Passwords,
    entropy: &impl Entropy,
) -> Result<(), NotReset> {
    let kept: Option<&PasswordHash> =
        members.and_then(|members| members.kept(membership)?.password.as_ref());
    if is_same(&request.password, kept, passwords, entropy)? {
        Ok(())
    } else {
        Err(NotReset::AlreadyComplete)
    }
}
