//! A case (办件): one piece of work begun on a matter, and how it goes on, as the business system tells.
//!
//! ```text
//! in progress ──▶ finished, to be rated ──▶ finished, rated
//!      ▲                  │
//!      └──── reopened ────┘
//! ```
//!
//! A business system sends the whole of a case each time, with a number that grows. The case is what the event of the
//! greatest number says; one that comes late is history, one that comes twice is one. So whatever the order in which they
//! come, and however often, the end is the same.

use crate::{
    CaseId, ClientId, Malformed, MatterCode, Membership, OrganisationId, OrganisationKind, PageUrl,
    PersonId, Role, rules,
};
use jiff::Timestamp;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $least:literal..=$most:literal, $code:literal, $detail:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq)]
        pub struct $name(String);

        impl $name {
            /// Characters, at least.
            pub const LEAST: usize = $least;
            /// Characters, at most.
            pub const MOST: usize = $most;

            /// As they were written.
            #[must_use]
            pub fn reveal(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(••••••)"))
            }
        }

        impl std::str::FromStr for $name {
            type Err = Malformed;

            fn from_str(text: &str) -> Result<Self, Malformed> {
                let (text, seen) = $crate::typed::words(text);
                let is_sound = ($least..=$most).contains(&seen)
                    && text.chars().count() <= 2 * $most
                    && !text.chars().any(|one| one.is_control() && one != '\n');
                if is_sound {
                    Ok(Self(text.to_owned()))
                } else {
                    Err(Malformed::new($code, $detail))
                }
            }
        }
    };
}

words!(
    /// What a case is called: 1 to 100 characters. It may name somebody.
    CaseTitle, 1..=100, "case.title", "办件名称应为1至100个字。"
);
words!(
    /// What happens now: at most 200 characters. It may name somebody.
    CaseStep, 0..=200, "case.step", "办理环节说明最长200个字。"
);
words!(
    /// What somebody says beside the score: at most 500 characters.
    RatingComment, 0..=500, "rating.comment", "评价内容最长500个字。"
);

/// The lists of the home page (guide, 单位主页介绍).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseList {
    /// 办理中, the newest begun first.
    InProgress,
    /// 已办结, rated or not, the newest finished first.
    Finished,
    /// 待评价: those of the finished that nobody has rated.
    ToBeRated,
}

impl CaseList {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::InProgress, Self::Finished, Self::ToBeRated];

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InProgress => "in_progress",
            Self::Finished => "finished",
            Self::ToBeRated => "to_be_rated",
        }
    }
}

impl std::str::FromStr for CaseList {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        Self::ALL.into_iter().find(|list| list.as_str() == text).ok_or_else(|| {
            let detail =
                "state应为in_progress（办理中）、finished（已办结）或to_be_rated（待评价）。";
            Malformed::new("case.state", detail)
        })
    }
}

/// What a case is about; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseSubject {
    /// Whose case it is.
    pub organisation: OrganisationId,
    /// Begun on what.
    pub matter: MatterCode,
    /// Who began it; nobody of ours, if it was begun elsewhere.
    pub person: Option<PersonId>,
    /// When it was begun.
    pub begun_at: Timestamp,
}

/// What happened to a case, as its business system says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseEvent {
    /// Its number, which grows with each that the system sends; 0 is ours: begun at the hall.
    pub sequence: u64,
    /// Whether the case is finished by it.
    pub is_finished: bool,
    /// What the case is called.
    pub title: CaseTitle,
    /// What happens now.
    pub step: CaseStep,
    /// When that happened.
    pub at: Timestamp,
    /// Where to go on, if there is such a page.
    pub url: Option<PageUrl>,
}

impl CaseSubject {
    /// The same, with its moment as it is kept.
    #[must_use]
    pub fn kept(self) -> Self {
        Self { begun_at: kept_moment(self.begun_at), ..self }
    }
}

impl CaseEvent {
    /// The same, with its moment as it is kept.
    #[must_use]
    pub fn kept(self) -> Self {
        Self { at: kept_moment(self.at), ..self }
    }
}

/// A moment of a case as it is kept, and told again: in whole milliseconds. What is compared with one that was kept must be
/// made so first.
#[must_use]
pub fn kept_moment(at: Timestamp) -> Timestamp {
    Timestamp::from_millisecond(at.as_millisecond()).unwrap_or(at)
}

/// How somebody found it (评价).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 1 to 5, 5 the best.
    pub score: RatingScore,
    /// What they say beside it.
    pub comment: RatingComment,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RatingScore(u8);

impl RatingScore {
    /// A score.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it is none.
    pub fn new(score: u8) -> Result<Self, Malformed> {
        if (1..=5).contains(&score) {
            Ok(Self(score))
        } else {
            Err(Malformed::new("rating.score", "评分为1至5的整数。"))
        }
    }

