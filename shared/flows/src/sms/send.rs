//! A code is sent to the mobile that a registration is to have.
//!
//! Reads how far the registration is and the code last sent, at the same time; counts the sending against all its limits
//! and in the day's budget, and writes the code, in one transaction; then hands the message to the carrier. A message the carrier did not take is
//! taken back (one more call), so the person may try again at once. "Taken" is not "delivered".

use domain::{
    FlowId, FlowToken, IssuedCode, Mobile, NotNow, OutOfStep, SmsBudget, SmsCodeId, SmsText, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, BlindKeys, CodeKeys, holds};
use ports::{Clock, Entropy, Fault, SmsSender, random};
use store::{SmsSending, SmsSent, Table};

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
    /// How many messages may leave in a day.
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
    /// The mobile, or the caller's address, has had its share.
    #[error("too many codes were sent")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Another request sent this code at the same moment.
    #[error("a code was sent by another request")]
    Overtaken,
    /// As many SMS have left today as may.
    #[error("the day's budget of SMS is spent")]
    BudgetSpent,
    /// The carrier did not take it; it is not counted.
    #[error("the carrier did not take the message")]
    NotTaken(#[source] Fault),
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Sends a code.
///
/// # Errors
///
/// [`NotSent`]; after any of them no message has left, as far as we know.
pub async fn send(
    table: &Table,
    blind: &BlindKeys,
    codes: &CodeKeys,
    carrier: &impl SmsSender,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Send<'_>,
) -> Result<Sent, NotSent> {
    let now = clock.now();
    let Send { registration, token, mobile, address, signature, budget } = request;
    let id = codes.id(&registration, &mobile);
    let (progress, last) = tokio::join!(table.progress(&registration), table.sms_code(&id));
    let progress = progress?.ok_or(NotSent::Unknown)?;
    if !holds(&token, &progress.token) {
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
        flow: &registration,
        token: progress.token,
        mobile: &blind.blind(&mobile),
        address: &blind.blind(&Address(&address)),
        last: last.as_ref(),
        code: &code,
        budget,
        at: now,
    };
    let charge = match table.count_sms(&sending, entropy).await? {
        SmsSent::Counted(charge) => charge,
        SmsSent::Limited { retry_after } => return Err(NotSent::Limited { retry_after }),
        SmsSent::Overtaken => return Err(NotSent::Overtaken),
        SmsSent::BudgetSpent => return Err(NotSent::BudgetSpent),
    };
    let Some(digits) = codes.digits(&id, &code) else {
        return Err(Fault::lasting("deriving an SMS code", "its key is not in the ring").into());
    };
    // A flow that knows its mobile sends nothing elsewhere, and does not say so: whose number it is stays unknown.
    if progress.mobile.as_ref().is_some_and(|own| !blind.matches(own, &mobile)) {
        return Ok(sent(id, &code));
    }
    let text = SmsText::with_code(signature, &digits, purpose);
    if let Err(fault) = carrier.send(&mobile, &text).await {
        table.take_back_sms(&sending, charge).await?;
        return Err(NotSent::NotTaken(fault));
    }
    Ok(sent(id, &code))
}

fn sent(sms_code: SmsCodeId, code: &IssuedCode) -> Sent {
    Sent { sms_code, resend_after: rules::SMS_RESEND_AFTER, expires_at: code.dies_at() }
}
