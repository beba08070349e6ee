//! A member signs in with a password.
//!
//! Finds the organisation while counting the caller's address; reads the organisation and its people; hashes; then writes
//! either the session or the failure. Four calls, three round trips, for every outcome: an organisation or an account that
//! does not exist costs the same calls and the same hash, gets the same answer as a wrong password, and is counted alike:
//! under the account as it was named, in canonical form.
//!
//! Nothing is told before that last write, and that write asks the limit of failures. So parallel guesses cannot outrun
//! it, though all of them may be hashed.

use crate::log;
use crate::session::{Issuer, NotBegun, Presented, Session, begin};
use domain::{
    AccountCandidate, AccountName, Denial, Membership, OrganisationId, OrganisationIdentifier,
    Place, PresentedPassword, rules,
};
use jiff::SignedDuration;
use keys::{AccountNumber, Address, BlindKeys, PasswordHash, Passwords, TokenKeys, Verdict};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, FailureName, MemberKept, Members, Table, Whose};

/// The request, already sound.
#[derive(Debug)]
pub struct SignIn {
    /// 统一社会信用代码/单位编号/机构编号.
    pub organisation: OrganisationIdentifier,
    /// 证件号码/移动电话.
    pub account: AccountName,
    /// 密码.
    pub password: PresentedPassword,
    /// From where they ask.
    pub address: String,
    /// On what.
    pub device: String,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    /// Organisation, account or password is wrong: one answer for all. The failure is counted.
    #[error("organisation, account and password do not go together")]
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
    /// The password is right, and the place is suspended or out of its period. The attempt is counted like a failure, so
    /// that guessing is no cheaper here.
    #[error("the place does not let its person act now")]
    NotActing(Denial),
    /// The password was changed at the same moment.
    #[error("the password was changed by another request")]
    Overtaken,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Signs a member in.
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
    log::account(&request.account.canonical(), blind);
    let address = blind.blind(&Address(&request.address));
    let (found, counted) = tokio::join!(
        table.organisation_by(&request.organisation),
        table.count(&rules::SIGN_IN_PER_ADDRESS, &address, now)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotSignedIn::Limited { retry_after });
    }
    let found = found?;
    found.iter().for_each(log::organisation);
    let named =
        FailureName::of_account(found.as_ref(), &request.organisation, &request.account, blind);
    // An organisation that does not exist is read all the same, under a name nobody has.
    let organisation = found.unwrap_or_else(|| OrganisationId::from_random(random(entropy)));
    let members = table.members(&organisation).await?;
    let candidates = request.account.candidates();
    let member = members.as_ref().and_then(|members| member(members, &candidates, blind));

    let Some((members, (member, own))) = members.as_ref().zip(member) else {
        passwords.verify_nobody(&request.password)?;
        return Err(refused(table.count_failure(&named, now).await?));
    };
    log::place(&member.id, &member.person);
    let (kept, other) = (own.password, FailureName::kept_of_place(&organisation, own.kept));
    let anew = match passwords.verify(&request.password, kept, entropy)? {
        Verdict::Wrong => return Err(refused(table.count_failure(&named, now).await?)),
        Verdict::Right => None,
        Verdict::RightKeepAnew(anew) => Some(anew),
    };
    if let Err(denial) = members.people.acts(member, now) {
        return match table.count_failure(&named, now).await? {
            Counted::Allowed => Err(NotSignedIn::NotActing(denial)),
            Counted::Limited { retry_after } => Err(NotSignedIn::LockedOut { retry_after }),
        };
    }
    let presented = Presented {
        person: member.person.clone(),
        whose: Whose::of_place(&members.people, member),
        device: request.device,
        named: &named,
        other: &other,
        kept,
        anew,
    };
    match begin(table, tokens, entropy, issuer, presented, now).await? {
        Ok(session) => Ok(session),
        Err(NotBegun::LockedOut { retry_after }) => Err(NotSignedIn::LockedOut { retry_after }),
        Err(NotBegun::Overtaken) => Err(NotSignedIn::Overtaken),
    }
}

fn refused(counted: Counted) -> NotSignedIn {
    match counted {
        Counted::Allowed => NotSignedIn::Wrong,
        Counted::Limited { retry_after } => NotSignedIn::LockedOut { retry_after },
    }
}

/// What a place that can be signed in to keeps, and its password.
pub(crate) struct OwnPart<'a> {
    pub(crate) kept: &'a MemberKept,
    pub(crate) password: &'a PasswordHash,
}

/// The place that is named, and its password. One whose person has yet to accept is nobody's, also when it has a password
/// from an upgrade: somebody else may have set that.
pub(crate) fn member<'a>(
    members: &'a Members,
    candidates: &[AccountCandidate],
    blind: &BlindKeys,
) -> Option<(&'a Membership, OwnPart<'a>)> {
    let is = |kept: &MemberKept, candidate: &AccountCandidate| match candidate {
        AccountCandidate::Mobile(mobile) => blind.matches(&kept.mobile, mobile),
        AccountCandidate::DocumentNumber(number) => {
            blind.matches(&kept.account_number, &AccountNumber(number))
        }
    };
    members.all().find_map(|(member, kept)| {
        let is_invited = matches!(member.place, Place::Invited { .. });
        let password = kept.password.as_ref().filter(|_| !is_invited)?;
        let own = OwnPart { kept, password };
        candidates.iter().any(|candidate| is(kept, candidate)).then_some((member, own))
    })
}
