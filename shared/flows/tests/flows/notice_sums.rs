//! Notices over a limit: what protects is told at once, the rest is summed up, and the sum is exact, whoever races.

use crate::hall::{Hall, PASSWORD, mobile};
use crate::resets::NEW;
use crate::staff::{Staff, days};
use domain::{
    Mobile, Notice, NoticeClass, NoticeEvent, OrganisationId, Period, PeriodChange, Role, rules,
};
use flows::members::NotChanged;
use flows::members::change::Change;
use flows::notice_sums::{Summary, tell_due};
use flows::notices::{Delivered, NotDelivered, SUMMED};
use futures::future::join_all;
use jiff::SignedDuration;
use ports::{Clock as _, Fault};
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};
use testkit::Trouble;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Level, Metadata};

fn organisation(seed: u8) -> OrganisationId {
    OrganisationId::from_random([seed; 16])
}

fn notice(seed: u64, event: NoticeEvent, sender: Option<u8>) -> Notice {
    let organisation = sender.map(|seed| format!("宜兴市第{seed}测试有限公司"));
    Notice { to: mobile(seed), event, organisation, sender: sender.map(self::organisation) }
}

/// A lesser change.
fn granted(seed: u64, sender: u8) -> Notice {
    notice(seed, NoticeEvent::GrantsChanged, Some(sender))
}

impl Hall {
    /// Tells the sums that are due, as the schedule would, and delivers what that put into the outbox.
    pub(crate) async fn tell_sums(&self) -> Summary {
        let summary = self.sums_to_outbox().await.unwrap();
        self.deliver_all().await;
        summary
    }

    async fn sums_to_outbox(&self) -> Result<Summary, Fault> {
        let Self { table, keys, entropy, clock, .. } = self;
        tell_due(table, &keys.veil.seal, entropy, clock, || true).await
    }

    /// Delivers everything in the outbox; how many messages left, and how many were summed up.
    pub(crate) async fn deliver_all(&self) -> (usize, usize) {
        let (mut sent, mut summed) = (0, 0);
        for id in self.notices().await {
            let delivered = self.deliver(&id).await.unwrap();
            let Delivered::All { sent: now, summed: more } = delivered else {
                panic!("{delivered:?}")
            };
            sent += now;
            summed += more;
        }
        self.remove(&["NOTICE#"]).await;
        (sent, summed)
    }

    async fn tell_and_deliver(&self, notice: Notice) -> (usize, usize) {
        self.tell(&[notice]).await;
        self.deliver_all().await
    }

    /// What waits to be told in sums.
    async fn waiting_sums(&self) -> u32 {
        self.table.notice_sums().await.unwrap().iter().map(|sum| sum.count).sum()
    }

    /// Moves on to the moment at which sums of this class are told.
    fn until_told(&self, class: NoticeClass) {
        let now = self.clock.now();
        self.clock.pass(class.told_at(now).duration_since(now));
    }

    /// How many notices the messages to a mobile are of, one by one and in sums.
    fn told_of(&self, to: &Mobile) -> usize {
        self.inbox.to(to).iter().map(|text| sum_in(text).unwrap_or(1)).sum()
    }
}

/// How many notices a message sums up.
fn sum_in(text: &str) -> Option<usize> {
    let (_, rest) = text.split_once("另有")?;
    rest.split_once('项')?.0.replace(',', "").parse().ok()
}

impl Staff {
    /// Within what an administrator may give.
    fn hundred_days(&self) -> Period {
        let now = self.hall.clock.now();
        Period::new(now, now + days(100)).unwrap()
    }

    async fn change_period(&self, by: &domain::MemberActor, id: &domain::MembershipId) {
        let period = Some(PeriodChange::from(self.hundred_days()));
        let membership = Some(id.clone());
        let change = Change { role: Role::Agent, membership, period, mobile: None };
        self.change(by, change).await.unwrap();
    }
}

