//! Every way an ID token may not hold, and what is read of one that does.

use crate::liar::{
    NOT_OURS, OUT_OF_TIME, Scene, UNREADABLE_TIME, key, number, reason, scene, scene_with,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::SsoSecret;
use jiff::SignedDuration;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use keys::of_sign_on;
use serde_json::{Value, json};

#[tokio::test]
async fn an_honest_word_names_subject_identity_and_when_it_was_proven() {
    let scene = scene().await;
    let told = scene.but(|_| {}).await.unwrap();
    assert_eq!(told.subject.issuer, scene.liar.issuer);
    assert_eq!(told.subject.subject, "u-1");
    assert_eq!(told.authenticated_at, scene.now - SignedDuration::from_mins(1));
    let identity = told.identity.unwrap();
    assert_eq!(identity.document.number(), "320282199003070030");
    assert_eq!(identity.name.reveal(), "贾样例");
    let asked = scene.liar.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked["redirect_uri"], "https://hall.example/v1/sso/province/callback");
    assert_eq!(asked["grant_type"], "authorization_code");
    assert_eq!(asked["code_verifier"], of_sign_on(&scene.secret).1);
    assert!(!asked.contains_key("client_secret"), "it goes into the header");
    let known_by = scene.liar.authorization.lock().unwrap().clone().unwrap();
    let known_by = STANDARD.decode(known_by.strip_prefix("Basic ").unwrap()).unwrap();
    assert!(known_by.starts_with(b"yinxin:"));
}

#[tokio::test]
async fn a_token_is_believed_only_of_that_issuer_for_us_with_that_nonce_and_in_time() {
    let scene = scene().await;
    let now = scene.now.as_second();
    let other = SsoSecret::from_random([8; 32]);
    let cases: [(&str, Value, &str); 9] = [
        ("nonce", of_sign_on(&other).0.into(), "the token is of another sign-in"),
        ("nonce", Value::Null, "the token is of another sign-in"),
        ("aud", "somebody".into(), "the token is for somebody else"),
        ("aud", json!(["yinxin", "somebody"]), "the token is for somebody else"),
        ("iss", "https://evil.example".into(), "the token is of another issuer"),
        ("exp", (now - 1).into(), "the token is out of its time"),
        ("exp", now.into(), "the token is out of its time"),
        ("iat", (now + 61).into(), "the token is out of its time"),
        ("auth_time", (now - 3661).into(), "stale"),
    ];
    for (claim, value, expected) in cases {
        let told = reason(scene.but(|claims| claims[claim] = value.clone()).await);
        assert_eq!(told, expected, "{claim} {value}");
    }
    assert_eq!(reason(scene.but(|_| {}).await), "believed");
}

#[tokio::test]
async fn a_token_that_the_provider_did_not_sign_is_not_believed() {
    let scene = scene().await;
    let honest = scene.honest();
    let stranger = key("k1");
    let told = scene.word_of(Scene::signed(&stranger, &honest)).await;
    assert_eq!(reason(told), "the token's signature does not hold");
    let unknown = key("k9");
    let told = scene.word_of(Scene::signed(&unknown, &honest)).await;
    assert_eq!(reason(told), "the token's key is unknown");
    let part = |json: &Value| URL_SAFE_NO_PAD.encode(json.to_string());
    let unsigned = format!("{}.{}.", part(&json!({ "alg": "none" })), part(&honest));
    assert_ne!(reason(scene.word_of(unsigned).await), "believed");
    let ours = EncodingKey::from_secret(b"s-e_cret-of-ours-for-the-test");
    let by_our_secret = encode(&Header::new(Algorithm::HS256), &honest, &ours).unwrap();
    let told = scene.word_of(by_our_secret).await;
    assert_eq!(reason(told), "the token's algorithm is not allowed");
    let mut altered = Scene::signed(&scene.key, &honest);
    let payload = altered.split('.').nth(1).unwrap().to_owned();
    let mut claims = honest.clone();
    claims["sub"] = "u-2".into();
    altered = altered.replace(&payload, &part(&claims));
    let told = scene.word_of(altered).await;
    assert_eq!(reason(told), "the token's signature does not hold");
    assert_ne!(reason(scene.word_of("no.token.at-all".into()).await), "believed");
}

