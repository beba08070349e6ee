//! A person who forgot the password of their own account shows their face, and sets another.
//!
//! They name themselves as when they sign in. The reset is begun with the same answer, after the same calls, whether or not
//! there is such a person; every face is another person's to one that is about nobody. A face is the only proof: no SMS
//! code is sent in it. Beginning takes two calls and two round trips; completing takes four and three: the reset; the
//! person and their sessions; one transaction.
//!
//! The new password raises the person's epoch, so that every session of their own ends, and with it the pages that were
//! signed in by QR code, which rest on it. Failed sign-ins are forgiven, under every name. The person is told. Asked again
//! after a lost reply, with the same password, it gives the same answer (`docs/decisions/0009-completion-asked-again.md`).

use super::complete::NotReset;
use super::start::{NotStarted, begin, bound, no_mobile};
use crate::account::{chosen, is_same};
use crate::amending::{TRIES, outrun};
use crate::log;
use crate::person_registration::start::{Opened, flow};
use crate::person_sign_in::{Account, in_log, named};
use domain::{
    FlowId, FlowKind, FlowToken, Notice, NoticeEvent, PersonId, PresentedPassword, SessionId, rules,
};
use keys::{BlindKeys, Passwords, Veil, holds};
use ports::{Clock, Entropy, random};
use store::{About, FailureName, NewErrand, OwnReset, SessionKept, Table};

/// The request to begin, already sound.
#[derive(Debug)]
pub struct Start {
    /// Who they say they are.
    pub account: Account,
    /// From where they ask.
    pub address: String,
}

/// The request to complete, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Complete {
    /// Which reset.
    pub reset: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// The password as typed.
    pub password: PresentedPassword,
    /// The password as typed again.
    pub confirmation: PresentedPassword,
}

/// Begins a reset of a person's own password.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    blind: &BlindKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Start,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let (lookup, name) = named(&request.account, blind);
    in_log(&request.account, blind);
    let found = table.person_named(&lookup).await?;
    // A person who does not exist has an id that nobody has, so that both look alike.
    let about = About::Person(found.unwrap_or_else(|| PersonId::from_random(random(entropy))));
    let (flow, secrets) = flow(FlowKind::PasswordReset, entropy);
    let errand = NewErrand {
        id: flow.id,
        kind: FlowKind::PasswordReset,
        token: flow.token,
        scan: Some(flow.scan),
        about,
        // The mobile of nobody: a code that is asked for in it is sent nowhere.
        bound: Some(bound(no_mobile(blind, entropy), &name, blind)),
        at: now,
        deadline: now + rules::ERRAND_WINDOW,
    };
    begin(table, blind, &errand, (&request.address, &name), secrets).await
}

/// Sets a person's own password anew.
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
    for _ in 0..TRIES {
        let errand = table.errand(&request.reset, FlowKind::PasswordReset).await?;
        let errand = errand.filter(|errand| holds(&request.token, &errand.token));
        let errand = errand.ok_or(NotReset::Unknown)?;
        let person = match &errand.about {
            About::Person(person) => {
                log::person(person);
                person.clone()
            }
            // A name that nobody has, so that as much is read.
            About::Place { .. } | About::Nobody => PersonId::from_random(random(entropy)),
        };
        let (kept, sessions) = tokio::join!(table.person(&person), table.sessions_of(&person, now));
        let (kept, sessions) = (kept?, sessions?);
        if errand.is_finished {
            let kept = kept.as_ref().map(|kept| &kept.password);
            let is_same = is_same(&request.password, kept, passwords, entropy)?;
            return if is_same { Ok(()) } else { Err(NotReset::AlreadyComplete) };
        }
        if errand.deadline <= now {
            return Err(NotReset::TooLate);
        }
        let is_proven = errand.face.is_some();
        let Some(kept) = kept.filter(|_| is_proven) else { return Err(NotReset::NotProven) };
        let particulars = kept.particulars(&veil.seal)?;
        let (password, confirmation) = (request.password.reveal(), request.confirmation.reveal());
        let password = chosen(password, confirmation, &particulars, &[])?;
        let password = passwords.hash(&password, entropy)?;
        let names = FailureName::all_of_person(&particulars, &veil.blind);
        // A number that was shown to be somebody else's is not told of this.
        let told = (!kept.is_mobile_released).then_some(Notice {
            to: particulars.mobile,
            event: NoticeEvent::PasswordReset,
            organisation: None,
            sender: None,
        });
        let told = told.as_slice();
        let resting: Vec<SessionId> = sessions
            .into_iter()
            .filter(SessionKept::rests_on_own_account)
            .map(|one| one.id)
            .collect();
        let sealing = (&veil.seal, entropy as &dyn Entropy);
        let finished = &request.reset;
        let reset = table
            .reset_own_password(&kept, &password, &names, finished, &resting, told, now, sealing);
        match reset.await? {
            OwnReset::Done => return Ok(()),
            // Somebody was faster, at the person or at this reset.
            OwnReset::Stale => {}
        }
    }
    Err(outrun().into())
}
