//! A membership: one person's place in one organisation, and what it lets them do when.
//!
//! ```text
//!            accepts                not me, or suspended
//! Invited ─────────────▶ Live ─────────────────────────▶ Suspended
//!    │                   │  ▲                                │
//!    │      another legal│  │he or she                       │
//!    │     representative▼  │confirms                        │
//!    │                  Unconfirmed                          │
//!    └── declined, cancelled, removed: the place is gone ────┘
//! ```
//!
//! Periods are half open: at `from` one may, at `until` one may not any more (guide, 业务授权 1).

use crate::{
    BundleCode, FlowId, GrantId, Malformed, MatterCode, MembershipId, PersonId, Role, rules,
};
use jiff::Timestamp;

/// `[from, until)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first moment.
    pub from: Timestamp,
    /// The first moment after; none for the legal representative, whose office has no end that we know.
    pub until: Option<Timestamp>,
}

impl Period {
    /// A period with an end.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it ends before it begins, or is longer than [`rules::PERIOD_MOST`].
    pub fn new(from: Timestamp, until: Timestamp) -> Result<Self, Malformed> {
        if until <= from {
            return Err(Malformed::new("period.empty", "有效期的截止时间须晚于起始时间。"));
        }
        if until.duration_since(from) > rules::PERIOD_MOST {
            return Err(Malformed::new("period.too_long", "有效期最长为10年。"));
        }
        Ok(Self { from, until: Some(until) })
    }

    /// Whether the moment is in it.
    #[must_use]
    pub fn contains(&self, now: Timestamp) -> bool {
        self.from <= now && self.until.is_none_or(|until| now < until)
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| until <= now)
    }

    /// Whether no moment of it is outside the other.
    #[must_use]
    pub fn is_within(&self, other: &Self) -> bool {
        let ends_within = match (self.until, other.until) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(others)) => own <= others,
        };
        other.from <= self.from && ends_within
    }
}

/// What a change says of a period. A bound that is left out stays as it is; no default of a new period applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodChange {
    /// The first moment, if that changes.
    pub from: Option<Timestamp>,
    /// The first moment after, if that changes.
    pub until: Option<Timestamp>,
}

impl From<Period> for PeriodChange {
    fn from(Period { from, until }: Period) -> Self {
        Self { from: Some(from), until }
    }
}

impl PeriodChange {
    /// The period that comes of the change. Time that has passed does not count towards [`rules::PERIOD_MOST`], so a place
    /// that began long ago can be prolonged.
    ///
    /// # Errors
    ///
    /// [`Malformed`] when it ends before it begins, or lasts longer than a new one may.
    pub fn apply(self, before: &Period, now: Timestamp) -> Result<Period, Malformed> {
        let from = self.from.unwrap_or(before.from);
        let Some(until) = self.until.or(before.until) else {
            return Ok(Period { from, until: None });
        };
        let is_running = from == before.from && from < now && now < until;
        let _ = Period::new(if is_running { now } else { from }, until)?;
        Ok(Period { from, until: Some(until) })
    }
}

/// Where a place stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The person has been asked, and holds the place while they think.
    Invited {
        /// By which invitation; sending it again makes another one.
        invitation: FlowId,
        /// Until when it may be accepted.
        until: Timestamp,
    },
    /// The person has accepted.
    Live,
    /// The person said 「不是我」: nobody acts in this place any more. It is held until it is removed.
    Suspended,
    /// The legal representative is another than the one under whom it was live: it waits for them to confirm or drop it.
    Unconfirmed,
}

impl Place {
    /// Of somebody who is asked now, and has [`rules::INVITATION_LIFE`] to answer.
    #[must_use]
    pub fn invited(invitation: FlowId, now: Timestamp) -> Self {
        Self::Invited { invitation, until: now + rules::INVITATION_LIFE }
    }

    /// The word it is kept and told by.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Invited { .. } => "invited",
            Self::Live => "live",
            Self::Suspended => "suspended",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// What is granted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One matter.
    Matter(MatterCode),
    /// Whatever a bundle has in it.
    Bundle(BundleCode),
}

/// `matter:<code>` or `bundle:<code>`.
impl std::fmt::Display for Scope {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Matter(code) => write!(formatter, "matter:{}", code.as_str()),
            Self::Bundle(code) => write!(formatter, "bundle:{}", code.as_str()),
        }
    }
}

impl std::str::FromStr for Scope {
    type Err = Malformed;

    fn from_str(text: &str) -> Result<Self, Malformed> {
        match text.split_once(':') {
            Some(("matter", code)) => Ok(Self::Matter(code.parse()?)),
            Some(("bundle", code)) => Ok(Self::Bundle(code.parse()?)),
            _ => Err(Malformed::new("scope", "请写明是事项（matter）还是事项组（bundle）。")),
        }
    }
}

