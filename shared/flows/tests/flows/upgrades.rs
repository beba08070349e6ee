//! 历史单位用户升级: an account of an older hall becomes an organisation here, once, and nobody's place is live by it.

use crate::hall::{Company, Hall, PASSWORD, document, mobile, other_name, person, presented};
use crate::old_account::{BOSS, CHIEF, OLD, OldAccount, USER, other_token, other_upgrade, record};
use domain::{
    Agreement, DocumentKind, Identity, PasswordRule, Place, Role, Standing, UpgradeOutOfStep,
    UpgradeStep, rules,
};
use flows::sign_in::NotSignedIn;
use flows::upgrade::complete::NotCompleted;
use flows::upgrade::confirm::{Confirm, NotConfirmed};
use flows::upgrade::start::{Begun, NotStarted};
use flows::upgrade::status::StatusError;
use futures::future::join_all;
use jiff::SignedDuration;

#[tokio::test]
async fn an_old_account_becomes_an_organisation_whole_and_nobody_s_place_is_live() {
    let old = OldAccount::open().await;
    let hall = &old.hall;
    hall.person(&person(BOSS), &mobile(BOSS)).await;
    let begun = old.start(USER, OLD).await.unwrap();
    old.confirm(old.typed(&begun)).await.unwrap();
    let made = old.finish(&begun).await.unwrap();
    assert_eq!(hall.rows("ORGID#credit_code#").await, 1);
    assert_eq!(hall.rows("ORGID#number#").await, 1);
    assert_eq!(hall.rows("AUD#").await, 1);
    assert_eq!(hall.rows("NOTICE#").await, 1);
    let people = old.people(&made.organisation).await;
    assert_eq!(people.members.len(), 2);
    for member in &people.members {
        assert!(matches!(member.place, Place::Invited { .. }), "{member:?}");
    }
    let administrator = people.member(&made.membership).unwrap();
    assert_eq!(administrator.role, Role::Administrator);
    let until = administrator.period.from + rules::UPGRADED_ADMINISTRATOR_PERIOD;
    assert_eq!(administrator.period.until, Some(until));
    assert_eq!(hall.rows("PER#").await, 4, "two persons, who see one place each");
}

#[tokio::test]
async fn the_administrator_s_password_works_only_once_they_have_accepted() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    let made = old.finish(&begun).await.unwrap();
    let (number, own) = (made.number.as_str(), mobile(CHIEF));
    let sign_in = || old.hall.sign_in(number, own.national(), PASSWORD);
    let refused = sign_in().await.unwrap_err();
    assert!(matches!(refused, NotSignedIn::Wrong), "{refused:?}");
    let waiting = old.invitation(&made.organisation, Role::Administrator).await;
    old.accept(&waiting, CHIEF, PASSWORD).await.unwrap();
    let session = sign_in().await.unwrap();
    assert_eq!(session.person, old.people(&made.organisation).await.members[0].person);
}

/// Whoever upgraded the account knows the password that they set; the administrator need not keep it.
#[tokio::test]
async fn who_accepts_types_the_password_or_sets_another_and_only_that_one_works() {
    let old = OldAccount::open().await;
    let made = old.finish(&old.confirmed().await).await.unwrap();
    let waiting = old.invitation(&made.organisation, Role::Administrator).await;
    let weak = old.accept(&waiting, CHIEF, "1").await.unwrap_err();
    assert!(matches!(weak, flows::members::invitation::NotAnswered::Weak(_)), "{weak:?}");
    old.accept(&waiting, CHIEF, "Another9#word").await.unwrap();
    let own = mobile(CHIEF);
    let sign_in = |password| old.hall.sign_in(made.number.as_str(), own.national(), password);
    assert!(matches!(sign_in(PASSWORD).await.unwrap_err(), NotSignedIn::Wrong));
    sign_in("Another9#word").await.unwrap();
}

