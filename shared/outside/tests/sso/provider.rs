//! What a provider says of itself, how it is asked, and what is made of its answers.

use crate::liar::{
    CODE, HALL, NOT_OURS, SECRET, Scene, UNREADABLE_TIME, config, key, number, reason, scene,
    scene_with,
};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::SsoId;
use jiff::SignedDuration;
use keys::{KeyKind as _, StaffProvider, of_sign_on, sha256};
use outside::sso::{AuthorizationError, NotSignedOn, Returned, StaffSignOn};
use serde_json::{Value, json};

#[tokio::test]
async fn the_address_has_a_challenge_and_a_nonce_of_the_browser_s_secret_and_never_the_secret() {
    let scene = scene().await;
    let state = SsoId::from_random([9; 16]);
    let address = scene.sign_on.address("province", (&state, &scene.secret), scene.now).await;
    let address = address.unwrap();
    let (nonce, verifier) = of_sign_on(&scene.secret);
    let challenge = URL_SAFE_NO_PAD.encode(sha256(verifier.as_bytes()));
    assert!(address.starts_with(&format!("{}/authorize?", scene.liar.issuer)), "{address}");
    for part in [
        "response_type=code",
        "client_id=yinxin",
        "code_challenge_method=S256",
        "max_age=3600",
        "scope=openid+profile",
        "redirect_uri=https%3A%2F%2Fhall.example%2Fv1%2Fsso%2Fprovince%2Fcallback",
        &format!("state={state}"),
        &format!("nonce={nonce}"),
        &format!("code_challenge={challenge}"),
    ] {
        assert!(address.contains(part), "{part}: {address}");
    }
    assert!(!address.contains(&verifier));
    assert!(!address.contains(domain::Secret::reveal(&scene.secret)));
    let other = scene.sign_on.address("other", (&state, &scene.secret), scene.now).await;
    assert!(matches!(other, Err(NotSignedOn::UnknownProvider)));
}

#[tokio::test]
async fn a_key_that_is_new_is_looked_for_once_a_minute() {
    let mut scene = scene().await;
    assert_eq!(reason(scene.but(|_| {}).await), "believed");
    let next = key("k2");
    scene.liar.known.lock().unwrap().push(next.jwk.clone());
    let told = scene.word_of(Scene::signed(&next, &scene.honest())).await;
    assert_eq!(reason(told), "the token's key is unknown", "just looked");
    scene.now += SignedDuration::from_mins(1);
    let token = Scene::signed(&next, &scene.honest());
    assert_eq!(reason(scene.word_of(token).await), "believed");
    assert_eq!(*scene.liar.looked.lock().unwrap(), 2);
}

#[tokio::test]
async fn whoever_is_sent_back_by_another_or_with_another_code_is_not_signed_on() {
    let scene = scene().await;
    let told = scene.word(CODE, Some("https://evil.example")).await;
    assert_eq!(reason(told), "another issuer sent the browser back");
    assert!(scene.liar.asked.lock().unwrap().is_empty(), "and its code is shown to nobody");
    let told = scene.word("code-2", Some(&scene.liar.issuer.clone())).await;
    assert_eq!(reason(told), "the code is none of it");
}

