//! Signing in, for an organisation or for oneself; going on with a session, seeing and ending it.

use super::text;
use super::{moment, seconds_until};
use crate::problem::{self, Form, Problem};
use crate::reply::Reply;
use crate::request::Request;
use domain::{
    AccountCandidate, AccountName, Actor, DocumentKind, FlowToken, IdentityDocument,
    InstitutionCodePattern, Malformed, MembershipId, OrganisationId, OrganisationIdentifier,
    PresentedPassword, RefreshToken, Role, SessionId, rules,
};
use flows::entering::Enter;
use flows::log;
use flows::person_sign_in::{self, Account, JustReset};
use flows::refresh::NotRefreshed;
use flows::session::Session;
use flows::sign_in::SignIn;
use jiff::Timestamp;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::{SessionKept, Whose};

/// A member signs in (单位登录, 账号密码).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInWithPassword {
    /// 统一社会信用代码/单位编号/机构编号.
    #[schemars(with = "text::TypedOrganisation")]
    pub organisation: String,
    /// 证件号码/移动电话.
    #[schemars(with = "text::TypedAccount")]
    pub account: String,
    /// 密码.
    #[schemars(with = "text::Password")]
    pub password: String,
}

impl SignInWithPassword {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not: a slip of the hand is told apart from a wrong password, which tells
    /// nobody what exists.
    pub fn sign_in(
        &self,
        pattern: &InstitutionCodePattern,
        address: String,
        device: String,
    ) -> Result<SignIn, Problem> {
        let mut form = Form::default();
        let sound = (
            form.field("/organisation", OrganisationIdentifier::parse(&self.organisation, pattern)),
            form.field("/account", AccountName::parse(&self.account)),
            form.field("/password", PresentedPassword::parse(&self.password)),
        );
        let (Some(organisation), Some(account), Some(password)) = sound else {
            return Err(form.problem());
        };
        Ok(SignIn { organisation, account, password, address, device })
    }
}

/// A session began.
#[derive(Serialize, JsonSchema)]
pub struct SignedIn {
    /// A JWT (RFC 9068 manners, ES256); verify it with `/.well-known/jwks.json`.
    #[schemars(with = "text::Jwt")]
    pub access_token: String,
    /// Always `Bearer`.
    #[schemars(extend("const" = "Bearer"))]
    pub token_type: &'static str,
    /// Seconds it is good for.
    pub expires_in: i64,
    /// Whole seconds until the session ends, unless it is refreshed before.
    pub idle_ends_in_s: i64,
    /// Its use gives another, and spends it once that other is used, or after 30 s. A browser gets it as a cookie instead:
    /// `__Host-refresh`, or `__Host-refresh-person` of a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// The session: `ses_…`.
    #[schemars(with = "text::Session")]
    pub session: String,
    /// Who: `per_…`.
    #[schemars(with = "text::Person")]
    pub person: String,
    /// For which organisation, `org_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Organisation>")]
    pub organisation: Option<String>,
    /// In which place, `mem_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Membership>")]
    pub membership: Option<String>,
    /// `legal_representative`, `administrator` or `agent`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::RoleName>")]
    pub role: Option<&'static str>,
}

/// Organisation, place and role of a session, as they are told; nothing of a person's own.
pub(super) fn place_told(
    member: Option<(OrganisationId, MembershipId, Role)>,
) -> (Option<String>, Option<String>, Option<&'static str>) {
    member.map_or((None, None, None), |(organisation, membership, role)| {
        (Some(organisation.to_string()), Some(membership.to_string()), Some(role.as_str()))
    })
}

/// Which of a browser's two cookies: a member and a person may be signed in there at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefreshCookie {
    /// Of a session for an organisation.
    Member,
    /// Of a person's own session.
    Person,
}

impl RefreshCookie {
    /// The cookie of the session in which somebody calls.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        match actor {
            Actor::Member(_) => Self::Member,
            Actor::Person(_) => Self::Person,
        }
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Member => "__Host-refresh",
            Self::Person => "__Host-refresh-person",
        }
    }
}

