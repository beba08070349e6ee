//! Signing in by another provider's word: every step once, in time, by whom it belongs to; every refusal; every race.

use crate::hall::{Hall, issuer, mobile, person};
use crate::qr_sign_in::{App, app};
use crate::sessions::person_actor;
use crate::staff::{BOSS, days};
use domain::{
    Denial, OrganisationId, PersonActor, Role, SignedOn, SsoCode, SsoId, SsoSecret, SsoSubject,
    SsoToken, rules,
};
use flows::session::Session;
use flows::sso::choose::{Choice, NotChosen, choose};
use flows::sso::fetch::{Fetched, fetch};
use flows::sso::link::{NotLinked, link};
use flows::sso::{Begun, NotBegun, NotGoneOn, begin, claim, conclude};
use futures::future::join_all;
use jiff::SignedDuration;
use keys::AccessClaims;
use ports::{Clock as _, random};
use store::PlaceOfPerson;
use testkit::Trouble;

const PROVINCE: &str = "province";

impl App {
    async fn sso_begun(&self) -> Begun {
        self.sso_begin("203.0.113.7").await.unwrap()
    }

    async fn sso_begin(&self, address: &str) -> Result<Begun, NotBegun> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        begin(table, &keys.veil.blind, entropy, clock, (PROVINCE, address)).await
    }

    async fn sso_claim(
        &self,
        provider: &str,
        id: &SsoId,
        secret: &SsoSecret,
    ) -> Result<(), NotGoneOn> {
        let Hall { table, clock, .. } = self.hall();
        claim(table, clock, provider, (id, secret)).await
    }

    async fn sso_conclude(&self, id: &SsoId, word: &SignedOn) -> Result<SsoCode, NotGoneOn> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        conclude(table, &keys.veil, entropy, clock, (id, word)).await
    }

    async fn sso_fetch(
        &self,
        id: &SsoId,
        secret: &SsoSecret,
        code: &SsoCode,
    ) -> Result<Fetched, NotGoneOn> {
        let Hall { table, entropy, clock, .. } = self.hall();
        fetch(table, entropy, clock, (PROVINCE, id), (secret, code)).await
    }

    /// A browser all the way back to its page.
    async fn signed_on(&self, word: &SignedOn) -> (SsoId, Fetched) {
        let Begun { id, secret } = self.sso_begun().await;
        self.sso_claim(PROVINCE, &id, &secret).await.unwrap();
        let code = self.sso_conclude(&id, word).await.unwrap();
        let fetched = self.sso_fetch(&id, &secret, &code).await.unwrap();
        (id, fetched)
    }

    async fn sso_link(
        &self,
        actor: &PersonActor,
        id: &SsoId,
        token: &SsoToken,
    ) -> Result<Vec<PlaceOfPerson>, NotLinked> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        link(table, &keys.veil, (entropy, clock), actor, PROVINCE, (id, token)).await
    }

    async fn sso_choose(
        &self,
        id: &SsoId,
        token: &SsoToken,
        organisation: &OrganisationId,
    ) -> Result<Session, NotChosen> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        let choice = Choice {
            id: id.clone(),
            token: token.clone(),
            organisation: organisation.clone(),
            device: "Edge, Windows".into(),
        };
        choose(table, &keys.tokens, entropy, clock, &issuer(), PROVINCE, choice).await
    }

    fn here(&self) -> &OrganisationId {
        &self.staff.opened.organisation
    }

    fn word(&self, subject: &str, seed: u64) -> SignedOn {
        SignedOn {
            subject: SsoSubject { issuer: "https://id.example".into(), subject: subject.into() },
            identity: Some(person(seed)),
            authenticated_at: self.hall().clock.now() - SignedDuration::from_mins(20),
        }
    }

    /// The boss's subject, linked.
    async fn linked(&self) -> SignedOn {
        let word = self.word("user-of-the-province-1", BOSS);
        let (id, fetched) = self.signed_on(&word).await;
        assert!(fetched.places.is_none(), "nobody is linked yet");
        self.sso_link(&self.boss, &id, &fetched.token).await.unwrap();
        word
    }
}

