//! Signing in by another provider's word (省政务登录): an OpenID Connect relying party.
//!
//! Authorization code with PKCE (S256); state, nonce and verifier are of one browser and one sign-in. The ID token is
//! believed when it is signed by a key of the provider's own set with ES256 or RS256 (never `none`, never with our
//! secret), of that issuer, for us and nobody who is not trusted, with that nonce, and of now. Nothing else the provider
//! says is used: no access token is kept, and no user info is asked.
//!
//! What a provider does wrong is told apart from what we do: no answer of a provider is a fault of ours.
//!
//! What each provider says of itself is kept for five minutes; a key that is not in it makes us look again, once a minute.

mod id_token;
mod jwks;
mod metadata;

use crate::http::Http;
use crate::timeouts;
use aws_config::SdkConfig;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{
    CounterId, Identity, IdentityDocument, STAFF, SignedOn, SsoId, SsoSecret, StaffSignedOn, rules,
};
use form_urlencoded::{Serializer, byte_serialize};
use id_token::{Expected, IdToken, TokenError};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use keys::{SsoClaims, SsoProvider, SsoProviders, StaffProvider, of_sign_on, sha256};
use metadata::{ClientAuthentication, Metadata, ask, object};
use ports::Fault;
use serde_json::{Map, Value};
use std::collections::HashMap;
use tokio::sync::Mutex;

/// How long what a provider says of itself is kept.
const METADATA_LIFE: SignedDuration = SignedDuration::from_mins(5);
/// How soon it is asked again for a key it did not have.
const LOOK_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(1);

const ASKING: &str = "asking a sign-on provider";

/// Why nobody is signed on.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedOn {
    /// There is no provider of that name.
    #[error("there is no such provider")]
    UnknownProvider,
    /// The person said no at the provider.
    #[error("the person said no")]
    Denied,
    /// The provider wants the person to do something there first: to sign in, to choose an account, to consent.
    #[error("the person has something to do at the provider first")]
    LoginRequired,
    /// The provider says that it failed.
    #[error("the provider failed")]
    Failed,
    /// The provider does not answer, or says that it cannot now.
    #[error("the provider cannot be asked now")]
    Unavailable(#[source] Fault),
    /// The provider does not take what we send: our credentials, or how we are registered there. Ours to mend.
    #[error("the provider refuses us: {0}")]
    Misconfigured(&'static str),
    /// The provider took no such code, or what it gave is not to be believed.
    #[error("the provider's word does not hold: {0}")]
    NotBelieved(&'static str),
    /// They proved themselves to the provider too long ago.
    #[error("they proved themselves too long ago")]
    Stale,
    /// The token does not name a person, or a clerk and their counter, as it was agreed to.
    #[error("the token's claims name no person")]
    Claims,
}

/// What a browser brings back from a provider.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The authorization code, or why there is none.
    pub answer: Result<String, AuthorizationError>,
    /// Who says that it sent it (RFC 9207), if anybody.
    pub issuer: Option<String>,
}

/// What a provider says in place of a code (RFC 6749, 4.1.2.1; OpenID Connect Core, 3.1.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorizationError {
    /// The person said no.
    Denied,
    /// The person has to sign in, to choose an account, or to consent.
    LoginRequired,
    /// It failed.
    ServerError,
    /// It cannot now.
    TemporarilyUnavailable,
    /// It does not take what we ask, or not from us.
    RefusesUs,
    /// Something that no standard names, or nothing.
    Unknown,
}

impl AuthorizationError {
    /// The error that a browser brings back as `error`.
    #[must_use]
    pub fn parse(code: &str) -> Self {
        match code {
            "access_denied" => Self::Denied,
            "login_required"
            | "interaction_required"
            | "account_selection_required"
            | "consent_required" => Self::LoginRequired,
            "server_error" => Self::ServerError,
            "temporarily_unavailable" => Self::TemporarilyUnavailable,
            "invalid_request"
            | "unauthorized_client"
            | "unsupported_response_type"
            | "invalid_scope"
            | "invalid_request_uri"
            | "invalid_request_object"
            | "request_not_supported"
            | "request_uri_not_supported"
            | "registration_not_supported" => Self::RefusesUs,
            _ => Self::Unknown,
        }
    }
}

