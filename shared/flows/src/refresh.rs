//! A session goes on: its refresh token gives another and a new access token.
//!
//! Reads the session; then writes its next tokens in one transaction whose conditions are all the session rests on. Two
//! calls, two round trips; one call more when the end of the place was moved since, and one more for each request that
//! used a token in between. A spent token costs three: whoever it concerns is looked up and told.
//!
//! ```text
//! family right, secret a successor's ─▶ rotated
//! family right, secret the parent's  ─▶ a sibling of its first successor: the reply was lost
//! family right, any other secret     ─▶ a spent token was shown: it was copied, so the session ends
//! family wrong                       ─▶ nothing: whoever knows only names of sessions ends none
//! ```
//!
//! Which secret is which: [`domain::RefreshFamily`].

use crate::log;
use crate::session::{Issuer, Issuing, Session, issue};
use domain::{Notice, NoticeEvent, RefreshRefusal, RefreshSecret, RefreshToken, rules};
use jiff::Timestamp;
use keys::{SealKeys, TokenKeys, hash, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Particulars, Refreshed, SessionKept, Table, Whose};

/// Why a session does not go on.
#[derive(Debug, thiserror::Error)]
pub enum NotRefreshed {
    /// There is no such session, or the token is none of it; nothing is written.
    #[error("there is no such session")]
    Unknown,
    /// It was unused too long, or what it rests on no longer stands; nothing is written.
    #[error("the session has ended")]
    Ended,
    /// The token was used and gave as many successors as it may; nothing is written, and the session goes on.
    #[error("the token has given as many successors as it may")]
    TooManySiblings,
    /// A spent token was shown. The session is ended, and its person is told.
    #[error("a spent token was shown")]
    Reused(Box<Reuse>),
    /// The world let us down; whether the token is spent is then unknown.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A session that was ended because a token of it was shown a second time.
#[derive(Clone, Debug)]
pub struct Reuse {
    /// The session as it was: whose, for whom, on what.
    pub session: SessionKept,
}

/// How often the place may be moved, or another request may use a token, between reading and writing before it is a
/// passing fault. A token gives its successors one after another, however many requests show it at once.
const TRIES: usize = 4 + rules::REFRESH_SIBLINGS_MOST;

/// Goes on with a session.
///
/// # Errors
///
/// [`NotRefreshed`].
pub async fn refresh(
    table: &Table,
    seal: &SealKeys,
    tokens: &TokenKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    issuer: &Issuer,
    token: RefreshToken,
) -> Result<Session, NotRefreshed> {
    let now = clock.now();
    let read = table.session(&token.person, &token.session).await?;
    let mut session = read.ok_or(NotRefreshed::Unknown)?;
    if !holds(&token.family, &session.family) {
        return Err(NotRefreshed::Unknown);
    }
    log::session_of(&session.id, &session.person);
    let mut whose = session.whose.clone();
    if let Whose::Member { organisation, membership, .. } = &whose {
        log::organisation(organisation);
        log::place(membership, &session.person);
    }
    let presented = token.secret.clone();
    let refresh_token =
        RefreshToken { secret: RefreshSecret::from_random(random(entropy)), ..token };
    let next = hash(&refresh_token.secret);
    for _ in 0..TRIES {
        let family = match session.refresh.present(|kept| holds(&presented, kept), next, now) {
            Err(RefreshRefusal::Reused) => {
                return Err(reused(table, seal, entropy, session, now).await);
            }
            _ if !session.is_alive(now) => return Err(NotRefreshed::Ended),
            Err(RefreshRefusal::TooManySiblings) => return Err(NotRefreshed::TooManySiblings),
            Ok(family) => family,
        };
        match table.refresh_session(&session, &whose, &family, now).await? {
            Refreshed::Done => {
                let authenticated_at = session.authenticated_at;
                let (amr, whose): (&str, &Whose) = (&session.amr, &whose);
                let ends_at = session.ends_at;
                let issuing = Issuing { whose, amr, authenticated_at, ends_at, refresh_token };
                return Ok(issue(issuing, tokens, issuer, now)?);
            }
            Refreshed::Moved(moved) => whose = moved,
            Refreshed::Overtaken(read) => {
                session = *read;
                whose = session.whose.clone();
            }
            Refreshed::Gone => return Err(NotRefreshed::Unknown),
            Refreshed::Ended => return Err(NotRefreshed::Ended),
        }
    }
    Err(Fault::passing("refreshing a session", "it was changed each time").into())
}

/// Ends the session, and has its person told, and the legal representative if it was for an organisation.
async fn reused(
    table: &Table,
    seal: &SealKeys,
    entropy: &impl Entropy,
    session: SessionKept,
    now: Timestamp,
) -> NotRefreshed {
    let ended = async {
        let notices = notices(table, seal, &session).await?;
        table.end_copied_session(&session, &notices, now, (seal, entropy)).await
    };
    match ended.await {
        Ok(()) => NotRefreshed::Reused(Box::new(Reuse { session })),
        Err(fault) => fault.into(),
    }
}

async fn notices(
    table: &Table,
    seal: &SealKeys,
    session: &SessionKept,
) -> Result<Vec<Notice>, Fault> {
    let event = || NoticeEvent::SignInsEnded;
    let Whose::Member { organisation, membership, .. } = &session.whose else {
        let person = table.person(&session.person).await?;
        let to = person.map(|person| person.particulars(seal)).transpose()?;
        let notice = |one: Particulars| Notice {
            to: one.mobile,
            event: event(),
            organisation: None,
            sender: None,
        };
        return Ok(to.map(notice).into_iter().collect());
    };
    let Some(members) = table.members(organisation).await? else { return Ok(Vec::new()) };
    let Some(member) = members.people.member(membership) else { return Ok(Vec::new()) };
    let (name, sender) = (|| Some(members.name.clone()), || Some(organisation.clone()));
    let to = members.particulars(&member.id, seal)?.mobile;
    let mut notices = vec![Notice { to, event: event(), organisation: name(), sender: sender() }];
    let others = members.people.legal_representative().filter(|one| one.id != member.id);
    if let Some(legal_representative) = others {
        let to = members.particulars(&legal_representative.id, seal)?.mobile;
        let event = NoticeEvent::PlaceFactorsChanged { role: member.role };
        notices.push(Notice { to, event, organisation: name(), sender: sender() });
    }
    Ok(notices)
}
