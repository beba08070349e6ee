//! What each call costs while the table grows: with a thousand organisations and a million, with ten cases of one organisation
//! and a hundred thousand.
//!
//! One organisation is registered by the functions themselves, and measured. Around it the table is filled in bulk: with
//! copies of its rows under other names, and with copies of one of its cases, between the newest and the oldest. Copies are
//! never opened; the rows of a page are real.

mod asking;

use crate::NotMeasured;
use crate::event::Event;
use crate::hall::{CLIENT, Hall, Registered, Warm, Way};
use crate::statistics::Middle;
use crate::toll::Toll;
use asking::{Asking, FLOWS, Flow, MATTER, REAL, SignedIn, copy, said};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::rules;
use domain::{MembershipId, OrganisationId, PersonId, sample};
use ports::SystemClock;
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;
use std::time::Instant;
use testkit::Calls;

type Row = HashMap<String, AttributeValue>;

/// Rows that are put at once.
const BATCH: usize = 50_000;

/// What one call cost at one size.
#[derive(Clone, Debug)]
pub struct Cost {
    /// Which call.
    pub flow: &'static str,
    /// Whether it reads more where there is more, until its page is full.
    pub fills: bool,
    /// Calls, round trips, units.
    pub toll: Toll,
    /// How long it took, in ms.
    pub took: Middle,
}

/// What all calls cost at one size.
#[derive(Clone, Debug)]
pub struct Size {
    /// How many organisations there are.
    pub organisations: usize,
    /// How many cases the measured one has.
    pub cases: usize,
    /// How many rows the table has been filled with.
    pub rows: usize,
    /// Each call.
    pub costs: Vec<Cost>,
}

/// The calls that cost more than at the first size: other calls, or more than a unit. A page of a list that was not full
/// is compared with pages of as many cases.
#[must_use]
pub fn grown(sizes: &[Size]) -> Vec<String> {
    let of_page = |size: &Size| size.cases.min(rules::CASES_PER_PAGE + 1);
    let mut grown = Vec::new();
    for size in sizes {
        for now in &size.costs {
            let is_alike = |one: &&Size| !now.fills || of_page(one) == of_page(size);
            let first = sizes.iter().find(is_alike);
            let before = first.and_then(|one| one.costs.iter().find(|was| was.flow == now.flow));
            if before.is_some_and(|before| !is_flat(&before.toll, &now.toll)) {
                let of = (size.organisations, size.cases);
                grown.push(format!("{} at {} organisations, {} cases", now.flow, of.0, of.1));
            }
        }
    }
    grown
}

fn is_flat(was: &Toll, is: &Toll) -> bool {
    (was.calls.len(), was.trips) == (is.calls.len(), is.trips)
        && is.read <= was.read + 1.0
        && is.written <= was.written + 1.0
}

/// Fills a hall, and measures it.
#[derive(Debug)]
pub struct Growing<'a> {
    hall: &'a Hall,
    times: u32,
    asking: Asking<'a>,
    warm: Warm<'a>,
    /// Rows that are copied for each organisation more.
    template: Vec<Row>,
    /// One of the cases, read while the table is small.
    model: Option<Model>,
    organisations: usize,
    rows: usize,
}

/// The rows of one case, and what stands for it in them.
#[derive(Clone, Debug)]
struct Model {
    id: String,
    /// Where it stands in a list.
    place: String,
    rows: Vec<Row>,
    /// How many cases its organisation has.
    count: Row,
}

impl Model {
    /// One of the cases in a table, whichever comes first.
    fn of(all: &[Row]) -> Result<Self, NotMeasured> {
        let is_case =
            |row: &&Row| text(row, "pk").starts_with("CASE#") && text(row, "sk") == "CASE";
        let case = all.iter().find(is_case).ok_or_else(|| shut("no case"))?;
        let id = text(case, "pk").trim_start_matches("CASE#").to_owned();
        let is_listed = |row: &&Row| text(row, "pk").starts_with("CASES#");
        let is_own = |row: &&Row| {
            text(row, "pk").ends_with(&id) || (is_listed(row) && text(row, "sk").ends_with(&id))
        };
        let rows: Vec<Row> = all.iter().filter(is_own).cloned().collect();
        let place = rows.iter().find(is_listed).map(|row| text(row, "sk").to_owned());
        let place = place.ok_or_else(|| shut("the case is on no list"))?;
        let is_count = |row: &&Row| text(row, "sk").starts_with("COUNT#");
        let count = all.iter().find(is_count).ok_or_else(|| shut("no count"))?.clone();
        Ok(Self { id, place, rows, count })
    }
}

fn shut(error: impl std::fmt::Display) -> NotMeasured {
    NotMeasured::Hall(error.to_string())
}

fn text<'r>(row: &'r Row, name: &str) -> &'r str {
    row.get(name).and_then(|value| value.as_s().ok()).map(String::as_str).unwrap_or_default()
}

