//! The classes of notices: what is counted under whose name, and when what was over a limit is told.
//!
//! What protects a person is counted apart from everything else, kind by kind and organisation by organisation: nobody
//! can spend, by one thing, what another thing needs. Nothing is dropped. What is over its limit is summed up, and the sum
//! is told: of what protects at the next full hour, of the rest on the next morning of the hall's day.

use crate::rules::{self, Limit};
use crate::{Notice, NoticeEvent};
use jiff::Timestamp;
use jiff::tz::Offset;

/// The hall's clock: China has one.
const HALL: Offset = Offset::constant(8);

/// How much depends on being told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeClass {
    /// Whoever does not hear of it may lose an account or a place, or have somebody act in their name.
    Protective,
    /// An invitation, which a stranger may send.
    Invitation,
    /// Everything else.
    Other,
    /// The sum of what was over a limit.
    Sum,
}

/// A limit, and the name that one notice is counted under, beside the mobile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeLimit {
    /// The limit.
    pub limit: &'static Limit,
    /// What follows the mobile in the name.
    pub name: String,
}

impl NoticeEvent {
    /// Its class.
    #[must_use]
    pub fn class(&self) -> NoticeClass {
        match self {
            Self::InvitationAccepted { .. }
            | Self::MobileChanged
            | Self::Removed { .. }
            | Self::Disavowed { .. }
            | Self::Suspended { .. }
            | Self::Unconfirmed { .. }
            | Self::Confirmed { .. }
            | Self::AppealUpheld
            | Self::AppealDismissed
            | Self::PasswordChanged
            | Self::PasswordReset
            | Self::SignInsEnded
            | Self::AccountLinked
            | Self::Exported
            | Self::PlaceGiven { .. }
            | Self::PlaceTaken { .. }
            | Self::PlaceFactorsChanged { .. } => NoticeClass::Protective,
            Self::Invited { .. } | Self::InvitationResent { .. } => NoticeClass::Invitation,
            Self::InvitationCancelled { .. }
            | Self::InvitationDeclined { .. }
            | Self::PeriodChanged { .. }
            | Self::GrantsChanged
            | Self::PeopleChanged { .. } => NoticeClass::Other,
            Self::Summed { .. } => NoticeClass::Sum,
        }
    }
}

impl NoticeClass {
    /// When a sum is told to which a notice of this class is added now: later than now.
    #[must_use]
    pub fn told_at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::Protective => {
                let every = rules::PROTECTIVE_SUMMED_EVERY.as_secs();
                let last = now.as_second().div_euclid(every) * every;
                Timestamp::from_second(last + every).unwrap_or(Timestamp::MAX)
            }
            Self::Invitation | Self::Other | Self::Sum => {
                let today = HALL.to_datetime(now).date();
                let morning = |day: jiff::civil::Date| {
                    HALL.to_timestamp(day.at(rules::SUMMED_AT_HOUR, 0, 0, 0))
                };
                let days = [Some(today), today.tomorrow().ok()];
                let mornings = days.into_iter().flatten().filter_map(|day| morning(day).ok());
                mornings.into_iter().find(|at| *at > now).unwrap_or(Timestamp::MAX)
            }
        }
    }
}

