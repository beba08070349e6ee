//! Places in an organisation: `ORG#<org>`/`MEM#<mem>`.
//!
//! One query reads an organisation with all its places; `amending` changes one of them.

use crate::organisations::{LIVE, OrganisationRow};
use crate::row::{self, Particulars, ParticularsKept, at, exact, sound};
use crate::{Item, Table, key};
use domain::{
    CreditCode, Grant, GrantId, MatterCode, Membership, MembershipId, OrganisationId,
    OrganisationNumber, People, Period, Place, Role, Scope,
};
use jiff::Timestamp;
use keys::{AccountNumber, BlindKeys, PasswordHash, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use std::collections::BTreeSet;

const READING: &str = "reading a place";
const WRITING: &str = "writing a place";

#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct GrantRow {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    matter: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bundle: Option<String>,
    since: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    ends_at: Option<i64>,
}

/// What changes of a place, and is told in the audit.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct MembershipRow {
    pub(crate) person: String,
    pub(crate) role: String,
    #[serde(default = "live")]
    pub(crate) place: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) invitation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) invited_until: Option<i64>,
    pub(crate) since: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ends_at: Option<i64>,
    #[serde(default)]
    pub(crate) grants: Vec<GrantRow>,
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub(crate) may_appoint: bool,
    #[serde(default = "first")]
    pub(crate) revision: u64,
    pub(crate) epoch: u64,
}

pub(crate) fn live() -> String {
    Place::Live.as_str().to_owned()
}

fn yes() -> bool {
    true
}

fn first() -> u64 {
    1
}

/// What of a place is the person's: how they are found when they sign in, and who they are.
#[derive(Serialize, Deserialize)]
pub(crate) struct MemberRow {
    pub(crate) account_number: String,
    pub(crate) mobile: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) password: Option<String>,
    /// Matters that its person keeps at hand; changed by `favourites` alone.
    #[serde(default, skip_serializing)]
    pub(crate) favourites: BTreeSet<String>,
    pub(crate) sealed: ByteBuf,
}

/// A place's own part, as signing in needs it: nothing unsealed.
#[derive(Clone, Debug)]
pub struct MemberKept {
    /// Which place.
    pub id: MembershipId,
    /// The document number as typed to sign in, blinded.
    pub account_number: String,
    /// The mobile, blinded.
    pub mobile: String,
    /// The password of this place; none before its person has accepted.
    pub password: Option<PasswordHash>,
    /// Matters that its person keeps at hand (收藏).
    pub favourites: BTreeSet<MatterCode>,
    key: key::Key,
    sealed: ByteBuf,
}

impl MemberKept {
    /// Opens what is personal.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn particulars(&self, seal: &SealKeys) -> Result<Particulars, Fault> {
        row::unseal::<ParticularsKept>(READING, seal, &self.key, &self.sealed)?.read(READING)
    }
}

/// An organisation and its people, as they were read.
#[derive(Clone, Debug)]
pub struct Members {
    /// 单位全称.
    pub name: String,
    /// 统一社会信用代码.
    pub credit_code: CreditCode,
    /// 单位编号.
    pub number: OrganisationNumber,
    /// What is judged.
    pub people: People,
    names: Vec<String>,
    pub(crate) audit_head: [u8; 32],
    kept: Vec<MemberKept>,
}

impl Members {
    /// A place's own part.
    #[must_use]
    pub fn kept(&self, id: &MembershipId) -> Option<&MemberKept> {
        self.kept.iter().find(|kept| kept.id == *id)
    }

