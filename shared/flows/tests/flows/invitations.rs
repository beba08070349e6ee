//! Invitations: accepted by the link and a code, or in the APP; declined, cancelled, sent again, expired.

use crate::hall::{PASSWORD, mobile};
use crate::staff::{Staff, days};
use domain::{FlowToken, NotAmended, Place, Role, rules};
use flows::members::NotChanged;
use flows::members::invitation::{Invitee, NotAnswered, tell};
use futures::future::join_all;
use jiff::SignedDuration;

async fn invited(staff: &Staff) -> FlowToken {
    staff.register(2).await;
    staff.invite(&staff.boss, Role::Agent, 2).await.unwrap().link
}

fn by(link: &FlowToken) -> Invitee {
    Invitee::Link(link.clone())
}

#[tokio::test]
async fn whoever_accepts_by_the_link_proves_their_own_mobile_and_signs_in_with_a_password_of_the_place()
 {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let placed = staff.accept_by_link(&link, 2).await;
    assert_eq!(placed.membership.place, Place::Live);
    assert_eq!((staff.people().await.version, staff.audited().await), (3, 3));
    let number = staff.opened.number.as_str();
    staff.hall.sign_in(number, mobile(2).national(), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_code_sent_to_another_mobile_accepts_nothing() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 3).await;
    let id = keys::invitation(&link);
    let refused = staff.accept(&id, &by(&link), Some(code), PASSWORD).await;
    assert!(matches!(refused, Err(NotAnswered::MobileNotVerified)), "{refused:?}");
    let refused = staff.accept(&id, &by(&link), None, PASSWORD).await;
    assert!(matches!(refused, Err(NotAnswered::MobileNotVerified)), "{refused:?}");
    assert_eq!(staff.audited().await, 2, "nobody has become an agent");
}

#[tokio::test]
async fn the_link_of_another_and_the_person_of_another_open_nothing() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let id = keys::invitation(&link);
    let stranger = staff.register(3).await;
    let stranger = Invitee::Person(staff.person_session(&stranger).await);
    let other = by(&FlowToken::short([9; 16]));
    for invitee in [&stranger, &other] {
        let refused = staff.accept(&id, invitee, None, PASSWORD).await;
        assert!(matches!(refused, Err(NotAnswered::Unknown)), "{refused:?}");
        assert!(matches!(staff.decline(&id, invitee).await, Err(NotAnswered::Unknown)));
        let hall = &staff.hall;
        let told = tell(&hall.table, &hall.keys.veil, &hall.clock, &id, invitee).await;
        assert!(matches!(told, Err(NotAnswered::Unknown)));
    }
    assert_eq!(staff.audited().await, 2);
}

#[tokio::test]
async fn in_the_app_the_person_s_own_session_is_proof_enough_as_long_as_it_lives() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let id = keys::invitation(&link);
    let person = staff.people().await.members.into_iter().find(|one| one.role == Role::Agent);
    let session = staff.person_session(&person.unwrap().person).await;
    let dead = Invitee::Person(domain::PersonActor { epoch: 9, ..session.clone() });
    let refused = staff.accept(&id, &dead, None, PASSWORD).await;
    assert!(matches!(refused, Err(NotAnswered::Ended)), "{refused:?}");
    let hall = &staff.hall;
    let told = tell(&hall.table, &hall.keys.veil, &hall.clock, &id, &dead).await;
    assert!(matches!(told, Err(NotAnswered::Ended)));
    let alive = Invitee::Person(session);
    let told = tell(&hall.table, &hall.keys.veil, &hall.clock, &id, &alive).await.unwrap();
    assert_eq!(told.placed.particulars.mobile, mobile(2));
    staff.accept(&id, &alive, None, PASSWORD).await.unwrap();
    staff.sign_in(2).await;
}

#[tokio::test]
async fn an_acceptance_asked_again_is_the_same_with_the_same_password_and_refused_with_another() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 2).await;
    let id = keys::invitation(&link);
    let first = staff.accept(&id, &by(&link), Some(code.clone()), PASSWORD).await.unwrap();
    let again = staff.accept(&id, &by(&link), Some(code.clone()), PASSWORD).await.unwrap();
    assert_eq!(first.membership, again.membership);
    let other = staff.accept(&id, &by(&link), Some(code), "Zr8!otherW3y").await;
    assert!(matches!(other, Err(NotAnswered::AlreadyAccepted)), "{other:?}");
    assert_eq!(staff.audited().await, 3);
}

#[tokio::test]
async fn fifty_acceptances_at_once_are_one_record() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 2).await;
    let (id, invitee) = (keys::invitation(&link), by(&link));
    let accepting = (0..50).map(|_| staff.accept(&id, &invitee, Some(code.clone()), PASSWORD));
    let accepted = join_all(accepting).await;
    assert!(accepted.iter().any(Result::is_ok));
    assert_eq!((staff.people().await.version, staff.audited().await), (3, 3));
}