#[tokio::test]
async fn a_legal_representative_who_is_registered_is_invited_and_accepts_and_one_who_is_not_is_no_member()
 {
    let old = OldAccount::open().await;
    let made = old.finish(&old.confirmed().await).await.unwrap();
    assert_eq!(old.people(&made.organisation).await.members.len(), 1);

    let old = OldAccount::open().await;
    old.hall.person(&person(BOSS), &mobile(BOSS)).await;
    let made = old.finish(&old.confirmed().await).await.unwrap();
    let waiting = old.invitation(&made.organisation, Role::LegalRepresentative).await;
    old.accept(&waiting, BOSS, PASSWORD).await.unwrap();
    let people = old.people(&made.organisation).await;
    assert_eq!(people.legal_representative().unwrap().place, Place::Live);
    old.hall.sign_in(made.number.as_str(), mobile(BOSS).national(), PASSWORD).await.unwrap();
}

#[tokio::test]
async fn what_is_told_first_is_masked() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let (name, boss) = (old.company.record.name.as_str(), old.company.boss());
    let begun = begun.recognised;
    assert_ne!(begun.organisation_name, name);
    assert!(begun.organisation_name.matches('*').count() * 2 > name.chars().count());
    assert_ne!(begun.legal_representative, boss.name.reveal());
    assert!(begun.legal_representative.ends_with('*'));
    assert_eq!(begun.id_type, DocumentKind::ResidentId);
}

#[tokio::test]
async fn wrong_password_unknown_name_and_other_hall_are_one_answer_after_the_same_calls() {
    let old = OldAccount::open().await;
    let mut elsewhere = OldAccount::form(USER, OLD);
    elsewhere.hall.id = "other".parse().unwrap();
    let _ = old.hall.calls.cost();
    for request in [OldAccount::form(USER, "abd"), OldAccount::form("nobody", OLD), elsewhere] {
        let refused = old.start_with(request).await.unwrap_err();
        assert!(matches!(refused, NotStarted::Wrong), "{refused:?}");
        assert_eq!(old.hall.calls.cost(), (3, 2));
    }
    assert_eq!(old.hall.rows("FLOW#upg_").await, 0);
    assert_eq!(old.start(USER, OLD).await.unwrap().expires_at, deadline(&old, 600));
    assert_eq!(old.hall.calls.cost(), (3, 2));
}

fn deadline(old: &OldAccount, seconds: i64) -> jiff::Timestamp {
    ports::Clock::now(&old.hall.clock) + SignedDuration::from_secs(seconds)
}

#[tokio::test]
async fn five_wrong_passwords_lock_an_account_out_for_a_quarter_of_an_hour_whether_or_not_it_is_there()
 {
    let old = OldAccount::open().await;
    for user in [USER, "nobody"] {
        for _ in 0..5 {
            assert!(matches!(old.start(user, "wrong").await, Err(NotStarted::Wrong)));
        }
        let refused = old.start(user, "wrong").await.unwrap_err();
        let NotStarted::LockedOut { retry_after } = refused else { panic!("{refused:?}") };
        assert_eq!(retry_after, SignedDuration::from_mins(15));
    }
    let refused = old.start(USER, OLD).await.unwrap_err();
    assert!(matches!(refused, NotStarted::LockedOut { .. }), "even the right one: {refused:?}");
    assert_eq!(old.hall.rows("FLOW#upg_").await, 0);
    old.hall.clock.pass_s(15 * 60 - 1);
    assert!(matches!(old.start(USER, OLD).await, Err(NotStarted::LockedOut { .. })));
    old.hall.clock.pass_s(1);
    old.start(USER, OLD).await.unwrap();
}

#[tokio::test]
async fn of_fifty_wrong_passwords_at_once_at_most_five_learn_that_they_are_wrong() {
    let old = OldAccount::open().await;
    let tries = (0..50).map(|at| {
        let mut request = OldAccount::form(USER, "wrong");
        request.address = format!("203.0.113.{at}");
        old.start_with(request)
    });
    let answers = join_all(tries).await;
    let wrong = answers.iter().filter(|answer| matches!(answer, Err(NotStarted::Wrong))).count();
    assert_eq!(wrong, 5);
}

#[tokio::test]
async fn too_many_tries_from_one_address_and_too_many_upgrades_of_one_account_are_refused() {
    let old = OldAccount::open().await;
    for _ in 0..10 {
        old.start(USER, OLD).await.unwrap();
    }
    let refused = old.start(USER, OLD).await.unwrap_err();
    assert!(matches!(refused, NotStarted::Limited { .. }), "{refused:?}");
    assert_eq!(old.hall.rows("FLOW#upg_").await, 10);
    for at in 11..40 {
        let _ = old.start(&format!("nobody{at}"), OLD).await;
    }
    let _ = old.hall.calls.cost();
    let refused = old.start("nobody", OLD).await.unwrap_err();
    assert!(matches!(refused, NotStarted::Limited { .. }), "{refused:?}");
    assert_eq!(old.hall.calls.cost().1, 1, "nothing is compared");
}

