//! Notices: `NOTICE#<id>`, an outbox. Whoever changes something puts in one row, in the transaction of the change, who is
//! to be told; the table's stream hands the row to a function, which sends.
//!
//! ```text
//!  put with the change ──▶ stream ──▶ each recipient: claimed ──▶ sent
//!                             ▲              │  ▲         │
//!                             │              │  └─ 60 s ──┘ whoever claimed is gone
//!                   released ─┘              ▼
//!                       ▲                  held, with a line under HELD#: the day's budget is spent, or the carrier
//!                       └───────────────── will not take it
//! ```
//!
//! A claim is a row of its own, `DELIVERY#notice#<id>.<n>` for the recipient `n`, written before the message leaves and
//! marked after. So a message leaves at least once, and once unless whoever sends it dies between the two.

use crate::limiter::Event;
use crate::row::{self, moment, number, sound};
use crate::sms_budget::Charge;
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{Notice, NoticeEvent, NoticeId, Role, SmsShare, rules};
use jiff::Timestamp;
use keys::{Blind, SealKeys};
use ports::{Entropy, Fault, random};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a notice";
const WRITING: &str = "writing a notice";
const CLAIMING: &str = "claiming a notice";

#[derive(Serialize, Deserialize)]
struct NoticeRow {
    at: i64,
    expires_at: i64,
    sealed: ByteBuf,
}

/// One recipient, inside what is sealed.
#[derive(Serialize, Deserialize)]
struct Kept {
    to: String,
    event: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
}

impl From<&Notice> for Kept {
    fn from(notice: &Notice) -> Self {
        let Notice { to, event, organisation } = notice;
        Self {
            to: to.e164(),
            event: event.as_str().to_owned(),
            role: event.role().map(|role| role.as_str().to_owned()),
            link: event.link().map(str::to_owned),
            organisation: organisation.clone(),
        }
    }
}

impl Kept {
    fn read(self) -> Result<Notice, Fault> {
        let Self { to, event, role, link, organisation } = self;
        let role = role.and_then(|word| Role::ALL.into_iter().find(|role| role.as_str() == word));
        let event = NoticeEvent::parse(&event, role, link)
            .ok_or_else(|| Fault::lasting(READING, "an event that is not known"))?;
        Ok(Notice { to: sound(READING, &to)?, event, organisation })
    }
}

/// One recipient of one notice, claimed by us: nobody else sends to them until the lease is over.
#[derive(Clone, Debug)]
pub struct Claim {
    mobile: Blind,
    recipient: String,
    /// Tells our claim from another's.
    token: [u8; 16],
    charge: Charge,
}

/// What became of a claim.
#[derive(Debug)]
pub enum Claimed {
    /// It is ours, and counted in the day's budget: send.
    Ours(Claim),
    /// The message has left.
    Sent,
    /// Somebody claimed it less than a minute ago.
    InProgress,
    /// The day's budget of SMS is spent; nothing is claimed.
    BudgetSpent,
    /// That mobile has been told as much in a day as anybody is; nothing is written.
    Flooded,
}

#[derive(Clone, Copy)]
enum Label {
    Claim,
    Mobile,
    Budget,
    Notice,
    Held,
}

/// Who is to be told of a change, as part of it: one row for all of them, or none for nobody.
pub(crate) fn noticing<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    notices: &[Notice],
    now: Timestamp,
    (seal, entropy): (&SealKeys, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    if notices.is_empty() {
        return Ok(transaction);
    }
    let key = key::notice(&NoticeId::from_random(random(entropy)));
    let kept: Vec<Kept> = notices.iter().map(Kept::from).collect();
    let row = NoticeRow {
        at: now.as_millisecond(),
        expires_at: (now + rules::NOTICE_LIFE).as_second(),
        sealed: row::seal(WRITING, seal, entropy, &key, &kept)?,
    };
    Ok(transaction.put(table, label, Write::new(key), row::write(WRITING, &row)?))
}

fn recipient(id: &NoticeId, at: usize) -> String {
    format!("{id}.{at}")
}

fn claim_key(recipient: &str) -> key::Key {
    key::delivery("notice", recipient)
}

impl Claim {
    fn held_by_us(&self, condition: &str) -> Write {
        Write::on(claim_key(&self.recipient), condition)
            .value(":token", AttributeValue::B(Blob::new(self.token)))
    }
}

