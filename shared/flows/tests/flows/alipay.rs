//! A face that is shown to Alipay: what is asked, what is believed, and what binds the two. Alipay itself is this test's
//! hand: it names certifications, and finds what it is told to.

use crate::hall::{Company, Hall, PASSWORD, document, mobile, passed, person};
use crate::resets::NEW;
use crate::staff::Staff;
use domain::{
    CertifyFinding, CertifyId, DocumentKind, FaceRefusal, FlowKind, FlowToken, Identity, NoAttempt,
    OutOfStep, ResetStage, Role, ScanSecret, Stage,
};
use flows::face::NotAdmitted;
use flows::face_verification::begin::{Begin, Begun, NotBegun, begin, bind};
use flows::face_verification::conclude::{Concluded, conclude};
use flows::face_verification::poll::{NotPolled, Polled, poll};
use flows::password_reset::status::status as reset_status;
use flows::person_registration::start::Opened;
use flows::status::status;
use futures::future::join_all;
use jiff::SignedDuration;

const PERSON: FlowKind = FlowKind::PersonRegistration;

/// What Alipay calls what it was asked under this name.
fn certification(begun: &Begun) -> CertifyId {
    begun.request.order.parse().unwrap()
}

impl Hall {
    async fn begin_face(
        &self,
        opened: &Opened,
        identity: Option<Identity>,
    ) -> Result<Begun, NotBegun> {
        let (flow, token) = (opened.registration.clone(), opened.token.clone());
        let Self { table, keys, entropy, clock, .. } = self;
        begin(table, &keys.veil.seal, entropy, clock, Begin { flow, token, identity }).await
    }

    /// An attempt that Alipay has named.
    pub(crate) async fn ask_face(&self, opened: &Opened, identity: Option<Identity>) -> Begun {
        let begun = self.begin_face(opened, identity).await.unwrap();
        bind(&self.table, &self.clock, &begun, &certification(&begun)).await.unwrap();
        begun
    }

    pub(crate) async fn poll_face(&self, opened: &Opened) -> Result<Polled, NotPolled> {
        let of = (&opened.registration, &opened.token);
        poll(&self.table, &self.keys.veil.seal, &self.clock, of).await
    }

    async fn conclude_face(
        &self,
        opened: &Opened,
        polled: &Polled,
        finding: CertifyFinding,
    ) -> Result<Concluded, NotAdmitted> {
        let Self { table, keys, entropy, clock, .. } = self;
        let by = (polled, opened.token.clone());
        conclude(table, &keys.veil, entropy, clock, by, finding).await
    }

    /// The page polls, and this is what Alipay has found by then.
    pub(crate) async fn found(
        &self,
        opened: &Opened,
        finding: CertifyFinding,
    ) -> Result<Concluded, NotAdmitted> {
        self.clock.pass_s(2);
        let polled = self.poll_face(opened).await.unwrap();
        self.conclude_face(opened, &polled, finding).await
    }

    async fn stage(&self, kind: FlowKind, opened: &Opened) -> Stage {
        status(&self.table, kind, &opened.registration, &opened.token).await.unwrap().stage
    }
}

#[tokio::test]
async fn a_face_that_alipay_passes_registers_a_person_and_then_their_organisation() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let boss = company.boss();
    let opened = hall.start_person(&boss).await.unwrap();
    let begun = hall.ask_face(&opened, None).await;
    assert_eq!(begun.request.identity.document, boss.document, "whom the flow claims");
    assert_eq!(begun.request.identity.name, boss.name);
    assert_eq!(begun.expires_at, opened.expires_at);
    let waiting = hall.found(&opened, CertifyFinding::Unfinished).await.unwrap();
    assert_eq!(waiting, Concluded::Waiting);
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingFace { refusal: None });
    assert_eq!(hall.found(&opened, CertifyFinding::Passed).await.unwrap(), Concluded::Passed);
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingAccount);
    let ready = hall.prove(&opened, &mobile(1)).await;
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();

    let opened = hall.start(Hall::form(&company)).await.unwrap();
    let begun = hall.ask_face(&opened, None).await;
    assert_eq!(begun.request.identity.document, boss.document, "the legal representative");
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    hall.forget_limits().await;
    hall.clock.pass_s(60);
    let ready = hall.prove(&opened, &mobile(1)).await;
    hall.complete(ready.with(PASSWORD)).await.unwrap();
}

