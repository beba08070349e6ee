//! A clerk opens a legal representative's or an administrator's account, on three documents.
//!
//! Reads the documents, the business register, who is registered under the person's document, the letter if it has a digest,
//! and whether the organisation is there, all at once; asks whether the documents lie where they are kept; and, where the
//! organisation is there, reads its people. Then writes the organisation with its one place, or the place alone: the person
//! is invited, and what they are sent is the invitation that everybody gets. A refusal is kept, and counted, before it is
//! told.

use crate::account::{DRAWS, no_number};
use crate::amending::{TRIES, outrun};
use crate::letter::usable::{NotUsable, usable};
use crate::members::invite::{Someone, address, errand, invited, someone};
use crate::members::tell;
use domain::{
    Agreement, ClerkActor, CounterDocumentKind, CounterOffice, CreditCode, DocumentId, Ended,
    FlowToken, Identity, InstitutionCode, MandateDigest, MandateParties, MandateRefusal,
    Membership, MembershipId, Mobile, NoRoom, Organisation, OrganisationId, OrganisationIdentifier,
    OrganisationName, OrganisationNumber, Period, Reason, Role, TakenDocument, rules,
};
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use keys::{Veil, invitation};
use ports::{Clock, Documents, Entropy, Fault, random};
use store::{
    Counted, CounterAct, CounterOpening, CounterPlace, Founding, NotOpenedAtCounter, Particulars,
    PlaceChange, RegisterEntry, Table,
};

/// The authorisation letter, as the clerk has it.
#[derive(Clone, Debug)]
pub enum Letter {
    /// Paper alone: the day it bears. Its administrator may not appoint (代理人无权转换代理权).
    Paper(Date),
    /// One that was written here, by the digest that is printed on it: what it says is judged.
    Written(MandateDigest),
}

/// The request, already sound.
#[derive(Clone, Debug)]
pub struct Open {
    /// 统一社会信用代码.
    pub credit_code: CreditCode,
    /// 单位全称.
    pub name: OrganisationName,
    /// Why a code from before the standard is taken.
    pub exception: Option<Reason>,
    /// Which account.
    pub office: CounterOffice,
    /// Whose.
    pub person: Identity,
    /// The mobile they say is theirs, if they were asked.
    pub mobile: Option<Mobile>,
    /// Licence, letter and identity proof.
    pub documents: [DocumentId; 3],
    /// The letter.
    pub letter: Letter,
}

/// What was opened: a place that waits for its person.
#[derive(Clone, Debug)]
pub struct Opened {
    /// In which organisation.
    pub organisation: OrganisationId,
    /// 单位编号, where the organisation came into being by it.
    pub number: Option<OrganisationNumber>,
    /// The place.
    pub membership: Membership,
    /// Who holds it.
    pub particulars: Particulars,
    /// What the link in the SMS carries. For whoever sends it, and nobody else.
    pub link: FlowToken,
}

/// Why nothing is opened. Each but the first three is kept at the counter; nothing else is written.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    /// The clerk's session has ended.
    #[error(transparent)]
    Ended(#[from] Ended),
    /// The clerk asked to open too many.
    #[error("too many openings")]
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The world let us down; whether it was opened is unknown, and looking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// A document is none of this counter's, is another kind, was used, is too old, or does not lie where it is kept.
    #[error("a document is not there")]
    Document(CounterDocumentKind),
    /// A document was used by another request at the same moment.
    #[error("a document was used already")]
    DocumentUsed,
    /// There is no such letter.
    #[error("there is no such letter")]
    LetterUnknown,
    /// The letter does not do.
    #[error(transparent)]
    Letter(MandateRefusal),
    /// Credit code, name, legal representative or standing do not agree with the business register: one answer for all.
    #[error("this does not agree with the business register")]
    NotInRegister,
    /// Nobody is registered with that document, name and mobile: one answer for all.
    #[error("no registered person has that document, name and mobile")]
    PersonUnknown,
    /// There is no room for such a place in the organisation.
    #[error(transparent)]
    NoRoom(#[from] NoRoom),
    /// Another place of the organisation is signed in to with that document number or mobile.
    #[error("another place is signed in to with that number")]
    NameTaken,
    /// A live organisation holds the institution code.
    #[error("the institution code belongs to another organisation")]
    InstitutionCodeTaken,
}

impl NotOpened {
    /// The word a refusal is kept by, and the document or the letter's fault; nothing where nothing is kept.
    fn kept(&self) -> Option<String> {
        Some(match self {
            Self::Ended(_) | Self::Limited { .. } | Self::Fault(_) => return None,
            Self::Document(kind) => format!("document {}", kind.as_str()),
            Self::DocumentUsed => "document used".to_owned(),
            Self::LetterUnknown => "letter unknown".to_owned(),
            Self::Letter(refusal) => refusal.to_string(),
            Self::NotInRegister => "not in register".to_owned(),
            Self::PersonUnknown => "person unknown".to_owned(),
            Self::NoRoom(refusal) => refusal.to_string(),
            Self::NameTaken => "number shared".to_owned(),
            Self::InstitutionCodeTaken => "institution code taken".to_owned(),
        })
    }
}

/// What an opening is made with.
struct With<'a, E, D> {
    table: &'a Table,
    veil: &'a Veil,
    documents: &'a D,
    entropy: &'a E,
    page: &'a str,
    agreement: &'a Agreement,
    actor: &'a ClerkActor,
    now: Timestamp,
}