impl Table {
    /// Has people told of something that is no change of the table.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn tell(
        &self,
        notices: &[Notice],
        now: Timestamp,
        seal: &SealKeys,
        entropy: &dyn Entropy,
    ) -> Result<(), Fault> {
        if notices.is_empty() {
            return Ok(());
        }
        let transaction = Transaction::new(WRITING);
        let with = (seal, entropy);
        match noticing(transaction, self, Label::Notice, notices, now, with)?.commit(self).await? {
            Committed::Done => Ok(()),
            Committed::Refused(..) => Err(Fault::passing(WRITING, "the name drawn is in use")),
        }
    }

    /// Reads whom a notice tells what; nothing when there is none, or its time is over.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn notice(
        &self,
        id: &NoticeId,
        seal: &SealKeys,
        now: Timestamp,
    ) -> Result<Option<Vec<Notice>>, Fault> {
        let key = key::notice(id);
        let Some(item) = self.get(READING, key.clone()).await? else { return Ok(None) };
        let row: NoticeRow = row::read(READING, item)?;
        if row.expires_at <= now.as_second() {
            return Ok(None);
        }
        let kept: Vec<Kept> = row::unseal(READING, seal, &key, &row.sealed)?;
        kept.into_iter().map(Kept::read).collect::<Result<_, _>>().map(Some)
    }

    /// Claims the recipient at this place of a notice, and counts the message in the day's budget.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may be claimed, until the lease is over.
    pub async fn claim_notice(
        &self,
        (id, at): (&NoticeId, usize),
        mobile: &Blind,
        share: SmsShare,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<Claimed, Fault> {
        let told = Event::new(&rules::NOTICES_PER_MOBILE_DAY, mobile, now);
        let recipient = recipient(id, at);
        let token = random(entropy);
        for charge in Charge::either(share, now, entropy) {
            let claim =
                Claim { mobile: mobile.clone(), recipient: recipient.clone(), token, charge };
            let swept = now + rules::NOTICE_LIFE + rules::SWEEP_AFTER;
            let write = claim
                .held_by_us(
                    "attribute_not_exists(sent_at) \
                     AND (attribute_not_exists(claimed_at) OR claimed_at <= :stale)",
                )
                .value(":now", moment(now))
                .value(":stale", moment(now - rules::NOTICE_LEASE))
                .value(":swept", number(swept.as_second()));
            let set = "SET claim = :token, claimed_at = :now, expires_at = :swept";
            let transaction = Transaction::new(CLAIMING)
                .update(self, Label::Claim, write, set)
                .count(self, Label::Mobile, &told)
                .charge(self, Label::Budget, charge, now);
            match transaction.commit(self).await? {
                Committed::Done => return Ok(Claimed::Ours(claim)),
                Committed::Refused(Label::Budget, _) => {}
                Committed::Refused(Label::Mobile, _) => return Ok(Claimed::Flooded),
                Committed::Refused(_, row) => {
                    let is_sent = row.is_some_and(|row| row.contains_key("sent_at"));
                    return Ok(if is_sent { Claimed::Sent } else { Claimed::InProgress });
                }
            }
        }
        Ok(Claimed::BudgetSpent)
    }

    /// Keeps that the message has left: nobody sends it again.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may be sent again once the lease is over.
    pub async fn notice_sent(&self, claim: &Claim, now: Timestamp) -> Result<(), Fault> {
        let write = claim.held_by_us("claim = :token").value(":now", moment(now));
        // Refused only when the lease was over and another took over: then theirs is the message that counts.
        write.update(self, "marking a notice sent", "SET sent_at = :now").await.map(|_| ())
    }

    /// Gives a claim back, for a message no carrier took: whoever comes next may send at once.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it is free once the lease is over.
    pub async fn give_back_notice(&self, claim: &Claim) -> Result<(), Fault> {
        // Of when it was is no matter: the latest count is taken back.
        let told = Event::new(&rules::NOTICES_PER_MOBILE_DAY, &claim.mobile, Timestamp::UNIX_EPOCH);
        let write = claim.held_by_us("claim = :token AND attribute_not_exists(sent_at)");
        let transaction = Transaction::new("giving a notice back")
            .update(self, Label::Claim, write, "REMOVE claim, claimed_at")
            .give_back(self, Label::Mobile, &told)
            .refund(self, Label::Budget, claim.charge);
        transaction.commit(self).await.map(|_| ())
    }

    /// Holds a notice back until somebody releases it. Saying it twice is saying it once.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn hold_notice(&self, id: &NoticeId, now: Timestamp) -> Result<(), Fault> {
        let write = Write::there(key::notice(id)).value(":now", moment(now));
        let line = Item::from([
            ("at".to_owned(), moment(now)),
            ("expires_at".to_owned(), number((now + rules::NOTICE_LIFE).as_second())),
        ]);
        let transaction = Transaction::new("holding a notice")
            .update(self, Label::Notice, write, "SET held_at = :now REMOVE released_at")
            .put(self, Label::Held, Write::new(key::held_notice(id)), line);
        transaction.commit(self).await.map(|_| ())
    }

    /// The notices that are held, in no order.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn held_notices(&self) -> Result<Vec<NoticeId>, Fault> {
        const LISTING: &str = "listing held notices";
        let items = self.all_of(LISTING, key::held_notices(), "").await?;
        items.iter().map(|item| sound(LISTING, row::sort_key(item))).collect()
    }

    /// Hands a notice to the stream again, held or not; tells whether there is such a one.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may have been handed over, and saying it again does no harm.
    pub async fn release_notice(&self, id: &NoticeId, now: Timestamp) -> Result<bool, Fault> {
        const RELEASING: &str = "releasing a notice";
        let touch = || {
            let write = Write::there(key::notice(id));
            write.value(":now", moment(now))
        };
        let set = "SET released_at = :now REMOVE held_at";
        // Both at once: whoever the stream hands it to may hold it again, with a line anew.
        let line = Write::there(key::held_notice(id));
        let transaction = Transaction::new(RELEASING)
            .update(self, Label::Notice, touch(), set)
            .delete(self, Label::Held, line);
        match transaction.commit(self).await? {
            Committed::Done => Ok(true),
            Committed::Refused(Label::Held, _) => {
                Ok(matches!(touch().update(self, RELEASING, set).await?, Updated::Done(_)))
            }
            Committed::Refused(..) => Ok(false),
        }
    }
}
