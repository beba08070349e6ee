//! The walk by another provider's word: a browser goes to the OpenID provider and back, its account there is linked to the
//! person, and its page is signed in; the second time without linking.

use super::{Account, Stumble, Walker};
use crate::browser::{Browser, Form};
use crate::sso::PROVIDER;
use reqwest::{Method, Url};
use serde_json::{Value, json};

/// A page that a browser came back to.
struct Page {
    sign_on: String,
    token: String,
    fetched: Value,
}

impl Walker<'_> {
    pub(super) async fn by_provider(
        &mut self,
        account: &Account,
        app: &str,
        organisation: &str,
        jwks: &Value,
    ) -> Result<(), Stumble> {
        self.title("省政务登录: a page is signed in by another provider's word");
        let path = |last: &str| format!("/v1/sso/{PROVIDER}/{last}");
        let mut browser = Browser::default();
        self.step("who cancels at the provider is told so");
        let back = self.there_and_back(&mut browser, Form::Cancels).await?;
        self.came_back_with(&back, "sso.denied")?;
        let who = &account.sample.legal_representative;
        let form = Form::Says { subject: &who.id_number, number: &who.id_number, name: &who.name };
        if who.id_type != "resident_id" {
            // The simulated province says of everybody that theirs is a resident identity card.
            self.step(
                "the provider tells a number that is no resident identity card's: not believed",
            );
            let back = self.there_and_back(&mut browser, form).await?;
            return self.came_back_with(&back, "sso.claims");
        }
        let page = self.page(&mut browser, form).await?;
        if page.fetched.get("linked") != Some(&Value::Bool(false)) {
            return Err(self.wrong("somebody is linked already"));
        }
        let choice = json!({ "sign_on": page.sign_on, "organisation": organisation });
        self.step("nobody is linked yet: refused");
        let token = Some(page.token.as_str());
        let early =
            self.call(Method::POST, &path("session"), token, Some(choice.clone()), 403).await?;
        self.holds(&early, "code", "sso.not_linked")?;
        self.step("the person, who has just signed in here, links the account there to themselves");
        let link = json!({ "sign_on": page.sign_on, "token": page.token });
        self.call(Method::POST, &path("link"), Some(app), Some(link), 200).await?;
        self.step("the page chooses the organisation, and is signed in");
        let session = self.call(Method::POST, &path("session"), token, Some(choice), 201).await?;
        let claims = self.verified(&self.text(&session, "access_token")?, jwks)?;
        if claims.amr != ["sso"] {
            return Err(self.wrong("the token does not say that a provider was asked"));
        }
        let page = self.page(&mut browser, form).await?;
        let first = page.fetched.pointer("/organisations/0/organisation").and_then(Value::as_str);
        if first != Some(organisation) {
            return Err(self.wrong("the second time, the organisation is not offered at once"));
        }
        let choice = json!({ "sign_on": page.sign_on, "organisation": organisation });
        self.step("the second time it chooses at once");
        let token = Some(page.token.as_str());
        self.call(Method::POST, &path("session"), token, Some(choice), 201).await.map(drop)
    }

    fn came_back_with(&self, back: &Url, code: &str) -> Result<(), Stumble> {
        if back.fragment() == Some(&format!("sso_error={code}")) {
            return Ok(());
        }
        Err(self.wrong(format!("the portal is told {:?}", back.fragment())))
    }

    /// To the provider, and back to the portal's page.
    async fn there_and_back(
        &mut self,
        browser: &mut Browser,
        form: Form<'_>,
    ) -> Result<Url, Stumble> {
        let start = format!("{}/v1/sso/{PROVIDER}/start", self.at.functions);
        self.words.line(&format!("  the browser: GET {start} → {form:?}"));
        let portal = format!("{}/sso", self.at.functions);
        let back = browser.go(&start, form, &portal).await;
        let back = back.map_err(|error| self.wrong(error.to_string()))?;
        self.words.line(&format!("  → {back}"));
        Ok(back)
    }

    async fn page(&mut self, browser: &mut Browser, form: Form<'_>) -> Result<Page, Stumble> {
        self.step("a browser goes to the provider, says who it is, and comes back to the portal");
        let back = self.there_and_back(browser, form).await?;
        let fragment = back.fragment().unwrap_or_default();
        let of = |name: &str| {
            let mut pairs = fragment.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(own, _)| *own == name).map(|(_, value)| value.to_owned())
        };
        let (Some(sign_on), Some(code)) = (of("sso"), of("code")) else {
            return Err(self.wrong(format!("the portal is told {fragment}")));
        };
        let body = json!({ "sign_on": sign_on, "code": code });
        let path = format!("/v1/sso/{PROVIDER}/result");
        self.step("whoever saw the address fetches nothing");
        let seen = self.call(Method::POST, &path, None, Some(body.clone()), 404).await?;
        self.holds(&seen, "code", "sso.unknown")?;
        self.step("its page fetches what came of it, once");
        let address = format!("{}{path}", self.at.functions);
        let parsed: Url = address.parse().map_err(|_| self.wrong("the API is at no address"))?;
        let mut fetched = Value::Null;
        for expected in [200, 404] {
            let request = self.client.post(&address).json(&body);
            let request = request.header("origin", &self.at.functions);
            let request = request.header("cookie", browser.cookies(&parsed));
            let answer = self.answered("the API", request, expected).await?;
            if expected == 200 {
                fetched = answer;
            }
        }
        Ok(Page { sign_on, token: self.text(&fetched, "token")?, fetched })
    }
}
