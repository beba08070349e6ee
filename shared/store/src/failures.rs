//! Failed sign-ins, and the names under which they are counted.
//!
//! A failure counts under the account **as it was named**, in canonical form, whether or not there is such an account: so
//! that members and strangers are counted alike, and no lock-out tells who has a place
//! (`docs/decisions/0003-sign-in-failures-are-counted-before-anything-is-told.md`). An organisation that is there has one
//! name, by whichever of its identifiers it was named. Whoever is signed in, and says a wrong present password, is counted
//! under the account's own id, which nobody else can spend; and so is whoever has just reset their password by their face,
//! under that reset.

use crate::Table;
use crate::limiter::{Counted, Event};
use crate::memberships::MemberKept;
use crate::row::Particulars;
use crate::transaction::Transaction;
use domain::{
    AccountCandidate, AccountName, FlowId, MembershipId, OrganisationId, OrganisationIdentifier,
    PersonId, rules,
};
use jiff::Timestamp;
use keys::{Attempted, Blind, BlindKeys, Blindable};
use ports::Fault;

/// A name under which failed sign-ins are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailureName(String);

impl FailureName {
    /// Of an account in an organisation, as both were named; `found` is the organisation, if there is one.
    #[must_use]
    pub fn of_account(
        found: Option<&OrganisationId>,
        named: &OrganisationIdentifier,
        account: &AccountName,
        blind: &BlindKeys,
    ) -> Self {
        let account = blind.blind(&account.canonical());
        if let Some(organisation) = found {
            in_organisation(organisation, account.as_str())
        } else {
            let named = format!("{}\0{}", named.kind(), named.value());
            let named = blind.blind(&Attempted(&named));
            Self(format!("{}.{}", named.as_str(), account.as_str()))
        }
    }

    /// The names of a place, as they were blinded when it was written: those that a row from before a rotation of keys
    /// has are not the ones that are counted under now.
    #[must_use]
    pub fn kept_of_place(organisation: &OrganisationId, kept: &MemberKept) -> Vec<Self> {
        let names = [&kept.mobile, &kept.account_number];
        names.map(|name| in_organisation(organisation, name)).into()
    }

    /// Every name of a place under every key.
    #[must_use]
    pub fn all_of_place(
        organisation: &OrganisationId,
        particulars: &Particulars,
        blind: &BlindKeys,
    ) -> Vec<Self> {
        let number = particulars.identity.document.account_number();
        let number = AccountName::parse(&number)
            .map_or(AccountCandidate::DocumentNumber(number), |name| name.canonical());
        [AccountCandidate::Mobile(particulars.mobile.clone()), number]
            .iter()
            .flat_map(|name| blind.every(name))
            .map(|name| in_organisation(organisation, name.as_str()))
            .collect()
    }

    /// Of a person's own account, as it was named.
    #[must_use]
    pub fn of_person(named: &impl Blindable, blind: &BlindKeys) -> Self {
        of_person(&blind.blind(named))
    }

    /// Every name of a person's own account under every key.
    #[must_use]
    pub fn all_of_person(particulars: &Particulars, blind: &BlindKeys) -> Vec<Self> {
        let mobiles = blind.every(&particulars.mobile);
        let documents = blind.every(&particulars.identity.document);
        mobiles.iter().chain(&documents).map(of_person).collect()
    }

    /// Of a place whose own member, signed in, says a wrong present password.
    #[must_use]
    pub fn own_of_place(membership: &MembershipId) -> Self {
        Self(membership.to_string())
    }

    /// Of a person who, signed in, says a wrong present password.
    #[must_use]
    pub fn own_of_person(person: &PersonId) -> Self {
        Self(person.to_string())
    }

    /// Of a person who has just reset their password by their face, and holds that reset.
    #[must_use]
    pub fn of_reset(reset: &FlowId) -> Self {
        Self(reset.to_string())
    }

    /// A failure under this name.
    pub(crate) fn event(&self, at: Timestamp) -> Event<'static> {
        Event { limit: &rules::SIGN_IN_FAILURES, whose: self.0.clone(), at }
    }

    /// The name in words that a key may hold: to count something else under it, blinded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The names whose failures are forgiven with something, none of them twice; `asked` is dealt with elsewhere.
pub(crate) fn forgetting<L: Copy>(
    mut transaction: Transaction<L>,
    table: &Table,
    label: L,
    asked: &FailureName,
    names: &[FailureName],
    at: Timestamp,
) -> Transaction<L> {
    let mut seen = vec![asked];
    for name in names {
        if !seen.contains(&name) {
            seen.push(name);
            transaction = transaction.delete(table, label, name.event(at).forget());
        }
    }
    transaction
}

impl Table {
    /// Counts a failed sign-in.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_failure(
        &self,
        name: &FailureName,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.counted(&name.event(now)).await
    }
}

fn in_organisation(organisation: &OrganisationId, name: &str) -> FailureName {
    FailureName(format!("{organisation}.{name}"))
}

fn of_person(name: &Blind) -> FailureName {
    FailureName(format!("person.{}", name.as_str()))
}