/// The same row under other names, wherever they stand in its texts.
fn renamed(row: &Row, names: &[(String, String)]) -> Row {
    let other = |text: &String| {
        names.iter().fold(text.clone(), |text, (from, to)| text.replace(from.as_str(), to))
    };
    row.iter()
        .map(|(name, value)| match value {
            AttributeValue::S(text) => (name.clone(), AttributeValue::S(other(text))),
            value => (name.clone(), value.clone()),
        })
        .collect()
}

/// Sixteen bytes that no other number has.
fn bytes(kind: u8, number: usize) -> [u8; 16] {
    let mut bytes = [kind; 16];
    let number = u64::try_from(number).unwrap_or(u64::MAX).to_be_bytes();
    for (to, from) in bytes.iter_mut().rev().zip(number.iter().rev()) {
        *to = *from;
    }
    bytes
}

impl<'a> Growing<'a> {
    /// Begins with one organisation, its catalogue and its real cases.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`].
    pub async fn new(
        hall: &'a Hall,
        registered: &'a Registered,
        times: u32,
    ) -> Result<Self, NotMeasured> {
        hall.engine().stop_stream().await.map_err(shut)?;
        let template = hall.engine().scan().await.map_err(shut)?;
        let is_copied = |row: &Row| {
            let pk = text(row, "pk");
            pk.starts_with("ORG#") || pk.starts_with("ORGID#credit_code#") || pk.starts_with("PER#")
        };
        let template = template.into_iter().filter(is_copied).collect();
        let mut growing = Self {
            hall,
            times,
            asking: Asking::new(registered, CLIENT.parse().map_err(shut)?, hall.secret()),
            warm: Warm::new(hall),
            template,
            model: None,
            organisations: 1,
            rows: 0,
        };
        hall.appoint(registered, MATTER).await?;
        let session = growing.signed_in().await?;
        growing.asking.organisation = said(&session, "organisation");
        growing.asking.person = said(&session, "person");
        Ok(growing)
    }

    /// Makes the table so large, and no smaller; then measures each call.
    ///
    /// # Errors
    ///
    /// [`NotMeasured`].
    pub async fn measured(
        &mut self,
        organisations: usize,
        cases: usize,
    ) -> Result<Size, NotMeasured> {
        self.begin(cases).await?;
        self.found(self.organisations..organisations)?;
        let boss = said(&self.signed_in().await?, "access_token");
        let event = self.asking.agent_signs_in();
        let agent = self.ask("sign-in", &event, Way::Straight).await?;
        let tokens = SignedIn { boss, agent: said(&agent, "access_token") };
        let mut costs = Vec::new();
        for flow in FLOWS {
            costs.push(self.cost(flow, &tokens).await?);
        }
        let (organisations, cases, rows) = (self.organisations, self.asking.cases, self.rows);
        Ok(Size { organisations, cases, rows, costs })
    }

    /// Puts the rows of so many organisations more.
    fn found(&mut self, wanted: Range<usize>) -> Result<(), NotMeasured> {
        let organisation = |row: &&Row| text(row, "sk") == "ORG";
        let own = self.template.iter().find(organisation).ok_or_else(|| shut("no organisation"))?;
        let membership = self.template.iter().find(|row| text(row, "sk").starts_with("MEM#"));
        let membership = membership.map(|row| text(row, "sk").trim_start_matches("MEM#"));
        let names = [
            text(own, "pk").trim_start_matches("ORG#").to_owned(),
            membership.unwrap_or_default().to_owned(),
            self.asking.person.clone(),
            text(own, "credit_code").to_owned(),
        ];
        let [own, membership, person, code] = names;
        let mut rows = Vec::new();
        for number in wanted {
            let seed = u64::try_from(number).unwrap_or_default() + 1_000;
            let names = [
                (own.clone(), OrganisationId::from_random(bytes(1, number)).to_string()),
                (membership.clone(), MembershipId::from_random(bytes(2, number)).to_string()),
                (person.clone(), PersonId::from_random(bytes(3, number)).to_string()),
                (code.clone(), sample::credit_code(seed)),
            ];
            rows.extend(self.template.iter().map(|row| renamed(row, &names)));
            self.organisations = number + 1;
            if rows.len() >= BATCH {
                self.put(std::mem::take(&mut rows))?;
            }
        }
        self.put(rows)
    }

    fn put(&mut self, rows: Vec<Row>) -> Result<(), NotMeasured> {
        self.rows += rows.len();
        self.hall.engine().fill(rows).map_err(shut)
    }

    /// Gives the measured organisation so many cases: real ones first, then copies.
    async fn begin(&mut self, wanted: usize) -> Result<(), NotMeasured> {
        while self.asking.cases < wanted.min(REAL) {
            let event = self.asking.next_case();
            self.ask("case-update", &event, Way::Straight).await?;
            self.asking.cases += 1;
        }
        if self.model.is_none() {
            self.model = Some(Model::of(&self.hall.engine().scan().await.map_err(shut)?)?);
        }
        if wanted <= self.asking.cases {
            return Ok(());
        }
        let model = self.model.clone().ok_or_else(|| shut("no case"))?;
        let mut rows = Vec::new();
        for number in self.asking.cases..wanted {
            let (other, place) = copy(number);
            let names = [(model.place.clone(), place), (model.id.clone(), other)];
            rows.extend(model.rows.iter().map(|row| renamed(row, &names)));
            if rows.len() >= BATCH {
                self.put(std::mem::take(&mut rows))?;
            }
        }
        let mut count = model.count;
        count.insert("in_progress".to_owned(), AttributeValue::N(wanted.to_string()));
        rows.push(count);
        self.asking.cases = wanted;
        self.put(rows)
    }

