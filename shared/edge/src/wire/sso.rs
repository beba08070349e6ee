//! Signing in by another provider's word (省政务登录): where a browser is sent, what it brings back, and what its page asks.
//!
//! No token is ever in an address. The browser holds a secret in a cookie, and comes back to the portal with a code that is
//! good once, for a minute, with that secret. Each sign-on has a cookie of its own, so that two tabs may be at a provider at
//! once; a browser holds five at most, for eleven minutes each.

use super::me::PlaceOfMine;
use super::text;
use super::{moment, seconds_until};
use crate::problem::{self, Form, Problem};
use crate::reply::Reply;
use crate::request::Request;
use domain::{OrganisationId, Secret as _, SsoCode, SsoId, SsoSecret, SsoToken, rules};
use flows::sso::Begun;
use flows::sso::choose::Choice;
use flows::sso::fetch::Fetched;
use jiff::Timestamp;
use outside::sso::{AuthorizationError, NotSignedOn, Returned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::PlaceOfPerson;

/// Of a cookie's name; the sign-on's own name follows, `sso_…`.
const COOKIE: &str = "__Host-";

/// Sign-ons that one browser has under way at once.
const COOKIES_MOST: usize = 5;

/// Sent along when the provider sends the browser back, which is from another site: so `Lax`, not `Strict`.
fn cookie(id: &SsoId, secret: &str, seconds: i64) -> String {
    format!("{COOKIE}{id}={secret}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax")
}

/// The secret of the browser that began this sign-on.
fn secret(request: &Request, id: &SsoId) -> Option<SsoSecret> {
    request.cookie(&format!("{COOKIE}{id}"))?.parse().ok()
}

/// What a page fetched with the cookie: the cookie has done its work.
#[must_use]
pub(crate) fn spent(id: &SsoId, reply: Reply) -> Reply {
    reply.cookie(cookie(id, "", 0))
}

/// Sends a browser to the provider, or back to the portal's page if the provider cannot be asked.
///
/// # Errors
///
/// [`Problem`] when there is no such provider.
pub fn sent(
    request: &Request,
    page: &str,
    begun: &Begun,
    address: Result<String, NotSignedOn>,
) -> Result<Reply, Problem> {
    let address = match address {
        Ok(address) => address,
        Err(error) => return sent_back(page, Err(error.into())),
    };
    let seconds = (rules::SSO_WINDOW + rules::SSO_CODE_LIFE).as_secs();
    let reply = Reply::found(address).cookie(cookie(&begun.id, begun.secret.reveal(), seconds));
    let names = request.cookie_names().filter_map(|name| name.strip_prefix(COOKIE));
    let older: Vec<SsoId> = names.filter_map(|name| name.parse().ok()).collect();
    let too_many = older.len().saturating_sub(COOKIES_MOST - 1);
    Ok(older.iter().take(too_many).fold(reply, |reply, id| spent(id, reply)))
}

/// What a browser brings back from the provider.
pub struct Back {
    /// Which sign-on: `state`.
    pub id: SsoId,
    /// That it is the browser that began.
    pub secret: SsoSecret,
    /// What the provider answered.
    pub returned: Returned,
}

impl Back {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is not of a sign-on that this browser began.
    pub fn read(request: &Request) -> Result<Self, Problem> {
        let unknown = || Problem::of(&problem::SSO_UNKNOWN);
        let id: SsoId = request.query_text("state").parse().map_err(|_| unknown())?;
        let secret = secret(request, &id).ok_or_else(unknown)?;
        let issuer = Some(request.query_text("iss")).filter(|issuer| !issuer.is_empty());
        let answer = match (request.query_text("error").as_str(), request.query_text("code")) {
            ("", code) if !code.is_empty() => Ok(code),
            (error, _) => Err(AuthorizationError::parse(error)),
        };
        Ok(Self { id, secret, returned: Returned { answer, issuer } })
    }
}

/// Sends the browser on to the portal's page: with its code, or with the code of the problem, in the fragment, which no
/// server is sent.
///
/// # Errors
///
/// [`Problem`] when it is a fault of ours, about which the portal has nothing to tell, or there is no such provider.
pub fn sent_back(page: &str, came: Result<(SsoId, SsoCode), Problem>) -> Result<Reply, Problem> {
    match came {
        Ok((id, code)) => Ok(Reply::found(format!("{page}#sso={id}&code={}", code.reveal()))),
        Err(problem) if problem.is_fault() || problem.kind == &problem::SSO_PROVIDER_UNKNOWN => {
            Err(problem)
        }
        Err(problem) => {
            let code = problem.kind.code;
            tracing::info!(event = "sso.sent_back", code, "the browser is sent back: {code}");
            Ok(Reply::found(format!("{page}#sso_error={}", problem.kind.code)))
        }
    }
}

/// The page fetches what came of a sign-on; its browser sends the cookie `__Host-sso_…` along.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FetchSso {
    /// The sign-on that the address named: `sso_…`.
    #[schemars(with = "text::SignOn")]
    pub sign_on: String,
    /// The code in the address: good once, for 60 s.
    #[schemars(with = "text::Secret")]
    pub code: String,
}

