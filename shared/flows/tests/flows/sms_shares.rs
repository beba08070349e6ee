//! The day's budget of SMS has shares, and no kind of message spends another's.

use crate::hall::{Hall, mobile};
use crate::reset_codes::VICTIM;
use crate::reset_codes_leave::queued_of_one_place;
use crate::staff::{BOSS, Staff};
use domain::NoticeEvent;
use domain::{Notice, NoticeId, SmsShare};
use flows::notices::{Delivered, Terms, deliver};
use flows::sms::deliver::CodeDelivery;
use flows::sms::send::NotSent;
use futures::future::join_all;
use ports::Clock as _;

/// One message a day for each share.
async fn poor() -> Staff {
    let mut staff = Staff::open().await;
    staff.hall.budget = "3".parse().unwrap();
    staff.hall.forget_counts().await;
    staff
}

impl Staff {
    /// Whether a code of a reset leaves; false when the share is spent, and the caller is told so.
    async fn reset_leaves(&self) -> bool {
        let before = self.hall.inbox.count();
        let opened = self.reset_at(mobile(BOSS).national(), "203.0.113.1").await;
        match self.hall.send(&opened, &mobile(BOSS)).await {
            Ok(_) => assert_eq!(self.hall.inbox.count(), before + 1),
            Err(NotSent::BudgetSpent) => {
                assert_eq!(self.hall.inbox.count(), before);
                return false;
            }
            Err(other) => panic!("{other:?}"),
        }
        true
    }

    async fn registration_leaves(&self, seed: u64) -> bool {
        let opened = self.hall.facing_registration(seed).await;
        match self.hall.send_at(&opened, &mobile(seed), "192.0.2.40").await {
            Ok(_) => true,
            Err(NotSent::BudgetSpent) => false,
            Err(other) => panic!("{other:?}"),
        }
    }

    async fn notice_leaves(&self) -> bool {
        let Hall { table, keys, clock, inbox, entropy, budget, engine, .. } = &self.hall;
        let notice =
            Notice { to: mobile(BOSS), event: NoticeEvent::PasswordChanged, organisation: None };
        table.tell(&[notice], clock.now(), &keys.veil.seal, entropy).await.unwrap();
        let items = engine.scan().await.unwrap();
        let names =
            items.iter().filter_map(|item| store::key::notice_named(item["pk"].as_s().ok()?));
        let terms = Terms { signature: crate::hall::SIGNATURE, budget: *budget };
        let before = inbox.count();
        for id in names.collect::<Vec<NoticeId>>() {
            let told = deliver(table, &keys.veil, inbox, entropy, clock, terms, &id).await.unwrap();
            assert!(matches!(told, Delivered::All { .. } | Delivered::Held(_)), "{told:?}");
        }
        inbox.count() > before
    }
}

#[tokio::test]
async fn a_flood_of_resets_to_the_end_of_their_share_leaves_registrations_and_notices_theirs() {
    let staff = poor().await;
    assert!(staff.reset_leaves().await);
    for _ in 0..3 {
        assert!(!staff.reset_leaves().await);
    }
    assert!(staff.registration_leaves(VICTIM).await);
    assert!(staff.notice_leaves().await);
}

#[tokio::test]
async fn a_flood_of_registrations_leaves_resets_and_notices_theirs() {
    let staff = poor().await;
    assert!(staff.registration_leaves(VICTIM).await);
    for seed in 1..4 {
        assert!(!staff.registration_leaves(VICTIM + seed).await);
    }
    assert!(staff.reset_leaves().await);
    assert!(staff.notice_leaves().await);
}

#[tokio::test]
async fn a_flood_of_notices_leaves_resets_and_registrations_theirs() {
    let staff = poor().await;
    assert!(staff.notice_leaves().await);
    for _ in 0..3 {
        assert!(!staff.notice_leaves().await);
    }
    assert!(staff.reset_leaves().await);
    assert!(staff.registration_leaves(VICTIM).await);
}

#[tokio::test]
async fn resets_of_nobody_spend_nothing_of_the_day_s_budget() {
    let staff = poor().await;
    let hall = &staff.hall;
    for number in 0..20 {
        let address = format!("198.51.100.{number}");
        let opened = hall.nobodys_reset(&address).await;
        hall.send_at(&opened, &mobile(VICTIM), &address).await.unwrap();
        hall.forget_limits().await;
    }
    assert_eq!(hall.counted_of_mobiles().await, (0, 0));
    assert!(staff.reset_leaves().await);
}

#[tokio::test]
async fn a_spent_share_is_told_alike_whether_or_not_a_message_would_leave() {
    let staff = poor().await;
    let hall = &staff.hall;
    assert!(staff.reset_leaves().await);
    let own = staff.reset_at(mobile(BOSS).national(), "203.0.113.1").await;
    let nobodys = hall.nobodys_reset("203.0.113.1").await;
    let rows = hall.rows("").await;
    let mut costs = Vec::new();
    for (opened, to) in [(&own, BOSS), (&own, VICTIM), (&nobodys, VICTIM)] {
        let _ = hall.calls.take();
        let refused = hall.send(opened, &mobile(to)).await.unwrap_err();
        assert!(matches!(refused, NotSent::BudgetSpent), "{refused:?}");
        costs.push(hall.calls.take());
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
    assert_eq!(hall.rows("").await, rows, "nothing is written");
    hall.clock.pass_s(24 * 3600);
    assert!(staff.reset_leaves().await, "another day has a share of its own");
}

/// What the table has counted in a share.
async fn counted(hall: &Hall, share: SmsShare) -> u64 {
    let prefix = format!("BUDGET#{}#", share.name());
    let items = hall.engine.scan().await.unwrap();
    let counts = items.iter().filter(|item| item["pk"].as_s().unwrap().starts_with(&prefix));
    counts.map(|item| item["sent"].as_n().unwrap().parse::<u64>().unwrap()).sum()
}

#[tokio::test]
async fn of_codes_that_leave_at_once_as_many_leave_as_their_share_has() {
    let mut staff = Staff::open().await;
    staff.hall.budget = "40".parse().unwrap(); // eight of them for resets
    staff.hall.forget_counts().await;
    let hall = &staff.hall;
    let queued = queued_of_one_place(&staff, 14).await;
    let before = hall.inbox.count();
    let all = join_all(queued.iter().map(|sending| hall.deliver_code(sending))).await;
    let sent = all.iter().filter(|one| matches!(one, Ok(CodeDelivery::Sent))).count();
    let held_back = all.iter().filter(|one| matches!(one, Ok(CodeDelivery::BudgetSpent))).count();
    assert_eq!(sent + held_back, 14, "{all:?}");
    assert!((4..=8).contains(&sent), "{sent}");
    assert_eq!(hall.inbox.count() - before, sent);
    let sent = u64::try_from(sent).unwrap();
    assert_eq!(counted(hall, hall.budget.of_resets()).await, sent);
    assert_eq!(counted(hall, hall.budget.of_codes()).await, 0);
}
