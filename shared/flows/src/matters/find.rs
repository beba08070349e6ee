//! A member looks for matters: all, those of a category, those that a text finds, what is recommended, or one.
//!
//! Two calls in one round trip, and one call more for what is recommended; the catalogue is at hand.

use super::{Granter, MatterTold, May, NotTold, granters, told};
use crate::acting::acting;
use domain::{Catalogue, Matter, MatterCode, MemberActor, OrganisationKind, SearchText};
use keys::SealKeys;
use ports::Clock;
use store::Table;

/// The most of a page.
pub const PAGE: usize = 50;

/// What is looked for, already sound.
#[derive(Debug, Default)]
pub struct Sought {
    /// What was typed; nothing for all.
    pub text: Option<SearchText>,
    /// Only of that category.
    pub category: Option<String>,
    /// The last of the page before.
    pub after: Option<MatterCode>,
}

/// What was found.
#[derive(Debug)]
pub struct Found {
    /// A page of them, [`PAGE`] at most.
    pub matters: Vec<MatterTold>,
    /// How many there are on all pages.
    pub total: usize,
    /// The last of this page, if there is another.
    pub next_after: Option<MatterCode>,
    /// Every category of the catalogue, in its order.
    pub categories: Vec<String>,
}

/// Looks for matters.
///
/// # Errors
///
/// [`NotTold`].
pub async fn find(
    table: &Table,
    clock: &impl Clock,
    catalogue: &Catalogue,
    actor: &MemberActor,
    sought: Sought,
) -> Result<Found, NotTold> {
    let now = clock.now();
    let (members, member) = acting::<NotTold>(table, actor, now).await?;
    let Sought { text, category, after } = sought;
    let all: Vec<&Matter> = match &text {
        Some(text) => catalogue.search(text),
        None => catalogue.matters().iter().collect(),
    };
    let is_sought =
        |matter: &&Matter| category.as_ref().is_none_or(|category| *category == matter.category);
    let all: Vec<&Matter> = all.into_iter().filter(is_sought).collect();
    let total = all.len();
    // A page after a matter that was withdrawn since begins anew.
    let begin = after.and_then(|after| all.iter().position(|matter| matter.code == after));
    let begin = begin.map_or(0, |at| at + 1);
    let page: Vec<&Matter> = all.into_iter().skip(begin).take(PAGE).collect();
    let is_last = begin + page.len() >= total;
    let next_after = page.last().filter(|_| !is_last).map(|matter| matter.code.clone());
    let mut categories: Vec<String> = Vec::new();
    for matter in catalogue.matters() {
        if !categories.contains(&matter.category) {
            categories.push(matter.category.clone());
        }
    }
    let tell = |matter| told(catalogue, &members, &member, matter, now);
    let matters = page.into_iter().map(tell).collect();
    Ok(Found { matters, total, next_after, categories })
}

/// What is recommended to the member's organisation.
///
/// # Errors
///
/// [`NotTold`].
pub async fn recommended(
    table: &Table,
    clock: &impl Clock,
    catalogue: &Catalogue,
    actor: &MemberActor,
) -> Result<Vec<MatterTold>, NotTold> {
    let now = clock.now();
    let (signed_in, counts) =
        tokio::join!(acting::<NotTold>(table, actor, now), table.case_counts(&actor.organisation));
    let ((members, member), counts) = (signed_in?, counts?);
    let kind = OrganisationKind::of(&members.credit_code);
    let usage = table.usage(kind).await?;
    let tell = |matter: &Matter| told(catalogue, &members, &member, matter, now);
    let may = |matter: &Matter| matches!(tell(matter).may, May::Until(_));
    let found = catalogue.recommended(kind, &usage, &counts.in_progress(), may);
    Ok(found.into_iter().map(tell).collect())
}

/// One matter; and, to whoever may not do it, who could let them.
///
/// # Errors
///
/// [`NotTold`].
pub async fn one(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    catalogue: &Catalogue,
    (actor, code): (&MemberActor, &MatterCode),
) -> Result<(MatterTold, Vec<Granter>), NotTold> {
    let now = clock.now();
    let (members, member) = acting::<NotTold>(table, actor, now).await?;
    let matter = catalogue.matter(code).ok_or(NotTold::Unknown)?;
    let told = told(catalogue, &members, &member, matter, now);
    let granters = match told.may {
        May::Not(_) => granters(&members, seal, now)?,
        May::Until(_) | May::NotForKind => Vec::new(),
    };
    Ok((told, granters))
}
