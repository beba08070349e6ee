//! The walk through 授权委托书: a letter is written without signing in, verified by its digest, and printed.

use super::{Account, Stumble, Walker};
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;
use serde_json::json;

const LETTERS: &str = "/v1/authorisation-letters";

impl Walker<'_> {
    /// Writes a letter of the organisation for its legal representative, who will do for a delegate here.
    pub(super) async fn letter(&mut self, account: &Account) -> Result<(), Stumble> {
        self.title("授权委托书: anybody writes a letter, and anybody verifies it by its digest");
        self.step("the letter is written, without signing in");
        let sample = &account.sample;
        let body = json!({
            "organisation": { "credit_code": sample.credit_code, "name": sample.name },
            "delegate": sample.legal_representative,
        });
        let written = self.call(Method::POST, LETTERS, None, Some(body.clone()), 201).await?;
        let token = self.text(&written, "token")?;
        let digest = written.pointer("/letter/digest").and_then(|digest| digest.as_str());
        let digest = digest.ok_or_else(|| self.wrong("there is no digest"))?.to_owned();

        self.step(
            "whoever holds the paper compares it with what was written: the delegate is masked",
        );
        let path = format!("{LETTERS}/{digest}");
        let told = self.call(Method::GET, &path, None, None, 200).await?;
        if told.get("may_appoint_agents") != Some(&false.into()) {
            return Err(self.wrong("代理人无权转换代理权 is not told"));
        }
        if told.to_string().contains(&sample.legal_representative.id_number) {
            return Err(self.wrong("the delegate's number is told to anybody"));
        }

        let path = format!("{path}/pdf");
        self.step("nobody but who wrote it prints it");
        let refused = self.call(Method::GET, &path, None, None, 401).await?;
        self.holds(&refused, "code", "token.missing")?;
        self.printed(&path, &token).await?;

        self.step("a character that the font has not is refused, and not printed as a box");
        let mut body = body;
        if let Some(name) = body.pointer_mut("/delegate/name") {
            *name = "贾𠮷".into();
        }
        let refused = self.call(Method::POST, LETTERS, None, Some(body), 422).await?;
        self.holds(&refused, "code", "letter.unprintable")
    }

    async fn printed(&mut self, path: &str, token: &str) -> Result<(), Stumble> {
        self.step("it is printed: one page, to be sealed and taken to a counter");
        let silent = |error| Stumble::Silent { what: "the API", error };
        let url = format!("{}{path}", self.at.functions);
        let reply = self.client.get(url).bearer_auth(token).send().await.map_err(silent)?;
        let (status, media) = (reply.status().as_u16(), reply.headers().get(CONTENT_TYPE).cloned());
        let bytes = reply.bytes().await.map_err(silent)?;
        self.words.line(&format!("  GET {path}\n  → {status}, {} bytes", bytes.len()));
        let is_pdf = media.is_some_and(|media| media == "application/pdf")
            && bytes.starts_with(b"%PDF-")
            && bytes.trim_ascii_end().ends_with(b"%%EOF");
        if status == 200 && is_pdf { Ok(()) } else { Err(self.wrong("what came is no PDF")) }
    }
}
