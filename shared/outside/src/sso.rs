//! Signing in by another provider's word (省政务登录): an OpenID Connect relying party.
//!
//! Authorization code with PKCE (S256); state, nonce and verifier are of one browser and one sign-in. The ID token is
//! believed when it is signed by a key of the provider's own set with ES256 or RS256 (never `none`, never with our
//! secret), of that issuer, for us and nobody else, with that nonce, unexpired. Nothing else the provider says is used:
//! no access token is kept, and no user info is asked.
//!
//! What each provider says of itself is kept for five minutes; a key that is not in it makes us look again, once a minute.

use crate::http::Http;
use crate::timeouts;
use aws_config::SdkConfig;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use domain::{
    CounterId, Identity, IdentityDocument, STAFF, SignedOn, SsoId, SsoSecret, SsoSubject,
    StaffSignedOn, rules,
};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use keys::{SsoClaims, SsoProvider, SsoProviders, StaffProvider, of_sign_on};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreIdToken, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError,
    TokenResponse as _,
};
use ports::Fault;
use serde_json::Value;
use std::collections::HashMap;
use tokio::sync::Mutex;

/// How long what a provider says of itself is kept.
const METADATA_LIFE: SignedDuration = SignedDuration::from_mins(5);
/// How soon it is asked again for a key it did not have.
const LOOK_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(1);
/// How far its clock may be ahead of ours.
const AHEAD_MOST: SignedDuration = SignedDuration::from_secs(60);

const ASKING: &str = "asking a sign-on provider";

/// Why nobody is signed on.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedOn {
    /// There is no provider of that name.
    #[error("there is no such provider")]
    UnknownProvider,
    /// The provider took no such code, or what it gave is not to be believed.
    #[error("the provider's word does not hold: {0}")]
    NotBelieved(&'static str),
    /// They proved themselves to the provider too long ago.
    #[error("they proved themselves too long ago")]
    Stale,
    /// The token does not name a person, or a clerk and their counter, as it was agreed to.
    #[error("the token's claims name no person")]
    Claims,
    /// The provider does not answer, or not as one.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// What a browser brings back from a provider.
#[derive(Clone, Debug)]
pub struct Returned {
    /// The authorization code.
    pub code: String,
    /// Who says that it sent it (RFC 9207), if anybody.
    pub issuer: Option<String>,
}

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The relying party.
#[derive(Debug)]
pub struct SignOn {
    providers: SsoProviders,
    http: Http,
    /// Where this API is, for browsers, and below it where a provider sends them back.
    base: String,
    back: fn(&str) -> String,
    known: Mutex<HashMap<String, (Timestamp, CoreProviderMetadata)>>,
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
        let client = self.client(provider, known, metadata)?;
        let (nonce, verifier) = of_sign_on(secret);
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier));
        let state = state.to_string();
        let most = rules::SSO_PROOF_MOST.unsigned_abs();
        let mut asked = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .set_pkce_challenge(challenge)
            .set_max_age(most);
        for scope in &known.scopes {
            asked = asked.add_scope(Scope::new(scope.clone()));
        }
        Ok(asked.url().0.to_string())
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
        from(known, &returned)?;
        let asked = self.verified((provider, known), secret, returned.code, now);
        let verified = in_time(asked).await?;
        let identity = match &known.claims {
            Some(mapping) => {
                Some(identity(&verified.claims, mapping, now).ok_or(NotSignedOn::Claims)?)
            }
            None => None,
        };
        let Verified { subject, authenticated_at, .. } = verified;
        Ok(SignedOn { subject, identity, authenticated_at })
    }

    /// Asks the provider what its code stands for, and takes its token if it is to be believed.
    async fn verified(
        &self,
        (provider, known): (&str, &SsoProvider),
        secret: &SsoSecret,
        code: String,
        now: Timestamp,
    ) -> Result<Verified, NotSignedOn> {
        let metadata = self.metadata(provider, known, now, METADATA_LIFE).await?;
        let client = self.client(provider, known, metadata)?;
        let (nonce, verifier) = of_sign_on(secret);
        let asked = client
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| Fault::lasting(ASKING, error))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request_async(&self.http)
            .await;
        let given = asked.map_err(|error| match error {
            RequestTokenError::ServerResponse(_) => {
                NotSignedOn::NotBelieved("the code is none of it")
            }
            RequestTokenError::Parse(..) => NotSignedOn::NotBelieved("the answer does not read"),
            RequestTokenError::Request(error) => Fault::passing(ASKING, error).into(),
            RequestTokenError::Other(error) => Fault::lasting(ASKING, error).into(),
        })?;
        let token = given.id_token().ok_or(NotSignedOn::NotBelieved("there is no ID token"))?;
        let nonce = Nonce::new(nonce);
        let first = believed(&client, token, &nonce, now);
        let subject = match first {
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let metadata = self.metadata(provider, known, now, LOOK_AGAIN_AFTER).await?;
                believed(&self.client(provider, known, metadata)?, token, &nonce, now)
            }
            judged => judged,
        };
        let subject = subject.map_err(|error| NotSignedOn::NotBelieved(reason(&error)))?;
        Verified::read(token, subject, now)
    }

    async fn metadata(
        &self,
        name: &str,
        provider: &SsoProvider,
        now: Timestamp,
        life: SignedDuration,
    ) -> Result<CoreProviderMetadata, NotSignedOn> {
        let mut known = self.known.lock().await;
        if let Some((since, metadata)) = known.get(name)
            && now.duration_since(*since) < life
        {
            return Ok(metadata.clone());
        }
        let issuer = IssuerUrl::new(provider.issuer.clone());
        let issuer = issuer.map_err(|error| Fault::lasting(ASKING, error))?;
        // What it says of itself must name the issuer that was asked.
        let found = CoreProviderMetadata::discover_async(issuer, &self.http).await;
        let found = found.map_err(|error| Fault::passing(ASKING, error.to_string()))?;
        known.insert(name.to_owned(), (now, found.clone()));
        Ok(found)
    }

    fn client(
        &self,
        name: &str,
        provider: &SsoProvider,
        metadata: CoreProviderMetadata,
    ) -> Result<Client, Fault> {
        let redirect = RedirectUrl::new(format!("{}{}", self.base, (self.back)(name)));
        let redirect = redirect.map_err(|error| Fault::lasting(ASKING, error))?;
        let id = ClientId::new(provider.client_id.clone());
        let secret = ClientSecret::new(provider.client_secret.clone());
        let client = CoreClient::from_provider_metadata(metadata, id, Some(secret));
        Ok(client.set_redirect_uri(redirect))
    }
}