impl Notice {
    /// What it is counted against. A sum has no limit: there is one at most for each moment at which sums are told.
    #[must_use]
    pub fn limit(&self) -> Option<NoticeLimit> {
        let sender = self.sender.as_ref().map_or("-", |id| id.as_str());
        match self.event.class() {
            NoticeClass::Protective => {
                let role = self.event.role().map_or("-", |role| role.as_str());
                let name = format!("#{sender}#{}#{role}", self.event.as_str());
                Some(NoticeLimit { limit: &rules::PROTECTIVE_NOTICES_PER_DAY, name })
            }
            NoticeClass::Invitation => {
                let limit = &rules::INVITATIONS_PER_MOBILE_DAY;
                Some(NoticeLimit { limit, name: String::new() })
            }
            NoticeClass::Other => {
                let limit = &rules::NOTICES_PER_MOBILE_DAY;
                Some(NoticeLimit { limit, name: format!("#{sender}") })
            }
            NoticeClass::Sum => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::tests::events;
    use crate::{OrganisationId, Role};
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn organisation(seed: u8) -> OrganisationId {
        OrganisationId::from_random([seed; 16])
    }

    fn notice(event: NoticeEvent, sender: Option<u8>) -> Notice {
        let to = "13800138000".parse().unwrap();
        Notice { to, event, organisation: None, sender: sender.map(organisation) }
    }

    /// Everything that may be told of, with whoever may cause it.
    fn all() -> Vec<Notice> {
        let mut all = Vec::new();
        for role in Role::ALL {
            for event in events(role, "https://yx.example/i#k") {
                for sender in [None, Some(1), Some(2)] {
                    all.push(notice(event.clone(), sender));
                }
            }
        }
        all
    }

    #[test]
    fn what_protects_shares_no_name_with_another_kind_role_or_organisation() {
        let mut names = BTreeSet::new();
        let mut seen = Vec::new();
        for notice in all() {
            if notice.event.class() != NoticeClass::Protective || seen.contains(&notice) {
                continue;
            }
            let NoticeLimit { limit, name } = notice.limit().unwrap();
            assert_eq!(limit, &rules::PROTECTIVE_NOTICES_PER_DAY);
            assert!(names.insert(name), "{notice:?}");
            seen.push(notice);
        }
        assert!(names.len() > 50, "{}", names.len());
    }

    #[test]
    fn no_class_is_counted_by_the_limit_of_another() {
        let scopes = |class| {
            let of_class = all().into_iter().filter(|notice| notice.event.class() == class);
            of_class
                .filter_map(|notice| Some(notice.limit()?.limit.scope))
                .collect::<BTreeSet<&str>>()
        };
        let protective = scopes(NoticeClass::Protective);
        let (invitations, others) = (scopes(NoticeClass::Invitation), scopes(NoticeClass::Other));
        assert_eq!([protective.len(), invitations.len(), others.len()], [1, 1, 1]);
        assert!(protective.is_disjoint(&invitations) && protective.is_disjoint(&others));
        assert!(invitations.is_disjoint(&others));
        assert_eq!(scopes(NoticeClass::Sum), BTreeSet::new());
    }

    #[test]
    fn one_organisation_s_lesser_changes_are_counted_apart_from_another_s() {
        let name = |sender| notice(NoticeEvent::GrantsChanged, sender).limit().unwrap().name;
        assert_ne!(name(Some(1)), name(Some(2)));
        assert_ne!(name(Some(1)), name(None));
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn sums_are_told_at_the_full_hour_or_at_nine_in_the_morning_in_china() {
        for (class, now, told) in [
            (NoticeClass::Protective, "2026-12-01T03:46:05Z", "2026-12-01T04:00:00Z"),
            (NoticeClass::Protective, "2026-12-01T04:00:00Z", "2026-12-01T05:00:00Z"),
            (NoticeClass::Other, "2026-12-01T00:59:59Z", "2026-12-01T01:00:00Z"),
            (NoticeClass::Other, "2026-12-01T01:00:00Z", "2026-12-02T01:00:00Z"),
            (NoticeClass::Invitation, "2026-12-01T23:00:00Z", "2026-12-02T01:00:00Z"),
            (NoticeClass::Invitation, "2026-12-31T16:00:00Z", "2027-01-01T01:00:00Z"),
        ] {
            assert_eq!(class.told_at(at(now)), at(told), "{class:?} {now}");
        }
    }

    proptest! {
        #[test]
        fn a_sum_waits_an_hour_at_most_for_what_protects_and_a_day_for_the_rest(
            second in 0_i64..4_000_000_000,
        ) {
            let now = Timestamp::from_second(second).unwrap();
            for (class, most) in [
                (NoticeClass::Protective, rules::PROTECTIVE_SUMMED_EVERY),
                (NoticeClass::Invitation, jiff::SignedDuration::from_hours(24)),
                (NoticeClass::Other, jiff::SignedDuration::from_hours(24)),
            ] {
                let told = class.told_at(now);
                prop_assert!(told > now && told.duration_since(now) <= most, "{told}");
                prop_assert_eq!(class.told_at(told - jiff::SignedDuration::from_nanos(1)), told);
            }
        }
    }
}
