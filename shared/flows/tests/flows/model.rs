//! Random sequences of what members do, by random actors, against a model in memory and the real table: the same answer
//! every time, and the same people after it (I1–I6, I9).
//!
//! The model is written from the rules, not from `domain`: places by person, and what each answer must be.

use crate::hall::{PASSWORD, person};
use crate::staff::{BOSS, Staff, matter};
use domain::rules::{ADMINISTRATORS_MOST, AGENTS_MOST, INVITATION_LIFE, STEP_UP};
use domain::{
    Authority, FlowId, MemberActor, MembershipId, NotAmended, Period, PersonId, Place, Role, Scope,
};
use flows::me::NotDisavowed;
use flows::members::NotChanged;
use flows::members::change::Change;
use flows::members::invitation::{Invitee, NotAnswered};
use jiff::{SignedDuration, Timestamp};
use ports::Clock as _;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Persons in play; the first is the legal representative. Enough to fill every place, and two more.
const PERSONS: usize = 14;
const MATTERS: [&str; 3] =
    ["talent.archive", "employment.subsidy", "labour-relations.dispatch-licence"];

#[derive(Clone, Copy, Debug)]
enum Act {
    Invite { by: usize, whom: usize, role: Role, days: i64 },
    Again { by: usize, whom: usize, role: Role },
    Accept { whom: usize },
    Decline { whom: usize },
    Change { by: usize, whom: usize, role: Role, days: i64 },
    Remove { by: usize, whom: usize, role: Role },
    Grant { by: usize, whom: usize, what: usize, days: i64, is_stale: bool },
    SignIn { whom: usize },
    NotMe { whom: usize },
    Wait { seconds: i64 },
    Ask { whom: usize, what: usize },
}

fn acts() -> impl Strategy<Value = Act> {
    // The first few act most, so that what they may is met as often as what they may not.
    let by = || prop_oneof![3 => Just(0), 2 => 1..4_usize, 1 => 0..PERSONS];
    let whom = || 0..PERSONS;
    let role = || prop_oneof![2 => Just(Role::Agent), 1 => Just(Role::Administrator)];
    let days = || 1..40_i64;
    prop_oneof![
        8 => (by(), whom(), role(), days())
            .prop_map(|(by, whom, role, days)| Act::Invite { by, whom, role, days }),
        2 => (by(), whom(), role()).prop_map(|(by, whom, role)| Act::Again { by, whom, role }),
        6 => whom().prop_map(|whom| Act::Accept { whom }),
        1 => whom().prop_map(|whom| Act::Decline { whom }),
        1 => whom().prop_map(|whom| Act::NotMe { whom }),
        2 => (by(), whom(), role(), days())
            .prop_map(|(by, whom, role, days)| Act::Change { by, whom, role, days }),
        2 => (by(), whom(), role()).prop_map(|(by, whom, role)| Act::Remove { by, whom, role }),
        4 => (by(), whom(), 0..MATTERS.len(), days(), proptest::bool::weighted(0.2)).prop_map(
            |(by, whom, what, days, is_stale)| Act::Grant { by, whom, what, days, is_stale }
        ),
        5 => by().prop_map(|whom| Act::SignIn { whom }),
        3 => prop_oneof![1..400_i64, 3600..900_000_i64].prop_map(|seconds| Act::Wait { seconds }),
        4 => (whom(), 0..MATTERS.len()).prop_map(|(whom, what)| Act::Ask { whom, what }),
    ]
}

/// What an act comes to, told by both sides in the same words.
type Came = &'static str;

#[derive(Clone, Debug, PartialEq)]
enum Stands {
    Invited { until: Timestamp },
    Live,
    Suspended,
}

#[derive(Clone, Debug)]
struct Held {
    role: Role,
    stands: Stands,
    from: Timestamp,
    until: Option<Timestamp>,
    grants: Vec<(usize, Timestamp, Timestamp)>,
    revision: u64,
    /// Which of all places ever made this is: one that is made again is another.
    instance: u64,
    /// Its sessions are of this count or dead.
    epoch: u64,
}

