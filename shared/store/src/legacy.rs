//! Accounts of older halls: `LEG#<hall>#<blind user name>`, filled by the operators' import.
//!
//! Sealed is what is personal, and the hash of the old password with it: a digest without salt is as good as the password.
//! Once an account is upgraded its row says only that, and when, and to which organisation; an import leaves it so.

use crate::key;
use crate::row::{self, IdentityKept, SEALED, moment, sound, text};
use crate::transaction::{Transaction, Updated, Write};
use crate::{Item, Table};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{
    LegacyHallId, LegacyHash, LegacyRecord, LegacyUserName, OrganisationId, StandardCreditCode,
};
use jiff::Timestamp;
use keys::{Blind, LegacyContent, LegacyUser, SealKeys, Veil};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an account of an older hall";
const KEEPING: &str = "keeping an account of an older hall";

#[derive(Deserialize)]
struct LegacyRow {
    pk: String,
    credit_code: Option<String>,
    sealed: Option<ByteBuf>,
}

/// What is sealed. The order of its members is part of what an import compares.
#[derive(Serialize, Deserialize)]
struct LegacyKept {
    scheme: String,
    hash: String,
    /// The account's name as its hall writes it, where it was hashed too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    organisation_name: String,
    legal_representative: IdentityKept,
}

/// Which account it is, for whoever comes back to it; nobody's name can be read from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegacyAccount(pub(crate) String);

/// An account that is there and not upgraded.
#[derive(Clone, Debug)]
pub struct LegacyFound {
    /// Which.
    pub account: LegacyAccount,
    /// 统一社会信用代码 of its organisation.
    pub credit_code: StandardCreditCode,
    sealed: ByteBuf,
}

impl LegacyFound {
    /// Opens what was imported.
    ///
    /// # Errors
    ///
    /// [`Fault`] when it does not open.
    pub fn record(&self, seal: &SealKeys) -> Result<LegacyRecord, Fault> {
        let key = key::legacy_at(self.account.0.clone());
        let kept: LegacyKept = row::unseal(READING, seal, &key, &self.sealed)?;
        let LegacyKept { scheme, hash, name, organisation_name, legal_representative } = kept;
        let hash = LegacyHash::from_stored(&scheme, &hash, name.as_deref());
        Ok(LegacyRecord {
            hash: hash.map_err(|e| Fault::lasting(READING, e))?,
            credit_code: self.credit_code.clone(),
            organisation_name: row::organisation_name(READING, &organisation_name)?,
            legal_representative: legal_representative.read(READING)?,
        })
    }
}

fn found(item: Item) -> Result<Option<LegacyFound>, Fault> {
    let row: LegacyRow = row::read(READING, item)?;
    let (Some(credit_code), Some(sealed)) = (row.credit_code, row.sealed) else { return Ok(None) };
    let credit_code = sound(READING, &credit_code)?;
    Ok(Some(LegacyFound { account: LegacyAccount(row.pk), credit_code, sealed }))
}

impl Table {
    /// The account under one of these blinded names; `None` when there is none, or it is upgraded.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn legacy_account(
        &self,
        hall: &LegacyHallId,
        user_names: &[Blind],
    ) -> Result<Option<LegacyFound>, Fault> {
        for user_name in user_names {
            if let Some(item) = self.get(READING, key::legacy(hall, user_name)).await? {
                return found(item);
            }
        }
        Ok(None)
    }

    /// The account that was read before; `None` when it is upgraded since.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn legacy_account_again(
        &self,
        account: &LegacyAccount,
    ) -> Result<Option<LegacyFound>, Fault> {
        let item = self.get(READING, key::legacy_at(account.0.clone())).await?;
        item.map_or(Ok(None), found)
    }

    /// Where an account is kept: where it is already, under a blinding key from before a rotation, or under the current.
    /// So a rotation makes no second account, and no hash that was upgraded away comes back.
    async fn legacy_key(&self, hall: &LegacyHallId, names: &[Blind]) -> Result<key::Key, Fault> {
        let mut keys = names.iter().map(|name| key::legacy(hall, name));
        let current = keys.next().ok_or_else(|| Fault::lasting(KEEPING, "no key blinds"))?;
        for older in keys {
            if self.get(KEEPING, older.clone()).await?.is_some() {
                return Ok(older);
            }
        }
        Ok(current)
    }

    /// Keeps one account, unless the row says so already or is upgraded: a rerun costs no new version of anything, and
    /// brings no hash back. Tells whether it was written.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn keep_legacy_account(
        &self,
        (hall, user_name): (&LegacyHallId, &LegacyUserName),
        record: &LegacyRecord,
        veil: &Veil,
        entropy: &dyn Entropy,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        let kept = LegacyKept {
            scheme: record.hash.scheme().to_owned(),
            hash: record.hash.reveal().to_owned(),
            name: record.hash.name().map(str::to_owned),
            organisation_name: record.organisation_name.as_str().to_owned(),
            legal_representative: IdentityKept::from(&record.legal_representative),
        };
        let json = serde_json::to_string(&kept).map_err(|error| Fault::lasting(KEEPING, error))?;
        let content = format!("{}\0{json}", record.credit_code.as_str());
        let content = veil.blind.blind(&LegacyContent(&content));
        let names = veil.blind.used(&LegacyUser(hall, user_name));
        let key = self.legacy_key(hall, &names).await?;
        let sealed = row::seal(KEEPING, &veil.seal, entropy, &key, &kept)?;
        let write = Write::on(
            key,
            "attribute_not_exists(pk) OR (attribute_not_exists(upgraded_to) AND content <> :content)",
        )
        .value(":content", text(content.as_str()))
        .value(":credit_code", text(record.credit_code.as_str()))
        .value(":sealed", AttributeValue::B(Blob::new(sealed.into_vec())))
        .value(":now", moment(now));
        let set = "SET content = :content, credit_code = :credit_code, sealed = :sealed, \
                   kept_at = :now";
        Ok(matches!(write.update(self, KEEPING, set).await?, Updated::Done(_)))
    }
}

/// An account's upgrade, as part of what it becomes: only once, and what was kept of it goes.
pub(crate) fn upgrading<L: Copy>(
    transaction: Transaction<L>,
    table: &Table,
    label: L,
    account: &LegacyAccount,
    (organisation, now): (&OrganisationId, Timestamp),
) -> Transaction<L> {
    let write = Write::on(
        key::legacy_at(account.0.clone()),
        "attribute_exists(pk) AND attribute_not_exists(upgraded_to)",
    )
    .value(":organisation", text(organisation.as_str()))
    .value(":now", moment(now));
    let set = format!(
        "SET upgraded_to = :organisation, upgraded_at = :now REMOVE {SEALED}, content, credit_code"
    );
    transaction.update(table, label, write, &set)
}
