//! A hall for one test: an engine of its own, fresh keys, a clock moved by hand, an inbox for SMS, and the steps of a
//! registration as one line each.

use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Agreement, CodeSending, CreditCode, DocumentKind, FaceReport, FaceResult, FlowId, FlowToken,
    Identity, IdentityDocument, InstitutionCode, Mobile, OpenedOrganisation,
    OrganisationIdentifier, OrganisationName, PersonId, PresentedPassword, RegisterRecord,
    ScanSecret, SmsBudget, SmsCodeId, StandardCreditCode, Standing, sample,
};
use flows::account::Complete;
use flows::face::{NotAdmitted, Shown, ShownBy, show};
use flows::notices::Terms;
use flows::person_registration::start::Opened;
use flows::session::{Issuer, Session};
use flows::sign_in::{NotSignedIn, SignIn};
use flows::sms::deliver::{CodeDelivery, DeliverCodeError};
use flows::sms::send::{NotSent, Send, Sent};
use flows::sms::verify::{NotVerified, Verify};
use flows::{person_registration, registration, sms};
use ports::{Clock as _, SystemEntropy};
use std::sync::Mutex;
use store::Table;
use testkit::engine::TABLE;
use testkit::keyring::Keyring;
use testkit::{Calls, Changes, Engine, HandClock, Inbox};

pub(crate) const PASSWORD: &str = "Kq7#vbnW2x";
pub(crate) const SIGNATURE: &str = "印信";

pub(crate) struct Hall {
    pub(crate) engine: Engine,
    pub(crate) calls: Calls,
    pub(crate) table: Table,
    pub(crate) keys: Keyring,
    pub(crate) clock: HandClock,
    pub(crate) inbox: Inbox,
    pub(crate) entropy: SystemEntropy,
    pub(crate) budget: SmsBudget,
    /// How far the table's stream was read for codes that are to leave.
    stream: Mutex<Changes>,
}

/// An organisation of the register, and who represents it.
#[derive(Clone, Debug)]
pub(crate) struct Company {
    pub(crate) credit_code: CreditCode,
    pub(crate) record: RegisterRecord,
}

impl Company {
    pub(crate) fn new(seed: u64) -> Self {
        let record = RegisterRecord {
            name: sample::organisation_name(seed).parse().unwrap(),
            institution_code: None,
            legal_representative: person(seed),
            standing: Standing::Active,
        };
        Self { credit_code: sample::credit_code(seed).parse().unwrap(), record }
    }

    pub(crate) fn with_institution_code(mut self, code: &str) -> Self {
        self.record.institution_code = Some(InstitutionCode::from_kept(code.to_owned()));
        self
    }

    /// Its code, which must be one of the standard.
    pub(crate) fn standard_code(&self) -> StandardCreditCode {
        self.credit_code.as_str().parse().unwrap()
    }

    pub(crate) fn boss(&self) -> Identity {
        self.record.legal_representative.clone()
    }
}

pub(crate) fn person(seed: u64) -> Identity {
    Identity {
        document: document(DocumentKind::ResidentId, &sample::resident_id(seed)),
        name: sample::person_name(seed).parse().unwrap(),
    }
}

pub(crate) fn document(kind: DocumentKind, number: &str) -> IdentityDocument {
    IdentityDocument::parse(kind, number, None, jiff::civil::date(2026, 11, 24)).unwrap()
}

pub(crate) fn mobile(seed: u64) -> Mobile {
    sample::mobile(seed).parse().unwrap()
}

pub(crate) fn agreement() -> Agreement {
    Agreement { version: "2026-11".into(), sha256: "ab".repeat(32) }
}

pub(crate) fn issuer() -> Issuer {
    Issuer { issuer: "https://hall.example".into(), audience: "hall".into() }
}

pub(crate) fn presented(text: &str) -> PresentedPassword {
    PresentedPassword::parse(text).unwrap()
}

pub(crate) fn passed(identity: &Identity) -> FaceResult {
    FaceResult::Passed(identity.clone())
}