#[tokio::test]
async fn a_subject_is_linked_once_and_from_then_on_signs_its_person_in_where_they_choose() {
    let app = app().await;
    let word = app.linked().await;
    app.hall().clock.pass_s(1);
    let (id, fetched) = app.signed_on(&word).await;
    let places = fetched.places.unwrap();
    assert_eq!(places.len(), 1);
    assert_eq!(&places[0].organisation, app.here());
    let before = app.sessions().await;
    let session = app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
    assert_eq!(session.person, app.boss.person);
    let (organisation, membership, role) = session.member.clone().unwrap();
    assert_eq!(&organisation, app.here());
    assert_eq!(membership, app.staff.opened.membership);
    assert_eq!(role, Role::LegalRepresentative);
    let token = &session.access_token;
    let claims = jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims;
    let proven = word.authenticated_at.as_second();
    assert_eq!((claims.amr, claims.auth_time), (vec!["sso".to_owned()], proven));
    app.hall().refresh(&session.refresh_token).await.unwrap();
    let again = app.sso_choose(&id, &fetched.token, app.here()).await;
    assert!(matches!(again, Err(NotChosen::Unknown)), "{again:?}");
    assert_eq!(app.sessions().await, before + 1);
}

#[tokio::test]
async fn a_page_goes_straight_on_once_its_subject_is_linked() {
    let app = app().await;
    let (id, fetched) = app.signed_on(&app.word("user-of-the-province-1", BOSS)).await;
    let refused = app.sso_choose(&id, &fetched.token, app.here()).await;
    assert!(matches!(refused, Err(NotChosen::NotLinked)), "{refused:?}");
    let places = app.sso_link(&app.boss, &id, &fetched.token).await.unwrap();
    assert_eq!(&places[0].organisation, app.here());
    app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
}

#[tokio::test]
async fn whoever_links_an_account_is_told_of_it_and_of_a_refusal_nobody_is() {
    let app = app().await;
    let hall = app.hall();
    hall.deliver_all().await;
    let before = hall.inbox.count();
    let (id, fetched) = app.signed_on(&app.word("user-of-the-province-1", BOSS)).await;
    app.sso_link(&app.other, &id, &fetched.token).await.unwrap_err();
    assert_eq!((hall.deliver_all().await, hall.inbox.count()), ((0, 0), before));
    app.sso_link(&app.boss, &id, &fetched.token).await.unwrap();
    assert_eq!(hall.deliver_all().await, (1, 0));
    let told = hall.inbox.to(&mobile(BOSS)).pop().unwrap();
    assert!(told.contains("已关联另一登录方式"), "{told}");
    app.sso_link(&app.boss, &id, &fetched.token).await.unwrap_err();
    assert_eq!(hall.deliver_all().await, (0, 0), "nor of what is linked already");
}

#[tokio::test]
async fn what_a_browser_brings_back_is_good_once_for_that_browser_and_that_provider() {
    let app = app().await;
    let Begun { id, secret } = app.sso_begun().await;
    let other = app.sso_begun().await;
    let nowhere = SsoId::from_random(random(&app.hall().entropy));
    for (provider, id, secret) in [
        (PROVINCE, &id, &other.secret),
        ("other", &id, &secret),
        (PROVINCE, &nowhere, &secret),
        (PROVINCE, &other.id, &secret),
    ] {
        let refused = app.sso_claim(provider, id, secret).await;
        assert!(matches!(refused, Err(NotGoneOn::Unknown)), "{refused:?}");
    }
    app.sso_claim(PROVINCE, &id, &secret).await.unwrap();
    let again = app.sso_claim(PROVINCE, &id, &secret).await;
    assert!(matches!(again, Err(NotGoneOn::Unknown)), "{again:?}");
    app.hall().clock.pass(rules::SSO_WINDOW);
    let late = app.sso_claim(PROVINCE, &other.id, &other.secret).await;
    assert!(matches!(late, Err(NotGoneOn::Unknown)), "ten minutes: {late:?}");
}