#[tokio::test]
async fn a_face_that_alipay_fails_is_noted_and_the_next_attempt_asks_under_another_name() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let first = hall.ask_face(&opened, None).await;
    let refused = hall.found(&opened, CertifyFinding::Failed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::NotPassed)), "{refused:?}");
    let refusal = Some(FaceRefusal::NotPassed);
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingFace { refusal });
    // The attempt is over: Alipay is not asked about it again, whatever it might say now.
    hall.clock.pass_s(2);
    let over = hall.poll_face(&opened).await.unwrap_err();
    assert!(matches!(over, NotPolled::Refused(FaceRefusal::NotPassed)), "{over:?}");

    let second = hall.ask_face(&opened, None).await;
    assert_ne!(first.request.order, second.request.order);
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingAccount);
}

#[tokio::test]
async fn asked_again_the_attempt_under_way_stays_the_same_and_nothing_is_written() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let unnamed = hall.begin_face(&opened, None).await.unwrap();
    let again = hall.begin_face(&opened, None).await.unwrap();
    assert_eq!(unnamed.request.order, again.request.order, "Alipay is asked once, however often");
    bind(&hall.table, &hall.clock, &again, &certification(&again)).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    let third = hall.begin_face(&opened, None).await.unwrap();
    assert_eq!(third.certification, Some(certification(&unnamed)));
    bind(&hall.table, &hall.clock, &unnamed, &certification(&unnamed)).await.unwrap();
    assert_eq!(hall.engine.scan().await.unwrap(), before);
    // Another name for the same attempt is none: it is bound.
    let other = "another1".parse().unwrap();
    let refused = bind(&hall.table, &hall.clock, &third, &other).await.unwrap_err();
    assert!(matches!(refused, NotBegun::Overtaken), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certification_that_alipay_does_not_give_is_asked_for_five_times() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let first = hall.begin_face(&opened, None).await.unwrap();
    let asked = join_all((0..50).map(|_| hall.begin_face(&opened, None))).await;
    assert_eq!(asked.iter().filter(|answer| answer.is_ok()).count(), 4, "and the first");
    for refused in asked.into_iter().filter_map(Result::err) {
        assert!(matches!(refused, NotBegun::NoAttempt(NoAttempt::NoneLeft)), "{refused:?}");
    }
    // An answer that comes after all is kept, and goes on.
    bind(&hall.table, &hall.clock, &first, &certification(&first)).await.unwrap();
    hall.begin_face(&opened, None).await.unwrap();
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
}

#[tokio::test]
async fn a_flow_has_five_attempts_and_the_app_still_passes() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    for _ in 0..5 {
        hall.ask_face(&opened, None).await;
        hall.found(&opened, CertifyFinding::Failed).await.unwrap_err();
    }
    let refused = hall.begin_face(&opened, None).await.unwrap_err();
    assert!(matches!(refused, NotBegun::NoAttempt(NoAttempt::NoneLeft)), "{refused:?}");
    hall.pass(&opened, &person(1)).await.unwrap();
}

#[tokio::test]
async fn a_passport_is_shown_to_the_app_and_alipay_is_not_asked() {
    let hall = Hall::open().await;
    let foreigner = Identity {
        document: document(DocumentKind::ForeignPermanentResidence, "911124198108030024"),
        name: person(1).name,
    };
    let opened = hall.start_person(&foreigner).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.begin_face(&opened, None).await.unwrap_err();
    assert!(matches!(refused, NotBegun::NoAttempt(NoAttempt::DocumentNotTaken)), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
    hall.pass(&opened, &foreigner).await.unwrap();
}

#[tokio::test]
async fn only_the_browser_that_began_asks_and_polls() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let other = hall.start_person(&person(2)).await.unwrap();
    let foreign = Opened {
        registration: opened.registration.clone(),
        token: other.token.clone(),
        scan: ScanSecret::from_random([7; 32]),
        expires_at: opened.expires_at,
    };
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.begin_face(&foreign, None).await.unwrap_err();
    assert!(matches!(refused, NotBegun::Unknown), "{refused:?}");
    assert!(matches!(hall.poll_face(&opened).await, Err(NotPolled::Unknown)), "not asked for yet");
    assert_eq!(hall.engine.scan().await.unwrap(), before);

    hall.begin_face(&opened, None).await.unwrap();
    assert!(matches!(hall.poll_face(&opened).await, Err(NotPolled::Unknown)), "not named yet");
    hall.ask_face(&opened, None).await;
    let before = hall.engine.scan().await.unwrap();
    assert!(matches!(hall.poll_face(&foreign).await, Err(NotPolled::Unknown)));
    assert!(matches!(hall.poll_face(&other).await, Err(NotPolled::Unknown)), "each its own");
    assert_eq!(hall.engine.scan().await.unwrap(), before);

    // Nor does somebody else's token take what was found any further.
    let polled = hall.poll_face(&opened).await.unwrap();
    let refused = hall.conclude_face(&foreign, &polled, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Unknown), "{refused:?}");
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingFace { refusal: None });
}

