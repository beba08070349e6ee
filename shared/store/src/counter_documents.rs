//! Documents that clerks took: `DOC#<doc>`, what each is and by which act it was used.
//!
//! One that was used is kept; one that was not is swept a day later.

use crate::acts::{CounterAct, keeping};
use crate::clerks::clerk_lives;
use crate::limiter::{Counted, Event};
use crate::row::{self, at, exact, moment, sound, text};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{ActId, ClerkActor, CounterDocument, DocumentId, Ended, TakenDocument, rules};
use jiff::Timestamp;
use keys::SealKeys;
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading documents of a counter";
const WRITING: &str = "writing a document of a counter";

#[derive(Serialize, Deserialize)]
struct DocumentRow {
    document: String,
    kind: String,
    sha256: ByteBuf,
    size: u32,
    media_type: String,
    at_counter: String,
    clerk: String,
    taken_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    used_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<i64>,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Limit,
    New,
}

fn read(item: Item) -> Result<TakenDocument, Fault> {
    let row: DocumentRow = row::read(READING, item)?;
    Ok(TakenDocument {
        document: CounterDocument {
            id: sound(READING, &row.document)?,
            kind: sound(READING, &row.kind)?,
            sha256: exact(READING, &row.sha256)?,
            size: row.size,
            media_type: sound(READING, &row.media_type)?,
        },
        counter: sound(READING, &row.at_counter)?,
        at: at(READING, row.taken_at)?,
        used: row.used_by.map(|act| sound(READING, &act)).transpose()?,
    })
}

/// A document's use, as part of what it is used for: once, at the counter where it was taken, and while it is good.
pub(crate) fn spending<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    document: &DocumentId,
    (act, by): (&ActId, &ClerkActor),
    now: Timestamp,
) -> Transaction<L> {
    const UNUSED: &str =
        "attribute_not_exists(used_by) AND at_counter = :counter AND taken_at > :since";
    let write = Write::on(key::counter_document(document), UNUSED)
        .value(":counter", text(by.counter.as_str()))
        .value(":since", moment(now - rules::COUNTER_DOCUMENT_LIFE))
        .value(":act", text(act.as_str()));
    transaction.update(table, label, write, "SET used_by = :act REMOVE expires_at")
}

impl Table {
    /// Keeps that a clerk took a document.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn take_document(
        &self,
        document: &CounterDocument,
        act: &CounterAct<'_>,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<Result<Counted, Ended>, Fault> {
        let CounterAct { by, at, .. } = act;
        let row = DocumentRow {
            document: document.id.to_string(),
            kind: document.kind.as_str().to_owned(),
            sha256: ByteBuf::from(document.sha256),
            size: document.size,
            media_type: document.media_type.as_str().to_owned(),
            at_counter: by.counter.to_string(),
            clerk: by.clerk.to_string(),
            taken_at: at.as_millisecond(),
            used_by: None,
            expires_at: Some((*at + rules::COUNTER_DOCUMENT_LIFE + rules::SWEEP_AFTER).as_second()),
        };
        let limit = &rules::DOCUMENTS_PER_CLERK;
        let event = Event { limit, whose: by.clerk.to_string(), at: *at };
        let transaction = Transaction::new(WRITING);
        let transaction = clerk_lives(transaction, self, Label::Session, by, *at)
            .count(self, Label::Limit, &event)
            .put(
                self,
                Label::New,
                Write::new(key::counter_document(&document.id)),
                row::write(WRITING, &row)?,
            );
        let transaction = keeping(transaction, self, Label::New, act, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Ok(Counted::Allowed),
            Committed::Refused(Label::Session, _) => Err(Ended),
            Committed::Refused(Label::Limit, row) => {
                Ok(Counted::Limited { retry_after: event.wait(row.as_ref()) })
            }
            Committed::Refused(Label::New, _) => {
                return Err(Fault::lasting(WRITING, "its name was drawn before"));
            }
        })
    }

    /// Reads three documents in one call; what is not there is not in the answer.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn documents(&self, ids: &[DocumentId; 3]) -> Result<Vec<TakenDocument>, Fault> {
        let keys = ids.each_ref().map(key::counter_document);
        let items = self.get_several(READING, keys).await?;
        items.into_iter().map(read).collect()
    }
}