/// An administrator changed one agent's period forty times, and an appointment after that was told to nobody.
#[tokio::test]
async fn after_forty_changed_periods_the_legal_representative_hears_of_an_appointment() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let administrator = staff.member(&staff.boss, Role::Administrator, 2).await;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    staff.register(4).await;
    hall.deliver_all().await;
    hall.forget_limits().await;
    hall.clock.pass_s(2 * 3600);
    let administrator = staff.session(&administrator.membership).await;
    let (boss, agents) = (hall.inbox.to(&mobile(1)).len(), hall.inbox.to(&mobile(3)).len());

    let (logged, _guard) = Logged::begin();
    let (mut sent, mut summed) = (0, 0);
    for _ in 0..40 {
        staff.change_period(&administrator, &agent.membership).await;
        let (now, more) = hall.deliver_all().await;
        (sent, summed) = (sent + now, summed + more);
    }
    assert_eq!(
        (sent, summed, hall.waiting_sums().await),
        (60, 20, 20),
        "ten of each of two people"
    );
    assert_eq!(logged.count(), 20, "each rings the alarm");
    let (whom, period) = (crate::hall::person(4), staff.hundred_days());
    staff.invite_identity(&administrator, Role::Agent, whom, period).await.unwrap();
    assert_eq!(hall.deliver_all().await, (2, 0));
    let told = hall.inbox.to(&mobile(1));
    assert!(told.last().unwrap().contains("任用一名经办人"), "{told:?}");
    assert_eq!(told.len() - boss, 31);

    assert_eq!(hall.tell_sums().await.told, 0, "nothing is due today");
    hall.until_told(NoticeClass::Other);
    assert_eq!(hall.tell_sums().await.told, 2);
    for to in [mobile(1), mobile(3)] {
        let last = hall.inbox.to(&to).pop().unwrap();
        assert_eq!(last, "【印信】另有10项变更，请登录查看。");
    }
    assert_eq!(hall.waiting_sums().await, 0);
    let told = |to: &Mobile, before: usize| hall.told_of(to) - before;
    assert_eq!((told(&mobile(1), boss), told(&mobile(3), agents)), (41, 40), "nothing is lost");
    hall.until_told(NoticeClass::Other);
    assert_eq!(hall.tell_sums().await.told, 0, "and nothing is told twice");
}

/// Thirty-five invitations sent again used up the thirty notices of somebody who had nothing to do with the organisation.
#[tokio::test]
async fn a_stranger_who_is_sent_an_invitation_again_and_again_still_hears_of_their_password() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let person = staff.register(2).await;
    let invited = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    let id = invited.placed.membership.id;
    let mut refused = Vec::new();
    for _ in 0..35 {
        match staff.invite_again(&staff.boss, Role::Agent, Some(id.clone())).await {
            Ok(_) => {}
            Err(NotChanged::Limited { retry_after }) => refused.push(retry_after),
            Err(other) => panic!("{other:?}"),
        }
    }
    assert_eq!(refused.len(), 30);
    assert!(refused.iter().all(|after| *after == SignedDuration::from_hours(24)), "{refused:?}");
    let before = hall.inbox.to(&mobile(2)).len();
    hall.deliver_all().await;
    assert_eq!(hall.inbox.to(&mobile(2)).len() - before, 6, "what is refused sends nothing");
    assert_eq!((staff.audited().await, hall.waiting_sums().await), (7, 0), "and writes nothing");

    let own = staff.person_session(&person).await;
    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    assert_eq!(hall.deliver_all().await, (1, 0));
    let last = hall.inbox.to(&mobile(2)).pop().unwrap();
    assert!(last.contains("密码已修改"), "{last}");
}