impl Held {
    fn is_good(&self, now: Timestamp) -> bool {
        self.stands == Stands::Live
            && self.from <= now
            && self.until.is_none_or(|until| now < until)
    }
}

/// A session as the model sees it: of which instance of a place, since when.
#[derive(Clone, Copy, Debug)]
struct Signed {
    instance: u64,
    epoch: u64,
    at: Timestamp,
}

#[derive(Debug, Default)]
struct Model {
    places: BTreeMap<usize, Held>,
    signed: BTreeMap<usize, Signed>,
    /// The latest invitation of each person: of which instance, and whether it was accepted.
    invitations: BTreeMap<usize, (u64, bool)>,
    changes: u64,
    instances: u64,
}

impl Model {
    fn acting(&self, by: usize, now: Timestamp) -> Result<&Held, Came> {
        let signed = self.signed.get(&by).ok_or("ended")?;
        let held = self
            .places
            .get(&by)
            .filter(|held| (held.instance, held.epoch) == (signed.instance, signed.epoch));
        held.filter(|held| held.is_good(now)).ok_or("ended")
    }

    fn fresh(&self, by: usize, now: Timestamp) -> Result<(), Came> {
        let at = self.signed.get(&by).ok_or("ended")?.at;
        if now.duration_since(at) < STEP_UP { Ok(()) } else { Err("not fresh") }
    }

    /// Who may do something to an agent is whoever is none; to the administrator, only the legal representative.
    fn permits(held: &Held, role: Role) -> Result<(), Came> {
        let may = match role {
            Role::Agent => held.role != Role::Agent,
            _ => held.role == Role::LegalRepresentative,
        };
        if may { Ok(()) } else { Err("not yours") }
    }

    /// Nobody gives others longer than they have themselves.
    fn within_own(&self, by: usize, now: Timestamp, days: i64) -> Result<(), Came> {
        let own = self.acting(by, now)?.until;
        let is_longer = own.is_some_and(|end| end < now + length(days));
        if is_longer { Err("beyond own") } else { Ok(()) }
    }

    fn target(&self, by: usize, whom: usize, role: Role) -> Result<&Held, Came> {
        let there = self.places.get(&whom);
        if by == whom && there.is_some() {
            return Err("yourself");
        }
        there.filter(|held| held.role == role).ok_or("unknown")
    }

    fn change(&mut self, whom: usize, change: impl FnOnce(&mut Held)) {
        if let Some(held) = self.places.get_mut(&whom) {
            held.revision += 1;
            change(held);
        }
        self.changes += 1;
    }

