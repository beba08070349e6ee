//! Notices: everybody is told once, whoever tries how often; what cannot leave is kept; nothing of it lies in clear.

use crate::hall::{Hall, SIGNATURE, mobile};
use domain::{Notice, NoticeEvent, NoticeId, Role};
use flows::notices::{Delivered, Held, NotDelivered, Terms, deliver};
use futures::future::join_all;
use ports::{Clock as _, Fault};
use store::Claimed;
use testkit::Trouble;

const LINK: &str = "https://yx.example/i#c2VjcmV0LXNlY3JldC1zZWNyZXQ";
const ORGANISATION: &str = "宜兴市第一测试有限公司";

fn notice(seed: u64, event: NoticeEvent) -> Notice {
    let organisation = Some(ORGANISATION.to_owned());
    Notice { to: mobile(seed), event, organisation, sender: None }
}

/// An invitation, and who else is told of it.
fn two() -> [Notice; 2] {
    [
        notice(1, NoticeEvent::Invited { role: Role::Agent, link: LINK.to_owned() }),
        notice(2, NoticeEvent::GrantsChanged),
    ]
}

impl Hall {
    /// Puts notices in the outbox, and finds their name.
    pub(crate) async fn tell(&self, notices: &[Notice]) -> NoticeId {
        let before = self.notices().await;
        let now = self.clock.now();
        self.table.tell(notices, now, &self.keys.veil.seal, &self.entropy).await.unwrap();
        let after = self.notices().await;
        after.into_iter().find(|id| !before.contains(id)).unwrap()
    }

    pub(crate) async fn notices(&self) -> Vec<NoticeId> {
        let items = self.engine.scan().await.unwrap();
        let keys = items.iter().map(|item| item["pk"].as_s().unwrap());
        keys.filter_map(|pk| store::key::notice_named(pk)).collect()
    }

    pub(crate) async fn deliver(&self, id: &NoticeId) -> Result<Delivered, NotDelivered> {
        let Self { table, keys, clock, inbox, entropy, budget, .. } = self;
        let terms = Terms { signature: SIGNATURE, budget: *budget };
        deliver(table, &keys.veil, inbox, entropy, clock, terms, id).await
    }

    /// How many messages left now.
    async fn sent(&self, id: &NoticeId) -> usize {
        match self.deliver(id).await.unwrap() {
            Delivered::All { sent, summed: 0 } => sent,
            other => panic!("not everybody is told: {other:?}"),
        }
    }

    /// What the day's budget has counted.
    async fn counted(&self) -> i64 {
        let items = self.engine.scan().await.unwrap();
        let counts = items.iter().filter(|item| item["pk"].as_s().unwrap().starts_with("BUDGET#"));
        counts.map(|item| item["sent"].as_n().unwrap().parse::<i64>().unwrap()).sum()
    }

    async fn claim(&self, id: &NoticeId) -> Claimed {
        let now = self.clock.now();
        let mobile = self.keys.veil.blind.blind(&mobile(1));
        let (table, share) = (&self.table, self.budget.of_notices());
        table.claim_notice((id, 0), (&mobile, None), share, now, &self.entropy).await.unwrap()
    }
}

#[tokio::test]
async fn everybody_is_told_and_nobody_twice() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    assert_eq!(hall.inbox.count(), 0, "an outbox sends nothing by itself");
    assert_eq!(hall.sent(&id).await, 2);
    for again in 0..3 {
        hall.clock.pass_s(100 * again);
        assert_eq!(hall.sent(&id).await, 0);
    }
    assert_eq!(hall.inbox.count(), 2);
    let invited = hall.inbox.to(&mobile(1));
    assert!(invited[0].contains(LINK) && invited[0].starts_with("【印信】"), "{invited:?}");
    let told = hall.inbox.to(&mobile(2));
    assert!(told[0].contains(ORGANISATION), "{told:?}");
    assert_eq!(hall.counted().await, 2);
}

#[tokio::test]
async fn of_fifty_deliveries_of_one_notice_at_once_one_message_reaches_each_recipient() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let all = join_all((0..50).map(|_| hall.deliver(&id))).await;
    let sent: usize = all
        .iter()
        .map(|one| match one {
            Ok(Delivered::All { sent, summed: 0 }) => *sent,
            Err(NotDelivered::InProgress) => 0,
            other => panic!("{other:?}"),
        })
        .sum();
    assert!(sent <= 2);
    assert_eq!((hall.inbox.to(&mobile(1)).len(), hall.inbox.to(&mobile(2)).len()), (1, 1));
    assert_eq!(hall.counted().await, 2);
    assert_eq!(hall.sent(&id).await, 0);
}