/// A registration with its mobile proven, an account away from complete.
#[derive(Clone, Debug)]
pub(crate) struct Ready {
    pub(crate) registration: FlowId,
    pub(crate) token: FlowToken,
    pub(crate) sms_code: SmsCodeId,
    pub(crate) mobile: Mobile,
}

impl Ready {
    pub(crate) fn with(&self, password: &str) -> Complete {
        self.with_both(password, password)
    }

    pub(crate) fn with_both(&self, password: &str, confirmation: &str) -> Complete {
        Complete {
            registration: self.registration.clone(),
            token: self.token.clone(),
            sms_code: self.sms_code.clone(),
            mobile: self.mobile.clone(),
            password: presented(password),
            confirmation: presented(confirmation),
        }
    }
}

impl Hall {
    /// Sets one attribute of a row, past everything.
    pub(crate) async fn set(&self, key: (&str, &str), attribute: &str, value: AttributeValue) {
        let client = self.engine.client(&Calls::default());
        client
            .update_item()
            .table_name(TABLE)
            .key("pk", AttributeValue::S(key.0.to_owned()))
            .key("sk", AttributeValue::S(key.1.to_owned()))
            .update_expression("SET #name = :value")
            .expression_attribute_names("#name", attribute)
            .expression_attribute_values(":value", value)
            .send()
            .await
            .unwrap();
    }

    pub(crate) async fn open() -> Self {
        let engine = Engine::memory().await.unwrap();
        let calls = Calls::default();
        let table = engine.table(&calls);
        let stream = Mutex::new(engine.changes(None).unwrap());
        Self {
            stream,
            engine,
            calls,
            table,
            keys: Keyring::fresh(),
            clock: HandClock::new(),
            inbox: Inbox::default(),
            entropy: SystemEntropy,
            budget: SmsBudget::default(),
        }
    }

    /// Puts an organisation into the business register.
    pub(crate) async fn list(&self, company: &Company) {
        let Company { credit_code, record } = company;
        let blind = &self.keys.veil.blind;
        let now = self.clock.now();
        assert!(self.table.keep_register_entry(credit_code, record, blind, now).await.unwrap());
    }

    pub(crate) async fn start_person(
        &self,
        identity: &Identity,
    ) -> Result<Opened, person_registration::start::NotStarted> {
        self.start_person_from(identity, "203.0.113.1").await
    }

    pub(crate) async fn start_person_from(
        &self,
        identity: &Identity,
        address: &str,
    ) -> Result<Opened, person_registration::start::NotStarted> {
        let request = person_registration::start::Start {
            identity: identity.clone(),
            address: address.to_owned(),
        };
        let Self { table, keys, entropy, clock, .. } = self;
        person_registration::start::start(table, &keys.veil, entropy, clock, request).await
    }

    /// What a legal representative who fills in the form correctly sends.
    pub(crate) fn form(company: &Company) -> registration::start::Start {
        registration::start::Start {
            credit_code: company.standard_code(),
            name: company.record.name.clone(),
            legal_representative: company.boss(),
            agreement: agreement(),
            address: "203.0.113.1".into(),
        }
    }

    pub(crate) async fn start(
        &self,
        request: registration::start::Start,
    ) -> Result<Opened, registration::start::NotStarted> {
        let Self { table, keys, entropy, clock, .. } = self;
        registration::start::start(table, &keys.veil, entropy, clock, &agreement(), request).await
    }

    pub(crate) async fn show(
        &self,
        registration: &FlowId,
        scan: &ScanSecret,
        delivery: &str,
        result: FaceResult,
    ) -> Result<(), NotAdmitted> {
        let body = keys::sha256(format!("{registration} {result:?}").as_bytes());
        let report =
            FaceReport { provider: "jshrss".into(), delivery: delivery.to_owned(), result };
        let shown = Shown {
            registration: registration.clone(),
            by: ShownBy::App(scan.clone()),
            report,
            body,
        };
        let Self { table, keys, entropy, clock, .. } = self;
        show(table, &keys.veil, entropy, clock, shown).await
    }

