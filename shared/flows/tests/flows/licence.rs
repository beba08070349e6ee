//! Signing in by an electronic business licence: every refusal, what a thief of each secret gets, every race.

use crate::hall::{Company, Hall, person};
use crate::qr_sign_in::{App, app};
use crate::sessions::person_actor;
use crate::staff::{BOSS, days};
use domain::{Denial, Identity, QrKind, Role, Secret as _, rules};
use flows::qr_sign_in::NotApproved;
use flows::qr_sign_in::licence::{NotShown, Shown, show};
use flows::qr_sign_in::open::{NotOpened, Opened};
use flows::qr_sign_in::poll::{NotPolled, Told};
use flows::session::Session;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::{AccessClaims, sha256};
use ports::Clock as _;
use testkit::Trouble;

impl App {
    async fn open_for_licence(&self) -> Opened {
        self.open_as(QrKind::Licence, "203.0.113.7").await.unwrap()
    }

    async fn show(&self, shown: Shown) -> Result<(), NotShown> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        show(table, &keys.veil.blind, entropy, clock, shown).await
    }

    async fn poll_licence(&self, opened: &Opened) -> Result<Told, NotPolled> {
        self.poll_as(QrKind::Licence, &opened.id, &opened.poll).await
    }

    async fn collect_licence(&self, opened: &Opened) -> Session {
        let Ok(Told::SignedIn(session)) = self.poll_licence(opened).await else {
            unreachable!("the code is approved")
        };
        *session
    }
}

/// What the app says of the organisation's licence, held by somebody.
fn held_by(opened: &Opened, holder: Identity, delivery: &str) -> Shown {
    Shown {
        id: opened.id.clone(),
        scan: opened.scan.clone(),
        credit_code: Company::new(BOSS).credit_code,
        holder,
        delivery: delivery.to_owned(),
        body: sha256(format!("{} {delivery}", opened.id).as_bytes()),
    }
}

/// What the app says of the legal representative's own licence.
fn right(opened: &Opened, delivery: &str) -> Shown {
    held_by(opened, person(BOSS), delivery)
}

fn waits(told: &Result<Told, NotPolled>) -> bool {
    matches!(told, Ok(Told::Waiting { is_scanned: false, .. }))
}

#[tokio::test]
async fn a_page_is_signed_in_by_whoever_holds_the_licence_and_proved_it_just_now() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    assert_eq!(opened.number, None, "the licence's app asks for no number");
    assert!(waits(&app.poll_licence(&opened).await));
    app.hall().clock.pass_s(30);
    app.show(right(&opened, "d-1")).await.unwrap();
    let shown_at = app.hall().clock.now().as_second();
    app.hall().clock.pass_s(2);
    let session = app.collect_licence(&opened).await;
    let (organisation, membership, role) = session.member.clone().unwrap();
    assert_eq!(organisation, app.staff.opened.organisation);
    assert_eq!(membership, app.staff.opened.membership);
    assert_eq!(role, Role::LegalRepresentative);
    let token = &session.access_token;
    let claims = jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims;
    assert_eq!((claims.amr, claims.auth_time), (vec!["licence".to_owned()], shown_at));
    let next = app.hall().refresh(&session.refresh_token).await.unwrap();
    assert_eq!(next.id, session.id);
    let kept = app.hall().table.session(&session.person, &session.id).await.unwrap().unwrap();
    assert_eq!((kept.device.as_str(), kept.amr.as_str()), ("Edge, Windows", "licence"));
    app.hall().clock.pass_s(2);
    assert!(matches!(app.poll_licence(&opened).await, Err(NotPolled::Consumed)));
    assert_eq!(app.sessions().await, 1);
}

#[tokio::test]
async fn a_code_of_one_kind_is_neither_scanned_nor_polled_nor_shown_as_the_other() {
    let app = app().await;
    let (licence, qr) = (app.open_for_licence().await, app.open().await);
    let refused = app.scan(&app.boss, &licence.id, &licence.scan).await.unwrap_err();
    assert!(matches!(refused, NotApproved::Unknown), "{refused:?}");
    let polled = app.poll(&licence).await;
    assert!(matches!(polled, Err(NotPolled::Unknown)), "{polled:?}");
    let polled = app.poll_licence(&qr).await;
    assert!(matches!(polled, Err(NotPolled::Unknown)), "{polled:?}");
    for opened in [&qr, &app.scanned().await] {
        let refused = app.show(right(opened, "d-1")).await.unwrap_err();
        assert!(matches!(refused, NotShown::Unknown), "{refused:?}");
    }
    app.hall().clock.pass(rules::QR_LIFE);
    for polled in [app.poll(&licence).await, app.poll_licence(&qr).await] {
        assert!(matches!(polled, Err(NotPolled::Unknown)), "also when it has expired: {polled:?}");
    }
    assert_eq!((app.sessions().await, app.hall().rows("DELIVERY#licence").await), (0, 0));
}

