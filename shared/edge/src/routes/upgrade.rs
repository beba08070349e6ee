//! Routes of the upgrade of an older hall's account (历史单位用户升级, path three).

use super::{Caller, schema};
use crate::problem;
use crate::wire::upgrade;
use domain::UpgradeId;

routes! {
    /// Beginning the upgrade of an older hall's account.
    pub enum UpgradeStart of "upgrade-start";
    Halls = GET "/v1/legacy-halls" {
        summary: "The older halls whose accounts can be upgraded, and the notice to be read first.",
        caller: Caller::Anybody,
        query: &[],
        body: None,
        gives: (200, schema::<upgrade::HallsTold>),
        problems: &[],
    }
    Start = POST "/v1/upgrades" {
        summary: "Somebody gives the user name and password of an account of an older hall. What it is of is told masked.",
        caller: Caller::Anybody,
        query: &[],
        body: Some(schema::<upgrade::StartUpgrade>),
        gives: (201, schema::<upgrade::UpgradeBegun>),
        problems: &[
            &problem::UPGRADE_OTHER_NOTICE,
            &problem::UPGRADE_WRONG,
            &problem::UPGRADE_LOCKED_OUT,
            &problem::LIMITED,
        ],
    }

    /// Confirming whose account is upgraded, and asking how far that is.
    pub enum UpgradeConfirm of "upgrade-confirm";
    Status(upgrade: UpgradeId) = GET "/v1/upgrades/{upgrade}" {
        summary: "How far an upgrade is, and of what it is, masked.",
        caller: Caller::Flow,
        query: &[],
        body: None,
        gives: (200, schema::<upgrade::UpgradeStatus>),
        problems: &[&problem::TOKEN_MISSING, &problem::UPGRADE_UNKNOWN],
    }
    Confirm(upgrade: UpgradeId) = PUT "/v1/upgrades/{upgrade}/organisation" {
        summary: "Organisation and legal representative are typed in full. It may be done again, should the page go back.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<upgrade::ConfirmOrganisation>),
        gives: (200, schema::<upgrade::OrganisationConfirmed>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::UPGRADE_UNKNOWN,
            &problem::UPGRADE_TOO_LATE,
            &problem::UPGRADE_NO_TRIES,
            &problem::UPGRADE_COMPLETE,
            &problem::UPGRADE_DISAGREES,
            &problem::UPGRADE_ACCOUNT_UPGRADED,
            &problem::CREDIT_CODE_TAKEN,
            &problem::UPGRADE_OVERTAKEN,
        ],
    }

    /// Completing an upgrade.
    pub enum UpgradeComplete of "upgrade-complete";
    Complete(upgrade: UpgradeId) = POST "/v1/upgrades/{upgrade}/administrator" {
        summary: "A registered person is named as the administrator: the organisation comes into being, and they are invited.",
        caller: Caller::Flow,
        query: &[],
        body: Some(schema::<upgrade::NameAdministrator>),
        gives: (201, schema::<upgrade::AccountUpgraded>),
        problems: &[
            &problem::TOKEN_MISSING,
            &problem::UPGRADE_UNKNOWN,
            &problem::UPGRADE_ORGANISATION_FIRST,
            &problem::UPGRADE_TOO_LATE,
            &problem::UPGRADE_NO_TRIES,
            &problem::UPGRADE_COMPLETE,
            &problem::UPGRADE_LEGAL_REPRESENTATIVE,
            &problem::UPGRADE_PERSON_UNKNOWN,
            &problem::PASSWORD_WEAK,
            &problem::UPGRADE_ACCOUNT_UPGRADED,
            &problem::CREDIT_CODE_TAKEN,
            &problem::INSTITUTION_CODE_TAKEN,
            &problem::UPGRADE_OVERTAKEN,
        ],
    }
}