/// What was looked at and holds: the person who is to be invited, and what the register adds.
struct Looked {
    whom: Someone,
    may_appoint: bool,
    institution_code: Option<InstitutionCode>,
    organisation: Option<OrganisationId>,
}

/// Opens an account at a counter; `page` is where invitations are answered, `agreement` what the person is handed.
///
/// # Errors
///
/// [`NotOpened`].
pub async fn open(
    (table, veil): (&Table, &Veil),
    documents: &impl Documents,
    entropy: &impl Entropy,
    clock: &impl Clock,
    (page, agreement): (&str, &Agreement),
    actor: &ClerkActor,
    request: &Open,
) -> Result<Opened, NotOpened> {
    let now = clock.now();
    let with = With { table, veil, documents, entropy, page, agreement, actor, now };
    match Box::pin(with.opened(request)).await {
        Ok(opened) => Ok(opened),
        Err(why) => Err(with.refused(request, why).await),
    }
}

impl<E: Entropy, D: Documents> With<'_, E, D> {
    async fn opened(&self, request: &Open) -> Result<Opened, NotOpened> {
        let looked = self.look(request).await?;
        let mut organisation = looked.organisation.clone();
        for _ in 0..TRIES {
            let told = match &organisation {
                Some(id) => self.in_organisation(request, &looked, id).await?,
                None => self.new_organisation(request, &looked).await?,
            };
            if let Some(opened) = told {
                return Ok(opened);
            }
            // Somebody was first: the organisation is there by now, or is another than it was.
            organisation = self.table.organisation_by(&identifier(request)).await?;
        }
        Err(outrun().into())
    }

    /// Reads everything that decides, at once, and judges in the order of what a clerk can mend soonest.
    async fn look(&self, request: &Open) -> Result<Looked, NotOpened> {
        let Self { table, veil, actor, now, .. } = self;
        distinct(&request.documents)?;
        let blinded = veil.blind.used(&request.person.document);
        let identifier = identifier(request);
        let (taken, entry, found, organisation, letter) = tokio::join!(
            Box::pin(table.documents(&request.documents)),
            Box::pin(table.register_entry(&request.credit_code)),
            Box::pin(table.person_found(&blinded)),
            Box::pin(table.organisation_by(&identifier)),
            Box::pin(self.letter(request)),
        );
        let taken = serving(&taken?, request, actor, *now)?;
        let may_appoint = letter?;
        let entry = entry?.filter(|entry| agrees(entry, request, veil));
        let entry = entry.ok_or(NotOpened::NotInRegister)?;
        let whom = someone(found?, &request.person.name, veil)?;
        let is_theirs = |whom: &Someone| {
            request.mobile.as_ref().is_none_or(|mobile| *mobile == whom.particulars.mobile)
        };
        let whom = whom.filter(is_theirs).ok_or(NotOpened::PersonUnknown)?;
        for document in &taken {
            if !self.documents.holds(&document.document, *now).await? {
                return Err(NotOpened::Document(document.document.kind));
            }
        }
        let institution_code = entry.institution_code;
        Ok(Looked { whom, may_appoint, institution_code, organisation: organisation? })
    }

    /// Whether whoever the letter names may appoint agents; a legal representative may in any case.
    async fn letter(&self, request: &Open) -> Result<bool, NotOpened> {
        let Letter::Written(digest) = &request.letter else {
            return Ok(request.office.role() == Role::LegalRepresentative);
        };
        let shown = MandateParties {
            credit_code: request.credit_code.clone(),
            organisation: request.name.clone(),
            delegate: request.person.clone(),
        };
        let today = Offset::constant(8).to_datetime(self.now).date();
        match usable(self.table, &self.veil.seal, digest, &shown, today).await {
            Ok(mandate) => Ok(mandate.may_appoint_agents),
            Err(NotUsable::Unknown) => Err(NotOpened::LetterUnknown),
            Err(NotUsable::Refused(refusal)) => Err(NotOpened::Letter(refusal)),
            Err(NotUsable::Fault(fault)) => Err(fault.into()),
        }
    }

    /// Opens an organisation with its one place; nothing when it is there by now.
    async fn new_organisation(
        &self,
        request: &Open,
        looked: &Looked,
    ) -> Result<Option<Opened>, NotOpened> {
        let Self { table, veil, entropy, page, now, .. } = self;
        for _ in 0..DRAWS {
            let organisation = self.organisation(request, looked);
            let of = (request.office.role(), period(request.office, *now));
            let at = (&organisation.id, *page);
            let (mut place, mut notice, link) = invited(&looked.whom, of, at, *now, *entropy);
            place.membership.may_appoint = looked.may_appoint;
            notice.organisation = Some(organisation.name.as_str().to_owned());
            let act = self.act(request, &organisation.id, &place.membership);
            let opening =
                CounterOpening { act: &act, documents: &request.documents, replaced: None };
            let opened = Opened {
                organisation: organisation.id.clone(),
                number: Some(organisation.number.clone()),
                membership: place.membership.clone(),
                particulars: place.particulars.clone(),
                link,
            };
            let (places, notices) = ([place], [notice]);
            let new = Founding { organisation: &organisation, places: &places, notices: &notices };
            match table.open_at_counter(&new, &opening, veil, *entropy).await? {
                Ok(()) => return Ok(Some(opened)),
                Err(NotOpenedAtCounter::NumberTaken) => {}
                Err(NotOpenedAtCounter::CreditCodeTaken) => return Ok(None),
                Err(NotOpenedAtCounter::Ended) => return Err(Ended.into()),
                Err(NotOpenedAtCounter::Limited { retry_after }) => {
                    return Err(NotOpened::Limited { retry_after });
                }
                Err(NotOpenedAtCounter::DocumentUsed) => return Err(NotOpened::DocumentUsed),
                Err(NotOpenedAtCounter::InstitutionCodeTaken) => {
                    return Err(NotOpened::InstitutionCodeTaken);
                }
                Err(NotOpenedAtCounter::PersonGone) => return Err(NotOpened::PersonUnknown),
            }
        }
        Err(no_number().into())
    }

    fn organisation(&self, request: &Open, looked: &Looked) -> Organisation {
        Organisation {
            id: OrganisationId::from_random(random(self.entropy)),
            number: OrganisationNumber::from_random(random(self.entropy)),
            credit_code: request.credit_code.clone(),
            institution_code: looked.institution_code.clone(),
            name: request.name.clone(),
            agreement: self.agreement.clone(),
            opened_at: self.now,
            epoch: 1,
            version: 1,
        }
    }

    /// Opens a place in an organisation that is there; nothing when it was changed at the same moment.
    async fn in_organisation(
        &self,
        request: &Open,
        looked: &Looked,
        id: &OrganisationId,
    ) -> Result<Option<Opened>, NotOpened> {
        let Self { table, veil, entropy, page, now, .. } = self;
        let Some(members) = table.members(id).await? else { return Ok(None) };
        let link = FlowToken::short(random(*entropy));
        let new = MembershipId::from_random(random(*entropy));
        let of = (request.office.role(), period(request.office, *now));
        let person = looked.whom.person.clone();
        let new = Membership::invited(new, person, of, invitation(&link), *now);
        let new = Membership { may_appoint: looked.may_appoint, ..new };
        let opened = members.people.open_at_counter(new)?;
        let amendment = opened.amendment;
        let Some(membership) = amendment.after.clone() else { return Ok(None) };
        let particulars = looked.whom.particulars.clone();
        if members.is_name_taken(&membership.id, &particulars, &veil.blind) {
            return Err(NotOpened::NameTaken);
        }
        let begun = errand(id, &membership, &link, *now);
        let at = address(page, &link);
        let seal = &veil.seal;
        let mut notices = tell::notices(&members, &amendment, Some(&particulars), Some(&at), seal)?;
        let replaced = opened.replaced.as_ref();
        if let Some(gone) = replaced {
            let left = tell::left(&members, gone, seal)?;
            // Of the change itself they need not hear beside.
            notices.retain(|notice| notice.to != left.to);
            notices.push(left);
        }
        let act = self.act(request, id, &membership);
        let opening = CounterOpening { act: &act, documents: &request.documents, replaced };
        let change =
            PlaceChange { members: &members, amendment: &amendment, at: *now, notices: &notices };
        let new = (&particulars, &begun);
        match table.open_place_at_counter(&change, &opening, new, (veil, *entropy)).await? {
            CounterPlace::Done => {
                let organisation = id.clone();
                Ok(Some(Opened { organisation, number: None, membership, particulars, link }))
            }
            CounterPlace::Stale => Ok(None),
            CounterPlace::SessionEnded => Err(Ended.into()),
            CounterPlace::Limited { retry_after } => Err(NotOpened::Limited { retry_after }),
            CounterPlace::PersonGone => Err(NotOpened::PersonUnknown),
            CounterPlace::DocumentUsed => Err(NotOpened::DocumentUsed),
        }
    }

    fn act(&self, request: &Open, id: &OrganisationId, membership: &Membership) -> CounterAct<'_> {
        let mut content = said(request);
        content.extend([
            ("organisation", id.to_string()),
            ("membership", membership.id.to_string()),
            ("may_appoint", membership.may_appoint.to_string()),
        ]);
        CounterAct::new("account.opened", (self.actor, self.now), content, self.entropy)
    }

    /// Keeps a refusal, and counts it, before it is told.
    async fn refused(&self, request: &Open, why: NotOpened) -> NotOpened {
        let Some(word) = why.kept() else { return why };
        let mut content = said(request);
        content.push(("refused", word));
        let by = (self.actor, self.now);
        let act = CounterAct::new("account.refused", by, content, self.entropy);
        let limit = Some(&rules::OPENINGS_PER_CLERK);
        match self.table.keep_act(&act, limit, (&self.veil.seal, self.entropy)).await {
            Ok(Ok(Counted::Allowed)) => why,
            Ok(Ok(Counted::Limited { retry_after })) => NotOpened::Limited { retry_after },
            Ok(Err(ended)) => ended.into(),
            Err(fault) => fault.into(),
        }
    }
}

