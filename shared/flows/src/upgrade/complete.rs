//! Whoever confirmed the organisation names its administrator, and the organisation comes into being.
//!
//! Reads the upgrade and, at the same time, who is registered under the administrator's document; then who is under the
//! legal representative's; then writes the organisation, its identifiers, the invited places, the notices, the audit
//! record, the completed upgrade and the end of the old account in one transaction. Four calls, three round trips.
//!
//! Nobody's place is live by this: whoever knew an old password has proven neither to be the administrator nor to act for
//! the legal representative. Both are invited, the legal representative if they are registered, and the password that is
//! set here is of no use before the administrator accepts
//! (`docs/decisions/0019-upgrades.md`). Asked again after a lost reply, with the same password, it gives the same answer.

use crate::account::{DRAWS, chosen, is_same, no_number};
use crate::members::invite::{Someone, invited as invite, someone};
use domain::{
    ChosenPassword, FlowToken, Identity, Mobile, Notice, Organisation, OrganisationId,
    OrganisationNumber, Period, PresentedPassword, Role, UpgradeClaim, UpgradeId, UpgradeOutOfStep,
    UpgradeStep, UpgradedOrganisation, WeakPassword, rules,
};
use jiff::Timestamp;
use keys::{PasswordHash, Passwords, Veil, holds};
use ports::{Clock, Entropy, Fault, random};
use store::{
    Founding, InvitedPlace, NotUpgraded, OpeningUpgraded, Particulars, Table, UpgradeKept,
    UpgradeSaved,
};

/// The request, already sound but for the password, whose rules need to know whose it is.
#[derive(Debug)]
pub struct Complete {
    /// Which upgrade.
    pub upgrade: UpgradeId,
    /// The browser's proof that it is theirs.
    pub token: FlowToken,
    /// 管理员: document and name.
    pub administrator: Identity,
    /// 管理员移动电话: the one they have proven as their own.
    pub mobile: Mobile,
    /// The password as typed.
    pub password: PresentedPassword,
    /// The password as typed again.
    pub confirmation: PresentedPassword,
}

