//! The walk through 变更法定代表人: an upgraded organisation, which its legal representative never entered, is taken by them;
//! its administrator waits, and is confirmed.

use super::upgrade::Upgraded;
use super::{PASSWORD, PERSON_PASSWORD, Stumble, Walker, credentials};
use reqwest::Method;
use serde_json::json;

impl Walker<'_> {
    /// Walks through a change of legal representative.
    pub(super) async fn succession(&mut self, upgraded: &Upgraded) -> Result<(), Stumble> {
        let Upgraded { sample, number, administrator } = upgraded;
        self.title("变更法定代表人: the legal representative takes the organisation over by face");
        let boss = &sample.legal_representative;
        let flow = self.begin("/v1/person-registrations", json!(boss)).await?;
        self.finish(&flow, sample, PERSON_PASSWORD).await?;

        self.step("the register names them, and so does the form");
        let body = json!({
            "organisation": { "credit_code": sample.credit_code, "name": sample.name },
            "legal_representative": boss,
            "agreement": self.at.agreement,
        });
        let flow = self.begin_as("succession", "/v1/successions", body).await?;
        let done = self.finish(&flow, sample, PASSWORD).await?;
        self.holds(&done, "role", "legal_representative")?;

        self.step("the administrator's place waits: the password is right, and opens nothing");
        let theirs = || Some(credentials(number, &administrator.mobile, PASSWORD));
        let refused = self.call(Method::POST, "/v1/sessions", None, theirs(), 403).await?;
        self.holds(&refused, "reason", "unconfirmed")?;

        self.step("the legal representative signs in, and sees whom there is to confirm");
        let own = Some(credentials(number, &sample.mobile, PASSWORD));
        let session = self.call(Method::POST, "/v1/sessions", None, own, 201).await?;
        let token = self.text(&session, "access_token")?;
        let path = "/v1/organisation/agents";
        let people = self.call(Method::GET, path, Some(&token), None, 200).await?;
        if !people.to_string().contains("\"unconfirmed\"") {
            return Err(self.wrong("nobody waits to be confirmed"));
        }

        self.step("and confirms the administrator, who signs in again");
        let path = "/v1/organisation/administrator/confirmation";
        let confirmed = self.call(Method::POST, path, Some(&token), None, 200).await?;
        self.holds(&confirmed, "place", "live")?;
        self.call(Method::POST, "/v1/sessions", None, theirs(), 201).await?;
        Ok(())
    }
}
