//! Matters (业务事项): those that somebody finds, and keeps at hand; what they may do of them, and who could let them.

pub mod favourite;
pub mod find;
pub mod usage;

use domain::{
    Authority, Catalogue, Denial, Ended, Matter, Membership, Operation, OrganisationKind,
    PersonName, Role,
};
use jiff::Timestamp;
use keys::SealKeys;
use ports::Fault;
use store::Members;

/// A matter, and what the caller has to do with it.
#[derive(Clone, Debug)]
pub struct MatterTold {
    /// What it is.
    pub matter: Matter,
    /// Whether they may do it now, until when; or why not.
    pub may: May,
    /// Whether they keep it at hand.
    pub is_favourite: bool,
}

/// Whether somebody may do a matter for their organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum May {
    /// They may, until then as things stand.
    Until(Option<Timestamp>),
    /// They may not.
    Not(Denial),
    /// Nobody may: it is none for organisations of that kind.
    NotForKind,
}

/// Somebody who could let others do a matter, or do it themselves.
#[derive(Clone, Debug)]
pub struct Granter {
    /// Their name, to be told masked.
    pub name: PersonName,
    /// As what.
    pub role: Role,
    /// Whether they may let others; if not, they may only do it themselves.
    pub may_grant: bool,
}

/// Why nothing is told, or nothing is changed.
#[derive(Debug, thiserror::Error)]
pub enum NotTold {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The catalogue has no such matter.
    #[error("there is no such matter")]
    Unknown,
    /// They keep as many at hand as they may.
    #[error("they keep too many favourites")]
    Full,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What somebody may do of a matter.
pub(crate) fn may(
    catalogue: &Catalogue,
    members: &Members,
    member: &Membership,
    matter: &Matter,
    now: Timestamp,
) -> May {
    if !matter.is_for(OrganisationKind::of(&members.credit_code)) {
        return May::NotForKind;
    }
    match catalogue.authority(&members.people, member, &matter.code, now) {
        Authority::Allowed { until, .. } => May::Until(until),
        Authority::Denied(denial) => May::Not(denial),
    }
}

pub(crate) fn told(
    catalogue: &Catalogue,
    members: &Members,
    member: &Membership,
    matter: &Matter,
    now: Timestamp,
) -> MatterTold {
    let kept = members.kept(&member.id);
    MatterTold {
        may: may(catalogue, members, member, matter, now),
        is_favourite: kept.is_some_and(|kept| kept.favourites.contains(&matter.code)),
        matter: matter.clone(),
    }
}

/// Who of an organisation could grant a matter, or do it: its legal representative and its administrator, as far as they act
/// now.
///
/// # Errors
///
/// [`Fault`] when what is personal does not open.
pub(crate) fn granters(
    members: &Members,
    seal: &SealKeys,
    now: Timestamp,
) -> Result<Vec<Granter>, Fault> {
    let mut granters = Vec::new();
    for role in [Role::LegalRepresentative, Role::Administrator] {
        let acts =
            |(one, _): &(&Membership, _)| one.role == role && members.people.acts(one, now).is_ok();
        for (member, _) in members.all().filter(acts) {
            let name = members.particulars(&member.id, seal)?.identity.name;
            let may_grant = member.may(Operation::Grant).is_ok();
            granters.push(Granter { name, role, may_grant });
        }
    }
    Ok(granters)
}
