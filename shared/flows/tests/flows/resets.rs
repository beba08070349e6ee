//! Resetting a password: who proves it how, what nobody learns, and what ends with it.

use crate::hall::{Company, Hall, PASSWORD, mobile, passed, person, presented};
use crate::staff::{BOSS, Staff, days};
use domain::{
    AccountName, FaceRefusal, FaceResult, FlowId, FlowToken, MemberActor, Mobile,
    OrganisationIdentifier, OutOfStep, PasswordRule, Period, ResetStage, Role, ScanSecret,
    SmsCodeId, rules,
};
use flows::face::NotAdmitted;
use flows::password_reset::complete::{Complete, NotReset, complete};
use flows::password_reset::start::{NotStarted, Start, start};
use flows::password_reset::status::{NotTold, ResetProgress, status};
use flows::person_registration::start::Opened;
use flows::sign_in::NotSignedIn;
use flows::sms::send::NotSent;
use futures::future::join_all;
use keys::{BlindKeys, KeyKind as _, Rotating as _};
use ports::{Clock as _, SystemEntropy};

pub(crate) const NEW: &str = "Lin8+harbour-Mo";
const AGENT: u64 = 2;

type Proven = Option<(SmsCodeId, Mobile)>;

impl Hall {
    pub(crate) async fn start_reset(
        &self,
        organisation: &str,
        account: &str,
    ) -> Result<Opened, NotStarted> {
        self.start_reset_from(organisation, account, "203.0.113.1").await
    }

    pub(crate) async fn start_reset_from(
        &self,
        organisation: &str,
        account: &str,
        address: &str,
    ) -> Result<Opened, NotStarted> {
        let pattern = domain::InstitutionCodePattern::default();
        let request = Start {
            organisation: OrganisationIdentifier::parse(organisation, &pattern).unwrap(),
            account: AccountName::parse(account).unwrap(),
            address: address.to_owned(),
        };
        start(&self.table, &self.keys.veil.blind, &self.entropy, &self.clock, request).await
    }

    pub(crate) async fn prove_reset(&self, opened: &Opened, mobile: &Mobile) -> Proven {
        let ready = self.prove(opened, mobile).await;
        self.forget_limits().await;
        Some((ready.sms_code, ready.mobile))
    }

    pub(crate) async fn complete_reset(
        &self,
        opened: &Opened,
        proven: Proven,
        password: &str,
    ) -> Result<(), NotReset> {
        let request = Complete {
            reset: opened.registration.clone(),
            token: opened.token.clone(),
            proven,
            password: presented(password),
            confirmation: presented(password),
        };
        let Self { table, keys, entropy, clock, .. } = self;
        complete(table, &keys.veil, &keys.passwords, entropy, clock, request).await
    }

    async fn told(&self, opened: &Opened) -> ResetProgress {
        status(&self.table, &opened.registration, &opened.token).await.unwrap()
    }
}

impl Staff {
    pub(crate) async fn reset_of(&self, seed: u64) -> Opened {
        let number = self.opened.number.as_str();
        self.hall.start_reset(number, mobile(seed).national()).await.unwrap()
    }

    async fn signs_in(&self, seed: u64, password: &str) -> bool {
        let number = self.opened.number.as_str();
        let session = self.hall.sign_in(number, mobile(seed).national(), password).await;
        self.hall.forget_limits().await;
        session.is_ok()
    }

    async fn acts(&self, actor: &MemberActor) -> bool {
        self.people().await.acting(actor, self.hall.clock.now()).is_ok()
    }
}

async fn with_agent() -> (Staff, MemberActor) {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, AGENT).await;
    (staff, agent)
}