#[tokio::test]
async fn an_invitation_that_is_withdrawn_and_sent_anew_is_counted_as_sent_again() {
    let staff = Staff::open().await;
    staff.register(2).await;
    staff.register(3).await;
    let withdraw = async |invited: flows::members::invite::Invited| {
        let id = Some(invited.placed.membership.id);
        staff.remove(&staff.boss, Role::Agent, id).await.unwrap();
    };
    for _ in 0..rules::INVITATIONS_PER_PLACE.times {
        withdraw(staff.invite(&staff.boss, Role::Agent, 2).await.unwrap()).await;
    }
    let audited = staff.audited().await;
    let refused = staff.invite(&staff.boss, Role::Agent, 2).await;
    assert!(matches!(refused, Err(NotChanged::Limited { .. })), "{refused:?}");
    assert_eq!(staff.audited().await, audited, "nothing is written");
    withdraw(staff.invite(&staff.boss, Role::Agent, 3).await.unwrap()).await;
    staff.hall.clock.pass(rules::INVITATIONS_PER_PLACE.within);
    let boss = staff.session(&staff.boss.membership).await;
    staff.invite(&boss, Role::Agent, 2).await.unwrap();
}

#[tokio::test]
async fn one_person_sends_forty_invitations_a_day_to_whomever() {
    let staff = Staff::open().await;
    let mut sent = 0;
    for seed in 2.. {
        staff.hall.person(&crate::hall::person(seed), &mobile(seed)).await;
        let invited = staff.invite(&staff.boss, Role::Agent, seed).await;
        let Ok(invited) = invited else {
            assert!(matches!(invited, Err(NotChanged::Limited { .. })), "{invited:?}");
            break;
        };
        sent += 1;
        let id = Some(invited.placed.membership.id);
        while sent < 40 && staff.invite_again(&staff.boss, Role::Agent, id.clone()).await.is_ok() {
            sent += 1;
        }
    }
    assert_eq!(sent, 40);
}

#[tokio::test]
async fn invitations_of_many_organisations_are_summed_up_and_refused_to_no_organisation() {
    let hall = Hall::open().await;
    let link = || "https://yx.example/i#c2VjcmV0LXNlY3JldC1zZWNyZXQ".to_owned();
    let invited = || NoticeEvent::InvitationResent { role: Role::Agent, link: link() };
    for sender in 0..5 {
        for _ in 0..6 {
            hall.tell_and_deliver(notice(1, invited(), Some(sender))).await;
        }
    }
    assert_eq!((hall.inbox.to(&mobile(1)).len(), hall.waiting_sums().await), (20, 10));
    let own = notice(1, NoticeEvent::PasswordChanged, None);
    assert_eq!(hall.tell_and_deliver(own).await, (1, 0), "what protects is told at once");
    assert_eq!(hall.tell_and_deliver(granted(1, 7)).await, (1, 0), "and so is the rest");
    let other = notice(2, invited(), Some(1));
    assert_eq!(hall.tell_and_deliver(other).await, (1, 0), "another mobile is another's");
}

#[tokio::test]
async fn what_one_organisation_spends_delays_nothing_of_another_one() {
    let hall = Hall::open().await;
    for _ in 0..40 {
        hall.tell_and_deliver(granted(1, 1)).await;
    }
    assert_eq!(hall.waiting_sums().await, 10);
    assert_eq!(hall.tell_and_deliver(granted(1, 2)).await, (1, 0));
}

#[tokio::test]
async fn one_kind_of_what_protects_delays_no_other_and_is_summed_up_by_the_hour() {
    let hall = Hall::open().await;
    let removed = || notice(1, NoticeEvent::PlaceTaken { role: Role::Agent }, Some(1));
    for _ in 0..20 {
        hall.tell_and_deliver(removed()).await;
    }
    assert_eq!((hall.inbox.count(), hall.waiting_sums().await), (15, 5));
    for other in [
        notice(1, NoticeEvent::PlaceGiven { role: Role::Agent }, Some(1)),
        notice(1, NoticeEvent::PlaceTaken { role: Role::Administrator }, Some(1)),
        notice(1, NoticeEvent::PlaceTaken { role: Role::Agent }, Some(2)),
        notice(1, NoticeEvent::MobileChanged, None),
    ] {
        assert_eq!(hall.tell_and_deliver(other).await, (1, 0));
    }
    hall.clock.pass_s(3600);
    assert_eq!(hall.tell_sums().await.told, 1);
    assert_eq!(sum_in(&hall.inbox.to(&mobile(1)).pop().unwrap()), Some(5));
    // A flood goes on: one message an hour, and every one of it is in there.
    for _ in 0..7 {
        hall.tell_and_deliver(removed()).await;
    }
    hall.clock.pass_s(3600);
    assert_eq!(hall.tell_sums().await.told, 1);
    assert_eq!(hall.told_of(&mobile(1)), 20 + 4 + 7);
    assert_eq!(hall.inbox.count(), 15 + 4 + 2);
}

