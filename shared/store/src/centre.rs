//! What the home page of an organisation needs beside its people and its counts, in one call.

use crate::cases::in_order;
use crate::catalogue::read_catalogue;
use crate::sessions::{SessionKept, read_session};
use crate::usage::read_usage;
use crate::{Table, key};
use domain::{Case, CaseId, Catalogue, MatterCode, OrganisationKind, PersonId, SessionId};
use keys::SealKeys;
use ports::Fault;
use std::collections::BTreeMap;

const READING: &str = "reading the home page";

/// What is wanted.
#[derive(Debug)]
pub struct CentreWanted<'a> {
    /// That session.
    pub session: (&'a PersonId, &'a SessionId),
    /// These cases, a few.
    pub cases: &'a [CaseId],
    /// What organisations of this kind use.
    pub kind: OrganisationKind,
    /// Whether to read the catalogue too.
    pub catalogue: bool,
}

/// What was found.
#[derive(Debug)]
pub struct CentreRest {
    /// The session, if it is there.
    pub session: Option<SessionKept>,
    /// The cases, in the order in which they were named.
    pub cases: Vec<Case>,
    /// What organisations of that kind use.
    pub usage: BTreeMap<MatterCode, u64>,
    /// The catalogue, if it was wanted.
    pub catalogue: Option<Catalogue>,
}

impl Table {
    /// Reads it: one call.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn centre_rest(
        &self,
        wanted: &CentreWanted<'_>,
        seal: &SealKeys,
    ) -> Result<CentreRest, Fault> {
        let CentreWanted { session: (person, id), cases, kind, catalogue } = wanted;
        let (session, usage) = (key::session(person, id), key::usage(*kind));
        let mut keys = vec![session.clone(), usage.clone()];
        keys.extend(cases.iter().map(key::case));
        keys.extend(catalogue.then(key::catalogue));
        let items = self.get_all(READING, keys).await?;
        let own = items.iter().find(|item| session.is_of(item)).cloned();
        let read = items.iter().find(|item| key::catalogue().is_of(item)).cloned();
        let read = read.map(read_catalogue).transpose()?.unwrap_or_default();
        Ok(CentreRest {
            session: own.map(|item| read_session(person, id, item)).transpose()?,
            usage: items.iter().find(|item| usage.is_of(item)).map(read_usage).unwrap_or_default(),
            catalogue: catalogue.then_some(read),
            cases: in_order(cases, &items, seal)?,
        })
    }
}
