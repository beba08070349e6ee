//! From one's own session into a place, without typing: what the new session may, and what ends it.

use crate::hall::{Company, Hall, PASSWORD, issuer};
use crate::resets::NEW;
use crate::sessions::{claims, person, person_actor, signed_in};
use crate::staff::{BOSS, Staff, actor};
use domain::{
    Actor, Denial, NotFresh, OrganisationId, RefreshSecret, RefreshToken, Role, fresh, rules,
};
use flows::entering::{Enter, NotEntered, enter};
use flows::refresh::NotRefreshed;
use flows::session::Session;
use jiff::SignedDuration;
use ports::{Clock as _, random};

fn who(session: &Session) -> Actor {
    match session.member {
        Some(_) => Actor::Member(actor(session)),
        None => person(session),
    }
}

impl Hall {
    async fn enter_with(
        &self,
        from: &Session,
        token: &RefreshToken,
        organisation: &OrganisationId,
    ) -> Result<Session, NotEntered> {
        let Self { table, keys, entropy, clock, .. } = self;
        let request = Enter {
            organisation: organisation.clone(),
            token: token.clone(),
            device: "Edge, Windows".into(),
        };
        enter(table, &keys.tokens, entropy, clock, &issuer(), &who(from), request).await
    }

    pub(crate) async fn enter(
        &self,
        from: &Session,
        organisation: &OrganisationId,
    ) -> Result<Session, NotEntered> {
        self.enter_with(from, &from.refresh_token, organisation).await
    }
}

/// Somebody who represents two organisations.
struct Two {
    staff: Staff,
    here: OrganisationId,
    there: OrganisationId,
}

async fn two() -> Two {
    let staff = Staff::open().await;
    let mut second = Company::new(7);
    second.record.legal_representative = Company::new(BOSS).boss();
    let there = staff.hall.second_organisation(&second, BOSS).await.organisation;
    let here = staff.opened.organisation.clone();
    Two { staff, here, there }
}

#[tokio::test]
async fn a_person_goes_into_a_place_as_freshly_proven_as_they_are() {
    let Two { staff, there, .. } = two().await;
    let own = staff.hall.person_signed_in(BOSS).await;
    staff.hall.clock.pass_s(60);
    let _ = staff.hall.calls.cost();
    let entered = staff.hall.enter(&own, &there).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (4, 2), "count, session, organisation; written");
    let (of_own, of_place) = (claims(&own), claims(&entered));
    assert_eq!(of_place.auth_time, of_own.auth_time, "proves nothing anew");
    assert_eq!(of_place.amr, of_own.amr);
    let (organisation, _, role) = entered.member.clone().unwrap();
    assert_eq!((organisation, role), (there, Role::LegalRepresentative));
    staff.hall.refresh(&entered.refresh_token).await.unwrap();
    staff.hall.refresh(&own.refresh_token).await.unwrap();
}

#[tokio::test]
async fn a_place_leads_to_another_where_nothing_is_freshly_proven() {
    let Two { staff, there, .. } = two().await;
    let from = signed_in(&staff, BOSS).await;
    let _ = staff.hall.calls.cost();
    let entered = staff.hall.enter(&from, &there).await.unwrap();
    assert_eq!(staff.hall.calls.cost(), (5, 2), "and the organisation one comes from");
    let now = staff.hall.clock.now();
    assert_eq!(fresh(actor(&from).authenticated_at, now), Ok(()));
    assert_eq!(fresh(actor(&entered).authenticated_at, now), Err(NotFresh));
    staff.hall.refresh(&from.refresh_token).await.unwrap();
}

#[tokio::test]
async fn an_access_token_alone_begins_no_session() {
    let Two { staff, there, .. } = two().await;
    let from = signed_in(&staff, BOSS).await;
    let other = staff.hall.person_signed_in(BOSS).await;
    let secret = RefreshSecret::from_random(random(&staff.hall.entropy));
    let made_up = RefreshToken { secret, ..from.refresh_token.clone() };
    for token in [&made_up, &other.refresh_token] {
        let refused = staff.hall.enter_with(&from, token, &there).await;
        assert!(matches!(refused, Err(NotEntered::Unknown)), "{refused:?}");
    }
    staff.hall.refresh(&from.refresh_token).await.unwrap();
}

