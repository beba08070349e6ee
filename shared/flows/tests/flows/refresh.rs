//! A session goes on: its refresh token gives another, a lost reply is given back, and a copied token ends it.

use crate::hall::Hall;
use crate::sessions::{claims, signed_in};
use crate::staff::{BOSS, Staff, days};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{FamilySecret, RefreshSecret, RefreshToken, Role, Secret as _, SessionId, rules};
use flows::members::change::Change;
use flows::refresh::NotRefreshed;
use flows::session::Session;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::AccessClaims;
use ports::{Clock as _, random};
use testkit::Trouble;

fn other_secret(token: &RefreshToken, hall: &Hall) -> RefreshToken {
    let secret = RefreshSecret::from_random(random(&hall.entropy));
    RefreshToken { secret, ..token.clone() }
}

fn other_family(token: &RefreshToken, hall: &Hall) -> RefreshToken {
    let family = FamilySecret::from_random(random(&hall.entropy));
    RefreshToken { family, ..token.clone() }
}

pub(crate) fn unknown(refused: &NotRefreshed) -> bool {
    matches!(refused, NotRefreshed::Unknown)
}

#[tokio::test]
async fn a_refresh_goes_on_with_the_session_and_proves_nothing_anew() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    staff.hall.clock.pass_s(60);
    let _ = staff.hall.calls.cost();
    let next = staff.hall.refresh(&first.refresh_token).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (2, 2));
    assert_eq!((&next.id, &next.person, &next.member), (&first.id, &first.person, &first.member));
    assert_ne!(next.refresh_token.reveal(), first.refresh_token.reveal());
    assert_eq!(next.refresh_token.family.reveal(), first.refresh_token.family.reveal());
    let (before, after) = (claims(&first), claims(&next));
    let now = staff.hall.clock.now().as_second();
    assert_eq!((after.iat, after.exp), (now, now + 600));
    let same = AccessClaims { iat: before.iat, exp: before.exp, ..after };
    assert_eq!(same, before, "auth_time, amr, epoch and all else are carried over");
    let last = staff.hall.refresh(&next.refresh_token).await.unwrap();
    let rows = format!("{:?}", staff.hall.engine.scan().await.unwrap());
    assert!(!rows.contains(last.refresh_token.secret.reveal()), "kept only as a hash");
}

#[tokio::test]
async fn a_spent_token_ends_the_session_and_says_whose_it_was() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let next = staff.hall.refresh(&first.refresh_token).await.unwrap();
    let last = staff.hall.refresh(&next.refresh_token).await.unwrap();
    let _ = staff.hall.calls.cost();
    let refused = staff.hall.refresh(&first.refresh_token).await.unwrap_err();
    assert_eq!(staff.hall.calls.cost(), (3, 3));
    let NotRefreshed::Reused(reuse) = refused else { panic!("{refused:?}") };
    assert_eq!((&reuse.session.id, &reuse.session.person), (&first.id, &first.person));
    assert!(!staff.hall.is_there(&first).await);
    assert!(unknown(&staff.hall.refresh(&last.refresh_token).await.unwrap_err()), "the family");
    assert!(unknown(&staff.hall.refresh(&first.refresh_token).await.unwrap_err()));
    assert_eq!(staff.hall.rows("NOTICE#").await, 1, "and its person is told, once");
}

/// A page was reloaded while it refreshed: the reply, and its cookie, never came. It asks again with the cookie it has.
#[tokio::test]
async fn a_page_whose_reply_was_lost_asks_again_and_stays_signed_in() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let lost = staff.hall.refresh(&first.refresh_token).await.unwrap();
    staff.hall.clock.pass(SignedDuration::from_millis(29_999));
    let _ = staff.hall.calls.cost();
    let again = staff.hall.refresh(&first.refresh_token).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (2, 2), "as cheap as the first time");
    assert_eq!(again.id, first.id);
    assert_ne!(again.refresh_token.reveal(), lost.refresh_token.reveal(), "a sibling");
    let next = staff.hall.refresh(&again.refresh_token).await.unwrap();
    staff.hall.refresh(&next.refresh_token).await.unwrap();
    assert_eq!(staff.hall.rows("NOTICE#").await, 0, "and nobody is told of a theft");
}