impl FetchSso {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn sound(&self) -> Result<(SsoId, SsoCode), Problem> {
        let mut form = Form::default();
        let id = form.field("/sign_on", self.sign_on.parse());
        let code = form.field("/code", self.code.parse());
        id.zip(code).ok_or_else(|| form.problem())
    }

    /// The secret of the browser whose page asks.
    ///
    /// # Errors
    ///
    /// [`Problem`]: there is none, or another site made the browser send it.
    pub fn secret(request: &Request, portal: &str, id: &SsoId) -> Result<SsoSecret, Problem> {
        let secret = secret(request, id).ok_or(Problem::of(&problem::SSO_UNKNOWN))?;
        if !request.is_from_portal(portal) {
            return Err(Problem::of(&problem::SESSION_CROSS_SITE));
        }
        Ok(secret)
    }
}

/// What came of a sign-on.
#[derive(Serialize, JsonSchema)]
pub struct SsoFetched {
    /// Which: `sso_…`.
    #[schemars(with = "text::SignOn")]
    pub sign_on: String,
    /// What the page goes on with. Told this once.
    #[schemars(with = "text::Secret")]
    pub token: String,
    /// Whether somebody here is linked to the account there. If not, a person who is signed in links it.
    pub linked: bool,
    /// For which organisations they may choose.
    pub organisations: Vec<PlaceOfMine>,
    /// Until when the page may go on: 10 minutes. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub expires_at: String,
    /// Whole seconds until then, from the moment of the reply; 0 once it has passed.
    pub expires_in_s: i64,
}

/// Those of a person's places that are live: whether they act now is judged when one is chosen.
fn live(places: &[PlaceOfPerson]) -> Vec<PlaceOfMine> {
    let live = domain::Place::Live.as_str();
    places.iter().filter(|place| place.place == live).map(PlaceOfMine::from).collect()
}

impl SsoFetched {
    /// Tells it; the cookie has done its work.
    #[must_use]
    pub fn reply(id: &SsoId, fetched: &Fetched, now: Timestamp) -> Reply {
        let told = Self {
            sign_on: id.to_string(),
            token: fetched.token.reveal().to_owned(),
            linked: fetched.places.is_some(),
            organisations: live(fetched.places.as_deref().unwrap_or_default()),
            expires_at: moment(fetched.expires_at),
            expires_in_s: seconds_until(fetched.expires_at, now),
        };
        spent(id, Reply::ok(&told))
    }
}

/// A signed-in person links the account that a page signed on with to themselves.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkSso {
    /// Which sign-on: `sso_…`.
    #[schemars(with = "text::SignOn")]
    pub sign_on: String,
    /// What its page goes on with.
    #[schemars(with = "text::Secret")]
    pub token: String,
}

impl LinkSso {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn sound(&self) -> Result<(SsoId, SsoToken), Problem> {
        let mut form = Form::default();
        let id = form.field("/sign_on", self.sign_on.parse());
        let token = form.field("/token", self.token.parse());
        id.zip(token).ok_or_else(|| form.problem())
    }
}

/// It is linked.
#[derive(Serialize, JsonSchema)]
pub struct SsoLinked {
    /// Which sign-on: `sso_…`.
    #[schemars(with = "text::SignOn")]
    pub sign_on: String,
    /// For which organisations they may choose.
    pub organisations: Vec<PlaceOfMine>,
}

