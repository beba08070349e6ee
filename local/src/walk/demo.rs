//! A demonstration, made by the same calls as a browser's: two organisations with their people and cases, an old account to
//! upgrade and a clerk, and who can sign in with what. Everything is invented.

use super::people::{PEOPLE, for_days};
use super::{Account, PASSWORD, PERSON_PASSWORD, Stumble, Walker};
use crate::phone::case_system::SAMPLE;
use crate::sample::Sample;
use crate::sso::COUNTERS;
use crate::stack::Whereabouts;
use crate::words::Words;
use ports::{SystemEntropy, random};
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};
use std::time::Duration;

/// What the second agent may do, and what the first may.
const MATTER: &str = "social-insurance.enrolment";
const BUNDLE: &str = "talent";
const OF_THE_BUNDLE: &str = "talent.archive";

/// Makes the demonstration at a running stack: who can sign in with what, as JSON.
///
/// # Errors
///
/// [`Stumble`].
pub async fn demo(at: &Whereabouts, words: &mut Words) -> Result<Value, Stumble> {
    let mut walker = Walker::new(at, words)?;
    walker.client = from_elsewhere()?;

    let (first, _, id) = walker.company().await?;
    let boss = walker.signed_in(&first, &first.sample.mobile, PASSWORD).await?;
    let administrator = walker.appointed(&boss).await?;
    let by = walker.signed_in(&first, &administrator.who.mobile, PASSWORD).await?;
    let bundled = walker.agent(&first, &by, &id, json!({ "bundle": BUNDLE })).await?;
    let single = walker.agent(&first, &by, &id, json!({ "matter": MATTER })).await?;
    walker.by_system(SAMPLE, json!({ "organisation": id }), 200).await?;
    walker.step("an agent begins a case, which is in progress");
    let theirs = walker.signed_in(&first, &bundled.mobile, PASSWORD).await?;
    walker.begun_matter(&theirs, OF_THE_BUNDLE, &super::centre::attempt()).await?;

    let (second, _, second_id) = walker.company().await?;
    let boss = walker.signed_in(&second, &second.sample.mobile, PASSWORD).await?;
    // Who has a place in two organisations can go from one to the other.
    let both = administrator.who.clone();
    let (invited, _) = walker.invite(&boss, Method::POST, PEOPLE, both).await?;
    walker.accepted_in_the_app(&invited, &second_id).await?;

    let old = walker.old_account().await?;
    let [counter, _] = COUNTERS;
    Ok(json!({
        "portal": at.functions,
        "phone": at.phone,
        "person_password": PERSON_PASSWORD,
        "organisations": [
            organisation(&first, &id, &[
                ("legal_representative", &first.sample),
                ("administrator", &administrator.who),
                ("agent", &bundled),
                ("agent", &single),
            ]),
            organisation(&second, &second_id, &[
                ("legal_representative", &second.sample),
                ("agent", &administrator.who),
            ]),
        ],
        "old_account": old,
        "clerk": { "subject": "clerk-7", "counter": counter },
    }))
}

/// Tells the demonstration as tables.
pub fn tell(demo: &Value, words: &mut Words) {
    let text = |value: &Value, path: &str| match value.pointer(path) {
        Some(Value::String(text)) => text.clone(),
        _ => String::new(),
    };
    let each = |value: &Value, name: &str| {
        value.get(name).and_then(Value::as_array).cloned().unwrap_or_default()
    };
    words.heading(&format!(
        "\nWho can sign in at {}/ (everything is invented)",
        text(demo, "/portal")
    ));
    for organisation in each(demo, "organisations") {
        words.heading(&format!("\n{}", text(&organisation, "/name")));
        words.line(&format!(
            "  单位编号 {}   统一社会信用代码 {}",
            text(&organisation, "/organisation_number"),
            text(&organisation, "/credit_code"),
        ));
        for person in each(&organisation, "people") {
            words.line(&format!(
                "  {:<20}  {}  mobile {}  document {}  password {}",
                text(&person, "/role"),
                text(&person, "/name"),
                text(&person, "/mobile"),
                text(&person, "/id_number"),
                text(&person, "/password"),
            ));
        }
    }
    words.heading("\nOthers");
    words.line(&format!(
        "  each of them as a person (个人登录): mobile or document, password {}",
        text(demo, "/person_password")
    ));
    words.line(&format!(
        "  an old account to upgrade (历史单位用户升级): {}  password {}\n    {}  {}\n    legal representative {} {}",
        text(demo, "/old_account/user_name"),
        text(demo, "/old_account/password"),
        text(demo, "/old_account/name"),
        text(demo, "/old_account/credit_code"),
        text(demo, "/old_account/legal_representative/name"),
        text(demo, "/old_account/legal_representative/id_number"),
    ));
    words.line(&format!(
        "  a clerk (窗口), at the staff's provider: sub {}  counter_no {}",
        text(demo, "/clerk/subject"),
        text(demo, "/clerk/counter"),
    ));
    words.line(&format!(
        "\n  The simulated phone, with the SMS of each mobile: {}",
        text(demo, "/phone")
    ));
}

fn organisation(account: &Account, id: &str, people: &[(&str, &Sample)]) -> Value {
    let people = people.iter().map(|(role, who)| {
        json!({
            "role": role,
            "name": who.legal_representative.name,
            "id_type": who.legal_representative.id_type,
            "id_number": who.legal_representative.id_number,
            "mobile": who.mobile,
            "password": PASSWORD,
        })
    });
    json!({
        "name": account.sample.name,
        "credit_code": account.sample.credit_code,
        "organisation_number": account.organisation_number,
        "organisation": id,
        "people": people.collect::<Vec<_>>(),
    })
}

/// A client at an address of its own, of the block for measurements: a demonstration spends no limit of this machine's browser.
fn from_elsewhere() -> Result<reqwest::Client, Stumble> {
    let [a, b]: [u8; 2] = random(&SystemEntropy);
    let mut headers = HeaderMap::new();
    if let Ok(address) = HeaderValue::from_str(&format!("198.18.{a}.{b}")) {
        headers.insert("x-forwarded-for", address);
    }
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_mins(1));
    let client = client.default_headers(headers).build();
    client.map_err(|error| Stumble::Silent { what: "the HTTP client", error })
}

impl Walker<'_> {
    /// A new agent, who has accepted and may do this.
    async fn agent(
        &mut self,
        account: &Account,
        by: &str,
        organisation: &str,
        may: Value,
    ) -> Result<Sample, Stumble> {
        self.step(&format!("an agent of {}", account.sample.name));
        let who = self.person().await?;
        let (agent, _) = self.invite(by, Method::POST, PEOPLE, who).await?;
        self.accepted_in_the_app(&agent, organisation).await?;
        let revision = self.listed(by, &agent.place).await?.get("revision").cloned();
        let revision = revision.unwrap_or_default();
        let mut grant = may;
        if let Some(members) = grant.as_object_mut() {
            members.insert("period".to_owned(), for_days(200));
        }
        let path = format!("{PEOPLE}/{}/grants", agent.place);
        let body = json!({ "revision": revision, "grants": [grant] });
        self.call(Method::PUT, &path, Some(by), Some(body), 200).await?;
        Ok(agent.who)
    }
}