/// Counts the lines of the log that ring the alarm.
#[derive(Clone, Default)]
struct Logged(Arc<AtomicUsize>);

impl Logged {
    fn begin() -> (Self, tracing::subscriber::DefaultGuard) {
        // While only one subscriber is there, a thread that has none decides for all threads what is logged.
        static SECOND: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Logged::default()));
        LazyLock::force(&SECOND);
        let logged = Self::default();
        (logged.clone(), tracing::subscriber::set_default(logged))
    }

    fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl tracing::Subscriber for Logged {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::WARN
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(false);
        event.record(&mut line);
        self.0.fetch_add(usize::from(line.0), Ordering::SeqCst);
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// Whether a line's message has the word that the template's filter looks for.
struct Line(bool);

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        self.0 |= field.name() == "message" && format!("{value:?}").contains(SUMMED);
    }
}

/// A mobile that was told as much as its limit allows.
async fn flooded() -> Hall {
    let hall = Hall::open().await;
    for _ in 0..rules::NOTICES_PER_MOBILE_DAY.times {
        assert_eq!(hall.tell_and_deliver(granted(1, 1)).await, (1, 0));
    }
    hall
}

#[tokio::test]
async fn of_fifty_deliveries_of_one_notice_over_a_limit_one_is_counted() {
    let hall = flooded().await;
    let id = hall.tell(&[granted(1, 1), granted(2, 1)]).await;
    let (logged, _guard) = Logged::begin();
    let all = join_all((0..50).map(|_| hall.deliver(&id))).await;
    let summed: usize = all
        .iter()
        .map(|one| match one {
            Ok(Delivered::All { summed, .. }) => *summed,
            Err(NotDelivered::InProgress) => 0,
            other => panic!("{other:?}"),
        })
        .sum();
    // Whoever counted it may have met the other recipient claimed, and then says only that.
    assert!(summed <= 1, "{summed}");
    assert_eq!((hall.waiting_sums().await, logged.count()), (1, 1), "counted and logged once");
    assert_eq!(hall.inbox.to(&mobile(2)).len(), 1, "the other recipient is told once");
    hall.clock.pass(SignedDuration::from_hours(25));
    assert_eq!(hall.deliver_all().await, (0, 0), "whoever is summed up is not sent it as well");
    assert_eq!(hall.tell_sums().await.told, 1);
    assert_eq!(hall.told_of(&mobile(1)), 31);
}

#[tokio::test]
async fn of_fifty_notices_over_a_limit_at_once_the_sum_is_fifty() {
    let hall = flooded().await;
    let mut ids = Vec::new();
    for _ in 0..50 {
        ids.push(hall.tell(&[granted(1, 1)]).await);
    }
    let mut left = ids;
    while !left.is_empty() {
        let all = join_all(left.iter().map(|id| hall.deliver(id))).await;
        let failed = left.into_iter().zip(all).filter(|(_, one)| one.is_err());
        left = failed.map(|(id, _)| id).collect();
    }
    assert_eq!((hall.waiting_sums().await, hall.inbox.to(&mobile(1)).len()), (50, 30));
}