impl SsoLinked {
    /// Tells it.
    #[must_use]
    pub fn new(id: &SsoId, places: &[PlaceOfPerson]) -> Self {
        Self { sign_on: id.to_string(), organisations: live(places) }
    }
}

/// The page chooses for which organisation.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseSso {
    /// Which sign-on: `sso_…`.
    #[schemars(with = "text::SignOn")]
    pub sign_on: String,
    /// For which organisation: `org_…`.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
}

impl ChooseSso {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn choice(&self, token: SsoToken, device: String) -> Result<Choice, Problem> {
        let mut form = Form::default();
        let id = form.field("/sign_on", self.sign_on.parse());
        let organisation = form.field("/organisation", self.organisation.parse::<OrganisationId>());
        let (id, organisation) = id.zip(organisation).ok_or_else(|| form.problem())?;
        Ok(Choice { id, token, organisation, device })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str, cookies: &str) -> Request {
        use lambda_http::RequestExt as _;
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> =
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let query: std::collections::HashMap<String, Vec<String>> =
            pairs.into_iter().map(|(name, value)| (name, vec![value])).collect();
        let request = lambda_http::http::Request::builder().header("cookie", cookies);
        let request = request.body(lambda_http::Body::Empty).unwrap();
        Request::new(request.with_query_string_parameters(query))
    }

    fn back(query: &str, cookies: &str) -> Result<Back, Problem> {
        Back::read(&asked(query, cookies))
    }

    fn id(n: u8) -> SsoId {
        SsoId::from_random([n; 16])
    }

    fn secret_of(n: u8) -> SsoSecret {
        SsoSecret::from_random([n; 32])
    }

    fn held(n: u8) -> String {
        format!("__Host-{}={}", id(n), secret_of(n).reveal())
    }

