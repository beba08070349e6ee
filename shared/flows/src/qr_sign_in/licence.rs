//! The app of an electronic business licence (电子营业执照) says whose licence scanned a code, and the page is signed in.
//!
//! Its signature is already believed. Reads the code, the organisation of that credit code and the person of that document
//! at once; then the organisation's people; then one transaction approves the code, spends the delivery's id and begins
//! the session, if the holder's place stands. Five calls, three round trips. A delivery that comes twice is one: it gets
//! the answer of the first. A refusal writes nothing, and the code waits for another licence until its time is over.

use crate::session::{Drawing, place};
use domain::{
    CreditCode, Denial, Identity, OrganisationIdentifier, QrId, QrKind, QrRefusal, ScanSecret,
    SessionId,
};
use keys::{BlindKeys, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{Delivery, LicenceShown, Table};

/// Whose name stands in the delivery's key.
const PROVIDER: &str = "licence";

/// The request, already sound, its signature verified.
#[derive(Debug)]
pub struct Shown {
    /// Which code.
    pub id: QrId,
    /// The secret it carried.
    pub scan: ScanSecret,
    /// Of which organisation the licence is.
    pub credit_code: CreditCode,
    /// Who holds it.
    pub holder: Identity,
    /// The delivery's id.
    pub delivery: String,
    /// SHA-256 of the signed body.
    pub body: [u8; 32],
}

/// Why the page is not signed in; nothing is written.
#[derive(Debug, thiserror::Error)]
pub enum NotShown {
    /// There is no such code, or the secret is none of it.
    #[error("there is no such code")]
    Unknown,
    /// Its time is over.
    #[error("the code has expired")]
    Expired,
    /// Another licence was shown to it.
    #[error("the code is taken")]
    Taken,
    /// The holder may not act for that organisation now, or there is no such organisation or person here: one answer for
    /// those who are nobody here.
    #[error("the holder may not act for that organisation now")]
    NotActing(Denial),
    /// Their place there was changed at the same moment.
    #[error("the place was changed at the same moment")]
    Overtaken,
    /// The delivery's id was used before, for something else.
    #[error("the delivery id was used for another body")]
    DeliveryReused,
    /// The world let us down.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Takes the licence app's word for who holds which licence.
///
/// # Errors
///
/// [`NotShown`].
pub async fn show(
    table: &Table,
    blind: &BlindKeys,
    entropy: &impl Entropy,
    clock: &impl Clock,
    shown: Shown,
) -> Result<(), NotShown> {
    let now = clock.now();
    let Shown { id, scan, credit_code, holder, delivery, body } = shown;
    let organisation = OrganisationIdentifier::CreditCode(credit_code);
    let documents = blind.used(&holder.document);
    let (kept, organisation, found) = tokio::join!(
        table.qr(&id),
        table.organisation_by(&organisation),
        // Three waits side by side would make a large thing to hold.
        Box::pin(table.person_shown(&documents, Some(&holder.name), blind))
    );
    let kept = kept?.filter(|kept| holds(&scan, &kept.scan)).ok_or(NotShown::Unknown)?;
    kept.sign_in.show_licence(now).map_err(|refusal| match refusal {
        QrRefusal::Expired => NotShown::Expired,
        QrRefusal::Taken => NotShown::Taken,
        QrRefusal::NotTheirs => NotShown::Unknown,
    })?;
    let nobody = NotShown::NotActing(Denial::NotAMember);
    let person = found?.filter(|found| found.is_named).map(|found| found.person);
    let (Some(organisation), Some(person)) = (organisation?, person) else { return Err(nobody) };
    let members = table.members(&organisation).await?;
    let whose = place(members.as_ref(), &person, now).map_err(NotShown::NotActing)?;
    let (amr, device) = (QrKind::Licence.amr(), kept.device);
    // The app has just asked its holder who they are.
    let drawing = Drawing { person, whose, amr, device, authenticated_at: now };
    let session = drawing.kept(SessionId::from_random(random(entropy)), kept.tokens, now);
    let delivery = Delivery { provider: PROVIDER.to_owned(), id: delivery, body, at: now };
    match table.approve_by_licence(&id, &session, &delivery).await? {
        LicenceShown::Done | LicenceShown::Repeated => Ok(()),
        LicenceShown::IdReused => Err(NotShown::DeliveryReused),
        LicenceShown::Stale => Err(NotShown::Taken),
        LicenceShown::PlaceMoved => Err(NotShown::Overtaken),
    }
}
