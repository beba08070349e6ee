//! What every way of signing in ends with: an access token for this session, and the refresh token that goes on with it.

use crate::log;
use domain::{
    Denial, FamilySecret, MembershipId, OrganisationId, PersonId, RefreshSecret, RefreshToken,
    Role, SecretHash, SessionId, fresh, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{AccessClaims, MemberClaims, PasswordHash, TokenKeys, hash};
use ports::{Entropy, Fault, random};
use store::{FailureName, Members, NewSession, Rehashed, SessionKept, SignedIn, Table, Whose};

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

/// When a session ends, as far as time goes, seen at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SessionTimes {
    /// When that is.
    pub now: Timestamp,
    /// When it ends unless it is refreshed.
    pub idle_ends_at: Timestamp,
    /// When it ends in any case, with the place at the latest.
    pub ends_at: Timestamp,
    /// Until when the gravest acts are open to the access token, if they are.
    pub proven_until: Option<Timestamp>,
}

impl SessionTimes {
    /// Of a session, called with a token that says when its person proved who they are.
    pub(crate) fn new(session: &SessionKept, authenticated_at: Timestamp, now: Timestamp) -> Self {
        let until = match &session.whose {
            Whose::Member { until, .. } => *until,
            Whose::Person { .. } => None,
        };
        let ends_at = until.map_or(session.ends_at, |until| until.min(session.ends_at));
        let is_fresh = fresh(authenticated_at, now).is_ok();
        Self {
            now,
            idle_ends_at: session.idle_until.min(ends_at),
            ends_at,
            proven_until: is_fresh.then(|| (authenticated_at + rules::STEP_UP).min(ends_at)),
        }
    }
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

/// What an access token says of a session.
pub(crate) struct Claiming<'a> {
    pub(crate) person: &'a PersonId,
    pub(crate) session: &'a SessionId,
    pub(crate) whose: &'a Whose,
    pub(crate) amr: &'a str,
    pub(crate) authenticated_at: Timestamp,
    /// When the session ends in any case.
    pub(crate) ends_at: Timestamp,
}

/// Signs an access token, and says how long it is good for.
///
/// # Errors
///
/// [`Fault`] when it cannot be signed.
pub(crate) fn access_token(
    claiming: &Claiming<'_>,
    tokens: &TokenKeys,
    issuer: &Issuer,
    now: Timestamp,
) -> Result<(String, SignedDuration), Fault> {
    let Claiming { person, session, whose, amr, authenticated_at, ends_at } = claiming;
    // No token outlives its session or its place.
    let ends = (now + rules::ACCESS_TOKEN_LIFE).min(*ends_at);
    let (epoch, ends) = match whose {
        Whose::Person { epoch } => (epoch.to_string(), ends),
        Whose::Member { epochs: (of_all, own), until, .. } => {
            (format!("{of_all}.{own}"), until.map_or(ends, |until| until.min(ends)))
        }
    };
    let claims = AccessClaims {
        iss: issuer.issuer.clone(),
        aud: issuer.audience.clone(),
        sub: person.to_string(),
        member: member_of(whose).map(|(organisation, membership, role)| MemberClaims {
            org: organisation.to_string(),
            mem: membership.to_string(),
            role: role.as_str().to_owned(),
        }),
        amr: vec![(*amr).to_owned()],
        auth_time: authenticated_at.as_second(),
        sid: session.to_string(),
        epoch,
        iat: now.as_second(),
        exp: ends.as_second(),
    };
    Ok((tokens.sign(&claims)?, ends.duration_since(now)))
}

/// For which organisation, in which place, as what; nothing in a person's own session.
pub(crate) fn member_of(whose: &Whose) -> Option<(OrganisationId, MembershipId, Role)> {
    match whose {
        Whose::Person { .. } => None,
        Whose::Member { organisation, membership, role, .. } => {
            Some((organisation.clone(), membership.clone(), *role))
        }
    }
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
    let (person, session) = (&refresh_token.person, &refresh_token.session);
    let claiming = Claiming { person, session, whose, amr, authenticated_at, ends_at };
    let (access_token, expires_in) = access_token(&claiming, tokens, issuer, now)?;
    Ok(Session {
        id: session.clone(),
        person: person.clone(),
        member: member_of(whose),
        access_token,
        expires_in,
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
