//! Proving again who one is, within the session one has: by password and by face, every refusal, and what it changes.

use crate::hall::{Hall, PASSWORD, issuer, mobile, person as identity, presented};
use crate::resets::NEW;
use crate::sessions::{person, signed_in};
use crate::staff::{BOSS, Staff, actor};
use domain::{
    Actor, CertifyFinding, FaceRefusal, FlowToken, NotFresh, ResetStage, Role, fresh, rules,
};
use flows::face::NotAdmitted;
use flows::person_registration::start::Opened;
use flows::refresh::NotRefreshed;
use flows::session::Session;
use flows::session_proof::face::{ByFace, NotStarted};
use flows::session_proof::password::{ByPassword, NotProven};
use flows::session_proof::{Proven, face, password};
use flows::sms::send::NotSent;
use futures::future::join_all;
use keys::AccessClaims;
use ports::{Clock as _, random};

const WRONG: &str = "Wrong9#password";

fn who(session: &Session) -> Actor {
    match session.member {
        Some(_) => Actor::Member(actor(session)),
        None => person(session),
    }
}

fn claims(proven: &Proven) -> AccessClaims {
    let token = &proven.access_token;
    jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims
}

impl Hall {
    async fn prove_from(
        &self,
        session: &Session,
        password: &str,
        address: &str,
    ) -> Result<Proven, NotProven> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (blind, with) = (&keys.veil.blind, (&keys.passwords, &keys.tokens));
        let request = ByPassword { password: presented(password), address: address.to_owned() };
        let by = &who(session);
        password::prove(table, blind, with, entropy, clock, &issuer(), by, request).await
    }

    pub(crate) async fn prove_again(
        &self,
        session: &Session,
        password: &str,
    ) -> Result<Proven, NotProven> {
        self.prove_from(session, password, "203.0.113.50").await
    }

    pub(crate) async fn begin_proof(&self, session: &Session) -> Result<Opened, NotStarted> {
        face::start(&self.table, &self.entropy, &self.clock, &who(session)).await
    }

    async fn prove_by_face(
        &self,
        session: &Session,
        opened: &Opened,
    ) -> Result<Proven, face::NotProven> {
        let Self { table, keys, clock, .. } = self;
        let request = ByFace { proof: opened.registration.clone(), token: opened.token.clone() };
        face::prove(table, &keys.tokens, clock, &issuer(), &who(session), &request).await
    }
}

/// A member's session, and the same person's own: both no longer freshly proven.
async fn stale() -> (Staff, [Session; 2]) {
    let staff = Staff::open().await;
    let sessions = [signed_in(&staff, BOSS).await, staff.hall.person_signed_in(BOSS).await];
    staff.hall.clock.pass(rules::STEP_UP);
    staff.hall.forget_limits().await;
    (staff, sessions)
}

#[tokio::test]
async fn a_right_password_makes_the_session_fresh_and_ends_it_no_later() {
    let (staff, sessions) = stale().await;
    let hall = &staff.hall;
    for session in &sessions {
        let before = crate::sessions::claims(session);
        let now = hall.clock.now();
        let _ = hall.calls.cost();
        let proven = hall.prove_again(session, PASSWORD).await.unwrap();
        assert_eq!(hall.calls.cost(), (4, 2));
        let after = claims(&proven);
        assert_eq!(after.auth_time, now.as_second());
        let same = AccessClaims {
            auth_time: before.auth_time,
            iat: before.iat,
            exp: before.exp,
            ..claims(&proven)
        };
        assert_eq!(same, before, "session, place, epoch and amr are as they were");
        assert_eq!(proven.times.proven_until, Some(now + rules::STEP_UP));
        assert_eq!(fresh(who(session).authenticated_at(), now), Err(NotFresh), "the old token");
        let next = hall.refresh(&session.refresh_token).await.unwrap();
        assert_eq!(crate::sessions::claims(&next).auth_time, now.as_second(), "it is kept");
        let kept = hall.table.session(&session.person, &session.id).await.unwrap().unwrap();
        let began = jiff::Timestamp::from_second(before.auth_time).unwrap();
        assert_eq!(kept.ends_at.as_second(), (began + rules::SESSION_LIFE).as_second());
    }
}

