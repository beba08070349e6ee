//! A list of the organisation's cases (办理中, 已办结, 待评价), the newest first, a page at a time.
//!
//! Whoever sees all reads one list: five calls, three round trips, and four and two when nothing is on it. An agent's is a merge
//! of the lists of the matters that are granted to them and have cases there, one call each, and of those that they began: none
//! of these grows with the organisation's cases.

use crate::acting::acting;
use domain::{
    Case, CaseCounts, CaseId, CaseList, CaseMark, CaseTotals, CaseViewer, Ended, MemberActor,
    Membership, rules,
};
use futures::future::try_join_all;
use keys::SealKeys;
use ports::{Clock, Fault};
use store::Table;
use store::key::CasesOf;

/// Why cases are not told.
#[derive(Debug, thiserror::Error)]
pub enum NotListed {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A page.
#[derive(Debug)]
pub struct Listed {
    /// The cases, [`rules::CASES_PER_PAGE`] at most.
    pub cases: Vec<Case>,
    /// How many are on each list.
    pub totals: CaseTotals,
    /// The last of this page, if there is another.
    pub next_after: Option<CaseMark>,
}

/// Tells a page of a list: what lies after that mark.
///
/// # Errors
///
/// [`NotListed`].
pub async fn list(
    table: &Table,
    seal: &SealKeys,
    clock: &impl Clock,
    actor: &MemberActor,
    (list, after): (CaseList, Option<CaseMark>),
) -> Result<Listed, NotListed> {
    let now = clock.now();
    let (signed_in, counts) = tokio::join!(
        acting::<NotListed>(table, actor, now),
        table.case_counts(&actor.organisation)
    );
    let ((_, member), counts) = (signed_in?, counts?);
    let viewer = CaseViewer { member: &member, now };
    let mut marks = seen(table, actor, (&viewer, &counts), (list, after.as_ref())).await?;
    let is_last = marks.len() <= rules::CASES_PER_PAGE;
    marks.truncate(rules::CASES_PER_PAGE);
    let next_after = marks.last().filter(|_| !is_last).cloned();
    let ids: Vec<CaseId> = marks.into_iter().map(|mark| mark.case).collect();
    let cases = table.cases(&ids, seal).await?;
    Ok(Listed { cases, totals: counts.totals(&viewer), next_after })
}

/// One more than a page of what they see there, the newest first.
async fn seen(
    table: &Table,
    actor: &MemberActor,
    (viewer, counts): (&CaseViewer<'_>, &CaseCounts),
    (list, after): (CaseList, Option<&CaseMark>),
) -> Result<Vec<CaseMark>, Fault> {
    let member: &Membership = viewer.member;
    let of: Vec<CasesOf<'_>> = if viewer.sees_all() {
        vec![CasesOf::Organisation]
    } else {
        let granted = counts.granted_on(list, viewer).into_iter().map(CasesOf::Matter);
        granted.chain([CasesOf::Person(&member.person)]).collect()
    };
    let most = rules::CASES_PER_PAGE + 1;
    let reading =
        of.iter().map(|of| table.listed_cases(&actor.organisation, (list, *of), after, most));
    let mut marks: Vec<CaseMark> = try_join_all(reading).await?.into_iter().flatten().collect();
    marks.sort_by(|one, other| other.cmp(one));
    marks.dedup();
    Ok(marks)
}