/// What comes of all questions to a provider together, if it comes in time.
async fn in_time<T>(asked: impl Future<Output = Result<T, NotSignedOn>>) -> Result<T, NotSignedOn> {
    let late = |_| Fault::passing(ASKING, "no answer in time");
    tokio::time::timeout(timeouts::SIGN_ON, asked).await.map_err(late)?
}

/// Whose token it is, if it is to be believed.
fn believed(
    client: &Client,
    token: &CoreIdToken,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<SsoSubject, ClaimsVerificationError> {
    let at = |moment: Timestamp| DateTime::<Utc>::from_timestamp(moment.as_second(), 0);
    let (now, latest) = (at(now).unwrap_or_default(), at(now + AHEAD_MOST).unwrap_or_default());
    let verifier = client
        .id_token_verifier()
        .set_allowed_algs([
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
        ])
        .set_time_fn(move || now)
        .set_issue_time_verifier_fn(move |issued| {
            if issued <= latest { Ok(()) } else { Err("it is of the future".to_owned()) }
        });
    let claims = token.claims(&verifier, nonce)?;
    let (issuer, subject) = (claims.issuer().as_str(), claims.subject().as_str());
    Ok(SsoSubject { issuer: issuer.to_owned(), subject: subject.to_owned() })
}

/// A few words for the log that quote nothing of the token.
fn reason(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "the token is out of its time",
        ClaimsVerificationError::InvalidAudience(_) => "the token is for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "the token is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "the token is of another sign-in",
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::NoMatchingKey,
        ) => "the token's key is unknown",
        ClaimsVerificationError::SignatureVerification(
            SignatureVerificationError::DisallowedAlg(_),
        ) => "the token's algorithm is not allowed",
        ClaimsVerificationError::SignatureVerification(_) => "the token's signature does not hold",
        _ => "the token does not hold",
    }
}

/// A token that was verified.
struct Verified {
    subject: SsoSubject,
    claims: Value,
    authenticated_at: Timestamp,
}

impl Verified {
    fn read(token: &CoreIdToken, subject: SsoSubject, now: Timestamp) -> Result<Self, NotSignedOn> {
        let claims = claims(token).ok_or(NotSignedOn::Claims)?;
        let proven = claims.get("auth_time").and_then(Value::as_i64);
        let proven = proven.and_then(|seconds| Timestamp::from_second(seconds).ok());
        // A provider that does not say when is taken at its word for who, and for nothing that asks for a fresh proof.
        let authenticated_at = proven.unwrap_or(now - rules::STEP_UP).min(now);
        if now.duration_since(authenticated_at) > rules::SSO_PROOF_MOST + AHEAD_MOST {
            return Err(NotSignedOn::Stale);
        }
        Ok(Self { subject, claims, authenticated_at })
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
        from(known, &returned)?;
        let asked = self.sign_on.verified((STAFF, known), secret, returned.code, now);
        let verified = in_time(asked).await?;
        let counter = verified.claims.get(claim).and_then(Value::as_str);
        let counter: Option<CounterId> = counter.and_then(|code| self.staff.counter(code));
        let counter = counter.ok_or(NotSignedOn::Claims)?;
        let Verified { subject, authenticated_at, .. } = verified;
        Ok(StaffSignedOn { subject, counter, authenticated_at })
    }
}

/// Asks that whoever says that it sent the browser back is the provider (RFC 9207).
fn from(known: &SsoProvider, returned: &Returned) -> Result<(), NotSignedOn> {
    match &returned.issuer {
        Some(issuer) if *issuer != known.issuer => {
            Err(NotSignedOn::NotBelieved("another issuer sent the browser back"))
        }
        _ => Ok(()),
    }
}

/// The claims of a token that was verified, those that no standard names too.
fn claims(token: &CoreIdToken) -> Option<Value> {
    let text = token.to_string();
    let payload = text.split('.').nth(1)?;
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()
}

fn identity(claims: &Value, mapping: &SsoClaims, now: Timestamp) -> Option<Identity> {
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
