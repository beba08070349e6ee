//! The second half of the walk: a person signs in in the APP, a page is signed in by QR code and by an electronic business
//! licence, sessions go on and end.

use super::{Account, PERSON_PASSWORD, Stumble, Walker};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

/// A code that a page shows.
struct Page {
    path: String,
    token: String,
}

impl Walker<'_> {
    /// Signs a person in in the APP and a page by QR code, goes on with its session, and signs out of everything.
    pub(super) async fn sessions(
        &mut self,
        account: &Account,
        organisation: &str,
        jwks: &Value,
    ) -> Result<(), Stumble> {
        self.title("扫码登录: a page is signed in by whoever scans its QR code");
        let app = self.person_in_the_app(account).await?;
        let session = self.by_qr_code(&app, organisation, jwks).await?;

        self.title("电子营业执照登录: a page is signed in by whoever holds the licence");
        self.by_licence(account, organisation, jwks).await?;

        self.by_provider(account, &app, organisation, jwks).await?;

        self.title("A session goes on, is seen and ends");
        self.step("the page's session goes on");
        let spent = self.text(&session, "refresh_token")?;
        let refreshed = self.refresh(&spent, 200).await?;
        self.verified(&self.text(&refreshed, "access_token")?, jwks)?;
        self.signed_out(&app, &session, &refreshed).await
    }

    async fn person_in_the_app(&mut self, account: &Account) -> Result<String, Stumble> {
        self.step("the person signs in in the APP, as themselves");
        let body = json!({ "account": account.sample.mobile, "password": PERSON_PASSWORD });
        let session = self.by_phone("/v1/person-sessions", None, body, 201).await?;
        self.text(&session, "access_token")
    }

    /// Has the simulated phone call the API as the APP would.
    async fn by_phone(
        &mut self,
        path: &str,
        bearer: Option<&str>,
        body: Value,
        expected: u16,
    ) -> Result<Value, Stumble> {
        self.words.line(&format!("  the phone: POST {path}"));
        self.words.json(&body);
        let mut request = self.client.post(format!("{}{path}", self.at.phone)).json(&body);
        if let Some(token) = bearer {
            request = request.bearer_auth(token);
        }
        let mut forwarded = self.answered("the phone", request, 200).await?;
        let status = forwarded.get("status").and_then(Value::as_u64).unwrap_or_default();
        if status != u64::from(expected) {
            return Err(self.wrong(format!("the API answered {status} instead of {expected}")));
        }
        Ok(forwarded.get_mut("reply").map(Value::take).unwrap_or_default())
    }

    async fn by_qr_code(
        &mut self,
        app: &str,
        organisation: &str,
        jwks: &Value,
    ) -> Result<Value, Stumble> {
        self.step("a page opens a QR code, and shows a number beside it");
        let opened = self.call(Method::POST, "/v1/qr-sign-ins", None, None, 201).await?;
        let id = self.text(&opened, "qr_sign_in")?;
        let page =
            Page { path: format!("/v1/qr-sign-ins/{id}"), token: self.text(&opened, "token")? };
        self.waits(&page, "created").await?;

        self.step("the APP scans it, and asks which number the page shows");
        let body = json!({ "qr": self.text(&opened, "qr")? });
        let shown = self.by_phone("/v1/qr-approvals/scan", Some(app), body, 200).await?;
        let number = opened.get("number").cloned().unwrap_or_default();
        let offered = shown.get("numbers").and_then(Value::as_array);
        if !offered.is_some_and(|offered| offered.contains(&number)) {
            return Err(self.wrong("the page's number is not offered"));
        }
        self.waits(&page, "scanned").await?;

        self.step("the person picks the number and the organisation, and approves");
        let body = json!({
            "qr_sign_in": id, "decision": "approve", "number": number, "organisation": organisation,
        });
        let decided = self.by_phone("/v1/qr-approvals/decision", Some(app), body, 200).await?;
        self.holds(&decided, "state", "approved")?;

        self.step("the page asks again, and is signed in");
        let session = self.poll(&page, 200).await?;
        let claims = self.verified(&self.text(&session, "access_token")?, jwks)?;
        if claims.amr != ["qr"] {
            return Err(self.wrong("the token does not say that a QR code was used"));
        }
        self.holds(&session, "organisation", organisation)?;
        self.step("and once more: the code is consumed");
        let again = self.poll(&page, 410).await?;
        self.holds(&again, "code", "qr.consumed")?;
        Ok(session)
    }

    async fn by_licence(
        &mut self,
        account: &Account,
        organisation: &str,
        jwks: &Value,
    ) -> Result<(), Stumble> {
        self.step("a page opens a QR code for the licence's app");
        let opened = self.call(Method::POST, "/v1/licence-sign-ins", None, None, 201).await?;
        let id = self.text(&opened, "licence_sign_in")?;
        let token = self.text(&opened, "token")?;
        let page = Page { path: format!("/v1/licence-sign-ins/{id}"), token };
        self.waits(&page, "created").await?;

        let sample = &account.sample;
        let shown = json!({
            "qr": self.text(&opened, "qr")?,
            "credit_code": sample.credit_code,
            "holder": sample.legal_representative,
            "delivery": format!("walk-{id}"),
        });
        let with = |name: &str, value: Value| {
            let mut changed = shown.clone();
            if let Some(members) = changed.as_object_mut() {
                members.insert(name.to_owned(), value);
            }
            changed
        };
        for (what, changed, status) in [
            ("somebody else signs", with("wrong_key", true.into()), 401),
            ("it is ten minutes old", with("age_s", 600.into()), 401),
            (
                "it is of another organisation",
                with("credit_code", "91320282MA1TERT0XX".into()),
                403,
            ),
        ] {
            self.step(&format!("{what}: refused"));
            self.by_phone("/licence", None, changed, status).await?;
        }
        self.step("the licence's app says who holds it, and says it twice");
        for _ in 0..2 {
            let answered = self.by_phone("/licence", None, shown.clone(), 200).await?;
            self.holds(&answered, "outcome", "approved")?;
        }
        self.step("the page asks again, and is signed in");
        let session = self.poll(&page, 200).await?;
        let claims = self.verified(&self.text(&session, "access_token")?, jwks)?;
        if claims.amr != ["licence"] {
            return Err(self.wrong("the token does not say that a licence was shown"));
        }
        self.holds(&session, "organisation", organisation)
    }

    async fn waits(&mut self, page: &Page, state: &str) -> Result<(), Stumble> {
        self.step(&format!("the page asks how its code stands: {state}"));
        let waiting = self.poll(page, 200).await?;
        self.holds(&waiting, "state", state)
    }

    /// Polls no sooner than a page may.
    async fn poll(&mut self, page: &Page, expected: u16) -> Result<Value, Stumble> {
        const EVERY: Duration = Duration::from_millis(2100);
        tokio::time::sleep(EVERY).await;
        self.call(Method::GET, &page.path, Some(&page.token), None, expected).await
    }

    async fn refresh(&mut self, token: &str, expected: u16) -> Result<Value, Stumble> {
        let body = json!({ "refresh_token": token });
        self.call(Method::POST, "/v1/sessions/refresh", None, Some(body), expected).await
    }

    async fn signed_out(
        &mut self,
        app: &str,
        session: &Value,
        refreshed: &Value,
    ) -> Result<(), Stumble> {
        let id = self.text(session, "session")?;
        self.step("the person sees the page's session among theirs");
        let seen = self.call(Method::GET, "/v1/sessions", Some(app), None, 200).await?;
        let mut seen = seen.get("sessions").and_then(Value::as_array).into_iter().flatten();
        if !seen.any(|one| one.get("session").and_then(Value::as_str) == Some(&id)) {
            return Err(self.wrong("the page's session is not told"));
        }
        self.step("and ends it, at once");
        let path = format!("/v1/sessions/{id}");
        self.call(Method::DELETE, &path, Some(app), None, 200).await?;
        let page = self.text(refreshed, "access_token")?;
        let ended = self.call(Method::GET, "/v1/sessions", Some(&page), None, 401).await?;
        self.holds(&ended, "code", "token.ended")?;
        let token = self.text(refreshed, "refresh_token")?;
        let ended = self.refresh(&token, 401).await?;
        self.holds(&ended, "code", "session.unknown")?;
        self.step("the person signs out of everything");
        self.call(Method::DELETE, "/v1/sessions", Some(app), None, 200).await?;
        let ended = self.call(Method::GET, "/v1/sessions", Some(app), None, 401).await?;
        self.holds(&ended, "code", "token.ended")
    }
}