    /// As a number.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub id: CaseId,
    /// What it is about.
    pub subject: CaseSubject,
    /// What kind of organisation has it.
    pub kind: OrganisationKind,
    /// The business system where it is done, which alone updates it.
    pub system: ClientId,
    /// The event of the greatest number.
    pub latest: CaseEvent,
    /// How it was rated, if it was.
    pub rating: Option<Rating>,
    /// How often it was changed, from 1.
    pub revision: u64,
}

/// Where a case lies in a list: the newest mark is the greatest. `<milliseconds, 15 digits>.<case>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseMark {
    /// When it came onto the list.
    pub at: Timestamp,
    /// Which.
    pub case: CaseId,
}

impl std::fmt::Display for CaseMark {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:015}.{}", self.at.as_millisecond().max(0), self.case)
    }
}

impl std::str::FromStr for CaseMark {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        let malformed = || Malformed::new("case.after", "请使用上一页返回的next_after翻页。");
        let (at, case) = text.split_once('.').ok_or_else(malformed)?;
        let is_written = at.len() == 15 && at.bytes().all(|byte| byte.is_ascii_digit());
        let at = at.parse().ok().filter(|_| is_written).ok_or_else(malformed)?;
        let at = Timestamp::from_millisecond(at).map_err(|_| malformed())?;
        Ok(Self { at, case: case.parse().map_err(|_| malformed())? })
    }
}

/// What an update does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Updating {
    /// The case is another from now on.
    Applied(Case),
    /// A later event is known: it is kept in the history, and the case stays what it is.
    Late(Case),
    /// It was taken before.
    Duplicate,
}

/// Why an update is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotUpdated {
    /// It is about another organisation, matter, person or beginning than the case.
    #[error("what never changes is another")]
    Differs,
    /// Another event has that number.
    #[error("another event has that number")]
    SequenceUsed,
    /// The case has as many updates as it may.
    #[error("the case has too many updates")]
    TooMany,
}

/// Why a case is not rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRated {
    /// It is not finished.
    #[error("the case is not finished")]
    NotFinished,
    /// It was begun by somebody else, and whoever rates answers for the organisation neither.
    #[error("the case is not theirs to rate")]
    NotYours,
    /// It is rated.
    #[error("the case is rated already")]
    AlreadyRated,
}

impl Case {
    /// The lists it is on, each with where.
    #[must_use]
    pub fn places(&self) -> Vec<(CaseList, CaseMark)> {
        let mark = |at| CaseMark { at, case: self.id.clone() };
        if !self.latest.is_finished {
            return vec![(CaseList::InProgress, mark(self.subject.begun_at))];
        }
        let finished = (CaseList::Finished, mark(self.latest.at));
        let to_be_rated = (CaseList::ToBeRated, mark(self.latest.at));
        if self.rating.is_some() { vec![finished] } else { vec![finished, to_be_rated] }
    }

    /// Takes an event of its business system. `known` is the event that was kept under that number, if one was.
    ///
    /// # Errors
    ///
    /// [`NotUpdated`].
    pub fn update(
        self,
        subject: &CaseSubject,
        event: CaseEvent,
        known: Option<&CaseEvent>,
    ) -> Result<Updating, NotUpdated> {
        if self.subject != *subject {
            return Err(NotUpdated::Differs);
        }
        if let Some(known) = known {
            let is_same = *known == event;
            return if is_same { Ok(Updating::Duplicate) } else { Err(NotUpdated::SequenceUsed) };
        }
        let is_late = event.sequence < self.latest.sequence;
        // The one that finishes it is taken still, or it would be in progress for ever.
        let ends_it = !is_late && event.is_finished && !self.latest.is_finished;
        if self.revision >= rules::CASE_CHANGES_MOST && !ends_it {
            return Err(NotUpdated::TooMany);
        }
        let revision = self.revision + 1;
        if is_late {
            return Ok(Updating::Late(Self { revision, ..self }));
        }
        Ok(Updating::Applied(Self { latest: event, revision, ..self }))
    }

    /// Rates it: once, when it is finished, by whoever began it or answers for the organisation. `None` when this very
    /// rating was given before.
    ///
    /// # Errors
    ///
    /// [`NotRated`].
    pub fn rate(&self, by: &Membership, rating: Rating) -> Result<Option<Self>, NotRated> {
        let is_theirs = self.subject.person.as_ref() == Some(&by.person);
        if !is_theirs && by.role == Role::Agent {
            return Err(NotRated::NotYours);
        }
        if let Some(before) = &self.rating {
            let is_same = (before.score, &before.comment, &before.by)
                == (rating.score, &rating.comment, &rating.by);
            return if is_same { Ok(None) } else { Err(NotRated::AlreadyRated) };
        }
        if !self.latest.is_finished {
            return Err(NotRated::NotFinished);
        }
        let revision = self.revision + 1;
        Ok(Some(Self { rating: Some(rating), revision, ..self.clone() }))
    }
}

