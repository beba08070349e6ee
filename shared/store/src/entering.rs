//! From one's own session into a place: the session that begins, on the condition that all it rests on still stands.

use crate::refresh::{origin_standing, standing};
use crate::sessions::{NewSession, Whose, actor_lives, session_item};
use crate::transaction::{Committed, Transaction, Write};
use crate::{Table, key};
use domain::Actor;
use ports::Fault;

/// A session that was to begin from another; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// It began.
    Done,
    /// The session that it was to begin from has ended, or what that one rests on no longer stands.
    Ended,
    /// The place was changed at the same moment.
    PlaceMoved,
}

#[derive(Clone, Copy)]
enum Label {
    Actor,
    Place,
}

const ENTERING: &str = "entering a place";

impl Table {
    /// Begins a session in a place, by whoever is signed in.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn enter(&self, actor: &Actor, session: &NewSession) -> Result<Entered, Fault> {
        let own = Write::new(key::session(&session.person, &session.id));
        let transaction = actor_lives(Transaction::new(ENTERING), self, Label::Actor, actor);
        let transaction = transaction.put(self, Label::Place, own, session_item(session)?);
        // A person's own epoch is asked with their session.
        let asked = match (&session.rests_on, actor) {
            (Some(Whose::Person { .. }), Actor::Person(_)) | (None, _) => None,
            (Some(origin), _) => Some(origin),
        };
        let transaction = match asked {
            Some(origin) => {
                let of = (&session.person, origin);
                origin_standing(transaction, self, Label::Actor, of)
            }
            None => transaction,
        };
        let marks = (Label::Place, Label::Place);
        let of = (&session.person, &session.whose);
        let committed = standing(transaction, self, marks, of, session.at).commit(self).await?;
        Ok(match committed {
            Committed::Done => Entered::Done,
            Committed::Refused(Label::Actor, _) => Entered::Ended,
            Committed::Refused(Label::Place, _) => Entered::PlaceMoved,
        })
    }
}
