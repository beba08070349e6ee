//! How long asking for a code of a reset takes does not tell whether the mobile is the place's own: a rank test.
//!
//! A test that asks for the other answer stands in it: a code of a registration, which the function itself hands to the
//! carrier as it once did those of resets, is told apart by the same numbers.

use crate::hall::{Hall, SIGNATURE, mobile};
use crate::reset_codes::VICTIM;
use crate::staff::{BOSS, Staff};
use domain::{Mobile, SmsText};
use flows::person_registration::start::Opened;
use flows::sms::send::{Send, send};
use ports::{Fault, SmsSender};
use std::cmp::Ordering;
use std::time::{Duration, Instant};

/// A carrier that takes as long for every message: long enough to be told apart on a machine that does much else.
struct Slow;

const CARRIER: Duration = Duration::from_millis(200);
const ROUNDS: u64 = 60;

/// Standard deviations from "no difference" beyond which two samples are told apart. One run of a million with no difference
/// goes beyond; a difference of one carrier gives nine.
const TOLD_APART: f64 = 4.9;

impl SmsSender for Slow {
    async fn send(&self, _: &Mobile, _: &SmsText) -> Result<(), Fault> {
        tokio::time::sleep(CARRIER).await;
        Ok(())
    }
}

/// How long one asking takes.
async fn asked(hall: &Hall, opened: &Opened, to: &Mobile, address: &str) -> Duration {
    let Hall { table, keys, clock, entropy, budget, .. } = hall;
    let request = Send {
        registration: opened.registration.clone(),
        token: opened.token.clone(),
        mobile: to.clone(),
        address: address.to_owned(),
        signature: SIGNATURE,
        budget: *budget,
    };
    let began = Instant::now();
    send(table, &keys.veil, &keys.codes, &Slow, entropy, clock, request).await.unwrap();
    began.elapsed()
}

/// How far two samples of one size are from having no difference, in standard deviations: Mann and Whitney's U, in its normal
/// approximation, equal values counted half.
fn deviations(one: &[Duration], other: &[Duration]) -> f64 {
    let above = |value: &Duration| -> f64 {
        let points = other.iter().map(|than| match value.cmp(than) {
            Ordering::Less => 0.0,
            Ordering::Equal => 0.5,
            Ordering::Greater => 1.0,
        });
        points.sum()
    };
    let u: f64 = one.iter().map(above).sum();
    let [n, m] = [one, other].map(|sample| f64::from(u32::try_from(sample.len()).unwrap()));
    (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt()
}

#[test]
fn the_rank_test_knows_samples_apart_that_are_and_no_others() {
    let sample = |from: u64| (0..60).map(|at| Duration::from_millis(from + at * 7 % 60)).collect();
    let (one, same, later): (Vec<_>, Vec<_>, Vec<_>) = (sample(0), sample(0), sample(60));
    assert!(deviations(&one, &same).abs() < 0.001);
    assert!(deviations(&later, &one) > 9.0 && deviations(&one, &later) < -9.0);
}

/// Every order of three: each comes first, and after each other, as often.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

#[tokio::test]
async fn how_long_a_code_of_a_reset_takes_does_not_tell_whose_mobile_it_is() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let mut times = [vec![], vec![], vec![]];
    for (round, order) in (0..ROUNDS).zip(ORDERS.into_iter().cycle()) {
        // No limit is in the way: an address for each round, and twelve rounds a day.
        let address = format!("198.51.100.{round}");
        hall.clock.pass_s(2 * 3600);
        let place = staff.reset_at(mobile(BOSS).national(), &address).await;
        let nobody = hall.nobodys_reset(&address).await;
        for who in order {
            let (opened, to) = [(&place, BOSS), (&place, VICTIM), (&nobody, BOSS)][who];
            times[who].push(asked(hall, opened, &mobile(to), &address).await);
        }
    }
    let [own, another, nobodys] = &times;
    let inline = inline(hall).await;
    let [another, nobody, control] =
        [another, nobodys, &inline].map(|sample| deviations(own, sample));
    let told = format!("another {another:.2}, nobody's {nobody:.2}, the control {control:.2}");
    assert!(control < -TOLD_APART, "{told}");
    assert!(another.abs() < TOLD_APART, "{told}");
    assert!(nobody.abs() < TOLD_APART, "{told}");
}

/// How long codes of registrations take, which the function hands to the carrier itself.
async fn inline(hall: &Hall) -> Vec<Duration> {
    let mut times = Vec::new();
    for seed in 100..100 + ROUNDS {
        let registration = hall.facing_registration(seed).await;
        times.push(asked(hall, &registration, &mobile(seed), &format!("192.0.2.{seed}")).await);
    }
    times
}