    fn code(told: Result<Back, Problem>) -> &'static str {
        match told {
            Ok(back) => match back.returned.answer {
                Ok(_) => "a code",
                Err(error) => Problem::from(NotSignedOn::from(error)).kind.code,
            },
            Err(problem) => problem.kind.code,
        }
    }

    fn header<'a>(reply: &'a lambda_http::Response<lambda_http::Body>, name: &str) -> Vec<&'a str> {
        reply.headers().get_all(name).iter().map(|value| value.to_str().unwrap()).collect()
    }

    #[test]
    fn what_a_browser_brings_back_is_read_only_with_its_own_state_and_cookie() {
        let own = held(1);
        let query = format!("state={}&code=c&iss=https://id.example", id(1));
        let returned = back(&query, &own).unwrap().returned;
        assert_eq!(returned.answer.as_deref(), Ok("c"));
        assert_eq!(returned.issuer.as_deref(), Some("https://id.example"));
        assert_eq!(code(back(&query, "")), "sso.unknown");
        assert_eq!(code(back("code=c", &own)), "sso.unknown");
        assert_eq!(code(back("state=x&code=c", &own)), "sso.unknown");
        assert_eq!(code(back(&format!("state={}&code=c", id(2)), &own)), "sso.unknown");
        assert_eq!(code(back(&query, &format!("{own}; {own}"))), "sso.unknown");
        assert_eq!(code(back(&query, &own.replace("__Host-", ""))), "sso.unknown");
    }

    #[test]
    fn two_tabs_that_are_at_a_provider_at_once_both_come_back() {
        let cookies = format!("a=b; {}; {}", held(1), held(2));
        for n in [1, 2] {
            let back = back(&format!("state={}&code=c", id(n)), &cookies).unwrap();
            assert_eq!(back.secret.reveal(), secret_of(n).reveal());
        }
        let fetched = lambda_http::http::Request::builder()
            .header("cookie", &cookies)
            .header("origin", "https://hall.example");
        let fetched = Request::new(fetched.body(lambda_http::Body::Empty).unwrap());
        for n in [1, 2] {
            let secret = FetchSso::secret(&fetched, "https://hall.example", &id(n)).unwrap();
            assert_eq!(secret.reveal(), secret_of(n).reveal());
        }
    }

    #[test]
    fn a_browser_holds_five_sign_ons_at_most_and_each_for_eleven_minutes() {
        let begun = Begun { id: id(9), secret: secret_of(9) };
        let start = |cookies: &str| {
            let address = Ok("https://id.example/authorize".to_owned());
            let reply = sent(&asked("", cookies), "https://hall.example/sso", &begun, address);
            reply.unwrap().into_http().unwrap()
        };
        let alone = start("a=b; __Host-other=c");
        let cookies = header(&alone, "set-cookie");
        let [own] = cookies.as_slice() else { panic!("{cookies:?}") };
        assert!(own.starts_with(&held(9)), "{own}");
        assert!(own.ends_with("; Path=/; Max-Age=660; Secure; HttpOnly; SameSite=Lax"), "{own}");
        let seven = (1..=7).map(held).collect::<Vec<_>>().join("; ");
        let eighth = start(&seven);
        let gone: Vec<String> = (1..=3).map(|n| format!("__Host-{}=; ", id(n))).collect();
        let cookies = header(&eighth, "set-cookie");
        assert!(cookies[0].starts_with(&held(9)), "{cookies:?}");
        assert_eq!(cookies.len(), 4, "the oldest three make room: {cookies:?}");
        for (cookie, gone) in cookies[1..].iter().zip(&gone) {
            assert!(cookie.starts_with(gone) && cookie.contains("Max-Age=0"), "{cookie}");
        }
    }

    #[test]
    fn what_a_provider_says_in_place_of_a_code_is_told_apart() {
        let told = |query: &str| code(back(&format!("state={}&{query}", id(1)), &held(1)));
        for (query, expected) in [
            ("error=access_denied&code=c", "sso.denied"),
            ("error=login_required", "sso.login_required"),
            ("error=interaction_required", "sso.login_required"),
            ("error=consent_required", "sso.login_required"),
            ("error=account_selection_required", "sso.login_required"),
            ("error=server_error&code=c", "sso.provider_failed"),
            ("error=temporarily_unavailable", "sso.unavailable"),
            ("error=unauthorized_client", "sso.misconfigured"),
            ("error=invalid_scope", "sso.misconfigured"),
            ("error=invalid_request", "sso.misconfigured"),
            ("error=unsupported_response_type", "sso.misconfigured"),
            ("error=Access_Denied", "sso.not_believed"),
            ("error=teapot", "sso.not_believed"),
            ("x=y", "sso.not_believed"),
            ("code=", "sso.not_believed"),
        ] {
            assert_eq!(told(query), expected, "{query}");
        }
    }

    #[test]
    fn a_refusal_and_a_provider_s_failure_go_to_the_portal_and_a_fault_of_ours_does_not() {
        let page = "https://hall.example/sso";
        for kind in [
            &problem::SSO_DENIED,
            &problem::SSO_NOT_BELIEVED,
            &problem::SSO_UNAVAILABLE,
            &problem::SSO_PROVIDER_FAILED,
            &problem::SSO_MISCONFIGURED,
        ] {
            let http = sent_back(page, Err(Problem::of(kind))).unwrap().into_http().unwrap();
            assert_eq!(http.status(), 302);
            let location = format!("https://hall.example/sso#sso_error={}", kind.code);
            assert_eq!(http.headers()["location"], location.as_str());
            assert_eq!(http.headers()["referrer-policy"], "no-referrer");
        }
        let fault = ports::Fault::passing("reading a table", "no answer");
        let fault = sent_back(page, Err(Problem::fault(fault)));
        assert_eq!(fault.unwrap_err().kind.code, "fault.passing");
        let unknown = sent_back(page, Err(NotSignedOn::UnknownProvider.into()));
        assert_eq!(unknown.unwrap_err().kind.code, "sso.provider_unknown");
    }

    #[test]
    fn a_provider_that_cannot_be_asked_at_the_start_sends_the_browser_to_the_portal() {
        let begun = Begun { id: id(9), secret: secret_of(9) };
        let silent = ports::Fault::passing("asking a sign-on provider", "no answer");
        let address = Err(NotSignedOn::Unavailable(silent));
        let reply = sent(&asked("", ""), "https://hall.example/sso", &begun, address);
        let http = reply.unwrap().into_http().unwrap();
        assert_eq!(
            http.headers()["location"],
            "https://hall.example/sso#sso_error=sso.unavailable"
        );
        assert!(header(&http, "set-cookie").is_empty());
    }
}