#[tokio::test]
async fn one_flow_is_never_passed_by_the_certification_of_another() {
    let hall = Hall::open().await;
    let victim = hall.start_person(&person(1)).await.unwrap();
    let attacker = hall.start_person(&person(2)).await.unwrap();
    hall.ask_face(&victim, None).await;
    hall.ask_face(&attacker, None).await;
    let mut polled = hall.poll_face(&attacker).await.unwrap();
    // Even a poll that was turned to another flow shows the identity that was asked for, which is not the claimed one.
    polled.verification.flow = victim.registration.clone();
    let refused = hall.conclude_face(&victim, &polled, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::OtherPerson)), "{refused:?}");
    // And its certification is spent on that.
    let polled = hall.poll_face_after_2_s(&attacker).await;
    let refused = hall.conclude_face(&attacker, &polled, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::DeliveryReused), "{refused:?}");
}

impl Hall {
    async fn poll_face_after_2_s(&self, opened: &Opened) -> Polled {
        self.clock.pass_s(2);
        self.poll_face(opened).await.unwrap()
    }
}

#[tokio::test]
async fn the_face_window_is_600_seconds_for_asking_and_for_passing() {
    let hall = Hall::open().await;
    let (in_time, late) = (person(1), person(2));
    let opened_in_time = hall.start_person(&in_time).await.unwrap();
    let opened_late = hall.start_person(&late).await.unwrap();
    hall.ask_face(&opened_in_time, None).await;
    let begun_late = hall.ask_face(&opened_late, None).await;
    hall.clock.pass_s(597);
    hall.found(&opened_in_time, CertifyFinding::Passed).await.unwrap();
    let polled = hall.poll_face(&opened_late).await.unwrap();
    hall.clock.pass_s(1);
    let too_late = |out: &OutOfStep| *out == OutOfStep::FaceTooLate;
    // Alipay took its time: what it found comes too late.
    let refused = hall.conclude_face(&opened_late, &polled, CertifyFinding::Passed).await;
    assert!(matches!(&refused, Err(NotAdmitted::OutOfStep(out)) if too_late(out)), "{refused:?}");
    let refused = hall.poll_face(&opened_late).await;
    assert!(matches!(&refused, Err(NotPolled::OutOfStep(out)) if too_late(out)), "{refused:?}");
    let refused = hall.begin_face(&opened_late, None).await;
    assert!(matches!(&refused, Err(NotBegun::OutOfStep(out)) if too_late(out)), "{refused:?}");
    let refused = bind(&hall.table, &hall.clock, &begun_late, &certification(&begun_late)).await;
    assert!(matches!(refused, Err(NotBegun::Overtaken)), "{refused:?}");
    assert_eq!(hall.stage(PERSON, &opened_late).await, Stage::AwaitingFace { refusal: None });
}

#[tokio::test]
async fn after_the_pass_nothing_more_is_asked_and_the_same_pass_is_told_again() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    let refused = hall.begin_face(&opened, None).await.unwrap_err();
    assert!(matches!(refused, NotBegun::OutOfStep(OutOfStep::FaceDone)), "{refused:?}");
    assert_eq!(hall.found(&opened, CertifyFinding::Passed).await.unwrap(), Concluded::Passed);
    let by_app = hall.pass(&opened, &person(1)).await.unwrap_err();
    assert!(matches!(by_app, NotAdmitted::OutOfStep(OutOfStep::FaceDone)), "{by_app:?}");
    let ready = hall.prove(&opened, &mobile(1)).await;
    hall.complete_person(ready.with(PASSWORD)).await.unwrap();
    let refused = hall.begin_face(&opened, None).await.unwrap_err();
    assert!(matches!(refused, NotBegun::OutOfStep(OutOfStep::AlreadyComplete)), "{refused:?}");
}

