//! Faces that are shown to Alipay: `FLOW#<id>`/`FACE#alipay`, one row a flow.
//!
//! The row binds three things that are trusted together only: the flow, whose face it must be, and Alipay's name for the
//! certification. Number and identity of an attempt are written **before** Alipay is asked, and the certification only
//! onto that number: so no certification of one identity ever stands beside another, however requests race.

use crate::registrations::read_refusal;
use crate::row::{self, IdentityKept, at, moment, number, text};
use crate::transaction::{Committed, Transaction, Updated, Write};
use crate::{Item, Table, key};
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::AttributeValue;
use domain::{FaceRefusal, FaceVerification, FlowId, SecretHash, rules};
use jiff::{SignedDuration, Timestamp};
use keys::SealKeys;
use ports::{Entropy, Fault};
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// What is kept of an attempt beside itself.
#[derive(Clone, Copy, Debug)]
pub struct FaceAsked {
    /// What the flow's browser must prove to hold.
    pub token: SecretHash,
    /// Until when the flow awaits a face.
    pub deadline: Timestamp,
}

/// A poll's answer; but for `Waiting` nothing is written.
#[derive(Clone, Debug)]
pub enum FacePolled {
    /// Alipay was not asked for that flow, or the token is not the flow's.
    Unknown,
    /// The time to show a face is over.
    TooLate,
    /// The attempt is over: it was refused.
    Refused(FaceRefusal),
    /// An attempt is under way.
    Waiting(Box<FaceWaiting>),
}

/// An attempt that is under way.
#[derive(Clone, Debug)]
pub struct FaceWaiting {
    /// Which.
    pub verification: FaceVerification,
    /// Whether this poll came sooner than it may.
    pub is_early: bool,
    /// How long to wait between two polls.
    pub every: SignedDuration,
    /// When its time is over.
    pub expires_at: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct FaceRow {
    attempt: u8,
    asks: u8,
    token_hash: ByteBuf,
    deadline: i64,
    expires_at: i64,
    poll_every: i64,
    polled_at: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    polled_before: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    certification: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    refusal: Option<String>,
    sealed: ByteBuf,
}

const ASKING: &str = "asking for a face";
const READING: &str = "reading a face verification";
const POLLING: &str = "polling a face verification";

fn read_row(flow: &FlowId, row: &FaceRow, seal: &SealKeys) -> Result<FaceVerification, Fault> {
    let key = key::face_verification(flow);
    let kept: IdentityKept = row::unseal(READING, seal, &key, &row.sealed)?;
    let certification = row.certification.as_deref();
    Ok(FaceVerification {
        flow: flow.clone(),
        attempt: row.attempt,
        identity: kept.read(READING)?,
        certification: certification.map(|text| row::sound(READING, text)).transpose()?,
        refusal: read_refusal(row.refusal.as_ref())?,
    })
}

fn polled(flow: &FlowId, item: Item, seal: &SealKeys, now: Timestamp) -> Result<FacePolled, Fault> {
    let row: FaceRow = row::read(POLLING, item)?;
    let before = row.polled_before.unwrap_or_default();
    Ok(FacePolled::Waiting(Box::new(FaceWaiting {
        is_early: now.as_millisecond() < before.saturating_add(row.poll_every),
        every: SignedDuration::from_millis(row.poll_every),
        expires_at: at(POLLING, row.deadline)?,
        verification: read_row(flow, &row, seal)?,
    })))
}

/// What stood in a poll's way.
fn not_polled(item: Option<Item>, token: &AttributeValue) -> Result<FacePolled, Fault> {
    let Some(item) = item.filter(|item| item.get("token_hash") == Some(token)) else {
        return Ok(FacePolled::Unknown);
    };
    let row: FaceRow = row::read(POLLING, item)?;
    Ok(match (read_refusal(row.refusal.as_ref())?, row.certification) {
        (Some(refusal), _) => FacePolled::Refused(refusal),
        (None, None) => FacePolled::Unknown,
        (None, Some(_)) => FacePolled::TooLate,
    })
}

impl Table {
    /// Reads the latest attempt of a flow.
    ///
    /// # Errors
    ///
    /// [`Fault`], also when the row cannot be read.
    pub async fn face_verification(
        &self,
        flow: &FlowId,
        seal: &SealKeys,
    ) -> Result<Option<FaceVerification>, Fault> {
        let item = self.get(READING, key::face_verification(flow)).await?;
        item.map(|item| read_row(flow, &row::read(READING, item)?, seal)).transpose()
    }

