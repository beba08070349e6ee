//! The walk through 历史单位用户升级: an account of the sample's older hall is upgraded, and its administrator accepts.

use super::{PASSWORD, Stumble, Walker, credentials};
use crate::sample::{Identity, Sample};
use operator::legacy_sample;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

const ACCOUNTS: &str = include_str!("../../../operator/sample/legacy.csv");

/// An account of the sample, as far as it matters here.
#[derive(Deserialize)]
struct Old {
    user_name: String,
    credit_code: String,
    organisation_name: String,
    legal_representative_id_type: String,
    legal_representative_id_number: String,
    legal_representative_country: Option<String>,
    legal_representative_name: String,
}

impl Old {
    fn legal_representative(&self) -> Identity {
        Identity {
            id_type: self.legal_representative_id_type.clone(),
            id_number: self.legal_representative_id_number.clone(),
            country: self.legal_representative_country.clone().filter(|one| !one.is_empty()),
            name: self.legal_representative_name.clone(),
        }
    }

    fn organisation(&self) -> Value {
        let identity = self.legal_representative();
        json!({ "name": self.organisation_name, "legal_representative": identity })
    }
}

/// An organisation that was upgraded: its administrator may act, and its legal representative has yet to come.
pub(super) struct Upgraded {
    /// The organisation, and its legal representative.
    pub(super) sample: Sample,
    /// 单位编号.
    pub(super) number: String,
    /// The administrator.
    pub(super) administrator: Sample,
}

/// An upgrade under way: its path, and the browser's secret.
struct Begun {
    path: String,
    token: String,
}

impl Walker<'_> {
    /// Walks through an upgrade.
    pub(super) async fn upgrade(&mut self) -> Result<Upgraded, Stumble> {
        self.title("历史单位用户升级: whoever knows an old account's password upgrades it");
        self.step("the older halls, and the notice to be read first");
        let halls = self.call(Method::GET, "/v1/legacy-halls", None, None, 200).await?;
        let (old, begun) = self.begun(&halls).await?;

        self.step("somebody else is typed as the legal representative: one try fewer");
        let mut wrong = old.organisation();
        if let Some(name) = wrong.pointer_mut("/legal_representative/name") {
            *name = "甄有误".into();
        }
        let path = format!("{}/organisation", begun.path);
        let token = Some(begun.token.as_str());
        let refused = self.call(Method::PUT, &path, token, Some(wrong), 422).await?;
        self.holds(&refused, "code", "upgrade.disagrees")?;
        self.step("organisation and legal representative are typed in full");
        let right = Some(old.organisation());
        let confirmed = self.call(Method::PUT, &path, token, right, 200).await?;
        self.holds(&confirmed, "step", "awaiting_administrator")?;

        let who = self.person().await?;
        let mobile = self.mobile(&who)?;
        let before = self.messages(&mobile).await?.len();
        self.step("a registered person is named as the administrator");
        let made = self.named(&begun, &who).await?;
        self.holds(&made, "place", "invited")?;
        let number = self.text(&made, "organisation_number")?;

        self.step("the administrator has not accepted: the password is of no use yet");
        let body = || Some(credentials(&number, &who.mobile, PASSWORD));
        let refused = self.call(Method::POST, "/v1/sessions", None, body(), 401).await?;
        self.holds(&refused, "code", "sign_in.wrong")?;
        self.step("the SMS with the link, as the simulated carrier has it");
        let text = self.arrived(&mobile, before).await?;
        self.words.line(&format!("  {}: {text}", mobile.e164()));
        let link = text.rsplit('#').next().unwrap_or_default().to_owned();
        self.accepted_by_link(&link, &who).await?;
        self.step("请使用新单位编号登录: signing in with the new number");
        self.call(Method::POST, "/v1/sessions", None, body(), 201).await?;
        self.step("the account is upgraded, and its old password opens nothing any more");
        let again = Some(asked(&halls, &old));
        let refused = self.call(Method::POST, "/v1/upgrades", None, again, 401).await?;
        self.holds(&refused, "code", "upgrade.wrong")?;
        let sample = Sample {
            credit_code: old.credit_code.clone(),
            name: old.organisation_name.clone(),
            legal_representative: old.legal_representative(),
            mobile: domain::sample::mobile(SEEDS + place(&old)),
        };
        Ok(Upgraded { sample, number, administrator: who })
    }

    /// An account of an older hall that nobody has upgraded, with what its holder must know.
    pub(super) async fn old_account(&mut self) -> Result<Value, Stumble> {
        let halls = self.call(Method::GET, "/v1/legacy-halls", None, None, 200).await?;
        let (old, _) = self.begun(&halls).await?;
        Ok(json!({
            "legacy_hall": halls.pointer("/halls/0"),
            "user_name": old.user_name,
            "password": legacy_sample::password(place(&old)),
            "credit_code": old.credit_code,
            "name": old.organisation_name,
            "legal_representative": old.legal_representative(),
        }))
    }

    /// The first account of the sample that an earlier walk has left.
    async fn begun(&mut self, halls: &Value) -> Result<(Old, Begun), Stumble> {
        for old in csv::Reader::from_reader(ACCOUNTS.as_bytes()).into_deserialize::<Old>() {
            let old = old.map_err(|error| self.wrong(format!("the sample: {error}")))?;
            self.step("the user name and the password of the older hall");
            let body = Some(asked(halls, &old));
            match self.call(Method::POST, "/v1/upgrades", None, body, 201).await {
                Err(Stumble::Status { status: 401, .. }) => {
                    self.words.line("  an earlier walk upgraded that one");
                }
                begun => {
                    let begun = begun?;
                    let path = format!("/v1/upgrades/{}", self.text(&begun, "upgrade")?);
                    let token = self.text(&begun, "token")?;
                    return Ok((old, Begun { path, token }));
                }
            }
        }
        Err(self.wrong("every account of the sample is upgraded: begin anew with ./stack --fresh"))
    }

    async fn named(&mut self, begun: &Begun, who: &Sample) -> Result<Value, Stumble> {
        let Identity { id_type, id_number, name, .. } = &who.legal_representative;
        let body = json!({
            "id_type": id_type,
            "id_number": id_number,
            "name": name,
            "mobile": who.mobile,
            "password": PASSWORD,
            "password_confirmation": PASSWORD,
        });
        let path = format!("{}/administrator", begun.path);
        self.call(Method::POST, &path, Some(&begun.token), Some(body), 201).await
    }
}

/// From where mobiles of old legal representatives are drawn: far from those of the register's sample.
const SEEDS: u64 = 700_000;

/// Which account of the sample it is.
fn place(old: &Old) -> u64 {
    let digits = old.user_name.trim_start_matches(|c: char| !c.is_ascii_digit());
    digits.parse().unwrap_or_default()
}

fn asked(halls: &Value, old: &Old) -> Value {
    json!({
        "legacy_hall": halls.pointer("/halls/0/id"),
        "user_name": old.user_name,
        "password": legacy_sample::password(place(old)),
        "notice": halls.get("notice"),
    })
}