#[tokio::test]
async fn an_agent_resets_by_a_code_to_their_mobile_and_all_their_sessions_end() {
    let (staff, agent) = with_agent().await;
    assert!(staff.acts(&agent).await);
    let opened = staff.reset_of(AGENT).await;
    let proven = staff.hall.prove_reset(&opened, &mobile(AGENT)).await;
    let before = staff.audited().await;
    staff.hall.complete_reset(&opened, proven, NEW).await.unwrap();
    assert!(!staff.acts(&agent).await, "the epoch was raised");
    assert!(staff.acts(&staff.boss).await, "nobody else's");
    assert!(!staff.signs_in(AGENT, PASSWORD).await);
    assert!(staff.signs_in(AGENT, NEW).await);
    assert_eq!(staff.audited().await, before + 1);
    assert_eq!(staff.hall.told(&opened).await.stage, ResetStage::Complete);
}

#[tokio::test]
async fn everybody_resets_by_their_face() {
    let staff = Staff::open().await;
    staff.member(&staff.boss, Role::Administrator, 3).await;
    staff.member(&staff.boss, Role::Agent, AGENT).await;
    for seed in [BOSS, 3, AGENT] {
        let opened = staff.reset_of(seed).await;
        let awaiting = ResetStage::AwaitingProof { refusal: None };
        assert_eq!(staff.hall.told(&opened).await.stage, awaiting);
        staff.hall.pass(&opened, &person(seed)).await.unwrap();
        assert_eq!(staff.hall.told(&opened).await.stage, ResetStage::FacePassed);
        staff.hall.complete_reset(&opened, None, NEW).await.unwrap();
        assert!(staff.signs_in(seed, NEW).await);
    }
}

#[tokio::test]
async fn a_code_alone_resets_no_legal_representative_and_no_administrator() {
    let staff = Staff::open().await;
    staff.member(&staff.boss, Role::Administrator, 3).await;
    for seed in [BOSS, 3] {
        let opened = staff.reset_of(seed).await;
        let proven = staff.hall.prove_reset(&opened, &mobile(seed)).await;
        let before = staff.hall.engine.scan().await.unwrap();
        let refused = staff.hall.complete_reset(&opened, proven.clone(), NEW).await;
        assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
        assert_eq!(staff.hall.engine.scan().await.unwrap(), before, "nothing is written");
        // The face is still open to them.
        staff.hall.pass(&opened, &person(seed)).await.unwrap();
        staff.hall.complete_reset(&opened, proven, NEW).await.unwrap();
    }
}

#[tokio::test]
async fn who_is_nobody_is_answered_as_somebody_is_after_the_same_calls() {
    let (staff, _) = with_agent().await;
    staff.register(4).await;
    staff.invite(&staff.boss, Role::Agent, 4).await.unwrap();
    let suspended = staff.member(&staff.boss, Role::Agent, 5).await;
    let own = staff.person_session(&suspended.person).await;
    let Hall { table, keys, entropy, clock, .. } = &staff.hall;
    let organisation = &staff.opened.organisation;
    flows::me::not_me(table, &keys.veil, entropy, clock, &own, organisation).await.unwrap();

    let number = staff.opened.number.as_str();
    let nowhere = Company::new(9).credit_code;
    let named = [
        (number, AGENT),
        (number, BOSS),
        (number, 9),
        (number, 4),
        (number, 5),
        (nowhere.as_str(), AGENT),
        ("99999999", AGENT),
    ];
    let hall = &staff.hall;
    let operations = || {
        let made = hall.calls.take();
        made.into_iter().map(|call| (call.operation, call.trip)).collect::<Vec<_>>()
    };
    let mut costs = Vec::new();
    for (organisation, seed) in named {
        let _ = operations();
        let opened = hall.start_reset(organisation, mobile(seed).national()).await.unwrap();
        let mut cost = vec![operations()];
        assert!(opened.registration.as_str().starts_with("rst_"));
        let progress = hall.told(&opened).await;
        assert_eq!(progress.deadline, opened.expires_at);
        assert_eq!(progress.deadline, hall.clock.now() + rules::ERRAND_WINDOW);
        assert_eq!(progress.stage, ResetStage::AwaitingProof { refusal: None });
        // A mobile that is nobody's here: the answer is the same, and nothing is sent to it.
        let _ = operations();
        let sent = hall.send(&opened, &mobile(8)).await.unwrap();
        cost.push(operations());
        assert!(hall.inbox.code(&mobile(8)).is_none());
        let _ = operations();
        for proven in [None, Some((sent.sms_code, mobile(8)))] {
            let refused = hall.complete_reset(&opened, proven, NEW).await;
            assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
            cost.push(operations());
        }
        let refused = hall.show(&opened.registration, &opened.scan, "a", passed(&person(8))).await;
        assert!(matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))));
        cost.push(operations());
        hall.remove(&["RATE#", "DELIVERY#"]).await;
        costs.push(cost);
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
}

