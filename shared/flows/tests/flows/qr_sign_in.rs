//! Signing in by a QR code: every step and every refusal, what a thief of each secret gets, every race.

use crate::hall::{Hall, issuer};
use crate::sessions::person_actor;
use crate::staff::{BOSS, Staff, days};
use domain::{
    Actor, Denial, OrganisationId, PersonActor, PollSecret, QrDecision, QrId, QrKind, Role,
    ScanSecret, Secret as _, rules,
};
use flows::qr_sign_in::NotApproved;
use flows::qr_sign_in::decide::{Decided, decide};
use flows::qr_sign_in::open::{NotOpened, Open, Opened, open};
use flows::qr_sign_in::poll::{NotPolled, Told, poll};
use flows::qr_sign_in::scan::{Scanned, scan};
use flows::session::Session;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::AccessClaims;
use ports::{Clock as _, random};
use testkit::Trouble;

pub(crate) const SITE: &str = "https://hall.example";
/// Somebody else than the boss.
const OTHER: u64 = 9;

/// An organisation, its boss signed in as a person in the APP, and somebody else signed in so.
pub(crate) struct App {
    pub(crate) staff: Staff,
    pub(crate) boss: PersonActor,
    pub(crate) other: PersonActor,
}

pub(crate) async fn app() -> App {
    let staff = Staff::open().await;
    staff.register(OTHER).await;
    let boss = person_actor(&staff.hall.person_signed_in(BOSS).await);
    let other = person_actor(&staff.hall.person_signed_in(OTHER).await);
    staff.hall.forget_limits().await;
    App { staff, boss, other }
}

impl App {
    pub(crate) fn hall(&self) -> &Hall {
        &self.staff.hall
    }

    pub(crate) async fn open_from(&self, address: &str) -> Result<Opened, NotOpened> {
        self.open_as(QrKind::Person, address).await
    }

    pub(crate) async fn open_as(&self, kind: QrKind, address: &str) -> Result<Opened, NotOpened> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        let request = Open { address: address.to_owned(), device: "Edge, Windows".into() };
        open(table, &keys.veil, entropy, clock, (kind, SITE), request).await
    }

    pub(crate) async fn open(&self) -> Opened {
        self.open_from("203.0.113.7").await.unwrap()
    }

    pub(crate) async fn scan(
        &self,
        actor: &PersonActor,
        id: &QrId,
        secret: &ScanSecret,
    ) -> Result<Scanned, NotApproved> {
        let Hall { table, keys, clock, .. } = self.hall();
        scan(table, &keys.veil.seal, clock, actor, (id, secret)).await
    }

    pub(crate) async fn scanned(&self) -> Opened {
        let opened = self.open().await;
        self.scan(&self.boss, &opened.id, &opened.scan).await.unwrap();
        opened
    }

    pub(crate) async fn decide(
        &self,
        actor: &PersonActor,
        id: &QrId,
        decision: QrDecision,
    ) -> Result<Decided, NotApproved> {
        let Hall { table, entropy, clock, .. } = self.hall();
        decide(table, entropy, clock, actor, id, decision).await
    }

    pub(crate) fn right(&self, opened: &Opened) -> QrDecision {
        let organisation = self.staff.opened.organisation.clone();
        QrDecision::Approve { number: opened.number.unwrap(), organisation }
    }

    pub(crate) async fn approve(&self, opened: &Opened) -> Result<Decided, NotApproved> {
        self.decide(&self.boss, &opened.id, self.right(opened)).await
    }

    async fn approved(&self) -> Opened {
        let opened = self.scanned().await;
        self.approve(&opened).await.unwrap();
        opened
    }

    pub(crate) async fn poll(&self, opened: &Opened) -> Result<Told, NotPolled> {
        self.poll_with(&opened.id, &opened.poll).await
    }

    async fn poll_with(&self, id: &QrId, secret: &PollSecret) -> Result<Told, NotPolled> {
        self.poll_as(QrKind::Person, id, secret).await
    }

    pub(crate) async fn poll_as(
        &self,
        kind: QrKind,
        id: &QrId,
        secret: &PollSecret,
    ) -> Result<Told, NotPolled> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        poll(table, &keys.tokens, entropy, clock, &issuer(), kind, (id, secret)).await
    }

    pub(crate) async fn collect(&self, opened: &Opened) -> Session {
        let Ok(Told::SignedIn(session)) = self.poll(opened).await else {
            unreachable!("the code is approved")
        };
        *session
    }

    /// How many sessions there are, the two of the APP and the one of the staff left out.
    pub(crate) async fn sessions(&self) -> usize {
        let items = self.hall().engine.scan().await.unwrap();
        let is_session = |sk: &str| sk.starts_with("SES#");
        items.iter().filter(|item| is_session(item["sk"].as_s().unwrap())).count() - 3
    }
}

