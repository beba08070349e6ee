//! An account that is opened at a counter: an organisation that comes into being, or a place in one that is there
//! (`amending`). What both have in common is here: the documents are used up, the clerk's openings are counted, and the act
//! is kept.

use crate::acts::{CounterAct, keeping};
use crate::audit::{Change, record};
use crate::clerks::clerk_lives;
use crate::counter_documents::spending;
use crate::limiter::Event;
use crate::openings::{Founding, Hindrance, InvitedPlace, founding};
use crate::row::IdentityKept;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{Author, DocumentId, Membership, OrganisationId, Place, rules};
use jiff::SignedDuration;
use keys::{SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::Serialize;
use std::collections::BTreeMap;

const OPENING: &str = "opening an organisation at a counter";

/// What an account is opened by at a counter.
#[derive(Clone, Copy, Debug)]
pub struct CounterOpening<'a> {
    /// The act, as it is kept; the organisation's own audit says the same of it.
    pub act: &'a CounterAct<'a>,
    /// The three documents, which are used up.
    pub documents: &'a [DocumentId; 3],
    /// The legal representative's place that goes with it.
    pub replaced: Option<&'a Membership>,
}

/// Why an organisation was not opened at a counter; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotOpenedAtCounter {
    /// The clerk's session has ended.
    Ended,
    /// The clerk asked to open too many.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// A document was used by another request first, or is too old.
    DocumentUsed,
    /// A live organisation holds the credit code: the place is to be opened in that one.
    CreditCodeTaken,
    /// A live organisation holds the institution code.
    InstitutionCodeTaken,
    /// The number drawn is in use: draw another.
    NumberTaken,
    /// The account of the person who is invited is gone.
    PersonGone,
}

#[derive(Serialize)]
struct OpeningAudited<'a> {
    role: &'a str,
    membership: &'a str,
    identity: IdentityKept,
    mobile: String,
    credit_code: &'a str,
    number: &'a str,
    agreement_version: &'a str,
    counter: BTreeMap<&'static str, String>,
}

#[derive(Clone, Copy)]
enum Label {
    Session,
    Limit,
    Document,
    New(Hindrance),
}

/// How often a clerk opens.
pub(crate) fn openings_of(act: &CounterAct<'_>) -> Event<'static> {
    let whose = act.by.clerk.to_string();
    Event { limit: &rules::OPENINGS_PER_CLERK, whose, at: act.at }
}

impl CounterOpening<'_> {
    /// What the organisation's audit says of it.
    pub(crate) fn audited(&self) -> BTreeMap<&'static str, String> {
        self.act.content.iter().cloned().collect()
    }
}

/// The documents' use and the act, as part of an opening.
pub(crate) fn by_counter<L: Copy>(
    mut transaction: Transaction<L>,
    table: &Table,
    (document, new): (L, L),
    opening: &CounterOpening<'_>,
    with: (&SealKeys, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let CounterOpening { act, documents, .. } = opening;
    for id in *documents {
        transaction = spending(transaction, table, document, id, (&act.id, act.by), act.at);
    }
    keeping(transaction, table, new, act, with)
}

/// A place that goes from every side, and the invitation that waited for it.
pub(crate) fn going<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    organisation: &OrganisationId,
    gone: &Membership,
) -> Transaction<L> {
    let there = |key: key::Key| Write::on(key, "attribute_exists(pk)");
    let own = there(key::membership(organisation, &gone.id));
    let theirs = there(key::person_in_organisation(&gone.person, organisation));
    let transaction = transaction.delete(table, label, own).delete(table, label, theirs);
    match &gone.place {
        Place::Invited { invitation, .. } => {
            let either = "attribute_exists(pk) OR attribute_not_exists(pk)";
            transaction.delete(table, label, Write::on(key::flow(invitation), either))
        }
        Place::Live | Place::Suspended | Place::Unconfirmed => transaction,
    }
}

impl Table {
    /// Opens an organisation at a counter, with the one place that is opened in it; all or nothing.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_at_counter(
        &self,
        new: &Founding<'_>,
        opening: &CounterOpening<'_>,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotOpenedAtCounter>, Fault> {
        let act = opening.act;
        let event = openings_of(act);
        let audit = audited(new, opening, veil, entropy)?;
        let transaction = Transaction::new(OPENING);
        let transaction = clerk_lives(transaction, self, Label::Session, act.by, act.at);
        let transaction = transaction.count(self, Label::Limit, &event);
        let with = (&veil.seal, entropy);
        let labels = (Label::Document, Label::New(Hindrance::New));
        let transaction = by_counter(transaction, self, labels, opening, with)?;
        let transaction = founding(transaction, self, Label::New, new, audit, (veil, entropy))?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Session, _) => Err(NotOpenedAtCounter::Ended),
            Committed::Refused(Label::Limit, row) => {
                Err(NotOpenedAtCounter::Limited { retry_after: event.wait(row.as_ref()) })
            }
            Committed::Refused(Label::Document, _) => Err(NotOpenedAtCounter::DocumentUsed),
            Committed::Refused(Label::New(hindrance), _) => Err(match hindrance {
                Hindrance::CreditCode => NotOpenedAtCounter::CreditCodeTaken,
                Hindrance::InstitutionCode => NotOpenedAtCounter::InstitutionCodeTaken,
                Hindrance::Number => NotOpenedAtCounter::NumberTaken,
                Hindrance::Person => NotOpenedAtCounter::PersonGone,
                Hindrance::New => {
                    return Err(Fault::lasting(OPENING, "its name was drawn before"));
                }
            }),
        })
    }
}

/// The first audit record: the clerk did it.
fn audited(
    new: &Founding<'_>,
    opening: &CounterOpening<'_>,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<(Item, [u8; 32]), Fault> {
    let Founding { organisation, places, .. } = new;
    let place = places.first().ok_or_else(|| Fault::lasting(OPENING, "nobody is there"))?;
    let InvitedPlace { membership, particulars, .. } = place;
    let change = Change {
        organisation: &organisation.id,
        version: organisation.version,
        at: organisation.opened_at,
        what: "organisation.opened_at_counter",
        actor: &Author::from(opening.act.by),
        content: OpeningAudited {
            role: membership.role.as_str(),
            membership: membership.id.as_str(),
            identity: IdentityKept::from(&particulars.identity),
            mobile: particulars.mobile.e164(),
            credit_code: organisation.credit_code.as_str(),
            number: organisation.number.as_str(),
            agreement_version: &organisation.agreement.version,
            counter: opening.audited(),
        },
        previous: [0; 32],
    };
    record(&change, &veil.seal, entropy)
}
