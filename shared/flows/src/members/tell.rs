//! Who is told of a change of a place: the person whose place it is, and the legal representative.
//!
//! So that nobody becomes, stays or ceases to be somebody's agent unknowingly, and whoever acts in a legal
//! representative's name without their knowledge is seen.

use domain::{Amendment, Deed, Membership, Notice, NoticeEvent, Place, Role, Succession};
use keys::SealKeys;
use ports::Fault;
use store::{Members, Particulars};

/// The notices of a change. `anew` is who holds the place from now on, where that changes; `link` goes with an
/// invitation.
///
/// # Errors
///
/// [`Fault`] when somebody's particulars do not open.
pub(crate) fn notices(
    members: &Members,
    amendment: &Amendment,
    anew: Option<&Particulars>,
    link: Option<&str>,
    seal: &SealKeys,
) -> Result<Vec<Notice>, Fault> {
    let Some(membership) = amendment.membership() else { return Ok(Vec::new()) };
    let organisation = Some(members.name.clone());
    let sender = Some(members.people.organisation.clone());
    let mut notices = Vec::new();
    let known = match amendment.before {
        Some(_) => Some(members.particulars(&membership.id, seal)?),
        None => None,
    };
    // Of two mobiles both are told.
    let mobiles = known.iter().chain(anew).map(|one| one.mobile.clone());
    for to in mobiles {
        let event = to_person(amendment, membership, anew.is_some(), link);
        let (organisation, sender) = (organisation.clone(), sender.clone());
        let notice = Notice { to, event, organisation, sender };
        if !notices.contains(&notice) {
            notices.push(notice);
        }
    }
    let legal_representative = members.people.legal_representative();
    if let Some(other) = legal_representative.filter(|one| one.id != membership.id) {
        let to = members.particulars(&other.id, seal)?.mobile;
        let has_another_mobile = anew.is_some();
        let event = to_legal_representative(amendment.deed, membership.role, has_another_mobile);
        notices.push(Notice { to, event, organisation, sender });
    }
    Ok(notices)
}

fn to_person(
    amendment: &Amendment,
    membership: &Membership,
    has_another_mobile: bool,
    link: Option<&str>,
) -> NoticeEvent {
    let role = membership.role;
    let link = || link.unwrap_or_default().to_owned();
    match amendment.deed {
        Deed::Invited => NoticeEvent::Invited { role, link: link() },
        Deed::InvitedAgain => NoticeEvent::InvitationResent { role, link: link() },
        Deed::Cancelled => NoticeEvent::InvitationCancelled { role },
        Deed::Accepted => NoticeEvent::InvitationAccepted { role },
        Deed::Declined => NoticeEvent::InvitationDeclined { role },
        Deed::Changed if has_another_mobile => NoticeEvent::MobileChanged,
        Deed::Changed => NoticeEvent::PeriodChanged { role },
        Deed::Removed => NoticeEvent::Removed { role },
        Deed::Granted => NoticeEvent::GrantsChanged,
        Deed::Disavowed => NoticeEvent::Suspended { role },
        Deed::PasswordChanged => NoticeEvent::PasswordChanged,
        Deed::PasswordReset => NoticeEvent::PasswordReset,
        Deed::MobileChanged => NoticeEvent::MobileChanged,
        Deed::Exported => NoticeEvent::Exported,
        Deed::Confirmed => NoticeEvent::Confirmed { role },
    }
}

/// The notices of another legal representative: to everybody who had a place, of what became of it.
///
/// # Errors
///
/// [`Fault`] when somebody's particulars do not open.
pub(crate) fn of_succession(
    members: &Members,
    succession: &Succession,
    seal: &SealKeys,
) -> Result<Vec<Notice>, Fault> {
    let ended = succession.ended.iter().filter(|one| one.person != succession.new.person);
    let ended = ended.map(|one| left(members, one, seal));
    let waiting = succession.unconfirmed.iter().map(|one| {
        let event = NoticeEvent::Unconfirmed { role: one.role };
        of_place(members, one, event, seal)
    });
    ended.chain(waiting).collect()
}

/// The notice to whoever's place goes, or was only theirs to accept.
///
/// # Errors
///
/// [`Fault`] when their particulars do not open.
pub(crate) fn left(members: &Members, gone: &Membership, seal: &SealKeys) -> Result<Notice, Fault> {
    let role = gone.role;
    let event = match gone.place {
        Place::Invited { .. } => NoticeEvent::InvitationCancelled { role },
        Place::Live | Place::Suspended | Place::Unconfirmed => NoticeEvent::Removed { role },
    };
    of_place(members, gone, event, seal)
}

fn of_place(
    members: &Members,
    whose: &Membership,
    event: NoticeEvent,
    seal: &SealKeys,
) -> Result<Notice, Fault> {
    let to = members.particulars(&whose.id, seal)?.mobile;
    let sender = Some(members.people.organisation.clone());
    Ok(Notice { to, event, organisation: Some(members.name.clone()), sender })
}

fn to_legal_representative(deed: Deed, role: Role, has_another_mobile: bool) -> NoticeEvent {
    match deed {
        Deed::Accepted => NoticeEvent::InvitationAccepted { role },
        Deed::Declined => NoticeEvent::InvitationDeclined { role },
        Deed::Disavowed => NoticeEvent::Disavowed { role },
        Deed::Exported => NoticeEvent::Exported,
        Deed::Invited | Deed::Confirmed => NoticeEvent::PlaceGiven { role },
        Deed::Removed => NoticeEvent::PlaceTaken { role },
        Deed::PasswordChanged | Deed::PasswordReset | Deed::MobileChanged => {
            NoticeEvent::PlaceFactorsChanged { role }
        }
        Deed::Changed if has_another_mobile => NoticeEvent::PlaceFactorsChanged { role },
        Deed::InvitedAgain | Deed::Cancelled | Deed::Changed | Deed::Granted => {
            NoticeEvent::PeopleChanged { role }
        }
    }
}
