//! An ID token: whether it is believed, and what it says (OpenID Connect Core, 2 and 3.1.3.7).
//!
//! What is used is read strictly; what is not used is not looked at, whatever its type. A claim that is `null` is left
//! out. A time is a number of seconds, which may have a fraction: a text, or a number that no calendar has, such as
//! milliseconds, is a time that cannot be read, and its token is not believed.

use super::NotSignedOn;
use super::jwks::{Algorithm, KeySet, SignatureError};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::{SsoSubject, rules};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Characters of a subject (OpenID Connect Core, 2).
const SUBJECT_MOST: usize = 255;

/// What a token must be to be believed.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    /// Further audiences that may be named beside us.
    pub(super) audiences: &'a [String],
    pub(super) nonce: &'a str,
}

/// A token that is believed.
#[derive(Debug)]
pub(super) struct IdToken {
    pub(super) subject: SsoSubject,
    /// All claims, those that no standard names too.
    pub(super) claims: Map<String, Value>,
    pub(super) authenticated_at: Timestamp,
}

/// Why a token is not believed.
#[derive(Debug)]
pub(super) enum TokenError {
    /// Its key is not in the set: it may be a new one.
    UnknownKey,
    /// It is not to be believed.
    Refused(NotSignedOn),
}

impl From<TokenError> for NotSignedOn {
    fn from(error: TokenError) -> Self {
        match error {
            TokenError::UnknownKey => Self::NotBelieved("the token's key is unknown"),
            TokenError::Refused(refusal) => refusal,
        }
    }
}

/// What is read of a JOSE header.
#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
    crit: Option<Value>,
}

fn refuse<T>(why: &'static str) -> Result<T, NotSignedOn> {
    Err(NotSignedOn::NotBelieved(why))
}

impl IdToken {
    /// Reads a token that the provider gave us over TLS, and judges it.
    pub(super) fn read(
        token: &str,
        keys: &KeySet,
        expected: &Expected<'_>,
        now: Timestamp,
    ) -> Result<Self, TokenError> {
        let refuse = |why| TokenError::Refused(NotSignedOn::NotBelieved(why));
        let broken = || refuse("the token is no JWT");
        let (signed, signature) = token.rsplit_once('.').ok_or_else(broken)?;
        let (header, payload) = signed.split_once('.').ok_or_else(broken)?;
        let decoded = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| broken());
        let Header { alg, kid, crit } =
            serde_json::from_slice(&decoded(header)?).map_err(|_| broken())?;
        let algorithm =
            Algorithm::parse(&alg).ok_or_else(|| refuse("the token's algorithm is not allowed"))?;
        if crit.is_some() {
            return Err(refuse("the token's header asks for what is not understood"));
        }
        keys.verify((kid.as_deref(), algorithm), signed.as_bytes(), &decoded(signature)?).map_err(
            |error| match error {
                SignatureError::UnknownKey => TokenError::UnknownKey,
                SignatureError::Wrong => refuse("the token's signature does not hold"),
            },
        )?;
        let claims: Map<String, Value> = serde_json::from_slice(&decoded(payload)?)
            .map_err(|_| refuse("the token's claims do not read"))?;
        Self::judge(claims, expected, now).map_err(TokenError::Refused)
    }

    fn judge(
        claims: Map<String, Value>,
        expected: &Expected<'_>,
        now: Timestamp,
    ) -> Result<Self, NotSignedOn> {
        let text = |claim: &str| claims.get(claim).and_then(Value::as_str);
        if text("iss") != Some(expected.issuer) {
            return refuse("the token is of another issuer");
        }
        check_audience(&claims, expected)?;
        if text("nonce") != Some(expected.nonce) {
            return refuse("the token is of another sign-in");
        }
        let subject = text("sub").unwrap_or_default();
        if subject.is_empty() || subject.chars().count() > SUBJECT_MOST {
            return refuse("the token has no subject");
        }
        check_validity(&claims, now)?;
        let authenticated_at = authentication_time(&claims, now)?;
        let subject =
            SsoSubject { issuer: expected.issuer.to_owned(), subject: subject.to_owned() };
        Ok(Self { subject, claims, authenticated_at })
    }
}

