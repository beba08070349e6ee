//! Cases (办件): `CASE#<cas>`, its events beside it, the lists it is on, and the counts of its organisation.
//!
//! All of it changes in one transaction, so that lists and counts always say what the cases do. A row of a list is its key:
//! what a case says is read from the case. What texts and addresses say may name somebody, so they are sealed.

use crate::key::CasesOf;
use crate::limiter::Event;
use crate::organisations::OrganisationRow;
use crate::row::{self, at, moment, number, sound, text};
use crate::sessions::session_lives;
use crate::transaction::{Committed, Transaction, Write, fault};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    Case, CaseCount, CaseCounts, CaseEvent, CaseId, CaseList, CaseMark, CaseSubject, CaseTotals,
    MatterCode, MemberActor, OrganisationId, OrganisationKind, People, PersonId, Rating,
    RatingScore, newest_with, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::SealKeys;
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a case";
const COUNTING: &str = "counting cases";
const LISTING: &str = "listing cases";
const SAVING: &str = "writing a case";

#[derive(Serialize, Deserialize)]
struct CaseRow {
    organisation: String,
    organisation_kind: String,
    matter: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    system: String,
    begun_at: i64,
    sequence: u64,
    is_finished: bool,
    at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingRow>,
    revision: u64,
    sealed: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct RatingRow {
    score: u8,
    by: String,
    at: i64,
}

#[derive(Serialize, Deserialize)]
struct EventRow {
    sequence: u64,
    is_finished: bool,
    at: i64,
    sealed: ByteBuf,
}

/// What is said of a case, or of an event of it.
#[derive(Serialize, Deserialize)]
struct Sealed {
    title: String,
    step: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
}

impl Sealed {
    fn of(event: &CaseEvent, rating: Option<&Rating>) -> Self {
        Self {
            title: event.title.reveal().to_owned(),
            step: event.step.reveal().to_owned(),
            url: event.url.as_ref().map(|url| url.as_str().to_owned()),
            comment: rating.map(|rating| rating.comment.reveal().to_owned()),
        }
    }

    fn event(&self, sequence: u64, is_finished: bool, moment: i64) -> Result<CaseEvent, Fault> {
        Ok(CaseEvent {
            sequence,
            is_finished,
            title: sound(READING, &self.title)?,
            step: sound(READING, &self.step)?,
            at: at(READING, moment)?,
            url: self.url.as_deref().map(|url| sound(READING, url)).transpose()?,
        })
    }
}

fn case_item(case: &Case, (seal, entropy): (&SealKeys, &dyn Entropy)) -> Result<Item, Fault> {
    let Case { id, subject, kind, system, latest, rating, revision } = case;
    let sealed = Sealed::of(latest, rating.as_ref());
    let row = CaseRow {
        organisation: subject.organisation.to_string(),
        organisation_kind: kind.as_str().to_owned(),
        matter: subject.matter.as_str().to_owned(),
        person: subject.person.as_ref().map(ToString::to_string),
        system: system.to_string(),
        begun_at: subject.begun_at.as_millisecond(),
        sequence: latest.sequence,
        is_finished: latest.is_finished,
        at: latest.at.as_millisecond(),
        rating: rating.as_ref().map(|rating| RatingRow {
            score: rating.score.get(),
            by: rating.by.to_string(),
            at: rating.at.as_millisecond(),
        }),
        revision: *revision,
        sealed: row::seal(SAVING, seal, entropy, &key::case(id), &sealed)?,
    };
    row::write(SAVING, &row)
}

fn read_case(id: &CaseId, item: Item, seal: &SealKeys) -> Result<Case, Fault> {
    let row: CaseRow = row::read(READING, item)?;
    let sealed: Sealed = row::unseal(READING, seal, &key::case(id), &row.sealed)?;
    let rating = row.rating.map(|rating| {
        Ok(Rating {
            score: RatingScore::new(rating.score).map_err(|e| Fault::lasting(READING, e))?,
            comment: sound(READING, sealed.comment.as_deref().unwrap_or_default())?,
            by: sound(READING, &rating.by)?,
            at: at(READING, rating.at)?,
        })
    });
    Ok(Case {
        id: id.clone(),
        subject: CaseSubject {
            organisation: sound(READING, &row.organisation)?,
            matter: sound(READING, &row.matter)?,
            person: row.person.as_deref().map(|person| sound(READING, person)).transpose()?,
            begun_at: at(READING, row.begun_at)?,
        },
        kind: sound(READING, &row.organisation_kind)?,
        system: sound(READING, &row.system)?,
        latest: sealed.event(row.sequence, row.is_finished, row.at)?,
        rating: rating.transpose()?,
        revision: row.revision,
    })
}

fn read_event(id: &CaseId, item: Item, seal: &SealKeys) -> Result<CaseEvent, Fault> {
    let row: EventRow = row::read(READING, item)?;
    let key = key::case_event(id, row.sequence);
    let sealed: Sealed = row::unseal(READING, seal, &key, &row.sealed)?;
    sealed.event(row.sequence, row.is_finished, row.at)
}

#[derive(Deserialize)]
struct CountRow {
    matter: String,
    #[serde(default)]
    person: Option<String>,
    #[serde(default)]
    in_progress: u64,
    #[serde(default)]
    finished: u64,
    #[serde(default)]
    to_be_rated: u64,
    newest: Vec<String>,
}

fn read_count(item: Item) -> Result<CaseCount, Fault> {
    let row: CountRow = row::read(COUNTING, item)?;
    let newest = row.newest.iter().map(|mark| sound(COUNTING, mark));
    Ok(CaseCount {
        matter: sound(COUNTING, &row.matter)?,
        person: row.person.as_deref().map(|person| sound(COUNTING, person)).transpose()?,
        totals: CaseTotals {
            in_progress: row.in_progress,
            finished: row.finished,
            to_be_rated: row.to_be_rated,
        },
        newest: newest.collect::<Result<_, _>>()?,
    })
}

/// What an update is judged by.
#[derive(Debug)]
pub struct CaseAtHand {
    /// The case, if there is one.
    pub case: Option<Case>,
    /// The event that was kept under the update's number, if one was.
    pub known: Option<CaseEvent>,
    /// What kind the organisation is of; none if there is no such.
    pub kind: Option<OrganisationKind>,
    /// The newest begun of its matter by its person, if any were.
    pub newest: Option<Vec<CaseMark>>,
}

/// A change of a case that is to be written.
#[derive(Clone, Copy, Debug)]
pub struct CaseChange<'a> {
    /// As it was read; nothing when it is new.
    pub before: Option<&'a Case>,
    /// As it is from now on.
    pub after: &'a Case,
    /// What happened, to be kept in its history.
    pub event: Option<&'a CaseEvent>,
    /// The newest begun of its matter by its person, as they were read, for a new one.
    pub newest: Option<&'a [CaseMark]>,
}

