//! Appeals: opened with a face, filed with a mobile, decided by one clerk once, with what follows and nothing else.

use crate::hall::{Company, Hall, PASSWORD, Ready, mobile, passed, person, presented};
use crate::staff::{BOSS, Staff};
use domain::{
    AppealClaim, ClerkActor, Contested, Decision, FaceRefusal, OutOfStep, PersonId, Place, Role,
    rules,
};
use flows::appeal::decide::{Decide, NotDecided, decide};
use flows::appeal::file::{File, NotFiled, file};
use flows::appeal::list::list;
use flows::appeal::start::{NotStarted, Start, start};
use flows::appeal::status::{NotTold, Told, status};
use flows::face::NotAdmitted;
use flows::person_registration::start::Opened;
use flows::person_sign_in::Account;
use flows::sign_in::NotSignedIn;
use futures::future::join_all;

/// The seed of whoever appeals.
pub(crate) const APPELLANT: u64 = 9;
const NEW: &str = "Zr8!otherW3y";

fn claim(seed: u64, about: Contested) -> AppealClaim {
    let statement = "该账户并非本人办理，请核实。".parse().unwrap();
    AppealClaim { appellant: person(seed), about, statement }
}

pub(crate) fn organisation() -> Contested {
    Contested::Organisation(Company::new(BOSS).credit_code)
}

impl Hall {
    async fn appeal(&self, claim: AppealClaim) -> Result<Opened, NotStarted> {
        let Self { table, keys, entropy, clock, .. } = self;
        let request = Start { claim, address: "203.0.113.1".into() };
        start(table, &keys.veil, entropy, clock, request).await
    }

    async fn file(&self, ready: &Ready, password: Option<&str>) -> Result<(), NotFiled> {
        let Self { table, keys, entropy, clock, .. } = self;
        let request = File {
            appeal: ready.registration.clone(),
            token: ready.token.clone(),
            sms_code: ready.sms_code.clone(),
            mobile: ready.mobile.clone(),
            password: password.map(|password| (presented(password), presented(password))),
        };
        file(table, &keys.veil, &keys.passwords, entropy, clock, request).await
    }

    /// An appeal at its last step, its mobile proven.
    async fn appealing(&self, seed: u64, about: Contested, own: &domain::Mobile) -> Ready {
        let opened = self.appeal(claim(seed, about)).await.unwrap();
        self.pass(&opened, &person(seed)).await.unwrap();
        let ready = self.prove(&opened, own).await;
        self.forget_limits().await;
        ready
    }

    pub(crate) async fn filed(&self, seed: u64, about: Contested, own: &domain::Mobile) -> Ready {
        let password = about.gives_account().then_some(NEW);
        let ready = self.appealing(seed, about, own).await;
        self.file(&ready, password).await.unwrap();
        ready
    }

    pub(crate) async fn decide(
        &self,
        clerk: &ClerkActor,
        ready: &Ready,
        decision: Decision,
    ) -> Result<(), NotDecided> {
        let Self { table, keys, entropy, clock, .. } = self;
        let reason = "已核对材料原件".parse().unwrap();
        let request = Decide { appeal: ready.registration.clone(), decision, reason };
        decide(table, &keys.veil, entropy, clock, clerk, request).await
    }

    async fn appeal_status(&self, ready: &Ready) -> Result<Told, NotTold> {
        status(&self.table, &self.keys.veil.seal, &ready.registration, &ready.token).await
    }

    async fn waiting(&self, clerk: &ClerkActor) -> usize {
        let seal = &self.keys.veil.seal;
        list(&self.table, seal, &self.entropy, &self.clock, clerk, None)
            .await
            .unwrap()
            .appeals
            .len()
    }

    async fn bound_to(&self, seed: u64) -> Option<PersonId> {
        let mobiles = self.keys.veil.blind.used(&mobile(seed));
        self.table.person_by_mobile(&mobiles).await.unwrap()
    }

    /// What notices are waiting to be sent.
    async fn to_tell(&self) -> usize {
        self.rows("NOTICE#").await
    }
}