#[tokio::test]
async fn another_notice_is_refused_and_nothing_is_written() {
    let old = OldAccount::open().await;
    let before = old.hall.engine.scan().await.unwrap();
    let mut request = OldAccount::form(USER, OLD);
    request.notice = Agreement { version: "2025".into(), sha256: "cd".repeat(32) };
    let refused = old.start_with(request).await.unwrap_err();
    assert!(matches!(refused, NotStarted::OtherNotice { .. }), "{refused:?}");
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn whatever_disagrees_gets_one_refusal_and_costs_a_try() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let typed = || old.typed(&begun);
    let boss = old.company.boss();
    let named = |identity: Identity| Confirm { legal_representative: identity, ..typed() };
    let wrong = [
        Confirm { name: other_name(), ..typed() },
        named(Identity { name: person(3).name, ..boss.clone() }),
        named(Identity { document: person(3).document, ..boss.clone() }),
        named(Identity { document: document(DocumentKind::TaiwanPermit, "12345678"), ..boss }),
        named(person(3)),
    ];
    for (request, left) in wrong.into_iter().zip([4, 3, 2, 1, 0]) {
        let refused = old.confirm(request).await.unwrap_err();
        let NotConfirmed::Disagrees { tries_left } = refused else { panic!("{refused:?}") };
        assert_eq!(tries_left, left);
    }
    let over = old.confirm(typed()).await.unwrap_err();
    let NotConfirmed::OutOfStep(out) = over else { panic!("{over:?}") };
    assert_eq!(out, UpgradeOutOfStep::NoTriesLeft, "even the right one");
    let refused = old.finish(&begun).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::OutOfStep(_)), "{refused:?}");
    assert_eq!(old.hall.rows("ORG#").await, 0);
}

#[tokio::test]
async fn old_account_and_register_must_both_agree() {
    let old = OldAccount::open().await;
    let registers = [
        // Another legal representative since.
        Company::new(BOSS).with_boss(person(3)),
        // No longer active.
        Company::new(BOSS).inactive(),
        // Renamed since.
        Company::new(BOSS).renamed(),
    ];
    for company in registers {
        let begun = old.start(USER, OLD).await.unwrap();
        old.hall.list(&company).await;
        let mut typed = vec![old.typed(&begun)];
        typed.push(Confirm {
            name: company.record.name.clone(),
            legal_representative: company.boss(),
            ..old.typed(&begun)
        });
        for request in typed {
            let refused = old.confirm(request).await.unwrap_err();
            assert!(matches!(refused, NotConfirmed::Disagrees { .. }), "{refused:?}");
        }
    }
    let unlisted = OldAccount::open().await;
    unlisted.hall.remove(&["REG#"]).await;
    let begun = unlisted.start(USER, OLD).await.unwrap();
    let refused = unlisted.confirm(unlisted.typed(&begun)).await.unwrap_err();
    assert!(matches!(refused, NotConfirmed::Disagrees { .. }), "{refused:?}");
}

#[tokio::test]
async fn one_may_go_back_and_confirm_again_and_of_guesses_at_once_one_is_told() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    old.hall.clock.pass_s(100);
    let until = old.confirm(old.typed(&begun)).await.unwrap();
    assert_eq!(until, deadline(&old, 500), "the deadline stays where it was");
    let wrong = || old.confirm(Confirm { name: other_name(), ..old.typed(&begun) });
    let answers = join_all((0..50).map(|_| wrong())).await;
    let told =
        |answer: &&Result<_, NotConfirmed>| matches!(answer, Err(NotConfirmed::Disagrees { .. }));
    assert_eq!(answers.iter().filter(told).count(), 1);
    old.finish(&begun).await.unwrap();
}