fn waits(told: &Result<Told, NotPolled>, scanned: bool) -> bool {
    matches!(told, Ok(Told::Waiting { is_scanned, .. }) if *is_scanned == scanned)
}

#[tokio::test]
async fn a_page_is_signed_in_by_whoever_scans_and_approves_its_code() {
    let app = app().await;
    let opened = app.open().await;
    assert!(waits(&app.poll(&opened).await, false));
    let shown = app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap();
    assert_eq!((shown.site.as_str(), shown.device.as_str()), (SITE, "Edge, Windows"));
    assert_eq!(shown.network, "203.0.113.*");
    assert_eq!(shown.opened_at, app.hall().clock.now());
    assert_eq!(shown.expires_at, shown.opened_at + rules::QR_LIFE);
    assert!(shown.numbers.contains(&opened.number.unwrap()));
    app.hall().clock.pass_s(2);
    assert!(waits(&app.poll(&opened).await, true));
    let Decided::Approved(id) = app.approve(&opened).await.unwrap() else { panic!("denied") };
    let approved_at = app.hall().clock.now().as_second();
    let proven_at = app.boss.authenticated_at.as_second();
    app.hall().clock.pass_s(2);
    let session = app.collect(&opened).await;
    assert_eq!((&session.id, &session.person), (&id, &app.boss.person));
    let (organisation, membership, role) = session.member.clone().unwrap();
    assert_eq!(organisation, app.staff.opened.organisation);
    assert_eq!(membership, app.staff.opened.membership);
    assert_eq!(role, Role::LegalRepresentative);
    let token = &session.access_token;
    let claims = jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims;
    assert_eq!((claims.amr, claims.auth_time), (vec!["qr".to_owned()], proven_at));
    assert_eq!((claims.iat, claims.epoch.as_str()), (approved_at + 2, "1.1"));
    let next = app.hall().refresh(&session.refresh_token).await.unwrap();
    assert_eq!(next.id, session.id);
    let kept = app.hall().table.session(&session.person, &session.id).await.unwrap().unwrap();
    assert_eq!((kept.device.as_str(), kept.amr.as_str()), ("Edge, Windows", "qr"), "the page's");
}

#[tokio::test]
async fn a_code_is_consumed_once() {
    let app = app().await;
    let opened = app.approved().await;
    app.collect(&opened).await;
    for _ in 0..3 {
        app.hall().clock.pass_s(2);
        let again = app.poll(&opened).await;
        assert!(matches!(again, Err(NotPolled::Consumed)), "{again:?}");
    }
    assert!(matches!(app.approve(&opened).await, Err(NotApproved::Taken)));
    assert_eq!(app.sessions().await, 1);
}

#[tokio::test]
async fn whoever_photographs_the_code_gets_no_session() {
    let app = app().await;
    let opened = app.approved().await;
    let as_poll: PollSecret = opened.scan.reveal().parse().unwrap();
    let refused = app.poll_with(&opened.id, &as_poll).await;
    assert!(matches!(refused, Err(NotPolled::Unknown)), "{refused:?}");
    app.collect(&opened).await;
}

#[tokio::test]
async fn whoever_has_the_page_s_secret_cannot_scan_its_code() {
    let app = app().await;
    let opened = app.open().await;
    let as_scan: ScanSecret = opened.poll.reveal().parse().unwrap();
    let refused = app.scan(&app.other, &opened.id, &as_scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
    let other = app.open().await;
    let refused = app.scan(&app.other, &opened.id, &other.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Unknown), "another code's: {refused:?}");
    assert!(waits(&app.poll(&opened).await, false), "nothing was scanned");
}

