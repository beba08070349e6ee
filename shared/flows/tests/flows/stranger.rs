//! A stranger who goes on typing wrong passwords, and what is left to whoever they are typed against.

use crate::hall::{Hall, PASSWORD, mobile, person};
use crate::resets::NEW;
use crate::sessions::person_actor;
use domain::{FlowToken, rules};
use flows::password_reset::start::NotStarted;
use flows::person_registration::start::Opened;
use flows::person_sign_in::{Account, JustReset, NotSignedIn};
use flows::session::Session;
use jiff::SignedDuration;
use testkit::Trouble;

const WRONG: &str = "Wrong9#password";
const STRANGER: &str = "198.51.100.7";
const OWN: &str = "203.0.113.1";

fn named(seed: u64) -> [Account; 2] {
    [Account::Mobile(mobile(seed)), Account::Document(person(seed).document)]
}

fn shown(opened: &Opened) -> JustReset {
    JustReset { reset: opened.registration.clone(), token: opened.token.clone() }
}

/// A hall in which two are registered, and nobody has typed anything.
async fn hall() -> Hall {
    let hall = Hall::open().await;
    for seed in [1, 2] {
        hall.person(&person(seed), &mobile(seed)).await;
    }
    hall.forget_limits().await;
    hall
}

/// A quarter of an hour's worth of wrong passwords, by each name, and two more that are not even counted.
async fn spend(hall: &Hall) {
    for account in named(1) {
        for _ in 0..7 {
            let refused = hall.person_sign_in(account.clone(), WRONG, STRANGER).await;
            assert!(refused.is_err());
        }
    }
}

async fn reset(hall: &Hall) -> Opened {
    let opened = hall.start_own_reset(Account::Mobile(mobile(1))).await.unwrap();
    hall.pass(&opened, &person(1)).await.unwrap();
    hall.complete_own_reset(&opened, NEW).await.unwrap();
    opened
}

async fn sign_in_after(
    hall: &Hall,
    account: Account,
    password: &str,
    opened: &Opened,
) -> Result<Session, NotSignedIn> {
    hall.person_sign_in_after(account, password, OWN, Some(shown(opened))).await
}

#[tokio::test]
async fn a_stranger_s_wrong_passwords_keep_nobody_out_who_resets_by_their_face() {
    let hall = hall().await;
    // Five a quarter of an hour, for two hours.
    for quarter in 0..8 {
        spend(&hall).await;
        for account in named(1) {
            let refused = hall.person_sign_in(account, PASSWORD, OWN).await;
            assert!(
                matches!(refused, Err(NotSignedIn::LockedOut { .. })),
                "{quarter}: {refused:?}"
            );
        }
        hall.clock.pass(rules::SIGN_IN_FAILURES.within);
    }
    spend(&hall).await;
    let before = hall.rows("NOTICE#").await;
    reset(&hall).await;
    assert_eq!(hall.rows("NOTICE#").await, before + 1, "the person is told of the reset");
    for account in named(1) {
        hall.person_sign_in(account, NEW, OWN).await.unwrap();
    }
}

#[tokio::test]
async fn who_has_just_reset_by_face_signs_in_though_a_stranger_locks_them_out_again() {
    let hall = hall().await;
    spend(&hall).await;
    let opened = reset(&hall).await;
    spend(&hall).await;
    for account in named(1) {
        let refused = hall.person_sign_in(account.clone(), NEW, OWN).await;
        assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
        let session = sign_in_after(&hall, account.clone(), NEW, &opened).await.unwrap();
        hall.me(&person_actor(&session)).await.unwrap();
        hall.person_sign_in(account, NEW, OWN).await.unwrap();
    }
}

#[tokio::test]
async fn a_reset_is_good_for_five_wrong_passwords_as_an_account_is() {
    let hall = hall().await;
    let opened = reset(&hall).await;
    let [account, other] = named(1);
    for account in [&account, &other, &account, &other, &account] {
        let refused = sign_in_after(&hall, account.clone(), WRONG, &opened).await;
        assert!(matches!(refused, Err(NotSignedIn::Wrong)), "{refused:?}");
    }
    let refused = sign_in_after(&hall, account.clone(), NEW, &opened).await;
    assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
    hall.person_sign_in(account, NEW, OWN).await.unwrap();
}

#[tokio::test]
async fn a_reset_of_another_an_unfinished_one_an_old_one_and_a_stranger_s_are_no_way_in() {
    let hall = hall().await;
    let [account, _] = named(1);
    let finished = reset(&hall).await;
    let stranger = Opened {
        registration: finished.registration.clone(),
        token: FlowToken::from_random([7; 32]),
        scan: finished.scan.clone(),
        expires_at: finished.expires_at,
    };
    let unfinished = hall.start_own_reset(account.clone()).await.unwrap();
    hall.pass(&unfinished, &person(1)).await.unwrap();
    let other = hall.start_own_reset(Account::Mobile(mobile(2))).await.unwrap();
    hall.pass(&other, &person(2)).await.unwrap();
    hall.complete_own_reset(&other, NEW).await.unwrap();
    spend(&hall).await;
    for opened in [&stranger, &unfinished, &other] {
        let refused = sign_in_after(&hall, account.clone(), NEW, opened).await;
        assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
    }
    sign_in_after(&hall, account.clone(), NEW, &finished).await.unwrap();
    hall.clock.pass(rules::ERRAND_WINDOW + rules::ERRAND_WINDOW - SignedDuration::from_secs(1));
    spend(&hall).await;
    sign_in_after(&hall, account.clone(), NEW, &finished).await.unwrap();
    hall.clock.pass_s(1);
    spend(&hall).await;
    let refused = sign_in_after(&hall, account, NEW, &finished).await;
    assert!(matches!(refused, Err(NotSignedIn::LockedOut { .. })), "{refused:?}");
}

#[tokio::test]
async fn a_reset_that_is_shown_costs_a_sign_in_one_call_more_and_no_round_trip() {
    let hall = hall().await;
    let opened = reset(&hall).await;
    let [account, _] = named(1);
    let _ = hall.calls.cost();
    sign_in_after(&hall, account.clone(), NEW, &opened).await.unwrap();
    assert_eq!(hall.calls.cost(), (5, 3));
    hall.calls.trouble("TransactWriteItems", Trouble::LostReply);
    sign_in_after(&hall, account, NEW, &opened).await.unwrap();
}

#[tokio::test]
async fn two_addresses_spend_no_reset_of_a_member_by_any_of_their_names() {
    let staff = crate::staff::Staff::open().await;
    let hall = &staff.hall;
    hall.forget_limits().await;
    let number = staff.opened.number.as_str();
    let code = crate::hall::Company::new(crate::staff::BOSS).credit_code;
    let boss = person(crate::staff::BOSS);
    let names = [mobile(crate::staff::BOSS).national().to_owned(), boss.document.account_number()];
    for address in ["198.51.100.1", "198.51.100.2"] {
        let mut begun = 0;
        for organisation in [number, code.as_str()] {
            for name in &names {
                for _ in 0..10 {
                    match hall.start_reset_from(organisation, name, address).await {
                        Ok(_) => begun += 1,
                        Err(NotStarted::Limited { .. }) => {}
                        Err(NotStarted::Fault(fault)) => panic!("{fault:?}"),
                    }
                }
            }
        }
        assert_eq!(begun, 20, "ten by each of two names, however the organisation is spelt");
    }
    for organisation in [number, code.as_str()] {
        for name in &names {
            hall.start_reset(organisation, name).await.unwrap();
        }
    }
}