#[tokio::test]
async fn whoever_dies_between_claim_and_message_is_waited_for_a_minute_and_then_taken_over() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    assert!(matches!(hall.claim(&id).await, Claimed::Ours(_)));
    let early = hall.deliver(&id).await.unwrap_err();
    assert!(matches!(early, NotDelivered::InProgress), "{early:?}");
    assert_eq!(hall.inbox.count(), 1, "the other recipient is told meanwhile");
    hall.clock.pass_s(59);
    assert!(hall.deliver(&id).await.is_err());
    hall.clock.pass_s(1);
    assert_eq!(hall.sent(&id).await, 1);
    assert_eq!((hall.inbox.to(&mobile(1)).len(), hall.inbox.to(&mobile(2)).len()), (1, 1));
}

#[tokio::test]
async fn a_claim_that_was_taken_over_gives_nothing_back_and_marks_nothing() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let Claimed::Ours(dead) = hall.claim(&id).await else { panic!("it is free") };
    hall.clock.pass_s(60);
    let Claimed::Ours(_live) = hall.claim(&id).await else { panic!("the lease is over") };
    hall.table.give_back_notice(&dead).await.unwrap();
    assert!(matches!(hall.claim(&id).await, Claimed::InProgress));
    hall.table.notice_sent(&dead, hall.clock.now()).await.unwrap();
    assert!(matches!(hall.claim(&id).await, Claimed::InProgress));
    assert_eq!(hall.counted().await, 2, "each claim is counted: either may have sent");
}

#[tokio::test]
async fn a_carrier_that_is_down_is_tried_again_at_once_and_costs_no_budget() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    hall.inbox.set_down(true);
    for _ in 0..3 {
        let refused = hall.deliver(&id).await.unwrap_err();
        assert!(matches!(refused, NotDelivered::NotTaken(Fault::Passing { .. })), "{refused:?}");
    }
    assert_eq!((hall.inbox.count(), hall.counted().await), (0, 0));
    hall.inbox.set_down(false);
    assert_eq!(hall.sent(&id).await, 2);
}

/// Takes no message, ever.
struct Refusing;

impl ports::SmsSender for Refusing {
    async fn send(&self, _: &domain::Mobile, _: &domain::SmsText) -> Result<(), Fault> {
        Err(Fault::lasting("sending an SMS", "refused, as the test asked"))
    }
}

#[tokio::test]
async fn what_the_carrier_will_never_take_is_held_and_not_tried_for_ever() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let Hall { table, keys, clock, entropy, budget, .. } = &hall;
    let terms = Terms { signature: SIGNATURE, budget: *budget };
    let held = deliver(table, &keys.veil, &Refusing, entropy, clock, terms, &id).await;
    assert!(matches!(held, Ok(Delivered::Held(Held::Broken(_)))), "{held:?}");
    assert_eq!(table.held_notices().await.unwrap(), std::slice::from_ref(&id));
    assert_eq!(hall.counted().await, 0);
    assert!(table.release_notice(&id, clock.now()).await.unwrap());
    assert_eq!(hall.sent(&id).await, 2, "once it is mended");
}

#[tokio::test]
async fn a_spent_budget_holds_notices_until_they_are_released_and_sends_none_twice() {
    let mut hall = Hall::open().await;
    hall.budget = "3".parse().unwrap(); // one for each share
    let id = hall.tell(&two()).await;
    let held = hall.deliver(&id).await.unwrap();
    assert!(matches!(held, Delivered::Held(Held::BudgetSpent)), "{held:?}");
    assert_eq!(hall.inbox.count(), 1, "as many leave as may");
    let other = hall.tell(&[notice(3, NoticeEvent::PasswordChanged)]).await;
    assert!(matches!(hall.deliver(&other).await.unwrap(), Delivered::Held(_)));
    assert!(matches!(hall.deliver(&other).await.unwrap(), Delivered::Held(_)), "held is held");
    let mut held = hall.table.held_notices().await.unwrap();
    held.sort();
    let mut both = vec![id.clone(), other.clone()];
    both.sort();
    assert_eq!(held, both);

    hall.clock.pass_s(24 * 3600);
    for id in both {
        assert!(hall.table.release_notice(&id, hall.clock.now()).await.unwrap());
    }
    assert_eq!(hall.table.held_notices().await.unwrap(), []);
    assert_eq!(hall.sent(&other).await, 1, "another day has a budget of its own");
    hall.clock.pass_s(24 * 3600);
    assert_eq!(hall.sent(&id).await, 1, "only whom the first day did not reach");
    assert_eq!(hall.inbox.count(), 3);
}