/// Why the organisation did not come into being.
#[derive(Debug, thiserror::Error)]
pub enum NotCompleted {
    /// No such upgrade, or it is not this browser's.
    #[error("there is no such upgrade")]
    Unknown,
    /// It is at some other step, out of time, or has no try left.
    #[error(transparent)]
    OutOfStep(#[from] UpgradeOutOfStep),
    /// 如果您是单位法定代表人，请去注册.
    #[error("the legal representative registers instead")]
    LegalRepresentative,
    /// Nobody is registered with that document, name and mobile: one answer for all. It cost a try.
    #[error("no registered person has that document, name and mobile")]
    PersonUnknown {
        /// Answers left.
        tries_left: u8,
    },
    /// The password breaks rules.
    #[error(transparent)]
    Weak(#[from] WeakPassword),
    /// The old account is upgraded already.
    #[error("the account is upgraded already")]
    AccountUpgraded,
    /// A live organisation holds the credit code.
    #[error("the credit code belongs to a registered organisation")]
    CreditCodeTaken,
    /// A live organisation holds the institution code.
    #[error("the institution code belongs to a registered organisation")]
    InstitutionCodeTaken,
    /// Another request wrote this upgrade at the same moment.
    #[error("the upgrade was changed by another request")]
    Overtaken,
    /// The world let us down; whether the organisation is there is unknown, and asking again tells.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens the organisation of an upgrade; `page` is where invitations are answered.
///
/// # Errors
///
/// [`NotCompleted`]; after any of them but `PersonUnknown` and `Fault` the table is as it was.
pub async fn complete(
    table: &Table,
    veil: &Veil,
    passwords: &Passwords,
    entropy: &impl Entropy,
    clock: &impl Clock,
    page: &str,
    request: Complete,
) -> Result<UpgradedOrganisation, NotCompleted> {
    let now = clock.now();
    let documents = veil.blind.used(&request.administrator.document);
    let (kept, found) =
        tokio::join!(table.upgrade(&request.upgrade, &veil.seal), table.person_found(&documents));
    let kept = kept?.filter(|kept| holds(&request.token, &kept.upgrade.token));
    let kept = kept.ok_or(NotCompleted::Unknown)?;
    if let UpgradeStep::Complete { outcome } = &kept.upgrade.step {
        return again(table, passwords, entropy, &request, outcome).await;
    }
    let claim = kept.upgrade.confirmed(now)?.clone();
    if claim.legal_representative.document.is_same_person(&request.administrator.document) {
        return Err(NotCompleted::LegalRepresentative);
    }
    let administrator = someone(found?, &request.administrator.name, veil)?;
    let administrator = administrator.filter(|one| one.particulars.mobile == request.mobile);
    let Some(administrator) = administrator else {
        return refuse(table, veil, entropy, kept, now).await;
    };
    let password = passwords.hash(&choose(&request, &claim)?, entropy)?;
    let documents = veil.blind.used(&claim.legal_representative.document);
    let boss =
        someone(table.person_found(&documents).await?, &claim.legal_representative.name, veil)?;
    let invited = Invited { administrator, boss, password };
    for _ in 0..DRAWS {
        let drawn = invited.open(&kept, claim.clone(), page, now, entropy)?;
        match drawn.write(table, veil, entropy).await? {
            Ok(()) => return Ok(drawn.outcome),
            Err(NotUpgraded::NumberTaken) => {}
            Err(NotUpgraded::AccountUpgraded) => return Err(NotCompleted::AccountUpgraded),
            Err(NotUpgraded::CreditCodeTaken) => return Err(NotCompleted::CreditCodeTaken),
            Err(NotUpgraded::InstitutionCodeTaken) => {
                return Err(NotCompleted::InstitutionCodeTaken);
            }
            // A person who is gone costs no try: the next request finds nobody.
            Err(NotUpgraded::Stale | NotUpgraded::PersonGone) => {
                return Err(NotCompleted::Overtaken);
            }
        }
    }
    Err(no_number().into())
}

/// Nobody is registered so: one try fewer.
async fn refuse(
    table: &Table,
    veil: &Veil,
    entropy: &impl Entropy,
    kept: UpgradeKept,
    now: Timestamp,
) -> Result<UpgradedOrganisation, NotCompleted> {
    let kept = UpgradeKept { upgrade: kept.upgrade.fewer(), ..kept };
    let tries_left = kept.upgrade.tries_left;
    match table.save_upgrade(&kept, now, (&veil.seal, entropy)).await? {
        UpgradeSaved::Done => Err(NotCompleted::PersonUnknown { tries_left }),
        UpgradeSaved::Stale => Err(NotCompleted::Overtaken),
        UpgradeSaved::CreditCodeTaken => Err(NotCompleted::CreditCodeTaken),
    }
}

/// Judges the password, given whose it is and for what.
fn choose(request: &Complete, claim: &UpgradeClaim) -> Result<ChosenPassword, WeakPassword> {
    let Complete { administrator, mobile, password, confirmation, .. } = request;
    let particulars = Particulars { identity: administrator.clone(), mobile: mobile.clone() };
    let names = [claim.credit_code.as_str(), claim.name.as_str()];
    chosen(password.reveal(), confirmation.reveal(), &particulars, &names)
}

/// Asked again after it was complete: the same answer, if they bring the same password and it still is the one.
async fn again(
    table: &Table,
    passwords: &Passwords,
    entropy: &impl Entropy,
    request: &Complete,
    outcome: &UpgradedOrganisation,
) -> Result<UpgradedOrganisation, NotCompleted> {
    let kept = table.membership_password(&outcome.organisation, &outcome.membership).await?;
    if is_same(&request.password, kept.as_ref(), passwords, entropy)? {
        Ok(outcome.clone())
    } else {
        Err(UpgradeOutOfStep::AlreadyComplete.into())
    }
}

/// Who is invited to the organisation, and with which password.
struct Invited {
    administrator: Someone,
    /// The legal representative, if they are registered.
    boss: Option<Someone>,
    password: PasswordHash,
}

/// An organisation with a number that was drawn, not yet written.
struct Drawn<'a> {
    organisation: Organisation,
    kept: UpgradeKept,
    places: Vec<InvitedPlace<'a>>,
    notices: Vec<Notice>,
    claim: UpgradeClaim,
    outcome: UpgradedOrganisation,
}

impl Invited {
    fn open(
        &self,
        kept: &UpgradeKept,
        claim: UpgradeClaim,
        page: &str,
        now: Timestamp,
        entropy: &impl Entropy,
    ) -> Result<Drawn<'_>, UpgradeOutOfStep> {
        let organisation = Organisation {
            id: OrganisationId::from_random(random(entropy)),
            number: OrganisationNumber::from_random(random(entropy)),
            credit_code: claim.credit_code.clone().into(),
            institution_code: claim.institution_code.clone(),
            name: claim.name.clone(),
            agreement: kept.upgrade.notice.clone(),
            opened_at: now,
            epoch: 1,
            version: 1,
        };
        let at = (&organisation.id, page);
        let until = Some(now + rules::UPGRADED_ADMINISTRATOR_PERIOD);
        let period = Period { from: now, until };
        let (administrator, notice, _) =
            invite(&self.administrator, (Role::Administrator, period), at, now, entropy);
        let administrator = InvitedPlace { password: Some(&self.password), ..administrator };
        let outcome = UpgradedOrganisation {
            organisation: organisation.id.clone(),
            number: organisation.number.clone(),
            membership: administrator.membership.id.clone(),
            invited_until: now + rules::INVITATION_LIFE,
        };
        let (mut places, mut notices) = (vec![administrator], vec![notice]);
        if let Some(boss) = self.boss.as_ref().filter(|boss| !self.shares_number(boss)) {
            let period = Period { from: now, until: None };
            let role = Role::LegalRepresentative;
            let (place, notice, _) = invite(boss, (role, period), at, now, entropy);
            places.push(place);
            notices.push(notice);
        }
        for notice in &mut notices {
            notice.organisation = Some(organisation.name.as_str().to_owned());
        }
        let upgrade = kept.upgrade.clone().complete(outcome.clone(), now)?;
        let kept = UpgradeKept { upgrade, ..kept.clone() };
        Ok(Drawn { organisation, kept, places, notices, claim, outcome })
    }

    /// Whether two kinds of document bear one number, by which only one of them could sign in.
    fn shares_number(&self, boss: &Someone) -> bool {
        let number = |one: &Someone| one.particulars.identity.document.account_number();
        number(&self.administrator) == number(boss)
    }
}

impl Drawn<'_> {
    async fn write(
        &self,
        table: &Table,
        veil: &Veil,
        entropy: &impl Entropy,
    ) -> Result<Result<(), NotUpgraded>, Fault> {
        let founding = Founding {
            organisation: &self.organisation,
            places: &self.places,
            notices: &self.notices,
        };
        let opening = OpeningUpgraded { founding, kept: &self.kept };
        table.open_upgraded(&opening, &self.claim, veil, entropy).await
    }
}
