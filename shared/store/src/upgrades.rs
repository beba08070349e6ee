//! Upgrades of older halls' accounts under way: `FLOW#<upgrade>`, and the organisation that one opens.
//!
//! What was confirmed of the organisation is sealed in the flow's own row, so that the last step need not read it again.
//! Each write names the version it read **and** that the deadline it read has not passed.

use crate::audit::{Change, record};
use crate::legacy::{LegacyAccount, upgrading};
use crate::limiter::Event;
use crate::openings::{Founding, Hindrance, InvitedPlace, founding};
use crate::registrations::drawn_twice;
use crate::row::{self, IdentityKept, at, exact, moment, number, sound};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::rules::{self, Limit};
use domain::{
    Agreement, Author, InstitutionCode, OrganisationIdentifier, SecretHash, StandardCreditCode,
    Upgrade, UpgradeClaim, UpgradeId, UpgradeStep, UpgradedOrganisation,
};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an upgrade";
const WRITING: &str = "writing an upgrade";
const OPENING: &str = "opening an upgraded organisation";

/// The word by which a flow's row is known as an upgrade.
const KIND: &str = "upgrade";

/// An upgrade as it is kept: with the account it is of.
#[derive(Clone, Debug)]
pub struct UpgradeKept {
    /// The upgrade.
    pub upgrade: Upgrade,
    /// Of which account.
    pub account: LegacyAccount,
    /// Of which organisation.
    pub credit_code: StandardCreditCode,
}

/// An upgrade's beginning, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpgradeBegun {
    /// It is written, and wrong passwords before it are forgiven.
    Done,
    /// Too many wrong passwords.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// Too many were begun.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
}

/// A step's saving, answered; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpgradeSaved {
    /// It is written.
    Done,
    /// Another request wrote this upgrade first, or its deadline passed.
    Stale,
    /// A live organisation holds the credit code.
    CreditCodeTaken,
}

/// An upgrade that may become an organisation: everything one transaction writes.
#[derive(Debug)]
pub struct OpeningUpgraded<'a> {
    /// The organisation, with the administrator's place, and the legal representative's if they are registered.
    pub founding: Founding<'a>,
    /// The upgrade, complete, and of which account it is.
    pub kept: &'a UpgradeKept,
}

/// Why an upgraded organisation was not opened; nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUpgraded {
    /// Another request wrote this upgrade first, or its deadline passed.
    Stale,
    /// The account was upgraded already.
    AccountUpgraded,
    /// A live organisation holds the credit code.
    CreditCodeTaken,
    /// A live organisation holds the institution code.
    InstitutionCodeTaken,
    /// The number drawn is in use: draw another.
    NumberTaken,
    /// The account of a person who is invited is gone.
    PersonGone,
}

#[derive(Serialize, Deserialize)]
struct UpgradeRow {
    kind: String,
    version: u64,
    token_hash: ByteBuf,
    step: String,
    opened_at: i64,
    deadline: i64,
    expires_at: i64,
    legacy: String,
    credit_code: String,
    notice_version: String,
    notice_sha256: String,
    tries_left: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    confirmed_at: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sealed: Option<ByteBuf>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    membership: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    invited_until: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct ClaimKept {
    name: String,
    institution_code: Option<String>,
    legal_representative: IdentityKept,
}

#[derive(Serialize)]
struct UpgradeAudited<'a> {
    account: &'a str,
    role: &'a str,
    membership: &'a str,
    identity: IdentityKept,
    mobile: String,
    legal_representative: IdentityKept,
    credit_code: &'a str,
    number: &'a str,
    notice_version: &'a str,
}

