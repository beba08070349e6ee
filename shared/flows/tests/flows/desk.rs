//! Matters and cases for a test: an organisation with a catalogue, business systems that tell, members who look, and the
//! whole table compared with what its cases say.

use crate::hall::{Hall, issuer};
use crate::staff::{Staff, matter};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Case, CaseEvent, CaseId, CaseList, CaseMark, CaseSubject, CaseTotals, Catalogue, Matter,
    MemberActor, OrganisationKind, PersonId, RatingScore, Scope,
};
use flows::cases::list::{Listed, NotListed, list};
use flows::cases::one::{NotTold, one};
use flows::cases::rate::{NotRated, Rate, rate};
use flows::cases::update::{CaseNamed, NotUpdated, Update, Updated, update};
use flows::centre::{Centre, centre};
use flows::handling::{AttemptKey, Handed, NotHanded, Signing, begin, resume};
use jiff::Timestamp;
use keys::MandateClaims;
use ports::Clock;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use store::Imported;

/// The business system of most matters.
pub(crate) const SYSTEM: &str = "case-system";
/// Another one.
pub(crate) const OTHER_SYSTEM: &str = "talent-system";

pub(crate) const PAYMENT: &str = "social-insurance.payment";
pub(crate) const REGISTRATION: &str = "employment.registration";
/// Done in the other system.
pub(crate) const ARCHIVE: &str = "talent.archive";
/// None for agents.
pub(crate) const DISPATCH: &str = "labour-relations.dispatch-licence";
/// None for organisations of this kind.
pub(crate) const POSTDOCTORAL: &str = "talent.postdoctoral";

/// An organisation whose legal representative is signed in, and what can be done at the hall.
pub(crate) struct Desk {
    pub(crate) staff: Staff,
    pub(crate) catalogue: Catalogue,
    pub(crate) kind: OrganisationKind,
}

/// A row of the table, as it lies there.
type Item = HashMap<String, AttributeValue>;

fn written(code: &str, name: &str, initials: &str, category: &str, system: &str) -> Matter {
    Matter {
        code: matter(code),
        name: name.to_owned(),
        initials: initials.split(' ').map(str::to_owned).collect(),
        category: category.to_owned(),
        audience: Vec::new(),
        is_for_agents: true,
        system: system.parse().unwrap(),
        url: format!("https://{system}.example/{code}").parse().unwrap(),
    }
}

fn matters(kind: OrganisationKind) -> Vec<Matter> {
    let other = OrganisationKind::ALL.into_iter().find(|one| *one != kind).unwrap();
    let mut dispatch = written(DISPATCH, "劳务派遣许可", "l w p q x k", "劳动关系", SYSTEM);
    dispatch.is_for_agents = false;
    let mut postdoctoral = written(POSTDOCTORAL, "博士后站设立", "b s h z s l", "人才服务", SYSTEM);
    postdoctoral.audience = vec![other];
    vec![
        written(PAYMENT, "社保缴费", "s b j f", "社会保险", SYSTEM),
        written(REGISTRATION, "就业登记", "j y d j", "就业创业", SYSTEM),
        written(ARCHIVE, "档案转递", "d a z d", "人才服务", OTHER_SYSTEM),
        dispatch,
        postdoctoral,
    ]
}

/// The same moment for all, and whole milliseconds: when a case was begun.
pub(crate) fn moment(second: i64) -> Timestamp {
    Timestamp::from_second(1_795_400_000 + second).unwrap()
}

/// What a business system says: the text tells one from another.
pub(crate) fn event(sequence: u64, is_finished: bool) -> CaseEvent {
    CaseEvent {
        sequence,
        is_finished,
        title: "样例办件名称".parse().unwrap(),
        step: format!("样例环节{sequence}").parse().unwrap(),
        at: moment(i64::try_from(sequence).unwrap()),
        url: None,
    }
}

/// A clock that shows less than a millisecond too, as a machine's does.
pub(crate) struct FineClock(pub(crate) Timestamp);

impl Clock for FineClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

