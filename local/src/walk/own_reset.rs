//! The walk through 忘记密码 of a person: a stranger types wrong passwords and goes on, and the person resets theirs by face
//! and signs in.

use super::{PERSON_PASSWORD, Stumble, Walker};
use crate::sample::Sample;
use reqwest::Method;
use serde_json::{Value, json};

/// The password that a person sets anew.
pub(super) const NEW_PERSON_PASSWORD: &str = "Hai6!orchard^Lin";

const RESETS: &str = "/v1/person-password-resets";
const SESSIONS: &str = "/v1/person-sessions";

impl Walker<'_> {
    /// Walks through a person's reset of their own password.
    pub(super) async fn own_reset(&mut self, who: &Sample) -> Result<(), Stumble> {
        self.title("忘记密码 (个人): a stranger locks a person out, who resets by their face");
        let named = |password: &str| json!({ "account": who.mobile, "password": password });
        self.step("the person is signed in");
        let right = named(PERSON_PASSWORD);
        let before = self.call(Method::POST, SESSIONS, None, Some(right.clone()), 201).await?;
        let before = self.text(&before, "access_token")?;
        self.step("a stranger types five wrong passwords");
        for _ in 0..5 {
            self.stranger(named("Not-the-1-password"), 401, "sign_in.wrong").await?;
        }
        self.step("the right one is refused too, and what is left is told");
        self.stranger(right, 429, "sign_in.locked_out").await?;

        self.step("a reset is begun: the answer is the same for nobody's account");
        let body = json!({ "account": who.mobile });
        let flow = self.reset_begun(body).await?;
        self.step("no password is set before the face");
        let path = format!("{}/{}/account", flow.path, flow.id);
        let chosen = json!({
            "password": NEW_PERSON_PASSWORD, "password_confirmation": NEW_PERSON_PASSWORD,
        });
        let token = Some(flow.token.as_str());
        let refused = self.call(Method::POST, &path, token, Some(chosen.clone()), 403).await?;
        self.holds(&refused, "code", "password_reset.not_proven")?;
        self.face(&flow, who).await?;
        self.stands(&flow, "face_passed").await?;
        let mobile = self.mobile(who)?;
        let heard = self.messages(&mobile).await?.len();
        self.step("another password is set");
        let done = self.call(Method::POST, &path, token, Some(chosen), 200).await?;
        self.holds(&done, "step", "complete")?;
        self.step("the person is told, and the session of before has ended");
        let text = self.arrived(&mobile, heard).await?;
        self.words.line(&format!("  {}: {text}", mobile.e164()));
        let ended = self.call(Method::GET, "/v1/me", Some(&before), None, 401).await?;
        self.holds(&ended, "code", "token.ended")?;

        self.step("the stranger goes on, and locks the account again");
        for _ in 0..5 {
            self.stranger(named("Not-the-1-password"), 401, "sign_in.wrong").await?;
        }
        let new = named(NEW_PERSON_PASSWORD);
        self.stranger(new.clone(), 429, "sign_in.locked_out").await?;
        self.step("whoever has just reset by face signs in all the same");
        let mut shown = new;
        if let Some(shown) = shown.as_object_mut() {
            shown.insert("reset".to_owned(), flow.id.clone().into());
        }
        let session = self.call(Method::POST, SESSIONS, token, Some(shown), 201).await?;
        let session = self.text(&session, "access_token")?;
        self.call(Method::GET, "/v1/me", Some(&session), None, 200).await.map(drop)
    }

    async fn stranger(&mut self, body: Value, status: u16, code: &str) -> Result<(), Stumble> {
        let refused = self.call(Method::POST, SESSIONS, None, Some(body), status).await?;
        self.holds(&refused, "code", code)
    }

    async fn reset_begun(&mut self, body: Value) -> Result<super::Flow, Stumble> {
        let begun = self.call(Method::POST, RESETS, None, Some(body), 201).await?;
        let flow = super::Flow {
            path: RESETS.to_owned(),
            id: self.text(&begun, "reset")?,
            token: self.text(&begun, "token")?,
            qr: self.text(&begun, "qr")?,
        };
        self.stands(&flow, "awaiting_proof").await?;
        Ok(flow)
    }
}
