//! The relying party against a provider that lies: every way an ID token may not hold. The honest provider, a real one, is
//! in `tests/sso.rs`.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use axum::extract::{Form, State};
use axum::http::HeaderMap;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{SignedOn, SsoId, SsoSecret};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use keys::{KeyKind as _, SsoProviders, of_sign_on, sha256};
use outside::sso::{NotSignedOn, Returned, SignOn};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

const HALL: &str = "https://hall.example";
const CODE: &str = "code-1";

struct Key {
    id: &'static str,
    signs: EncodingKey,
    jwk: Value,
}

fn key(id: &'static str) -> Key {
    let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let pkcs8 = pair.to_pkcs8v1().unwrap();
    let public = pair.public_key().as_ref();
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let jwk = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": id,
        "x": part(public.get(1..33).unwrap()), "y": part(public.get(33..65).unwrap()),
    });
    Key { id, signs: EncodingKey::from_ec_der(pkcs8.as_ref()), jwk }
}

/// A provider that answers as it is told to.
struct Liar {
    issuer: String,
    /// What it says its issuer is.
    says: Mutex<String>,
    known: Mutex<Vec<Value>>,
    token: Mutex<String>,
    asked: Mutex<Vec<HashMap<String, String>>>,
    looked: Mutex<usize>,
    authorization: Mutex<String>,
}

async fn metadata(State(liar): State<Arc<Liar>>) -> Json<Value> {
    *liar.looked.lock().unwrap() += 1;
    let at = &liar.issuer;
    Json(json!({
        "issuer": *liar.says.lock().unwrap(),
        "authorization_endpoint": format!("{at}/authorize"),
        "token_endpoint": format!("{at}/token"),
        "jwks_uri": format!("{at}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256", "none"],
    }))
}

async fn jwks(State(liar): State<Arc<Liar>>) -> Json<Value> {
    Json(json!({ "keys": *liar.known.lock().unwrap() }))
}

async fn token(
    State(liar): State<Arc<Liar>>,
    headers: HeaderMap,
    Form(asked): Form<HashMap<String, String>>,
) -> (axum::http::StatusCode, Json<Value>) {
    let is_right = asked.get("code").map(String::as_str) == Some(CODE);
    *liar.authorization.lock().unwrap() =
        headers.get("authorization").map(|one| one.to_str().unwrap().to_owned()).unwrap();
    liar.asked.lock().unwrap().push(asked);
    if !is_right {
        let refusal = json!({ "error": "invalid_grant" });
        return (axum::http::StatusCode::BAD_REQUEST, Json(refusal));
    }
    let token = liar.token.lock().unwrap().clone();
    let given = json!({ "access_token": "a", "token_type": "Bearer", "id_token": token });
    (axum::http::StatusCode::OK, Json(given))
}

struct Scene {
    liar: Arc<Liar>,
    key: Key,
    sign_on: SignOn,
    secret: SsoSecret,
    now: Timestamp,
}

async fn config() -> SdkConfig {
    aws_config::defaults(BehaviorVersion::latest()).region(Region::new("local")).load().await
}

async fn scene() -> Scene {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let key = key("k1");
    let liar = Arc::new(Liar {
        says: Mutex::new(issuer.clone()),
        issuer: issuer.clone(),
        known: Mutex::new(vec![key.jwk.clone()]),
        token: Mutex::default(),
        asked: Mutex::default(),
        looked: Mutex::default(),
        authorization: Mutex::default(),
    });
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/jwks", get(jwks))
        .route("/token", post(token))
        .with_state(Arc::clone(&liar));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let providers = json!({ "providers": { "province": {
        "issuer": issuer, "client_id": "yinxin", "client_secret": "s-e_cret-of-ours-for-the-test",
        "scopes": ["profile"],
        "claims": {
            "id_number": "cert_no", "name": "real_name",
            "id_type": "cert_type", "id_types": { "111": "resident_id" },
        },
    } } });
    let providers = SsoProviders::read(&providers.to_string()).unwrap();
    let sign_on = SignOn::new(providers, HALL, &config().await);
    let now = "2026-11-24T00:00:00Z".parse().unwrap();
    Scene { liar, key, sign_on, secret: SsoSecret::from_random([7; 32]), now }
}

impl Scene {
    fn honest(&self) -> Value {
        let now = self.now.as_second();
        json!({
            "iss": self.liar.issuer, "aud": "yinxin", "sub": "u-1", "nonce": of_sign_on(&self.secret).0,
            "iat": now, "exp": now + 300, "auth_time": now - 60,
            "cert_type": "111", "cert_no": "320282199003070030", "real_name": "贾样例",
        })
    }

    fn signed(key: &Key, claims: &Value) -> String {
        let header = Header { kid: Some(key.id.to_owned()), ..Header::new(Algorithm::ES256) };
        encode(&header, claims, &key.signs).unwrap()
    }

    async fn word_of(&self, token: String) -> Result<SignedOn, NotSignedOn> {
        *self.liar.token.lock().unwrap() = token;
        self.word(CODE, None).await
    }

    async fn word(&self, code: &str, issuer: Option<&str>) -> Result<SignedOn, NotSignedOn> {
        let returned = Returned { code: code.to_owned(), issuer: issuer.map(str::to_owned) };
        self.sign_on.word("province", &self.secret, returned, self.now).await
    }

    /// What is said of a token that is honest but for this.
    async fn but(&self, change: impl FnOnce(&mut Value)) -> Result<SignedOn, NotSignedOn> {
        let mut claims = self.honest();
        change(&mut claims);
        self.word_of(Self::signed(&self.key, &claims)).await
    }
}

fn reason(told: Result<SignedOn, NotSignedOn>) -> &'static str {
    match told.err() {
        Some(NotSignedOn::NotBelieved(reason)) => reason,
        Some(NotSignedOn::Stale) => "stale",
        Some(NotSignedOn::Claims) => "claims",
        Some(NotSignedOn::UnknownProvider) => "unknown provider",
        Some(NotSignedOn::Fault(_)) => "fault",
        None => "believed",
    }
}

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
    let known_by = scene.liar.authorization.lock().unwrap().clone();
    let known_by = STANDARD.decode(known_by.strip_prefix("Basic ").unwrap()).unwrap();
    assert!(known_by.starts_with(b"yinxin:"));
}

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
    *scene.liar.says.lock().unwrap() = "https://evil.example".into();
    assert_eq!(reason(scene.word(CODE, None).await), "fault");
    assert!(scene.liar.asked.lock().unwrap().is_empty());
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
    let told = told.unwrap();
    assert!(domain::fresh(told.authenticated_at, scene.now).is_err());
    let ahead = scene.now.as_second() + 30;
    let told = scene.but(|claims| claims["auth_time"] = ahead.into()).await.unwrap();
    assert_eq!(told.authenticated_at, scene.now, "no proof is of the future");
}
