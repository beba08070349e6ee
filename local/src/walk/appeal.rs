//! The walk through 申诉: somebody whose identity was registered under a mobile that is not theirs shows their face and files
//! an appeal; a clerk upholds it with a reason; the account is theirs, and an SMS says so.

use super::{PERSON_PASSWORD, Stumble, Walker};
use crate::sample::Sample;
use crate::sso::COUNTERS;
use domain::sample;
use ports::{SystemEntropy, random};
use reqwest::Method;
use serde_json::{Value, json};

/// The password that whoever appeals sets for the account.
pub(super) const APPEALED_PASSWORD: &str = "Ma3!harbour+Yun";

const APPEALS: &str = "/v1/appeals";
const WAITING: &str = "/v1/counter/appeals";

impl Walker<'_> {
    /// Walks through an appeal.
    pub(super) async fn appeal(&mut self) -> Result<(), Stumble> {
        self.title("申诉: an account under one's own name, and somebody else's mobile");
        let before = self.person().await?;
        let seed = u64::from_be_bytes(random(&SystemEntropy));
        let appellant = Sample { mobile: sample::mobile(seed), ..before.clone() };
        let body = json!({
            "appellant": appellant.legal_representative,
            "about": "identity",
            "statement": "本人从未在大厅注册，账户所留手机号码不是本人的。",
        });
        let flow = self.begin_as("appeal", APPEALS, body).await?;
        self.face(&flow, &appellant).await?;
        let sms_code = self.prove_mobile(&flow, &appellant).await?;
        self.step("the appeal is filed, with the password that the account is to have");
        let path = format!("{APPEALS}/{}/filing", flow.id);
        let body = json!({
            "sms_code": sms_code,
            "mobile": appellant.mobile,
            "password": APPEALED_PASSWORD,
            "password_confirmation": APPEALED_PASSWORD,
        });
        self.call(Method::POST, &path, Some(&flow.token), Some(body), 200).await?;

        self.title("申诉: a clerk upholds it, with a reason");
        let [counter, _] = COUNTERS;
        let clerk = self.clerk(counter).await?;
        self.step("what waits, masked");
        let waiting = self.call(Method::GET, WAITING, Some(&clerk), None, 200).await?;
        if waiting.to_string().contains(&appellant.mobile) {
            return Err(self.wrong("a clerk is told a mobile whole"));
        }
        let told = self.mobile(&appellant)?;
        let messages = self.messages(&told).await?.len();
        let decision = json!({ "decision": "upheld", "reason": "人脸与证件核对一致" });
        let path = format!("{WAITING}/{}/decision", flow.id);
        self.step("it is upheld, and what follows is done");
        self.call(Method::POST, &path, Some(&clerk), Some(decision.clone()), 200).await?;
        self.step("once");
        let again = self.call(Method::POST, &path, Some(&clerk), Some(decision), 409).await?;
        self.holds(&again, "code", "appeal.decided")?;
        self.step("the appellant is told by SMS, and reads the reason");
        let text = self.arrived(&told, messages).await?;
        self.words.line(&format!("  {}: {text}", told.e164()));
        self.stands(&flow, "upheld").await?;

        self.step("the account is theirs: their mobile and password open it");
        self.person_signs_in(&appellant.mobile, APPEALED_PASSWORD, 201).await?;
        self.step("and what it had before opens nothing");
        self.person_signs_in(&before.mobile, PERSON_PASSWORD, 401).await.map(drop)
    }

    async fn person_signs_in(
        &mut self,
        account: &str,
        password: &str,
        expected: u16,
    ) -> Result<Value, Stumble> {
        let body = json!({ "account": account, "password": password });
        self.call(Method::POST, "/v1/person-sessions", None, Some(body), expected).await
    }
}
