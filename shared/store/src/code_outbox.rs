//! SMS codes that are to leave: `OUTBOX#<sms code>` / `<sending>`, an outbox for flows that know their own mobile.
//!
//! A person who asks for a code in such a flow types a mobile, and is not told whether it is the flow's own. So a row is put
//! for every sending, of one shape and size; whether its message is to leave is sealed inside. The table's stream hands the
//! row to a function, which sends, or does not.
//!
//! ```text
//!  put with the code ──▶ stream ──▶ claimed and counted ──▶ sent
//!                          ▲              │     │
//!                          └── no answer ─┘     └─ 60 s ──▶ claimed by another, when the function died
//! ```
//!
//! Asking counts under the caller and under the account as it was named. Only a message that leaves counts against its mobile
//! and in the day's budget, in the transaction of the claim. The claim stands in the row: it has one recipient.

use crate::limiter::Event;
use crate::row::{self, moment, sound};
use crate::sms_budget::Charge;
use crate::sms_codes::{SmsSending, putting_code, read_code};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{CodeSending, IssuedCode, Mobile, SmsShare, rules};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys};
use ports::{Entropy, Fault, random};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading a code that is to leave";
const WRITING: &str = "queueing an SMS code";
const CLAIMING: &str = "claiming a code that is to leave";

#[derive(Serialize, Deserialize)]
struct OutboxRow {
    at: i64,
    expires_at: i64,
    sealed: ByteBuf,
}

/// What is sealed. Every mobile has as many characters, and so has either number, so all are of one length.
#[derive(Serialize, Deserialize)]
struct SealedRecipient {
    to: String,
    /// 1 when a message is to leave, else 0.
    leaves: u8,
}

/// What asking for a code in a flow that knows its mobile counts under, and whether anything comes of it.
#[derive(Clone, Debug)]
pub struct CodeRequest<'a> {
    /// The mobile as it was typed.
    pub to: &'a Mobile,
    /// Whether it is the flow's own, so that a message is to leave.
    pub leaves: bool,
    /// The caller's address and the typed mobile, blinded.
    pub caller: &'a Blind,
    /// The account as it was named and the typed mobile, blinded.
    pub account: &'a Blind,
}

/// What came of queueing a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeQueued {
    /// It is counted and in the outbox.
    Done,
    /// A limit of the caller or of the account is reached; nothing is written.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Another request sent this code at the same moment; nothing is written.
    Overtaken,
    /// The share of the day's budget is spent, whether or not a message would leave; nothing is written.
    BudgetSpent,
}

/// A sending as the outbox has it.
#[derive(Clone, Debug)]
pub struct QueuedCode {
    /// Where the message goes; nothing when none is to leave.
    pub to: Option<Mobile>,
    /// The code as it stands now.
    pub code: IssuedCode,
}

/// A sending, claimed by us: no other function sends it until the lease is over.
#[derive(Clone, Debug)]
pub struct CodeClaim {
    sending: CodeSending,
    mobile: Blind,
    /// Tells our claim from another's.
    token: [u8; 16],
    charge: Charge,
}

/// What came of claiming a sending.
#[derive(Debug)]
pub enum CodeClaimed {
    /// It is ours, and counted against its mobile and in the day's budget: send.
    Ours(CodeClaim),
    /// The message has left.
    Sent,
    /// Another function claimed it less than a minute ago.
    InProgress,
    /// The share of the day's budget is spent; nothing is written.
    BudgetSpent,
    /// The mobile was sent as many codes of resets as it may; nothing is written.
    Limited,
}

#[derive(Clone, Copy)]
enum QueueLabel {
    Code,
    Limit(usize),
    Budget,
    Outbox,
}

#[derive(Clone, Copy)]
enum ClaimLabel {
    Claim,
    Mobile,
    Budget,
}

