//! Matters that somebody keeps at hand (收藏): a set in the row of their place, where it is read with the place and goes with it.

use crate::row::{number, text};
use crate::transaction::{Updated, Write};
use crate::{Table, key};
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{MatterCode, MemberActor, rules};
use ports::Fault;

const KEEPING: &str = "keeping a favourite";

/// A favourite's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Favoured {
    /// It is as was asked, now or before.
    Done,
    /// There are [`rules::FAVOURITES_MOST`] already; nothing is written.
    Full,
    /// The place is gone; nothing is written.
    Gone,
}

fn whose(actor: &MemberActor) -> key::Key {
    key::membership(&actor.organisation, &actor.membership)
}

fn set(matters: &[&MatterCode]) -> AttributeValue {
    AttributeValue::Ss(matters.iter().map(|matter| matter.as_str().to_owned()).collect())
}

impl Table {
    /// Keeps a matter at hand; one that is kept already stays.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn favour(
        &self,
        actor: &MemberActor,
        matter: &MatterCode,
    ) -> Result<Favoured, Fault> {
        let room = "attribute_exists(pk) AND (attribute_not_exists(favourites) OR \
                    size(favourites) < :most OR contains(favourites, :code))";
        let write = Write::on(whose(actor), room)
            .value(":most", number(rules::FAVOURITES_MOST))
            .value(":code", text(matter.as_str()))
            .value(":one", set(&[matter]));
        Ok(match write.update(self, KEEPING, "ADD favourites :one").await? {
            Updated::Done(_) => Favoured::Done,
            Updated::Refused(Some(_)) => Favoured::Full,
            Updated::Refused(None) => Favoured::Gone,
        })
    }

    /// Keeps matters at hand no more, at least one; one that is not kept stays so.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn unfavour(
        &self,
        actor: &MemberActor,
        matters: &[&MatterCode],
    ) -> Result<Favoured, Fault> {
        let write = Write::there(whose(actor)).value(":these", set(matters));
        Ok(match write.update(self, KEEPING, "DELETE favourites :these").await? {
            Updated::Done(_) => Favoured::Done,
            Updated::Refused(_) => Favoured::Gone,
        })
    }
}
