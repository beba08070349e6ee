//! Notices over a limit, summed up: `HELD#digests` / `<when it is told>.<mobile>`, a count and the sealed mobile.
//!
//! ```text
//!  a recipient over the limit ──▶ marked `summed_at`, and the count raised     one transaction: each counts once
//!                                       │
//!                                       ▼  when it is told
//!  the row gone, and a notice of the sum in the outbox                        one transaction: the sum is exact
//! ```
//!
//! A row has no end but this one: TTL does not sweep it. A count that is raised while the row goes makes a row of its own,
//! which is told next.

use crate::notices::{FREE, claim_key, noticing, recipient};
use crate::row::{self, moment, number};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Mobile, Notice, NoticeEvent, NoticeId, rules};
use jiff::Timestamp;
use keys::{Blind, SealKeys};
use ports::{Entropy, Fault};
use serde::Deserialize;
use serde_bytes::ByteBuf;

const SUMMING: &str = "summing up a notice";
const READING: &str = "reading sums of notices";
const TELLING: &str = "telling a sum of notices";

/// Sums that one call reads at most.
const PAGE: i32 = 200;

/// What is summed up of one mobile, to be told at one moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeSum {
    /// Where it lies: when it is told, and whom.
    mark: String,
    /// When it is told.
    pub told_at: Timestamp,
    /// How many notices.
    pub count: u32,
    sealed: Vec<u8>,
}

#[derive(Deserialize)]
struct SumRow {
    told_at: i64,
    held: u32,
    sealed: ByteBuf,
}

/// What became of a recipient who was over a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summing {
    /// They are counted in a sum now.
    Now,
    /// They were counted before, or the message has left.
    Before,
    /// Somebody claimed them less than a minute ago.
    InProgress,
}

#[derive(Clone, Copy)]
enum Label {
    Recipient,
    Sum,
    Notice,
}

impl NoticeSum {
    fn read(item: Item) -> Result<Self, Fault> {
        let mark = row::sort_key(&item).to_owned();
        let SumRow { told_at, held, sealed } = row::read(READING, item)?;
        Ok(Self {
            mark,
            told_at: row::at(READING, told_at)?,
            count: held,
            sealed: sealed.into_vec(),
        })
    }
}

impl Table {
    /// Adds the recipient at this place of a notice to what they are told at that moment. Whoever is counted is never
    /// counted again, nor sent the notice itself.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then they may be counted, and asking again tells.
    pub async fn sum_notice(
        &self,
        (id, at): (&NoticeId, usize),
        (to, mobile): (&Mobile, &Blind),
        told_at: Timestamp,
        now: Timestamp,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<Summing, Fault> {
        let sum = key::notice_sum(told_at, mobile);
        let sealed = row::seal(SUMMING, seal, entropy, &sum, &to.e164())?;
        let swept = now + rules::NOTICE_LIFE + rules::SWEEP_AFTER;
        let write = Write::on(claim_key(&recipient(id, at)), FREE)
            .value(":now", moment(now))
            .value(":stale", moment(now - rules::NOTICE_LEASE))
            .value(":swept", number(swept.as_second()));
        let set = "SET summed_at = :now, expires_at = :swept REMOVE claim, claimed_at";
        let raised = Write::whatever(sum)
            .value(":one", number(1))
            .value(":at", moment(told_at))
            .value(":sealed", AttributeValue::B(Blob::new(sealed.into_vec())));
        let raise = "SET told_at = :at, sealed = if_not_exists(sealed, :sealed) ADD held :one";
        let transaction = Transaction::new(SUMMING)
            .update(self, Label::Recipient, write, set)
            .update(self, Label::Sum, raised, raise);
        Ok(match transaction.commit(self).await? {
            Committed::Done => Summing::Now,
            Committed::Refused(_, row) => {
                let is = |mark| row.as_ref().is_some_and(|row| row.contains_key(mark));
                let is_before = is("sent_at") || is("summed_at");
                if is_before { Summing::Before } else { Summing::InProgress }
            }
        })
    }

    /// The sums that are to be told by now, the oldest first: as many as one call reads.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn notice_sums_due(
        &self,
        now: Timestamp,
    ) -> Result<Vec<Result<NoticeSum, Fault>>, Fault> {
        let query = self.client.query().table_name(&self.name).consistent_read(true);
        let due = query
            .key_condition_expression("pk = :pk AND sk < :next")
            .expression_attribute_values(":pk", AttributeValue::S(key::notice_sums()))
            .expression_attribute_values(":next", AttributeValue::S(key::notice_sums_after(now)))
            .limit(PAGE);
        let page = due.send().await.map_err(|error| crate::transaction::fault(READING, error))?;
        Ok(page.items.unwrap_or_default().into_iter().map(NoticeSum::read).collect())
    }

    /// Every sum that waits, the one that is told first at the top.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when a row cannot be read.
    pub async fn notice_sums(&self) -> Result<Vec<NoticeSum>, Fault> {
        let items = self.all_of(READING, key::notice_sums(), "").await?;
        items.into_iter().map(NoticeSum::read).collect()
    }

    /// Puts a notice of the sum into the outbox, in place of the sum; tells whether it did. It does not when the sum was
    /// told before, or was raised since it was read: then it waits for whoever reads it next.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may have been put there, and is not there twice.
    pub async fn tell_notice_sum(
        &self,
        sum: &NoticeSum,
        now: Timestamp,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<bool, Fault> {
        let key = key::notice_sum_at(&sum.mark);
        let to: String = row::unseal(TELLING, seal, &key, &sum.sealed)?;
        let notice = Notice {
            to: row::sound(TELLING, &to)?,
            event: NoticeEvent::Summed { count: sum.count },
            organisation: None,
            sender: None,
        };
        let gone = Write::on(key, "held = :held").value(":held", number(sum.count));
        let transaction = Transaction::new(TELLING).delete(self, Label::Sum, gone);
        let with = (seal, entropy);
        let transaction = noticing(transaction, self, Label::Notice, &[notice], now, with)?;
        Ok(matches!(transaction.commit(self).await?, Committed::Done))
    }
}