/// The cookie that holds a refresh token, or none of it: no script can read it, and no other site sends it.
fn cookie(which: RefreshCookie, refresh_token: &str, seconds: i64) -> String {
    let name = which.name();
    format!("{name}={refresh_token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

impl SignedIn {
    /// The reply to a sign-in: with the refresh token in the body, or for a browser in a cookie that no script can read.
    #[must_use]
    pub fn reply(session: Session, is_from_browser: bool) -> Reply {
        let (told, cookie) = Self::told(session, is_from_browser);
        with_cookie(Reply::created(&told), cookie)
    }

    /// The reply to a refresh, with the refresh token in the same place.
    #[must_use]
    pub fn refreshed(session: Session, is_from_browser: bool) -> Reply {
        let (told, cookie) = Self::told(session, is_from_browser);
        with_cookie(Reply::ok(&told), cookie)
    }

    pub(crate) fn told(session: Session, is_from_browser: bool) -> (Self, Option<String>) {
        log::session(&session);
        let refresh_token = session.refresh_token.reveal();
        let which = match session.member {
            Some(_) => RefreshCookie::Member,
            None => RefreshCookie::Person,
        };
        let seconds = rules::SESSION_LIFE.as_secs();
        let cookie = is_from_browser.then(|| cookie(which, &refresh_token, seconds));
        let (organisation, membership, role) = place_told(session.member);
        let told = Self {
            access_token: session.access_token,
            token_type: "Bearer",
            expires_in: session.expires_in.as_secs(),
            idle_ends_in_s: rules::SESSION_IDLE.as_secs(),
            refresh_token: (!is_from_browser).then_some(refresh_token),
            session: session.id.to_string(),
            person: session.person.to_string(),
            organisation,
            membership,
            role,
        };
        (told, cookie)
    }
}

pub(crate) fn with_cookie(reply: Reply, cookie: Option<String>) -> Reply {
    match cookie {
        Some(cookie) => reply.cookie(cookie),
        None => reply,
    }
}

/// The refresh token of a session. A browser sends no body: its token is in the cookie `__Host-refresh`, or
/// `__Host-refresh-person` of a person's own session, which are taken only from a page of the portal.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RefreshSession {
    /// The refresh token, as it was handed out last.
    pub refresh_token: String,
}

impl RefreshSession {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] when it is no refresh token.
    pub fn sound(&self) -> Result<RefreshToken, Problem> {
        let mut form = Form::default();
        form.field("/refresh_token", self.refresh_token.parse()).ok_or_else(|| form.problem())
    }

    /// The token that a request presents: in its body, or else in the browser's cookie.
    ///
    /// # Errors
    ///
    /// [`Problem`]: no token, none of ours, or a cookie that some other site made the browser send.
    pub fn presented(
        request: &Request,
        portal: &str,
        which: RefreshCookie,
    ) -> Result<RefreshToken, Problem> {
        if !request.body()?.is_empty() {
            return request.json::<Self>()?.sound();
        }
        let unknown = || Problem::of(&problem::SESSION_UNKNOWN);
        let cookie = request.cookie(which.name()).ok_or_else(unknown)?;
        if !request.is_from_portal(portal) {
            return Err(Problem::of(&problem::SESSION_CROSS_SITE));
        }
        cookie.parse().map_err(|_| unknown())
    }

    /// From the session that a request calls in, into a place.
    ///
    /// # Errors
    ///
    /// [`Problem`], as of [`Self::presented`].
    pub fn enter(
        request: &Request,
        portal: &str,
        actor: &Actor,
        organisation: OrganisationId,
    ) -> Result<Enter, Problem> {
        let token = Self::presented(request, portal, RefreshCookie::of(actor))?;
        Ok(Enter { organisation, token, device: request.device() })
    }
}

/// A session goes on by the refresh token that is in the request's body, or else in that cookie.
///
/// # Errors
///
/// [`Problem`], as of [`RefreshSession::presented`], and what refuses the token.
pub async fn go_on_by<R: Future<Output = Result<Session, NotRefreshed>>>(
    cookie: RefreshCookie,
    request: &Request,
    portal: &str,
    refresh: impl FnOnce(RefreshToken) -> R,
) -> Result<Reply, Problem> {
    let token = RefreshSession::presented(request, portal, cookie)?;
    Ok(SignedIn::refreshed(refresh(token).await?, request.is_from_browser()))
}

