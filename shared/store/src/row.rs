//! What rows share: reading and writing them, moments as numbers, personal values sealed as one attribute.
//!
//! Moments are milliseconds since 1970, but `expires_at`, which DynamoDB's TTL wants in seconds.

use crate::Item;
use crate::key::Key;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{CreditCode, OrganisationName};
use jiff::Timestamp;
use keys::{Place, SealKeys};
use ports::{Entropy, Fault};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// The attribute that holds a row's personal values.
pub(crate) const SEALED: &str = "sealed";

pub(crate) fn number(value: impl std::fmt::Display) -> AttributeValue {
    AttributeValue::N(value.to_string())
}

pub(crate) fn text(value: impl Into<String>) -> AttributeValue {
    AttributeValue::S(value.into())
}

pub(crate) fn moment(at: Timestamp) -> AttributeValue {
    number(at.as_millisecond())
}

/// The sort key of an item.
pub(crate) fn sort_key(item: &Item) -> &str {
    item.get("sk").and_then(|sk| sk.as_s().ok()).map(String::as_str).unwrap_or_default()
}

pub(crate) fn read<T: DeserializeOwned>(doing: &'static str, item: Item) -> Result<T, Fault> {
    serde_dynamo::from_item(item).map_err(|error| Fault::lasting(doing, error))
}

pub(crate) fn write(doing: &'static str, row: &impl Serialize) -> Result<Item, Fault> {
    serde_dynamo::to_item(row).map_err(|error| Fault::lasting(doing, error))
}

/// A number of milliseconds that was a moment when it was written.
pub(crate) fn at(doing: &'static str, milliseconds: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(milliseconds).map_err(|error| Fault::lasting(doing, error))
}

/// Text that was sound when it was written.
pub(crate) fn sound<T: std::str::FromStr>(doing: &'static str, text: &str) -> Result<T, Fault>
where
    T::Err: std::error::Error + Send + Sync + 'static,
{
    text.parse().map_err(|error: T::Err| Fault::lasting(doing, error))
}

/// The credit code of an organisation that was opened, or named, in whatever way.
pub(crate) fn credit_code(doing: &'static str, text: &str) -> Result<CreditCode, Fault> {
    CreditCode::from_stored(text).map_err(|error| Fault::lasting(doing, error))
}

/// An organisation's name.
pub(crate) fn organisation_name(
    doing: &'static str,
    text: &str,
) -> Result<OrganisationName, Fault> {
    OrganisationName::from_stored(text).map_err(|error| Fault::lasting(doing, error))
}

/// Bytes whose number is known.
pub(crate) fn exact<const N: usize>(
    doing: &'static str,
    bytes: &ByteBuf,
) -> Result<[u8; N], Fault> {
    bytes
        .as_slice()
        .try_into()
        .map_err(|error: std::array::TryFromSliceError| Fault::lasting(doing, error))
}

fn place(key: &Key) -> Place<'_> {
    Place { pk: &key.pk, sk: &key.sk, attribute: SEALED }
}

/// Seals what is personal of the row at `key`.
pub(crate) fn seal(
    doing: &'static str,
    keys: &SealKeys,
    entropy: &dyn Entropy,
    key: &Key,
    value: &impl Serialize,
) -> Result<ByteBuf, Fault> {
    let json = serde_json::to_vec(value).map_err(|error| Fault::lasting(doing, error))?;
    let sealed = keys.seal(place(key), &json, entropy).map_err(|e| Fault::lasting(doing, e))?;
    Ok(ByteBuf::from(sealed))
}

/// Opens what is personal of the row at `key`.
pub(crate) fn unseal<T: DeserializeOwned>(
    doing: &'static str,
    keys: &SealKeys,
    key: &Key,
    sealed: &[u8],
) -> Result<T, Fault> {
    let json = keys.open(place(key), sealed).map_err(|error| Fault::lasting(doing, error))?;
    // serde's message could quote what was sealed.
    serde_json::from_slice(&json)
        .map_err(|_| Fault::lasting(doing, "what was sealed does not read"))
}

/// An identity, inside something sealed.
#[derive(Serialize, Deserialize)]
pub struct IdentityKept {
    id_type: String,
    id_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    country: Option<String>,
    name: String,
}

impl From<&domain::Identity> for IdentityKept {
    fn from(identity: &domain::Identity) -> Self {
        let domain::Identity { document, name } = identity;
        Self {
            id_type: document.kind().as_str().to_owned(),
            id_number: document.number().to_owned(),
            country: document.country().map(str::to_owned),
            name: name.reveal().to_owned(),
        }
    }
}

impl IdentityKept {
    pub(crate) fn read(self, doing: &'static str) -> Result<domain::Identity, Fault> {
        let kind = sound(doing, &self.id_type)?;
        let document =
            domain::IdentityDocument::restore(kind, &self.id_number, self.country.as_deref())
                .map_err(|error| Fault::lasting(doing, error))?;
        let name = domain::PersonName::from_stored(&self.name);
        let name = name.map_err(|error| Fault::lasting(doing, error))?;
        Ok(domain::Identity { document, name })
    }
}

/// Who somebody is, and how they are reached: what is personal of a person or of a place.
#[derive(Clone, Debug)]
pub struct Particulars {
    /// Their document and name.
    pub identity: domain::Identity,
    /// Their mobile.
    pub mobile: domain::Mobile,
}

/// The same, inside something sealed.
#[derive(Serialize, Deserialize)]
pub(crate) struct ParticularsKept {
    identity: IdentityKept,
    mobile: String,
}

impl ParticularsKept {
    pub(crate) fn new(identity: &domain::Identity, mobile: &domain::Mobile) -> Self {
        Self { identity: IdentityKept::from(identity), mobile: mobile.e164() }
    }

    pub(crate) fn read(self, doing: &'static str) -> Result<Particulars, Fault> {
        Ok(Particulars {
            identity: self.identity.read(doing)?,
            mobile: sound(doing, &self.mobile)?,
        })
    }
}
