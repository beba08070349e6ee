//! The home of a signed-in organisation (单位主页), in one answer: cases above, matters below.
//!
//! Three calls, two round trips, whatever the organisation has: its people and its counts at the same time, which say what
//! there is to read; then the newest cases, what its peers use, the session, and the catalogue when the one at hand is old.

use crate::matters::{MatterTold, May, told};
use crate::session::SessionTimes;
use domain::{
    Case, CaseId, CaseTotals, CaseViewer, Catalogue, Ended, Matter, MemberActor, Membership,
    OrganisationKind,
};
use keys::SealKeys;
use ports::{Clock, Fault};
use std::sync::Arc;
use store::{CentreWanted, Members, Particulars, Table};

/// Why it is not told.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// The home page.
#[derive(Debug)]
pub struct Centre {
    /// Whose it is.
    pub members: Members,
    /// The caller's own place.
    pub member: Membership,
    /// Who they are: masked before it is shown.
    pub particulars: Particulars,
    /// When their session ends.
    pub session: SessionTimes,
    /// How many cases they see on each list.
    pub totals: CaseTotals,
    /// The newest begun of those they see.
    pub newest: Vec<Case>,
    /// What is recommended.
    pub recommended: Vec<MatterTold>,
    /// What they keep at hand, in the catalogue's order.
    pub favourites: Vec<MatterTold>,
    /// The catalogue that this rests on.
    pub catalogue: Arc<Catalogue>,
}

/// Tells the home page. `held` is the catalogue at hand; nothing when it is old, and is to be read.
///
/// # Errors
///
/// [`NotTold`].
pub async fn centre(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    held: Option<Arc<Catalogue>>,
    actor: &MemberActor,
) -> Result<Centre, NotTold> {
    let now = clock.now();
    let (members, counts) =
        tokio::join!(table.members(&actor.organisation), table.case_counts(&actor.organisation));
    let (members, counts) = (members?.ok_or(Ended)?, counts?);
    let member = members.people.acting(actor, now)?.clone();
    let viewer = CaseViewer { member: &member, now };
    let newest: Vec<CaseId> = counts.newest(&viewer).into_iter().map(|mark| mark.case).collect();
    let kind = OrganisationKind::of(&members.credit_code);
    let wanted = CentreWanted {
        session: (&actor.person, &actor.session),
        cases: &newest,
        kind,
        catalogue: held.is_none(),
    };
    let rest = table.centre_rest(&wanted, seal).await?;
    let session = rest.session.ok_or(Ended)?;
    let session = SessionTimes::new(&session, actor.authenticated_at, now);
    let particulars = members.particulars(&member.id, seal)?;
    let catalogue = held.unwrap_or_else(|| Arc::new(rest.catalogue.unwrap_or_default()));
    let tell = |matter: &Matter| told(&catalogue, &members, &member, matter, now);
    let may = |matter: &Matter| matches!(tell(matter).may, May::Until(_));
    let recommended = catalogue.recommended(kind, &rest.usage, &counts.in_progress(), may);
    let recommended = recommended.into_iter().map(tell).collect();
    let favourites =
        catalogue.matters().iter().map(tell).filter(|told| told.is_favourite).collect();
    let totals = counts.totals(&viewer);
    Ok(Centre {
        totals,
        newest: rest.cases,
        recommended,
        favourites,
        catalogue,
        session,
        particulars,
        member,
        members,
    })
}
