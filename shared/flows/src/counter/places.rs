//! What a counter sees of an organisation's places, masked; and one value of it unmasked, for a reason.
//!
//! A counter has to do with legal representatives and administrators, so that is whom it sees; agents are the organisation's
//! own. To look at an organisation is an act, and so is to see a value whole: it is kept, and counted, before anything is told.

use domain::{
    ClerkActor, CreditCode, Ended, Membership, MembershipId, OrganisationId,
    OrganisationIdentifier, Reason, Role, rules,
};
use jiff::SignedDuration;
use keys::SealKeys;
use ports::{Clock, Entropy, Fault};
use store::{Counted, CounterAct, Members, Particulars, Table};

/// An organisation, as a counter sees it.
#[derive(Debug)]
pub struct Seen {
    /// Which.
    pub organisation: OrganisationId,
    /// 单位全称.
    pub name: String,
    /// The legal representative's place and the administrator's, with who holds them.
    pub places: Vec<(Membership, Particulars)>,
}

/// A value that is shown masked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Masked {
    /// 姓名.
    Name,
    /// 证件号码.
    IdNumber,
    /// 移动电话.
    Mobile,
}

impl Masked {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Name, Self::IdNumber, Self::Mobile];

    /// The word it is asked and kept by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::IdNumber => "id_number",
            Self::Mobile => "mobile",
        }
    }
}

/// The request, already sound.
#[derive(Debug)]
pub struct Unmask {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// Of whose place.
    pub membership: MembershipId,
    /// Which value.
    pub what: Masked,
    /// Why.
    pub reason: Reason,
}

/// Why nothing is shown.
#[derive(Debug, thiserror::Error)]
pub enum NotShown {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such organisation, or no such place in it that a counter sees.
    #[error("there is no such place")]
    Unknown,
    /// The clerk has looked at too many organisations, or seen too many values.
    #[error("too many looks")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

fn is_seen(membership: &Membership) -> bool {
    match membership.role {
        Role::LegalRepresentative | Role::Administrator => true,
        Role::Agent => false,
    }
}

/// Looks at an organisation; what is told of it is masked at the edge. That it was looked at is kept and counted first,
/// also where there is none.
///
/// # Errors
///
/// [`NotShown`].
pub async fn see(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
    credit_code: CreditCode,
) -> Result<Seen, NotShown> {
    let now = clock.now();
    let code = credit_code.to_string();
    let identifier = OrganisationIdentifier::CreditCode(credit_code);
    let found = table.organisation_by(&identifier).await?;
    let members = match &found {
        Some(organisation) => table.members(organisation).await?,
        None => None,
    };
    let seen = members.as_ref().map(|members| seen(members, seal)).transpose()?;
    let mut content = vec![("credit_code", code), ("shown", seen.is_some().to_string())];
    if let Some(seen) = &seen {
        content.push(("organisation", seen.organisation.to_string()));
    }
    let act = CounterAct::new("organisation.seen", (actor, now), content, entropy);
    match table.keep_act(&act, Some(&rules::LOOKS_PER_CLERK), (seal, entropy)).await?? {
        Counted::Allowed => seen.ok_or(NotShown::Unknown),
        Counted::Limited { retry_after } => Err(NotShown::Limited { retry_after }),
    }
}

fn seen(members: &Members, seal: &SealKeys) -> Result<Seen, Fault> {
    let places = members.all().filter(|(membership, _)| is_seen(membership));
    let places = places.map(|(membership, kept)| Ok((membership.clone(), kept.particulars(seal)?)));
    Ok(Seen {
        organisation: members.people.organisation.clone(),
        name: members.name.clone(),
        places: places.collect::<Result<_, Fault>>()?,
    })
}

/// Shows a value whole.
///
/// # Errors
///
/// [`NotShown`].
pub async fn unmask(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &ClerkActor,
    request: Unmask,
) -> Result<String, NotShown> {
    let now = clock.now();
    let Unmask { organisation, membership, what, reason } = request;
    let members = table.members(&organisation).await?;
    let value = members.as_ref().map(|members| value(members, &membership, what, seal));
    let value = value.transpose()?.flatten();
    let content = vec![
        ("organisation", organisation.to_string()),
        ("membership", membership.to_string()),
        ("what", what.as_str().to_owned()),
        ("reason", reason.reveal().to_owned()),
        ("shown", value.is_some().to_string()),
    ];
    let act = CounterAct::new("value.unmasked", (actor, now), content, entropy);
    let limit = Some(&rules::UNMASKINGS_PER_CLERK);
    match table.keep_act(&act, limit, (seal, entropy)).await?? {
        Counted::Allowed => value.ok_or(NotShown::Unknown),
        Counted::Limited { retry_after } => Err(NotShown::Limited { retry_after }),
    }
}

fn value(
    members: &Members,
    id: &MembershipId,
    what: Masked,
    seal: &SealKeys,
) -> Result<Option<String>, Fault> {
    if !members.people.member(id).is_some_and(is_seen) {
        return Ok(None);
    }
    let Particulars { identity, mobile } = members.particulars(id, seal)?;
    Ok(Some(match what {
        Masked::Name => identity.name.reveal().to_owned(),
        Masked::IdNumber => identity.document.number().to_owned(),
        Masked::Mobile => mobile.national().to_owned(),
    }))
}