#[tokio::test]
async fn of_two_siblings_the_second_that_is_used_ends_the_session() {
    let staff = Staff::open().await;
    for thief_is_first in [true, false] {
        let copied = signed_in(&staff, BOSS).await;
        let owner = staff.hall.refresh(&copied.refresh_token).await.unwrap();
        let thief = staff.hall.refresh(&copied.refresh_token).await.unwrap();
        let (one, other) = if thief_is_first { (thief, owner) } else { (owner, thief) };
        let gone_on = staff.hall.refresh(&one.refresh_token).await.unwrap();
        let refused = staff.hall.refresh(&other.refresh_token).await.unwrap_err();
        assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
        assert!(!staff.hall.is_there(&copied).await);
        assert!(unknown(&staff.hall.refresh(&gone_on.refresh_token).await.unwrap_err()));
    }
}

#[tokio::test]
async fn a_token_that_is_shown_again_after_thirty_seconds_ends_the_session() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    staff.hall.refresh(&first.refresh_token).await.unwrap();
    staff.hall.clock.pass_s(15);
    staff.hall.refresh(&first.refresh_token).await.unwrap();
    staff.hall.clock.pass_s(15);
    let refused = staff.hall.refresh(&first.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
    assert!(!staff.hall.is_there(&first).await);
}

#[tokio::test]
async fn the_ninth_successor_of_one_token_is_refused_and_ends_nothing() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let mut given = Vec::new();
    for _ in 0..rules::REFRESH_SIBLINGS_MOST {
        given.push(staff.hall.refresh(&first.refresh_token).await.unwrap());
    }
    let refused = staff.hall.refresh(&first.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::TooManySiblings), "{refused:?}");
    assert!(staff.hall.is_there(&first).await);
    staff.hall.refresh(&given[3].refresh_token).await.unwrap();
    assert_eq!(staff.hall.rows("NOTICE#").await, 0);
}

async fn without(staff: &Staff, session: &Session, attributes: &str) {
    let client = staff.hall.engine.client(&testkit::Calls::default());
    client
        .update_item()
        .table_name(testkit::engine::TABLE)
        .key("pk", AttributeValue::S(format!("PER#{}", session.person)))
        .key("sk", AttributeValue::S(format!("SES#{}", session.id)))
        .update_expression(format!("REMOVE {attributes}"))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_session_that_an_earlier_version_wrote_goes_on_and_gets_its_parent() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let next = staff.hall.refresh(&first.refresh_token).await.unwrap();
    without(&staff, &first, "refresh_parent, refresh_rotated_at, refresh_successors").await;
    let last = staff.hall.refresh(&next.refresh_token).await.unwrap();
    staff.hall.refresh(&next.refresh_token).await.unwrap();
    staff.hall.refresh(&last.refresh_token).await.unwrap();
}

/// While a release is under way an earlier version rotates `refresh`, and leaves the rest of the row as it was.
#[tokio::test]
async fn what_an_earlier_version_rotated_has_no_parent() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    staff.hall.refresh(&first.refresh_token).await.unwrap();
    let rotated = other_secret(&first.refresh_token, &staff.hall);
    let key = (format!("PER#{}", first.person), format!("SES#{}", first.id));
    let hash = keys::hash(&rotated.secret).0.to_vec();
    let hash = AttributeValue::B(Blob::new(hash));
    staff.hall.set((&key.0, &key.1), "refresh", hash).await;
    staff.hall.refresh(&rotated).await.unwrap();
    let refused = staff.hall.refresh(&first.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
}

#[tokio::test]
async fn a_secret_that_never_was_ends_the_session_too_if_its_family_is_right() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let made_up = other_secret(&first.refresh_token, &staff.hall);
    let refused = staff.hall.refresh(&made_up).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
    assert!(!staff.hall.is_there(&first).await);
}