#[tokio::test]
async fn an_upheld_appeal_gives_the_organisation_to_its_legal_representative() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let agent = staff.member(&staff.boss, Role::Agent, 3).await;
    staff.register(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    assert!(matches!(hall.appeal_status(&ready).await.unwrap(), Told::Filed));
    assert_eq!(hall.waiting(&clerk).await, 1);
    let before = (staff.people().await, staff.audited().await, hall.to_tell().await);
    let number = staff.opened.number.as_str();
    let refused = hall.sign_in(number, mobile(APPELLANT).national(), NEW).await;
    assert!(matches!(refused, Err(NotSignedIn::Wrong)), "filed is not decided: {refused:?}");

    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();

    let people = staff.people().await;
    assert_eq!((people.epoch, people.version), (before.0.epoch + 1, before.0.version + 1));
    assert_eq!(staff.audited().await, before.1 + 1);
    assert_eq!(people.member(&staff.boss.membership), None);
    assert_eq!(people.member(&agent.membership).unwrap().place, Place::Unconfirmed);
    hall.sign_in(number, mobile(APPELLANT).national(), NEW).await.unwrap();
    assert!(hall.sign_in(number, mobile(BOSS).national(), PASSWORD).await.is_err());
    let told = hall.appeal_status(&ready).await.unwrap();
    assert!(matches!(&told, Told::Decided(Decision::Upheld, reason) if reason == "已核对材料原件"));
    assert_eq!((hall.waiting(&clerk).await, hall.to_tell().await), (0, before.2 + 1));
    let audit = hall.table.audit(&staff.opened.organisation).await.unwrap();
    let record = audit.records.last().unwrap().clone().unwrap();
    assert_eq!(record.what, "legal_representative.changed");
    assert_eq!(record.actor, domain::Author::from(&clerk).to_string(), "the clerk did it");
}

#[tokio::test]
async fn an_upheld_appeal_frees_a_number_and_its_holder_has_no_use_of_it_any_more() {
    let hall = Hall::open().await;
    let holder = hall.person(&person(3), &mobile(APPELLANT)).await;
    hall.forget_limits().await;
    let own = Account::Mobile(mobile(APPELLANT));
    assert!(hall.person_sign_in(own.clone(), PASSWORD, "203.0.113.1").await.is_ok());
    let clerk = hall.clerk().await;
    let number = mobile(APPELLANT);
    let ready = hall.filed(APPELLANT, Contested::Mobile(number.clone()), &number).await;
    assert_eq!(hall.bound_to(APPELLANT).await, Some(holder.clone()), "filed is not decided");
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert_eq!(hall.bound_to(APPELLANT).await, None);
    assert!(hall.person_sign_in(own, PASSWORD, "203.0.113.1").await.is_err());
    let kept = hall.table.person(&holder).await.unwrap().unwrap();
    assert_eq!((kept.epoch, kept.is_mobile_released), (2, true), "every session of theirs ended");
    let documents = hall.keys.veil.blind.used(&person(3).document);
    let invitable = hall.table.person_found(&documents).await.unwrap();
    assert!(invitable.is_none(), "nobody sends them what others would read");

    // The appellant registers with it; the holder, by their document, takes another.
    hall.forget_limits().await;
    hall.clock.pass(rules::SMS_RESEND_AFTER);
    let appellant = hall.person(&person(APPELLANT), &number).await;
    assert_eq!(hall.bound_to(APPELLANT).await, Some(appellant.clone()));
    let by_document = Account::Document(person(3).document);
    let session = hall.person_sign_in(by_document, PASSWORD, "203.0.113.1").await.unwrap();
    let own = domain::Actor::Person(crate::sessions::person_actor(&session));
    let begun = hall.start_mobile_change(&own).await.unwrap();
    let ready = hall.prove_mobile(&begun, 4).await;
    hall.complete_mobile_change(&own, &ready).await.unwrap();
    assert_eq!(hall.bound_to(4).await, Some(holder.clone()));
    assert_eq!(hall.bound_to(APPELLANT).await, Some(appellant), "which stays the appellant's");
    let kept = hall.table.person(&holder).await.unwrap().unwrap();
    assert!(!kept.is_mobile_released);
    assert!(hall.table.person_found(&documents).await.unwrap().is_some());
}

#[tokio::test]
async fn an_upheld_appeal_gives_an_identity_s_account_its_mobile_and_password() {
    let hall = Hall::open().await;
    let own = hall.person(&person(APPELLANT), &mobile(APPELLANT)).await;
    hall.forget_limits().await;
    let session = hall.person_signed_in(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, Contested::Identity, &mobile(4)).await;
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert_eq!((hall.bound_to(APPELLANT).await, hall.bound_to(4).await), (None, Some(own)));
    assert!(hall.refresh(&session.refresh_token).await.is_err(), "sessions from before ended");
    let sign_in =
        |password| hall.person_sign_in(Account::Mobile(mobile(4)), password, "203.0.113.1");
    assert!(sign_in(PASSWORD).await.is_err());
    sign_in(NEW).await.unwrap();
}