fn identifier(request: &Open) -> OrganisationIdentifier {
    OrganisationIdentifier::CreditCode(request.credit_code.clone())
}

fn period(office: CounterOffice, now: Timestamp) -> Period {
    match office {
        CounterOffice::LegalRepresentative => Period { from: now, until: None },
        CounterOffice::Administrator(period) => period,
    }
}

/// What is kept of what the clerk typed. Nothing of it says who the person is: that is in the place.
fn said(request: &Open) -> Vec<(&'static str, String)> {
    let [licence, letter, proof] = &request.documents;
    let mut said = vec![
        ("credit_code", request.credit_code.to_string()),
        ("role", request.office.role().as_str().to_owned()),
        ("licence", licence.to_string()),
        ("authorisation_letter", letter.to_string()),
        ("identity_proof", proof.to_string()),
        match &request.letter {
            Letter::Paper(date) => ("letter_date", date.to_string()),
            Letter::Written(digest) => ("letter_digest", digest.to_string()),
        },
    ];
    let reason = request.exception.as_ref();
    said.extend(reason.map(|reason| ("credit_code_exception", reason.reveal().to_owned())));
    said
}

/// Asks that three documents are three.
fn distinct([licence, letter, proof]: &[DocumentId; 3]) -> Result<(), NotOpened> {
    if letter == licence {
        return Err(NotOpened::Document(CounterDocumentKind::AuthorisationLetter));
    }
    if proof == licence || proof == letter {
        return Err(NotOpened::Document(CounterDocumentKind::IdentityProof));
    }
    Ok(())
}

/// The three documents, in their order, if each serves.
fn serving(
    taken: &[TakenDocument],
    request: &Open,
    actor: &ClerkActor,
    now: Timestamp,
) -> Result<Vec<TakenDocument>, NotOpened> {
    let kinds = CounterDocumentKind::ALL.into_iter().zip(&request.documents);
    let serving = kinds.map(|(kind, id)| {
        let serves = |one: &&TakenDocument| one.document.id == *id && one.serves(kind, actor, now);
        taken.iter().find(serves).cloned().ok_or(NotOpened::Document(kind))
    });
    serving.collect()
}

fn agrees(entry: &RegisterEntry, request: &Open, veil: &Veil) -> bool {
    let is_theirs = match request.office {
        CounterOffice::LegalRepresentative => {
            entry.is_legal_representative(&request.person, &veil.blind)
        }
        CounterOffice::Administrator(_) => true,
    };
    entry.is_active_as(&request.name) && is_theirs
}
