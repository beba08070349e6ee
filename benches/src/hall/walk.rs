//! How people and an organisation come into a hall: by its functions, one step after another, each counted.

use super::warm::Warm;
use super::{AGREEMENT, Counted, Hall, PASSWORD, Registered, SEED, Way, identity, shut};
use crate::NotMeasured;
use crate::event::Event;
use domain::sample;
use serde_json::{Value, json};

/// What is registered: the names of its first step and function, and its paths.
struct Kind {
    begun: &'static str,
    function: &'static str,
    start: &'static str,
    path: &'static str,
    account: &'static str,
}

const PERSON: Kind = Kind {
    begun: "a person begins",
    function: "person-registration-start",
    start: "/v1/person-registrations",
    path: "/v1/person-registrations/{registration}",
    account: "/v1/person-registrations/{registration}/account",
};

const ORGANISATION: Kind = Kind {
    begun: "an organisation begins",
    function: "registration-start",
    start: "/v1/registrations",
    path: "/v1/registrations/{registration}",
    account: "/v1/registrations/{registration}/account",
};

/// A registration, from its browser's side.
#[derive(Clone, Debug)]
pub(super) struct Flow {
    path: &'static str,
    account: &'static str,
    pub(super) registration: String,
    token: String,
    pub(super) scan: String,
    sms_code: String,
    /// Whose face and mobile it is, of the sample.
    pub(super) seed: u64,
}

impl Flow {
    pub(super) fn status(&self) -> Event {
        Event::new("GET", self.path, 200)
            .parameter("registration", &self.registration)
            .bearer(&self.token)
    }

    pub(super) fn send_code(&self, expected: u16) -> Event {
        Event::new("POST", "/v1/sms-codes", expected).bearer(&self.token).json(
            &json!({ "registration": self.registration, "mobile": sample::mobile(self.seed) }),
        )
    }

    pub(super) fn verify_code(&self, code: &str, expected: u16) -> Event {
        Event::new("POST", "/v1/sms-codes/{sms_code}/verification", expected)
            .parameter("sms_code", &self.sms_code)
            .bearer(&self.token)
            .json(&json!({ "code": code }))
    }

    pub(super) fn complete(&self) -> Event {
        Event::new("POST", self.account, 201)
            .parameter("registration", &self.registration)
            .bearer(&self.token)
            .json(&json!({
                "sms_code": self.sms_code,
                "mobile": sample::mobile(self.seed),
                "password": PASSWORD,
                "password_confirmation": PASSWORD,
            }))
    }
}

pub(super) struct Walk<'a> {
    hall: &'a Hall,
    warm: Warm<'a>,
    counted: Vec<Counted>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(hall: &'a Hall) -> Self {
        Self { hall, warm: Warm::new(hall), counted: Vec::new() }
    }

    /// A person and their organisation, who then sign in.
    pub(super) async fn whole(mut self) -> Result<(Registered, Vec<Counted>), NotMeasured> {
        let person = self.person(SEED).await?;
        let organisation = json!({
            "organisation": {
                "credit_code": sample::credit_code(SEED),
                "name": sample::organisation_name(SEED),
            },
            "legal_representative": identity(SEED),
            "agreement": { "version": AGREEMENT, "sha256": "0".repeat(64) },
        });
        let organisation = self.flow(&ORGANISATION, SEED, &organisation).await?;
        self.step("an organisation completes", "registration-complete", &organisation.complete())
            .await?;
        let registered = Registered { person, organisation };
        // The first sign-in has no row of failures or limits to read, the later ones have: count a later one.
        self.step("", "sign-in", &registered.sign_in(true, 1)).await?;
        self.step("signing in", "sign-in", &registered.sign_in(true, 1)).await?;
        self.step("a wrong password", "sign-in", &registered.sign_in(false, 2)).await?;
        Ok((registered, self.end().await))
    }

    /// What was counted, once all functions have ended.
    pub(super) async fn end(self) -> Vec<Counted> {
        self.warm.end().await;
        self.counted
    }

    /// Somebody of the sample, registered as a person.
    pub(super) async fn person(&mut self, seed: u64) -> Result<Flow, NotMeasured> {
        let person = self.flow(&PERSON, seed, &identity(seed)).await?;
        self.step("a person completes", "person-registration-complete", &person.complete()).await?;
        Ok(person)
    }

    /// A registration, from its start to a verified mobile.
    async fn flow(&mut self, kind: &Kind, seed: u64, body: &Value) -> Result<Flow, NotMeasured> {
        let Kind { function, start, path, account, .. } = *kind;
        let event = Event::new("POST", start, 201).json(body);
        let begun = self.step(kind.begun, function, &event).await?;
        let text = |member: &str| begun.get(member).and_then(Value::as_str).unwrap_or_default();
        let scan = text("qr").rsplit_once("scan=").map(|(_, scan)| scan).unwrap_or_default();
        let mut flow = Flow {
            path,
            account,
            registration: text("registration").to_owned(),
            token: text("token").to_owned(),
            scan: scan.to_owned(),
            sms_code: String::new(),
            seed,
        };
        self.step("how it stands", function, &flow.status()).await?;
        self.step("a face is shown", "face-callback", &self.hall.face(&flow)?).await?;
        let sent = self.step("a code is sent", "sms-code-send", &flow.send_code(201)).await?;
        let sms_code = sent.get("sms_code").and_then(Value::as_str).unwrap_or_default();
        sms_code.clone_into(&mut flow.sms_code);
        let code = self.hall.carrier.code().ok_or_else(|| shut("no code came by SMS"))?;
        self.step("a code is answered", "sms-code-verify", &flow.verify_code(&code, 200)).await?;
        Ok(flow)
    }

    /// One request to a warm function, counted under this name if it has one.
    pub(super) async fn step(
        &mut self,
        flow: &'static str,
        function: &'static str,
        event: &Event,
    ) -> Result<Value, NotMeasured> {
        let child = self.warm.function(function, Way::Counted).await?;
        // What passed since is the boot's.
        let _ = self.hall.gate.take();
        let answer = child.ask(event).await?;
        let toll = self.hall.gate.take();
        if !flow.is_empty() {
            self.counted.push(Counted { flow, function, toll });
        }
        Ok(answer.body)
    }
}
