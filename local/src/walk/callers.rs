//! Callers of every kind, made at a running stack for whoever tries its routes (`local/contract.py`): a token of each, and
//! what there is that they may name.

use super::{Account, Flow, PASSWORD, PERSON_PASSWORD, Stumble, Walker, credentials};
use crate::client;
use crate::sample::Sample;
use crate::sso::COUNTERS;
use crate::stack::Whereabouts;
use crate::words::Words;
use reqwest::Method;
use serde_json::{Value, json};

/// Registers an organisation and its people, and signs each kind of caller in, as JSON: `tokens` by kind, `ids` by the name
/// of the parameter that takes one.
///
/// What ends sessions is tried with `…_leaving`, whose end is nobody else's.
///
/// # Errors
///
/// [`Stumble`].
pub async fn callers(at: &Whereabouts, words: &mut Words) -> Result<Value, Stumble> {
    let mut walker = Walker::new(at, words)?;
    let (Account { sample: company, .. }, registration, organisation) = walker.company().await?;

    let (member, member_session) = walker.as_member(&company).await?;
    let (person, _) = walker.as_person(&company).await?;
    let leaving = walker.person().await?;
    let (person_leaving, _) = walker.as_person(&leaving).await?;
    let agent = walker.added(&member).await?.place;
    let [counter, _] = COUNTERS;
    let clerk = walker.clerk(counter).await?;
    let clerk_leaving = walker.clerk(counter).await?;
    let case = walker.handed_over(&member).await?;
    let Flow { id: registration, token: flow, .. } = registration;
    let secret = std::fs::read_to_string(client::secret_file(&at.data));
    let secret = secret.map_err(|error| walker.wrong(error.to_string()))?;
    Ok(json!({
        "tokens": {
            "member": member,
            "person": person,
            "person_leaving": person_leaving,
            "clerk": clerk,
            "clerk_leaving": clerk_leaving,
            "flow": flow,
        },
        "client": [client::ID, secret],
        "ids": {
            "registration": registration,
            "membership": agent,
            "session": member_session,
            "case": case,
            "matter": MATTER,
            "organisation": organisation,
            "credit_code": company.credit_code,
            "provider": crate::sso::PROVIDER,
        },
    }))
}

/// One of the sample of matters.
const MATTER: &str = "social-insurance.enrolment";

impl Walker<'_> {
    async fn as_member(&mut self, who: &Sample) -> Result<(String, String), Stumble> {
        let body = credentials(&who.credit_code, &who.mobile, PASSWORD);
        let session = self.call(Method::POST, "/v1/sessions", None, Some(body), 201).await?;
        Ok((self.text(&session, "access_token")?, self.text(&session, "session")?))
    }

    async fn as_person(&mut self, who: &Sample) -> Result<(String, String), Stumble> {
        let body = json!({ "account": who.mobile, "password": PERSON_PASSWORD });
        let session = self.call(Method::POST, "/v1/person-sessions", None, Some(body), 201).await?;
        Ok((self.text(&session, "access_token")?, self.text(&session, "session")?))
    }

    async fn handed_over(&mut self, member: &str) -> Result<String, Stumble> {
        self.step("a case is begun");
        let body = json!({ "attempt": "0000000000000001" });
        let path = format!("/v1/matters/{MATTER}/cases");
        let handed = self.call(Method::POST, &path, Some(member), Some(body), 201).await?;
        self.text(&handed, "case")
    }
}