fn item(kept: &UpgradeKept, seal: &SealKeys, entropy: &dyn Entropy) -> Result<Item, Fault> {
    let UpgradeKept { upgrade, account, credit_code } = kept;
    let deadline = upgrade.deadline();
    let mut row = UpgradeRow {
        kind: KIND.to_owned(),
        version: upgrade.version,
        token_hash: ByteBuf::from(upgrade.token.0),
        step: upgrade.step_as_str().to_owned(),
        opened_at: upgrade.opened_at.as_millisecond(),
        deadline: deadline.as_millisecond(),
        expires_at: (deadline + rules::UPGRADE_WINDOW + rules::SWEEP_AFTER).as_second(),
        legacy: account.0.clone(),
        credit_code: credit_code.as_str().to_owned(),
        notice_version: upgrade.notice.version.clone(),
        notice_sha256: upgrade.notice.sha256.clone(),
        tries_left: upgrade.tries_left,
        confirmed_at: None,
        sealed: None,
        organisation: None,
        number: None,
        membership: None,
        invited_until: None,
    };
    match &upgrade.step {
        UpgradeStep::AwaitingOrganisation => {}
        UpgradeStep::AwaitingAdministrator { confirmed_at, claim } => {
            let claim = ClaimKept {
                name: claim.name.as_str().to_owned(),
                institution_code: claim.institution_code.as_ref().map(|c| c.as_str().to_owned()),
                legal_representative: IdentityKept::from(&claim.legal_representative),
            };
            let key = key::upgrade(&upgrade.id);
            row.confirmed_at = Some(confirmed_at.as_millisecond());
            row.sealed = Some(row::seal(WRITING, seal, entropy, &key, &claim)?);
        }
        UpgradeStep::Complete { outcome } => {
            row.organisation = Some(outcome.organisation.to_string());
            row.number = Some(outcome.number.as_str().to_owned());
            row.membership = Some(outcome.membership.to_string());
            row.invited_until = Some(outcome.invited_until.as_millisecond());
        }
    }
    row::write(WRITING, &row)
}

fn read_step(id: &UpgradeId, row: &UpgradeRow, seal: &SealKeys) -> Result<UpgradeStep, Fault> {
    let outcome = (&row.organisation, &row.number, &row.membership, row.invited_until);
    if let (Some(organisation), Some(number), Some(membership), Some(until)) = outcome {
        let outcome = UpgradedOrganisation {
            organisation: sound(READING, organisation)?,
            number: sound(READING, number)?,
            membership: sound(READING, membership)?,
            invited_until: at(READING, until)?,
        };
        return Ok(UpgradeStep::Complete { outcome });
    }
    let (Some(confirmed_at), Some(sealed)) = (row.confirmed_at, &row.sealed) else {
        return Ok(UpgradeStep::AwaitingOrganisation);
    };
    let kept: ClaimKept = row::unseal(READING, seal, &key::upgrade(id), sealed)?;
    let claim = UpgradeClaim {
        credit_code: sound(READING, &row.credit_code)?,
        name: row::organisation_name(READING, &kept.name)?,
        institution_code: kept.institution_code.map(InstitutionCode::from_kept),
        legal_representative: kept.legal_representative.read(READING)?,
    };
    let confirmed_at = at(READING, confirmed_at)?;
    Ok(UpgradeStep::AwaitingAdministrator { confirmed_at, claim: Box::new(claim) })
}

/// A write of the next version of an upgrade: over the one that was read, and in time.
fn next(upgrade: &Upgrade, now: Timestamp) -> Write {
    Write::on(key::upgrade(&upgrade.id), "version = :read AND deadline > :now")
        .value(":read", number(upgrade.version.saturating_sub(1)))
        .value(":now", moment(now))
}

#[derive(Clone, Copy)]
enum Label {
    Failures,
    Limit,
    Flow,
    Account,
    CreditCode,
    New(Hindrance),
}

