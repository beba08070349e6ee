//! What a change revokes: what mandates rested on that were given before it.
//!
//! Whoever asks us is told at once that somebody may no longer; a business system that verifies a mandate by itself reads it
//! in the list of what was revoked.

use crate::{Amendment, GrantId, Membership, MembershipId, OrganisationId, Place};

/// Mandates that are void from now on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Revocation {
    /// Of that organisation, given under an earlier epoch.
    Organisation(OrganisationId, u64),
    /// Of that place, given under an earlier epoch.
    Membership(MembershipId, u64),
    /// That rest on that grant.
    Grant(GrantId),
}

impl Membership {
    /// What is void once the place is gone.
    #[must_use]
    pub fn gone(&self) -> Revocation {
        Revocation::Membership(self.id.clone(), self.epoch + 1)
    }
}

impl Amendment {
    /// What it revokes. A place that was not live gave nobody a mandate.
    #[must_use]
    pub fn revokes(&self) -> Vec<Revocation> {
        let Some(before) = self.before.as_ref().filter(|before| before.place == Place::Live) else {
            return Vec::new();
        };
        let Some(after) = self.after.as_ref().filter(|after| after.place == Place::Live) else {
            return vec![before.gone()];
        };
        if before.epoch < after.epoch {
            return vec![Revocation::Membership(after.id.clone(), after.epoch)];
        }
        let stays = |id: &GrantId| after.grants.iter().any(|grant| grant.id == *id);
        let gone = before.grants.iter().map(|grant| &grant.id).filter(|id| !stays(id));
        gone.cloned().map(Revocation::Grant).collect()
    }
}
