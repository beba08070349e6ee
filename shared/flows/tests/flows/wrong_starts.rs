//! Wrong starts of a registration or a change of legal representative: whom they limit, and whom they do not.

use crate::hall::{Company, Hall, mobile, person};
use crate::staff::{BOSS, Staff};
use crate::successions::NEW;
use domain::StandardCreditCode;
use domain::rules::{
    STARTS_PER_ADDRESS_AND_CREDIT_CODE, WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE,
    WRONG_STARTS_PER_CREDIT_CODE,
};
use flows::registration::start::{NotStarted, Start};
use flows::succession;
use futures::future::join_all;
use jiff::SignedDuration;

/// A form that names somebody else than the register does, sent from there.
fn wrong(company: &Company, n: u64, address: &str) -> Start<StandardCreditCode> {
    Start {
        legal_representative: person(n + 100),
        address: address.to_owned(),
        ..Hall::form(company)
    }
}

fn elsewhere(n: u64) -> String {
    format!("198.51.{}.{}", 100 + n / 200, n % 200)
}

fn right(company: &Company, address: &str) -> Start<StandardCreditCode> {
    Start { address: address.to_owned(), ..Hall::form(company) }
}

/// What a refusal tells.
fn told(refused: &NotStarted) -> &'static str {
    match refused {
        NotStarted::NotInRegister => "not in the register",
        NotStarted::Limited { .. } => "limited",
        NotStarted::OtherAgreement { .. } | NotStarted::CreditCodeTaken | NotStarted::Fault(_) => {
            panic!("{refused:?}")
        }
    }
}

async fn refused(hall: &Hall, form: Start<StandardCreditCode>) -> &'static str {
    told(&hall.start(form).await.unwrap_err())
}

async fn refused_to_succeed(hall: &Hall, form: Start<StandardCreditCode>) -> &'static str {
    match hall.start_succession(form).await.unwrap_err() {
        succession::start::NotStarted::Claim(claim) => told(&claim),
        other => panic!("{other:?}"),
    }
}

async fn listed() -> (Hall, Company) {
    let hall = Hall::open().await;
    let company = Company::new(1);
    hall.list(&company).await;
    (hall, company)
}

#[tokio::test]
async fn a_hundred_wrong_starts_from_everywhere_shut_no_registration() {
    let (hall, company) = listed().await;
    for n in 0..100 {
        refused(&hall, wrong(&company, n, &elsewhere(n))).await;
    }
    assert_eq!(hall.rows("FLOW#").await, 0, "nothing was begun");
    let opened = hall.start(Hall::form(&company)).await.unwrap();
    hall.person(&company.boss(), &mobile(1)).await;
    hall.pass(&opened, &company.boss()).await.unwrap();
}

#[tokio::test]
async fn a_hundred_wrong_starts_from_everywhere_shut_no_change_of_legal_representative() {
    let staff = Staff::changed().await;
    let hall = &staff.hall;
    let mut company = Company::new(BOSS);
    company.record.legal_representative = person(NEW);
    hall.forget_limits().await;
    let flows = hall.rows("FLOW#suc_").await;
    for n in 0..50 {
        refused_to_succeed(hall, wrong(&company, n, &elsewhere(n))).await;
        refused(hall, wrong(&company, n, &elsewhere(n))).await;
    }
    assert_eq!(hall.rows("FLOW#suc_").await, flows, "nothing was begun");
    let opened = hall.start_succession(Hall::form(&company)).await.unwrap();
    hall.pass(&opened, &person(NEW)).await.unwrap();
}

#[tokio::test]
async fn a_hostile_address_spends_its_own_ten_wrong_starts_of_a_code_and_nothing_else() {
    let (hall, company) = listed().await;
    let hostile = "198.51.100.66";
    let times = u64::from(WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE.times);
    for n in 0..times {
        assert_eq!(refused(&hall, wrong(&company, n, hostile)).await, "not in the register");
    }
    assert_eq!(refused(&hall, wrong(&company, times, hostile)).await, "limited");
    assert_eq!(hall.rows("FLOW#").await, 0);
    let honest = "203.0.113.1";
    assert_eq!(refused(&hall, wrong(&company, 99, honest)).await, "not in the register");
    hall.start(right(&company, honest)).await.unwrap();
    // Who shares the address is not shut out of the code either.
    hall.start(right(&company, hostile)).await.unwrap();
    let other = Company::new(2);
    hall.list(&other).await;
    assert_eq!(refused(&hall, wrong(&other, 1, hostile)).await, "not in the register");
    hall.clock.pass(WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE.within);
    assert_eq!(refused(&hall, wrong(&company, times, hostile)).await, "not in the register");
}

