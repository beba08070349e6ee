//! The main job, walked over HTTP as a browser would: a person registers, then their organisation does, then they sign
//! in, with a password and by QR code; sessions go on and end; others get their places in the organisation and what they
//! may do; and a few doors stay shut.
//!
//! Every step is told with its request and its reply, secrets and all: whoever they belong to is invented. The first
//! answer that is not what the interface promises ends the walk.

mod alipay;
mod appeal;
mod callers;
mod centre;
mod counter;
mod demo;
mod letter;
mod own_reset;
mod people;
mod session;
mod sso;
mod succession;
mod upgrade;

pub use callers::callers;
pub use demo::{demo, tell};

use crate::phone::Finding;
use crate::sample::{Identity, Sample};
use crate::sms;
use crate::stack::Whereabouts;
use crate::words::Words;
use domain::Mobile;
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use keys::{AccessClaims, TokenKeys};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;
use testkit::inbox::code_in;

/// The password that the walk gives a person.
pub const PERSON_PASSWORD: &str = "Wu9~bridge+Tao4";
/// The password that the walk gives a person for an organisation.
pub const PASSWORD: &str = "Qin5-lantern*Xue";

/// What a walk leaves behind: an organisation that can be signed in to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Which organisation of the sample, and who.
    pub sample: Sample,
    /// 单位编号.
    pub organisation_number: String,
    /// Of the membership.
    pub password: String,
}

/// Why a walk ended early.
#[derive(Debug, thiserror::Error)]
pub enum Stumble {
    /// Nothing answered.
    #[error("{what} does not answer: {error}")]
    Silent {
        /// Who.
        what: &'static str,
        /// Why.
        error: reqwest::Error,
    },
    /// The answer has another status.
    #[error("{step}: answered {status} instead of {expected}")]
    Status {
        /// At which step.
        step: String,
        /// The status that the interface promises.
        expected: u16,
        /// The status that came.
        status: u16,
    },
    /// The answer has the right status but not the right content.
    #[error("{step}: {what}")]
    Content {
        /// At which step.
        step: String,
        /// What is wrong with it.
        what: String,
    },
}

/// How long an SMS may take.
const SMS_PATIENCE: Duration = Duration::from_secs(10);
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// Walks the main job.
///
/// # Errors
///
/// [`Stumble`]; what was registered until then stays registered.
pub async fn walk(at: &Whereabouts, words: &mut Words) -> Result<Account, Stumble> {
    let mut walker = Walker::new(at, words)?;
    walker
        .words
        .line("Everybody and everything below is invented, so secrets are shown as they are.");
    let sample = walker.sample().await?;

    let Identity { id_type, id_number, country, name } = sample.legal_representative.clone();
    let mut person = json!({ "id_type": id_type, "id_number": id_number, "name": name });
    if let (Some(country), Some(person)) = (country, person.as_object_mut()) {
        person.insert("country".to_owned(), country.into());
    }
    walker.title("个人实名注册: the legal representative registers as a person");
    let flow = walker.begin("/v1/person-registrations", person.clone()).await?;
    walker.finish(&flow, &sample, PERSON_PASSWORD).await?;

    walker.title("单位注册: the legal representative registers the organisation");
    let organisation = json!({
        "organisation": { "credit_code": sample.credit_code, "name": sample.name },
        "legal_representative": person,
        "agreement": at.agreement,
    });
    let flow = walker.begin("/v1/registrations", organisation.clone()).await?;
    walker.face_by_alipay(&flow, &sample).await?;
    let opened = walker.account(&flow, &sample, PASSWORD).await?;
    let opened_as = walker.text(&opened, "organisation")?;
    let account = Account {
        organisation_number: walker.text(&opened, "organisation_number")?,
        password: PASSWORD.to_owned(),
        sample,
    };

    let jwks = sign_in_both_ways(&mut walker, &account).await?;
    walker.sessions(&account, &opened_as, &jwks).await?;
    let administrator = walker.people(&account, &opened_as).await?;
    walker.centre(&account, &administrator).await?;
    let upgraded = walker.upgrade().await?;
    walker.succession(&upgraded).await?;
    walker.counter(&account).await?;
    walker.letter(&account).await?;
    walker.appeal().await?;
    walker.own_reset(&administrator).await?;

    walker.title("Doors that stay shut");
    walker.refused_alike(&account).await?;
    walker.step("the same credit code again");
    let again =
        walker.call(Method::POST, "/v1/registrations", None, Some(organisation), 409).await?;
    walker.holds(&again, "code", "registration.credit_code_taken")?;

    walker.words.good("\nThe walk is done: every step answered as promised.");
    Ok(account)
}