#[tokio::test]
async fn nothing_is_concluded_that_was_not_claimed_and_nothing_twice() {
    let app = app().await;
    let word = app.word("user-of-the-province-1", BOSS);
    let Begun { id, secret } = app.sso_begun().await;
    assert!(matches!(app.sso_conclude(&id, &word).await, Err(NotGoneOn::Unknown)));
    app.sso_claim(PROVINCE, &id, &secret).await.unwrap();
    app.sso_conclude(&id, &word).await.unwrap();
    assert!(matches!(app.sso_conclude(&id, &word).await, Err(NotGoneOn::Unknown)));
}

#[tokio::test]
async fn a_code_is_good_once_for_sixty_seconds_and_only_in_the_browser_that_began() {
    let app = app().await;
    let word = app.word("user-of-the-province-1", BOSS);
    let begun = app.sso_begun().await;
    app.sso_claim(PROVINCE, &begun.id, &begun.secret).await.unwrap();
    let code = app.sso_conclude(&begun.id, &word).await.unwrap();
    let thief = app.sso_begun().await;
    let refused = app.sso_fetch(&begun.id, &thief.secret, &code).await;
    assert!(matches!(refused, Err(NotGoneOn::Unknown)), "the address was seen: {refused:?}");
    let guessed = SsoCode::from_random(random(&app.hall().entropy));
    let refused = app.sso_fetch(&begun.id, &begun.secret, &guessed).await;
    assert!(matches!(refused, Err(NotGoneOn::Unknown)), "{refused:?}");
    app.hall().clock.pass(rules::SSO_CODE_LIFE - SignedDuration::from_millis(1));
    app.sso_fetch(&begun.id, &begun.secret, &code).await.unwrap();
    let again = app.sso_fetch(&begun.id, &begun.secret, &code).await;
    assert!(matches!(again, Err(NotGoneOn::Unknown)), "{again:?}");

    app.sso_claim(PROVINCE, &thief.id, &thief.secret).await.unwrap();
    let code = app.sso_conclude(&thief.id, &word).await.unwrap();
    app.hall().clock.pass(rules::SSO_CODE_LIFE);
    let late = app.sso_fetch(&thief.id, &thief.secret, &code).await;
    assert!(matches!(late, Err(NotGoneOn::Unknown)), "{late:?}");
}

#[tokio::test]
async fn a_subject_is_linked_only_to_whom_the_provider_names_freshly_and_by_its_own_page() {
    let app = app().await;
    let (id, fetched) = app.signed_on(&app.word("user-of-the-province-1", BOSS)).await;
    let refused = app.sso_link(&app.other, &id, &fetched.token).await;
    assert!(matches!(refused, Err(NotLinked::OtherPerson)), "{refused:?}");
    let (other, others) = app.signed_on(&app.word("user-of-the-province-2", BOSS)).await;
    for (id, token) in [(&id, &others.token), (&other, &fetched.token)] {
        let refused = app.sso_link(&app.boss, id, token).await;
        assert!(matches!(refused, Err(NotLinked::Unknown)), "another page's: {refused:?}");
    }
    app.hall().clock.pass(rules::STEP_UP);
    let refused = app.sso_link(&app.boss, &id, &fetched.token).await;
    assert!(matches!(refused, Err(NotLinked::NotFresh(_))), "{refused:?}");
    let again = person_actor(&app.hall().person_signed_in(BOSS).await);
    let (table, clock) = (&app.hall().table, &app.hall().clock);
    let actor = domain::Actor::Person(again.clone());
    flows::sessions::end(table, clock, &actor, &again.session).await.unwrap();
    let refused = app.sso_link(&again, &id, &fetched.token).await;
    assert!(matches!(refused, Err(NotLinked::Ended(_))), "{refused:?}");
    assert_eq!(app.hall().rows("PERID#sso#").await, 0, "nothing was linked");
    app.hall().forget_limits().await;
    let again = person_actor(&app.hall().person_signed_in(BOSS).await);
    app.sso_link(&again, &id, &fetched.token).await.unwrap();
    let refused = app.sso_link(&again, &id, &fetched.token).await;
    assert!(matches!(refused, Err(NotLinked::AlreadyLinked)), "{refused:?}");
    let refused = app.sso_link(&again, &other, &others.token).await;
    assert!(matches!(refused, Err(NotLinked::AlreadyLinked)), "a second subject: {refused:?}");
    app.hall().clock.pass(rules::SSO_CHOICE);
    let late = app.sso_link(&again, &other, &others.token).await;
    assert!(matches!(late, Err(NotLinked::Unknown)), "{late:?}");
}

