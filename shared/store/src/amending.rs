//! One change of one place, and all that is written with it.
//!
//! One transaction, on the condition that the organisation's `version` is the one that was read and that the session of
//! whoever does it still lives; with it the audit record of the new version, the place as its person sees it, and the
//! errand that begins or ends.
//!
//! Each way to change a place is a method of its own, whose labels are the refusals that it can meet. So no caller has to
//! say what an impossible one would mean.

use crate::Table;
use crate::clerks::clerk_lives;
use crate::counter_openings::{CounterOpening, by_counter, going};
use crate::errands::{self, Finished, NewErrand};
use crate::failures::FailureName;
use crate::limiter::Event;
use crate::place_changes::{CHANGING, Contents, PlaceChange, ending, person_is_there};
use crate::row::Particulars;
use crate::sessions::{person_lives, session_lives};
use crate::transaction::{Committed, Transaction};
use domain::{Author, Deed, MemberActor, Membership, PersonActor, PersonId, rules};
use jiff::SignedDuration;
use keys::{PasswordHash, Veil};
use ports::{Entropy, Fault};

/// The answer to a member who changes somebody's place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The member has changed too many places lately, or sent too many invitations.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// The invited person's account is gone.
    PersonGone,
}

/// The answer to a clerk who opens a place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CounterPlace {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The clerk's session has ended.
    SessionEnded,
    /// The clerk asked to open too many.
    Limited {
        /// How long to wait.
        retry_after: SignedDuration,
    },
    /// A document was used by another request first, or is too old.
    DocumentUsed,
    /// The invited person's account is gone.
    PersonGone,
}

/// The answer to a member who changes their own password; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePasswordChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The present password was wrong too often.
    LockedOut {
        /// How long to wait.
        retry_after: SignedDuration,
    },
}

/// The answer to a password reset of a place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlacePasswordReset {
    /// It is written.
    Done,
    /// The organisation or the reset was changed since it was read, or the reset is out of time: read and judge again.
    Stale,
    /// The SMS code is not verified for this reset and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to a member who changes their own mobile; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlaceMobileChange {
    /// It is written.
    Done,
    /// The organisation or the errand was changed since it was read, or the errand is out of time: read and judge again.
    Stale,
    /// The member's session has ended.
    SessionEnded,
    /// The SMS code is not verified for this errand and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to an invitation's answer; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvitationChange {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The invited person's session has ended.
    SessionEnded,
    /// The invitation was answered already, or is out of time.
    InvitationOver,
    /// The SMS code is not verified for this invitation and mobile, or was used before.
    MobileNotVerified,
}

/// The answer to a person who disavows their place; nothing is written unless it is `Done`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Disavowal {
    /// It is written.
    Done,
    /// The organisation was changed since it was read: read and judge again.
    Stale,
    /// The person's session has ended.
    SessionEnded,
}

