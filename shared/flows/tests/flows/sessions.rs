//! A session after its beginning: it is seen, and it ends.

use crate::hall::{Company, Hall, PASSWORD, issuer, mobile};
use crate::refresh::{raise, unknown};
use crate::staff::{BOSS, Staff, actor};
use domain::{Actor, OpenedOrganisation, PersonActor, RefreshToken, Role, SessionId, rules};
use flows::refresh::{NotRefreshed, refresh};
use flows::session::Session;
use flows::sessions::{NotDone, TOLD_MOST, end, end_all, list};
use jiff::SignedDuration;
use keys::AccessClaims;
use ports::Clock as _;

impl Hall {
    pub(crate) async fn refresh(&self, token: &RefreshToken) -> Result<Session, NotRefreshed> {
        let Self { table, keys, entropy, clock, .. } = self;
        let seal = &keys.veil.seal;
        refresh(table, seal, &keys.tokens, entropy, clock, &issuer(), token.clone()).await
    }

    /// An organisation of somebody who is a person already.
    pub(crate) async fn second_organisation(
        &self,
        company: &Company,
        seed: u64,
    ) -> OpenedOrganisation {
        self.forget_limits().await;
        self.list(company).await;
        let opened = self.start(Self::form(company)).await.unwrap();
        self.pass(&opened, &company.boss()).await.unwrap();
        let ready = self.prove(&opened, &mobile(seed)).await;
        let made = self.complete(ready.with(PASSWORD)).await.unwrap();
        self.forget_limits().await;
        made
    }

    pub(crate) async fn is_there(&self, session: &Session) -> bool {
        self.table.session_is_there(&session.person, &session.id).await.unwrap()
    }
}

pub(crate) fn claims(session: &Session) -> AccessClaims {
    let token = &session.access_token;
    jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims
}

pub(crate) async fn signed_in(staff: &Staff, seed: u64) -> Session {
    let number = staff.opened.number.as_str();
    let signed = staff.hall.sign_in(number, mobile(seed).national(), PASSWORD).await.unwrap();
    staff.hall.forget_limits().await;
    signed
}

fn member(session: &Session) -> Actor {
    Actor::Member(actor(session))
}

pub(crate) fn person(session: &Session) -> Actor {
    Actor::Person(person_actor(session))
}

pub(crate) fn person_actor(session: &Session) -> PersonActor {
    let claims = claims(session);
    assert_eq!(claims.member, None);
    PersonActor {
        person: session.person.clone(),
        session: session.id.clone(),
        epoch: claims.epoch.parse().unwrap(),
        authenticated_at: jiff::Timestamp::from_second(claims.auth_time).unwrap(),
    }
}

async fn ids(staff: &Staff, actor: &Actor) -> Vec<SessionId> {
    let sessions = list(&staff.hall.table, &staff.hall.clock, actor).await.unwrap();
    let mut ids: Vec<SessionId> = sessions.into_iter().map(|session| session.id).collect();
    ids.sort();
    ids
}

fn sorted<'a>(sessions: impl IntoIterator<Item = &'a Session>) -> Vec<SessionId> {
    let mut ids: Vec<SessionId> = sessions.into_iter().map(|one| one.id.clone()).collect();
    ids.sort();
    ids
}

/// One person with a session of their own and one in each of two organisations; and somebody else's.
struct Lives {
    staff: Staff,
    own: Session,
    here: Session,
    there: Session,
    other: Session,
}

async fn lives() -> Lives {
    let staff = Staff::open().await;
    staff.hall.table.end_sessions(&staff.boss.person, [&staff.boss.session]).await.unwrap();
    // The same person represents a second organisation.
    let mut second = Company::new(7);
    second.record.legal_representative = Company::new(BOSS).boss();
    let there = staff.hall.second_organisation(&second, BOSS).await;
    let here = signed_in(&staff, BOSS).await;
    let there =
        staff.hall.sign_in(there.number.as_str(), mobile(BOSS).national(), PASSWORD).await.unwrap();
    let own = staff.hall.person_signed_in(BOSS).await;
    staff.register(9).await;
    let other = staff.hall.person_signed_in(9).await;
    Lives { staff, own, here, there, other }
}