#[tokio::test]
async fn whoever_has_a_token_guesses_five_times_and_then_the_right_one_is_refused_too() {
    for which in [0, 1] {
        let (staff, sessions) = stale().await;
        let (hall, session) = (&staff.hall, &sessions[which]);
        for _ in 0..5 {
            let refused = hall.prove_again(session, WRONG).await;
            assert!(matches!(refused, Err(NotProven::Wrong)), "{refused:?}");
        }
        for password in [WRONG, PASSWORD] {
            let refused = hall.prove_again(session, password).await;
            assert!(matches!(refused, Err(NotProven::LockedOut { .. })), "{refused:?}");
        }
        let kept = hall.table.session(&session.person, &session.id).await.unwrap().unwrap();
        assert_eq!(fresh(kept.authenticated_at, hall.clock.now()), Err(NotFresh));
        hall.clock.pass_s(15 * 60);
        let next = hall.refresh(&session.refresh_token).await.unwrap();
        hall.prove_again(&next, PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn of_fifty_guesses_at_once_five_are_told_that_they_are_wrong() {
    let (staff, [session, _]) = stale().await;
    let guess = |at: usize| {
        let (hall, session) = (&staff.hall, &session);
        async move { hall.prove_from(session, WRONG, &format!("203.0.{at}.1")).await }
    };
    let told = join_all((0..50).map(guess)).await;
    let wrong = told.iter().filter(|one| matches!(one, Err(NotProven::Wrong))).count();
    assert!(wrong <= 5, "{wrong}");
    let locked = staff.hall.prove_again(&session, PASSWORD).await;
    assert!(matches!(locked, Err(NotProven::LockedOut { .. })), "{locked:?}");
}

#[tokio::test]
async fn strangers_who_fail_to_sign_in_lock_nobody_out_of_a_proof() {
    let (staff, [session, _]) = stale().await;
    let number = staff.opened.number.as_str();
    for _ in 0..6 {
        staff.hall.sign_in(number, mobile(BOSS).national(), WRONG).await.unwrap_err();
    }
    staff.hall.prove_again(&session, PASSWORD).await.unwrap();
}

#[tokio::test]
async fn one_address_tries_no_oftener_than_it_may_sign_in() {
    let (staff, [session, _]) = stale().await;
    for _ in 0..rules::SIGN_IN_PER_ADDRESS.times {
        staff.hall.prove_again(&session, PASSWORD).await.unwrap();
    }
    let refused = staff.hall.prove_again(&session, PASSWORD).await;
    assert!(matches!(refused, Err(NotProven::Limited { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_session_that_ended_or_whose_password_was_changed_proves_nothing() {
    let (staff, [member, own]) = stale().await;
    staff.hall.change_password(&actor(&member), PASSWORD, NEW).await.unwrap();
    let refused = staff.hall.prove_again(&member, NEW).await;
    assert!(matches!(refused, Err(NotProven::Ended(_))), "{refused:?}");
    staff.hall.table.end_sessions(&own.person, [&own.id]).await.unwrap();
    let refused = staff.hall.prove_again(&own, PASSWORD).await;
    assert!(matches!(refused, Err(NotProven::Ended(_))), "{refused:?}");
    let again = staff.hall.refresh(&own.refresh_token).await;
    assert!(matches!(again, Err(NotRefreshed::Unknown)), "and comes to life by no proof");
}

#[tokio::test]
async fn the_face_of_the_session_s_person_proves_it_once_and_as_of_the_face() {
    let (staff, sessions) = stale().await;
    let hall = &staff.hall;
    for session in &sessions {
        let _ = hall.calls.cost();
        let opened = hall.begin_proof(session).await.unwrap();
        assert_eq!(hall.calls.cost(), (4, 2));
        let early = hall.prove_by_face(session, &opened).await;
        assert!(matches!(early, Err(face::NotProven::NoFace)), "{early:?}");
        hall.pass(&opened, &identity(BOSS)).await.unwrap();
        let shown = hall.clock.now();
        hall.clock.pass_s(100);
        let _ = hall.calls.cost();
        let proven = hall.prove_by_face(session, &opened).await.unwrap();
        assert_eq!(hall.calls.cost(), (4, 2));
        assert_eq!(claims(&proven).auth_time, shown.as_second());
        assert_eq!(proven.times.proven_until, Some(shown + rules::STEP_UP));
        let again = hall.prove_by_face(session, &opened).await;
        assert!(matches!(again, Err(face::NotProven::Spent)), "{again:?}");
    }
}

#[tokio::test]
async fn somebody_else_s_face_proves_nothing() {
    let (staff, [session, _]) = stale().await;
    staff.register(2).await;
    let opened = staff.hall.begin_proof(&session).await.unwrap();
    for seed in [2, 9] {
        let delivery = format!("of-{seed}");
        let result = crate::hall::passed(&identity(seed));
        let refused = staff.hall.show(&opened.registration, &opened.scan, &delivery, result).await;
        let is_other = matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson)));
        assert!(is_other, "{refused:?}");
    }
    let refused = staff.hall.prove_by_face(&session, &opened).await;
    assert!(matches!(refused, Err(face::NotProven::NoFace)), "{refused:?}");
    let status = face::status(&staff.hall.table, &opened.registration, &opened.token).await;
    let stage = ResetStage::AwaitingProof { refusal: Some(FaceRefusal::OtherPerson) };
    assert_eq!(status.unwrap().stage, stage);
}

#[tokio::test]
async fn a_face_that_was_asked_for_elsewhere_proves_nothing_here() {
    let (staff, [member, own]) = stale().await;
    let hall = &staff.hall;
    let opened = hall.begin_proof(&own).await.unwrap();
    hall.pass(&opened, &identity(BOSS)).await.unwrap();
    let refused = hall.prove_by_face(&member, &opened).await;
    assert!(matches!(refused, Err(face::NotProven::Unknown)), "{refused:?}");
    let token = FlowToken::from_random(random(&hall.entropy));
    let stolen = Opened {
        registration: opened.registration.clone(),
        token,
        scan: domain::ScanSecret::from_random([0; 32]),
        expires_at: opened.expires_at,
    };
    let refused = hall.prove_by_face(&own, &stolen).await;
    assert!(matches!(refused, Err(face::NotProven::Unknown)), "{refused:?}");
    let status = face::status(&hall.table, &stolen.registration, &stolen.token).await;
    assert!(matches!(status, Err(face::NotProven::Unknown)), "{status:?}");
    let reset = hall.complete_own_reset(&opened, NEW).await;
    assert!(reset.is_err(), "and it sets no password");
}

#[tokio::test]
async fn a_face_is_good_for_ten_minutes_and_no_code_is_sent_for_it() {
    let (staff, [_, own]) = stale().await;
    let hall = &staff.hall;
    let opened = hall.begin_proof(&own).await.unwrap();
    let sent = hall.send(&opened, &mobile(BOSS)).await;
    assert!(matches!(sent, Err(NotSent::Unknown)), "{:?}", sent.err());
    hall.pass(&opened, &identity(BOSS)).await.unwrap();
    hall.clock.pass(rules::ERRAND_WINDOW);
    let late = hall.prove_by_face(&own, &opened).await;
    assert!(matches!(late, Err(face::NotProven::NoFace)), "{late:?}");
}

#[tokio::test]
async fn of_many_uses_of_one_face_at_once_one_proves() {
    let (staff, [_, own]) = stale().await;
    let opened = staff.hall.begin_proof(&own).await.unwrap();
    staff.hall.pass(&opened, &identity(BOSS)).await.unwrap();
    let told = join_all((0..10).map(|_| staff.hall.prove_by_face(&own, &opened))).await;
    assert_eq!(told.iter().filter(|one| one.is_ok()).count(), 1);
}

#[tokio::test]
async fn a_suspended_member_proves_nothing_and_asks_for_no_face() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let session = signed_in(&staff, 2).await;
    let himself = staff.person_session(&agent.person).await;
    staff.hall.not_me(&himself, &staff.opened.organisation).await.unwrap();
    let refused = staff.hall.prove_again(&session, PASSWORD).await;
    assert!(matches!(refused, Err(NotProven::Ended(_))), "{refused:?}");
    let refused = staff.hall.begin_proof(&session).await;
    assert!(matches!(refused, Err(NotStarted::Ended(_))));
}

#[tokio::test]
async fn a_face_that_alipay_passes_proves_the_session_of_its_person_alone() {
    let (staff, [session, _]) = stale().await;
    let hall = &staff.hall;
    let opened = hall.begin_proof(&session).await.unwrap();
    hall.ask_face(&opened, Some(identity(3))).await;
    let refused = hall.found(&opened, CertifyFinding::Passed).await;
    let is_other = matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson)));
    assert!(is_other, "{refused:?}");
    hall.ask_face(&opened, Some(identity(BOSS))).await;
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    hall.prove_by_face(&session, &opened).await.unwrap();
}