impl From<AuthorizationError> for NotSignedOn {
    fn from(error: AuthorizationError) -> Self {
        match error {
            AuthorizationError::Denied => Self::Denied,
            AuthorizationError::LoginRequired => Self::LoginRequired,
            AuthorizationError::ServerError => Self::Failed,
            AuthorizationError::TemporarilyUnavailable => {
                Self::Unavailable(Fault::passing(ASKING, "it says that it cannot now"))
            }
            AuthorizationError::RefusesUs => Self::Misconfigured("it does not take our request"),
            AuthorizationError::Unknown => {
                Self::NotBelieved("the browser brings neither a code nor a reason")
            }
        }
    }
}

/// The relying party.
#[derive(Debug)]
pub struct SignOn {
    providers: SsoProviders,
    http: Http,
    /// Where this API is, for browsers, and below it where a provider sends them back.
    base: String,
    back: fn(&str) -> String,
    known: Mutex<HashMap<String, (Timestamp, Metadata)>>,
}

impl SignOn {
    /// The relying party at `base`, below which providers send browsers back.
    #[must_use]
    pub fn new(providers: SsoProviders, base: impl Into<String>, config: &SdkConfig) -> Self {
        let known = Mutex::new(HashMap::new());
        let back = |name: &str| format!("/v1/sso/{name}/callback");
        Self { providers, http: Http::new(config), base: base.into(), back, known }
    }

    /// Asks that there is a provider of this name.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn::UnknownProvider`].
    pub fn known(&self, provider: &str) -> Result<(), NotSignedOn> {
        self.providers.get(provider).map(drop).ok_or(NotSignedOn::UnknownProvider)
    }

