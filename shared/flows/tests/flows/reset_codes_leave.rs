//! Codes of password resets leave by the outbox: once, in time, and counted when they do.

use crate::hall::{Hall, SIGNATURE, mobile};
use crate::reset_codes::VICTIM;
use crate::staff::{BOSS, Staff};
use domain::{CodeSending, Mobile, SmsText};
use flows::notices::Terms;
use flows::person_registration::start::Opened;
use flows::sms::deliver::{CodeDelivery, DeliverCodeError, deliver};
use futures::future::join_all;
use ports::{Fault, SmsSender};
use testkit::Trouble;
use testkit::keyring::Keyring;

const ADDRESS: &str = "203.0.113.1";

/// A place, nothing counted and no message yet.
async fn place() -> Staff {
    let staff = Staff::open().await;
    staff.hall.forget_counts().await;
    staff
}

impl Staff {
    async fn reset(&self) -> Opened {
        self.reset_at(mobile(BOSS).national(), ADDRESS).await
    }

    /// Asks for a code, and finds its sending in the outbox.
    async fn queue(&self, opened: &Opened, to: &Mobile) -> CodeSending {
        let Opened { registration, token, .. } = opened;
        self.hall.ask_code(registration, token, to, ADDRESS).await.unwrap();
        let queued = self.hall.queued_codes();
        let [sending] = &queued[..] else { panic!("one is queued: {queued:?}") };
        sending.clone()
    }

    fn received(&self) -> usize {
        self.hall.inbox.to(&mobile(BOSS)).len()
    }
}

async fn delivered(hall: &Hall, sending: &CodeSending) -> CodeDelivery {
    hall.deliver_code(sending).await.unwrap()
}

#[tokio::test]
async fn asking_sends_nothing_and_the_outbox_sends_to_the_own_mobile_once() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let opened = staff.reset().await;
    let sending = staff.queue(&opened, &mobile(BOSS)).await;
    assert_eq!(staff.received(), before);
    assert_eq!(hall.counted_of_mobiles().await, (0, 0), "what has not left does not count");
    assert!(matches!(delivered(hall, &sending).await, CodeDelivery::Sent));
    for _ in 0..3 {
        assert!(matches!(delivered(hall, &sending).await, CodeDelivery::SentBefore));
    }
    assert_eq!(staff.received(), before + 1);
    assert_eq!(hall.counted_of_mobiles().await, (2, 1), "an hour, a day, and the budget");
    let text = hall.inbox.to(&mobile(BOSS)).pop().unwrap();
    assert!(text.starts_with("【印信】") && text.contains("重置密码"), "{text}");
}

#[tokio::test]
async fn the_code_that_leaves_proves_the_mobile_and_is_the_same_when_sent_again() {
    let staff = place().await;
    let hall = &staff.hall;
    let opened = staff.reset().await;
    let sent = hall.send(&opened, &mobile(BOSS)).await.unwrap();
    let code = hall.inbox.code(&mobile(BOSS)).unwrap();
    hall.clock.pass_s(60);
    hall.send(&opened, &mobile(BOSS)).await.unwrap();
    assert_eq!(hall.inbox.code(&mobile(BOSS)).unwrap(), code);
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
}

#[tokio::test]
async fn a_code_for_another_mobile_goes_nowhere_and_counts_nothing() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.hall.inbox.count());
    let nobodys = hall.nobodys_reset(ADDRESS).await;
    let own = staff.reset().await;
    for (opened, to) in [(&own, VICTIM), (&nobodys, VICTIM), (&nobodys, BOSS)] {
        let sending = staff.queue(opened, &mobile(to)).await;
        assert!(matches!(delivered(hall, &sending).await, CodeDelivery::NotOwnMobile));
    }
    assert_eq!(hall.inbox.count(), before);
    assert_eq!(hall.counted_of_mobiles().await, (0, 0));
}

#[tokio::test]
async fn of_fifty_deliveries_of_one_code_at_once_one_message_leaves() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let opened = staff.reset().await;
    let sending = staff.queue(&opened, &mobile(BOSS)).await;
    let all = join_all((0..50).map(|_| hall.deliver_code(&sending))).await;
    let sent = all.iter().filter(|one| matches!(one, Ok(CodeDelivery::Sent))).count();
    assert_eq!((sent, staff.received() - before), (1, 1), "{all:?}");
    for other in &all {
        let is_expected = matches!(
            other,
            Ok(CodeDelivery::Sent | CodeDelivery::SentBefore) | Err(DeliverCodeError::InProgress)
        );
        assert!(is_expected, "{other:?}");
    }
    assert_eq!(hall.counted_of_mobiles().await, (2, 1));
}

