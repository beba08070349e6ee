//! A place's period is changed, or the mobile it is signed in to with. What the request leaves out stays as it is.
//!
//! A mobile is only taken over: it must be the one its person has proven as their own. Otherwise whoever changes it could
//! put their own number there, and reset the password to be that person. Three calls, two round trips.

use super::{Judged, NotChanged, Placed, amending, named, permit, placed};
use domain::{MemberActor, MembershipId, Mobile, NotAmended, PeriodChange, PersonId, Role, fresh};
use keys::Veil;
use ports::{Clock, Entropy};
use store::{Members, Particulars, Table};

/// The request, already sound. At least one of period and mobile is there.
#[derive(Debug)]
pub struct Change {
    /// As what they have the place.
    pub role: Role,
    /// Which place; the administrator's needs no name.
    pub membership: Option<MembershipId>,
    /// When they may act from now on.
    pub period: Option<PeriodChange>,
    /// The mobile, as their person has it.
    pub mobile: Option<Mobile>,
}

/// Changes a place.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn change(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
    request: Change,
) -> Result<Placed, NotChanged> {
    let now = clock.now();
    let Change { role, membership, period, mobile } = request;
    let mobiles = mobile.as_ref().map_or_else(Vec::new, |mobile| veil.blind.used(mobile));
    let (members, holder) =
        tokio::join!(table.members(&actor.organisation), table.person_by_mobile(&mobiles));
    let holder = holder?;
    let (members, judged) =
        amending((table, veil, entropy), actor, now, members?, |members, acting| {
            permit(acting, role.changing(), actor, now)?;
            if mobile.is_some() {
                fresh(actor.authenticated_at, now)?;
            }
            let id = named(members, role, membership.as_ref())?;
            let people = &members.people;
            // Who may not change the place is refused before its period is judged.
            let mut amendment = people.change(acting, &id, role, None, now)?;
            if let (Some(change), Some(before)) = (period, people.member(&id)) {
                let period = change
                    .apply(&before.period, now)
                    .map_err(|why| NotChanged::Period { pointer: "/period".to_owned(), why })?;
                amendment = people.change(acting, &id, role, Some(period), now)?;
            }
            let particulars = mobile
                .as_ref()
                .map(|mobile| taken_over(members, &id, mobile, holder.as_ref(), veil))
                .transpose()?;
            Ok(Judged { particulars, ..Judged::only(amendment) })
        })
        .await?;
    Ok(placed(&members, judged, veil)?)
}

fn taken_over(
    members: &Members,
    id: &MembershipId,
    mobile: &Mobile,
    holder: Option<&PersonId>,
    veil: &Veil,
) -> Result<Particulars, NotChanged> {
    let member = members.people.member(id).ok_or(NotAmended::Unknown)?;
    if holder != Some(&member.person) {
        return Err(NotChanged::MobileNotTheirs);
    }
    let identity = members.particulars(id, &veil.seal)?.identity;
    let particulars = Particulars { identity, mobile: mobile.clone() };
    if members.is_name_taken(id, &particulars, &veil.blind) {
        return Err(NotChanged::NameTaken);
    }
    Ok(particulars)
}