    /// Where a browser is sent to prove who somebody is.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn`].
    pub async fn address(
        &self,
        provider: &str,
        (state, secret): (&SsoId, &SsoSecret),
        now: Timestamp,
    ) -> Result<String, NotSignedOn> {
        let known = self.providers.get(provider).ok_or(NotSignedOn::UnknownProvider)?;
        let metadata = in_time(self.metadata(provider, known, now, METADATA_LIFE)).await?;
        let (nonce, verifier) = of_sign_on(secret);
        let challenge = URL_SAFE_NO_PAD.encode(sha256(verifier.as_bytes()));
        let scopes = std::iter::once("openid").chain(known.scopes.iter().map(String::as_str));
        let query = Serializer::new(String::new())
            .append_pair("response_type", "code")
            .append_pair("client_id", &known.client_id)
            .append_pair("redirect_uri", &self.redirect_uri(provider))
            .append_pair("scope", &scopes.collect::<Vec<_>>().join(" "))
            .append_pair("state", state.as_str())
            .append_pair("nonce", &nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256")
            .append_pair("max_age", &rules::SSO_PROOF_MOST.as_secs().to_string())
            .finish();
        let endpoint = metadata.authorization_endpoint;
        let separator = if endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{endpoint}{separator}{query}"))
    }

    /// Takes the provider's word for who came back.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn`].
    pub async fn word(
        &self,
        provider: &str,
        secret: &SsoSecret,
        returned: Returned,
        now: Timestamp,
    ) -> Result<SignedOn, NotSignedOn> {
        let known = self.providers.get(provider).ok_or(NotSignedOn::UnknownProvider)?;
        let token = in_time(self.verified((provider, known), secret, returned, now)).await?;
        let identity = match &known.claims {
            Some(mapping) => {
                Some(identity(&token.claims, mapping, now).ok_or(NotSignedOn::Claims)?)
            }
            None => None,
        };
        let IdToken { subject, authenticated_at, .. } = token;
        Ok(SignedOn { subject, identity, authenticated_at })
    }

    /// Asks the provider what its code stands for, and takes its token if it is to be believed.
    async fn verified(
        &self,
        (provider, known): (&str, &SsoProvider),
        secret: &SsoSecret,
        returned: Returned,
        now: Timestamp,
    ) -> Result<IdToken, NotSignedOn> {
        let metadata = self.metadata(provider, known, now, METADATA_LIFE).await?;
        check_issuer(known, &metadata, returned.issuer.as_deref())?;
        let code = returned.answer?;
        let (nonce, verifier) = of_sign_on(secret);
        let token = self.exchange((provider, known), &metadata, (&code, &verifier)).await?;
        let expected = Expected {
            issuer: &known.issuer,
            client_id: &known.client_id,
            audiences: &known.audiences,
            nonce: &nonce,
        };
        match IdToken::read(&token, &metadata.keys, &expected, now) {
            Err(TokenError::UnknownKey) => {
                let metadata = self.metadata(provider, known, now, LOOK_AGAIN_AFTER).await?;
                Ok(IdToken::read(&token, &metadata.keys, &expected, now)?)
            }
            judged => Ok(judged?),
        }
    }

    /// Shows the provider its code, with our secret, and has the ID token.
    async fn exchange(
        &self,
        (provider, known): (&str, &SsoProvider),
        metadata: &Metadata,
        shown: (&str, &str),
    ) -> Result<String, NotSignedOn> {
        let request = exchange_request(known, metadata, &self.redirect_uri(provider), shown);
        let request = request.map_err(|error| Fault::lasting(ASKING, error));
        id_token(&ask(&self.http, request.map_err(NotSignedOn::Unavailable)?).await?)
    }

    async fn metadata(
        &self,
        name: &str,
        provider: &SsoProvider,
        now: Timestamp,
        life: SignedDuration,
    ) -> Result<Metadata, NotSignedOn> {
        let mut known = self.known.lock().await;
        if let Some((since, metadata)) = known.get(name)
            && now.duration_since(*since) < life
        {
            return Ok(metadata.clone());
        }
        let found = Metadata::discover(&self.http, &provider.issuer).await?;
        known.insert(name.to_owned(), (now, found.clone()));
        Ok(found)
    }

    fn redirect_uri(&self, name: &str) -> String {
        format!("{}{}", self.base, (self.back)(name))
    }
}

/// What comes of all questions to a provider together, if it comes in time.
async fn in_time<T>(asked: impl Future<Output = Result<T, NotSignedOn>>) -> Result<T, NotSignedOn> {
    let late = |_| NotSignedOn::Unavailable(Fault::passing(ASKING, "no answer in time"));
    tokio::time::timeout(timeouts::SIGN_ON, asked).await.map_err(late)?
}

/// Our id and secret, each form-encoded first (RFC 6749, 2.3.1).
fn basic(known: &SsoProvider) -> String {
    let encoded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
    let pair = format!("{}:{}", encoded(&known.client_id), encoded(&known.client_secret));
    format!("Basic {}", STANDARD.encode(pair))
}

fn exchange_request(
    known: &SsoProvider,
    metadata: &Metadata,
    redirect_uri: &str,
    (code, verifier): (&str, &str),
) -> http::Result<http::Request<Vec<u8>>> {
    let mut form = Serializer::new(String::new());
    form.append_pair("grant_type", "authorization_code")
        .append_pair("code", code)
        .append_pair("redirect_uri", redirect_uri)
        .append_pair("code_verifier", verifier);
    let mut request = http::Request::post(&metadata.token_endpoint)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("accept", "application/json");
    match metadata.client_authentication {
        ClientAuthentication::Basic => request = request.header("authorization", basic(known)),
        ClientAuthentication::Post => {
            form.append_pair("client_id", &known.client_id)
                .append_pair("client_secret", &known.client_secret);
        }
    }
    request.body(form.finish().into_bytes())
}

/// The ID token of a token endpoint's answer. A provider may say an error with any status (RFC 6749, 5.2, asks for 400).
fn id_token(reply: &http::Response<Vec<u8>>) -> Result<String, NotSignedOn> {
    const REFUSED: &str = "it does not know our id and secret";
    let members = object(reply.body());
    let text = |member: &str| members.as_ref()?.get(member)?.as_str();
    match text("error") {
        Some("invalid_grant") => Err(NotSignedOn::NotBelieved("the code is none of it")),
        Some("invalid_client" | "unauthorized_client") => Err(NotSignedOn::Misconfigured(REFUSED)),
        Some("invalid_request" | "invalid_scope" | "unsupported_grant_type") => {
            Err(NotSignedOn::Misconfigured("it does not take our request"))
        }
        Some("server_error") => Err(NotSignedOn::Failed),
        Some("temporarily_unavailable") => Err(AuthorizationError::TemporarilyUnavailable.into()),
        Some(_) => Err(NotSignedOn::NotBelieved("it refuses the code for no reason we know")),
        None if reply.status() == http::StatusCode::UNAUTHORIZED => {
            Err(NotSignedOn::Misconfigured(REFUSED))
        }
        None if !reply.status().is_success() || members.is_none() => {
            Err(NotSignedOn::NotBelieved("the answer does not read"))
        }
        None => {
            let token = text("id_token").map(str::to_owned);
            token.ok_or(NotSignedOn::NotBelieved("there is no ID token"))
        }
    }
}

/// Asks that whoever sent the browser back is the provider, as far as it says who that is (RFC 9207).
fn check_issuer(
    known: &SsoProvider,
    metadata: &Metadata,
    said: Option<&str>,
) -> Result<(), NotSignedOn> {
    match said {
        Some(issuer) if issuer == known.issuer => Ok(()),
        Some(_) => Err(NotSignedOn::NotBelieved("another issuer sent the browser back")),
        None if metadata.promises_issuer => {
            Err(NotSignedOn::NotBelieved("the issuer did not name itself, as it promises to"))
        }
        None => Ok(()),
    }
}

/// The relying party of the staff's own provider: the same, but that it names a clerk and a counter, and no person.
#[derive(Debug)]
pub struct StaffSignOn {
    staff: StaffProvider,
    sign_on: SignOn,
}

impl StaffSignOn {
    /// The relying party at `base`, below which the provider sends browsers back.
    #[must_use]
    pub fn new(staff: StaffProvider, base: impl Into<String>, config: &SdkConfig) -> Self {
        let provider =
            staff.provider.clone().map(|(provider, _)| SsoProviders::one(STAFF, provider));
        let sign_on = SignOn::new(provider.unwrap_or_default(), base, config);
        let sign_on = SignOn { back: |_| "/v1/counter/sso/callback".to_owned(), ..sign_on };
        Self { staff, sign_on }
    }