/// When the session ends. The seconds are counted from the moment of the reply, so that no clock of a page matters.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SessionTimes {
    /// When it ends unless it is refreshed. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub idle_ends_at: String,
    /// Whole seconds until then.
    pub idle_ends_in_s: i64,
    /// When it ends in any case. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub ends_at: String,
    /// Whole seconds until then.
    pub ends_in_s: i64,
    /// Until when acts that need a fresh proof of identity are open to this access token; absent when they are not. RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Moment>")]
    pub proven_until: Option<String>,
    /// Whole seconds until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proven_for_s: Option<i64>,
}

impl From<&flows::session::SessionTimes> for SessionTimes {
    fn from(times: &flows::session::SessionTimes) -> Self {
        let in_s = |at: Timestamp| seconds_until(at, times.now);
        Self {
            idle_ends_at: moment(times.idle_ends_at),
            idle_ends_in_s: in_s(times.idle_ends_at),
            ends_at: moment(times.ends_at),
            ends_in_s: in_s(times.ends_at),
            proven_until: times.proven_until.map(moment),
            proven_for_s: times.proven_until.map(in_s),
        }
    }
}

/// Sessions of whoever asks: a member's of their place; a person's own, and those of all their places.
#[derive(Serialize, JsonSchema)]
pub struct Sessions {
    /// The one used last first; at most 100.
    pub sessions: Vec<SessionTold>,
}

/// A session that goes on.
#[derive(Serialize, JsonSchema)]
pub struct SessionTold {
    /// Its name: `ses_…`.
    #[schemars(with = "text::Session")]
    pub session: String,
    /// Whether it is the one this was asked in.
    pub current: bool,
    /// For which organisation, `org_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<text::Organisation>")]
    pub organisation: Option<String>,
    /// On what, in a few words: `Chrome, Windows`.
    pub device: String,
    /// How its person proved themselves: `pwd`, `qr`, `face`, `sso` or `licence`.
    #[schemars(with = "text::AuthenticationMethod")]
    pub amr: String,
    /// When it began. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub began_at: String,
    /// When it was refreshed last, or began. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub used_at: String,
}

impl Sessions {
    /// Tells them.
    #[must_use]
    pub fn new(sessions: &[SessionKept], actor: &Actor) -> Self {
        let told = |one: &SessionKept| SessionTold {
            session: one.id.to_string(),
            current: one.id == *actor.session(),
            organisation: match &one.whose {
                Whose::Member { organisation, .. } => Some(organisation.to_string()),
                Whose::Person { .. } => None,
            },
            device: one.device.clone(),
            amr: one.amr.clone(),
            began_at: moment(one.began_at),
            used_at: moment(one.used_at),
        };
        Self { sessions: sessions.iter().map(told).collect() }
    }
}

/// Sessions were ended.
#[derive(Serialize, JsonSchema)]
pub struct SessionsEnded {
    /// How many.
    pub ended: usize,
}

impl SessionsEnded {
    /// The reply when all of the caller's are: their browser forgets its cookie, and what its pages stored.
    #[must_use]
    pub fn all(ended: usize, actor: &Actor) -> Reply {
        let reply = Reply::ok(&Self { ended }).ending_storage();
        reply.cookie(cookie(RefreshCookie::of(actor), "", 0))
    }

    /// The reply when one is; only if it is the caller's own, their browser forgets its cookie.
    #[must_use]
    pub fn one(session: &SessionId, actor: &Actor) -> Reply {
        if session == actor.session() { Self::all(1, actor) } else { Self::without_cookie() }
    }

    /// The reply when one is that no cookie is of.
    #[must_use]
    pub fn without_cookie() -> Reply {
        Reply::ok(&Self { ended: 1 })
    }
}

