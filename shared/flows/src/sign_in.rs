//! A member signs in with a password.
//!
//! Finds the organisation while counting the caller's address; reads the organisation and its people; hashes; then writes
//! either the session or the failure. Four calls, three round trips, for every outcome: an organisation or an account that
//! does not exist costs the same calls and the same hash, and gets the same answer as a wrong password.
//!
//! Nothing is told before that last write, and that write asks the limit of failures. So parallel guesses cannot outrun
//! it, though all of them may be hashed.

use domain::{
    AccountCandidate, AccountName, MembershipId, OrganisationId, OrganisationIdentifier,
    PresentedPassword, RefreshSecret, Role, Secret as _, SessionId, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{
    AccessClaims, AccountNumber, Address, Attempted, BlindKeys, Passwords, TokenKeys, Verdict, hash,
};
use ports::{Clock, Entropy, Fault, random};
use store::{Counted, Members, MembershipKept, NewSession, Rehashed, SignedIn, Table};

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
}

/// Who issues tokens, and for whom.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// `iss`.
    pub issuer: String,
    /// `aud`.
    pub audience: String,
}

/// A session that began.
#[derive(Debug)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// The access token.
    pub access_token: String,
    /// How long it is good for.
    pub expires_in: SignedDuration,
    /// The refresh token: whose it is, which session, and the secret.
    pub refresh_token: String,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// In which place.
    pub membership: MembershipId,
    /// As what.
    pub role: Role,
}

/// Why nobody is signed in.
#[derive(Debug, thiserror::Error)]
pub enum NotSignedIn {
    /// Organisation, account or password is wrong: one answer for all. The failure is counted.
    #[error("organisation, account and password do not go together")]
    Wrong,
    /// This account has failed five times in a quarter of an hour. Its other ways in stay open.
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
    let address = blind.blind(&Address(&request.address));
    let (found, counted) = tokio::join!(
        table.organisation_by(&request.organisation),
        table.count(&rules::SIGN_IN_PER_ADDRESS, &address, now)
    );
    if let Counted::Limited { retry_after } = counted? {
        return Err(NotSignedIn::Limited { retry_after });
    }
    // An organisation that does not exist is read all the same, under a name nobody has.
    let organisation = found?.unwrap_or_else(|| OrganisationId::from_random(random(entropy)));
    let members = table.members(&organisation).await?;
    let candidates = request.account.candidates();
    let member = members.as_ref().and_then(|members| member(members, &candidates, blind));

    let Some((members, member)) = members.as_ref().zip(member) else {
        passwords.verify_nobody(&request.password)?;
        let attempted = blind.blind(&Attempted(&attempted(&request.organisation, &candidates)));
        return refuse(table.count_failure_of_nobody(&attempted, now).await?);
    };
    let anew = match passwords.verify(&request.password, &member.password, entropy)? {
        Verdict::Wrong => return refuse(table.count_failure(&member.id, now).await?),
        Verdict::Right => None,
        Verdict::RightKeepAnew(anew) => Some(anew),
    };
    let refresh = RefreshSecret::from_random(random(entropy));
    let session = NewSession {
        id: SessionId::from_random(random(entropy)),
        person: member.person.clone(),
        organisation: members.organisation.clone(),
        membership: member.id.clone(),
        refresh: hash(&refresh),
        amr: "pwd",
        epochs: (members.epoch, member.epoch),
        at: now,
    };
    let access_token = tokens.sign(&claims(&session, member.role, issuer, now))?;
    let rehashed = anew.as_ref().map(|new| Rehashed { old: &member.password, new });
    match table.begin_session(&session, rehashed).await? {
        SignedIn::Done => {}
        SignedIn::Limited { retry_after } => return Err(NotSignedIn::LockedOut { retry_after }),
        SignedIn::Overtaken => return Err(NotSignedIn::Overtaken),
    }
    Ok(Session {
        refresh_token: format!("{}.{}.{}", session.person, session.id, refresh.reveal()),
        id: session.id,
        access_token,
        expires_in: rules::ACCESS_TOKEN_LIFE,
        organisation: session.organisation,
        membership: session.membership,
        role: member.role,
    })
}

fn refuse(counted: Counted) -> Result<Session, NotSignedIn> {
    Err(match counted {
        Counted::Allowed => NotSignedIn::Wrong,
        Counted::Limited { retry_after } => NotSignedIn::LockedOut { retry_after },
    })
}

fn member<'a>(
    members: &'a Members,
    candidates: &[AccountCandidate],
    blind: &BlindKeys,
) -> Option<&'a MembershipKept> {
    let is = |member: &MembershipKept, candidate: &AccountCandidate| match candidate {
        AccountCandidate::Mobile(mobile) => blind.matches(&member.mobile, mobile),
        AccountCandidate::DocumentNumber(number) => {
            blind.matches(&member.account_number, &AccountNumber(number))
        }
    };
    members.members.iter().find(|member| candidates.iter().any(|candidate| is(member, candidate)))
}

/// What an account that does not exist is counted under: as it was typed, in canonical form.
fn attempted(organisation: &OrganisationIdentifier, candidates: &[AccountCandidate]) -> String {
    let mut attempted = format!("{}\0{}", organisation.kind(), organisation.value());
    for candidate in candidates {
        attempted.push('\0');
        match candidate {
            AccountCandidate::Mobile(mobile) => attempted.push_str(&mobile.e164()),
            AccountCandidate::DocumentNumber(number) => attempted.push_str(number),
        }
    }
    attempted
}

fn claims(session: &NewSession, role: Role, issuer: &Issuer, now: Timestamp) -> AccessClaims {
    let (organisation, membership) = session.epochs;
    AccessClaims {
        iss: issuer.issuer.clone(),
        aud: issuer.audience.clone(),
        sub: session.person.to_string(),
        org: session.organisation.to_string(),
        mem: session.membership.to_string(),
        role: role.as_str().to_owned(),
        amr: vec![session.amr.to_owned()],
        auth_time: now.as_second(),
        sid: session.id.to_string(),
        epoch: format!("{organisation}.{membership}"),
        iat: now.as_second(),
        exp: (now + rules::ACCESS_TOKEN_LIFE).as_second(),
    }
}
