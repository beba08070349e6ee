//! Signing in by another provider's word (省政务登录), over OpenID Connect.
//!
//! ```text
//! Begun ──the browser comes back──▶ Claimed ──the provider's word──▶ Unlinked ──linked, with proof──▶ Linked ──▶ Done
//!                                     │                                                            ▲
//!                                     └── a subject that is linked ────────────────────────────────┘
//! ```
//!
//! Only forwards, each step once, in its time. A subject (issuer and `sub`) is linked to a person once, by that person, who
//! is signed in here and proved it lately: the provider's word alone opens no account, however well it names somebody.

use crate::{Identity, NotFresh, PersonId, SsoId, fresh};
use jiff::Timestamp;

/// Whom a provider names: never reassigned, and unique at that issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoSubject {
    /// `iss`.
    pub issuer: String,
    /// `sub`.
    pub subject: String,
}

/// A provider's word, verified.
#[derive(Clone, Debug)]
pub struct SignedOn {
    /// Who, by its own name for them.
    pub subject: SsoSubject,
    /// Who, by their document, where the provider tells it.
    pub identity: Option<Identity>,
    /// When they proved it there.
    pub authenticated_at: Timestamp,
}

/// How far a sign-in has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SsoStep {
    /// The browser is at the provider.
    Begun,
    /// It is back; the provider is being asked.
    Claimed,
    /// The provider named somebody whom nobody here is linked to.
    Unlinked,
    /// It named this person.
    Linked {
        /// Who.
        person: PersonId,
    },
    /// A session began.
    Done,
}

/// A sign-in, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsoSignIn {
    /// Its name.
    pub id: SsoId,
    /// How far.
    pub step: SsoStep,
    /// Until when it may go on from there.
    pub deadline: Timestamp,
}

/// Why a sign-in does not go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SsoRefusal {
    /// It is at another step, or its time is over.
    #[error("the sign-in is over, or not there yet")]
    Over,
    /// Nobody here is linked to the subject yet.
    #[error("nobody is linked to the subject")]
    NotLinked,
    /// Somebody is linked to the subject already.
    #[error("somebody is linked to the subject already")]
    AlreadyLinked,
    /// The provider names another person than the one who is signed in here.
    #[error("the provider names somebody else")]
    OtherPerson,
    /// The person signed in here too long ago.
    #[error(transparent)]
    NotFresh(#[from] NotFresh),
}

impl SsoSignIn {
    fn alive(&self, now: Timestamp) -> Result<(), SsoRefusal> {
        if now < self.deadline { Ok(()) } else { Err(SsoRefusal::Over) }
    }

    /// Who may be signed in by it.
    ///
    /// # Errors
    ///
    /// [`SsoRefusal`].
    pub fn person(&self, now: Timestamp) -> Result<&PersonId, SsoRefusal> {
        self.alive(now)?;
        match &self.step {
            SsoStep::Linked { person } => Ok(person),
            SsoStep::Unlinked => Err(SsoRefusal::NotLinked),
            SsoStep::Begun | SsoStep::Claimed | SsoStep::Done => Err(SsoRefusal::Over),
        }
    }

    /// Whether a person who is signed in here, and has that identity, may have its subject linked to them. What the
    /// provider says of the document must be theirs; where it says nothing, that they are signed in must do.
    ///
    /// # Errors
    ///
    /// [`SsoRefusal`].
    pub fn link(
        &self,
        named: Option<&Identity>,
        own: &Identity,
        authenticated_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), SsoRefusal> {
        self.alive(now)?;
        match &self.step {
            SsoStep::Unlinked => {}
            SsoStep::Linked { .. } => return Err(SsoRefusal::AlreadyLinked),
            SsoStep::Begun | SsoStep::Claimed | SsoStep::Done => return Err(SsoRefusal::Over),
        }
        fresh(authenticated_at, now)?;
        let is_theirs = |named: &Identity| {
            (named.document.kind(), named.document.identity())
                == (own.document.kind(), own.document.identity())
                && named.name == own.name
        };
        if named.is_none_or(is_theirs) { Ok(()) } else { Err(SsoRefusal::OtherPerson) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, IdentityDocument, rules};
    use jiff::SignedDuration;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    fn identity(number: &str, name: &str) -> Identity {
        let today = jiff::civil::date(2026, 11, 24);
        let kind = DocumentKind::ResidentId;
        let document = IdentityDocument::parse(kind, number, None, today).unwrap();
        Identity { document, name: name.parse().unwrap() }
    }

    fn at(step: SsoStep) -> SsoSignIn {
        let deadline = NOW + SignedDuration::from_secs(60);
        SsoSignIn { id: SsoId::from_random([1; 16]), step, deadline }
    }

    #[test]
    fn a_subject_is_linked_to_whom_the_provider_names_lately_and_in_time() {
        let own = identity("320282199003070030", "贾样例");
        let link = |step, named: Option<&Identity>, ago: SignedDuration, late: SignedDuration| {
            at(step).link(named, &own, NOW + late - ago, NOW + late)
        };
        let zero = SignedDuration::ZERO;
        assert_eq!(link(SsoStep::Unlinked, Some(&own), zero, zero), Ok(()));
        assert_eq!(link(SsoStep::Unlinked, None, zero, zero), Ok(()));
        for other in
            [identity("320102198801010014", "贾样例"), identity("320282199003070030", "甄样例")]
        {
            let refused = link(SsoStep::Unlinked, Some(&other), zero, zero);
            assert_eq!(refused, Err(SsoRefusal::OtherPerson));
        }
        let stale = link(SsoStep::Unlinked, Some(&own), rules::STEP_UP, zero);
        assert_eq!(stale, Err(SsoRefusal::NotFresh(NotFresh)));
        let late = link(SsoStep::Unlinked, Some(&own), zero, SignedDuration::from_secs(60));
        assert_eq!(late, Err(SsoRefusal::Over));
        let person = PersonId::from_random([2; 16]);
        let linked = link(SsoStep::Linked { person }, Some(&own), zero, zero);
        assert_eq!(linked, Err(SsoRefusal::AlreadyLinked));
        for step in [SsoStep::Begun, SsoStep::Claimed, SsoStep::Done] {
            assert_eq!(link(step, Some(&own), zero, zero), Err(SsoRefusal::Over));
        }
    }

    #[test]
    fn only_a_linked_subject_signs_somebody_in_and_only_in_time() {
        let person = PersonId::from_random([2; 16]);
        let linked = at(SsoStep::Linked { person: person.clone() });
        assert_eq!(linked.person(NOW), Ok(&person));
        assert_eq!(linked.person(linked.deadline), Err(SsoRefusal::Over));
        assert_eq!(at(SsoStep::Unlinked).person(NOW), Err(SsoRefusal::NotLinked));
        for step in [SsoStep::Begun, SsoStep::Claimed, SsoStep::Done] {
            assert_eq!(at(step).person(NOW), Err(SsoRefusal::Over));
        }
    }
}