#[tokio::test]
async fn a_code_that_is_not_there_is_unknown_to_everybody() {
    let app = app().await;
    let opened = app.open().await;
    let nowhere = QrId::from_random(random(&app.hall().entropy));
    assert!(matches!(app.poll_with(&nowhere, &opened.poll).await, Err(NotPolled::Unknown)));
    let refused = app.scan(&app.boss, &nowhere, &opened.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
    let refused = app.decide(&app.boss, &nowhere, app.right(&opened)).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
}

#[tokio::test]
async fn what_somebody_else_scanned_is_taken_and_theirs_to_decide() {
    let app = app().await;
    let opened = app.scanned().await;
    let refused = app.scan(&app.other, &opened.id, &opened.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Taken), "{refused:?}");
    for decision in [app.right(&opened), QrDecision::Deny] {
        let refused = app.decide(&app.other, &opened.id, decision).await.unwrap_err();
        assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
    }
    app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap();
    app.approve(&opened).await.unwrap();
    assert_eq!(app.sessions().await, 1);
}

#[tokio::test]
async fn a_code_is_not_approved_before_it_is_scanned() {
    let app = app().await;
    let opened = app.open().await;
    for decision in [app.right(&opened), QrDecision::Deny] {
        let refused = app.decide(&app.boss, &opened.id, decision).await.unwrap_err();
        assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
    }
    assert!(waits(&app.poll(&opened).await, false));
    assert_eq!(app.sessions().await, 0);
}

#[tokio::test]
async fn a_wrong_number_denies_the_code_for_good() {
    let app = app().await;
    let opened = app.scanned().await;
    let organisation = app.staff.opened.organisation.clone();
    let number = if opened.number == Some(10) { 11 } else { 10 };
    let wrong = QrDecision::Approve { number, organisation };
    let refused = app.decide(&app.boss, &opened.id, wrong).await.unwrap_err();
    assert!(matches!(refused, NotApproved::WrongNumber), "{refused:?}");
    assert!(matches!(app.approve(&opened).await, Err(NotApproved::Taken)));
    assert!(matches!(app.poll(&opened).await, Err(NotPolled::Denied)));
    assert_eq!(app.sessions().await, 0);
}

#[tokio::test]
async fn a_denied_code_signs_nobody_in() {
    let app = app().await;
    let opened = app.scanned().await;
    let denied = app.decide(&app.boss, &opened.id, QrDecision::Deny).await.unwrap();
    assert_eq!(denied, Decided::Denied);
    assert!(matches!(app.approve(&opened).await, Err(NotApproved::Taken)));
    let refused = app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Taken), "{refused:?}");
    assert!(matches!(app.poll(&opened).await, Err(NotPolled::Denied)));
    assert_eq!(app.sessions().await, 0);
}