/// Signs in to an organisation that an earlier walk registered, by each name it and its person have.
///
/// # Errors
///
/// [`Stumble`].
pub async fn sign_in(
    at: &Whereabouts,
    account: &Account,
    words: &mut Words,
) -> Result<(), Stumble> {
    sign_in_both_ways(&mut Walker::new(at, words)?, account).await.map(drop)
}

/// Gives the keys that the tokens verified with.
async fn sign_in_both_ways(walker: &mut Walker<'_>, account: &Account) -> Result<Value, Stumble> {
    let Account { sample, organisation_number, password } = account;
    walker.title("登录: signing in");
    walker.step("the keys by which tokens are verified");
    let jwks = walker.call(Method::GET, "/.well-known/jwks.json", None, None, 200).await?;
    let pairs = [
        (
            "credit code and document number",
            &sample.credit_code,
            &sample.legal_representative.id_number,
        ),
        ("organisation number and mobile", organisation_number, &sample.mobile),
    ];
    for (by, organisation, name) in pairs {
        walker.step(&format!("by {by}"));
        let body = credentials(organisation, name, password);
        let session = walker.call(Method::POST, "/v1/sessions", None, Some(body), 201).await?;
        let token = walker.text(&session, "access_token")?;
        let claims = walker.verified(&token, &jwks)?;
        let member =
            claims.member.ok_or_else(|| walker.wrong("the token names no organisation"))?;
        for (name, claimed) in
            [("organisation", &member.org), ("membership", &member.mem), ("role", &member.role)]
        {
            walker.holds(&session, name, claimed)?;
        }
        walker.words.good("    the access token verifies: kid, ES256, iss, aud, exp");
    }
    Ok(jwks)
}

fn credentials(organisation: &str, account: &str, password: &str) -> Value {
    json!({ "organisation": organisation, "account": account, "password": password })
}

/// A registration under way.
struct Flow {
    path: String,
    id: String,
    token: String,
    qr: String,
}

struct Walker<'a> {
    at: &'a Whereabouts,
    words: &'a mut Words,
    client: reqwest::Client,
    steps: u32,
    step: String,
}