#[tokio::test]
async fn whoever_knows_only_the_names_of_a_session_ends_nothing() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    let guessed = other_family(&other_secret(&first.refresh_token, &staff.hall), &staff.hall);
    assert!(unknown(&staff.hall.refresh(&guessed).await.unwrap_err()));
    let right_secret = other_family(&first.refresh_token, &staff.hall);
    assert!(unknown(&staff.hall.refresh(&right_secret).await.unwrap_err()));
    let elsewhere = RefreshToken {
        session: SessionId::from_random(random(&staff.hall.entropy)),
        ..first.refresh_token.clone()
    };
    assert!(unknown(&staff.hall.refresh(&elsewhere).await.unwrap_err()));
    staff.hall.refresh(&first.refresh_token).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_refreshes_of_one_token_eight_give_a_successor_and_the_session_goes_on() {
    let staff = Staff::open().await;
    let first = signed_in(&staff, BOSS).await;
    for trouble in [Trouble::LostReply, Trouble::Conflict, Trouble::LostReply, Trouble::Throttled] {
        staff.hall.calls.trouble("TransactWriteItems", trouble);
    }
    let tries = (0..50).map(|_| staff.hall.refresh(&first.refresh_token));
    let answers = join_all(tries).await;
    assert!(staff.hall.calls.is_calm());
    let won: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!(
        won.len(),
        rules::REFRESH_SIBLINGS_MOST,
        "a commit whose reply was lost counts once"
    );
    let mut lost = answers.iter().filter_map(|answer| answer.as_ref().err());
    assert!(lost.all(|refused| matches!(refused, NotRefreshed::TooManySiblings)), "{answers:?}");
    assert!(staff.hall.is_there(&first).await);
    let next = staff.hall.refresh(&won[5].refresh_token).await.unwrap();
    let refused = staff.hall.refresh(&won[2].refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
    assert!(unknown(&staff.hall.refresh(&next.refresh_token).await.unwrap_err()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_siblings_that_are_used_at_once_one_wins_and_the_session_is_over() {
    let staff = Staff::open().await;
    for _ in 0..10 {
        let first = signed_in(&staff, BOSS).await;
        let one = staff.hall.refresh(&first.refresh_token).await.unwrap();
        let other = staff.hall.refresh(&first.refresh_token).await.unwrap();
        let (one, other) = tokio::join!(
            staff.hall.refresh(&one.refresh_token),
            staff.hall.refresh(&other.refresh_token)
        );
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        let refused = one.as_ref().err().or(other.as_ref().err()).unwrap();
        assert!(matches!(refused, NotRefreshed::Reused(_)), "{refused:?}");
        assert!(!staff.hall.is_there(&first).await);
        let won = one.or(other).unwrap();
        assert!(unknown(&staff.hall.refresh(&won.refresh_token).await.unwrap_err()));
    }
}

/// Eight times a page is reloaded at any moment of its refresh: the request is sent, and sent again, and one reply comes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_page_that_is_reloaded_during_each_of_eight_refreshes_is_never_signed_out() {
    let staff = Staff::open().await;
    let mut cookie = signed_in(&staff, BOSS).await.refresh_token;
    for reload in 0_i64..8 {
        let before = tokio::time::sleep(std::time::Duration::from_millis(reload.unsigned_abs()));
        let again = async {
            before.await;
            staff.hall.refresh(&cookie).await
        };
        let (aborted, again) = tokio::join!(staff.hall.refresh(&cookie), again);
        aborted.unwrap();
        cookie = again.unwrap().refresh_token;
    }
    assert_eq!(staff.hall.rows("NOTICE#").await, 0);
}

#[tokio::test]
async fn an_unused_session_ends_at_thirty_minutes_and_a_used_one_at_twelve_hours() {
    let staff = Staff::open().await;
    let idle = signed_in(&staff, BOSS).await;
    let late = signed_in(&staff, BOSS).await;
    staff.hall.clock.pass(rules::SESSION_IDLE - SignedDuration::from_millis(1));
    staff.hall.refresh(&idle.refresh_token).await.unwrap();
    staff.hall.clock.pass(SignedDuration::from_millis(1));
    let refused = staff.hall.refresh(&late.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "{refused:?}");

    let mut token = signed_in(&staff, BOSS).await.refresh_token;
    for _ in 0..24 {
        staff.hall.clock.pass(SignedDuration::from_secs(1799));
        token = staff.hall.refresh(&token).await.unwrap().refresh_token;
    }
    staff.hall.clock.pass_s(23);
    let last = staff.hall.refresh(&token).await.unwrap();
    assert_eq!(last.expires_in, SignedDuration::from_secs(1), "no token outlives its session");
    staff.hall.clock.pass_s(1);
    let refused = staff.hall.refresh(&last.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "{refused:?}");
}

#[tokio::test]
async fn a_place_that_is_removed_suspended_or_re_epoched_refuses_its_refresh_at_once() {
    let staff = Staff::open().await;
    for (seed, what) in [(2, "removed"), (3, "suspended"), (4, "re-epoched")] {
        let member = staff.member(&staff.boss, Role::Agent, seed).await;
        let session = signed_in(&staff, seed).await;
        staff.hall.refresh(&session.refresh_token).await.unwrap();
        let token = signed_in(&staff, seed).await.refresh_token;
        match what {
            "removed" => {
                let membership = Some(member.membership.clone());
                staff.remove(&staff.boss, Role::Agent, membership).await.unwrap();
            }
            "suspended" => {
                let key =
                    (format!("ORG#{}", member.organisation), format!("MEM#{}", member.membership));
                let suspended = AttributeValue::S("suspended".to_owned());
                staff.hall.set((&key.0, &key.1), "place", suspended).await;
            }
            _ => raise(&staff, &format!("MEM#{}", member.membership)).await,
        }
        let refused = staff.hall.refresh(&token).await.unwrap_err();
        assert!(matches!(refused, NotRefreshed::Ended), "{what}: {refused:?}");
    }
}

pub(crate) async fn raise(staff: &Staff, sk: &str) {
    raised(staff, format!("ORG#{}", staff.opened.organisation), sk).await;
}

async fn raised(staff: &Staff, pk: String, sk: &str) {
    use aws_sdk_dynamodb::types::AttributeValue::{N, S};
    let client = staff.hall.engine.client(&testkit::Calls::default());
    client
        .update_item()
        .table_name(testkit::engine::TABLE)
        .key("pk", S(pk))
        .key("sk", S(sk.to_owned()))
        .update_expression("SET epoch = epoch + :one")
        .expression_attribute_values(":one", N("1".into()))
        .send()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_raised_epoch_of_the_organisation_or_of_the_person_ends_what_rests_on_it() {
    let staff = Staff::open().await;
    let of_member = signed_in(&staff, BOSS).await;
    let of_person = staff.hall.person_signed_in(BOSS).await;
    raise(&staff, "ORG").await;
    let refused = staff.hall.refresh(&of_member.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "{refused:?}");
    let _ = staff.hall.calls.cost();
    let of_person = staff.hall.refresh(&of_person.refresh_token).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (2, 2), "a person's own rests on neither");
    raised(&staff, format!("PER#{}", of_person.person), "PER").await;
    let refused = staff.hall.refresh(&of_person.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "{refused:?}");
}

#[tokio::test]
async fn a_period_that_was_moved_is_taken_and_one_that_is_over_ends_the_session() {
    let staff = Staff::open().await;
    let member = staff.member(&staff.boss, Role::Agent, 2).await;
    let session = signed_in(&staff, 2).await;
    let now = staff.hall.clock.now();
    let until = async |until| {
        let period = domain::Period::new(now, until).unwrap();
        let membership = Some(member.membership.clone());
        let change =
            Change { role: Role::Agent, membership, period: Some(period.into()), mobile: None };
        staff.change(&staff.boss, change).await.unwrap();
    };
    until(now + SignedDuration::from_mins(11)).await;
    staff.hall.clock.pass(SignedDuration::from_mins(6));
    let _ = staff.hall.calls.cost();
    let session = staff.hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (3, 3), "told by the row that stood in the way");
    assert_eq!(session.expires_in, SignedDuration::from_mins(5), "no token outlives its place");
    until(now + days(30)).await;
    let session = staff.hall.refresh(&session.refresh_token).await.unwrap();
    assert_eq!(session.expires_in, rules::ACCESS_TOKEN_LIFE);
    until(now + SignedDuration::from_mins(17)).await;
    let session = staff.hall.refresh(&session.refresh_token).await.unwrap();
    staff.hall.clock.pass(SignedDuration::from_mins(11));
    let refused = staff.hall.refresh(&session.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "at its very end: {refused:?}");
}

/// What was given for ten minutes would outlive the place: so nothing that was given before goes on.
#[tokio::test]
async fn a_period_that_is_cut_to_the_next_minutes_ends_the_session_and_another_one_lasts_till_its_end()
 {
    let staff = Staff::open().await;
    let member = staff.member(&staff.boss, Role::Agent, 2).await;
    let session = signed_in(&staff, 2).await;
    let now = staff.hall.clock.now();
    let minutes = SignedDuration::from_mins(6);
    let period = Some(domain::Period::new(now, now + minutes).unwrap().into());
    let membership = Some(member.membership.clone());
    let change = Change { role: Role::Agent, membership, period, mobile: None };
    staff.change(&staff.boss, change).await.unwrap();
    let refused = staff.hall.refresh(&session.refresh_token).await.unwrap_err();
    assert!(matches!(refused, NotRefreshed::Ended), "{refused:?}");
    let session = signed_in(&staff, 2).await;
    assert_eq!(session.expires_in, minutes);
}

#[tokio::test]
async fn a_refresh_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let staff = Staff::open().await;
        let session = signed_in(&staff, BOSS).await;
        staff.hall.calls.trouble("TransactWriteItems", trouble);
        let next = staff.hall.refresh(&session.refresh_token).await.unwrap();
        assert!(staff.hall.calls.is_calm());
        staff.hall.refresh(&next.refresh_token).await.unwrap();
    }
}