impl Desk {
    pub(crate) async fn open() -> Self {
        Self::of(Staff::open().await).await
    }

    pub(crate) async fn of(staff: Staff) -> Self {
        let members = staff.hall.table.members(&staff.opened.organisation).await.unwrap().unwrap();
        let kind = OrganisationKind::of(&members.credit_code);
        let (table, matters) = (&staff.hall.table, matters(kind));
        let read = table.catalogue().await.unwrap().version;
        let imported = table.import_catalogue(read, &matters, staff.hall.clock.now()).await;
        assert_eq!(imported.unwrap(), Imported::Done(read + 1));
        let catalogue = table.catalogue().await.unwrap();
        assert_eq!(catalogue, Catalogue::new(read + 1, matters), "it reads as it was written");
        Self { staff, catalogue, kind }
    }

    pub(crate) fn hall(&self) -> &Hall {
        &self.staff.hall
    }

    pub(crate) fn subject(&self, code: &str, person: Option<&PersonId>) -> CaseSubject {
        CaseSubject {
            organisation: self.staff.opened.organisation.clone(),
            matter: matter(code),
            person: person.cloned(),
            begun_at: moment(0),
        }
    }

    /// The system of most matters tells of a case that it calls so.
    pub(crate) async fn tell(
        &self,
        reference: &str,
        subject: &CaseSubject,
        event: CaseEvent,
    ) -> Result<Updated, NotUpdated> {
        let case = CaseNamed::Reference(reference.to_owned());
        self.tell_as(SYSTEM, case, subject, event).await
    }

    pub(crate) async fn tell_as(
        &self,
        client: &str,
        case: CaseNamed,
        subject: &CaseSubject,
        event: CaseEvent,
    ) -> Result<Updated, NotUpdated> {
        let Hall { table, keys, entropy, .. } = self.hall();
        let client = client.parse().unwrap();
        let request = Update { client, case, subject: subject.clone(), event };
        update(table, &keys.veil.seal, entropy, &self.catalogue, &request).await
    }

    /// A case that is finished, of a matter, begun by somebody or nobody.
    pub(crate) async fn finished(&self, reference: &str, subject: &CaseSubject) -> CaseId {
        self.tell(reference, subject, event(1, true)).await.unwrap().case
    }

    pub(crate) async fn list(
        &self,
        actor: &MemberActor,
        of: CaseList,
        after: Option<CaseMark>,
    ) -> Result<Listed, NotListed> {
        let Hall { table, keys, clock, .. } = self.hall();
        list(table, &keys.veil.seal, clock, actor, (of, after)).await
    }

    /// Every page of a list, put together.
    pub(crate) async fn whole(&self, actor: &MemberActor, of: CaseList) -> Vec<CaseId> {
        let (mut ids, mut after) = (Vec::new(), None);
        loop {
            let page = self.list(actor, of, after).await.unwrap();
            assert!(page.cases.len() <= domain::rules::CASES_PER_PAGE);
            ids.extend(page.cases.into_iter().map(|case| case.id));
            after = page.next_after;
            if after.is_none() {
                return ids;
            }
        }
    }

    pub(crate) async fn totals(&self, actor: &MemberActor) -> CaseTotals {
        self.list(actor, CaseList::InProgress, None).await.unwrap().totals
    }

    pub(crate) async fn one(
        &self,
        actor: &MemberActor,
        id: &CaseId,
    ) -> Result<(Case, Vec<CaseEvent>), NotTold> {
        let Hall { table, keys, clock, .. } = self.hall();
        one(table, &keys.veil.seal, clock, actor, id).await
    }

    pub(crate) async fn rate(
        &self,
        actor: &MemberActor,
        case: &CaseId,
        score: u8,
    ) -> Result<Case, NotRated> {
        let Hall { table, keys, entropy, clock, .. } = self.hall();
        let (score, comment) = (RatingScore::new(score).unwrap(), "样例评语".parse().unwrap());
        let request = Rate { case: case.clone(), score, comment };
        rate(table, &keys.veil.seal, entropy, clock, actor, &request).await
    }

