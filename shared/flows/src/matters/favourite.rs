//! A member keeps a matter at hand (收藏), or no more: three calls, two round trips. Doing it twice is doing it once.

use super::NotTold;
use crate::acting::acting;
use domain::{Catalogue, Ended, MatterCode, MemberActor};
use ports::Clock;
use store::{Favoured, Table};

/// Keeps a matter at hand. When there is no room, those that the catalogue has no more make some: no page shows them, so nobody
/// could.
///
/// # Errors
///
/// [`NotTold`].
pub async fn keep(
    table: &Table,
    clock: &impl Clock,
    catalogue: &Catalogue,
    actor: &MemberActor,
    matter: &MatterCode,
) -> Result<(), NotTold> {
    let (members, member) = acting::<NotTold>(table, actor, clock.now()).await?;
    catalogue.matter(matter).ok_or(NotTold::Unknown)?;
    let favoured = table.favour(actor, matter).await?;
    if favoured != Favoured::Full {
        return answered(favoured);
    }
    let kept = members.kept(&member.id).map(|kept| &kept.favourites);
    let is_gone = |code: &&MatterCode| catalogue.matter(code).is_none();
    let gone: Vec<&MatterCode> = kept.into_iter().flatten().filter(is_gone).collect();
    if gone.is_empty() {
        return answered(favoured);
    }
    answered(table.unfavour(actor, &gone).await?)?;
    answered(table.favour(actor, matter).await?)
}

/// Keeps it no more, also one that the catalogue has no more.
///
/// # Errors
///
/// [`NotTold`].
pub async fn drop(
    table: &Table,
    clock: &impl Clock,
    actor: &MemberActor,
    matter: &MatterCode,
) -> Result<(), NotTold> {
    acting::<NotTold>(table, actor, clock.now()).await?;
    answered(table.unfavour(actor, &[matter]).await?)
}

fn answered(favoured: Favoured) -> Result<(), NotTold> {
    match favoured {
        Favoured::Done => Ok(()),
        Favoured::Full => Err(NotTold::Full),
        Favoured::Gone => Err(Ended.into()),
    }
}
