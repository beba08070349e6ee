//! A code of a flow that knows its own mobile leaves by the outbox, if the typed mobile is that one.
//!
//! Reads the sending and its code in one call. A sending whose message is not to leave is done with. Any other is claimed and
//! counted against its mobile and in the day's budget, in one transaction; then its digits are derived and handed to the
//! carrier, and the claim is marked. The table's stream may tell of a sending more than once: what has left does not leave
//! again.
//!
//! What the carrier does not take for now is a fault that the stream tries again, until the code is dead or was asked for
//! again. Nothing is held: a code is of use for five minutes, and its person may ask for it again after one.

use crate::notices::Terms;
use domain::{CodeSending, SmsPurpose, SmsText};
use keys::{CodeKeys, Veil};
use ports::{Clock, Entropy, Fault, SmsSender};
use store::{CodeClaimed, QueuedCode, Table};

/// What became of a sending that need not be looked at again.
#[derive(Debug)]
pub enum CodeDelivery {
    /// The message left now.
    Sent,
    /// The message had left before.
    SentBefore,
    /// No message is to leave: the mobile is not the flow's own.
    NotOwnMobile,
    /// The code is dead, verified, gone or was asked for again: its message is of no use.
    NotAwaited,
    /// The mobile was sent as many codes as it may; no message left.
    MobileLimited,
    /// As many SMS of this kind have left today as may; no message left.
    BudgetSpent,
    /// The carrier will never take the message, or a row or a key is broken; no message left.
    Failed(Fault),
}

/// Why a message has not left yet. Trying again may help.
#[derive(Debug, thiserror::Error)]
pub enum DeliverCodeError {
    /// Another function has been sending it for less than a minute, or died doing so.
    #[error("another function is sending the code")]
    InProgress,
    /// The carrier did not take the message; it is not counted.
    #[error("the carrier did not take a code")]
    NotTaken(#[source] Fault),
    /// Storage failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends the message of a sending, if it is to leave and has not left.
///
/// # Errors
///
/// [`DeliverCodeError`].
pub async fn deliver(
    table: &Table,
    (veil, codes): (&Veil, &CodeKeys),
    carrier: &impl SmsSender,
    entropy: &impl Entropy,
    clock: &impl Clock,
    terms: Terms<'_>,
    sending: &CodeSending,
) -> Result<CodeDelivery, DeliverCodeError> {
    // Only password resets know their own mobile.
    const PURPOSE: SmsPurpose = SmsPurpose::PasswordReset;
    let now = clock.now();
    let queued = match table.queued_code(sending, &veil.seal).await {
        Ok(queued) => queued,
        Err(broken @ Fault::Lasting { .. }) => return Ok(CodeDelivery::Failed(broken)),
        Err(passing) => return Err(passing.into()),
    };
    let Some(QueuedCode { to, code }) = queued else { return Ok(CodeDelivery::NotAwaited) };
    if !code.awaits(sending, now) {
        return Ok(CodeDelivery::NotAwaited);
    }
    let Some(mobile) = to else { return Ok(CodeDelivery::NotOwnMobile) };
    let Some(digits) = codes.digits(&sending.sms_code, &code) else {
        let fault = Fault::lasting("deriving an SMS code", "its key is not in the ring");
        return Ok(CodeDelivery::Failed(fault));
    };
    let (blind, share) = (veil.blind.blind(&mobile), terms.budget.of(PURPOSE));
    let claim = match table.claim_code(sending, &blind, share, now, entropy).await? {
        CodeClaimed::Ours(claim) => claim,
        CodeClaimed::Sent => return Ok(CodeDelivery::SentBefore),
        CodeClaimed::InProgress => return Err(DeliverCodeError::InProgress),
        CodeClaimed::Limited => return Ok(CodeDelivery::MobileLimited),
        CodeClaimed::BudgetSpent => return Ok(CodeDelivery::BudgetSpent),
    };
    let text = SmsText::with_code(terms.signature, &digits, PURPOSE);
    match carrier.send(&mobile, &text).await {
        Ok(()) => {
            table.code_sent(&claim, now).await?;
            Ok(CodeDelivery::Sent)
        }
        Err(fault) => {
            table.give_back_code(&claim).await?;
            match fault {
                Fault::Passing { .. } => Err(DeliverCodeError::NotTaken(fault)),
                Fault::Lasting { .. } => Ok(CodeDelivery::Failed(fault)),
            }
        }
    }
}