    /// What names the organisation, and must not be in a password of its people.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        self.names.iter().map(String::as_str).collect()
    }

    /// Every place with its own part.
    pub fn all(&self) -> impl Iterator<Item = (&Membership, &MemberKept)> {
        self.people.members.iter().filter_map(|member| Some((member, self.kept(&member.id)?)))
    }

    /// Who holds a place, opened.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open, or there is no such place.
    pub fn particulars(&self, id: &MembershipId, seal: &SealKeys) -> Result<Particulars, Fault> {
        let kept =
            self.kept(id).ok_or_else(|| Fault::lasting(READING, "the place is not there"))?;
        kept.particulars(seal)
    }

    /// Whether some place but this one is signed in to by that document number or mobile already.
    #[must_use]
    pub fn is_name_taken(
        &self,
        but: &MembershipId,
        particulars: &Particulars,
        blind: &BlindKeys,
    ) -> bool {
        self.sharing(particulars, blind).iter().any(|id| id != but)
    }

    /// The places that are signed in to by that document number or mobile.
    #[must_use]
    pub fn sharing(&self, particulars: &Particulars, blind: &BlindKeys) -> Vec<MembershipId> {
        let number = particulars.identity.document.account_number();
        let shares = |kept: &&MemberKept| {
            blind.matches(&kept.account_number, &AccountNumber(&number))
                || blind.matches(&kept.mobile, &particulars.mobile)
        };
        self.kept.iter().filter(shares).map(|kept| kept.id.clone()).collect()
    }
}

fn grant_row(grant: &Grant) -> GrantRow {
    let (matter, bundle) = match &grant.scope {
        Scope::Matter(code) => (Some(code.as_str().to_owned()), None),
        Scope::Bundle(code) => (None, Some(code.as_str().to_owned())),
    };
    GrantRow {
        id: grant.id.to_string(),
        matter,
        bundle,
        since: grant.period.from.as_millisecond(),
        ends_at: grant.period.until.map(Timestamp::as_millisecond),
    }
}

pub(crate) fn read_period(since: i64, ends_at: Option<i64>) -> Result<Period, Fault> {
    let until = ends_at.map(|ends_at| at(READING, ends_at)).transpose()?;
    Ok(Period { from: at(READING, since)?, until })
}

fn read_grant(row: &GrantRow) -> Result<Grant, Fault> {
    let scope = match (&row.matter, &row.bundle) {
        (Some(code), None) => Scope::Matter(sound(READING, code)?),
        (None, Some(code)) => Scope::Bundle(sound(READING, code)?),
        _ => return Err(Fault::lasting(READING, "a grant is of a matter or of a bundle")),
    };
    let id: GrantId = sound(READING, &row.id)?;
    Ok(Grant { id, scope, period: read_period(row.since, row.ends_at)? })
}

pub(crate) fn membership_row(membership: &Membership) -> MembershipRow {
    let (invitation, invited_until) = match &membership.place {
        Place::Invited { invitation, until } => {
            (Some(invitation.to_string()), Some(until.as_millisecond()))
        }
        Place::Live | Place::Suspended | Place::Unconfirmed => (None, None),
    };
    MembershipRow {
        person: membership.person.to_string(),
        role: membership.role.as_str().to_owned(),
        place: membership.place.as_str().to_owned(),
        invitation,
        invited_until,
        since: membership.period.from.as_millisecond(),
        ends_at: membership.period.until.map(Timestamp::as_millisecond),
        grants: membership.grants.iter().map(grant_row).collect(),
        may_appoint: membership.may_appoint,
        revision: membership.revision,
        epoch: membership.epoch,
    }
}

fn read_place(row: &MembershipRow) -> Result<Place, Fault> {
    match (row.place.as_str(), &row.invitation, row.invited_until) {
        ("live", ..) => Ok(Place::Live),
        ("suspended", ..) => Ok(Place::Suspended),
        ("unconfirmed", ..) => Ok(Place::Unconfirmed),
        ("invited", Some(invitation), Some(until)) => Ok(Place::Invited {
            invitation: sound(READING, invitation)?,
            until: at(READING, until)?,
        }),
        _ => Err(Fault::lasting(READING, "a place stands in no known way")),
    }
}

fn read_membership(id: &MembershipId, row: &MembershipRow) -> Result<Membership, Fault> {
    let role = Role::ALL.into_iter().find(|role| role.as_str() == row.role);
    Ok(Membership {
        id: id.clone(),
        person: sound(READING, &row.person)?,
        role: role.ok_or_else(|| Fault::lasting(READING, "an unknown role"))?,
        period: read_period(row.since, row.ends_at)?,
        place: read_place(row)?,
        grants: row.grants.iter().map(read_grant).collect::<Result<_, _>>()?,
        may_appoint: row.may_appoint,
        revision: row.revision,
        epoch: row.epoch,
    })
}