#[tokio::test]
async fn a_dismissed_appeal_changes_nothing_but_that_it_is_told() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.register(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    let (people, notices) = (staff.people().await, hall.to_tell().await);
    hall.decide(&clerk, &ready, Decision::Dismissed).await.unwrap();
    assert_eq!(staff.people().await, people);
    assert_eq!((hall.waiting(&clerk).await, hall.to_tell().await), (0, notices + 1));
    assert!(matches!(hall.appeal_status(&ready).await, Ok(Told::Decided(Decision::Dismissed, _))));
    let again = hall.decide(&clerk, &ready, Decision::Upheld).await;
    assert!(matches!(again, Err(NotDecided::Before)), "{again:?}");
    assert_eq!(staff.people().await, people);
}

#[tokio::test]
async fn an_appeal_needs_its_own_face_its_own_browser_and_a_mobile_of_its_own() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let opened = hall.appeal(claim(APPELLANT, organisation())).await.unwrap();
    let (id, scan) = (&opened.registration, &opened.scan);
    let unregistered = hall.pass(&opened, &person(APPELLANT)).await;
    let refusal = FaceRefusal::PersonNotRegistered;
    assert!(matches!(unregistered, Err(NotAdmitted::Refused(why)) if why == refusal));
    staff.register(APPELLANT).await;
    let other = hall.show(id, scan, "d2", passed(&person(BOSS))).await;
    assert!(matches!(other, Err(NotAdmitted::Refused(FaceRefusal::OtherPerson))), "{other:?}");
    let early = Ready {
        registration: id.clone(),
        token: opened.token.clone(),
        sms_code: domain::SmsCodeId::from_random([1; 16]),
        mobile: mobile(APPELLANT),
    };
    let refused = hall.file(&early, Some(NEW)).await;
    assert!(matches!(refused, Err(NotFiled::OutOfStep(OutOfStep::FaceFirst))), "{refused:?}");
    hall.show(id, scan, "d3", passed(&person(APPELLANT))).await.unwrap();
    let stranger = Ready { token: crate::old_account::other_token(), ..early.clone() };
    assert!(matches!(hall.file(&stranger, Some(NEW)).await, Err(NotFiled::Unknown)));
    assert!(matches!(hall.appeal_status(&stranger).await, Err(NotTold::Unknown)));
    let refused = hall.file(&early, Some(NEW)).await;
    assert!(matches!(refused, Err(NotFiled::MobileNotVerified)), "{refused:?}");
    hall.clock.pass(rules::SMS_RESEND_AFTER);
    let ready = hall.prove(&opened, &mobile(APPELLANT)).await;
    assert!(matches!(hall.file(&ready, None).await, Err(NotFiled::PasswordMissing)));
    assert!(matches!(hall.file(&ready, Some("12345678")).await, Err(NotFiled::Weak(_))));
    hall.clock.pass(rules::ACCOUNT_WINDOW);
    let late = hall.file(&ready, Some(NEW)).await;
    assert!(matches!(late, Err(NotFiled::OutOfStep(OutOfStep::AccountTooLate))), "{late:?}");
    assert_eq!(hall.rows("APL#").await, 0, "nothing was filed");
}

#[tokio::test]
async fn whoever_appeals_for_a_number_proves_that_very_number() {
    let hall = Hall::open().await;
    let number = Contested::Mobile(mobile(APPELLANT));
    let ready = hall.appealing(APPELLANT, number, &mobile(4)).await;
    let refused = hall.file(&ready, None).await;
    assert!(matches!(refused, Err(NotFiled::OtherMobile)), "{refused:?}");
    assert_eq!(hall.rows("APL#").await, 0);
}

#[tokio::test]
async fn what_is_not_occupied_is_not_upheld() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    let clerk = hall.clerk().await;
    let own = hall.filed(BOSS, organisation(), &mobile(BOSS)).await;
    let free = hall.filed(APPELLANT, Contested::Mobile(mobile(5)), &mobile(5)).await;
    let (people, acts) = (staff.people().await, hall.rows("CTR#").await);
    for ready in [&own, &free] {
        let refused = hall.decide(&clerk, ready, Decision::Upheld).await;
        assert!(matches!(refused, Err(NotDecided::NotOccupied)), "{refused:?}");
    }
    assert_eq!((staff.people().await, hall.rows("CTR#").await), (people, acts));
    assert_eq!(hall.waiting(&clerk).await, 2, "they wait to be dismissed");
}

#[tokio::test]
async fn an_account_is_not_given_with_a_mobile_that_is_somebody_else_s() {
    let hall = Hall::open().await;
    hall.person(&person(APPELLANT), &mobile(APPELLANT)).await;
    let other = hall.person(&person(4), &mobile(4)).await;
    hall.forget_limits().await;
    hall.clock.pass(rules::SMS_RESEND_AFTER);
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, Contested::Identity, &mobile(4)).await;
    let refused = hall.decide(&clerk, &ready, Decision::Upheld).await;
    assert!(matches!(refused, Err(NotDecided::MobileTaken)), "{refused:?}");
    assert_eq!(hall.bound_to(4).await, Some(other));
    hall.person_signed_in(APPELLANT).await;
}

