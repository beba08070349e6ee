//! A counter of a hall, and a clerk behind it, for a test.

use crate::hall::{Company, Hall, PASSWORD, agreement, issuer, mobile, person, presented};
use domain::{
    ClerkActor, CounterDocument, CounterDocumentKind, CounterOffice, DocumentId, MediaType,
    OrganisationId, People, Period, STAFF, SsoCode, SsoId, SsoSecret, SsoSubject, StaffSignedOn,
    rules,
};
use flows::counter::document::{NotTaken, Take, take};
use flows::counter::open::{Letter, NotOpened, Open, Opened, open};
use flows::counter::sign_in::{SignedIn, conclude, sign_in};
use flows::members::Placed;
use flows::members::invitation::{Accept, Invitee, NotAnswered, accept};
use flows::sso::{self, NotGoneOn};
use jiff::Timestamp;
use ports::{Clock as _, Documents, Fault, Upload};
use std::collections::HashSet;
use std::sync::Mutex;
use store::ActTold;

pub(crate) const COUNTER: &str = "yicheng";

/// A sign-on that the staff's provider has answered.
pub(crate) struct Came {
    pub(crate) id: SsoId,
    pub(crate) secret: SsoSecret,
    pub(crate) code: SsoCode,
}

impl Hall {
    /// What the staff's provider says of this clerk now.
    pub(crate) fn staff_word(&self, subject: &str, counter: &str) -> StaffSignedOn {
        StaffSignedOn {
            subject: SsoSubject {
                issuer: "https://staff.example".into(),
                subject: subject.to_owned(),
            },
            counter: counter.parse().unwrap(),
            authenticated_at: self.clock.now(),
        }
    }

    /// A clerk goes to the provider and comes back.
    pub(crate) async fn clerk_came(&self, subject: &str, counter: &str) -> Came {
        let Self { table, keys, entropy, clock, .. } = self;
        let blind = &keys.veil.blind;
        let from = (STAFF, "203.0.113.9");
        let begun = sso::begin(table, blind, entropy, clock, from).await.unwrap();
        sso::claim(table, clock, STAFF, (&begun.id, &begun.secret)).await.unwrap();
        let word = self.staff_word(subject, counter);
        let code = conclude(table, blind, entropy, clock, (&begun.id, &word)).await.unwrap();
        Came { id: begun.id, secret: begun.secret, code }
    }

    pub(crate) async fn clerk_fetches(
        &self,
        id: &SsoId,
        secret: &SsoSecret,
        code: &SsoCode,
    ) -> Result<SignedIn, NotGoneOn> {
        let Self { table, keys, entropy, clock, .. } = self;
        let with = (&keys.tokens, &keys.veil.seal);
        sign_in(table, with, entropy, clock, &issuer(), (id, secret, code)).await
    }

    pub(crate) async fn clerk_at(&self, subject: &str, counter: &str) -> SignedIn {
        let came = self.clerk_came(subject, counter).await;
        self.clerk_fetches(&came.id, &came.secret, &came.code).await.unwrap()
    }

    /// A clerk, signed in at the counter.
    pub(crate) async fn clerk(&self) -> ClerkActor {
        self.clerk_at("clerk-1", COUNTER).await.actor
    }
}

/// Where documents are kept, for a test: those that were put.
#[derive(Default)]
pub(crate) struct Papers(Mutex<HashSet<DocumentId>>);

impl Papers {
    pub(crate) fn put(&self, id: &DocumentId) {
        self.0.lock().unwrap().insert(id.clone());
    }
}

impl Documents for Papers {
    async fn upload(&self, document: &CounterDocument, now: Timestamp) -> Result<Upload, Fault> {
        let url = format!("https://papers.example/{}", document.id);
        Ok(Upload { url, headers: Vec::new(), expires_at: now + rules::COUNTER_UPLOAD_LIFE })
    }

    async fn holds(&self, document: &CounterDocument, _: Timestamp) -> Result<bool, Fault> {
        Ok(self.0.lock().unwrap().contains(&document.id))
    }
}

/// A counter with a clerk, and somebody who comes with a company's papers: `BOSS` represents it, `CHIEF` is to be its
/// administrator, and both are registered.
pub(crate) struct Window {
    pub(crate) hall: Hall,
    pub(crate) company: Company,
    pub(crate) actor: ClerkActor,
    pub(crate) papers: Papers,
}

