//! Codes asked for in a password reset: whose limits they spend, and that the answer tells nothing of the mobile.

use crate::hall::{Hall, mobile, person};
use crate::staff::{BOSS, Staff};
use domain::{CodeSending, Mobile, NotNow};
use flows::person_registration::start::Opened;
use flows::sms::send::{NotSent, Sent};
use jiff::SignedDuration;
use testkit::calls::Call;

/// Somebody who has no place anywhere, and a mobile that is no account's.
pub(crate) const VICTIM: u64 = 40;
const NOWHERE: &str = "99999999";

impl Hall {
    /// A reset of a place that does not exist.
    pub(crate) async fn nobodys_reset(&self, address: &str) -> Opened {
        self.start_reset_from(NOWHERE, mobile(41).national(), address).await.unwrap()
    }

    pub(crate) async fn send_at(
        &self,
        opened: &Opened,
        mobile: &Mobile,
        address: &str,
    ) -> Result<Sent, NotSent> {
        self.send_from(&opened.registration, &opened.token, mobile, address).await
    }

    /// A registration of a person at the step that needs a mobile.
    pub(crate) async fn facing_registration(&self, seed: u64) -> Opened {
        let address = format!("192.0.2.{seed}");
        let opened = self.start_person_from(&person(seed), &address).await.unwrap();
        self.pass(&opened, &person(seed)).await.unwrap();
        opened
    }

    /// What is counted against mobiles, in whatever flow, and in the day's budget.
    pub(crate) async fn counted_of_mobiles(&self) -> (usize, u64) {
        let (mut mobiles, mut budget) = (0, 0);
        for item in self.engine.scan().await.unwrap() {
            let pk = item["pk"].as_s().unwrap();
            if pk.starts_with("RATE#sms-mobile") {
                let used = |name: &str| name.starts_with('u') && item[name].as_n().unwrap() != "0";
                mobiles += item.keys().filter(|name| used(name)).count();
            } else if pk.starts_with("BUDGET#") {
                budget += item["sent"].as_n().unwrap().parse::<u64>().unwrap();
            }
        }
        (mobiles, budget)
    }

    /// Forgets all that setting up has counted.
    pub(crate) async fn forget_counts(&self) {
        self.remove(&["RATE#", "BUDGET#"]).await;
    }
}

impl Staff {
    /// A reset of the legal representative's place, begun somewhere.
    pub(crate) async fn reset_at(&self, account: &str, address: &str) -> Opened {
        let number = self.opened.number.as_str();
        self.hall.start_reset_from(number, account, address).await.unwrap()
    }
}

/// The bug: `POST /v1/password-resets` of nobody's place, five codes to a stranger's number, and their registration was shut.
#[tokio::test]
async fn five_resets_of_nobody_take_nothing_from_the_mobile_that_they_name() {
    let hall = Hall::open().await;
    for _ in 0..5 {
        let opened = hall.nobodys_reset("203.0.113.1").await;
        hall.send(&opened, &mobile(VICTIM)).await.unwrap();
    }
    assert_eq!(hall.inbox.count(), 0, "no message left");
    assert_eq!(hall.counted_of_mobiles().await, (0, 0));
    let own = hall.facing_registration(VICTIM).await;
    hall.send_at(&own, &mobile(VICTIM), "192.0.2.40").await.unwrap();
    assert_eq!(hall.inbox.to(&mobile(VICTIM)).len(), 1);
}

#[tokio::test]
async fn resets_of_nobody_all_day_leave_a_mobile_its_ten_codes() {
    let hall = Hall::open().await;
    let mut refused = 0;
    for _ in 0..24 {
        let opened = hall.nobodys_reset("203.0.113.1").await;
        match hall.send(&opened, &mobile(VICTIM)).await {
            Ok(_) => {}
            Err(NotSent::Limited { .. }) => refused += 1,
            Err(other) => panic!("{other:?}"),
        }
        hall.clock.pass_s(900);
    }
    assert_eq!(refused, 14, "the caller has ten a day");
    for number in 0..10 {
        let own = hall.facing_registration(VICTIM + number).await;
        hall.send_at(&own, &mobile(VICTIM), "192.0.2.40").await.unwrap();
        hall.clock.pass_s(900);
    }
    assert_eq!(hall.inbox.to(&mobile(VICTIM)).len(), 10);
}

#[tokio::test]
async fn five_resets_of_a_place_leave_its_person_their_codes_elsewhere() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    hall.forget_counts().await;
    for _ in 0..5 {
        let opened = staff.reset_at(mobile(BOSS).national(), "198.51.100.1").await;
        hall.send_at(&opened, &mobile(BOSS), "198.51.100.1").await.unwrap();
    }
    let before = hall.inbox.to(&mobile(BOSS)).len();
    let other = hall.facing_registration(42).await;
    hall.send_at(&other, &mobile(BOSS), "192.0.2.42").await.unwrap();
    assert_eq!(hall.inbox.to(&mobile(BOSS)).len(), before + 1);
}

