//! The walk through 窗口线下注册: a clerk signs in, takes three documents, and opens an administrator's account, whose person
//! accepts by the link in the SMS; what the clerk sees is masked, and what they did is kept.

use super::{Account, PASSWORD, Stumble, Walker, credentials};
use crate::browser::{Browser, Form};
use crate::sample::{Identity, Sample};
use crate::sso::COUNTERS;
use jiff::SignedDuration;
use jiff::tz::Offset;
use ports::{Clock as _, SystemClock};
use reqwest::{Method, Url};
use serde_json::{Value, json};

const SIGN_OUT: &str = "/v1/counter/sessions/current";
const ACCOUNTS: &str = "/v1/counter/accounts";

impl Walker<'_> {
    /// Walks through the counter.
    pub(super) async fn counter(&mut self, account: &Account) -> Result<(), Stumble> {
        self.title("窗口线下注册: a clerk signs in by the staff's own provider");
        let [counter, _] = COUNTERS;
        let back = self.clerk_goes("clerk-of-nowhere").await?.0;
        if back.fragment() != Some("sso_error=sso.claims") {
            return Err(self.wrong("a clerk of no counter is let in"));
        }
        let clerk = self.clerk(counter).await?;
        self.step("a member's token is no clerk's");
        let by = credentials(&account.organisation_number, &account.sample.mobile, PASSWORD);
        let member = self.call(Method::POST, "/v1/sessions", None, Some(by), 201).await?;
        let member = self.text(&member, "access_token")?;
        let refused = self.call(Method::GET, "/v1/counter/acts", Some(&member), None, 401).await?;
        self.holds(&refused, "code", "token.ended")?;
        self.step("and a clerk's token is no member's");
        let people = "/v1/organisation/agents";
        let refused = self.call(Method::GET, people, Some(&clerk), None, 401).await?;
        self.holds(&refused, "code", "token.ended")?;

        self.title("窗口线下注册: three documents, and the administrator's account");
        let company = self.sample().await?;
        let documents = json!({
            "licence": self.document(&clerk, "licence").await?,
            "authorisation_letter": self.document(&clerk, "authorisation_letter").await?,
            "identity_proof": self.document(&clerk, "identity_proof").await?,
        });
        let opened = self.opened(&clerk, &company, account, &documents).await?;
        self.title("窗口线下注册: what the clerk sees, and what is kept of what they did");
        self.seen(&clerk, &company).await?;
        self.unmasked(&clerk, &opened).await?;
        self.step("the clerk signs out, and the token ends with it");
        self.call(Method::DELETE, SIGN_OUT, Some(&clerk), None, 200).await?;
        self.call(Method::GET, "/v1/counter/acts", Some(&clerk), None, 401).await.map(drop)
    }

    async fn clerk_goes(&mut self, counter: &str) -> Result<(Url, Browser), Stumble> {
        let mut browser = Browser::default();
        let start = format!("{}/v1/counter/sso/start", self.at.functions);
        let form = Form::Clerk { subject: "clerk-7", counter };
        self.step("a browser goes to the staff's provider and comes back to the counter's page");
        self.words.line(&format!("  the browser: GET {start} → {form:?}"));
        let page = format!("{}/counter", self.at.functions);
        let back = browser.go(&start, form, &page).await;
        let back = back.map_err(|error| self.wrong(error.to_string()))?;
        self.words.line(&format!("  → {back}"));
        Ok((back, browser))
    }

    /// A clerk, signed in: the access token.
    pub(super) async fn clerk(&mut self, counter: &str) -> Result<String, Stumble> {
        let (back, browser) = self.clerk_goes(counter).await?;
        let fragment = back.fragment().unwrap_or_default();
        let pair = fragment.strip_prefix("sso=").and_then(|rest| rest.split_once("&code="));
        let (sign_on, code) = pair.ok_or_else(|| self.wrong("the page is told no code"))?;
        let address = format!("{}/v1/counter/sessions", self.at.functions);
        let url: Url = address.parse().map_err(|_| self.wrong("the API is at no address"))?;
        let body = json!({ "sign_on": sign_on, "code": code });
        self.step("the page has the clerk signed in, once");
        let mut session = Value::Null;
        for expected in [201, 404] {
            let request = self.client.post(&address).json(&body);
            let request = request.header("origin", &self.at.functions);
            let request = request.header("cookie", browser.cookies(&url));
            let answer = self.answered("the API", request, expected).await?;
            if expected == 201 {
                session = answer;
            }
        }
        self.holds(&session, "counter", counter)?;
        self.text(&session, "access_token")
    }

    /// A document of this kind, taken and put where it is kept.
    async fn document(&mut self, clerk: &str, kind: &str) -> Result<String, Stumble> {
        let scan = format!("%PDF-1.7 a sample of {kind}");
        self.step(&format!("the clerk takes a document: {kind}"));
        let body = json!({
            "kind": kind,
            "sha256": keys::sha256_hex(scan.as_bytes()),
            "size": scan.len(),
            "media_type": "application/pdf",
        });
        let path = "/v1/counter/documents";
        let taken = self.call(Method::POST, path, Some(clerk), Some(body), 201).await?;
        let upload = taken.get("upload").cloned().unwrap_or_default();
        let url = self.text(&upload, "url")?;
        let headers = upload.get("headers").and_then(Value::as_object).cloned();
        for (file, expected) in [("another file", 403), (scan.as_str(), 200), (&scan, 412)] {
            self.step(&format!("the scanner puts it where it is kept: {expected}"));
            let mut request = self.client.put(&url).body(file.to_owned());
            for (name, value) in
                headers.iter().flatten().filter(|(name, _)| *name != "content-length")
            {
                request = request.header(name, value.as_str().unwrap_or_default());
            }
            self.answered("where documents are kept", request, expected).await?;
        }
        self.text(&taken, "document")
    }

    /// An administrator's account, opened and accepted.
    async fn opened(
        &mut self,
        clerk: &str,
        company: &Sample,
        account: &Account,
        documents: &Value,
    ) -> Result<Value, Stumble> {
        let who = &account.sample;
        let Identity { id_type, id_number, country, name } = who.legal_representative.clone();
        let now = SystemClock.now();
        let year = SignedDuration::from_hours(365 * 24);
        let body = json!({
            "organisation": { "credit_code": company.credit_code, "name": company.name },
            "role": "administrator",
            "person": { "id_type": id_type, "id_number": id_number, "country": country, "name": name },
            "documents": documents,
            "letter": { "date": Offset::constant(8).to_datetime(now).date().to_string() },
            "period": { "until": (now + year).to_string() },
        });
        self.step("an agent's account is none that a counter opens");
        let mut agent = body.clone();
        if let Some(role) = agent.get_mut("role") {
            *role = "agent".into();
        }
        self.call(Method::POST, ACCOUNTS, Some(clerk), Some(agent), 422).await?;
        let mobile = self.mobile(who)?;
        let before = self.messages(&mobile).await?.len();
        self.step("the administrator's account is opened: a registered person is invited");
        let opened =
            self.call(Method::POST, ACCOUNTS, Some(clerk), Some(body.clone()), 201).await?;
        let number = self.text(&opened, "number")?;
        self.step("the documents are used up");
        let again = self.call(Method::POST, ACCOUNTS, Some(clerk), Some(body), 422).await?;
        self.holds(&again, "code", "counter.document")?;
        self.step("the SMS with the link, as the simulated carrier has it");
        let text = self.arrived(&mobile, before).await?;
        self.words.line(&format!("  {}: {text}", mobile.e164()));
        let link = text.rsplit('#').next().unwrap_or_default().to_owned();
        self.accepted_by_link(&link, who).await?;
        self.step("signing in with the new number");
        let by = credentials(&number, &who.mobile, PASSWORD);
        let session = self.call(Method::POST, "/v1/sessions", None, Some(by), 201).await?;
        self.holds(&session, "role", "administrator")?;
        Ok(opened)
    }

    async fn seen(&mut self, clerk: &str, company: &Sample) -> Result<(), Stumble> {
        self.step("the clerk looks at the organisation, and that they looked is kept");
        let path = format!("/v1/counter/organisations/{}", company.credit_code);
        self.call(Method::GET, &path, Some(clerk), None, 200).await?;
        let acts = self.call(Method::GET, "/v1/counter/acts", Some(clerk), None, 200).await?;
        match acts.pointer("/acts/0/what").and_then(Value::as_str) {
            Some("organisation.seen") => Ok(()),
            _ => Err(self.wrong("the look is not kept")),
        }
    }

    async fn unmasked(&mut self, clerk: &str, opened: &Value) -> Result<(), Stumble> {
        self.step("one value is shown whole, for a reason");
        let body = json!({
            "organisation": opened.get("organisation"),
            "membership": opened.pointer("/place/membership"),
            "what": "mobile",
            "reason": "核对来人手机号码",
        });
        let path = "/v1/counter/unmaskings";
        self.call(Method::POST, path, Some(clerk), Some(body), 200).await?;
        self.step("all of it is kept at the counter");
        let acts = self.call(Method::GET, "/v1/counter/acts", Some(clerk), None, 200).await?;
        match acts.pointer("/acts/0/what").and_then(Value::as_str) {
            Some("value.unmasked") => Ok(()),
            _ => Err(self.wrong("what was shown is not kept")),
        }
    }
}
