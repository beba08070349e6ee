//! Somebody who is signed in proves again who they are, within the session they have: by password, or by their face.
//!
//! The session then says when, and the access token in the reply does; whoever holds an older one is as they were. The
//! session ends no later for it, and what it began with (`amr`) stays.
//!
//! | step | calls | round trips |
//! | --- | --- | --- |
//! | by password | 4 | 2 |
//! | a face is asked for | 4 | 2 |
//! | by that face | 4 | 2 |

pub mod face;
pub mod password;

use crate::session::{Claiming, Issuer, SessionTimes, access_token, member_of};
use domain::{Actor, Ended, MembershipId, OrganisationId, PersonId, Role, SessionId};
use jiff::{SignedDuration, Timestamp};
use keys::{BlindKeys, PasswordHash, Passwords, TokenKeys};
use ports::{Clock, Entropy, Fault};
use store::{FailureName, SessionKept, Table, Whose};

/// A session whose person proved who they are.
#[derive(Debug)]
pub struct Proven {
    /// Its name.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// For which organisation, in which place, as what; nothing in a person's own session.
    pub member: Option<(OrganisationId, MembershipId, Role)>,
    /// The access token that says so.
    pub access_token: String,
    /// How long it is good for.
    pub expires_in: SignedDuration,
    /// When the session ends.
    pub times: SessionTimes,
}

/// What proves it, already sound.
#[derive(Debug)]
pub enum Proof {
    /// A password.
    Password(password::ByPassword),
    /// A face that has passed.
    Face(face::ByFace),
}

/// Why the session is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NotProven {
    /// By password.
    #[error(transparent)]
    Password(#[from] password::NotProven),
    /// By a face.
    #[error(transparent)]
    Face(#[from] face::NotProven),
}

/// Proves, by whichever it is.
///
/// # Errors
///
/// [`NotProven`].
#[expect(clippy::too_many_arguments, reason = "each is a privilege of this flow, named")]
pub async fn prove(
    table: &Table,
    blind: &BlindKeys,
    with: (&Passwords, &TokenKeys),
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    actor: &Actor,
    proof: Proof,
) -> Result<Proven, NotProven> {
    Ok(match proof {
        Proof::Password(it) => {
            let proving = password::prove(table, blind, with, entropy, clock, issuer, actor, it);
            Box::pin(proving).await?
        }
        Proof::Face(it) => Box::pin(face::prove(table, with.1, clock, issuer, actor, &it)).await?,
    })
}

/// A session that lives, and the password that opens what it is for.
struct Looked {
    session: SessionKept,
    password: PasswordHash,
    /// What failures are counted under: nobody else can spend it.
    named: FailureName,
}

async fn look(table: &Table, actor: &Actor, now: Timestamp) -> Result<Looked, Looking> {
    let (session, own) = tokio::join!(
        table.session(actor.person(), actor.session()),
        Box::pin(own(table, actor, now))
    );
    let (password, named, whose) = own?;
    let session = session?.filter(|session| session.is_alive(now)).ok_or(Ended)?;
    if !is_under(&session.whose, &whose) {
        return Err(Ended.into());
    }
    Ok(Looked { session, password, named })
}

/// The password of the account or of the place, if it may still be acted in.
async fn own(
    table: &Table,
    actor: &Actor,
    now: Timestamp,
) -> Result<(PasswordHash, FailureName, Whose), Looking> {
    match actor {
        Actor::Person(own) => {
            let person = table.person(&own.person).await?;
            let person = person.filter(|person| person.epoch == own.epoch).ok_or(Ended)?;
            let named = FailureName::own_of_person(&own.person);
            Ok((person.password, named, Whose::Person { epoch: own.epoch }))
        }
        Actor::Member(own) => {
            let members = table.members(&own.organisation).await?.ok_or(Ended)?;
            let member = members.people.acting(own, now)?;
            let kept = members.kept(&member.id).and_then(|kept| kept.password.as_ref());
            let named = FailureName::own_of_place(&member.id);
            Ok((kept.ok_or(Ended)?.clone(), named, Whose::of_place(&members.people, member)))
        }
    }
}

/// Whether a session began under what stands now; when the place ends may have been moved since.
fn is_under(session: &Whose, stands: &Whose) -> bool {
    match (session, stands) {
        (Whose::Person { epoch }, Whose::Person { epoch: now }) => epoch == now,
        (
            Whose::Member { membership, epochs, .. },
            Whose::Member { membership: place, epochs: now, .. },
        ) => (membership, epochs) == (place, now),
        (Whose::Person { .. }, Whose::Member { .. })
        | (Whose::Member { .. }, Whose::Person { .. }) => false,
    }
}

/// What keeps a session from being looked at.
#[derive(Debug, thiserror::Error)]
enum Looking {
    #[error(transparent)]
    Ended(#[from] Ended),
    #[error(transparent)]
    Fault(#[from] Fault),
}

fn tell(
    session: &SessionKept,
    tokens: &TokenKeys,
    issuer: &Issuer,
    (proven_at, now): (Timestamp, Timestamp),
) -> Result<Proven, Fault> {
    let claiming = Claiming {
        person: &session.person,
        session: &session.id,
        whose: &session.whose,
        amr: &session.amr,
        authenticated_at: proven_at,
        ends_at: session.ends_at,
    };
    let (access_token, expires_in) = access_token(&claiming, tokens, issuer, now)?;
    Ok(Proven {
        id: session.id.clone(),
        person: session.person.clone(),
        member: member_of(&session.whose),
        access_token,
        expires_in,
        times: SessionTimes::new(session, proven_at, now),
    })
}