#[tokio::test]
async fn codes_of_other_flows_leave_a_place_its_reset() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    for seed in 50..55 {
        let other = hall.facing_registration(seed).await;
        hall.send_at(&other, &mobile(BOSS), "192.0.2.50").await.unwrap();
    }
    let before = hall.inbox.to(&mobile(BOSS)).len();
    let opened = staff.reset_at(mobile(BOSS).national(), "203.0.113.1").await;
    hall.send(&opened, &mobile(BOSS)).await.unwrap();
    assert_eq!(hall.inbox.to(&mobile(BOSS)).len(), before + 1);
}

/// Five codes by one name of the account and more by the other: all of one caller.
#[tokio::test]
async fn one_address_leaves_a_place_codes_of_its_own_however_it_names_the_account() {
    let staff = Staff::open().await;
    let (hall, boss) = (&staff.hall, person(BOSS));
    let names = [mobile(BOSS).national().to_owned(), boss.document.number().to_owned()];
    let stranger = "198.51.100.1";
    let mut limited = 0;
    for name in names.iter().cycle().take(12) {
        let opened = staff.reset_at(name, stranger).await;
        let sent = hall.send_at(&opened, &mobile(BOSS), stranger).await;
        limited += usize::from(matches!(sent, Err(NotSent::Limited { .. })));
    }
    assert_eq!(limited, 7);
    for name in &names {
        let before = hall.inbox.to(&mobile(BOSS)).len();
        let opened = staff.reset_at(name, "203.0.113.1").await;
        hall.send(&opened, &mobile(BOSS)).await.unwrap();
        assert_eq!(hall.inbox.to(&mobile(BOSS)).len(), before + 1);
    }
}

/// From three addresses: five, three, and one more.
async fn from_three_addresses(hall: &Hall, begin: impl AsyncFn(&str) -> Opened) -> Vec<String> {
    let addresses = [("198.51.100.1", 5), ("198.51.100.2", 4), ("198.51.100.3", 1)];
    let mut told = Vec::new();
    for address in addresses.into_iter().flat_map(|(address, times)| vec![address; times]) {
        let opened = begin(address).await;
        let sent = hall.send_at(&opened, &mobile(BOSS), address).await;
        told.push(sent.map_or_else(|refused| format!("{refused:?}"), |_| "sent".to_owned()));
        hall.clock.pass_s(1);
    }
    told
}

#[tokio::test]
async fn an_account_has_eight_codes_an_hour_from_everywhere_and_is_told_so_like_nobody() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    hall.forget_counts().await;
    let before = hall.inbox.count();
    let own = from_three_addresses(hall, async |address| {
        staff.reset_at(mobile(BOSS).national(), address).await
    })
    .await;
    assert_eq!(hall.inbox.count(), before + 8);
    hall.forget_counts().await;
    let nobodys = from_three_addresses(hall, async |address| hall.nobodys_reset(address).await);
    let nobodys = nobodys.await;
    assert_eq!(hall.inbox.count(), before + 8, "nothing of nobody's left");
    assert_eq!(own, nobodys);
    assert!(own[..8].iter().all(|told| told == "sent"), "{own:?}");
    assert!(own[8..].iter().all(|told| told.starts_with("Limited")), "{own:?}");
}

/// What a caller is told, and what it costs: of a first code, too soon another, one after a minute, and so on until a limit.
async fn told(
    hall: &Hall,
    opened: &Opened,
    to: &Mobile,
    address: &str,
) -> Vec<(String, Vec<Call>)> {
    let mut told = Vec::new();
    for wait in [0, 30, 30, 60, 60, 60, 60, 60, 60] {
        hall.clock.pass_s(wait);
        let Opened { registration, token, .. } = opened;
        let _ = hall.calls.take();
        let answer = match hall.ask_code(registration, token, to, address).await {
            Ok(Sent { resend_after, expires_at, sms_code }) => {
                assert_eq!(sms_code.as_str().len(), 30);
                let left = expires_at.duration_since(ports::Clock::now(&hall.clock));
                format!("sent, again after {resend_after}, dead after {left}")
            }
            Err(refused) => format!("{refused:?}"),
        };
        told.push((answer, hall.calls.take()));
        hall.deliver_codes().await;
        // A shard that is spent would be tried, and then another.
        hall.remove(&["BUDGET#"]).await;
    }
    told
}

