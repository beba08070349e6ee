//! Somebody who is signed in proves again who they are: their session says when.

use crate::errands::finishing;
use crate::failures::FailureName;
use crate::refresh::origin_standing;
use crate::row::moment;
use crate::sessions::SessionKept;
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use domain::FlowId;
use jiff::{SignedDuration, Timestamp};
use ports::Fault;

/// By what the write shows that the person may be believed.
#[derive(Clone, Copy, Debug)]
pub enum ProvenBy<'a> {
    /// A right password: only if the account has not failed too often under this name.
    Password(&'a FailureName),
    /// A face that passed for this errand, which ends with it.
    Face(&'a FlowId),
}

/// A proof that was to be written; nothing is unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionProven {
    /// The session says so.
    Done,
    /// Too many failures lately.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The errand of the face was finished by another request, or its time is over.
    FaceSpent,
    /// The session has ended, or its password was changed at the same moment.
    Ended,
}

#[derive(Clone, Copy)]
enum Label {
    Failures,
    Errand,
    Session,
}

const PROVING: &str = "proving who is signed in";

impl Table {
    /// Keeps when the person of a session proved who they are. The session ends no later for it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn prove_session(
        &self,
        session: &SessionKept,
        by: ProvenBy<'_>,
        (proven_at, now): (Timestamp, Timestamp),
    ) -> Result<SessionProven, Fault> {
        let transaction = Transaction::new(PROVING);
        let transaction = match by {
            ProvenBy::Password(named) => {
                transaction.delete(self, Label::Failures, named.event(now).forgive())
            }
            ProvenBy::Face(errand) => finishing(transaction, self, Label::Errand, errand, now),
        };
        let lives = "idle_until > :now AND ends_at > :now";
        let write = Write::on(key::session(&session.person, &session.id), lives)
            .value(":now", moment(now))
            .value(":proven", moment(proven_at));
        let set = "SET authenticated_at = :proven";
        let transaction = transaction.update(self, Label::Session, write, set);
        let of = (&session.person, &session.whose);
        let committed = origin_standing(transaction, self, Label::Session, of).commit(self).await?;
        Ok(match (committed, by) {
            (Committed::Done, _) => SessionProven::Done,
            (Committed::Refused(Label::Failures, row), ProvenBy::Password(named)) => {
                SessionProven::Limited { retry_after: named.event(now).wait(row.as_ref()) }
            }
            (Committed::Refused(Label::Errand, _), _) => SessionProven::FaceSpent,
            (Committed::Refused(Label::Failures | Label::Session, _), _) => SessionProven::Ended,
        })
    }
}