impl<'a> Walker<'a> {
    fn new(at: &'a Whereabouts, words: &'a mut Words) -> Result<Self, Stumble> {
        // A function answers in milliseconds, the first time in seconds.
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_mins(1)).build();
        let client = client.map_err(|error| Stumble::Silent { what: "the HTTP client", error })?;
        Ok(Self { at, words, client, steps: 0, step: String::new() })
    }

    fn title(&mut self, title: &str) {
        self.words.heading(&format!("\n== {title}"));
    }

    fn step(&mut self, step: &str) {
        self.steps += 1;
        self.step = format!("step {}, {step}", self.steps);
        self.words.heading(&format!("\n{}. {step}", self.steps));
    }

    /// Calls the API, tells both sides of it, and holds the answer to its status.
    async fn call(
        &mut self,
        method: Method,
        path: &str,
        bearer: Option<&str>,
        body: Option<Value>,
        expected: u16,
    ) -> Result<Value, Stumble> {
        let url = format!("{}{path}", self.at.functions);
        let mut request = self.client.request(method.clone(), &url);
        self.words.line(&format!("  {method} {path}"));
        if let Some(token) = bearer {
            self.words.line(&format!("  Authorization: Bearer {token}"));
            request = request.bearer_auth(token);
        }
        if let Some(body) = &body {
            self.words.json(body);
            request = request.json(body);
        }
        self.answered("the API", request, expected).await
    }

    async fn answered(
        &mut self,
        what: &'static str,
        request: reqwest::RequestBuilder,
        expected: u16,
    ) -> Result<Value, Stumble> {
        let silent = |error| Stumble::Silent { what, error };
        let reply = request.send().await.map_err(silent)?;
        let status = reply.status();
        let text = reply.text().await.map_err(silent)?;
        let reply = serde_json::from_str(&text).unwrap_or(Value::String(text));
        self.words.line(&format!("  → {status}"));
        self.words.json(&reply);
        if status.as_u16() != expected {
            let step = self.step.clone();
            return Err(Stumble::Status { step, expected, status: status.as_u16() });
        }
        Ok(reply)
    }

    fn wrong(&self, what: impl Into<String>) -> Stumble {
        Stumble::Content { step: self.step.clone(), what: what.into() }
    }

    fn text(&self, reply: &Value, member: &str) -> Result<String, Stumble> {
        let text = reply.get(member).and_then(Value::as_str);
        text.map(str::to_owned).ok_or_else(|| self.wrong(format!("the reply has no {member}")))
    }

    fn holds(&self, reply: &Value, member: &str, expected: &str) -> Result<(), Stumble> {
        let text = self.text(reply, member)?;
        if text == expected {
            return Ok(());
        }
        Err(self.wrong(format!("{member} is {text} and not {expected}")))
    }

    async fn sample(&mut self) -> Result<Sample, Stumble> {
        self.step("whoever of the sample register has not registered yet");
        self.words.line("  the phone: GET /sample");
        let request = self.client.get(format!("{}/sample", self.at.phone));
        let mut reply = self.answered("the phone", request, 200).await?;
        let sample = reply.get_mut("sample").map(Value::take).unwrap_or_default();
        serde_json::from_value(sample).map_err(|error| self.wrong(error.to_string()))
    }

    async fn begin(&mut self, path: &str, body: Value) -> Result<Flow, Stumble> {
        self.step("opening the registration");
        self.begin_as("registration", path, body).await
    }

    /// The next organisation of the sample, registered with its legal representative; the flow that registered it, and its id.
    async fn company(&mut self) -> Result<(Account, Flow, String), Stumble> {
        let sample = self.sample().await?;
        let boss = json!(sample.legal_representative);
        let flow = self.begin("/v1/person-registrations", boss.clone()).await?;
        self.finish(&flow, &sample, PERSON_PASSWORD).await?;
        let body = json!({
            "organisation": { "credit_code": sample.credit_code, "name": sample.name },
            "legal_representative": boss,
            "agreement": self.at.agreement,
        });
        let flow = self.begin("/v1/registrations", body).await?;
        let opened = self.finish(&flow, &sample, PASSWORD).await?;
        let organisation_number = self.text(&opened, "organisation_number")?;
        let account = Account { sample, organisation_number, password: PASSWORD.to_owned() };
        Ok((account, flow, self.text(&opened, "organisation")?))
    }

    /// Begins a flow that shows a face, whose reply names it so.
    async fn begin_as(&mut self, name: &str, path: &str, body: Value) -> Result<Flow, Stumble> {
        let begun = self.call(Method::POST, path, None, Some(body), 201).await?;
        let flow = Flow {
            path: path.to_owned(),
            id: self.text(&begun, name)?,
            token: self.text(&begun, "token")?,
            qr: self.text(&begun, "qr")?,
        };
        self.text(&begun, "expires_at")?;
        self.stands(&flow, "awaiting_face").await?;
        Ok(flow)
    }

    async fn stands(&mut self, flow: &Flow, step: &str) -> Result<(), Stumble> {
        self.step(&format!("the page asks how it stands: {step}"));
        let path = format!("{}/{}", flow.path, flow.id);
        let state = self.call(Method::GET, &path, Some(&flow.token), None, 200).await?;
        self.holds(&state, "step", step)
    }

    /// From the face, shown to the APP, to the account: the same for a person and for an organisation.
    async fn finish(
        &mut self,
        flow: &Flow,
        sample: &Sample,
        password: &str,
    ) -> Result<Value, Stumble> {
        self.face(flow, sample).await?;
        self.account(flow, sample, password).await
    }

    /// From the pass to the account.
    async fn account(
        &mut self,
        flow: &Flow,
        sample: &Sample,
        password: &str,
    ) -> Result<Value, Stumble> {
        self.stands(flow, "awaiting_account").await?;
        let sms_code = self.prove_mobile(flow, sample).await?;

        self.step("mobile and password");
        let path = format!("{}/{}/account", flow.path, flow.id);
        let account = json!({
            "sms_code": sms_code,
            "mobile": sample.mobile,
            "password": password,
            "password_confirmation": password,
        });
        let opened = self.call(Method::POST, &path, Some(&flow.token), Some(account), 201).await?;
        self.stands(flow, "complete").await?;
        Ok(opened)
    }

    async fn face(&mut self, flow: &Flow, sample: &Sample) -> Result<(), Stumble> {
        self.step("the simulated phone scans the QR code and shows a face");
        let scan = json!({
            "qr": flow.qr,
            "identity": sample.legal_representative,
            "result": Finding::Passed,
        });
        self.words.line("  the phone: POST /scan");
        self.words.json(&scan);
        let request = self.client.post(format!("{}/scan", self.at.phone)).json(&scan);
        let delivered = self.answered("the phone", request, 200).await?;
        if delivered.get("status").and_then(Value::as_u64) != Some(200) {
            return Err(self.wrong("the callback was refused"));
        }
        Ok(())
    }

    async fn prove_mobile(&mut self, flow: &Flow, sample: &Sample) -> Result<String, Stumble> {
        self.step("an SMS code is sent");
        let mobile: Mobile =
            sample.mobile.parse().map_err(|_| self.wrong("the sample's mobile is none"))?;
        let before = self.messages(&mobile).await?.len();
        let body = json!({ "flow": flow.id, "mobile": sample.mobile });
        let token = Some(flow.token.as_str());
        let sent = self.call(Method::POST, "/v1/sms-codes", token, Some(body), 201).await?;
        let sms_code = self.text(&sent, "sms_code")?;

        self.step("the SMS, as the simulated carrier has it");
        let text = self.arrived(&mobile, before).await?;
        self.words.line(&format!("  {}: {text}", mobile.e164()));
        let digits = code_in(&text).ok_or_else(|| self.wrong("the SMS has no six digits"))?;

        self.step("the code is typed in");
        let path = format!("/v1/sms-codes/{sms_code}/verification");
        let verified =
            self.call(Method::POST, &path, token, Some(json!({ "code": digits })), 200).await?;
        if verified.get("verified") != Some(&Value::Bool(true)) {
            return Err(self.wrong("the code was not verified"));
        }
        Ok(sms_code)
    }

    async fn messages(&self, mobile: &Mobile) -> Result<Vec<String>, Stumble> {
        let messages = sms::messages(&self.at.sns, &mobile.e164()).await;
        messages.map_err(|error| Stumble::Silent { what: "SNS", error })
    }

    async fn arrived(&self, mobile: &Mobile, before: usize) -> Result<String, Stumble> {
        let mut waited = Duration::ZERO;
        while waited < SMS_PATIENCE {
            if let Some(text) = self.messages(mobile).await?.get(before) {
                return Ok(text.clone());
            }
            tokio::time::sleep(LOOK_EVERY).await;
            waited += LOOK_EVERY;
        }
        Err(self.wrong("no SMS arrived"))
    }

    /// Verifies an access token as a business system would: offline, by the published keys.
    fn verified(&self, token: &str, jwks: &Value) -> Result<AccessClaims, Stumble> {
        let bad = |error: jsonwebtoken::errors::Error| self.wrong(format!("the token: {error}"));
        let header = decode_header(token).map_err(bad)?;
        if header.typ.as_deref() != Some(TokenKeys::TYP) {
            return Err(self.wrong("the token is of another type"));
        }
        let keys: JwkSet = serde_json::from_value(jwks.clone())
            .map_err(|error| self.wrong(format!("the key set: {error}")))?;
        let key = header.kid.and_then(|kid| keys.find(&kid).cloned());
        let key = key.ok_or_else(|| self.wrong("the token's key is not published"))?;
        let key = DecodingKey::from_jwk(&key).map_err(bad)?;
        let mut validation = Validation::new(Algorithm::ES256);
        validation.set_issuer(&[&self.at.issuer]);
        validation.set_audience(&[&self.at.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        decode::<AccessClaims>(token, &key, &validation).map(|token| token.claims).map_err(bad)
    }

    /// A wrong password and an unknown organisation must be one and the same answer.
    async fn refused_alike(&mut self, account: &Account) -> Result<(), Stumble> {
        let Account { sample, password, .. } = account;
        let number = &sample.legal_representative.id_number;
        self.step("a wrong password");
        let wrong = credentials(&sample.credit_code, number, "Not-the-1-password");
        let wrong = self.call(Method::POST, "/v1/sessions", None, Some(wrong), 401).await?;
        self.step("an organisation that nobody has registered: the same answer");
        // The greatest there is; numbers are drawn at random, so it is all but certainly nobody's.
        let unknown = credentials("99999999", number, password);
        let unknown = self.call(Method::POST, "/v1/sessions", None, Some(unknown), 401).await?;
        if wrong == unknown { Ok(()) } else { Err(self.wrong("the two answers differ")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ChosenPassword;

    #[test]
    fn the_walks_passwords_keep_every_rule() {
        for password in [
            PERSON_PASSWORD,
            PASSWORD,
            people::OTHER_PASSWORD,
            appeal::APPEALED_PASSWORD,
            own_reset::NEW_PERSON_PASSWORD,
        ] {
            ChosenPassword::choose(password, password, &[]).unwrap();
        }
    }
}
