//! The catalogue of matters (业务事项): what can be done at the hall, for whom, and where.
//!
//! Operators import it whole, as a new version; whoever needs it holds a whole one, and none is ever changed. It says what
//! a matter is, never whether somebody may do it: that is [`People::authority`](crate::People::authority)'s.

use crate::{ClientId, MatterCode, OrganisationKind};

/// Something that can be done at the hall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Its code, which grants name.
    pub code: MatterCode,
    /// What it is called: 1 to 60 characters.
    pub name: String,
    /// 社会保险, 就业创业 …: 1 to 20 characters.
    pub category: String,
    /// The kinds of organisation it is for; none: every kind.
    pub audience: Vec<OrganisationKind>,
    /// Whether agents may be granted it, and do it.
    pub is_for_agents: bool,
    /// The business system where it is done.
    pub system: ClientId,
    /// The page where it is begun there: HTTPS, at most 500 characters.
    pub url: String,
}

impl Matter {
    /// Whether organisations of this kind may do it.
    #[must_use]
    pub fn is_for(&self, kind: OrganisationKind) -> bool {
        self.audience.is_empty() || self.audience.contains(&kind)
    }
}

/// A version of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    /// Which version, from 1; 0 before any was imported.
    pub version: u64,
    /// In the order they were imported in.
    matters: Vec<Matter>,
}

impl Catalogue {
    /// A version with these matters. Of two with one code, the first counts; whoever imports refuses the second.
    #[must_use]
    pub fn new(version: u64, matters: Vec<Matter>) -> Self {
        Self { version, matters }
    }

    /// One matter.
    #[must_use]
    pub fn matter(&self, code: &MatterCode) -> Option<&Matter> {
        self.matters.iter().find(|matter| matter.code == *code)
    }

    /// All of them, in their order.
    #[must_use]
    pub fn matters(&self) -> &[Matter] {
        &self.matters
    }
}