    /// Keeps a new attempt, in place of the one before. Whether this request was the first to.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn claim_face_verification(
        &self,
        new: &FaceVerification,
        FaceAsked { token, deadline }: FaceAsked,
        (seal, entropy): (&SealKeys, &dyn Entropy),
    ) -> Result<bool, Fault> {
        let key = key::face_verification(&new.flow);
        let identity = IdentityKept::from(&new.identity);
        let row = FaceRow {
            attempt: new.attempt,
            asks: 1,
            token_hash: ByteBuf::from(token.0),
            deadline: deadline.as_millisecond(),
            expires_at: (deadline + rules::SWEEP_AFTER).as_second(),
            poll_every: i64::try_from(rules::POLL_EVERY.as_millis()).unwrap_or(i64::MAX),
            polled_at: 0,
            polled_before: None,
            certification: None,
            refusal: None,
            sealed: row::seal(ASKING, seal, entropy, &key, &identity)?,
        };
        let write = match new.attempt {
            0 | 1 => Write::new(key),
            next => Write::on(key, "attempt = :before").value(":before", number(next - 1)),
        };
        let transaction = Transaction::new(ASKING).put(self, (), write, row::write(ASKING, &row)?);
        Ok(matches!(transaction.commit(self).await?, Committed::Done))
    }

    /// Counts that Alipay is asked once more for an attempt that it has not named yet. Whether it may be.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn ask_face_verification_again(
        &self,
        (flow, attempt): (&FlowId, u8),
    ) -> Result<bool, Fault> {
        let write = Write::on(key::face_verification(flow), "attempt = :attempt AND asks < :most")
            .value(":attempt", number(attempt))
            .value(":most", number(rules::FACE_ASKS))
            .value(":one", number(1));
        let updated = write.update(self, ASKING, "SET asks = asks + :one").await?;
        Ok(matches!(updated, Updated::Done(_)))
    }

    /// Keeps what Alipay calls an attempt, if it is still the latest. Whether it is; the same again is no change.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn bind_face_verification(
        &self,
        (flow, attempt): (&FlowId, u8),
        certification: &domain::CertifyId,
        now: Timestamp,
    ) -> Result<bool, Fault> {
        const ITS_OWN: &str = "attempt = :attempt AND deadline > :now AND \
            (attribute_not_exists(certification) OR certification = :certification)";
        let write = Write::on(key::face_verification(flow), ITS_OWN)
            .value(":attempt", number(attempt))
            .value(":certification", text(certification.as_str()))
            .value(":now", moment(now));
        let updated = write.update(self, ASKING, "SET certification = :certification").await?;
        Ok(matches!(updated, Updated::Done(_)))
    }

    /// The page asks what came of the face. One write, if an attempt is under way.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn poll_face_verification(
        &self,
        (flow, token): (&FlowId, SecretHash),
        now: Timestamp,
        seal: &SealKeys,
    ) -> Result<FacePolled, Fault> {
        const UNDER_WAY: &str = "token_hash = :token AND deadline > :now AND \
            attribute_exists(certification) AND attribute_not_exists(refusal)";
        let token = AttributeValue::B(Blob::new(token.0));
        let write = Write::on(key::face_verification(flow), UNDER_WAY)
            .value(":token", token.clone())
            .value(":now", moment(now));
        let set = "SET polled_before = polled_at, polled_at = :now";
        match write.update(self, POLLING, set).await? {
            Updated::Done(item) => polled(flow, item, seal, now),
            Updated::Refused(item) => not_polled(item, &token),
        }
    }

    /// A page that polls too often is to wait longer from now on: so much between two polls.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn slow_face_verification_down(
        &self,
        (flow, attempt): (&FlowId, u8),
        every: SignedDuration,
    ) -> Result<(), Fault> {
        let write = Write::on(key::face_verification(flow), "attempt = :attempt")
            .value(":attempt", number(attempt))
            .value(":every", number(every.as_millis()));
        // Another attempt has a pace of its own.
        write.update(self, POLLING, "SET poll_every = :every").await.map(|_| ())
    }

    /// An attempt came to nothing: the next one asks Alipay anew.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn end_face_verification(
        &self,
        (flow, attempt): (&FlowId, u8),
        refusal: FaceRefusal,
    ) -> Result<(), Fault> {
        let write = Write::on(key::face_verification(flow), "attempt = :attempt")
            .value(":attempt", number(attempt))
            .value(":refusal", text(refusal.as_str()));
        // Overtaken by another attempt, there is nothing left to end.
        write.update(self, POLLING, "SET refusal = :refusal").await.map(|_| ())
    }
}
