//! What is asked of a table that grows: each call that is measured, and its event.

use crate::event::Event;
use crate::hall::{Registered, agent_signs_in};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use domain::{CaseId, CaseMark, ClientId, rules};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// Cases that are real and can be opened: the newest, and as many that are the oldest, more than a page of a list each.
pub(super) const REAL: usize = 2 * NEWEST;
const NEWEST: usize = 25;
/// A matter of the sample, where the client is its business system; all cases are of it, and an agent may do it.
pub(super) const MATTER: &str = "social-insurance.enrolment";
/// When the first of the newest was begun, and the first of the oldest, in seconds of Unix time; copies in between.
const BEGUN_S: i64 = 1_790_000_000;
const OLDEST_S: i64 = BEGUN_S - 100_000_000;
/// How often a case is begun, finished and rated at one size: a place begins [`rules::CASES_PER_MEMBER`].
const SELDOM: u32 = 5;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    SignIn,
    Authority,
    Centre,
    Search,
    Recommended,
    Favourite,
    List,
    Oldest,
    One,
    Resume,
    Tell,
    Revocations,
    Begin,
    Finish,
    Rate,
}

/// A call that is measured.
#[derive(Clone, Copy, Debug)]
pub(super) struct Flow {
    pub(super) name: &'static str,
    pub(super) function: &'static str,
    what: What,
    is_agents: bool,
}

impl Flow {
    const fn new(name: &'static str, function: &'static str, what: What) -> Self {
        Self { name, function, what, is_agents: false }
    }

    const fn agents(name: &'static str, function: &'static str, what: What) -> Self {
        Self { name, function, what, is_agents: true }
    }

    /// How often it is timed at one size, when the others are so often.
    pub(super) fn times(&self, times: u32) -> u32 {
        match self.what {
            What::Begin | What::Finish | What::Rate => times.min(SELDOM),
            _ => times,
        }
    }

    /// Whether it reads more where there is more, until its page is full.
    pub(super) fn fills(&self) -> bool {
        matches!(self.what, What::List | What::Oldest)
    }
}

/// Cases are begun, finished and rated last, in this order: the lists and counts are as before when the last is rated.
pub(super) const FLOWS: &[Flow] = &[
    Flow::new("sign in", "sign-in", What::SignIn),
    Flow::new("may X do Y now", "authority", What::Authority),
    Flow::new("home page", "centre", What::Centre),
    Flow::agents("home page, an agent's", "centre", What::Centre),
    Flow::new("search matters", "matters", What::Search),
    Flow::new("recommended matters", "matters", What::Recommended),
    Flow::new("a favourite is kept", "favourite", What::Favourite),
    Flow::new("newest cases", "cases", What::List),
    Flow::agents("newest cases, an agent's", "cases", What::List),
    Flow::new("oldest cases", "cases", What::Oldest),
    Flow::agents("oldest cases, an agent's", "cases", What::Oldest),
    Flow::new("one case", "cases", What::One),
    Flow::agents("one case, an agent's", "cases", What::One),
    Flow::new("go on with a case", "handling", What::Resume),
    Flow::new("a case is told", "case-update", What::Tell),
    Flow::new("list of what was revoked", "revocations", What::Revocations),
    Flow::new("a case is begun", "handling", What::Begin),
    Flow::new("a case is finished", "case-update", What::Finish),
    Flow::new("a case is rated", "case-rating", What::Rate),
];

/// Who has signed in: their access tokens.
#[derive(Debug)]
pub(super) struct SignedIn {
    pub(super) boss: String,
    pub(super) agent: String,
}

/// Whoever asks, and what they have come to know.
#[derive(Debug)]
pub(super) struct Asking<'a> {
    registered: &'a Registered,
    /// The business system, and its secret.
    client: ClientId,
    secret: &'a str,
    /// The measured organisation.
    pub(super) organisation: String,
    /// Its legal representative.
    pub(super) person: String,
    /// How many cases it has, those aside that are begun below.
    pub(super) cases: usize,
    asked: u32,
    /// What the mandates say of the cases that are begun and not finished.
    begun: Vec<Value>,
    /// The cases that are finished and not rated.
    finished: Vec<String>,
}

impl<'a> Asking<'a> {
    /// The organisation that was registered, whose business system has this secret.
    pub(super) fn new(registered: &'a Registered, client: ClientId, secret: &'a str) -> Self {
        let (organisation, person) = (String::new(), String::new());
        let (begun, finished) = (Vec::new(), Vec::new());
        Self {
            registered,
            client,
            secret,
            organisation,
            person,
            cases: 0,
            asked: 0,
            begun,
            finished,
        }
    }

    pub(super) fn sign_in(&mut self) -> Event {
        self.asked += 1;
        self.registered.sign_in(true, self.asked)
    }

    /// Tells of the next real case.
    pub(super) fn next_case(&self) -> Event {
        self.real(self.cases, 1)
    }

    pub(super) fn agent_signs_in(&mut self) -> Event {
        self.asked += 1;
        agent_signs_in(self.asked)
    }