#[tokio::test]
async fn a_code_is_good_for_120_seconds_and_its_end_is_outside() {
    let app = app().await;
    let just = rules::QR_LIFE - SignedDuration::from_millis(1);
    let (unscanned, scanned, approved) =
        (app.open().await, app.scanned().await, app.approved().await);
    let last = [app.open().await, app.scanned().await, app.approved().await];
    app.hall().clock.pass(just);
    app.scan(&app.boss, &last[0].id, &last[0].scan).await.unwrap();
    app.approve(&last[1]).await.unwrap();
    app.collect(&last[2]).await;
    app.hall().clock.pass(SignedDuration::from_millis(1));
    let refused = app.scan(&app.boss, &unscanned.id, &unscanned.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Expired), "{refused:?}");
    for decision in [app.right(&scanned), QrDecision::Deny] {
        let refused = app.decide(&app.boss, &scanned.id, decision).await.unwrap_err();
        assert!(matches!(refused, NotApproved::Expired), "{refused:?}");
    }
    for opened in [&unscanned, &scanned, &approved, &last[1]] {
        let refused = app.poll(opened).await;
        assert!(matches!(refused, Err(NotPolled::Expired)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_page_that_polls_too_often_waits_five_seconds_longer_each_time() {
    let app = app().await;
    let opened = app.open().await;
    app.poll(&opened).await.unwrap();
    app.hall().clock.pass(SignedDuration::from_millis(1999));
    for (waited, expected) in [(1999, 7), (6999, 12)] {
        let _ = app.hall().calls.cost();
        let refused = app.poll(&opened).await.unwrap_err();
        let NotPolled::SlowDown { every } = refused else { panic!("{waited}: {refused:?}") };
        assert_eq!(every, SignedDuration::from_secs(expected));
        assert_eq!(app.hall().calls.cost(), (2, 2));
        app.hall().clock.pass(every - SignedDuration::from_millis(1));
    }
    app.hall().clock.pass_s(12);
    let Told::Waiting { every, .. } = app.poll(&opened).await.unwrap() else { panic!() };
    assert_eq!(every, SignedDuration::from_secs(12));
}

#[tokio::test]
async fn an_early_poll_that_finds_the_approval_is_answered_with_the_tokens() {
    let app = app().await;
    let opened = app.scanned().await;
    app.poll(&opened).await.unwrap();
    app.approve(&opened).await.unwrap();
    app.collect(&opened).await;
}

#[tokio::test]
async fn a_session_from_a_code_is_no_fresher_than_the_approver_s_own() {
    let app = app().await;
    let proven = app.hall().clock.now().as_second();
    app.hall().clock.pass_s(400);
    let opened = app.scanned().await;
    app.approve(&opened).await.unwrap();
    let session = app.collect(&opened).await;
    let page = crate::staff::actor(&session);
    assert!(page.authenticated_at.as_second() <= proven, "hours ago is hours ago");
    app.staff.register(2).await;
    let grave = app.staff.invite(&page, Role::Administrator, 2).await;
    let refused = matches!(grave, Err(flows::members::NotChanged::NotFresh(_)));
    assert!(refused, "{grave:?}");
    assert!(app.staff.invite(&page, Role::Agent, 2).await.is_ok(), "what is not grave goes on");
    let next = app.hall().refresh(&session.refresh_token).await.unwrap();
    assert_eq!(crate::staff::actor(&next).authenticated_at, page.authenticated_at);
}

#[tokio::test]
async fn only_for_an_organisation_where_the_person_s_place_acts_now() {
    let app = app().await;
    let agent = app.staff.member(&app.staff.boss, Role::Agent, 2).await;
    let as_agent = person_actor(&app.hall().person_signed_in(2).await);
    app.hall().forget_limits().await;
    let attempt = async |actor: &PersonActor, organisation: &OrganisationId| {
        let opened = app.open().await;
        app.scan(actor, &opened.id, &opened.scan).await.unwrap();
        let organisation = organisation.clone();
        let decision = QrDecision::Approve { number: opened.number.unwrap(), organisation };
        app.decide(actor, &opened.id, decision).await
    };
    let nowhere = OrganisationId::from_random(random(&app.hall().entropy));
    let here = &app.staff.opened.organisation;
    attempt(&as_agent, here).await.unwrap();
    for (actor, organisation) in [(&app.boss, &nowhere), (&app.other, here)] {
        let refused = attempt(actor, organisation).await.unwrap_err();
        assert!(matches!(refused, NotApproved::NotActing(Denial::NotAMember)), "{refused:?}");
    }
    let membership = Some(agent.membership.clone());
    app.staff.remove(&app.staff.boss, Role::Agent, membership).await.unwrap();
    let refused = attempt(&as_agent, here).await.unwrap_err();
    assert!(matches!(refused, NotApproved::NotActing(Denial::NotAMember)), "{refused:?}");
}

#[tokio::test]
async fn a_place_out_of_its_period_is_refused_with_the_reason_and_the_code_waits() {
    let app = app().await;
    app.staff.member(&app.staff.boss, Role::Agent, 2).await;
    app.hall().clock.pass(days(366));
    let actor = person_actor(&app.hall().person_signed_in(2).await);
    let opened = app.open().await;
    app.scan(&actor, &opened.id, &opened.scan).await.unwrap();
    let refused = app.decide(&actor, &opened.id, app.right(&opened)).await.unwrap_err();
    assert!(matches!(refused, NotApproved::NotActing(Denial::AfterPeriod)), "{refused:?}");
    assert!(waits(&app.poll(&opened).await, true));
}

#[tokio::test]
async fn a_person_whose_session_has_ended_neither_scans_nor_decides() {
    let app = app().await;
    let (opened, scanned) = (app.open().await, app.scanned().await);
    let (table, clock) = (&app.hall().table, &app.hall().clock);
    let actor = Actor::Person(app.boss.clone());
    flows::sessions::end(table, clock, &actor, &app.boss.session).await.unwrap();
    let refused = app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Ended(_)), "{refused:?}");
    for decision in [app.right(&scanned), QrDecision::Deny] {
        let refused = app.decide(&app.boss, &scanned.id, decision).await.unwrap_err();
        assert!(matches!(refused, NotApproved::Ended(_)), "{refused:?}");
    }
    assert!(waits(&app.poll(&opened).await, false));
    assert!(waits(&app.poll(&scanned).await, true));
}

#[tokio::test]
async fn a_session_from_a_code_ends_as_any_other_does() {
    let app = app().await;
    let opened = app.approved().await;
    let session = app.collect(&opened).await;
    let (table, clock) = (&app.hall().table, &app.hall().clock);
    let actor = Actor::Person(app.boss.clone());
    flows::sessions::end(table, clock, &actor, &session.id).await.unwrap();
    assert!(app.hall().refresh(&session.refresh_token).await.is_err());
}

#[tokio::test]
async fn one_address_opens_forty_codes_a_minute() {
    let app = app().await;
    for _ in 0..40 {
        app.open().await;
    }
    let refused = app.open_from("203.0.113.7").await.unwrap_err();
    assert!(matches!(refused, NotOpened::Limited { .. }), "{refused:?}");
    assert_eq!(app.hall().rows("QR#").await, 40);
    app.open_from("203.0.113.8").await.unwrap();
    app.hall().clock.pass_s(60);
    app.open().await;
}

#[tokio::test]
async fn no_secret_of_a_code_and_no_address_lies_in_clear() {
    let app = app().await;
    let opened = app.approved().await;
    let session = app.collect(&opened).await;
    let rows = format!("{:?}", app.hall().engine.scan().await.unwrap());
    for secret in [
        opened.scan.reveal(),
        opened.poll.reveal(),
        session.refresh_token.secret.reveal(),
        session.refresh_token.family.reveal(),
        "203.0.113",
    ] {
        assert!(!rows.contains(secret));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_scans_by_two_persons_one_person_has_the_code() {
    let app = app().await;
    let opened = app.open().await;
    let scans = (0..50).map(|n| {
        let actor = if n % 2 == 0 { &app.boss } else { &app.other };
        app.scan(actor, &opened.id, &opened.scan)
    });
    let answers = join_all(scans).await;
    let by = |parity: usize| {
        answers.iter().skip(parity).step_by(2).filter(|answer| answer.is_ok()).count()
    };
    assert!(by(0) == 0 || by(1) == 0, "{} and {}", by(0), by(1));
    assert_eq!(by(0) + by(1), 25, "who has it may scan it again");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_approvals_one_begins_a_session() {
    let app = app().await;
    let opened = app.scanned().await;
    let answers = join_all((0..50).map(|_| app.approve(&opened))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let is_taken =
        |answer: &Result<Decided, NotApproved>| matches!(answer, Ok(_) | Err(NotApproved::Taken));
    assert!(answers.iter().all(is_taken), "{answers:?}");
    assert_eq!(app.sessions().await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_polls_of_an_approved_code_one_has_the_tokens() {
    let app = app().await;
    let opened = app.approved().await;
    let answers = join_all((0..50).map(|_| app.poll(&opened))).await;
    let has_tokens = |answer: &&Result<Told, NotPolled>| matches!(answer, Ok(Told::SignedIn(_)));
    assert_eq!(answers.iter().filter(has_tokens).count(), 1);
    let consumed = answers.iter().filter(|answer| matches!(answer, Err(NotPolled::Consumed)));
    assert_eq!(consumed.count(), 49);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_approval_and_a_denial_at_once_are_one_of_them() {
    let app = app().await;
    for _ in 0..8 {
        let opened = app.scanned().await;
        let before = app.sessions().await;
        let (yes, no) =
            tokio::join!(app.approve(&opened), app.decide(&app.boss, &opened.id, QrDecision::Deny));
        assert_ne!(yes.is_ok(), no.is_ok());
        assert_eq!(app.sessions().await - before, usize::from(yes.is_ok()));
    }
}

#[tokio::test]
async fn every_step_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let app = app().await;
        let next = || app.hall().calls.trouble("TransactWriteItems", trouble);
        next();
        let opened = app.open().await;
        next();
        app.scan(&app.boss, &opened.id, &opened.scan).await.unwrap();
        next();
        app.approve(&opened).await.unwrap();
        app.hall().calls.trouble("UpdateItem", trouble);
        app.collect(&opened).await;
        assert!(app.hall().calls.is_calm(), "{trouble:?}");
        assert_eq!((app.sessions().await, app.hall().rows("QR#").await), (1, 1));
    }
}

#[tokio::test]
async fn a_poll_whose_every_reply_is_lost_leaves_a_session_that_nobody_has() {
    let app = app().await;
    let opened = app.approved().await;
    for _ in 0..3 {
        app.hall().calls.trouble("UpdateItem", Trouble::LostReply);
    }
    assert!(matches!(app.poll(&opened).await, Err(NotPolled::Fault(_))));
    app.hall().clock.pass_s(2);
    assert!(matches!(app.poll(&opened).await, Err(NotPolled::Consumed)));
}