impl Scope {
    fn covers(&self, matter: &MatterCode) -> bool {
        match self {
            Self::Matter(own) => own == matter,
            Self::Bundle(bundle) => bundle.covers(matter),
        }
    }
}

/// A right to do something for a while (业务授权).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its name; a grant that is granted again unchanged keeps it.
    pub id: GrantId,
    /// To do what.
    pub scope: Scope,
    /// When.
    pub period: Period,
}

/// The period of a grant that replaces others. A beginning that is left out is that of the grant of this scope: of several
/// the one with the same end, else the one that begins last. A grant of a new scope begins now.
///
/// # Errors
///
/// [`Malformed`], as of [`PeriodChange::apply`].
pub fn granted_period(
    before: &[Grant],
    scope: &Scope,
    change: PeriodChange,
    now: Timestamp,
) -> Result<Period, Malformed> {
    let own = before.iter().filter(|grant| grant.scope == *scope).map(|grant| grant.period);
    let kept = own.max_by_key(|period| {
        (Some(period.from) == change.from, period.until == change.until, period.from)
    });
    change.apply(&kept.unwrap_or(Period { from: now, until: None }), now)
}

/// One person's place in one organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// Its name.
    pub id: MembershipId,
    /// Whose.
    pub person: PersonId,
    /// As what.
    pub role: Role,
    /// When they may act.
    pub period: Period,
    /// Where it stands.
    pub place: Place,
    /// What an agent may do. Nobody else needs grants.
    pub grants: Vec<Grant>,
    /// Whether its person may let others act (agents), where their role does. Not in a place that was opened by an
    /// authorisation letter that says 「代理人无权转换代理权」.
    pub may_appoint: bool,
    /// How often it was changed: whoever replaces grants names the revision they read.
    pub revision: u64,
    /// Raised when its sessions and tokens must end.
    pub epoch: u64,
}

/// Whether somebody may do something now, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Authority {
    /// They may.
    Allowed {
        /// By what.
        by: Basis,
        /// Until when, as things stand.
        until: Option<Timestamp>,
    },
    /// They may not.
    Denied(Denial),
}

/// By what somebody may do something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Basis {
    /// 法定代表人: anything.
    LegalRepresentative,
    /// 「管理员可在授权有效期内办理任何业务」(guide, 业务授权 1).
    Administrator,
    /// 「经办人可办业务范围需…授权」(guide, 业务授权 2).
    Grant(GrantId),
}

impl Basis {
    /// The word it is told by.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::LegalRepresentative => "legal_representative",
            Self::Administrator => "administrator",
            Self::Grant(_) => "grant",
        }
    }
}

/// Why somebody may not do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// They have no place in the organisation, or there is no such organisation.
    NotAMember,
    /// They have yet to accept.
    NotAccepted,
    /// Their place is suspended.
    Suspended,
    /// The legal representative is another since, and has yet to confirm their place.
    Unconfirmed,
    /// Nobody answers for the organisation any more: it is in custody.
    InCustody,
    /// Their period has yet to begin.
    BeforePeriod,
    /// Their period is over.
    AfterPeriod,
    /// Nothing that covers the matter was granted to them.
    NotGranted,
    /// A grant covers the matter, but not yet.
    BeforeGrant,
    /// A grant covered the matter, and is over.
    AfterGrant,
    /// The matter is none for agents.
    NotForAgents,
}

impl Denial {
    /// Every one.
    pub const ALL: [Self; 11] = [
        Self::NotAMember,
        Self::NotAccepted,
        Self::Suspended,
        Self::Unconfirmed,
        Self::InCustody,
        Self::BeforePeriod,
        Self::AfterPeriod,
        Self::NotGranted,
        Self::BeforeGrant,
        Self::AfterGrant,
        Self::NotForAgents,
    ];

    /// The word it is told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotAMember => "not_a_member",
            Self::NotAccepted => "not_accepted",
            Self::Suspended => "suspended",
            Self::Unconfirmed => "unconfirmed",
            Self::InCustody => "in_custody",
            Self::BeforePeriod => "before_period",
            Self::AfterPeriod => "after_period",
            Self::NotGranted => "not_granted",
            Self::BeforeGrant => "before_grant",
            Self::AfterGrant => "after_grant",
            Self::NotForAgents => "not_for_agents",
        }
    }
}

impl Membership {
    /// A new place, whose person has yet to answer.
    #[must_use]
    pub fn invited(
        id: MembershipId,
        person: PersonId,
        (role, period): (Role, Period),
        invitation: FlowId,
        now: Timestamp,
    ) -> Self {
        let place = Place::invited(invitation, now);
        let grants = Vec::new();
        let may_appoint = true;
        Self { id, person, role, period, place, grants, may_appoint, revision: 1, epoch: 1 }
    }