/// Somebody who looks at cases of their organisation.
#[derive(Clone, Copy, Debug)]
pub struct CaseViewer<'a> {
    /// In which place, which must act now.
    pub member: &'a Membership,
    /// When.
    pub now: Timestamp,
}

impl CaseViewer<'_> {
    /// Whether they see whatever the organisation has.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.member.role != Role::Agent
    }

    /// Whether they see a case of that matter that somebody began: an agent sees those of matters that are granted to them
    /// now, and those that they began.
    #[must_use]
    pub fn sees(&self, matter: &MatterCode, begun_by: Option<&PersonId>) -> bool {
        self.sees_all() || begun_by == Some(&self.member.person) || self.is_granted(matter)
    }

    /// Whether the matter is granted to them now.
    #[must_use]
    pub fn is_granted(&self, matter: &MatterCode) -> bool {
        matches!(self.member.authority(matter, self.now), crate::Authority::Allowed { .. })
    }
}

/// How many cases of one matter one person began, by list, and the newest of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseCount {
    /// Of which matter.
    pub matter: MatterCode,
    /// Begun by whom.
    pub person: Option<PersonId>,
    /// How many are on which list.
    pub totals: CaseTotals,
    /// The newest begun, [`rules::NEWEST_MOST`] at most, the newest first.
    pub newest: Vec<CaseMark>,
}

/// How many cases are on each list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CaseTotals {
    /// 办理中.
    pub in_progress: u64,
    /// 已办结.
    pub finished: u64,
    /// 待评价.
    pub to_be_rated: u64,
}

impl CaseTotals {
    /// How many are on that one.
    #[must_use]
    pub fn on(&self, list: CaseList) -> u64 {
        match list {
            CaseList::InProgress => self.in_progress,
            CaseList::Finished => self.finished,
            CaseList::ToBeRated => self.to_be_rated,
        }
    }
}

/// All counts of an organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseCounts(pub Vec<CaseCount>);

impl CaseCounts {
    fn seen<'a>(&'a self, viewer: &'a CaseViewer<'_>) -> impl Iterator<Item = &'a CaseCount> {
        self.0.iter().filter(|count| viewer.sees(&count.matter, count.person.as_ref()))
    }

    /// How many cases somebody sees on each list.
    #[must_use]
    pub fn totals(&self, viewer: &CaseViewer<'_>) -> CaseTotals {
        self.seen(viewer).fold(CaseTotals::default(), |sum, count| CaseTotals {
            in_progress: sum.in_progress.saturating_add(count.totals.in_progress),
            finished: sum.finished.saturating_add(count.totals.finished),
            to_be_rated: sum.to_be_rated.saturating_add(count.totals.to_be_rated),
        })
    }

    /// The newest cases that somebody sees, the newest first: [`rules::NEWEST_MOST`] at most.
    #[must_use]
    pub fn newest(&self, viewer: &CaseViewer<'_>) -> Vec<CaseMark> {
        let mut newest: Vec<CaseMark> =
            self.seen(viewer).flat_map(|count| count.newest.iter().cloned()).collect();
        newest.sort_by(|one, other| other.cmp(one));
        newest.truncate(rules::NEWEST_MOST);
        newest
    }

    /// The matters with cases on that list that somebody sees because they are granted to them.
    #[must_use]
    pub fn granted_on(&self, list: CaseList, viewer: &CaseViewer<'_>) -> Vec<&MatterCode> {
        let has =
            |count: &&CaseCount| count.totals.on(list) > 0 && viewer.is_granted(&count.matter);
        let mut matters: Vec<&MatterCode> =
            self.0.iter().filter(has).map(|count| &count.matter).collect();
        matters.sort();
        matters.dedup();
        matters
    }

    /// The matters that have cases in progress, whoever began them.
    #[must_use]
    pub fn in_progress(&self) -> std::collections::BTreeSet<MatterCode> {
        let has = |count: &&CaseCount| count.totals.in_progress > 0;
        self.0.iter().filter(has).map(|count| count.matter.clone()).collect()
    }
}

/// The newest begun of one count once another is begun: sorted, and no more than are kept.
#[must_use]
pub fn newest_with(mut newest: Vec<CaseMark>, mark: CaseMark) -> Vec<CaseMark> {
    if !newest.contains(&mark) {
        newest.push(mark);
    }
    newest.sort_by(|one, other| other.cmp(one));
    newest.truncate(rules::NEWEST_MOST);
    newest
}

#[cfg(test)]
mod tests;
