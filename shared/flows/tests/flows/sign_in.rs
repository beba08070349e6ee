//! Signing in: the ways to name oneself, the one refusal, and what stops guessing.

use crate::hall::{Company, Hall, PASSWORD, issuer, mobile, person};
use domain::{OpenedOrganisation, Secret as _, rules};
use flows::session::Session;
use flows::sign_in::NotSignedIn;
use futures::future::join_all;
use jiff::SignedDuration;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use keys::{AccessClaims, MemberClaims};
use ports::Clock as _;

const WRONG: &str = "Wrong9#password";

struct Signing {
    hall: Hall,
    company: Company,
    opened: OpenedOrganisation,
    number: String,
}

async fn signing() -> Signing {
    let hall = Hall::open().await;
    let company = Company::new(1).with_institution_code("320282001234");
    let opened = hall.organisation(&company, 1).await;
    let number = person(1).document.number().to_owned();
    Signing { hall, company, opened, number }
}

impl Signing {
    async fn attempt(&self, password: &str) -> Result<Session, NotSignedIn> {
        self.hall.sign_in(self.company.credit_code.as_str(), &self.number, password).await
    }

    fn claims(&self, session: &Session) -> AccessClaims {
        let jwks: JwkSet = serde_json::from_value(self.hall.keys.tokens.jwks()).unwrap();
        let header = decode_header(&session.access_token).unwrap();
        assert_eq!((header.alg, header.typ.as_deref()), (Algorithm::ES256, Some("at+jwt")));
        let key = DecodingKey::from_jwk(jwks.find(&header.kid.unwrap()).unwrap()).unwrap();
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_audience(&[issuer().audience]);
        validation.set_issuer(&[issuer().issuer]);
        validation.validate_exp = false; // The hall's clock is moved by hand.
        decode(&session.access_token, &key, &validation).unwrap().claims
    }
}

#[tokio::test]
async fn any_name_of_the_organisation_and_of_the_account_signs_in() {
    let signing = signing().await;
    let code = signing.company.credit_code.as_str().to_owned();
    let lower = code.to_lowercase();
    let phone = mobile(1).national().to_owned();
    let spaced = format!("+86 {phone}");
    let lower_number = signing.number.to_lowercase();
    for organisation in [&code, &lower, signing.opened.number.as_str(), "320282001234"] {
        for account in [&signing.number, &lower_number, &phone, &spaced] {
            let session = signing.hall.sign_in(organisation, account, PASSWORD).await.unwrap();
            let (organisation, membership, _) = session.member.unwrap();
            assert_eq!(organisation, signing.opened.organisation);
            assert_eq!(membership, signing.opened.membership);
        }
    }
    assert_eq!(signing.hall.rows(&format!("PER#{}", signing.opened.person)).await, 2 + 16);
}

#[tokio::test]
async fn an_access_token_verifies_and_says_who_for_whom_how_and_until_when() {
    let signing = signing().await;
    let session = signing.attempt(PASSWORD).await.unwrap();
    let now = signing.hall.clock.now().as_second();
    let claims = signing.claims(&session);
    let expected = AccessClaims {
        iss: issuer().issuer,
        aud: issuer().audience,
        sub: signing.opened.person.to_string(),
        member: Some(MemberClaims {
            org: signing.opened.organisation.to_string(),
            mem: signing.opened.membership.to_string(),
            role: "legal_representative".into(),
        }),
        amr: vec!["pwd".into()],
        auth_time: now,
        sid: session.id.to_string(),
        epoch: "1.1".into(),
        iat: now,
        exp: now + 600,
    };
    assert_eq!(claims, expected);
    assert_eq!(session.expires_in, SignedDuration::from_secs(600));
}

#[tokio::test]
async fn unknown_organisation_unknown_account_and_wrong_password_are_one_answer_after_the_same_work()
 {
    let signing = signing().await;
    let hall = &signing.hall;
    let code = signing.company.credit_code.as_str();
    let nobody = person(9).document.number().to_owned();
    let no_organisation = Company::new(9).credit_code;
    let _ = hall.calls.cost();
    for (organisation, account) in [
        (code, signing.number.as_str()),
        (code, nobody.as_str()),
        (no_organisation.as_str(), signing.number.as_str()),
        ("99999999", signing.number.as_str()),
        ("000000000", mobile(1).national()),
    ] {
        let refused = hall.sign_in(organisation, account, WRONG).await.unwrap_err();
        assert!(matches!(refused, NotSignedIn::Wrong), "{organisation}: {refused:?}");
        assert_eq!(hall.calls.cost(), (4, 3), "{organisation}");
    }
    assert_eq!(hall.rows(&format!("PER#{}", signing.opened.person)).await, 2, "no session");
}

