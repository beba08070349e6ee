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
const PAIRS: u64 = 50;

/// Standard deviations from "no difference" beyond which two samples are told apart. One run of a million with no difference
/// goes beyond; a difference of one carrier gives eight.
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

#[tokio::test]
async fn how_long_a_code_of_a_reset_takes_does_not_tell_whose_mobile_it_is() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let (mut own, mut other, mut nobodys, mut inline) = (vec![], vec![], vec![], vec![]);
    for pair in 0..PAIRS {
        // No limit is in the way: an address for each pair, and twelve pairs a day.
        let address = format!("198.51.100.{pair}");
        hall.clock.pass_s(2 * 3600);
        let place = staff.reset_at(mobile(BOSS).national(), &address).await;
        let nobody = hall.nobodys_reset(&address).await;
        let registration = hall.facing_registration(100 + pair).await;
        // Each comes first as often as last.
        for turn in 0..4 {
            match (pair + turn) % 4 {
                0 => own.push(asked(hall, &place, &mobile(BOSS), &address).await),
                1 => other.push(asked(hall, &place, &mobile(VICTIM), &address).await),
                2 => nobodys.push(asked(hall, &nobody, &mobile(BOSS), &address).await),
                _ => inline.push(asked(hall, &registration, &mobile(100 + pair), &address).await),
            }
        }
    }
    let [another, nobody, control] =
        [&other, &nobodys, &inline].map(|sample| deviations(&own, sample));
    let told = format!("another {another:.2}, nobody's {nobody:.2}, the control {control:.2}");
    assert!(control < -TOLD_APART, "{told}");
    assert!(another.abs() < TOLD_APART, "{told}");
    assert!(nobody.abs() < TOLD_APART, "{told}");
}
