//! A place seen from its person: `PER#<per>`/`ORG#<org>`, so that nobody is anybody's agent unknowingly.
//!
//! Written in the transaction that changes the place, so the two never differ.

use crate::memberships::{live, read_period};
use crate::row::{self, sound};
use crate::{Item, Table, key};
use domain::{FlowId, Membership, MembershipId, OrganisationId, Period, PersonId, Place};
use jiff::Timestamp;
use ports::Fault;
use serde::{Deserialize, Serialize};

const READING: &str = "reading a person's places";
const WRITING: &str = "writing a person's place";

/// A place as its person sees it among all of theirs.
#[derive(Serialize, Deserialize)]
struct PlaceRow {
    membership: String,
    role: String,
    #[serde(default = "live")]
    place: String,
    #[serde(default)]
    organisation_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    invitation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<i64>,
}

/// A place of a person, told to that person.
#[derive(Clone, Debug)]
pub struct PlaceOfPerson {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// 单位全称.
    pub organisation_name: String,
    /// Which place.
    pub membership: MembershipId,
    /// As what.
    pub role: String,
    /// How it stands: `invited`, `live`, `suspended`.
    pub place: String,
    /// The invitation that waits for their answer.
    pub invitation: Option<FlowId>,
    /// When they may act.
    pub period: Option<Period>,
}

/// A place seen from its person, as an item.
pub(crate) fn place_item(name: &str, membership: &Membership) -> Result<Item, Fault> {
    let row = PlaceRow {
        membership: membership.id.to_string(),
        role: membership.role.as_str().to_owned(),
        place: membership.place.as_str().to_owned(),
        organisation_name: name.to_owned(),
        invitation: match &membership.place {
            Place::Invited { invitation, .. } => Some(invitation.to_string()),
            Place::Live | Place::Suspended | Place::Unconfirmed => None,
        },
        since: Some(membership.period.from.as_millisecond()),
        ends_at: membership.period.until.map(Timestamp::as_millisecond),
    };
    row::write(WRITING, &row)
}

impl Table {
    /// Every place a person has, in whichever organisation: at most a few hundred.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn places_of(&self, person: &PersonId) -> Result<Vec<PlaceOfPerson>, Fault> {
        let (pk, prefix) = key::organisations_of(person);
        let items = self.all_of(READING, pk, &prefix).await?;
        items.into_iter().map(|item| read(item, &prefix)).collect()
    }
}

fn read(item: Item, prefix: &str) -> Result<PlaceOfPerson, Fault> {
    let organisation = sound(READING, row::sort_key(&item).trim_start_matches(prefix))?;
    let row: PlaceRow = row::read(READING, item)?;
    Ok(PlaceOfPerson {
        organisation,
        organisation_name: row.organisation_name,
        membership: sound(READING, &row.membership)?,
        role: row.role,
        place: row.place,
        invitation: row.invitation.map(|id| sound(READING, &id)).transpose()?,
        period: row.since.map(|since| read_period(since, row.ends_at)).transpose()?,
    })
}