fn limits_of_mobile(mobile: &Blind, at: Timestamp) -> [Event<'static>; 2] {
    [&rules::RESET_SMS_PER_MOBILE_HOUR, &rules::RESET_SMS_PER_MOBILE_DAY]
        .map(|limit| Event::new(limit, mobile, at))
}

impl CodeRequest<'_> {
    fn limits(&self, sending: &SmsSending<'_>) -> [Event<'static>; 5] {
        [
            (&rules::RESET_CODES_PER_CALLER_HOUR, self.caller),
            (&rules::RESET_CODES_PER_CALLER_DAY, self.caller),
            (&rules::SMS_PER_ADDRESS_HOUR, sending.address),
            (&rules::RESET_CODES_PER_ACCOUNT_HOUR, self.account),
            (&rules::RESET_CODES_PER_ACCOUNT_DAY, self.account),
        ]
        .map(|(limit, whose)| Event::new(limit, whose, sending.at))
    }
}

impl CodeClaim {
    fn held_by_us(&self, condition: &str) -> Write {
        Write::on(key::code_sending(&self.sending), condition)
            .value(":token", AttributeValue::B(Blob::new(self.token)))
    }
}

impl Table {
    /// Counts that a code was asked for, writes the code, and puts its sending into the outbox, in one transaction that is
    /// the same whether or not a message is to leave. The day's budget is asked, and counts when the message leaves.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn queue_code(
        &self,
        sending: &SmsSending<'_>,
        request: &CodeRequest<'_>,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<CodeQueued, Fault> {
        for charge in Charge::either(sending.share, sending.at, entropy) {
            let queued = self.queue_code_in(sending, request, charge, (seal, entropy)).await?;
            if queued != CodeQueued::BudgetSpent {
                return Ok(queued);
            }
        }
        Ok(CodeQueued::BudgetSpent)
    }

    async fn queue_code_in(
        &self,
        sending: &SmsSending<'_>,
        request: &CodeRequest<'_>,
        charge: Charge,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<CodeQueued, Fault> {
        let name = CodeSending { sms_code: sending.id.clone(), number: sending.code.sends };
        let key = key::code_sending(&name);
        let sealed = SealedRecipient { to: request.to.e164(), leaves: u8::from(request.leaves) };
        let row = OutboxRow {
            at: sending.at.as_millisecond(),
            expires_at: (sending.code.dies_at() + rules::SWEEP_AFTER).as_second(),
            sealed: row::seal(WRITING, seal, entropy, &key, &sealed)?,
        };
        let limits = request.limits(sending);
        let mut transaction =
            putting_code(Transaction::new(WRITING), self, QueueLabel::Code, sending)?;
        for (at, event) in limits.iter().enumerate() {
            transaction = transaction.count(self, QueueLabel::Limit(at), event);
        }
        let committed = transaction
            .check_charge(self, QueueLabel::Budget, charge)
            .put(self, QueueLabel::Outbox, Write::new(key), row::write(WRITING, &row)?)
            .commit(self)
            .await?;
        Ok(match committed {
            Committed::Done => CodeQueued::Done,
            Committed::Refused(QueueLabel::Limit(at), row) => {
                let wait = limits.get(at).map(|event| event.wait(row.as_ref()));
                CodeQueued::Limited { retry_after: wait.unwrap_or(rules::SMS_RESEND_AFTER) }
            }
            Committed::Refused(QueueLabel::Budget, _) => CodeQueued::BudgetSpent,
            Committed::Refused(QueueLabel::Code | QueueLabel::Outbox, _) => CodeQueued::Overtaken,
        })
    }

    /// Reads a sending and its code in one call; nothing when either is gone.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when a row cannot be read.
    pub async fn queued_code(
        &self,
        sending: &CodeSending,
        seal: &SealKeys,
    ) -> Result<Option<QueuedCode>, Fault> {
        let [outbox, code] = [key::code_sending(sending), key::sms_code(&sending.sms_code)];
        let items = self.get_several(READING, [outbox.clone(), code.clone()]).await?;
        let found = |key: &key::Key| items.iter().find(|item| key.is_of(item)).cloned();
        let (Some(queued), Some(issued)) = (found(&outbox), found(&code)) else { return Ok(None) };
        let row: OutboxRow = row::read(READING, queued)?;
        let recipient: SealedRecipient = row::unseal(READING, seal, &outbox, &row.sealed)?;
        let to = (recipient.leaves == 1).then(|| sound(READING, &recipient.to)).transpose()?;
        Ok(Some(QueuedCode { to, code: read_code(issued)? }))
    }

    /// Claims a sending, and counts its message against the mobile and in the day's budget.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may be claimed, until the lease is over.
    pub async fn claim_code(
        &self,
        sending: &CodeSending,
        mobile: &Blind,
        share: SmsShare,
        now: Timestamp,
        entropy: &dyn Entropy,
    ) -> Result<CodeClaimed, Fault> {
        const FREE: &str = "attribute_exists(pk) AND attribute_not_exists(sent_at) \
             AND (attribute_not_exists(claimed_at) OR claimed_at <= :stale)";
        let limits = limits_of_mobile(mobile, now);
        let token = random(entropy);
        for charge in Charge::either(share, now, entropy) {
            let (sending, mobile) = (sending.clone(), mobile.clone());
            let claim = CodeClaim { sending, mobile, token, charge };
            let write = claim
                .held_by_us(FREE)
                .value(":now", moment(now))
                .value(":stale", moment(now - rules::NOTICE_LEASE));
            let set = "SET claim = :token, claimed_at = :now";
            let mut transaction =
                Transaction::new(CLAIMING).update(self, ClaimLabel::Claim, write, set);
            for event in &limits {
                transaction = transaction.count(self, ClaimLabel::Mobile, event);
            }
            transaction = transaction.charge(self, ClaimLabel::Budget, charge, now);
            match transaction.commit(self).await? {
                Committed::Done => return Ok(CodeClaimed::Ours(claim)),
                Committed::Refused(ClaimLabel::Budget, _) => {}
                Committed::Refused(ClaimLabel::Mobile, _) => return Ok(CodeClaimed::Limited),
                Committed::Refused(ClaimLabel::Claim, row) => {
                    let is_sent = row.is_some_and(|row| row.contains_key("sent_at"));
                    return Ok(if is_sent { CodeClaimed::Sent } else { CodeClaimed::InProgress });
                }
            }
        }
        Ok(CodeClaimed::BudgetSpent)
    }

    /// Keeps that the message has left: no function sends it again.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it may be sent again once the lease is over.
    pub async fn code_sent(&self, claim: &CodeClaim, now: Timestamp) -> Result<(), Fault> {
        let write = claim.held_by_us("claim = :token").value(":now", moment(now));
        // Refused only when the lease was over and another took over: then theirs is the message that counts.
        write.update(self, "marking a code sent", "SET sent_at = :now").await.map(|_| ())
    }

    /// Gives a claim back, for a message no carrier took: it counts against nobody, and the next function may send at once.
    ///
    /// # Errors
    ///
    /// [`Fault`]; then it is free once the lease is over.
    pub async fn give_back_code(&self, claim: &CodeClaim) -> Result<(), Fault> {
        let write = claim.held_by_us("claim = :token AND attribute_not_exists(sent_at)");
        let mut transaction = Transaction::new("giving a code back").update(
            self,
            ClaimLabel::Claim,
            write,
            "REMOVE claim, claimed_at",
        );
        // The latest count is taken back, whenever it was.
        for event in &limits_of_mobile(&claim.mobile, Timestamp::UNIX_EPOCH) {
            transaction = transaction.give_back(self, ClaimLabel::Mobile, event);
        }
        transaction.refund(self, ClaimLabel::Budget, claim.charge).commit(self).await.map(|_| ())
    }
}