#[tokio::test]
async fn each_window_is_open_for_six_hundred_seconds_and_not_for_one_more() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let late = old.start(USER, OLD).await.unwrap();
    old.hall.clock.pass_s(599);
    let until = old.confirm(old.typed(&begun)).await.unwrap();
    assert_eq!(until, deadline(&old, 600));
    old.hall.clock.pass_s(1);
    let refused = old.confirm(old.typed(&late)).await.unwrap_err();
    assert!(matches!(refused, NotConfirmed::OutOfStep(UpgradeOutOfStep::TooLate)), "{refused:?}");
    old.hall.clock.pass_s(599);
    let before = old.hall.engine.scan().await.unwrap();
    let refused = old.finish(&begun).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::OutOfStep(UpgradeOutOfStep::TooLate)), "{refused:?}");
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);

    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    old.hall.clock.pass_s(599);
    old.finish(&begun).await.unwrap();
}

#[tokio::test]
async fn the_administrator_comes_after_the_organisation() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let before = old.hall.engine.scan().await.unwrap();
    let refused = old.finish(&begun).await.unwrap_err();
    let NotCompleted::OutOfStep(out) = refused else { panic!("{refused:?}") };
    assert_eq!(out, UpgradeOutOfStep::OrganisationFirst);
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn a_legal_representative_is_pointed_to_registration_and_loses_no_try() {
    let old = OldAccount::open().await;
    old.hall.person(&person(BOSS), &mobile(BOSS)).await;
    let begun = old.confirmed().await;
    let before = old.hall.engine.scan().await.unwrap();
    let own = OldAccount::naming(&begun, person(BOSS), mobile(BOSS));
    let refused = old.complete(own).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::LegalRepresentative), "{refused:?}");
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn somebody_not_registered_another_name_and_another_mobile_get_one_refusal() {
    let old = OldAccount::open().await;
    old.hall.person(&person(3), &mobile(3)).await;
    let begun = old.confirmed().await;
    let named = |whom: Identity, seed| OldAccount::naming(&begun, whom, mobile(seed));
    for (request, left) in [
        (named(person(4), 4), 4),
        (named(Identity { name: person(3).name, ..person(CHIEF) }, CHIEF), 3),
        (named(person(CHIEF), 3), 2),
    ] {
        let refused = old.complete(request).await.unwrap_err();
        let NotCompleted::PersonUnknown { tries_left } = refused else { panic!("{refused:?}") };
        assert_eq!(tries_left, left);
    }
    assert_eq!(old.hall.rows("ORG").await, 0);
    assert_eq!(old.hall.rows("NOTICE#").await, 0);
    for _ in 0..2 {
        let _ = old.complete(named(person(4), 4)).await;
    }
    let over = old.finish(&begun).await.unwrap_err();
    let NotCompleted::OutOfStep(out) = over else { panic!("{over:?}") };
    assert_eq!(out, UpgradeOutOfStep::NoTriesLeft);
}

#[tokio::test]
async fn the_new_password_keeps_the_new_rules_and_a_weak_one_writes_nothing() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    let before = old.hall.engine.scan().await.unwrap();
    let national = mobile(CHIEF);
    let of_mobile = format!("Aa#{}", national.national());
    for (password, confirmation, rule) in [
        (OLD, OLD, PasswordRule::Length),
        (of_mobile.as_str(), of_mobile.as_str(), PasswordRule::Context),
        (PASSWORD, "Another9#word", PasswordRule::Confirmation),
    ] {
        let mut request = OldAccount::naming(&begun, person(CHIEF), mobile(CHIEF));
        request.password = presented(password);
        request.confirmation = presented(confirmation);
        let refused = old.complete(request).await.unwrap_err();
        let NotCompleted::Weak(weak) = refused else { panic!("{refused:?}") };
        assert!(weak.rules.contains(&rule), "{weak:?}");
    }
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
    old.finish(&begun).await.unwrap();
}

