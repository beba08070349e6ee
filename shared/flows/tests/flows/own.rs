//! What somebody changes of their own: passwords and mobiles, of a place and of a person; and 「不是我」.

use crate::hall::{Hall, PASSWORD, Ready, mobile, person, presented};
use crate::resets::NEW;
use crate::staff::{BOSS, Staff};
use domain::{
    Actor, MemberActor, NotFresh, PasswordRule, PersonActor, Place, Role, SmsCodeId, rules,
};
use flows::me::{Me, NotDisavowed, NotTold, me, not_me};
use flows::mobile_change::complete::{Complete, NotChanged as MobileNotChanged};
use flows::mobile_change::start::{Begun, NotStarted};
use flows::mobile_change::{complete::complete, start::start};
use flows::password_change;
use flows::password_change::{Change, NotChanged};
use flows::person_registration::start::Opened;
use flows::sign_in::NotSignedIn;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::{BlindKeys, KeyKind as _, Rotating as _};
use ports::{Clock as _, SystemEntropy};
use store::Particulars;

const WRONG: &str = "Wrong9#password";

fn change(current: &str, password: &str) -> Change {
    Change {
        current: presented(current),
        password: presented(password),
        confirmation: presented(password),
    }
}

impl Hall {
    pub(crate) async fn change_password(
        &self,
        actor: &MemberActor,
        current: &str,
        password: &str,
    ) -> Result<(), NotChanged> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        let request = change(current, password);
        password_change::member::change(table, veil, passwords, entropy, clock, actor, request)
            .await
    }

    pub(crate) async fn change_own_password(
        &self,
        actor: &PersonActor,
        current: &str,
        password: &str,
    ) -> Result<(), NotChanged> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        let request = change(current, password);
        password_change::person::change(table, veil, passwords, entropy, clock, actor, request)
            .await
    }

    pub(crate) async fn start_mobile_change(&self, actor: &Actor) -> Result<Begun, NotStarted> {
        start(&self.table, &self.entropy, &self.clock, actor).await
    }

    /// Proves a number for a change of mobile.
    pub(crate) async fn prove_mobile(&self, begun: &Begun, seed: u64) -> Ready {
        let opened = Opened {
            registration: begun.change.clone(),
            token: begun.token.clone(),
            scan: domain::ScanSecret::from_random([0; 32]),
            expires_at: begun.expires_at,
        };
        let ready = self.prove(&opened, &mobile(seed)).await;
        self.forget_limits().await;
        ready
    }

    pub(crate) async fn complete_mobile_change(
        &self,
        actor: &Actor,
        ready: &Ready,
    ) -> Result<(), MobileNotChanged> {
        let request = Complete {
            change: ready.registration.clone(),
            sms_code: ready.sms_code.clone(),
            mobile: ready.mobile.clone(),
        };
        complete(&self.table, &self.keys.veil, &self.entropy, &self.clock, actor, request).await
    }

    pub(crate) async fn me(&self, actor: &PersonActor) -> Result<Me, NotTold> {
        self.me_of(&Actor::Person(actor.clone())).await
    }

    pub(crate) async fn me_of(&self, actor: &Actor) -> Result<Me, NotTold> {
        me(&self.table, &self.keys.veil.seal, &self.clock, actor).await
    }

    pub(crate) async fn not_me(
        &self,
        actor: &PersonActor,
        organisation: &domain::OrganisationId,
    ) -> Result<(), NotDisavowed> {
        let Self { table, keys, entropy, clock, .. } = self;
        not_me(table, &keys.veil, entropy, clock, actor, organisation).await
    }
}

impl Staff {
    async fn signed_in(&self, seed: u64, password: &str) -> Result<(), NotSignedIn> {
        let number = self.opened.number.as_str();
        self.hall.sign_in(number, mobile(seed).national(), password).await.map(|_| ())
    }

