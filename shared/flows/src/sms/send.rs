//! A code is sent to the mobile that somebody types in a flow.
//!
//! Reads how far the flow is and the code last sent, at the same time. Then one of two ways:
//!
//! - **A flow that takes any mobile** (a registration and most others): counts the sending against all its limits and in the
//!   day's budget, and writes the code, in one transaction; then hands the message to the carrier. A message the carrier did
//!   not take is taken back (one more call), so the person may try again at once. "Taken" is not "delivered".
//! - **A flow that knows its own mobile** (a password reset) sends nothing elsewhere, and does not tell whether the mobile
//!   is its own. Counts what was asked, writes the code and puts it into the outbox, in one transaction, whichever mobile it
//!   is; `deliver` sends it, or does not (`docs/decisions/0026-codes-of-resets.md`).

use domain::{
    BoundMobile, FlowId, FlowKind, FlowToken, IssuedCode, Mobile, NotNow, OutOfStep, SmsBudget,
    SmsCodeId, SmsText, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, Attempted, CodeKeys, Veil, holds};
use ports::{Clock, Entropy, Fault, SmsSender, random};
use store::{CodeQueued, CodeRequest, SmsSending, SmsSent, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Send<'a> {
    /// For which registration.
    pub registration: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// To whom.
    pub mobile: Mobile,
    /// From where they ask.
    pub address: String,
    /// Whose signature (签名) the message bears.
    pub signature: &'a str,
    /// How many messages may leave in a day, in all shares together.
    pub budget: SmsBudget,
}

/// A code that is on its way.
#[derive(Debug)]
pub struct Sent {
    /// Its name.
    pub sms_code: SmsCodeId,
    /// How long until it may be sent again.
    pub resend_after: SignedDuration,
    /// Until when it may be answered.
    pub expires_at: Timestamp,
}

/// Why none was sent.
#[derive(Debug, thiserror::Error)]
pub enum NotSent {
    /// No such registration, or it is not this browser's.
    #[error("there is no such registration")]
    Unknown,
    /// The registration is not at the step that needs a mobile.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// The invitation, password reset or change of mobile is finished, or out of time.
    #[error("what it was for is over")]
    FlowOver,
    /// The last one is too recent, or the mobile is verified already.
    #[error(transparent)]
    NotNow(#[from] NotNow),
    /// The mobile, the account or the caller's address has had its share.
    #[error("too many codes were sent")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Another request sent this code at the same moment.
    #[error("a code was sent by another request")]
    Overtaken,
    /// As many SMS of this kind have left today as may.
    #[error("the day's budget of SMS is spent")]
    BudgetSpent,
    /// The carrier did not take it; it is not counted.
    #[error("the carrier did not take the message")]
    NotTaken(#[source] Fault),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends a code, or has it sent.
///
/// # Errors
///
/// [`NotSent`]; after any of them no message has left, as far as we know.
pub async fn send(
    table: &Table,
    veil: &Veil,
    codes: &CodeKeys,
    carrier: &impl SmsSender,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Send<'_>,
) -> Result<Sent, NotSent> {
    let now = clock.now();
    let id = codes.id(&request.registration, &request.mobile);
    let (progress, last) = tokio::join!(table.progress(&request.registration), table.sms_code(&id));
    let progress = progress?.ok_or(NotSent::Unknown)?;
    // A proof by face has no mobile to prove.
    let is_by_face = progress.kind == FlowKind::SessionProof;
    if is_by_face || !holds(&request.token, &progress.token) {
        return Err(NotSent::Unknown);
    }
    if let Err(out) = progress.stage.allows_account(progress.deadline, now) {
        let is_registration = progress.kind.is_registration();
        return Err(if is_registration { out.into() } else { NotSent::FlowOver });
    }
    let last = last?;
    let code = IssuedCode::send(last.clone(), random(entropy), codes.current(), now)?;

    let purpose = progress.kind.sms_purpose();
    let sending = SmsSending {
        id: &id,
        purpose,
        flow: &request.registration,
        token: progress.token,
        mobile: &veil.blind.blind(&request.mobile),
        address: &veil.blind.blind(&Address(&request.address)),
        last: last.as_ref(),
        code: &code,
        share: request.budget.of(purpose),
        at: now,
    };
    match &progress.bound {
        Some(bound) => queue(table, veil, entropy, &request, &sending, bound).await?,
        None => hand_over(table, codes, carrier, entropy, &request, &sending).await?,
    }
    Ok(Sent { resend_after: rules::SMS_RESEND_AFTER, expires_at: code.dies_at(), sms_code: id })
}

/// The way of a flow that knows its own mobile: the same work, whichever mobile was typed.
async fn queue(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    request: &Send<'_>,
    sending: &SmsSending<'_>,
    bound: &BoundMobile,
) -> Result<(), NotSent> {
    let Send { mobile, address, .. } = request;
    let number = mobile.e164();
    let asked = CodeRequest {
        to: mobile,
        leaves: veil.blind.matches(&bound.mobile, mobile),
        caller: &veil.blind.blind(&Attempted(&format!("{address}\0{number}"))),
        account: &veil.blind.blind(&Attempted(&format!("{}\0{number}", bound.account))),
    };
    match table.queue_code(sending, &asked, (&veil.seal, entropy)).await? {
        CodeQueued::Done => Ok(()),
        CodeQueued::Limited { retry_after } => Err(NotSent::Limited { retry_after }),
        CodeQueued::Overtaken => Err(NotSent::Overtaken),
        CodeQueued::BudgetSpent => Err(NotSent::BudgetSpent),
    }
}

/// The way of a flow that takes any mobile: the message leaves now, or it does not count.
async fn hand_over(
    table: &Table,
    codes: &CodeKeys,
    carrier: &impl SmsSender,
    entropy: &impl Entropy,
    request: &Send<'_>,
    sending: &SmsSending<'_>,
) -> Result<(), NotSent> {
    let charge = match table.count_sms(sending, entropy).await? {
        SmsSent::Counted(charge) => charge,
        SmsSent::Limited { retry_after } => return Err(NotSent::Limited { retry_after }),
        SmsSent::Overtaken => return Err(NotSent::Overtaken),
        SmsSent::BudgetSpent => return Err(NotSent::BudgetSpent),
    };
    let Some(digits) = codes.digits(sending.id, sending.code) else {
        return Err(Fault::lasting("deriving an SMS code", "its key is not in the ring").into());
    };
    let text = SmsText::with_code(request.signature, &digits, sending.purpose);
    if let Err(fault) = carrier.send(&request.mobile, &text).await {
        table.take_back_sms(sending, charge).await?;
        return Err(NotSent::NotTaken(fault));
    }
    Ok(())
}