/// The answer to a member who begins a case; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseBeginning {
    /// It is written.
    Done,
    /// The organisation, or the counts of its cases, were changed since they were read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The member has begun too many lately.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
}

/// The answer to a business system that tells of a case; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseUpdate {
    /// It is written.
    Done,
    /// The case, or the counts of its organisation, were changed since they were read: read and judge again.
    Stale,
    /// A new case is of an organisation that is not there.
    OrganisationUnknown,
}

/// The answer to a member who rates a case; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseRating {
    /// It is written.
    Done,
    /// The case was changed since it was read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
}

/// Every row by which lists say where a case is.
fn listed(case: &Case) -> Vec<key::Key> {
    let CaseSubject { organisation, matter, person, .. } = &case.subject;
    let of = [Some(CasesOf::Organisation), Some(CasesOf::Matter(matter))];
    let of = of.into_iter().chain([person.as_ref().map(CasesOf::Person)]).flatten();
    let of: Vec<CasesOf<'_>> = of.collect();
    let places = case.places();
    let rows = places.iter().flat_map(|(list, mark)| {
        of.iter().map(move |of| key::listed_case(organisation, (*list, *of), mark))
    });
    rows.collect()
}

impl CaseChange<'_> {
    /// How the counts change: the expression and its values, or nothing when they stay.
    fn count(&self) -> Option<(Write, String)> {
        let CaseSubject { organisation, matter, person, .. } = &self.after.subject;
        let key = key::case_count(organisation, matter, person.as_ref());
        let is_on = |case: &Case, list| i64::from(case.places().iter().any(|(on, _)| *on == list));
        let mut adding = Vec::new();
        let mut values = Vec::new();
        for list in CaseList::ALL {
            let before = self.before.map_or(0, |before| is_on(before, list));
            let step = is_on(self.after, list) - before;
            if step != 0 {
                adding.push(format!("{} :{}", list.as_str(), list.as_str()));
                values.push((format!(":{}", list.as_str()), number(step)));
            }
        }
        let add = format!("ADD {}", adding.join(", "));
        let (write, set) = match self.before {
            Some(_) if adding.is_empty() => return None,
            Some(_) => (Write::there(key), add),
            None => {
                let mark =
                    CaseMark { at: self.after.subject.begun_at, case: self.after.id.clone() };
                let read = self.newest.map(<[_]>::to_vec);
                let newest = newest_with(read.clone().unwrap_or_default(), mark);
                let write = match read {
                    Some(read) => Write::on(key, "newest = :read").value(":read", marks(&read)),
                    None => Write::new(key),
                };
                let write =
                    write.value(":newest", marks(&newest)).value(":matter", text(matter.as_str()));
                let set = "SET newest = :newest, matter = :matter";
                match person {
                    Some(person) => (
                        write.value(":person", text(person.as_str())),
                        format!("{set}, person = :person {add}"),
                    ),
                    None => (write, format!("{set} {add}")),
                }
            }
        };
        let write =
            values.into_iter().fold(write, |write, (name, value)| write.value(&name, value));
        Some((write, set))
    }
}