#[tokio::test]
async fn an_account_is_upgraded_once_and_its_old_hash_is_gone_for_good() {
    let old = OldAccount::open().await;
    let (first, second) = (old.confirmed().await, old.confirmed().await);
    let made = old.finish(&first).await.unwrap();
    let items = old.hall.engine.scan().await.unwrap();
    let row = items.iter().find(|item| item["pk"].as_s().unwrap().starts_with("LEG#")).unwrap();
    let mut names: Vec<&String> = row.keys().collect();
    names.sort();
    assert_eq!(names, ["kept_at", "pk", "sk", "upgraded_at", "upgraded_to"]);
    assert_eq!(row["upgraded_to"].as_s().unwrap(), made.organisation.as_str());

    let refused = old.finish(&second).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::AccountUpgraded), "{refused:?}");
    let refused = old.confirm(old.typed(&second)).await.unwrap_err();
    assert!(matches!(refused, NotConfirmed::AccountUpgraded), "{refused:?}");
    let refused = old.start(USER, OLD).await.unwrap_err();
    assert!(matches!(refused, NotStarted::Wrong), "{refused:?}");
    assert!(!old.import(USER, &record(&old.company)).await, "an import brings nothing back");
    assert!(matches!(old.start(USER, OLD).await, Err(NotStarted::Wrong)));
    assert_eq!(old.hall.rows("ORGID#number#").await, 1);
}

#[tokio::test]
async fn an_import_writes_what_is_new_or_changed_and_nothing_else() {
    let old = OldAccount::open().await;
    let same = record(&old.company);
    let before = old.hall.engine.scan().await.unwrap();
    assert!(!old.import(USER, &same).await);
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
    let hash = domain::LegacyHash::parse("md5", "F96B697D7CB7938D525A2F31AAF161D0", "").unwrap();
    assert!(old.import(USER, &domain::LegacyRecord { hash, ..same }).await);
    assert!(matches!(old.start(USER, OLD).await, Err(NotStarted::Wrong)));
    old.start(USER, "message digest").await.unwrap();
    assert_eq!(old.hall.rows("LEG#").await, 1);
}

#[tokio::test]
async fn of_fifty_completions_of_one_upgrade_one_organisation_comes() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    let answers = join_all((0..50).map(|_| old.finish(&begun))).await;
    let made: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert!(!made.is_empty() && made.iter().all(|one| *one == made[0]));
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotCompleted::Overtaken), "{answer:?}");
    }
    assert_one(&old).await;
    assert_eq!(old.finish(&begun).await.unwrap(), *made[0]);
}

async fn assert_one(old: &OldAccount) {
    for prefix in ["ORGID#credit_code#", "ORGID#number#", "AUD#", "NOTICE#", "FLOW#inv_"] {
        assert_eq!(old.hall.rows(prefix).await, 1, "{prefix}");
    }
}

#[tokio::test]
async fn of_fifty_upgrades_of_one_account_completed_at_once_one_succeeds() {
    let old = OldAccount::open().await;
    let mut racing = Vec::new();
    for _ in 0..50 {
        racing.push(old.confirmed().await);
        old.hall.forget_limits().await;
    }
    let answers = join_all(racing.iter().map(|begun| old.finish(begun))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for answer in answers.iter().filter_map(|answer| answer.as_ref().err()) {
        assert!(matches!(answer, NotCompleted::AccountUpgraded), "{answer:?}");
    }
    assert_one(&old).await;
}

#[tokio::test]
async fn of_an_upgrade_and_a_registration_of_one_credit_code_at_once_one_succeeds() {
    for _ in 0..5 {
        let old = OldAccount::open().await;
        old.hall.forget_limits().await;
        let begun = old.confirmed().await;
        old.hall.person(&person(BOSS), &mobile(BOSS)).await;
        let opened = old.hall.start(Hall::form(&old.company)).await.unwrap();
        old.hall.pass(&opened, &old.company.boss()).await.unwrap();
        old.hall.clock.pass_s(60);
        let ready = old.hall.prove(&opened, &mobile(BOSS)).await;
        let (upgraded, registered) =
            tokio::join!(old.finish(&begun), old.hall.complete(ready.with(PASSWORD)));
        assert_ne!(upgraded.is_ok(), registered.is_ok());
        if let Err(refused) = upgraded {
            assert!(matches!(refused, NotCompleted::CreditCodeTaken), "{refused:?}");
            let begun = old.start(USER, OLD).await.unwrap();
            let refused = old.confirm(old.typed(&begun)).await.unwrap_err();
            assert!(matches!(refused, NotConfirmed::CreditCodeTaken), "{refused:?}");
        }
        assert_eq!(old.hall.rows("ORGID#credit_code#").await, 1);
        assert_eq!(old.hall.rows("AUD#").await, 1);
    }
}

#[tokio::test]
async fn an_upgrade_asked_again_gets_its_answer_unless_the_password_is_another() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    let first = old.finish(&begun).await.unwrap();
    let before = old.hall.engine.scan().await.unwrap();
    assert_eq!(old.finish(&begun).await.unwrap(), first);
    let mut other = OldAccount::naming(&begun, person(CHIEF), mobile(CHIEF));
    other.password = presented("Another9#word");
    other.confirmation = presented("Another9#word");
    let refused = old.complete(other).await.unwrap_err();
    let NotCompleted::OutOfStep(out) = refused else { panic!("{refused:?}") };
    assert_eq!(out, UpgradeOutOfStep::AlreadyComplete);
    let refused = old.confirm(old.typed(&begun)).await.unwrap_err();
    assert!(matches!(refused, NotConfirmed::OutOfStep(UpgradeOutOfStep::AlreadyComplete)));
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
}