#[tokio::test]
async fn a_weak_password_is_refused_and_the_invitation_waits_on() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 2).await;
    let id = keys::invitation(&link);
    let weak = format!("Aa!{}", mobile(2).national());
    let refused = staff.accept(&id, &by(&link), Some(code.clone()), &weak).await;
    assert!(matches!(refused, Err(NotAnswered::Weak(_))), "{refused:?}");
    staff.accept(&id, &by(&link), Some(code), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn an_invitation_sent_again_kills_the_link_before() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 2).await;
    let id = staff.people().await.members[1].id.clone();
    let id =
        if id == staff.opened.membership { staff.people().await.members[0].id.clone() } else { id };
    let again = staff.invite_again(&staff.boss, Role::Agent, Some(id.clone())).await.unwrap();
    let dead = staff.accept(&keys::invitation(&link), &by(&link), Some(code), PASSWORD).await;
    assert!(matches!(dead, Err(NotAnswered::Unknown)), "{dead:?}");
    assert_eq!(staff.hall.rows("FLOW#inv_").await, 1);
    staff.accept_by_link(&again.link, 2).await;
    let late = staff.invite_again(&staff.boss, Role::Agent, Some(id)).await;
    assert!(matches!(late, Err(NotChanged::NotAmended(NotAmended::NotInvited))), "{late:?}");
}

#[tokio::test]
async fn a_cancelled_invitation_opens_nothing_and_its_place_is_free() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let code = staff.prove(&link, 2).await;
    let agent = staff.people().await.members.into_iter().find(|one| one.role == Role::Agent);
    staff.remove(&staff.boss, Role::Agent, Some(agent.unwrap().id)).await.unwrap();
    let dead = staff.accept(&keys::invitation(&link), &by(&link), Some(code), PASSWORD).await;
    assert!(matches!(dead, Err(NotAnswered::Unknown)), "{dead:?}");
    assert_eq!(staff.people().await.members.len(), 1);
    staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
}

#[tokio::test]
async fn whoever_declines_is_nobody_in_the_organisation() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let id = keys::invitation(&link);
    staff.decline(&id, &by(&link)).await.unwrap();
    assert_eq!(staff.people().await.members.len(), 1);
    assert_eq!(staff.audited().await, 3, "that it was declined is kept");
    assert!(matches!(staff.decline(&id, &by(&link)).await, Err(NotAnswered::Unknown)));
}

#[tokio::test]
async fn an_invitation_lives_seven_days_to_the_second() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    staff.hall.clock.pass(rules::INVITATION_LIFE - SignedDuration::from_secs(301));
    let code = staff.prove(&link, 2).await;
    let id = keys::invitation(&link);
    staff.hall.clock.pass_s(301);
    let late = staff.accept(&id, &by(&link), Some(code.clone()), PASSWORD).await;
    assert!(matches!(late, Err(NotAnswered::Unknown)), "{late:?}");
    assert_eq!(staff.people().await.members.len(), 2, "the place is held until it is cancelled");
    staff.hall.clock.pass(days(-1));
    staff.accept(&id, &by(&link), Some(code), PASSWORD).await.unwrap();
}

/// The review of issue 3: the link alone told whether a password contained the mobile, or was the one that was set.
#[tokio::test]
async fn the_link_alone_learns_nothing_of_mobile_or_password() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let id = keys::invitation(&link);
    let own = format!("Aa!{}", mobile(2).national());
    for password in [own.as_str(), PASSWORD] {
        let refused = staff.accept(&id, &by(&link), None, password).await;
        assert!(matches!(refused, Err(NotAnswered::MobileNotVerified)), "{refused:?}");
    }
    let code = staff.prove(&link, 2).await;
    staff.accept(&id, &by(&link), Some(code.clone()), PASSWORD).await.unwrap();
    for password in [PASSWORD, "Zr8!otherW3y"] {
        let refused = staff.accept(&id, &by(&link), None, password).await;
        assert!(matches!(refused, Err(NotAnswered::MobileNotVerified)), "{refused:?}");
    }
    for _ in 0..4 {
        let wrong = staff.accept(&id, &by(&link), Some(code.clone()), "Zr8!otherW3y").await;
        assert!(matches!(wrong, Err(NotAnswered::AlreadyAccepted)), "{wrong:?}");
    }
    let _ = staff.accept(&id, &by(&link), Some(code.clone()), "Zr8!otherW3y").await;
    let locked = staff.accept(&id, &by(&link), Some(code), "Zr8!otherW3y").await;
    assert!(matches!(locked, Err(NotAnswered::LockedOut { .. })), "counted as failed sign-ins");
}

#[tokio::test]
async fn whoever_has_another_mobile_since_proves_that_one_and_the_old_one_proves_nothing() {
    let staff = Staff::open().await;
    let link = invited(&staff).await;
    let id = keys::invitation(&link);
    let old = staff.prove(&link, 2).await;
    let person = staff.people().await.members.into_iter().find(|one| one.role == Role::Agent);
    let session = staff.person_session(&person.unwrap().person).await;
    let session = domain::Actor::Person(session);
    let begun = staff.hall.start_mobile_change(&session).await.unwrap();
    let ready = staff.hall.prove_mobile(&begun, 9).await;
    staff.hall.complete_mobile_change(&session, &ready).await.unwrap();
    staff.hall.forget_limits().await;
    let refused = staff.accept(&id, &by(&link), Some(old), PASSWORD).await;
    assert!(matches!(refused, Err(NotAnswered::MobileNotVerified)), "{refused:?}");
    let new = staff.prove(&link, 9).await;
    let placed = staff.accept(&id, &by(&link), Some(new), PASSWORD).await.unwrap();
    assert_eq!(placed.particulars.mobile, mobile(9));
    let number = staff.opened.number.as_str();
    staff.hall.sign_in(number, mobile(9).national(), PASSWORD).await.unwrap();
}
