//! Signing in by a QR code: a page shows it, a signed-in person scans and approves it, and the page is signed in.
//!
//! ```text
//! Created ──scanned──▶ Scanned ──approved──▶ Approved ──the page's next poll──▶ consumed, once
//!    │                    │                     │
//!    │                    ├──denied, or a wrong number──▶ Denied
//!    └── two minutes ─────┴─────────────────────┴──▶ expired
//! ```
//!
//! Only forwards. The code holds a scan secret and the page a poll secret: whoever photographs the code cannot poll, and
//! whoever polls cannot scan. The person says which of three numbers the page shows, so that they have looked at it: a
//! code that somebody sent them belongs to a page they cannot see.

use crate::{OrganisationId, PersonId, QrId};
use jiff::Timestamp;

/// Three different numbers of two digits, of which the page shows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// What the page shows.
    pub page: u8,
    /// What the APP offers, in ascending order, which tells nothing.
    pub choices: [u8; 3],
}

impl Numbers {
    /// Draws them from 192 random bits: each as likely as any other, to within 2⁻⁵⁷.
    #[must_use]
    pub fn drawn(random: [u8; 24]) -> Self {
        let mut left: Vec<u8> = (10..=99).collect();
        let mut choices = [0; 3];
        for (choice, eight) in choices.iter_mut().zip(random.chunks_exact(8)) {
            let random = eight.iter().fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
            let most = u64::try_from(left.len()).unwrap_or(u64::MAX);
            *choice = left.swap_remove(usize::try_from(random % most).unwrap_or_default());
        }
        let [page, ..] = choices;
        choices.sort_unstable();
        Self { page, choices }
    }
}

/// How far somebody has come with a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrStep {
    /// The page shows it.
    Created,
    /// A person has scanned it, and nobody else can any more.
    Scanned {
        /// Who.
        by: PersonId,
    },
    /// They have approved it.
    Approved {
        /// Who.
        by: PersonId,
    },
    /// They have denied it.
    Denied {
        /// Who.
        by: PersonId,
    },
}

/// A code, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrSignIn {
    /// Its name.
    pub id: QrId,
    /// How far.
    pub step: QrStep,
    /// Which numbers go with it.
    pub numbers: Numbers,
    /// From when on it is good for nothing.
    pub expires_at: Timestamp,
}

/// What a person decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QrDecision {
    /// The page may be signed in for this organisation.
    Approve {
        /// What the page shows, they say.
        number: u8,
        /// For which.
        organisation: OrganisationId,
    },
    /// It may not.
    Deny,
}

/// What follows from a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrOutcome {
    /// The session is granted, if their place there acts.
    Grant,
    /// The code is denied.
    Deny,
    /// The code is denied too: the number is not the page's, so they do not look at the page.
    WrongNumber,
}

/// Why a code goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QrRefusal {
    /// Its time is over.
    #[error("the code has expired")]
    Expired,
    /// Somebody scanned it already, or it is decided.
    #[error("the code is taken")]
    Taken,
    /// This person has not scanned it.
    #[error("the code was not scanned by this person")]
    NotTheirs,
}

impl QrSignIn {
    /// Whether a person who shows its scan secret may scan it. Scanning it again is scanning it once.
    ///
    /// # Errors
    ///
    /// [`QrRefusal`].
    pub fn scan(&self, person: &PersonId, now: Timestamp) -> Result<(), QrRefusal> {
        if self.expires_at <= now {
            return Err(QrRefusal::Expired);
        }
        match &self.step {
            QrStep::Created => Ok(()),
            QrStep::Scanned { by } if by == person => Ok(()),
            QrStep::Scanned { .. } | QrStep::Approved { .. } | QrStep::Denied { .. } => {
                Err(QrRefusal::Taken)
            }
        }
    }

    /// What follows from a person's decision.
    ///
    /// # Errors
    ///
    /// [`QrRefusal`]; to whoever has not scanned it, always the same.
    pub fn decide(
        &self,
        person: &PersonId,
        decision: &QrDecision,
        now: Timestamp,
    ) -> Result<QrOutcome, QrRefusal> {
        match &self.step {
            QrStep::Scanned { by } if by == person => {}
            QrStep::Approved { by } | QrStep::Denied { by } if by == person => {
                return Err(QrRefusal::Taken);
            }
            _ => return Err(QrRefusal::NotTheirs),
        }
        if self.expires_at <= now {
            return Err(QrRefusal::Expired);
        }
        Ok(match decision {
            QrDecision::Deny => QrOutcome::Deny,
            QrDecision::Approve { number, .. } if *number == self.numbers.page => QrOutcome::Grant,
            QrDecision::Approve { .. } => QrOutcome::WrongNumber,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn three_different_numbers_of_two_digits_are_drawn_and_the_page_s_is_one(random: [u8; 24]) {
            let Numbers { page, choices: [a, b, c] } = Numbers::drawn(random);
            prop_assert!(10 <= a && a < b && b < c && c <= 99);
            prop_assert!([a, b, c].contains(&page));
        }
    }

    #[test]
    fn the_page_s_number_is_as_often_the_first_as_the_second_or_the_third() {
        let mut places = [0_u32; 3];
        for seed in 0_u64..3000 {
            let mut random = [0; 24];
            for (at, byte) in random.iter_mut().enumerate() {
                let mixed = (seed * 31 + u64::try_from(at).unwrap() + 1)
                    .wrapping_mul(0x9E37_79B9_7F4A_7C15);
                *byte = u8::try_from(mixed >> 56).unwrap();
            }
            let numbers = Numbers::drawn(random);
            let place = numbers.choices.iter().position(|one| *one == numbers.page).unwrap();
            places[place] += 1;
        }
        assert!(places.iter().all(|count| (850..1150).contains(count)), "{places:?}");
    }
}