#[tokio::test]
async fn a_provider_that_says_it_is_another_is_not_asked() {
    let scene = scene().await;
    scene.says("issuer", "https://evil.example".into());
    let told = reason(scene.word(CODE, None).await);
    assert_eq!(told, "the provider says that it is another issuer");
    assert!(scene.liar.asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn json_is_read_whatever_its_content_type() {
    for media in ["text/plain", "text/html; charset=GBK", "application/octet-stream", ""] {
        let scene = scene().await;
        *scene.liar.media.lock().unwrap() = (media, "\u{feff}");
        assert_eq!(reason(scene.but(|_| {}).await), "believed", "{media}");
    }
}

#[tokio::test]
async fn what_a_provider_says_of_itself_and_nobody_reads_may_be_of_any_type() {
    let scene = scene().await;
    scene.says("scopes_supported", json!("openid"));
    scene.says("response_types_supported", Value::Null);
    scene.says("subject_types_supported", json!(1));
    scene.says("service_documentation", json!("not an address"));
    scene.says("id_token_signing_alg_values_supported", json!({}));
    let odd = [json!("key"), json!({ "kty": 7 }), json!({ "kty": "OKP", "crv": "Ed25519" })];
    scene.liar.known.lock().unwrap().extend(odd);
    assert_eq!(reason(scene.but(|_| {}).await), "believed");
}

#[tokio::test]
async fn a_key_for_another_use_or_algorithm_signs_no_token() {
    for (member, value) in [
        ("use", json!("enc")),
        ("alg", json!("ES384")),
        ("crv", json!("P-384")),
        ("x", json!("AA")),
    ] {
        let scene = scene().await;
        scene.liar.known.lock().unwrap()[0][member] = value.clone();
        let told = reason(scene.but(|_| {}).await);
        assert_eq!(told, "the token's key is unknown", "{member} {value}");
    }
}

#[tokio::test]
async fn our_secret_goes_where_the_provider_takes_it() {
    let (basic, post) = ("client_secret_basic", "client_secret_post");
    for (methods, is_in_body) in [
        (Value::Null, false),
        (json!([basic]), false),
        (json!([post, basic]), false),
        (json!([post]), true),
        (json!(["private_key_jwt", post, 7]), true),
    ] {
        let scene = scene().await;
        scene.says("token_endpoint_auth_methods_supported", methods.clone());
        assert_eq!(reason(scene.but(|_| {}).await), "believed", "{methods}");
        let asked = scene.liar.asked.lock().unwrap().pop().unwrap();
        let header = scene.liar.authorization.lock().unwrap().clone();
        assert_eq!(header.is_none(), is_in_body, "{methods}");
        let body = is_in_body.then_some(("yinxin", SECRET));
        let (id, secret) = (asked.get("client_id"), asked.get("client_secret"));
        let sent = id.zip(secret).map(|(id, secret)| (id.as_str(), secret.as_str()));
        assert_eq!(sent, body, "{methods}");
    }
    for (methods, expected) in [
        (json!([]), "it takes our secret in no way that we can send it"),
        (json!(["private_key_jwt"]), "it takes our secret in no way that we can send it"),
        (json!(post), "the provider does not say how our secret is sent"),
    ] {
        let scene = scene().await;
        scene.says("token_endpoint_auth_methods_supported", methods.clone());
        assert_eq!(reason(scene.but(|_| {}).await), expected, "{methods}");
        assert!(scene.liar.asked.lock().unwrap().is_empty(), "and it is sent to nobody");
    }
}

#[tokio::test]
async fn a_secret_with_odd_letters_is_encoded_before_it_is_sent() {
    let odd = "a:b c%印+";
    let scene = scene_with(|provider| provider["client_secret"] = odd.into()).await;
    scene.but(|_| {}).await.unwrap();
    let header = scene.liar.authorization.lock().unwrap().clone().unwrap();
    let pair = STANDARD.decode(header.strip_prefix("Basic ").unwrap()).unwrap();
    assert_eq!(pair, b"yinxin:a%3Ab+c%25%E5%8D%B0%2B");
}

#[tokio::test]
async fn our_secret_and_code_go_nowhere_without_tls() {
    for endpoint in ["http://evil.example/token", "ftp://a/token", "/token", "", "https://a b/"] {
        let scene = scene().await;
        scene.says("token_endpoint", endpoint.into());
        let told = reason(scene.but(|_| {}).await);
        assert_eq!(told, "the provider does not say where to ask it", "{endpoint}");
    }
}

#[tokio::test]
async fn a_token_endpoint_s_refusals_are_told_apart() {
    let scene = scene().await;
    let json = "application/json";
    let error = |code: &str| json!({ "error": code, "error_description": 7 }).to_string();
    let unknown_secret = "it does not know our id and secret";
    let unreadable = "the answer does not read";
    for (instead, expected) in [
        ((400, json, error("invalid_grant")), "the code is none of it"),
        ((200, "text/plain", error("invalid_grant")), "the code is none of it"),
        ((401, json, error("invalid_client")), unknown_secret),
        ((400, json, error("invalid_client")), unknown_secret),
        ((400, json, error("unauthorized_client")), unknown_secret),
        ((401, "text/html", "<h1>401</h1>".to_owned()), unknown_secret),
        ((400, json, error("invalid_request")), "it does not take our request"),
        ((400, json, error("unsupported_grant_type")), "it does not take our request"),
        ((400, json, error("server_error")), "failed"),
        ((400, json, error("temporarily_unavailable")), "unavailable"),
        ((400, json, error("teapot")), "it refuses the code for no reason we know"),
        ((500, json, error("invalid_client")), "unavailable"),
        ((503, "", String::new()), "unavailable"),
        ((429, "", String::new()), "unavailable"),
        ((302, "", String::new()), unreadable),
        ((200, "text/html", "<h1>维护中</h1>".to_owned()), unreadable),
        ((200, json, "[]".to_owned()), unreadable),
        ((200, json, "{}".to_owned()), "there is no ID token"),
        ((200, json, r#"{"id_token":7}"#.to_owned()), "there is no ID token"),
        ((200, json, " ".repeat(300_000)), "the provider's answer is too long"),
    ] {
        let told = scene.answered(instead.clone()).await;
        assert_eq!(told, expected, "{} {}", instead.0, instead.2.trim());
    }
}

#[tokio::test]
async fn a_provider_that_does_not_answer_is_unavailable_and_no_fault_of_ours() {
    let provider = |provider: &mut Value| provider["issuer"] = "http://127.0.0.1:1".into();
    let scene = scene_with(provider).await;
    let state = SsoId::from_random([9; 16]);
    let address = scene.sign_on.address("province", (&state, &scene.secret), scene.now).await;
    assert_eq!(reason(address), "unavailable");
    assert_eq!(reason(scene.word(CODE, None).await), "unavailable");
}

#[tokio::test]
async fn an_issuer_that_promised_to_name_itself_is_missed() {
    let scene = scene().await;
    let own = scene.liar.issuer.clone();
    scene.says("authorization_response_iss_parameter_supported", json!(true));
    *scene.liar.token.lock().unwrap() = Scene::signed(&scene.key, &scene.honest());
    let missing = "the issuer did not name itself, as it promises to";
    assert_eq!(reason(scene.word(CODE, None).await), missing);
    assert!(scene.liar.asked.lock().unwrap().is_empty(), "and the code is shown to nobody");
    let denied = Err(AuthorizationError::Denied);
    for (issuer, expected) in [
        (None, missing),
        (Some("https://evil.example"), "another issuer sent the browser back"),
        (Some(own.as_str()), "denied"),
    ] {
        let returned = Returned { answer: denied.clone(), issuer: issuer.map(str::to_owned) };
        let told = scene.sign_on.word("province", &scene.secret, returned, scene.now).await;
        assert_eq!(reason(told), expected, "a refusal is the issuer's too");
    }
    assert_eq!(reason(scene.word(CODE, Some(&own)).await), "believed");
}

#[tokio::test]
async fn an_issuer_that_promised_nothing_may_be_silent_and_a_promise_is_yes_or_no() {
    for (promise, expected) in [
        (Value::Null, "believed"),
        (json!(false), "believed"),
        (json!("true"), "the provider says neither that it names itself nor that it does not"),
    ] {
        let scene = scene().await;
        scene.says("authorization_response_iss_parameter_supported", promise.clone());
        assert_eq!(reason(scene.but(|_| {}).await), expected, "{promise}");
    }
}

#[tokio::test]
async fn the_staff_s_provider_is_judged_in_the_same_way() {
    let scene = scene().await;
    let staff = json!({
        "provider": {
            "issuer": scene.liar.issuer, "client_id": "yinxin", "client_secret": SECRET,
            "scopes": ["staff"], "counter": "counter_no", "audiences": ["gateway"],
        },
        "counters": ["yicheng"],
    });
    let staff = StaffProvider::read(&staff.to_string()).unwrap();
    let party = StaffSignOn::new(staff, HALL, &config().await);
    scene.says("token_endpoint_auth_methods_supported", json!(["client_secret_post"]));
    let now = scene.now.as_second();
    for (claim, value, expected) in [
        ("updated_at", json!("yesterday"), "believed"),
        ("aud", json!(["yinxin", "gateway"]), "believed"),
        ("aud", json!(["yinxin", "somebody"]), NOT_OURS),
        ("azp", json!("gateway"), "the token was given to another party"),
        ("auth_time", number(now - 1, ".5"), "believed"),
        ("auth_time", json!(now * 1000), UNREADABLE_TIME),
        ("auth_time", json!(now + 61), "they proved themselves in the future"),
    ] {
        let mut claims = scene.honest();
        claims["counter_no"] = "yicheng".into();
        claims[claim] = value.clone();
        *scene.liar.token.lock().unwrap() = Scene::signed(&scene.key, &claims);
        let returned = Returned { answer: Ok(CODE.to_owned()), issuer: None };
        let told = party.word(&scene.secret, returned, scene.now).await;
        assert_eq!(reason(told), expected, "{claim} {value}");
    }
    let asked = scene.liar.asked.lock().unwrap().pop().unwrap();
    assert_eq!(asked["client_secret"], SECRET);
}
