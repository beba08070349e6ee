//! What every way of signing in ends with: an access token for this session, and the refresh token that goes on with it.

use crate::log;
use domain::{
    Denial, FamilySecret, MembershipId, OrganisationId, PersonId, RefreshSecret, RefreshToken,
    Role, SecretHash, SessionId, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{AccessClaims, MemberClaims, PasswordHash, TokenKeys, hash};
use ports::{Entropy, Fault, random};
use store::{FailureName, Members, NewSession, Rehashed, SignedIn, Table, Whose};

/// Who issues tokens, and for whom.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// `iss`.
    pub issuer: String,
    /// `aud`.
    pub audience: String,
}

/// Tokens of a session that began, or goes on.
#[derive(Debug)]
pub struct Session {
    /// Its name.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// For which organisation, in which place, as what; nothing in a person's own session.
    pub member: Option<(OrganisationId, MembershipId, Role)>,
    /// The access token.
    pub access_token: String,
    /// How long it is good for.
    pub expires_in: SignedDuration,
    /// The refresh token.
    pub refresh_token: RefreshToken,
}

/// What tokens are issued for.
#[derive(Debug)]
pub(crate) struct Issuing<'a> {
    pub(crate) whose: &'a Whose,
    pub(crate) amr: &'a str,
    pub(crate) authenticated_at: Timestamp,
    /// When the session ends in any case.
    pub(crate) ends_at: Timestamp,
    pub(crate) refresh_token: RefreshToken,
}

/// Issues the tokens.
///
/// # Errors
///
/// [`Fault`] when they cannot be signed.
pub(crate) fn issue(
    issuing: Issuing<'_>,
    tokens: &TokenKeys,
    issuer: &Issuer,
    now: Timestamp,
) -> Result<Session, Fault> {
    let Issuing { whose, amr, authenticated_at, ends_at, refresh_token } = issuing;
    // No token outlives its session or its place.
    let ends = now + rules::ACCESS_TOKEN_LIFE;
    let ends = ends.min(ends_at);
    let (member, epoch, ends) = match whose {
        Whose::Person { epoch } => (None, epoch.to_string(), ends),
        Whose::Member { organisation, membership, epochs: (of_all, own), role, until } => (
            Some((organisation.clone(), membership.clone(), *role)),
            format!("{of_all}.{own}"),
            until.map_or(ends, |until| until.min(ends)),
        ),
    };
    let claims = AccessClaims {
        iss: issuer.issuer.clone(),
        aud: issuer.audience.clone(),
        sub: refresh_token.person.to_string(),
        member: member.as_ref().map(|(organisation, membership, role)| MemberClaims {
            org: organisation.to_string(),
            mem: membership.to_string(),
            role: role.as_str().to_owned(),
        }),
        amr: vec![amr.to_owned()],
        auth_time: authenticated_at.as_second(),
        sid: refresh_token.session.to_string(),
        epoch,
        iat: now.as_second(),
        exp: ends.as_second(),
    };
    Ok(Session {
        id: refresh_token.session.clone(),
        person: refresh_token.person.clone(),
        member,
        access_token: tokens.sign(&claims)?,
        expires_in: ends.duration_since(now),
        refresh_token,
    })
}

/// Whose session is drawn, and by what they have proved who they are.
pub(crate) struct Drawing {
    pub(crate) person: PersonId,
    pub(crate) whose: Whose,
    pub(crate) amr: &'static str,
    pub(crate) device: String,
    pub(crate) authenticated_at: Timestamp,
}

impl Drawing {
    /// What is to be written, of whoever holds the refresh token whose hashes these are.
    pub(crate) fn kept(
        self,
        id: SessionId,
        (family, refresh): (SecretHash, SecretHash),
        at: Timestamp,
    ) -> NewSession {
        let Self { person, whose, amr, device, authenticated_at } = self;
        let (amr, ends_at) = (amr.to_owned(), authenticated_at + rules::SESSION_LIFE);
        NewSession {
            id,
            person,
            whose,
            rests_on: None,
            family,
            refresh,
            amr,
            device,
            authenticated_at,
            ends_at,
            at,
        }
    }
}

/// The person's place there; in an organisation that does not exist nobody has one.
///
/// # Errors
///
/// [`Denial`] when nobody may act in it now.
pub(crate) fn place(
    members: Option<&Members>,
    person: &PersonId,
    now: Timestamp,
) -> Result<Whose, Denial> {
    log::person(person);
    let people = &members.ok_or(Denial::NotAMember)?.people;
    log::organisation(&people.organisation);
    let member = people.place_of(person).ok_or(Denial::NotAMember)?;
    log::place(&member.id, person);
    people.acts(member, now)?;
    Ok(Whose::of_place(people, member))
}

/// Draws a session and its secrets: what is to be written, and what is told once it is.
///
/// # Errors
///
/// [`Fault`] when the tokens cannot be signed.
pub(crate) fn draw(
    drawing: Drawing,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    issuer: &Issuer,
    now: Timestamp,
) -> Result<(NewSession, Session), Fault> {
    let refresh_token = RefreshToken {
        person: drawing.person.clone(),
        session: SessionId::from_random(random(entropy)),
        family: FamilySecret::from_random(random(entropy)),
        secret: RefreshSecret::from_random(random(entropy)),
    };
    let (amr, authenticated_at) = (drawing.amr, drawing.authenticated_at);
    let hashes = (hash(&refresh_token.family), hash(&refresh_token.secret));
    let session = drawing.kept(refresh_token.session.clone(), hashes, now);
    let ends_at = session.ends_at;
    let issuing = Issuing { whose: &session.whose, amr, authenticated_at, ends_at, refresh_token };
    let began = issue(issuing, tokens, issuer, now)?;
    Ok((session, began))
}

/// Somebody who presented the right password: who, for whom, on what, and their password as it is kept.
pub(crate) struct Presented<'a> {
    pub(crate) person: PersonId,
    pub(crate) whose: Whose,
    pub(crate) device: String,
    /// The name by which they signed in, under which failures are counted.
    pub(crate) named: &'a FailureName,
    /// The account's other names, whose failures are forgiven too.
    pub(crate) other: &'a [FailureName],
    pub(crate) kept: &'a PasswordHash,
    /// The same under the current pepper, if it was kept under an older one.
    pub(crate) anew: Option<PasswordHash>,
}

/// Why the right password began no session.
pub(crate) enum NotBegun {
    /// The account has failed too often.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The password was changed at the same moment.
    Overtaken,
}

/// Begins the session of a password, as the last write of a sign-in: before it nothing is told.
///
/// # Errors
///
/// [`Fault`].
pub(crate) async fn begin(
    table: &Table,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    issuer: &Issuer,
    presented: Presented<'_>,
    now: Timestamp,
) -> Result<Result<Session, NotBegun>, Fault> {
    let Presented { person, whose, device, named, other, kept, anew } = presented;
    let drawing = Drawing { person, whose, amr: "pwd", device, authenticated_at: now };
    let (session, began) = draw(drawing, tokens, entropy, issuer, now)?;
    let rehashed = anew.as_ref().map(|new| Rehashed { old: kept, new });
    Ok(match table.begin_session(&session, (named, other), rehashed).await? {
        SignedIn::Done => Ok(began),
        SignedIn::Limited { retry_after } => Err(NotBegun::LockedOut { retry_after }),
        SignedIn::Overtaken => Err(NotBegun::Overtaken),
    })
}
