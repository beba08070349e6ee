//! The invited person looks at the invitation, and accepts or declines: nobody is made an agent unknowingly.
//!
//! They come by the link in the SMS, and then prove to hold their own registered mobile by a code; or in the APP, signed
//! in as themselves. Whoever accepts sets the password of that place, or types the one that it has from an upgrade, which
//! is then kept: either way they know it, whoever set it first. Reads the invitation, then the organisation, then
//! writes once. Asked again after a lost reply, an acceptance with the same password gets the same answer.

use super::Placed;
use super::tell::notices;
use crate::account::chosen;
use crate::amending::{TRIES, outrun};
use crate::log;
use domain::{
    FlowId, FlowKind, FlowToken, Membership, NotAmended, PersonActor, PersonId, Place,
    PresentedPassword, SmsCodeId, WeakPassword,
};
use jiff::{SignedDuration, Timestamp};
use keys::{PasswordHash, Passwords, Veil, Verdict, holds};
use ports::{Clock, Entropy, Fault};
use store::{
    About, Counted, Errand, FailureName, Finished, InvitationChange, Members, Particulars,
    PlaceChange, Table,
};

/// How the invited person comes.
#[derive(Debug)]
pub enum Invitee {
    /// By the link in the SMS.
    Link(FlowToken),
    /// In the APP, signed in as themselves.
    Person(PersonActor),
}

/// Why an invitation is neither told nor answered; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotAnswered {
    /// No such invitation, or it is not this person's, or it was withdrawn, sent again, answered or has expired.
    #[error("there is no such invitation")]
    Unknown,
    /// The person's session has ended.
    #[error("the session has ended")]
    Ended,
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// By the link one must bring a code sent to one's own registered mobile.
    #[error("the mobile is not verified")]
    MobileNotVerified,
    /// It was accepted before, with another password. That is counted as a failed sign-in.
    #[error("the invitation was accepted before")]
    AlreadyAccepted,
    /// The place's password was failed too often.
    #[error("too many failures")]
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down; whether it was answered is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// An invitation, told to whom it is for.
#[derive(Debug)]
pub struct Told {
    /// 单位全称.
    pub organisation_name: String,
    /// The place, and who is to have it.
    pub placed: Placed,
    /// Until when it may be accepted.
    pub expires_at: Timestamp,
}

/// An acceptance, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Accept {
    /// Which code proved the mobile; only by the link.
    pub sms_code: Option<SmsCodeId>,
    /// The password as typed.
    pub password: PresentedPassword,
    /// The password as typed again.
    pub confirmation: PresentedPassword,
}

/// The invitation, its organisation and its place, as they stand for whoever comes.
struct Looked {
    errand: Errand,
    members: Members,
    person: PersonId,
}

async fn look(table: &Table, id: &FlowId, invitee: &Invitee) -> Result<Looked, NotAnswered> {
    let errand = table.errand(id, FlowKind::Invitation).await?.ok_or(NotAnswered::Unknown)?;
    let About::Place { organisation, membership, person } = errand.about.clone() else {
        return Err(NotAnswered::Unknown);
    };
    let is_theirs = match invitee {
        Invitee::Link(link) => holds(link, &errand.token),
        Invitee::Person(actor) => actor.person == person,
    };
    if !is_theirs {
        return Err(NotAnswered::Unknown);
    }
    log::organisation(&organisation);
    log::place(&membership, &person);
    let members = table.members(&organisation).await?.ok_or(NotAnswered::Unknown)?;
    Ok(Looked { errand, members, person })
}

/// Tells an invitation.
///
/// # Errors
///
/// [`NotAnswered`].
pub async fn tell(
    table: &Table,
    veil: &Veil,
    clock: &impl Clock,
    id: &FlowId,
    invitee: &Invitee,
) -> Result<Told, NotAnswered> {
    let now = clock.now();
    // Boxed: each holds several replies of the SDK.
    let looking = Box::pin(look(table, id, invitee));
    let (looked, alive) = tokio::join!(looking, Box::pin(is_alive(table, invitee)));
    alive?;
    let Looked { members, .. } = looked?;
    let membership = waiting(&members, id, now)?.clone();
    let Place::Invited { until: expires_at, .. } = membership.place else {
        return Err(NotAnswered::Unknown);
    };
    let particulars = members.particulars(&membership.id, &veil.seal)?;
    let placed = Placed { membership, particulars };
    Ok(Told { organisation_name: members.name, placed, expires_at })
}