    #[expect(clippy::too_many_lines, reason = "the rules of every act, one after another")]
    fn judge(&mut self, act: Act, now: Timestamp) -> Result<Came, Came> {
        match act {
            Act::Invite { by, whom, role, days } => {
                Self::permits(self.acting(by, now)?, role)?;
                if role == Role::Administrator {
                    self.fresh(by, now)?;
                }
                if by == whom {
                    return Err("yourself");
                }
                self.within_own(by, now, days)?;
                if self.places.contains_key(&whom) {
                    return Err("already");
                }
                let most = if role == Role::Agent { AGENTS_MOST } else { ADMINISTRATORS_MOST };
                if self.places.values().filter(|held| held.role == role).count() >= most {
                    return Err("full");
                }
                self.instances += 1;
                let held = Held {
                    role,
                    stands: Stands::Invited { until: now + INVITATION_LIFE },
                    from: now,
                    until: Some(now + length(days)),
                    grants: Vec::new(),
                    revision: 1,
                    instance: self.instances,
                    epoch: 1,
                };
                self.places.insert(whom, held);
                self.invitations.insert(whom, (self.instances, false));
                self.changes += 1;
            }
            Act::Again { by, whom, role } => {
                Self::permits(self.acting(by, now)?, role)?;
                if role == Role::Administrator {
                    self.fresh(by, now)?;
                }
                let held = self.target(by, whom, role)?;
                if !matches!(held.stands, Stands::Invited { .. }) {
                    return Err("not invited");
                }
                let until = now + INVITATION_LIFE;
                self.change(whom, |held| held.stands = Stands::Invited { until });
            }
            Act::Accept { whom } => {
                let (instance, is_accepted) = *self.invitations.get(&whom).ok_or("unknown")?;
                let held = self.places.get(&whom).filter(|held| held.instance == instance);
                let held = held.ok_or("unknown")?;
                if is_accepted {
                    return Ok("done");
                }
                if !matches!(held.stands, Stands::Invited { until } if now < until) {
                    return Err("unknown");
                }
                self.invitations.insert(whom, (instance, true));
                self.change(whom, |held| held.stands = Stands::Live);
            }
            Act::Decline { whom } => {
                let (instance, _) = *self.invitations.get(&whom).ok_or("unknown")?;
                let held = self.places.get(&whom).filter(|held| held.instance == instance);
                let waits = matches!(held.ok_or("unknown")?.stands,
                    Stands::Invited { until } if now < until);
                if !waits {
                    return Err("unknown");
                }
                self.places.remove(&whom);
                self.changes += 1;
            }
            Act::Change { by, whom, role, days } => {
                Self::permits(self.acting(by, now)?, role)?;
                if role == Role::Administrator {
                    self.fresh(by, now)?;
                }
                self.target(by, whom, role)?;
                self.within_own(by, now, days)?;
                self.change(whom, |held| {
                    held.from = now;
                    held.until = Some(now + length(days));
                });
            }
            Act::Remove { by, whom, role } => {
                Self::permits(self.acting(by, now)?, role)?;
                if role == Role::Administrator {
                    self.fresh(by, now)?;
                }
                self.target(by, whom, role)?;
                self.places.remove(&whom);
                self.changes += 1;
            }
            Act::Grant { by, whom, what, days, is_stale } => {
                let acting = self.acting(by, now)?;
                Self::permits(acting, Role::Agent)?;
                let own_end = acting.until;
                let held = self.target(by, whom, Role::Agent)?;
                if is_stale {
                    return Err("changed");
                }
                if held.stands == Stands::Suspended {
                    return Err("suspended");
                }
                let grant = (what, now, now + length(days));
                let is_there = held.grants.contains(&grant);
                if !is_there && own_end.is_some_and(|end| end < grant.2) {
                    return Err("beyond own");
                }
                self.change(whom, |held| held.grants = vec![grant]);
            }
            Act::NotMe { whom } => {
                let held = self.places.get(&whom).ok_or("unknown")?;
                if held.role == Role::LegalRepresentative {
                    return Err("yourself");
                }
                if held.stands == Stands::Suspended {
                    return Ok("done");
                }
                self.change(whom, |held| {
                    held.stands = Stands::Suspended;
                    held.epoch += 1;
                });
            }
            Act::SignIn { whom } => {
                let held = self.places.get(&whom).filter(|held| held.stands == Stands::Live);
                let Held { instance, epoch, .. } = *held.ok_or("nobody")?;
                self.signed.insert(whom, Signed { instance, epoch, at: now });
            }
            Act::Wait { .. } => {}
            Act::Ask { whom, what } => {
                let held = self.places.get(&whom).filter(|held| held.is_good(now)).ok_or("no")?;
                let is_granted = held
                    .grants
                    .iter()
                    .any(|(one, from, until)| *one == what && *from <= now && now < *until);
                return if held.role != Role::Agent || is_granted { Ok("yes") } else { Err("no") };
            }
        }
        Ok("done")
    }
}

