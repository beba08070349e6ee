//! The appellant, whose face has passed, proves a mobile and files the appeal.
//!
//! Whoever appeals for an account sets its password now, so that it is theirs at once when a clerk upholds the appeal.
//! Whoever appeals for a number proves that very number. Two calls, two round trips.

use crate::account::chosen;
use domain::{
    Contested, FlowId, FlowToken, Mobile, OutOfStep, PresentedPassword, SmsCodeId, WeakPassword,
};
use keys::{Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault};
use store::{Appeal, Kept, NotFiling, Particulars, Table};

/// The request, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct File {
    /// Which appeal.
    pub appeal: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// Which code proved the mobile.
    pub sms_code: SmsCodeId,
    /// The mobile, where it is answered.
    pub mobile: Mobile,
    /// The password, and the same again, for an account.
    pub password: Option<(PresentedPassword, PresentedPassword)>,
}

/// Why it was not filed; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotFiled {
    /// No such appeal, or it is not this browser's.
    #[error("there is no such appeal")]
    Unknown,
    /// It is at some other step, or out of time.
    #[error(transparent)]
    OutOfStep(#[from] OutOfStep),
    /// An account needs a password.
    #[error("there is no password")]
    PasswordMissing,
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The number that is appealed for is another than the one that was proven.
    #[error("the mobile is not the one that is appealed for")]
    OtherMobile,
    /// The SMS code is not verified for this appeal and mobile, or was used before.
    #[error("the mobile is not verified")]
    MobileNotVerified,
    /// Another request filed it at the same moment.
    #[error("the appeal was changed by another request")]
    Overtaken,
    /// The world let us down; whether it was filed is unknown, and its status tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Files an appeal.
///
/// # Errors
///
/// [`NotFiled`].
pub async fn file(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: File,
) -> Result<(), NotFiled> {
    let now = clock.now();
    let registration = match table.registration(&request.appeal, &veil.seal).await? {
        Some(Kept::Appeal(registration)) if holds(&request.token, &registration.token) => {
            registration
        }
        _ => return Err(NotFiled::Unknown),
    };
    let person = registration.passed(now)?.clone();
    let claim = registration.claim.clone();
    if matches!(&claim.about, Contested::Mobile(mobile) if *mobile != request.mobile) {
        return Err(NotFiled::OtherMobile);
    }
    let mobile = request.mobile;
    let password = if claim.about.gives_account() {
        let (first, second) = request.password.ok_or(NotFiled::PasswordMissing)?;
        let particulars = Particulars { identity: claim.appellant.clone(), mobile: mobile.clone() };
        let names = match &claim.about {
            Contested::Organisation(code) => vec![code.as_str()],
            Contested::Mobile(_) | Contested::Identity => Vec::new(),
        };
        let chosen = chosen(first.reveal(), second.reveal(), &particulars, &names)?;
        Some(passwords.hash(&chosen, entropy)?)
    } else {
        None
    };
    let mobiles = veil.blind.every(&mobile);
    let appeal = Appeal {
        id: registration.id.clone(),
        token: registration.token,
        filed_at: now,
        claim,
        person: person.clone(),
        mobile,
        password,
        decided: None,
    };
    let registration = registration.complete(person, now)?;
    let proven = (&request.sms_code, mobiles.as_slice());
    let with = (&veil.seal, entropy as &dyn Entropy);
    match table.file_appeal(&appeal, &registration, proven, with).await? {
        Ok(()) => Ok(()),
        Err(NotFiling::MobileNotVerified) => Err(NotFiled::MobileNotVerified),
        Err(NotFiling::Stale) => Err(NotFiled::Overtaken),
    }
}