#[tokio::test]
async fn a_spent_refresh_token_leads_nowhere_and_ends_nothing() {
    let Two { staff, there, .. } = two().await;
    let from = signed_in(&staff, BOSS).await;
    let next = staff.hall.refresh(&from.refresh_token).await.unwrap();
    let last = staff.hall.refresh(&next.refresh_token).await.unwrap();
    let refused = staff.hall.enter_with(&from, &from.refresh_token, &there).await;
    assert!(matches!(refused, Err(NotEntered::Unknown)), "{refused:?}");
    staff.hall.enter_with(&last, &last.refresh_token, &there).await.unwrap();
    staff.hall.refresh(&last.refresh_token).await.unwrap();
}

#[tokio::test]
async fn an_agent_s_password_leads_to_no_place_of_more_weight() {
    let staff = Staff::open().await;
    staff.member(&staff.boss, Role::Agent, 2).await;
    // The agent represents an organisation of their own.
    let mut own = Company::new(7);
    own.record.legal_representative = crate::hall::person(2);
    let own = staff.hall.second_organisation(&own, 2).await;
    let from = signed_in(&staff, 2).await;
    let refused = staff.hall.enter(&from, &own.organisation).await;
    assert!(matches!(refused, Err(NotEntered::Weaker)), "{refused:?}");
    let himself = staff.hall.person_signed_in(2).await;
    let as_agent = staff.hall.enter(&himself, &staff.opened.organisation).await.unwrap();
    // What was entered from the person's own account rests on that.
    staff.hall.enter(&as_agent, &own.organisation).await.unwrap();
}

#[tokio::test]
async fn nobody_goes_where_they_may_not_act() {
    let Two { staff, there, .. } = two().await;
    staff.register(9).await;
    let stranger = staff.hall.person_signed_in(9).await;
    let refused = staff.hall.enter(&stranger, &there).await;
    assert!(matches!(refused, Err(NotEntered::NotActing(Denial::NotAMember))), "{refused:?}");
    let nowhere = OrganisationId::from_random(random(&staff.hall.entropy));
    let refused = staff.hall.enter(&stranger, &nowhere).await;
    assert!(matches!(refused, Err(NotEntered::NotActing(Denial::NotAMember))), "{refused:?}");
    let invited = staff.invite(&staff.boss, Role::Agent, 9).await.unwrap();
    let refused = staff.hall.enter(&stranger, &staff.opened.organisation).await;
    assert!(matches!(refused, Err(NotEntered::NotActing(Denial::NotAccepted))), "{refused:?}");
    drop(invited);
}

#[tokio::test]
async fn an_ended_session_leads_nowhere() {
    let Two { staff, there, .. } = two().await;
    for is_own in [true, false] {
        let from = if is_own {
            staff.hall.person_signed_in(BOSS).await
        } else {
            signed_in(&staff, BOSS).await
        };
        staff.hall.table.end_sessions(&from.person, [&from.id]).await.unwrap();
        let refused = staff.hall.enter(&from, &there).await;
        assert!(matches!(refused, Err(NotEntered::Ended(_))), "{refused:?}");
    }
    let idle = staff.hall.person_signed_in(BOSS).await;
    staff.hall.clock.pass(rules::SESSION_IDLE);
    let refused = staff.hall.enter(&idle, &there).await;
    assert!(matches!(refused, Err(NotEntered::Ended(_))), "{refused:?}");
}

#[tokio::test]
async fn a_place_that_was_suspended_leads_nowhere() {
    let Two { staff, there, .. } = two().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let from = signed_in(&staff, 2).await;
    let himself = staff.person_session(&agent.person).await;
    staff.hall.not_me(&himself, &staff.opened.organisation).await.unwrap();
    let refused = staff.hall.enter(&from, &there).await;
    assert!(matches!(refused, Err(NotEntered::Ended(_))), "{refused:?}");
}

