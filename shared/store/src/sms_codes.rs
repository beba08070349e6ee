//! SMS codes: `SMS#<id>`. The row holds what the digits are derived from, never the digits.
//!
//! A code of a flow that knows its own mobile leaves by the outbox (`code_outbox.rs`); any other is counted here and sent
//! by the function that was asked.

use crate::key;
use crate::limiter::Event;
use crate::row::{self, at, exact, moment, number, text};
use crate::sms_budget::Charge;
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{FlowId, IssuedCode, SecretHash, SmsCodeId, SmsPurpose, SmsShare, rules};
use jiff::{SignedDuration, Timestamp};
use keys::Blind;
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an SMS code";
const WRITING: &str = "writing an SMS code";

#[derive(Serialize, Deserialize)]
struct SmsRow {
    purpose: String,
    flow: String,
    mobile: String,
    token_hash: ByteBuf,
    nonce: ByteBuf,
    key: String,
    issued_at: i64,
    dies_at: i64,
    resend_at: i64,
    sends: u32,
    guesses: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    verified_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    consumed_at: Option<i64>,
    expires_at: i64,
}

/// The code in a row.
pub(crate) fn read_code(item: Item) -> Result<IssuedCode, Fault> {
    row::read::<SmsRow>(READING, item)?.issued()
}

impl SmsRow {
    fn issued(&self) -> Result<IssuedCode, Fault> {
        Ok(IssuedCode {
            nonce: exact(READING, &self.nonce)?,
            key: self.key.clone(),
            issued_at: at(READING, self.issued_at)?,
            resend_at: at(READING, self.resend_at)?,
            sends: self.sends,
            guesses: self.guesses,
            verified_at: self.verified_at.map(|ms| at(READING, ms)).transpose()?,
            is_consumed: self.consumed_at.is_some(),
        })
    }
}

/// A sending that was judged and is to be counted: what the code is bound to, before and after.
#[derive(Clone, Debug)]
pub struct SmsSending<'a> {
    /// The code's name.
    pub id: &'a SmsCodeId,
    /// What for.
    pub purpose: SmsPurpose,
    /// In which flow.
    pub flow: &'a FlowId,
    /// Whose browser may answer.
    pub token: SecretHash,
    /// To whom, blinded.
    pub mobile: &'a Blind,
    /// From where it was asked for, blinded.
    pub address: &'a Blind,
    /// The code as it was read.
    pub last: Option<&'a IssuedCode>,
    /// The code as it will stand.
    pub code: &'a IssuedCode,
    /// The share of the day's budget that it is of.
    pub share: SmsShare,
    /// Now.
    pub at: Timestamp,
}

/// A sending's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmsSent {
    /// It is counted: send it. In the day's budget, here.
    Counted(Charge),
    /// A limit of the mobile or of the caller's address is reached; nothing is counted.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Another request sent this code at the same moment; nothing is counted.
    Overtaken,
    /// The share of the day's budget is spent; nothing is counted.
    BudgetSpent,
}

/// A guess, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Guess {
    /// There is no such code, or it is not this caller's.
    Unknown,
    /// Its five minutes are over.
    Dead,
    /// All guesses are spent, or it has been used. Another may be sent once its own time is over.
    Spent {
        /// When that is.
        dies_at: Timestamp,
    },
    /// It may be compared; the count is in the code.
    Counted(IssuedCode),
}

#[derive(Clone, Copy)]
enum Label {
    Code,
    MobileHour,
    MobileDay,
    Address,
    Budget,
}

