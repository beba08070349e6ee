//! The upgrade of an older hall's account (历史单位用户升级), one step at a time.
//!
//! ```text
//! AwaitingOrganisation ──typed in full, and it agrees──▶ AwaitingAdministrator ──somebody registered──▶ Complete
//!    │      ▲  within 600 s of the beginning    │    ▲  within 600 s of the confirmation
//!    └──────┘ it does not: one try fewer        └────┘ nobody registered: one try fewer; going back: confirmed again
//! ```
//!
//! Going back to type the organisation again is no step backwards: what was confirmed stays so. Windows are half open: at
//! the last second the step is still good, at the deadline it is not.

use crate::{
    Agreement, Identity, InstitutionCode, MembershipId, OrganisationId, OrganisationName,
    OrganisationNumber, SecretHash, StandardCreditCode, UpgradeId, rules,
};
use jiff::Timestamp;

/// An upgrade under way.
#[derive(Clone, Debug)]
pub struct Upgrade {
    /// Its public name.
    pub id: UpgradeId,
    /// What the browser that began it must prove to hold.
    pub token: SecretHash,
    /// When the old password was given.
    pub opened_at: Timestamp,
    /// The notice (升级须知), as acknowledged.
    pub notice: Agreement,
    /// Where it stands.
    pub step: UpgradeStep,
    /// Answers left before the present step is dead.
    pub tries_left: u8,
    /// How often it was written; a write names the version it read.
    pub version: u64,
}

/// What the account's organisation is, once it was typed in full.
#[derive(Clone, Debug)]
pub struct UpgradeClaim {
    /// 统一社会信用代码, of the older hall.
    pub credit_code: StandardCreditCode,
    /// 单位全称, as the business register has it.
    pub name: OrganisationName,
    /// 机构编号, where the business register knows one.
    pub institution_code: Option<InstitutionCode>,
    /// 法定代表人.
    pub legal_representative: Identity,
}

/// Where an upgrade stands.
#[derive(Clone, Debug)]
pub enum UpgradeStep {
    /// Organisation and legal representative are to be typed in full.
    AwaitingOrganisation,
    /// The administrator is to be named.
    AwaitingAdministrator {
        /// When the organisation was confirmed, the first time.
        confirmed_at: Timestamp,
        /// What was confirmed.
        claim: Box<UpgradeClaim>,
    },
    /// Done; kept for a day to answer whoever asks again.
    Complete {
        /// What came into being.
        outcome: UpgradedOrganisation,
    },
}

/// What an upgrade brought into being.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpgradedOrganisation {
    /// The account.
    pub organisation: OrganisationId,
    /// 单位编号.
    pub number: OrganisationNumber,
    /// The administrator's place in it.
    pub membership: MembershipId,
    /// Until when the administrator may accept.
    pub invited_until: Timestamp,
}

/// The upgrade is at some other step, or out of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UpgradeOutOfStep {
    /// The organisation must be confirmed first.
    #[error("the organisation has yet to be confirmed")]
    OrganisationFirst,
    /// 600 s have gone by since it began, or since the organisation was confirmed.
    #[error("the time for this step is over")]
    TooLate,
    /// No try is left.
    #[error("no try is left")]
    NoTriesLeft,
    /// It is complete.
    #[error("the upgrade is complete")]
    AlreadyComplete,
}

/// What typing the organisation came to: the upgrade as it is to be saved.
#[derive(Clone, Debug)]
pub enum Confirmed {
    /// It agrees.
    Agreed(Upgrade),
    /// It does not: one try fewer.
    Refused(Upgrade),
}

impl Upgrade {
    /// An upgrade just begun.
    #[must_use]
    pub fn open(id: UpgradeId, token: SecretHash, notice: Agreement, now: Timestamp) -> Self {
        let step = UpgradeStep::AwaitingOrganisation;
        let tries_left = rules::UPGRADE_TRIES;
        Self { id, token, opened_at: now, notice, step, tries_left, version: 1 }
    }