#[tokio::test]
async fn no_secret_but_the_code_s_own_shows_a_licence_to_it() {
    let app = app().await;
    let (opened, other) = (app.open_for_licence().await, app.open_for_licence().await);
    let as_scan = opened.poll.reveal().parse().unwrap();
    for scan in [as_scan, other.scan.clone()] {
        let refused = app.show(Shown { scan, ..right(&opened, "d-1") }).await.unwrap_err();
        assert!(matches!(refused, NotShown::Unknown), "{refused:?}");
    }
    let as_poll = opened.scan.reveal().parse().unwrap();
    let polled = app.poll_as(QrKind::Licence, &opened.id, &as_poll).await;
    assert!(matches!(polled, Err(NotPolled::Unknown)), "{polled:?}");
    app.show(right(&opened, "d-1")).await.unwrap();
}

#[tokio::test]
async fn nobody_is_signed_in_but_a_registered_member_of_the_licence_s_own_organisation() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    let other_code = Company::new(77).credit_code;
    let misnamed = Identity { name: person(2).name, ..person(BOSS) };
    let attempts = [
        Shown { credit_code: other_code, ..right(&opened, "other-credit-code") },
        held_by(&opened, person(9), "registered-and-no-member"),
        held_by(&opened, person(55), "registered-nowhere"),
        held_by(&opened, misnamed, "another-name"),
    ];
    for shown in attempts {
        let what = shown.delivery.clone();
        let refused = app.show(shown).await.unwrap_err();
        let is_nobody = matches!(refused, NotShown::NotActing(Denial::NotAMember));
        assert!(is_nobody, "{what}: {refused:?}");
    }
    assert_eq!((app.sessions().await, app.hall().rows("DELIVERY#licence").await), (0, 0));
    assert!(waits(&app.poll_licence(&opened).await), "and the code waits for another licence");
    app.show(right(&opened, "d-1")).await.unwrap();
}

#[tokio::test]
async fn a_holder_who_is_invited_suspended_or_out_of_their_period_is_refused_with_the_reason() {
    let app = app().await;
    let (staff, boss) = (&app.staff, &app.staff.boss);
    staff.register(3).await;
    staff.invite(boss, Role::Agent, 3).await.unwrap();
    staff.member(boss, Role::Agent, 4).await;
    let own = person_actor(&app.hall().person_signed_in(4).await);
    app.hall().not_me(&own, &staff.opened.organisation).await.unwrap();
    staff.member(boss, Role::Agent, 5).await;
    let removed = staff.member(boss, Role::Agent, 6).await;
    staff.remove(boss, Role::Agent, Some(removed.membership)).await.unwrap();
    let before = app.sessions().await;
    let refused = async |seed| {
        let opened = app.open_for_licence().await;
        let shown = held_by(&opened, person(seed), &format!("d-{seed}"));
        let NotShown::NotActing(denial) = app.show(shown).await.unwrap_err() else { panic!() };
        assert!(waits(&app.poll_licence(&opened).await));
        denial
    };
    assert_eq!(refused(3).await, Denial::NotAccepted);
    assert_eq!(refused(4).await, Denial::Suspended);
    assert_eq!(refused(6).await, Denial::NotAMember, "removed");
    let opened = app.open_for_licence().await;
    app.show(held_by(&opened, person(5), "d-live")).await.unwrap();
    app.hall().clock.pass(days(366));
    assert_eq!(refused(5).await, Denial::AfterPeriod);
    assert_eq!(app.sessions().await, before + 1);
}

#[tokio::test]
async fn a_code_takes_a_licence_for_120_seconds_and_its_end_is_outside() {
    let app = app().await;
    let [last, late, approved] =
        [app.open_for_licence().await, app.open_for_licence().await, app.open_for_licence().await];
    app.show(right(&approved, "d-0")).await.unwrap();
    app.hall().clock.pass(rules::QR_LIFE - SignedDuration::from_millis(1));
    app.show(right(&last, "d-1")).await.unwrap();
    app.hall().clock.pass(SignedDuration::from_millis(1));
    let refused = app.show(right(&late, "d-2")).await.unwrap_err();
    assert!(matches!(refused, NotShown::Expired), "{refused:?}");
    for opened in [&last, &late, &approved] {
        let polled = app.poll_licence(opened).await;
        assert!(matches!(polled, Err(NotPolled::Expired)), "{polled:?}");
    }
}

