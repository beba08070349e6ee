//! An organisation that comes into being with nobody in it who acts yet: by an upgrade, or at a counter.
//!
//! Itself, its identifiers, its first audit record, the places whose people are invited, with their invitations and
//! notices: what such openings have in common, as part of a transaction that has more.

use crate::errands::{self, NewErrand};
use crate::memberships::membership_item;
use crate::notices::noticing;
use crate::organisations::{identifier_item, organisation_row};
use crate::places::place_item;
use crate::row::{self, Particulars};
use crate::transaction::{Transaction, Write};
use crate::{Item, Table, key};
use domain::{Membership, Notice, Organisation, OrganisationIdentifier};
use keys::{PasswordHash, Veil};
use ports::{Entropy, Fault};

const OPENING: &str = "opening an organisation whose people are invited";

/// A place that begins with its organisation: its person is invited to it.
#[derive(Debug)]
pub struct InvitedPlace<'a> {
    /// The place.
    pub membership: Membership,
    /// Who is to have it.
    pub particulars: Particulars,
    /// The password that it has from the first; only once it is accepted is it of use.
    pub password: Option<&'a PasswordHash>,
    /// Its invitation.
    pub begun: NewErrand,
}

/// An organisation that comes into being, with whom it invites.
#[derive(Clone, Copy, Debug)]
pub struct Founding<'a> {
    /// The organisation, at version 1.
    pub organisation: &'a Organisation,
    /// The first places.
    pub places: &'a [InvitedPlace<'a>],
    /// Who is told.
    pub notices: &'a [Notice],
}

/// What may stand in the way of a founding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hindrance {
    CreditCode,
    InstitutionCode,
    Number,
    Person,
    New,
}

/// A founding, as part of what brings it about; `audit` is its first audit record, and that record's hash.
pub(crate) fn founding<L: Copy>(
    mut transaction: Transaction<L>,
    table: &Table,
    label: impl Fn(Hindrance) -> L,
    founding: &Founding<'_>,
    (audit, head): (Item, [u8; 32]),
    (veil, entropy): (&Veil, &dyn Entropy),
) -> Result<Transaction<L>, Fault> {
    let Founding { organisation, places, notices } = founding;
    let id = &organisation.id;
    for (hindrance, identifier) in identifiers(organisation) {
        let write = Write::new(key::organisation_identifier(&identifier));
        transaction = transaction.put(table, label(hindrance), write, identifier_item(id));
    }
    let new = label(Hindrance::New);
    // Nobody has accepted yet, so nobody answers for it.
    let attended_until = Some(organisation.opened_at);
    let row = row::write(OPENING, &organisation_row(organisation, head, attended_until))?;
    transaction = transaction.put(table, new, Write::new(key::organisation(id)), row).put(
        table,
        new,
        Write::new(key::audit(id, organisation.version)),
        audit,
    );
    for place in *places {
        let InvitedPlace { membership, particulars, password, begun } = place;
        let person = &membership.person;
        let member = membership_item(id, membership, particulars, *password, veil, entropy)?;
        let own = Write::new(key::membership(id, &membership.id));
        let theirs = Write::new(key::person_in_organisation(person, id));
        let seen = place_item(organisation.name.as_str(), membership)?;
        let is_there = Write::on(key::person(person), "attribute_exists(pk)");
        transaction = transaction
            .check(table, label(Hindrance::Person), is_there)
            .put(table, new, own, member)
            .put(table, new, theirs, seen);
        transaction = errands::beginning(transaction, table, new, begun)?;
    }
    let (now, with) = (organisation.opened_at, (&veil.seal, entropy));
    noticing(transaction, table, new, notices, now, with)
}

fn identifiers(organisation: &Organisation) -> Vec<(Hindrance, OrganisationIdentifier)> {
    let code = OrganisationIdentifier::CreditCode(organisation.credit_code.clone());
    let number = OrganisationIdentifier::Number(organisation.number.clone());
    let institution = organisation.institution_code.clone();
    let institution = institution.map(OrganisationIdentifier::InstitutionCode);
    let own = [(Hindrance::CreditCode, code), (Hindrance::Number, number)];
    own.into_iter().chain(institution.map(|code| (Hindrance::InstitutionCode, code))).collect()
}