/// A person signs in for themselves (个人登录, 账号密码): by `account`, or by `id_type` and `id_number`.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonSignsIn {
    /// 移动电话, or 居民身份证号码.
    #[schemars(with = "Option<text::TypedAccount>")]
    pub account: Option<String>,
    /// 证件类型, of any other document: as when registering.
    #[schemars(with = "Option<text::DocumentKindName>")]
    pub id_type: Option<String>,
    /// 证件号码.
    #[schemars(with = "Option<text::TypedDocument>")]
    pub id_number: Option<String>,
    /// ISO 3166-1 alpha-3, for a passport and only for a passport.
    #[schemars(with = "Option<text::Country>")]
    pub country: Option<String>,
    /// 密码.
    #[schemars(with = "text::Password")]
    pub password: String,
    /// The reset of their own password, `rst_…`, that this browser has just finished; with its token as `Authorization:
    /// Bearer`. Wrong passwords that others typed then lock nobody out here, for ten minutes after the reset's own time.
    #[schemars(with = "Option<text::Reset>")]
    pub reset: Option<String>,
}

impl PersonSignsIn {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn sign_in(
        &self,
        address: String,
        device: String,
        today: Date,
        token: impl FnOnce() -> Result<FlowToken, Problem>,
    ) -> Result<person_sign_in::SignIn, Problem> {
        let mut form = Form::default();
        let account = TypedPerson {
            account: self.account.as_deref(),
            id_type: self.id_type.as_deref(),
            id_number: self.id_number.as_deref(),
            country: self.country.as_deref(),
        };
        let account = account.named(&mut form, today);
        let password = form.field("/password", PresentedPassword::parse(&self.password));
        let reset = match &self.reset {
            Some(reset) => form.field("/reset", reset.parse()).map(Some),
            None => Some(None),
        };
        let (Some(account), Some(password), Some(reset)) = (account, password, reset) else {
            return Err(form.problem());
        };
        let reset = match reset {
            Some(reset) => Some(JustReset { reset, token: token()? }),
            None => None,
        };
        Ok(person_sign_in::SignIn { account, password, address, device, reset })
    }
}

/// What a person typed to name themselves, by `account`, or by a document.
pub(super) struct TypedPerson<'a> {
    pub(super) account: Option<&'a str>,
    pub(super) id_type: Option<&'a str>,
    pub(super) id_number: Option<&'a str>,
    pub(super) country: Option<&'a str>,
}

impl TypedPerson<'_> {
    pub(super) fn named(&self, form: &mut Form, today: Date) -> Option<Account> {
        if self.account.is_some() == (self.id_type.is_some() || self.id_number.is_some()) {
            let one = Malformed::new(
                "account.one_way",
                "请填写移动电话或居民身份证号码；使用其他证件的，请选择证件类型并填写证件号码。",
            );
            return form.field("/account", Err(one));
        }
        if let Some(typed) = self.account {
            return form
                .field("/account", AccountName::parse(typed).map(|name| named(name, today)));
        }
        let kind: DocumentKind =
            form.field("/id_type", self.id_type.unwrap_or_default().parse())?;
        let number = self.id_number.unwrap_or_default();
        let document = IdentityDocument::parse(kind, number, self.country, today);
        form.field("/id_number", document).map(Account::Document)
    }
}