#[tokio::test]
async fn a_delivery_that_comes_twice_is_one_and_its_id_opens_nothing_else() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    app.show(right(&opened, "d-1")).await.unwrap();
    app.show(right(&opened, "d-1")).await.unwrap();
    assert_eq!(app.sessions().await, 1);
    let other = app.open_for_licence().await;
    let refused = app.show(right(&other, "d-1")).await.unwrap_err();
    assert!(matches!(refused, NotShown::DeliveryReused), "{refused:?}");
    assert!(waits(&app.poll_licence(&other).await));
    let refused = app.show(right(&opened, "d-2")).await.unwrap_err();
    assert!(matches!(refused, NotShown::Taken), "{refused:?}");
    app.collect_licence(&opened).await;
    app.show(right(&opened, "d-1")).await.unwrap();
    assert!(matches!(app.poll_licence(&opened).await, Err(NotPolled::Consumed)));
    assert_eq!((app.sessions().await, app.hall().rows("DELIVERY#licence").await), (1, 1));
}

#[tokio::test]
async fn codes_of_both_kinds_count_together_for_an_address() {
    let app = app().await;
    for _ in 0..20 {
        app.open_for_licence().await;
        app.open().await;
    }
    let refused = app.open_as(QrKind::Licence, "203.0.113.7").await.unwrap_err();
    assert!(matches!(refused, NotOpened::Limited { .. }), "{refused:?}");
}

#[tokio::test]
async fn no_secret_of_a_licence_s_code_and_nothing_of_its_holder_lies_in_clear() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    app.show(right(&opened, "d-1")).await.unwrap();
    app.collect_licence(&opened).await;
    let rows = format!("{:?}", app.hall().engine.scan().await.unwrap());
    let holder = person(BOSS);
    let hidden = [opened.scan.reveal(), opened.poll.reveal(), holder.document.number()];
    for secret in hidden.into_iter().chain([holder.name.reveal(), "203.0.113"]) {
        assert!(!rows.contains(secret));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_licences_shown_at_once_one_begins_a_session() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    let shows = (0..50).map(|n| app.show(right(&opened, &format!("d-{n}"))));
    let answers = join_all(shows).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    let is_taken = |answer: &Result<(), NotShown>| matches!(answer, Ok(()) | Err(NotShown::Taken));
    assert!(answers.iter().all(is_taken), "{answers:?}");
    assert_eq!((app.sessions().await, app.hall().rows("DELIVERY#licence").await), (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_one_delivery_fifty_times_at_once_one_begins_a_session_and_all_are_told_so() {
    let app = app().await;
    let opened = app.open_for_licence().await;
    let answers = join_all((0..50).map(|_| app.show(right(&opened, "d-1")))).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(app.sessions().await, 1);
}

#[tokio::test]
async fn showing_a_licence_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let app = app().await;
        let opened = app.open_for_licence().await;
        app.hall().calls.trouble("TransactWriteItems", trouble);
        app.show(right(&opened, "d-1")).await.unwrap();
        app.collect_licence(&opened).await;
        assert!(app.hall().calls.is_calm(), "{trouble:?}");
        assert_eq!(app.sessions().await, 1);
    }
}

#[tokio::test]
async fn a_licence_costs_five_calls_in_three_round_trips_and_its_page_one_each() {
    let app = app().await;
    let _ = app.hall().calls.cost();
    let opened = app.open_for_licence().await;
    assert_eq!(app.hall().calls.cost(), (1, 1), "licence-sign-in, opened");
    app.poll_licence(&opened).await.unwrap();
    assert_eq!(app.hall().calls.cost(), (1, 1), "licence-sign-in, polled");
    app.show(right(&opened, "d-1")).await.unwrap();
    assert_eq!(app.hall().calls.cost(), (5, 3), "licence-callback");
    app.collect_licence(&opened).await;
    assert_eq!(app.hall().calls.cost(), (1, 1), "licence-sign-in, consumed");
    let refused = app.show(held_by(&opened, person(9), "d-2")).await;
    assert!(refused.is_err());
    assert_eq!(app.hall().calls.cost(), (4, 2), "licence-callback, refused");
}