#[tokio::test]
async fn another_password_of_the_account_ends_what_was_entered_from_it_at_once() {
    let Two { staff, there, .. } = two().await;
    let own = staff.hall.person_signed_in(BOSS).await;
    let entered = staff.hall.enter(&own, &there).await.unwrap();
    let beside = signed_in(&staff, BOSS).await;
    staff.hall.change_own_password(&person_actor(&own), PASSWORD, NEW).await.unwrap();
    assert!(!staff.hall.is_there(&entered).await);
    assert!(staff.hall.is_there(&beside).await, "that rests on its own password");
}

#[tokio::test]
async fn another_password_of_the_place_one_came_from_ends_the_refresh() {
    let Two { staff, there, here } = two().await;
    let from = signed_in(&staff, BOSS).await;
    let entered = staff.hall.enter(&from, &there).await.unwrap();
    // And further: what was entered from there rests on the same.
    let back = staff.hall.enter(&entered, &here).await.unwrap();
    staff.hall.change_password(&actor(&from), PASSWORD, NEW).await.unwrap();
    for session in [&entered, &back] {
        let refused = staff.hall.refresh(&session.refresh_token).await;
        assert!(matches!(refused, Err(NotRefreshed::Ended)), "{refused:?}");
    }
    let again = staff.hall.enter(&entered, &here).await;
    assert!(matches!(again, Err(NotEntered::Ended(_))), "{again:?}");
}

#[tokio::test]
async fn a_chain_of_places_lasts_no_longer_than_the_first_session() {
    let Two { staff, here, there } = two().await;
    let mut session = signed_in(&staff, BOSS).await;
    let first = staff.hall.clock.now();
    let mut into = [&there, &here].into_iter().cycle();
    while staff.hall.clock.now() + SignedDuration::from_mins(25) < first + rules::SESSION_LIFE {
        staff.hall.clock.pass(SignedDuration::from_mins(25));
        session = staff.hall.refresh(&session.refresh_token).await.unwrap();
        session = staff.hall.enter(&session, into.next().unwrap()).await.unwrap();
    }
    staff.hall.clock.pass(SignedDuration::from_mins(25));
    let refused = staff.hall.refresh(&session.refresh_token).await;
    assert!(matches!(refused, Err(NotRefreshed::Ended)), "{refused:?}");
}

#[tokio::test]
async fn the_sixty_first_session_of_an_hour_is_refused_and_not_written() {
    let Two { staff, there, .. } = two().await;
    let own = staff.hall.person_signed_in(BOSS).await;
    for _ in 0..rules::ENTERING_PER_PERSON.times {
        staff.hall.enter(&own, &there).await.unwrap();
    }
    let sessions = staff.hall.rows("PER#").await;
    let refused = staff.hall.enter(&own, &there).await;
    assert!(matches!(refused, Err(NotEntered::Limited { .. })), "{refused:?}");
    assert_eq!(staff.hall.rows("PER#").await, sessions);
}

#[tokio::test]
async fn a_place_that_is_suspended_meanwhile_has_no_session_that_goes_on() {
    for _ in 0..8 {
        let staff = Staff::open().await;
        let agent = staff.member(&staff.boss, Role::Agent, 2).await;
        let own = staff.hall.person_signed_in(2).await;
        let himself = staff.person_session(&agent.person).await;
        let here = &staff.opened.organisation;
        let (entered, suspended) =
            tokio::join!(staff.hall.enter(&own, here), staff.hall.not_me(&himself, here));
        suspended.unwrap();
        match entered {
            Ok(session) => {
                let refused = staff.hall.refresh(&session.refresh_token).await;
                assert!(matches!(refused, Err(NotRefreshed::Ended)), "{refused:?}");
            }
            Err(NotEntered::NotActing(Denial::Suspended) | NotEntered::Overtaken) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}
