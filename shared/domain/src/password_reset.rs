//! Resetting the password of a place (忘记密码): who proves themselves how, and where it stands.
//!
//! ```text
//!                 ┌── the face of the place's person ─────▶ FacePassed ──┐
//! AwaitingProof ──┤                                                      ├──▶ Complete
//!    │      ▲     └── an SMS code to the place's mobile (agents only) ───┘
//!    └──────┘ refused face: noted, may try again
//! ```
//!
//! All of it within [`rules::ERRAND_WINDOW`](crate::rules::ERRAND_WINDOW). A face is good for everybody; an SMS code
//! alone only for an agent, because a stolen SIM card must not take over an organisation
//! (`docs/decisions/0015-password-reset.md`).

use crate::{FaceRefusal, FaceResult, PersonId, Role};

/// How somebody proves that a place is theirs, who cannot say its password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetProof {
    /// They hold the mobile of the place.
    SmsCode,
    /// They have the face of the place's person.
    Face,
}

impl Role {
    /// Whether somebody in this role may set a new password on that proof alone.
    #[must_use]
    pub fn resets_by(self, proof: ResetProof) -> bool {
        match proof {
            ResetProof::Face => true,
            ResetProof::SmsCode => self == Self::Agent,
        }
    }
}

/// Where a reset stands, for the page that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetStage {
    /// Nothing is proven yet, as far as this page is told.
    AwaitingProof {
        /// Why the last face was refused, if one was.
        refusal: Option<FaceRefusal>,
    },
    /// The face has passed.
    FacePassed,
    /// The new password is set.
    Complete,
}

impl ResetStage {
    /// The word it is told by.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AwaitingProof { .. } => "awaiting_proof",
            Self::FacePassed => "face_passed",
            Self::Complete => "complete",
        }
    }
}

/// Judges a face that is shown for a reset: whose place it is, what the provider found, and who is registered under
/// the identity that was shown. For a reset that is about nobody, every face is another person's.
///
/// # Errors
///
/// [`FaceRefusal`].
pub fn face_for_reset(
    of: Option<&PersonId>,
    result: &FaceResult,
    shown: Option<&PersonId>,
) -> Result<(), FaceRefusal> {
    match result {
        FaceResult::Failed => Err(FaceRefusal::NotPassed),
        FaceResult::Passed(_) if of.is_some() && of == shown => Ok(()),
        FaceResult::Passed(_) => Err(FaceRefusal::OtherPerson),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, Identity, IdentityDocument, sample};

    fn passed() -> FaceResult {
        let number = sample::resident_id(1);
        FaceResult::Passed(Identity {
            document: IdentityDocument::restore(DocumentKind::ResidentId, &number, None).unwrap(),
            name: sample::person_name(1).parse().unwrap(),
        })
    }

    #[test]
    fn a_stolen_sim_card_takes_over_no_organisation() {
        for role in Role::ALL {
            assert!(role.resets_by(ResetProof::Face));
            assert_eq!(role.resets_by(ResetProof::SmsCode), role == Role::Agent);
        }
    }

    #[test]
    fn only_the_face_of_the_place_s_person_passes_and_none_does_for_nobody() {
        let (one, other) = (PersonId::from_random([1; 16]), PersonId::from_random([2; 16]));
        let judged = |of, shown| face_for_reset(of, &passed(), shown);
        assert_eq!(judged(Some(&one), Some(&one)), Ok(()));
        for (of, shown) in
            [(Some(&one), Some(&other)), (Some(&one), None), (None, Some(&one)), (None, None)]
        {
            assert_eq!(judged(of, shown), Err(FaceRefusal::OtherPerson));
        }
        let failed = face_for_reset(Some(&one), &FaceResult::Failed, Some(&one));
        assert_eq!(failed, Err(FaceRefusal::NotPassed));
    }
}
