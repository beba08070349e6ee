//! Signing in by another provider's word (省政务登录): where a browser is sent, what it brings back, and what its page asks.
//!
//! No token is ever in an address. The browser holds a secret in a cookie, and comes back to the portal with a code that is
//! good once, for a minute, with that secret.

use super::me::PlaceOfMine;
use super::moment;
use crate::problem::{self, Form, Problem};
use crate::reply::Reply;
use crate::request::Request;
use domain::{OrganisationId, Secret as _, SsoCode, SsoId, SsoSecret, SsoToken, rules};
use flows::sso::Begun;
use flows::sso::choose::Choice;
use flows::sso::fetch::Fetched;
use outside::sso::Returned;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::PlaceOfPerson;

const COOKIE: &str = "__Host-sso";

/// Sent along when the provider sends the browser back, which is from another site: so `Lax`, not `Strict`.
fn cookie(secret: &str, seconds: i64) -> String {
    format!("{COOKIE}={secret}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Lax")
}

/// What a page fetched with the cookie: the cookie has done its work.
#[must_use]
pub(crate) fn spent(reply: Reply) -> Reply {
    reply.cookie(cookie("", 0))
}

/// Sends a browser to the provider.
#[must_use]
pub fn sent(begun: &Begun, address: String) -> Reply {
    let seconds = (rules::SSO_WINDOW + rules::SSO_CODE_LIFE).as_secs();
    Reply::found(address).cookie(cookie(begun.secret.reveal(), seconds))
}

/// What a browser brings back from the provider.
pub struct Back {
    /// Which sign-on: `state`.
    pub id: SsoId,
    /// That it is the browser that began.
    pub secret: SsoSecret,
    answer: Result<Returned, Problem>,
}

impl Back {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is not of a sign-on that this browser began.
    pub fn read(request: &Request) -> Result<Self, Problem> {
        let unknown = || Problem::of(&problem::SSO_UNKNOWN);
        let id = request.query_text("state").parse().map_err(|_| unknown())?;
        let secret = request.cookie(COOKIE).ok_or_else(unknown)?.parse();
        let issuer = Some(request.query_text("iss")).filter(|issuer| !issuer.is_empty());
        let answer = match (request.query_text("error").as_str(), request.query_text("code")) {
            ("access_denied", _) => Err(Problem::of(&problem::SSO_DENIED)),
            ("", code) if !code.is_empty() => Ok(Returned { code, issuer }),
            _ => Err(Problem::of(&problem::SSO_NOT_BELIEVED)),
        };
        Ok(Self { id, secret: secret.map_err(|_| unknown())?, answer })
    }

    /// What the provider answered.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it, or the person there, said no.
    pub fn answer(self) -> Result<Returned, Problem> {
        self.answer
    }
}

/// Sends the browser on to the portal's page: with its code, or with the code of the problem, in the fragment, which no
/// server is sent.
///
/// # Errors
///
/// [`Problem`] when it is a fault: nothing about it is the portal's to tell.
pub fn sent_back(page: &str, came: Result<(SsoId, SsoCode), Problem>) -> Result<Reply, Problem> {
    match came {
        Ok((id, code)) => Ok(Reply::found(format!("{page}#sso={id}&code={}", code.reveal()))),
        Err(problem) if problem.kind.status >= 500 => Err(problem),
        Err(problem) => {
            problem.log(0);
            Ok(Reply::found(format!("{page}#sso_error={}", problem.kind.code)))
        }
    }
}

/// The page fetches what came of a sign-on; its browser sends the cookie `__Host-sso` along.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FetchSso {
    /// The sign-on that the address named: `sso_…`.
    pub sign_on: String,
    /// The code in the address: good once, for 60 s.
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
    pub fn secret(request: &Request, portal: &str) -> Result<SsoSecret, Problem> {
        let unknown = || Problem::of(&problem::SSO_UNKNOWN);
        let secret = request.cookie(COOKIE).ok_or_else(unknown)?;
        if !request.is_from_portal(portal) {
            return Err(Problem::of(&problem::SESSION_CROSS_SITE));
        }
        secret.parse().map_err(|_| unknown())
    }
}

