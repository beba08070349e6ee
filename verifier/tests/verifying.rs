//! What is believed and what is not, with signatures of the hall's own keys; and the bound on how late a revocation is.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]
#![expect(clippy::indexing_slicing, reason = "a member that is missing is a failure")]

use aws_lc_rs::hmac;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use keys::{
    AccessClaims, ClerkClaims, KeyKind as _, MandateClaims, MemberClaims, RevocationClaims,
    Rotating as _, TokenKeys,
};
use ports::SystemEntropy;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use yinxin_verifier::{NotLearned, NotVerified, Role, Verifier};

const ISSUER: &str = "https://hall.example";
const CLIENT: &str = "case-system";
const NOW: i64 = 1_800_000_000;

fn at(second: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(u64::try_from(second).unwrap())
}

/// A hall: a ring that signs, and what it publishes.
struct Hall {
    ring: String,
    tokens: TokenKeys,
}

impl Hall {
    fn of(ring: String) -> Self {
        let tokens = TokenKeys::read(&ring).unwrap();
        Self { ring, tokens }
    }

    fn new() -> Self {
        Self::of(TokenKeys::rotated(None, &SystemEntropy).unwrap())
    }

    fn rotated(&self) -> Self {
        Self::of(TokenKeys::rotated(Some(&self.ring), &SystemEntropy).unwrap())
    }

    fn jwks(&self) -> String {
        self.tokens.jwks().to_string()
    }

    fn mandate(&self) -> String {
        self.tokens.sign_mandate(&mandate()).unwrap()
    }

    fn list(&self, made_at: i64) -> String {
        self.tokens.sign_revocations(&list(made_at)).unwrap()
    }

    /// A business system that has learned the keys, and a list of that moment.
    fn verifier(&self, made_at: i64) -> Verifier {
        let mut verifier = self.without_list();
        verifier.learn_revocations(&self.list(made_at), at(made_at)).unwrap();
        verifier
    }

    fn without_list(&self) -> Verifier {
        let mut verifier = Verifier::new(ISSUER, CLIENT);
        verifier.learn_keys(&self.jwks()).unwrap();
        verifier
    }

    /// A token with this header and these claims, truly signed by the current key.
    fn signed(&self, header: &Value, claims: &Value) -> String {
        let ring: Value = serde_json::from_str(&self.ring).unwrap();
        let current = ring["current"].as_str().unwrap();
        let pkcs8 = STANDARD.decode(ring["keys"][current].as_str().unwrap()).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &pkcs8).unwrap();
        let message = message(header, claims);
        let signature = pair.sign(&SystemRandom::new(), message.as_bytes()).unwrap();
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
    }
}