#[tokio::test]
async fn a_clerk_whose_session_has_ended_sees_and_decides_nothing() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.register(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.filed(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    hall.clock.pass(rules::CLERK_SESSION_IDLE);
    let refused = hall.decide(&clerk, &ready, Decision::Upheld).await;
    assert!(matches!(refused, Err(NotDecided::Ended(_))), "{refused:?}");
    let seal = &hall.keys.veil.seal;
    assert!(list(&hall.table, seal, &hall.entropy, &hall.clock, &clerk, None).await.is_err());
    assert!(staff.people().await.is_represented_by(&staff.boss.person));
    assert!(matches!(hall.appeal_status(&ready).await, Ok(Told::Filed)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_filings_one_files_and_of_fifty_decisions_one_decides() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.register(APPELLANT).await;
    let clerk = hall.clerk().await;
    let ready = hall.appealing(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    let filed = join_all((0..50).map(|_| hall.file(&ready, Some(NEW)))).await;
    assert_eq!(filed.iter().filter(|one| one.is_ok()).count(), 1);
    assert_eq!(hall.rows("APL#").await, 2, "the appeal, and that it waits");
    let decisions = (0..50).map(|at| {
        let decision = if at % 2 == 0 { Decision::Upheld } else { Decision::Dismissed };
        hall.decide(&clerk, &ready, decision)
    });
    let decided = join_all(decisions).await;
    assert_eq!(decided.iter().filter(|one| one.is_ok()).count(), 1);
    let told = hall.appeal_status(&ready).await.unwrap();
    let Told::Decided(decision, _) = told else { panic!("{told:?}") };
    let people = staff.people().await;
    assert_eq!(people.epoch, if decision == Decision::Upheld { 2 } else { 1 });
    assert_eq!(hall.rows("APL#").await, 1);
}

#[tokio::test]
async fn nothing_of_an_appeal_lies_in_clear() {
    let hall = Hall::open().await;
    hall.person(&person(3), &mobile(APPELLANT)).await;
    hall.forget_limits().await;
    let clerk = hall.clerk().await;
    let number = mobile(APPELLANT);
    let ready = hall.filed(APPELLANT, Contested::Mobile(number.clone()), &number).await;
    let filed = format!("{:?}", hall.engine.scan().await.unwrap());
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    let rows = format!("{filed}{:?}", hall.engine.scan().await.unwrap());
    let own = person(APPELLANT);
    let hidden = [
        own.document.number(),
        own.name.reveal(),
        number.national(),
        "该账户并非本人办理",
        "已核对材料原件",
        domain::Secret::reveal(&ready.token),
    ];
    for value in hidden {
        assert!(!rows.contains(value));
    }
}

#[tokio::test]
async fn each_step_of_an_appeal_costs_what_it_may() {
    let staff = Staff::open().await;
    let hall = &staff.hall;
    staff.register(APPELLANT).await;
    hall.person(&person(3), &mobile(3)).await;
    hall.forget_limits().await;
    let clerk = hall.clerk().await;
    let cost = || hall.calls.cost();
    let _ = cost();
    hall.appeal(claim(APPELLANT, organisation())).await.unwrap();
    assert_eq!(cost(), (1, 1), "begun");
    let ready = hall.appealing(APPELLANT, organisation(), &mobile(APPELLANT)).await;
    let _ = cost();
    hall.file(&ready, Some(NEW)).await.unwrap();
    assert_eq!(cost(), (2, 2), "filed");
    hall.appeal_status(&ready).await.unwrap();
    assert_eq!(cost(), (2, 1), "status");
    hall.waiting(&clerk).await;
    assert_eq!(cost(), (3, 3), "listed, one");
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert_eq!(cost(), (4, 4), "an organisation");
    hall.clock.pass(rules::SMS_RESEND_AFTER);
    let number = Contested::Mobile(mobile(3));
    let ready = hall.filed(APPELLANT, number, &mobile(3)).await;
    let _ = cost();
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert_eq!(cost(), (4, 4), "a mobile");
    let ready = hall.filed(APPELLANT, Contested::Identity, &mobile(5)).await;
    let _ = cost();
    hall.decide(&clerk, &ready, Decision::Upheld).await.unwrap();
    assert_eq!(cost(), (3, 3), "an identity");
    let ready = hall.filed(APPELLANT, organisation(), &mobile(6)).await;
    let _ = cost();
    hall.decide(&clerk, &ready, Decision::Dismissed).await.unwrap();
    assert_eq!(cost(), (2, 2), "dismissed");
}