/// What came of a sign-on.
#[derive(Serialize, JsonSchema)]
pub struct SsoFetched {
    /// Which: `sso_…`.
    pub sign_on: String,
    /// What the page goes on with. Told this once.
    pub token: String,
    /// Whether somebody here is linked to the account there. If not, a person who is signed in links it.
    pub linked: bool,
    /// For which organisations they may choose.
    pub organisations: Vec<PlaceOfMine>,
    /// Until when the page may go on: 10 minutes. RFC 3339.
    pub expires_at: String,
}

/// Those of a person's places that are live: whether they act now is judged when one is chosen.
fn live(places: &[PlaceOfPerson]) -> Vec<PlaceOfMine> {
    let live = domain::Place::Live.as_str();
    places.iter().filter(|place| place.place == live).map(PlaceOfMine::from).collect()
}

impl SsoFetched {
    /// Tells it; the cookie has done its work.
    #[must_use]
    pub fn reply(id: &SsoId, fetched: &Fetched) -> Reply {
        spent(Reply::ok(&Self {
            sign_on: id.to_string(),
            token: fetched.token.reveal().to_owned(),
            linked: fetched.places.is_some(),
            organisations: live(fetched.places.as_deref().unwrap_or_default()),
            expires_at: moment(fetched.expires_at),
        }))
    }
}

/// A signed-in person links the account that a page signed on with to themselves.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkSso {
    /// Which sign-on: `sso_…`.
    pub sign_on: String,
    /// What its page goes on with.
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
    pub sign_on: String,
    /// For which organisation: `org_…`.
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

    fn back(query: &str, cookies: &str) -> Result<Back, Problem> {
        use lambda_http::RequestExt as _;
        let pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        let pairs: Vec<_> =
            pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let query: std::collections::HashMap<String, Vec<String>> =
            pairs.into_iter().map(|(name, value)| (name, vec![value])).collect();
        let request = lambda_http::http::Request::builder().header("cookie", cookies);
        let request = request.body(lambda_http::Body::Empty).unwrap();
        Back::read(&Request::new(request.with_query_string_parameters(query)))
    }

    const STATE: &str = "sso_00000000000000000000000000";

    fn own() -> String {
        format!("{COOKIE}={}", SsoSecret::from_random([1; 32]).reveal())
    }

    fn code(told: Result<Back, Problem>) -> &'static str {
        match told.and_then(Back::answer) {
            Ok(_) => "believed",
            Err(problem) => problem.kind.code,
        }
    }

    #[test]
    fn what_a_browser_brings_back_is_read_only_with_its_own_state_and_cookie() {
        let read = back(&format!("state={STATE}&code=c&iss=https://id.example"), &own()).unwrap();
        let returned = read.answer().unwrap();
        assert_eq!(
            (returned.code.as_str(), returned.issuer.as_deref()),
            ("c", Some("https://id.example"))
        );
        assert_eq!(code(back(&format!("state={STATE}&code=c"), "")), "sso.unknown");
        assert_eq!(code(back("code=c", &own())), "sso.unknown");
        assert_eq!(code(back("state=x&code=c", &own())), "sso.unknown");
        let twice = format!("{}; {}", own(), own());
        assert_eq!(code(back(&format!("state={STATE}&code=c"), &twice)), "sso.unknown");
    }

    #[test]
    fn a_provider_that_says_no_is_told_apart_from_a_person_who_does() {
        let told = |query: &str| code(back(&format!("state={STATE}&{query}"), &own()));
        assert_eq!(told("error=access_denied&code=c"), "sso.denied");
        for other in ["error=server_error&code=c", "error=login_required", "x=y", "code="] {
            assert_eq!(told(other), "sso.not_believed", "{other}");
        }
    }

    #[test]
    fn a_refusal_goes_to_the_portal_and_a_fault_does_not() {
        let page = "https://hall.example/sso";
        let refused = sent_back(page, Err(Problem::of(&problem::SSO_DENIED))).unwrap();
        let http = refused.into_http().unwrap();
        assert_eq!(http.status(), 302);
        assert_eq!(http.headers()["location"], "https://hall.example/sso#sso_error=sso.denied");
        assert_eq!(http.headers()["referrer-policy"], "no-referrer");
        let fault = sent_back(page, Err(Problem::of(&problem::FAULT_PASSING)));
        assert_eq!(fault.unwrap_err().kind.code, "fault.passing");
    }
}
