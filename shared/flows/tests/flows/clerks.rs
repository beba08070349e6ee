//! A clerk signs in and out: once by each sign-on, for a working day, and never left alone for long.

use crate::hall::Hall;
use crate::window::COUNTER;
use domain::{SsoCode, SsoSecret, rules};
use flows::counter::sign_in::{NotSignedOut, conclude, sign_out};
use flows::sso::{self, NotGoneOn, fetch::fetch};
use futures::future::join_all;
use jiff::SignedDuration;
use ports::Clock as _;

fn unknown<T>(told: &Result<T, NotGoneOn>) -> bool {
    matches!(told, Err(NotGoneOn::Unknown))
}

async fn lives(hall: &Hall, actor: &domain::ClerkActor) -> bool {
    hall.table.use_clerk_session(actor, hall.clock.now()).await.unwrap().is_ok()
}

#[tokio::test]
async fn a_clerk_is_signed_in_and_it_is_kept_at_their_counter() {
    let hall = Hall::open().await;
    let began = hall.clerk_at("clerk-1", COUNTER).await;
    assert_eq!(began.actor.counter.as_str(), COUNTER);
    assert_eq!(began.ends_at, hall.clock.now() + rules::CLERK_SESSION_LIFE);
    assert_eq!((hall.rows("CLK#").await, hall.rows("CTR#").await), (1, 1));
    let (acts, has_more) =
        hall.table.acts(&began.actor.counter, None, 10, &hall.keys.veil.seal).await.unwrap();
    assert_eq!((acts[0].what.as_str(), &acts[0].clerk), ("clerk.signed_in", &began.actor.clerk));
    assert!(!has_more);
    assert!(lives(&hall, &began.actor).await);
}

#[tokio::test]
async fn a_clerk_is_the_same_each_time_and_another_is_another_and_nothing_of_them_is_kept() {
    let hall = Hall::open().await;
    let one = hall.clerk_at("clerk-1", COUNTER).await.actor;
    let again = hall.clerk_at("clerk-1", "guanlin").await.actor;
    let other = hall.clerk_at("clerk-2", COUNTER).await.actor;
    assert_eq!(one.clerk, again.clerk);
    assert_ne!(one.clerk, other.clerk);
    assert_ne!(one.session, again.session);
    for item in hall.engine.scan().await.unwrap() {
        assert!(!format!("{item:?}").contains("clerk-1"), "{item:?}");
    }
}

#[tokio::test]
async fn a_sign_on_is_good_once_for_a_minute_and_only_with_its_own_browser_and_code() {
    let hall = Hall::open().await;
    let came = hall.clerk_came("clerk-1", COUNTER).await;
    let (secret, code) = (SsoSecret::from_random([1; 32]), SsoCode::from_random([1; 32]));
    assert!(unknown(&hall.clerk_fetches(&came.id, &secret, &came.code).await));
    assert!(unknown(&hall.clerk_fetches(&came.id, &came.secret, &code).await));
    assert_eq!(hall.rows("CLK#").await, 0);
    hall.clock.pass_s(59);
    hall.clerk_fetches(&came.id, &came.secret, &came.code).await.unwrap();
    assert!(unknown(&hall.clerk_fetches(&came.id, &came.secret, &came.code).await), "replayed");
    let late = hall.clerk_came("clerk-1", COUNTER).await;
    hall.clock.pass_s(60);
    assert!(unknown(&hall.clerk_fetches(&late.id, &late.secret, &late.code).await));
    assert_eq!((hall.rows("CLK#").await, hall.rows("CTR#").await), (1, 1));
}

#[tokio::test]
async fn of_fifty_fetches_at_once_one_begins_a_session() {
    let hall = Hall::open().await;
    let came = hall.clerk_came("clerk-1", COUNTER).await;
    let told = join_all((0..50).map(|_| hall.clerk_fetches(&came.id, &came.secret, &came.code)));
    let began = told.await.into_iter().flatten().count();
    assert_eq!((began, hall.rows("CLK#").await, hall.rows("CTR#").await), (1, 1, 1));
}

#[tokio::test]
async fn a_clerk_s_sign_on_signs_no_person_on_and_a_person_s_no_clerk() {
    let hall = Hall::open().await;
    let Hall { table, keys, entropy, clock, .. } = &hall;
    let came = hall.clerk_came("clerk-1", COUNTER).await;
    for provider in [domain::STAFF, "province"] {
        let held = (&came.secret, &came.code);
        assert!(unknown(&fetch(table, entropy, clock, (provider, &came.id), held).await));
    }
    let from = ("province", "203.0.113.9");
    let begun = sso::begin(table, &keys.veil.blind, entropy, clock, from).await.unwrap();
    let named = (&begun.id, &begun.secret);
    assert!(unknown(&sso::claim(table, clock, domain::STAFF, named).await), "another provider's");
    let word = hall.staff_word("clerk-1", COUNTER);
    let early = conclude(table, &keys.veil.blind, entropy, clock, (&begun.id, &word)).await;
    assert!(unknown(&early), "nothing was claimed");
}

#[tokio::test]
async fn a_session_left_alone_for_half_an_hour_ends_and_one_that_is_used_lasts_a_working_day() {
    let hall = Hall::open().await;
    let actor = hall.clerk().await;
    hall.clock.pass_s(30 * 60);
    assert!(!lives(&hall, &actor).await);
    let actor = hall.clerk().await;
    let began = hall.clock.now();
    let ends = began + rules::CLERK_SESSION_LIFE;
    while hall.clock.now() + SignedDuration::from_mins(30) < ends {
        hall.clock.pass_s(30 * 60 - 1);
        assert!(lives(&hall, &actor).await);
    }
    let left = ends.duration_since(hall.clock.now()).as_secs();
    hall.clock.pass_s(left - 1);
    assert!(lives(&hall, &actor).await);
    hall.clock.pass_s(1);
    assert!(!lives(&hall, &actor).await);
}

#[tokio::test]
async fn signing_out_ends_the_session_at_once_and_at_no_other_counter() {
    let hall = Hall::open().await;
    let Hall { table, keys, entropy, clock, .. } = &hall;
    let seal = &keys.veil.seal;
    let actor = hall.clerk().await;
    let elsewhere = domain::ClerkActor { counter: "guanlin".parse().unwrap(), ..actor.clone() };
    let refused = sign_out(table, seal, entropy, clock, &elsewhere).await;
    assert!(matches!(refused, Err(NotSignedOut::Ended(_))), "{refused:?}");
    assert!(lives(&hall, &actor).await);
    sign_out(table, seal, entropy, clock, &actor).await.unwrap();
    assert!(!lives(&hall, &actor).await);
    assert_eq!((hall.rows("CLK#").await, hall.rows("CTR#").await), (0, 2));
    let again = sign_out(table, seal, entropy, clock, &actor).await;
    assert!(matches!(again, Err(NotSignedOut::Ended(_))), "{again:?}");
    assert_eq!(hall.rows("CTR#").await, 2, "what did not happen is not kept");
}