#[tokio::test]
async fn a_face_that_passed_by_the_app_is_not_asked_of_alipay() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    hall.pass(&opened, &person(1)).await.unwrap();
    let refused = hall.found(&opened, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::OutOfStep(OutOfStep::FaceDone)), "{refused:?}");
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_who_begin_at_once_one_keeps_the_attempt_and_alipay_gets_one_name() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    let begun = join_all((0..50).map(|_| hall.begin_face(&opened, None))).await;
    let mut orders = Vec::new();
    for begun in begun {
        match begun {
            Ok(begun) => orders.push(begun.request.order),
            Err(NotBegun::Overtaken | NotBegun::NoAttempt(NoAttempt::NoneLeft)) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
    assert!((1..=5).contains(&orders.len()), "{orders:?}");
    orders.dedup();
    assert_eq!(orders.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_conclusions_at_once_are_one_pass() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    let polled = hall.poll_face(&opened).await.unwrap();
    let conclude = || hall.conclude_face(&opened, &polled, CertifyFinding::Passed);
    let answers = join_all((0..50).map(|_| conclude())).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_a_pass_and_a_failure_at_once_exactly_one_counts() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    let polled = hall.poll_face(&opened).await.unwrap();
    let answers = join_all((0..50).map(|n| {
        let finding = if n % 2 == 0 { CertifyFinding::Passed } else { CertifyFinding::Failed };
        hall.conclude_face(&opened, &polled, finding)
    }))
    .await;
    let (passed, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    let is_noted = |answer: &Result<_, NotAdmitted>| {
        matches!(answer, Err(NotAdmitted::Refused(FaceRefusal::NotPassed)))
    };
    let noted = refused.iter().filter(|answer| is_noted(answer)).count();
    assert!(passed.is_empty() != (noted == 0), "{passed:?} {refused:?}");
    let stage = hall.stage(PERSON, &opened).await;
    assert_eq!(stage == Stage::AwaitingAccount, noted == 0, "{stage:?}");
    assert_eq!(hall.rows("DELIVERY#").await, 1);
}

#[tokio::test]
async fn a_page_that_polls_too_often_waits_five_seconds_longer_and_alipay_is_not_asked() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    hall.poll_face(&opened).await.unwrap();
    hall.clock.pass_s(1);
    let seven = SignedDuration::from_secs(7);
    let refused = hall.poll_face(&opened).await.unwrap_err();
    assert!(matches!(refused, NotPolled::SlowDown { every } if every == seven), "{refused:?}");
    hall.clock.pass_s(7);
    assert_eq!(hall.poll_face(&opened).await.unwrap().every, seven);
    hall.clock.pass_s(6);
    assert!(matches!(hall.poll_face(&opened).await, Err(NotPolled::SlowDown { .. })));
}

#[tokio::test]
async fn a_legal_representative_who_is_no_person_yet_registers_and_then_passes() {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    let opened = hall.start(Hall::form(&company)).await.unwrap();
    hall.ask_face(&opened, None).await;
    let refused = hall.found(&opened, CertifyFinding::Passed).await.unwrap_err();
    let expected = NotAdmitted::Refused(FaceRefusal::PersonNotRegistered);
    assert_eq!(format!("{refused:?}"), format!("{expected:?}"));
    hall.person(&company.boss(), &mobile(1)).await;
    hall.ask_face(&opened, None).await;
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
}

#[tokio::test]
async fn a_password_is_reset_by_a_face_that_alipay_passes_if_it_is_the_place_s() {
    let staff = Staff::open().await;
    staff.member(&staff.boss, Role::Agent, 2).await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let opened = hall.start_reset(number, mobile(2).national()).await.unwrap();
    // Whose place it is, is told to nobody who merely names it.
    assert!(matches!(hall.begin_face(&opened, None).await, Err(NotBegun::Identity)));
    hall.ask_face(&opened, Some(person(3))).await;
    let refused = hall.found(&opened, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::OtherPerson)), "{refused:?}");

    hall.ask_face(&opened, Some(person(2))).await;
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    let told = reset_status(&hall.table, &opened.registration, &opened.token).await.unwrap();
    assert_eq!(told.stage, ResetStage::FacePassed);
    hall.complete_reset(&opened, None, NEW).await.unwrap();
    let refused = hall.begin_face(&opened, Some(person(2))).await.unwrap_err();
    assert!(matches!(refused, NotBegun::OutOfStep(OutOfStep::AlreadyComplete)), "{refused:?}");
}