    /// The right face, in a delivery of its own.
    pub(crate) async fn pass(
        &self,
        opened: &Opened,
        identity: &Identity,
    ) -> Result<(), NotAdmitted> {
        let delivery = format!("pass-of-{}", opened.registration);
        self.show(&opened.registration, &opened.scan, &delivery, passed(identity)).await
    }

    pub(crate) async fn send(&self, opened: &Opened, mobile: &Mobile) -> Result<Sent, NotSent> {
        self.send_from(&opened.registration, &opened.token, mobile, "203.0.113.1").await
    }

    /// Asks for a code; when one comes by the outbox, the stream is read.
    pub(crate) async fn send_from(
        &self,
        registration: &FlowId,
        token: &FlowToken,
        mobile: &Mobile,
        address: &str,
    ) -> Result<Sent, NotSent> {
        let sent = self.ask_code(registration, token, mobile, address).await;
        if registration.as_str().starts_with("rst_") {
            self.deliver_codes().await;
        }
        sent
    }

    /// Asks for a code, and leaves the outbox alone.
    pub(crate) async fn ask_code(
        &self,
        registration: &FlowId,
        token: &FlowToken,
        mobile: &Mobile,
        address: &str,
    ) -> Result<Sent, NotSent> {
        let request = Send {
            registration: registration.clone(),
            token: token.clone(),
            mobile: mobile.clone(),
            address: address.to_owned(),
            signature: SIGNATURE,
            budget: self.budget,
        };
        let Self { table, keys, entropy, clock, inbox, .. } = self;
        sms::send::send(table, &keys.veil, &keys.codes, inbox, entropy, clock, request).await
    }

    /// The sendings that were put into the outbox since the last asking, as the table's stream tells of them.
    pub(crate) fn queued_codes(&self) -> Vec<CodeSending> {
        let mut stream = self.stream.lock().unwrap();
        let mut queued = Vec::new();
        loop {
            let read = stream.next(100).unwrap();
            if read.is_empty() {
                return queued;
            }
            let inserted = read.iter().filter(|record| record["eventName"] == "INSERT");
            queued.extend(inserted.filter_map(|record| {
                let key = |name: &str| record["dynamodb"]["Keys"][name]["S"].as_str().unwrap();
                store::key::code_sending_named(key("pk"), key("sk"))
            }));
        }
    }

    /// Hands every sending that is new in the outbox to the flow that sends.
    pub(crate) async fn deliver_codes(&self) -> Vec<Result<CodeDelivery, DeliverCodeError>> {
        let mut delivered = Vec::new();
        for sending in self.queued_codes() {
            delivered.push(self.deliver_code(&sending).await);
        }
        delivered
    }

    /// As the function that the stream drives; its calls are not those of the function that was asked.
    pub(crate) async fn deliver_code(
        &self,
        sending: &CodeSending,
    ) -> Result<CodeDelivery, DeliverCodeError> {
        let Self { engine, keys, clock, inbox, entropy, budget, .. } = self;
        let table = engine.table(&Calls::default());
        let terms = Terms { signature: SIGNATURE, budget: *budget };
        let keys = (&keys.veil, &keys.codes);
        sms::deliver::deliver(&table, keys, inbox, entropy, clock, terms, sending).await
    }

    pub(crate) async fn verify(
        &self,
        token: &FlowToken,
        sms_code: &SmsCodeId,
        code: &str,
    ) -> Result<(), NotVerified> {
        let request = Verify {
            sms_code: sms_code.clone(),
            token: token.clone(),
            code: code.parse().unwrap(),
        };
        sms::verify::verify(&self.table, &self.keys.codes, &self.clock, request).await
    }

    /// Sends a code, reads it off the phone and answers it.
    pub(crate) async fn prove(&self, opened: &Opened, mobile: &Mobile) -> Ready {
        let sent = self.send(opened, mobile).await.unwrap();
        let code = self.inbox.code(mobile).unwrap();
        self.verify(&opened.token, &sent.sms_code, &code).await.unwrap();
        Ready {
            registration: opened.registration.clone(),
            token: opened.token.clone(),
            sms_code: sent.sms_code,
            mobile: mobile.clone(),
        }
    }