#[tokio::test]
async fn a_subject_of_a_provider_that_tells_no_document_is_linked_by_whoever_is_signed_in() {
    let app = app().await;
    let word = SignedOn { identity: None, ..app.word("user-of-the-province-1", BOSS) };
    let (id, fetched) = app.signed_on(&word).await;
    app.sso_link(&app.other, &id, &fetched.token).await.unwrap();
    let refused = app.sso_choose(&id, &fetched.token, app.here()).await;
    assert!(matches!(refused, Err(NotChosen::NotActing(Denial::NotAMember))), "{refused:?}");
    let elsewhere = SsoSubject { issuer: "https://other.example".into(), ..word.subject.clone() };
    let (_, fetched) = app.signed_on(&SignedOn { subject: elsewhere, ..word }).await;
    assert!(fetched.places.is_none(), "the same name at another issuer is somebody else");
}

#[tokio::test]
async fn only_where_the_person_s_place_acts_now_and_a_refusal_leaves_another_choice() {
    let app = app().await;
    app.staff.member(&app.staff.boss, Role::Agent, 2).await;
    let own = person_actor(&app.hall().person_signed_in(2).await);
    let word = app.word("user-of-the-province-2", 2);
    let (id, fetched) = app.signed_on(&word).await;
    app.sso_link(&own, &id, &fetched.token).await.unwrap();
    let nowhere = OrganisationId::from_random(random(&app.hall().entropy));
    let refused = app.sso_choose(&id, &fetched.token, &nowhere).await;
    assert!(matches!(refused, Err(NotChosen::NotActing(Denial::NotAMember))), "{refused:?}");
    app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
    app.hall().clock.pass(days(366));
    let (id, fetched) = app.signed_on(&SignedOn { ..app.word("user-of-the-province-2", 2) }).await;
    let refused = app.sso_choose(&id, &fetched.token, app.here()).await;
    assert!(matches!(refused, Err(NotChosen::NotActing(Denial::AfterPeriod))), "{refused:?}");
    app.hall().clock.pass(rules::SSO_CHOICE);
    let late = app.sso_choose(&id, &fetched.token, app.here()).await;
    assert!(matches!(late, Err(NotChosen::Unknown)), "{late:?}");
}

#[tokio::test]
async fn one_address_begins_forty_sign_ons_a_minute() {
    let app = app().await;
    for _ in 0..40 {
        app.sso_begun().await;
    }
    let refused = app.sso_begin("203.0.113.7").await;
    assert!(matches!(refused, Err(NotBegun::Limited { .. })), "{refused:?}");
    app.sso_begin("203.0.113.8").await.unwrap();
}