#[tokio::test]
async fn claims_that_name_no_person_are_refused_where_they_were_agreed_to() {
    let scene = scene().await;
    for (claim, value) in [
        ("cert_no", json!("320282199003070031")),
        ("cert_no", Value::Null),
        ("real_name", json!("")),
        ("cert_type", json!("999")),
        ("cert_type", Value::Null),
    ] {
        let told = scene.but(|claims| claims[claim] = value.clone()).await;
        assert_eq!(reason(told), "claims", "{claim} {value}");
    }
}

#[tokio::test]
async fn who_proved_themselves_nobody_knows_when_did_not_prove_it_lately() {
    let scene = scene().await;
    let told = scene.but(|claims| drop(claims.as_object_mut().unwrap().remove("auth_time"))).await;
    assert!(domain::fresh(told.unwrap().authenticated_at, scene.now).is_err());
    let told = scene.but(|claims| claims["auth_time"] = Value::Null).await;
    assert!(domain::fresh(told.unwrap().authenticated_at, scene.now).is_err());
    let ahead = scene.now.as_second() + 30;
    let told = scene.but(|claims| claims["auth_time"] = ahead.into()).await.unwrap();
    assert_eq!(told.authenticated_at, scene.now, "no proof is of the future");
}

#[tokio::test]
async fn a_fraction_of_a_second_is_read_as_one() {
    let scene = scene().await;
    let now = scene.now.as_second();
    let told = scene
        .but(|claims| {
            claims["auth_time"] = number(now - 61, ".25");
            claims["iat"] = number(now, ".5");
            claims["nbf"] = number(now - 1, ".5");
            claims["exp"] = number(now, ".5");
        })
        .await
        .unwrap();
    let expected = scene.now - SignedDuration::from_millis(60_750);
    assert_eq!(told.authenticated_at, expected);
}

#[tokio::test]
async fn a_time_that_cannot_be_read_is_not_believed_whichever_it_is() {
    let scene = scene().await;
    let now = scene.now.as_second();
    for claim in ["auth_time", "iat", "exp", "nbf"] {
        for unreadable in [
            json!(now * 1000),
            number(now * 1000, ".5"),
            json!(now.to_string()),
            json!("2026-11-24T00:00:00Z"),
            json!(true),
            json!([now]),
            json!({ "at": now }),
            json!(1e300),
        ] {
            let told = reason(scene.but(|claims| claims[claim] = unreadable.clone()).await);
            assert_eq!(told, UNREADABLE_TIME, "{claim} {unreadable}");
        }
    }
}

#[tokio::test]
async fn a_time_is_bounded_on_both_sides() {
    let scene = scene().await;
    let now = scene.now.as_second();
    for (claim, second, expected) in [
        ("auth_time", now + 60, "believed"),
        ("auth_time", now + 61, "they proved themselves in the future"),
        ("auth_time", now + 3600, "they proved themselves in the future"),
        ("auth_time", now - 3660, "believed"),
        ("auth_time", now - 3661, "stale"),
        ("auth_time", 0, "stale"),
        ("auth_time", -1, "stale"),
        ("iat", now + 60, "believed"),
        ("iat", now + 61, OUT_OF_TIME),
        ("iat", now - 3660, "believed"),
        ("iat", now - 3661, OUT_OF_TIME),
        ("nbf", now + 60, "believed"),
        ("nbf", now + 61, OUT_OF_TIME),
        ("nbf", 0, "believed"),
        ("exp", now + 1, "believed"),
        ("exp", now, OUT_OF_TIME),
        ("exp", -1, OUT_OF_TIME),
    ] {
        let told = reason(scene.but(|claims| claims[claim] = second.into()).await);
        assert_eq!(told, expected, "{claim} {}", second - now);
    }
    for claim in ["iat", "exp"] {
        let told = scene.but(|claims| drop(claims.as_object_mut().unwrap().remove(claim))).await;
        let missing = "the token does not say from when and until when it is good";
        assert_eq!(reason(told), missing, "{claim}");
    }
}