/// A place as it stood in the way of a write.
pub(crate) fn membership_of(id: &MembershipId, item: Item) -> Result<Membership, Fault> {
    read_membership(id, &row::read(READING, item)?)
}

/// What a new place, or one with another mobile, keeps of its person.
pub(crate) fn member_row(
    key: &key::Key,
    particulars: &Particulars,
    password: Option<&PasswordHash>,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<MemberRow, Fault> {
    let Particulars { identity, mobile } = particulars;
    let account = identity.document.account_number();
    let sealed = ParticularsKept::new(identity, mobile);
    Ok(MemberRow {
        account_number: veil.blind.blind(&AccountNumber(&account)).as_str().to_owned(),
        mobile: veil.blind.blind(mobile).as_str().to_owned(),
        password: password.map(|password| password.as_str().to_owned()),
        favourites: BTreeSet::new(),
        sealed: row::seal(WRITING, &veil.seal, entropy, key, &sealed)?,
    })
}

/// A whole new place, as an item.
pub(crate) fn membership_item(
    organisation: &OrganisationId,
    membership: &Membership,
    particulars: &Particulars,
    password: Option<&PasswordHash>,
    veil: &Veil,
    entropy: &dyn Entropy,
) -> Result<Item, Fault> {
    let key = key::membership(organisation, &membership.id);
    let mut item = row::write(WRITING, &membership_row(membership))?;
    item.extend(row::write(WRITING, &member_row(&key, particulars, password, veil, entropy)?)?);
    Ok(item)
}

impl Table {
    /// Reads an organisation and its people, whole and consistently; `None` when there is no live one.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn members(&self, organisation: &OrganisationId) -> Result<Option<Members>, Fault> {
        let key = key::organisation(organisation);
        let items = self.all_of(READING, key.pk, "").await?;
        let mut found = None;
        let (mut members, mut kept) = (Vec::new(), Vec::new());
        for item in items {
            let sk = row::sort_key(&item).to_owned();
            if sk == key.sk {
                found = Some(row::read::<OrganisationRow>(READING, item)?);
            } else if let Some(id) = sk.strip_prefix(key::MEMBERSHIP) {
                let id: MembershipId = sound(READING, id)?;
                let member: MemberRow = row::read(READING, item.clone())?;
                members.push(read_membership(&id, &row::read(READING, item)?)?);
                kept.push(MemberKept {
                    account_number: member.account_number,
                    mobile: member.mobile,
                    password: member.password.map(PasswordHash::from_kept),
                    favourites: member
                        .favourites
                        .iter()
                        .map(|code| sound(READING, code))
                        .collect::<Result<_, _>>()?,
                    key: key::membership(organisation, &id),
                    sealed: member.sealed,
                    id,
                });
            }
        }
        let Some(row) = found.filter(|row| row.status == LIVE) else { return Ok(None) };
        Ok(Some(Members {
            audit_head: exact(READING, &row.audit_head)?,
            people: People {
                organisation: organisation.clone(),
                epoch: row.epoch,
                version: row.version,
                attended_until: row.attended_until.map(|until| at(READING, until)).transpose()?,
                members,
            },
            names: row.names(),
            credit_code: row::credit_code(READING, &row.credit_code)?,
            number: sound(READING, &row.number)?,
            name: row.name,
            kept,
        }))
    }

    /// Reads the password of one place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn membership_password(
        &self,
        organisation: &OrganisationId,
        membership: &MembershipId,
    ) -> Result<Option<PasswordHash>, Fault> {
        let key = key::membership(organisation, membership);
        let Some(item) = self.get(READING, key).await? else { return Ok(None) };
        let row: MemberRow = row::read(READING, item)?;
        Ok(row.password.map(PasswordHash::from_kept))
    }
}