    /// Whether its person may act in it at all now, as far as the place itself says; see
    /// [`People::acts`](crate::People::acts) for the organisation's part.
    ///
    /// # Errors
    ///
    /// [`Denial`] with the reason.
    pub fn acts(&self, now: Timestamp) -> Result<(), Denial> {
        match self.place {
            Place::Invited { .. } => Err(Denial::NotAccepted),
            Place::Suspended => Err(Denial::Suspended),
            Place::Unconfirmed => Err(Denial::Unconfirmed),
            Place::Live if self.period.contains(now) => Ok(()),
            Place::Live if self.period.is_over(now) => Err(Denial::AfterPeriod),
            Place::Live => Err(Denial::BeforePeriod),
        }
    }

    /// Until when whatever its person gives to others may last: as long as they may act. From when is no matter: what
    /// begins earlier is no more than what begins now.
    #[must_use]
    pub fn own_end(&self) -> Period {
        Period { from: Timestamp::MIN, until: self.period.until }
    }

    /// Whether its person may do a matter now (I4, I5). Default is none.
    #[must_use]
    pub fn authority(&self, matter: &MatterCode, now: Timestamp) -> Authority {
        if let Err(denial) = self.acts(now) {
            return Authority::Denied(denial);
        }
        let until = self.period.until;
        match self.role {
            Role::LegalRepresentative => {
                Authority::Allowed { by: Basis::LegalRepresentative, until }
            }
            Role::Administrator => Authority::Allowed { by: Basis::Administrator, until },
            Role::Agent => self.granted(matter, now),
        }
    }

