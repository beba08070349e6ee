//! A person sets another password for their own account.
//!
//! Reads the person and their sessions; then writes either the failure, or the new password and the person's epoch. Three
//! calls, two round trips. The epoch ends every session of their own, this one too, and with it go the pages they signed in
//! by QR code; other sessions of their places rest on passwords of their own.

use super::{Change, NotChanged, wrong};
use crate::account::chosen;
use domain::{Ended, Notice, NoticeEvent, PersonActor};
use keys::{Passwords, Veil, Verdict};
use ports::{Clock, Entropy};
use store::{FailureName, OwnPassword, SessionKept, Table};

/// Changes a person's own password.
///
/// # Errors
///
/// [`NotChanged`]; after any of them but `Fault` the password is as it was.
pub async fn change(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &PersonActor,
    request: Change,
) -> Result<(), NotChanged> {
    let now = clock.now();
    let Change { current, password, confirmation } = request;
    let (kept, sessions) =
        tokio::join!(table.person(&actor.person), table.sessions_of(&actor.person, now));
    let (kept, sessions) = (kept?.ok_or(Ended)?, sessions?);
    if !sessions.iter().any(|session| session.id == actor.session) {
        return Err(Ended.into());
    }
    if kept.epoch != actor.epoch {
        return Err(Ended.into());
    }
    let particulars = kept.particulars(&veil.seal)?;
    let new = chosen(password.reveal(), confirmation.reveal(), &particulars, &[])?;
    if passwords.verify(&current, &kept.password, entropy)? == Verdict::Wrong {
        return Err(wrong(
            table.count_failure(&FailureName::own_of_person(&actor.person), now).await?,
        ));
    }
    let new = passwords.hash(&new, entropy)?;
    let names = FailureName::all_of_person(&particulars, &veil.blind);
    let event = NoticeEvent::PasswordChanged;
    let told = Notice { to: particulars.mobile, event, organisation: None, sender: None };
    let sealing = (&veil.seal, entropy as &dyn Entropy);
    // A page that was signed in by QR code rests on the person's own session, and so on this password; and so does a place
    // that was entered from there.
    let resting: Vec<_> =
        sessions.into_iter().filter(SessionKept::rests_on_own_account).map(|one| one.id).collect();
    let told = [told];
    let changed =
        table.change_own_password(actor, &kept, &new, &names, &resting, &told, now, sealing);
    match changed.await? {
        OwnPassword::Done => Ok(()),
        OwnPassword::SessionEnded => Err(Ended.into()),
        OwnPassword::LockedOut { retry_after } => Err(NotChanged::LockedOut { retry_after }),
    }
}
