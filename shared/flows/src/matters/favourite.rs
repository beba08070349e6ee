//! A member keeps a matter at hand (收藏), or no more: three calls, two round trips. Doing it twice is doing it once.

use super::NotTold;
use crate::acting::acting;
use domain::{Catalogue, Ended, MatterCode, MemberActor};
use ports::Clock;
use store::{Favoured, Table};

/// Keeps a matter at hand.
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
    acting::<NotTold>(table, actor, clock.now()).await?;
    catalogue.matter(matter).ok_or(NotTold::Unknown)?;
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
    answered(table.unfavour(actor, matter).await?)
}

fn answered(favoured: Favoured) -> Result<(), NotTold> {
    match favoured {
        Favoured::Done => Ok(()),
        Favoured::Full => Err(NotTold::Full),
        Favoured::Gone => Err(Ended.into()),
    }
}