#[tokio::test]
async fn only_a_verified_code_of_this_reset_to_the_mobile_of_the_place_is_proof() {
    let (staff, _) = with_agent().await;
    let hall = &staff.hall;
    let opened = staff.reset_of(AGENT).await;
    let other = staff.reset_of(AGENT).await;
    let unverified = hall.send(&opened, &mobile(AGENT)).await.unwrap().sms_code;
    let of_other = hall.prove_reset(&other, &mobile(AGENT)).await;
    let to_other = hall.send(&opened, &mobile(7)).await.unwrap().sms_code;
    assert!(hall.inbox.code(&mobile(7)).is_none(), "a reset sends no messages elsewhere");
    let none = SmsCodeId::from_random([1; 16]);
    let before = hall.engine.scan().await.unwrap();
    for proven in [
        Some((unverified, mobile(AGENT))),
        of_other,
        Some((to_other.clone(), mobile(7))),
        Some((to_other, mobile(AGENT))),
        Some((none, mobile(AGENT))),
        None,
    ] {
        let refused = hall.complete_reset(&opened, proven, NEW).await;
        assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    }
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_weak_password_is_told_only_to_whoever_proved_themselves_and_uses_nothing_up() {
    let (staff, _) = with_agent().await;
    let hall = &staff.hall;
    let opened = staff.reset_of(AGENT).await;
    let sent = hall.send(&opened, &mobile(AGENT)).await.unwrap();
    // Their own document number in it: whoever learns that this breaks a rule learns whose place it is.
    let weak = format!("Aa#{}", &person(AGENT).document.number()[..17]);
    let proven = Some((sent.sms_code.clone(), mobile(AGENT)));
    let refused = hall.complete_reset(&opened, proven.clone(), &weak).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    let code = hall.inbox.code(&mobile(AGENT)).unwrap();
    hall.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
    let number = staff.opened.number.as_str();
    for weak in ["short", &format!("Kq7#v{number}")] {
        let refused = hall.complete_reset(&opened, proven.clone(), weak).await.unwrap_err();
        let NotReset::Weak(weak) = refused else { panic!("{refused:?}") };
        assert!(
            weak.rules
                .iter()
                .any(|rule| { matches!(rule, PasswordRule::Length | PasswordRule::Context) })
        );
    }
    hall.complete_reset(&opened, proven, NEW).await.unwrap();
}

#[tokio::test]
async fn another_browser_and_another_flow_s_token_reset_nothing() {
    let (staff, _) = with_agent().await;
    let hall = &staff.hall;
    let opened = staff.reset_of(AGENT).await;
    hall.pass(&opened, &person(AGENT)).await.unwrap();
    let other = staff.reset_of(AGENT).await;
    let registration = hall.start_person(&person(6)).await.unwrap();
    let replay = |registration: &FlowId, token: &FlowToken| Opened {
        registration: registration.clone(),
        token: token.clone(),
        scan: opened.scan.clone(),
        expires_at: opened.expires_at,
    };
    for stranger in [
        replay(&opened.registration, &other.token),
        replay(&opened.registration, &FlowToken::from_random([7; 32])),
        replay(&registration.registration, &registration.token),
    ] {
        let refused = hall.complete_reset(&stranger, None, NEW).await;
        assert!(matches!(refused, Err(NotReset::Unknown)), "{refused:?}");
        let told = status(&hall.table, &stranger.registration, &stranger.token).await;
        assert!(matches!(told, Err(NotTold::Unknown)), "{told:?}");
    }
    assert!(staff.signs_in(AGENT, PASSWORD).await);
}

#[tokio::test]
async fn another_s_face_is_refused_and_noted_and_the_right_one_still_passes_once() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let boss = person(BOSS);
    staff.register(3).await;
    let opened = staff.reset_of(BOSS).await;
    let impostor = domain::Identity { name: person(3).name, ..boss.clone() };
    let shown = [
        ("a", FaceResult::Failed, FaceRefusal::NotPassed),
        ("b", passed(&person(3)), FaceRefusal::OtherPerson),
        ("c", passed(&person(9)), FaceRefusal::OtherPerson),
        ("d", passed(&impostor), FaceRefusal::OtherPerson),
    ];
    for (delivery, result, expected) in shown {
        for _ in 0..2 {
            let show = hall.show(&opened.registration, &opened.scan, delivery, result.clone());
            let NotAdmitted::Refused(refusal) = show.await.unwrap_err() else { panic!() };
            assert_eq!(refusal, expected);
        }
        let refusal = Some(expected);
        assert_eq!(hall.told(&opened).await.stage, ResetStage::AwaitingProof { refusal });
    }
    let refused = hall.complete_reset(&opened, None, NEW).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    let scan = ScanSecret::from_random([7; 32]);
    let refused = hall.show(&opened.registration, &scan, "e", passed(&boss)).await;
    assert!(matches!(refused, Err(NotAdmitted::Unknown)), "{refused:?}");

    hall.pass(&opened, &boss).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    hall.pass(&opened, &boss).await.unwrap();
    assert_eq!(hall.engine.scan().await.unwrap(), before, "twice is once");
    let again = hall.show(&opened.registration, &opened.scan, "f", passed(&boss)).await;
    assert!(matches!(again, Err(NotAdmitted::OutOfStep(OutOfStep::FaceDone))), "{again:?}");
    hall.complete_reset(&opened, None, NEW).await.unwrap();
}