#[tokio::test]
async fn a_code_that_is_dead_or_was_asked_for_again_or_is_verified_does_not_leave() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let opened = staff.reset().await;
    let first = staff.queue(&opened, &mobile(BOSS)).await;
    hall.clock.pass_s(60);
    let second = staff.queue(&opened, &mobile(BOSS)).await;
    assert!(matches!(delivered(hall, &first).await, CodeDelivery::NotAwaited), "asked again");
    hall.clock.pass_s(240);
    assert!(matches!(delivered(hall, &second).await, CodeDelivery::NotAwaited), "dead");
    assert_eq!(staff.received(), before);
    assert_eq!(hall.counted_of_mobiles().await, (0, 0));

    let sent = hall.send(&opened, &mobile(BOSS)).await.unwrap();
    let code = hall.inbox.code(&mobile(BOSS)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    let last = CodeSending { number: second.number + 1, ..second };
    assert!(matches!(delivered(hall, &last).await, CodeDelivery::NotAwaited), "verified");
    let unknown = CodeSending { number: last.number + 1, ..last };
    assert!(matches!(delivered(hall, &unknown).await, CodeDelivery::NotAwaited), "unknown");
    assert_eq!(staff.received(), before + 1);
}

#[tokio::test]
async fn a_carrier_that_is_down_is_tried_again_and_counts_nothing_until_it_takes_the_code() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let opened = staff.reset().await;
    hall.inbox.set_down(true);
    let sending = staff.queue(&opened, &mobile(BOSS)).await;
    for _ in 0..3 {
        let refused = hall.deliver_code(&sending).await.unwrap_err();
        assert!(matches!(refused, DeliverCodeError::NotTaken(_)), "{refused:?}");
        assert_eq!(hall.counted_of_mobiles().await, (0, 0));
    }
    hall.inbox.set_down(false);
    assert!(matches!(delivered(hall, &sending).await, CodeDelivery::Sent));
    assert_eq!(staff.received(), before + 1);
}

/// Takes no message, ever.
struct Refusing;

impl SmsSender for Refusing {
    async fn send(&self, _: &Mobile, _: &SmsText) -> Result<(), Fault> {
        Err(Fault::lasting("sending an SMS", "refused, as the test asked"))
    }
}

async fn delivered_otherwise(
    staff: &Staff,
    keys: &Keyring,
    sending: &CodeSending,
) -> Result<CodeDelivery, DeliverCodeError> {
    let Hall { table, clock, entropy, budget, .. } = &staff.hall;
    let terms = Terms { signature: SIGNATURE, budget: *budget };
    let keys = (&keys.veil, &keys.codes);
    deliver(table, keys, &Refusing, entropy, clock, terms, sending).await
}

#[tokio::test]
async fn a_code_that_the_carrier_will_never_take_or_that_does_not_open_is_given_up() {
    let staff = place().await;
    let hall = &staff.hall;
    let opened = staff.reset().await;
    let sending = staff.queue(&opened, &mobile(BOSS)).await;
    for keys in [&hall.keys, &Keyring::fresh()] {
        let given_up = delivered_otherwise(&staff, keys, &sending).await;
        assert!(matches!(given_up, Ok(CodeDelivery::Failed(_))), "{given_up:?}");
        assert_eq!(hall.counted_of_mobiles().await, (0, 0));
    }
}