#[tokio::test]
async fn a_reset_of_nobody_s_password_is_asked_of_alipay_like_any_other() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let opened = hall.start_reset(number, mobile(9).national()).await.unwrap();
    assert!(matches!(hall.begin_face(&opened, None).await, Err(NotBegun::Identity)));
    hall.ask_face(&opened, Some(person(1))).await;
    let refused = hall.found(&opened, CertifyFinding::Passed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::OtherPerson)), "{refused:?}");
}

/// Who resets the password of somebody's place and has their own face certified must not have it believed as the other's,
/// however the two requests race.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_certification_of_one_identity_never_stands_beside_another() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let opened = hall.start_reset(number, mobile(1).national()).await.unwrap();
    let asked = join_all((0..50).map(|n| {
        let identity = person(if n % 2 == 0 { 1 } else { 2 });
        hall.begin_face(&opened, Some(identity))
    }))
    .await;
    // Alipay certifies each as it was asked to first under that name, as it may.
    let mut certified: Vec<(String, Identity)> = Vec::new();
    for begun in asked.iter().flatten() {
        if !certified.iter().any(|(order, _)| *order == begun.request.order) {
            certified.push((begun.request.order.clone(), begun.request.identity.clone()));
        }
        let _ = bind(&hall.table, &hall.clock, begun, &certification(begun)).await;
    }
    for begun in asked.iter().flatten() {
        let (_, first) = certified.iter().find(|(order, _)| *order == begun.request.order).unwrap();
        assert_eq!(first.document, begun.request.identity.document, "one name, one identity");
    }
    let polled = hall.poll_face(&opened).await.unwrap();
    let (_, of) =
        certified.iter().find(|(order, _)| order == polled.certification.as_str()).unwrap();
    assert_eq!(of.document, polled.verification.identity.document);
}

#[tokio::test]
async fn a_registration_claims_somebody_and_takes_no_other_identity() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    for identity in [person(1), person(2)] {
        let refused = hall.begin_face(&opened, Some(identity)).await.unwrap_err();
        assert!(matches!(refused, NotBegun::Identity), "{refused:?}");
    }
    assert!(matches!(hall.poll_face(&opened).await, Err(NotPolled::Unknown)));
}

#[tokio::test]
async fn an_invitation_awaits_no_face() {
    let staff = Staff::open().await;
    staff.register(2).await;
    let sent = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    let opened = Opened {
        registration: keys::invitation(&sent.link),
        token: sent.link,
        scan: ScanSecret::from_random([7; 32]),
        expires_at: jiff::Timestamp::UNIX_EPOCH,
    };
    let refused = staff.hall.begin_face(&opened, Some(person(2))).await.unwrap_err();
    assert!(matches!(refused, NotBegun::Unknown), "{refused:?}");
    let _: &FlowToken = &opened.token;
}

#[tokio::test]
async fn a_lost_ending_of_an_attempt_is_made_up_for_by_the_next_poll() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    // The refusal was noted, but the attempt was not ended.
    let polled = hall.poll_face(&opened).await.unwrap();
    hall.conclude_face(&opened, &polled, CertifyFinding::Failed).await.unwrap_err();
    let client = hall.engine.client(&testkit::Calls::default());
    let item = hall.engine.scan().await.unwrap();
    let row = item.iter().find(|item| item["sk"].as_s().unwrap().starts_with("FACE#")).unwrap();
    let mut row = row.clone();
    row.remove("refusal").unwrap();
    client.put_item().table_name(testkit::engine::TABLE).set_item(Some(row)).send().await.unwrap();
    let refused = hall.found(&opened, CertifyFinding::Failed).await.unwrap_err();
    assert!(matches!(refused, NotAdmitted::Refused(FaceRefusal::NotPassed)), "{refused:?}");
    assert_eq!(hall.rows("DELIVERY#").await, 1);
    assert_eq!(hall.begin_face(&opened, None).await.unwrap().attempt, 2);
}

#[tokio::test]
async fn a_face_by_the_app_is_judged_as_before_while_alipay_waits() {
    let hall = Hall::open().await;
    let opened = hall.start_person(&person(1)).await.unwrap();
    hall.ask_face(&opened, None).await;
    let other = passed(&person(2));
    let _ = hall.show(&opened.registration, &opened.scan, "a", other).await.unwrap_err();
    hall.found(&opened, CertifyFinding::Passed).await.unwrap();
    assert_eq!(hall.stage(PERSON, &opened).await, Stage::AwaitingAccount);
}