/// Whether a signed-in person's session lives and their epoch is the session's.
async fn is_alive(table: &Table, invitee: &Invitee) -> Result<(), NotAnswered> {
    let Invitee::Person(actor) = invitee else { return Ok(()) };
    let (session, person) =
        tokio::join!(table.session(&actor.person, &actor.session), table.person(&actor.person));
    let is_alive = session?.is_some() && person?.is_some_and(|one| one.epoch == actor.epoch);
    if is_alive { Ok(()) } else { Err(NotAnswered::Ended) }
}

fn waiting<'a>(
    members: &'a Members,
    id: &FlowId,
    now: Timestamp,
) -> Result<&'a Membership, NotAnswered> {
    members.people.invited(id, now).map_err(|_| NotAnswered::Unknown)
}

/// Accepts an invitation: the place is live, with a password of its own.
///
/// # Errors
///
/// [`NotAnswered`].
pub async fn accept(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (id, invitee): (&FlowId, &Invitee),
    request: Accept,
) -> Result<Placed, NotAnswered> {
    let now = clock.now();
    let looked = look(table, id, invitee).await?;
    let (person, proof) = tokio::join!(
        Box::pin(table.person(&looked.person)),
        Box::pin(proof(table, id, invitee, request.sms_code.as_ref()))
    );
    let present = person?.ok_or(NotAnswered::Unknown)?.particulars(&veil.seal)?;
    // Nothing is told of the password, or of whether it was accepted before, to whoever has the link alone: the mobile is
    // the one that is the person's own now.
    if !proof?.is_some_and(|proof| proof.holds(&present, veil)) {
        return Err(NotAnswered::MobileNotVerified);
    }
    if looked.errand.is_finished {
        return again(table, &looked, &request, (veil, passwords, entropy), now).await;
    }
    let place = waiting(&looked.members, id, now)?.id.clone();
    // A place opened by an upgrade has a password already: whoever brings it keeps it.
    let kept = looked.members.kept(&place).and_then(|kept| kept.password.as_ref());
    let is_kept = match kept {
        Some(kept) => passwords.verify(&request.password, kept, entropy)? != Verdict::Wrong,
        None => false,
    };
    let password = if is_kept {
        None
    } else {
        let (first, second) = (request.password.reveal(), request.confirmation.reveal());
        let chosen = chosen(first, second, &present, &looked.members.names())?;
        Some(passwords.hash(&chosen, entropy)?)
    };
    let mobiles = veil.blind.every(&present.mobile);
    let proven = match invitee {
        Invitee::Person(_) => None,
        Invitee::Link(_) => request.sms_code.as_ref().map(|code| (code, mobiles.as_slice())),
    };
    let is_other = looked.members.particulars(&place, &veil.seal)?.mobile != present.mobile;
    let is_free = !looked.members.is_name_taken(&place, &present, &veil.blind);
    let answer = Answer {
        finished: Finished { errand: id, proven },
        password: password.as_ref(),
        particulars: (is_other && is_free).then_some(&present),
        invitee,
        now,
    };
    let amended =
        write(table, veil, entropy, looked, answer, |members| members.people.accept(id, now));
    let membership = amended.await?.after.ok_or(NotAnswered::Unknown)?;
    Ok(Placed { membership, particulars: present })
}

/// What the invited person shows that they are who is meant.
enum Proof {
    /// Their own session, which lives.
    Session,
    /// A code that was answered, for this mobile, as it was blinded.
    Code(String),
}

impl Proof {
    fn holds(&self, present: &Particulars, veil: &Veil) -> bool {
        match self {
            Self::Session => true,
            Self::Code(kept) => veil.blind.matches(kept, &present.mobile),
        }
    }
}