#[tokio::test]
async fn a_release_touches_the_row_so_that_the_stream_tells_of_it_and_an_unknown_one_is_none() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let released = || async {
        let items = hall.engine.scan().await.unwrap();
        let is_notice = |pk: &str| store::key::notice_named(pk).is_some();
        let row = items.into_iter().find(|item| is_notice(item["pk"].as_s().unwrap())).unwrap();
        (row.contains_key("released_at"), row.contains_key("held_at"))
    };
    assert_eq!(released().await, (false, false));
    hall.table.hold_notice(&id, hall.clock.now()).await.unwrap();
    assert_eq!(released().await, (false, true));
    assert!(hall.table.release_notice(&id, hall.clock.now()).await.unwrap());
    assert_eq!(released().await, (true, false));
    hall.table.hold_notice(&id, hall.clock.now()).await.unwrap();
    assert_eq!(released().await, (false, true), "held again, it may be released again");
    let unknown = NoticeId::from_random([7; 16]);
    assert!(!hall.table.release_notice(&unknown, hall.clock.now()).await.unwrap());
    assert!(matches!(hall.deliver(&unknown).await.unwrap(), Delivered::Gone));
    assert_eq!(hall.notices().await, [id], "and none is made");
}

#[tokio::test]
async fn after_seven_days_nobody_is_told_any_more() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    hall.clock.pass_s(7 * 24 * 3600);
    assert!(matches!(hall.deliver(&id).await.unwrap(), Delivered::Gone));
    assert_eq!(hall.inbox.count(), 0);
}

#[tokio::test]
async fn a_notice_that_does_not_open_is_held() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let Hall { table, clock, entropy, inbox, budget, .. } = &hall;
    let terms = Terms { signature: SIGNATURE, budget: *budget };
    let other = testkit::keyring::Keyring::fresh().veil;
    let held = deliver(table, &other, inbox, entropy, clock, terms, &id).await;
    assert!(matches!(held, Ok(Delivered::Held(Held::Broken(_)))), "{held:?}");
    assert_eq!(hall.inbox.count(), 0);
}

#[tokio::test]
async fn trouble_with_the_table_sends_nothing_twice() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let hall = Hall::open().await;
        let id = hall.tell(&two()).await;
        hall.calls.trouble("TransactWriteItems", trouble);
        hall.calls.trouble("UpdateItem", trouble);
        assert_eq!(hall.sent(&id).await, 2, "{trouble:?}");
        assert!(hall.calls.is_calm());
        assert_eq!((hall.inbox.count(), hall.counted().await), (2, 2), "{trouble:?}");
    }
}

#[tokio::test]
async fn nothing_personal_of_a_notice_lies_in_clear() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    assert_eq!(hall.sent(&id).await, 2);
    hall.table.hold_notice(&id, hall.clock.now()).await.unwrap();
    let mut marks = vec![LINK.to_owned(), "c2VjcmV0".to_owned(), ORGANISATION.to_owned()];
    marks.extend([1, 2].map(|seed| mobile(seed).national().to_owned()));
    let told = format!("{:?}", hall.engine.scan().await.unwrap());
    assert!(told.contains(id.as_str()));
    for item in hall.engine.scan().await.unwrap() {
        let bytes: Vec<u8> = item
            .values()
            .flat_map(|value| match value {
                aws_sdk_dynamodb::types::AttributeValue::B(blob) => blob.as_ref().to_vec(),
                other => format!("{other:?}").into_bytes(),
            })
            .collect();
        for mark in &marks {
            let mark = mark.as_bytes();
            assert!(!bytes.windows(mark.len()).any(|window| window == mark), "{:?}", item["pk"]);
        }
    }
}

#[tokio::test]
async fn nobody_to_tell_is_no_row() {
    let hall = Hall::open().await;
    hall.table.tell(&[], hall.clock.now(), &hall.keys.veil.seal, &hall.entropy).await.unwrap();
    assert_eq!(hall.notices().await, []);
}

#[tokio::test]
async fn a_notice_costs_a_read_and_two_writes_a_recipient() {
    let hall = Hall::open().await;
    let id = hall.tell(&two()).await;
    let _ = hall.calls.cost();
    assert_eq!(hall.sent(&id).await, 2);
    assert_eq!(hall.calls.cost(), (5, 5));
    assert_eq!(hall.sent(&id).await, 0);
    assert_eq!(hall.calls.cost(), (3, 3), "told before");
}