#[tokio::test]
async fn nobody_s_reset_admits_no_face_and_sets_no_password() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.register(3).await;
    let opened = staff.reset_of(3).await;
    let refused = hall.pass(&opened, &person(3)).await;
    assert!(matches!(refused, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))), "{refused:?}");
    let before = hall.inbox.count();
    let sent = hall.send(&opened, &mobile(3)).await.unwrap();
    assert_eq!(hall.inbox.count(), before, "a reset sends no messages to whoever is named in it");
    let proven = Some((sent.sms_code, mobile(3)));
    let refused = hall.complete_reset(&opened, proven, NEW).await;
    assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
}

#[tokio::test]
async fn the_window_is_600_seconds_and_its_end_is_outside() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let (in_time, late, faceless) =
        (staff.reset_of(BOSS).await, staff.reset_of(BOSS).await, staff.reset_of(BOSS).await);
    hall.pass(&in_time, &person(BOSS)).await.unwrap();
    hall.pass(&late, &person(BOSS)).await.unwrap();
    hall.clock.pass_s(599);
    hall.complete_reset(&in_time, None, NEW).await.unwrap();
    hall.clock.pass_s(1);
    let before = hall.engine.scan().await.unwrap();
    let refused = hall.complete_reset(&late, None, PASSWORD).await;
    assert!(matches!(refused, Err(NotReset::TooLate)), "{refused:?}");
    let refused = hall.pass(&faceless, &person(BOSS)).await;
    assert!(matches!(refused, Err(NotAdmitted::OutOfStep(OutOfStep::FaceTooLate))), "{refused:?}");
    for over in [&faceless, &in_time] {
        let refused = hall.send(over, &mobile(7)).await;
        assert!(matches!(refused, Err(NotSent::FlowOver)), "{refused:?}");
    }
    assert_eq!(hall.engine.scan().await.unwrap(), before);
    assert!(staff.signs_in(BOSS, NEW).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_completions_at_once_one_is_written_and_those_with_its_password_are_told_the_same()
{
    let (staff, _) = with_agent().await;
    let hall = &staff.hall;
    let opened = staff.reset_of(AGENT).await;
    let proven = hall.prove_reset(&opened, &mobile(AGENT)).await;
    let before = staff.audited().await;
    let answers = join_all((0..50).map(|n| {
        let password = if n % 2 == 0 { NEW } else { "Zhu4=meadow*Qi" };
        hall.complete_reset(&opened, proven.clone(), password)
    }))
    .await;
    assert_eq!(staff.audited().await, before + 1);
    let done = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(done, 25, "{answers:?}");
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotReset::AlreadyComplete), "{answer:?}");
    }
}

