//! The relying party against a provider that lies: every way an ID token may not hold. The honest provider, a real one, is
//! in `tests/sso.rs`.

#![expect(clippy::unwrap_used, reason = "a test that meets the unexpected is over")]

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{SignedOn, SsoId, SsoSecret};
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use keys::{KeyKind as _, SsoProviders, StaffProvider, of_sign_on, sha256};
use outside::sso::{AuthorizationError, NotSignedOn, Returned, SignOn, StaffSignOn};
use serde_json::{Map, Value, json};
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

/// A reply in place of an honest one: status, content type, body.
type Instead = (u16, &'static str, String);

/// A provider that answers as it is told to.
struct Liar {
    issuer: String,
    /// What it says of itself in place of the truth; `null` leaves a member out.
    says: Mutex<Map<String, Value>>,
    known: Mutex<Vec<Value>>,
    token: Mutex<String>,
    asked: Mutex<Vec<HashMap<String, String>>>,
    looked: Mutex<usize>,
    authorization: Mutex<Option<String>>,
    /// The content type of all that is JSON, and what is written before it.
    media: Mutex<(&'static str, &'static str)>,
    /// What its token endpoint answers whatever it is asked.
    instead: Mutex<Option<Instead>>,
}

impl Liar {
    fn json(&self, status: u16, value: &Value) -> Response {
        let (media, before) = *self.media.lock().unwrap();
        reply((status, media, format!("{before}{value}")))
    }
}

fn reply((status, media, body): Instead) -> Response {
    let mut reply = Response::builder().status(status);
    if !media.is_empty() {
        reply = reply.header("content-type", media);
    }
    reply.body(Body::from(body)).unwrap()
}

async fn metadata(State(liar): State<Arc<Liar>>) -> Response {
    *liar.looked.lock().unwrap() += 1;
    let at = &liar.issuer;
    let mut said = json!({
        "issuer": at,
        "authorization_endpoint": format!("{at}/authorize"),
        "token_endpoint": format!("{at}/token"),
        "jwks_uri": format!("{at}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "RS256", "HS256", "none"],
    });
    for (member, value) in liar.says.lock().unwrap().iter() {
        said[member] = value.clone();
    }
    said.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    liar.json(200, &said)
}

async fn jwks(State(liar): State<Arc<Liar>>) -> Response {
    liar.json(200, &json!({ "keys": *liar.known.lock().unwrap() }))
}

async fn token(State(liar): State<Arc<Liar>>, headers: HeaderMap, body: String) -> Response {
    let pairs = form_urlencoded::parse(body.as_bytes());
    let asked: HashMap<String, String> = pairs.into_owned().collect();
    let is_right = asked.get("code").map(String::as_str) == Some(CODE);
    *liar.authorization.lock().unwrap() =
        headers.get("authorization").map(|one| one.to_str().unwrap().to_owned());
    liar.asked.lock().unwrap().push(asked);
    if let Some(instead) = liar.instead.lock().unwrap().clone() {
        return reply(instead);
    }
    if !is_right {
        return liar.json(400, &json!({ "error": "invalid_grant" }));
    }
    let token = liar.token.lock().unwrap().clone();
    // `expires_in` as text: nobody reads it.
    let given = json!({
        "access_token": "a", "token_type": "Bearer", "expires_in": "3600", "id_token": token,
    });
    liar.json(200, &given)
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
    scene_with(|_| {}).await
}

/// The relying party is configured so.
async fn scene_with(configure: impl FnOnce(&mut Value)) -> Scene {
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let key = key("k1");
    let liar = Arc::new(Liar {
        says: Mutex::default(),
        issuer: issuer.clone(),
        known: Mutex::new(vec![key.jwk.clone()]),
        token: Mutex::default(),
        asked: Mutex::default(),
        looked: Mutex::default(),
        authorization: Mutex::default(),
        media: Mutex::new(("application/json", "")),
        instead: Mutex::default(),
    });
    let router = Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/jwks", get(jwks))
        .route("/token", post(token))
        .with_state(Arc::clone(&liar));
    tokio::spawn(async move { axum::serve(listener, router).await });
    let mut provider = json!({
        "issuer": issuer, "client_id": "yinxin", "client_secret": "s-e_cret-of-ours-for-the-test",
        "scopes": ["profile"],
        "claims": {
            "id_number": "cert_no", "name": "real_name",
            "id_type": "cert_type", "id_types": { "111": "resident_id" },
        },
    });
    configure(&mut provider);
    let providers = json!({ "providers": { "province": provider } });
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
        let returned = Returned { answer: Ok(code.to_owned()), issuer: issuer.map(str::to_owned) };
        self.sign_on.word("province", &self.secret, returned, self.now).await
    }

    /// The provider says this of itself from now on.
    fn says(&self, member: &str, value: Value) {
        self.liar.says.lock().unwrap().insert(member.to_owned(), value);
    }

    /// What is said when the token endpoint answers so.
    async fn answered(&self, instead: Instead) -> &'static str {
        *self.liar.instead.lock().unwrap() = Some(instead);
        reason(self.word(CODE, None).await)
    }

    /// What is said of a token that is honest but for this.
    async fn but(&self, change: impl FnOnce(&mut Value)) -> Result<SignedOn, NotSignedOn> {
        let mut claims = self.honest();
        change(&mut claims);
        self.word_of(Self::signed(&self.key, &claims)).await
    }
}

fn reason<T>(told: Result<T, NotSignedOn>) -> &'static str {
    match told.err() {
        Some(NotSignedOn::NotBelieved(reason) | NotSignedOn::Misconfigured(reason)) => reason,
        Some(NotSignedOn::Stale) => "stale",
        Some(NotSignedOn::Claims) => "claims",
        Some(NotSignedOn::UnknownProvider) => "unknown provider",
        Some(NotSignedOn::Denied) => "denied",
        Some(NotSignedOn::LoginRequired) => "login required",
        Some(NotSignedOn::Failed) => "failed",
        Some(NotSignedOn::Unavailable(_)) => "unavailable",
        None => "believed",
    }
}

const NOT_OURS: &str = "the token is for somebody else";
const UNREADABLE_TIME: &str = "a time in the token cannot be read";
const OUT_OF_TIME: &str = "the token is out of its time";
const SECRET: &str = "s-e_cret-of-ours-for-the-test";

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
    scene.says("issuer", "https://evil.example".into());
    let told = reason(scene.word(CODE, None).await);
    assert_eq!(told, "the provider says that it is another issuer");
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
            claims["auth_time"] = json!(1_764_000_000.25 + (now - 1_764_000_000 - 61) as f64);
            claims["iat"] = json!(now as f64 + 0.5);
            claims["nbf"] = json!(now as f64 - 0.5);
            claims["exp"] = json!(now as f64 + 0.5);
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
            json!(now as f64 * 1000.0 + 0.5),
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
        ("auth_time", json!(now as f64 - 0.5), "believed"),
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
