//! Cases on the wire (办件): told by business systems, listed, shown and rated.

use super::moment;
use super::text;
use crate::problem::{Form, Problem};
use domain::{
    CaseEvent, CaseId, CaseList, CaseMark, CaseSubject, CaseTotals, ClientId, Malformed,
    RatingScore, rules,
};
use flows::cases::list::Listed;
use flows::cases::rate::Rate;
use flows::cases::update::{CaseNamed, Update, Updated};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A business system tells of a case: the whole of it, each time.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateCase {
    /// Whose case it is: `org_…`. It never changes.
    #[schemars(with = "text::Organisation")]
    pub organisation: String,
    /// The matter's code. It never changes.
    #[schemars(with = "text::MatterCodeText")]
    pub matter: String,
    /// Who began it, `per_…`: `begun_by` of the mandate; left out when that says nobody, or when it was begun elsewhere. It
    /// never changes.
    #[schemars(with = "Option<text::Person>")]
    pub person: Option<String>,
    /// When it was begun, RFC 3339: `begun_at` of the mandate. It never changes.
    #[schemars(with = "text::Moment")]
    pub begun_at: String,
    /// What the case is called: 1 to 100 characters.
    #[schemars(with = "text::Title")]
    pub title: String,
    /// `in_progress` or `finished`.
    #[schemars(with = "text::CaseStatus")]
    pub status: String,
    /// What happens now: at most 200 characters.
    #[schemars(with = "text::StepOfCase")]
    pub step: String,
    /// When that happened. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub at: String,
    /// The number of this event, from 1: greater than that of any event before it. Whatever comes with a smaller one than
    /// is known is history.
    pub sequence: u64,
    /// Where the organisation's people go on with it, if there is such a page: HTTPS.
    #[schemars(with = "Option<text::Address>")]
    pub url: Option<String>,
}

fn instant(text: &str, now: Timestamp) -> Result<Timestamp, Malformed> {
    let at: Timestamp = text.parse().map_err(|_| {
        Malformed::new("case.moment", "请填写带时区的时间，例如 2027-01-01T00:00:00+08:00。")
    })?;
    if now + rules::CLIENT_CLOCK_AHEAD < at || at < Timestamp::UNIX_EPOCH {
        return Err(Malformed::new(
            "case.moment",
            "时间不在合理范围（晚于现在，或早于1970年），请核对系统时钟。",
        ));
    }
    Ok(at)
}

/// The case that a path names: `cas_…`, or the system's own reference.
///
/// # Errors
///
/// [`Problem`] when it is neither.
pub fn named(text: &str) -> Result<CaseNamed, Problem> {
    let mut form = Form::default();
    let read = if text.starts_with(CaseId::PREFIX) {
        text.parse().map(CaseNamed::Id)
    } else {
        let is_plain = |c: u8| c.is_ascii_alphanumeric() || b"._-".contains(&c);
        let is_reference = (1..=64).contains(&text.len()) && text.bytes().all(is_plain);
        let detail = "办件编号为cas_…，或本系统的编号：1至64位字母、数字、点、连字符、下划线。";
        let refused = || Malformed::new("case.reference", detail);
        is_reference.then(|| CaseNamed::Reference(text.to_owned())).ok_or_else(refused)
    };
    form.field("case", read).ok_or_else(|| form.problem())
}

impl UpdateCase {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn update(
        &self,
        client: ClientId,
        case: CaseNamed,
        now: Timestamp,
    ) -> Result<Update, Problem> {
        let mut form = Form::default();
        let organisation = form.field("/organisation", self.organisation.parse());
        let matter = form.field("/matter", self.matter.parse());
        let person = self.person.as_ref().map(|person| form.field("/person", person.parse()));
        let begun_at = form.field("/begun_at", instant(&self.begun_at, now));
        let title = form.field("/title", self.title.parse());
        let is_finished = form.field("/status", status(&self.status));
        let step = form.field("/step", self.step.parse());
        let at = form.field("/at", instant(&self.at, now));
        let sequence = form.field("/sequence", sequence(self.sequence));
        let url = self.url.as_ref().map(|url| form.field("/url", url.parse()));
        let sound = (
            organisation.zip(matter).zip(begun_at),
            title.zip(step).zip(at),
            is_finished.zip(sequence),
        );
        let (Some(((organisation, matter), begun_at)), Some(((title, step), at)), Some(last)) =
            sound
        else {
            return Err(form.problem());
        };
        if person == Some(None) || url == Some(None) {
            return Err(form.problem());
        }
        let (is_finished, sequence) = last;
        let subject = CaseSubject { organisation, matter, person: person.flatten(), begun_at };
        let event = CaseEvent { sequence, is_finished, title, step, at, url: url.flatten() };
        Ok(Update { client, case, subject, event })
    }
}

