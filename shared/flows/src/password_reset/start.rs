//! Somebody says that they forgot the password of their place.
//!
//! They name it as when they sign in. Finds the organisation; reads it and its people; then counts the reset against its
//! limits and writes it, in one transaction. Three calls, three round trips, and the same answer, whether or not there is
//! such a place: a reset of no place has ids and a mobile that nobody has, can be waited for and proven for, and comes to
//! nothing.

use crate::log;
use crate::person_registration::start::{Opened, Secrets, flow};
use crate::sign_in::member;
use domain::{
    AccountName, BoundMobile, FlowId, FlowKind, MembershipId, OrganisationId,
    OrganisationIdentifier, PersonId, Place, rules,
};
use jiff::SignedDuration;
use keys::{Address, Attempted, BlindKeys};
use ports::{Clock, Entropy, Fault, random};
use store::{About, Counted, FailureName, Members, NewErrand, Table};

/// The request, already sound.
#[derive(Debug)]
pub struct Start {
    /// 统一社会信用代码/单位编号/机构编号.
    pub organisation: OrganisationIdentifier,
    /// 证件号码/移动电话.
    pub account: AccountName,
    /// From where they ask.
    pub address: String,
}

/// Why it was not begun; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotStarted {
    /// Too many were begun from there, or from there for that account.
    #[error("too many password resets were begun")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Begins a password reset.
///
/// # Errors
///
/// [`NotStarted`].
pub async fn start(
    table: &Table,
    blind: &BlindKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    request: Start,
) -> Result<Opened, NotStarted> {
    let now = clock.now();
    let Start { organisation, account, address } = request;
    log::account(&account.canonical(), blind);
    let candidates = account.candidates();
    let found = table.organisation_by(&organisation).await?;
    let named = FailureName::of_account(found.as_ref(), &organisation, &account, blind);
    // An organisation that does not exist is read all the same, under a name nobody has.
    let found = found.unwrap_or_else(|| OrganisationId::from_random(random(entropy)));
    let members = table.members(&found).await?;
    let place = members.as_ref().and_then(|members| place(members, &candidates, blind));
    let (about, mobile) = place.unwrap_or_else(|| {
        let about = About::Place {
            organisation: OrganisationId::from_random(random(entropy)),
            membership: MembershipId::from_random(random(entropy)),
            person: PersonId::from_random(random(entropy)),
        };
        (about, no_mobile(blind, entropy))
    });

    let (flow, secrets) = flow(FlowKind::PasswordReset, entropy);
    let deadline = now + rules::ERRAND_WINDOW;
    let errand = NewErrand {
        id: flow.id,
        kind: FlowKind::PasswordReset,
        token: flow.token,
        scan: Some(flow.scan),
        about,
        // A code is sent nowhere else, so that a reset is no way to send messages to anybody.
        bound: Some(bound(mobile, &named, blind)),
        at: now,
        deadline,
    };
    begin(table, blind, &errand, (&address, &named), secrets).await
}

/// Counts a reset against the limits of its caller and writes it. Nobody else can spend them: the account is counted under
/// the address that named it.
///
/// # Errors
///
/// [`NotStarted`].
pub(crate) async fn begin(
    table: &Table,
    blind: &BlindKeys,
    errand: &NewErrand,
    (address, named): (&str, &FailureName),
    secrets: Secrets,
) -> Result<Opened, NotStarted> {
    let there = blind.blind(&Attempted(&format!("{address}\0{}", named.as_str())));
    let address = blind.blind(&Address(address));
    let limits =
        [(&rules::RESETS_PER_ADDRESS, &address), (&rules::RESETS_PER_ADDRESS_AND_ACCOUNT, &there)];
    match table.begin_errand(errand, &limits).await? {
        Counted::Limited { retry_after } => Err(NotStarted::Limited { retry_after }),
        Counted::Allowed => Ok(secrets.of(errand.id.clone(), errand.deadline)),
    }
}

/// The only mobile that a code of the reset is sent to, and what asking for one is counted under.
pub(crate) fn bound(mobile: String, named: &FailureName, blind: &BlindKeys) -> BoundMobile {
    // Blinded once more: the name of an account in no organisation is longer than that of one in an organisation.
    let account = blind.blind(&Attempted(named.as_str()));
    BoundMobile { mobile, account: account.as_str().to_owned() }
}

/// What stands for a mobile, blinded, where there is none: nobody's, and as long and as dear to compare with.
pub(crate) fn no_mobile(blind: &BlindKeys, entropy: &impl Entropy) -> String {
    let drawn = FlowId::from_random(FlowKind::PasswordReset, random(entropy));
    blind.blind(&Attempted(drawn.as_str())).as_str().to_owned()
}

/// The place that is named and its mobile, if its password can be reset: accepted, and not suspended. Whether its period is
/// over is asked when they sign in.
fn place(
    members: &Members,
    candidates: &[domain::AccountCandidate],
    blind: &BlindKeys,
) -> Option<(About, String)> {
    let (member, _) = member(members, candidates, blind)?;
    let kept = members.kept(&member.id).filter(|_| member.place == Place::Live)?;
    let about = About::Place {
        organisation: members.people.organisation.clone(),
        membership: member.id.clone(),
        person: member.person.clone(),
    };
    Some((about, kept.mobile.clone()))
}
