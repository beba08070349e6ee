//! What clerks did: `CTR#<counter>`, a row for each act, in order of time; none is ever changed or taken away.
//!
//! A change of an organisation has a record in that organisation's own chain (`audit`), by its clerk; here is everything a
//! clerk did, whether or not anything changed, so that a counter's day is read in one place. What an act was about is
//! sealed, because the reasons that people type may name somebody.

use crate::clerks::clerk_lives;
use crate::limiter::{Counted, Event};
use crate::row::{self, moment, sound, text};
use crate::transaction::{Committed, Transaction, Write, fault};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::rules::Limit;
use domain::{ActId, ClerkActor, ClerkId, CounterId, Ended};
use jiff::Timestamp;
use keys::SealKeys;
use ports::{Entropy, Fault, random};
use serde::Deserialize;
use serde_bytes::ByteBuf;
use std::collections::BTreeMap;

const WRITING: &str = "writing an act of a clerk";
const READING: &str = "reading the acts of a counter";

/// Something a clerk does.
#[derive(Clone, Debug)]
pub struct CounterAct<'a> {
    /// Its name.
    pub id: ActId,
    /// Who, where, in which session.
    pub by: &'a ClerkActor,
    /// When.
    pub at: Timestamp,
    /// What: dotted and past, `document.taken`.
    pub what: &'static str,
    /// Of what: ids, codes, reasons. Kept sealed.
    pub content: Vec<(&'static str, String)>,
}

impl<'a> CounterAct<'a> {
    /// An act with a name of its own.
    #[must_use]
    pub fn new(
        what: &'static str,
        (by, at): (&'a ClerkActor, Timestamp),
        content: Vec<(&'static str, String)>,
        entropy: &dyn Entropy,
    ) -> Self {
        Self { id: ActId::from_random(random(entropy)), by, at, what, content }
    }
}

/// An act, told.
#[derive(Clone, Debug)]
pub struct ActTold {
    /// Its name.
    pub id: ActId,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub clerk: ClerkId,
    /// What.
    pub what: String,
    /// Of what.
    pub content: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct ActRow {
    act: String,
    at: i64,
    clerk: String,
    what: String,
    sealed: ByteBuf,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Limit,
    New,
}

/// An act, as part of what is done.
pub(crate) fn keeping<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    act: &CounterAct<'_>,
    (seal, entropy): (&SealKeys, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let CounterAct { id, by, at, what, content } = act;
    let key = key::act(&by.counter, *at, id);
    let content: BTreeMap<_, _> = content.iter().map(|(name, value)| (*name, value)).collect();
    let sealed = row::seal(WRITING, seal, entropy, &key, &content)?;
    let item = Item::from([
        ("act".to_owned(), text(id.as_str())),
        ("at".to_owned(), moment(*at)),
        ("clerk".to_owned(), text(by.clerk.as_str())),
        ("what".to_owned(), text(*what)),
        (row::SEALED.to_owned(), AttributeValue::B(Blob::new(sealed.into_vec()))),
    ]);
    Ok(transaction.put(table, label, Write::new(key), item))
}

fn read(counter: &CounterId, item: Item, seal: &SealKeys) -> Result<ActTold, Fault> {
    let row: ActRow = row::read(READING, item)?;
    let (id, at): (ActId, _) = (sound(READING, &row.act)?, row::at(READING, row.at)?);
    let content = row::unseal(READING, seal, &key::act(counter, at, &id), &row.sealed)?;
    Ok(ActTold { id, at, clerk: sound(READING, &row.clerk)?, what: row.what, content })
}

impl Table {
    /// Keeps an act that changes nothing else, if the clerk's session lives, and counts it against a limit if there is
    /// one: before anything is told, so that what has no record is not told.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn keep_act(
        &self,
        act: &CounterAct<'_>,
        limit: Option<&Limit>,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<Result<Counted, Ended>, Fault> {
        let CounterAct { by, at, .. } = act;
        let event = limit.map(|limit| Event { limit, whose: by.clerk.to_string(), at: *at });
        let transaction = Transaction::new(WRITING);
        let mut transaction = clerk_lives(transaction, self, Label::Session, by, *at);
        if let Some(event) = &event {
            transaction = transaction.count(self, Label::Limit, event);
        }
        let transaction = keeping(transaction, self, Label::New, act, with)?;
        Ok(match (transaction.commit(self).await?, event) {
            (Committed::Done, _) => Ok(Counted::Allowed),
            (Committed::Refused(Label::Session, _), _) => Err(Ended),
            (Committed::Refused(Label::Limit, row), Some(event)) => {
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
            (Committed::Refused(..), _) => {
                return Err(Fault::lasting(WRITING, "its name was drawn before"));
            }
        })
    }

    /// Reads a page of a counter's acts, newest first: the newest, or those before one; and whether there are more.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when one does not open.
    pub async fn acts(
        &self,
        counter: &CounterId,
        before: Option<(Timestamp, &ActId)>,
        most: usize,
        seal: &SealKeys,
    ) -> Result<(Vec<ActTold>, bool), Fault> {
        // Above every digit that a moment begins with.
        let end = before.map_or_else(|| ":".to_owned(), |(at, id)| key::act_mark(at, id));
        let sent = self
            .client
            .query()
            .table_name(&self.name)
            .key_condition_expression("pk = :pk AND sk < :end")
            .expression_attribute_values(":pk", text(key::acts_of(counter)))
            .expression_attribute_values(":end", text(end))
            .scan_index_forward(false)
            .limit(i32::try_from(most).unwrap_or(i32::MAX))
            .consistent_read(true)
            .send()
            .await;
        let reply = sent.map_err(|error| fault(READING, error))?;
        let has_more = reply.last_evaluated_key.is_some();
        let items = reply.items.unwrap_or_default().into_iter();
        let acts = items.map(|item| read(counter, item, seal)).collect::<Result<_, _>>()?;
        Ok((acts, has_more))
    }
}
