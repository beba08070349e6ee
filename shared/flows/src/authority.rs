//! May this person do this matter for this organisation now? Asked by business systems, answered from one read.
//!
//! One call, one round trip. A no is an answer and says why; only whoever may ask learns it.

use domain::{
    Authority, Catalogue, Denial, MatterCode, MembershipId, OrganisationId, PersonId, Role,
};
use ports::{Clock, Fault};
use store::Table;

/// The answer.
#[derive(Debug)]
pub struct Answered {
    /// Whether, by what, until when; or why not.
    pub authority: Authority,
    /// The place it rests on, and as what.
    pub place: Option<(MembershipId, Role)>,
}

/// Answers.
///
/// # Errors
///
/// [`Fault`].
pub async fn authority(
    table: &Table,
    clock: &impl Clock,
    catalogue: &Catalogue,
    (organisation, person, matter): (&OrganisationId, &PersonId, &MatterCode),
) -> Result<Answered, Fault> {
    let now = clock.now();
    let members = table.members(organisation).await?;
    let people = members.as_ref().map(|members| &members.people);
    let found = people.and_then(|people| Some((people, people.place_of(person)?)));
    Ok(match found {
        None => Answered { authority: Authority::Denied(Denial::NotAMember), place: None },
        Some((people, member)) => Answered {
            authority: catalogue.authority(people, member, matter, now),
            place: Some((member.id.clone(), member.role)),
        },
    })
}