    pub(crate) async fn begin(
        &self,
        actor: &MemberActor,
        code: &str,
        attempt: &str,
    ) -> Result<Handed, NotHanded> {
        self.begin_at(&self.hall().clock, actor, code, attempt).await
    }

    pub(crate) async fn begin_at(
        &self,
        clock: &impl Clock,
        actor: &MemberActor,
        code: &str,
        attempt: &str,
    ) -> Result<Handed, NotHanded> {
        let Hall { table, keys, entropy, .. } = self.hall();
        let attempt: AttemptKey = attempt.parse().unwrap();
        let issuer = issuer().issuer;
        let with = (&keys.veil.seal, Signing { tokens: &keys.tokens, issuer: &issuer });
        let request = (actor, &matter(code), &attempt);
        begin(table, with, entropy, clock, &self.catalogue, request).await
    }

    pub(crate) async fn resume(
        &self,
        actor: &MemberActor,
        id: &CaseId,
    ) -> Result<Handed, NotHanded> {
        let Hall { table, keys, clock, .. } = self.hall();
        let issuer = issuer().issuer;
        let with = (&keys.veil.seal, Signing { tokens: &keys.tokens, issuer: &issuer });
        resume(table, with, clock, &self.catalogue, (actor, id)).await
    }

    pub(crate) fn held(&self) -> Arc<Catalogue> {
        Arc::new(self.catalogue.clone())
    }

    pub(crate) async fn centre(&self, actor: &MemberActor) -> Centre {
        let Hall { table, keys, clock, .. } = self.hall();
        centre(table, &keys.veil.seal, clock, Some(self.held()), actor).await.unwrap()
    }

    /// Lets an agent do these matters for a year, and no others.
    pub(crate) async fn grant(&self, agent: &MemberActor, codes: &[&str]) {
        let staff = &self.staff;
        let scopes = codes.iter().map(|code| (Scope::Matter(matter(code)), staff.year())).collect();
        self.grant_scopes(agent, scopes).await;
    }

    pub(crate) async fn grant_scopes(
        &self,
        agent: &MemberActor,
        scopes: Vec<(Scope, domain::Period)>,
    ) {
        let staff = &self.staff;
        let revision = staff.people().await.member(&agent.membership).unwrap().revision;
        staff.grant(&staff.boss, &agent.membership, revision, scopes).await.unwrap();
    }

    /// Every row as it lies there, but for counts of limits.
    pub(crate) async fn snapshot(&self) -> BTreeMap<(String, String), String> {
        let items = self.hall().engine.scan().await.unwrap();
        let key = |item: &Item| (text(item, "pk").to_owned(), text(item, "sk").to_owned());
        let rows = items.into_iter().map(|item| (key(&item), plain(&AttributeValue::M(item))));
        rows.filter(|((pk, _), _)| !pk.starts_with("RATE#")).collect()
    }

    /// Asserts that nothing was written since; tells the keys of what was, and none of it.
    pub(crate) async fn assert_unwritten(&self, before: &BTreeMap<(String, String), String>) {
        let now = self.snapshot().await;
        let is_other = |key: &&(String, String)| before.get(*key) != now.get(*key);
        let written: BTreeSet<_> = before.keys().chain(now.keys()).filter(is_other).collect();
        assert!(written.is_empty(), "these were written: {written:?}");
    }

