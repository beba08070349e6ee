//! Audit records: `AUD#<org>`, one for each committed change of an organisation, chained.
//!
//! A record is numbered with the version its change made, and holds the hash of the record before it. The hash is
//! over *sealed* bytes, so erasing a person (by dropping a key) does not break the chain.
//!
//! ```text
//! hash = SHA-256( previous hash ‖ lines: organisation, version, moment, what, actor ‖ SHA-256(sealed) )
//! ```

use crate::row::{self, moment, number, text};
use crate::{Item, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{OrganisationId, PersonId};
use jiff::Timestamp;
use keys::{SealKeys, sha256};
use ports::{Entropy, Fault};
use serde::Serialize;

/// One change of an organisation.
pub(crate) struct Change<'a, T: Serialize> {
    pub(crate) organisation: &'a OrganisationId,
    /// The version the change makes.
    pub(crate) version: u64,
    pub(crate) at: Timestamp,
    /// Dotted and past: `organisation.opened`.
    pub(crate) what: &'static str,
    pub(crate) actor: &'a PersonId,
    /// What it was like before and after; sealed.
    pub(crate) content: T,
    /// The hash of the record before; zeros for the first.
    pub(crate) previous: [u8; 32],
}

/// The record as an item, and its hash, which becomes the organisation's audit head.
pub(crate) fn record<T: Serialize>(
    change: &Change<'_, T>,
    seal: &SealKeys,
    entropy: &dyn Entropy,
) -> Result<(Item, [u8; 32]), Fault> {
    const DOING: &str = "writing an audit record";
    let Change { organisation, version, at, what, actor, content, previous } = change;
    let key = key::audit(organisation, *version);
    let sealed = row::seal(DOING, seal, entropy, &key, content)?;
    let lines = format!("{organisation}\n{version}\n{}\n{what}\n{actor}\n", at.as_millisecond());
    let hash = sha256(&[&previous[..], lines.as_bytes(), &sha256(&sealed)].concat());
    let bytes = |bytes: &[u8]| AttributeValue::B(Blob::new(bytes));
    let item = Item::from([
        ("at".to_owned(), moment(*at)),
        ("version".to_owned(), number(version)),
        ("what".to_owned(), text(*what)),
        ("actor".to_owned(), text(actor.as_str())),
        (row::SEALED.to_owned(), bytes(&sealed)),
        ("previous".to_owned(), bytes(previous)),
        ("hash".to_owned(), bytes(&hash)),
    ]);
    Ok((item, hash))
}