#[tokio::test]
async fn a_member_sees_the_sessions_of_their_place_and_a_person_all_of_theirs() {
    let Lives { staff, own, here, there, other } = lives().await;
    assert_eq!(ids(&staff, &member(&here)).await, sorted([&here]));
    assert_eq!(ids(&staff, &member(&there)).await, sorted([&there]));
    let _ = staff.hall.calls.cost();
    assert_eq!(ids(&staff, &person(&own)).await, sorted([&own, &here, &there]));
    assert_eq!(staff.hall.calls.cost(), (4, 2), "two, and one for each organisation");
    assert_eq!(ids(&staff, &person(&other)).await, sorted([&other]));
    staff.hall.clock.pass(rules::SESSION_IDLE - SignedDuration::from_secs(1));
    staff.hall.refresh(&own.refresh_token).await.unwrap();
    staff.hall.clock.pass_s(1);
    assert_eq!(ids(&staff, &person(&own)).await, sorted([&own]), "only living ones");
}

#[tokio::test]
async fn a_session_that_its_place_has_ended_is_not_told_to_its_person() {
    let Lives { staff, own, here, there, .. } = lives().await;
    raise(&staff, "ORG").await;
    assert_eq!(ids(&staff, &person(&own)).await, sorted([&own, &there]));
    // It can be ended all the same.
    end(&staff.hall.table, &staff.hall.clock, &person(&own), &here.id).await.unwrap();
}

#[tokio::test]
async fn nobody_ends_what_they_do_not_see() {
    let Lives { staff, own, here, there, other } = lives().await;
    let (table, clock) = (&staff.hall.table, &staff.hall.clock);
    let rows = staff.hall.engine.scan().await.unwrap().len();
    for (actor, target) in [
        (member(&here), &there),
        (member(&here), &own),
        (member(&here), &other),
        (person(&own), &other),
        (person(&other), &own),
        (person(&other), &here),
    ] {
        let refused = end(table, clock, &actor, &target.id).await.unwrap_err();
        assert!(matches!(refused, NotDone::Unknown), "{refused:?}");
    }
    assert_eq!(staff.hall.engine.scan().await.unwrap().len(), rows, "nothing ended");
}

#[tokio::test]
async fn one_session_is_ended_and_no_other_and_its_tokens_are_refused_at_once() {
    let Lives { staff, own, here, there, other } = lives().await;
    let (table, clock) = (&staff.hall.table, &staff.hall.clock);
    let _ = staff.hall.calls.cost();
    end(table, clock, &person(&own), &here.id).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (3, 2));
    assert!(!staff.hall.is_there(&here).await);
    assert!(unknown(&staff.hall.refresh(&here.refresh_token).await.unwrap_err()));
    let refused = list(table, clock, &member(&here)).await.unwrap_err();
    assert!(matches!(refused, NotDone::Ended(_)), "the access token still verifies: {refused:?}");
    let refused = end_all(table, clock, &member(&here)).await.unwrap_err();
    assert!(matches!(refused, NotDone::Ended(_)), "{refused:?}");
    for session in [&own, &there, &other] {
        assert!(staff.hall.is_there(session).await);
    }
    end(table, clock, &person(&own), &own.id).await.unwrap();
    assert!(matches!(list(table, clock, &person(&own)).await, Err(NotDone::Ended(_))));
}

#[tokio::test]
async fn all_that_is_seen_is_ended_the_current_one_too() {
    let Lives { staff, own, here, there, other } = lives().await;
    let (table, clock) = (&staff.hall.table, &staff.hall.clock);
    end_all(table, clock, &member(&there)).await.unwrap();
    assert!(staff.hall.is_there(&here).await && staff.hall.is_there(&own).await);
    end_all(table, clock, &person(&own)).await.unwrap();
    for session in [&own, &here, &there] {
        assert!(!staff.hall.is_there(session).await);
    }
    assert!(staff.hall.is_there(&other).await);
}

#[tokio::test]
async fn at_most_a_hundred_sessions_are_told_and_all_of_them_end() {
    let staff = Staff::open().await;
    let own = staff.hall.person_signed_in(BOSS).await;
    for _ in 0..TOLD_MOST + 5 {
        staff.person_session(&own.person).await;
    }
    assert_eq!(ids(&staff, &person(&own)).await.len(), TOLD_MOST);
    end_all(&staff.hall.table, &staff.hall.clock, &person(&own)).await.unwrap();
    let left = staff.hall.table.sessions_of(&own.person, staff.hall.clock.now()).await.unwrap();
    assert_eq!(left.len(), 0);
}

#[tokio::test]
async fn a_place_that_ended_sees_no_sessions() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let membership = Some(agent.membership.clone());
    staff.remove(&staff.boss, Role::Agent, membership).await.unwrap();
    let (table, clock) = (&staff.hall.table, &staff.hall.clock);
    let refused = list(table, clock, &Actor::Member(agent)).await.unwrap_err();
    assert!(matches!(refused, NotDone::Ended(_)), "{refused:?}");
}