fn length(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn told<T>(result: Result<T, NotChanged>) -> Came {
    match result {
        Ok(_) => "done",
        Err(NotChanged::Ended(_)) => "ended",
        Err(NotChanged::NotFresh(_)) => "not fresh",
        Err(NotChanged::NotAmended(why)) => match why {
            NotAmended::NotYours => "not yours",
            NotAmended::Yourself => "yourself",
            NotAmended::Unknown => "unknown",
            NotAmended::Full => "full",
            NotAmended::AlreadyMember => "already",
            NotAmended::NotInvited => "not invited",
            NotAmended::BeyondOwn => "beyond own",
            NotAmended::Changed { .. } => "changed",
            NotAmended::Suspended => "suspended",
            NotAmended::NotUnconfirmed => "not unconfirmed",
            NotAmended::NotMandated => "not mandated",
        },
        Err(other) => panic!("{other}"),
    }
}

fn answered<T>(result: Result<T, NotAnswered>) -> Came {
    match result {
        Ok(_) => "done",
        Err(NotAnswered::Unknown) => "unknown",
        Err(other) => panic!("{other}"),
    }
}

/// The real side: the hall, and what its persons hold in their hands.
struct Real {
    staff: Staff,
    persons: Vec<PersonId>,
    actors: BTreeMap<usize, MemberActor>,
    invitations: BTreeMap<usize, FlowId>,
}

impl Real {
    async fn open() -> Self {
        let staff = Staff::open().await;
        let mut persons = vec![staff.opened.person.clone()];
        for index in 1..PERSONS {
            persons.push(staff.register(seed(index)).await);
        }
        let actors = BTreeMap::from([(0, staff.boss.clone())]);
        Self { staff, persons, actors, invitations: BTreeMap::new() }
    }

    async fn place(&self, whom: usize) -> MembershipId {
        let people = self.staff.people().await;
        let place = people.place_of(&self.persons[whom]).map(|member| member.id.clone());
        place.unwrap_or_else(|| MembershipId::from_random([0xee; 16]))
    }

    fn period(&self, days: i64) -> Period {
        let now = self.staff.hall.clock.now();
        Period::new(now, now + length(days)).unwrap()
    }

    async fn act(&mut self, act: Act) -> Came {
        let actor = |by: usize| self.actors.get(&by).cloned();
        match act {
            Act::Invite { by, whom, role, days } => {
                let Some(actor) = actor(by) else { return "ended" };
                let (identity, period) = (person(seed(whom)), self.period(days));
                let invited = self.staff.invite_identity(&actor, role, identity, period).await;
                if let Ok(invited) = &invited {
                    self.invitations.insert(whom, keys::invitation(&invited.link));
                }
                told(invited)
            }
            Act::Again { by, whom, role } => {
                let Some(actor) = actor(by) else { return "ended" };
                let place = self.place(whom).await;
                let invited = self.staff.invite_again(&actor, role, Some(place)).await;
                if let Ok(invited) = &invited {
                    self.invitations.insert(whom, keys::invitation(&invited.link));
                }
                told(invited)
            }
            Act::Accept { whom } => {
                let Some(id) = self.invitations.get(&whom) else { return "unknown" };
                let invitee = self.invitee(whom).await;
                answered(self.staff.accept(id, &invitee, None, PASSWORD).await)
            }
            Act::Decline { whom } => {
                let Some(id) = self.invitations.get(&whom) else { return "unknown" };
                answered(self.staff.decline(id, &self.invitee(whom).await).await)
            }
            Act::Change { by, whom, role, days } => {
                let Some(actor) = actor(by) else { return "ended" };
                let membership = Some(self.place(whom).await);
                let period = Some(self.period(days).into());
                let change = Change { role, membership, period, mobile: None };
                told(self.staff.change(&actor, change).await)
            }
            Act::Remove { by, whom, role } => {
                let Some(actor) = actor(by) else { return "ended" };
                let place = self.place(whom).await;
                told(self.staff.remove(&actor, role, Some(place)).await)
            }
            Act::Grant { by, whom, what, days, is_stale } => {
                let Some(actor) = actor(by) else { return "ended" };
                let place = self.place(whom).await;
                let people = self.staff.people().await;
                let revision = people.member(&place).map_or(1, |member| member.revision);
                let revision = if is_stale { revision + 7 } else { revision };
                let grants = vec![(Scope::Matter(matter(MATTERS[what])), self.period(days))];
                told(self.staff.grant(&actor, &place, revision, grants).await)
            }
            Act::NotMe { whom } => {
                let person = &self.persons[whom];
                let actor = self.staff.person_session(person).await;
                let organisation = &self.staff.opened.organisation;
                match self.staff.hall.not_me(&actor, organisation).await {
                    Ok(()) => "done",
                    Err(NotDisavowed::NoPlace) => "unknown",
                    Err(NotDisavowed::LegalRepresentative) => "yourself",
                    Err(other) => panic!("{other}"),
                }
            }
            Act::SignIn { whom } => {
                let people = self.staff.people().await;
                let place = people.place_of(&self.persons[whom]);
                let Some(place) = place.filter(|member| member.place == Place::Live) else {
                    return "nobody";
                };
                let actor = self.staff.session(&place.id).await;
                self.actors.insert(whom, actor);
                "done"
            }
            Act::Wait { seconds } => {
                self.staff.hall.clock.pass_s(seconds);
                "done"
            }
            Act::Ask { whom, what } => {
                let answered = self.staff.may(&self.persons[whom], MATTERS[what]).await;
                match answered.authority {
                    Authority::Allowed { .. } => "yes",
                    Authority::Denied(_) => "no",
                }
            }
        }
    }

    async fn invitee(&self, whom: usize) -> Invitee {
        Invitee::Person(self.staff.person_session(&self.persons[whom]).await)
    }

    /// Everybody, as the model tells it too.
    async fn people(&self) -> (u64, Vec<String>) {
        let people = self.staff.people().await;
        assert_eq!(self.staff.audited().await, people.version, "I9: one record a change");
        let of = |role| people.members.iter().filter(|member| member.role == role).count();
        assert!(of(Role::Agent) <= AGENTS_MOST && of(Role::Administrator) <= ADMINISTRATORS_MOST);
        assert_eq!(of(Role::LegalRepresentative), 1);
        let mut told: Vec<String> = people
            .members
            .iter()
            .map(|member| {
                let whom = self.persons.iter().position(|one| *one == member.person).unwrap();
                let grants: Vec<_> = member
                    .grants
                    .iter()
                    .map(|grant| {
                        let Scope::Matter(code) = &grant.scope else { panic!("{grant:?}") };
                        let what = MATTERS.iter().position(|one| *one == code.as_str()).unwrap();
                        (what, grant.period.from, grant.period.until.unwrap())
                    })
                    .collect();
                let place = member.place.as_str();
                let Period { from, until } = member.period;
                line(whom, member.role, place, from, until, &grants, member.revision)
            })
            .collect();
        told.sort();
        (people.version, told)
    }
}

impl Model {
    fn people(&self) -> (u64, Vec<String>) {
        let mut told: Vec<String> = self
            .places
            .iter()
            .map(|(whom, held)| {
                let Held { role, from, until, grants, revision, .. } = held;
                let place = match held.stands {
                    Stands::Invited { .. } => "invited",
                    Stands::Live => "live",
                    Stands::Suspended => "suspended",
                };
                line(*whom, *role, place, *from, *until, grants, *revision)
            })
            .collect();
        told.sort();
        (1 + self.changes, told)
    }
}

fn line(
    whom: usize,
    role: Role,
    place: &str,
    from: Timestamp,
    until: Option<Timestamp>,
    grants: &[(usize, Timestamp, Timestamp)],
    revision: u64,
) -> String {
    format!("{whom} {role:?} {place} {from}..{until:?} {grants:?} r{revision}")
}

fn seed(index: usize) -> u64 {
    if index == 0 { BOSS } else { 100 + u64::try_from(index).unwrap() }
}

async fn agree(acts: Vec<Act>) {
    let mut real = Real::open().await;
    let now = real.staff.hall.clock.now();
    let mut model = Model::default();
    let opened = Held {
        role: Role::LegalRepresentative,
        stands: Stands::Live,
        from: now,
        until: None,
        grants: Vec::new(),
        revision: 1,
        instance: 0,
        epoch: 1,
    };
    model.places.insert(0, opened);
    model.signed.insert(0, Signed { instance: 0, epoch: 1, at: now });
    for (at, act) in acts.iter().enumerate() {
        let now = real.staff.hall.clock.now();
        let expected = match model.judge(*act, now) {
            Ok(came) | Err(came) => came,
        };
        assert_eq!(real.act(*act).await, expected, "act {at} of {acts:#?}");
        assert_eq!(real.people().await, model.people(), "after act {at} of {acts:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn whatever_members_do_table_and_model_agree(acts in proptest::collection::vec(acts(), 60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(agree(acts));
    }
}