    pub(crate) async fn complete_person(
        &self,
        request: Complete,
    ) -> Result<PersonId, person_registration::complete::NotCompleted> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        person_registration::complete::complete(table, veil, passwords, entropy, clock, request)
            .await
    }

    pub(crate) async fn complete(
        &self,
        request: Complete,
    ) -> Result<OpenedOrganisation, registration::complete::NotCompleted> {
        let Self { table, keys, entropy, clock, .. } = self;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        registration::complete::complete(table, veil, passwords, entropy, clock, request).await
    }

    /// Somebody, all the way to a registered person.
    pub(crate) async fn person(&self, identity: &Identity, mobile: &Mobile) -> PersonId {
        let opened = self.start_person(identity).await.unwrap();
        self.pass(&opened, identity).await.unwrap();
        let ready = self.prove(&opened, mobile).await;
        self.complete_person(ready.with(PASSWORD)).await.unwrap()
    }

    /// A listed company whose boss is a person, its registration at the last step.
    pub(crate) async fn ready(&self, company: &Company, seed: u64) -> Ready {
        self.list(company).await;
        self.person(&company.boss(), &mobile(seed)).await;
        let opened = self.start(Self::form(company)).await.unwrap();
        self.pass(&opened, &company.boss()).await.unwrap();
        self.prove(&opened, &mobile(seed)).await
    }

    /// A company, all the way to a registered organisation.
    pub(crate) async fn organisation(&self, company: &Company, seed: u64) -> OpenedOrganisation {
        let ready = self.ready(company, seed).await;
        self.complete(ready.with(PASSWORD)).await.unwrap()
    }

    pub(crate) async fn sign_in(
        &self,
        organisation: &str,
        account: &str,
        password: &str,
    ) -> Result<Session, NotSignedIn> {
        self.sign_in_from(organisation, account, password, "203.0.113.1").await
    }

    pub(crate) async fn sign_in_from(
        &self,
        organisation: &str,
        account: &str,
        password: &str,
        address: &str,
    ) -> Result<Session, NotSignedIn> {
        let pattern = domain::InstitutionCodePattern::default();
        let request = SignIn {
            organisation: OrganisationIdentifier::parse(organisation, &pattern).unwrap(),
            account: domain::AccountName::parse(account).unwrap(),
            password: presented(password),
            address: address.to_owned(),
            device: "Chrome, Windows".into(),
        };
        let Self { table, keys, entropy, clock, .. } = self;
        let Keyring { veil, passwords, tokens, .. } = keys;
        let issuer = issuer();
        flows::sign_in::sign_in(
            table,
            &veil.blind,
            passwords,
            tokens,
            entropy,
            clock,
            &issuer,
            request,
        )
        .await
    }

    pub(crate) async fn rows(&self, prefix: &str) -> usize {
        self.engine.count(prefix).await.unwrap()
    }

    /// Takes all counts of limits away, for a test of something else that limits would get in the way of.
    pub(crate) async fn forget_limits(&self) {
        self.remove(&["RATE#"]).await;
    }

    /// Takes every row away whose partition key begins so.
    pub(crate) async fn remove(&self, prefixes: &[&str]) {
        let client = self.engine.client(&Calls::default());
        for item in self.engine.scan().await.unwrap() {
            let pk = item["pk"].as_s().unwrap();
            if prefixes.iter().any(|prefix| pk.starts_with(prefix)) {
                client
                    .delete_item()
                    .table_name(testkit::engine::TABLE)
                    .key("pk", item["pk"].clone())
                    .key("sk", item["sk"].clone())
                    .send()
                    .await
                    .unwrap();
            }
        }
    }
}

/// A name that is not the organisation's.
pub(crate) fn other_name() -> OrganisationName {
    "宜兴市无此单位有限公司".parse().unwrap()
}