#[tokio::test]
async fn no_secret_of_a_sign_on_and_nothing_of_its_subject_lies_in_clear() {
    let app = app().await;
    let word = app.linked().await;
    let Begun { id, secret } = app.sso_begun().await;
    app.sso_claim(PROVINCE, &id, &secret).await.unwrap();
    let code = app.sso_conclude(&id, &word).await.unwrap();
    let unfetched = format!("{:?}", app.hall().engine.scan().await.unwrap());
    let fetched = app.sso_fetch(&id, &secret, &code).await.unwrap();
    let rows = format!("{unfetched}{:?}", app.hall().engine.scan().await.unwrap());
    let (nonce, verifier) = keys::of_sign_on(&secret);
    let own = person(BOSS);
    let hidden = [
        domain::Secret::reveal(&secret),
        domain::Secret::reveal(&code),
        domain::Secret::reveal(&fetched.token),
        nonce.as_str(),
        verifier.as_str(),
        "user-of-the-province-1",
        "https://id.example",
        own.document.number(),
        own.name.reveal(),
    ];
    for secret in hidden {
        assert!(!rows.contains(secret));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_at_once_one_claims_one_fetches_one_links_and_one_is_signed_in() {
    let app = app().await;
    let Begun { id, secret } = app.sso_begun().await;
    let claims = join_all((0..50).map(|_| app.sso_claim(PROVINCE, &id, &secret))).await;
    assert_eq!(claims.iter().filter(|answer| answer.is_ok()).count(), 1);
    let code = app.sso_conclude(&id, &app.word("user-of-the-province-1", BOSS)).await.unwrap();
    let fetches = join_all((0..50).map(|_| app.sso_fetch(&id, &secret, &code))).await;
    let mut fetches: Vec<Fetched> = fetches.into_iter().filter_map(Result::ok).collect();
    assert_eq!(fetches.len(), 1);
    let token = fetches.pop().unwrap().token;
    let links = join_all((0..50).map(|_| app.sso_link(&app.boss, &id, &token))).await;
    assert_eq!(links.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(app.hall().rows("PERID#sso#").await, 1);
    let before = app.sessions().await;
    let choices = join_all((0..50).map(|_| app.sso_choose(&id, &token, app.here()))).await;
    assert_eq!(choices.iter().filter(|answer| answer.is_ok()).count(), 1);
    assert_eq!(app.sessions().await, before + 1);
}

#[tokio::test]
async fn a_sign_on_survives_throttling_and_a_conflict_and_its_session_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict] {
        let app = app().await;
        app.hall().calls.trouble("TransactWriteItems", trouble);
        app.hall().calls.trouble("UpdateItem", trouble);
        let word = app.linked().await;
        let (id, fetched) = app.signed_on(&word).await;
        app.hall().calls.trouble("TransactWriteItems", trouble);
        app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
        assert!(app.hall().calls.is_calm(), "{trouble:?}");
    }
    let app = app().await;
    let (id, fetched) = app.signed_on(&app.linked().await).await;
    app.hall().calls.trouble("TransactWriteItems", Trouble::LostReply);
    app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
}

#[tokio::test]
async fn each_step_of_a_sign_on_costs_what_it_may() {
    let app = app().await;
    let cost = || app.hall().calls.cost();
    let word = app.linked().await;
    let _ = cost();
    let Begun { id, secret } = app.sso_begun().await;
    assert_eq!(cost(), (1, 1), "sso, begun");
    app.sso_claim(PROVINCE, &id, &secret).await.unwrap();
    assert_eq!(cost(), (1, 1), "sso, claimed");
    let code = app.sso_conclude(&id, &word).await.unwrap();
    assert_eq!(cost(), (2, 2), "sso, concluded");
    let fetched = app.sso_fetch(&id, &secret, &code).await.unwrap();
    assert_eq!(cost(), (3, 3), "sso-session, fetched");
    app.sso_choose(&id, &fetched.token, app.here()).await.unwrap();
    assert_eq!(cost(), (3, 2), "sso-session, chosen");
    let (id, fetched) = app.signed_on(&app.word("user-of-the-province-9", 9)).await;
    let _ = cost();
    app.sso_link(&app.other, &id, &fetched.token).await.unwrap();
    assert_eq!(cost(), (4, 2), "sso-session, linked");
}
