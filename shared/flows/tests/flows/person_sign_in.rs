//! A person signs in for themselves: by what, the one refusal, and what stops guessing.

use crate::hall::{Hall, PASSWORD, document, issuer, mobile, person, presented};
use domain::{AccountName, DocumentKind, Identity, PersonId, rules};
use flows::person_sign_in::{Account, JustReset, NotSignedIn, SignIn, sign_in};
use flows::session::Session;
use futures::future::join_all;
use jiff::SignedDuration;
use keys::{AccessClaims, KeyKind as _, Passwords, Rotating as _};
use ports::{Clock as _, SystemEntropy};
use testkit::Trouble;

const WRONG: &str = "Wrong9#password";

impl Hall {
    pub(crate) async fn person_sign_in(
        &self,
        account: Account,
        password: &str,
        address: &str,
    ) -> Result<Session, NotSignedIn> {
        self.person_sign_in_after(account, password, address, None).await
    }

    /// The same, by who shows a reset that they have just finished.
    pub(crate) async fn person_sign_in_after(
        &self,
        account: Account,
        password: &str,
        address: &str,
        reset: Option<JustReset>,
    ) -> Result<Session, NotSignedIn> {
        let request = SignIn {
            account,
            password: presented(password),
            address: address.to_owned(),
            device: "江苏智慧人社APP, iPhone".into(),
            reset,
        };
        let Self { table, keys, entropy, clock, .. } = self;
        let (blind, passwords, tokens) = (&keys.veil.blind, &keys.passwords, &keys.tokens);
        sign_in(table, blind, passwords, tokens, entropy, clock, &issuer(), request).await
    }

    /// Somebody who is registered, signed in for themselves.
    pub(crate) async fn person_signed_in(&self, seed: u64) -> Session {
        let account = Account::Mobile(mobile(seed));
        self.person_sign_in(account, PASSWORD, "203.0.113.1").await.unwrap()
    }
}

struct Signing {
    hall: Hall,
    id: PersonId,
}

async fn signing() -> Signing {
    let hall = Hall::open().await;
    let id = hall.person(&person(1), &mobile(1)).await;
    hall.forget_limits().await;
    Signing { hall, id }
}

fn nobody(text: &str) -> Account {
    Account::Nobody(AccountName::parse(text).unwrap())
}

impl Signing {
    async fn attempt(&self, password: &str) -> Result<Session, NotSignedIn> {
        self.hall.person_sign_in(Account::Mobile(mobile(1)), password, "203.0.113.1").await
    }

    async fn sessions(&self) -> usize {
        self.hall.rows(&format!("PER#{}", self.id)).await - 1
    }
}

#[tokio::test]
async fn a_person_signs_in_by_mobile_or_document_and_the_token_names_no_organisation() {
    let signing = signing().await;
    for account in [Account::Mobile(mobile(1)), Account::Document(person(1).document)] {
        let session = signing.hall.person_sign_in(account, PASSWORD, "a").await.unwrap();
        assert_eq!((&session.person, &session.member), (&signing.id, &None));
        let token = &session.access_token;
        let claims =
            jsonwebtoken::dangerous::insecure_decode::<AccessClaims>(token).unwrap().claims;
        let now = signing.hall.clock.now().as_second();
        assert_eq!((claims.sub, claims.member), (signing.id.to_string(), None));
        assert_eq!((claims.amr, claims.auth_time), (vec!["pwd".to_owned()], now));
        assert_eq!((claims.epoch.as_str(), claims.exp), ("1", now + 600));
    }
    assert_eq!(signing.sessions().await, 2);
}

#[tokio::test]
async fn whoever_registered_with_a_passport_signs_in_with_it_and_not_with_another_country_s() {
    let hall = Hall::open().await;
    let passport = |country| {
        let today = jiff::civil::date(2026, 11, 24);
        domain::IdentityDocument::parse(DocumentKind::Passport, "E12345678", Some(country), today)
            .unwrap()
    };
    let identity = Identity { document: passport("GBR"), name: person(1).name };
    hall.person(&identity, &mobile(1)).await;
    let attempt = async |document| {
        hall.person_sign_in(Account::Document(document), PASSWORD, "203.0.113.1").await
    };
    attempt(passport("GBR")).await.unwrap();
    assert!(matches!(attempt(passport("FRA")).await, Err(NotSignedIn::Wrong)));
    let permit = document(DocumentKind::TaiwanPermit, "12345678");
    assert!(matches!(attempt(permit).await, Err(NotSignedIn::Wrong)));
}

#[tokio::test]
async fn every_outcome_costs_the_same_and_unknown_is_the_same_answer_as_wrong() {
    let signing = signing().await;
    let _ = signing.hall.calls.cost();
    for account in [
        Account::Mobile(mobile(1)),
        Account::Document(person(1).document),
        Account::Mobile(mobile(9)),
        Account::Document(person(9).document),
        nobody("110105194912310021"),
    ] {
        let refused = signing.hall.person_sign_in(account, WRONG, "a").await.unwrap_err();
        assert!(matches!(refused, NotSignedIn::Wrong), "{refused:?}");
        assert_eq!(signing.hall.calls.cost(), (4, 3));
    }
    assert_eq!(signing.sessions().await, 0, "no session");
    signing.attempt(PASSWORD).await.unwrap();
    assert_eq!(signing.hall.calls.cost(), (4, 3));
}

