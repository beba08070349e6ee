//! The legal representative appoints the administrator, or they or the administrator add an agent: a registered person
//! is invited, and holds the place from then on.
//!
//! Reads the organisation and, at the same time, who is registered under the document; then writes the place, the
//! invitation and the audit record in one transaction. Three calls, two round trips. Inviting again makes a new link,
//! and the one before dies.

use super::{Judged, NotChanged, Placed, amending, named, permit, placed};
use domain::Secret as _;
use domain::{
    FlowToken, Identity, MemberActor, Membership, MembershipId, NotAmended, Notice, NoticeEvent,
    OrganisationId, Period, PersonId, PersonName, Role, rules,
};
use jiff::Timestamp;
use keys::{Veil, hash, invitation};
use ports::{Clock, Entropy, Fault, random};
use store::{About, InvitedPlace, NewErrand, Particulars, PersonFound, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Invite {
    /// To which role.
    pub role: Role,
    /// Whom: document and name.
    pub identity: Identity,
    /// When they may act.
    pub period: Period,
}

/// An invitation that was sent.
#[derive(Debug)]
pub struct Invited {
    /// The place that waits.
    pub placed: Placed,
    /// What the link in the SMS carries. For whoever sends it, and nobody else.
    pub link: FlowToken,
}

/// What the invited person answers with the link.
pub(crate) fn errand(
    organisation: &OrganisationId,
    membership: &Membership,
    link: &FlowToken,
    at: Timestamp,
) -> NewErrand {
    NewErrand {
        id: invitation(link),
        kind: domain::FlowKind::Invitation,
        token: hash(link),
        scan: None,
        about: About::Place {
            organisation: organisation.clone(),
            membership: membership.id.clone(),
            person: membership.person.clone(),
        },
        bound: None,
        at,
        deadline: at + rules::INVITATION_LIFE,
    }
}

/// Where an invitation is answered: the page, and the secret after `#`, which no server is ever sent.
pub(crate) fn address(page: &str, link: &FlowToken) -> String {
    format!("{page}#{}", link.reveal())
}

/// A registered person who is to be invited.
#[derive(Clone)]
pub(crate) struct Someone {
    pub(crate) person: PersonId,
    pub(crate) particulars: Particulars,
}

/// Whoever was found, if the name is theirs.
///
/// # Errors
///
/// [`Fault`] when what is personal does not open.
pub(crate) fn someone(
    found: Option<PersonFound>,
    name: &PersonName,
    veil: &Veil,
) -> Result<Option<Someone>, Fault> {
    let found = found.filter(|found| veil.blind.matches(&found.name, name));
    let Some(found) = found else { return Ok(None) };
    let particulars = found.particulars(&veil.seal)?;
    Ok(Some(Someone { person: found.person, particulars }))
}

/// The place of a person who is invited to an organisation that comes into being, what they are told, and the link
/// in it; `page` is where invitations are answered.
pub(crate) fn invited<'a>(
    whom: &Someone,
    (role, period): (Role, Period),
    (organisation, page): (&OrganisationId, &str),
    now: Timestamp,
    entropy: &impl Entropy,
) -> (InvitedPlace<'a>, Notice, FlowToken) {
    let link = FlowToken::short(random(entropy));
    let (id, person) = (MembershipId::from_random(random(entropy)), whom.person.clone());
    let membership = Membership::invited(id, person, (role, period), invitation(&link), now);
    let begun = errand(organisation, &membership, &link, now);
    let notice = Notice {
        to: whom.particulars.mobile.clone(),
        event: NoticeEvent::Invited { role, link: address(page, &link) },
        organisation: None,
    };
    let particulars = whom.particulars.clone();
    (InvitedPlace { membership, particulars, password: None, begun }, notice, link)
}

/// Invites a person; `page` is where invitations are answered.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn invite(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (actor, page): (&MemberActor, &str),
    request: Invite,
) -> Result<Invited, NotChanged> {
    let now = clock.now();
    let Invite { role, identity, period } = request;
    let documents = veil.blind.used(&identity.document);
    let (members, found) =
        tokio::join!(table.members(&actor.organisation), table.person_found(&documents));
    let whom = someone(found?, &identity.name, veil)?;
    let link = FlowToken::short(random(entropy));
    let id = MembershipId::from_random(random(entropy));

    let (members, judged) =
        amending((table, veil, entropy), actor, now, members?, |members, acting| {
            permit(acting, role.appointing(), actor, now)?;
            let Someone { person, particulars } = whom.clone().ok_or(NotChanged::PersonUnknown)?;
            let new =
                Membership::invited(id.clone(), person, (role, period), invitation(&link), now);
            let begun = errand(&actor.organisation, &new, &link, now);
            let amendment = members.people.invite(acting, new)?;
            if members.is_name_taken(&id, &particulars, &veil.blind) {
                return Err(NotChanged::NameTaken);
            }
            let (particulars, begun) = (Some(particulars), Some(begun));
            Ok(Judged { amendment, particulars, begun, link: Some(address(page, &link)) })
        })
        .await?;
    Ok(Invited { placed: placed(&members, judged, veil)?, link })
}

/// Sends an invitation again: another link, another seven days.
///
/// # Errors
///
/// [`NotChanged`].
pub async fn invite_again(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (actor, page): (&MemberActor, &str),
    role: Role,
    membership: Option<MembershipId>,
) -> Result<Invited, NotChanged> {
    let now = clock.now();
    let link = FlowToken::short(random(entropy));
    let (members, judged) =
        amending((table, veil, entropy), actor, now, None, |members, acting| {
            permit(acting, role.appointing(), actor, now)?;
            let id = named(members, role, membership.as_ref())?;
            let people = &members.people;
            let amendment = people.invite_again(acting, &id, role, invitation(&link), now)?;
            let after = amendment.after.as_ref().ok_or(NotAmended::Unknown)?;
            let begun = Some(errand(&actor.organisation, after, &link, now));
            let link = Some(address(page, &link));
            Ok(Judged { begun, link, ..Judged::only(amendment) })
        })
        .await?;
    Ok(Invited { placed: placed(&members, judged, veil)?, link })
}
