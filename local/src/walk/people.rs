//! The walk through 经办人管理: the legal representative appoints an administrator, the administrator adds an agent and
//! grants to them, a business system asks what the agent may; the agent forgets the password, and at last says 「不是我」.

use super::{Account, Flow, PASSWORD, PERSON_PASSWORD, Stumble, Walker, credentials};
use crate::client;
use crate::sample::{Identity, Sample};
use domain::{Mobile, sample};
use jiff::{SignedDuration, Timestamp};
use ports::{Clock as _, SystemClock, SystemEntropy, random};
use reqwest::Method;
use serde_json::{Value, json};

/// The password that an agent sets anew.
pub(super) const OTHER_PASSWORD: &str = "Lu8=mountain&Shi";

pub(super) const PEOPLE: &str = "/v1/organisation/agents";
const ADMINISTRATOR: &str = "/v1/organisation/administrator";

/// Somebody who is invited: as the sample has them, and the place they are invited to.
pub(super) struct Invited {
    pub(super) who: Sample,
    pub(super) place: String,
}

impl Walker<'_> {
    /// Walks through the people of an organisation: its administrator.
    pub(super) async fn people(
        &mut self,
        account: &Account,
        organisation: &str,
    ) -> Result<Sample, Stumble> {
        self.title("经办人管理: the legal representative appoints the administrator");
        let boss = self.signed_in(account, &account.sample.mobile, PASSWORD).await?;
        let administrator = self.appointed(&boss).await?;

        self.title("经办人管理: the administrator adds an agent, who accepts in the APP");
        let by = self.signed_in(account, &administrator.who.mobile, PASSWORD).await?;
        let agent = self.added(&by).await?;
        self.accepted_in_the_app(&agent, organisation).await?;

        self.title("业务授权: what the agent may do");
        self.granted(&by, &agent, organisation).await?;
        let session = self.signed_in(account, &agent.who.mobile, PASSWORD).await?;
        self.step("an agent appoints nobody and sees no list");
        let refused = self.call(Method::GET, PEOPLE, Some(&session), None, 403).await?;
        self.holds(&refused, "code", "member.not_allowed")?;

        self.title("忘记密码: the agent sets another password by SMS code");
        self.reset(account, &agent.who, &session).await?;

        self.title("不是我: the agent disavows the place, and the organisation sees it");
        self.disavowed(&agent, organisation).await?;
        self.seen_by(&boss, &agent).await?;
        Ok(administrator.who)
    }

    pub(super) async fn signed_in(
        &mut self,
        account: &Account,
        mobile: &str,
        password: &str,
    ) -> Result<String, Stumble> {
        self.step("signing in with mobile and password");
        let body = credentials(&account.organisation_number, mobile, password);
        let session = self.call(Method::POST, "/v1/sessions", None, Some(body), 201).await?;
        self.text(&session, "access_token")
    }

    /// Somebody new, registered as a person.
    pub(super) async fn person(&mut self) -> Result<Sample, Stumble> {
        let seed = u64::from_be_bytes(random(&SystemEntropy));
        let who = Sample {
            credit_code: String::new(),
            name: String::new(),
            legal_representative: Identity {
                id_type: "resident_id".to_owned(),
                id_number: sample::resident_id(seed),
                country: None,
                name: sample::person_name(seed),
            },
            mobile: sample::mobile(seed),
        };
        let body = json!(who.legal_representative);
        let flow = self.begin("/v1/person-registrations", body).await?;
        self.finish(&flow, &who, PERSON_PASSWORD).await?;
        Ok(who)
    }

    /// Invites a person by this route, and waits for the SMS that says so.
    pub(super) async fn invite(
        &mut self,
        by: &str,
        method: Method,
        path: &str,
        who: Sample,
    ) -> Result<(Invited, String), Stumble> {
        self.step("a registered person is invited");
        let mobile = self.mobile(&who)?;
        let before = self.messages(&mobile).await?.len();
        // Nobody gives others longer than they have themselves.
        let days = if path == ADMINISTRATOR { 365 } else { 300 };
        let body = json!({ "person": who.legal_representative, "period": for_days(days) });
        let member = self.call(method, path, Some(by), Some(body), 201).await?;
        self.holds(&member, "place", "invited")?;
        let place = self.text(&member, "membership")?;
        self.step("the SMS with the link, as the simulated carrier has it");
        let text = self.arrived(&mobile, before).await?;
        self.words.line(&format!("  {}: {text}", mobile.e164()));
        let link = text.rsplit('#').next().unwrap_or_default().to_owned();
        Ok((Invited { who, place }, link))
    }

    pub(super) fn mobile(&self, who: &Sample) -> Result<Mobile, Stumble> {
        who.mobile.parse().map_err(|_| self.wrong("the sample's mobile is none"))
    }

    pub(super) async fn appointed(&mut self, boss: &str) -> Result<Invited, Stumble> {
        let who = self.person().await?;
        let (invited, link) = self.invite(boss, Method::PUT, ADMINISTRATOR, who).await?;
        self.accepted_by_link(&link, &invited.who).await?;
        Ok(invited)
    }

    /// The invited person answers the link in the SMS.
    pub(super) async fn accepted_by_link(
        &mut self,
        link: &str,
        who: &Sample,
    ) -> Result<(), Stumble> {
        let path = "/v1/invitation";
        self.step("the page behind the link tells who invites");
        let told = self.call(Method::GET, path, Some(link), None, 200).await?;
        self.text(&told, "organisation_name")?;
        let flow = Flow {
            path: path.to_owned(),
            id: self.text(&told, "invitation")?,
            token: link.to_owned(),
            qr: String::new(),
        };
        let sms_code = self.prove_mobile(&flow, who).await?;
        self.step("they accept, and set the password of that place");
        let body = json!({
            "decision": "accept",
            "sms_code": sms_code,
            "password": PASSWORD,
            "password_confirmation": PASSWORD,
        });
        let answered = self.call(Method::POST, path, Some(link), Some(body), 200).await?;
        self.holds(&answered, "outcome", "accepted")?;
        self.step("the link is spent");
        let again = self.call(Method::GET, path, Some(link), None, 404).await?;
        self.holds(&again, "code", "invitation.unknown")
    }

    pub(super) async fn added(&mut self, by: &str) -> Result<Invited, Stumble> {
        let who = self.person().await?;
        let (invited, _) = self.invite(by, Method::POST, PEOPLE, who).await?;
        self.step("somebody who is not registered is not");
        let nobody = json!({
            "person": { "id_type": "resident_id", "id_number": sample::resident_id(7), "name": "无此人" },
            "period": for_days(300),
        });
        let refused = self.call(Method::POST, PEOPLE, Some(by), Some(nobody), 422).await?;
        self.holds(&refused, "code", "member.person_unknown")?;
        Ok(invited)
    }

    pub(super) async fn accepted_in_the_app(
        &mut self,
        agent: &Invited,
        organisation: &str,
    ) -> Result<(), Stumble> {
        self.step("the person, signed in in the APP, sees which organisations name them");
        let app = self.app(&agent.who).await?;
        let me = self.call(Method::GET, "/v1/me", Some(&app), None, 200).await?;
        let mut places = me.get("organisations").and_then(Value::as_array).into_iter().flatten();
        let named = |place: &&Value| {
            place.get("organisation").and_then(Value::as_str) == Some(organisation)
        };
        let place = places.find(named).cloned();
        let place = place.ok_or_else(|| self.wrong("the organisation is not told"))?;
        let id = self.text(&place, "invitation")?;
        self.step("and accepts there");
        let body = json!({
            "decision": "accept", "password": PASSWORD, "password_confirmation": PASSWORD,
        });
        let path = format!("/v1/invitations/{id}");
        let answered = self.call(Method::POST, &path, Some(&app), Some(body), 200).await?;
        self.holds(&answered, "outcome", "accepted")
    }

    async fn app(&mut self, who: &Sample) -> Result<String, Stumble> {
        let body = json!({ "account": who.mobile, "password": PERSON_PASSWORD });
        let session = self.call(Method::POST, "/v1/person-sessions", None, Some(body), 201).await?;
        self.text(&session, "access_token")
    }

    async fn granted(
        &mut self,
        by: &str,
        agent: &Invited,
        organisation: &str,
    ) -> Result<(), Stumble> {
        self.step("the people of the organisation, masked");
        let member = self.listed(by, &agent.place).await?;
        let person = self.text(&member, "person")?;
        self.may(organisation, &person, "talent.archive", false).await?;

        self.step("grants are replaced as a whole, by the revision that was read");
        let path = format!("{PEOPLE}/{}/grants", agent.place);
        let revision = member.get("revision").cloned().unwrap_or_default();
        let until = member.pointer("/period/until").cloned().unwrap_or_default();
        let shorter = self.a_day_before(&until)?;
        let body = json!({
            "revision": revision,
            "grants": [{ "bundle": "talent", "period": { "until": shorter } }],
        });
        self.call(Method::PUT, &path, Some(by), Some(body.clone()), 200).await?;
        self.may(organisation, &person, "talent.archive", true).await?;
        self.may(organisation, &person, "employment.subsidy", false).await?;
        self.step("the revision has moved on: what was read before replaces nothing");
        let stale = self.call(Method::PUT, &path, Some(by), Some(body), 409).await?;
        self.holds(&stale, "code", "grant.changed")
    }

    /// An agent's place, as the list of people tells it.
    pub(super) async fn listed(&mut self, by: &str, place: &str) -> Result<Value, Stumble> {
        let people = self.call(Method::GET, PEOPLE, Some(by), None, 200).await?;
        let mut agents = people.get("agents").and_then(Value::as_array).into_iter().flatten();
        let is_theirs = |one: &&Value| one.get("membership").and_then(Value::as_str) == Some(place);
        let member = agents.find(is_theirs).cloned();
        member.ok_or_else(|| self.wrong("the agent is not listed"))
    }

    fn a_day_before(&self, moment: &Value) -> Result<String, Stumble> {
        let moment: Option<Timestamp> = moment.as_str().and_then(|text| text.parse().ok());
        let moment = moment.ok_or_else(|| self.wrong("the period has no end"))?;
        let day = SignedDuration::from_hours(24);
        Ok((moment - day).strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
    }

    /// Asks as a business system does.
    async fn may(
        &mut self,
        organisation: &str,
        person: &str,
        matter: &str,
        expected: bool,
    ) -> Result<Value, Stumble> {
        let word = if expected { "may" } else { "may not" };
        self.step(&format!("a business system asks: the agent {word} do {matter}"));
        let path =
            format!("/v1/authority?organisation={organisation}&person={person}&matter={matter}");
        self.words.line(&format!("  GET {path}"));
        let secret = std::fs::read_to_string(client::secret_file(&self.at.data));
        let secret = secret.map_err(|error| self.wrong(format!("the client's secret: {error}")))?;
        let request = self.client.get(format!("{}{path}", self.at.functions));
        let request = request.basic_auth(client::ID, Some(secret));
        let answer = self.answered("the API", request, 200).await?;
        if answer.get("allowed") == Some(&Value::Bool(expected)) {
            Ok(answer)
        } else {
            Err(self.wrong("the answer is another"))
        }
    }

    async fn reset(
        &mut self,
        account: &Account,
        who: &Sample,
        session: &str,
    ) -> Result<(), Stumble> {
        self.step("a reset is begun: the answer is the same for whoever is not there");
        let body = json!({
            "organisation": account.organisation_number, "account": who.mobile,
        });
        let begun = self.call(Method::POST, "/v1/password-resets", None, Some(body), 201).await?;
        let id = self.text(&begun, "reset")?;
        let flow = Flow {
            path: format!("/v1/password-resets/{id}"),
            id,
            token: self.text(&begun, "token")?,
            qr: self.text(&begun, "qr")?,
        };
        let sms_code = self.prove_mobile(&flow, who).await?;
        self.step("another password is set");
        let body = json!({
            "sms_code": sms_code,
            "mobile": who.mobile,
            "password": OTHER_PASSWORD,
            "password_confirmation": OTHER_PASSWORD,
        });
        let path = format!("{}/account", flow.path);
        self.call(Method::POST, &path, Some(&flow.token), Some(body), 200).await?;
        self.step("the session of before has ended at once");
        let ended = self.call(Method::GET, "/v1/sessions", Some(session), None, 401).await?;
        self.holds(&ended, "code", "token.ended")?;
        self.signed_in(account, &who.mobile, OTHER_PASSWORD).await.map(drop)
    }

    async fn disavowed(&mut self, agent: &Invited, organisation: &str) -> Result<(), Stumble> {
        self.step("in the APP: this is not me");
        let app = self.app(&agent.who).await?;
        let path = format!("/v1/me/organisations/{organisation}/not-me");
        let done = self.call(Method::POST, &path, Some(&app), None, 200).await?;
        self.holds(&done, "place", "suspended")
    }

    async fn seen_by(&mut self, boss: &str, agent: &Invited) -> Result<(), Stumble> {
        self.step("the legal representative reads the audit");
        let audit = self.call(Method::GET, "/v1/organisation/audit", Some(boss), None, 200).await?;
        let newest = audit.pointer("/records/0").cloned().unwrap_or_default();
        self.holds(&newest, "what", "member.disavowed")?;
        self.step("removes the agent");
        let path = format!("{PEOPLE}/{}", agent.place);
        self.call(Method::DELETE, &path, Some(boss), None, 200).await?;
        let people = self.call(Method::GET, PEOPLE, Some(boss), None, 200).await?;
        let is_gone = people.get("agents") == Some(&json!([]));
        if is_gone { Ok(()) } else { Err(self.wrong("the agent is left")) }
    }
}

/// From now on, for so many days.
pub(super) fn for_days(days: i64) -> Value {
    let until = SystemClock.now() + SignedDuration::from_hours(days * 24);
    json!({ "until": until.strftime("%Y-%m-%dT%H:%M:%SZ").to_string() })
}