    fn granted(&self, matter: &MatterCode, now: Timestamp) -> Authority {
        let mut covering = self.grants.iter().filter(|grant| grant.scope.covers(matter)).peekable();
        if covering.peek().is_none() {
            return Authority::Denied(Denial::NotGranted);
        }
        let covering: Vec<&Grant> = covering.collect();
        // Of several grants the one that lasts longest: no end at all lasts longest.
        let lasting = |grant: &&&Grant| (grant.period.until.is_none(), grant.period.until);
        let now_good = covering.iter().filter(|grant| grant.period.contains(now));
        if let Some(grant) = now_good.max_by_key(lasting) {
            let ends = [grant.period.until, self.period.until];
            let until = ends.into_iter().flatten().min();
            return Authority::Allowed { by: Basis::Grant(grant.id.clone()), until };
        }
        let is_to_come = covering.iter().any(|grant| now < grant.period.from);
        Authority::Denied(if is_to_come { Denial::BeforeGrant } else { Denial::AfterGrant })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
    use proptest::prelude::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    fn period(from: i64, until: i64) -> Period {
        Period::new(at(from), at(until)).unwrap()
    }

    fn matter(code: &str) -> MatterCode {
        code.parse().unwrap()
    }

    fn member(role: Role, grants: Vec<Grant>) -> Membership {
        Membership {
            id: MembershipId::from_random([1; 16]),
            person: PersonId::from_random([1; 16]),
            role,
            period: period(100, 200),
            place: Place::Live,
            grants,
            may_appoint: true,
            revision: 1,
            epoch: 1,
        }
    }

    fn grant(id: u8, scope: Scope, from: i64, until: i64) -> Grant {
        Grant { id: GrantId::from_random([id; 16]), scope, period: period(from, until) }
    }

    fn is_allowed(member: &Membership, code: &str, now: i64) -> bool {
        matches!(member.authority(&matter(code), at(now)), Authority::Allowed { .. })
    }

    #[test]
    fn a_period_is_good_at_its_first_second_and_not_at_its_end() {
        for role in [Role::LegalRepresentative, Role::Administrator] {
            let member = member(role, Vec::new());
            assert_eq!(
                [99, 100, 199, 200].map(|now| is_allowed(&member, "any.matter", now)),
                [false, true, true, false]
            );
        }
        let scope = Scope::Matter(matter("talent.archive"));
        let agent = member(Role::Agent, vec![grant(1, scope, 120, 150)]);
        let good = [100, 119, 120, 149, 150].map(|now| is_allowed(&agent, "talent.archive", now));
        assert_eq!(good, [false, false, true, true, false]);
    }

    #[test]
    fn an_agent_without_grants_may_do_nothing() {
        let agent = member(Role::Agent, Vec::new());
        let authority = agent.authority(&matter("talent.archive"), at(150));
        assert_eq!(authority, Authority::Denied(Denial::NotGranted));
    }

    #[test]
    fn a_bundle_covers_its_matters_and_no_others() {
        let scope = Scope::Bundle("talent".parse().unwrap());
        let agent = member(Role::Agent, vec![grant(1, scope, 100, 200)]);
        assert!(is_allowed(&agent, "talent.archive", 150));
        assert!(!is_allowed(&agent, "employment.subsidy", 150));
    }

    #[test]
    fn the_grant_that_lasts_longest_is_told_and_never_beyond_the_place() {
        let scope = || Scope::Matter(matter("talent.archive"));
        let agent =
            member(Role::Agent, vec![grant(1, scope(), 100, 120), grant(2, scope(), 100, 900)]);
        let told = agent.authority(&matter("talent.archive"), at(110));
        let by = Basis::Grant(GrantId::from_random([2; 16]));
        assert_eq!(told, Authority::Allowed { by, until: Some(at(200)) });
    }

    #[test]
    fn whoever_has_not_accepted_or_is_suspended_may_nothing_and_is_told_why() {
        let invitation = FlowId::from_random(crate::FlowKind::Invitation, [1; 16]);
        for (place, denial) in [
            (Place::Invited { invitation, until: at(900) }, Denial::NotAccepted),
            (Place::Suspended, Denial::Suspended),
            (Place::Unconfirmed, Denial::Unconfirmed),
        ] {
            let member = Membership { place, ..member(Role::Administrator, Vec::new()) };
            assert_eq!(
                member.authority(&matter("talent.archive"), at(150)),
                Authority::Denied(denial)
            );
        }
    }

    #[test]
    fn a_grant_to_come_and_a_grant_that_is_over_are_told_apart() {
        let scope = || Scope::Matter(matter("talent.archive"));
        let with = |from, until| member(Role::Agent, vec![grant(1, scope(), from, until)]);
        let told = |member: Membership| member.authority(&matter("talent.archive"), at(150));
        assert_eq!(told(with(160, 170)), Authority::Denied(Denial::BeforeGrant));
        assert_eq!(told(with(110, 120)), Authority::Denied(Denial::AfterGrant));
    }

    #[test]
    fn a_place_that_began_long_ago_is_prolonged_by_as_much_as_a_new_one_lasts() {
        let most = rules::PERIOD_MOST.as_secs();
        let (before, now) = (period(0, most), at(most));
        let change = |until| PeriodChange { from: None, until: Some(at(until)) };
        let after = change(most * 2).apply(&before, now).unwrap();
        assert_eq!(after, Period { from: at(0), until: Some(at(most * 2)) });
        assert_eq!(change(most * 2 + 1).apply(&before, now).unwrap_err().code, "period.too_long");
        assert_eq!(PeriodChange::from(after).apply(&after, now), Ok(after), "sent back as read");
    }

    #[test]
    fn of_two_grants_of_one_scope_a_beginning_left_out_is_the_later() {
        let scope = || Scope::Matter(matter("talent.archive"));
        let before = [grant(1, scope(), 100, 200), grant(2, scope(), 150, 250)];
        let of = |until| PeriodChange { from: None, until: Some(at(until)) };
        let began = |until| granted_period(&before, &scope(), of(until), at(90)).unwrap().from;
        assert_eq!([began(200), began(250), began(300)], [at(100), at(150), at(150)]);
        let other = Scope::Matter(matter("employment.subsidy"));
        assert_eq!(granted_period(&before, &other, of(300), at(90)), Ok(period(90, 300)));
    }

    proptest! {
        #[test]
        fn a_change_of_one_bound_changes_no_other(
            from in 0_i64..300, length in 1_i64..300, to in 1_i64..600, now in 0_i64..600
        ) {
            let before = period(from, from + length);
            let ends = PeriodChange { from: None, until: Some(at(to)) };
            let ends = ends.apply(&before, at(now));
            prop_assert_eq!(ends.is_ok(), from < to);
            prop_assert!(ends.is_ok_and(|after| after == period(from, to)) || to <= from);
            let begins = PeriodChange { from: Some(at(to)), until: None };
            let begins = begins.apply(&before, at(now));
            prop_assert_eq!(begins.is_ok(), to < from + length);
            prop_assert!(begins.is_ok_and(|after| after == period(to, from + length)) || to >= from + length);
            let nothing = PeriodChange { from: None, until: None };
            prop_assert_eq!(nothing.apply(&before, at(now)), Ok(before));
        }

        /// I5: whatever the grants, nobody is allowed outside their place's period, nor an agent outside a grant's.
        #[test]
        fn nobody_is_allowed_outside_a_period(
            now in 0_i64..300,
            grants in proptest::collection::vec((0_i64..300, 1_i64..100), 0..6)
        ) {
            let scope = || Scope::Matter(matter("talent.archive"));
            let grants: Vec<Grant> = grants
                .into_iter()
                .map(|(from, length)| grant(1, scope(), from, from + length))
                .collect();
            let expected = (100..200).contains(&now)
                && grants.iter().any(|grant| grant.period.contains(at(now)));
            prop_assert_eq!(is_allowed(&member(Role::Agent, grants), "talent.archive", now), expected);
        }
    }
}