fn marks(marks: &[CaseMark]) -> AttributeValue {
    AttributeValue::L(marks.iter().map(|mark| text(mark.to_string())).collect())
}

impl Table {
    /// Reads what an update of a case is judged by: one call.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn case_at_hand(
        &self,
        id: &CaseId,
        subject: &CaseSubject,
        sequence: u64,
        seal: &SealKeys,
    ) -> Result<CaseAtHand, Fault> {
        let CaseSubject { organisation, matter, person, .. } = subject;
        let own = key::case(id);
        let event = key::case_event(id, sequence);
        let count = key::case_count(organisation, matter, person.as_ref());
        let whose = key::organisation(organisation);
        let keys = [own.clone(), event.clone(), count.clone(), whose.clone()];
        let mut found = CaseAtHand { case: None, known: None, kind: None, newest: None };
        for item in self.get_several(READING, keys).await? {
            if own.is_of(&item) {
                found.case = Some(read_case(id, item, seal)?);
            } else if event.is_of(&item) {
                found.known = Some(read_event(id, item, seal)?);
            } else if count.is_of(&item) {
                found.newest = Some(read_count(item)?.newest);
            } else if whose.is_of(&item) {
                let row: OrganisationRow = row::read(READING, item)?;
                let code = row::credit_code(READING, &row.credit_code)?;
                found.kind = Some(OrganisationKind::of(&code));
            }
        }
        Ok(found)
    }

    /// The newest begun of one count, for whoever begins another; and the case itself, if it was begun before: one call.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn case_newest(
        &self,
        organisation: &OrganisationId,
        matter: &MatterCode,
        (person, id): (&PersonId, &CaseId),
        seal: &SealKeys,
    ) -> Result<(Option<Vec<CaseMark>>, Option<Case>), Fault> {
        let count = key::case_count(organisation, matter, Some(person));
        let own = key::case(id);
        let (mut newest, mut case) = (None, None);
        for item in self.get_several(COUNTING, [count.clone(), own.clone()]).await? {
            if count.is_of(&item) {
                newest = Some(read_count(item)?.newest);
            } else if own.is_of(&item) {
                case = Some(read_case(id, item, seal)?);
            }
        }
        Ok((newest, case))
    }

    /// Writes a case that a member begins. The organisation must stand as it was read, and the member must not have begun
    /// too many.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_case(
        &self,
        (actor, people): (&MemberActor, &People),
        (case, newest): (&Case, Option<&[CaseMark]>),
        at: Timestamp,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<CaseBeginning, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Limit,
            Stale,
        }
        let limited =
            Event { limit: &rules::CASES_PER_MEMBER, whose: actor.membership.to_string(), at };
        let organisation = Write::on(key::organisation(&people.organisation), "version = :version")
            .value(":version", number(people.version));
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(SAVING), self, Label::Session, session)
            .count(self, Label::Limit, &limited)
            .check(self, Label::Stale, organisation);
        let change = CaseChange { before: None, after: case, event: Some(&case.latest), newest };
        let transaction = self.case_change(transaction, Label::Stale, &change, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => CaseBeginning::Done,
            Committed::Refused(Label::Session, _) => CaseBeginning::SessionEnded,
            Committed::Refused(Label::Limit, row) => {
                CaseBeginning::Limited { retry_after: limited.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Stale, _) => CaseBeginning::Stale,
        })
    }

    /// Writes what a business system tells of a case. The organisation of a new one must be there.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn update_case(
        &self,
        change: &CaseChange<'_>,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<CaseUpdate, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Organisation,
            Stale,
        }
        let mut transaction = Transaction::new(SAVING);
        if change.before.is_none() {
            let organisation = key::organisation(&change.after.subject.organisation);
            transaction = transaction.check(self, Label::Organisation, Write::there(organisation));
        }
        let transaction = self.case_change(transaction, Label::Stale, change, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => CaseUpdate::Done,
            Committed::Refused(Label::Organisation, _) => CaseUpdate::OrganisationUnknown,
            Committed::Refused(Label::Stale, _) => CaseUpdate::Stale,
        })
    }

    /// Writes a case as a member rates it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn rate_case(
        &self,
        actor: &MemberActor,
        (before, after): (&Case, &Case),
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<CaseRating, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
        }
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(SAVING), self, Label::Session, session);
        let change = CaseChange { before: Some(before), after, event: None, newest: None };
        let transaction = self.case_change(transaction, Label::Stale, &change, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => CaseRating::Done,
            Committed::Refused(Label::Session, _) => CaseRating::SessionEnded,
            Committed::Refused(Label::Stale, _) => CaseRating::Stale,
        })
    }

    /// What every change of a case writes: the case, what happened to it, the lists and the counts.
    fn case_change<L: Copy>(
        &self,
        transaction: Transaction<L>,
        stale: L,
        change: &CaseChange<'_>,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<Transaction<L>, Fault> {
        let CaseChange { before, after, event, .. } = *change;
        let own = key::case(&after.id);
        let write = match before {
            Some(before) => {
                Write::on(own, "revision = :read").value(":read", number(before.revision))
            }
            None => Write::new(own),
        };
        let mut transaction = transaction.put(self, stale, write, case_item(after, with)?);
        if let Some(event) = event {
            let key = key::case_event(&after.id, event.sequence);
            let sealed = row::seal(SAVING, with.0, with.1, &key, &Sealed::of(event, None))?;
            let item = Item::from([
                ("sequence".to_owned(), number(event.sequence)),
                ("is_finished".to_owned(), AttributeValue::Bool(event.is_finished)),
                ("at".to_owned(), moment(event.at)),
                (row::SEALED.to_owned(), AttributeValue::B(sealed.into_vec().into())),
            ]);
            transaction = transaction.put(self, stale, Write::new(key), item);
        }
        let was = before.map(listed).unwrap_or_default();
        let is = listed(after);
        for gone in was.iter().filter(|key| !is.contains(key)) {
            transaction = transaction.delete(self, stale, Write::there(gone.clone()));
        }
        for new in is.iter().filter(|key| !was.contains(key)) {
            transaction = transaction.put(self, stale, Write::new(new.clone()), Item::new());
        }
        if let Some((write, set)) = change.count() {
            transaction = transaction.update(self, stale, write, &set);
        }
        Ok(transaction)
    }

    /// Reads every count of an organisation: as many as there are matters that somebody began, however many cases.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn case_counts(&self, organisation: &OrganisationId) -> Result<CaseCounts, Fault> {
        let (pk, prefix) = key::case_counts(organisation);
        let items = self.all_of(COUNTING, pk, &prefix).await?;
        items.into_iter().map(read_count).collect::<Result<_, _>>().map(CaseCounts)
    }

    /// Reads a list, the newest first: those that lie after a mark, `most` at most.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn listed_cases(
        &self,
        organisation: &OrganisationId,
        (list, of): (CaseList, CasesOf<'_>),
        after: Option<&CaseMark>,
        most: usize,
    ) -> Result<Vec<CaseMark>, Fault> {
        let query = self
            .client
            .query()
            .table_name(&self.name)
            .consistent_read(true)
            .scan_index_forward(false)
            .limit(i32::try_from(most).unwrap_or(i32::MAX))
            .expression_attribute_values(":pk", text(key::cases(organisation, list, of)));
        let query = match after {
            None => query.key_condition_expression("pk = :pk"),
            Some(after) => query
                .key_condition_expression("pk = :pk AND sk < :after")
                .expression_attribute_values(":after", text(after.to_string())),
        };
        let reply = query.send().await.map_err(|error| fault(LISTING, error))?;
        let items = reply.items.unwrap_or_default();
        items.iter().map(|item| sound(LISTING, row::sort_key(item))).collect()
    }

    /// Reads cases, in the order in which they are named; one that is not there is left out. At most 100.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn cases(&self, ids: &[CaseId], seal: &SealKeys) -> Result<Vec<Case>, Fault> {
        let items = self.get_all(READING, ids.iter().map(key::case).collect()).await?;
        in_order(ids, &items, seal)
    }

    /// Reads a case with its whole history, the latest event first.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn case_with_history(
        &self,
        id: &CaseId,
        seal: &SealKeys,
    ) -> Result<Option<(Case, Vec<CaseEvent>)>, Fault> {
        let own = key::case(id);
        let (mut case, mut events) = (None, Vec::new());
        for item in self.all_of(READING, own.pk.clone(), "").await? {
            if own.is_of(&item) {
                case = Some(read_case(id, item, seal)?);
            } else {
                events.push(read_event(id, item, seal)?);
            }
        }
        events.sort_by_key(|event| std::cmp::Reverse(event.sequence));
        Ok(case.map(|case| (case, events)))
    }
}

/// The cases among these rows, in the order in which they are named.
pub(crate) fn in_order(
    ids: &[CaseId],
    items: &[Item],
    seal: &SealKeys,
) -> Result<Vec<Case>, Fault> {
    let mut cases = Vec::new();
    for id in ids {
        let key = key::case(id);
        if let Some(item) = items.iter().find(|item| key.is_of(item)) {
            cases.push(read_case(id, item.clone(), seal)?);
        }
    }
    Ok(cases)
}