#[tokio::test]
async fn a_function_that_dies_before_it_sends_is_waited_for_a_minute_and_then_taken_over() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let opened = staff.reset().await;
    let sending = staff.queue(&opened, &mobile(BOSS)).await;
    let blind = hall.keys.veil.blind.blind(&mobile(BOSS));
    let claim = async || {
        let (share, now) = (hall.budget.of_resets(), ports::Clock::now(&hall.clock));
        hall.table.claim_code(&sending, &blind, share, now, &hall.entropy).await.unwrap()
    };
    let store::CodeClaimed::Ours(dead) = claim().await else { panic!("it is free") };
    hall.clock.pass_s(59);
    let refused = hall.deliver_code(&sending).await.unwrap_err();
    assert!(matches!(refused, DeliverCodeError::InProgress), "{refused:?}");
    hall.clock.pass_s(1);
    let store::CodeClaimed::Ours(_) = claim().await else { panic!("the lease is over") };
    hall.table.give_back_code(&dead).await.unwrap();
    assert!(matches!(claim().await, store::CodeClaimed::InProgress), "the dead one gives nothing");
    hall.clock.pass_s(60);
    assert!(matches!(delivered(hall, &sending).await, CodeDelivery::Sent));
    assert_eq!(staff.received(), before + 1);
}

#[tokio::test]
async fn trouble_with_the_table_sends_no_code_twice() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let staff = place().await;
        let (hall, before) = (&staff.hall, staff.received());
        let opened = staff.reset().await;
        hall.calls.trouble("TransactWriteItems", trouble);
        let sending = staff.queue(&opened, &mobile(BOSS)).await;
        hall.calls.trouble("TransactWriteItems", trouble);
        hall.calls.trouble("UpdateItem", trouble);
        let Hall { table, keys, inbox, clock, entropy, budget, .. } = hall;
        let terms = Terms { signature: SIGNATURE, budget: *budget };
        let keys = (&keys.veil, &keys.codes);
        let sent = deliver(table, keys, inbox, entropy, clock, terms, &sending).await;
        assert!(matches!(sent, Ok(CodeDelivery::Sent)), "{trouble:?}: {sent:?}");
        assert!(hall.calls.is_calm());
        assert!(matches!(delivered(hall, &sending).await, CodeDelivery::SentBefore));
        assert_eq!(staff.received(), before + 1, "{trouble:?}");
        assert_eq!(hall.counted_of_mobiles().await, (2, 1), "{trouble:?}");
    }
}

#[tokio::test]
async fn a_code_that_leaves_costs_three_calls_and_one_that_goes_nowhere_one() {
    let staff = place().await;
    let hall = &staff.hall;
    let opened = staff.reset().await;
    for (to, cost) in [(BOSS, (3, 3)), (VICTIM, (1, 1))] {
        let sending = staff.queue(&opened, &mobile(to)).await;
        let Hall { table, keys, inbox, clock, entropy, budget, .. } = hall;
        let terms = Terms { signature: SIGNATURE, budget: *budget };
        let keys = (&keys.veil, &keys.codes);
        let _ = hall.calls.cost();
        deliver(table, keys, inbox, entropy, clock, terms, &sending).await.unwrap();
        assert_eq!(hall.calls.cost(), cost);
    }
}

/// Sendings of so many resets of one place, each asked for at an address of its own.
pub(crate) async fn queued_of_one_place(staff: &Staff, many: usize) -> Vec<CodeSending> {
    let hall = &staff.hall;
    for number in 0..many {
        let address = format!("198.51.100.{number}");
        let opened = staff.reset_at(mobile(BOSS).national(), &address).await;
        let Opened { registration, token, .. } = &opened;
        hall.ask_code(registration, token, &mobile(BOSS), &address).await.unwrap();
        hall.forget_limits().await;
    }
    hall.queued_codes()
}

#[tokio::test]
async fn of_twenty_codes_at_once_a_mobile_is_sent_its_sixteen_and_others_keep_theirs() {
    let staff = place().await;
    let (hall, before) = (&staff.hall, staff.received());
    let queued = queued_of_one_place(&staff, 20).await;
    let all = join_all(queued.iter().map(|sending| hall.deliver_code(sending))).await;
    let of = |wanted: fn(&CodeDelivery) -> bool| {
        all.iter().filter(|one| one.as_ref().is_ok_and(wanted)).count()
    };
    let sent = of(|one| matches!(one, CodeDelivery::Sent));
    let limited = of(|one| matches!(one, CodeDelivery::MobileLimited));
    assert_eq!((sent, limited), (16, 4), "{all:?}");
    assert_eq!(staff.received() - before, 16);
    let other = hall.facing_registration(VICTIM).await;
    hall.send_at(&other, &mobile(BOSS), "192.0.2.40").await.unwrap();
    assert_eq!(staff.received() - before, 17, "another flow has its own");
}