    async fn still_acts(&self, actor: &MemberActor) -> bool {
        self.people().await.acting(actor, self.hall.clock.now()).is_ok()
    }

    async fn boss_himself(&self) -> PersonActor {
        self.person_session(&self.boss.person).await
    }

    /// Mobiles as they are kept, of the boss's place and of the boss.
    async fn mobiles(&self) -> (String, String) {
        let Hall { table, keys, .. } = &self.hall;
        let seal = &keys.veil.seal;
        let members = table.members(&self.opened.organisation).await.unwrap().unwrap();
        let person = table.person(&self.boss.person).await.unwrap().unwrap();
        let of = |particulars: Particulars| particulars.mobile.national().to_owned();
        let place = members.particulars(&self.boss.membership, seal).unwrap();
        (of(place), of(person.particulars(seal).unwrap()))
    }
}

// Passwords.

#[tokio::test]
async fn a_member_changes_their_password_and_every_session_of_the_place_ends_and_no_other() {
    let staff = Staff::open().await;
    let other = staff.sign_in(BOSS).await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    staff.hall.change_password(&staff.boss, PASSWORD, NEW).await.unwrap();
    assert!(!staff.still_acts(&staff.boss).await);
    assert!(!staff.still_acts(&other).await);
    assert!(staff.still_acts(&agent).await);
    assert!(matches!(staff.signed_in(BOSS, PASSWORD).await, Err(NotSignedIn::Wrong)));
    staff.signed_in(BOSS, NEW).await.unwrap();
    let ended = staff.hall.change_password(&staff.boss, NEW, PASSWORD).await;
    assert!(matches!(ended, Err(NotChanged::Ended(_))), "{ended:?}");
}

#[tokio::test]
async fn a_wrong_present_password_changes_nothing_and_five_lock_the_change_out() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    for _ in 0..5 {
        let refused = hall.change_password(&staff.boss, WRONG, NEW).await;
        assert!(matches!(refused, Err(NotChanged::Wrong)), "{refused:?}");
    }
    let audited = staff.audited().await;
    for current in [WRONG, PASSWORD] {
        let refused = hall.change_password(&staff.boss, current, NEW).await;
        let Err(NotChanged::LockedOut { retry_after }) = refused else { panic!("{refused:?}") };
        assert_eq!(retry_after, rules::SIGN_IN_FAILURES.within);
    }
    assert_eq!(staff.audited().await, audited);
    assert!(matches!(staff.signed_in(BOSS, WRONG).await, Err(NotSignedIn::Wrong)));
    hall.clock.pass_s(900);
    hall.change_password(&staff.boss, PASSWORD, NEW).await.unwrap();
    assert!(hall.rows("RATE#sign-in#").await == 0, "what was counted is forgiven");
}

#[tokio::test]
async fn a_stranger_s_failed_sign_ins_keep_nobody_from_changing_their_password() {
    let staff = Staff::open().await;
    let (hall, own) = (&staff.hall, staff.boss_himself().await);
    for _ in 0..5 {
        assert!(matches!(staff.signed_in(BOSS, WRONG).await, Err(NotSignedIn::Wrong)));
        let account = flows::person_sign_in::Account::Mobile(mobile(BOSS));
        hall.person_sign_in(account, WRONG, "198.51.100.1").await.unwrap_err();
    }
    let locked = staff.signed_in(BOSS, PASSWORD).await;
    assert!(matches!(locked, Err(NotSignedIn::LockedOut { .. })), "{locked:?}");
    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    hall.change_password(&staff.boss, PASSWORD, NEW).await.unwrap();
    assert!(hall.rows("RATE#sign-in#").await == 0, "what was counted is forgiven");
}