fn status(text: &str) -> Result<bool, Malformed> {
    match text {
        "in_progress" => Ok(false),
        "finished" => Ok(true),
        _ => Err(Malformed::new("case.status", "status应为in_progress或finished。")),
    }
}

fn sequence(number: u64) -> Result<u64, Malformed> {
    if (1..=rules::CASE_SEQUENCE_MOST).contains(&number) {
        Ok(number)
    } else {
        Err(Malformed::new("case.sequence", "sequence从1开始，最多12位数字。"))
    }
}

/// It is taken.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseUpdated {
    /// The case: `cas_…`.
    #[schemars(with = "text::Case")]
    pub case: String,
    /// Whether the case is now what this update says; not when a later event is known.
    pub applied: bool,
}

impl From<&Updated> for CaseUpdated {
    fn from(updated: &Updated) -> Self {
        Self { case: updated.case.to_string(), applied: updated.is_applied }
    }
}

/// A case, in short.
#[derive(Serialize, JsonSchema)]
pub struct Case {
    /// The case: `cas_…`.
    #[schemars(with = "text::Case")]
    pub case: String,
    /// The matter's code.
    #[schemars(with = "text::MatterCodeText")]
    pub matter: String,
    /// What it is called.
    pub title: String,
    /// `in_progress` or `finished`.
    #[schemars(with = "text::CaseStatus")]
    pub status: &'static str,
    /// What happens now.
    pub step: String,
    /// When it was begun. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub begun_at: String,
    /// When that step happened: of a finished one, when it was finished. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub updated_at: String,
    /// Whether it waits to be rated.
    pub to_be_rated: bool,
    /// How it was rated, 1 to 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<u8>,
}

fn status_of(event: &CaseEvent) -> &'static str {
    if event.is_finished { "finished" } else { "in_progress" }
}

impl From<&domain::Case> for Case {
    fn from(case: &domain::Case) -> Self {
        let domain::Case { id, subject, latest, rating, .. } = case;
        Self {
            case: id.to_string(),
            matter: subject.matter.as_str().to_owned(),
            title: latest.title.reveal().to_owned(),
            status: status_of(latest),
            step: latest.step.reveal().to_owned(),
            begun_at: moment(subject.begun_at),
            updated_at: moment(latest.at),
            to_be_rated: case.places().iter().any(|(list, _)| *list == CaseList::ToBeRated),
            score: rating.as_ref().map(|rating| rating.score.get()),
        }
    }
}

/// How many cases the caller sees on each list.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CaseCounts {
    /// 办理中.
    pub in_progress: u64,
    /// 已办结, rated or not.
    pub finished: u64,
    /// 待评价: of the finished, those that nobody has rated.
    pub to_be_rated: u64,
}

impl From<CaseTotals> for CaseCounts {
    fn from(totals: CaseTotals) -> Self {
        let CaseTotals { in_progress, finished, to_be_rated } = totals;
        Self { in_progress, finished, to_be_rated }
    }
}

/// A page of a list of cases.
#[derive(Serialize, JsonSchema)]
pub struct CasesListed {
    /// At most 20: in progress the newest begun first, else the newest finished.
    pub cases: Vec<Case>,
    /// How many there are on each list.
    pub counts: CaseCounts,
    /// What `after` is for the next page; not there on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_after: Option<String>,
}

impl From<&Listed> for CasesListed {
    fn from(listed: &Listed) -> Self {
        Self {
            cases: listed.cases.iter().map(Case::from).collect(),
            counts: listed.totals.into(),
            next_after: listed.next_after.as_ref().map(CaseMark::to_string),
        }
    }
}