/// What was typed into one box: a mobile, or a resident's number. Anything else is nobody's, which is not told here.
fn named(name: AccountName, today: Date) -> Account {
    let mobile = name.candidates().into_iter().find_map(|candidate| match candidate {
        AccountCandidate::Mobile(mobile) => Some(mobile),
        AccountCandidate::DocumentNumber(_) => None,
    });
    if let Some(mobile) = mobile {
        return Account::Mobile(mobile);
    }
    IdentityDocument::parse(DocumentKind::ResidentId, name.reveal(), None, today)
        .map_or(Account::Nobody(name), Account::Document)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn account(sent: serde_json::Value) -> Result<Account, serde_json::Value> {
        let sent: PersonSignsIn = serde_json::from_value(sent).unwrap();
        let token = || Ok("A".repeat(43).parse().unwrap());
        let sound = sent.sign_in(String::new(), String::new(), date(2026, 5, 1), token);
        sound.map(|sound| sound.account).map_err(|problem| problem.to_json()["errors"].clone())
    }

    #[test]
    fn a_person_is_named_in_one_box_or_by_a_document_of_any_kind_and_never_both_ways() {
        use serde_json::json;
        let by = |name: &str| account(json!({ "account": name, "password": "x" }));
        assert!(matches!(by("138 0013 8000"), Ok(Account::Mobile(_))));
        assert!(matches!(by("11010519491231002x"), Ok(Account::Document(_))));
        assert!(matches!(by("110105194912310021"), Ok(Account::Nobody(_))), "a wrong check digit");
        let permit =
            json!({ "id_type": "taiwan_permit", "id_number": "12345678", "password": "x" });
        assert!(matches!(account(permit), Ok(Account::Document(_))));
        for sent in [
            json!({ "password": "x" }),
            json!({ "account": "13800138000", "id_type": "passport", "password": "x" }),
        ] {
            assert_eq!(account(sent).unwrap_err()[0]["code"], "account.one_way");
        }
        let half = json!({ "id_type": "taiwan_permit", "password": "" });
        assert_eq!(account(half).unwrap_err().as_array().unwrap().len(), 2, "all at once");
    }

    fn began(member: Option<(OrganisationId, domain::MembershipId, domain::Role)>) -> Session {
        let (person, id) =
            (domain::PersonId::from_random([1; 16]), SessionId::from_random([2; 16]));
        let refresh_token = RefreshToken {
            person: person.clone(),
            session: id.clone(),
            family: domain::FamilySecret::from_random([5; 32]),
            secret: domain::RefreshSecret::from_random([6; 32]),
        };
        let expires_in = jiff::SignedDuration::from_mins(10);
        Session { id, person, member, access_token: "eyJ".into(), expires_in, refresh_token }
    }

    fn as_member() -> (OrganisationId, domain::MembershipId, domain::Role) {
        let organisation = OrganisationId::from_random([3; 16]);
        (organisation, domain::MembershipId::from_random([4; 16]), domain::Role::Agent)
    }

    #[test]
    fn a_member_and_a_person_have_a_cookie_each() {
        for (member, expected) in
            [(Some(as_member()), "__Host-refresh=per_"), (None, "__Host-refresh-person=per_")]
        {
            let (told, cookie) = SignedIn::told(began(member), true);
            assert!(cookie.unwrap().starts_with(expected), "{expected}");
            assert!(told.refresh_token.is_none(), "no script of the page reads it");
        }
    }

    #[test]
    fn a_refresh_without_a_body_takes_the_cookie_of_its_kind_from_the_portal_alone() {
        const PORTAL: &str = "https://hall.example";
        let [member, person] =
            [Some(as_member()), None].map(|member| began(member).refresh_token.reveal());
        let spoilt = person.replace("per_", "per-");
        let asked = |cookies: &str, origin: &str, which| {
            let request = lambda_http::http::Request::builder()
                .header("cookie", cookies)
                .header("origin", origin)
                .body(lambda_http::Body::Empty);
            let request = Request::new(request.unwrap());
            RefreshSession::presented(&request, PORTAL, which).map_err(|refused| refused.kind.code)
        };
        let both = format!("__Host-refresh={member}; __Host-refresh-person={spoilt}");
        let taken = asked(&both, PORTAL, RefreshCookie::Member).unwrap();
        assert_eq!(taken.reveal(), member);
        let other = asked(&both, PORTAL, RefreshCookie::Person).unwrap_err();
        assert_eq!(other, "session.unknown", "the member's is not taken in its place");
        let alone = format!("__Host-refresh={member}");
        let none = asked(&alone, PORTAL, RefreshCookie::Person).unwrap_err();
        assert_eq!(none, "session.unknown");
        let elsewhere = asked(&both, "https://evil.example", RefreshCookie::Member).unwrap_err();
        assert_eq!(elsewhere, "session.cross_site");
    }
}