    /// Asks that there is a provider.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn::UnknownProvider`].
    pub fn known(&self) -> Result<(), NotSignedOn> {
        self.sign_on.known(STAFF)
    }

    /// Where a clerk's browser is sent.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn`].
    pub async fn address(
        &self,
        named: (&SsoId, &SsoSecret),
        now: Timestamp,
    ) -> Result<String, NotSignedOn> {
        self.sign_on.address(STAFF, named, now).await
    }

    /// Takes the provider's word for which clerk came back, and at which counter they are.
    ///
    /// # Errors
    ///
    /// [`NotSignedOn`]; [`NotSignedOn::Claims`] when it names no counter, or none that is configured.
    pub async fn word(
        &self,
        secret: &SsoSecret,
        returned: Returned,
        now: Timestamp,
    ) -> Result<StaffSignedOn, NotSignedOn> {
        let (known, claim) = self.staff.provider.as_ref().ok_or(NotSignedOn::UnknownProvider)?;
        let asked = self.sign_on.verified((STAFF, known), secret, returned, now);
        let token = in_time(asked).await?;
        let counter = token.claims.get(claim).and_then(Value::as_str);
        let counter: Option<CounterId> = counter.and_then(|code| self.staff.counter(code));
        let counter = counter.ok_or(NotSignedOn::Claims)?;
        let IdToken { subject, authenticated_at, .. } = token;
        Ok(StaffSignedOn { subject, counter, authenticated_at })
    }
}

fn identity(claims: &Map<String, Value>, mapping: &SsoClaims, now: Timestamp) -> Option<Identity> {
    let text = |claim: &str| claims.get(claim)?.as_str();
    let kind = match &mapping.id_type {
        None => domain::DocumentKind::ResidentId,
        Some((claim, kinds)) => *kinds.get(text(claim)?)?,
    };
    let document =
        IdentityDocument::parse(kind, text(&mapping.id_number)?, None, today(now)).ok()?;
    Some(Identity { document, name: text(&mapping.name)?.parse().ok()? })
}

/// Documents are dated in China's one time zone.
fn today(now: Timestamp) -> Date {
    jiff::tz::Offset::constant(8).to_datetime(now).date()
}