impl Table {
    /// Reads an upgrade.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn upgrade(
        &self,
        id: &UpgradeId,
        seal: &SealKeys,
    ) -> Result<Option<UpgradeKept>, Fault> {
        let Some(item) = self.get(READING, key::upgrade(id)).await? else { return Ok(None) };
        let row: UpgradeRow = row::read(READING, item)?;
        let step = read_step(id, &row, seal)?;
        Ok(Some(UpgradeKept {
            upgrade: Upgrade {
                id: id.clone(),
                token: SecretHash(exact(READING, &row.token_hash)?),
                opened_at: at(READING, row.opened_at)?,
                notice: Agreement { version: row.notice_version, sha256: row.notice_sha256 },
                step,
                tries_left: row.tries_left,
                version: row.version,
            },
            account: LegacyAccount(row.legacy),
            credit_code: sound(READING, &row.credit_code)?,
        }))
    }

    /// Begins an upgrade of whoever gave the right password, unless that account failed too often or was begun too often.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_upgrade(
        &self,
        kept: &UpgradeKept,
        (failures, begun): (&Limit, &Limit),
        user_name: &Blind,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<UpgradeBegun, Fault> {
        let now = kept.upgrade.opened_at;
        let failures = Event::new(failures, user_name, now);
        let begun = Event::new(begun, user_name, now);
        let flow = Write::new(key::upgrade(&kept.upgrade.id));
        let committed = Transaction::new(WRITING)
            .delete(self, Label::Failures, failures.forgive())
            .count(self, Label::Limit, &begun)
            .put(self, Label::Flow, flow, item(kept, seal, entropy)?)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok(UpgradeBegun::Done),
            Committed::Refused(Label::Failures, row) => {
                Ok(UpgradeBegun::LockedOut { retry_after: failures.wait(row.as_ref()) })
            }
            Committed::Refused(Label::Limit, row) => {
                Ok(UpgradeBegun::Limited { retry_after: begun.wait(row.as_ref()) })
            }
            Committed::Refused(..) => Err(drawn_twice()),
        }
    }

    /// Saves a step of an upgrade. One that confirms its organisation asks that nobody holds the credit code.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn save_upgrade(
        &self,
        kept: &UpgradeKept,
        now: Timestamp,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<UpgradeSaved, Fault> {
        let row = item(kept, seal, entropy)?;
        let mut transaction =
            Transaction::new(WRITING).put(self, Label::Flow, next(&kept.upgrade, now), row);
        if matches!(kept.upgrade.step, UpgradeStep::AwaitingAdministrator { .. }) {
            let code = OrganisationIdentifier::CreditCode(kept.credit_code.clone().into());
            let free = Write::new(key::organisation_identifier(&code));
            transaction = transaction.check(self, Label::CreditCode, free);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => UpgradeSaved::Done,
            Committed::Refused(Label::CreditCode, _) => UpgradeSaved::CreditCodeTaken,
            Committed::Refused(..) => UpgradeSaved::Stale,
        })
    }

    /// Opens an upgraded organisation: itself, its identifiers, the invited places with their invitations and notices,
    /// the audit record, the completed upgrade, and the end of the old account; all or none.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_upgraded(
        &self,
        opening: &OpeningUpgraded<'_>,
        claim: &UpgradeClaim,
        veil: &Veil,
        entropy: &dyn Entropy,
    ) -> Result<Result<(), NotUpgraded>, Fault> {
        let OpeningUpgraded { founding: new, kept } = opening;
        let (id, now) = (&new.organisation.id, new.organisation.opened_at);
        let audit = audited(opening, claim, veil, entropy)?;
        let flow = item(kept, &veil.seal, entropy)?;
        let transaction =
            Transaction::new(OPENING).put(self, Label::Flow, next(&kept.upgrade, now), flow);
        let transaction = upgrading(transaction, self, Label::Account, &kept.account, (id, now));
        let with = (veil, entropy);
        let transaction = founding(transaction, self, Label::New, new, audit, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Ok(()),
            Committed::Refused(Label::Account, _) => Err(NotUpgraded::AccountUpgraded),
            Committed::Refused(Label::New(hindrance), _) => Err(match hindrance {
                Hindrance::CreditCode => NotUpgraded::CreditCodeTaken,
                Hindrance::InstitutionCode => NotUpgraded::InstitutionCodeTaken,
                Hindrance::Number => NotUpgraded::NumberTaken,
                Hindrance::Person => NotUpgraded::PersonGone,
                Hindrance::New => NotUpgraded::Stale,
            }),
            Committed::Refused(..) => Err(NotUpgraded::Stale),
        })
    }
}

/// The first audit record. Nobody was signed in: whoever knew the old password did it, and named the administrator.
fn audited(
    opening: &OpeningUpgraded<'_>,
    claim: &UpgradeClaim,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<(Item, [u8; 32]), Fault> {
    let OpeningUpgraded { founding: Founding { organisation, places, .. }, kept } = opening;
    let administrator = places.first().ok_or_else(|| Fault::lasting(OPENING, "nobody is there"))?;
    let InvitedPlace { membership, particulars, .. } = administrator;
    let change = Change {
        organisation: &organisation.id,
        version: organisation.version,
        at: organisation.opened_at,
        what: "organisation.upgraded",
        actor: &Author::Person(membership.person.clone()),
        content: UpgradeAudited {
            account: &kept.account.0,
            role: membership.role.as_str(),
            membership: membership.id.as_str(),
            identity: IdentityKept::from(&particulars.identity),
            mobile: particulars.mobile.e164(),
            legal_representative: IdentityKept::from(&claim.legal_representative),
            credit_code: organisation.credit_code.as_str(),
            number: organisation.number.as_str(),
            notice_version: &kept.upgrade.notice.version,
        },
        previous: [0; 32],
    };
    record(&change, &veil.seal, entropy)
}
