//! A member does a matter (办事): a case is begun, or gone on with, and the business system where it is done is given a mandate
//! to believe.
//!
//! To begin takes three calls, two round trips: the organisation, and what was begun before; then the case, on the condition
//! that the organisation is as it was read and the session lives, so that nothing is begun by whoever may no longer. The
//! page names each beginning, so that a click that is sent twice begins one case.

use crate::acting::{acting, refusal};
use crate::cases::one::{self, Seen, seen};
use crate::cases::{TRIES, outrun, pause};
use crate::matters::{Granter, granters};
use domain::{
    Authority, Basis, Case, CaseEvent, CaseId, CaseStep, CaseSubject, Catalogue, Denial, Ended,
    Matter, MatterCode, MemberActor, Membership, OrganisationKind, PageUrl, kept_moment, rules,
};
use jiff::{SignedDuration, Timestamp};
use keys::{MandateClaims, SealKeys, TokenKeys, case_begun};
use ports::{Clock, Entropy, Fault};
use store::{CaseBeginning, Members, Table};

/// What the page calls a beginning: 8 to 64 letters, digits, hyphens and underscores, drawn at random.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttemptKey(String);

impl std::str::FromStr for AttemptKey {
    type Err = domain::Malformed;

    fn from_str(text: &str) -> Result<Self, domain::Malformed> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        if (8..=64).contains(&text.len()) && text.bytes().all(is_plain) {
            return Ok(Self(text.to_owned()));
        }
        let detail =
            "attempt由页面随机生成，为8至64位字母、数字、连字符或下划线，同一次点击重发时不变。";
        Err(domain::Malformed::new("case.attempt", detail))
    }
}