    /// The event by which it is asked once more.
    pub(super) fn event(&mut self, flow: &Flow, tokens: &SignedIn) -> Event {
        self.asked += 1;
        let token = if flow.is_agents { &tokens.agent } else { &tokens.boss };
        let member = |method, path, gives| Event::new(method, path, gives).bearer(token);
        match flow.what {
            What::SignIn => self.registered.sign_in(true, self.asked),
            What::Authority => self
                .as_client(Event::new("GET", "/v1/authority", 200))
                .query("organisation", self.organisation.as_str())
                .query("person", self.person.as_str())
                .query("matter", MATTER),
            What::Centre => member("GET", "/v1/centre", 200),
            What::Search => member("GET", "/v1/matters", 200).query("query", "shbx"),
            What::Recommended => member("GET", "/v1/matters/recommended", 200),
            What::Favourite => {
                member("PUT", "/v1/matters/{matter}/favourite", 200).parameter("matter", MATTER)
            }
            What::List => member("GET", "/v1/cases", 200).query("state", "in_progress"),
            What::Oldest => {
                let list = member("GET", "/v1/cases", 200).query("state", "in_progress");
                if self.cases < REAL {
                    return list;
                }
                let before = NEWEST + rules::CASES_PER_PAGE;
                let mark = CaseMark { at: begun_at(before), case: id(&self.client, before) };
                list.query("after", mark.to_string())
            }
            What::One => member("GET", "/v1/cases/{case}", 200)
                .parameter("case", id(&self.client, 0).to_string()),
            What::Resume => member("POST", "/v1/cases/{case}/mandates", 201)
                .parameter("case", id(&self.client, 0).to_string()),
            // The next event of a case: which, in turn, because one takes so many and no more.
            What::Tell => {
                let turn = self.asked % u32::try_from(self.cases.clamp(1, NEWEST)).unwrap_or(1);
                let number = usize::try_from(turn).unwrap_or_default();
                self.real(number, self.asked + 1)
            }
            What::Revocations => Event::new("GET", "/v1/revocations", 200),
            What::Begin => member("POST", "/v1/matters/{matter}/cases", 201)
                .parameter("matter", MATTER)
                .json(&json!({ "attempt": format!("click-{:08}", self.asked) })),
            What::Finish => {
                let mandate = self.begun.pop().unwrap_or_default();
                let case = said(&mandate, "case");
                let begun = (said(&mandate, "sub"), said(&mandate, "begun_at"));
                let event = self.told(&case, (Some(&begun.0), &begun.1), (1, "finished"));
                self.finished.push(case);
                event
            }
            What::Rate => member("POST", "/v1/cases/{case}/rating", 200)
                .parameter("case", self.finished.pop().unwrap_or_default())
                .json(&json!({ "score": 5, "comment": "很快" })),
        }
    }

    /// Remembers what is asked about later.
    pub(super) fn answered(&mut self, flow: &Flow, reply: &Value) {
        if flow.what == What::Begin {
            self.begun.push(claims(&said(reply, "mandate")).unwrap_or_default());
        }
    }

    /// A case is told of: when it was begun and, when a member did it here, by whom; and the event of that number.
    fn told(
        &self,
        case: &str,
        (person, begun_at): (Option<&str>, &str),
        (sequence, status): (u32, &str),
    ) -> Event {
        let event = self.as_client(Event::new("PUT", "/v1/cases/{case}", 200));
        event.parameter("case", case).json(&json!({
            "organisation": self.organisation,
            "matter": MATTER,
            "person": person,
            "begun_at": begun_at,
            "title": "社会保险登记",
            "status": status,
            "step": "已受理",
            "at": begun_at,
            "sequence": sequence,
        }))
    }

    /// A real case is told of, by an event of that number.
    fn real(&self, number: usize, sequence: u32) -> Event {
        let begun_at = begun_at(number).to_string();
        self.told(&reference(number), (None, &begun_at), (sequence, "in_progress"))
    }

    fn as_client(&self, event: Event) -> Event {
        let credential = STANDARD.encode(format!("{}:{}", self.client, self.secret));
        event.header("authorization", format!("Basic {credential}"))
    }
}

/// A text of a reply, empty when there is none.
pub(super) fn said(reply: &Value, member: &str) -> String {
    reply.get(member).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What a token of ours says.
fn claims(token: &str) -> Option<Value> {
    let claims = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&claims).ok()
}

/// The copy of that number: its id, and where it stands in a list.
pub(super) fn copy(number: usize) -> (String, String) {
    let case = CaseId::from_random(super::bytes(4, number));
    let earlier = SignedDuration::from_secs(i64::try_from(number).unwrap_or_default());
    let mark = CaseMark { at: begun_at(0) - earlier, case };
    (mark.case.to_string(), mark.to_string())
}

/// What the business system calls the real case of that number.
fn reference(number: usize) -> String {
    format!("real-{number:03}")
}

fn begun_at(number: usize) -> Timestamp {
    let since = if number < NEWEST { BEGUN_S } else { OLDEST_S };
    let second = since + i64::try_from(number).unwrap_or_default();
    Timestamp::from_second(second).unwrap_or_default()
}

/// The id of the real case of that number.
fn id(client: &ClientId, number: usize) -> CaseId {
    keys::case_told(client, &reference(number))
}
