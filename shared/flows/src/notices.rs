//! A notice leaves: each recipient gets one message.
//!
//! Reads the row; then, for each recipient, claims (and counts the message in the notices' share of the day's budget, and
//! against the limit of its class), hands the message to the carrier, and keeps that it left. What is over its limit is added
//! to a sum that is told later, one message for all of it ([`crate::notice_sums`]). Whoever calls this again, for the same
//! notice, sends only what has not left: the table's stream tells of a row at least once. What cannot be sent for now is a
//! fault that the stream tries again. What trying again would not mend, a spent budget or a message the carrier will never
//! take, is held in the table for somebody to look at.

use domain::{Notice, NoticeId, SmsBudget, SmsText};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys, Veil};
use ports::{Clock, Entropy, Fault, SmsSender};
use store::{Claimed, Summing, Table};

/// What is logged of a recipient who is told later, in a sum; the template's filter counts it.
pub const SUMMED: &str = "notice.summed";

/// How messages leave.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// Whose signature (签名) they bear.
    pub signature: &'a str,
    /// How many may leave in a day, in all shares together.
    pub budget: SmsBudget,
}

/// What became of a notice.
#[derive(Debug)]
pub enum Delivered {
    /// Everybody is told.
    All {
        /// How many messages left now; the others had before.
        sent: usize,
        /// How many were over a limit and are summed up now.
        summed: usize,
    },
    /// It is held until somebody releases it.
    Held(Held),
    /// There is no such notice, or its time is over.
    Gone,
}

/// Why a notice is held.
#[derive(Debug)]
pub enum Held {
    /// As many SMS have left today as may.
    BudgetSpent,
    /// Something will not work until it is mended: the carrier refuses the message, or the row does not read.
    Broken(Fault),
}

/// Why not everybody is told yet. Trying again may help; whoever is told already is not told again.
#[derive(Debug, thiserror::Error)]
pub enum NotDelivered {
    /// Somebody else has been at it for less than a minute, or was, and is gone.
    #[error("somebody else is sending it")]
    InProgress,
    /// The carrier did not take a message; it is not counted.
    #[error("the carrier did not take a message")]
    NotTaken(#[source] Fault),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// How long a failure takes that is no answer.
const HANGS: SignedDuration = SignedDuration::from_secs(1);

/// What became of one recipient.
enum Told {
    Now,
    Before,
    Summed,
    Held(Held),
}

/// Tells everybody whom a notice is for, and has not reached yet.
///
/// # Errors
///
/// [`NotDelivered`].
pub async fn deliver(
    table: &Table,
    veil: &Veil,
    carrier: &impl SmsSender,
    entropy: &impl Entropy,
    clock: &impl Clock,
    terms: Terms<'_>,
    id: &NoticeId,
) -> Result<Delivered, NotDelivered> {
    let now = clock.now();
    let notices = match table.notice(id, &veil.seal, now).await {
        Ok(Some(notices)) => notices,
        Ok(None) => return Ok(Delivered::Gone),
        Err(broken @ Fault::Lasting { .. }) => {
            return hold(table, id, Held::Broken(broken), now).await;
        }
        Err(passing) => return Err(passing.into()),
    };
    let (mut sent, mut summed, mut held, mut failed) = (0, 0, None, None);
    for (at, notice) in notices.iter().enumerate() {
        // One that fails keeps nobody else from being told.
        let mobile = veil.blind.blind(&notice.to);
        let began = clock.now();
        let with = (&veil.seal, entropy);
        match tell(table, carrier, with, terms, (id, at, notice, &mobile), now).await {
            Ok(Told::Now) => sent += 1,
            Ok(Told::Before) => {}
            Ok(Told::Summed) => {
                summed += 1;
                // Here and not with what became of the whole: one recipient who fails must not hide it.
                let code = SUMMED;
                tracing::warn!(event = "notice.summed", notice.id = %id, code, "notice {id}: one is over a limit: {code}");
            }
            Ok(Told::Held(why)) => held = held.or(Some(why)),
            Err(why) => failed = failed.or(Some(why)),
        }
        // But a carrier or table that hangs would hang for each of the others too, and outlast whoever calls this.
        if failed.is_some() && clock.now().duration_since(began) > HANGS {
            break;
        }
    }
    match (failed, held) {
        (Some(failed), _) => Err(failed),
        (None, Some(why)) => hold(table, id, why, now).await,
        (None, None) => Ok(Delivered::All { sent, summed }),
    }
}

async fn hold(
    table: &Table,
    id: &NoticeId,
    why: Held,
    now: Timestamp,
) -> Result<Delivered, NotDelivered> {
    table.hold_notice(id, now).await?;
    Ok(Delivered::Held(why))
}

async fn tell(
    table: &Table,
    carrier: &impl SmsSender,
    (seal, entropy): (&SealKeys, &impl Entropy),
    Terms { signature, budget }: Terms<'_>,
    (id, at, notice, mobile): (&NoticeId, usize, &Notice, &Blind),
    now: Timestamp,
) -> Result<Told, NotDelivered> {
    let limit = notice.limit();
    let counted = (mobile, limit.as_ref());
    let claimed = table.claim_notice((id, at), counted, budget.of_notices(), now, entropy).await?;
    let claim = match claimed {
        Claimed::Ours(claim) => claim,
        Claimed::Sent | Claimed::Summed => return Ok(Told::Before),
        Claimed::InProgress => return Err(NotDelivered::InProgress),
        Claimed::BudgetSpent => return Ok(Told::Held(Held::BudgetSpent)),
        Claimed::OverLimit => {
            let told_at = notice.event.class().told_at(now);
            let to = (&notice.to, mobile);
            return match table.sum_notice((id, at), to, told_at, now, (seal, entropy)).await? {
                Summing::Now => Ok(Told::Summed),
                Summing::Before => Ok(Told::Before),
                Summing::InProgress => Err(NotDelivered::InProgress),
            };
        }
    };
    let text = SmsText::notice(signature, notice);
    match carrier.send(&notice.to, &text).await {
        Ok(()) => {
            table.notice_sent(&claim, now).await?;
            Ok(Told::Now)
        }
        Err(fault) => {
            table.give_back_notice(&claim).await?;
            match fault {
                Fault::Passing { .. } => Err(NotDelivered::NotTaken(fault)),
                Fault::Lasting { .. } => Ok(Told::Held(Held::Broken(fault))),
            }
        }
    }
}