pub(crate) const BOSS: u64 = 1;
pub(crate) const CHIEF: u64 = 2;
pub(crate) const PAGE: &str = "https://hall.example/i";

impl Window {
    pub(crate) async fn open() -> Self {
        let hall = Hall::open().await;
        let company = Company::new(BOSS);
        hall.list(&company).await;
        for seed in [BOSS, CHIEF] {
            hall.person(&person(seed), &mobile(seed)).await;
        }
        let actor = hall.clerk().await;
        Self { hall, company, actor, papers: Papers::default() }
    }

    pub(crate) async fn take_as(
        &self,
        actor: &ClerkActor,
        kind: CounterDocumentKind,
    ) -> Result<DocumentId, NotTaken> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let sha256 = keys::sha256(kind.as_str().as_bytes());
        let request = Take { kind, sha256, size: 9, media_type: MediaType::Pdf };
        let (seal, papers) = (&keys.veil.seal, &self.papers);
        let taken = take(table, seal, papers, entropy, clock, actor, request).await?;
        Ok(taken.document)
    }

    /// Three documents, taken and put.
    pub(crate) async fn three(&self, actor: &ClerkActor) -> [DocumentId; 3] {
        let mut three = Vec::new();
        for kind in CounterDocumentKind::ALL {
            let id = self.take_as(actor, kind).await.unwrap();
            self.papers.put(&id);
            three.push(id);
        }
        three.try_into().unwrap()
    }

    pub(crate) fn year(&self) -> Period {
        let now = self.hall.clock.now();
        Period::new(now, now + jiff::SignedDuration::from_hours(365 * 24)).unwrap()
    }

    pub(crate) fn today(&self) -> jiff::civil::Date {
        jiff::tz::Offset::constant(8).to_datetime(self.hall.clock.now()).date()
    }

    /// What a clerk types who opens the administrator's account.
    pub(crate) async fn form(&self) -> Open {
        self.form_as(&self.actor).await
    }

    pub(crate) async fn form_as(&self, actor: &ClerkActor) -> Open {
        Open {
            credit_code: self.company.credit_code.clone(),
            name: self.company.record.name.clone(),
            exception: None,
            office: CounterOffice::Administrator(self.year()),
            person: person(CHIEF),
            mobile: None,
            documents: self.three(actor).await,
            letter: Letter::Paper(self.today()),
        }
    }

    /// The same for the legal representative.
    pub(crate) async fn form_of_boss(&self) -> Open {
        let office = CounterOffice::LegalRepresentative;
        Open { office, person: self.company.boss(), ..self.form().await }
    }

    /// A second after whatever was before, so that acts have an order.
    pub(crate) async fn ask(&self, request: &Open) -> Result<Opened, NotOpened> {
        self.hall.clock.pass_s(1);
        self.ask_as(&self.actor, request).await
    }

    pub(crate) async fn ask_as(
        &self,
        actor: &ClerkActor,
        request: &Open,
    ) -> Result<Opened, NotOpened> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let (with, told) = ((table, &keys.veil), (PAGE, &agreement()));
        open(with, &self.papers, entropy, clock, told, actor, request).await
    }

    pub(crate) async fn people(&self, organisation: &OrganisationId) -> People {
        self.hall.table.members(organisation).await.unwrap().unwrap().people
    }

    /// The invited person proves their mobile and sets their password.
    pub(crate) async fn accept(&self, opened: &Opened, seed: u64) -> Result<Placed, NotAnswered> {
        let hall = &self.hall;
        let id = keys::invitation(&opened.link);
        hall.forget_limits().await;
        let sent = hall.send_from(&id, &opened.link, &mobile(seed), "203.0.113.8").await.unwrap();
        let code = hall.inbox.code(&mobile(seed)).unwrap();
        hall.verify(&opened.link, &sent.sms_code, &code).await.unwrap();
        let request = Accept {
            sms_code: Some(sent.sms_code),
            password: presented(PASSWORD),
            confirmation: presented(PASSWORD),
        };
        let Hall { table, keys, entropy, clock, .. } = hall;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        let answer = (&id, &Invitee::Link(opened.link.clone()));
        accept(table, veil, passwords, entropy, clock, answer, request).await
    }

    /// What was done at the counter, oldest first.
    pub(crate) async fn acts(&self) -> Vec<ActTold> {
        let seal = &self.hall.keys.veil.seal;
        let (mut acts, _) =
            self.hall.table.acts(&self.actor.counter, None, 99, seal).await.unwrap();
        acts.reverse();
        acts
    }
}
