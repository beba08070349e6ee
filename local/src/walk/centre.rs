//! The walk through 单位用户中心: the home page, matters found and kept at hand, one that is done at a business system, cases and
//! their rating; and a mandate that is void soon after its holder's place is gone.

use super::{Account, PASSWORD, Stumble, Walker, credentials};
use crate::phone::case_system::{HANDLE, SAMPLE};
use crate::sample::Sample;
use ports::{Clock as _, SystemClock, SystemEntropy, random};
use reqwest::Method;
use serde_json::{Value, json};
use std::time::Duration;

const CENTRE: &str = "/v1/centre";
const MATTERS: &str = "/v1/matters";
/// How long a revocation may take, and how often somebody tries.
const IN_FORCE_AFTER_S: i64 = 60;
const TRY_EVERY: Duration = Duration::from_secs(2);

impl Walker<'_> {
    /// Walks through the centre, as the legal representative and as the administrator, whose place is gone afterwards.
    pub(super) async fn centre(
        &mut self,
        account: &Account,
        administrator: &Sample,
    ) -> Result<(), Stumble> {
        self.title("单位主页: the home page, before and after a business system tells of cases");
        let boss = self.at_the_centre(account, &account.sample.mobile).await?;
        let home = self.call(Method::GET, CENTRE, Some(&boss), None, 200).await?;
        let organisation = home.pointer("/organisation/organisation").and_then(Value::as_str);
        let organisation = organisation.unwrap_or_default().to_owned();
        self.step("the simulated business system tells of a sample of cases");
        let told = self.by_system(SAMPLE, json!({ "organisation": organisation }), 200).await?;
        let home = self.call(Method::GET, CENTRE, Some(&boss), None, 200).await?;
        for (list, told) in [
            ("/counts/in_progress", told.get("in_progress")),
            ("/counts/finished", told.get("finished")),
            ("/counts/to_be_rated", told.get("finished")),
        ] {
            if home.pointer(list) != told {
                return Err(self.wrong(format!("{list} is not as told")));
            }
        }

        let matter = self.found(&boss, &home).await?;
        let case = self.done(&boss, &matter).await?;
        self.rated(&boss, &case).await?;
        self.revoked(account, (&boss, administrator), &matter).await
    }

    async fn at_the_centre(&mut self, account: &Account, mobile: &str) -> Result<String, Stumble> {
        self.step("signing in");
        let body = credentials(&account.organisation_number, mobile, PASSWORD);
        let session = self.call(Method::POST, "/v1/sessions", None, Some(body), 201).await?;
        self.text(&session, "access_token")
    }

    /// Asks the simulated business system.
    pub(super) async fn by_system(
        &mut self,
        path: &str,
        body: Value,
        expected: u16,
    ) -> Result<Value, Stumble> {
        self.words.line(&format!("  the business system: POST {path}"));
        self.words.json(&body);
        let request = self.client.post(format!("{}{path}", self.at.phone)).json(&body);
        self.answered("the business system", request, expected).await
    }

    /// A matter that is done at the simulated system, recommended, found again by the letters of its name, and kept at hand.
    async fn found(&mut self, boss: &str, home: &Value) -> Result<String, Stumble> {
        self.title("业务事项: recommended, found, kept at hand");
        let recommended = home.pointer("/recommended/0/matter").and_then(Value::as_str);
        if recommended.is_none() {
            return Err(self.wrong("nothing is recommended"));
        }
        self.step("found by initials of pinyin: 社会保险登记");
        let path = format!("{MATTERS}?query=shbxdj");
        let found = self.call(Method::GET, &path, Some(boss), None, 200).await?;
        let matter = found.pointer("/matters/0").cloned().unwrap_or_default();
        self.holds(&matter, "matter", "social-insurance.enrolment")?;
        let matter = self.text(&matter, "matter")?;
        let path = format!("{MATTERS}/{matter}/favourite");
        self.step("kept at hand, and on the home page");
        self.call(Method::PUT, &path, Some(boss), None, 200).await?;
        let home = self.call(Method::GET, CENTRE, Some(boss), None, 200).await?;
        let kept = home.pointer("/favourites/0").cloned().unwrap_or_default();
        self.holds(&kept, "matter", &matter)?;
        self.step("and no more");
        self.call(Method::DELETE, &path, Some(boss), None, 200).await?;
        Ok(matter)
    }

    pub(super) async fn begun_matter(
        &mut self,
        by: &str,
        matter: &str,
        attempt: &str,
    ) -> Result<Value, Stumble> {
        let path = format!("{MATTERS}/{matter}/cases");
        let body = json!({ "attempt": attempt });
        self.call(Method::POST, &path, Some(by), Some(body), 201).await
    }

    /// A matter that is begun here and done there: the case.
    async fn done(&mut self, boss: &str, matter: &str) -> Result<String, Stumble> {
        self.title("办事: a matter is begun, and the business system believes the mandate");
        let attempt = attempt();
        self.step("a case is begun");
        let handed = self.begun_matter(boss, matter, &attempt).await?;
        let case = self.text(&handed, "case")?;
        self.step("the same click again begins nothing");
        let again = self.begun_matter(boss, matter, &attempt).await?;
        self.holds(&again, "case", &case)?;
        self.step(
            "the business system verifies the mandate offline, and tells of the case out of order",
        );
        let mandate = self.text(&handed, "mandate")?;
        let told = self.by_system(HANDLE, json!({ "mandate": mandate }), 200).await?;
        self.holds(&told, "case", &case)?;
        if told.pointer("/told/1/applied") != Some(&Value::Bool(false)) {
            return Err(self.wrong("what came late was taken for the latest"));
        }
        self.step("an access token is no mandate");
        self.by_system(HANDLE, json!({ "mandate": boss }), 403).await?;
        Ok(case)
    }

    async fn rated(&mut self, boss: &str, case: &str) -> Result<(), Stumble> {
        self.title("办件: 待评价, its history, and the rating");
        let path = "/v1/cases?state=to_be_rated";
        self.step("it waits to be rated, the newest first");
        let list = self.call(Method::GET, path, Some(boss), None, 200).await?;
        let first = list.pointer("/cases/0").cloned().unwrap_or_default();
        self.holds(&first, "case", case)?;
        self.step("what happened to it, in its order");
        let path = format!("/v1/cases/{case}");
        let told = self.call(Method::GET, &path, Some(boss), None, 200).await?;
        self.holds(&told, "status", "finished")?;
        if told.pointer("/events/2/sequence").and_then(Value::as_u64) != Some(0) {
            return Err(self.wrong("its history does not end with its beginning"));
        }
        let path = format!("{path}/rating");
        self.step("it is rated");
        let five = json!({ "score": 5, "comment": "很快，很清楚" });
        self.call(Method::POST, &path, Some(boss), Some(five), 200).await?;
        self.step("once");
        let one = json!({ "score": 1 });
        let refused = self.call(Method::POST, &path, Some(boss), Some(one), 409).await?;
        self.holds(&refused, "code", "rating.given")
    }

    /// A mandate is void soon after the place of whoever holds it is gone.
    async fn revoked(
        &mut self,
        account: &Account,
        (boss, administrator): (&str, &Sample),
        matter: &str,
    ) -> Result<(), Stumble> {
        self.title(
            "撤销: the administrator's mandate is void within a minute after they are removed",
        );
        let theirs = self.at_the_centre(account, &administrator.mobile).await?;
        self.step("the administrator begins a case");
        let handed = self.begun_matter(&theirs, matter, &attempt()).await?;
        let mandate = json!({ "mandate": self.text(&handed, "mandate")? });
        self.step("the mandate is good");
        self.by_system(HANDLE, mandate.clone(), 200).await?;
        self.step("the legal representative removes the administrator");
        let path = "/v1/organisation/administrator";
        self.call(Method::DELETE, path, Some(boss), None, 200).await?;
        let removed_at = SystemClock.now();
        let people = "/v1/organisation/agents";
        let people = self.call(Method::GET, people, Some(boss), None, 200).await?;
        if people.get("administrator") != Some(&Value::Null) {
            return Err(self.wrong("the administrator is left"));
        }
        self.step("the business system, which looks again and again, refuses it soon");
        let client = self.client.clone();
        let url = format!("{}{HANDLE}", self.at.phone);
        loop {
            let silent = |error| Stumble::Silent { what: "the business system", error };
            let reply = client.post(&url).json(&mandate).send().await.map_err(silent)?;
            let age = SystemClock.now().duration_since(removed_at).as_secs();
            if reply.status().as_u16() == 403 {
                self.words.line(&format!("  → 403 after {age} s"));
                return Ok(());
            }
            if IN_FORCE_AFTER_S < age {
                return Err(self.wrong("the mandate is good a minute after it was revoked"));
            }
            tokio::time::sleep(TRY_EVERY).await;
        }
    }
}

/// What a page draws for a click.
pub(super) fn attempt() -> String {
    format!("{:016x}", u64::from_be_bytes(random(&SystemEntropy)))
}
