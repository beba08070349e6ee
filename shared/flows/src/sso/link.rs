//! A person who is signed in here, and proved it lately, links the subject that a provider named to themselves: once.
//!
//! The page brings its token, so that nobody links what another browser signed on; what the provider says of the document
//! must be theirs. Reads the sign-on and the person at once, then writes one transaction, with the
//! notice to them.

use super::of_page;
use domain::{Ended, NotFresh, Notice, NoticeEvent, PersonActor, SsoId, SsoRefusal, SsoToken};
use keys::Veil;
use ports::{Clock, Entropy, Fault};
use store::{Particulars, PlaceOfPerson, SsoLinked, Table};

/// Why nothing is linked; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotLinked {
    /// The person's own session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// They signed in too long ago.
    #[error(transparent)]
    NotFresh(#[from] NotFresh),
    /// There is no such sign-on, it is not this page's, or its time is over.
    #[error("there is no such sign-on")]
    Unknown,
    /// Somebody is linked to the subject, or the person to another subject of that provider.
    #[error("one of the two is linked already")]
    AlreadyLinked,
    /// The provider names somebody else.
    #[error("the provider names somebody else")]
    OtherPerson,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Links. Gives the person's places, of which the page is to choose one.
///
/// # Errors
///
/// [`NotLinked`].
pub async fn link(
    table: &Table,
    veil: &Veil,
    (entropy, clock): (&impl Entropy, &impl Clock),
    actor: &PersonActor,
    provider: &str,
    (id, token): (&SsoId, &SsoToken),
) -> Result<Vec<PlaceOfPerson>, NotLinked> {
    let now = clock.now();
    let (kept, person, places) = tokio::join!(
        table.sso(id),
        table.person(&actor.person),
        Box::pin(table.places_of(&actor.person))
    );
    let kept = of_page(kept?, provider, token).ok_or(NotLinked::Unknown)?;
    let person = person?.filter(|person| person.epoch == actor.epoch).ok_or(Ended)?;
    let Particulars { identity: own, mobile: to } = person.particulars(&veil.seal)?;
    let (subject, named) = kept.named(&veil.seal)?;
    let judged = kept.sign_in.link(named.as_ref(), &own, actor.authenticated_at, now);
    judged.map_err(|refusal| match refusal {
        SsoRefusal::Over | SsoRefusal::NotLinked => NotLinked::Unknown,
        SsoRefusal::AlreadyLinked => NotLinked::AlreadyLinked,
        SsoRefusal::OtherPerson => NotLinked::OtherPerson,
        SsoRefusal::NotFresh(not_fresh) => NotLinked::NotFresh(not_fresh),
    })?;
    let event = NoticeEvent::AccountLinked;
    let told = [Notice { to, event, organisation: None, sender: None }];
    let with = (veil, entropy as &dyn Entropy);
    match table.link_sso(&kept, &subject, actor, &told, now, with).await? {
        SsoLinked::Done => Ok(places?),
        SsoLinked::SessionEnded => Err(Ended.into()),
        SsoLinked::Stale => Err(NotLinked::Unknown),
        SsoLinked::SubjectTaken | SsoLinked::PersonTaken => Err(NotLinked::AlreadyLinked),
    }
}
