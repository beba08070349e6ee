//! Signing in by a QR code: a page shows it, somebody scans it with an app, and the page is signed in.
//!
//! There are two kinds. One is for a signed-in person, who scans and approves it in the APP:
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
//!
//! The other is for the electronic business licence (电子营业执照): its app says, signed, of which organisation the licence
//! is and who holds it, and that is the approval. Nothing comes between `Created` and `Approved` there, and there are no
//! numbers: the app is somebody else's, and shows none.

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

/// Who a code is to be scanned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrKind {
    /// A signed-in person, in the APP.
    Person,
    /// Whoever holds an electronic business licence, in its app.
    Licence,
}

impl QrKind {
    /// The word it is kept by, and by which a session tells how it began.
    #[must_use]
    pub fn amr(self) -> &'static str {
        match self {
            Self::Person => "qr",
            Self::Licence => "licence",
        }
    }
}

/// The kind of a code, with what goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QrBy {
    /// A signed-in person says which of three numbers the page shows.
    Person(Numbers),
    /// The licence's app asks nothing.
    Licence,
}

impl QrBy {
    /// Which kind.
    #[must_use]
    pub fn kind(&self) -> QrKind {
        match self {
            Self::Person(_) => QrKind::Person,
            Self::Licence => QrKind::Licence,
        }
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
    /// Who it is to be scanned by.
    pub by: QrBy,
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
    /// This person has not scanned it, or it is of the other kind.
    #[error("the code was not scanned by this person")]
    NotTheirs,
}

impl QrSignIn {
    /// Whether a person who shows its scan secret may scan it, and between which numbers they choose then. Scanning it
    /// again is scanning it once.
    ///
    /// # Errors
    ///
    /// [`QrRefusal`].
    pub fn scan(&self, person: &PersonId, now: Timestamp) -> Result<[u8; 3], QrRefusal> {
        let QrBy::Person(numbers) = self.by else { return Err(QrRefusal::NotTheirs) };
        if self.expires_at <= now {
            return Err(QrRefusal::Expired);
        }
        match &self.step {
            QrStep::Created => Ok(numbers.choices),
            QrStep::Scanned { by } if by == person => Ok(numbers.choices),
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
        let QrBy::Person(numbers) = self.by else { return Err(QrRefusal::NotTheirs) };
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
            QrDecision::Approve { number, .. } if *number == numbers.page => QrOutcome::Grant,
            QrDecision::Approve { .. } => QrOutcome::WrongNumber,
        })
    }

    /// Whether a licence's app that shows its scan secret may approve it. One that has done so already may say so again:
    /// only its delivery tells whether it is the same one, so that is left to the write.
    ///
    /// # Errors
    ///
    /// [`QrRefusal`]; never [`QrRefusal::Taken`].
    pub fn show_licence(&self, now: Timestamp) -> Result<(), QrRefusal> {
        match self.by {
            QrBy::Person(_) => Err(QrRefusal::NotTheirs),
            QrBy::Licence if self.expires_at <= now => Err(QrRefusal::Expired),
            QrBy::Licence => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::SignedDuration;
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
    fn a_code_of_one_kind_is_none_of_the_other() {
        let (person, now) = (PersonId::from_random([1; 16]), Timestamp::UNIX_EPOCH);
        let code = |by, step| QrSignIn {
            id: QrId::from_random([2; 16]),
            step,
            by,
            expires_at: now + SignedDuration::from_secs(120),
        };
        let licence = code(QrBy::Licence, QrStep::Created);
        assert_eq!(licence.show_licence(now), Ok(()));
        assert_eq!(licence.show_licence(licence.expires_at), Err(QrRefusal::Expired));
        assert_eq!(licence.scan(&person, now), Err(QrRefusal::NotTheirs));
        let scanned = code(QrBy::Licence, QrStep::Scanned { by: person.clone() });
        let denied = scanned.decide(&person, &QrDecision::Deny, now);
        assert_eq!(denied, Err(QrRefusal::NotTheirs));
        let numbers = Numbers::drawn([3; 24]);
        let app = code(QrBy::Person(numbers), QrStep::Created);
        assert_eq!(app.scan(&person, now), Ok(numbers.choices));
        assert_eq!(app.show_licence(now), Err(QrRefusal::NotTheirs));
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
