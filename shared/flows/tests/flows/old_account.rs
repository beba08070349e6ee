//! An account of an older hall for a test, and the steps of its upgrade as one line each.

use crate::hall::{Company, Hall, PASSWORD, agreement, mobile, person, presented};
use domain::{
    FlowId, FlowToken, Identity, LegacyHall, LegacyHash, LegacyRecord, LegacyWork, Mobile,
    OrganisationId, Place, Role, UpgradeId, UpgradedOrganisation,
};
use flows::members::invitation::{self, Accept, Invitee, NotAnswered};
use flows::upgrade::complete::{Complete, NotCompleted, complete};
use flows::upgrade::confirm::{Confirm, NotConfirmed, confirm};
use flows::upgrade::start::{Begun, NotStarted, Start, start};
use flows::upgrade::status::{StatusError, UpgradeProgress, status};
use ports::Clock as _;

/// The user name, and its password: shorter than any new one may be.
pub(crate) const USER: &str = "宜兴样例2011";
pub(crate) const OLD: &str = "abc";
const MD5_OF_OLD: &str = "900150983cd24fb0d6963f7d28e17f72";

/// The seed of the organisation's legal representative, and of its administrator to be.
pub(crate) const BOSS: u64 = 1;
pub(crate) const CHIEF: u64 = 2;

const PAGE: &str = "https://hall.example/i";

pub(crate) fn old_hall() -> LegacyHall {
    LegacyHall {
        id: "jshrss".parse().unwrap(),
        name: "江苏人社网办大厅".into(),
        work: LegacyWork::Digest,
    }
}

/// What the older hall had of a company.
pub(crate) fn record(company: &Company) -> LegacyRecord {
    LegacyRecord {
        hash: LegacyHash::parse("md5", MD5_OF_OLD, "").unwrap(),
        credit_code: company.standard_code(),
        organisation_name: company.record.name.clone(),
        legal_representative: company.boss(),
    }
}

/// A hall with a company of the register, its old account, and a registered administrator to be.
pub(crate) struct OldAccount {
    pub(crate) hall: Hall,
    pub(crate) company: Company,
}

impl OldAccount {
    pub(crate) async fn open() -> Self {
        let (hall, company) = (Hall::open().await, Company::new(BOSS));
        let old = Self { hall, company };
        old.hall.list(&old.company).await;
        assert!(old.import(USER, &record(&old.company)).await);
        old.hall.person(&person(CHIEF), &mobile(CHIEF)).await;
        old.hall.forget_limits().await;
        old
    }

    pub(crate) async fn import(&self, user: &str, record: &LegacyRecord) -> bool {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let name = user.parse().unwrap();
        let whose = (&old_hall().id, &name);
        table.keep_legacy_account(whose, record, &keys.veil, entropy, clock.now()).await.unwrap()
    }

    pub(crate) async fn start(&self, user: &str, password: &str) -> Result<Begun, NotStarted> {
        self.start_with(Self::form(user, password)).await
    }

    pub(crate) fn form(user: &str, password: &str) -> Start {
        Start {
            hall: old_hall(),
            user_name: user.parse().unwrap(),
            password: password.parse().unwrap(),
            notice: agreement(),
            address: "203.0.113.1".into(),
        }
    }

    pub(crate) async fn start_with(&self, request: Start) -> Result<Begun, NotStarted> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        start(table, &keys.veil, entropy, clock, &agreement(), request).await
    }

    /// What somebody types who knows the organisation.
    pub(crate) fn typed(&self, begun: &Begun) -> Confirm {
        Confirm {
            upgrade: begun.upgrade.clone(),
            token: begun.token.clone(),
            name: self.company.record.name.clone(),
            legal_representative: self.company.boss(),
        }
    }

    pub(crate) async fn confirm(&self, request: Confirm) -> Result<jiff::Timestamp, NotConfirmed> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        confirm(table, &keys.veil, entropy, clock, request).await
    }

    pub(crate) async fn status(&self, begun: &Begun) -> Result<UpgradeProgress, StatusError> {
        let Hall { table, keys, .. } = &self.hall;
        status(table, &keys.veil, &begun.upgrade, &begun.token).await
    }

    /// An upgrade whose organisation is confirmed.
    pub(crate) async fn confirmed(&self) -> Begun {
        let begun = self.start(USER, OLD).await.unwrap();
        self.confirm(self.typed(&begun)).await.unwrap();
        begun
    }

    /// What names a person as the administrator.
    pub(crate) fn naming(begun: &Begun, whom: Identity, mobile: Mobile) -> Complete {
        Complete {
            upgrade: begun.upgrade.clone(),
            token: begun.token.clone(),
            administrator: whom,
            mobile,
            password: presented(PASSWORD),
            confirmation: presented(PASSWORD),
        }
    }

    pub(crate) async fn complete(
        &self,
        request: Complete,
    ) -> Result<UpgradedOrganisation, NotCompleted> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        complete(table, veil, passwords, entropy, clock, PAGE, request).await
    }

    /// The last step as it should be.
    pub(crate) async fn finish(&self, begun: &Begun) -> Result<UpgradedOrganisation, NotCompleted> {
        self.complete(Self::naming(begun, person(CHIEF), mobile(CHIEF))).await
    }

    pub(crate) async fn people(&self, organisation: &OrganisationId) -> domain::People {
        self.hall.table.members(organisation).await.unwrap().unwrap().people
    }

    /// The invitation that waits in a role.
    pub(crate) async fn invitation(&self, organisation: &OrganisationId, role: Role) -> FlowId {
        let people = self.people(organisation).await;
        let member = people.members.iter().find(|member| member.role == role).unwrap();
        let Place::Invited { invitation, .. } = &member.place else { panic!("{member:?}") };
        invitation.clone()
    }

    /// Somebody accepts in the APP.
    pub(crate) async fn accept(
        &self,
        invitation: &FlowId,
        seed: u64,
        password: &str,
    ) -> Result<(), NotAnswered> {
        let Hall { table, keys, entropy, clock, .. } = &self.hall;
        let session = self.hall.person_signed_in(seed).await;
        self.hall.forget_limits().await;
        let invitee = Invitee::Person(crate::sessions::person_actor(&session));
        let request = Accept {
            sms_code: None,
            password: presented(password),
            confirmation: presented(password),
        };
        let (veil, passwords) = (&keys.veil, &keys.passwords);
        let answer = (invitation, &invitee);
        invitation::accept(table, veil, passwords, entropy, clock, answer, request).await?;
        Ok(())
    }

    /// Everything in the table but what was counted.
    pub(crate) async fn uncounted(&self) -> Vec<std::collections::HashMap<String, Value>> {
        let mut items = self.hall.engine.scan().await.unwrap();
        items.retain(|item| !item["pk"].as_s().unwrap().starts_with("RATE#"));
        items
    }
}

use aws_sdk_dynamodb::types::AttributeValue as Value;

pub(crate) fn other_token() -> FlowToken {
    FlowToken::from_random([9; 32])
}

pub(crate) fn other_upgrade() -> UpgradeId {
    UpgradeId::from_random([9; 16])
}