#[tokio::test]
async fn another_browser_s_upgrade_is_unknown() {
    let old = OldAccount::open().await;
    let begun = old.confirmed().await;
    let before = old.uncounted().await;
    let mut typed = old.typed(&begun);
    typed.token = other_token();
    assert!(matches!(old.confirm(typed).await, Err(NotConfirmed::Unknown)));
    let mut typed = old.typed(&begun);
    typed.upgrade = other_upgrade();
    assert!(matches!(old.confirm(typed).await, Err(NotConfirmed::Unknown)));
    let mut naming = OldAccount::naming(&begun, person(CHIEF), mobile(CHIEF));
    naming.token = other_token();
    assert!(matches!(old.complete(naming).await, Err(NotCompleted::Unknown)));
    assert_eq!(old.uncounted().await, before);
}

#[tokio::test]
async fn an_institution_code_that_another_organisation_holds_opens_nothing() {
    let old = OldAccount::open().await;
    let other = Company::new(7).with_institution_code("320282001234");
    old.hall.organisation(&other, 7).await;
    old.hall.forget_limits().await;
    old.hall.list(&old.company.clone().with_institution_code("320282001234")).await;
    let begun = old.confirmed().await;
    let before = old.hall.engine.scan().await.unwrap();
    let refused = old.finish(&begun).await.unwrap_err();
    assert!(matches!(refused, NotCompleted::InstitutionCodeTaken), "{refused:?}");
    assert_eq!(old.hall.engine.scan().await.unwrap(), before);
}

impl Company {
    fn with_boss(mut self, boss: Identity) -> Self {
        self.record.legal_representative = boss;
        self
    }

    fn inactive(mut self) -> Self {
        self.record.standing = Standing::Inactive;
        self
    }

    fn renamed(mut self) -> Self {
        self.record.name = other_name();
        self
    }
}

#[tokio::test]
async fn a_page_that_is_reloaded_learns_how_far_its_upgrade_is_and_of_what_masked() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let told = old.status(&begun).await.unwrap();
    assert!(matches!(told.upgrade.step, UpgradeStep::AwaitingOrganisation), "{told:?}");
    assert_eq!(told.recognised.as_ref(), Some(&begun.recognised));
    assert_eq!(told.upgrade.deadline(), begun.expires_at);
    let until = old.confirm(old.typed(&begun)).await.unwrap();
    let told = old.status(&begun).await.unwrap();
    assert!(matches!(told.upgrade.step, UpgradeStep::AwaitingAdministrator { .. }), "{told:?}");
    assert_eq!(
        (told.recognised.as_ref(), told.upgrade.deadline()),
        (Some(&begun.recognised), until)
    );
    let made = old.finish(&begun).await.unwrap();
    let told = old.status(&begun).await.unwrap();
    let UpgradeStep::Complete { outcome } = &told.upgrade.step else { panic!("{told:?}") };
    assert_eq!((outcome, told.recognised.as_ref()), (&made, None));
}

#[tokio::test]
async fn how_far_an_upgrade_is_is_told_to_no_other_browser() {
    let old = OldAccount::open().await;
    let begun = old.start(USER, OLD).await.unwrap();
    let other = old.start(USER, OLD).await.unwrap();
    let (upgrade, expires_at) = (begun.upgrade, begun.expires_at);
    let stolen = Begun { upgrade, expires_at, ..other };
    let refused = old.status(&stolen).await.unwrap_err();
    assert!(matches!(refused, StatusError::Unknown), "{refused:?}");
}