#[tokio::test]
async fn a_claim_that_nobody_reads_may_be_of_any_type() {
    let scene = scene().await;
    for (claim, value) in [
        ("updated_at", json!("2026-11-24T00:00:00Z")),
        ("updated_at", json!(1_764_000_000_000_i64)),
        ("email_verified", json!("true")),
        ("phone_number_verified", json!(1)),
        ("address", json!("江苏省宜兴市")),
        ("birthdate", json!(19_900_307)),
        ("locale", json!(["zh", "CN"])),
        ("picture", json!({})),
        ("name#en", json!(7)),
        ("acr", json!(2)),
        ("amr", json!("pwd")),
        ("at_hash", json!(false)),
        ("c_hash", json!([])),
        ("sid", json!(1.5)),
        ("jti", Value::Null),
        ("nbf", Value::Null),
        ("azp", Value::Null),
    ] {
        let told = scene.but(|claims| claims[claim] = value.clone()).await;
        assert_eq!(reason(told), "believed", "{claim} {value}");
    }
}

#[tokio::test]
async fn a_claim_that_is_read_is_of_its_type() {
    let scene = scene().await;
    let other_issuer = "the token is of another issuer";
    for (claim, value, expected) in [
        ("iss", json!([scene.liar.issuer]), other_issuer),
        ("iss", json!(format!("{}/", scene.liar.issuer)), other_issuer),
        ("sub", json!(7), "the token has no subject"),
        ("sub", json!(""), "the token has no subject"),
        ("sub", json!("u".repeat(256)), "the token has no subject"),
        ("sub", json!("u".repeat(255)), "believed"),
        ("nonce", json!([]), "the token is of another sign-in"),
        ("aud", json!([]), NOT_OURS),
        ("aud", json!({ "yinxin": true }), NOT_OURS),
        ("aud", json!(["yinxin", 7]), NOT_OURS),
        ("aud", json!(["yinxin", "yinxin"]), "believed"),
        ("azp", json!(["yinxin"]), "the token was given to another party"),
        ("cert_no", json!(320_282_199_003_070_030_i64), "claims"),
    ] {
        let told = scene.but(|claims| claims[claim] = value.clone()).await;
        assert_eq!(reason(told), expected, "{claim} {value}");
    }
}

#[tokio::test]
async fn further_audiences_are_trusted_by_configuration_and_another_party_never() {
    let scene = scene_with(|provider| provider["audiences"] = json!(["gateway", "app"])).await;
    for (audiences, party, expected) in [
        (json!(["yinxin", "gateway"]), None, "believed"),
        (json!(["app", "yinxin", "gateway"]), Some("yinxin"), "believed"),
        (json!(["gateway"]), None, NOT_OURS),
        (json!("gateway"), None, NOT_OURS),
        (json!(["yinxin", "gateway", "somebody"]), None, NOT_OURS),
        (json!(["yinxin", "gateway"]), Some("gateway"), "the token was given to another party"),
        (json!("yinxin"), Some("gateway"), "the token was given to another party"),
        (json!("yinxin"), Some("yinxin"), "believed"),
    ] {
        let told = scene
            .but(|claims| {
                claims["aud"] = audiences.clone();
                if let Some(party) = party {
                    claims["azp"] = party.into();
                }
            })
            .await;
        assert_eq!(reason(told), expected, "{audiences} {party:?}");
    }
}

#[tokio::test]
async fn a_header_that_asks_for_what_is_not_understood_is_refused() {
    let scene = scene().await;
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let header = json!({ "alg": "ES256", "kid": "k1", "crit": ["b64"], "b64": true });
    let signed = format!("{}.{}", part(&header), part(&scene.honest()));
    let signature =
        jsonwebtoken::crypto::sign(signed.as_bytes(), &scene.key.signs, Algorithm::ES256).unwrap();
    let told = scene.word_of(format!("{signed}.{signature}")).await;
    assert_eq!(reason(told), "the token's header asks for what is not understood");
}