#[tokio::test]
async fn a_reset_asked_again_gets_its_answer_for_the_same_password_only() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let opened = staff.reset_of(BOSS).await;
    hall.pass(&opened, &person(BOSS)).await.unwrap();
    hall.complete_reset(&opened, None, NEW).await.unwrap();
    let before = hall.engine.scan().await.unwrap();
    hall.complete_reset(&opened, None, NEW).await.unwrap();
    let refused = hall.complete_reset(&opened, None, PASSWORD).await;
    assert!(matches!(refused, Err(NotReset::AlreadyComplete)), "{refused:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_reset_ends_a_lock_out() {
    let (staff, _) = with_agent().await;
    let hall = &staff.hall;
    let number = staff.opened.number.as_str();
    let opened = staff.reset_of(AGENT).await;
    let proven = hall.prove_reset(&opened, &mobile(AGENT)).await;
    let phone = mobile(AGENT);
    let attempt = |password| hall.sign_in(number, phone.national(), password);
    for _ in 0..5 {
        assert!(matches!(attempt("Wrong9#password").await, Err(NotSignedIn::Wrong)));
    }
    assert!(matches!(attempt(PASSWORD).await, Err(NotSignedIn::LockedOut { .. })));
    hall.complete_reset(&opened, proven, NEW).await.unwrap();
    attempt(NEW).await.unwrap();
}

#[tokio::test]
async fn a_place_out_of_its_period_resets_and_one_that_is_gone_or_suspended_meanwhile_does_not() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let now = hall.clock.now();
    staff.register(AGENT).await;
    let later = Period::new(now + days(1), now + days(2)).unwrap();
    let invited = staff.invite_identity(&staff.boss, Role::Agent, person(AGENT), later).await;
    staff.accept_by_link(&invited.unwrap().link, AGENT).await;
    let opened = staff.reset_of(AGENT).await;
    let proven = hall.prove_reset(&opened, &mobile(AGENT)).await;
    hall.complete_reset(&opened, proven, NEW).await.unwrap();

    let gone = staff.member(&staff.boss, Role::Agent, 3).await;
    let suspended = staff.member(&staff.boss, Role::Agent, 4).await;
    let resets = [(staff.reset_of(3).await, 3), (staff.reset_of(4).await, 4)];
    for (opened, seed) in &resets {
        hall.pass(opened, &person(*seed)).await.unwrap();
    }
    staff.remove(&staff.boss, Role::Agent, Some(gone.membership)).await.unwrap();
    let own = staff.person_session(&suspended.person).await;
    let Hall { table, keys, entropy, clock, .. } = hall;
    let organisation = &staff.opened.organisation;
    flows::me::not_me(table, &keys.veil, entropy, clock, &own, organisation).await.unwrap();
    for (opened, _) in &resets {
        let refused = hall.complete_reset(opened, None, NEW).await;
        assert!(matches!(refused, Err(NotReset::NotProven)), "{refused:?}");
    }
}