#[tokio::test]
async fn the_own_mobile_another_and_nobody_s_are_told_the_same_after_the_same_work() {
    let mut staff = Staff::open().await;
    // Shards of one digit, so that keys are of one length.
    staff.hall.budget = "49".parse().unwrap();
    let hall = &staff.hall;
    let (account, address) = (mobile(BOSS), "203.0.113.1");
    let mut all = Vec::new();
    for (is_place, to) in [(true, BOSS), (true, VICTIM), (false, BOSS), (false, VICTIM)] {
        hall.forget_counts().await;
        let opened = if is_place {
            staff.reset_at(account.national(), address).await
        } else {
            hall.nobodys_reset(address).await
        };
        let before = hall.inbox.to(&mobile(to)).len();
        all.push(told(hall, &opened, &mobile(to), address).await);
        let left = hall.inbox.to(&mobile(to)).len() - before;
        assert_eq!(left > 0, is_place && to == BOSS, "{is_place} {to}");
    }
    let [own, rest @ ..] = &all[..] else { panic!("four were asked") };
    for other in rest {
        assert_eq!(own, other);
    }
    let answers: Vec<&str> = own.iter().map(|(answer, _)| answer.as_str()).collect();
    assert!(answers[0].starts_with("sent") && answers[1].starts_with("NotNow"), "{answers:?}");
    assert!(answers.last().unwrap().starts_with("Limited"), "{answers:?}");
}

#[tokio::test]
async fn a_sending_to_the_own_mobile_and_one_that_goes_nowhere_are_rows_of_one_shape() {
    let staff = Staff::open().await;
    let (hall, address) = (&staff.hall, "203.0.113.1");
    let own = staff.reset_at(mobile(BOSS).national(), address).await;
    let nobodys = hall.nobodys_reset(address).await;
    let mut shapes = Vec::new();
    for (opened, to) in [(&own, BOSS), (&own, VICTIM), (&nobodys, BOSS)] {
        hall.remove(&["OUTBOX#", "SMS#"]).await;
        let Opened { registration, token, .. } = opened;
        hall.ask_code(registration, token, &mobile(to), address).await.unwrap();
        let flow = format!("FLOW#{registration}");
        let mut shape: Vec<(String, usize)> = Vec::new();
        for item in hall.engine.scan().await.unwrap() {
            let pk = item["pk"].as_s().unwrap();
            if pk.starts_with("OUTBOX#") || pk.starts_with("SMS#") || *pk == flow {
                let told = format!("{item:?}");
                assert!(!told.contains(mobile(to).national()), "{told}");
                let length = |value: &aws_sdk_dynamodb::types::AttributeValue| match value {
                    aws_sdk_dynamodb::types::AttributeValue::B(blob) => blob.as_ref().len(),
                    other => format!("{other:?}").len(),
                };
                shape.extend(item.iter().map(|(name, value)| (name.clone(), length(value))));
            }
        }
        shape.sort();
        shapes.push(shape);
    }
    assert!(shapes[0].iter().any(|(name, _)| name == "sealed"), "{shapes:?}");
    assert_eq!(shapes[0], shapes[1]);
    assert_eq!(shapes[0], shapes[2]);
}

#[tokio::test]
async fn a_code_asked_for_again_too_soon_is_refused_alike_and_queues_nothing() {
    let staff = Staff::open().await;
    let (hall, address) = (&staff.hall, "203.0.113.1");
    let opened = staff.reset_at(mobile(BOSS).national(), address).await;
    for to in [BOSS, VICTIM] {
        hall.send(&opened, &mobile(to)).await.unwrap();
        hall.clock.pass_s(59);
        let Opened { registration, token, .. } = &opened;
        let refused = hall.ask_code(registration, token, &mobile(to), address).await.unwrap_err();
        let NotSent::NotNow(NotNow::Wait { retry_after }) = refused else { panic!("{refused:?}") };
        assert_eq!(retry_after, SignedDuration::from_secs(1));
        assert_eq!(hall.queued_codes(), Vec::<CodeSending>::new());
    }
}

#[tokio::test]
async fn asking_for_a_code_of_a_reset_costs_three_calls_and_two_round_trips() {
    let staff = Staff::open().await;
    let (hall, address) = (&staff.hall, "203.0.113.1");
    let own = staff.reset_at(mobile(BOSS).national(), address).await;
    let nobodys = hall.nobodys_reset(address).await;
    for (opened, to) in [(&own, BOSS), (&own, VICTIM), (&nobodys, VICTIM)] {
        let _ = hall.calls.cost();
        hall.send(opened, &mobile(to)).await.unwrap();
        assert_eq!(hall.calls.cost(), (3, 2), "sms-code-send, of a password reset");
    }
}
