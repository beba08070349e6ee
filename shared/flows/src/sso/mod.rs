//! Signing in by another provider's word (省政务登录); `outside::sso` asks the provider.
//!
//! | step | who | calls | round trips |
//! | --- | --- | --- | --- |
//! | begin | anybody's browser | 1 | 1 |
//! | claim | the browser that began, once | 1 | 1 |
//! | conclude | what the provider said | 2 | 2 |
//! | fetch | the browser that began, with the code it came back with | 3 | 3 |
//! | link | a person who is signed in here, with the page's token | 4 | 2 |
//! | choose | the page, with its token | 3 | 2 |
//!
//! Claiming and concluding are two flows, because the provider is asked in between: what is claimed is used up, whatever the
//! provider says then.

pub mod choose;
pub mod fetch;
pub mod link;

use domain::{SignedOn, SsoCode, SsoId, SsoRefusal, SsoSecret, SsoToken};
use jiff::SignedDuration;
use keys::{Address, BlindKeys, Veil, hash, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, SsoKept, Table};

/// How whoever is signed in so proved themselves.
const AMR: &str = "sso";

/// A sign-on that was begun. The secret is told this once.
#[derive(Debug)]
pub struct Begun {
    /// Its name: `state`.
    pub id: SsoId,
    /// What the browser keeps.
    pub secret: SsoSecret,
}

/// Why a sign-on is not begun; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotBegun {
    /// Too many from one address.
    #[error("too many sign-ons from one address")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why a sign-on does not go on.
#[derive(Debug, thiserror::Error)]
pub enum NotGoneOn {
    /// There is no such sign-on, it is not this browser's, it is at another step, or its time is over: one answer for all.
    #[error("there is no such sign-on")]
    Unknown,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins.
///
/// # Errors
///
/// [`NotBegun`].
pub async fn begin(
    table: &Table,
    blind: &BlindKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (provider, address): (&str, &str),
) -> Result<Begun, NotBegun> {
    let now = clock.now();
    let id = SsoId::from_random(random(entropy));
    let secret = SsoSecret::from_random(random(entropy));
    let address = blind.blind(&Address(address));
    match table.begin_sso(&id, provider, hash(&secret), &address, now).await? {
        Counted::Allowed => Ok(Begun { id, secret }),
        Counted::Limited { retry_after } => Err(NotBegun::Limited { retry_after }),
    }
}

/// Uses up what a browser came back with.
///
/// # Errors
///
/// [`NotGoneOn`].
pub async fn claim(
    table: &Table,
    clock: &impl Clock,
    provider: &str,
    (id, secret): (&SsoId, &SsoSecret),
) -> Result<(), NotGoneOn> {
    let is_theirs = table.claim_sso(id, provider, hash(secret), clock.now()).await?;
    if is_theirs { Ok(()) } else { Err(NotGoneOn::Unknown) }
}

/// Keeps what the provider said, for the browser that fetches it with this code.
///
/// # Errors
///
/// [`NotGoneOn`].
pub async fn conclude(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (id, signed_on): (&SsoId, &SignedOn),
) -> Result<SsoCode, NotGoneOn> {
    let now = clock.now();
    let person = table.person_by_subject(&veil.blind.used(&signed_on.subject)).await?;
    let code = SsoCode::from_random(random(entropy));
    let with = (person.as_ref(), hash(&code));
    let is_kept = table.conclude_sso(id, signed_on, with, now, (&veil.seal, entropy)).await?;
    if is_kept { Ok(code) } else { Err(NotGoneOn::Unknown) }
}

/// The sign-on whose page this is.
fn of_page(kept: Option<SsoKept>, provider: &str, token: &SsoToken) -> Option<SsoKept> {
    let is_theirs = |kept: &SsoKept| kept.token.is_some_and(|hash| holds(token, &hash));
    kept.filter(|kept| kept.provider == provider && is_theirs(kept))
}

/// What a refusal means where nobody links.
fn refused(refusal: SsoRefusal) -> choose::NotChosen {
    match refusal {
        SsoRefusal::NotLinked => choose::NotChosen::NotLinked,
        SsoRefusal::Over
        | SsoRefusal::AlreadyLinked
        | SsoRefusal::OtherPerson
        | SsoRefusal::NotFresh(_) => choose::NotChosen::Unknown,
    }
}
