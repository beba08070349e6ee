//! Making an account at the end of a registration: what a person's and an organisation's have in common.

use domain::{
    ChosenPassword, FlowId, FlowToken, Identity, Mobile, OutOfStep, PresentedPassword, SmsCodeId,
    WeakPassword,
};
use keys::{PasswordHash, Passwords, Verdict};
use ports::{Entropy, Fault};
use store::Particulars;

/// How many organisation numbers are drawn before we give up: with half of all numbers in use, one in four billion
/// would fail.
pub(crate) const DRAWS: usize = 32;

/// After so many draws.
pub(crate) fn no_number() -> Fault {
    Fault::passing("drawing an organisation number", "every number drawn was in use")
}

/// The request, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Complete {
    /// Which registration.
    pub registration: FlowId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// Which code proved the mobile.
    pub sms_code: SmsCodeId,
    /// The mobile.
    pub mobile: Mobile,
    /// The password as typed.
    pub password: PresentedPassword,
    /// The password as typed again.
    pub confirmation: PresentedPassword,
}

/// Answers whoever asks again for an account that was made: the same answer if they bring the same password, so that a
/// lost reply does no harm; else that it is complete, so that nobody believes the other password was set.
///
/// # Errors
///
/// [`Fault`] when the kept password cannot be read.
pub(crate) fn again<T>(
    request: &Complete,
    kept: Option<&PasswordHash>,
    outcome: T,
    passwords: &Passwords,
    entropy: &impl Entropy,
) -> Result<Result<T, OutOfStep>, Fault> {
    let is_same = is_same(&request.password, kept, passwords, entropy)?;
    Ok(if is_same { Ok(outcome) } else { Err(OutOfStep::AlreadyComplete) })
}

/// Whether somebody who asks again brings the password that was set, if one is still kept.
///
/// # Errors
///
/// [`Fault`] when the kept password cannot be read.
pub(crate) fn is_same(
    password: &PresentedPassword,
    kept: Option<&PasswordHash>,
    passwords: &Passwords,
    entropy: &impl Entropy,
) -> Result<bool, Fault> {
    let Some(kept) = kept else { return Ok(false) };
    Ok(passwords.verify(password, kept, entropy)? != Verdict::Wrong)
}

/// Judges the password, given whose it is: their document, name and mobile, and what else it must not contain.
///
/// # Errors
///
/// [`WeakPassword`].
pub(crate) fn choose(
    request: &Complete,
    identity: &Identity,
    names: &[&str],
) -> Result<ChosenPassword, WeakPassword> {
    let particulars = Particulars { identity: identity.clone(), mobile: request.mobile.clone() };
    chosen(request.password.reveal(), request.confirmation.reveal(), &particulars, names)
}

/// The same, for somebody who is known already.
///
/// # Errors
///
/// [`WeakPassword`].
pub(crate) fn chosen(
    password: &str,
    confirmation: &str,
    particulars: &Particulars,
    names: &[&str],
) -> Result<ChosenPassword, WeakPassword> {
    let Particulars { identity, mobile } = particulars;
    let number = mobile.e164();
    let own =
        [identity.document.number(), identity.name.reveal(), mobile.national(), number.as_str()];
    let context = [names, &own].concat();
    ChosenPassword::choose(password, confirmation, &context)
}
