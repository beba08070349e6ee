//! Somebody rates a finished case (评价), once: four calls, two round trips. The same rating again is the same answer.

use super::one::{self, Seen, seen};
use super::{TRIES, outrun, pause};
use domain::{
    Case, CaseId, Ended, MemberActor, NotRated as Judged, Rating, RatingComment, RatingScore,
};
use keys::SealKeys;
use ports::{Clock, Entropy, Fault};
use store::{CaseRating, Table};

/// The request, already sound.
#[derive(Clone, Debug)]
pub struct Rate {
    /// Which case.
    pub case: CaseId,
    /// 1 to 5.
    pub score: RatingScore,
    /// What is said beside it.
    pub comment: RatingComment,
}

/// Why a case is not rated; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotRated {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// There is no such case, or none that they see.
    #[error("there is no such case")]
    Unknown,
    /// What was judged on the case.
    #[error(transparent)]
    Judged(#[from] Judged),
    /// The world let us down; rating so again is safe.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<one::NotTold> for NotRated {
    fn from(error: one::NotTold) -> Self {
        match error {
            one::NotTold::Ended(ended) => Self::Ended(ended),
            one::NotTold::Unknown => Self::Unknown,
            one::NotTold::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Rates a case.
///
/// # Errors
///
/// [`NotRated`].
pub async fn rate(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    actor: &MemberActor,
    request: &Rate,
) -> Result<Case, NotRated> {
    let now = clock.now();
    for tries in 1..=TRIES {
        let Seen { case, member, .. } = seen(table, seal, actor, &request.case, now).await?;
        let Rate { score, comment, .. } = request.clone();
        let rating = Rating { score, comment, by: actor.person.clone(), at: now };
        let Some(after) = case.rate(&member, rating)? else { return Ok(case) };
        match table.rate_case(actor, (&case, &after), (seal, entropy)).await? {
            CaseRating::Done => return Ok(after),
            CaseRating::SessionEnded => return Err(Ended.into()),
            CaseRating::Stale => pause(tries, entropy).await,
        }
    }
    Err(outrun().into())
}