    /// When the present step is out of time; of a complete one, when it was opened at the latest.
    #[must_use]
    pub fn deadline(&self) -> Timestamp {
        match &self.step {
            UpgradeStep::AwaitingAdministrator { confirmed_at, .. } => {
                *confirmed_at + rules::UPGRADE_WINDOW
            }
            UpgradeStep::AwaitingOrganisation | UpgradeStep::Complete { .. } => {
                self.opened_at + rules::UPGRADE_WINDOW
            }
        }
    }

    /// Whether an answer may be given now, at whichever step it stands.
    ///
    /// # Errors
    ///
    /// [`UpgradeOutOfStep`].
    pub fn answers(&self, now: Timestamp) -> Result<(), UpgradeOutOfStep> {
        match &self.step {
            UpgradeStep::Complete { .. } => Err(UpgradeOutOfStep::AlreadyComplete),
            _ if self.deadline() <= now => Err(UpgradeOutOfStep::TooLate),
            _ if self.tries_left == 0 => Err(UpgradeOutOfStep::NoTriesLeft),
            _ => Ok(()),
        }
    }

    /// Judges the organisation as it was typed: `claim` is what it is, if all of it agrees.
    ///
    /// # Errors
    ///
    /// As of [`Self::answers`].
    pub fn confirm(
        self,
        claim: Option<UpgradeClaim>,
        now: Timestamp,
    ) -> Result<Confirmed, UpgradeOutOfStep> {
        self.answers(now)?;
        let Some(claim) = claim.map(Box::new) else { return Ok(Confirmed::Refused(self.fewer())) };
        let version = self.version + 1;
        let (confirmed_at, tries_left) = match self.step {
            UpgradeStep::AwaitingAdministrator { confirmed_at, .. } => {
                (confirmed_at, self.tries_left)
            }
            UpgradeStep::AwaitingOrganisation | UpgradeStep::Complete { .. } => {
                (now, rules::UPGRADE_TRIES)
            }
        };
        let step = UpgradeStep::AwaitingAdministrator { confirmed_at, claim };
        Ok(Confirmed::Agreed(Self { step, tries_left, version, ..self }))
    }

    /// The same after an answer that was wrong.
    #[must_use]
    pub fn fewer(self) -> Self {
        let tries_left = self.tries_left.saturating_sub(1);
        Self { tries_left, version: self.version + 1, ..self }
    }

    /// What was confirmed, if the administrator may be named now.
    ///
    /// # Errors
    ///
    /// [`UpgradeOutOfStep`].
    pub fn confirmed(&self, now: Timestamp) -> Result<&UpgradeClaim, UpgradeOutOfStep> {
        self.answers(now)?;
        match &self.step {
            UpgradeStep::AwaitingAdministrator { claim, .. } => Ok(claim),
            UpgradeStep::AwaitingOrganisation => Err(UpgradeOutOfStep::OrganisationFirst),
            UpgradeStep::Complete { .. } => Err(UpgradeOutOfStep::AlreadyComplete),
        }
    }

    /// The upgrade once its organisation is opened.
    ///
    /// # Errors
    ///
    /// As of [`Self::confirmed`].
    pub fn complete(
        self,
        outcome: UpgradedOrganisation,
        now: Timestamp,
    ) -> Result<Self, UpgradeOutOfStep> {
        self.confirmed(now)?;
        let step = UpgradeStep::Complete { outcome };
        Ok(Self { step, version: self.version + 1, ..self })
    }

    /// The word its step is kept and told by.
    #[must_use]
    pub fn step_as_str(&self) -> &'static str {
        match self.step {
            UpgradeStep::AwaitingOrganisation => "awaiting_organisation",
            UpgradeStep::AwaitingAdministrator { .. } => "awaiting_administrator",
            UpgradeStep::Complete { .. } => "complete",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DocumentKind, IdentityDocument, sample};
    use jiff::SignedDuration;