fn message(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

fn mandate() -> MandateClaims {
    let text = |text: &str| text.to_owned();
    MandateClaims {
        iss: text(ISSUER),
        aud: text(CLIENT),
        sub: text("per_1"),
        org: text("org_1"),
        mem: text("mem_1"),
        role: text("agent"),
        matter: text("talent.archive"),
        case: text("cas_1"),
        begun_at: text("2027-01-15T08:00:00Z"),
        begun_by: Some(text("per_2")),
        grant: Some(text("gra_1")),
        epoch: text("3.7"),
        iat: NOW,
        nbf: NOW,
        exp: NOW + 600,
    }
}

fn list(made_at: i64) -> RevocationClaims {
    RevocationClaims {
        iss: ISSUER.to_owned(),
        iat: made_at,
        exp: made_at + 60,
        organisations: BTreeMap::new(),
        memberships: BTreeMap::new(),
        grants: Vec::new(),
    }
}

fn header() -> Value {
    json!({ "alg": "ES256", "typ": "mandate+jwt", "kid": "t1" })
}

fn with(mut value: Value, name: &str, member: Value) -> Value {
    value.as_object_mut().unwrap().insert(name.to_owned(), member);
    value
}

fn without(mut value: Value, name: &str) -> Value {
    value.as_object_mut().unwrap().remove(name);
    value
}

fn told() -> Value {
    serde_json::to_value(mandate()).unwrap()
}

fn refusal(verifier: &Verifier, token: &str, now: i64) -> Option<NotVerified> {
    verifier.verify(token, at(now)).err()
}

#[test]
fn a_mandate_is_believed_and_told_whole() {
    let hall = Hall::new();
    let mandate = hall.verifier(NOW).verify(&hall.mandate(), at(NOW + 1)).unwrap();
    assert_eq!((mandate.person.as_str(), mandate.organisation.as_str()), ("per_1", "org_1"));
    assert_eq!((mandate.membership.as_str(), mandate.role), ("mem_1", Role::Agent));
    assert_eq!((mandate.matter.as_str(), mandate.case.as_str()), ("talent.archive", "cas_1"));
    assert_eq!(mandate.begun_at, "2027-01-15T08:00:00Z");
    assert_eq!(mandate.begun_by.as_deref(), Some("per_2"), "a colleague goes on with it");
    assert_eq!(mandate.grant.as_deref(), Some("gra_1"));
    assert_eq!((mandate.issued_at, mandate.expires_at), (at(NOW), at(NOW + 600)));
}

#[test]
fn keys_are_known_on_either_side_of_a_rotation_and_a_withdrawn_one_is_believed_no_more() {
    let old = Hall::new();
    let new = old.rotated();
    let mut verifier = old.verifier(NOW);
    assert_eq!(refusal(&verifier, &new.mandate(), NOW), None, "the next key was published");
    verifier.learn_keys(&new.jwks()).unwrap();
    assert_eq!(refusal(&verifier, &old.mandate(), NOW), None, "the last one stays");
    let newest = new.rotated().rotated();
    assert_eq!(refusal(&verifier, &newest.mandate(), NOW), Some(NotVerified::UnknownKey));
    verifier.learn_keys(&newest.jwks()).unwrap();
    assert_eq!(refusal(&verifier, &newest.mandate(), NOW), None, "the keys were fetched anew");
    assert_eq!(refusal(&verifier, &old.mandate(), NOW), Some(NotVerified::UnknownKey));
}

#[test]
fn a_header_that_says_anything_else_is_refused_though_the_signature_holds() {
    let hall = Hall::new();
    let verifier = hall.verifier(NOW);
    assert_eq!(refusal(&verifier, &hall.signed(&header(), &told()), NOW), None, "the control");
    let jwk = hall.tokens.jwks()["keys"][0].clone();
    for (name, member, why) in [
        ("alg", json!("none"), NotVerified::NotSigned),
        ("alg", json!("HS256"), NotVerified::NotSigned),
        ("alg", json!("ES384"), NotVerified::NotSigned),
        ("alg", json!("es256"), NotVerified::NotSigned),
        ("typ", json!("JWT"), NotVerified::OtherType),
        ("typ", json!("at+jwt"), NotVerified::OtherType),
        ("typ", json!("application/mandate+jwt"), NotVerified::OtherType),
        ("kid", json!("t2"), NotVerified::NotSigned),
        ("kid", json!("t9"), NotVerified::UnknownKey),
        ("kid", json!(null), NotVerified::Malformed),
        ("jku", json!("https://other.example/jwks.json"), NotVerified::Malformed),
        ("x5u", json!("https://other.example/x5u"), NotVerified::Malformed),
        ("x5c", json!([]), NotVerified::Malformed),
        ("jwk", jwk, NotVerified::Malformed),
        ("crit", json!(["exp"]), NotVerified::Malformed),
        ("b64", json!(false), NotVerified::Malformed),
        ("zip", json!("DEF"), NotVerified::Malformed),
    ] {
        let header = with(header(), name, member);
        assert_eq!(refusal(&verifier, &hall.signed(&header, &told()), NOW), Some(why), "{header}");
    }
    for missing in ["alg", "typ", "kid"] {
        let token = hall.signed(&without(header(), missing), &told());
        assert_eq!(refusal(&verifier, &token, NOW), Some(NotVerified::Malformed), "{missing}");
    }
}

#[test]
fn what_nobody_signed_or_somebody_else_did_is_refused() {
    let (hall, other) = (Hall::new(), Hall::new());
    let verifier = hall.verifier(NOW);
    let none = message(&with(header(), "alg", json!("none")), &told());
    assert_eq!(refusal(&verifier, &format!("{none}."), NOW), Some(NotVerified::NotSigned));
    for token in ["", ".", "..", "a.b", "a.b.c", &none, &"A".repeat(5000)] {
        assert_eq!(refusal(&verifier, token, NOW), Some(NotVerified::Malformed), "{token}");
    }
    let unsigned = message(&header(), &told());
    let garbled = refusal(&verifier, &format!("{unsigned}.not base64!"), NOW);
    assert_eq!(garbled, Some(NotVerified::Malformed), "no signature at all");
    for signature in ["", "AAAA", &"A".repeat(86)] {
        let token = format!("{unsigned}.{signature}");
        assert_eq!(refusal(&verifier, &token, NOW), Some(NotVerified::NotSigned), "{signature}");
    }
    assert_eq!(refusal(&verifier, &other.mandate(), NOW), Some(NotVerified::NotSigned));
    let token = hall.mandate();
    let [head, _, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        panic!("a token has three parts")
    };
    let raised = with(told(), "matter", json!("employment.subsidy"));
    let raised = URL_SAFE_NO_PAD.encode(raised.to_string());
    let altered = format!("{head}.{raised}.{signature}");
    assert_eq!(refusal(&verifier, &altered, NOW), Some(NotVerified::NotSigned));
    assert_eq!(refusal(&verifier, &format!(" {token}\n"), NOW), None, "white space is around it");
    let header = json!(["ES256", "mandate+jwt", header()["kid"]]);
    let array = refusal(&verifier, &hall.signed(&header, &told()), NOW);
    assert_eq!(array, Some(NotVerified::Malformed), "a header is an object");
    let four = format!("{token}.{signature}");
    assert_eq!(refusal(&verifier, &four, NOW), Some(NotVerified::Malformed), "four parts");
}

#[test]
fn a_public_key_used_as_a_shared_secret_signs_nothing() {
    let hall = Hall::new();
    let verifier = hall.verifier(NOW);
    let point = hall.tokens.jwks()["keys"][0]["x"].as_str().unwrap().to_owned();
    for secret in [hall.jwks().as_bytes(), point.as_bytes()] {
        let key = hmac::Key::new(hmac::HMAC_SHA256, secret);
        for algorithm in ["HS256", "ES256"] {
            let message = message(&with(header(), "alg", json!(algorithm)), &told());
            let tag = hmac::sign(&key, message.as_bytes());
            let token = format!("{message}.{}", URL_SAFE_NO_PAD.encode(tag));
            assert_eq!(refusal(&verifier, &token, NOW), Some(NotVerified::NotSigned));
        }
    }
}

#[test]
fn no_other_token_of_the_hall_is_a_mandate_though_the_same_key_signs_them_all() {
    let hall = Hall::new();
    let mut verifier = hall.verifier(NOW);
    let text = |text: &str| text.to_owned();
    let access = AccessClaims {
        iss: text(ISSUER),
        aud: text(CLIENT),
        sub: text("per_1"),
        member: Some(MemberClaims { org: text("org_1"), mem: text("mem_1"), role: text("agent") }),
        amr: vec![text("pwd")],
        auth_time: NOW,
        sid: text("ses_1"),
        epoch: text("3.7"),
        iat: NOW,
        exp: NOW + 600,
    };
    let clerk = ClerkClaims {
        iss: text(ISSUER),
        aud: text(CLIENT),
        sub: text("clk_1"),
        counter: text("yicheng"),
        auth_time: NOW,
        sid: text("ses_1"),
        iat: NOW,
        exp: NOW + 600,
    };
    let (access, clerk) =
        (hall.tokens.sign(&access).unwrap(), hall.tokens.sign_clerk(&clerk).unwrap());
    for token in [&access, &clerk, &hall.list(NOW)] {
        assert_eq!(refusal(&verifier, token, NOW), Some(NotVerified::OtherType));
    }
    for token in [&access, &clerk, &hall.mandate()] {
        let refused = verifier.learn_revocations(token, at(NOW));
        assert_eq!(refused, Err(NotLearned::OtherType));
    }
    // Another type with a mandate's name on it says what no mandate says.
    let access = serde_json::to_value(list(NOW)).unwrap();
    let named = hall.signed(&header(), &access);
    assert_eq!(refusal(&verifier, &named, NOW), Some(NotVerified::Malformed));
}

#[test]
fn a_mandate_for_somebody_else_or_that_says_too_little_or_too_much_is_refused() {
    let hall = Hall::new();
    let verifier = hall.verifier(NOW);
    let say = |claims: &Value| refusal(&verifier, &hall.signed(&header(), claims), NOW);
    let other = |name: &str, value: Value| say(&with(told(), name, value));
    assert_eq!(other("iss", json!("https://other.example")), Some(NotVerified::OtherIssuer));
    assert_eq!(other("aud", json!("talent-system")), Some(NotVerified::OtherAudience));
    for (name, value) in [
        ("aud", json!([CLIENT])),
        ("role", json!("owner")),
        ("epoch", json!("3")),
        ("epoch", json!("3.-7")),
        ("epoch", json!("3.7.1")),
        ("exp", json!(NOW + 601)),
        ("exp", json!(i64::MAX)),
        ("iat", json!(i64::MIN)),
    ] {
        let why = format!("{name} {value}");
        assert_eq!(other(name, value), Some(NotVerified::Malformed), "{why}");
    }
    for name in told().as_object().unwrap().keys().filter(|name| *name != "begun_by") {
        assert_eq!(say(&without(told(), name)), Some(NotVerified::Malformed), "without {name}");
    }
    assert_eq!(say(&without(told(), "begun_by")), None, "it was begun elsewhere");
    let boss = with(told(), "role", json!("legal_representative"));
    assert_eq!(say(&boss), Some(NotVerified::Malformed), "only an agent rests on a grant");
    assert_eq!(say(&without(boss, "grant")), None);
    assert_eq!(other("later_member", json!(1)), None, "the hall may come to say more");
}

#[test]
fn a_mandate_is_good_until_the_second_it_ends_and_begins_a_minute_from_now_at_most() {
    let hall = Hall::new();
    let token = hall.mandate();
    let when = |now: i64| refusal(&hall.verifier(now), &token, now);
    assert_eq!([when(NOW - 61), when(NOW - 60)], [Some(NotVerified::NotYet), None]);
    assert_eq!([when(NOW + 599), when(NOW + 600)], [None, Some(NotVerified::Ended)]);
    let later = hall.signed(&header(), &with(told(), "nbf", json!(NOW + 61)));
    let when = |now: i64| refusal(&hall.verifier(now), &later, now);
    assert_eq!([when(NOW), when(NOW + 1)], [Some(NotVerified::NotYet), None]);
}

#[test]
fn organisation_place_and_grant_are_each_revoked_and_only_what_was_given_before() {
    let hall = Hall::new();
    let revoked = |change: &dyn Fn(&mut RevocationClaims)| {
        let mut claims = list(NOW);
        change(&mut claims);
        let mut verifier = hall.without_list();
        let list = hall.tokens.sign_revocations(&claims).unwrap();
        verifier.learn_revocations(&list, at(NOW)).unwrap();
        refusal(&verifier, &hall.mandate(), NOW) == Some(NotVerified::Revoked)
    };
    let organisation = |id: &str, epoch: u64| {
        revoked(&|list| {
            list.organisations.insert(id.to_owned(), epoch);
        })
    };
    let place = |id: &str, epoch: u64| {
        revoked(&|list| {
            list.memberships.insert(id.to_owned(), epoch);
        })
    };
    let grant = |id: &str| revoked(&|list| list.grants.push(id.to_owned()));
    // The mandate's epochs are 3 of the organisation, 7 of the place.
    assert_eq!([3, 4, 5].map(|epoch| organisation("org_1", epoch)), [false, true, true]);
    assert_eq!([7, 8, 9].map(|epoch| place("mem_1", epoch)), [false, true, true]);
    assert_eq!(["gra_1", "gra_2"].map(grant), [true, false]);
    assert!(!organisation("org_2", 9) && !place("mem_2", 9) && !place("org_1", 9));
}

#[test]
fn without_keys_or_without_a_list_younger_than_a_minute_nothing_verifies() {
    let hall = Hall::new();
    let token = hall.mandate();
    let nothing = Verifier::new(ISSUER, CLIENT);
    assert_eq!(refusal(&nothing, &token, NOW), Some(NotVerified::UnknownKey));
    let stale = Some(NotVerified::StaleRevocations);
    assert_eq!(refusal(&hall.without_list(), &token, NOW), stale);
    let verifier = hall.verifier(NOW);
    assert_eq!(refusal(&verifier, &token, NOW + 59), None);
    assert_eq!(refusal(&verifier, &token, NOW + 60), stale);
    assert_eq!(refusal(&verifier, &token, NOW - 60), None, "the hall's clock may be ahead");
    // A clock that was set back does not make a list young for ever.
    let earlier =
        hall.signed(&header(), &with(with(told(), "iat", json!(NOW - 61)), "nbf", json!(0)));
    assert_eq!(refusal(&verifier, &earlier, NOW - 61), Some(NotVerified::Malformed));
    let earlier = with(with(told(), "iat", json!(NOW - 100)), "nbf", json!(NOW - 100));
    let earlier = hall.signed(&header(), &with(earlier, "exp", json!(NOW + 100)));
    assert_eq!(refusal(&verifier, &earlier, NOW - 61), stale);
    assert_eq!(refusal(&verifier, &earlier, NOW - 60), None);
}

#[test]
fn a_list_is_taken_only_from_the_hall_and_never_for_an_older_one() {
    let hall = Hall::new();
    let mut verifier = hall.verifier(NOW);
    let other = Hall::new();
    let sign = |change: &dyn Fn(&mut RevocationClaims)| {
        let mut claims = list(NOW + 10);
        change(&mut claims);
        hall.tokens.sign_revocations(&claims).unwrap()
    };
    for (list, why) in [
        (String::new(), NotLearned::Malformed),
        (other.list(NOW + 10), NotLearned::NotSigned),
        (hall.rotated().rotated().list(NOW + 10), NotLearned::UnknownKey),
        (sign(&|list| list.iss = "https://other.example".into()), NotLearned::OtherIssuer),
        (sign(&|list| list.iat = NOW + 71), NotLearned::NotYet),
        (sign(&|list| list.iat = NOW - 1), NotLearned::Old),
        (sign(&|list| list.exp = NOW + 10), NotLearned::Old),
    ] {
        assert_eq!(verifier.learn_revocations(&list, at(NOW + 10)), Err(why));
        assert_eq!(verifier.list_made_at(), Some(at(NOW)), "{why}: what was learned stays");
    }
    assert_eq!(verifier.learn_revocations(&hall.list(NOW), at(NOW + 9)), Ok(()), "the same again");
    let late = verifier.learn_revocations(&hall.list(NOW + 10), at(NOW + 70));
    assert_eq!(late, Err(NotLearned::Old), "one that lay in a cache for a minute");
    let longer = sign(&|list| list.exp = NOW + 6000);
    assert_eq!(verifier.learn_revocations(&format!("{longer}\n"), at(NOW + 11)), Ok(()));
    let stale = Some(NotVerified::StaleRevocations);
    assert_eq!(refusal(&verifier, &hall.mandate(), NOW + 70), stale, "no list lasts longer");
}

#[test]
fn keys_of_another_kind_are_passed_over_and_a_set_without_ours_is_refused() {
    let hall = Hall::new();
    let key = hall.tokens.jwks()["keys"][0].clone();
    let rsa = json!({ "kty": "RSA", "kid": "t9", "n": "AQAB", "e": "AQAB" });
    let mut verifier = hall.verifier(NOW);
    for set in [
        json!({}),
        json!({ "keys": [] }),
        json!({ "keys": [rsa] }),
        json!({ "keys": [key, key] }),
        json!({ "keys": [with(key.clone(), "crv", json!("P-384"))] }),
        json!({ "keys": [with(key.clone(), "alg", json!("HS256"))] }),
        json!({ "keys": [with(key.clone(), "use", json!("enc"))] }),
        json!({ "keys": [with(key.clone(), "x", json!("AAAA"))] }),
        json!({ "keys": [with(key.clone(), "y", key["x"].clone())] }),
        json!({ "keys": [with(key.clone(), "kid", json!(7))] }),
    ] {
        let refused = verifier.learn_keys(&set.to_string());
        assert_eq!(refused, Err(NotLearned::Malformed), "{set}");
    }
    assert_eq!(refusal(&verifier, &hall.mandate(), NOW), None, "those before stay");
    let odd = with(rsa.clone(), "kid", json!(7));
    verifier.learn_keys(&json!({ "keys": [null, odd, rsa, key] }).to_string()).unwrap();
    assert_eq!(refusal(&verifier, &hall.mandate(), NOW), None);
}

/// The hall makes a list every ten seconds and hands the same one out in between; the business system asks every fifteen.
#[test]
fn whatever_the_moment_of_a_revocation_it_is_in_force_sixty_seconds_later() {
    let hall = Hall::new();
    let token = hall.mandate();
    for revoked_at in NOW + 100..NOW + 115 {
        let mut verifier = hall.without_list();
        let mut refused_at = None;
        for now in NOW..NOW + 200 {
            if (now - NOW) % 15 == 0 {
                let made_at = now - now % 10;
                let mut claims = list(made_at);
                if revoked_at < made_at {
                    claims.grants.push("gra_1".into());
                }
                let list = hall.tokens.sign_revocations(&claims).unwrap();
                verifier.learn_revocations(&list, at(now)).unwrap();
            }
            let refusal = refusal(&verifier, &token, now);
            if now < revoked_at {
                assert_eq!(refusal, None, "{now}: until then it is good");
            } else if refusal == Some(NotVerified::Revoked) {
                refused_at = refused_at.or(Some(now));
            }
            assert!(now < revoked_at + 60 || refusal == Some(NotVerified::Revoked), "{now}");
        }
        assert!(refused_at.is_some_and(|at| at < revoked_at + 60), "{revoked_at}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever lists came, in whatever order and however late: what verifies now was not revoked before a minute ago.
    #[test]
    fn a_mandate_that_verifies_was_not_revoked_more_than_a_minute_ago(
        revoked_at in 0_i64..400,
        by in 0_usize..3,
        mut came in proptest::collection::vec((0_i64..400, 0_i64..100), 1..12),
        asked in proptest::collection::vec(0_i64..500, 1..30),
    ) {
        let hall = Hall::new();
        let token = hall.mandate();
        // Made at, and so much later handed to the verifier; in the order they came.
        came.sort_by_key(|(made_at, late)| made_at + late);
        let mut asked = asked;
        asked.sort_unstable();
        let mut verifier = hall.without_list();
        let mut lists = came.into_iter().peekable();
        for now in asked {
            while let Some((made_at, late)) = lists.next_if(|(made_at, late)| made_at + late <= now) {
                let mut claims = list(NOW + made_at);
                if revoked_at < made_at {
                    match by {
                        0 => drop(claims.organisations.insert("org_1".into(), 4)),
                        1 => drop(claims.memberships.insert("mem_1".into(), 8)),
                        _ => claims.grants.push("gra_1".into()),
                    }
                }
                let list = hall.tokens.sign_revocations(&claims).unwrap();
                let learned = verifier.learn_revocations(&list, at(NOW + made_at + late));
                prop_assert!(matches!(learned, Ok(()) | Err(NotLearned::Old)));
            }
            if verifier.verify(&token, at(NOW + now)).is_ok() {
                prop_assert!(now - 60 <= revoked_at, "revoked at {revoked_at}, good at {now}");
            }
        }
    }
}