/// Where to go, and what to show there.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The case.
    pub case: CaseId,
    /// The page of the business system.
    pub url: String,
    /// What the business system verifies.
    pub mandate: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// Why a matter is not done; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotHanded {
    /// The caller's session has ended, or their place no longer lets them act.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The catalogue has no such matter.
    #[error("there is no such matter")]
    MatterUnknown,
    /// There is no such case, or none that they see.
    #[error("there is no such case")]
    CaseUnknown,
    /// It is none for organisations of that kind.
    #[error("the matter is none for such organisations")]
    NotForKind,
    /// They may not.
    #[error("they may not do the matter")]
    NotAllowed {
        /// Why.
        denial: Denial,
        /// Who could let them, or do it.
        granters: Vec<Granter>,
    },
    /// The matter is another business system's by now, and the case's own has told no page to go on.
    #[error("the case's business system has told no page")]
    NoPage,
    /// That beginning was of another matter.
    #[error("that beginning was of another matter")]
    AttemptUsed,
    /// They have begun too many lately.
    #[error("they begin too many")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down; beginning so again is safe.
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<one::NotTold> for NotHanded {
    fn from(error: one::NotTold) -> Self {
        match error {
            one::NotTold::Ended(ended) => Self::Ended(ended),
            one::NotTold::Unknown => Self::CaseUnknown,
            one::NotTold::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// Who signs, and in whose name.
#[derive(Clone, Copy, Debug)]
pub struct Signing<'a> {
    /// The keys.
    pub tokens: &'a TokenKeys,
    /// `iss`.
    pub issuer: &'a str,
}

/// By what somebody may, and until when.
struct Allowed {
    by: Basis,
    until: Option<Timestamp>,
}

fn allowed(
    catalogue: &Catalogue,
    members: &Members,
    member: &Membership,
    matter: &Matter,
    (seal, now): (&SealKeys, Timestamp),
) -> Result<Allowed, NotHanded> {
    if !matter.is_for(OrganisationKind::of(&members.credit_code)) {
        return Err(NotHanded::NotForKind);
    }
    match catalogue.authority(&members.people, member, &matter.code, now) {
        Authority::Allowed { by, until } => Ok(Allowed { by, until }),
        Authority::Denied(denial) => {
            let granters = granters(members, seal, now)?;
            Err(NotHanded::NotAllowed { denial, granters })
        }
    }
}

/// Begins a matter.
///
/// # Errors
///
/// [`NotHanded`].
pub async fn begin(
    table: &Table,
    (seal, signing): (&SealKeys, Signing<'_>),
    entropy: &impl Entropy,
    clock: &impl Clock,
    catalogue: &Catalogue,
    (actor, code, attempt): (&MemberActor, &MatterCode, &AttemptKey),
) -> Result<Handed, NotHanded> {
    let now = clock.now();
    let matter = catalogue.matter(code).ok_or(NotHanded::MatterUnknown)?;
    let id = case_begun(&actor.membership, &attempt.0);
    for tries in 1..=TRIES {
        let organisation = &actor.organisation;
        let (members, before) = tokio::join!(
            table.members(organisation),
            table.case_newest(organisation, code, (&actor.person, &id), seal)
        );
        let (members, (newest, before)) = (members?.ok_or(Ended)?, before?);
        let member = members.people.acting(actor, now)?.clone();
        let allowed = match allowed(catalogue, &members, &member, matter, (seal, now)) {
            Ok(allowed) => allowed,
            // Who could let them is said too.
            Err(why) => return Err(refusal(table, (&actor.person, &actor.session), why).await),
        };
        let hand = |case: &Case| handed(case, matter, (&members, &member), &allowed, signing, now);
        if let Some(before) = before {
            acting::<NotHanded>(table, actor, now).await?;
            let is_same = before.subject.matter == *code;
            return if is_same { hand(&before) } else { Err(NotHanded::AttemptUsed) };
        }
        let case = begun(&id, matter, (&members, actor), now)?;
        let (by, new) = ((actor, &members.people), (&case, newest.as_deref()));
        match table.begin_case(by, new, now, (seal, entropy)).await? {
            CaseBeginning::Done => return hand(&case),
            CaseBeginning::SessionEnded => return Err(Ended.into()),
            CaseBeginning::Limited { retry_after } => {
                return Err(NotHanded::Limited { retry_after });
            }
            CaseBeginning::Stale => pause(tries, entropy).await,
        }
    }
    Err(outrun().into())
}

/// Goes on with a case: a fresh mandate, three calls, one round trip.
///
/// # Errors
///
/// [`NotHanded`].
pub async fn resume(
    table: &Table,
    (seal, signing): (&SealKeys, Signing<'_>),
    clock: &impl Clock,
    catalogue: &Catalogue,
    (actor, id): (&MemberActor, &CaseId),
) -> Result<Handed, NotHanded> {
    let now = clock.now();
    let Seen { case, members, member, .. } = seen(table, seal, actor, id, now).await?;
    let matter = catalogue.matter(&case.subject.matter).ok_or(NotHanded::MatterUnknown)?;
    let allowed = allowed(catalogue, &members, &member, matter, (seal, now))?;
    handed(&case, matter, (&members, &member), &allowed, signing, now)
}

/// Where a case is gone on with: where its business system says, or else where the matter is begun. Once the matter is
/// another system's, its page is none for a mandate that is for the case's.
fn page<'a>(case: &'a Case, matter: &'a Matter) -> Result<&'a PageUrl, NotHanded> {
    let of_matter = (matter.system == case.system).then_some(&matter.url);
    case.latest.url.as_ref().or(of_matter).ok_or(NotHanded::NoPage)
}

/// A case that is begun at the hall.
fn begun(
    id: &CaseId,
    matter: &Matter,
    (members, actor): (&Members, &MemberActor),
    now: Timestamp,
) -> Result<Case, Fault> {
    let bad = |error| Fault::lasting("beginning a case", error);
    let step: CaseStep = "已在大厅发起".parse().map_err(bad)?;
    // Its business system is told this moment, and repeats it.
    let now = kept_moment(now);
    Ok(Case {
        id: id.clone(),
        subject: CaseSubject {
            organisation: actor.organisation.clone(),
            matter: matter.code.clone(),
            person: Some(actor.person.clone()),
            begun_at: now,
        },
        kind: OrganisationKind::of(&members.credit_code),
        system: matter.system.clone(),
        latest: CaseEvent {
            sequence: 0,
            is_finished: false,
            title: matter.name.parse().map_err(bad)?,
            step,
            at: now,
            url: None,
        },
        rating: None,
        revision: 1,
    })
}

fn handed(
    case: &Case,
    matter: &Matter,
    (members, member): (&Members, &Membership),
    Allowed { by, until }: &Allowed,
    Signing { tokens, issuer }: Signing<'_>,
    now: Timestamp,
) -> Result<Handed, NotHanded> {
    let url = page(case, matter)?.as_str().to_owned();
    let people = &members.people;
    let end = now + rules::MANDATE_LIFE;
    let ends = until.map_or(end, |until| until.min(end));
    let claims = MandateClaims {
        iss: issuer.to_owned(),
        aud: case.system.to_string(),
        sub: member.person.to_string(),
        org: people.organisation.to_string(),
        mem: member.id.to_string(),
        role: member.role.as_str().to_owned(),
        matter: case.subject.matter.as_str().to_owned(),
        case: case.id.to_string(),
        begun_at: case.subject.begun_at.to_string(),
        begun_by: case.subject.person.as_ref().map(ToString::to_string),
        grant: match by {
            Basis::Grant(id) => Some(id.to_string()),
            Basis::LegalRepresentative | Basis::Administrator => None,
        },
        epoch: format!("{}.{}", people.epoch, member.epoch),
        iat: now.as_second(),
        nbf: now.as_second(),
        exp: ends.as_second(),
    };
    let expires_at = Timestamp::from_second(claims.exp).unwrap_or(ends);
    let mandate = tokens.sign_mandate(&claims)?;
    Ok(Handed { case: case.id.clone(), url, mandate, expires_at })
}
