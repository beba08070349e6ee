//! The provider that lies, our relying party, and a browser that came back.

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{SignedOn, SsoSecret};
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use keys::{KeyKind as _, SsoProviders, of_sign_on};
use outside::sso::{NotSignedOn, Returned, SignOn};
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub(crate) const HALL: &str = "https://hall.example";
pub(crate) const CODE: &str = "code-1";

pub(crate) struct Key {
    pub(crate) id: &'static str,
    pub(crate) signs: EncodingKey,
    pub(crate) jwk: Value,
}

pub(crate) fn key(id: &'static str) -> Key {
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
pub(crate) type Instead = (u16, &'static str, String);

/// A provider that answers as it is told to.
pub(crate) struct Liar {
    pub(crate) issuer: String,
    /// What it says of itself in place of the truth; `null` leaves a member out.
    pub(crate) says: Mutex<Map<String, Value>>,
    pub(crate) known: Mutex<Vec<Value>>,
    pub(crate) token: Mutex<String>,
    pub(crate) asked: Mutex<Vec<HashMap<String, String>>>,
    pub(crate) looked: Mutex<usize>,
    pub(crate) authorization: Mutex<Option<String>>,
    /// The content type of all that is JSON, and what is written before it.
    pub(crate) media: Mutex<(&'static str, &'static str)>,
    /// What its token endpoint answers whatever it is asked.
    pub(crate) instead: Mutex<Option<Instead>>,
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

pub(crate) struct Scene {
    pub(crate) liar: Arc<Liar>,
    pub(crate) key: Key,
    pub(crate) sign_on: SignOn,
    pub(crate) secret: SsoSecret,
    pub(crate) now: Timestamp,
}

pub(crate) async fn config() -> SdkConfig {
    aws_config::defaults(BehaviorVersion::latest()).region(Region::new("local")).load().await
}

pub(crate) async fn scene() -> Scene {
    scene_with(|_| {}).await
}

/// The relying party is configured so.
pub(crate) async fn scene_with(configure: impl FnOnce(&mut Value)) -> Scene {
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
    pub(crate) fn honest(&self) -> Value {
        let now = self.now.as_second();
        json!({
            "iss": self.liar.issuer, "aud": "yinxin", "sub": "u-1", "nonce": of_sign_on(&self.secret).0,
            "iat": now, "exp": now + 300, "auth_time": now - 60,
            "cert_type": "111", "cert_no": "320282199003070030", "real_name": "贾样例",
        })
    }

    pub(crate) fn signed(key: &Key, claims: &Value) -> String {
        let header = Header { kid: Some(key.id.to_owned()), ..Header::new(Algorithm::ES256) };
        encode(&header, claims, &key.signs).unwrap()
    }

    pub(crate) async fn word_of(&self, token: String) -> Result<SignedOn, NotSignedOn> {
        *self.liar.token.lock().unwrap() = token;
        self.word(CODE, None).await
    }

    pub(crate) async fn word(
        &self,
        code: &str,
        issuer: Option<&str>,
    ) -> Result<SignedOn, NotSignedOn> {
        let returned = Returned { answer: Ok(code.to_owned()), issuer: issuer.map(str::to_owned) };
        self.sign_on.word("province", &self.secret, returned, self.now).await
    }

    /// The provider says this of itself from now on.
    pub(crate) fn says(&self, member: &str, value: Value) {
        self.liar.says.lock().unwrap().insert(member.to_owned(), value);
    }

    /// What is said when the token endpoint answers so.
    pub(crate) async fn answered(&self, instead: Instead) -> &'static str {
        *self.liar.instead.lock().unwrap() = Some(instead);
        reason(self.word(CODE, None).await)
    }

    /// What is said of a token that is honest but for this.
    pub(crate) async fn but(
        &self,
        change: impl FnOnce(&mut Value),
    ) -> Result<SignedOn, NotSignedOn> {
        let mut claims = self.honest();
        change(&mut claims);
        self.word_of(Self::signed(&self.key, &claims)).await
    }
}

pub(crate) fn reason<T>(told: Result<T, NotSignedOn>) -> &'static str {
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

pub(crate) const NOT_OURS: &str = "the token is for somebody else";
pub(crate) const UNREADABLE_TIME: &str = "a time in the token cannot be read";
pub(crate) const OUT_OF_TIME: &str = "the token is out of its time";
pub(crate) const SECRET: &str = "s-e_cret-of-ours-for-the-test";

/// A JSON number with that fraction.
pub(crate) fn number(whole: i64, fraction: &str) -> Value {
    serde_json::from_str(&format!("{whole}{fraction}")).unwrap()
}