/// Something that happened to a case.
#[derive(Serialize, JsonSchema)]
pub struct Event {
    /// Its number.
    pub sequence: u64,
    /// `in_progress` or `finished`.
    #[schemars(with = "text::CaseStatus")]
    pub status: &'static str,
    /// What happened.
    pub step: String,
    /// When. RFC 3339.
    #[schemars(with = "text::Moment")]
    pub at: String,
}

/// One case.
#[derive(Serialize, JsonSchema)]
pub struct CaseDetail {
    /// The case.
    #[serde(flatten)]
    pub case: Case,
    /// What was said beside the score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What happened to it, the latest first: at most 50.
    pub events: Vec<Event>,
}

impl CaseDetail {
    /// Tells it.
    #[must_use]
    pub fn new((case, events): &(domain::Case, Vec<CaseEvent>)) -> Self {
        let told = |event: &CaseEvent| Event {
            sequence: event.sequence,
            status: status_of(event),
            step: event.step.reveal().to_owned(),
            at: moment(event.at),
        };
        Self {
            comment: case.rating.as_ref().map(|rating| rating.comment.reveal().to_owned()),
            case: Case::from(case),
            events: events.iter().map(told).collect(),
        }
    }
}

/// A case is rated.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateCase {
    /// 1 to 5, 5 the best.
    pub score: u8,
    /// What is said beside it: at most 500 characters.
    #[serde(default)]
    #[schemars(with = "text::Comment")]
    pub comment: String,
}

impl RateCase {
    /// Makes the request sound.
    ///
    /// # Errors
    ///
    /// [`Problem`] naming every field that is not.
    pub fn rate(&self, case: CaseId) -> Result<Rate, Problem> {
        let mut form = Form::default();
        let score = form.field("/score", RatingScore::new(self.score));
        let comment = form.field("/comment", self.comment.parse());
        let (Some(score), Some(comment)) = (score, comment) else { return Err(form.problem()) };
        Ok(Rate { case, score, comment })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn update(change: impl FnOnce(&mut UpdateCase)) -> Result<Update, Problem> {
        let now: Timestamp = "2026-11-24T00:00:00Z".parse().unwrap();
        let mut body = UpdateCase {
            organisation: "org_00000000000000000000000000".to_owned(),
            matter: "talent.archive".to_owned(),
            person: None,
            begun_at: "2026-11-23T08:00:00+08:00".to_owned(),
            title: "档案".to_owned(),
            status: "finished".to_owned(),
            step: String::new(),
            at: "2026-11-24T00:04:59Z".to_owned(),
            sequence: 1,
            url: None,
        };
        change(&mut body);
        body.update("case-system".parse().unwrap(), named("A-1").unwrap(), now)
    }

    #[test]
    fn every_field_that_is_not_sound_is_told_at_once() {
        assert!(update(|_| {}).is_ok());
        let problem = update(|body| {
            body.organisation.clear();
            body.person = Some("nobody".to_owned());
            body.begun_at = "yesterday".to_owned();
            body.status = "done".to_owned();
            body.at = "2026-11-24T00:05:01Z".to_owned();
            body.sequence = 0;
            body.url = Some("http://hall.example/".to_owned());
        });
        let json = problem.unwrap_err().to_json();
        let pointers: Vec<&str> = json["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["pointer"].as_str().unwrap())
            .collect();
        let wrong =
            ["/organisation", "/person", "/begun_at", "/status", "/at", "/sequence", "/url"];
        assert_eq!(pointers, wrong);
    }

    #[test]
    fn a_case_is_named_by_our_id_or_by_a_reference_and_by_nothing_else() {
        assert!(matches!(named("2026-A.1_b"), Ok(CaseNamed::Reference(_))));
        assert!(matches!(named("cas_00000000000000000000000000"), Ok(CaseNamed::Id(_))));
        for text in ["", "cas_1", "a b", "办件", "a/b", &"a".repeat(65)] {
            assert!(named(text).is_err(), "{text}");
        }
    }
}
