//! A member sets another password for their place.
//!
//! Reads the organisation and its people; then writes either the failure, or the new password, the place's epoch and the
//! audit record. Three calls, two round trips. The epoch ends every session of the place, this one too.

use super::{Change, NotChanged, wrong};
use crate::account::chosen;
use crate::amending::{TRIES, outrun};
use crate::members::tell::notices;
use domain::{Deed, Ended, MemberActor};
use keys::{Passwords, Veil, Verdict};
use ports::{Clock, Entropy};
use store::{FailureName, PlaceChange, PlacePasswordChange, Table};

/// Changes the password of a place.
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
    actor: &MemberActor,
    request: Change,
) -> Result<(), NotChanged> {
    let now = clock.now();
    let Change { current, password, confirmation } = request;
    for _ in 0..TRIES {
        let (members, is_there) = tokio::join!(
            table.members(&actor.organisation),
            table.session_is_there(&actor.person, &actor.session)
        );
        let is_there = is_there?;
        let members = members?.filter(|_| is_there).ok_or(Ended)?;
        let member = members.people.acting(actor, now)?;
        let particulars = members.particulars(&member.id, &veil.seal)?;
        let (password, confirmation) = (password.reveal(), confirmation.reveal());
        let new = chosen(password, confirmation, &particulars, &members.names())?;
        let kept = members.kept(&member.id).and_then(|kept| kept.password.as_ref()).ok_or(Ended)?;
        if passwords.verify(&current, kept, entropy)? == Verdict::Wrong {
            return Err(wrong(
                table.count_failure(&FailureName::own_of_place(&member.id), now).await?,
            ));
        }
        let new = passwords.hash(&new, entropy)?;
        let deed = Deed::PasswordChanged;
        let amendment = members.people.change_password(&member.id, deed).map_err(|_| Ended)?;
        let notices = notices(&members, &amendment, None, None, &veil.seal)?;
        let change =
            PlaceChange { members: &members, amendment: &amendment, at: now, notices: &notices };
        match table.change_place_password(&change, actor, &new, (veil, entropy)).await? {
            PlacePasswordChange::Done => return Ok(()),
            PlacePasswordChange::Stale => {}
            PlacePasswordChange::LockedOut { retry_after } => {
                return Err(NotChanged::LockedOut { retry_after });
            }
            PlacePasswordChange::SessionEnded => return Err(Ended.into()),
        }
    }
    Err(outrun().into())
}