impl SmsSending<'_> {
    fn events(&self) -> [(Label, Event<'static>); 3] {
        let event = |limit, whose| Event::new(limit, whose, self.at);
        [
            (Label::MobileHour, event(&rules::SMS_PER_MOBILE_HOUR, self.mobile)),
            (Label::MobileDay, event(&rules::SMS_PER_MOBILE_DAY, self.mobile)),
            (Label::Address, event(&rules::SMS_PER_ADDRESS_HOUR, self.address)),
        ]
    }

    fn is_resend(&self) -> bool {
        self.last.is_some_and(|last| last.issued_at == self.code.issued_at)
    }

    fn row(&self) -> SmsRow {
        let code = self.code;
        SmsRow {
            purpose: self.purpose.as_str().to_owned(),
            flow: self.flow.to_string(),
            mobile: self.mobile.as_str().to_owned(),
            token_hash: ByteBuf::from(self.token.0),
            nonce: ByteBuf::from(code.nonce),
            key: code.key.clone(),
            issued_at: code.issued_at.as_millisecond(),
            dies_at: code.dies_at().as_millisecond(),
            resend_at: code.resend_at.as_millisecond(),
            sends: code.sends,
            guesses: code.guesses,
            verified_at: None,
            consumed_at: None,
            expires_at: (code.dies_at() + rules::SWEEP_AFTER).as_second(),
        }
    }
}

impl Table {
    /// Reads a code.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn sms_code(&self, id: &SmsCodeId) -> Result<Option<IssuedCode>, Fault> {
        let Some(item) = self.get(READING, key::sms_code(id)).await? else { return Ok(None) };
        read_code(item).map(Some)
    }

    /// The mobile, as it was blinded, that a verified code of this flow proved; also once it is used up.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn sms_proof(&self, id: &SmsCodeId, flow: &FlowId) -> Result<Option<String>, Fault> {
        let Some(item) = self.get(READING, key::sms_code(id)).await? else { return Ok(None) };
        let row: SmsRow = row::read(READING, item)?;
        let proves = row.flow == flow.as_str() && row.verified_at.is_some();
        Ok(proves.then_some(row.mobile))
    }

    /// Counts a sending against all its limits and in the day's budget, and writes the code, in one transaction.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_sms(
        &self,
        sending: &SmsSending<'_>,
        entropy: &dyn Entropy,
    ) -> Result<SmsSent, Fault> {
        for charge in Charge::either(sending.share, sending.at, entropy) {
            let counted = self.count_sms_in(sending, charge).await?;
            if counted != SmsSent::BudgetSpent {
                return Ok(counted);
            }
        }
        Ok(SmsSent::BudgetSpent)
    }

    async fn count_sms_in(
        &self,
        sending: &SmsSending<'_>,
        charge: Charge,
    ) -> Result<SmsSent, Fault> {
        let mut transaction = putting_code(Transaction::new(WRITING), self, Label::Code, sending)?;
        let events = sending.events();
        for (label, event) in &events {
            transaction = transaction.count(self, *label, event);
        }
        transaction = transaction.charge(self, Label::Budget, charge, sending.at);
        let [(_, hour), (_, day), (_, address)] = &events;
        Ok(match transaction.commit(self).await? {
            Committed::Done => SmsSent::Counted(charge),
            Committed::Refused(Label::Code, _) => SmsSent::Overtaken,
            Committed::Refused(Label::Budget, _) => SmsSent::BudgetSpent,
            Committed::Refused(Label::MobileHour, row) => {
                SmsSent::Limited { retry_after: hour.wait(row.as_ref()) }
            }
            Committed::Refused(Label::MobileDay, row) => {
                SmsSent::Limited { retry_after: day.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Address, row) => {
                SmsSent::Limited { retry_after: address.wait(row.as_ref()) }
            }
        })
    }

    /// Takes a counted sending back, for a message no carrier accepted: the person may try again at once.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn take_back_sms(
        &self,
        sending: &SmsSending<'_>,
        charge: Charge,
    ) -> Result<(), Fault> {
        let write = Write::on(key::sms_code(sending.id), "sends = :sends")
            .value(":sends", number(sending.code.sends))
            .value(":now", moment(sending.at));
        let mut transaction = Transaction::new("taking an unsent SMS back").update(
            self,
            Label::Code,
            write,
            "SET resend_at = :now",
        );
        for (label, event) in &sending.events() {
            transaction = transaction.give_back(self, *label, event);
        }
        transaction = transaction.refund(self, Label::Budget, charge);
        // Refused only when somebody has sent again since: then theirs is the sending that counts.
        transaction.commit(self).await.map(|_| ())
    }

    /// Counts a guess, and gives the code to compare it with.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_guess(
        &self,
        id: &SmsCodeId,
        token: &SecretHash,
        now: Timestamp,
    ) -> Result<Guess, Fault> {
        let write = Write::on(
            key::sms_code(id),
            "token_hash = :token AND dies_at > :now AND guesses < :most \
             AND attribute_not_exists(consumed_at)",
        )
        .value(":token", blob(token))
        .value(":now", moment(now))
        .value(":most", number(rules::SMS_GUESSES))
        .value(":one", number(1));
        match write.update(self, "counting a guess", "ADD guesses :one").await? {
            Updated::Done(item) => read_code(item).map(Guess::Counted),
            Updated::Refused(item) => why_not(item, token, now),
        }
    }

    /// Keeps that a guess was right, unless another code has taken its place since. Saying it twice is saying it once.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn verify_sms(
        &self,
        id: &SmsCodeId,
        issued: &IssuedCode,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let write = Write::on(key::sms_code(id), "issued_at = :issued")
            .value(":issued", moment(issued.issued_at))
            .value(":now", moment(now));
        let set = "SET verified_at = if_not_exists(verified_at, :now)";
        let updated = write.update(self, "keeping that a mobile is verified", set).await?;
        Ok(matches!(updated, Updated::Done(_)))
    }
}