#[tokio::test]
async fn of_ten_schedules_at_once_and_more_notices_meanwhile_each_is_told_of_once() {
    let hall = flooded().await;
    for _ in 0..7 {
        hall.tell_and_deliver(granted(1, 1)).await;
    }
    let mut late = Vec::new();
    for _ in 0..5 {
        late.push(hall.tell(&[granted(1, 1)]).await);
    }
    // They read the clock a moment before the sums are due, and write after.
    let before = hall.clock.now();
    let told_at = NoticeClass::Other.told_at(before);
    hall.until_told(NoticeClass::Other);
    let blind = hall.keys.veil.blind.blind(&mobile(1));
    let with = (&hall.keys.veil.seal, &hall.entropy as &dyn ports::Entropy);
    let to = mobile(1);
    let summing = join_all(
        late.iter().map(|id| hall.table.sum_notice((id, 0), (&to, &blind), told_at, before, with)),
    );
    let telling = join_all((0..10).map(|_| hall.sums_to_outbox()));
    let (summed, told) = tokio::join!(summing, telling);
    assert!(summed.iter().all(|one| matches!(one, Ok(store::Summing::Now))), "{summed:?}");
    assert!(told.iter().all(Result::is_ok), "{told:?}");
    hall.tell_sums().await;
    assert_eq!((hall.waiting_sums().await, hall.told_of(&mobile(1))), (0, 30 + 7 + 5));
}

#[tokio::test]
async fn trouble_with_the_table_loses_no_notice_and_counts_none_twice() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let hall = flooded().await;
        let id = hall.tell(&[granted(1, 1)]).await;
        hall.calls.trouble("TransactWriteItems", trouble);
        let _ = hall.deliver(&id).await;
        hall.clock.pass_s(61);
        let _ = hall.deliver(&id).await;
        assert!(hall.calls.is_calm());
        assert_eq!(hall.waiting_sums().await, 1, "{trouble:?}");
        hall.remove(&["NOTICE#"]).await;
        hall.until_told(NoticeClass::Other);
        hall.calls.trouble("TransactWriteItems", trouble);
        let _ = hall.sums_to_outbox().await;
        hall.tell_sums().await;
        assert_eq!((hall.waiting_sums().await, hall.told_of(&mobile(1))), (0, 31), "{trouble:?}");
    }
}

#[tokio::test]
async fn a_sum_that_no_carrier_takes_is_told_when_one_does_and_is_the_same() {
    let hall = flooded().await;
    for _ in 0..3 {
        hall.tell_and_deliver(granted(1, 1)).await;
    }
    hall.until_told(NoticeClass::Other);
    assert_eq!(hall.sums_to_outbox().await.unwrap().told, 1);
    hall.inbox.set_down(true);
    let id = hall.notices().await.pop().unwrap();
    for _ in 0..3 {
        assert!(matches!(hall.deliver(&id).await, Err(NotDelivered::NotTaken(_))));
    }
    hall.inbox.set_down(false);
    assert_eq!(hall.deliver_all().await, (1, 0));
    assert_eq!(hall.told_of(&mobile(1)), 33);
}

#[tokio::test]
async fn a_sum_that_does_not_open_waits_and_keeps_no_other_from_being_told() {
    let hall = flooded().await;
    hall.tell_and_deliver(granted(1, 1)).await;
    hall.until_told(NoticeClass::Other);
    let other = testkit::keyring::Keyring::fresh().veil;
    let Hall { table, entropy, clock, .. } = &hall;
    let blinded = other.blind.blind(&mobile(2));
    let (now, id) = (clock.now(), hall.tell(&[granted(2, 1)]).await);
    let sealing = (&other.seal, entropy as &dyn ports::Entropy);
    table.sum_notice((&id, 0), (&mobile(2), &blinded), now, now, sealing).await.unwrap();
    hall.remove(&["NOTICE#"]).await;
    let summary = hall.tell_sums().await;
    assert_eq!((summary.told, summary.waiting, summary.broken.len()), (1, 1, 1), "{summary:?}");
    assert_eq!(sum_in(&hall.inbox.to(&mobile(1)).pop().unwrap()), Some(1));
    assert_eq!(hall.waiting_sums().await, 1);
}