#[tokio::test]
async fn a_weak_new_password_is_told_whatever_the_present_one_so_that_it_tells_nothing_of_it() {
    let staff = Staff::open().await;
    let own = staff.boss_himself().await;
    let weak = format!("Aa#{}", &person(BOSS).document.number()[..17]);
    for current in [PASSWORD, WRONG] {
        for refused in [
            staff.hall.change_password(&staff.boss, current, &weak).await,
            staff.hall.change_own_password(&own, current, &weak).await,
        ] {
            let Err(NotChanged::Weak(weak)) = refused else { panic!("{refused:?}") };
            assert_eq!(weak.rules, [PasswordRule::Context]);
        }
    }
    assert_eq!(staff.hall.rows("RATE#sign-in#").await, 0);
    assert!(staff.still_acts(&staff.boss).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_guesses_at_the_present_password_at_once_at_most_five_learn_anything() {
    let staff = Staff::open().await;
    let answers =
        join_all((0..50).map(|_| staff.hall.change_password(&staff.boss, WRONG, NEW))).await;
    let wrong = answers.iter().filter(|one| matches!(one, Err(NotChanged::Wrong))).count();
    assert_eq!(wrong, 5);
    let refused = staff.hall.change_password(&staff.boss, PASSWORD, NEW).await;
    assert!(matches!(refused, Err(NotChanged::LockedOut { .. })), "{refused:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_changes_at_once_exactly_one_is_written() {
    let staff = Staff::open().await;
    let own = staff.boss_himself().await;
    let audited = staff.audited().await;
    let of_place =
        join_all((0..50).map(|_| staff.hall.change_password(&staff.boss, PASSWORD, NEW))).await;
    let of_person =
        join_all((0..50).map(|_| staff.hall.change_own_password(&own, PASSWORD, NEW))).await;
    for answers in [of_place, of_person] {
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    }
    assert_eq!(staff.audited().await, audited + 1);
}

#[tokio::test]
async fn a_person_changes_their_own_password_and_their_own_sessions_end_but_not_their_places() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let own = staff.boss_himself().await;
    let other = staff.boss_himself().await;
    let refused = hall.change_own_password(&own, WRONG, NEW).await;
    assert!(matches!(refused, Err(NotChanged::Wrong)), "{refused:?}");
    hall.change_own_password(&own, PASSWORD, NEW).await.unwrap();
    for ended in [&own, &other] {
        let refused = hall.change_own_password(ended, NEW, PASSWORD).await;
        assert!(matches!(refused, Err(NotChanged::Ended(_))), "{refused:?}");
        assert!(matches!(hall.me(ended).await, Err(NotTold::Ended(_))));
    }
    assert!(staff.still_acts(&staff.boss).await);
    staff.signed_in(BOSS, PASSWORD).await.unwrap();
    let kept = hall.table.person(&own.person).await.unwrap().unwrap();
    assert_eq!(kept.epoch, 2);
}

#[tokio::test]
async fn a_person_who_failed_too_often_changes_nothing_with_the_right_password_either() {
    let staff = Staff::open().await;
    let own = staff.boss_himself().await;
    for _ in 0..5 {
        let refused = staff.hall.change_own_password(&own, WRONG, NEW).await;
        assert!(matches!(refused, Err(NotChanged::Wrong)), "{refused:?}");
    }
    let refused = staff.hall.change_own_password(&own, PASSWORD, NEW).await;
    assert!(matches!(refused, Err(NotChanged::LockedOut { .. })), "{refused:?}");
    let kept = staff.hall.table.person(&own.person).await.unwrap().unwrap();
    assert_eq!(kept.epoch, 1);
}

#[tokio::test]
async fn a_session_that_is_gone_changes_nothing() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let mut own = staff.boss_himself().await;
    own.session = domain::SessionId::from_random([3; 16]);
    let mut boss = staff.boss.clone();
    boss.session = domain::SessionId::from_random([4; 16]);
    let before = hall.engine.scan().await.unwrap();
    let ended = hall.change_password(&boss, PASSWORD, NEW).await;
    assert!(matches!(ended, Err(NotChanged::Ended(_))), "{ended:?}");
    let ended = hall.change_own_password(&own, PASSWORD, NEW).await;
    assert!(matches!(ended, Err(NotChanged::Ended(_))), "{ended:?}");
    for actor in [Actor::Member(boss), Actor::Person(own.clone())] {
        let ended = hall.start_mobile_change(&actor).await;
        assert!(matches!(ended, Err(NotStarted::Ended(_))), "{ended:?}");
    }
    assert!(matches!(hall.me(&own).await, Err(NotTold::Ended(_))));
    let ended = hall.not_me(&own, &staff.opened.organisation).await;
    assert!(matches!(ended, Err(NotDisavowed::Ended(_))), "{ended:?}");
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

// Mobiles.

#[tokio::test]
async fn a_member_changes_the_mobile_of_their_place_and_signs_in_with_it_and_sessions_go_on() {
    let staff = Staff::open().await;
    let actor = Actor::Member(staff.boss.clone());
    let begun = staff.hall.start_mobile_change(&actor).await.unwrap();
    assert!(begun.change.as_str().starts_with("mob_"));
    let ready = staff.hall.prove_mobile(&begun, 7).await;
    staff.hall.complete_mobile_change(&actor, &ready).await.unwrap();
    assert!(staff.still_acts(&staff.boss).await);
    staff.signed_in(7, PASSWORD).await.unwrap();
    assert!(matches!(staff.signed_in(BOSS, PASSWORD).await, Err(NotSignedIn::Wrong)));
    let kept = (mobile(7).national().to_owned(), mobile(BOSS).national().to_owned());
    assert_eq!(staff.mobiles().await, kept, "the person's own is as it was");
}

#[tokio::test]
async fn a_person_changes_their_own_mobile_wherever_it_is_kept_and_the_old_one_is_free() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let own = staff.boss_himself().await;
    let actor = Actor::Person(own.clone());
    let rows = hall.rows("PERID#").await;
    let begun = hall.start_mobile_change(&actor).await.unwrap();
    let ready = hall.prove_mobile(&begun, 7).await;
    hall.complete_mobile_change(&actor, &ready).await.unwrap();
    let kept = (mobile(BOSS).national().to_owned(), mobile(7).national().to_owned());
    assert_eq!(staff.mobiles().await, kept, "the place's is as it was");
    assert_eq!(hall.rows("PERID#").await, rows);
    let Hall { table, keys, .. } = hall;
    let (blind, seal) = (&keys.veil.blind, &keys.veil.seal);
    let by_mobile = async |seed| table.person_by_mobile(&blind.used(&mobile(seed))).await.unwrap();
    assert_eq!(by_mobile(7).await, Some(own.person.clone()));
    assert_eq!(by_mobile(BOSS).await, None);
    let documents = blind.used(&person(BOSS).document);
    let found = table.person_found(&documents).await.unwrap().unwrap();
    assert_eq!(found.particulars(seal).unwrap().mobile, mobile(7));
    assert!(blind.matches(&found.name, &person(BOSS).name));
    assert!(hall.me(&own).await.is_ok(), "their session goes on");
    hall.person(&person(8), &mobile(BOSS)).await;
}

#[tokio::test]
async fn a_change_of_mobile_begins_only_within_five_minutes_of_proving_who_one_is() {
    let staff = Staff::open().await;
    let own = staff.boss_himself().await;
    let both = [Actor::Member(staff.boss.clone()), Actor::Person(own)];
    staff.hall.clock.pass_s(299);
    for actor in &both {
        staff.hall.start_mobile_change(actor).await.unwrap();
    }
    staff.hall.clock.pass_s(1);
    let before = staff.hall.engine.scan().await.unwrap();
    for actor in &both {
        let refused = staff.hall.start_mobile_change(actor).await;
        assert!(matches!(refused, Err(NotStarted::NotFresh(NotFresh))), "{refused:?}");
    }
    assert_eq!(staff.hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_number_that_is_somebody_else_s_is_refused_and_only_told_to_whoever_holds_it() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.member(&staff.boss, Role::Agent, 2).await;
    let both = [Actor::Member(staff.boss.clone()), Actor::Person(staff.boss_himself().await)];
    for actor in both {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let sent =
            hall.send_from(&begun.change, &begun.token, &mobile(2), "203.0.113.1").await.unwrap();
        let unproven = Ready {
            registration: begun.change.clone(),
            token: begun.token.clone(),
            sms_code: sent.sms_code.clone(),
            mobile: mobile(2),
        };
        let before = staff.mobiles().await;
        let refused = hall.complete_mobile_change(&actor, &unproven).await;
        assert!(matches!(refused, Err(MobileNotChanged::MobileNotVerified)), "{refused:?}");
        let code = hall.inbox.code(&mobile(2)).unwrap();
        hall.verify(&begun.token, &sent.sms_code, &code).await.unwrap();
        let refused = hall.complete_mobile_change(&actor, &unproven).await;
        assert!(matches!(refused, Err(MobileNotChanged::MobileTaken)), "{refused:?}");
        assert_eq!(staff.mobiles().await, before);
        hall.forget_limits().await;
        // The errand is open still, for another number.
        let ready = hall.prove_mobile(&begun, 7).await;
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
    }
}

#[tokio::test]
async fn only_whoever_began_it_finishes_a_change_of_mobile() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let own = staff.boss_himself().await;
    let of_agent = staff.person_session(&agent.person).await;
    let begun = hall.start_mobile_change(&Actor::Member(staff.boss.clone())).await.unwrap();
    let ready = hall.prove_mobile(&begun, 7).await;
    let before = hall.engine.scan().await.unwrap();
    for other in [Actor::Member(agent), Actor::Person(own), Actor::Person(of_agent)] {
        let refused = hall.complete_mobile_change(&other, &ready).await;
        assert!(matches!(refused, Err(MobileNotChanged::Unknown)), "{refused:?}");
    }
    assert_eq!(hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_code_of_another_flow_or_for_another_number_changes_no_mobile() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    for actor in [Actor::Member(staff.boss.clone()), Actor::Person(staff.boss_himself().await)] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let other = hall.start_mobile_change(&actor).await.unwrap();
        let of_other = hall.prove_mobile(&other, 7).await;
        let for_other = hall.prove_mobile(&begun, 8).await;
        let (change, none) = (&begun.change, SmsCodeId::from_random([1; 16]));
        for ready in [
            Ready { registration: change.clone(), ..of_other.clone() },
            Ready { mobile: mobile(7), ..for_other.clone() },
            Ready { sms_code: none, ..for_other.clone() },
        ] {
            let refused = hall.complete_mobile_change(&actor, &ready).await;
            assert!(matches!(refused, Err(MobileNotChanged::MobileNotVerified)), "{refused:?}");
        }
        let stranger = Ready { registration: of_other.registration.clone(), ..for_other };
        let refused = hall.complete_mobile_change(&actor, &stranger).await;
        assert!(matches!(refused, Err(MobileNotChanged::MobileNotVerified)), "{refused:?}");
    }
    let kept = mobile(BOSS).national().to_owned();
    assert_eq!(staff.mobiles().await, (kept.clone(), kept));
}

#[tokio::test]
async fn the_change_window_is_600_seconds_and_its_end_is_outside() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let in_time = Actor::Member(staff.boss.clone());
    let late = [Actor::Member(agent), Actor::Person(staff.boss_himself().await)];
    let first = hall.start_mobile_change(&in_time).await.unwrap();
    let first = hall.prove_mobile(&first, 7).await;
    let mut ready = Vec::new();
    for (actor, seed) in late.iter().zip([8, 9]) {
        let begun = hall.start_mobile_change(actor).await.unwrap();
        assert_eq!(begun.expires_at, hall.clock.now() + SignedDuration::from_secs(600));
        ready.push(hall.prove_mobile(&begun, seed).await);
    }
    hall.clock.pass_s(599);
    hall.complete_mobile_change(&in_time, &first).await.unwrap();
    hall.clock.pass_s(1);
    for (actor, ready) in late.iter().zip(&ready) {
        let refused = hall.complete_mobile_change(actor, ready).await;
        assert!(matches!(refused, Err(MobileNotChanged::TooLate)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_change_asked_again_gets_its_answer_and_another_mobile_is_not_set_by_it() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    for actor in [Actor::Member(staff.boss.clone()), Actor::Person(staff.boss_himself().await)] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let same = Ready {
            registration: begun.change.clone(),
            token: begun.token.clone(),
            sms_code: SmsCodeId::from_random([1; 16]),
            mobile: mobile(BOSS),
        };
        let refused = hall.complete_mobile_change(&actor, &same).await;
        assert!(matches!(refused, Err(MobileNotChanged::Unchanged)), "{refused:?}");
        let other = hall.prove_mobile(&begun, 8).await;
        let ready = hall.prove_mobile(&begun, 7).await;
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
        let before = hall.engine.scan().await.unwrap();
        hall.complete_mobile_change(&actor, &ready).await.unwrap();
        let refused = hall.complete_mobile_change(&actor, &other).await;
        assert!(matches!(refused, Err(MobileNotChanged::AlreadyComplete)), "{refused:?}");
        assert_eq!(hall.engine.scan().await.unwrap(), before);
        hall.remove(&["SMS#"]).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_completions_of_one_change_one_is_written_and_all_are_told_the_same() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let audited = staff.audited().await;
    for actor in [Actor::Member(staff.boss.clone()), Actor::Person(staff.boss_himself().await)] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        let ready = hall.prove_mobile(&begun, 7).await;
        let answers = join_all((0..50).map(|_| hall.complete_mobile_change(&actor, &ready))).await;
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        hall.remove(&["SMS#"]).await;
    }
    assert_eq!(staff.audited().await, audited + 1, "a person's own is no organisation's");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_changes_of_one_person_at_once_leave_them_found_by_one_mobile() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let actor = Actor::Person(staff.boss_himself().await);
    let mut ready = Vec::new();
    for seed in [7, 8] {
        let begun = hall.start_mobile_change(&actor).await.unwrap();
        ready.push(hall.prove_mobile(&begun, seed).await);
    }
    let rows = hall.rows("PERID#mobile#").await;
    let answers =
        join_all(ready.iter().map(|ready| hall.complete_mobile_change(&actor, ready))).await;
    assert!(answers.iter().all(Result::is_ok), "one after the other: {answers:?}");
    assert_eq!(hall.rows("PERID#mobile#").await, rows);
}

#[tokio::test]
async fn a_mobile_kept_under_an_old_blinding_key_changes_after_a_rotation_and_leaves_nothing_behind()
 {
    let mut hall = Hall::open().await;
    let old = BlindKeys::rotated(None, &SystemEntropy).unwrap();
    let new = BlindKeys::rotated(Some(&old), &SystemEntropy).unwrap();
    hall.keys.veil.blind = BlindKeys::read(&old).unwrap();
    let mut staff = Staff::open_in(hall, BOSS).await;
    staff.register(8).await;
    staff.hall.keys.veil.blind = BlindKeys::read(&new).unwrap();
    let rows = staff.hall.rows("PERID#").await;
    let actor = Actor::Person(staff.boss_himself().await);
    let begun = staff.hall.start_mobile_change(&actor).await.unwrap();
    let taken = staff.hall.prove_mobile(&begun, 8).await;
    let refused = staff.hall.complete_mobile_change(&actor, &taken).await;
    assert!(matches!(refused, Err(MobileNotChanged::MobileTaken)), "{refused:?}");
    let ready = staff.hall.prove_mobile(&begun, 7).await;
    staff.hall.complete_mobile_change(&actor, &ready).await.unwrap();
    assert_eq!(staff.hall.rows("PERID#").await, rows);
    // A function that is still warm with the old ring finds them too.
    staff.hall.keys.veil.blind = BlindKeys::read(&old).unwrap();
    let blind = &staff.hall.keys.veil.blind;
    let found = staff.hall.table.person_by_document(&blind.every(&person(BOSS).document)).await;
    assert_eq!(found.unwrap(), Some(staff.boss.person.clone()));
}

// 不是我.

#[tokio::test]
async fn a_person_sees_who_they_are_and_every_organisation_that_names_them() {
    let staff = Staff::open().await;
    let invited = staff.register(2).await;
    staff.invite(&staff.boss, Role::Agent, 2).await.unwrap();
    let Me { particulars, places, .. } =
        staff.hall.me(&staff.person_session(&invited).await).await.unwrap();
    assert_eq!(particulars.mobile, mobile(2));
    let [place] = places.as_slice() else { panic!("{places:?}") };
    assert_eq!(place.organisation, staff.opened.organisation);
    assert!(!place.organisation_name.is_empty());
    assert_eq!((place.role.as_str(), place.place.as_str()), ("agent", "invited"));
    assert_eq!(place.period, Some(staff.year()));
}

#[tokio::test]
async fn not_me_suspends_a_place_at_once_and_every_session_of_it_is_dead() {
    let staff = Staff::open().await;
    let agent = staff.member(&staff.boss, Role::Agent, 2).await;
    let own = staff.person_session(&agent.person).await;
    let audited = staff.audited().await;
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    assert!(!staff.still_acts(&agent).await);
    assert!(staff.still_acts(&staff.boss).await);
    let people = staff.people().await;
    assert_eq!(people.member(&agent.membership).unwrap().place, Place::Suspended);
    let refused = staff.signed_in(2, PASSWORD).await;
    assert!(matches!(refused, Err(NotSignedIn::NotActing(_))), "{refused:?}");
    let places = staff.hall.me(&own).await.unwrap().places;
    assert_eq!(places[0].place, "suspended");
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    assert_eq!(staff.audited().await, audited + 1, "said twice is said once");
}

#[tokio::test]
async fn not_me_of_an_invitation_suspends_it_and_its_link_opens_nothing() {
    let staff = Staff::open().await;
    let invited = staff.register(2).await;
    let link = staff.invite(&staff.boss, Role::Agent, 2).await.unwrap().link;
    let own = staff.person_session(&invited).await;
    staff.hall.not_me(&own, &staff.opened.organisation).await.unwrap();
    let by_link = flows::members::invitation::Invitee::Link(link.clone());
    let code = SmsCodeId::from_random([1; 16]);
    let refused = staff.accept(&keys::invitation(&link), &by_link, Some(code), PASSWORD).await;
    assert!(refused.is_err());
    assert_eq!(staff.hall.rows("FLOW#inv_").await, 0);
    assert_eq!(staff.people().await.place_of(&invited).unwrap().place, Place::Suspended);
}

#[tokio::test]
async fn nobody_says_not_me_of_another_s_place_or_of_none() {
    let staff = Staff::open().await;
    let stranger = staff.register(2).await;
    let own = staff.person_session(&stranger).await;
    let before = staff.hall.engine.scan().await.unwrap();
    let nowhere = domain::OrganisationId::from_random([1; 16]);
    for organisation in [&staff.opened.organisation, &nowhere] {
        let refused = staff.hall.not_me(&own, organisation).await;
        assert!(matches!(refused, Err(NotDisavowed::NoPlace)), "{refused:?}");
    }
    assert_eq!(staff.hall.engine.scan().await.unwrap(), before);
}