#[tokio::test]
async fn the_password_of_a_place_is_not_the_person_s_own() {
    let hall = Hall::open().await;
    let company = crate::hall::Company::new(1);
    let ready = hall.ready(&company, 1).await;
    hall.complete(ready.with("Other5^lantern")).await.unwrap();
    let account = || Account::Mobile(mobile(1));
    let refused = hall.person_sign_in(account(), "Other5^lantern", "a").await.unwrap_err();
    assert!(matches!(refused, NotSignedIn::Wrong), "{refused:?}");
    hall.person_sign_in(account(), PASSWORD, "a").await.unwrap();
}

#[tokio::test]
async fn five_failures_by_one_name_lock_the_password_out_by_that_name_for_a_quarter_of_an_hour() {
    let signing = signing().await;
    for _ in 0..5 {
        assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
    }
    let refused = signing.attempt(PASSWORD).await.unwrap_err();
    let NotSignedIn::LockedOut { retry_after } = refused else { panic!("{refused:?}") };
    assert_eq!(retry_after, rules::SIGN_IN_FAILURES.within);
    assert_eq!(signing.sessions().await, 0);
    let document = Account::Document(person(1).document);
    signing.hall.person_sign_in(document, PASSWORD, "a").await.unwrap();
    signing.hall.clock.pass(retry_after - SignedDuration::from_secs(1));
    assert!(matches!(signing.attempt(PASSWORD).await, Err(NotSignedIn::LockedOut { .. })));
    signing.hall.clock.pass_s(1);
    signing.attempt(PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_person_who_does_not_exist_locks_out_like_one_who_does() {
    let signing = signing().await;
    for account in [Account::Mobile(mobile(9)), nobody("110105194912310021")] {
        let attempt = || signing.hall.person_sign_in(account.clone(), WRONG, "a");
        for _ in 0..5 {
            assert!(matches!(attempt().await, Err(NotSignedIn::Wrong)));
        }
        assert!(matches!(attempt().await, Err(NotSignedIn::LockedOut { .. })));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_guesses_at_a_person_s_password_at_most_five_learn_that_they_are_wrong() {
    let signing = signing().await;
    let addresses: Vec<String> = (0..50).map(|n| format!("198.51.100.{n}")).collect();
    let attempt = |address| signing.hall.person_sign_in(Account::Mobile(mobile(1)), WRONG, address);
    let answers = join_all(addresses.iter().map(|address| attempt(address))).await;
    let wrong = answers.iter().filter(|answer| matches!(answer, Err(NotSignedIn::Wrong))).count();
    assert_eq!(wrong, 5);
    assert_eq!(signing.sessions().await, 0);
}

#[tokio::test]
async fn one_address_tries_to_sign_persons_in_forty_times_a_minute() {
    let signing = signing().await;
    let attempt = async |seed: u64| {
        let account = Account::Mobile(mobile(seed));
        signing.hall.person_sign_in(account, WRONG, "192.0.2.1").await.unwrap_err()
    };
    for seed in 100..140 {
        assert!(matches!(attempt(seed).await, NotSignedIn::Wrong));
    }
    assert!(matches!(attempt(140).await, NotSignedIn::Limited { .. }));
}

#[tokio::test]
async fn a_person_s_password_is_kept_anew_after_a_rotation_of_peppers() {
    let mut signing = signing().await;
    let old = Passwords::rotated(None, &SystemEntropy).unwrap();
    let new = Passwords::rotated(Some(&old), &SystemEntropy).unwrap();
    signing.hall.keys.passwords = Passwords::read(&old).unwrap();
    signing.hall.person(&person(2), &mobile(2)).await;
    signing.hall.keys.passwords = Passwords::read(&new).unwrap();
    let kept = async || {
        let session = signing.hall.person_signed_in(2).await;
        let person = signing.hall.table.person(&session.person).await.unwrap().unwrap();
        person.password.as_str().to_owned()
    };
    let first = kept().await;
    assert!(first.contains("keyid=cDI"), "{first}");
    assert_eq!(kept().await, first, "and then stays");
}

#[tokio::test]
async fn a_person_s_sign_in_survives_throttling_a_conflict_and_a_lost_reply() {
    for trouble in [Trouble::Throttled, Trouble::Conflict, Trouble::LostReply] {
        let signing = signing().await;
        signing.hall.calls.trouble("TransactWriteItems", trouble);
        signing.attempt(PASSWORD).await.unwrap();
        assert!(signing.hall.calls.is_calm());
        assert_eq!(signing.sessions().await, 1, "one session");
    }
}