#[tokio::test]
async fn a_code_that_is_guessed_at_by_many_addresses_is_answered_sixty_times_an_hour() {
    let (hall, company) = listed().await;
    let times = u64::from(WRONG_STARTS_PER_CREDIT_CODE.times);
    for n in 0..times {
        assert_eq!(refused(&hall, wrong(&company, n, &elsewhere(n))).await, "not in the register");
    }
    let rows = hall.rows("RATE#start-wrong-address-code#").await;
    assert_eq!(refused(&hall, wrong(&company, times, &elsewhere(times))).await, "limited");
    assert_eq!(hall.rows("RATE#start-wrong-address-code#").await, rows, "counted in both or none");
    for n in 0..5 {
        hall.start(right(&company, &elsewhere(300 + n))).await.unwrap();
    }
}

#[tokio::test]
async fn a_wrong_start_is_one_and_the_same_whatever_of_it_is_wrong() {
    let (hall, company) = listed().await;
    let closed = {
        let mut closed = Company::new(2);
        closed.record.standing = domain::Standing::Inactive;
        closed
    };
    hall.list(&closed).await;
    let unknown = Company::new(3);
    let operations = || {
        let made = hall.calls.take();
        made.into_iter().map(|call| (call.operation, call.trip)).collect::<Vec<_>>()
    };
    let mut costs = Vec::new();
    for (form, code) in [
        (wrong(&company, 1, "198.51.100.1"), &company),
        (right(&closed, "198.51.100.2"), &closed),
        (right(&unknown, "198.51.100.3"), &unknown),
    ] {
        let times = u64::from(WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE.times);
        for n in 0..=times {
            let _ = operations();
            let again = Start { credit_code: code.standard_code(), ..copy(&form) };
            let expected = if n < times { "not in the register" } else { "limited" };
            assert_eq!(refused(&hall, again).await, expected);
            let mut cost = operations();
            cost.sort();
            costs.push(cost);
        }
    }
    assert!(costs.iter().all(|cost| *cost == costs[0]), "{costs:?}");
}

fn copy(form: &Start<StandardCreditCode>) -> Start<StandardCreditCode> {
    Start {
        credit_code: form.credit_code.clone(),
        name: form.name.clone(),
        legal_representative: form.legal_representative.clone(),
        agreement: form.agreement.clone(),
        address: form.address.clone(),
    }
}

#[tokio::test]
async fn one_address_begins_ten_right_starts_of_a_code_an_hour_and_other_addresses_theirs() {
    let (hall, company) = listed().await;
    for _ in 0..STARTS_PER_ADDRESS_AND_CREDIT_CODE.times {
        hall.start(right(&company, "198.51.100.1")).await.unwrap();
    }
    let flows = hall.rows("FLOW#").await;
    let refused = hall.start(right(&company, "198.51.100.1")).await.unwrap_err();
    let NotStarted::Limited { retry_after } = refused else { panic!("{refused:?}") };
    assert!(retry_after <= SignedDuration::from_hours(1));
    assert_eq!(hall.rows("FLOW#").await, flows);
    hall.start(right(&company, "203.0.113.1")).await.unwrap();
}

#[tokio::test]
async fn one_address_begins_ten_changes_of_one_legal_representative_an_hour() {
    let staff = Staff::changed().await;
    let hall = &staff.hall;
    let mut company = Company::new(BOSS);
    company.record.legal_representative = person(NEW);
    hall.forget_limits().await;
    for _ in 0..STARTS_PER_ADDRESS_AND_CREDIT_CODE.times {
        hall.start_succession(right(&company, "198.51.100.1")).await.unwrap();
    }
    let flows = hall.rows("FLOW#suc_").await;
    assert_eq!(refused_to_succeed(hall, right(&company, "198.51.100.1")).await, "limited");
    assert_eq!(hall.rows("FLOW#suc_").await, flows);
    hall.start_succession(right(&company, "203.0.113.1")).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_wrong_starts_at_once_as_many_are_answered_as_the_limit_says() {
    let (hall, company) = listed().await;
    let asked = (0..20).map(|n| refused(&hall, wrong(&company, n, "198.51.100.66")));
    let answers = join_all(asked).await;
    let answered = answers.iter().filter(|answer| **answer == "not in the register").count();
    assert_eq!(answered, usize::from(WRONG_STARTS_PER_ADDRESS_AND_CREDIT_CODE.times));
}
