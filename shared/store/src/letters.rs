//! Authorisation letters: `LETTER#<digest>`/`LETTER`, what each says and who may print it.
//!
//! A letter is written once and never changed. Its digest is computed where the row is written and again where it is read,
//! so that a row somebody altered is a fault and no letter. Delegate and salt are sealed; organisations are public.

use crate::limiter::{Counted, Event};
use crate::row::{self, IdentityKept, exact, sound};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Item, Table, key};
use domain::{
    Mandate, MandateDigest, MandateExtent, MandateParties, MandateSalt, SecretHash, rules,
};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, SealKeys, letter_digest};
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

const READING: &str = "reading an authorisation letter";
const WRITING: &str = "writing an authorisation letter";

/// A letter, as it was read.
#[derive(Clone, Debug)]
pub struct LetterKept {
    /// What it says.
    pub mandate: Mandate,
    /// What whoever prints it must prove to hold.
    pub token: SecretHash,
}

/// A letter that is to be written.
#[derive(Debug)]
pub struct NewLetter<'a> {
    /// What it says.
    pub mandate: &'a Mandate,
    /// What makes its digest another than that of the same letter written again.
    pub salt: MandateSalt,
    /// What whoever prints it must prove to hold.
    pub token: SecretHash,
}

#[derive(Serialize, Deserialize)]
struct LetterRow {
    credit_code: String,
    organisation_name: String,
    bureau: String,
    /// None for a letter for everything.
    matters: Vec<String>,
    may_appoint_agents: bool,
    date: String,
    token_hash: ByteBuf,
    expires_at: i64,
    sealed: ByteBuf,
}

#[derive(Serialize, Deserialize)]
struct LetterSealed {
    delegate: IdentityKept,
    salt: ByteBuf,
}

#[derive(Clone, Copy)]
enum Label {
    Address,
    New,
}

/// When the sweep may take it: when it is good no more, wherever on earth that day ends last.
fn expires_at(mandate: &Mandate) -> i64 {
    let end = Offset::UTC.to_timestamp(mandate.last_day().at(0, 0, 0, 0));
    let end = end.unwrap_or(Timestamp::MAX);
    let swept = end.saturating_add(SignedDuration::from_hours(36) + rules::SWEEP_AFTER);
    swept.map_or(i64::MAX, Timestamp::as_second)
}

fn item(
    letter: &NewLetter<'_>,
    key: &key::Key,
    (seal, entropy): (&SealKeys, &dyn Entropy),
) -> Result<Item, Fault> {
    let NewLetter { mandate, salt, token } = letter;
    let MandateParties { credit_code, organisation, delegate } = &mandate.parties;
    let sealed =
        LetterSealed { delegate: IdentityKept::from(delegate), salt: ByteBuf::from(salt.0) };
    let row = LetterRow {
        credit_code: credit_code.as_str().to_owned(),
        organisation_name: organisation.as_str().to_owned(),
        bureau: mandate.bureau.as_str().to_owned(),
        matters: mandate.extent.scopes().iter().map(ToString::to_string).collect(),
        may_appoint_agents: mandate.may_appoint_agents,
        date: mandate.date.to_string(),
        token_hash: ByteBuf::from(token.0),
        expires_at: expires_at(mandate),
        sealed: row::seal(WRITING, seal, entropy, key, &sealed)?,
    };
    row::write(WRITING, &row)
}

fn read_letter(digest: &MandateDigest, item: Item, seal: &SealKeys) -> Result<LetterKept, Fault> {
    let row: LetterRow = row::read(READING, item)?;
    let sealed: LetterSealed = row::unseal(READING, seal, &key::letter(digest), &row.sealed)?;
    let scopes: Vec<_> =
        row.matters.iter().map(|scope| sound(READING, scope)).collect::<Result<_, _>>()?;
    let extent =
        if scopes.is_empty() { MandateExtent::Everything } else { MandateExtent::Only(scopes) };
    let mandate = Mandate {
        parties: MandateParties {
            credit_code: row::credit_code(READING, &row.credit_code)?,
            organisation: row::organisation_name(READING, &row.organisation_name)?,
            delegate: sealed.delegate.read(READING)?,
        },
        extent,
        may_appoint_agents: row.may_appoint_agents,
        date: sound(READING, &row.date)?,
        bureau: sound(READING, &row.bureau)?,
    };
    if letter_digest(&mandate, &MandateSalt(exact(READING, &sealed.salt)?)) != *digest {
        return Err(Fault::lasting(READING, "it does not say what its digest says"));
    }
    Ok(LetterKept { mandate, token: SecretHash(exact(READING, &row.token_hash)?) })
}

impl Table {
    /// Writes a letter, and counts the caller's address. The digest is what it is found by.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn write_letter(
        &self,
        letter: &NewLetter<'_>,
        address: &Blind,
        now: Timestamp,
        with: (&SealKeys, &dyn Entropy),
    ) -> Result<(MandateDigest, Counted), Fault> {
        let digest = letter_digest(letter.mandate, &letter.salt);
        let key = key::letter(&digest);
        let item = item(letter, &key, with)?;
        let event = Event::new(&rules::LETTERS_PER_ADDRESS, address, now);
        let committed = Transaction::new(WRITING)
            .count(self, Label::Address, &event)
            .put(self, Label::New, Write::new(key), item)
            .commit(self)
            .await?;
        match committed {
            Committed::Done => Ok((digest, Counted::Allowed)),
            Committed::Refused(Label::Address, row) => {
                Ok((digest, Counted::Limited { retry_after: event.wait(row.as_ref()) }))
            }
            Committed::Refused(Label::New, _) => {
                Err(Fault::lasting(WRITING, "its salt was drawn before"))
            }
        }
    }

    /// Reads a letter by its digest.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row does not say what the digest says.
    pub async fn letter(
        &self,
        digest: &MandateDigest,
        seal: &SealKeys,
    ) -> Result<Option<LetterKept>, Fault> {
        let item = self.get(READING, key::letter(digest)).await?;
        item.map(|item| read_letter(digest, item, seal)).transpose()
    }
}
