//! Signing in: the session `PER#<per>`/`SES#<sid>`, and the count of failures that guards it.
//!
//! A failure is counted, and a success checked against the count, **in the write that is made before anything is
//! told**: of fifty parallel guesses all may be hashed, but at most five learn whether they were wrong, and a right one
//! among them opens nothing once the limit is reached.

use crate::Table;
use crate::key;
use crate::limiter::{Counted, Event};
use crate::row::{self, text};
use crate::transaction::{Committed, Transaction, Write};
use domain::{MembershipId, OrganisationId, PersonId, SecretHash, SessionId, rules};
use jiff::{SignedDuration, Timestamp};
use keys::{Blind, PasswordHash};
use ports::Fault;
use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;

/// A session about to begin.
#[derive(Clone, Debug)]
pub struct NewSession {
    /// Its name.
    pub id: SessionId,
    /// Whose.
    pub person: PersonId,
    /// For which organisation.
    pub organisation: OrganisationId,
    /// In which place.
    pub membership: MembershipId,
    /// Hash of the refresh token's secret.
    pub refresh: SecretHash,
    /// How they proved themselves.
    pub amr: &'static str,
    /// Epochs the session began under: organisation's, membership's.
    pub epochs: (u64, u64),
    /// Since when.
    pub at: Timestamp,
}

/// A password kept anew, because it was kept under an older pepper.
#[derive(Clone, Debug)]
pub struct Rehashed<'a> {
    /// As it was read.
    pub old: &'a PasswordHash,
    /// As it will be kept.
    pub new: &'a PasswordHash,
}

/// A sign-in's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedIn {
    /// The session is written.
    Done,
    /// Too many failures lately; nothing is written.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The password was changed by another request at the same moment; nothing is written.
    Overtaken,
}

#[derive(Serialize, Deserialize)]
struct SessionRow {
    organisation: String,
    membership: String,
    refresh: ByteBuf,
    amr: String,
    organisation_epoch: u64,
    membership_epoch: u64,
    began_at: i64,
    idle_until: i64,
    ends_at: i64,
    expires_at: i64,
}

#[derive(Clone, Copy)]
enum Label {
    Failures,
    Session,
    Password,
}

const BEGINNING: &str = "beginning a session";

impl Table {
    /// Begins a session, unless its place has failed too often; forgives the failures before it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn begin_session(
        &self,
        session: &NewSession,
        rehashed: Option<Rehashed<'_>>,
    ) -> Result<SignedIn, Fault> {
        let now = session.at;
        let ends_at = now + rules::SESSION_LIFE;
        let row = SessionRow {
            organisation: session.organisation.to_string(),
            membership: session.membership.to_string(),
            refresh: ByteBuf::from(session.refresh.0),
            amr: session.amr.to_owned(),
            organisation_epoch: session.epochs.0,
            membership_epoch: session.epochs.1,
            began_at: now.as_millisecond(),
            idle_until: (now + rules::SESSION_IDLE).as_millisecond(),
            ends_at: ends_at.as_millisecond(),
            expires_at: ends_at.as_second(),
        };
        let failures = of_membership(&session.membership, now);
        let mut transaction =
            Transaction::new(BEGINNING).delete(self, Label::Failures, failures.forgive()).put(
                self,
                Label::Session,
                Write::new(key::session(&session.person, &session.id)),
                row::write(BEGINNING, &row)?,
            );
        if let Some(Rehashed { old, new }) = rehashed {
            let key = key::membership(&session.organisation, &session.membership);
            let write = Write::on(key, "password = :old")
                .value(":old", text(old.as_str()))
                .value(":new", text(new.as_str()));
            transaction = transaction.update(self, Label::Password, write, "SET password = :new");
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => SignedIn::Done,
            Committed::Refused(Label::Failures, row) => {
                SignedIn::Limited { retry_after: failures.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Session | Label::Password, _) => SignedIn::Overtaken,
        })
    }

    /// Counts a failed sign-in of a place that exists.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_failure(
        &self,
        membership: &MembershipId,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.counted(&of_membership(membership, now)).await
    }

    /// Counts a failed sign-in of an account that does not exist, in the same manner.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn count_failure_of_nobody(
        &self,
        attempted: &Blind,
        now: Timestamp,
    ) -> Result<Counted, Fault> {
        self.count(&rules::SIGN_IN_FAILURES, attempted, now).await
    }
}

fn of_membership(membership: &MembershipId, at: Timestamp) -> Event<'static> {
    Event { limit: &rules::SIGN_IN_FAILURES, whose: membership.to_string(), at }
}