async fn proof(
    table: &Table,
    id: &FlowId,
    invitee: &Invitee,
    sms_code: Option<&SmsCodeId>,
) -> Result<Option<Proof>, NotAnswered> {
    if let Invitee::Person(_) = invitee {
        return is_alive(table, invitee).await.map(|()| Some(Proof::Session));
    }
    let Some(sms_code) = sms_code else { return Ok(None) };
    Ok(table.sms_proof(sms_code, id).await?.map(Proof::Code))
}

/// Declines an invitation: the place is free.
///
/// # Errors
///
/// [`NotAnswered`].
pub async fn decline(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (id, invitee): (&FlowId, &Invitee),
) -> Result<(), NotAnswered> {
    let now = clock.now();
    let looked = look(table, id, invitee).await?;
    waiting(&looked.members, id, now)?;
    let finished = Finished { errand: id, proven: None };
    let answer = Answer { finished, password: None, particulars: None, invitee, now };
    write(table, veil, entropy, looked, answer, |members| members.people.decline(id, now)).await?;
    Ok(())
}

struct Answer<'a> {
    finished: Finished<'a>,
    password: Option<&'a PasswordHash>,
    particulars: Option<&'a Particulars>,
    invitee: &'a Invitee,
    now: Timestamp,
}

async fn write(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    looked: Looked,
    answer: Answer<'_>,
    judge: impl Fn(&Members) -> Result<domain::Amendment, NotAmended>,
) -> Result<domain::Amendment, NotAnswered> {
    let Looked { mut members, person, .. } = looked;
    let session = match answer.invitee {
        Invitee::Link(_) => None,
        Invitee::Person(actor) => Some(actor),
    };
    let Answer { finished, password, particulars, now, .. } = answer;
    for _ in 0..TRIES {
        let amendment = judge(&members).map_err(|_| NotAnswered::Unknown)?;
        let notices = notices(&members, &amendment, None, None, &veil.seal)?;
        let change =
            PlaceChange { members: &members, amendment: &amendment, at: now, notices: &notices };
        let (invitee, place) = ((&person, session), (particulars, password));
        let answered =
            table.answer_invitation(&change, invitee, &finished, place, (veil, entropy)).await?;
        match answered {
            InvitationChange::Done => return Ok(amendment),
            InvitationChange::Stale => {}
            InvitationChange::SessionEnded => return Err(NotAnswered::Ended),
            InvitationChange::MobileNotVerified => return Err(NotAnswered::MobileNotVerified),
            InvitationChange::InvitationOver => return Err(NotAnswered::Unknown),
        }
        let organisation = members.people.organisation.clone();
        members = table.members(&organisation).await?.ok_or(NotAnswered::Unknown)?;
    }
    Err(outrun().into())
}

/// Asked again after it was accepted: the same answer, if they bring the same password. Another one is counted like a
/// failed sign-in before it is told.
async fn again(
    table: &Table,
    looked: &Looked,
    request: &Accept,
    (veil, passwords, entropy): (&Veil, &Passwords, &impl Entropy),
    now: Timestamp,
) -> Result<Placed, NotAnswered> {
    let About::Place { membership, .. } = &looked.errand.about else {
        return Err(NotAnswered::Unknown);
    };
    let member = looked.members.people.member(membership).ok_or(NotAnswered::Unknown)?;
    let kept = looked.members.kept(membership).and_then(|kept| kept.password.as_ref());
    let kept = kept.ok_or(NotAnswered::Unknown)?;
    if passwords.verify(&request.password, kept, entropy)? == Verdict::Wrong {
        return Err(
            match table.count_failure(&FailureName::own_of_place(membership), now).await? {
                Counted::Allowed => NotAnswered::AlreadyAccepted,
                Counted::Limited { retry_after } => NotAnswered::LockedOut { retry_after },
            },
        );
    }
    let particulars = looked.members.particulars(membership, &veil.seal)?;
    Ok(Placed { membership: member.clone(), particulars })
}