/// Asks that the token is for us: among its audiences, all others of which are trusted, and given to nobody else.
fn check_audience(claims: &Map<String, Value>, expected: &Expected<'_>) -> Result<(), NotSignedOn> {
    let audiences = match claims.get("aud") {
        Some(Value::Array(audiences)) => audiences.iter().map(Value::as_str).collect(),
        Some(audience) => audience.as_str().map(|audience| vec![audience]),
        None => None,
    };
    let audiences: Vec<&str> = audiences.unwrap_or_default();
    let is_ours = audiences.contains(&expected.client_id);
    let is_known = |audience: &&str| {
        *audience == expected.client_id || expected.audiences.iter().any(|one| one == audience)
    };
    if !is_ours || !audiences.iter().all(is_known) {
        return refuse("the token is for somebody else");
    }
    match claims.get("azp") {
        None | Some(Value::Null) => Ok(()),
        Some(party) if party == expected.client_id => Ok(()),
        Some(_) => refuse("the token was given to another party"),
    }
}

/// Asks that the token is of now: issued not long ago, begun, and not over.
fn check_validity(claims: &Map<String, Value>, now: Timestamp) -> Result<(), NotSignedOn> {
    let latest = now + rules::CLOCK_AHEAD_MOST;
    // It was made for a sign-on that is minutes old; an hour is left to those who keep an old `iat`.
    let earliest = now - rules::SSO_PROOF_MOST - rules::CLOCK_AHEAD_MOST;
    let (Some(issued_at), Some(ends_at)) = (time(claims, "iat")?, time(claims, "exp")?) else {
        return refuse("the token does not say from when and until when it is good");
    };
    let begins_at = time(claims, "nbf")?.unwrap_or(issued_at);
    let is_live = earliest <= issued_at && issued_at <= latest && begins_at <= latest;
    if is_live && now < ends_at { Ok(()) } else { refuse("the token is out of its time") }
}

/// When they proved themselves to the provider.
fn authentication_time(
    claims: &Map<String, Value>,
    now: Timestamp,
) -> Result<Timestamp, NotSignedOn> {
    let Some(proven_at) = time(claims, "auth_time")? else {
        // It is taken at its word for who they are, and for nothing that asks for a fresh proof.
        return Ok(now - rules::STEP_UP);
    };
    if proven_at > now + rules::CLOCK_AHEAD_MOST {
        return refuse("they proved themselves in the future");
    }
    if proven_at < now - rules::SSO_PROOF_MOST - rules::CLOCK_AHEAD_MOST {
        return Err(NotSignedOn::Stale);
    }
    Ok(proven_at.min(now))
}

/// A claim that is a time, if it is there.
fn time(claims: &Map<String, Value>, claim: &str) -> Result<Option<Timestamp>, NotSignedOn> {
    match claims.get(claim) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => match numeric_date(value) {
            Some(time) => Ok(Some(time)),
            None => refuse("a time in the token cannot be read"),
        },
    }
}

/// Seconds since 1970, with a fraction or without (RFC 7519, 2).
fn numeric_date(value: &Value) -> Option<Timestamp> {
    if let Some(seconds) = value.as_i64() {
        return Timestamp::from_second(seconds).ok();
    }
    let seconds = SignedDuration::try_from_secs_f64(value.as_f64()?).ok()?;
    Timestamp::from_duration(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_time_is_seconds_with_or_without_a_fraction_and_nothing_else() {
        let at = |ms: i64| Some(Timestamp::from_millisecond(ms).unwrap());
        assert_eq!(numeric_date(&json!(1_700_000_000)), at(1_700_000_000_000));
        assert_eq!(numeric_date(&json!(1_700_000_000.5)), at(1_700_000_000_500));
        assert_eq!(numeric_date(&json!(1.7e9)), at(1_700_000_000_000));
        assert_eq!(numeric_date(&json!(-0.5)), at(-500));
        for unreadable in [
            json!(1_700_000_000_000_i64),
            json!(1_700_000_000_000.5),
            json!(u64::MAX),
            json!(i64::MIN),
            json!(1e300),
            json!("1700000000"),
            json!("2023-11-14T22:13:20Z"),
            json!(true),
            json!([1_700_000_000]),
            json!({}),
        ] {
            assert_eq!(numeric_date(&unreadable), None, "{unreadable}");
        }
    }
}