#[tokio::test]
async fn a_function_without_time_tells_no_sum_and_loses_none() {
    let hall = flooded().await;
    hall.tell_and_deliver(granted(1, 1)).await;
    hall.until_told(NoticeClass::Other);
    let Hall { table, keys, entropy, clock, .. } = &hall;
    let summary = tell_due(table, &keys.veil.seal, entropy, clock, || false).await.unwrap();
    assert_eq!((summary.told, summary.waiting, hall.waiting_sums().await), (0, 1, 1));
}

#[tokio::test]
async fn no_sum_has_an_end_by_which_it_would_be_swept_untold() {
    let hall = flooded().await;
    hall.tell_and_deliver(granted(1, 1)).await;
    let items = hall.engine.scan().await.unwrap();
    let sums: Vec<_> =
        items.iter().filter(|item| item["pk"].as_s().unwrap() == "HELD#digests").collect();
    assert_eq!(sums.len(), 1);
    assert!(!sums[0].contains_key("expires_at"), "{:?}", sums[0]);
    let shown = format!("{:?}", sums[0]);
    assert!(!shown.contains(mobile(1).national()), "nothing personal lies in clear");
    hall.clock.pass(SignedDuration::from_hours(24 * 30));
    assert_eq!(hall.tell_sums().await.told, 1, "a month late is told still");
}

/// Something that may happen around two mobiles.
#[derive(Clone, Debug)]
enum Act {
    Change { mobile: u64, kind: usize, sender: u8, times: usize },
    Deliver,
    DeliverTwiceAtOnce,
    TellSums,
    Wait(i64),
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (1_u64..3, 0_usize..5, 0_u8..3, 1_usize..25)
            .prop_map(|(mobile, kind, sender, times)| Act::Change { mobile, kind, sender, times }),
        3 => Just(Act::Deliver),
        2 => Just(Act::DeliverTwiceAtOnce),
        2 => Just(Act::TellSums),
        2 => (60_i64..20_000).prop_map(Act::Wait),
    ]
}

fn changed(seed: u64, kind: usize, sender: u8) -> Notice {
    let role = Role::Agent;
    let event = match kind {
        0 => NoticeEvent::PasswordChanged,
        1 => NoticeEvent::PlaceGiven { role },
        2 => NoticeEvent::PeriodChanged { role },
        3 => NoticeEvent::InvitationResent { role, link: "https://yx.example/i#k".into() },
        _ => NoticeEvent::GrantsChanged,
    };
    notice(seed, event, sender.checked_sub(1))
}

impl Hall {
    async fn act(&self, act: Act, changes: &mut [usize; 2]) {
        match act {
            Act::Change { mobile, kind, sender, times } => {
                let told = [changed(mobile, kind, sender)];
                let (now, seal) = (self.clock.now(), &self.keys.veil.seal);
                for _ in 0..times {
                    self.table.tell(&told, now, seal, &self.entropy).await.unwrap();
                }
                changes[usize::try_from(mobile).unwrap() - 1] += times;
            }
            Act::Deliver => {
                self.deliver_all().await;
            }
            Act::DeliverTwiceAtOnce => {
                for id in self.notices().await {
                    let (one, other) = tokio::join!(self.deliver(&id), self.deliver(&id));
                    assert!(one.is_ok() || other.is_ok(), "{one:?} {other:?}");
                }
            }
            Act::TellSums => {
                self.sums_to_outbox().await.unwrap();
            }
            Act::Wait(seconds) => self.clock.pass_s(seconds),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_what_was_told_and_what_was_summed_up_are_the_changes(
        acts in proptest::collection::vec(act(), 1..14),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let hall = Hall::open().await;
            let mut changes = [0; 2];
            for act in acts {
                hall.act(act, &mut changes).await;
            }
            // What is left is delivered, and every sum is told in its time.
            hall.deliver_all().await;
            hall.until_told(NoticeClass::Other);
            hall.tell_sums().await;
            assert_eq!(hall.waiting_sums().await, 0);
            let told = [1, 2].map(|seed| hall.told_of(&mobile(seed)));
            assert_eq!(told, changes);
        });
    }
}