    /// Asserts that lists and counts of the whole table say what its cases do, and nothing else.
    pub(crate) async fn assert_consistent(&self) {
        let items = self.hall().engine.scan().await.unwrap();
        let cases: Vec<&Item> = items.iter().filter(|item| text(item, "sk") == "CASE").collect();
        let mut listed = BTreeSet::new();
        let mut counts: BTreeMap<(String, String), Count> = BTreeMap::new();
        for case in cases {
            expect(case, &mut listed, &mut counts);
        }
        let is_of_list = |item: &&Item| text(item, "pk").starts_with("CASES#");
        let (mut lies, mut counted) = (BTreeSet::new(), BTreeMap::new());
        for item in items.iter().filter(is_of_list) {
            let key = (text(item, "pk").to_owned(), text(item, "sk").to_owned());
            if key.1.starts_with("COUNT#") {
                counted.insert(key, Count::read(item));
            } else {
                lies.insert(key);
            }
        }
        assert_eq!(lies, listed, "lists");
        for count in counts.values_mut() {
            count.newest.sort();
            count.newest.reverse();
            count.newest.truncate(domain::rules::NEWEST_MOST);
        }
        assert_eq!(counted, counts, "counts");
    }
}

/// Who a mandate says may what.
pub(crate) fn claims(handed: &Handed) -> MandateClaims {
    jsonwebtoken::dangerous::insecure_decode::<MandateClaims>(&handed.mandate).unwrap().claims
}

fn text<'a>(item: &'a Item, name: &str) -> &'a str {
    item.get(name).and_then(|value| value.as_s().ok()).map_or("", String::as_str)
}

/// A value, the same each time it is read: the members of a map in order.
fn plain(value: &AttributeValue) -> String {
    match value {
        AttributeValue::M(members) => {
            let members: BTreeMap<_, _> =
                members.iter().map(|(name, value)| (name, plain(value))).collect();
            format!("{members:?}")
        }
        AttributeValue::L(values) => values.iter().map(plain).collect::<Vec<_>>().join(","),
        AttributeValue::Ss(values) => format!("{:?}", values.iter().collect::<BTreeSet<_>>()),
        other => format!("{other:?}"),
    }
}

fn number(item: &Item, name: &str) -> i64 {
    item.get(name).map_or(0, |value| value.as_n().unwrap().parse().unwrap())
}

/// A row of counts.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    in_progress: i64,
    finished: i64,
    to_be_rated: i64,
    newest: Vec<String>,
}

impl Count {
    fn read(item: &Item) -> Self {
        let marks = item["newest"].as_l().unwrap().iter();
        Self {
            in_progress: number(item, "in_progress"),
            finished: number(item, "finished"),
            to_be_rated: number(item, "to_be_rated"),
            newest: marks.map(|mark| mark.as_s().unwrap().clone()).collect(),
        }
    }
}

/// Where the case of this row must be found, and how it counts.
fn expect(
    case: &Item,
    listed: &mut BTreeSet<(String, String)>,
    counts: &mut BTreeMap<(String, String), Count>,
) {
    let id = text(case, "pk").strip_prefix("CASE#").unwrap();
    let (organisation, matter) = (text(case, "organisation"), text(case, "matter"));
    let person = Some(text(case, "person")).filter(|person| !person.is_empty());
    let is_finished = *case["is_finished"].as_bool().unwrap();
    let begun = format!("{:015}.{id}", number(case, "begun_at"));
    let count = format!("COUNT#{matter}#{}", person.unwrap_or("-"));
    let count = counts.entry((format!("CASES#{organisation}"), count)).or_default();
    count.newest.push(begun.clone());
    let (lists, mark) = if is_finished {
        count.finished += 1;
        let mut lists = vec!["finished"];
        if !case.contains_key("rating") {
            count.to_be_rated += 1;
            lists.push("to_be_rated");
        }
        (lists, format!("{:015}.{id}", number(case, "at")))
    } else {
        count.in_progress += 1;
        (vec!["in_progress"], begun)
    };
    for list in lists {
        let of = format!("CASES#{organisation}#{list}");
        listed.extend(person.map(|person| (format!("{of}#{person}"), mark.clone())));
        listed.insert((format!("{of}#{matter}"), mark.clone()));
        listed.insert((of, mark.clone()));
    }
}

/// The codes of what was told, in its order.
pub(crate) fn codes<'a>(
    told: impl IntoIterator<Item = &'a flows::matters::MatterTold>,
) -> Vec<&'a str> {
    told.into_iter().map(|told| told.matter.code.as_str()).collect()
}