impl Table {
    /// Writes a member's change of somebody's place, with the invitation that begins with it. Changes of other people's
    /// places are limited for each member; taking a place away is not, so that it is always possible.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_member(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        (particulars, begun): (Option<&Particulars>, Option<&NewErrand>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<MemberChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Limit,
            Invitations,
            Sender,
            Stale,
            Person,
        }
        let Some(membership) = change.amendment.membership() else { return Ok(MemberChange::Done) };
        let session = (&actor.person, &actor.session);
        let mut transaction =
            session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let changes = Event {
            limit: &rules::CHANGES_PER_MEMBER,
            whose: actor.membership.to_string(),
            at: change.at,
        };
        if change.amendment.after.is_some() && actor.membership != membership.id {
            transaction = transaction.count(self, Label::Limit, &changes);
        }
        let [to_one, by_one] = invitations_of(change, actor, membership);
        if matches!(change.amendment.deed, Deed::Invited | Deed::InvitedAgain) {
            transaction = transaction.count(self, Label::Invitations, &to_one);
            transaction = transaction.count(self, Label::Sender, &by_one);
        }
        let author = Author::Person(actor.person.clone());
        let contents = Contents { particulars, ..Contents::of(author) };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        if let Some(begun) = begun {
            transaction = errands::beginning(transaction, self, Label::Stale, begun)?;
        }
        if change.amendment.before.is_none() {
            transaction = person_is_there(transaction, self, Label::Person, membership);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => MemberChange::Done,
            Committed::Refused(Label::Session, _) => MemberChange::SessionEnded,
            Committed::Refused(Label::Limit, row) => {
                MemberChange::Limited { retry_after: changes.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Invitations, row) => {
                MemberChange::Limited { retry_after: to_one.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Sender, row) => {
                MemberChange::Limited { retry_after: by_one.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Stale, _) => MemberChange::Stale,
            Committed::Refused(Label::Person, _) => MemberChange::PersonGone,
        })
    }

    /// Writes a place that a clerk opens, with its invitation, the clerk's act and the documents that it uses up.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn open_place_at_counter(
        &self,
        change: &PlaceChange<'_>,
        opening: &CounterOpening<'_>,
        (particulars, begun): (&Particulars, &NewErrand),
        with: (&Veil, &dyn Entropy),
    ) -> Result<CounterPlace, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Limit,
            Document,
            Stale,
            Person,
        }
        let Some(membership) = change.amendment.membership() else { return Ok(CounterPlace::Done) };
        let actor = opening.act.by;
        let openings = opening.act.counted(&rules::OPENINGS_PER_CLERK);
        let transaction =
            clerk_lives(Transaction::new(CHANGING), self, Label::Session, actor, change.at);
        let mut transaction = transaction.count(self, Label::Limit, &openings);
        let labels = (Label::Document, Label::Stale);
        transaction = by_counter(transaction, self, labels, opening, (&with.0.seal, with.1))?;
        if let Some(gone) = opening.replaced {
            let organisation = &change.members.people.organisation;
            transaction = going(transaction, self, Label::Stale, organisation, gone);
        }
        let contents = Contents {
            particulars: Some(particulars),
            counter: Some(opening),
            ..Contents::of(Author::from(actor))
        };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        transaction = errands::beginning(transaction, self, Label::Stale, begun)?;
        if change.amendment.before.is_none() {
            transaction = person_is_there(transaction, self, Label::Person, membership);
        }
        Ok(match transaction.commit(self).await? {
            Committed::Done => CounterPlace::Done,
            Committed::Refused(Label::Session, _) => CounterPlace::SessionEnded,
            Committed::Refused(Label::Limit, row) => {
                CounterPlace::Limited { retry_after: openings.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Document, _) => CounterPlace::DocumentUsed,
            Committed::Refused(Label::Stale, _) => CounterPlace::Stale,
            Committed::Refused(Label::Person, _) => CounterPlace::PersonGone,
        })
    }

    /// Writes a member's new password. Wrong present passwords before it are forgiven, unless they were too many.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_place_password(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        password: &PasswordHash,
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlacePasswordChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Failures,
            Stale,
        }
        let own = FailureName::own_of_place(&actor.membership);
        let failures = own.event(change.at);
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let transaction = transaction.delete(self, Label::Failures, failures.forgive());
        let transaction =
            self.failures_forgotten(transaction, Label::Stale, change, &actor.membership, with.0)?;
        let contents = Contents {
            password: Some(password),
            ..Contents::of(Author::Person(actor.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlacePasswordChange::Done,
            Committed::Refused(Label::Session, _) => PlacePasswordChange::SessionEnded,
            Committed::Refused(Label::Failures, row) => {
                PlacePasswordChange::LockedOut { retry_after: failures.wait(row.as_ref()) }
            }
            Committed::Refused(Label::Stale, _) => PlacePasswordChange::Stale,
        })
    }

    /// Writes the password that a reset sets, and ends the reset and every lock-out of the place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn reset_place_password(
        &self,
        change: &PlaceChange<'_>,
        member: &Membership,
        (password, finished): (&PasswordHash, &Finished<'_>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlacePasswordReset, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Stale,
            SmsCode,
        }
        let own = FailureName::own_of_place(&member.id);
        let forgotten = own.event(change.at).forget();
        let transaction = Transaction::new(CHANGING).delete(self, Label::Stale, forgotten);
        let transaction =
            self.failures_forgotten(transaction, Label::Stale, change, &member.id, with.0)?;
        let contents = Contents {
            password: Some(password),
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(member.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Stale, Label::SmsCode);
        let transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlacePasswordReset::Done,
            Committed::Refused(Label::Stale, _) => PlacePasswordReset::Stale,
            Committed::Refused(Label::SmsCode, _) => PlacePasswordReset::MobileNotVerified,
        })
    }

    /// Writes a member's new mobile, and ends the errand that changes it.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn change_place_mobile(
        &self,
        change: &PlaceChange<'_>,
        actor: &MemberActor,
        (particulars, finished): (&Particulars, &Finished<'_>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<PlaceMobileChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
            SmsCode,
        }
        let session = (&actor.person, &actor.session);
        let transaction = session_lives(Transaction::new(CHANGING), self, Label::Session, session);
        let contents = Contents {
            particulars: Some(particulars),
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(actor.person.clone()))
        };
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Stale, Label::SmsCode);
        let transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => PlaceMobileChange::Done,
            Committed::Refused(Label::Session, _) => PlaceMobileChange::SessionEnded,
            Committed::Refused(Label::Stale, _) => PlaceMobileChange::Stale,
            Committed::Refused(Label::SmsCode, _) => PlaceMobileChange::MobileNotVerified,
        })
    }

    /// Writes what the invited person answers. `session` is theirs, if they are signed in and do not come by the link.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn answer_invitation(
        &self,
        change: &PlaceChange<'_>,
        (person, session): (&PersonId, Option<&PersonActor>),
        finished: &Finished<'_>,
        (particulars, password): (Option<&Particulars>, Option<&PasswordHash>),
        with: (&Veil, &dyn Entropy),
    ) -> Result<InvitationChange, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
            Invitation,
            SmsCode,
        }
        let mut transaction = Transaction::new(CHANGING);
        if let Some(actor) = session {
            transaction = person_lives(transaction, self, Label::Session, actor);
        }
        let contents = Contents {
            particulars,
            password,
            finished: Some(finished.errand),
            ..Contents::of(Author::Person(person.clone()))
        };
        transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        let labels = (Label::Invitation, Label::SmsCode);
        transaction = ending(transaction, self, labels, finished, change.at);
        Ok(match transaction.commit(self).await? {
            Committed::Done => InvitationChange::Done,
            Committed::Refused(Label::Session, _) => InvitationChange::SessionEnded,
            Committed::Refused(Label::Stale, _) => InvitationChange::Stale,
            Committed::Refused(Label::Invitation, _) => InvitationChange::InvitationOver,
            Committed::Refused(Label::SmsCode, _) => InvitationChange::MobileNotVerified,
        })
    }

    /// Writes that a person disavows their place.
    ///
    /// # Errors
    ///
    /// [`Fault`].
    pub async fn disavow_place(
        &self,
        change: &PlaceChange<'_>,
        actor: &PersonActor,
        with: (&Veil, &dyn Entropy),
    ) -> Result<Disavowal, Fault> {
        #[derive(Clone, Copy)]
        enum Label {
            Session,
            Stale,
        }
        let transaction = person_lives(Transaction::new(CHANGING), self, Label::Session, actor);
        let contents = Contents::of(Author::Person(actor.person.clone()));
        let transaction = self.place_change(transaction, Label::Stale, change, &contents, with)?;
        Ok(match transaction.commit(self).await? {
            Committed::Done => Disavowal::Done,
            Committed::Refused(Label::Session, _) => Disavowal::SessionEnded,
            Committed::Refused(Label::Stale, _) => Disavowal::Stale,
        })
    }
}

/// What an invitation that a member sends, or sends again, is counted under: the organisation and whoever is invited, and
/// the member.
fn invitations_of(
    change: &PlaceChange<'_>,
    actor: &MemberActor,
    membership: &Membership,
) -> [Event<'static>; 2] {
    let (organisation, at) = (&change.members.people.organisation, change.at);
    let whose = format!("{organisation}#{}", membership.person);
    [
        Event { limit: &rules::INVITATIONS_PER_PLACE, whose, at },
        Event { limit: &rules::INVITATIONS_PER_SENDER, whose: actor.person.to_string(), at },
    ]
}