fn blob(hash: &SecretHash) -> AttributeValue {
    AttributeValue::B(Blob::new(hash.0))
}

fn why_not(item: Option<Item>, token: &SecretHash, now: Timestamp) -> Result<Guess, Fault> {
    let Some(item) = item else { return Ok(Guess::Unknown) };
    let row: SmsRow = row::read(READING, item)?;
    Ok(if row.token_hash.as_slice() != token.0 {
        Guess::Unknown
    } else if row.dies_at <= now.as_millisecond() {
        Guess::Dead
    } else {
        Guess::Spent { dies_at: at(READING, row.dies_at)? }
    })
}

/// Whether a code proves one of these mobiles for a flow: verified for both. Whether it was used is asked when it is
/// used: it is bound to one flow, and used only with that flow's end.
pub(crate) fn is_proven(item: Item, flow: &FlowId, mobiles: &[Blind]) -> Result<bool, Fault> {
    let row: SmsRow = row::read(READING, item)?;
    Ok(row.flow == flow.as_str()
        && mobiles.iter().any(|mobile| mobile.as_str() == row.mobile)
        && row.verified_at.is_some())
}

/// The code as it stands once sent, as part of what counts the sending: refused when another request sent it at the same
/// moment. A resend leaves the count of guesses to the request that is guessing.
pub(crate) fn putting_code<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    sending: &SmsSending<'_>,
) -> Result<Transaction<L>, Fault> {
    const UNCHANGED: &str =
        "issued_at = :issued AND sends = :sends AND attribute_not_exists(verified_at)";
    let key = key::sms_code(sending.id);
    let write = match sending.last {
        None => Write::new(key),
        Some(last) => Write::on(key, UNCHANGED)
            .value(":issued", moment(last.issued_at))
            .value(":sends", number(last.sends)),
    };
    if sending.is_resend() {
        let write = write.value(":resend", moment(sending.code.resend_at)).value(":one", number(1));
        let set = "SET resend_at = :resend, sends = sends + :one";
        return Ok(transaction.update(table, label, write, set));
    }
    Ok(transaction.put(table, label, write, row::write(WRITING, &sending.row())?))
}

/// A verified code, used up as part of what it proves: right flow, right mobile, never used before.
pub(crate) fn consuming<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    (id, flow, mobiles): (&SmsCodeId, &FlowId, &[Blind]),
    now: Timestamp,
) -> Transaction<L> {
    let names: Vec<String> = (0..mobiles.len()).map(|at| format!(":mobile{at}")).collect();
    let condition = format!(
        "flow = :flow AND mobile IN ({}) AND attribute_exists(verified_at) \
         AND attribute_not_exists(consumed_at)",
        names.join(", ")
    );
    let mut write = Write::on(key::sms_code(id), condition)
        .value(":flow", text(flow.as_str()))
        .value(":now", moment(now));
    for (name, mobile) in names.iter().zip(mobiles) {
        write = write.value(name, text(mobile.as_str()));
    }
    transaction.update(table, label, write, "SET consumed_at = :now")
}