#[tokio::test]
async fn an_account_is_reset_ten_times_an_hour_whether_there_is_one_or_not() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let number = staff.opened.number.as_str();
    for seed in [BOSS, 9] {
        let (phone, address) = (mobile(seed), format!("198.51.100.{seed}"));
        let begin = async || hall.start_reset_from(number, phone.national(), &address).await;
        for _ in 0..10 {
            begin().await.unwrap();
        }
        let rows = hall.rows("FLOW#rst_").await;
        let refused = begin().await;
        assert!(matches!(refused, Err(NotStarted::Limited { .. })), "{refused:?}");
        assert_eq!(hall.rows("FLOW#rst_").await, rows);
        hall.clock.pass_s(3600);
        begin().await.unwrap();
    }
}

#[tokio::test]
async fn what_strangers_begin_elsewhere_keeps_no_member_from_a_reset() {
    let staff = Staff::open().await;
    let (hall, number) = (&staff.hall, staff.opened.number.as_str());
    let (phone, document) = (mobile(BOSS), person(BOSS).document);
    for address in ["198.51.100.1", "198.51.100.2"] {
        for account in [phone.national(), document.number()] {
            for _ in 0..10 {
                hall.start_reset_from(number, account, address).await.unwrap();
            }
        }
    }
    let opened = staff.reset_of(BOSS).await;
    hall.pass(&opened, &person(BOSS)).await.unwrap();
    hall.complete_reset(&opened, None, NEW).await.unwrap();
}

#[tokio::test]
async fn one_address_begins_ten_resets_an_hour_of_an_account_in_all_its_spellings() {
    let staff = Staff::open().await;
    let (hall, phone) = (&staff.hall, mobile(BOSS));
    let code = Company::new(BOSS).credit_code;
    let spelt = [phone.national().to_owned(), phone.e164(), format!("0086{}", phone.national())];
    for (organisation, account) in [code.as_str(), staff.opened.number.as_str()]
        .into_iter()
        .flat_map(|organisation| spelt.iter().map(move |account| (organisation, account)))
        .cycle()
        .take(10)
    {
        hall.start_reset(organisation, account).await.unwrap();
    }
    let refused = hall.start_reset(code.as_str(), &phone.e164()).await;
    assert!(matches!(refused, Err(NotStarted::Limited { .. })), "{refused:?}");
}

#[tokio::test]
async fn one_address_begins_thirty_resets_an_hour() {
    let hall = Hall::open().await;
    for seed in 0..30 {
        hall.start_reset("99999999", mobile(seed).national()).await.unwrap();
    }
    let refused = hall.start_reset("99999999", mobile(30).national()).await;
    assert!(matches!(refused, Err(NotStarted::Limited { .. })), "{refused:?}");
    hall.start_reset_from("99999999", mobile(30).national(), "192.0.2.9").await.unwrap();
}

#[tokio::test]
async fn a_reset_under_way_survives_the_rotation_of_the_blinding_key() {
    let mut staff = Staff::open().await;
    let old = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let new = BlindKeys::rotated(Some(&old), &SystemEntropy).unwrap();
    staff.hall.keys.veil.blind = BlindKeys::read(&old).unwrap();
    let mut staff = Staff::open_in(staff.hall, 5).await;
    staff.member(&staff.boss, Role::Agent, 6).await;
    let by_code = staff.reset_of(6).await;
    let proven = staff.hall.prove_reset(&by_code, &mobile(6)).await;
    let by_face = staff.reset_of(5).await;
    staff.hall.keys.veil.blind = BlindKeys::read(&new).unwrap();
    staff.hall.complete_reset(&by_code, proven, NEW).await.unwrap();
    staff.hall.pass(&by_face, &person(5)).await.unwrap();
    staff.hall.complete_reset(&by_face, None, NEW).await.unwrap();
}