    fn opened() -> Upgrade {
        let notice = Agreement { version: "1".into(), sha256: "ab".repeat(32) };
        let id = UpgradeId::from_random([1; 16]);
        Upgrade::open(id, SecretHash([2; 32]), notice, Timestamp::UNIX_EPOCH)
    }

    fn claim() -> UpgradeClaim {
        let number = sample::resident_id(1);
        UpgradeClaim {
            credit_code: sample::credit_code(1).parse().unwrap(),
            name: sample::organisation_name(1).parse().unwrap(),
            institution_code: None,
            legal_representative: Identity {
                document: IdentityDocument::restore(DocumentKind::ResidentId, &number, None)
                    .unwrap(),
                name: sample::person_name(1).parse().unwrap(),
            },
        }
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::UNIX_EPOCH + SignedDuration::from_secs(seconds)
    }

    fn agreed(upgrade: Upgrade, now: Timestamp) -> Upgrade {
        match upgrade.confirm(Some(claim()), now) {
            Ok(Confirmed::Agreed(upgrade)) => upgrade,
            other => panic!("{other:?}"),
        }
    }

    fn outcome() -> UpgradedOrganisation {
        UpgradedOrganisation {
            organisation: OrganisationId::from_random([1; 16]),
            number: OrganisationNumber::from_random([1; 16]),
            membership: MembershipId::from_random([1; 16]),
            invited_until: at(9),
        }
    }

    #[test]
    fn each_window_is_good_at_its_last_second_and_not_at_its_end() {
        assert!(opened().confirm(Some(claim()), at(599)).is_ok());
        let late = opened().confirm(Some(claim()), at(600)).unwrap_err();
        assert_eq!(late, UpgradeOutOfStep::TooLate);
        let upgrade = agreed(opened(), at(100));
        assert!(upgrade.confirmed(at(699)).is_ok());
        assert_eq!(upgrade.confirmed(at(700)).unwrap_err(), UpgradeOutOfStep::TooLate);
    }

    #[test]
    fn confirming_again_neither_moves_the_deadline_nor_gives_tries_back() {
        let upgrade = agreed(opened(), at(100)).fewer();
        let again = agreed(upgrade.clone(), at(500));
        assert_eq!(again.deadline(), upgrade.deadline());
        assert_eq!(again.tries_left, upgrade.tries_left);
        let Ok(Confirmed::Refused(wrong)) = again.confirm(None, at(500)) else { panic!() };
        assert!(wrong.confirmed(at(500)).is_ok(), "what was confirmed stays so");
    }

    #[test]
    fn five_wrong_answers_end_it_and_each_step_has_five() {
        let mut upgrade = opened();
        for left in (0..rules::UPGRADE_TRIES).rev() {
            let Ok(Confirmed::Refused(fewer)) = upgrade.confirm(None, at(1)) else { panic!() };
            assert_eq!(fewer.tries_left, left);
            upgrade = fewer;
        }
        let dead = upgrade.confirm(Some(claim()), at(1)).unwrap_err();
        assert_eq!(dead, UpgradeOutOfStep::NoTriesLeft);
        let wrong = opened().fewer();
        assert_eq!(agreed(wrong, at(1)).tries_left, rules::UPGRADE_TRIES);
    }

    #[test]
    fn the_administrator_comes_after_the_organisation_and_nothing_after_the_end() {
        let first = opened().complete(outcome(), at(1)).unwrap_err();
        assert_eq!(first, UpgradeOutOfStep::OrganisationFirst);
        let done = agreed(opened(), at(1)).complete(outcome(), at(2)).unwrap();
        assert_eq!(done.answers(at(2)).unwrap_err(), UpgradeOutOfStep::AlreadyComplete);
        assert_eq!(done.step_as_str(), "complete");
    }
}
