//! A person signs in for themselves, with a password.
//!
//! The same manners as signing in for an organisation: finds the person while counting the caller's address; reads the
//! person; hashes; then writes either the session or the failure. Four calls, three round trips, for every outcome: a
//! person who does not exist costs the same calls and the same hash, gets the same answer as a wrong password, and is
//! counted alike: under the account as it was named, in canonical form.
//!
//! Anybody can spend the failures of an account. Whoever has just reset their password by their face shows that reset, and is
//! counted under it: so that nobody keeps them from signing in. That is one call more, at once with the first.

use crate::log;
use crate::session::{Issuer, NotBegun, Presented, Session, begin};
use domain::{
    AccountName, FlowId, FlowKind, FlowToken, IdentityDocument, Mobile, PersonId,
    PresentedPassword, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Address, Attempted, BlindKeys, Passwords, TokenKeys, Verdict, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{About, Counted, FailureName, PersonNamed, Table, Whose};

/// By what a person names themselves.
#[derive(Clone, Debug)]
pub enum Account {
    /// 移动电话.
    Mobile(Mobile),
    /// 证件.
    Document(IdentityDocument),
    /// Something that could be typed for one of them, and is nobody's.
    Nobody(AccountName),
}

/// The request, already sound.
#[derive(Debug)]
pub struct SignIn {
    /// Who they say they are.
    pub account: Account,
    /// 密码.
    pub password: PresentedPassword,
    /// From where they ask.
    pub address: String,
    /// On what.
    pub device: String,
    /// The reset by face that this browser has just finished, if it has.
    pub reset: Option<JustReset>,
}

/// A reset of a person's own password, and the browser's proof that it is theirs.
#[derive(Debug)]
pub struct JustReset {
    /// Which.
    pub reset: FlowId,
    /// What the browser that began it holds.
    pub token: FlowToken,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    /// Account or password is wrong: one answer for both. The failure is counted.
    #[error("account and password do not go together")]
    Wrong,
    /// This account has failed five times in a quarter of an hour, under the name it was named by. Its other ways in stay
    /// open.
    #[error("too many failures")]
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Too many sign-ins from one address.
    #[error("too many sign-ins")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The password was changed at the same moment.
    #[error("the password was changed by another request")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Signs a person in.
///
/// # Errors
///
/// [`NotSignedIn`]; after any of them there is no session.
#[expect(clippy::too_many_arguments, reason = "each is a privilege of this flow, named")]
pub async fn sign_in(
    table: &Table,
    blind: &BlindKeys,
    passwords: &Passwords,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    request: SignIn,
) -> Result<Session, NotSignedIn> {
    let now = clock.now();
    let address = blind.blind(&Address(&request.address));
    let (named, counted_as) = named(&request.account, blind);
    in_log(&request.account, blind);
    let (found, counted, reset) = tokio::join!(
        Box::pin(table.person_named(&named)),
        Box::pin(table.count(&rules::SIGN_IN_PER_ADDRESS, &address, now)),
        Box::pin(finished(table, request.reset.as_ref(), now))
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotSignedIn::Limited { retry_after });
    }
    // A person who does not exist is read all the same, under a name nobody has.
    let person = found?.unwrap_or_else(|| PersonId::from_random(random(entropy)));
    let Some(person) = table.person(&person).await? else {
        passwords.verify_nobody(&request.password)?;
        return Err(refused(table.count_failure(&counted_as, now).await?));
    };
    log::person(&person.id);
    // Who has just proven by their face that they are this person is counted apart.
    let (counted_as, other) = match reset? {
        Some((reset, about)) if about == person.id => {
            (FailureName::of_reset(&reset), vec![counted_as])
        }
        Some(_) | None => (counted_as, Vec::new()),
    };
    let anew = match passwords.verify(&request.password, &person.password, entropy)? {
        Verdict::Wrong => return Err(refused(table.count_failure(&counted_as, now).await?)),
        Verdict::Right => None,
        Verdict::RightKeepAnew(anew) => Some(anew),
    };
    let presented = Presented {
        person: person.id.clone(),
        whose: Whose::Person { epoch: person.epoch },
        device: request.device,
        named: &counted_as,
        // The name that they were not named by is sealed, and this function cannot open it.
        other: &other,
        kept: &person.password,
        anew,
    };
    match begin(table, tokens, entropy, issuer, presented, now).await? {
        Ok(session) => Ok(session),
        Err(NotBegun::LockedOut { retry_after }) => Err(NotSignedIn::LockedOut { retry_after }),
        Err(NotBegun::Overtaken) => Err(NotSignedIn::Overtaken),
    }
}

/// The reset that is shown, and whom it was about, if it is this browser's, and was finished lately.
async fn finished(
    table: &Table,
    shown: Option<&JustReset>,
    now: Timestamp,
) -> Result<Option<(FlowId, PersonId)>, Fault> {
    let Some(JustReset { reset, token }) = shown else { return Ok(None) };
    let Some(errand) = table.errand(reset, FlowKind::PasswordReset).await? else { return Ok(None) };
    let is_late = errand.deadline + rules::ERRAND_WINDOW <= now;
    if !errand.is_finished || is_late || !holds(token, &errand.token) {
        return Ok(None);
    }
    Ok(match errand.about {
        About::Person(person) => Some((errand.id, person)),
        About::Place { .. } | About::Nobody => None,
    })
}

fn refused(counted: Counted) -> NotSignedIn {
    match counted {
        Counted::Allowed => NotSignedIn::Wrong,
        Counted::Limited { retry_after } => NotSignedIn::LockedOut { retry_after },
    }
}

/// Says in the log which account is meant: the same as when it is typed to sign in for an organisation.
pub(crate) fn in_log(account: &Account, blind: &BlindKeys) {
    match account {
        Account::Mobile(mobile) => log::account(mobile, blind),
        Account::Document(document) => match AccountName::parse(&document.account_number()) {
            Ok(name) => log::account(&name.canonical(), blind),
            // Its number is longer than what can be typed as an account.
            Err(_) => log::account(document, blind),
        },
        Account::Nobody(name) => log::account(&name.canonical(), blind),
    }
}

/// What is looked up, and the name under which failures are counted; for what is nobody's, something that is not there
/// either.
pub(crate) fn named(account: &Account, blind: &BlindKeys) -> (PersonNamed, FailureName) {
    match account {
        Account::Mobile(mobile) => {
            (PersonNamed::Mobile(blind.used(mobile)), FailureName::of_person(mobile, blind))
        }
        Account::Document(document) => {
            (PersonNamed::Document(blind.used(document)), FailureName::of_person(document, blind))
        }
        Account::Nobody(name) => {
            let name = format!("person\0nobody\0{}", name.reveal());
            let name = Attempted(&name);
            (PersonNamed::Document(blind.used(&name)), FailureName::of_person(&name, blind))
        }
    }
}