#[tokio::test]
async fn five_failures_lock_the_password_out_for_a_quarter_of_an_hour_from_the_fifth() {
    let signing = signing().await;
    for _ in 0..5 {
        assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
        signing.hall.clock.pass_s(60);
    }
    let refused = signing.attempt(PASSWORD).await.unwrap_err();
    let NotSignedIn::LockedOut { retry_after } = refused else { panic!("{refused:?}") };
    assert_eq!(retry_after, SignedDuration::from_secs(840), "from the fifth, a minute ago");
    assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::LockedOut { .. })));
    assert_eq!(signing.hall.rows(&format!("PER#{}", signing.opened.person)).await, 2);
    signing.hall.clock.pass_s(839);
    assert!(matches!(signing.attempt(PASSWORD).await, Err(NotSignedIn::LockedOut { .. })));
    signing.hall.clock.pass_s(1);
    signing.attempt(PASSWORD).await.unwrap();
}

#[tokio::test]
async fn after_a_lock_out_five_fresh_tries_are_given() {
    let signing = signing().await;
    for _ in 0..5 {
        assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
    }
    signing.hall.clock.pass_s(900);
    for _ in 0..5 {
        assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
    }
    assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::LockedOut { .. })));
}

#[tokio::test]
async fn slow_failures_lock_nobody_out() {
    let signing = signing().await;
    for _ in 0..12 {
        assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
        signing.hall.clock.pass_s(226);
    }
    signing.attempt(PASSWORD).await.unwrap();
}

#[tokio::test]
async fn a_success_forgives_the_failures_before_it() {
    let signing = signing().await;
    for _ in 0..3 {
        for _ in 0..4 {
            assert!(matches!(signing.attempt(WRONG).await, Err(NotSignedIn::Wrong)));
        }
        signing.attempt(PASSWORD).await.unwrap();
    }
}

#[tokio::test]
async fn an_account_that_does_not_exist_locks_out_like_one_that_does() {
    let signing = signing().await;
    let nobody = person(9).document.number().to_owned();
    let code = signing.company.credit_code.as_str();
    let attempt = || signing.hall.sign_in(code, &nobody, WRONG);
    for _ in 0..5 {
        assert!(matches!(attempt().await, Err(NotSignedIn::Wrong)));
    }
    let refused = attempt().await.unwrap_err();
    let NotSignedIn::LockedOut { retry_after } = refused else { panic!("{refused:?}") };
    assert_eq!(retry_after, rules::SIGN_IN_FAILURES.within);
    signing.attempt(PASSWORD).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_fifty_guesses_at_once_at_most_five_learn_that_they_are_wrong() {
    let signing = signing().await;
    let code = signing.company.credit_code.as_str();
    let answers = join_all((0..50_u32).map(|n| async move { n }).map(|n| async {
        let address = format!("198.51.100.{}", n.await);
        signing.hall.sign_in_from(code, &signing.number, WRONG, &address).await
    }))
    .await;
    let wrong = answers.iter().filter(|answer| matches!(answer, Err(NotSignedIn::Wrong))).count();
    let locked = answers
        .iter()
        .filter(|answer| matches!(answer, Err(NotSignedIn::LockedOut { .. })))
        .count();
    assert_eq!((wrong, locked), (5, 45));
    assert!(matches!(signing.attempt(PASSWORD).await, Err(NotSignedIn::LockedOut { .. })));
    assert_eq!(signing.hall.rows(&format!("PER#{}", signing.opened.person)).await, 2);
}

#[tokio::test]
async fn one_address_tries_forty_times_a_minute() {
    let signing = signing().await;
    let code = signing.company.credit_code.as_str();
    let attempt = async |seed: u64, address: &str| {
        let account = person(seed).document.number().to_owned();
        signing.hall.sign_in_from(code, &account, WRONG, address).await.unwrap_err()
    };
    for seed in 0..40 {
        assert!(matches!(attempt(seed + 100, "192.0.2.1").await, NotSignedIn::Wrong));
    }
    let refused = attempt(140, "192.0.2.1").await;
    assert!(matches!(refused, NotSignedIn::Limited { .. }), "{refused:?}");
    assert!(matches!(attempt(141, "192.0.2.2").await, NotSignedIn::Wrong));
    signing.hall.clock.pass_s(60);
    assert!(matches!(attempt(142, "192.0.2.1").await, NotSignedIn::Wrong));
}

#[tokio::test]
async fn a_refresh_token_is_kept_only_as_a_hash() {
    let signing = signing().await;
    let session = signing.attempt(PASSWORD).await.unwrap();
    let rows = format!("{:?}", signing.hall.engine.scan().await.unwrap());
    assert!(!rows.contains(session.refresh_token.secret.reveal()));
    assert!(!rows.contains(session.refresh_token.family.reveal()));
}