    async fn signed_in(&mut self) -> Result<Value, NotMeasured> {
        let event = self.asking.sign_in();
        self.ask("sign-in", &event, Way::Straight).await
    }

    /// Asks a warm function.
    async fn ask(
        &mut self,
        function: &'static str,
        event: &Event,
        way: Way,
    ) -> Result<Value, NotMeasured> {
        Ok(self.warm.function(function, way).await?.ask(event).await?.body)
    }

    /// What a call costs, warm: counted once, timed some times.
    async fn cost(&mut self, flow: &Flow, tokens: &SignedIn) -> Result<Cost, NotMeasured> {
        self.asked_of(flow, tokens, Way::Counted).await?;
        let _ = self.hall.gate().take();
        self.asked_of(flow, tokens, Way::Counted).await?;
        let toll = self.hall.gate().take();
        let mut took = Vec::new();
        for _ in 0..flow.times(self.times) {
            took.push(self.asked_of(flow, tokens, Way::Straight).await?);
        }
        Ok(Cost { flow: flow.name, fills: flow.fills(), toll, took: Middle::of(took) })
    }

    /// Asks once more, and says how long that took, in ms.
    async fn asked_of(
        &mut self,
        flow: &Flow,
        tokens: &SignedIn,
        way: Way,
    ) -> Result<f64, NotMeasured> {
        let event = self.asking.event(flow, tokens);
        let began = Instant::now();
        let reply = self.ask(flow.function, &event, way).await?;
        let took = began.elapsed().as_secs_f64() * 1_000.0;
        self.asking.answered(flow, &reply);
        Ok(took)
    }
}

/// Imports the sample catalogue.
///
/// # Errors
///
/// [`NotMeasured::Hall`].
pub async fn import_matters(hall: &Hall) -> Result<(), NotMeasured> {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../operator/src/matters.csv");
    let traces = tempfile::tempdir().map_err(shut)?;
    let options = operator::import::Options {
        refused: traces.path().join("refused.csv"),
        position: traces.path().join("position"),
        ..operator::import::Options::of(&file)
    };
    let table = hall.engine().table(&Calls::default());
    let mut quietly = |_: &operator::import::Progress| std::ops::ControlFlow::Continue(());
    let imported = operator::matters::import(&options, &table, &SystemClock, &mut quietly).await;
    imported.map(drop).map_err(shut)
}

/// The functions that are measured, and those that register and appoint first.
#[must_use]
pub fn functions() -> Vec<&'static str> {
    let first = [
        "person-registration-start",
        "person-registration-complete",
        "registration-start",
        "registration-complete",
        "face-callback",
        "sms-code-send",
        "sms-code-verify",
        "agents",
        "grants",
        "person-sign-in",
        "me",
        "invitation",
    ];
    let measured = FLOWS.iter().map(|flow| flow.function);
    let mut all: Vec<&str> = first.into_iter().chain(measured).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(cases: usize, read: f64, calls: usize) -> Size {
        let mut toll = Toll::default();
        toll.calls = vec!["Query".to_owned(); calls];
        toll.read = read;
        let took = Middle::of([1.0]);
        let cost = |flow, fills| Cost { flow, fills, toll: toll.clone(), took };
        Size {
            organisations: 1,
            cases,
            rows: 1,
            costs: vec![cost("one", false), cost("page", true)],
        }
    }

    #[test]
    fn what_costs_another_call_or_more_than_a_unit_has_grown() {
        assert!(grown(&[size(100, 2.0, 3), size(200, 3.0, 3)]).is_empty());
        assert_eq!(grown(&[size(100, 2.0, 3), size(200, 3.5, 3)]).len(), 2);
        assert_eq!(grown(&[size(100, 2.0, 3), size(200, 2.0, 4)]).len(), 2);
        let filling = [size(10, 2.0, 3), size(100, 9.0, 3), size(200, 9.0, 3)];
        assert_eq!(grown(&filling).len(), 2, "the one case at either size, and no page");
    }

    #[test]
    fn a_row_is_copied_under_other_names_wherever_they_stand() {
        let row = Row::from([
            ("pk".to_owned(), AttributeValue::S("CASES#org_1#in_progress".to_owned())),
            ("n".to_owned(), AttributeValue::N("1".to_owned())),
        ]);
        let copy = renamed(&row, &[("org_1".to_owned(), "org_2".to_owned())]);
        assert_eq!(text(&copy, "pk"), "CASES#org_2#in_progress");
        assert_eq!(copy.get("n"), row.get("n"));
        assert_ne!(bytes(1, 7), bytes(1, 8));
        assert_ne!(bytes(1, 7), bytes(2, 7));
    }
}
