//! Signing in.

use crate::problem::{Form, Problem};
use crate::reply::Reply;
use domain::{
    AccountName, InstitutionCodePattern, OrganisationIdentifier, PresentedPassword, rules,
};
use flows::session::Session;
use flows::sign_in::SignIn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A member signs in (单位登录, 账号密码).
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignInWithPassword {
    /// 统一社会信用代码/单位编号/机构编号.
    pub organisation: String,
    /// 证件号码/移动电话.
    pub account: String,
    /// 密码.
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
    pub access_token: String,
    /// Always `Bearer`.
    pub token_type: &'static str,
    /// Seconds it is good for.
    pub expires_in: i64,
    /// Spent at its first use, which gives another. A browser gets it as the cookie `__Host-refresh` instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
    /// The session: `ses_…`.
    pub session: String,
    /// Who: `per_…`.
    pub person: String,
    /// For which organisation, `org_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// In which place, `mem_…`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub membership: Option<String>,
    /// `legal_representative`, `administrator` or `agent`; not in a person's own session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<&'static str>,
}

impl SignedIn {
    /// The reply: with the refresh token in the body, or for a browser in a cookie that no script can read.
    #[must_use]
    pub fn reply(session: Session, is_from_browser: bool) -> Reply {
        let refresh_token = session.refresh_token.reveal();
        let cookie = is_from_browser.then(|| {
            let seconds = rules::SESSION_LIFE.as_secs();
            format!(
                "__Host-refresh={refresh_token}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict"
            )
        });
        let (organisation, membership, role) = match session.member {
            Some((organisation, membership, role)) => {
                (Some(organisation.to_string()), Some(membership.to_string()), Some(role.as_str()))
            }
            None => (None, None, None),
        };
        let reply = Reply::created(&Self {
            access_token: session.access_token,
            token_type: "Bearer",
            expires_in: session.expires_in.as_secs(),
            refresh_token: (!is_from_browser).then_some(refresh_token),
            session: session.id.to_string(),
            person: session.person.to_string(),
            organisation,
            membership,
            role,
        });
        match cookie {
            Some(cookie) => reply.cookie(cookie),
            None => reply,
        }
    }
}
